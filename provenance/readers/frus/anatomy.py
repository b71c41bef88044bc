"""A document of a volume taken apart: heading, date, note, signature, each era in its own shape.

Before 1955 the note stands before or behind the heading ("741.90G/12–847: Telegram"); since then
inside it, as its first footnote. What else tells how the text was derived stands outside the note:
in brackets behind the heading ("[Extract.]"), or in a footnote at the heading or at the end
("Printed from an unsigned copy.").
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.readers.flat import Flat, flatten, words_of
from provenance.readers.markup import Element
from provenance.readers.vocabulary import any_of

_ELSEWHERE: Final = ("attachment", "quote", "note")
_UNPRINTED: Final = ("note", "pb")
_REMARK: Final = re.compile(r"\[[^\]]{0,300}\][.,]?|\*?No\. ?\d{1,6}\.?\]?")
_EDGES: Final = ("head", "opener", "dateline", "closer", "postscript")


class Footnote(NamedTuple):
    """A footnote: its name ("footnote 3") and its words."""

    name: str
    flat: Flat


class Anatomy(NamedTuple):
    """A document taken apart.

    Attributes:
        whole: The element.
        head: Its heading, without footnotes.
        remarks: Remarks at the heading that are no locator: "[Extract.]", "No. 22.]".
        notes: Its source notes; most have one, some none.
        derivations: Footnotes that say how the text was derived.
        dateline: Its date line.
        participants: Those who are listed as taking part.
        signed: Its signatures.
        enclosures: How many enclosures are printed with it.
    """

    whole: Element
    head: Flat
    remarks: tuple[Flat, ...]
    notes: tuple[Flat, ...]
    derivations: tuple[Footnote, ...]
    dateline: Flat | None
    participants: tuple[Flat, ...]
    signed: tuple[Flat, ...]
    enclosures: int

    def remark(self, key: str) -> Flat | None:
        """Return the remark that says a thing: ``extract``, ``translation``; or None."""
        found = (one for one in self.remarks if any_of("frus", key).search(one.words.text))
        return next(found, None)


def is_editorial(document: Element) -> bool:
    """Tell an editorial note from a document; older revisions tell it by the heading alone."""
    if document.get("subtype"):
        return document.get("subtype") == "editorial-note"
    head = document.first("head", *_ELSEWHERE)
    words = words_of(head, *_UNPRINTED) if head else ""
    return re.sub(r"^[\W\d]*", "", words).rstrip(".]").casefold() == "editorial note"


def dissect(document: Element) -> Anatomy | None:
    """Take a document apart; None where it has no heading."""
    head = document.first("head", *_ELSEWHERE)
    if head is None or not words_of(head, *_UNPRINTED):
        return None
    notes = tuple(_worded(one for one in document.walk("attachment") if _is_source(one)))
    dateline = document.first("dateline", *_ELSEWHERE)
    return Anatomy(
        whole=document,
        head=flatten(head, _UNPRINTED),
        remarks=tuple(one for one in notes if _is_remark(one)),
        notes=tuple(one for one in notes if not _is_remark(one)),
        derivations=tuple(_derivations(document)),
        dateline=next(_worded([dateline]), None) if dateline else None,
        participants=tuple(_participants(document)),
        signed=tuple(_worded(document.all("signed", *_ELSEWHERE))),
        enclosures=sum(1 for _ in document.all("attachment", "attachment")),
    )


def _worded(elements: Iterator[Element] | list[Element]) -> Iterator[Flat]:
    found = (flatten(one, _UNPRINTED) for one in elements)
    return (one for one in found if one.words.text)


def _is_source(one: Element) -> bool:
    return one.name == "note" and one.get("type") == "source"


def _is_remark(note: Flat) -> bool:
    return _REMARK.fullmatch(note.words.text) is not None


def _derivations(document: Element) -> Iterator[Footnote]:
    """Yield the footnotes at the edges of a document that speak of its derivation."""
    for note in dict.fromkeys(map(_Same, (*_notes_at_edges(document), *_notes_at_end(document)))):
        flat = flatten(note.element)
        if any_of("frus", "derivation").match(flat.words.text):
            number = note.element.get("n")
            yield Footnote(f"footnote {number}" if number else "footnote", flat)


class _Same:
    """An element as one thing, however often it is met."""

    def __init__(self, element: Element) -> None:
        self.element = element

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.element is other.element

    def __hash__(self) -> int:
        return id(self.element)


def _notes_at_edges(document: Element) -> Iterator[Element]:
    for part in document.elements:
        inner = part.all("note", "note") if part.name in _EDGES else (part,)
        yield from (one for one in inner if one.name == "note" and not _is_source(one))


def _notes_at_end(document: Element) -> Iterator[Element]:
    """Yield the footnotes behind the last word of a document, the last first."""
    inner: Element | None = document
    while inner is not None:
        level, inner = inner, None
        for one in reversed(level.content):
            if isinstance(one, str):
                if one.strip():
                    return
            elif one.name == "note" and not _is_source(one):
                yield one
            elif one.name not in ("pb", "attachment", "note"):
                inner = one
                break


def _participants(document: Element) -> Iterator[Flat]:
    for block in document.all("list", *_ELSEWHERE):
        if block.get("type") == "participants":
            items = (one for one in block.all("item") if one.first("item") is None)
            yield from _worded(list(items))
