"""What an account says, taken apart: each thing said, by what it is about.

Two accounts speak of one act where merging makes them one step. Acts that merging leaves alone
(a search, a hand-over to nobody named) are one here where kind, things and parties are the same.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from provenance.model.account import Account, Split, Statement
from provenance.model.agent import Agent, Party
from provenance.model.alignment import aligned
from provenance.model.calling import code_words, thing_name
from provenance.model.chain import Telling
from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.model.event import Event, Holding
from provenance.model.merging import origins_of
from provenance.model.notation import Status
from provenance.model.reference_code import ReferenceCode
from provenance.model.thing import TEXT
from provenance.resources.lists import label

Topic = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An agent as the value of something said: what belongs to it says as much."""

    agent: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A reference code and whose it is: codes of different archives are compared by the table."""

    holder: str | None
    code: ReferenceCode


Meant = Named | Coded | ArchivalDate | str


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that one claim of one account says.

    Attributes:
        telling: The claim.
        topic: What it is about; sayings of one topic can be held against one another.
        about: The same in words.
        what: Which side of it.
        meant: What is said.
        words: The same in words.
        status: How it is known.
    """

    telling: Telling
    topic: Topic
    about: str
    what: str
    meant: Meant
    words: str
    status: Status

    @property
    def denied(self) -> bool:
        """Whether it is said that this was not so."""
        return self.status == "refuted"


def sayings(document: Document) -> Iterator[Saying]:
    """Yield all that the accounts of a document state or deny, in their order.

    Args:
        document: The document, each of its agents with one id.
    """
    around = _Around(document)
    for account in document.accounts:
        yield from _Teller(account, around).everything()


def _acts(
    document: Document, origins: dict[str, str]
) -> Iterator[tuple[tuple[str, str], Hashable]]:
    """Yield the act that each event tells of, by account and event."""
    told: Counter[Hashable] = Counter()
    for number, group in enumerate(aligned(document.accounts, origins)):
        act: Hashable = number
        if len(group) == 1:
            ((account, event),) = group
            likeness = _likeness(event, origins)
            told[account.id, likeness] += 1
            act = likeness, told[account.id, likeness]
        yield from (((account.id, event.id), act) for account, event in group)


def _likeness(event: Event, origins: dict[str, str]) -> Hashable:
    things = (*(use.thing for use in event.used), *event.moved, *event.made)
    parties = ((one.role, one.agent) for one in event.parties if one.status != "inferred")
    return (
        event.kind,
        frozenset(origins.get(thing, thing) for thing in things),
        frozenset(parties),
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    """A claim, and what all that it says has in common."""

    telling: Telling
    topic: Topic
    about: str
    status: Status

    def saying(
        self, side: str, what: str, meant: Meant, words: str, status: Status = "reported"
    ) -> Saying:
        """Return one thing that the claim says; what it denies is another topic."""
        known = self.status if self.status in ("refuted", "disputed") else status
        topic = (*self.topic, side, known == "refuted")
        return Saying(self.telling, topic, self.about, what, meant, words, known)

    def date(self, what: str, date: ArchivalDate | None) -> Iterator[Saying]:
        """Yield a date; that none is stated says nothing."""
        if date is not None and not date.absent:
            yield self.saying(what, what, date, str(date))

    def within(self, agent: str | None) -> "_Claim":
        """Return the claim as far as it speaks of one agent."""
        return replace(self, topic=(*self.topic, agent))


_C = TypeVar("_C", Event, Holding, Split, Statement)


def _stated(claims: Iterable[_C]) -> Iterator[_C]:
    return (one for one in claims if one.status != "inferred")


class _Around:
    """What the accounts of a document have in common: names, agents, and who tells of which act."""

    def __init__(self, document: Document) -> None:
        things = [one.id for one in document.derived] + [one.id for one in document.instantiations]
        self.origins = origins_of(document.accounts)
        self.acts = dict(_acts(document, self.origins))
        self.agents = {agent.id: agent for agent in document.agents}
        self.things = {thing: thing_name(document, thing) for thing in (TEXT, *things)}

    def agent(self, identifier: str | None) -> Agent | None:
        """Return an agent by its id, or None."""
        return self.agents.get(identifier) if identifier else None


@dataclass(frozen=True, slots=True)
class _Teller:
    """One account, and what is needed to say what it says."""

    account: Account
    around: _Around

    def everything(self) -> Iterator[Saying]:
        """Yield all that the account states or denies."""
        account = self.account
        for event in _stated(account.events):
            yield from self._event(event)
        for holding in _stated(account.holdings):
            if holding.holder.status != "inferred":
                yield from self._holding(holding)
        yield from map(self._split, _stated(account.splits))
        yield from map(self._statement, _stated(account.statements))

    def _split(self, split: Split) -> Saying:
        parts = ", ".join(sorted(self._thing(one) for one in split.into)) or "nothing"
        about = self._thing(split.thing)
        claim = self._claim(split.id, ("split", split.thing), about, split.status)
        return claim.saying("", "several, not one", parts, parts)

    def _claim(self, claim: str, topic: Topic, about: str, status: Status) -> "_Claim":
        return _Claim(Telling(account=self.account.id, claim=claim), topic, about, status)

    def _thing(self, thing: str) -> str:
        return self.around.things[thing]

    def _event(self, event: Event) -> Iterator[Saying]:
        about = self._act(event)
        topic = ("act", self.around.acts[self.account.id, event.id])
        claim = self._claim(event.id, topic, about, event.status)
        yield claim.saying("", "event", "told", "told")
        for party in event.parties:
            yield from self._party(claim, party)
        for use in event.used:
            if use.status != "inferred" and use.thing != TEXT:
                name = self._thing(use.thing)
                yield claim.saying("used", "worked on", use.thing, name, use.status)
        yield from self._circumstances(claim, event)

    def _act(self, event: Event) -> str:
        """Return an act in words: what was done to what, and who received it."""
        used = tuple(use.thing for use in event.used if use.status != "inferred")
        things = dict.fromkeys(event.moved or used or event.made)
        takers = (
            self.around.agent(party.agent)
            for party in event.parties
            if party.role == "recipient" and party.status != "inferred"
        )
        of = ", ".join(self._thing(one) for one in things)
        to = ", ".join(agent.name for agent in takers if agent)
        kind = label("event-kinds", event.kind)
        return f"{kind}{f' of {of}' if of else ''}{f' to {to}' if to else ''}"

    def _circumstances(self, claim: "_Claim", event: Event) -> Iterator[Saying]:
        if event.continuity and event.continuity != "unknown":
            words = label("continuities", event.continuity)
            yield claim.saying("item", "item", words, words)
        yield from claim.date("date", event.date)
        if event.place:
            yield claim.saying("place", "place", event.place, event.place)
        for detail in event.details:
            name = label("particulars", detail.kind)
            yield claim.saying(detail.kind, name, detail.value, detail.value)

    def _party(self, claim: "_Claim", party: Party) -> Iterator[Saying]:
        agent = self.around.agent(party.agent)
        if agent is None or party.status == "inferred":
            return
        role = label("roles", party.role)
        yield claim.saying(party.role, role, Named(agent.id), agent.name, party.status)
        if party.affiliation:
            side, what = f"{party.role} {agent.id}", f"affiliation of {agent.name}"
            yield claim.saying(side, what, party.affiliation, party.affiliation, party.status)

    def _holding(self, holding: Holding) -> Iterator[Saying]:
        item = self.around.origins.get(holding.instantiation, holding.instantiation)
        about = self._thing(holding.instantiation)
        claim = self._claim(holding.id, ("held", item), about, holding.status)
        yield from self._party(claim, holding.holder)
        of = claim.within(holding.holder.agent)
        if holding.state == "former":
            yield of.saying("state", "state", "former", "formerly")
        if holding.place:
            yield of.saying("place", "place", holding.place, holding.place)
        if holding.reference:
            coded = Coded(holding.holder.agent, holding.reference)
            yield claim.saying("code", "reference code", coded, code_words(holding.reference))
        if holding.access:
            words = holding.access.printed or label("access-kinds", holding.access.kind)
            yield of.saying("access", "access", words, words)
        yield from of.date("seen", holding.seen)

    def _statement(self, one: Statement) -> Saying:
        topic, about = ("said", one.about), self._thing(one.about)
        claim = self._claim(one.id, topic, about, one.status)
        agent = self.around.agent(one.agent)
        meant: Meant = Named(agent.id) if agent else one.date or one.value
        return claim.saying(one.property, label("properties", one.property), meant, one.value)
