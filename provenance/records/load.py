"""Record files to model values; every fault with file, line and field, all at once."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from provenance.errors import DataSyntaxError, DuplicateIdentifier, FieldProblem, RecordInvalid
from provenance.model.record import Record
from provenance.resources.yaml import Document, read_yaml

Unread = DataSyntaxError | RecordInvalid | DuplicateIdentifier
"""Why a record cannot be read."""

SUFFIXES: Final = (".yaml", ".yml", ".json", ".jsonl")
"""The suffixes of record files."""


def load(path: str | Path) -> Record:
    """Load the one record of a YAML or JSON file.

    Raises:
        DataSyntaxError: The file is not YAML or JSON, or holds another number of records.
        RecordInvalid: It breaks the model; all faults are in it.
        FileNotFoundError: There is no such file.
    """
    file = Path(path)
    if file.is_dir():
        raise DataSyntaxError(str(file), 1, "is a folder; load_all reads folders")
    records = [attempt() for attempt in _attempts(file)]
    if len(records) != 1:
        raise DataSyntaxError(str(file), 1, f"expected one record, found {len(records)}")
    return records[0]


def load_all(path: str | Path) -> Iterator[Record]:
    """Load the records of a folder (with its subfolders, in the order of names) or of a file.

    JSON Lines are streamed: one record is in memory at a time.

    Raises:
        DataSyntaxError: A file is not YAML or JSON.
        RecordInvalid: A record breaks the model.
        DuplicateIdentifier: Two records have one id.
        FileNotFoundError: There is no such folder or file.
    """
    for one in load_each(path):
        if not isinstance(one, Record):
            raise one
        yield one


def load_each(path: str | Path) -> Iterator[Record | Unread]:
    """Load the records as `load_all` does, and in the place of each that cannot be read, why.

    Raises:
        FileNotFoundError: There is no such folder or file.
    """
    seen: dict[str, str] = {}
    for file in _files(Path(path)):
        for attempt in _attempts(file):
            one = tried(attempt)
            if not isinstance(one, Record):
                yield one
            elif one.id in seen:
                yield DuplicateIdentifier(one.id, (seen[one.id], str(file)))
            else:
                seen[one.id] = str(file)
                yield one


def tried(attempt: Callable[[], Record]) -> Record | Unread:
    """Return the record that an attempt to read gives, or why it gives none."""
    try:
        return attempt()
    except (DataSyntaxError, RecordInvalid) as error:
        return error


def read_record(text: str, path: str = "<text>") -> Record:
    """Read one record from YAML text; see `load`."""
    return _validated(read_yaml(text, path), path)


def read_json_line(line: str, path: str, number: int) -> Record:
    """Read one record from a line of JSON; ``number`` is the line's number for messages."""
    value = _json(line, path, number)
    return _validated(Document(value, {(): number}), path)  # type: ignore[arg-type]  # JSON may hold numbers, which the model checks


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(one for one in path.rglob("*") if _is_record_file(one, path))
    elif path.exists():
        yield path
    else:
        raise FileNotFoundError(f"{path}: there is no such file or folder")


def _is_record_file(file: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(top).parts)
    return file.suffix in SUFFIXES and not hidden and file.is_file()


def _attempts(file: Path) -> Iterator[Callable[[], Record]]:
    """Yield a way to read each record of a file, so that one that is broken hides no other."""
    if file.suffix != ".jsonl":
        yield partial(_load_whole, file)
        return
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield partial(_load_line, line, str(file), number)


def _load_whole(file: Path) -> Record:
    text = _text(file)
    if file.suffix != ".json":
        return read_record(text, str(file))
    value = _json(text, str(file), 1)
    return _validated(Document(value, _lines(text)), str(file))  # type: ignore[arg-type]  # as above


def _load_line(line: bytes, path: str, number: int) -> Record:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataSyntaxError(path, number, "not UTF-8") from error
    return read_json_line(text, path, number)


def _text(file: Path) -> str:
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataSyntaxError(str(file), line, "not UTF-8") from error


def _json(text: str, path: str, first_line: int) -> object:
    try:
        return json.loads(text, object_pairs_hook=_each_key_once)
    except RecursionError as error:
        raise DataSyntaxError(path, first_line, "nested too deeply") from error
    except json.JSONDecodeError as error:
        raise DataSyntaxError(path, first_line + error.lineno - 1, error.msg) from error
    except ValueError as error:  # a key that stands twice, a number of thousands of digits
        raise DataSyntaxError(path, first_line, str(error)) from error


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(key for key, _ in pairs)
        doubled = next(key for key in times if times[key] > 1)
        raise ValueError(f"the key {doubled!r} stands twice")
    return found


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Return the lines of a JSON text's fields where YAML, its near superset, can read them."""
    try:
        return read_yaml(text).lines
    except DataSyntaxError:
        return {(): 1}


def _validated(document: Document, path: str) -> Record:
    try:
        return Record.model_validate(document.value)
    except ValidationError as error:
        problems = [
            FieldProblem(path, document.line(fault["loc"]), _field(fault["loc"]), fault["msg"])
            for fault in error.errors(include_url=False, include_input=False)
        ]
        raise RecordInvalid(problems) from error


def _field(place: tuple[str | int, ...]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in place]
    return "".join(parts).lstrip(".") or "record"
