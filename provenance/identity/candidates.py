"""Which pairs are worth comparing: those that share a key; their number grows with the records.

Comparing all pairs of 100,000 records would be five thousand million comparisons. Records are
compared that have a key in common (a day with a person, a file with a day …). Where many share
one, they are put in the order of their titles and each is compared with its neighbours alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Final, TypeVar

from provenance.archives.table import repositories
from provenance.identity.comparing import code_key
from provenance.identity.portrait import Portrait
from provenance.references.cited import CitedCode
from provenance.references.values import places

_CROWD: Final = 24
"""So many records with one key are compared each with each; more, with their neighbours."""

_NEIGHBOURS: Final = 8
_WORDS: Final = 64
"""So many words of a title make keys, the first in the alphabet; hardly any title has more."""


Key = tuple[str, ...]

T = TypeVar("T", int, tuple[str, tuple[str, ...]])
"""A record among others: its place, or its id with the words of its title."""


def candidates(portraits: Sequence[Portrait]) -> Iterator[tuple[Portrait, Portrait]]:
    """Yield the pairs to compare, each once."""
    blocks: defaultdict[Key, list[int]] = defaultdict(list)
    for place, one in enumerate(portraits):
        for key in dict.fromkeys(keys(one)):
            blocks[key].append(place)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for pair in pairs(block, lambda place: sorted(portraits[place].title)):
            if pair not in seen:
                seen.add(pair)
                yield portraits[pair[0]], portraits[pair[1]]


def keys(one: Portrait) -> Iterator[Key]:
    """Yield the keys of a portrait: two records of one document share at least one."""
    people = [*(person.key for person in one.authors), *(person.key for person in one.addressees)]
    files = [_file(code) for code in one.references]
    rare = sorted(one.title)[:_WORDS]
    for kind, times in _times(one).items():
        yield from ((kind, *pair) for pair in product(times, (*people, *files, *rare)))
    if one.kind:  # a date and a kind are enough where hardly any record has them
        yield from (("date", date.edtf or "", one.kind.key) for date in one.dates)
    yield from (("word", *pair) for pair in product(rare, (*people, *files)))
    yield from (("code", code_key(code)) for code in one.references)
    yield from (("print", place.url) for place in one.prints if place.url)
    yield from (("stretch", place.sha256, str(place.start)) for place in one.stretches)
    if rare:
        yield ("title", *rare)


def _times(one: Portrait) -> dict[str, list[str]]:
    """Return the days of a record, and the months and years that its dates touch.

    A date of a month may be that of a day in it; a year, that of any month.
    """
    spans = [(date.earliest, date.latest) for date in one.dates]
    known = [(str(early), str(late)) for early, late in spans if early and late]
    return {
        "day": [early for early, late in known if early == late],
        "month": [end[:7] for early, late in known for end in dict.fromkeys((early, late))],
        "year": [end[:4] for early, late in known for end in dict.fromkeys((early, late))],
    }


def _file(code: CitedCode) -> str:
    """Return the file of a code without the sheets, and the archive where the numbers began."""
    wide = [part for part in code.code.levels if part.level not in places()]
    levels = code.code.model_copy(update={"levels": tuple(wide)})
    return f"{'|'.join(map(_heir, code.archives))} {code_key(CitedCode('', '', (), levels))}"


def _heir(archive: str) -> str:
    """Return the id of who keeps an archive's holdings now: the end of the successions."""
    seen: set[str] = set()
    while archive not in seen:
        seen.add(archive)
        archive = next((one.id for one in repositories()[archive].successors), archive)
    return archive


def pairs(block: Sequence[T], title: Callable[[T], Sequence[str]]) -> Iterable[tuple[T, T]]:
    """Return the pairs to compare of records that share a key, the first of the alphabet first.

    Args:
        block: The records, which are in the order of the alphabet of their ids.
        title: The words of a record's title, in the order of the alphabet.
    """
    if len(block) <= _CROWD:
        return combinations(block, 2)
    order = sorted(block, key=lambda one: (title(one), one))
    return (
        (min(one, other), max(one, other))
        for start, one in enumerate(order)
        for other in order[start + 1 : start + 1 + _NEIGHBOURS]
    )
