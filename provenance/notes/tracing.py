"""The trace of a reading: for each span what it was read as, and which entry made it that."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.archives.names import Match, find, resolve
from provenance.archives.spellings import known_names
from provenance.notes.facts import Fact
from provenance.notes.lexicon import lexicon
from provenance.notes.names import archive_names
from provenance.notes.parse import ReadNote
from provenance.notes.spans import Span
from provenance.notes.stages import Origin, concept_of, entry_of, origin_of
from provenance.notes.view import view_of
from provenance.resources.kinds import Kinds, meant

_KINDS: Final[dict[str, Kinds]] = {"marks": "marks", "carrier": "carriers"}
_NAMED: Final = frozenset({"holder", "abbreviation", "agent", "giver", "recipient", "affiliation"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An institution that a name may mean.

    ``why`` says how the form stands to it ("former abbreviation"), ``years`` when it was in use,
    ``place`` where the institution is; ``meant``: the table and what is printed beside the name
    decide for it. The order is that of `provenance.archives.names.find`.
    """

    id: str
    name: str
    why: str
    years: str
    place: str
    meant: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """One span of a note with what it was read as.

    ``facts`` are the facts that it states, several where phrases share their words ("obtained and
    translated by"); ``origins`` say where the reading comes from: the entry, and for a name the
    entries of the archives that it may mean; ``candidates`` are those, ranked.
    """

    start: int
    end: int
    text: str
    kind: str
    facts: tuple[Fact, ...]
    origins: tuple[Origin, ...]
    candidates: tuple[Candidate, ...] = ()

    def as_row(self) -> dict[str, object]:
        """Return the span as plain data."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "kind": self.kind,
            "facts": [{"n": f.n, "event": f.event, "role": f.role} for f in self.facts],
            "origins": [_plain(origin) for origin in self.origins],
            "candidates": [
                {name: getattr(one, name) for name in Candidate.__slots__}
                for one in self.candidates
            ],
        }


def trace(note: ReadNote, context: str | None = None) -> tuple[Trace, ...]:
    """Return every span of a note with where its reading comes from.

    Args:
        note: The note as it was read.
        context: The family of notes, for names that mean one institution in it.
    """
    places = {fact.n: fact.value for fact in note.facts if fact.role == "place"}
    stated = _facts_by_span(note)
    return tuple(
        _trace(note, span, facts, (context, places.get(facts[0].n) if facts else None))
        for span, facts in zip(note.spans, stated, strict=True)
    )


def _trace(
    note: ReadNote, span: Span, facts: tuple[Fact, ...], hints: tuple[str | None, str | None]
) -> Trace:
    text = note.text[span.start : span.end]
    candidates = _candidates(text, facts, hints)
    origins = tuple(dict.fromkeys(_origins(note, span, text, facts)))
    return Trace(span.start, span.end, text, span.kind, facts, origins, candidates)


def _facts_by_span(note: ReadNote) -> Iterator[tuple[Fact, ...]]:
    """Yield the facts that each span is a part of; both are in order, so one pass is enough."""
    waiting = sorted(note.facts, key=lambda fact: (fact.start, -fact.end))
    current: list[Fact] = []
    index = 0
    for span in note.spans:
        while index < len(waiting) and waiting[index].start < span.end:
            current.append(waiting[index])
            index += 1
        current = [fact for fact in current if fact.end > span.start]
        yield tuple(current) if span.kind == "fact" else ()


def _origins(note: ReadNote, span: Span, text: str, facts: tuple[Fact, ...]) -> Iterator[Origin]:
    if span.kind == "connective" and span.why == "connective" and not any(map(str.isalnum, text)):
        yield origin_of("signs")
        return
    phrases = {event.n: event.phrase for event in note.events}
    whys = [span.why, *(phrases[fact.n] for fact in facts if _is_phrase(phrases, span, fact))]
    for why in whys:
        yield from _origins_of(why, view_of(text).text)


def _is_phrase(phrases: dict[int, str], span: Span, fact: Fact) -> bool:
    """Tell whether a fact owes its role to its phrase: phrases share these words."""
    return span.why in phrases.values() and phrases[fact.n] != span.why


def _origins_of(why: str, text: str) -> Iterator[Origin]:
    words = lexicon()
    if why == "archives":
        found = archive_names().first(text, 0, len(text))
        form, ids = (text[: found[0]], found[1]) if found else (text, ())
        yield from (Origin(f"vocab/archives/{one}.yaml", form, one) for one in ids)
    elif why == "places":
        known = words.places.first(text, 0, len(text))
        yield (entry_of(why, known[1]) if known else None) or origin_of(why)
    elif why in _KINDS:
        notation = meant(_KINDS[why], text)
        yield concept_of(_KINDS[why], notation) if notation else origin_of(why)
    else:
        yield origin_of(why)


def _candidates(
    text: str, facts: tuple[Fact, ...], hints: tuple[str | None, str | None]
) -> tuple[Candidate, ...]:
    if not any(fact.role in _NAMED for fact in facts):
        return ()
    printed = view_of(text).text
    if printed not in known_names():
        return ()
    meant = resolve(printed, *hints)
    return tuple(_candidate(match, meant) for match in find(printed))


def _candidate(match: Match, meant: str | None) -> Candidate:
    entry = match.repository
    return Candidate(
        entry.id, entry.name, match.why, match.form.years, entry.place or "", entry.id == meant
    )


def _plain(origin: Origin) -> dict[str, str | None]:
    return {"file": origin.file, "id": origin.id, "says": origin.says}
