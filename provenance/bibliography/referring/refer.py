"""Records to references: the one place where a record's claims become a citation's parts."""

from collections.abc import Iterable, Iterator
from typing import Literal

from provenance.bibliography.carried.fields import aliases, carried, entry_type
from provenance.bibliography.carried.types import work_of
from provenance.bibliography.reference import Carried, Edition, Location, Name, Reference
from provenance.bibliography.referring.chain import plain_chain
from provenance.bibliography.referring.copy_clause import copy_clause
from provenance.bibliography.referring.editions import editions
from provenance.bibliography.referring.keys import key_of, keyed
from provenance.bibliography.referring.locations import locations
from provenance.bibliography.referring.names import name_of, stated
from provenance.bibliography.referring.translations import translations
from provenance.bibliography.syntax.lines import legible
from provenance.model.record import Record
from provenance.model.status import is_stated
from provenance.model.thing import TEXT


def refer(record: Record, key: str | None = None) -> Reference:
    """Return the reference of one record.

    Args:
        record: The record; it may lack a title, an author, a date, or a source note.
        key: The citation key; that of `key_of` where None.
    """
    places = locations(record)
    first = places[0] if places else None
    is_former = first is not None and first.former
    came, printed = entry_type(record), editions(record)
    work = _work(record, came, printed) if came and not places else None
    return Reference(
        key=key or key_of(record),
        record=record.id,
        cites="edition" if work else "original",
        container=work,
        title=legible(record.title),
        kind=legible(" ".join((record.kind or "").split())),
        authors=_people(record, "author"),
        addressees=_people(record, "addressee"),
        date=record.date,
        languages=tuple(dict.fromkeys(s.value for s in record.statements(TEXT, "language"))),
        location=None if is_former else first,
        former=first if is_former else None,
        copies=places[1:],
        copy_clause=copy_clause(record),
        copy_history=_copy_history(record, places),
        translations=translations(record),
        editions=printed[1:] if work else printed,
        url=_url(record),
        note=_note(record),
        chain=plain_chain(record.custody),
        carried=carried(record),
        entry_type=came,
        aliases=aliases(record),
    )


def refer_all(records: Iterable[Record]) -> Iterator[Reference]:
    """Yield the references of records, each with a key of its own.

    A record's key is that under which an import knew it, or its id; see
    `provenance.bibliography.referring.keys` for those that come again.
    """
    return (refer(record, key) for record, key in keyed(records))


def _work(record: Record, came: Carried, printed: tuple[Edition, ...]) -> Edition | None:
    """Return the printed work that an entry of an import is, where no archive is told of.

    A work that stands in no other bears the title of the text; so it has none of its own here.
    """
    sort = work_of(came)
    if sort is None or not printed:
        return None
    work = printed[0]
    is_whole = work.container is None and work.title == record.title
    return work.model_copy(update={"title": None}) if is_whole else work


def _copy_history(record: Record, places: tuple[Location, ...]) -> str | None:
    there = any(one.can_be_cited_as_copy for one in places)
    return copy_clause(record, of_copy=True) if there else None


def _people(record: Record, kind: Literal["author", "addressee"]) -> tuple[Name, ...]:
    """Return the authors or addressees that are stated: by the description, else by the events."""
    said = [one for one in record.statements(TEXT, kind) if is_stated(one.status)]
    agents = [(record.agent(one.agent), one) for one in said]
    names = [name_of(a) if a else Name(literal=one.value) for a, one in agents]
    found = dict.fromkeys(names or _creators(record, kind))
    return tuple(one for one in found if legible(one.literal))


def _creators(record: Record, role: Literal["author", "addressee"]) -> Iterator[Name]:
    for step in record.own_custody.steps:
        if step.kind == "creation" and TEXT in step.made:
            for party in stated(step, role):
                if party.agent:
                    yield name_of(party.agent, party.printed)


def _url(record: Record) -> str | None:
    urls = (account.source.url for account in record.accounts if not account.batch)
    return next((url for url in urls if url), None)


def _note(record: Record) -> str | None:
    notes = (one.text for one in record.accounts if one.kind == "source-note" and not one.batch)
    return next((text for text in notes if text), None)
