"""An entry: what stands of a record in lists, on the pages of archives, in the index of search."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from provenance.model.notation import AgentKind

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
    """What somebody keeps, or kept, of a record; what is refuted is left out.

    Attributes:
        holder: Who; None where no source names them.
        thing: The id of the carrier.
        what: Which carrier, in words.
        code: Its reference code, in words.
        fonds: The first level of that code, in words.
        former: Whether it is kept there no more.
        original: Whether no account says that it was copied from another carrier.
        copies_left: Whether it is an original of which, as far as is told, copies alone left.
        status: How that is known.
        told_by: The ids of the accounts that say so.
    """

    holder: Who | None
    thing: str
    what: str
    code: str | None = None
    fonds: str | None = None
    former: bool = False
    original: bool = False
    copies_left: bool = False
    status: str = "reported"
    told_by: tuple[str, ...] = ()


class Passed(_Plain):
    """That a record, or a copy of it, passed from one to another; either may be unknown.

    Attributes:
        giver: Who gave it.
        taker: Who took it.
        kind: What happened, as a word of the vocabulary.
        inferred: Whether the act, or one of both, is inferred.
        original: Whether the original itself passed.
    """

    giver: Who | None = None
    taker: Who | None = None
    kind: str = "hand-over"
    inferred: bool = False
    original: bool = False


class Part(_Plain):
    """The parts that somebody took in a record's chain, as words of the vocabulary."""

    who: Who
    roles: tuple[str, ...]
    kind: AgentKind = "agent"


class Entry(_Plain):
    """What lists say of a record.

    Attributes:
        id: Its id.
        title: Its title.
        kind: What kind of document it is.
        date: Its date in words.
        day: A day by which it is sorted (ISO 8601): the first possible one, else the last; empty
            where neither is known.
        year: The one year in which it was written; empty where that is not told, or not exactly.
        languages: The languages of the text and of its translations (BCP 47).
        kept: Who keeps what of it.
        passed: Through whose hands it went, oldest first.
        parts: Who took which part in it.
        collection: The edition or the site from which its description is taken.
        edition: The edition that is told of; None where there is none.
        published: The year of the earliest dated publication that is told of.
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
    year: str = ""
    languages: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    passed: tuple[Passed, ...] = ()
    parts: tuple[Part, ...] = ()
    collection: str | None = None
    edition: str | None = None
    published: str = ""
    steps: int = 0
    accounts: int = 0
    gaps: int = 0
    completeness: tuple[Completeness, ...] = ()
    terms: tuple[str, ...] = ()

    @property
    def originals(self) -> tuple[Who, ...]:
        """Who keeps its original."""
        kept = (one for one in self.kept if one.original and not one.former)
        return tuple(dict.fromkeys(one.holder for one in kept if one.holder))

    @property
    def keepers(self) -> tuple[Who, ...]:
        """Who keeps, or kept, its original or a copy."""
        return tuple(dict.fromkeys(one.holder for one in self.kept if one.holder))

    @property
    def present_keepers(self) -> tuple[Who, ...]:
        """Who keeps its original or a copy now, as far as is told."""
        kept = (one for one in self.kept if not one.former)
        return tuple(dict.fromkeys(one.holder for one in kept if one.holder))

    @property
    def conduits(self) -> tuple[Who, ...]:
        """Through whose hands it went on its way from where the original lies.

        How the original itself came there is not a part of that way.
        """
        on_the_way = (one for one in self.passed if not one.original)
        hands = [who for one in on_the_way for who in (one.giver, one.taker) if who]
        own = self.originals
        return tuple(dict.fromkeys(one for one in hands if one not in own))

    def named(self, role: str) -> tuple[Who, ...]:
        """Return who took a part."""
        return tuple(one.who for one in self.parts if role in one.roles)
