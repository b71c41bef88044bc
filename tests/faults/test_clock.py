"""A clock that goes back, or that ticks too slowly: what changed is told by what it says."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import fsspec
import pytest
from founding_sketch import rec as founding

from provenance.errors import PublishError
from provenance.model.record import Record
from provenance.publish import options
from provenance.publish.machine.dump import as_rdf
from provenance.publish.manifest import read_site
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load, waiting_in
from provenance.records.save import save
from provenance.resources.folders import folder
from provenance.resources.kept import kept, kept_in
from provenance.shards.writing import Progress, write_waiting

OLD, NEW = "about the meeting", "about the dinners"
"""Of one length."""


class _Stopped(Exception):
    """What stops a run after a shard."""


def stopping(_: Progress) -> None:
    raise _Stopped


def retitled(title: str, identifier: str = "r-1") -> Record:
    plain = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml").model_dump(mode="json")
    for one in (told for account in plain["accounts"] for told in account["statements"]):
        one["value"] = title if one["property"] == "title" else one["value"]
    return Record.model_validate(plain | {"id": identifier})


def written(
    records: Path | str, into: Path, told: Callable[[Progress], None] | None = None
) -> bytes:
    write_waiting(waiting_in(records), as_rdf(into.name, profile="core"), str(into), told=told)
    return into.read_bytes()


def rewritten(file: Path, old: str, new: str) -> None:
    """Change words of a file at a moment that the clock does not tell from the one before."""
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns, after.st_ino) == (
        before.st_size, before.st_mtime_ns, before.st_ino,
    )  # fmt: skip


def test_a_dump_goes_on_with_what_a_file_says_whatever_its_size_and_time(tmp_path: Path) -> None:
    records, into = tmp_path / "records", tmp_path / "a.nq"
    records.mkdir()
    for number in range(60):
        save(retitled(OLD, f"r-{number:03}"), records / f"{number:03}.json")
    with pytest.raises(_Stopped):
        written(records, into, stopping)
    rewritten(records / "007.json", OLD, NEW)
    assert written(records, into) == written(records, tmp_path / "whole.nq")
    assert NEW.encode() in into.read_bytes()


def test_a_file_of_an_object_store_is_known_by_what_the_store_says(tmp_path: Path) -> None:
    save(founding, tmp_path / "one.json")
    store = fsspec.filesystem("memory")
    marks = set()
    for _ in range(2):
        store.pipe("/clock/one.json", (tmp_path / "one.json").read_bytes())
        (one,) = waiting_in("memory://clock/one.json")
        marks |= {one.mark(), one.mark()}
    assert len(marks) == 2


def test_what_is_kept_is_known_by_what_it_was_made_from(tmp_path: Path) -> None:
    source = tmp_path / "source.yaml"
    source.write_text(OLD)

    def worked_out() -> object:
        return kept("test", [source], lambda: source.read_text())

    with kept_in(tmp_path):
        assert worked_out() == OLD
        rewritten(source, OLD, NEW)
        assert worked_out() == NEW


def clock_at(year: int) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Clock":
            return cls(year, 2, 1, tzinfo=tz or UTC)

    return Clock


def test_a_site_is_released_on_no_day_before_the_last_where_the_clock_went_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing changed it stands as it is; a day of one's own helps where something did."""
    site, first, changed = tmp_path / "site", retitled(OLD), retitled(NEW)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(options, "datetime", clock_at(2027))
    build_site([first], site, options=Options(footnotes=False))
    monkeypatch.setattr(options, "datetime", clock_at(2020))
    assert build_site([first], site, options=Options(footnotes=False)).made == 0
    assert read_site(site).released == "2027-02-01"
    with pytest.raises(PublishError, match=r"2020-02-01: is before 2027-02-01, .* name that day"):
        build_site([changed], site, options=Options(footnotes=False))
    assert NEW not in (site / "dumps" / "records.jsonl").read_text(encoding="utf-8")
    day = datetime(2027, 2, 1, tzinfo=UTC).date()
    build_site([changed], site, options=Options(footnotes=False, released=day))
    assert NEW in (site / "dumps" / "records.jsonl").read_text(encoding="utf-8")
