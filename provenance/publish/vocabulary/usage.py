"""Where a term of the vocabulary is used: in which records of a site, in which rules."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from provenance.rdf.namespaces import COC
from provenance.rdf.term import Quad
from provenance.validation.rulebook import rules

_OURS: Final = f"<{COC.iri}"
_NAMED: Final = re.compile(r"\bcoc:([A-Za-z][A-Za-z0-9_-]*)")


@dataclass(frozen=True, slots=True)
class Usage:
    """In how many records each term stands, and in which of them first.

    Attributes:
        records: The number of all records.
        count: The number of records by the term's fragment.
        first: The id of the first such record.
    """

    records: int
    count: Mapping[str, int]
    first: Mapping[str, str]


def usage(used: Iterable[tuple[str, Iterable[str]]]) -> Usage:
    """Return where the terms are used.

    Args:
        used: The id of each record of the site, and the terms that it uses.
    """
    records, count, first = 0, Counter[str](), dict[str, str]()
    for identifier, names in used:
        records += 1
        count.update(names)
        first = dict.fromkeys(names, identifier) | first
    return Usage(records, count, first)


def terms_used(quads: Iterable[Quad]) -> set[str]:
    """Return the fragments of the terms of our vocabulary that quads use."""
    return {name for quad in quads for name in _names(quad[1:3])}


@cache
def rules_by_term() -> dict[str, tuple[str, ...]]:
    """Return the numbers of the rules whose shapes name each term."""
    found: dict[str, list[str]] = {}
    for rule in rules():
        if rule.shacl:
            text = " ".join((*rule.shacl.targets, rule.shacl.select, rule.shacl.path or ""))
            for name in dict.fromkeys(_NAMED.findall(text)):
                found.setdefault(name, []).append(rule.id)
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


def _names(terms: Iterable[str]) -> list[str]:
    return [one[len(_OURS) : -1] for one in terms if one.startswith(_OURS)]
