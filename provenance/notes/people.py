"""Names in a row: who acted, and what they belong to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from provenance.notes.layout import Layout
from provenance.notes.notebook import Notebook

_NAME: Final = re.compile(
    r"(?:(?:de|du|di|da|del|van|von|ter|al|el)[ -])?(?:[^\W\da-zа-яß_]|\d?[^\W\d_]*[A-Z])"
)
_INITIALS: Final = re.compile(r"[^\W\d_a-zа-я]{2,}[\w/.&-]*\Z")
_OTHERS: Final = re.compile(r" (?:et al|and others|i dr|u\. ?a|et alii)\b")
_SLASH: Final = re.compile(r"(?<=[a-zа-яß-ÿ])/(?=[^\W\da-z_][a-zа-яß-ÿ])")
_LONGEST: Final = 11
_LONGEST_OFFICE: Final = 18


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a row: its words, the bracket behind it, and whether "and" led to it."""

    start: int
    end: int
    group: tuple[int, int] | None
    joined: bool


def row(book: Notebook, start: int, end: int) -> list[Item]:
    """Return the members between two places, split at commas, "and", "&" and "/"."""
    items: list[Item] = []
    begin, joined = start, False
    for cut_start, cut_end, is_and in [*_cuts(book, start, end), (end, end, False)]:
        item = _item(book, begin, cut_start, joined=joined)
        if item is not None:
            items.append(item)
            joined = False
        begin, joined = cut_end, joined or is_and
    return items


def _cuts(book: Notebook, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    layout = book.layout(start, end)
    whole = _spans(book, "one-name", start, end)
    marks = _commas(book, layout)
    for begin, finish in layout.open_stretches():
        marks += [(*found, True) for found in _joints(book, begin, finish, end)]
    starts = [first for first, _ in whole]
    return (cut for cut in sorted(marks) if not _within(cut[0], starts, whole))


def _spans(book: Notebook, name: str, start: int, end: int) -> list[tuple[int, int]]:
    found = book.lexicon.patterns[name].finditer(book.text, start, end)
    return [one.span() for one in found]


def _joints(book: Notebook, start: int, end: int, limit: int) -> Iterator[tuple[int, int]]:
    for name in ("and", "and-abroad"):
        for found in book.lexicon.patterns[name].finditer(book.text, start, end):
            if found.group() == "&" and book.text[found.start() - 1].isalnum():
                continue  # an office: "D/P&R"
            if _splits(book, found.start(), found.end(), limit):
                yield found.span()
    for found in _SLASH.finditer(book.text, start, end):
        yield found.span()


def _commas(book: Notebook, layout: Layout) -> list[tuple[int, int, bool]]:
    """Return the commas that part members: not those within a date."""
    places = (*layout.commas, *layout.semicolons)
    if not places:
        return []
    dates = _spans(book, "date", layout.start, layout.end)
    starts = [start for start, _ in dates]
    return [(place, place + 1, False) for place in places if not _within(place, starts, dates)]


def _within(place: int, starts: list[int], spans: list[tuple[int, int]]) -> bool:
    index = bisect_left(starts, place)
    return index > 0 and place < spans[index - 1][1]


def _splits(book: Notebook, start: int, end: int, limit: int) -> bool:
    """Tell whether an "and" parts two names: it does not in "Museum and Library"."""
    following = book.text[end : min(limit, end + 30)].lstrip()
    honorific = book.lexicon.patterns["honorific"]
    if not following.strip(" ,.;"):
        return True
    opens = (_NAME, honorific, book.lexicon.patterns["body-ahead"])
    if not any(opening.match(following) for opening in opens):
        return False
    word = following.split(" ", 1)[0].rstrip(",.;")
    inside = book.lexicon.patterns["institution"]
    before = book.text[max(0, start - 80) : start]
    again = f"{word} of "  # "the Office of Research and Office of Analysis"
    if following.startswith(again) and again in before:
        return True
    joins = inside.search(before[-40:]) or "," not in following
    return not (inside.fullmatch(word) and joins)


def _item(book: Notebook, start: int, end: int, *, joined: bool) -> Item | None:
    start, end = book.trimmed(start, end)
    remark = book.lexicon.patterns["behind-bracket"].search(book.text, start, end)
    if remark is not None:
        end = remark.start()
    group = None
    if book.text[end - 1 : end] in (")", "]"):
        opened = max(book.text.rfind("(", start, end), book.text.rfind("[", start, end))
        if opened >= start:
            group = (opened, end)
            start, end = book.trimmed(start, opened)
    others = _OTHERS.search(book.text, start, end)
    if others is not None:
        start, end = book.trimmed(start, others.start())
    remark = book.lexicon.patterns["after-name"].search(book.text, start, end)
    if remark is not None:
        start, end = book.trimmed(start, remark.start())
    article = book.lexicon.patterns["honorific"].match(book.text, start, end)
    if article is not None:
        book.claim(start, article.end(), "connective", "honorific")
        start = article.end()
    return Item(start, end, group, joined) if start < end else None


def is_name(book: Notebook, item: Item) -> bool:
    """Tell whether a member can be the name of someone."""
    words = book.text[item.start : item.end]
    if book.lexicon.patterns["kin"].fullmatch(words):
        return True
    body = book.lexicon.patterns["body-ahead"]
    if not (_NAME.match(words) or body.match(words)) or words.count(" ") > _longest(book, words):
        return False
    if book.lexicon.patterns["not-a-name"].search(words):
        return False
    return not is_date(book, item) and not book.lexicon.patterns["dated-paper"].match(words)


def _longest(book: Notebook, words: str) -> int:
    """Return how many blanks a name may hold: an office within offices has more."""
    whole = book.lexicon.patterns["one-name"].search(words)
    return _LONGEST_OFFICE if whole else _LONGEST


def is_date(book: Notebook, item: Item) -> bool:
    """Tell whether a member is a date."""
    return book.lexicon.patterns["date"].fullmatch(book.text, item.start, item.end) is not None


def is_place(book: Notebook, start: int, end: int) -> bool:
    """Tell whether words are the name of a place in ``vocab/phrases/places.yaml``."""
    found = book.lexicon.places.first(book.text, start, end)
    return found is not None and book.only(" .,", found[0], end)


def is_body(book: Notebook, start: int, end: int) -> bool:
    """Tell whether words name an institution: by one of its words, its initials, or the table."""
    words = book.text[start:end]
    if book.lexicon.patterns["institution"].search(words) or _INITIALS.fullmatch(words):
        return True
    known = book.names.first(book.text, start, end)
    return known is not None and known[0] == end
