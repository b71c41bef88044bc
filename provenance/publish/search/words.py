"""The words by which a record is found: its own, and every name of the archives that it names."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from provenance.archives.table import repositories
from provenance.publish.entries.entry import Entry, Who

_LETTERS: Final = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
"""Letters that Unicode does not take apart; the script of the page has the same."""

_WORD: Final = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return a text without case and accents, as the script of the page folds what is typed.

    Examples:
        >>> folded("Główne Archiwum"), folded("ЦХСД")
        ('glowne archiwum', 'цхсд')
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    return "".join(one for one in plain if not unicodedata.combining(one)).translate(_LETTERS)


def words_of(entry: Entry) -> set[str]:
    """Return the folded words by which a record is found."""
    return set().union(*map(_words, _texts(entry)))


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text)))


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.title, entry.date, entry.kind or "", entry.collection or "", entry.id)
    for part in entry.parts:
        yield from _names(part.who)
    for kept in entry.kept:
        yield kept.code or ""
        if kept.holder:
            yield from _names(kept.holder)


@cache
def _names(who: Who) -> tuple[str, ...]:
    known = repositories().get(who.id) if who.id else None
    if known is None:
        return (who.name,)
    forms = (form.text for form in known.forms)
    closed = (re.sub(r"[\s.]+", "", form.text) for form in known.abbreviations)
    before = (repositories()[one.id] for one in known.predecessors)
    older = (form.text for entry in before for form in entry.forms)
    return tuple(dict.fromkeys((who.name, *forms, *closed, *older)))
