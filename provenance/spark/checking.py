"""The rules that a chain must satisfy, run by the workers."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from pyspark import RDD
from pyspark.sql import SparkSession

from provenance.records.load import Unread, Waiting, one_at_least
from provenance.records.once import each_once
from provenance.shards.packing import output
from provenance.shards.running import shards
from provenance.spark.reading import Inputs, Place, places, waiting_in
from provenance.spark.running import in_order, kept
from provenance.validation.many import Engine, checked, engine_called, report
from provenance.validation.report import Checked, Tally


def check(
    session: SparkSession,
    inputs: Inputs,
    into: Place,
    form: str = "text",
    engine: str = "python",
) -> Tally:
    """Check records, and write the report that ``provenance check`` writes.

    A record that cannot be read is told on standard error, and the others are checked; a SHACL
    report cannot say that it is not whole, and there is none then.

    Args:
        session: The session of Spark.
        inputs: The records: folders, files or addresses that workers see, or rows of JSON.
        into: The file or address of the report, as the driver sees it.
        form: The report: ``text``, ``json`` or ``shacl``.
        engine: What runs the rules: ``python``, or ``shacl``, which needs the extra of that name.

    Returns:
        What was counted; ``exit_status`` is that of the command.

    Raises:
        FileNotFoundError: There is not one record.
        PublishError: The report could not be written.
    """
    found: RDD[tuple[Waiting, Checked | Unread]] = waiting_in(session, inputs).mapPartitions(
        partial(_checked, engine_called(engine))
    )
    tally = Tally()
    with kept(found) as done:
        each = each_once(one_at_least(in_order(done), places(inputs)))
        with output(str(into)) as file:
            for piece in report(each, form, tally, _tell):
                file.write(piece.encode())
    return tally


def _checked(
    engine: Engine, waiting: Iterable[Waiting]
) -> Iterator[tuple[Waiting, Checked | Unread]]:
    for shard in shards(waiting):
        places = (replace(one, line=b"") for one in shard)
        yield from zip(places, checked(engine, shard), strict=True)


def _tell(unread: Unread) -> None:
    sys.stderr.write(f"{unread}\n")
