"""FORM: a document of *Foreign Relations of the United States*."""

import re
from typing import Final

from provenance.bibliography.reference import Edition, Reference
from provenance.bibliography.words.dating import in_words
from provenance.bibliography.words.wording import series
from provenance.citations.house.form import Form, edition_in, followed, with_address
from provenance.citations.tree import Node, emphasis, words
from provenance.model.record import Record

_SERIES: Final = "Foreign Relations of the United States"
_YEAR: Final = re.compile(r"\b1[89]\d\d\b")
_NUMBERED_SINCE: Final = 1955
"""Since the subseries 1955–57 documents are cited by number and not by page."""


def write(record: Record, reference: Reference) -> list[Node] | None:
    """Return volume, editors, imprint and number of the document; None of what stands in none."""
    edition = edition_in(reference, _SERIES)
    if edition is None or edition.container is None:
        return None
    editors = _editors(record, edition)
    volume = [emphasis(edition.container), *([{"t": "Str", "c": ","}] if editors else [])]
    return with_address(followed(volume, _rest(editors, edition)), edition.url)


def _rest(editors: str | None, edition: Edition) -> list[Node]:
    imprint = _imprint(edition)
    parts = (editors, f"({imprint})" if imprint else None)
    head = " ".join(part for part in parts if part)
    where = _where(edition)
    return words(", ".join(part for part in (head, where) if part) + ".")


def _editors(record: Record, edition: Edition) -> str | None:
    """Return the editors of the volume: those whose accounts its documents and their notes are."""
    told = (one for one in record.accounts if one.source.container == edition.container)
    agents = (record.agent(one.attributed_to) for one in told)
    names = list(dict.fromkeys(one.name for one in agents if one and one.kind == "person"))
    if not names:
        return None
    return f"{'ed.' if len(names) == 1 else 'eds.'} {series(names)}"


def _imprint(edition: Edition) -> str:
    houses = series(name.literal for name in edition.publishers)
    house = ": ".join(part for part in (edition.place, houses) if part)
    return ", ".join(part for part in (house, in_words(edition.date)) if part)


def _where(edition: Edition) -> str | None:
    year = _YEAR.search(edition.container or "")
    by_number = year is not None and int(year[0]) >= _NUMBERED_SINCE
    document = edition.document or edition.number
    number = f"Document {document}" if document else None
    pages = f"p. {edition.pages}" if edition.pages else None
    return (number or pages) if by_number else (pages or number)


FORM = Form(
    name="frus",
    title="Foreign Relations of the United States",
    source="Office of the Historian: history.state.gov/historicaldocuments/citing-frus",
    verified=True,
    write=write,
)
