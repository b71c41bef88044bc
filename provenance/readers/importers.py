"""The importers by name, for ``provenance import NAME FILE``."""

from collections.abc import Iterator
from functools import cache

from provenance.readers.bulletin.edition import Edition, PrintedPage
from provenance.readers.bulletin.reader import study_page
from provenance.readers.documents import read_documents
from provenance.readers.ead.reader import read_ead
from provenance.readers.exports.importers import EXPORTS
from provenance.readers.frus.reader import read_frus
from provenance.readers.importing import LARGEST, Found, Importer, Input, Option, Passed, Taken
from provenance.readers.linked_data import LINKED_DATA


@cache
def importers() -> dict[str, Importer]:
    """Return the importers by name."""
    return {one.name: one for one in (_BULLETIN, _DOCUMENTS, _EAD, _FRUS, LINKED_DATA, *EXPORTS)}


def _read_bulletin(page: Input) -> Iterator[Found]:
    edition = Edition.read(
        page.options["edition"],
        publisher=page.options.get("publisher"),
        date=page.options.get("published"),
    )
    printed = PrintedPage(page.file_name, page.digest(), edition, page.options["page"])
    found = study_page(page.text(), printed, recorded=page.recorded, names=page.names)
    yield from map(Taken, found.records)
    for one in found.left_over:
        yield Passed("stretches left over", page.name, one.line, one.words.text)


def _read_list(file: Input) -> Iterator[Found]:
    found = read_documents(file.lines(), recorded=file.recorded, names=file.names)
    yield from map(Taken, found.records)
    for one in found.left_out:
        yield file.refuse(one.line, one.reason, "mend the line, or leave it out")


_BULLETIN = Importer(
    name="bulletin",
    summary="A page of the CWIHP Bulletin as scanned text.",
    example="provenance import bulletin page.txt --edition 'CWIHP Bulletin 8–9' --page 304",
    read=_read_bulletin,
    suffixes=(".txt", ".md"),
    options=(
        Option("edition", "The issue as it is cited: 'CWIHP Bulletin 8–9'.", required=True),
        Option("page", "The page, or pages, of the issue.", required=True),
        Option("publisher", "Who published the issue."),
        Option("published", "When the issue was published."),
        LARGEST,
    ),
)

_DOCUMENTS = Importer(
    name="documents",
    summary="A list of documents with the facts of their source notes, a JSON object a line.",
    example="provenance import documents documents.jsonl --into records.jsonl",
    read=_read_list,
    suffixes=(".jsonl",),
    options=(LARGEST,),
)

_FRUS = Importer(
    name="frus",
    summary="A volume of the Foreign Relations of the United States in TEI.",
    example="provenance import frus volume.xml --into records.jsonl",
    read=read_frus,
    suffixes=(".xml",),
    options=(
        Option("title", "The volume's title, where the file has no header."),
        Option("publisher", "Its publisher, where the file has no header."),
        Option("published", "When it was published, where the file has no header."),
        Option("only", "The documents to take, by their ids: 'd81,d82'; else all."),
        Option(
            "address",
            "Where they are published: 'https://example.org/{volume}/{document}'; no file says it.",
        ),
    ),
)

_EAD = Importer(
    name="ead",
    summary="A finding aid in EAD 2002 or EAD3: each unit whose custody it states.",
    example="provenance import ead finding-aid.xml --into records.jsonl",
    read=read_ead,
    suffixes=(".xml",),
)
