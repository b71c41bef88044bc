"""One statement as a clause: the wordings that a manner has for it, filled in."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Final

from provenance.archives.names import resolve
from provenance.archives.table import repositories
from provenance.notes.citing import widths
from provenance.notes.levels import references, several
from provenance.notes.manners import Manner
from provenance.notes.stating import Stated

_GAP: Final = re.compile(r"\{(?P<role>\w+)\}")
_OPTION: Final = re.compile(r"\[(?P<words>[^\[\]]*)\]")
_COPY: Final = re.compile(r"copy\b", re.IGNORECASE)
_MOST: Final = 240
_NAMED: Final = ("holder", "agent", "giver", "recipient")


@dataclass(frozen=True, slots=True)
class Clause:
    """A wording filled in.

    ``own`` tells whether it begins with a word of the manner, whose capital may change; ``used``
    are the roles that it says.
    """

    text: str
    own: bool
    used: frozenset[str]


def clauses(fact: Stated, manner: Manner, glossed: Iterable[str] = ()) -> Iterator[Clause]:
    """Yield the wordings that fit a statement, those that say most of it first.

    Args:
        fact: The statement.
        manner: The manner.
        glossed: The names that are explained here.
    """
    roles = {role for role, _ in fact.rows}
    found = [
        clause
        for values in _values(fact, manner, frozenset(glossed))
        for template in _templates(fact, manner)
        if (clause := _filled(template, values, roles)) is not None
    ]
    found.sort(key=lambda clause: len(roles - clause.used))
    yield from islice(found, _MOST)


def gloss_of(name: str, manner: Manner) -> str | None:
    """Return what explains a name in this manner, or None; another of its names needs no gloss."""
    meant = resolve(name)
    shown = meant in manner.glosses and repositories()[meant].name == name
    return manner.glosses[meant] if meant and shown else None


def _templates(fact: Stated, manner: Manner) -> tuple[str, ...]:
    plain = manner.clauses.get(fact.event, ())
    if fact.copy:
        return (*manner.clauses.get(f"copy-{fact.event}", ()), *plain)
    return tuple(one for one in plain if not _COPY.match(one))


def _filled(template: str, values: Mapping[str, str], roles: set[str]) -> Clause | None:
    """Return a template with its gaps filled, or None where a role that it needs is absent."""
    used: set[str] = set()

    def option(found: re.Match[str]) -> str:
        words = found["words"]
        return words if all(m["role"] in values for m in _GAP.finditer(words)) else ""

    text = _OPTION.sub(option, template)
    needed = {found["role"] for found in _GAP.finditer(text)}
    if not needed <= values.keys() or not needed:
        return None
    for role in needed:
        used |= roles & set(widths()) if role == "reference" else {role}
    used |= {"affiliation"} if _with_affiliation(values, needed) else set()
    if not several(values.get("pages", "")):
        text = text.replace("pp. {pages}", "p. {pages}")
    filled = _GAP.sub(lambda found: values[found["role"]], text)
    return Clause(filled, not template.startswith(("{", "[")), frozenset(used))


def _with_affiliation(values: Mapping[str, str], needed: set[str]) -> bool:
    return any(f"{role}+" in values for role in needed)


def _values(fact: Stated, manner: Manner, glossed: frozenset[str]) -> Iterator[dict[str, str]]:
    """Yield what each role holds, for each way to print affiliations and references."""
    printed = list(islice(references(fact, manner), _MOST)) or [""]
    forms = manner.affiliated if fact.values("affiliation") else manner.affiliated[:1]
    for reference, affiliated in product(printed, forms):
        values = _people(fact, manner, affiliated, glossed)
        if reference:
            values["reference"] = reference
        yield values


def _people(
    fact: Stated, manner: Manner, affiliated: str, glossed: frozenset[str]
) -> dict[str, str]:
    """Return each role with its values in a row; an affiliation goes with the name before it."""
    members: dict[str, list[str]] = {}
    last = ""
    values: dict[str, str] = {}
    for role, value in fact.rows:
        if role == "affiliation" and last:
            name = members[last].pop()
            members[last].append(affiliated.format(name=name, affiliation=value))
            values[f"{last}+"] = ""
            continue
        gloss = gloss_of(value, manner) if role in _NAMED and value in glossed else None
        members.setdefault(role, []).append(f"{value} ({gloss})" if gloss else value)
        last = role
    values |= {role: manner.names.join(row) for role, row in members.items()}
    return values
