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
_SEVERAL: Final = re.compile(r"[-–,]")
_NUMBERED_SINCE: Final = 1955
"""Since the subseries 1955–57 documents are cited by number and not by page, before by both."""


def write(_: Record, reference: Reference) -> list[Node] | None:
    """Return volume, editors, imprint and number of the document; None of what stands in none."""
    edition = edition_in(reference, _SERIES)
    if edition is None or edition.container is None:
        return None
    editors = _editors(edition)
    volume = [emphasis(edition.container), *([{"t": "Str", "c": ","}] if editors else [])]
    return with_address(followed(volume, _rest(editors, edition)), edition.url)


def _rest(editors: str | None, edition: Edition) -> list[Node]:
    imprint = _imprint(edition)
    parts = (editors, f"({imprint})" if imprint else None)
    head = " ".join(part for part in parts if part)
    where = _where(edition)
    return words(", ".join(part for part in (head, where) if part) + ".")


def _editors(edition: Edition) -> str | None:
    names = [one.literal for one in edition.editors]
    return f"{'ed.' if len(names) == 1 else 'eds.'} {series(names)}" if names else None


def _imprint(edition: Edition) -> str:
    houses = series(name.literal for name in edition.publishers)
    house = ": ".join(part for part in (edition.place, houses) if part)
    return ", ".join(part for part in (house, in_words(edition.date)) if part)


def _where(edition: Edition) -> str | None:
    year = _YEAR.search(edition.container or "")
    by_number = year is not None and int(year[0]) >= _NUMBERED_SINCE
    document = edition.document or edition.number
    number = f"Document {document}" if document else None
    pages = f"{_pages_word(edition.pages)} {edition.pages}" if edition.pages else None
    if by_number and number:
        return number
    return ", ".join(part for part in (number, pages) if part) or None


def _pages_word(pages: str) -> str:
    return "pp." if _SEVERAL.search(pages) else "p."


FORM = Form(
    name="frus",
    title="Foreign Relations of the United States",
    source="Office of the Historian: history.state.gov/historicaldocuments/citing-frus",
    verified=True,
    write=write,
)
