"""The publications of a document, from its publishing events."""

from collections.abc import Iterator

from provenance.bibliography.dating import in_words
from provenance.bibliography.names import name_of
from provenance.bibliography.reference import Edition, Name
from provenance.bibliography.wording import say, series, table
from provenance.model.event import Event
from provenance.model.notation import Role
from provenance.model.record import Record
from provenance.model.status import is_stated


def editions(record: Record) -> tuple[Edition, ...]:
    """Return the publications that a source names by title, container or address."""
    found = (_edition(record, event) for event in _publishings(record))
    return tuple(dict.fromkeys(one for one in found if one.title or one.container or one.url))


def edition_in_words(edition: Edition) -> str:
    """Return a publication as a clause names it: "CWIHP Bulletin 8-9 (1996), 304"."""
    document = _document(edition)
    writers = series(name.literal for name in edition.authors)
    number = None if document else edition.number
    work = " ".join(part for part in (edition.container, number) if part)
    imprint = _imprint(edition)
    main = ", ".join(part for part in (writers, edition.title, work) if part)
    head = f"{main} ({imprint})" if main and imprint else main or imprint
    return ", ".join(part for part in (head, document or edition.pages) if part)


def _document(edition: Edition) -> str | None:
    """Return "document 81" where the work numbers its documents, which are cited by that."""
    if not (edition.container and edition.number):
        return None
    works = table("wordings", "cited-by-document")
    if not edition.container.startswith(tuple(works.values())):
        return None
    return say("document-number", number=edition.number)


def _imprint(edition: Edition) -> str:
    houses = series(name.literal for name in edition.publishers)
    house = ": ".join(part for part in (edition.place, houses) if part)
    return ", ".join(part for part in (house, in_words(edition.date)) if part)


def _publishings(record: Record) -> Iterator[Event]:
    for account in record.accounts:
        for event in account.events:
            if event.kind == "publishing" and is_stated(event.status) and not account.batch:
                yield event


def _edition(record: Record, event: Event) -> Edition:
    return Edition(
        authors=_names(record, event, "author"),
        title=event.detail("title"),
        container=event.detail("container"),
        number=event.detail("number"),
        pages=event.detail("pages"),
        publishers=_names(record, event, "publisher"),
        place=event.place,
        date=event.date,
        url=event.detail("url"),
    )


def _names(record: Record, event: Event, role: Role) -> tuple[Name, ...]:
    named = [party for party in event.parties if party.role == role and is_stated(party.status)]
    found = [(record.agent(party.agent), party) for party in named]
    return tuple(
        name_of(agent, party.printed, party.affiliation) for agent, party in found if agent
    )
