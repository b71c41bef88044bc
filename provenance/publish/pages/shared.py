"""All pages that speak of more than one record."""

from collections.abc import Iterator

from provenance.publish.catalogue.catalogue import Catalogue
from provenance.publish.context import Context
from provenance.publish.pages import about, archives, browse, collection, home, routes, timeline
from provenance.publish.pages.agent import html as agent
from provenance.publish.rendering import static_files
from provenance.publish.search import index as search
from provenance.publish.vocabulary.page import vocabulary_files
from provenance.publish.vocabulary.usage import usage

_MODULES = (home, about, browse, archives, agent, collection, routes, timeline, search)


def shared_pages(catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str | bytes]]:
    """Yield the name and the content of every page that speaks of more than one record.

    Args:
        catalogue: The records.
        context: The site.
    """
    for module in _MODULES:
        yield from module.pages(catalogue, context)
    used = ((entry.id, entry.terms) for entry in sorted(catalogue.entries, key=lambda one: one.id))
    yield from vocabulary_files(context, usage(used))
    for name, content in static_files(context.theme).items():
        yield f"static/{name}", content
