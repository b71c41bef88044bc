"""The publications of a document in words."""

from provenance.bibliography.reference import Edition
from provenance.bibliography.words.dating import in_words
from provenance.bibliography.words.wording import say, series


def edition_in_words(edition: Edition) -> str:
    """Return a publication as a clause names it: "CWIHP Bulletin 8-9 (1996), 304"."""
    writers = series(name.literal for name in edition.authors)
    work = " ".join(part for part in (edition.container, issue_in_words(edition)) if part)
    imprint = _imprint(edition)
    main = ", ".join(part for part in (writers, edition.title, work) if part)
    head = f"{main} ({imprint})" if main and imprint else main or imprint
    number = say("document-number", number=edition.document) if edition.document else None
    return ", ".join(part for part in (head, number or edition.pages) if part)


def issue_in_words(edition: Edition) -> str | None:
    """Return volume and number of an issue: "3, no. 2"."""
    if edition.volume and edition.number:
        return say("issue", volume=edition.volume, number=edition.number)
    return edition.volume or edition.number


def _imprint(edition: Edition) -> str:
    houses = series(name.literal for name in edition.publishers)
    house = ": ".join(part for part in (edition.place, houses) if part)
    return ", ".join(part for part in (house, in_words(edition.date)) if part)
