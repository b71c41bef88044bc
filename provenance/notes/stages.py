"""Where a reading comes from: an entry of the data, or a stage of the grammar.

Every span of a note carries a word that says why it was read so (``Span.why``). Most of these words
are ids of entries under ``vocab/``; the others are the stages named here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from provenance.errors import VocabularyError
from provenance.notes.lexicon import PHRASE_FILES
from provenance.resources.folders import folder
from provenance.resources.kinds import Kinds, spellings
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file

STAGES: Final = {
    "signs": "signs and blanks between what was read",
    "unread": "no entry fits these words",
    "reference": "a clause without a phrase is read as a reference",
    "publication": "a clause with an imprint, an issue or a known series is read as a publication",
    "marks": "a clause of marks and nothing else is read as marks",
    "name-shape": "words in the shape of a keeper's name, in a place where a keeper stands",
    "unmarked-level": "a level printed without its word, known by its place in the reference",
    "bracket": "a bracket that explains what stands before it",
    "title": "the title and date of the document in front of a full citation",
    "years": "years that belong to the title before them",
    "bare-pages": "a range of pages without its word, behind a container or publisher",
    "url": "an address",
    "owner": "the genitive behind a keeper's name",
}
"""The stages of the grammar that read words without an entry of their own, and what each does."""

_SMALL: Final = ("small-words", "small-words-abroad")
_FIRST: Final = (*PHRASE_FILES, "levels", "shapes")
_LAST: Final = ("words", "parts")
_KEYS: Final = {
    "editor": ("words", "editor"),
    "pages-word": ("words", "number-word"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a reading comes from.

    ``file`` is relative to the project (``vocab/phrases/transfer.yaml``), None for a stage of the
    grammar; ``id`` is the entry's or the stage's; ``says`` what a stage does, or an entry's words.
    """

    file: str | None
    id: str
    says: str

    def __str__(self) -> str:
        return f"{self.file}#{self.id}" if self.file else f"grammar: {self.id}"


def origin_of(why: str) -> Origin:
    """Return where a reading comes from by the word that a span carries.

    Raises:
        VocabularyError: It is neither the id of an entry nor a stage.
    """
    entry = _entries().get(why)
    if entry is not None:
        return entry
    if why in STAGES:
        return Origin(None, why, STAGES[why])
    raise VocabularyError("vocab/phrases", f"{why!r} is no entry, nor a stage of notes/stages.py")


def entry_of(file: str, key: str) -> Origin | None:
    """Return an entry of a file of ``vocab/phrases/`` (without its suffix), or None."""
    return _all().get((file, key))


def concept_of(name: Kinds, notation: str) -> Origin:
    """Return a concept of a list whose words are read wherever they stand."""
    words = ", ".join(word for _, word in spellings(name, notation))
    return Origin(f"vocab/lists/{name}.yaml", notation, words)


@cache
def _entries() -> dict[str, Origin]:
    """Return what each word means: phrases before levels, shapes, sites and small words."""
    table: dict[str, Origin] = {}
    for (file, key), origin in _all().items():
        if file == "places":  # found by the words themselves
            continue
        table.setdefault(key, origin)
    for word, place in _slots():
        table.setdefault(word, place)
    table.update({word: _all()[place] for word, place in _KEYS.items()})
    return table


@cache
def _all() -> dict[tuple[str, str], Origin]:
    return {
        (name, key): Origin(f"vocab/phrases/{name}.yaml", key, _words(entry))
        for name in _files()
        for key, entry in _read(name).items()
    }


def _files() -> list[str]:
    """Return the names of the files of phrases, in the order in which an id is looked for."""
    found = sorted(file.stem for file in (folder("vocab") / "phrases").glob("*.yaml"))
    between = [name for name in found if name not in (*_FIRST, *_LAST)]
    return [*_FIRST, *between, *_LAST]


def _slots() -> Iterator[tuple[str, Origin]]:
    for name in _SMALL:
        entry = _read("words")[name]
        if isinstance(entry, dict):
            yield from ((slot, _all()["words", name]) for slot in entry if slot != "source")


def _words(entry: Plain) -> str:
    words = entry.get("words", entry.get("pattern")) if isinstance(entry, dict) else entry
    return ", ".join(map(str, words)) if isinstance(words, list) else str(words or "")


@cache
def _read(name: str) -> dict[str, Plain]:
    file: Path = folder("vocab") / "phrases" / f"{name}.yaml"
    value = read_yaml_file(file).value
    if not isinstance(value, dict):
        raise VocabularyError(str(file), "is no map of entries")
    return {str(key): entry for key, entry in value.items()}
