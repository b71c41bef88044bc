"""R25: one carrier has one keeper at a time."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.model.event import Holding
from provenance.validation.agents import Agents
from provenance.validation.asking import has_keeper_now
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the present holdings of what an account has somebody else keep at the same time."""
    agents = Agents(record)
    for account in record.accounts:
        known: dict[str, list[Holding]] = {}
        for holding in filter(has_keeper_now, account.holdings):
            earlier = known.setdefault(holding.instantiation, [])
            other = next((one for one in earlier if _exclude(agents, one, holding)), None)
            if other:
                yield at(account, holding, agents.name_of({other.holder.agent or ""}))
            earlier.append(holding)


def _exclude(agents: Agents, one: Holding, other: Holding) -> bool:
    """Tell whether two who have nothing to do with one another keep something at one time."""
    at_once = not (one.seen and other.seen) or one.seen.may_equal(other.seen)
    keepers = ({one.holder.agent or ""}, {other.holder.agent or ""})
    return at_once and not agents.are_related(*keepers)
