"""Who writes to whom: the parties of a heading, with their offices.

"Soviet Ambassador to the USA A.F. Dobrynin" is an office and a name. The office ends after its
last head word ("Ambassador") and the complement of it ("to the USA"); where the complement ends is
known from the table of places and matters, else from initials, else the last word is the name.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from provenance.notes.naming import kind_of
from provenance.readers.vocabulary import alternatives, any_of, words
from provenance.readers.words import Words

_INITIALS = re.compile(r"(?<!\S)(?:[^\W\d_]{1,2}\.[ -]?){1,3}(?=[^\W\d_])")
_MOST_WORDS = 5


class Correspondent(NamedTuple):
    """One party as a heading names it.

    Attributes:
        words: All that is said of it, without the brackets of a signatory.
        name: The name of the person or body; None where only an office is named.
        office: The office in which a person writes or is written to.
        is_body: Whether the words show an organization.
    """

    words: Words
    name: Words | None
    office: Words | None = None
    is_body: bool = False

    @property
    def is_person(self) -> bool:
        """Whether the words show a human being: an office, or the shape of the name."""
        if self.name is None or self.is_body:
            return False
        return self.office is not None or has_initials(self.name) or _is_personal(self.name)


def read_parties(clause: Words) -> tuple[Correspondent, ...]:
    """Return the parties of a clause such as "A and B", each signatory in brackets beside them."""
    return tuple(one for piece in _pieces(clause) for one in _with_signatory(piece))


def holds_office(clause: Words) -> bool:
    """Tell whether a clause has the head word of an office."""
    return any_of("headings", "offices").search(clause.text) is not None


def holds_body(clause: Words) -> bool:
    """Tell whether a clause has a word of organizations' names."""
    if any_of("headings", "bodies").search(clause.text):
        return True
    in_small_letters = clause.folded.title()  # in a heading all in capitals these show nothing
    return kind_of(in_small_letters, "author") == "corporate-body"


def has_initials(name: Words) -> bool:
    """Tell whether a name begins with initials."""
    return _INITIALS.match(name.text) is not None


def is_name(name: Words) -> bool:
    """Tell whether words can be the name of a person: few, capital, no organization's words."""
    parts = name.text.split()
    plain = not any(char.isdigit() for char in name.text) and "(" not in name.text
    return 0 < len(parts) <= _MOST_WORDS and plain and parts[-1][0].isupper()


def is_place(clause: Words) -> bool:
    """Tell whether words are a known place and nothing else."""
    return any_of("headings", "places").fullmatch(clause.text) is not None


def bare_party(clause: Words) -> Words:
    """Return a party without article and honorific."""
    bare = clause.stripped(",;:")
    for key in ("articles", "honorifics"):
        found = any_of("headings", key).match(bare.text)
        if found and found.end() < len(bare.text):
            bare = bare.part(found.end()).stripped(",")
    return bare


def _is_personal(name: Words) -> bool:
    return not is_place(name) and kind_of(name.folded, "author") == "person"


def _with_signatory(piece: Words) -> Iterator[Correspondent]:
    """Yield a party and the person in brackets behind it; a code name yields to that person."""
    opening = piece.text.find("(")
    closing = piece.text.find(")", opening)
    inner = piece.part(opening + 1, closing) if 0 <= opening < closing else None
    outer = piece.part(0, opening) if inner else piece
    person = _read_one(inner) if inner and is_name(inner) else None
    main = _read_one(outer)
    if main.words.text and not (person and _is_code_name(main)):
        yield main
    if person and person.name:
        yield person


def _is_code_name(party: Correspondent) -> bool:
    return party.words.text.isupper() and not party.is_body and len(party.words.text.split()) == 1


def _read_one(clause: Words) -> Correspondent:
    bare = bare_party(clause)
    heads = list(any_of("headings", "offices").finditer(bare.text))
    if not heads:
        return Correspondent(bare, bare, is_body=holds_body(bare))
    tail = bare.part(heads[-1].end())
    cut = _end_of_complement(tail.text)
    name = bare_party(tail.part(cut))
    if not is_name(name) or holds_body(name) or is_place(name):
        return Correspondent(bare, None, bare)
    return Correspondent(bare, name, bare.part(0, heads[-1].end() + cut).stripped(","))


def _end_of_complement(tail: str) -> int:
    """Return how much of what follows the head word still belongs to the office."""
    cut = 0
    while opening := _opening().match(tail, cut):
        cut = opening.end()
        known = _known().match(tail, cut)
        if known is None:
            return _end_of_unknown(tail, cut)
        cut = known.end()
    return cut


def _end_of_unknown(tail: str, cut: int) -> int:
    initials = _INITIALS.search(tail, cut)
    if initials:
        return initials.start()
    parts = list(re.finditer(r"\S+", tail[cut:]))
    return cut + parts[-1].start() if len(parts) > 1 else len(tail)


@cache
def _opening() -> re.Pattern[str]:
    prepositions = alternatives(words("headings", "complements"))
    return re.compile(rf"\s+(?:{prepositions})\s+(?:the\s+)?", re.IGNORECASE)


@cache
def _known() -> re.Pattern[str]:
    names = (*words("headings", "places"), *words("headings", "matters"))
    return re.compile(rf"(?:{alternatives(names)})(?!\w)", re.IGNORECASE)


def _pieces(clause: Words) -> list[Words]:
    """Split at "and" where whole parties stand on both sides of it."""
    cuts = list(any_of("headings", "and").finditer(clause.text))
    pieces: list[Words] = []
    start = 0
    for cut in cuts:
        left, right = clause.part(start, cut.start()), clause.part(cut.end())
        if _are_two(left.stripped(","), right.stripped(",")):
            pieces.append(left)
            start = cut.end()
    return [*pieces, clause.part(start)]


def _are_two(left: Words, right: Words) -> bool:
    """Tell two parties from one name with "and" in it: "Ministry of Trade and Industry"."""
    if holds_office(right):
        return holds_office(left) or holds_body(left) or is_name(left)
    if holds_body(right):
        return holds_office(left) or holds_body(left)
    return is_name(right) and not holds_body(left) and (holds_office(left) or is_name(left))
