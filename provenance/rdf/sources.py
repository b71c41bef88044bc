"""Where an account stands, what it says word for word, who took it down: the meta graph."""

from typing import Final

from provenance.model.account import Account, Recording, Source, Unread
from provenance.model.evidence import FilePlace
from provenance.rdf.dates import EDTF_TYPE, read_date, write_date
from provenance.rdf.index import Node
from provenance.rdf.iri import Names
from provenance.rdf.namespaces import COC, CRM, DCTERMS, PROV, RDF, RDFS, RICO, SCHEMA
from provenance.rdf.selectors import (
    SELECTED_FROM,
    around,
    read_target,
    write_line,
    write_position,
    write_quote,
    write_target,
)
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import tagged, typed

CONTAINER: Final = COC("publicationAsPrinted")
CREATED: Final = DCTERMS("created")
GENERATED: Final = PROV("wasGeneratedBy")
ATTRIBUTED: Final = PROV("wasAttributedTo")
_ENTITY: Final = PROV("Entity")
_DOCUMENT: Final = CRM("E31_Document")
_TEXT: Final = CRM("E33_Linguistic_Object")
_NOTE: Final = DCTERMS("ProvenanceStatement")
_TITLE: Final = DCTERMS("title")
_PAGES: Final = SCHEMA("pagination")
_URL: Final = SCHEMA("url")
_ISSUED: Final = DCTERMS("issued")
_DATED: Final = RICO("isAssociatedWithDate")
_STRETCH: Final = COC("readFrom")
_FILE: Final = SCHEMA("MediaObject")
_SHA256: Final = SCHEMA("sha256")
_FROM: Final = DCTERMS("isPartOf")
_VALUE: Final = RDF("value")
_LABEL: Final = RDFS("label")
_UNREAD: Final = COC("unread")
_DATE: Final = RICO("occurredAtDate")
_WITH: Final = PROV("wasAssociatedWith")
_METHOD: Final = DCTERMS("description")


def words_iri(names: Names, account: Account) -> str:
    """Return the IRI of what an account's quotations are taken from: its words, file or source."""
    if account.text is not None:
        return names.node("words", account.id)
    source = names.node("source", account.id)
    return f"{source}.file" if account.source.file else source


def write_source(sheet: Sheet, node: str, source: Source) -> None:
    """Write where an account stands."""
    sheet.type(node, _DOCUMENT, _ENTITY)
    sheet.say(node, _TITLE, source.title)
    sheet.say(node, CONTAINER, source.container)
    sheet.say(node, _PAGES, source.pages)
    sheet.say(node, _URL, source.url)
    if source.date:
        sheet.link(node, _DATED, f"{node}.date")
        write_date(sheet, f"{node}.date", source.date)
        if source.date.edtf:
            sheet.put(node, _ISSUED, typed(source.date.edtf, EDTF_TYPE))
    if source.file:
        _write_file(sheet, node, source.file)


def read_source(node: Node) -> dict[str, object]:
    """Return the fields of the source of an account."""
    return {
        "title": node.text(_TITLE),
        "container": node.text(CONTAINER),
        "pages": node.text(_PAGES),
        "url": node.text(_URL),
        "date": read_date(node.node(_DATED)),
        "file": _read_file(node.node(_STRETCH)),
    }


def write_words(sheet: Sheet, names: Names, account: Account) -> None:
    """Write the account's own words, and which of them were not understood."""
    node = words_iri(names, account)
    if account.text is not None:
        sheet.type(node, _TEXT, _ENTITY)
        if account.kind == "source-note":
            sheet.type(node, _NOTE)
        sheet.put(node, _VALUE, tagged(account.text, account.language))
        sheet.link(node, _FROM, names.node("source", account.id))
    for number, unread in enumerate(account.unread, 1):
        target = f"{names.node('unread', account.id)}.{number}"
        sheet.link(names.account(account.id), _UNREAD, target)
        sheet.number(target, number)
        write_target(sheet, target, node)
        edges = around(account.text, unread.start, unread.end)
        _write_unread(sheet, target, unread, edges)


def read_words(account: Node, words: Node) -> dict[str, object]:
    """Return the fields ``text`` and ``unread`` of an account."""
    unread = [read_target(one) for one in account.parts(_UNREAD)]
    for one in unread:
        one["text"] = one.pop("quote", None)
    return {"text": words.text(_VALUE), "unread": unread}


def write_recording(sheet: Sheet, names: Names, account: str, recording: Recording) -> None:
    """Write who took an account down, when and how."""
    node, recorder = names.node("recording", account), names.node("recorder", account)
    sheet.type(node, PROV("Activity"))
    sheet.say(node, _METHOD, recording.method)
    sheet.link(node, _WITH, recorder)
    sheet.type(recorder, PROV("Agent"))
    sheet.say(recorder, _LABEL, recording.by)
    sheet.link(names.account(account), GENERATED, node)
    if recording.date:
        sheet.link(node, _DATE, f"{node}.date")
        write_date(sheet, f"{node}.date", recording.date)
        if recording.date.edtf:
            created = typed(recording.date.edtf, EDTF_TYPE)
            sheet.put(names.account(account), CREATED, created)


def read_recording(node: Node | None) -> dict[str, object] | None:
    """Return the fields of a recording, or None where there is no node."""
    if node is None:
        return None
    return {
        "date": read_date(node.node(_DATE)),
        "by": node.need(_WITH).text(_LABEL),
        "method": node.text(_METHOD),
    }


def _write_file(sheet: Sheet, source: str, file: FilePlace) -> None:
    node, stretch = f"{source}.file", f"{source}.stretch"
    sheet.type(node, _FILE)
    sheet.say(node, _LABEL, file.name)
    sheet.say(node, _SHA256, file.sha256)
    sheet.link(source, _STRETCH, stretch)
    write_target(sheet, stretch, node)
    write_position(sheet, stretch, file.start, file.end)
    write_line(sheet, stretch, file.line)


def _read_file(node: Node | None) -> dict[str, object] | None:
    if node is None:
        return None
    file = node.need(SELECTED_FROM)
    return {
        "name": file.text(_LABEL),
        "sha256": file.text(_SHA256),
        **read_target(node),
    }


def _write_unread(sheet: Sheet, target: str, unread: Unread, edges: tuple[str, str]) -> None:
    write_quote(sheet, target, unread.text, edges)
    write_position(sheet, target, unread.start, unread.end)
