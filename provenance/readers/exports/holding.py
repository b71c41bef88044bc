"""A note whose holder, place and reference code an export keeps apart, read as it keeps them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from provenance.model.event import Holding
from provenance.model.reference_code import ReferenceCode
from provenance.notes.account import Place, Telling, telling_of
from provenance.notes.facts import Fact, Facts
from provenance.notes.parse import EventReading, ReadNote, read_note
from provenance.notes.spans import Span
from provenance.readers.exports.noting import Noted, Part

_SHORT: Final = re.compile(r"(?P<name>[^()]*[^()\s])\s*\((?P<short>[^()]{1,40})\)")
_NAMES: Final = frozenset({"holder", "abbreviation", "place"})
_FIELD_OF_OLD: Final = re.compile(r"(?:\A|[\[.-])former[ -]archive\b", re.IGNORECASE)
_ONCE: Final = re.compile(r"\b(?:formerly|previously)(?: (?:in|at))?(?: the)?\s*\Z", re.IGNORECASE)
_WHY: Final = "fields of the export"


def telling_of_note(noted: Noted, place: Place) -> Telling:
    """Return the account of a note; what the export keeps apart is not taken apart otherwise."""
    note = read_note(noted.text)
    if not noted.head:
        return _with_state(telling_of(note, place), noted)
    wanted = tuple(_facts(noted.head))
    if not _agrees(note, noted.head, wanted):
        note = _mended(note, noted.head, wanted)
    return _with_state(_with_code(telling_of(note, place), noted.head), noted)


def _facts(head: Sequence[Part]) -> Iterator[Fact]:
    """Yield what the fields state: the holding of the note, as its first event."""
    name = collection = ""
    for part in head:
        words = part.laid.words.text[: part.end - part.start]
        if part.role == "archive":
            short = _SHORT.fullmatch(words)
            name = short["name"] if short else words
            yield _fact("holder", name, part.start)
            if short:
                yield _fact("abbreviation", short["short"], part.start + short.start("short"))
        elif part.role == "place":
            yield _fact("place", words, part.start)
        else:
            yield from _levels(part, words, (name, collection))
            collection = words


def _fact(role: str, value: str, start: int) -> Fact:
    return Fact("holding", role, value, 1, start, start + len(value))


def _levels(part: Part, words: str, wider: tuple[str, str]) -> Iterator[Fact]:
    """Yield the levels of a reference code, read as its holder writes them, else by itself.

    Args:
        part: The field.
        words: Its words.
        wider: The holder and the named collection, which stand before it.
    """
    named = [f"{one}, " for one in wider if one]
    for prefix in dict.fromkeys(("".join(named), named[0] if named else "", "")):
        levels = [
            fact
            for fact in read_note(prefix + words).facts
            if fact.event == "holding" and fact.role not in _NAMES and fact.start >= len(prefix)
        ]
        if levels:
            moved = part.start - len(prefix)
            yield from (_fact(one.role, one.value, one.start + moved) for one in levels)
            return
    if part.role == "collection":
        yield _fact("collection", words, part.start)


def _agrees(note: ReadNote, head: Sequence[Part], wanted: Sequence[Fact]) -> bool:
    end = head[-1].end
    found = [fact for fact in note.facts if fact.start < end]
    return {(one.role, one.start, one.end) for one in found} == {
        (one.role, one.start, one.end) for one in wanted
    } and {(one.n, one.event) for one in found} == {(1, "holding")}


def _mended(note: ReadNote, head: Sequence[Part], wanted: tuple[Fact, ...]) -> ReadNote:
    """Return the note with what stands in the head read as the fields keep it."""
    end = head[-1].end
    kept = [fact for fact in note.facts if fact.start >= end]
    numbers = {n: place for place, n in enumerate(dict.fromkeys(fact.n for fact in kept), 2)}
    rest = tuple(fact._replace(n=numbers[fact.n]) for fact in kept)
    first = EventReading(1, "holding", head[0].start, end, _WHY, copy=False, made=False)
    events = tuple(
        one._replace(n=numbers[one.n], start=max(one.start, end))
        for one in note.events
        if one.n in numbers
    )
    spans = (*_spans(note.text, end, wanted), *_after(note.spans, end))
    return replace(note, facts=Facts((*wanted, *rest)), events=(first, *events), spans=spans)


def _spans(text: str, end: int, facts: tuple[Fact, ...]) -> Iterator[Span]:
    place = 0
    for fact in sorted(facts, key=lambda one: one.start):
        yield from _between(text, place, fact.start)
        yield Span(fact.start, fact.end, "fact", _WHY)
        place = fact.end
    yield from _between(text, place, end)


def _between(text: str, start: int, end: int) -> Iterator[Span]:
    if start < end:
        is_mark = not any(char.isalnum() for char in text[start:end])
        yield Span(start, end, "connective" if is_mark else "unread", _WHY)


def _after(spans: tuple[Span, ...], end: int) -> Iterator[Span]:
    for span in spans:
        if span.end > end:
            yield span._replace(start=max(span.start, end))


def _with_code(telling: Telling, head: Sequence[Part]) -> Telling:
    """Keep the reference code in the words of its field, beside its levels."""
    code = next((part for part in head if part.role == "location"), None)
    account = telling.account
    if code is None or not account.holdings:
        return telling
    words = code.laid.words.text[: code.end - code.start]
    first = account.holdings[0]
    levels = first.reference.levels if first.reference else ()
    held = first.model_copy(update={"reference": ReferenceCode(levels=levels, printed=words)})
    unread = tuple(one for one in account.unread if one.end <= code.start or code.end <= one.start)
    changed = {"holdings": (held, *account.holdings[1:]), "unread": unread}
    return telling.model_copy(update={"account": account.model_copy(update=changed)})


def _with_state(telling: Telling, noted: Noted) -> Telling:
    """Say of what lay somewhere once that it did: a field of that name says so, or the words do."""
    account = telling.account
    of_old = any(_FIELD_OF_OLD.search(part.laid.field.name) for part in noted.head)
    holdings = tuple(
        one.model_copy(update={"state": "former"})
        if (of_old and number == 0) or _is_once(noted.text, one)
        else one
        for number, one in enumerate(account.holdings)
    )
    changed = account.model_copy(update={"holdings": holdings})
    return telling.model_copy(update={"account": changed})


def _is_once(text: str, holding: Holding) -> bool:
    starts = [one.start for one in holding.holder.evidence if one.start is not None]
    return bool(starts) and _ONCE.search(text, 0, min(starts)) is not None
