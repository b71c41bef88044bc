"""What comes before what, however many steps lie between."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from provenance.model.account import Account
from provenance.validation.asking import is_fact

Steps = Mapping[str, Collection[str]]
"""What comes directly before each: the events that an event follows, the sources of a copy."""


class Order:
    """An order in which some come before others, worked out once for all questions.

    All that comes before one is kept as the bits of one number, one bit for each. To put together
    what comes before two is then one step, where sets of ids would take as many as they have ids.
    """

    def __init__(self, steps: Steps) -> None:
        self._bits = {one: 1 << place for place, one in enumerate(_first_to_last(steps))}
        self._before = dict.fromkeys(self._bits, 0)
        while self._widen(steps):
            pass

    def is_before(self, one: str, others: Iterable[str]) -> bool:
        """Tell whether one comes before some of the others; before itself only round a loop."""
        return bool(self._bits.get(one, 0) & self._all_before(others))

    def on_loops(self) -> set[str]:
        """Return all that come before themselves."""
        return {one for one, bit in self._bits.items() if bit & self._before[one]}

    def last(self, some: Iterable[str]) -> set[str]:
        """Return those of some that come before none of them."""
        chosen = [*some]
        before = self._all_before(chosen)
        return {one for one in chosen if not self._bits.get(one, 0) & before}

    def _all_before(self, some: Iterable[str]) -> int:
        before = 0
        for one in some:
            before |= self._before.get(one, 0)
        return before

    def _widen(self, steps: Steps) -> bool:
        """Go through all once; tell whether there is more to find, as there may be on a loop."""
        is_wider = False
        for one, known in self._before.items():
            before = known
            for step in steps[one]:
                before |= self._bits.get(step, 0) | self._before.get(step, 0)
            if before != known:
                self._before[one] = before
                is_wider = True
        return is_wider


def order_of_facts(account: Account) -> Order:
    """Return the order of the events of an account, as far as facts put them so."""
    return Order({event.id: event.after for event in account.events if is_fact(event.status)})


def order_as_told(account: Account) -> Order:
    """Return the order in which an account puts its events, inferences included."""
    return Order({event.id: event.after for event in account.events})


def highest_before(steps: Steps, heights: Mapping[str, date]) -> dict[str, date]:
    """Return for each the highest of all that come before it, where one of these has a height.

    Args:
        steps: What comes directly before each.
        heights: How high some of them are.
    """
    found: dict[str, date] = {}
    order = [*_first_to_last(steps)]
    while _raise(order, steps, (heights, found)):
        pass
    return found


def _raise(
    order: Iterable[str], steps: Steps, known: tuple[Mapping[str, date], dict[str, date]]
) -> bool:
    """Go through all once; tell whether there is more to find, as there may be on a loop."""
    heights, found = known
    is_higher = False
    for one in order:
        before = [h[step] for step in steps[one] for h in (heights, found) if step in h]
        if before and (one not in found or max(before) > found[one]):
            found[one] = max(before)
            is_higher = True
    return is_higher


def _first_to_last(steps: Steps) -> Iterator[str]:
    """Yield each once all that come before it have been, but on a loop, which has no first."""
    seen: set[str] = set()
    pending = [(one, False) for one in steps]
    while pending:
        one, is_ready = pending.pop()
        if is_ready:
            yield one
        elif one not in seen:
            seen.add(one)
            pending.append((one, True))
            pending += ((step, False) for step in steps[one] if step in steps)
