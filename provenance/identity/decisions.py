"""The file in which a person decides what is proposed; what was decided is never overwritten."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, Self

from pydantic import model_validator

from provenance.identity.matching import Proposal, Relation
from provenance.model.base import Slug, Text, Value
from provenance.model.date import ArchivalDate
from provenance.records.values import read_value, write_value


class Decision(Value):
    """What is proposed of two records, and what a person made of it.

    Attributes:
        one: Id of one record.
        other: Id of the other.
        relation: ``same`` or ``close``; the person may change it.
        decision: ``open`` until somebody decides.
        by: Who decided.
        date: When (EDTF).
        reason: Why, in the person's words.
        score: How likely it was when it was proposed, as it was printed.
        clues: What spoke for it and against it then, each with its weight.
        rivals: Ids of records of which one may be the match instead.
    """

    one: Slug
    other: Slug
    relation: Relation
    decision: Literal["open", "accepted", "rejected"] = "open"
    by: Text | None = None
    date: ArchivalDate | None = None
    reason: Text | None = None
    score: Text | None = None
    clues: tuple[Text, ...] = ()
    rivals: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _somebody_decides(self) -> Self:
        if self.decision != "open" and self.by is None:
            raise ValueError("a decision needs a person: give by")
        if self.one == self.other:
            raise ValueError("a record is not matched with itself")
        return self

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in the order of the alphabet."""
        first, second = sorted((self.one, self.other))
        return first, second


class Decisions(Value):
    """A file of decisions."""

    decisions: tuple[Decision, ...] = ()

    @model_validator(mode="after")
    def _each_pair_once(self) -> Self:
        times = Counter(one.pair for one in self.decisions)
        twice = min((pair for pair in times if times[pair] > 1), default=None)
        if twice:
            raise ValueError(f"{' and '.join(twice)} are decided twice")
        return self

    @property
    def accepted(self) -> tuple[Decision, ...]:
        """Those that a person accepted."""
        return tuple(one for one in self.decisions if one.decision == "accepted")

    def renewed(self, proposals: Iterable[Proposal]) -> "Decisions":
        """Return the file with new proposals: what was decided stays, what is open is renewed.

        An open proposal that is made no more falls away.
        """
        decided = {one.pair: one for one in self.decisions if one.decision != "open"}
        new = (_open(proposal) for proposal in proposals)
        merged = decided | {one.pair: one for one in new if one.pair not in decided}
        return Decisions(decisions=tuple(merged[pair] for pair in sorted(merged)))


def read_decisions(path: str | Path) -> Decisions:
    """Read a file of decisions; one that does not exist yet holds none.

    Raises:
        DataSyntaxError: It is not YAML.
        RecordInvalid: It breaks the form; every fault with file, line and field.
    """
    return read_value(path, Decisions) if Path(path).exists() else Decisions()


def write_decisions(decisions: Decisions, path: str | Path) -> None:
    """Write a file of decisions, whole or not at all.

    Raises:
        PublishError: It could not be written.
    """
    write_value(decisions, path)


def _open(proposal: Proposal) -> Decision:
    return Decision(
        one=proposal.one,
        other=proposal.other,
        relation=proposal.relation,
        score=f"{proposal.score:.2f}",
        clues=tuple(f"{clue.bits:+.1f} {clue.text}" for clue in proposal.clues),
        rivals=proposal.rivals,
    )
