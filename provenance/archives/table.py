"""The table of archives and conduits, read from ``vocab/archives/``."""

from functools import cache
from pathlib import Path

from pydantic import ValidationError

from provenance.errors import VocabularyError
from provenance.model.repository import Repository
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file


@cache
def repositories() -> dict[str, Repository]:
    """Return the entries of the table by id, in the order of their ids.

    Raises:
        VocabularyError: An entry breaks the model, or its id is not its file's name.
    """
    files = sorted((folder("vocab") / "archives").glob("*.yaml"))
    return {file.stem: _read(file) for file in files}


def _read(file: Path) -> Repository:
    document = read_yaml_file(file)
    try:
        entry = Repository.model_validate(document.value)
    except ValidationError as error:
        faults = [
            f"line {document.line(fault['loc'])}: {fault['loc']}: {fault['msg']}"
            for fault in error.errors(include_url=False, include_input=False)
        ]
        raise VocabularyError(str(file), "; ".join(faults)) from error
    if entry.id != file.stem:
        raise VocabularyError(str(file), f"its id is {entry.id!r}, not its file's name")
    return entry
