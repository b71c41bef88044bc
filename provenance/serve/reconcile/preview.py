"""A small page about an institution, for the window beside a cell (API 0.2, 5)."""

from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, StrictUndefined, Template

from provenance.model.repository import Repository
from provenance.rdf.iri import authority_iri
from provenance.serve.reconcile.properties import PROPERTIES, dated

_ELSEWHERE: Final = ("place", "country", "abbreviation", "former-name")
"""What stands in the first lines or among the names."""


def preview(entry: Repository, base: str) -> str:
    """Return the page about an institution.

    Args:
        entry: The institution.
        base: The IRI under which agents live.
    """
    rows = [
        ("Also called", [dated(one) for one in entry.names[1:]]),
        ("Abbreviated", [dated(one) for one in entry.abbreviations]),
        *(
            (one.name, [value.words for value in one.values(entry)])
            for one in PROPERTIES
            if one.id not in _ELSEWHERE
        ),
    ]
    return _template().render(entry=entry, iri=authority_iri(entry.id, base), rows=rows)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )
    page = files("provenance") / "serve" / "reconcile" / "preview.html"
    return environment.from_string(page.read_text(encoding="utf-8"))
