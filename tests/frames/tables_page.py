"""``docs/tables.md``: every column of every table, from the columns themselves.

To write the page anew: ``python tests/frames/tables_page.py > docs/tables.md``.
"""

import sys
from collections.abc import Iterator, Sequence
from typing import Final

from provenance.frames.columns import (
    CUSTODY,
    FACTS,
    GAPS,
    HOLDINGS,
    QUADS,
    RECORDS,
    Column,
    Kind,
)

TABLES: Final = {
    "facts": (FACTS, "A row for each fact that a source note states."),
    "records": (RECORDS, "A row for each record. Where it lies is the item to cite first."),
    "holdings": (HOLDINGS, "A row for each item of which a source says where it lies or lay."),
    "custody": (CUSTODY, "A row for each party of each step; one for a step that has none."),
    "gaps": (GAPS, "A row for each place where the merged chain is broken."),
    "quads": (QUADS, "A row for each statement of the linked data."),
}
_KINDS: Final[dict[Kind, str]] = {
    "text": "`string`",
    "texts": "`list<string>`",
    "number": "`int32`",
    "numbers": "`list<int32>`",
    "day": "`date32`",
    "flag": "`bool`",
    "code": "`list<struct<level, value>>`",
}
_HEAD: Final = """\
# Tables

The tables of `provenance frame` and of [`provenance.frames`](reference/python.md#tables), with
their types in Arrow and Parquet. What no source tells is null; a list is then empty.
[Ask them in SQL](how-to/duckdb.md), or [with pandas](how-to/pandas.md).

This page is written by `python tests/frames/tables_page.py > docs/tables.md`.
"""


def page() -> str:
    """Return the page."""
    return "\n".join((_HEAD, *(part for name in TABLES for part in _table(name, *TABLES[name]))))


def _table(name: str, columns: Sequence[Column], says: str) -> Iterator[str]:
    yield f"## `{name}`\n"
    yield f"{says}\n"
    yield "| column | type | what it says |"
    yield "| --- | --- | --- |"
    yield from (f"| `{one.name}` | {_KINDS[one.kind]} | {one.says} |" for one in columns)
    yield ""


if __name__ == "__main__":
    sys.stdout.write(page())
