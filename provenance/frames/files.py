"""Tables in files: Parquet and Arrow, batch by batch, whole or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from provenance.errors import UnknownFormat
from provenance.frames.batches import arrow
from provenance.resources.whole import whole_file

if TYPE_CHECKING:
    from pyarrow import RecordBatchReader


def write(table: "RecordBatchReader", path: str | Path) -> None:
    """Write a table to a file; the same rows give the same bytes with the same pyarrow.

    Args:
        table: The table; it is read to its end, a batch at a time.
        path: The file; its name ends in ``.parquet`` or in ``.arrow`` (Arrow IPC, Feather 2).

    Raises:
        UnknownFormat: The file's name ends in something else.
        PublishError: It could not be written; what stood there before stands there still.
    """
    file = Path(path)
    require_suffix(file)
    with whole_file(file) as out:
        _WRITERS[file.suffix](table, out)


def require_suffix(file: Path) -> None:
    """Raise where tables are not written to files of such a name.

    Raises:
        UnknownFormat: The file's name ends neither in ``.parquet`` nor in ``.arrow``.
    """
    if file.suffix not in _WRITERS:
        raise UnknownFormat(file.name, tuple(_WRITERS))


def write_parquet(table: "RecordBatchReader", out: IO[bytes]) -> None:
    """Write a table as Parquet to a file that is open, a group of rows for each batch."""
    with arrow("parquet").ParquetWriter(out, table.schema, compression="zstd") as writer:
        _pour(table, writer)


def _write_arrow(table: "RecordBatchReader", out: IO[bytes]) -> None:
    with arrow().ipc.new_file(out, table.schema) as writer:
        _pour(table, writer)


def _pour(table: "RecordBatchReader", writer: Any) -> None:  # noqa: ANN401 - either of two of pyarrow's
    for batch in table:
        writer.write_batch(batch)


_WRITERS: Final[dict[str, Callable[["RecordBatchReader", IO[bytes]], None]]] = {
    ".parquet": write_parquet,
    ".arrow": _write_arrow,
}
