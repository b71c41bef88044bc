"""R26: nothing is used before it is made, in the order in which an account tells it."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.model.event import Event
from provenance.validation.asking import earlier, is_fact, things
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the events that an account puts before the making of what they work on."""
    for account in record.accounts:
        before = earlier(account)
        made = [event for event in account.events if event.made and is_fact(event.status)]
        for event in account.events:
            if is_fact(event.status) and any(_needs(event, one, before) for one in made):
                yield at(account, event)


def _needs(event: Event, making: Event, before: dict[str, set[str]]) -> bool:
    """Tell whether an event works on what is made in a later one."""
    is_late = event is not making and event.id in before[making.id]
    return is_late and not things(event).isdisjoint(making.made)
