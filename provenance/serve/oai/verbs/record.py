"""A record in an answer: its header, and what is told of it in a format."""

from xml.etree.ElementTree import Element

from provenance.bibliography.syntax.xml import element
from provenance.serve.oai.catalogue import Entry
from provenance.serve.oai.formats.disseminated import XSI, Disseminated
from provenance.serve.oai.identifier import identifier_of
from provenance.serve.oai.verbs.verb import Harvest
from provenance.serve.oai.xml import quoted, text_of


def header(entry: Entry, harvest: Harvest) -> Element:
    """Return the header of a record; of a withdrawn one it says so."""
    return element(
        "header",
        element("identifier", identifier_of(entry.id, harvest.site.base)),
        element("datestamp", entry.modified),
        *(element("setSpec", spec) for spec in entry.sets),
        status="deleted" if entry.withdrawn else None,
    )


def whole_record(entry: Entry, harvest: Harvest, form: Disseminated) -> str:
    """Return a record in a format; of a withdrawn one there is the header alone."""
    head = text_of(header(entry, harvest))
    if entry.withdrawn:
        return f"<record>{head}</record>\n"
    told = form.write(harvest.item(entry.id))
    where = "" if form.tells_schema else _where(form)
    return f"<record>{head}<metadata{where}>\n{told}</metadata></record>\n"


def _where(form: Disseminated) -> str:
    return f" xmlns:xsi={quoted(XSI)} xsi:schemaLocation={quoted(form.location)}"
