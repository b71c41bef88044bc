"""The publications of a document, from its publishing events."""

from collections.abc import Iterator

from provenance.bibliography.reference import Edition, Name
from provenance.bibliography.referring.names import name_of
from provenance.model.event import Event
from provenance.model.notation import Role
from provenance.model.record import Record
from provenance.model.status import is_stated


def editions(record: Record) -> tuple[Edition, ...]:
    """Return the publications that a source names by title, container or address."""
    found = (_edition(record, event) for event in _publishings(record))
    return tuple(dict.fromkeys(one for one in found if one.title or one.container or one.url))


def _publishings(record: Record) -> Iterator[Event]:
    for account in record.accounts:
        for event in account.events:
            if event.kind == "publishing" and is_stated(event.status) and not account.batch:
                yield event


def _edition(record: Record, event: Event) -> Edition:
    return Edition(
        authors=_names(record, event, "author"),
        editors=_names(record, event, "editor") or _editors(record, event.detail("container")),
        title=event.detail("title"),
        container=event.detail("container"),
        volume=event.detail("volume"),
        number=event.detail("number"),
        document=event.detail("document-number"),
        pages=event.detail("pages"),
        publishers=_names(record, event, "publisher"),
        place=event.place,
        date=event.date,
        url=event.detail("url"),
        translated=_is_translation(record, event),
    )


def _editors(record: Record, container: str | None) -> tuple[Name, ...]:
    """Return the editors of a work: the people whose accounts its documents and their notes are."""
    told = (one for one in record.accounts if container and one.source.container == container)
    agents = (record.agent(one.attributed_to) for one in told)
    return tuple(dict.fromkeys(name_of(one) for one in agents if one and one.kind == "person"))


def _is_translation(record: Record, event: Event) -> bool:
    """Tell whether what was published is a translation, or was made from one."""
    derived = {one.id: one for one in record.derived}
    made = [derived[thing] for thing in event.made if thing in derived]
    printed = {use.thing for use in event.used} | {one.of for one in made}
    return any(thing in derived and derived[thing].kind == "translation" for thing in printed)


def _names(record: Record, event: Event, role: Role) -> tuple[Name, ...]:
    named = [party for party in event.parties if party.role == role and is_stated(party.status)]
    found = [(record.agent(party.agent), party) for party in named]
    return tuple(
        name_of(agent, party.printed, party.affiliation) for agent, party in found if agent
    )
