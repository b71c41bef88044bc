"""Where words that refer back look: which references may be meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from provenance.notes.back_words import BackWord
from provenance.notes.citing import Cited, Part, goes_on, keeper_of, widths
from provenance.notes.lexicon import lexicon
from provenance.notes.memory import Memory
from provenance.notes.names import archive_names
from provenance.notes.parse import ReadNote

Found = tuple[tuple[Cited, ...], str]
_REACH: Final = 80
_NEAR: Final = 20
_WIDEST: Final = 2
_PAGED: Final = ("page", "pages")
_TITLED: Final = ("collection", "series")
_LEAVES: Final = ("leaf", "page", "frame", "document_number")


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for.

    ``word`` are the words that refer back, None for a reference that only lacks its keeper;
    ``head`` and ``tail`` the levels stated in front of them and behind them; ``place`` where the
    reference stands; ``remark``: the note only remarks on it, and a page is one of a print.
    """

    word: BackWord | None
    head: tuple[Part, ...]
    tail: tuple[Part, ...]
    place: int
    remark: bool = False

    def path_from(self, before: Cited) -> tuple[Part, ...] | None:
        """Return the whole path if this reference is meant, None where it cannot be."""
        if self.remark and self._paged and not any(before.has(role) for role in _PAGED):
            return None
        if self.word is not None and self.word.kind == "cited-work":
            return goes_on(before, (), self.tail)
        if self.word is not None and self.word.kind == "same-level":
            return goes_on(_without_leaves(before), (), self.tail)
        return goes_on(before, self.head, self.tail)

    @property
    def _paged(self) -> bool:
        return any(part.role in _PAGED for part in self.tail)


def candidates_for(
    search: Search, memory: Memory, known: Sequence[Cited], reading: ReadNote | None = None
) -> Found:
    """Return the references that may be meant, and how they were found.

    Args:
        search: What is looked for.
        memory: What the notes before cite.
        known: What this note cites in front of the words.
        reading: The note, for what stands around the words.
    """
    word = search.word
    if word is None:
        return _with_first_level(search, memory, known)
    if word.kind == "note-number":
        return _numbered(word, memory)
    if word.kind == "cited-work" and reading is not None:
        named = _named_before(search, memory, known, reading.text)
        if named is not None:
            return named
    return _before(search, memory, known, reading)


def _with_first_level(search: Search, memory: Memory, known: Sequence[Cited]) -> Found:
    """Look for the keeper of "f. 3, d. 12": in this note, else where that fonds was cited."""
    first = search.tail[0]
    near = reversed(known[-_NEAR:])
    here = next((one for one in near if one.event == "holding" and one.has(first.role)), None)
    if here is not None:
        return (here,), "no keeper is named; the reference before it in the note"
    wide = widths()[first.role] <= _WIDEST
    same = memory.with_level(first.role, first.value) if wide else ()
    if same or first.role in _TITLED:
        return same, f"no keeper is named; {first.role} {first.value} was cited of"
    before = tuple(one for one in memory.before if one.path and one.has(first.role))
    number = memory.before[0].note if memory.before else ""
    return before, f"no keeper is named; the one {first.role} of note {number}"


def _numbered(word: BackWord, memory: Memory) -> Found:
    if word.away:
        return (), f"“{word.away}”: note {word.value} is not one of those before"
    if word.value not in memory.notes:
        return (), f"there is no note {word.value} before"
    found = memory.notes[word.value]
    if not found:
        return (), f"note {word.value} cites nothing that was read"
    return found, f"the one reference of note {word.value}"


def _named_before(
    search: Search, memory: Memory, known: Sequence[Cited], text: str
) -> Found | None:
    """Look for what was cited under the name in front of "op. cit."; None without a name."""
    begin = max(0, search.place - _REACH, text.rfind(";", 0, search.place) + 1)
    holder = keeper_of(search.head) or _keeper_in(text, begin, search)
    if holder is not None:
        here = tuple(one for one in known[-_NEAR:] if one.keeper == holder)
        return here or memory.of_keeper(holder), "cited before of this keeper"
    words = text[begin : search.word.start if search.word else search.place].strip(" ,.([")
    if not words or words.rstrip(".,: ").endswith("Source"):
        return None
    works = memory.of_author(words)
    return works, f"cited before of “{words}”" if works else f"nothing cited before is by “{words}”"


def _keeper_in(text: str, begin: int, search: Search) -> str | None:
    end = search.word.start if search.word else search.place
    found = archive_names().inside(text, begin, end)
    return keeper_of((Part("holder", text[found[0] : found[1]]),)) if found else None


def _before(
    search: Search, memory: Memory, known: Sequence[Cited], reading: ReadNote | None
) -> Found:
    """Look for the reference before: in this note, else in the note before."""
    if known:
        last = known[-1]
        if reading is not None and _another_between(reading, last.end, search.place):
            return (), "a work that was not read as a reference stands before it in the note"
        return (last,), "the reference before it in the note"
    if memory.unclear:
        return (), memory.unclear
    if not memory.before:
        return (), "no note before cites anything"
    note = memory.before[0].note
    return memory.before, f"the one reference of note {note}"


def _another_between(reading: ReadNote, start: int, end: int) -> bool:
    """Tell whether a series or site is named in words that were not read as a reference."""
    return start < end and lexicon().sites.inside(reading.text, start, end) is not None


def _without_leaves(one: Cited) -> Cited:
    path = tuple(part for part in one.path or () if part.role not in _LEAVES)
    return Cited(one.note, one.n, one.event, one.start, one.end, path)
