"""A table in Parquet from one in CSV, for those who load it with pandas, DuckDB or R."""

from pathlib import Path

from provenance.frames.files import write_parquet as write_table


def write_parquet(csv: Path, parquet: Path) -> None:
    """Write the rows of a CSV file as Parquet, every column as text, a part at a time.

    Args:
        csv: The file with the rows; its first line names the columns.
        parquet: The file to write; the same rows give the same bytes.

    Raises:
        ModuleNotFoundError: The extra ``parquet`` is not installed.
    """
    import pyarrow
    from pyarrow import csv as reader

    parquet.unlink(missing_ok=True)
    names = _columns(csv)
    rows = reader.open_csv(
        csv,
        parse_options=reader.ParseOptions(newlines_in_values=True),
        convert_options=reader.ConvertOptions(column_types=dict.fromkeys(names, pyarrow.string())),
        read_options=reader.ReadOptions(block_size=16 << 20),
    )
    with parquet.open("wb") as out:
        write_table(rows, out)


def _columns(csv: Path) -> list[str]:
    import csv as plain

    with csv.open(encoding="utf-8-sig", newline="") as lines:
        return next(plain.reader(lines), [])
