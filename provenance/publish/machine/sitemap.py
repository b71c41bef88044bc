"""The sitemap (sitemaps.org 0.9): every page, with the day from which it is as it is."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import quote

_MOST: Final = 50_000
"""How many addresses one sitemap may hold."""

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
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


def _urls(base: str, pages: Sequence[tuple[str, str]]) -> str:
    lines = "".join(f"<url>{_place(base, *one)}</url>\n" for one in pages)
    return f"{_HEAD}<urlset {_SPACE}>\n{lines}</urlset>\n"


def _place(base: str, name: str, day: str) -> str:
    return f"<loc>{escape(base)}{quote(name)}</loc><lastmod>{day}</lastmod>"
