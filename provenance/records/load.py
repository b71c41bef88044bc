"""Record files to model values; every fault with file, line and field, all at once."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from itertools import chain
from pathlib import Path
from typing import Final, TypeVar

from pydantic import ValidationError

from provenance.errors import DataSyntaxError, DuplicateIdentifier, FieldProblem, RecordInvalid
from provenance.model.record import Record
from provenance.resources.addresses import file_system, is_remote
from provenance.resources.opening import bare, lines_of, opened, whole
from provenance.resources.taken import Taken
from provenance.resources.within import files_within, is_hidden
from provenance.resources.yaml import Document, read_yaml

T = TypeVar("T")

Unread = DataSyntaxError | RecordInvalid | DuplicateIdentifier
"""Why a record cannot be read."""

SUFFIXES: Final = (".yaml", ".yml", ".json", ".jsonl")
"""The suffixes of record files; those of compression may stand after them."""


def load(path: str | Path) -> Record:
    """Load the one record of a YAML or JSON file.

    Raises:
        DataSyntaxError: The file is not YAML or JSON, or holds another number of records.
        RecordInvalid: It breaks the model; all faults are in it.
        FileNotFoundError: There is no such file.
    """
    if not is_remote(str(path)) and Path(path).is_dir():
        raise DataSyntaxError(str(path), 1, "is a folder; load_all reads folders")
    records = [one.read() for one in waiting_in(path)]
    if len(records) != 1:
        raise DataSyntaxError(str(path), 1, f"expected one record, found {len(records)}")
    return records[0]


def load_all(path: str | Path) -> Iterator[Record]:
    """Load the records of a folder (with its subfolders, in the order of names) or of a file.

    JSON Lines are streamed: one record is in memory at a time.

    Raises:
        DataSyntaxError: A file is not YAML or JSON.
        RecordInvalid: A record breaks the model.
        DuplicateIdentifier: Two records have one id.
        FileNotFoundError: There is no such folder or file.
        StrayLink: A link in the folder leads out of it, or nowhere.
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
    with Taken() as taken:
        for waiting in waiting_in(path):
            one = waiting.tried()
            before = taken.take(one.id, waiting.file) if isinstance(one, Record) else None
            if isinstance(one, Record) and before is not None:
                yield DuplicateIdentifier(one.id, (before, waiting.file))
            else:
                yield one


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record that is yet to be read: here, or in another process.

    Attributes:
        file: Where it stands: a path, an address, "<standard input>".
        number: The number of its line, from 1; 0 where it has the file to itself.
        line: The line, as it stands there.
        source: Among which records its id must be its own: the folder or file that was asked for.
    """

    file: str
    number: int = 0
    line: bytes = b""
    source: str = ""

    def read(self) -> Record:
        """Read the record.

        Raises:
            DataSyntaxError: It is not YAML or JSON.
            RecordInvalid: It breaks the model.
        """
        if self.number:
            return read_json_line(
                _decoded(self.line.rstrip(b"\r\n"), self.file, self.number), self.file, self.number
            )
        return _load_whole(self.file)

    def tried(self) -> Record | Unread:
        """Return the record, or why it cannot be read."""
        try:
            return self.read()
        except (DataSyntaxError, RecordInvalid) as error:
            return error

    @property
    def count(self) -> int:
        """How many records it holds."""
        return 1

    @property
    def size(self) -> int:
        """How many bytes it takes; 0 where it has the file to itself."""
        return len(self.line)

    def mark(self) -> bytes:
        """Return what changes when the record does, whatever the clock says.

        That is its line, or the sum of its file; at an address, what the store knows the file by.
        """
        if self.number:
            return self.line
        if is_remote(self.file):
            system, name = file_system(self.file)
            return f"{self.file}\0{system.ukey(name)}".encode()
        with Path(self.file).open("rb") as file:
            return f"{self.file}\0".encode() + file_digest(file, "sha256").digest()


def waiting_in(path: str | Path) -> Iterator[Waiting]:
    """Yield the records of a folder or file unread, in the order of `load_all`.

    Raises:
        FileNotFoundError: There is no such folder or file.
    """
    for file in files_in(path):
        if has_lines(file):
            yield from _waiting_lines(file, str(path))
        else:
            yield Waiting(file, source=str(path))


def has_lines(file: str) -> bool:
    """Tell whether each line of a file is a record, or a note."""
    return bare(file).endswith(".jsonl")


def _waiting_lines(file: str, source: str) -> Iterator[Waiting]:
    with opened(file) as stream:
        for number, line in enumerate(lines_of(stream, file), 1):
            if line.strip():
                yield Waiting(file, number, line, source)


def one_at_least(found: Iterable[T], inputs: Sequence[object]) -> Iterator[T]:
    """Return what was found in inputs, as it comes.

    Raises:
        FileNotFoundError: That is nothing: a mistyped folder must not pass for a clean one.
    """
    left = iter(found)
    first = next(left, None)
    if first is None:
        raise FileNotFoundError(f"{', '.join(map(str, inputs))}: there is no record in it")
    return chain((first,), left)


def read_record(text: str, path: str = "<text>") -> Record:
    """Read one record from YAML text; see `load`."""
    document = read_yaml(text, path)
    return _validated(document.value, path, lambda: document)


def read_json_line(line: str, path: str, number: int) -> Record:
    """Read one record from a line of JSON; ``number`` is the line's number for messages."""
    value = _json(line, path, number)
    return _validated(value, path, lambda: Document({}, {(): number}))


def files_in(where: str | Path) -> Iterator[str]:
    """Yield the files of records of a folder or address, in the order of `load_all`; or the file.

    Raises:
        FileNotFoundError: There is no such file or folder.
        StrayLink: A link in the folder leads out of it, or nowhere.
    """
    path = str(where)
    if is_remote(path):
        yield from _remote_files(path)
    elif Path(path).is_dir():
        yield from map(str, files_within(Path(path), _is_shown))
    elif Path(path).exists():
        yield path
    else:
        raise FileNotFoundError(f"{path}: there is no such file or folder")


def _remote_files(path: str) -> Iterator[str]:
    system, name = file_system(path)
    if not system.exists(name):
        raise FileNotFoundError(f"{path}: there is no such file or folder")
    if system.isfile(name):
        yield path
        return
    for one in sorted(system.find(name)):
        if _is_shown(Path(one.removeprefix(name))):
            yield str(system.unstrip_protocol(one))


def _is_shown(path: Path) -> bool:
    return bare(path.name).endswith(SUFFIXES) and not is_hidden(path)


def _load_whole(file: str) -> Record:
    text = _text(file)
    if not bare(file).endswith(".json"):
        return read_record(text, file)
    value = _json(text, file, 1)
    return _validated(value, file, lambda: Document({}, _lines(text)))


def _decoded(line: bytes, path: str, number: int) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataSyntaxError(path, number, "not UTF-8") from error


def _text(file: str) -> str:
    with opened(file) as content:
        raw = whole(content, file)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataSyntaxError(file, line, "not UTF-8") from error


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


def _validated(value: object, path: str, document: Callable[[], Document]) -> Record:
    """Return a record, or say what is wrong with it where the document has its lines."""
    try:
        return Record.model_validate(value)
    except ValidationError as error:
        lined = document()
        problems = [
            FieldProblem(path, lined.line(fault["loc"]), _field(fault["loc"]), fault["msg"])
            for fault in error.errors(include_url=False, include_input=False)
        ]
        raise RecordInvalid(problems) from error


def _field(place: tuple[str | int, ...]) -> str:
    parts = [f"[{part}]" if isinstance(part, int) else f".{part}" for part in place]
    return "".join(parts).lstrip(".") or "record"
