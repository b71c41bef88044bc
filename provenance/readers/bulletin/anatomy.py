"""A printed document taken apart for good, and the page put together again from all parts."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.readers.bulletin.page import Part, PartKind, PrintedDocument
from provenance.readers.bulletin.signature import (
    DateLine,
    Signature,
    read_date_line,
    read_signature,
)
from provenance.readers.cast import person
from provenance.readers.words import Words

_ENDINGS: Final = ".!?:;)]”\"'’…"


class Anatomy(NamedTuple):
    """A printed document with its date line and signature found.

    Attributes:
        printed: The document.
        date_line: The line above the text that dates it.
        signature: The signature under it.
        breaks_off: How its text breaks off, where it is the last of its page and has neither
            source note nor signature; else None.
        last_word: The last word of a text that breaks off, as it stands.
    """

    printed: PrintedDocument
    date_line: DateLine | None
    signature: Signature | None
    breaks_off: str | None = None
    last_word: Words | None = None


def dissect(printed: PrintedDocument, *, is_last: bool) -> Anatomy:
    """Find date line and signature, and whether the text breaks off.

    Args:
        printed: The document.
        is_last: Whether the page ends with it.
    """
    lines = list(printed.body.lines())
    date_line = read_date_line(lines)
    below = [line for line in lines if date_line is None or line.start > date_line.date.end]
    signature = read_signature(below, _families(printed))
    if not is_last or printed.note or signature:
        return Anatomy(printed, date_line, signature)
    how, word = _ending(below[-1] if below else None)
    return Anatomy(printed, date_line, signature, how, word)


def parts(before: Words, anatomies: Iterable[Anatomy]) -> tuple[Part, ...]:
    """Return the stretches of a page in order; put together they are the page.

    Args:
        before: What stands before the first heading.
        anatomies: The documents in the page's order.
    """
    found = list(_unknown(before))
    for one in anatomies:
        found += _unknown(one.printed.mark_up)
        found.append(Part("heading", one.printed.heading.title))
        found += _body_parts(one)
        if one.printed.note:
            found.append(Part("source note", one.printed.note))
        found += _unknown(one.printed.rest)
    return tuple(found)


def _body_parts(one: Anatomy) -> Iterator[Part]:
    body = one.printed.body
    known: list[tuple[PartKind, Words]] = []
    if one.date_line:
        first = one.date_line.place or one.date_line.date
        known.append(("date line", _span(body, first.start, one.date_line.date.end)))
    if one.signature:
        names = [part for part in (one.signature.name, one.signature.date) if part]
        start = min(part.start for part in names)
        known.append(("signature", _span(body, start, one.signature.end)))
    place = body.start
    for kind, words in known:
        yield from _text(_span(body, place, words.start))
        yield Part(kind, words)
        place = words.end
    yield from _text(_span(body, place, body.end))


def _span(body: Words, start: int, end: int) -> Words:
    return body.part(start - body.start, end - body.start)


def _text(words: Words) -> Iterator[Part]:
    if words.text:
        yield Part("text" if words.stripped("#").text else "space", words)


def _unknown(words: Words) -> Iterator[Part]:
    if words.text:
        yield Part("left over" if words.stripped("#").text else "space", words)


def _families(printed: PrintedDocument) -> Iterator[str]:
    for one in printed.heading.authors:
        if one.name:
            yield person(one.name.folded).family or one.name.folded


def _ending(line: Words | None) -> tuple[str, Words | None]:
    if line is None:
        return "the page ends with the heading", None
    last = line.part(max(0, len(line.text) - 60))
    word = last.part(len(last.text) - len(last.text.split()[-1]))
    if line.text.endswith("-"):
        return "the page ends in the middle of a word", word
    if not line.text.endswith(tuple(_ENDINGS)):
        return "the page ends in the middle of a sentence", word
    return "the page ends", word
