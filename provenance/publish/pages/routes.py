"""The page of routes: from the archives through many hands to the readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from provenance.publish.catalogue.catalogue import Catalogue
from provenance.publish.catalogue.routes import Route, arrows, routes
from provenance.publish.context import Context
from provenance.publish.pages.flow import flow
from provenance.publish.pages.shape import NARROW, WIDE
from provenance.publish.pages.ways import left_out
from provenance.publish.rendering import render

_LISTED: Final = 200


@dataclass(frozen=True, slots=True)
class Routes:
    """What the page of routes shows.

    Attributes:
        pictures: The routes as a flow picture: wide, and for telephones; none without routes.
        routes: The routes, those that most records took first.
        more: How many are not listed.
        left_out: How many pass through hands that the picture leaves out.
    """

    pictures: tuple[tuple[str, Markup], ...]
    routes: tuple[Route, ...]
    more: int
    left_out: int


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page."""
    found = routes(catalogue.entries)
    pictures = tuple(
        (shape.name, Markup(flow(found, "", shape)))  # noqa: S704 - flow escapes all it writes
        for shape in (WIDE, NARROW)
        if found
    )
    page = Routes(pictures, found[:_LISTED], len(found[_LISTED:]), left_out(found))
    values = {"page": page, "site": context, "root": "", "path": "routes.html"}
    values["arrows"] = arrows
    yield "routes.html", render("routes.html", context.theme, **values)
