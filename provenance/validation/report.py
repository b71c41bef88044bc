"""Reports of problems: as text for readers, as JSON for programs; the exit status."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from provenance.validation.finding import Problem
from provenance.validation.rulebook import SEVERITIES


def as_text(problems: Sequence[Problem]) -> str:
    """Return a report for readers: record by record, then how many of each severity.

    Args:
        problems: The problems, those of a record side by side.
    """
    lines: list[str] = []
    for record, found in groupby(problems, key=lambda one: one.record):
        lines.append(record)
        lines += [line for one in found for line in _lines(one)]
    return "\n".join((*lines, _sum(problems)))


def as_json(problems: Iterable[Problem]) -> str:
    """Return a report for programs: a JSON array of objects, one per problem."""
    plain = [one.model_dump(mode="json") for one in problems]
    return json.dumps(plain, ensure_ascii=False, indent=2)


def exit_status(problems: Iterable[Problem]) -> int:
    """Return the exit status of a check: 1 where a rule is violated, else 0."""
    return int(any(one.severity == "violation" for one in problems))


def _lines(one: Problem) -> tuple[str, str, str]:
    return (
        f"  {one.claim}: {one.severity} ({one.rule})",
        f"    {one.message}",
        f"    {one.what_to_do}",
    )


def _sum(problems: Sequence[Problem]) -> str:
    counts = Counter(one.severity for one in problems)
    told = [f"{counts[s]} {s}{'s' * (counts[s] != 1)}" for s in SEVERITIES[:2] if counts[s]]
    if counts["info"]:
        told.append(f"{counts['info']} of information")
    return ", ".join(told) or "no problems"
