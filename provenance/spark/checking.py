"""The rules that a chain must satisfy, run by the workers."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from pyspark import RDD
from pyspark.sql import SparkSession

from provenance.records.load import Unread, Waiting, one_at_least
from provenance.resources.terminal import inert
from provenance.shards.output import fresh_output
from provenance.shards.running import shards
from provenance.spark.reading import Inputs, Place, places, waiting_in
from provenance.spark.running import in_order, kept
from provenance.validation.many import Checking, Reported, Reporting
from provenance.validation.report import Tally


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
    checking = Checking(form, engine)
    made: RDD[tuple[Waiting, Reported | Unread]] = waiting_in(session, inputs).mapPartitions(
        partial(_checked, checking)
    )
    tally = Tally()
    with kept(made) as done:
        each = one_at_least(in_order(done), places(inputs))
        with fresh_output(str(into)) as output:
            reporting = Reporting(form, tally, _tell, output)
            for shard in shards(each):
                reporting.add([waiting for waiting, _ in shard], [one for _, one in shard])
            reporting.end()
    return tally


def _checked(
    checking: Checking, waiting: Iterable[Waiting]
) -> Iterator[tuple[Waiting, Reported | Unread]]:
    for shard in shards(waiting):
        places = (replace(one, line=b"") for one in shard)
        yield from zip(places, checking.done(shard), strict=True)


def _tell(unread: str) -> None:
    sys.stderr.write(f"{inert(unread)}\n")
