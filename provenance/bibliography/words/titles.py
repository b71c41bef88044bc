"""Titles as citations print them: generic or specific, and the quotations that stand in them."""

import re
from collections.abc import Callable
from typing import Final

from provenance.bibliography.reference import Reference
from provenance.bibliography.syntax.lines import legible, one_line
from provenance.bibliography.words.dating import day_in_words, in_words
from provenance.bibliography.words.prose import kind_in_words, mid_sentence, unusual_date
from provenance.bibliography.words.wording import say, series, table
from provenance.model.date import ArchivalDate

_OPEN: Final = r"(?<![^\s(\[])"
_CLOSE: Final = r"(?![^\W_])"
_SINGLE: Final = rf"{_OPEN}'([^'\s](?:[^']*[^'\s])?)'{_CLOSE}"
_DOUBLE: Final = rf'{_OPEN}"([^"\s](?:[^"]*[^"\s])?)"{_CLOSE}'
_STRAIGHT: Final = re.compile(_SINGLE)
_QUOTATION: Final = re.compile(rf"{_SINGLE}|{_DOUBLE}|“([^“”]+)”")

Words = Callable[[str], str]


def title_of(reference: Reference) -> str:
    """Return the title, or where the document has none, one supplied in square brackets."""
    if legible(reference.title):
        return str(reference.title)
    kind = reference.kind or say("document")
    if reference.addressees:
        people = series(name.literal for name in reference.addressees)
        kind = say("to", kind=kind, addressees=people)
    return say("supplied-title", title=kind)


def dated_title(reference: Reference) -> str:
    """Return the title, and the document's date behind it where its year is not in it."""
    title, when = title_of(reference), untold_date(reference)
    return f"{title}, {when}" if when else title


def untold_date(reference: Reference) -> str | None:
    """Return the document's date in words, where neither title nor edition tells its year."""
    title, when = title_of(reference), in_words(reference.date)
    year = reference.date.earliest if reference.date else None
    told = when is None or when in title or (year and str(year.year) in title)
    printed = reference.container is not None and reference.container.date == reference.date
    return None if told or printed else when


def with_quotations(text: str, escape: Words, command: str) -> str:
    r"""Return a text as LaTeX in which a command marks the quotations.

    Args:
        text: The text; a quotation stands between a pair of straight or of English double quotes.
        escape: How words are written.
        command: The command.

    Examples:
        >>> with_quotations("TASS, 'Fabrications' and Khrushchev's", str, r"\mkbibquote")
        "TASS, \\mkbibquote{Fabrications} and Khrushchev's"
    """
    return _quoting(text, _QUOTATION, escape, lambda words: f"{command}{{{words}}}")


def with_paired_quotes(text: str, escape: Words) -> str:
    """Return a text as LaTeX in which straight single quotes open and close a quotation.

    LaTeX prints the apostrophe as a closing quote, and so it would the mark that opens one; it is
    read back as it was, for a grave accent of the text itself is a command.

    Examples:
        >>> with_paired_quotes("Khrushchev's 'reply'", str)
        "Khrushchev's `reply'"
    """
    return _quoting(text, _STRAIGHT, escape, lambda words: f"`{words}'")


def generic_title(title: str) -> str | None:
    """Return a title that only says what the document is, as it stands within a sentence.

    It begins with a kind of document (``vocab/bibliography/kinds.yaml``), and what follows is no
    title in capitals (Chicago 17, 14.229: such words are neither quoted nor capitalized). None for
    a title of another sort.

    Examples:
        >>> generic_title("Telegram from Dobrynin to the USSR MFA"), generic_title("Cable, Cuba")
        ('telegram from Dobrynin to the USSR MFA', None)
    """
    words = title.casefold()
    for kind in sorted(table("kinds", "kinds"), key=len, reverse=True):
        rest = title[len(kind) :]
        if words.startswith(kind) and (not rest or (rest[0] == " " and rest[1:2].islower())):
            return title[:1].lower() + title[1:]
    return None


def short_title(title: str) -> str:
    """Return the first words of a title: at most four, and none at their end that names nothing.

    Examples:
        >>> short_title("Soviet Record of 1 November 1962 Dinner"), short_title("[document]")
        ('Soviet Record', 'document')
    """
    words = title.strip("[]").split()[:4]
    while len(words) > 1 and not words[-1][:1].isupper():
        words.pop()
    return " ".join(words).strip(".,;: ")


def without_own_date(title: str, date: ArchivalDate | None) -> str:
    """Return a title without the document's date at its end, which the citation gives beside it.

    Examples:
        >>> without_own_date("Telegram, 30 October 1962", ArchivalDate(edtf="1962-10-30"))
        'Telegram'
    """
    day = date.earliest if date and date.earliest == date.latest else None
    return title.removesuffix(f", {day_in_words(day)}") if day else title


def supplied_title(reference: Reference) -> str | None:
    """Return what an untitled document is called within a sentence: "telegram to X"; else None."""
    words = None if reference.title else kind_in_words(reference)
    return mid_sentence(words) if words else None


def beside_title(reference: Reference) -> str | None:
    """Return what a title does not say: the kind with the addressee, and a date only words tell."""
    return ", ".join(part for part in (_kind(reference), unusual_date(reference)) if part) or None


def stated_undated(reference: Reference) -> str | None:
    """Return "n.d." where a source says that the document has no date."""
    return say("no-date") if reference.date and reference.date.absent else None


def _kind(reference: Reference) -> str | None:
    title = (reference.title or "").casefold()
    if not title or not reference.kind or _names(title, reference.kind.casefold()):
        return None
    named = all(one.literal.casefold() in title for one in reference.addressees)
    return reference.kind if named else kind_in_words(reference)


def _names(title: str, kind: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(kind)}(?!\w)", title) is not None


def _quoting(text: str, quotation: re.Pattern[str], escape: Words, mark: Words) -> str:
    words, done, place = one_line(text), "", 0
    for found in quotation.finditer(words):
        inside = next(one for one in found.groups() if one)
        done += _spaced(words[place : found.start()], escape) + mark(escape(inside))
        place = found.end()
    return done + _spaced(words[place:], escape)


def _spaced(text: str, write: Words) -> str:
    """Write words that may begin or end with a space, which a writer would trim."""
    words = text.strip(" ")
    if not words:
        return text[:1]
    head = " " if text.startswith(" ") else ""
    tail = " " if text.endswith(" ") else ""
    return f"{head}{write(words)}{tail}"
