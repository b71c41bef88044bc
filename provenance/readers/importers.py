"""The importers by name, for ``provenance import NAME FILE``: what each needs, and how it reads."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from provenance.errors import UnreadablePage
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.bulletin.edition import Edition, PrintedPage
from provenance.readers.bulletin.reader import study_page
from provenance.readers.documents import read_documents


class Option(NamedTuple):
    """An option of an importer: ``--name``, what it says, and whether it must be given."""

    name: str
    help: str
    required: bool = False


class Imported(NamedTuple):
    """What an importer brought: records, and a line for everything that became none."""

    records: tuple[Record, ...]
    remarks: tuple[str, ...]


class Import(NamedTuple):
    """One file to import.

    Attributes:
        name: The file's name, without folders.
        content: Its bytes.
        recorded: Who takes it down, when.
        options: The importer's options by name.
    """

    name: str
    content: bytes
    recorded: Recording
    options: Mapping[str, str]

    @property
    def text(self) -> str:
        """The content as UTF-8.

        Raises:
            UnreadablePage: It is not UTF-8.
        """
        try:
            return self.content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = self.content.count(b"\n", 0, error.start) + 1
            raise UnreadablePage(self.name, f"line {line} is not UTF-8") from error


@dataclass(frozen=True, slots=True)
class Importer:
    """A way to read files of others.

    Attributes:
        name: Its name on the command line.
        summary: What it reads, in a sentence.
        example: A whole command line.
        options: Its options.
        read: Reads a file; it may raise `UnreadablePage`.
    """

    name: str
    summary: str
    example: str
    options: tuple[Option, ...]
    read: Callable[[Import], Imported]


@cache
def importers() -> dict[str, Importer]:
    """Return the importers by name."""
    return {one.name: one for one in (_BULLETIN, _DOCUMENTS)}


def _read_bulletin(file: Import) -> Imported:
    edition = Edition.read(
        file.options["edition"],
        publisher=file.options.get("publisher"),
        date=file.options.get("published"),
    )
    digest = hashlib.sha256(file.content).hexdigest()
    page = PrintedPage(file.name, digest, edition, file.options["page"])
    found = study_page(file.text, page, recorded=file.recorded)
    remarks = [f"{file.name}:{one.line}: left over: {one.words.text}" for one in found.left_over]
    return Imported(found.records, tuple(remarks))


def _read_list(file: Import) -> Imported:
    found = read_documents(file.text.split("\n"), recorded=file.recorded)
    remarks = [f"{file.name}:{one.line}: left out: {one.reason}" for one in found.left_out]
    return Imported(found.records, tuple(remarks))


_BULLETIN = Importer(
    name="bulletin",
    summary="A page of the CWIHP Bulletin as scanned text.",
    example="provenance import bulletin page.txt --edition 'CWIHP Bulletin 8–9' --page 304",
    options=(
        Option("edition", "The issue as it is cited: 'CWIHP Bulletin 8–9'.", required=True),
        Option("page", "The page, or pages, of the issue.", required=True),
        Option("publisher", "Who published the issue."),
        Option("published", "When the issue was published."),
    ),
    read=_read_bulletin,
)

_DOCUMENTS = Importer(
    name="documents",
    summary="A list of documents with the facts of their source notes, a JSON object a line.",
    example="provenance import documents documents.jsonl --into records.jsonl",
    options=(),
    read=_read_list,
)
