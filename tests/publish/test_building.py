"""A site is built again only where something changed, and goes on where it was killed."""

import hashlib
from collections.abc import Iterator
from datetime import date
from errno import ENOSPC
from pathlib import Path

import pytest

from provenance.errors import PublishError
from provenance.model.record import Record
from provenance.publish.building import work as work_module
from provenance.publish.building.making import make
from provenance.publish.building.state import STATE
from provenance.publish.building.written import Files
from provenance.publish.manifest import read_manifest, read_site
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.records.load import load_all
from provenance.resources.folders import folder

DAY = date(2026, 11, 1)
OPTIONS = Options(released=DAY, footnotes=False)


@pytest.fixture(scope="module")
def records() -> tuple[Record, ...]:
    return tuple(load_all(folder("records") / "frus"))


def contents(site: Path) -> dict[str, str]:
    files = (file for file in site.rglob("*") if file.is_file())
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }


def places(site: Path) -> dict[str, int]:
    """The files by name, each with the number by which the disk knows it."""
    files = (file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): file.stat().st_ino for file in files}


def retitled(record: Record, title: str) -> Record:
    plain = record.model_dump(mode="json")
    for account in plain["accounts"]:
        for one in account["statements"]:
            if one["property"] == "title":
                one["value"] = title
    return Record.model_validate(plain)


def test_nothing_is_written_again_where_nothing_changed(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    first = build_site(records, site, options=OPTIONS)
    before, bytes_before = places(site), contents(site)
    second = build_site(records, site, options=Options(released=date(2027, 1, 1), footnotes=False))
    assert (first.made, second.made) == (len(records), 0)
    assert contents(site) == bytes_before
    written = {name for name, number in places(site).items() if before[name] != number}
    assert not {name for name in written if not name.startswith(".custody")}
    assert read_site(site).released == DAY.isoformat()


def test_only_what_changed_is_written_again(records: tuple[Record, ...], tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_site(records, site, options=OPTIONS)
    before = places(site)
    changed = (retitled(records[0], "Another title"), *records[1:])
    built = build_site(changed, site, options=Options(released=date(2027, 1, 1), footnotes=False))
    assert built.made == 1
    after = places(site)
    own = {name for name in after if name.startswith("record/")}
    written = {name for name in own if before[name] != after[name]}
    assert {name.split("/")[1].split(".")[0] for name in written} == {records[0].id}
    days = {line.id: line.modified for line in read_manifest(site)}
    assert days.pop(records[0].id) == "2027-01-01"
    assert set(days.values()) == {DAY.isoformat()}
    fresh = tmp_path / "fresh"
    build_site(changed, fresh, options=OPTIONS)
    same = {name: sum_ for name, sum_ in contents(fresh).items() if name.startswith("record/")}
    assert same.items() <= contents(site).items()


def test_another_title_or_theme_makes_every_page_anew(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    site, theme = tmp_path / "site", tmp_path / "theme"
    build_site(records, site, options=OPTIONS)
    assert build_site(records, site, title="Another", options=OPTIONS).made == len(records)
    (theme / "static").mkdir(parents=True)
    (theme / "static" / "theme.css").write_text("body { color: teal }")
    themed = Options(released=DAY, theme=theme, footnotes=False)
    assert build_site(records, site, title="Another", options=themed).made == len(records)
    assert build_site(records, site, title="Another", options=themed).made == 0
    (theme / "static" / "theme.css").write_text("body { color: navy }")
    assert build_site(records, site, title="Another", options=themed).made == len(records)
    assert (site / "static" / "theme.css").read_text() == "body { color: navy }"


def test_an_old_page_that_somebody_cut_short_is_made_anew(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build_site(records, site, options=OPTIONS)
    page = site / "record" / f"{records[0].id}.html"
    whole = page.read_text(encoding="utf-8")
    page.write_text("cut")
    assert build_site(records, site, options=OPTIONS).made == 1
    assert page.read_text(encoding="utf-8") == whole


def test_a_state_that_is_torn_costs_time_and_no_byte(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build_site(records, site, options=OPTIONS)
    before = contents(site)
    state = site / STATE
    state.write_bytes(state.read_bytes()[:-400])
    assert 0 < build_site(records, site, options=OPTIONS).made < len(records)
    assert contents(site) == before
    state.write_bytes(b"\xff no state")
    assert build_site(records, site, options=OPTIONS).made == len(records)
    assert contents(site) == before


def test_several_processes_write_the_same_bytes(
    records: tuple[Record, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(records[0].model_copy(update={"id": f"r-{n}"}) for n in range(60))
    build_site(many, tmp_path / "one", options=OPTIONS)
    monkeypatch.setattr(work_module, "WORTH_IT", 2)
    built = build_site(
        many, tmp_path / "two", options=Options(released=DAY, workers=2, footnotes=False)
    )
    assert built.made == len(many)
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_two_runs_at_once_do_not_meet(records: tuple[Record, ...], tmp_path: Path) -> None:
    site = tmp_path / "site"

    def meanwhile() -> Iterator[Record]:
        yield records[0]
        with pytest.raises(PublishError, match="another run is publishing here"):
            build_site(records, site)
        yield from records[1:]

    build_site(meanwhile(), site)
    assert [one.name for one in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(ENOSPC, "No space left on device")])
def test_what_an_earlier_run_made_is_taken_and_what_does_not_belong_goes(
    records: tuple[Record, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: BaseException,
) -> None:
    """A run that is stopped after three records; the next one gets one record less."""
    made: list[str] = []

    def stopping(*given: object) -> object:
        if len(made) == 3:
            raise fault
        made.append(given[1])  # type: ignore[arg-type]
        return make(*given)  # type: ignore[arg-type]

    site = tmp_path / "site"
    monkeypatch.setattr(work_module, "make", stopping)
    monkeypatch.setattr(work_module, "_BATCH", 1)
    expected = type(fault) if isinstance(fault, KeyboardInterrupt) else PublishError
    with pytest.raises(expected, match=r"^$|No space left on device; what is done is kept in "):
        build_site(records, site, options=OPTIONS)
    assert not site.exists()
    monkeypatch.setattr(work_module, "make", make)
    built = build_site(records[1:], site, options=OPTIONS)
    assert built.made == len(records) - 3
    build_site(records[1:], tmp_path / "undisturbed", options=OPTIONS)
    assert contents(site) == contents(tmp_path / "undisturbed")


def test_large_sites_keep_records_in_folders_and_stay_so(
    records: tuple[Record, ...], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    build_site(records, site, options=Options(released=DAY, sharded=True, footnotes=False))
    shard = records[0].id[-2:]
    page = (site / "record" / shard / f"{records[0].id}.html").read_text(encoding="utf-8")
    assert '<link rel="stylesheet" href="../../static/site.css">' in page
    before = contents(site)
    build_site(records, site, options=OPTIONS)
    assert contents(site) == before
    build_site(records, site, options=Options(released=DAY, sharded=False, footnotes=False))
    assert (site / "record" / f"{records[0].id}.html").is_file()
    assert not (site / "record" / shard).exists()


@pytest.mark.parametrize("name", ["/etc/a", "../a", "record/../../a", "record\\..\\a", "a\0.html"])
def test_a_name_that_leads_out_of_the_site_is_refused(name: str, tmp_path: Path) -> None:
    files = Files(tmp_path / "site")
    with pytest.raises(PublishError, match="lies outside of the site"):
        files.write(name, "x")
    assert not list(tmp_path.rglob("*"))
