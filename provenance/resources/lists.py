"""The concept lists under ``vocab/lists/``: notation, label, definition, source."""

from dataclasses import dataclass
from functools import cache

from provenance.errors import VocabularyError
from provenance.resources.folders import folder
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file


@dataclass(frozen=True, slots=True)
class Concept:
    """One word of a closed list.

    Attributes:
        notation: The word that data files use.
        label: The word in English for readers.
        definition: What it means, in a sentence.
        source: The standard or document from which it is taken.
        more: The entry's other keys.
    """

    notation: str
    label: str
    definition: str
    source: str
    more: dict[str, Plain]


@cache
def concepts(name: str) -> dict[str, Concept]:
    """Return a list of ``vocab/lists/`` by notation, in the file's order.

    Args:
        name: The file's name without its suffix: ``event-kinds``, ``roles``.

    Raises:
        VocabularyError: There is no such list, or an entry lacks a key.
    """
    file, value = _read(name)
    entries = value.get("concepts")
    if not isinstance(entries, list):
        raise VocabularyError(file, "expected a list under 'concepts'")
    found = [_concept(file, entry) for entry in entries]
    return {concept.notation: concept for concept in found}


@cache
def heading(name: str) -> dict[str, str]:
    """Return what a list says of itself: its title, description, the sources of its matches.

    Raises:
        VocabularyError: There is no such list, or it has no title.
    """
    file, value = _read(name)
    found = {key: one for key, one in value.items() if isinstance(one, str)}
    if "title" not in found:
        raise VocabularyError(file, "the list has no title")
    return found


def label(name: str, notation: str) -> str:
    """Return the English label of a notation, or the notation where the list does not have it."""
    concept = concepts(name).get(notation)
    return concept.label if concept else notation


def _read(name: str) -> tuple[str, dict[str, Plain]]:
    file = folder("vocab") / "lists" / f"{name}.yaml"
    if not file.is_file():
        raise VocabularyError(str(file), "there is no such list")
    value = read_yaml_file(file).value
    if not isinstance(value, dict):
        raise VocabularyError(str(file), "expected a map")
    return str(file), value


def _concept(file: str, entry: Plain) -> Concept:
    if not isinstance(entry, dict):
        raise VocabularyError(file, f"not a concept: {entry!r}")
    plain = {key: entry.get(key) for key in ("notation", "label", "definition", "source")}
    missing = [key for key, value in plain.items() if not isinstance(value, str)]
    if missing:
        raise VocabularyError(file, f"{entry.get('notation')!r} lacks {', '.join(missing)}")
    more = {key: value for key, value in entry.items() if key not in plain}
    return Concept(**{key: str(value) for key, value in plain.items()}, more=more)
