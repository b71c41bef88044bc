"""Comparing two portraits: every clue that speaks for or against one document."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from math import fsum, log2
from typing import Final

from provenance.identity.portrait import Person, Portrait, Print
from provenance.identity.weights import Census, Clue, clue
from provenance.model.date import ArchivalDate
from provenance.references.cited import CitedCode
from provenance.references.same import same_cited
from provenance.references.values import normal, places

_DAY: Final = timedelta(days=1)
_SAME_TITLE: Final = (12.0, 0.6)
_LIKE_TITLE: Final = (5.0, 0.3)
"""How many bits the shared words weigh, and what part of all words, for titles to agree."""


def values(one: Portrait) -> Iterator[tuple[str, str]]:
    """Yield what is counted of a portrait: kinds of clues with the values that they compare."""
    found = {("same-kind", one.kind.key)} if one.kind else set()
    found |= {("same-day", date.edtf or "") for date in one.dates}
    found |= {("same-author", person.key) for person in one.authors}
    found |= {("same-addressee", person.key) for person in one.addressees}
    found |= {("same-reference", code_key(code)) for code in one.references}
    found |= {("same-print", place.url) for place in one.prints if place.url}
    found |= {("word", word) for word in one.title}
    yield from sorted(found)


def code_key(code: CitedCode) -> str:
    """Return a reference code as it is counted: its levels as compared, without the archive.

    An archive and its successor are not told apart here; `same_cited` does that.
    """
    parts = (f"{one.level}={normal(one.level, one.value)}" for one in code.code.levels)
    return " ".join(sorted(parts))


def clues(one: Portrait, other: Portrait, census: Census) -> tuple[Clue, ...]:
    """Return what speaks for and against two records being of one document."""
    return (
        *_dates(one, other, census),
        *_people("author", one.authors, other.authors, census),
        *_people("addressee", one.addressees, other.addressees, census),
        *_kinds(one, other, census),
        *_references(one, other, census),
        *_titles(one, other, census),
        *_prints(one, other, census),
        *_stretches(one, other, census),
    )


def are_apart(one: Portrait, other: Portrait) -> bool:
    """Tell whether one volume prints two records apart, so that they are of two documents."""
    return any(_apart(*pair) for pair in product(one.prints, other.prints))


def _dates(one: Portrait, other: Portrait, census: Census) -> Iterator[Clue]:
    if not (one.dates and other.dates):
        return
    same = [date for date in one.dates if date in other.dates]
    if same:
        value = same[0].edtf or ""
        yield clue("same-day", value, census)
        yield from _hours(one, other, census)
        return
    pairs = list(product(one.dates, other.dates))
    told = f"{one.dates[0].edtf} and {other.dates[0].edtf}"
    if any(first.may_equal(second) for first, second in pairs):
        yield clue("overlapping-dates", told, census)
    elif any(_is_next(first, second) for first, second in pairs):
        yield clue("a-day-apart", told, census)
    else:
        yield clue("other-dates", told, census)


def _hours(one: Portrait, other: Portrait, census: Census) -> Iterator[Clue]:
    if one.hours and other.hours and not one.hours & other.hours:
        told = f"{min(one.hours)} and {min(other.hours)}"
        yield clue("other-hours", told, census)


def _is_next(one: ArchivalDate, other: ArchivalDate) -> bool:
    first, second = one.latest, other.latest
    if first is None or second is None or (one.earliest, other.earliest) != (first, second):
        return False
    return abs(first - second) == _DAY


def _people(
    role: str, ours: tuple[Person, ...], theirs: tuple[Person, ...], census: Census
) -> Iterator[Clue]:
    keys = {person.key for person in theirs}
    same = [person for person in ours if person.key in keys]
    if same:
        yield clue(f"same-{role}", same[0].name, census, (f"same-{role}", same[0].key))
    elif {one.is_person for one in ours} & {one.is_person for one in theirs}:
        yield clue(f"other-{role}", f"{ours[0].name}; {theirs[0].name}", census)
    elif ours and theirs and role == "author":
        yield clue("person-and-body", f"{ours[0].name}; {theirs[0].name}", census)


def _kinds(one: Portrait, other: Portrait, census: Census) -> Iterator[Clue]:
    if one.kind and other.kind:
        names = ", ".join(dict.fromkeys((one.kind.name, other.kind.name)))
        if one.kind.key == other.kind.key:
            yield clue("same-kind", names, census, ("same-kind", one.kind.key))
        else:
            yield clue("other-kind", names, census)


def _references(one: Portrait, other: Portrait, census: Census) -> Iterator[Clue]:
    """Yield the best that the references say: one that agrees outweighs those that do not."""
    found = [
        said
        for pair in product(one.references, other.references)
        if (said := _reference(*pair, census)) is not None
    ]
    if found:
        yield max(found, key=lambda said: said.bits)


def _reference(one: CitedCode, other: CitedCode, census: Census) -> Clue | None:
    answer = same_cited(one, other)
    if answer.verdict == "no":
        alike = set(one.archives) & set(other.archives)
        told = f"{_shown(one)}; {_shown(other)}"
        return clue("other-reference", told, census) if alike else None
    if answer.verdict != "yes":
        return None
    why = "; ".join(reason.text for reason in answer.reasons)
    sheets = not answer.finer and any(part.level in places() for part in one.code.levels)
    kind = "same-reference" if sheets else "same-file"
    wider = one if answer.finer == "second" else other
    return clue(kind, f"{_shown(wider)} ({why})", census, ("same-reference", code_key(wider)))


def _shown(code: CitedCode) -> str:
    levels = ", ".join(f"{part.level} {part.value}" for part in code.code.levels)
    return f"{code.name}, {levels}" if code.name else levels


def _titles(one: Portrait, other: Portrait, census: Census) -> Iterator[Clue]:
    if not (one.title and other.title):
        return
    shared, union = one.title & other.title, one.title | other.title
    bits, whole = _bits(shared, census), _bits(union, census)
    told = " ".join(sorted(shared))
    if bits >= _SAME_TITLE[0] and bits >= _SAME_TITLE[1] * whole:
        yield clue("same-title", told, census)
    elif bits >= _LIKE_TITLE[0] and bits >= _LIKE_TITLE[1] * whole:
        yield clue("like-title", told, census)
    elif not shared:
        yield clue("other-title", "", census)


def _bits(words: frozenset[str], census: Census) -> float:
    return fsum(-log2(census.share("word", word)) for word in words)  # words have no order


def _prints(one: Portrait, other: Portrait, census: Census) -> Iterator[Clue]:
    pairs = list(product(one.prints, other.prints))
    same = [first for first, second in pairs if first.url and first.url == second.url]
    if same:
        value = same[0].url or ""
        yield clue("same-print", value, census)
        return
    apart = [first for first, second in pairs if _apart(first, second)]
    if apart:
        yield clue("apart-in-print", apart[0].title, census)


def _apart(one: Print, other: Print) -> bool:
    """Tell whether one volume prints two documents: by address, number or pages."""
    if not one.volume or one.volume != other.volume:
        return False
    marks = ((one.url, other.url), (one.number, other.number))
    pages = one.pages and other.pages and not one.pages & other.pages
    return bool(pages) or any(ours and theirs and ours != theirs for ours, theirs in marks)


def _stretches(one: Portrait, other: Portrait, census: Census) -> Iterator[Clue]:
    shared = one.stretches & other.stretches
    if shared:
        yield clue("same-stretch", min(place.name for place in shared), census)
