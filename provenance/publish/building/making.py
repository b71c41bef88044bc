"""The files of one record: its page and its data."""

from collections.abc import Iterator

from provenance.publish.building.state import Made
from provenance.publish.building.written import Files
from provenance.publish.context import Context
from provenance.publish.entries.entries import entry
from provenance.publish.layout import Layout
from provenance.publish.pages.record.html import record_html
from provenance.publish.siblings import SIBLINGS, Material
from provenance.publish.vocabulary.usage import terms_used
from provenance.validation.check import check


def make(material: Material, digest: str, context: Context, files: Files) -> Made:
    """Write the page and the data of a record, and return what is to be known of them.

    Args:
        material: The record.
        digest: The SHA-256 of the record.
        context: The site.
        files: Where they are written.
    """
    record, place = material.record, context.layout.record(material.record.id)
    problems = check(record)
    texts = {one.suffix: one.make(material) for one in SIBLINGS}
    texts[".html"] = record_html(material, problems, context)
    for suffix, text in texts.items():
        files.write(f"{place}{suffix}", text)
    return Made(
        id=record.id,
        digest=digest,
        size=sum(len(text.encode()) for text in texts.values()),
        triples=len(material.quads),
        problems=len(problems),
        entry=entry(record, terms_used(material.quads)),
    )


def names_of(identifier: str, layout: Layout) -> Iterator[str]:
    """Yield the names of all files of a record."""
    place = layout.record(identifier)
    yield f"{place}.html"
    for sibling in SIBLINGS:
        yield f"{place}{sibling.suffix}"
