"""What an account claims, claim by claim, in the words of a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from provenance.model.account import Account, Split, Statement
from provenance.model.agent import Party
from provenance.model.calling import code_words, thing_name
from provenance.model.document import Document
from provenance.model.event import Event, Holding
from provenance.model.evidence import Evidence
from provenance.model.notation import Status
from provenance.model.thing import TEXT
from provenance.resources.lists import label
from provenance.resources.web import is_on_the_web


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a claim says: its label, its words, how it is known, and why."""

    label: str
    words: str
    mood: str = "reported"
    reason: str | None = None

    @property
    def struck(self) -> bool:
        """Whether it no longer stands."""
        return self.mood in ("superseded", "refuted")

    @property
    def url(self) -> str | None:
        """Its words, where they are an address that may be a link."""
        return self.words if is_on_the_web(self.words) else None

    @property
    def tag(self) -> str | None:
        """How it is known, where it is not simply reported."""
        return None if self.mood in ("reported", "unnamed") else self.mood


Grouped = tuple[tuple[str, tuple[Said, ...]], ...]
"""What is said, by label: several givers stand under one label."""


def grouped(said: Iterable[Said]) -> Grouped:
    """Return what is said by label, in the order in which the labels first occur."""
    groups: dict[str, list[Said]] = {}
    for one in said:
        groups.setdefault(one.label, []).append(one)
    return tuple((name, tuple(group)) for name, group in groups.items())


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of an account.

    Attributes:
        id: Its id in the account.
        number: Its number among the account's claims.
        title: What it claims to have happened, or to be.
        status: How it is known, as a word of the vocabulary.
        known: The same as a word for readers.
        said: What it says, by label.
        reason: Why it is inferred, disputed or refuted.
        spans: Where its own words stand in the account's text, as far as that is kept.
        quotes: The words that support it.
        locators: The places where they may be read, where they are not the account's own address.
    """

    id: str
    number: int
    title: str
    status: Status
    known: str
    said: Grouped
    reason: str | None
    spans: tuple[tuple[int, int], ...] = ()
    quotes: tuple[str, ...] = ()
    locators: tuple[Said, ...] = ()


def claims(document: Document, account: Account) -> tuple[Claim, ...]:
    """Return the claims of an account: events, holdings, splits, statements, in this order."""
    everything: tuple[Event | Holding | Split | Statement, ...] = (
        *account.events,
        *account.holdings,
        *account.splits,
        *account.statements,
    )
    return tuple(_claim(document, account, one, n) for n, one in enumerate(everything, 1))


def party_words(document: Document, party: Party) -> Said:
    """Return what a party of a claim says."""
    agent = document.agent(party.agent)
    name = agent.name if agent else party.printed or "someone not named"
    words = f"{name}, {party.affiliation}" if party.affiliation else name
    mood = party.status if party.agent else "unnamed"
    return Said(label("roles", party.role), words, mood, party.reason)


def _thing(document: Document, thing: str) -> str:
    """What to call a thing; of two editions, or translations, which one."""
    kinds = {one.id: one.kind for one in document.derived}
    alike = [one for one, kind in kinds.items() if kind == kinds.get(thing)]
    name = thing_name(document, thing)
    return f"{name} ({thing.replace('-', ' ')})" if len(alike) > 1 else name


def _claim(
    document: Document, account: Account, one: Event | Holding | Split | Statement, number: int
) -> Claim:
    title, said = _told(document, one)
    evidence = () if isinstance(one, Split) else _evidence(one)
    length = len(account.text or "")
    places = [
        (e.start, e.end)
        for e in evidence
        if e.start is not None and e.end is not None and e.end <= length
    ]
    return Claim(
        id=one.id,
        number=number,
        title=title,
        status=one.status,
        known=label("statuses", one.status),
        said=grouped(said),
        reason=one.reason,
        spans=tuple(dict.fromkeys(places)),
        quotes=tuple(dict.fromkeys(e.quote for e in evidence if e.quote)),
        locators=_elsewhere(evidence, account),
    )


def _elsewhere(evidence: Iterable[Evidence], account: Account) -> tuple[Said, ...]:
    """The places of a claim's words; that of the whole account stands once, above its claims."""
    told = dict.fromkeys(one.locator for one in evidence if one.locator)
    return tuple(Said("place", place) for place in told if place != account.source.url)


def _evidence(one: Event | Holding | Statement) -> tuple[Evidence, ...]:
    """The words of a claim itself, or, where it has none, those of its parties."""
    if one.evidence or isinstance(one, Statement):
        return one.evidence
    parties = (one.holder,) if isinstance(one, Holding) else one.parties
    return tuple(evidence for party in parties for evidence in party.evidence)


def _told(
    document: Document, one: Event | Holding | Split | Statement
) -> tuple[str, Iterator[Said]]:
    match one:
        case Event():
            return label("event-kinds", one.kind), _event(document, one)
        case Holding():
            return "holding", _holding(document, one)
        case Split():
            return "several, not one", _split(document, one)
    return label("properties", one.property), _statement(document, one)


def besides_parties(document: Document, event: Event) -> Iterator[Said]:
    """Yield what an event says besides its parties: things, date, place, particulars."""
    for use in event.used:
        yield Said("of", _thing(document, use.thing), use.status, use.reason)
    yield from _things(document, "made", event.made)
    yield from _things(document, "passed on", event.moved)
    if event.continuity == "unknown":
        yield Said("item", "the same item or a further copy: not stated", "unnamed")
    elif event.continuity:
        yield Said("item", label("continuities", event.continuity))
    if event.date:
        yield Said("date", str(event.date))
    if event.place:
        yield Said("place", event.place)
    for detail in event.details:
        yield Said(label("particulars", detail.kind), detail.value)


def _event(document: Document, event: Event) -> Iterator[Said]:
    for party in event.parties:
        yield party_words(document, party)
    yield from besides_parties(document, event)


def _things(document: Document, name: str, things: Iterable[str]) -> Iterator[Said]:
    words = ", ".join(_thing(document, thing) for thing in things)
    if words:
        yield Said(name, words)


def _holding(document: Document, holding: Holding) -> Iterator[Said]:
    yield party_words(document, holding.holder)
    yield Said("what", _thing(document, holding.instantiation))
    if holding.state == "former":
        yield Said("state", "formerly")
    if holding.place:
        yield Said("place", holding.place)
    if holding.reference:
        yield Said("reference", code_words(holding.reference))
    if holding.access:
        words = holding.access.printed or label("access-kinds", holding.access.kind)
        yield Said("access", words)
    if holding.seen:
        yield Said("seen there", str(holding.seen))


def _split(document: Document, split: Split) -> Iterator[Said]:
    yield Said("what others call", _thing(document, split.thing))
    yield from _things(document, "is here", split.into)


def _statement(document: Document, statement: Statement) -> Iterator[Said]:
    if statement.about != TEXT:
        yield Said("of", _thing(document, statement.about))
    yield Said("says", statement.value)
