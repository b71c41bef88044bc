"""Which records are of one document: those with a key in common are brought together by Spark."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import add
from typing import TypeAlias

from pyspark import RDD, Broadcast
from pyspark.sql import SparkSession

from provenance.identity.candidates import Key, keys, pairs
from provenance.identity.comparing import values
from provenance.identity.matching import (
    CLOSE,
    Pair,
    Proposal,
    Rivals,
    in_order,
    is_worth_a_look,
    pair,
    proposal,
    rivals,
)
from provenance.identity.portrait import Portrait, portrait
from provenance.identity.weights import Census
from provenance.model.record import Record
from provenance.records.load import Unread, Waiting, one_at_least
from provenance.records.once import each_once, whole
from provenance.spark import running
from provenance.spark.reading import Inputs, places, waiting_in
from provenance.spark.running import kept

_Place: TypeAlias = tuple[int, int]
"""Where a record stands among all: its partition, and its place there."""

_Titled: TypeAlias = tuple[str, tuple[str, ...]]
"""The id of a record, and the words of its title."""

_Ids: TypeAlias = tuple[str, str]


def match(session: SparkSession, inputs: Inputs, *, least: float = CLOSE) -> tuple[Proposal, ...]:
    """Propose which records are of one document, as ``provenance match`` does.

    Args:
        session: The session of Spark.
        inputs: The records: folders, files or addresses that workers see, or rows of JSON.
        least: How likely a match must be by its clues to be proposed, from 0 to 1.

    Returns:
        The proposals, the likeliest first; `provenance.identity.decisions` keeps what becomes of
        them.

    Raises:
        FileNotFoundError: There is not one record.
        DataSyntaxError: A record is not YAML or JSON.
        RecordInvalid: A record breaks the model.
        DuplicateIdentifier: Two records of one source have one id.
    """
    drawn = waiting_in(session, inputs).mapPartitionsWithIndex(_drawn)
    with kept(drawn) as done:
        _require_whole(one_at_least(running.in_order(done.map(_name)), places(inputs)))
        with kept(_last_of_each_id(done)) as portraits:
            census = session.sparkContext.broadcast(_census(portraits))
            compared = _brought_together(portraits).map(partial(_compared, census))
            with kept(compared.filter(is_worth_a_look)) as found:
                return in_order(_judged(found, least).collect())


_Drawn: TypeAlias = tuple[_Place, Waiting, Portrait | Unread]


def _drawn(partition: int, waiting: Iterable[Waiting]) -> Iterator[_Drawn]:
    for place, one in enumerate(waiting):
        record = one.tried()
        found = portrait(record) if isinstance(record, Record) else record
        yield (partition, place), Waiting(one.file, one.number, b"", one.source), found


def _name(drawn: _Drawn) -> tuple[Waiting, tuple[str, None] | Unread]:
    _, waiting, one = drawn
    return waiting, (one.id, None) if isinstance(one, Portrait) else one


def _require_whole(names: Iterable[tuple[Waiting, tuple[str, None] | Unread]]) -> None:
    for _ in whole(each_once(names)):
        pass


def _last_of_each_id(drawn: RDD[_Drawn]) -> RDD[Portrait]:
    """Return the portraits; of records of several sources with one id, that of the last."""
    placed = drawn.flatMap(_placed)
    return placed.reduceByKey(_later).values().map(_portrait)


def _placed(drawn: _Drawn) -> Iterator[tuple[str, tuple[_Place, Portrait]]]:
    place, _, one = drawn
    if isinstance(one, Portrait):
        yield one.id, (place, one)


def _later(one: tuple[_Place, Portrait], other: tuple[_Place, Portrait]) -> tuple[_Place, Portrait]:
    return one if one[0] > other[0] else other


def _portrait(placed: tuple[_Place, Portrait]) -> Portrait:
    return placed[1]


def _census(portraits: RDD[Portrait]) -> Census:
    """Return the counts of what several records have; whatever else a record has, it alone has."""
    counts = portraits.flatMap(values).map(_one).reduceByKey(add)
    shared = counts.filter(_is_of_several).collectAsMap()
    return Census(records=portraits.count(), counts=shared, others=1)


def _one(value: tuple[str, str]) -> tuple[tuple[str, str], int]:
    return value, 1


def _is_of_several(counted: tuple[tuple[str, str], int]) -> bool:
    return counted[1] > 1


def _brought_together(portraits: RDD[Portrait]) -> RDD[tuple[Portrait, Portrait]]:
    """Return the pairs to compare, each once."""
    ids = portraits.flatMap(_keyed).groupByKey().flatMap(_pairs).distinct()
    by_id = portraits.map(_by_id)
    with_one = ids.join(by_id).values()
    return with_one.join(by_id).values()


def _by_id(one: Portrait) -> tuple[str, Portrait]:
    return one.id, one


def _keyed(one: Portrait) -> Iterator[tuple[Key, _Titled]]:
    titled = (one.id, tuple(sorted(one.title)))
    return ((key, titled) for key in dict.fromkeys(keys(one)))


def _pairs(block: tuple[Key, Iterable[_Titled]]) -> Iterator[_Ids]:
    title: Callable[[_Titled], tuple[str, ...]] = _title
    return ((one[0], other[0]) for one, other in pairs(sorted(block[1]), title))


def _title(one: _Titled) -> tuple[str, ...]:
    return one[1]


def _compared(census: Broadcast[Census], two: tuple[Portrait, Portrait]) -> Pair:
    return pair(*two, census.value)


def _judged(found: RDD[Pair], least: float) -> RDD[Proposal]:
    by_record = found.flatMap(_of_both).groupByKey()
    return by_record.flatMap(_with_rivals).groupByKey().flatMap(partial(_proposed, least))


def _of_both(one: Pair) -> Iterator[tuple[str, Pair]]:
    return ((identifier, one) for identifier in one.ids)


_Side: TypeAlias = tuple[bool, Pair, Rivals]
"""A pair, and the rivals of its other record or of its one."""


def _with_rivals(of_one: tuple[str, Iterable[Pair]]) -> Iterator[tuple[_Ids, _Side]]:
    identifier, several = of_one
    partners = list(several)
    for found in partners:
        is_other = identifier == found.other.id
        of = found.other if is_other else found.one
        yield found.ids, (is_other, found, rivals(found, of, partners))


def _proposed(least: float, sides: tuple[_Ids, Iterable[_Side]]) -> Iterator[Proposal]:
    one, other = sorted(sides[1], key=lambda side: side[0])
    found = proposal(one[1], one[2] | other[2], least)
    if found:
        yield found
