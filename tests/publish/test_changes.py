"""What changed since the release before: by record, as quads, and since when."""

import gzip
import json
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
import zstandard
from test_building import retitled

from provenance.errors import PublishError
from provenance.model.record import Record
from provenance.publish.machine.sitemap import days, sitemap
from provenance.publish.manifest import read_manifest, read_site
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.rdf.iri import DEFAULT_BASE
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


DAMAGES = {
    "site.json": b'{"title": "An',
    "manifest.jsonl": b"no lines\n",
    "changes/index.json": b'[{"name": "2027-02-01"}]',
}


@pytest.fixture(scope="module")
def released(records: tuple[Record, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two releases; a test takes a copy of it."""
    site = tmp_path_factory.mktemp("released") / "site"
    build_site(records[:3], site, options=FIRST)
    build_site(records[1:3], site, options=SECOND)
    return site


@pytest.fixture
def site(released: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(released, tmp_path / "site"))


def refused(records: tuple[Record, ...], site: Path, words: str) -> None:
    for several in (records[:2], records[1:3]):  # what changed something, and what changes nothing
        with pytest.raises(PublishError, match=words) as caught:
            build_site(several, site, options=THIRD)
        assert "name another folder, or remove" in str(caught.value)
        assert "\n" not in str(caught.value)
    assert [one.name for one in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("name", DAMAGES)
def test_a_site_whose_history_is_damaged_is_not_replaced(
    records: tuple[Record, ...], site: Path, name: str
) -> None:
    whole = (site / name).read_bytes()
    (site / name).write_bytes(DAMAGES[name])
    refused(records, site, rf"{name} cannot be read: ")
    assert (site / name).read_bytes() == DAMAGES[name]
    (site / name).write_bytes(whole)
    build_site(records[:3], site, options=THIRD)
    index = json.loads((site / "changes" / "index.json").read_text())
    assert [one["name"] for one in index] == ["2027-03-01", "2027-02-01"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("manifest.jsonl", r"manifest\.jsonl"),
        ("changes/index.json", r"changes/index\.json"),
        ("changes/2027-02-01/removed.nq.gz", "changes/2027-02-01/removed.nq.gz: is not there"),
    ],
)
def test_a_history_of_which_a_file_is_gone_is_damaged(
    records: tuple[Record, ...], site: Path, name: str, words: str
) -> None:
    (site / name).unlink()
    refused(records, site, words)


def test_a_manifest_that_was_cut_at_the_end_of_a_line_is_damaged(
    records: tuple[Record, ...], site: Path
) -> None:
    lines = (site / "manifest.jsonl").read_text().splitlines(keepends=True)
    (site / "manifest.jsonl").write_text("".join(lines[:-1]))
    refused(records, site, r"manifest\.jsonl: has 1 records, and site\.json says 2")


def test_a_site_of_which_nothing_is_told_begins_a_history(
    records: tuple[Record, ...], site: Path
) -> None:
    """So did the first versions write them; and so does one begin anew."""
    (site / "site.json").unlink()
    (site / "manifest.jsonl").unlink()
    build_site(records[1:3], site, options=THIRD)
    assert {one.modified for one in read_manifest(site)} == {"2027-03-01"}
    assert len(list(read_manifest(site))) == 2
    assert read_site(site).triples == len(quads(site))
    assert not (site / "changes").exists()


def test_a_release_is_never_of_an_earlier_day_than_the_one_before(
    records: tuple[Record, ...], site: Path
) -> None:
    kept = (site / "manifest.jsonl").read_bytes()
    with pytest.raises(PublishError, match="2027-01-01: is before 2027-02-01, the day of the rel"):
        build_site(records[:3], site, options=FIRST)
    assert (site / "manifest.jsonl").read_bytes() == kept
    build_site(records[1:3], site, options=FIRST)  # nothing changed: the day stays
    assert read_site(site).released == "2027-02-01"
    build_site(records[:3], site, options=SECOND)
    assert read_site(site).released == "2027-02-01"
    assert [one.name for one in site.parent.iterdir()] == ["site"]


def pages_with_days(site: Path) -> dict[str, str]:
    return days(site, DEFAULT_BASE)


@pytest.mark.parametrize("links", [True, False])
def test_a_page_has_the_day_from_which_its_bytes_are_as_they_are(
    records: tuple[Record, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def no_links(*_: object) -> None:
        raise OSError("a disk without hard links")

    if not links:
        monkeypatch.setattr(os, "link", no_links)
    site, old = tmp_path / "site", tmp_path / "old"
    build_site(records[:2], site, options=FIRST)
    shutil.copytree(site, old)
    assert set(pages_with_days(site).values()) == {"2027-01-01"}
    build_site((retitled(records[0], "Another title"), records[1]), site, options=SECOND)
    second = pages_with_days(site)
    for name, day in second.items():
        same = (site / name).read_bytes() == (old / name).read_bytes()
        assert day == ("2027-01-01" if same else "2027-02-01"), name
    assert second[f"record/{records[0].id}.html"] == "2027-02-01"
    assert second[f"record/{records[1].id}.html"] == second["ns/index.html"] == "2027-01-01"
    (site / "sitemap.xml").write_bytes(b"\xff")
    build_site((retitled(records[0], "Another title"), records[1]), site, options=THIRD)
    assert set(pages_with_days(site).values()) == {"2027-03-01"}


def test_another_title_of_the_site_makes_every_page_another(
    records: tuple[Record, ...], site: Path
) -> None:
    build_site(records[1:3], site, title="Ours & theirs", options=THIRD)
    assert pages_with_days(site)[f"record/{records[1].id}.html"] == "2027-03-01"
    assert read_site(site).released == "2027-02-01"


def test_the_days_of_a_sitemap_in_parts_are_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("provenance.publish.machine.sitemap._MOST", 2)
    base = "https://example.org/a%20b/?x&y/"
    pages = [(f"record/ä b {n}.html", f"2027-01-0{n}") for n in range(1, 6)]
    for name, text in sitemap(base, pages):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert days(tmp_path, base) == dict(pages)
    assert days(tmp_path, "https://elsewhere.example/") == {}


@pytest.mark.parametrize("title", ["", " \n"])
def test_a_site_has_a_title(records: tuple[Record, ...], tmp_path: Path, title: str) -> None:
    with pytest.raises(PublishError, match="title of the site is empty"):
        build_site(records[:1], tmp_path / "site", title=title)
    assert not list(tmp_path.iterdir())


def test_under_another_base_it_is_another_site(records: tuple[Record, ...], tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(records[:2], site, options=FIRST)
    build_site(records[1:2], site, "https://example.org/", options=SECOND)
    assert [one.id for one in read_manifest(site)] == [records[1].id]
    assert not (site / "changes").exists()
