"""The built pages: no warning, no dead link, nothing of another host, the same bytes each time."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from building import build, built_once

FETCHED = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "object": ("data",),
    "embed": ("src",),
    "video": ("src", "poster"),
}
"""The attributes whose address a browser fetches by itself; of ``link`` see below."""

NOT_FETCHED = {
    "canonical",
    "alternate",
    "author",
    "license",
    "next",
    "prev",
    "index",
    "search",
    "top",
}


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once(tmp_path_factory)


class _Page(HTMLParser):
    """What a page has to offer: its anchors, where it leads, what a browser fetches for it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.anchors.update(said[name] for name in ("id", "name") if name in said)
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
        if tag == "script" and not {"src", "type"}.intersection(said):
            self.inside.append(self.get_starttag_text() or tag)
        self.inside += [f"{tag} {name}" for name in said if name.startswith("on")]
        self.fetched += [said[name] for name in FETCHED.get(tag, ()) if name in said]
        if tag == "link" and not NOT_FETCHED.issuperset(said.get("rel", "").split()):
            self.fetched.append(said.get("href", ""))


def _pages(folder: Path) -> dict[Path, _Page]:
    found = sorted(folder.rglob("*.html"))
    return {path: _Page(path.read_text(encoding="utf-8")) for path in found}


def _dead(folder: Path) -> Iterator[str]:
    pages = _pages(folder)
    for path, page in pages.items():
        for link in [*page.links, *page.fetched]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            if not target.is_file() or (anchor and anchor not in pages[target].anchors):
                yield f"{path.relative_to(folder)}: {link}"


def test_every_link_within_leads_somewhere(built: Path) -> None:
    assert list(_dead(built)) == []
    assert sum(len(page.links) for page in _pages(built).values()) > 1000


def test_a_dead_link_would_be_found(tmp_path: Path) -> None:
    page = '<a href="there.html">x</a><a href="#here">x</a><a href="#gone">x</a><p id="here">'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert list(_dead(tmp_path)) == ["page.html: there.html", "page.html: #gone"]


def test_a_reader_s_browser_fetches_nothing_from_elsewhere(built: Path) -> None:
    for path, page in _pages(built).items():
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
    for path, page in _pages(built).items():
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
