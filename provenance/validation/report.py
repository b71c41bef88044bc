"""Reports of problems, record by record as they are found: for readers, and for programs."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from provenance.resources.frame import BARE, Frame
from provenance.validation.finding import Problem
from provenance.validation.rulebook import SEVERITIES, Severity, rules

Checked = tuple[str, Sequence[Problem]]
"""The id of a record, and its problems."""

Breach = tuple[str, Severity]
"""The rule that a record breaks, and how much that weighs."""


def breaches(found: Iterable[Problem]) -> tuple[Breach, ...]:
    """Return what is counted of problems."""
    return tuple((one.rule, one.severity) for one in found)


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
        self.severities = Counter[str]()

    def counted(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """Yield each record's id with its problems, as they come, and count them."""
        for record, found in checked:
            self.count(breaches(found))
            yield record, found

    def count(self, found: Sequence[Breach]) -> None:
        """Count a record in, and what was found of it."""
        self.records += 1
        self.faulty += bool(found)
        self.problems.update(rule for rule, _ in found)
        self.severities.update(severity for _, severity in found)

    def add(self, other: "Tally") -> None:
        """Count in what was counted elsewhere."""
        self.records += other.records
        self.unread += other.unread
        self.faulty += other.faulty
        self.problems.update(other.problems)
        self.severities.update(other.severities)

    def to_plain(self) -> dict[str, Any]:
        """Return what was counted as plain data."""
        return dict(vars(self))

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Tally":
        """Return the tally that `to_plain` told."""
        tally = cls()
        tally.records, tally.unread, tally.faulty = (
            plain[name] for name in ("records", "unread", "faulty")
        )
        tally.problems.update(plain["problems"])
        tally.severities.update(plain["severities"])
        return tally

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


@dataclass(frozen=True, slots=True)
class Form:
    """A form of reports: pieces, one for each record with problems, wherever they are made.

    Attributes:
        frame: What stands around and between the pieces.
        piece: The problems of a record to its piece; empty where there is nothing to say.
        summary: What was counted to what stands at the end.
        is_whole_only: Whether such a report cannot say that a record could not be read.
    """

    frame: Frame
    piece: Callable[[Checked], str]
    summary: Callable[[Tally], str]
    is_whole_only: bool = False

    def write(self, checked: Iterable[Checked], tally: Tally) -> Iterator[str]:
        """Yield a report piece by piece as the records come; none is kept.

        Args:
            checked: The records, as the tally counts them.
            tally: The tally.
        """
        yield from self.frame.around(piece for one in checked if (piece := self.piece(one)))
        yield self.summary(tally)


def _text(checked: Checked) -> str:
    record, found = checked
    lines = (line for one in found for line in _lines(one))
    return "".join((f"{record}\n", *lines)) if found else ""


def _text_summary(tally: Tally) -> str:
    unread = f", {tally.unread} not" if tally.unread else ""
    read = f"{_several(tally.records, 'record')} read{unread}, {tally.faulty} with problems\n"
    rows = (
        f"  {rule} {severity:<9} {number:>7}  {name}\n"
        for severity, rule, name, number in tally.by_rule()
    )
    return "".join((read, *rows, f"{_sum(tally)}\n"))


def _json(checked: Checked) -> str:
    plain = (one.model_dump(mode="json") for one in checked[1])
    return _BETWEEN.join(json.dumps(one, ensure_ascii=False) for one in plain)


def _json_summary(tally: Tally) -> str:
    rows = [
        {"rule": rule, "severity": severity, "name": name, "problems": number}
        for severity, rule, name, number in tally.by_rule()
    ]
    read = {"records": tally.records, "unread": tally.unread}
    summary = {**read, "with_problems": tally.faulty, "rules": rows}
    return f'],\n"summary": {json.dumps(summary, ensure_ascii=False)}}}\n'


_BETWEEN: Final = ",\n"
_OPENING: Final = '{"problems": ['

TEXT: Final = Form(BARE, _text, _text_summary)
"""For readers: the records with problems, then a summary."""

JSON: Final = Form(Frame(f"{_OPENING}\n", _BETWEEN, nothing=_OPENING), _json, _json_summary)
"""For programs: one JSON object with the problems and the summary."""


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
