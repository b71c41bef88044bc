"""What sources state: a record without whatever is inferred, disputed or refuted.

A profile that has no word for doubt writes this and no more, so that no doubtful claim becomes a
plain fact.
"""

from provenance.model.account import Account
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.model.notation import Status
from provenance.rdf.terms import STATED


def is_plain(*statuses: Status) -> bool:
    """Tell whether a claim on which all of these statuses bear may stand as a plain fact."""
    return STATED.issuperset(statuses)


def stated(record: Document) -> Document:
    """Return a record with the reported and verified claims alone; its things and agents stay.

    An event loses the doubtful parties and uses, and its place behind an event that is gone; a
    holding with a doubtful holder goes altogether.
    """
    return Document(
        id=record.id,
        derived=record.derived,
        instantiations=record.instantiations,
        agents=record.agents,
        accounts=tuple(map(_account, record.accounts)),
        missing=record.missing,
    )


def _account(account: Account) -> Account:
    events = [one for one in account.events if is_plain(one.status)]
    ids = {one.id for one in events}
    return account.model_copy(
        update={
            "statements": tuple(one for one in account.statements if is_plain(one.status)),
            "events": tuple(_event(one, ids) for one in events),
            "holdings": tuple(
                one for one in account.holdings if is_plain(one.status, one.holder.status)
            ),
            "splits": tuple(one for one in account.splits if is_plain(one.status)),
        }
    )


def _event(event: Event, ids: set[str]) -> Event:
    return event.model_copy(
        update={
            "parties": tuple(one for one in event.parties if is_plain(one.status)),
            "used": tuple(one for one in event.used if is_plain(one.status)),
            "after": tuple(one for one in event.after if one in ids),
        }
    )
