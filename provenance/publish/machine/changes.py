"""The list of what changed since the release before, by record and as quads."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from provenance.publish.building.written import Files, link
from provenance.publish.context import Context
from provenance.publish.layout import Layout
from provenance.publish.machine.dumps import AGENTS, packed_lines
from provenance.publish.machine.history import FILES, INDEX, Before, Change
from provenance.publish.machine.since import Since


def write_changes(files: Files, news: Since, context: Context) -> tuple[Change, ...]:
    """Write what changed, keep the lists of earlier releases, and return them all, latest first.

    Args:
        files: Where they are written.
        news: What changed.
        context: The site.
    """
    earlier = news.before.changes if news.before else ()
    for one in earlier:
        _keep(files, news.before, one)
    lists = earlier
    if news.before and (news.added or news.removed or news.changed):
        name = _name(news.released, {one.name for one in earlier})
        since = news.before.description.released
        counts = (len(news.added), len(news.removed), len(news.changed))
        lists = (Change(name, since, *counts), *earlier)
        _write(files, news, news.before, name, context)
    if lists:
        files.write(INDEX, json.dumps([asdict(one) for one in lists], indent=2) + "\n")
    return lists


def _keep(files: Files, old: Before | None, one: Change) -> None:
    for name in FILES:
        if old:
            place = f"changes/{one.name}/{name}"
            link(old.folder / place, files.place(place))


def _name(day: str, taken: set[str]) -> str:
    names = (day if number == 1 else f"{day}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in names if one not in taken)


def _write(files: Files, news: Since, old: Before, name: str, context: Context) -> None:
    told = {
        "since": old.description.released,
        "released": news.released,
        "added": news.added,
        "removed": news.removed,
        "changed": news.changed,
    }
    files.write(f"changes/{name}/changes.json", json.dumps(told, indent=2) + "\n")
    ours = (*news.added, *news.changed), files.folder, context.layout
    theirs = (*news.removed, *news.changed), old.folder, old.description.layout
    for file, here, there in (("added", ours, theirs), ("removed", theirs, ours)):
        place = files.place(f"changes/{name}/{file}.nq.gz")
        packed_lines(_only(here, there), place)
        files.keep(f"changes/{name}/{file}.nq.gz")


_Side = tuple[tuple[str, ...], Path, Layout]


def _only(here: _Side, there: _Side) -> Iterator[bytes]:
    """Yield the quads that one release has and the other has not."""
    ids, folder, layout = here
    _, other, other_layout = there
    shared, others_shared = (set(_read(one / AGENTS)) for one in (folder, other))
    yield from sorted(shared - others_shared)
    for one in sorted(ids):
        own = set(_read(folder / f"{layout.record(one)}.nq")) - shared
        yield from sorted(own.difference(_read(other / f"{other_layout.record(one)}.nq")))


def _read(file: Path) -> Iterable[bytes]:
    try:
        return file.read_bytes().splitlines(keepends=True)
    except FileNotFoundError:
        return ()
