"""Checking records by the rules, in Python: every problem at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from provenance.model.document import Document
from provenance.model.record import Record
from provenance.validation import rules as package
from provenance.validation.finding import Finding, Problem, problem
from provenance.validation.rulebook import SEVERITIES, rules

__all__ = ["Predicate", "Problem", "check", "predicates"]

Predicate = Callable[[Document], Iterator[Finding]]
"""A rule in Python: it yields every claim of a record that breaks it."""


def check(records: Record | Iterable[Record]) -> tuple[Problem, ...]:
    """Return every problem of a record, or of several.

    Args:
        records: A record, or records.

    Returns:
        The problems, record by record, the heaviest first, then by rule.
    """
    chosen = (records,) if isinstance(records, Document) else records
    return tuple(one for record in chosen for one in _problems(record))


@cache
def predicates() -> Mapping[str, Predicate]:
    """Return the predicate of each rule: ``problems`` in the module that is named like it."""
    names = (module.name for module in iter_modules(package.__path__))
    return {name.upper(): import_module(f"{package.__name__}.{name}").problems for name in names}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems of one record, the heaviest first, then by rule and claim."""
    return sorted(problems, key=lambda one: (SEVERITIES.index(one.severity), one.rule, one.claim))


def _problems(record: Document) -> list[Problem]:
    find = predicates()
    return in_order(
        problem(rule, record.id, finding)
        for rule in rules()
        if not rule.shacl_only
        for finding in dict.fromkeys(find[rule.id](record))
    )
