"""What pages offer and where they lead, for tests of built documentation and of sites with it."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

FETCHED: Final = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "object": ("data",),
    "embed": ("src",),
    "video": ("src", "poster"),
}
"""The attributes whose address a browser fetches by itself; of ``link`` see below."""

NOT_FETCHED: Final = {
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


class Page(HTMLParser):
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


def pages_of(folder: Path) -> dict[Path, Page]:
    """Return the pages in a folder."""
    found = sorted(folder.rglob("*.html"))
    return {path: Page(path.read_text(encoding="utf-8")) for path in found}


def dead(folder: Path) -> Iterator[str]:
    """Yield each link that leads to no file, or to no anchor of a page, and the page it is in."""
    pages = pages_of(folder)
    for path, page in pages.items():
        for link in [*page.links, *page.fetched]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            anchor = unquote(parts.fragment)
            is_named = not anchor or (target in pages and anchor in pages[target].anchors)
            if not target.is_file() or not is_named:
                yield f"{path.relative_to(folder)}: {link}"
