"""The built pages: no warning, no dead link, nothing of another host, the same bytes each time."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from building import build, built_once
from links import dead, pages_of


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory)


def test_every_link_within_leads_somewhere(built: Path) -> None:
    assert list(dead(built)) == []
    assert sum(len(page.links) for page in pages_of(built).values()) > 1000


def test_a_dead_link_would_be_found(tmp_path: Path) -> None:
    page = '<a href="there.html">x</a><a href="#here">x</a><a href="#gone">x</a><p id="here">'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert list(dead(tmp_path)) == ["page.html: there.html", "page.html: #gone"]


def test_a_reader_s_browser_fetches_nothing_from_elsewhere(built: Path) -> None:
    for path, page in pages_of(built).items():
        for address in page.fetched:
            parts = urlsplit(address)
            assert not parts.netloc, f"{path}: {address}"
            assert parts.scheme in ("", "data"), f"{path}: {address}"
    for path in built.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert "url(http" not in text and "url(//" not in text and "@import" not in text, path
    for path in (*built.rglob("*.svg"), *built.rglob("*.js")):
        text = path.read_text(encoding="utf-8")
        for way in ('src="http', 'href="http', 'fetch("http', "url(http", "importScripts"):
            assert way not in text, f"{path}: {way}"


def test_no_script_stands_in_a_page(built: Path) -> None:
    """The rules for servers that a site brings allow none (Content-Security-Policy)."""
    for path, page in pages_of(built).items():
        assert page.inside == [], path


def test_the_same_sources_give_the_same_pages(built: Path, tmp_path: Path) -> None:
    build(tmp_path, "2")
    first, second = (
        {
            path.relative_to(folder): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and ".doctrees" not in path.parts and path.name != "done"
        }
        for folder in (built, tmp_path)
    )
    assert first.keys() == second.keys()
    assert [str(path) for path in first if first[path] != second[path]] == []
