"""A report of problems as a SHACL validation report, for whoever reads those; no blank nodes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from provenance.rdf.iri import DEFAULT_BASE, require_base
from provenance.rdf.term import literal, tagged
from provenance.resources.frame import Frame
from provenance.validation.finding import Problem
from provenance.validation.places import iri_of
from provenance.validation.report import Checked, Form, Tally
from provenance.validation.rulebook import RULES, Rule, expanded, rules

_SH: Final = "http://www.w3.org/ns/shacl#"
_HEAD: Final = f"@prefix rules: <{RULES}> .\n@prefix sh: <{_SH}> .\n"


def shacl(base: str = DEFAULT_BASE) -> Form:
    """Return the form of SHACL validation reports in Turtle.

    A result is what a SHACL engine says of the published shapes, and is named after the node at
    fault. Rules that have no shape are reported as constraints of their own kind.

    Args:
        base: The IRI under which records live; ends in a slash. The report is
            ``validation-report`` there.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    report = f"<{require_base(base)}validation-report>"

    def results(checked: Checked) -> str:
        return "".join(_results(checked[1], report, base))

    def summary(tally: Tally) -> str:
        conforms = str(not tally.faulty).lower()
        return f"\n{report} a sh:ValidationReport ;\n    sh:conforms {conforms} .\n"

    return Form(Frame(_HEAD), results, summary, is_whole_only=True)


def _results(found: Iterable[Problem], report: str, base: str) -> Iterator[str]:
    seen = Counter[str]()
    for one in found:
        focus = iri_of(one.record, one.claim, base)
        name = f"{focus}.problem-{one.rule.lower()}"
        seen[name] += 1
        yield f"\n{report} sh:result <{name}-{seen[name]}> .\n"
        yield f"<{name}-{seen[name]}> a sh:ValidationResult ;\n"
        yield " ;\n".join(f"    {p} {o}" for p, o in _said(one, f"<{focus}>")) + " .\n"


def _said(one: Problem, focus: str) -> Iterator[tuple[str, str]]:
    twin = _known()[one.rule].shacl
    yield "sh:focusNode", focus
    if twin and twin.path:
        yield "sh:resultPath", f"<{expanded(twin.path)}>"
    yield "sh:value", literal(one.value) if one.value else focus
    yield "sh:resultSeverity", f"sh:{one.severity.capitalize()}"
    yield "sh:resultMessage", tagged(f"{one.message} {one.what_to_do}", "en")
    yield "sh:sourceShape", f"rules:{one.rule}"
    if twin:
        yield "sh:sourceConstraint", f"rules:{one.rule}-query"
    component = "sh:SPARQLConstraintComponent" if twin else "rules:PythonConstraintComponent"
    yield "sh:sourceConstraintComponent", component


@cache
def _known() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in rules()}
