"""The sitemap (sitemaps.org 0.9): every page, with the day from which it is as it is."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from html import escape, unescape
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

_MOST: Final = 50_000
"""How many addresses one sitemap may hold."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_URL: Final = re.compile(r"<url><loc>([^<]+)</loc><lastmod>(\d{4}-\d\d-\d\d)</lastmod></url>")
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(base: str, pages: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the sitemap, or of its index and its parts.

    Args:
        base: Where the site stands; ends in a slash.
        pages: The name of each page, and the day from which it is as it is (ISO 8601).
    """
    if len(pages) <= _MOST:
        yield "sitemap.xml", _urls(base, pages)
        return
    parts = [pages[start : start + _MOST] for start in range(0, len(pages), _MOST)]
    names = [f"sitemaps/{number}.xml" for number in range(1, len(parts) + 1)]
    yield from ((name, _urls(base, part)) for name, part in zip(names, parts, strict=True))
    latest = ((name, max(day for _, day in part)) for name, part in zip(names, parts, strict=True))
    lines = "".join(f"<sitemap>{_place(base, *one)}</sitemap>\n" for one in latest)
    yield "sitemap.xml", f"{_HEAD}<sitemapindex {_SPACE}>\n{lines}</sitemapindex>\n"


def days(folder: Path, base: str) -> dict[str, str]:
    """Return the pages that the sitemap of a site lists, each with its day.

    A sitemap that cannot be read lists none: crawlers read the pages once more.

    Args:
        folder: The site.
        base: Where it stands; pages that stand elsewhere are left out.
    """
    found: dict[str, str] = {}
    for file in (folder / "sitemap.xml", *folder.glob("sitemaps/*.xml")):
        with suppress(OSError, UnicodeDecodeError):
            for place, day in _URL.findall(file.read_text(encoding="utf-8")):
                address = unescape(place)
                if address.startswith(base):
                    found[unquote(address.removeprefix(base))] = day
    return found


def _urls(base: str, pages: Sequence[tuple[str, str]]) -> str:
    lines = "".join(f"<url>{_place(base, *one)}</url>\n" for one in pages)
    return f"{_HEAD}<urlset {_SPACE}>\n{lines}</urlset>\n"


def _place(base: str, name: str, day: str) -> str:
    return f"<loc>{escape(base)}{quote(name)}</loc><lastmod>{day}</lastmod>"
