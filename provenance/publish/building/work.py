"""The records of a site, made by several processes; what was made before is taken as it is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from provenance.publish.building.making import make, names_of
from provenance.publish.building.places import JOURNAL, Places
from provenance.publish.building.spool import Place, Spool
from provenance.publish.building.state import STATE, Known, Made, open_journal, read_state
from provenance.publish.building.written import Files, link
from provenance.publish.context import Context
from provenance.publish.layout import Layout
from provenance.publish.pages.record.footnotes import footnotes
from provenance.publish.siblings import Material
from provenance.shards.running import in_order, shards

_BATCH: Final = 25
WORTH_IT: Final = 200
"""From how many records on several processes are worth their start."""

Progress = Callable[[int, int], None]
"""Told how many records are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be made.

    Attributes:
        spool: The records.
        places: The folders of the build.
        context: The site.
        maker: The digest of all that its pages depend on besides their records.
        workers: The number of processes, used where it is worth it.
    """

    spool: Spool
    places: Places
    context: Context
    maker: str
    workers: int = 1


@dataclass(frozen=True, slots=True)
class _Common:
    """What all records are made from, and into."""

    file: Path
    folder: Path
    old: Path | None
    context: Context


def make_all(work: Work, progress: Progress) -> tuple[dict[str, Made], int]:
    """Write the files of every record; return what is known of them by id, and how many were made.

    Args:
        work: What is to be made.
        progress: Told how far it is.
    """
    total = len(work.spool.index)
    done = dict(_taken_over(work))
    left = [(one, place) for one, place in work.spool.index.items() if one not in done]
    progress(len(done), total)
    with open_journal(work.places.fresh / JOURNAL, work.maker) as journal:
        for made in _made(work, left):
            done.update((one.id, one) for one in made)
            journal.writelines(f"{one.model_dump_json(exclude_defaults=True)}\n" for one in made)
            journal.flush()
            progress(len(done), total)
    return {one: done[one] for one in work.spool.index}, len(left)


def _taken_over(work: Work) -> Iterator[tuple[str, Made]]:
    """Yield the records that a killed run has done, and those that are as the old site has them."""
    places, layout = work.places, work.context.layout
    begun = _known(places.fresh / JOURNAL, work.maker)
    before = _known(places.old / STATE, work.maker) if places.old else {}
    for one, place in work.spool.index.items():
        if _stands(begun.get(one), place, places.fresh, layout):
            yield one, begun[one]
        elif places.old and _stands(before.get(one), place, places.old, layout):
            _link_all(one, places.old, places.fresh, layout)
            yield one, before[one]


def _known(file: Path, maker: str) -> dict[str, Made]:
    known: Known = read_state(file)
    return known.made if known.maker == maker else {}


def _stands(made: Made | None, place: Place, folder: Path, layout: Layout) -> bool:
    """Tell whether a record's files were made from the same record, and are all there."""
    if made is None or made.digest != place.digest:
        return False
    try:
        sizes = [(folder / name).stat().st_size for name in names_of(made.id, layout)]
    except OSError:
        return False
    return sum(sizes) == made.size


def _link_all(one: str, old: Path, fresh: Path, layout: Layout) -> None:
    for number, name in enumerate(names_of(one, layout)):
        if number == 0:
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
        link(old / name, fresh / name)


def _made(work: Work, left: Sequence[tuple[str, Place]]) -> Iterator[list[Made]]:
    """Yield what is made of some records after some others, by several processes if worth it."""
    common = _Common(work.spool.file, work.places.fresh, work.places.old, work.context)
    workers = work.workers if len(left) >= WORTH_IT else 1
    return in_order(partial(_make_batch, common), shards(left, _BATCH), workers)


def _make_batch(common: _Common, places: Sequence[tuple[str, Place]]) -> list[Made]:
    files, context = Files(common.folder, common.old), common.context
    records = tuple(Spool(common.file, dict(places)))
    noted = footnotes(records) if context.footnotes else {}
    return [
        make(Material(record, context.base, noted.get(record.id, ())), place.digest, context, files)
        for record, (_, place) in zip(records, places, strict=True)
    ]
