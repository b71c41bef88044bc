"""Read a source note: its words to facts, losing nothing and inventing nothing."""

from dataclasses import dataclass
from operator import attrgetter
from typing import Final, NamedTuple

from provenance.notes.clauses import read_clauses
from provenance.notes.facts import Fact, Facts
from provenance.notes.headings import read_heading
from provenance.notes.lexicon import Lexicon, lexicon
from provenance.notes.names import Names, archive_names
from provenance.notes.notebook import Act, Notebook
from provenance.notes.spans import Span, partition
from provenance.notes.view import View, view_of
from provenance.notes.wrapper import unwrapped

_START: Final = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that were not understood, and where they stand."""

    text: str
    start: int
    end: int


class EventReading(NamedTuple):
    """How an event of a note is worded.

    ``start`` and ``end`` hold the clause that states it; ``phrase`` is the id of the entry in
    ``vocab/phrases/`` that was recognised; ``copy``: the words speak of a copy; ``made``: they say
    that the agent made it ("photocopied by"), not only that it was obtained.
    """

    n: int
    event: str
    start: int
    end: int
    phrase: str
    copy: bool
    made: bool


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A note as it was read; ``spans`` are the whole text, in order."""

    text: str
    facts: Facts
    spans: tuple[Span, ...]
    events: tuple[EventReading, ...]

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What was not understood, word for word."""
        return tuple(
            Unread(self.text[span.start : span.end], span.start, span.end)
            for span in self.spans
            if span.kind == "unread"
        )

    def render(self) -> str:
        """Return the words of all spans: the note itself."""
        return "".join(self.text[span.start : span.end] for span in self.spans)


def read_note(text: str) -> ReadNote:
    """Read one source note.

    Args:
        text: The note, as printed. Any text is accepted.

    Returns:
        Its facts, and for every character what it was read as.
    """
    return read_with(text, lexicon(), archive_names())


def read_with(text: str, words: Lexicon, names: Names) -> ReadNote:
    """Read one source note with a given lexicon and given names of archives."""
    view = view_of(text)
    book = Notebook(view.text, words, names)
    if not read_heading(book):
        read_clauses(book, *unwrapped(book))
    acts = sorted((act for act in book.acts if act.found), key=_START)
    facts = [fact for n, act in enumerate(acts, 1) for fact in _facts(text, view, act, n)]
    return ReadNote(
        text,
        Facts(facts),
        partition(text, view, book, acts),
        tuple(_reading(view, act, n) for n, act in enumerate(acts, 1)),
    )


def _facts(text: str, view: View, act: Act, n: int) -> list[Fact]:
    facts = []
    for item in sorted(act.found, key=_START):
        start, end = view.span(item.start, item.end)
        facts.append(Fact(act.event, item.role, text[start:end], n, start, end))
    return facts


def _reading(view: View, act: Act, n: int) -> EventReading:
    first = min(act.start, *[item.start for item in act.found])
    start, end = view.span(first, max([item.end for item in act.found]))
    made = act.attributes.get("way") == "made"
    filmed = act.event == "holding" and act.has("carrier")
    copy = act.copy or (filmed and act.attributes.get("of") != "original")
    return EventReading(n, act.event, start, end, act.phrase, copy, made)
