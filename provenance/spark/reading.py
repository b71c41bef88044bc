"""Records and notes for the workers to read: files cut into stretches of whole lines, in order."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, count, groupby, islice
from operator import itemgetter
from os import PathLike
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from pyspark import RDD, SparkContext
from pyspark.sql import DataFrame, Row, SparkSession

from provenance.records.load import Waiting, files_in, has_lines
from provenance.resources.addresses import is_remote
from provenance.resources.opening import PACKED, length, lines_of, next_line, opened
from provenance.shards.running import SHARD

Place: TypeAlias = str | PathLike[str]

Inputs: TypeAlias = Place | Sequence[Place] | DataFrame | RDD[str]
"""Folders, files or addresses, as the workers see them; or rows, each of them a line of JSON."""

ROWS: Final = "<rows>"
"""What stands for the file where rows are handed in."""

_MOST: Final = 1 << 21
"""So many bytes a partition has at most: the driver holds what two of them become."""

_LEAST: Final = 1 << 15
_SHARE: Final = 2
"""So many partitions each processor has at least, where there is enough to read."""


class _File(NamedTuple):
    file: str
    source: str


class _Stretch(NamedTuple):
    """The lines of a file that begin in a stretch of its bytes; ``number`` is that of the first."""

    file: str
    source: str
    start: int
    end: int
    number: int = 1


def waiting_in(session: SparkSession, inputs: Inputs) -> RDD[Waiting]:
    """Return what inputs hold, unread, in the order in which one machine takes it.

    A plain file of lines is read in stretches; a packed one is unpacked by one worker, and its
    stretches are given to all.

    Raises:
        FileNotFoundError: There is no such folder or file.
        ValueError: A data frame has not one column.
    """
    if isinstance(inputs, DataFrame):
        return _rows(_only_column(inputs))
    if isinstance(inputs, RDD):
        return _rows(inputs)
    context = session.sparkContext
    each = chain.from_iterable(map(_files, places(inputs)))
    parts = [_READING[kind](context, list(files)) for kind, files in groupby(each, _kind)]
    return context.union(parts) if parts else context.parallelize(list[Waiting]())


def places(inputs: Inputs) -> list[str]:
    """Return the folders, files and addresses of inputs; or what stands for rows."""
    if isinstance(inputs, DataFrame | RDD):
        return [ROWS]
    several = [inputs] if isinstance(inputs, str | PathLike) else inputs
    return [one if is_remote(one) else str(Path(one).absolute()) for one in map(str, several)]


def _only_column(rows: DataFrame) -> RDD[str]:
    if len(rows.columns) != 1:
        raise ValueError(f"expected one column of lines, found {', '.join(rows.columns)}")
    first: Callable[[Row], str] = itemgetter(0)
    return rows.rdd.map(first)


def _rows(rows: RDD[str]) -> RDD[Waiting]:
    return rows.zipWithIndex().map(_row).filter(_is_written)


def _row(row: tuple[str | bytes | None, int]) -> Waiting:
    line, before = row
    raw = line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line
    return Waiting(ROWS, before + 1, raw or b"", ROWS)


def _is_written(one: Waiting) -> bool:
    return bool(one.line.strip())


def _files(place: str) -> Iterator[_File]:
    return (_File(file, place) for file in files_in(place))


def _kind(one: _File) -> str:
    if not has_lines(one.file):
        return "records"
    return "packed lines" if one.file.endswith(PACKED) else "lines"


def _records(context: SparkContext, files: list[_File]) -> RDD[Waiting]:
    """Return the records of files that hold one each."""
    several = min(len(files), _SHARE * context.defaultParallelism)
    records = [Waiting(one.file, source=one.source) for one in files]
    return context.parallelize(records, max(several, len(files) // SHARD))


def _lines(context: SparkContext, files: list[_File]) -> RDD[Waiting]:
    """Return the lines of files of which workers can read any stretch."""
    cut = _cut(context, files, [length(one.file) for one in files])
    numbered = _numbered(context, cut)
    return context.parallelize(numbered, max(len(numbered), 1)).flatMap(_waiting)


def _packed(context: SparkContext, files: list[_File]) -> RDD[Waiting]:
    """Return the lines of files that are read from their beginning only.

    Each is unpacked twice: to know how long it is, and to hand its stretches to the others.
    """
    lengths = context.parallelize(files, len(files)).map(_unpacked_length).collect()
    places, cut = count(), _cut(context, files, lengths)
    placed = [[(next(places), one) for one in stretches] for stretches in cut]
    handed = context.parallelize(placed, len(files)).flatMap(_handed)
    return handed.partitionBy(max(next(places), 1), int).flatMap(itemgetter(1))


_READING: Final[dict[str, Callable[[SparkContext, list[_File]], RDD[Waiting]]]] = {
    "records": _records,
    "lines": _lines,
    "packed lines": _packed,
}


def _cut(
    context: SparkContext, files: Sequence[_File], lengths: Sequence[int]
) -> list[list[_Stretch]]:
    """Return the stretches of each file: work for all processors, no partition too large."""
    share = sum(lengths) // (_SHARE * context.defaultParallelism)
    size = min(max(share, _LEAST), _MOST)
    return [
        [_Stretch(*one, start, min(start + size, end)) for start in range(0, end, size)]
        for one, end in zip(files, lengths, strict=True)
    ]


def _numbered(context: SparkContext, cut: Sequence[Sequence[_Stretch]]) -> list[_Stretch]:
    """Return stretches with the numbers of their first lines; lines before them are counted."""
    before = [one for stretches in cut for one in stretches[:-1]]
    counts = iter(context.parallelize(before, max(len(before), 1)).map(_count).collect())
    return [
        one._replace(number=number)
        for stretches in cut
        for one, number in zip(
            stretches, accumulate(islice(counts, len(stretches[:-1])), initial=1), strict=False
        )
    ]


def _count(stretch: _Stretch) -> int:
    return sum(1 for _ in _begun_in(stretch))


def _waiting(stretch: _Stretch) -> Iterator[Waiting]:
    for number, line in enumerate(_begun_in(stretch), stretch.number):
        if line.strip():
            yield Waiting(stretch.file, number, line, stretch.source)


def _begun_in(stretch: _Stretch) -> Iterator[bytes]:
    """Yield the lines that begin in a stretch; the last may end beyond it."""
    with opened(stretch.file) as stream:
        at, number = stretch.start, stretch.number
        if at:
            stream.seek(at - 1)
            at += len(next_line(stream, stretch.file, number - 1)) - 1
        while at < stretch.end:
            line = next_line(stream, stretch.file, number)
            yield line
            at, number = at + len(line), number + 1


def _unpacked_length(one: _File) -> int:
    with opened(one.file) as stream:
        return sum(map(len, iter(partial(stream.read, _MOST), b"")))


def _handed(placed: list[tuple[int, _Stretch]]) -> Iterator[tuple[int, list[Waiting]]]:
    """Yield the lines of each stretch of one file, under the place of the stretch among all."""
    if not placed:
        return
    file, source, *_ = placed[0][1]
    with opened(file) as stream:
        at, lines = 0, enumerate(lines_of(stream, file), 1)
        for place, stretch in placed:
            begun = list[Waiting]()
            while at < stretch.end:
                number, line = next(lines)
                at += len(line)
                if line.strip():
                    begun.append(Waiting(file, number, line, source))
            yield place, begun
