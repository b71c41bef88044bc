"""The page of routes: from the archives through many hands to the readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from provenance.publish.catalogue.catalogue import Catalogue
from provenance.publish.catalogue.routes import Route, arrows, routes
from provenance.publish.context import Context
from provenance.publish.pages.flow import flow
from provenance.publish.pages.ways import left_out
from provenance.publish.rendering import render

_LISTED: Final = 200


@dataclass(frozen=True, slots=True)
class Routes:
    """What the page of routes shows.

    Attributes:
        picture: The routes as a flow picture.
        routes: The routes, those that most records took first.
        more: How many are not listed.
        left_out: How many pass through hands that the picture leaves out.
    """

    picture: Markup
    routes: tuple[Route, ...]
    more: int
    left_out: int


def pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page."""
    found = routes(catalogue.entries)
    picture = Markup(flow(found, ""))  # noqa: S704 - flow escapes all it writes
    page = Routes(picture, found[:_LISTED], len(found[_LISTED:]), left_out(found))
    values = {"page": page, "site": context, "root": "", "path": "routes.html"}
    values["arrows"] = arrows
    yield "routes.html", render("routes.html", context.theme, **values)
