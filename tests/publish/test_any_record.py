"""Whatever record the model allows has a picture and a page that hangs together."""

import json
import xml.etree.ElementTree as ET

from html_page import Page
from hypothesis import HealthCheck, example, given, settings
from made_up.records import records

from provenance.model.drawing import chart
from provenance.model.record import Record
from provenance.pictures.mermaid import mermaid
from provenance.pictures.svg import svg
from provenance.pictures.tree import tree
from provenance.publish.catalogue.catalogue import catalogue
from provenance.publish.context import Context
from provenance.publish.entries.entries import entry
from provenance.publish.entries.entry import Entry
from provenance.publish.pages.record.html import record_html
from provenance.publish.pages.shared import shared_pages
from provenance.publish.siblings import Material
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.schema_org.documents import documents
from provenance.validation.check import check

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@settings(suppress_health_check=SLOW, deadline=None, max_examples=40)
@given(records())
def test_any_record_can_be_drawn(record: Record) -> None:
    drawn = chart(record.custody)
    for width in (340, 640):
        ET.fromstring(svg(drawn, width))  # noqa: S314 - our own output
    assert tree(drawn).endswith("\n")
    assert mermaid(drawn).startswith("flowchart TD\n")


def twice_from_one_place() -> Record:
    """A claim that rests on two stretches which begin at one letter."""
    words = [{"quote": "copy", "start": 0, "end": end} for end in (4, 9)]
    event = {"id": "e1", "kind": "gap", "status": "reported", "evidence": words}
    account = {
        "id": "1",
        "kind": "source-note",
        "source": {},
        "text": "copy lost",
        "events": [event],
    }
    return Record.model_validate({"id": "a", "accounts": [account]})


@settings(suppress_health_check=SLOW, deadline=None, max_examples=40)
@given(records())
@example(twice_from_one_place())
def test_any_record_has_a_page_whose_anchors_are_there(record: Record) -> None:
    text = record_html(Material(record, DEFAULT_BASE), check(record), Context())
    page = Page(text)
    assert json.loads("".join(page.data)) == list(documents(record, DEFAULT_BASE))
    assert len(page.ids) == len(set(page.ids))
    anchors = {link[1:] for link in page.links if link.startswith("#")}
    assert anchors <= set(page.ids)
    told = entry(record)
    assert told.id == record.id
    assert Entry.model_validate_json(told.model_dump_json(exclude_defaults=True)) == told
    assert dict(shared_pages(catalogue([told]), Context()))
