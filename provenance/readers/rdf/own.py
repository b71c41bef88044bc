"""What stands beside records that were written here, and in none of them."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from provenance.readers.rdf.graph import Left, bare, short

_IN_NO_RECORD: Final = "no record that was written here says it; RDF of others wants a file apart"


def in_no_record(rest: Iterable[tuple[str, str, str]]) -> tuple[Left, ...]:
    """Return statements that no record says, those of one predicate together.

    Args:
        rest: The statements; the first subject in order stands for those of a predicate.
    """
    times: Counter[str] = Counter()
    first: dict[str, str] = {}
    for subject, predicate, _ in rest:
        times[predicate] += 1
        first[predicate] = min(subject, first.get(predicate, subject))
    return tuple(
        Left(bare(first[one]), short(one), times[one], _IN_NO_RECORD) for one in sorted(times)
    )
