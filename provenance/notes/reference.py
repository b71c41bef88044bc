"""The levels of a reference: fond, opis, box, class and piece, in many languages."""

import re
from typing import Final

from provenance.notes.entries import Level, Shape
from provenance.notes.notebook import Act, Notebook

_NUMBER_AHEAD: Final = re.compile(r"[ ,.]")
_ROMAN_BEHIND: Final = re.compile(r" [IVXL]+/")
_CLOSED: Final = re.compile(r"[.,]?[”\"»](?=[,;. ]|\Z)")
_REACH: Final = 160


def read_reference(book: Notebook, act: Act, start: int, end: int, limit: int) -> int | None:
    """Read one level or shape that starts here.

    Args:
        book: The note.
        act: The holding, which says what stood before.
        start: Where to look.
        end: Where the piece ends.
        limit: Where the clause ends: lists of pages go beyond commas.

    Returns:
        Where it ends, or None where nothing was read.
    """
    return (
        _shape(book, act, start, limit, early=True)
        or _level(book, act, start, end, limit)
        or _shape(book, act, start, limit, early=False)
    )


def _seen(act: Act) -> set[str]:
    return set(act.last) | ({"unmarked"} if act.unmarked else set())


def fits(entry: Level | Shape, seen: set[str]) -> bool:
    """Tell whether an entry may stand after the roles seen so far."""
    return (not entry.after or bool(entry.after & seen)) and not entry.not_after & seen


def _shape(book: Notebook, act: Act, start: int, limit: int, *, early: bool) -> int | None:
    shapes = book.lexicon.shapes
    anything = shapes.early_filter if early else shapes.late_filter
    if anything.match(book.text, start, limit) is None:
        return None
    seen = _seen(act)
    for shape in shapes.early if early else shapes.late:
        found = shape.pattern.match(book.text, start, limit)
        if found is None or not fits(shape, seen) or not _stands_beside(book, act, shape, start):
            continue
        for role, value in found.groupdict().items():
            if value is not None:
                book.add(act, role, _without_stop(book, *found.span(role)), shape.id)
        book.claim(found.start(), found.end(), "connective", shape.id)
        return found.end()
    return None


def _stands_beside(book: Notebook, act: Act, entry: Level | Shape, start: int) -> bool:
    """Tell whether a word that an entry needs stands before it in the same reference."""
    if entry.beside is None:
        return True
    return entry.beside.search(book.text, max(act.start, start - _REACH), start) is not None


def _level(book: Notebook, act: Act, start: int, end: int, limit: int) -> int | None:
    if not book.lexicon.levels.may_start(book.text, start):
        return None
    seen = _seen(act)
    for word_end, level in book.lexicon.levels.at(book.text, start, limit):
        if not fits(level, seen) or _part_of_word(book, start, word_end):
            continue
        if not _stands_beside(book, act, level, start):
            continue
        unstated = book.lexicon.patterns["level-unstated"].match(book.text, word_end, limit)
        if unstated is not None:
            book.claim(start, unstated.end(), "gloss", level.id)
            return unstated.end()
        value = _value(book, level, word_end, end, limit)
        if value is not None:
            book.add(act, level.role, value, level.id)
            closed = _CLOSED.match(book.text, value[1], limit)
            stop = closed.end() if closed else value[1]
            book.claim(start, stop, "connective", level.id)
            return stop
    return None


def _part_of_word(book: Notebook, start: int, end: int) -> bool:
    """Tell whether a single letter is an initial or opens a code: "F. Kennedy", "D IV/128"."""
    following = book.text[end : end + 2].strip(" .")
    if book.text[start:end].isupper() and _ROMAN_BEHIND.match(book.text, end):
        return True
    return (
        end - start <= 2
        and following[:1].isalpha()
        and not following[:1].isdigit()
        and book.text[start].isupper()
        and following[:1].islower()
    )


def _value(
    book: Notebook, level: Level, word_end: int, end: int, limit: int
) -> tuple[int, int] | None:
    patterns = book.lexicon.patterns
    if level.value == "name":
        return _name_value(book, word_end, end)
    kind = "level-list" if level.listed else f"level-{level.value}"
    found = patterns[kind].match(book.text, word_end, limit)
    if found is not None and level.role == "reel" and patterns["film"].match(found["value"]):
        return None
    if found is None and level.role in ("folder", "box"):
        found = patterns["level-quoted"].match(book.text, word_end, limit)
    return _without_stop(book, *found.span("value")) if found else None


def _without_stop(book: Notebook, start: int, end: int) -> tuple[int, int]:
    """Return a number without the full stop that ends its sentence: "8.4."."""
    stop = end - 1 if book.text[start:end].rstrip(".")[-1:].isdigit() else end
    return (start, stop) if book.text[stop:end] == "." else (start, end)


def _name_value(book: Notebook, word_end: int, end: int) -> tuple[int, int] | None:
    """Return a value of any words: up to the comma, or to the next level with its number."""
    patterns = book.lexicon.patterns
    found = patterns["level-name"].match(book.text, word_end, end)
    if found is None or found.end() == word_end:
        return None
    start, stop = found.end(), end
    bracket = book.text.find(" (", start, end)
    stop = bracket if bracket > 0 else stop
    for blank in _NUMBER_AHEAD.finditer(book.text, start, stop):
        if level_starts(book, blank.end(), end):
            stop = blank.start()
            break
    words = book.text[start:stop]
    if not any(sign.isdigit() for sign in words) and (not words[:1].isupper() or len(words) > 80):
        return None
    number = re.compile(r"[^\s,;]*\d[^\s,;]*").match(book.text, start, stop)
    return (start, number.end()) if number and _prose(words) else (start, stop)


def _prose(words: str) -> bool:
    return words.count(" ") > 6


def level_starts(book: Notebook, place: int, end: int) -> bool:
    """Tell whether a level with its number stands exactly here."""
    if not book.lexicon.levels.may_start(book.text, place):
        return False
    number = book.lexicon.patterns["level-number"]
    unstated = book.lexicon.patterns["level-unstated"]
    return any(
        number.match(book.text, stop, end) or unstated.match(book.text, stop, end)
        for stop, _ in book.lexicon.levels.at(book.text, place, end)
    )


def class_starts(book: Notebook, place: int, end: int) -> bool:
    """Tell whether a class with its piece stands here: "PREM 11/2850"."""
    return any(pattern.match(book.text, place, end) for pattern in book.lexicon.shapes.pieces)
