"""What changed since the release before: by record, as quads, and since when."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
import zstandard
from test_building import retitled

from provenance.model.record import Record
from provenance.publish.manifest import read_manifest, read_site
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.resources.folders import folder

FIRST, SECOND, THIRD = (Options(released=date(2027, n, 1), footnotes=False) for n in (1, 2, 3))


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    return tuple(load_all(folder("records") / "cwihp"))[5:11]


def quads(site: Path) -> set[bytes]:
    with (site / "dumps" / "records.nq.zst").open("rb") as packed:
        records = zstandard.ZstdDecompressor().stream_reader(packed).read().splitlines()
    return {*records, *(site / "dumps" / "agents.nq").read_bytes().splitlines()}


def listed(site: Path, name: str, file: str) -> list[bytes]:
    with gzip.open(site / "changes" / name / f"{file}.nq.gz") as packed:
        return packed.read().splitlines()


def test_the_quads_that_came_and_went_are_the_difference_of_the_dumps(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build_site(records[:4], site, options=FIRST)
    old = quads(site)
    assert not (site / "changes").exists()
    changed = (retitled(records[1], "Another title"), *records[2:])
    build_site(changed, site, options=SECOND)
    new = quads(site)
    told = json.loads((site / "changes" / "2027-02-01" / "changes.json").read_text())
    assert told == {
        "since": "2027-01-01",
        "released": "2027-02-01",
        "added": sorted(one.id for one in records[4:]),
        "removed": [records[0].id],
        "changed": [records[1].id],
    }
    added, removed = (listed(site, "2027-02-01", name) for name in ("added", "removed"))
    assert set(added) == new - old and len(added) == len(set(added))
    assert set(removed) == old - new and len(removed) == len(set(removed))
    page = (site / "data.html").read_text(encoding="utf-8")
    assert "2 added, 1 withdrawn, 1 changed since 2027-01-01" in page


def test_a_withdrawn_record_stays_in_the_manifest_and_may_come_back(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build_site(records[:3], site, options=FIRST)
    build_site(records[1:3], site, options=SECOND)
    lines = {one.id: one for one in read_manifest(site)}
    gone = lines[records[0].id]
    assert (gone.withdrawn, gone.modified, gone.title) == (True, "2027-02-01", records[0].title)
    assert {one.modified for key, one in lines.items() if key != gone.id} == {"2027-01-01"}
    assert not (site / "record" / f"{gone.id}.html").exists()
    assert gone.id not in (site / "sitemap.xml").read_text()
    assert read_site(site).records == 2
    build_site(records[:3], site, options=THIRD)
    back = {one.id: one for one in read_manifest(site)}[gone.id]
    assert (back.withdrawn, back.modified) == (False, "2027-03-01")
    index = json.loads((site / "changes" / "index.json").read_text())
    assert [one["name"] for one in index] == ["2027-03-01", "2027-02-01"]
    for name in ("2027-03-01", "2027-02-01"):
        assert listed(site, name, "added") or listed(site, name, "removed")


def test_two_releases_of_one_day_have_a_list_each(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    for count in (1, 2, 3):
        build_site(records[:count], site, options=FIRST)
    index = json.loads((site / "changes" / "index.json").read_text())
    assert [one["name"] for one in index] == ["2027-01-01-2", "2027-01-01"]


def test_under_another_base_it_is_another_site(records: tuple[Record, ...], tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(records[:2], site, options=FIRST)
    build_site(records[1:2], site, "https://example.org/", options=SECOND)
    assert [one.id for one in read_manifest(site)] == [records[1].id]
    assert not (site / "changes").exists()
