"""The table of archives and conduits, read from ``vocab/archives/``."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from provenance.errors import VocabularyError
from provenance.model.repository import Repository
from provenance.resources.folders import folder
from provenance.resources.kept import kept_files
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file


@cache
def repositories() -> dict[str, Repository]:
    """Return the entries of the table by id, in the order of their ids.

    Raises:
        DataSyntaxError: A file is not YAML.
        VocabularyError: An entry breaks the model, its id is not its file's name, or it points at
            an entry that is not there.
    """
    table = _kept_entries(sorted(folder_of_entries().glob("*.yaml")))
    for entry in table.values():
        missing = [target for target in _targets(entry) if target not in table]
        if missing:
            file = folder_of_entries() / f"{entry.id}.yaml"
            raise VocabularyError(str(file), f"there is no entry {', '.join(missing)}")
    return table


def _kept_entries(files: list[Path]) -> dict[str, Repository]:
    """Return the entries of files, whose YAML an earlier process may have read."""
    known = kept_files("archives", files)
    return {file.stem: _entry(file, known[file.stem]) for file in files}


def _entry(file: Path, value: Plain) -> Repository:
    try:
        entry = Repository.model_validate(value)
    except ValidationError:
        return read_entry(file)  # which tells the faults by their lines
    return entry if entry.id == file.stem else read_entry(file)


def read_entries(entries: Path) -> dict[str, Repository]:
    """Return the entries of a folder by id, each checked by itself."""
    return {file.stem: read_entry(file) for file in sorted(entries.glob("*.yaml"))}


def read_entry(file: Path) -> Repository:
    """Return one entry.

    Raises:
        DataSyntaxError: The file is not YAML.
        VocabularyError: It breaks the model (all faults, each with its line), or its id is not its
            file's name.
    """
    document = read_yaml_file(file)
    try:
        entry = Repository.model_validate(document.value)
    except ValidationError as error:
        faults = [
            f"line {document.line(fault['loc'])}: {_dotted(fault['loc'])}: {fault['msg']}"
            for fault in error.errors(include_url=False, include_input=False)
        ]
        raise VocabularyError(str(file), "; ".join(faults)) from error
    if entry.id != file.stem:
        problem = f"line {document.line(('id',))}: id is {entry.id!r}, not the file's name"
        raise VocabularyError(str(file), problem)
    return entry


def folder_of_entries() -> Path:
    """Return the folder that holds an entry for each file."""
    return folder("vocab") / "archives"


def _targets(entry: Repository) -> Iterator[str]:
    yield from (one.id for one in (*entry.predecessors, *entry.successors))
    if entry.part_of:
        yield entry.part_of


def _dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path)) or "the entry"
