"""Reports of problems, record by record as they are found: for readers, and for programs."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from provenance.validation.finding import Problem
from provenance.validation.rulebook import SEVERITIES, Severity, rules

Checked = tuple[str, Sequence[Problem]]
"""The id of a record, and its problems."""


class Tally:
    """How many records were read, and what was found in them; it counts as they pass.

    Attributes:
        records: How many records were read.
        unread: How many could not be read; who reads them counts them.
        faulty: How many of those read have a problem.
        problems: How many problems there are, by rule.
        severities: How many there are, by severity.
    """

    def __init__(self) -> None:
        self.records = self.unread = self.faulty = 0
        self.problems = Counter[str]()
        self.severities = Counter[Severity]()

    def counted(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """Yield each record's id with its problems, as they come, and count them."""
        for record, found in checked:
            self.records += 1
            self.faulty += bool(found)
            self.problems.update(one.rule for one in found)
            self.severities.update(one.severity for one in found)
            yield record, found

    @property
    def exit_status(self) -> int:
        """The exit status of a check: 2 where one cannot be read, 1 where a rule is violated."""
        return 2 if self.unread else int(self.severities["violation"] > 0)

    def by_rule(self) -> Iterator[tuple[Severity, str, str, int]]:
        """Yield severity, rule, its name and its number of problems, the heaviest first."""
        for severity in SEVERITIES:
            for rule in rules():
                if rule.severity == severity and self.problems[rule.id]:
                    yield severity, rule.id, rule.name.replace("-", " "), self.problems[rule.id]


def as_text(checked: Iterable[Checked], tally: Tally) -> Iterator[str]:
    """Yield a report for readers, line by line: the records with problems, then a summary.

    Args:
        checked: The records, as the tally counts them.
        tally: The tally.
    """
    for record, found in checked:
        if found:
            yield f"{record}\n"
            yield from (line for one in found for line in _lines(one))
    unread = f", {tally.unread} not" if tally.unread else ""
    yield f"{_several(tally.records, 'record')} read{unread}, {tally.faulty} with problems\n"
    for severity, rule, name, number in tally.by_rule():
        yield f"  {rule} {severity:<9} {number:>7}  {name}\n"
    yield f"{_sum(tally)}\n"


def as_json(checked: Iterable[Checked], tally: Tally) -> Iterator[str]:
    """Yield a report for programs: one JSON object with the problems and the summary.

    Args:
        checked: The records, as the tally counts them.
        tally: The tally.
    """
    yield '{"problems": ['
    comma = "\n"
    for _, found in checked:
        for one in found:
            yield f"{comma}{json.dumps(one.model_dump(mode='json'), ensure_ascii=False)}"
            comma = ",\n"
    rows = [
        {"rule": rule, "severity": severity, "name": name, "problems": number}
        for severity, rule, name, number in tally.by_rule()
    ]
    read = {"records": tally.records, "unread": tally.unread}
    summary = {**read, "with_problems": tally.faulty, "rules": rows}
    yield f'],\n"summary": {json.dumps(summary, ensure_ascii=False)}}}\n'


def _lines(one: Problem) -> tuple[str, str, str]:
    return (
        f"  {one.claim}: {one.severity} ({one.rule})\n",
        f"    {one.message}\n",
        f"    {one.what_to_do}\n",
    )


def _sum(tally: Tally) -> str:
    counts = tally.severities
    told = [_several(counts[one], one) for one in SEVERITIES[:2] if counts[one]]
    if counts["info"]:
        told.append(f"{counts['info']} of information")
    if tally.unread:
        told.append(f"{tally.unread} that could not be read")
    return ", ".join(told) or "no problems"


def _several(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"
