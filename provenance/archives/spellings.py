"""Every spelling of the table, with the ids that it may mean: what the reader of notes asks of it.

The spellings are kept from one process to the next, so that a first note needs neither the files of
the table nor its model.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from provenance.resources.folders import folder
from provenance.resources.kept import kept

_MODEL = Path(__file__).parents[1] / "model" / "repository.py"


def known_names() -> Mapping[str, tuple[str, ...]]:
    """Return every printed name and abbreviation with the ids that it may mean, sorted."""
    return _known()


@cache
def _known() -> dict[str, tuple[str, ...]]:
    entries = sorted((folder("vocab") / "archives").glob("*.yaml"))
    found = kept("names", (*entries, _MODEL, Path(__file__)), _worked_out)
    return {text: tuple(ids) for text, ids in found.items()}


def _worked_out() -> dict[str, list[str]]:
    from provenance.archives.table import repositories

    table: dict[str, set[str]] = {}
    for entry in repositories().values():
        for form in entry.forms:
            table.setdefault(form.text, set()).add(entry.id)
    return {text: sorted(ids) for text, ids in sorted(table.items())}
