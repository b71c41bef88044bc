"""Who writes to whom, as a volume marks it in a heading, each with the office that it prints."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from provenance.readers.flat import Flat, Mark
from provenance.readers.headings import Heading
from provenance.readers.parties import Correspondent, holds_body, holds_office
from provenance.readers.words import Words

Side = Literal["author", "addressee"]
_SIDES: Final[dict[str, Side]] = {"from": "author", "to": "addressee"}
_NAMING: Final = frozenset(("persName", "gloss", "orgName", "placeName", "name", "term"))
_FROM: Final = re.compile(r"\b(?:from|by)\s+", re.IGNORECASE)
_TO: Final = re.compile(r"\bto\s+", re.IGNORECASE)
_LEADING: Final = re.compile(r"(?:[\s),;.]|\b(?:to|and|the|through|from|by)\b)+", re.IGNORECASE)
_TRAILING: Final = " (,;"
_LONGEST_OFFICE: Final = 200


class Marked(NamedTuple):
    """A party that a heading marks.

    Attributes:
        side: Whether it writes or is written to.
        party: Its words, name and office.
        reference: The id of a person in the volume's list, as marked ("#p_KJF2").
        is_person: Whether it is marked as a person.
    """

    side: Side
    party: Correspondent
    reference: str | None = None
    is_person: bool = False


def marked_parties(head: Flat) -> tuple[Marked, ...]:
    """Return the parties that a heading marks, in its order."""
    found: list[Marked] = []
    start = 0
    for mark in _outermost(head):
        side = _SIDES[str(mark.element.get("type"))]
        before = head.words.part(start, mark.words.start)
        found.append(_read(side, mark, _office(before, side, is_first=not found)))
        start = mark.words.end
    return tuple(found)


def read_parties_of(heading: Heading | None) -> Iterator[Marked]:
    """Yield the parties of a heading that marks none, as its words show them."""
    if heading is None:
        return
    yield from (_as_read("author", one) for one in _with_offices(heading.authors))
    yield from (_as_read("addressee", one) for one in _with_offices(heading.addressees))


def _as_read(side: Side, party: Correspondent) -> Marked:
    return Marked(side, party, is_person=party.is_person)


def _with_offices(parties: tuple[Correspondent, ...]) -> Iterator[Correspondent]:
    """Yield parties, "the Under Secretary of State (Grew)" as one: an office and who held it."""
    office: Correspondent | None = None
    for one in parties:
        if office and one.name and not one.office and one.words.start - office.words.end <= 2:
            yield one._replace(office=office.words)
            office = None
            continue
        if office:
            yield office
        office = one if one.office and not one.name else None
        if office is None:
            yield one
    if office:
        yield office


def _outermost(head: Flat) -> Iterator[Mark]:
    marks = [
        one
        for one in head.marks
        if one.element.name in _NAMING and one.element.get("type") in _SIDES
    ]
    end = 0
    for mark in sorted(marks, key=lambda one: (one.words.start, -one.words.end)):
        if mark.words.start >= end:
            end = mark.words.end
            yield mark


def _read(side: Side, mark: Mark, office: Words | None) -> Marked:
    words = mark.words
    if mark.element.name == "persName":
        party = Correspondent(words, words, office)
        return Marked(side, party, mark.element.get("corresp"), is_person=True)
    if holds_body(words):
        return Marked(side, Correspondent(words, words, is_body=True))
    if holds_office(words):
        return Marked(side, Correspondent(words, None, words))
    return Marked(side, Correspondent(words, words))


def _office(before: Words, side: Side, *, is_first: bool) -> Words | None:
    """Return the office printed before a name: "Chairman", "The Ambassador in Iraq (" ."""
    cue = (_FROM if side == "author" else _TO).search(before.text) if is_first else None
    clause = before.part(cue.end()) if cue else before
    leading = _LEADING.match(clause.text)
    bare = clause.part(leading.end() if leading else 0).stripped(_TRAILING)
    return bare if holds_office(bare) and len(bare.text) <= _LONGEST_OFFICE else None
