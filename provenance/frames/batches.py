"""Rows to Arrow: batches of bounded size, made as they are asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from provenance.errors import MissingExtra
from provenance.frames.columns import Column, Kind

if TYPE_CHECKING:  # so that naming a table needs no pyarrow
    from pyarrow import RecordBatchReader, Schema

Row = Sequence[object]
"""The cells of a row, in the order of the columns."""

ROWS: Final = 4096
"""How many rows a batch holds at most."""


def arrow(part: str = "") -> ModuleType:
    """Return pyarrow, or a part of it.

    Raises:
        MissingExtra: The extra ``frames`` is not installed.
    """
    try:
        return import_module(f"pyarrow.{part}" if part else "pyarrow")
    except ImportError as error:
        raise MissingExtra("A table for Arrow", "frames") from error


def schema(columns: Sequence[Column]) -> "Schema":
    """Return the Arrow schema of columns; each says in its metadata what it holds."""
    pa = arrow()
    return pa.schema(
        [pa.field(one.name, _TYPES[one.kind](pa), metadata={"says": one.says}) for one in columns]
    )


def stream(columns: Sequence[Column], rows: Iterable[Row], size: int = ROWS) -> "RecordBatchReader":
    """Return rows as a stream of record batches.

    Args:
        columns: The columns.
        rows: The rows; they are taken a batch at a time, when it is asked for.
        size: How many rows a batch holds at most.

    Raises:
        MissingExtra: The extra ``frames`` is not installed.
    """
    made = schema(columns)
    return arrow().RecordBatchReader.from_batches(made, _batches(made, iter(rows), size))


def _batches(made: "Schema", rows: Iterator[Row], size: int) -> Iterator[Any]:
    pa = arrow()
    while several := list(islice(rows, size)):
        cells = zip(*several, strict=True)
        yield pa.record_batch(
            [pa.array(part, kind) for part, kind in zip(cells, made.types, strict=True)],
            schema=made,
        )


def _list(pa: Any, kind: Any) -> Any:  # noqa: ANN401 - pyarrow's types are unknown here
    """Return the type of a list whose parts have the name that Parquet gives them."""
    return pa.list_(pa.field("element", kind))


def _level(pa: Any) -> Any:  # noqa: ANN401 - as above
    return pa.struct([("level", pa.string()), ("value", pa.string())])


_TYPES: Final[dict[Kind, Callable[[Any], Any]]] = {
    "text": lambda pa: pa.string(),
    "texts": lambda pa: _list(pa, pa.string()),
    "number": lambda pa: pa.int32(),
    "numbers": lambda pa: _list(pa, pa.int32()),
    "day": lambda pa: pa.date32(),
    "flag": lambda pa: pa.bool_(),
    "code": lambda pa: _list(pa, _level(pa)),
}
