"""Phrases found in a clause: which wordings stand there, and what governs them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from provenance.notes.entries import Phrase
from provenance.notes.layout import Layout
from provenance.notes.lexicon import SmallWords
from provenance.notes.notebook import Notebook
from provenance.notes.publication import has_issue, volume_at

_REACH: Final = 110
_BEFORE: Final = re.compile(r"(?:\A|[,;.:()\[\]/“”\"–—-]\s*|(?:icates|states) that )\Z")
_NAME_FIRST: Final = re.compile(r"[“\"(]?[^\W\d_a-zа-яß]")
_BRACKET: Final = r"\([^():]{2,60}: [^():]{2,90}, (?:1[89]|20)\d\d\)"
_GLOSS: Final = r"(?:\([^():\d]{2,90}\)|\[[^\[\]]{2,90}\])"
_IMPRINT: Final = re.compile(rf"[^\W\da-z_][^();\[]*(?:{_GLOSS}[^();\[]{{0,60}})?{_BRACKET}")
_BOOK: Final = re.compile(rf"[^();]{{2,120}}{_BRACKET}")
_LONGEST_NAME: Final = 80
_IMPRINT_REACH: Final = 300
_SPACE: Final = re.compile(r"[ .]*")
_JOINT_END: Final = re.compile(r"[\s,/&]*\Z")
_ONE_OR_TWO: Final = re.compile(r"(?: [^\W\d_]+){1,2}")
_END: Final = re.compile(r"\s*(?:\Z|[,;.)\]])")


@dataclass(frozen=True, slots=True)
class Cue:
    """A wording in its place.

    ``start`` includes the words that lead up to it ("second photocopy was"), ``word`` is where the
    wording itself starts; ``carrier`` and ``subject`` are spans or None; ``copy``: a copy is meant.
    """

    entry: Phrase
    start: int
    word: int
    end: int
    carrier: tuple[int, int] | None
    subject: tuple[int, int] | None
    copy: bool


class Ahead(NamedTuple):
    """What stands behind a phrase: where its words end, the next word starts, the clause ends."""

    book: Notebook
    end: int
    after: int
    limit: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    word: int
    end: int
    entries: tuple[Phrase, ...]


def small_words(book: Notebook, entry: Phrase) -> SmallWords:
    """Return the prepositions that this phrase is used with."""
    return book.lexicon.abroad if entry.abroad else book.lexicon.english


def cues(book: Notebook, layout: Layout) -> list[list[Cue]]:
    """Return the phrases of a clause in order, those that share their arguments together."""
    chains: list[list[Cue]] = []
    chained = False
    for candidate in reversed(list(_candidates(book, layout))):
        joined = bool(chains) and _joined(book, candidate.end, chains[-1][0])
        cue = _accepted(book, layout, candidate, joined=joined)
        if cue is None:
            continue
        if cue.entry.gap:  # what stands in the gap of a phrase opens no other
            chains = [chain for chain in chains if chain[0].start >= cue.end]
        chained = joined and cue.entry.grammar != "holding"
        if chained:
            chains[-1].insert(0, cue)
        else:
            chains.append([cue])
    return chains[::-1]


def _candidates(book: Notebook, layout: Layout) -> Iterator[_Candidate]:
    spots = book.phrase_spots()
    for start, end in layout.open_stretches():
        free = start
        for word in spots[bisect_left(spots, start) : bisect_left(spots, end)]:
            if word < free:
                continue
            found = list(book.lexicon.phrases.at(book.text, word, end))
            if found:
                free = found[0][0]
                entries = tuple(entry for place, entry in found if place == free)
                yield _Candidate(word, free, entries)


def _joined(book: Notebook, end: int, following: Cue) -> bool:
    gap = book.text[end : following.start]
    if len(gap) > 12 or (following.start != following.word and not gap.strip(" ,")):
        return False
    without = book.lexicon.patterns["and-abroad"].sub("", book.lexicon.patterns["and"].sub("", gap))
    return (
        _JOINT_END.fullmatch(without) is not None
        and bool(gap.strip())
        and following.subject is None
    )


def _accepted(book: Notebook, layout: Layout, candidate: _Candidate, *, joined: bool) -> Cue | None:
    for entry in candidate.entries:
        end = _past_gap(book, entry, candidate.end, layout.end)
        if end is None or _barred(book, entry, end, layout.end):
            continue
        if joined or _followed(book, entry, end, layout.end):
            cue = _led(book, layout, entry, _Candidate(candidate.word, end, candidate.entries))
            if cue is not None:
                return cue
    return None


def _past_gap(book: Notebook, entry: Phrase, end: int, limit: int) -> int | None:
    """Return where the words end that stand behind a phrase: "sent *for information* to".

    None where the words that must stand there do not.
    """
    if not entry.gap:
        return end
    found = book.lexicon.patterns[entry.gap].match(book.text, end, limit)
    return found.end() if found else None


def _barred(book: Notebook, entry: Phrase, end: int, limit: int) -> bool:
    """Tell whether something follows that this phrase must not have behind it."""
    if not entry.unless:
        return False
    place = _SPACE.match(book.text, end, limit)
    after = place.end() if place else end
    ahead = Ahead(book, end, after, limit)
    return any(_stands(sign, ahead) for sign in entry.unless)


def _followed(book: Notebook, entry: Phrase, end: int, limit: int) -> bool:
    """Tell whether what must follow this phrase does."""
    if not entry.next:
        return True
    place = _SPACE.match(book.text, end, limit)
    after = place.end() if place else end
    small = small_words(book, entry)
    found = small.pattern.match(book.text, after, limit)
    if found is not None and small.slots[found.group()] in entry.next:
        return True
    ahead = Ahead(book, end, after, limit)
    return any(_stands(sign, ahead) for sign in entry.next)


def _stands(sign: str, ahead: Ahead) -> bool:
    """Tell whether a sign that an entry asks for stands behind its words."""
    if sign.startswith("="):
        return ahead.book.text.startswith(sign[1:], ahead.after)
    check = _CHECKS.get(sign)
    if check is not None:
        return check(ahead)
    patterns = ahead.book.lexicon.patterns
    if sign not in patterns.sources:
        return False
    return patterns[sign].match(ahead.book.text, ahead.after, ahead.limit) is not None


def _person_stands(text: str, end: int, after: int, limit: int) -> bool:
    closed = text[end - 1 : end] == "."
    near = after <= end + (1 if closed else 2) and not text[end:after].strip()
    return near and _NAME_FIRST.match(text, after, limit) is not None


def has_imprint(book: Notebook, start: int, end: int) -> bool:
    """Tell whether words with "(Place: Publisher, Year)" behind them stand here."""
    limit = min(end, start + _IMPRINT_REACH)
    bracketed = book.text.find("(", start, limit) >= 0
    return bracketed and _IMPRINT.match(book.text, start, limit) is not None


def _led(book: Notebook, layout: Layout, entry: Phrase, candidate: _Candidate) -> Cue | None:
    """Return the cue with what leads up to it, or None where no phrase can stand."""
    floor = max(layout.start, candidate.word - _REACH)
    if book.lexicon.patterns["denied"].search(book.text, floor, candidate.word):
        return None
    lead = book.lexicon.patterns["lead"].search(book.text, floor, candidate.word)
    if lead is not None and "imprint" not in entry.next:
        carrier = lead.span("carrier") if lead["carrier"] else _own_carrier(book, candidate)
        carrier = carrier or _carrier_of(book, layout, entry, lead.start())
        return Cue(entry, lead.start(), candidate.word, candidate.end, carrier, None, copy=True)
    aux = book.lexicon.patterns["aux"].search(book.text, floor, candidate.word)
    start = aux.start() if aux else candidate.word
    if entry.leads:
        return _led_by_names(book, layout, entry, candidate)
    if _boundary(book, layout, start):
        return _plain(book, layout, entry, candidate, start)
    return _with_subject(book, layout, entry, candidate, start)


def _carrier_of(
    book: Notebook, layout: Layout, entry: Phrase, start: int
) -> tuple[int, int] | None:
    """Return the carrier that opens a clause: "Photocopy of the diary in the possession of"."""
    if entry.event != "holding":
        return None
    begin = book.trimmed(layout.piece_start(start), start)[0]
    found = book.lexicon.patterns["carrier"].match(book.text, begin, start)
    opened = found is not None and book.text.startswith(" of ", found.end())
    return found.span() if found is not None and opened else None


def _plain(book: Notebook, layout: Layout, entry: Phrase, candidate: _Candidate, start: int) -> Cue:
    carrier = _own_carrier(book, candidate) or _carrier_of(book, layout, entry, start)
    return Cue(entry, start, candidate.word, candidate.end, carrier, None, copy=False)


def _own_carrier(book: Notebook, candidate: _Candidate) -> tuple[int, int] | None:
    found = book.lexicon.patterns["carrier"].match(book.text, candidate.word, candidate.end)
    return found.span() if found else None


def _boundary(book: Notebook, layout: Layout, place: int) -> bool:
    before = book.text[max(layout.start, place - 13) : place]
    if place - 12 <= layout.start and not before.strip():
        return True
    if _BEFORE.search(before) and before.strip():
        return True
    return any(
        found.end() == len(before.rstrip())
        for name in ("and", "and-abroad")
        for found in book.lexicon.patterns[name].finditer(before)
    )


def _with_subject(
    book: Notebook, layout: Layout, entry: Phrase, candidate: _Candidate, start: int
) -> Cue | None:
    """Read an active sentence ("NHK provided a copy"), or a phrase in the midst of words."""
    by = small_words(book, entry).pattern.match(book.text, candidate.end + 1, layout.end)
    passive = by is not None and small_words(book, entry).slots[by.group()] == "by"
    if passive or entry.loose or _language_leads(book, layout, entry, start):
        return _plain(book, layout, entry, candidate, start)
    objects = book.lexicon.patterns["object"]
    verb = entry.active and book.text[candidate.word].islower()
    if not verb or not objects.match(book.text, candidate.end + 1, layout.end):
        return None
    begin, end = book.trimmed(layout.piece_start(start), start)
    prose = book.lexicon.patterns["not-a-name"].search(book.text, begin, end)
    if prose or end - begin > _LONGEST_NAME or not _NAME_FIRST.match(book.text, begin):
        return None
    return Cue(entry, begin, candidate.word, candidate.end, None, (begin, end), copy=False)


def _led_by_names(
    book: Notebook, layout: Layout, entry: Phrase, candidate: _Candidate
) -> Cue | None:
    """Read a clause that names open: "Carter initialed", "At the top, Hill and Wolf initialed"."""
    if not book.text[candidate.word].islower():
        return None
    quoted = book.lexicon.patterns["behind-quote"].search(
        book.text, max(layout.start, candidate.word - _REACH), candidate.word
    )
    behind = quoted.end() if quoted else layout.start
    for opened in (layout.start, layout.piece_start(candidate.word), behind):
        begin, end = book.trimmed(opened, candidate.word)
        found = book.lexicon.patterns[entry.leads].fullmatch(book.text, begin, end)
        if found is None and book.lexicon.patterns["who"].fullmatch(book.text, begin, end):
            found = book.lexicon.patterns["before-who"].search(book.text, layout.start, begin)
        if found is not None:
            subject = found.span("names")
            return Cue(entry, begin, candidate.word, candidate.end, None, subject, copy=False)
    return None


def _language_leads(book: Notebook, layout: Layout, entry: Phrase, start: int) -> bool:
    """Tell whether the language stands before: "Z ruštiny přeložil Petr Dvořák"."""
    if entry.event != "translation" or not entry.abroad:
        return False
    begin, end = book.trimmed(layout.piece_start(start), start)
    if end - begin > _REACH:
        return False
    small = book.lexicon.abroad
    found = small.pattern.match(book.text[begin:end].casefold())
    if found is None or small.slots[found.group()] != "from":
        return False
    return _ONE_OR_TWO.fullmatch(book.text, begin + found.end(), end) is not None


# What may be asked for behind a phrase; any other sign names a pattern that must match there.
_CHECKS: Final[Mapping[str, Callable[[Ahead], bool]]] = {
    ":": lambda at: at.book.text.startswith(":", at.end),
    "direct-person": lambda at: _person_stands(at.book.text, at.end, at.after, at.limit),
    "quote": lambda at: at.book.text[at.after : at.after + 1] in ("“", '"', "„", "«"),
    "mark": lambda at: at.book.lexicon.marks.first(at.book.text, at.after, at.limit) is not None,
    "imprint": lambda at: has_imprint(at.book, at.after, at.limit),
    "volume": lambda at: (
        volume_at(at.book, at.after, at.limit) is not None
        or at.book.lexicon.sites.first(at.book.text, at.after, at.limit) is not None
    ),
    "issue": lambda at: has_issue(at.book, at.after, at.limit),
    "book": lambda at: _BOOK.match(at.book.text, at.after, at.limit) is not None,
    "by": lambda at: at.book.text.startswith("by ", at.after),
    "for": lambda at: at.book.text.startswith("for ", at.after),
    "to": lambda at: at.book.text.startswith("to ", at.after),
    "with": lambda at: at.book.text.startswith("with ", at.after),
    "behind-under": lambda at: bool(
        at.book.lexicon.patterns["behind-under"].search(at.book.text, max(0, at.end - 90), at.end)
    ),
    "end": lambda at: _END.match(at.book.text, at.end, at.limit) is not None,
}
