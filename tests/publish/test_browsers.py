"""A site as people and judges see it: real Chromium, axe, the Nu HTML checker."""

import json
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from loopback_site import served
from nu_checker import errors_among, html_messages

from provenance.publish.search.words import folded

pytestmark = pytest.mark.client

PAGES = (
    "index.html",
    "about.html",
    "browse/index.html",
    "browse/archive/avp-rf.html",
    "search.html?q=dobrynin&conduit=nhk",
    "archives.html",
    "agents.html",
    "agent/avp-rf.html",
    "name/john-henriksen.html",
    "collections.html",
    "collection/cwihp-bulletin-8-9.html",
    "routes.html",
    "timeline.html",
    "data.html",
    "record/dobrynin-1962-10-30.html",
    "record/kuznetsov-1962-10-31.html",
    "record/frus1961-63v06-d81.html",
)

WORDS = (
    *("Główne", "ŁÓDŹ", "Straße", "ЦХСД", "Ёлкин Й", "Æsir œuvre Øre", "İstanbul ıI", "ﬁle №5"),
    *("đuro Þór", "中国外交部", "الأرشيف", "Ὀδυσσεύς Σ", "e\u0301t\u00e9", "Ⅳ ½ ²"),
)


@pytest.fixture(scope="module")
def address(site_of_all: Path) -> Iterator[str]:
    with served(site_of_all) as place:
        yield place


def said(node: Path, script: str, *arguments: str) -> list[dict[str, Any]]:
    found = subprocess.run(
        ["node", str(node / script), *arguments], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    return [json.loads(line) for line in found.stdout.splitlines()]


@pytest.fixture(scope="module")
def journeys(node: Path, address: str) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in said(node, "journeys.mjs", address, *WORDS)}


def test_a_record_is_found_by_typing(journeys: dict[str, dict[str, Any]]) -> None:
    found = journeys["find"]
    assert found["url"].endswith("/record/dobrynin-1962-10-30.html")
    assert found["results"][0].endswith("USSR Foreign Ministry, 30 October 1962")


def test_an_archive_is_found_by_every_name_that_it_has_or_had(
    journeys: dict[str, dict[str, Any]],
) -> None:
    found = journeys["names"]
    assert found["АВП РФ"] == found["A.V.P. R.F."] == found["Архив МИД СССР"] == 14
    assert (found["Nationaal Archief"], found["xyzzy"]) == (1, 0)


def test_the_script_folds_words_as_the_index_does(journeys: dict[str, dict[str, Any]]) -> None:
    assert journeys["folding"]["folded"] == [folded(one) for one in WORDS]


def test_the_chain_leads_to_evidence_to_the_archive_and_to_the_reader(
    journeys: dict[str, dict[str, Any]],
) -> None:
    found = journeys["chain"]
    assert found["evidence"] == f"#{found['target']}"
    assert found["archive"].endswith("agent/avp-rf.html")
    assert found["title"].startswith("Archive of Foreign Policy, Russian Federation")
    assert "read byyou, the reader" in found["picture"]
    assert "No account says how Philip Brenner came by it" in found["picture"]


def test_claims_light_their_words_and_words_their_claims(
    journeys: dict[str, dict[str, Any]],
) -> None:
    found = journeys["claims"]
    assert found["lit"] == found["kept"] == ["copy obtained by NHK"]
    assert found["claims"] == ["claim-1.e5"]


def test_every_form_of_a_citation_is_copied_as_it_is_shown(
    journeys: dict[str, dict[str, Any]],
) -> None:
    found = journeys["copy"]
    offered, copies = found["offered"], found["copies"]
    assert [one["name"] for one in copies] == offered
    assert {"BibLaTeX", "RIS", "CSL-JSON"} < set(offered) and len(offered) == len(set(offered)) > 5
    assert [one["name"] for one in copies if one["copied"] != one["shown"]] == []
    starts = {one["name"]: one["copied"][:26] for one in copies}
    assert starts["BibLaTeX"] == "@misc{dobrynin-1962-10-30,"


def test_facets_narrow_and_the_address_keeps_what_was_chosen(
    journeys: dict[str, dict[str, Any]],
) -> None:
    found = journeys["facets"]
    assert (found["before"], found["after"], found["again"]) == (
        ["32 records"],
        ["10 records"],
        ["10 records"],
    )
    assert found["url"].endswith("?conduit=nhk")
    assert len(found["asked"]) == 7


def test_an_archive_tells_its_names_and_leads_to_what_it_holds(
    journeys: dict[str, dict[str, Any]],
) -> None:
    found = journeys["archive"]
    assert {"Names", "What is held", "What left, and to whom"} <= set(found["headings"])
    assert "АВП РФ" in found["names"]
    assert "/record/" in found["url"]


def test_without_a_script_every_record_is_reached(journeys: dict[str, dict[str, Any]]) -> None:
    found = journeys["plain"]
    assert found["told"] and found["records"] == 10 and "/record/" in found["url"]
    assert found["buttons"] == 0


def test_telephone_and_paper(journeys: dict[str, dict[str, Any]]) -> None:
    assert journeys["phone"]["wide"] == []
    assert (journeys["phone"]["pushed"], journeys["phone"]["drawn"]) == (0, [350])
    assert journeys["paper"]["seen"] == 0 and journeys["paper"]["bytes"] > 20_000


def test_nothing_is_fetched_from_elsewhere(
    journeys: dict[str, dict[str, Any]], address: str
) -> None:
    assert journeys["hosts"]["hosts"] == [address.rstrip("/")]


def test_axe_finds_no_violation_on_any_screen_in_light_and_dark(node: Path, address: str) -> None:
    found = said(node, "axe.mjs", address, "1280,390", "light,dark", *PAGES)
    assert found == [{"seen": 4 * len(PAGES)}]


@pytest.mark.parametrize(("width", "scheme"), [("1280", "light"), ("390", "dark")])
def test_axe_finds_no_violation_in_the_vocabulary(
    node: Path, address: str, width: str, scheme: str
) -> None:
    """Its one page is so long that axe needs seconds for each look."""
    assert said(node, "axe.mjs", address, width, scheme, "ns/index.html") == [{"seen": 1}]


def test_the_main_kinds_of_pages_are_made_into_pictures(
    node: Path, address: str, tmp_path: Path
) -> None:
    names = ["about.html", "agent/avp-rf.html"]
    command = ["node", str(node / "screenshots.mjs"), address, str(tmp_path), *names]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    sizes = {name: _size(tmp_path / name) for name in done.stdout.splitlines()}
    assert sizes.keys() == {
        f"{name}-{width}-{scheme}.png"
        for name in ("about", "agent-avp-rf")
        for width in (390, 1280)
        for scheme in ("light", "dark")
    }
    assert all(name.split("-")[-2] == str(width) for name, (width, _) in sizes.items())
    assert all(height > 900 for _, height in sizes.values())  # whole, not a screenful
    one, other = (tmp_path / f"about-390-{scheme}.png" for scheme in ("light", "dark"))
    assert one.read_bytes() != other.read_bytes()


def _size(picture: Path) -> tuple[int, int]:
    """The width and the height that the head of a PNG tells."""
    kind, width, height = struct.unpack(">12x4sII", picture.read_bytes()[:24])
    assert kind == b"IHDR"
    return width, height


def test_the_nu_html_checker_finds_no_error(site_of_all: Path, node: Path) -> None:
    errors = errors_among(html_messages(site_of_all, node))
    assert not errors, errors[:5]
