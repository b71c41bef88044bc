"""What the server and the processes that run queries say to each other: a line of JSON each.

After the line of an answer come its bytes.
"""

from typing import Literal

from provenance.model.base import Value
from provenance.serve.sparql.formats import Kind

Outcome = Literal["answered", "refused", "unacceptable", "too-large", "failed"]


class Asked(Value):
    """A query to run.

    Attributes:
        query: The query as it came.
        table: Who writes the answer of a SELECT or ASK; None where nothing was acceptable.
        graph: Who writes that of a CONSTRUCT or DESCRIBE, likewise.
        default_graphs: The graphs of which the default graph consists; all of them where empty.
        named_graphs: The graphs that GRAPH finds; all of them where empty, unless the query's
            default graphs are given.
        largest: How many bytes the answer may have.
        rows: How many rows a page shows.
    """

    query: str
    table: str | None
    graph: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    largest: int
    rows: int


class Told(Value):
    """How it went, and how many bytes of the answer follow.

    Attributes:
        outcome: How it went.
        problem: What is wrong, in words.
        kind: Whether the answer is a table or a graph.
        writer: Who wrote it.
        length: The number of bytes.
    """

    outcome: Outcome
    problem: str = ""
    kind: Kind = "table"
    writer: str = ""
    length: int = 0


class Rows(Value):
    """The rows of an answer for a page.

    Attributes:
        columns: The names of the columns.
        rows: The rows: of each cell its kind, its text, and the name of a node or the language
            of a text.
        more: Whether there are more rows than these.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str, str] | None, ...], ...]
    more: bool
