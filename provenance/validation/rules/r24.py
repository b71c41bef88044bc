"""R24: of a copy made from a closed file an account tells the release."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import COPYINGS, facts, has_keeper_now, is_fact
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the copyings of what is closed to readers and was not declassified."""
    closed = _closed(record)
    if not closed:
        return
    texts, released = {one.id: one.of for one in record.instantiations}, _released(record)
    for account, event in facts(record, COPYINGS):
        copied = {use.thing for use in event.used if is_fact(use.status)} & closed
        if any({one, texts.get(one, one)}.isdisjoint(released) for one in copied):
            yield at(account, event)


def _closed(record: Document) -> set[str]:
    """Return what its keepers hold closed, all of them who say who may read it."""
    access: dict[str, set[str]] = {}
    for account in record.accounts:
        for holding in filter(has_keeper_now, account.holdings):
            if holding.access:
                access.setdefault(holding.instantiation, set()).add(holding.access.kind)
    return {one for one, kinds in access.items() if kinds == {"closed"}}


def _released(record: Document) -> set[str]:
    return {
        use.thing
        for account in record.accounts
        for event in account.events
        if event.kind == "declassification" and event.status != "refuted"
        for use in event.used
        if use.status != "refuted"
    }
