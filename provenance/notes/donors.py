"""The names behind a verb of custody: donors with their kin, bodies with their parts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.notes.notebook import Act, Notebook
from provenance.notes.people import is_place

_CUT: Final = re.compile(r",? (?:and|or|&) |, ?|\s[–—]\s|—|--")
_EXPLAINING: Final = frozenset({",", "—", "–", "--"})
_OWNED: Final = re.compile(r"[’']s?\Z")
_BRACKET: Final = re.compile(r"\([^()]*\)?")
_GROUP: Final = re.compile(r"\s*\([^()]*\)[\s.,;]*\Z")
_ADVERB: Final = re.compile(r" (?:primari|principal|large|main|joint|direct|most|chief)ly\Z")
_CAPITAL: Final = re.compile(r"[^\W\da-z_]")
_WORD: Final = re.compile(r"[^\W\da-z_][a-z]+\W*")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a row of names: its place, the sign before it, whether a bracket explains it."""

    start: int
    end: int
    sign: str
    bracket: bool = False


def read_names(book: Notebook, act: Act, role: str, span: tuple[int, int]) -> bool:
    """Read the names of a stretch into an act; tell whether it named anybody."""
    read = False
    for start, end in parties(book, *span):
        owner = _OWNED.search(book.text, start, end) if role in ("giver", "sender") else None
        read = book.add(act, role, (start, owner.start() if owner else end), act.phrase) or read
    return read


def parties(book: Notebook, start: int, end: int) -> list[tuple[int, int]]:
    """Return the names in a stretch: persons each by itself, a body with what it belongs to."""
    lead = book.lexicon.patterns["custody-article"].match(book.text, start, end)
    start = lead.end() if lead else start
    if book.lexicon.patterns["custody-manner"].match(book.text, start, end):
        return []
    row, pieces = _Row(book), list(_pieces(book, start, end))
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        whole = index > 0 and pieces[index - 1].bracket
        if not row.take(piece, following, whole=whole):
            break
    return [(begin, _past_adverb(book, begin, stop)) for begin, stop in row.found if begin < stop]


class _Row:
    """The names that were read of a row; ``glossed``: the last piece only explained a name."""

    def __init__(self, book: Notebook) -> None:
        self.book = book
        self.found: list[tuple[int, int]] = []
        self.glossed = False

    def take(self, piece: _Piece, following: _Piece | None, *, whole: bool) -> bool:
        """Read one piece more; tell whether the row may go on behind it."""
        book = self.book
        if not self.found:
            name = _name(book, piece, following, None)
            self.found += [name] if name else []
            return name is not None or _explains(book, piece)
        last = self.found[-1]
        suffix = whole and book.lexicon.patterns["custody-suffix"].match(book.text, piece.start)
        if suffix or (not (self.glossed or whole) and _belongs(book, piece, last)):
            self.found[-1] = last[0], piece.end
            return True
        if _ends(book, piece) or _town(book, piece, following, last):
            return False
        if _employer(book, piece, following, last):
            self.glossed = True
        else:
            self._another(piece, _name(book, piece, following, last))
        return True

    def _another(self, piece: _Piece, name: tuple[int, int] | None) -> None:
        """Keep a further name; behind what explains one only ", and" opens another."""
        if name is None:
            self.glossed = self.glossed or "and" not in piece.sign
        elif not self.glossed or ("and" in piece.sign and "," in piece.sign):
            self.glossed = False
            self.found.append(name)


def _past_adverb(book: Notebook, start: int, end: int) -> int:
    """Return where a name ends before "primarily" and its like."""
    found = _ADVERB.search(book.text, start, end)
    return found.start() if found else end


def _town(book: Notebook, piece: _Piece, following: _Piece | None, before: tuple[int, int]) -> bool:
    """Tell whether a piece is a town, before its state or at the end: "Lee University, Ithaca"."""
    if following is None:
        word = _WORD.fullmatch(book.text, piece.start, piece.end)
        body = book.lexicon.patterns["custody-body"]
        return bool(word and piece.sign.strip() == "," and body.search(book.text, *before))
    if not (piece.sign.strip() == following.sign.strip() == ","):
        return False
    state = book.lexicon.patterns["custody-state"]
    return state.match(book.text, following.start, following.end) is not None


def _employer(
    book: Notebook, piece: _Piece, following: _Piece | None, before: tuple[int, int]
) -> bool:
    """Tell whether a body says where the person named before it works: "Ann Lee, Lee Press"."""
    if piece.sign.strip() != "," or (following is not None and "and" in following.sign):
        return False
    body = book.lexicon.patterns["custody-body"]
    person = len(book.text[slice(*before)].split()) > 1 and not body.search(book.text, *before)
    return person and body.search(book.text, piece.start, piece.end) is not None


def _pieces(book: Notebook, start: int, end: int) -> Iterator[_Piece]:
    """Part a stretch at its commas and "and", brackets and what only looks so left whole."""
    one = book.lexicon.patterns["one-name"]
    whole = [
        found.span()
        for pattern in (_BRACKET, one)
        for found in pattern.finditer(book.text, start, end)
    ]
    begin, sign = start, ""
    for cut in _CUT.finditer(book.text, start, end):
        if any(opened < cut.start() < closed for opened, closed in whole):
            continue
        if _one_title(book, begin, cut, end):
            continue
        if begin < cut.start():
            yield _piece(book, begin, cut.start(), sign)
        begin, sign = cut.end(), cut.group()
    if begin < end:
        yield _piece(book, begin, end, sign)


def _one_title(book: Notebook, begin: int, cut: re.Match[str], end: int) -> bool:
    """Tell whether "and" stands within the name of a body: "Geography & Map Division"."""
    left = book.text[begin : cut.start()].strip()
    listed = "," in cut.group() or book.text.startswith(("the ", "The "), cut.end())
    if listed or " " in left or not _CAPITAL.match(left):
        return False
    body = book.lexicon.patterns["custody-body"]
    right = re.compile(r"[^,;(]*").match(book.text, cut.end(), end)
    return (
        body.search(left) is None and right is not None and body.search(right.group()) is not None
    )


def _explains(book: Notebook, piece: _Piece) -> bool:
    """Tell whether a piece says who is named behind it: "her sister, …", "member and …"."""
    patterns, start = book.lexicon.patterns, piece.start
    lead = patterns["custody-article"].match(book.text, start, piece.end)
    start = lead.end() if lead else start
    return _office(book, start, piece.end) or any(
        patterns[name].search(book.text, start, piece.end)
        for name in ("custody-kin", "custody-party")
    )


def _office(book: Notebook, start: int, end: int) -> bool:
    """Tell whether words are an office and name nobody: "former SFWR National Coordinator"."""
    patterns = book.lexicon.patterns
    office = patterns["custody-office"].match(book.text, start, end)
    whole = office is not None and not book.text[office.end() : end].strip()
    return whole and "Office" not in book.text[start:end]


def _piece(book: Notebook, start: int, end: int, sign: str) -> _Piece:
    group = _GROUP.search(book.text, start, end)
    return _Piece(start, group.start() if group else end, sign, bracket=group is not None)


def _belongs(book: Notebook, piece: _Piece, before: tuple[int, int]) -> bool:
    """Tell whether a piece goes on with the name before it: "Jr.", "Inc.", "and Special …"."""
    patterns = book.lexicon.patterns
    words = book.text[piece.start : piece.end]
    former = book.text[slice(*before)]
    land = words.isupper() and patterns["custody-body"].search(former) is not None
    if land or patterns["custody-suffix"].match(words):
        return True
    own = "and the " in piece.sign or words.startswith("The ") or _ends(book, piece)
    if own or not _CAPITAL.match(words) or patterns["custody-office"].match(words):
        return False
    return _one_body(book, piece, before)


def _one_body(book: Notebook, piece: _Piece, before: tuple[int, int]) -> bool:
    """Tell whether two pieces in capitals are one body, by the sign that parts them."""
    patterns = book.lexicon.patterns
    words, former = book.text[piece.start : piece.end], book.text[slice(*before)]
    one = patterns["custody-body"].search(former) is not None
    name = book.text[slice(*_person(book, piece.start, piece.end))]
    other = patterns["custody-body"].search(name) is not None
    if "&" in piece.sign:
        return one or other or " " not in former.strip()
    if "and" in piece.sign:
        head = words.partition(" at ")[0]
        return (one or other) and not (one and patterns["custody-university"].search(head))
    firm = patterns["custody-firm"].search(words) is not None
    return (one and (other or words.isupper())) or (other and firm)


def is_land(book: Notebook, start: int, end: int) -> bool:
    """Tell whether a stretch is a place and nothing else: "brought to New York"."""
    begin, stop = book.trimmed(start, end)
    state = book.lexicon.patterns["custody-state"].match(book.text, begin, stop)
    return state is not None or is_place(book, begin, stop)


def _ends(book: Notebook, piece: _Piece) -> bool:
    """Tell whether a piece is an address or a place: no name stands behind it."""
    words = book.text[piece.start : piece.end]
    return piece.sign.startswith(",") and (
        any(map(str.isdigit, words))
        or is_place(book, piece.start, piece.end)
        or book.lexicon.patterns["custody-state"].match(words) is not None
    )


def _name(
    book: Notebook, piece: _Piece, following: _Piece | None, before: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Return the name in a piece, or None where it only explains the name before it, if any."""
    patterns, text = book.lexicon.patterns, book.text
    start, end = book.trimmed(piece.start, piece.end)
    lead = patterns["custody-article"].match(text, start, end)
    begin = lead.end() if lead else start
    thing = patterns["custody-small-thing"].search(text, begin, end)
    if thing or (before and _explains_before(book, piece, (start, begin, end), before)):
        return None
    kin = patterns["custody-kin"].match(text, begin, end)
    if kin is not None:
        return _relative(book, kin, following, (begin, end))
    if before is None and following is not None and _office(book, begin, end):
        return None
    role = _titled(book, begin, end)
    if role is not None or _CAPITAL.match(text, begin):
        called = following is not None and patterns["custody-called"].match(text, begin, end)
        return None if called and role is None else _person(book, *(role or (begin, end)))
    return _unnamed(book, following, (begin, end))


def _titled(book: Notebook, start: int, end: int) -> tuple[int, int] | None:
    """Return the name behind a word for what someone is: "long-time member Ann Lee"."""
    patterns, text = book.lexicon.patterns, book.text
    capital = _CAPITAL.match(text, start) is not None
    found = patterns["custody-titled" if capital else "custody-role"].match(text, start, end)
    if found is None or (capital and patterns["custody-body"].search(found["name"])):
        return None
    return found.start("name"), end


def _explains_before(
    book: Notebook, piece: _Piece, places: tuple[int, int, int], before: tuple[int, int]
) -> bool:
    """Tell whether a piece says who the one named before is: "the niece of B", "Head of C"."""
    start, begin, end = places
    patterns, text = book.lexicon.patterns, book.text
    if patterns["custody-office"].match(text, begin, end):
        return True
    small = text[start : start + 1].islower() and not text[before[0]].islower()
    told = any(patterns[name].match(text, begin, end) for name in ("custody-kin", "custody-called"))
    return piece.sign.strip() in _EXPLAINING and (small or told)


def _relative(
    book: Notebook, kin: re.Match[str], following: _Piece | None, span: tuple[int, int]
) -> tuple[int, int] | None:
    """Return "Ann Lee" in "his daughter Ann Lee", or "his daughter" where no name follows."""
    if kin["name"]:
        return _person(book, kin.start("name"), span[1])
    if book.lexicon.patterns["custody-party"].search(book.text, *span) is None:
        return None
    if following is None or "and" in following.sign:
        return span
    return None if _CAPITAL.match(book.text, following.start) else span


def _unnamed(
    book: Notebook, following: _Piece | None, span: tuple[int, int]
) -> tuple[int, int] | None:
    """Return who gave without a name: "members of the Lee family"; not "member and editor Lee"."""
    role, party = (book.lexicon.patterns[name] for name in ("custody-role", "custody-party"))
    if party.search(book.text, *span) is None:
        return None
    if following and role.match(book.text, following.start, following.end):
        return None
    return None if following and _apposed(book, following, span) else span


def _apposed(book: Notebook, following: _Piece, span: tuple[int, int]) -> bool:
    """Tell whether the name follows: "a friend of the Lee family, Ann Kim"."""
    kin = book.lexicon.patterns["custody-one"].match(book.text, *span)
    name = _CAPITAL.match(book.text, following.start)
    again = book.lexicon.patterns["custody-kin"].match(book.text, following.start, following.end)
    named = name is not None and again is None
    return kin is not None and named and following.sign.strip() == ","


def _person(book: Notebook, start: int, end: int) -> tuple[int, int]:
    """Return the name of a person without where they work: "Bo Kim at Lee University"."""
    patterns, text = book.lexicon.patterns, book.text
    within = patterns["custody-of"].search(text, start, end)
    named = within and " " in text[start : within.start()].strip()
    if within and named and not patterns["custody-unnamed"].search(text, start, within.start()):
        end = within.start()
    at = patterns["custody-place-of-work"].search(text, start, end)
    if at is None or patterns["custody-body"].search(text, start, at.start()):
        return start, end
    return start, at.start()
