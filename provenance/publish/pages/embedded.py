"""The data that a page carries inside it for search engines: schema.org as JSON-LD."""

import json

from markupsafe import Markup

from provenance.model.record import Record
from provenance.publish.context import Context
from provenance.rdf.schema_org.documents import documents
from provenance.rdf.schema_org.values import CONTEXT


def embedded(record: Record, base: str) -> Markup:
    """Return the documents of a record as JSON that may stand in a ``script`` element."""
    return in_script(list(documents(record, base)))


def whole_site(context: Context) -> Markup | None:
    """Return what a site is, and the data set that it shows; nothing without a place of its own."""
    if context.canonical is None:
        return None
    shown = {"@id": f"{context.base}void.ttl#dataset", "@type": "Dataset", "name": context.title}
    return in_script({"@context": CONTEXT} | _site(context) | {"mainEntity": shown})


def part_of_site(file: str, name: str, context: Context) -> Markup | None:
    """Return what a page that lists records is; nothing where the site has no place of its own.

    Args:
        file: Where the page stands in the site.
        name: Of what it lists the records.
        context: The site.
    """
    if context.canonical is None:
        return None
    page = {"@id": f"{context.base}{file}", "@type": "CollectionPage", "name": name}
    return in_script({"@context": CONTEXT} | page | {"isPartOf": _site(context)})


def _site(context: Context) -> dict[str, object]:
    return {"@id": context.base, "@type": "WebSite", "name": context.title}


def in_script(told: object) -> Markup:
    """Return plain values as JSON that may stand in a ``script`` element.

    It is ASCII, and what could end or open an element or a comment is escaped, so that no words of
    a record leave the element.
    """
    text = json.dumps(told, ensure_ascii=True)
    for one in "<>&":
        text = text.replace(one, f"\\u{ord(one):04x}")
    return Markup(text)  # noqa: S704 - nothing in it can leave the element
