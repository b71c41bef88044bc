"""The documentation of the rules, written from their files: ``docs/rules.md``."""

from collections.abc import Iterator
from typing import Final

from provenance.validation.intentions import Intention, intentions
from provenance.validation.rulebook import SEVERITIES, Case, Rule, rules

_HEAD: Final = """\
# The rules

`provenance check` and `provenance.check` hold records against these rules. Each has one file under
`vocab/rules/`, with its message, its reason, its SHACL twin and the records that must pass it and
fail it, and one predicate under `provenance/validation/rules/`. This page is written from those
files.

A **violation** means that the record is wrong, a **warning** that something in it is open or
doubtful, which may be the sources' doing and not yours. Warnings are worth keeping in sight: a
missing link is a finding. **Information** is what the record could tell and does not. The exit
status is 1 where a rule is violated.

Most rules look at facts, that is, at what is reported or verified. An inference may be bold, what
is disputed is open, and what is refuted is kept so that nobody repeats it.

Accounts may contradict one another, and none is overruled. So most rules look at one account by
itself; those that ask where a carrier is, what languages a text has, or when it was written look at
all accounts, and find a problem only where no account lets the record stand.

Some rules no record can break, since a record that did could not be read. They stand in the SHACL
shapes for graphs that others made, and have no predicate.

The shapes are `vocab/shapes.ttl`. All of them are SPARQL constraints, since most ask for paths and
dates that SHACL Core cannot compare: an engine has to know SHACL-SPARQL (pySHACL, rudof and
shacl-engine do, rdf-validate-shacl 0.6 does not). Those marked as parts of `rules:one-account` are
run on the graph of one account, with what was inferred from it, the meta graph and the agents;
those of `rules:whole-record` on the union of all graphs. Tests hold three engines together on every
case, Python, pySHACL and rudof, down to value, path and message.
"""
_LIST: Final = """\
## What became of the list

The rules began as a list of 41 that came with the design of the model. This is what became of each;
the rules with higher numbers were found missing.

| number | demanded | became | why |
| --- | --- | --- | --- |
"""


def rules_page() -> str:
    """Return the page on the rules, in Markdown."""
    table = "\n".join(_rows())
    sections = "\n".join(_section(rule) for rule in rules())
    became = "\n".join(map(_intention, intentions()))
    return f"{_HEAD}\n{table}\n\n{_LIST}{became}\n\n{sections}"


def _intention(one: Intention) -> str:
    became = f"{one.became} by {' and '.join(one.by)}" if one.by else one.became
    return f"| {one.id} | {one.demands} | {became} | {one.reason or ''} |"


def _rows() -> Iterator[str]:
    yield "| rule | demands | looks at | engines |"
    yield "| --- | --- | --- | --- |"
    for severity in SEVERITIES:
        for rule in rules():
            if rule.severity == severity:
                looks = f"each {rule.shacl.graphs}" if rule.shacl else "each record"
                demands = f"[{_spaced(rule)}](#{rule.id.lower()}-{rule.name}) ({severity})"
                yield f"| {rule.id} | {demands} | {looks} | {_engines(rule)} |"


def _engines(rule: Rule) -> str:
    if rule.shacl_only:
        return "SHACL"
    return "Python, SHACL" if rule.shacl else "Python"


def _section(rule: Rule) -> str:
    lines = [
        f"## {rule.id} {_spaced(rule)}",
        "",
        f"*{rule.severity.capitalize()}.* {rule.message.replace('{value}', '…')}",
        "",
        f"**What to do:** {rule.what_to_do}",
        "",
        f"**Why:** {rule.rationale}",
        "",
        f"**Source:** {rule.source}",
        "",
    ]
    if rule.python_only:
        lines += [f"**No SHACL twin:** {rule.python_only}", ""]
    if rule.shacl_only:
        lines += [f"**In SHACL alone:** {rule.shacl_only}", ""]
    return "\n".join([*lines, *map(_case, rule.cases), ""])


def _case(case: Case) -> str:
    return f"- {'fails' if case.finds else 'passes'}: {case.about}"


def _spaced(rule: Rule) -> str:
    return rule.name.replace("-", " ")
