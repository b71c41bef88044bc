"""The one form in which an entry of ``vocab/archives/`` is written."""

from collections.abc import Iterator
from pathlib import Path

from provenance.archives.table import folder_of_entries, read_entry
from provenance.model.repository import Repository
from provenance.resources.whole import write_whole
from provenance.resources.yaml import write_yaml


def canonical(entry: Repository) -> str:
    """Return an entry as YAML: its fields in the model's order, without those that are empty."""
    return write_yaml(entry.model_dump(exclude_defaults=True))


def untidy() -> tuple[str, ...]:
    """Return the ids of the entries that are not in their canonical form.

    Raises:
        VocabularyError: An entry breaks the model.
    """
    return tuple(file.stem for file, _ in _loose())


def restore() -> tuple[str, ...]:
    """Write every entry in its canonical form; return the ids of those that changed.

    Raises:
        VocabularyError: An entry breaks the model.
        PublishError: A file could not be written.
    """
    changed = []
    for file, text in _loose():
        write_whole(file, text)
        changed.append(file.stem)
    return tuple(changed)


def _loose() -> Iterator[tuple[Path, str]]:
    """Yield the files that are in another form, each with its canonical text."""
    for file in sorted(folder_of_entries().glob("*.yaml")):
        text = canonical(read_entry(file))
        if file.read_text(encoding="utf-8") != text:
            yield file, text
