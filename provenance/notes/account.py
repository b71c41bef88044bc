"""Facts to an account: who holds, copied, gave, received, translated, as one note tells it."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import Final

from provenance.model.account import Account, Recording, Source, Unread
from provenance.model.agent import Agent
from provenance.model.base import Value
from provenance.model.evidence import Evidence
from provenance.model.thing import DerivedRecord, Instantiation
from provenance.notes.custody_events import tell_copying, tell_holding, tell_transfer
from provenance.notes.draft import Act, Draft, FactRow
from provenance.notes.numbers import counted
from provenance.notes.parse import EventReading, ReadNote, read_note
from provenance.notes.text_events import tell_text_event

_TELLERS: Final[dict[str, Callable[[Draft, Act], None]]] = {
    "holding": tell_holding,
    "copying": tell_copying,
    "transfer": tell_transfer,
}


_SENTENCE_END: Final = re.compile(
    r"(?<!\b\w)[.!?][\"\u2019\u201d)\]]{0,2}\s+[\"\u2018\u201c(\[]{0,2}\w"
)


class Telling(Value):
    """An account and everyone and everything that it brings in.

    Attributes:
        account: The account.
        agents: The agents that it names.
        instantiations: The carriers that it speaks of.
        derived: The translations, editions and transcripts that it speaks of.
    """

    account: Account
    agents: tuple[Agent, ...] = ()
    instantiations: tuple[Instantiation, ...] = ()
    derived: tuple[DerivedRecord, ...] = ()


class Place(Value):
    """Where an account stands, who took it down, and who stands behind it.

    Attributes:
        account_id: The account's id in its record.
        source: Where the note stands.
        recorded: Who took it down, when.
        attributed_to: Id of the agent who stands behind it; it must be among the record's agents.
        context: The family of notes, for abbreviations that mean one thing in it.
    """

    account_id: str = "1"
    source: Source = Source()
    recorded: Recording | None = None
    attributed_to: str | None = None
    context: str | None = None


def from_note(text: str, place: Place | None = None) -> Telling:
    """Return the account that a source note gives.

    Args:
        text: The note's words; evidence points into them.
        place: Where it stands and who took it down.
    """
    return telling_of(read_note(text), place or Place())


def telling_of(note: ReadNote, place: Place) -> Telling:
    """Return the account that a note gives which was read already; see `from_note`.

    Halves of surrogate pairs, which no file can hold, stand in the account as question marks; all
    offsets stay as they are.
    """
    if not _can_be_kept(note.text):
        note = read_note(note.text.encode("utf-8", "replace").decode("utf-8"))
    readings = {reading.n: reading for reading in note.events}
    facts = [counted(note.text, fact) for fact in note.facts]
    acts = [_read_act(note, rows, readings.get(n)) for n, rows in _grouped(facts)]
    telling = _told(acts, place, locator=None, words=note.text)
    unread = tuple(Unread(text=one.text, start=one.start, end=one.end) for one in note.unread)
    account = telling.account.model_copy(update={"text": note.text or None, "unread": unread})
    return telling.model_copy(update={"account": account})


def from_facts(facts: Sequence[FactRow], place: Place) -> Telling:
    """Return the account that a list of facts gives, where the note's words are not kept.

    Args:
        facts: The rows of the fact table.
        place: Where the note stands; its address or pages are the evidence of every claim.
    """
    locator = place.source.url or place.source.pages
    evidence = (Evidence(locator=locator),) if locator else ()
    acts = [Act(rows[0].event, rows, evidence) for _, rows in _grouped(facts)]
    return _told(acts, place, locator)


def _can_be_kept(text: str) -> bool:
    """Whether a text is Unicode: half a surrogate pair is not, and no file can hold it."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _grouped(facts: Iterable[FactRow]) -> list[tuple[int, tuple[FactRow, ...]]]:
    ordered = sorted(facts, key=lambda row: row.n)
    return [(n, tuple(rows)) for n, rows in groupby(ordered, key=lambda row: row.n)]


def _read_act(note: ReadNote, rows: tuple[FactRow, ...], reading: EventReading | None) -> Act:
    if reading is None:
        return Act(rows[0].event, rows, ())
    quote = note.text[reading.start : reading.end]
    evidence = (Evidence(quote=quote, start=reading.start, end=reading.end),) if quote else ()
    return Act(rows[0].event, rows, evidence, made=reading.made, copy=reading.copy)


def _told(
    acts: Iterable[Act], place: Place, locator: str | None, words: str | None = None
) -> Telling:
    """Tell the acts one after another; ``words`` are the note's, where they are kept.

    Within a sentence ("obtained by NHK, provided to CWIHP") the acts are told as they followed one
    another. A new sentence may go back: "Adimari had obtained the letters throughout the 1950s".
    """
    draft, before = Draft(locator=locator, context=place.context), 0
    for act in acts:
        start = act.evidence[0].start if act.evidence else None
        if words and start is not None:
            draft.last = None if _SENTENCE_END.search(words, before, start + 1) else draft.last
            before = start
        _TELLERS.get(act.event, tell_text_event)(draft, act)
    account = Account(
        id=place.account_id,
        kind="source-note",
        source=place.source,
        attributed_to=place.attributed_to,
        recorded=place.recorded,
        statements=tuple(draft.statements),
        events=tuple(draft.events),
        holdings=tuple(draft.holdings),
    )
    return Telling(
        account=account,
        agents=tuple(draft.agents.values()),
        instantiations=tuple(draft.instantiations.values()),
        derived=tuple(draft.derived.values()),
    )
