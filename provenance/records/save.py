"""Model values to record files in their one canonical form."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.model.record import Record
from provenance.resources.frame import BARE, Frame, Piece
from provenance.resources.whole import whole_file, write_whole
from provenance.resources.yaml import write_yaml


def to_plain(record: Record) -> dict[str, Any]:
    """Return a record as plain data: fields in the model's order, defaults left out."""
    return record.model_dump(mode="json", exclude_defaults=True)


def to_yaml(record: Record) -> str:
    """Return a record as canonical YAML."""
    return write_yaml(to_plain(record))


def to_json(record: Record, indent: int | None = None) -> str:
    """Return a record as JSON, on one line unless ``indent`` is given."""
    return json.dumps(to_plain(record), ensure_ascii=False, indent=indent)


@dataclass(frozen=True, slots=True)
class AsLines:
    """How records become a file of JSON Lines piece by piece, wherever each piece is made."""

    @property
    def frame(self) -> Frame:
        """What stands around and between the lines: nothing."""
        return BARE

    def piece(self, record: Record) -> Piece:
        """Return the line of a record."""
        return Piece(f"{to_json(record)}\n")

    def piece_with_free_key(self, record: Record, _is_free: Callable[[str], bool]) -> Piece:
        """Return the line of a record, which needs no key."""
        return self.piece(record)

    def ending(self, shared: Iterable[str]) -> Iterator[str]:
        """Yield nothing: no line says what another does."""
        yield from shared


def save(record: Record, path: str | Path) -> None:
    """Write a record to a YAML or JSON file, whole or not at all.

    Raises:
        PublishError: It could not be written.
    """
    file = Path(path)
    text = to_json(record, indent=2) + "\n" if file.suffix == ".json" else to_yaml(record)
    write_whole(file, text)


def save_all(records: Iterable[Record], path: str | Path) -> int:
    """Write records to a JSON Lines file, whole or not at all, and return their number.

    Raises:
        PublishError: It could not be written.
    """
    written = 0
    with whole_file(Path(path)) as file:
        for record in records:
            file.write(to_json(record).encode("utf-8") + b"\n")
            written += 1
    return written
