"""Lists whose concepts are known by printed words: kinds of carrier and of copy, and marks.

The files are ``vocab/lists/carriers.yaml`` and ``vocab/lists/marks.yaml``. The reader of notes
finds their words, and what is published as linked data finds the concept of the words again, here.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

from provenance.errors import VocabularyError
from provenance.resources.folders import folder
from provenance.resources.kept import kept_files
from provenance.resources.plain import Plain

Kinds = Literal["carriers", "marks"]
"""A list whose concepts are known by printed words."""

Spoken = Literal["words", "finding-aids"]
"""Where the words of a concept are known: wherever it is named, or in finding aids only."""

KINDS: Final[tuple[Kinds, ...]] = ("carriers", "marks")
_SPOKEN: Final[tuple[Spoken, ...]] = ("words", "finding-aids")


@cache
def wordings(name: Kinds, spoken: Spoken = "words") -> dict[str, str]:
    """Return the printed forms of a list as they stand in its file, each with its notation.

    Raises:
        VocabularyError: The file is not as it should be.
    """
    return {word: notation for notation, _, word in _rows(name, spoken)}


def spellings(name: Kinds, notation: str) -> tuple[tuple[str, str], ...]:
    """Return the printed forms of a concept, each behind the tag of its language, once."""
    rows = (row for spoken in _SPOKEN for row in _rows(name, spoken))
    return tuple(dict.fromkeys((tag, word) for one, tag, word in rows if one == notation))


def meant(name: Kinds, printed: str) -> str | None:
    """Return the notation of the concept that printed words name; None where they name none.

    Words are never forced: they must be those of the list, capitals and the width of blanks aside.
    """
    return _known(name).get(_folded(printed))


@cache
def _known(name: Kinds) -> dict[str, str]:
    rows = (row for spoken in reversed(_SPOKEN) for row in wordings(name, spoken).items())
    return {_folded(word): notation for word, notation in rows}


def _folded(printed: str) -> str:
    return " ".join(printed.split()).casefold()


@cache
def _rows(name: Kinds, spoken: Spoken) -> tuple[tuple[str, str, str], ...]:
    found = _files()[name]
    entries = found.get("concepts") if isinstance(found, dict) else None
    if not isinstance(entries, list):
        raise VocabularyError(name, "expected a list under 'concepts'")
    return tuple(row for entry in entries for row in _spoken(name, entry, spoken))


def _spoken(name: Kinds, entry: Plain, spoken: Spoken) -> Iterator[tuple[str, str, str]]:
    if not isinstance(entry, dict):
        raise VocabularyError(name, f"not a concept: {entry!r}")
    languages = entry.get(spoken, {})
    if not isinstance(languages, dict):
        raise VocabularyError(name, f"{entry.get('notation')}: expected words by language")
    for tag, words in languages.items():
        for word in words if isinstance(words, list) else ():
            yield str(entry["notation"]), tag, str(word)


@cache
def _files() -> dict[str, Plain]:
    return kept_files("kinds", [folder("vocab") / "lists" / f"{name}.yaml" for name in KINDS])
