"""The printed edition that is cited, as BibTeX and BibLaTeX have it: an article, or part of a book.

Both want an author of an article and of a part, and BibLaTeX an editor of a collection
(btxdoc 1988, 3.1; The biblatex Package 3.19, 2.1.1): what has none stays ``@misc``, told in words.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from provenance.bibliography.reference import Edition, Name, Reference
from provenance.bibliography.words.titles import dated_title
from provenance.bibliography.words.wording import say, series

_RANGE: Final = re.compile(r"[A-Za-z0-9]+(?:[-–][A-Za-z0-9]+)?")

MISC: Final = "misc"
_PART_OF_BOOK: Final = {True: "incollection", False: "inbook"}


def entry_type(reference: Reference) -> str:
    """Return the type of a reference's entry."""
    edition = reference.container
    if edition is None or edition.is_site or not reference.authors:
        return MISC
    return "article" if edition.number else _PART_OF_BOOK[bool(edition.editors)]


def as_printed(reference: Reference) -> Reference:
    """Return a reference with the date of the edition, and its own date behind its title."""
    edition = reference.container
    if edition is None or entry_type(reference) == MISC:
        return reference
    changed = {"title": dated_title(reference), "date": edition.date}
    return reference.model_copy(update=changed)


def edition_fields(
    edition: Edition,
    text: Callable[[str | None], str | None],
    names: Callable[[Iterable[Name]], str],
) -> dict[str, str | None]:
    """Return what both formats call alike; numbers of documents stand in words.

    Args:
        edition: The edition.
        text: Text as the format writes it.
        names: Names as it writes them.
    """
    number = say("document-number", number=edition.document) if edition.document else None
    return {
        "number": text(edition.number),
        "pages": _pages(edition.pages) or text(edition.pages),
        "editor": names(edition.editors),
        "bookauthor": names(edition.authors),
        "publisher": text(series(one.literal for one in edition.publishers)),
        "note": text(number),
    }


def _pages(pages: str | None) -> str | None:
    """Return a range of pages with the two hyphens that both formats want (btxdoc 1988, 3.2)."""
    found = _RANGE.fullmatch(pages or "")
    return "--".join(re.split("[-–]", found[0])) if found else None
