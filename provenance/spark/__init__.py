"""Collections that are too much for one machine: the same work over partitions on Apache Spark.

Each function takes a session of Spark, however it was had (``local``, a cluster of one's own, that
of a platform), and gives what the command of its name gives on one machine, to the byte::

    from provenance import spark

    spark.dump(session, "s3://archive/records.jsonl", "s3://archive/custody.nq.zst")
    spark.export(session, "/mnt/records.jsonl", "all.bib", "biblatex")
    spark.check(session, "/mnt/records.jsonl", "report.txt")
    spark.facts(session, "/mnt/notes.jsonl", "facts.jsonl")
    spark.match(session, ["/mnt/one.jsonl", "/mnt/other.jsonl"])

What is read must be where every worker can see it: a folder that all share, or an address for
fsspec (extra ``remote``); or it is handed in as a ``DataFrame`` with one column, or an ``RDD``, of
lines of JSON. Spark gives out the work, repeats what a lost worker had, and hands the parts to the
driver in order, one at a time; the driver writes the file, whole or not at all.

The session must have a ``SparkContext`` (classic Spark; Spark Connect has none). The extra
``spark`` has what is needed.
"""

from importlib.util import find_spec

from provenance.errors import MissingExtra

if find_spec("pyspark") is None:
    raise MissingExtra("provenance.spark", "spark")

from provenance.spark.checking import check
from provenance.spark.matching import match
from provenance.spark.reading import Inputs
from provenance.spark.stating import facts
from provenance.spark.writing import dump, export

__all__ = ["Inputs", "check", "dump", "export", "facts", "match"]
