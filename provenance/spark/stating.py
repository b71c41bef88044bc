"""What source notes state, read by the workers."""

from itertools import groupby

from pyspark.sql import SparkSession

from provenance.errors import DataSyntaxError
from provenance.notes.lines import STRETCH, answer, facts_of, line_of
from provenance.notes.parse import read_note
from provenance.records.load import Waiting
from provenance.shards.output import fresh_output
from provenance.spark.reading import Inputs, Place, waiting_in
from provenance.spark.running import in_order, kept

_Answer = tuple[str, int, str | DataSyntaxError]
"""The file of a note, the number of its line, and what it states, or why it is no note."""


def facts(session: SparkSession, notes: Inputs, into: Place) -> None:
    """Write what notes state, a line of JSON for each, as ``provenance parse --facts`` does.

    Args:
        session: The session of Spark.
        notes: Files with ``{"id": …, "text": …}`` a line (``.jsonl``, packed or not) or addresses
            that workers see, or rows of such lines.
        into: The file or address, as the driver sees it.

    Raises:
        FileNotFoundError: There is no such file.
        DataSyntaxError: A line is not JSON, or no note.
        PublishError: It could not be written; what stood there before stands there still.
    """
    with (
        kept(waiting_in(session, notes).map(_answered)) as done,
        fresh_output(str(into)) as output,
    ):
        for _, stretch in groupby(in_order(done), _stretch):
            output.write("".join(map(_line, stretch)).encode())


def _answered(waiting: Waiting) -> _Answer:
    return waiting.file, waiting.number, _facts(waiting)


def _facts(waiting: Waiting) -> str | DataSyntaxError:
    try:
        line = line_of(waiting.file, waiting.number, waiting.line)
    except DataSyntaxError as error:
        return error
    return answer(line, facts_of(read_note(line.text)))


def _stretch(one: _Answer) -> tuple[str, int]:
    """Return of which stretch a line is: what is written at once shows in a packed file."""
    file, number, _ = one
    return file, (number - 1) // STRETCH


def _line(one: _Answer) -> str:
    if isinstance(one[2], DataSyntaxError):
        raise one[2]
    return f"{one[2]}\n"
