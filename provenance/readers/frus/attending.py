"""Those who took part in a conversation, as a volume lists them before its record."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.readers.flat import Flat, Mark
from provenance.readers.parties import Correspondent, bare_party, holds_office, read_parties
from provenance.readers.vocabulary import any_of
from provenance.readers.words import Words

_JUNIOR: Final = re.compile(r",? (?:Jr|Sr)\.?(?![\w.])")
_AROUND: Final = " ,;:.—–-"


class Attendant(NamedTuple):
    """Someone who took part.

    Attributes:
        party: The words and the name.
        affiliation: What the list says of them.
        reference: The id in the volume's list of persons, as marked.
        is_person: Whether they are marked, or named, as a person.
    """

    party: Correspondent
    affiliation: Words | None = None
    reference: str | None = None
    is_person: bool = True


def attendants(line: Flat) -> Iterator[Attendant]:
    """Yield those whom a line of the list names."""
    bare = _without_cue(line.words)
    mark = next(line.marked("persName"), None)
    if mark:
        yield _marked(bare, mark)
        return
    addressed = any_of("headings", "honorifics").match(bare.text) is not None
    for one in read_parties(bare.stripped(".,;")):
        if one.words.text:
            office = one.office if one.name else None
            yield Attendant(one, office, is_person=addressed or one.is_person)


def _marked(bare: Words, mark: Mark) -> Attendant:
    """Read "Mr. Kohler, Deputy Assistant Secretary" around the name that is marked."""
    before = bare.part(0, max(0, mark.words.start - bare.start))
    after = bare.part(mark.words.end - bare.start)
    junior = _JUNIOR.match(after.text)
    name = bare.part(mark.words.start - bare.start, mark.words.end - bare.start)
    if junior:
        name = bare.part(name.start - bare.start, name.end - bare.start + junior.end())
        after = after.part(junior.end())
    said = after.stripped(_AROUND)
    office = bare_party(before)
    affiliation = said if said.text else office if holds_office(office) else None
    reference = mark.element.get("corresp")
    return Attendant(Correspondent(bare, name, affiliation), affiliation, reference)


def _without_cue(words: Words) -> Words:
    cue = any_of("frus", "present").match(words.text)
    return words.part(cue.end()).stripped(" :.") if cue else words
