"""The data that a page carries inside it for search engines: schema.org as JSON-LD."""

import json

from markupsafe import Markup

from provenance.model.record import Record
from provenance.rdf.schema_org.documents import documents


def embedded(record: Record, base: str) -> Markup:
    """Return the documents of a record as JSON that may stand in a ``script`` element."""
    return in_script(list(documents(record, base)))


def in_script(told: object) -> Markup:
    """Return plain values as JSON that may stand in a ``script`` element.

    It is ASCII, and what could end or open an element or a comment is escaped, so that no words of
    a record leave the element.
    """
    text = json.dumps(told, ensure_ascii=True)
    for one in "<>&":
        text = text.replace(one, f"\\u{ord(one):04x}")
    return Markup(text)  # noqa: S704 - nothing in it can leave the element
