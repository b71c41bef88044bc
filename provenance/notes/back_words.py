"""Words with which a note refers back: "Ibid.", "там же", "see note 3", "hereafter cited as X"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from provenance.notes.literals import WORDS, Literals, literals
from provenance.resources.lists import Concept, concepts

_NUMBER: Final = re.compile(r"\s*(?P<value>\d{1,5})(?!\w)")
_NAME: Final = re.compile(r"[\s:]*[“\"„«]?(?P<value>[^\W_][^()\[\];,.“”\"»\n]{0,60})")


@dataclass(frozen=True, slots=True)
class BackWord:
    """Words that refer back, in their place.

    ``entry`` is their id in ``vocab/lists/back-references.yaml``; ``value`` the number of the note,
    or the short form that is given; ``away`` the words that say that the note is another: "below",
    "Document".
    """

    entry: str
    kind: str
    start: int
    end: int
    value: str = ""
    away: str = ""


def back_words(text: str) -> tuple[BackWord, ...]:
    """Return the words of a note that refer back, in order.

    Examples:
        >>> [(word.entry, word.value) for word in back_words("Ibid., l. 5; see note 3.")]
        [('ibid', ''), ('see-note', '3')]
    """
    return tuple(_found(text))


def refers_back(words: str) -> bool:
    """Tell whether a name is none, but refers to the reference before: "Ibid.", "Там же"."""
    return _bare(words) in _forms()


def _found(text: str) -> Iterator[BackWord]:
    free = 0
    for word in WORDS.finditer(text):
        if word.start() < free:
            continue
        for end, concept in _index().at(text, word.start(), len(text)):
            read = _read(text, word.start(), end, concept)
            if read is not None:
                free = read.end
                yield read
                break


def _read(text: str, start: int, end: int, concept: Concept) -> BackWord | None:
    kind = str(concept.more["kind"])
    pattern = {"note-number": _NUMBER, "short-title": _NAME}.get(kind)
    if pattern is None:
        return BackWord(concept.notation, kind, start, end)
    found = pattern.match(text, end)
    if found is None:
        return None
    value, stop = found["value"].strip(), found.end()
    if kind == "short-title" and not (value[0].isupper() or value[0].isdigit()):
        return None
    return BackWord(concept.notation, kind, start, stop, value, _away(text, stop, concept))


def _away(text: str, place: int, concept: Concept) -> str:
    """Return the words behind a number that lead to a later note or to another document."""
    following = text[place : place + 20]
    for name in ("ahead", "elsewhere"):
        words = concept.more.get(name)
        for word in map(str, words if isinstance(words, list) else ()):
            if following.lstrip(" ").startswith(word.lstrip(" ")):
                return word.strip(" ,")
    return ""


@cache
def _index() -> Literals[Concept]:
    listed = concepts("back-references").values()
    return literals((form, concept) for concept in listed for form in _forms_of(concept))


@cache
def _forms() -> frozenset[str]:
    listed = concepts("back-references").values()
    same = (concept for concept in listed if concept.more["kind"] in ("same-place", "cited-work"))
    return frozenset(_bare(form) for concept in same for form in _forms_of(concept))


def _forms_of(concept: Concept) -> list[str]:
    forms = concept.more["forms"]
    return [str(form) for form in forms] if isinstance(forms, list) else []


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words).rstrip(".").casefold()
