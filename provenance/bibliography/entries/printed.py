"""The printed edition that is cited, as BibTeX and BibLaTeX have it: an article, or part of a book.

Both want an author of an article and of a part, and BibLaTeX an editor of a collection
(btxdoc 1988, 3.1; The biblatex Package 3.19, 2.1.1): what has none stays ``@misc``, told in words,
but for a printed work that came in under a type of its own.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from provenance.bibliography.carried.types import holder_of, kept_type, printed_work
from provenance.bibliography.reference import Edition, Name, Reference
from provenance.bibliography.words.titles import dated_title
from provenance.bibliography.words.wording import say, series

_RANGE: Final = re.compile(r"[A-Za-z0-9]+(?:[-–][A-Za-z0-9]+)?")

MISC: Final = "misc"
_HOUSE: Final = "publisher"
_JOURNAL: Final = {"bibtex": "journal", "biblatex": "journaltitle"}
_PART_OF_BOOK: Final = {True: "incollection", False: "inbook"}

Form = Literal["bibtex", "biblatex"]


def entry_type(reference: Reference, form: Form) -> str:
    """Return the type of a reference's entry."""
    edition = reference.container
    kept = kept_type(reference, form)
    if kept or edition is None or edition.is_site or not reference.authors:
        return kept or MISC
    return "article" if edition.number else _PART_OF_BOOK[bool(edition.editors)]


def as_printed(reference: Reference, form: Form) -> Reference:
    """Return a reference with the date of the edition, and its own date behind its title."""
    edition = reference.container
    if edition is None or entry_type(reference, form) == MISC:
        return reference
    changed = {"title": dated_title(reference), "date": edition.date}
    return reference.model_copy(update=changed)


@dataclass(frozen=True, slots=True)
class Printing:
    """How a format writes what is printed.

    Attributes:
        form: The format.
        text: Text as it writes it.
        item: Text that is one item of a list.
        names: Names.
    """

    form: Form
    text: Callable[[str | None], str | None]
    item: Callable[[str | None], str | None]
    names: Callable[[Iterable[Name]], str]


def edition_fields(reference: Reference, printing: Printing) -> dict[str, str | None]:
    """Return the fields of the edition that is cited; numbers of documents stand in words.

    Args:
        reference: A reference that cites an edition.
        printing: How the format writes.
    """
    form, text, names = printing.form, printing.text, printing.names
    edition = reference.container or Edition()
    number = say("document-number", number=edition.document) if edition.document else None
    work = printed_work(reference)
    house = work.house.get(form, _HOUSE) if work else _HOUSE
    holder = _JOURNAL[form] if holder_of(reference) == "periodical" else "booktitle"
    return {
        holder: text(edition.container or edition.title),
        "volume": text(edition.volume),
        "number": text(edition.number),
        "pages": _pages(edition.pages) or text(edition.pages),
        "editor": names(edition.editors),
        "bookauthor": names(edition.authors),
        house: printing.item(series(one.literal for one in edition.publishers)),
        "note": text(number),
    }


def _pages(pages: str | None) -> str | None:
    """Return a range of pages with the two hyphens that both formats want (btxdoc 1988, 3.2)."""
    found = _RANGE.fullmatch(pages or "")
    return "--".join(re.split("[-–]", found[0])) if found else None
