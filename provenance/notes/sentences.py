"""A note cut into sentences and clauses: at semicolons, and at full stops that end something."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.notes.layout import Layout, sign_before, word_before
from provenance.notes.notebook import Notebook

_SHORT: Final = 5
_SYLLABLE: Final = re.compile(r"-[^\W\da-z_][a-z]\Z")
_HOURS: Final = ("a.m", "p.m")
_WORD: Final = re.compile(r"(?!Eastern|Local|Washington|Moscow)[^\W\da-z_][a-z]+ ")
_SIGNS: Final = re.compile(r"[^\W\da-z_][\w’-]+ (?:initialed|signed|did not|wrote|sent)\b")
_SPACED_NUMBER: Final = re.compile(r"(?:19|20)\d\d\. \d{3}(?!\w)")
_DOTTED_CODE: Final = re.compile(r"\d\.\d\. [^\W\da-z_]{1,3}-\d")
_CAPITAL: Final = re.compile(r"\s+[^\W\da-z_]")
_INITIAL: Final = re.compile(r"(?<!\w)[A-Z]\. ?\Z")
_ADDRESS: Final = re.compile(r"https?://\S+ (?:was|were|is|has)\b")
_NEXT: Final = re.compile(r"(?:\s+|\s?[—–]\s?(?!\d))(?P<first>\S)|\s*\Z")


class Sentence(NamedTuple):
    """A stretch between two boundaries; ``sign`` is the boundary before it."""

    start: int
    end: int
    sign: str


def sentences(book: Notebook, start: int, end: int) -> Iterator[Sentence]:
    """Yield the clauses of a stretch, in order; empty ones are left out."""
    layout = book.layout(start, end)
    stops = (place for place in layout.stops if _ends(book, layout, place))
    parted = [book.lexicon.patterns[name] for name in ("titles-parted", "row-parted")]
    semicolons = (
        place
        for place in layout.semicolons
        if not any(within.match(book.text, place, layout.end) for within in parted)
    )
    ends = sorted([*semicolons, *stops, *_closings(book, layout)])
    last, sign = start, ""
    for place in (*ends, end):
        if _within_title(book, last, place, end):
            continue
        if book.text[last:place].strip(" .;"):
            yield Sentence(last, _with_stop(book.text, place, end), sign)
            sign = ""
        sign = sign if sign == ";" else _sign(book.text, place)
        last = place + 1


def _within_title(book: Notebook, start: int, place: int, end: int) -> bool:
    """Tell whether a stop stands in a book's title: "Published in Poland. Documents (Place: …)"."""
    ahead = book.lexicon.patterns["title-goes-on"]
    if book.text[place : place + 1] != "." or not ahead.match(book.text, place + 1, end):
        return False
    begin = book.trimmed(start, place)[0]
    found = book.lexicon.phrases.at(book.text, begin, place)
    opened = any(entry.event == "publication" for _, entry in found)
    return opened and book.text.find("(", begin, place) < 0


def _sign(text: str, place: int) -> str:
    sign = text[place : place + 1]
    return "." if sign in ("”", '"', ")") else sign


def _closings(book: Notebook, layout: Layout) -> Iterator[int]:
    """Yield where a quoted or bracketed sentence ends a sentence: "… reads: “Seen.” Carter …"."""
    for opened, closed in layout.groups.items():
        if _CAPITAL.match(book.text, closed + 1, layout.end) is None:
            continue
        quoted = book.text[opened] in '“"' and book.text[closed - 1] in ".?!"
        whole = book.text[opened] == "(" and sign_before(book.text, opened) in (".", "”", "?")
        whole = whole and _INITIAL.search(book.text, max(0, opened - 5), opened) is None
        if quoted or whole:
            yield closed


def _with_stop(text: str, place: int, end: int) -> int:
    """Keep the full stop with its sentence: it may belong to "Ibid." or "D.C."."""
    return place + 1 if place < end and text[place] in '.”")' else place


def _ends(book: Notebook, layout: Layout, place: int) -> bool:
    following = _NEXT.match(book.text, place + 1, layout.end)
    if following is None:
        return False
    first = following["first"] or ""
    trailing = first in ("(", "[") and book.text[max(0, place - 2) : place] == ".."
    opens = not first.islower() or _ADDRESS.match(book.text, following.start("first"))
    if not opens or not first or trailing:
        return False
    word = word_before(book.text, place)
    timed = word in _HOURS and _WORD.match(book.text, following.start("first"))
    office = len(word) == 1 and book.text.endswith(f" in {word}", 0, place)
    timed = timed or (office and _SIGNS.match(book.text, following.start("first")))
    if timed or book.lexicon.marks.first(book.text, following.start("first"), layout.end):
        return True
    dated = book.lexicon.patterns["short-day"].match(book.text, following.start("first"))
    titled = dated and len(word) < _SHORT  # "Mat. Oct 12-13"
    return not (titled or _counted(book, place, word, first) or _abbreviation(book, word))


def _counted(book: Notebook, place: int, word: str, first: str) -> bool:
    """Tell whether a number goes with what stands before it: ", Bd. 5", "accession 2012. 041"."""
    if _SPACED_NUMBER.match(book.text, max(0, place - 4)):
        return True
    if _DOTTED_CODE.match(book.text, max(0, place - 3)):
        return True
    if not first.isdigit() or len(word) > _SHORT or not word.isalpha():
        return False
    return "," in book.text[max(0, place - len(word) - 2) : place - len(word)]


def _abbreviation(book: Notebook, word: str) -> bool:
    if len(word) == 1 and word.isalpha():
        return True
    plain = word.rsplit("-", 1)[-1].casefold().lstrip('([“"')
    if _SYLLABLE.search(word):  # "Camp Wo-Chi-Ca." ends in no "ca."
        return False
    known = book.lexicon.words
    if plain in known["abbreviation"] or plain + "." in known["level-abbreviation"]:
        return True
    return len(plain) > 2 and plain[-2] == "." and plain[-1].isalpha() and len(plain) < 8
