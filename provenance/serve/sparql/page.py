"""The query page, which works without JavaScript: examples, a form, the answer as a table."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from provenance.publish.manifest import SiteDescription
from provenance.questions.naming import name_of
from provenance.serve.rendering import page
from provenance.serve.sparql.examples import Example
from provenance.serve.sparql.formats import Kind
from provenance.serve.sparql.talking import Rows

ROWS: Final = 1000
"""How many rows the page shows."""

_FILES: Final[dict[Kind, tuple[tuple[str, str], ...]]] = {
    "table": (("json", "JSON"), ("xml", "XML"), ("csv", "CSV"), ("tsv", "TSV")),
    "graph": (("ttl", "Turtle"), ("nt", "N-Triples"), ("jsonld", "JSON-LD"), ("rdf", "RDF/XML")),
}
_PLAIN: Final = re.compile(r"[a-z]+(?:/|$)")
"""How a relative reference begins that can be no other thing than a folder of the site."""

_START: Final = """SELECT ?record ?title WHERE {
  ?record a rico:Record ; rico:title ?title .
}
ORDER BY ?title
LIMIT 20
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the table: its words, where it leads, its language, a hint."""

    words: str
    href: str | None = None
    language: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as the page shows it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    more: bool
    files: tuple[tuple[str, str], ...]
    is_table: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """A query with the graphs that are asked, all where there are none."""

    query: str
    graphs: tuple[str, ...] = ()

    def link(self, form: str = "") -> str:
        """Return the address of the answer, in a form if one is given."""
        told = [("query", self.query), *(("default-graph-uri", one) for one in self.graphs)]
        return "sparql?" + urlencode([*told, *([("format", form)] if form else [])])


class QueryPage:
    """Makes the page."""

    def __init__(self, site: SiteDescription, known: tuple[Example, ...]) -> None:
        """Make pages for a site with its examples."""
        self._site = site
        self._examples = known

    def html(
        self, asking: Asking | None = None, shown: Shown | None = None, problem: str = ""
    ) -> str:
        """Return the page.

        Args:
            asking: What was asked.
            shown: The answer.
            problem: Why there is none.
        """
        query = asking.query.replace("\r\n", "\n").strip() if asking else None
        return page(
            "query.html",
            self._site,
            asking=Asking(f"{query}\n", asking.graphs) if asking else Asking(_START),
            example=next((one for one in self._examples if one.query.strip() == query), None),
            examples=[(one, Asking(one.query, one.graphs).link()) for one in self._examples],
            shown=shown,
            problem=problem,
        )

    def shown(self, asking: Asking, kind: Kind, rows: Rows) -> Shown:
        """Return an answer as the page shows it."""
        files = tuple((words, asking.link(form)) for form, words in _FILES[kind])
        cells = tuple(tuple(self._cell(one) for one in row) for row in rows.rows)
        return Shown(rows.columns, cells, rows.more, files, is_table=kind == "table")

    def _cell(self, found: tuple[str, str, str] | None) -> Cell | None:
        if found is None:
            return None
        kind, text, more = found
        if kind != "iri":
            return Cell(text, language=more or None)
        base = self._site.base
        words = more or name_of(text, {}) or text.removeprefix(base)
        if text.startswith(base):
            return Cell(words, href=_within(text.removeprefix(base)), hint=text)
        href = text if text.startswith(("https://", "http://")) else None
        return Cell(words, href=href, hint=text)


def _within(place: str) -> str:
    """Return the way to a place of the site, never one that a browser takes for another scheme.

    Who asks may make IRIs of any words: ``BASE`` and then ``javascript:…``, or ``//elsewhere``.

    Examples:
        >>> _within("record/a-1"), _within("javascript:alert(1)"), _within("//example.net/")
        ('record/a-1', './javascript:alert(1)', './//example.net/')
    """
    return place if _PLAIN.match(place) else f"./{place}"
