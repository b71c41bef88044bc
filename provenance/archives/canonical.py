"""The one form in which an entry of ``vocab/archives/`` is written."""

from provenance.archives.table import folder_of_entries, read_entry
from provenance.model.repository import Repository
from provenance.resources.whole import write_whole
from provenance.resources.yaml import write_yaml


def canonical(entry: Repository) -> str:
    """Return an entry as YAML: its fields in the model's order, without those that are empty."""
    return write_yaml(entry.model_dump(exclude_defaults=True))


def restore() -> tuple[str, ...]:
    """Write every entry in its canonical form; return the ids of those that changed.

    Raises:
        VocabularyError: An entry breaks the model.
        PublishError: A file could not be written.
    """
    changed = []
    for file in sorted(folder_of_entries().glob("*.yaml")):
        text = canonical(read_entry(file))
        if file.read_text(encoding="utf-8") != text:
            write_whole(file, text)
            changed.append(file.stem)
    return tuple(changed)
