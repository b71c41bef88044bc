"""What an account states, as the facts of a note: the inverse of `provenance.notes.account`.

What is inferred states nothing. An unnamed copyist and the hand-over of the copy are one fact
again: "copy obtained by NHK".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from provenance.model.account import Account
from provenance.model.agent import Agent, Party
from provenance.model.date import ArchivalDate
from provenance.model.event import Event, Holding
from provenance.model.evidence import Evidence
from provenance.model.status import is_stated
from provenance.notes.custody_events import COPY_MADE
from provenance.notes.parse import read_note
from provenance.notes.text_events import SHAPES, is_no_mark

Row = tuple[str, str]
_ROLES: Final[dict[str, str]] = {
    "mark": "value",
    "volume": "number",
    "document-number": "number",
}
"""The role of a fact that states a detail, where it is not called alike."""

_LATE: Final = 10**9
_NO_WORDS: Final = "a source note has no words for it"


class Stated(NamedTuple):
    """One event of the fact table as an account states it.

    Attributes:
        event: Its kind, a word of the fact table.
        rows: Role and value of each fact, in order.
        claim: The id of the claim in the account.
        copy: Whether it is a copy that is spoken of.
        code: The reference code as printed, where that is kept.
    """

    event: str
    rows: tuple[Row, ...]
    claim: str
    copy: bool = False
    code: str | None = None

    def values(self, role: str) -> tuple[str, ...]:
        """Return the values of a role."""
        return tuple(value for name, value in self.rows if name == role)


def stated(account: Account, agents: Sequence[Agent] = ()) -> tuple[Stated, ...]:
    """Return what an account states, in the order of its words where it keeps their places.

    Args:
        account: The account.
        agents: The agents that it names, for names that it does not print.
    """
    return tuple(fact for _, fact in sorted(_placed(_Teller(account, agents)), key=lambda p: p[0]))


def unstated(account: Account) -> tuple[Event, ...]:
    """Return the events that an account states and no note has a fact for: a search, a gap."""
    known = {"copying", "hand-over", "accession", *(shape.kind for shape in SHAPES.values())}
    return tuple(e for e in account.events if is_stated(e.status) and e.kind not in known)


class _Teller:
    """An account with what its claims need to be told: names, copies, carriers."""

    def __init__(self, account: Account, agents: Sequence[Agent]) -> None:
        self.account = account
        self.names: Mapping[str, str] = {agent.id: agent.name for agent in agents}
        copyings = [e for e in account.events if e.kind == "copying"]
        self.copies = {made for e in copyings for made in e.made}
        self.told_copies = {made for e in copyings if is_stated(e.status) for made in e.made}
        known = {event.id: event for event in account.events}
        self.obtained = {e.after[0]: e for e in account.events if _obtains(known, e)}
        self.told_before = {event.id for event in self.obtained.values()}
        self.carriers = [one for one in account.statements if one.property == "carrier"]

    def name(self, party: Party) -> str | None:
        """Return how a party is called, if a source says who it was."""
        if not is_stated(party.status):
            return None
        return party.printed or self.names.get(party.agent or "")

    def rows(self, event: Event, roles: Mapping[str, str]) -> Iterator[Row]:
        """Yield the parties of an event under the roles of the fact table, and affiliations."""
        for party in event.parties:
            name = self.name(party)
            if party.role in roles and name:
                yield roles[party.role], name
            if party.role in roles and party.affiliation:
                yield "affiliation", party.affiliation


def _placed(teller: _Teller) -> Iterator[tuple[tuple[int, int], Stated]]:
    """Yield the facts with their places: of the words, else of the telling, originals first."""
    events = teller.account.events
    order = {event.id: index for index, event in enumerate(events)}
    for event in events:
        fact = _of_event(teller, event)
        if fact is not None and fact.rows:
            yield (_start(event.evidence), order[event.id] * 2 + 1), fact
    for holding in teller.account.holdings:
        moves = (order[e.id] for e in events if holding.instantiation in (*e.moved, *e.made))
        fact = _of_holding(teller, holding)
        if fact.rows and is_stated(holding.status):
            yield (_start(holding.evidence), max(moves, default=-1) * 2 + 2), fact


def _start(evidence: Sequence[Evidence]) -> int:
    places = [one.start for one in evidence if one.start is not None]
    return min(places, default=_LATE)


def _of_holding(teller: _Teller, holding: Holding) -> Stated:
    holder = teller.name(holding.holder)
    rows = [("holder", holder)] if holder else []
    if holder and holding.holder.abbreviation:
        rows.append(("abbreviation", holding.holder.abbreviation))
    rows += [("place", holding.place)] if holding.place else []
    levels = holding.reference.levels if holding.reference else ()
    rows += [(part.level, part.value) for part in levels]
    rows += [("carrier", value) for value in _carriers(teller, holding)]
    is_copy = holding.instantiation in teller.copies
    printed = holding.reference.printed if holding.reference else None
    return Stated("holding", tuple(rows), holding.id, is_copy, printed)


def _carriers(teller: _Teller, holding: Holding) -> Iterator[str]:
    """Yield the forms that a holding states: in its words, or of its item where none are kept."""
    own = {d.value for e in teller.account.events for d in e.details if d.kind == "carrier"}
    first = next(h for h in teller.account.holdings if h.instantiation == holding.instantiation)
    start, end = _start(holding.evidence), max((e.end or 0 for e in holding.evidence), default=0)
    for one in teller.carriers:
        place = _start(one.evidence)
        if place < _LATE:
            here = start <= place < end
        else:
            here = first is holding and one.about == holding.instantiation and one.value not in own
        if here and is_stated(one.status):
            yield one.value


def _of_event(teller: _Teller, event: Event) -> Stated | None:
    if event.kind == "copying":
        return _of_copying(teller, event)
    if not (is_stated(event.status) or _says_no_mark(event)):
        return None
    if event.is_hand_over:
        return None if event.id in teller.told_before else _of_transfer(teller, event)
    for name, shape in SHAPES.items():
        if shape.kind == event.kind:
            roles = {str(role): word for word, role in shape.roles.items()}
            return Stated(name, (*teller.rows(event, roles), *_rest(event)), event.id)
    return None


def _says_no_mark(event: Event) -> bool:
    """Tell whether a note says itself that the paper bears no mark, which it states in words."""
    marks = [one.value for one in event.details if one.kind == "mark"]
    return event.status == "refuted" and bool(marks) and all(map(is_no_mark, marks))


def _of_copying(teller: _Teller, event: Event) -> Stated | None:
    """Return a copying that is stated: one that somebody made, or of which somebody received it."""
    taking = teller.obtained.get(event.id)
    if taking is not None:
        rows = tuple(teller.rows(taking, {"recipient": "agent"}))
        return Stated("copying", (*rows, *_rest(event), *_when(taking)), taking.id, _copy(event))
    made = tuple(teller.rows(event, {"copyist": "agent"}))
    rest = (*_rest(event), *_when(event))
    if not (made or rest) or not (is_stated(event.status) or event.evidence):
        return None
    return Stated("copying", (*made, *rest), event.id, copy=True)


def _copy(event: Event) -> bool:
    return is_stated(event.status)


def _of_transfer(teller: _Teller, event: Event) -> Stated:
    rows = teller.rows(event, {"giver": "giver", "recipient": "recipient"})
    copy = any(item in teller.told_copies for item in event.moved)
    return Stated("transfer", (*rows, *_rest(event), *_when(event)), event.id, copy)


def _rest(event: Event) -> Iterator[Row]:
    """Yield the details of an event, and for what is no copying and no hand-over when and where."""
    for detail in event.details:
        yield _ROLES.get(detail.kind, detail.kind), detail.value
    if event.kind != "copying" and not event.is_hand_over:
        yield from _when(event)


def _when(event: Event) -> Iterator[Row]:
    if event.place:
        yield "place", event.place
    if event.date:
        yield from (("date", words) for words in _words(event.date).split("; ") if words)


def _words(date: ArchivalDate) -> str:
    return date.printed or date.edtf or ""


def _obtains(known: Mapping[str, Event], event: Event) -> bool:
    """Tell whether a hand-over and the copying before it are one: "copy obtained by NHK"."""
    copying = known.get(event.after[0]) if event.after else None
    if copying is None or copying.kind != "copying" or not set(copying.made) & set(event.moved):
        return False
    giver, copyist = event.party("giver"), copying.party("copyist")
    named = any(party and party.agent and is_stated(party.status) for party in (giver, copyist))
    if named or copying.evidence != event.evidence or not event.party("recipient"):
        return False
    quote = next((one.quote for one in event.evidence if one.quote), None)
    if quote is None:
        return copying.reason != COPY_MADE
    read = read_note(quote).events
    return not read or read[0].event == "copying"


def unsaid(account: Account) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield what an account states and no source note says.

    Yields:
        The id of the claim, its kind, the field, its value, and why no note says it.
    """
    for event in unstated(account):
        yield event.id, event.kind, "", "", "a source note has no such event"
    for holding in account.holdings:
        if is_stated(holding.status):
            yield from ((holding.id, "holding", *row, _NO_WORDS) for row in _more(holding))
    for one in account.statements:
        if is_stated(one.status) and one.property not in ("carrier", "language"):
            yield one.id, "statement", one.property, one.value, _NO_WORDS
    for split in account.splits:
        yield split.id, "split", split.thing, ", ".join(split.into), _NO_WORDS


def _more(holding: Holding) -> Iterator[Row]:
    """Yield what a holding says besides the holder, the place and the levels."""
    if holding.state == "former":
        yield "state", "former"
    if holding.seen:
        yield "seen", _words(holding.seen)
    if holding.access:
        yield "access", holding.access.printed or holding.access.kind
    if holding.reference and not holding.reference.levels:
        yield "reference", holding.reference.printed or ""
