"""Records to one file (RDF, a bibliography, JSON Lines), their pieces made by the workers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from pyspark import RDD
from pyspark.sql import SparkSession

from provenance.bibliography.format import AsBibliography
from provenance.bibliography.reference import Choice
from provenance.model.record import Record
from provenance.publish.machine.dump import as_dump
from provenance.rdf.iri import DEFAULT_BASE
from provenance.records.load import Waiting, one_at_least
from provenance.shards.joining import Joining, Made, Unread, Writing, pieces
from provenance.shards.output import fresh_output
from provenance.shards.running import shards
from provenance.spark.reading import Inputs, Place, places, waiting_in
from provenance.spark.running import in_order, kept


def dump(
    session: SparkSession,
    inputs: Inputs,
    into: Place,
    *,
    base: str = DEFAULT_BASE,
    profile: str = "full",
) -> None:
    """Write records as one file with the bytes that ``provenance dump`` writes.

    Args:
        session: The session of Spark.
        inputs: The records: folders, files or addresses that workers see, or rows of JSON.
        into: The file or address, as the driver sees it; its suffix says how it is written.
        base: The IRI under which records and agents live; ends in a slash.
        profile: What of a record is written; see `provenance.rdf.profiles.profile.profiles`.

    Raises:
        UnknownProfile: There is no such profile.
        UnknownFormat: The file's name ends in something else.
        FileNotFoundError: There is not one record.
        DataSyntaxError: A record is not YAML or JSON.
        RecordInvalid: A record breaks the model.
        DuplicateIdentifier: Two records of one source have one id.
        PublishError: It could not be written; what stood there before stands there still.
    """
    write(session, inputs, as_dump(str(into), base, profile), into)


def export(
    session: SparkSession, inputs: Inputs, into: Place, name: str, cited: Choice = "original"
) -> None:
    """Write records as a bibliography with the bytes that ``provenance export`` writes.

    Args:
        session: The session of Spark.
        inputs: The records, as of `dump`.
        into: The file or address, as the driver sees it.
        name: The name of the format; see `provenance.formats`.
        cited: What of each document; it is cited where a source tells of it, else the original.

    Raises:
        UnknownFormat: There is no such format.
        FileNotFoundError: There is not one record.
        DataSyntaxError: A record is not YAML or JSON.
        RecordInvalid: A record breaks the model.
        DuplicateIdentifier: Two records of one source have one id.
        PublishError: It could not be written; what stood there before stands there still.
    """
    write(session, inputs, AsBibliography(name, cited), into)


def write(session: SparkSession, inputs: Inputs, writing: Writing[Record], into: Place) -> None:
    """Write records to one file; see `dump` for the arguments and errors.

    Args:
        session: The session of Spark.
        inputs: The records.
        writing: How they become a file.
        into: The file or address.
    """
    made: RDD[tuple[Waiting, Made | Unread]] = waiting_in(session, inputs).mapPartitions(
        partial(_made, writing)
    )
    with kept(made) as done:
        each = one_at_least(in_order(done), places(inputs))
        with fresh_output(str(into)) as output:
            joining = Joining(writing, output)
            for shard in shards(each):
                joining.add([waiting for waiting, _ in shard], [one for _, one in shard])
            joining.end()


def _made(
    writing: Writing[Record], waiting: Iterable[Waiting]
) -> Iterator[tuple[Waiting, Made | Unread]]:
    """Yield the pieces of a partition, up to the first record of a shard that cannot be read.

    Their lines go with those that have a key: where another has it, the piece is made anew.
    """
    for shard in shards(waiting):
        for one, made in zip(shard, pieces(writing, shard), strict=False):
            has_key = isinstance(made, Made) and made.piece.key
            yield one if has_key else replace(one, line=b""), made
