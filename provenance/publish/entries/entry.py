"""An entry: what stands of a record in lists, on the pages of archives, in the index of search."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Completeness = Literal["whole", "gaps", "no-original", "lacking"]
"""How much of a chain is told: no link known to be missing; links missing; nothing told of where an
original lies; part of the document itself missing."""


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Who(_Plain):
    """An agent.

    Attributes:
        name: The name under which the record shows it.
        id: Its id where records share it.
    """

    name: str
    id: str | None = None


class Kept(_Plain):
    """What somebody keeps, or kept, of a record.

    Attributes:
        holder: Who; None where no source names them.
        what: Which carrier, in words.
        code: Its reference code, in words.
        fonds: The first level of that code, in words.
        former: Whether it is kept there no more.
        original: Whether it is the original.
        through_copy: Whether it is an original of which the chain passed on copies alone.
        status: How that is known.
    """

    holder: Who | None
    what: str
    code: str | None = None
    fonds: str | None = None
    former: bool = False
    original: bool = False
    through_copy: bool = False
    status: str = "reported"


class Passed(_Plain):
    """That a record, or a copy of it, passed from one to another; either may be unknown."""

    giver: Who | None = None
    taker: Who | None = None
    kind: str = "hand-over"
    inferred: bool = False


class Part(_Plain):
    """The parts that somebody took in a record's chain, as words of the vocabulary."""

    who: Who
    roles: tuple[str, ...]


class Entry(_Plain):
    """What lists say of a record.

    Attributes:
        id: Its id.
        title: Its title.
        kind: What kind of document it is.
        date: Its date in words.
        day: Its first possible day (ISO 8601); empty where none is known.
        languages: The languages of the text and of its translations (BCP 47).
        kept: Who keeps what of it.
        passed: Through whose hands it went, oldest first.
        parts: Who took which part in it.
        collection: The edition or the place from which its description is taken.
        published: The year of the first publication that is told of.
        steps: The number of steps of its chain.
        accounts: The number of its accounts.
        gaps: The number of its missing links.
        completeness: How much of its chain is told.
        terms: The terms of our vocabulary that its data use.
    """

    id: str
    title: str
    kind: str | None = None
    date: str = ""
    day: str = ""
    languages: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    passed: tuple[Passed, ...] = ()
    parts: tuple[Part, ...] = ()
    collection: str | None = None
    published: str = ""
    steps: int = 0
    accounts: int = 0
    gaps: int = 0
    completeness: tuple[Completeness, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """Its first possible year; empty where none is known."""
        return self.day[:4]

    @property
    def archives(self) -> tuple[Who, ...]:
        """Who keeps its original, or whatever of it is kept."""
        present = [one for one in self.kept if not one.former]
        originals = [one for one in present if one.original]
        return tuple(dict.fromkeys(one.holder for one in originals or present if one.holder))

    @property
    def conduits(self) -> tuple[Who, ...]:
        """Through whose hands it went on its way."""
        hands = [who for one in self.passed for who in (one.giver, one.taker) if who]
        own = self.archives
        return tuple(dict.fromkeys(one for one in hands if one not in own))

    def named(self, role: str) -> tuple[Who, ...]:
        """Return who took a part."""
        return tuple(one.who for one in self.parts if role in one.roles)
