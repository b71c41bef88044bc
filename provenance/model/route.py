"""How the text reached a holder: one path through the merged chain."""

from collections.abc import Iterable
from difflib import get_close_matches

from provenance.errors import UnknownRecord
from provenance.model.chain import Chain, Step, StepParty


def path_to(chain: Chain, holder: str) -> tuple[Step, ...]:
    """Return the steps by which the text reached a holder, oldest first.

    Args:
        chain: The merged chain.
        holder: Name, abbreviation or id, as any account prints it.

    Raises:
        UnknownRecord: Nobody of that name holds or received anything.
    """
    ends = [step for step in chain.steps if _names(step.standing("recipient"), holder)]
    held = [one.instantiation for one in chain.holdings if _names((one.holder,), holder)]
    if not ends and not held:
        raise UnknownRecord(holder, get_close_matches(holder, _known(chain), cutoff=0.5))
    route: dict[int, Step] = {}
    for step in ends[-1:]:
        _walk_back(chain, step, route)
    for item in () if ends else held:
        maker = chain.maker(item)
        if maker:
            _walk_back(chain, maker, route)
    return tuple(route[number] for number in sorted(route))


def _names(parties: tuple[StepParty, ...], wanted: str) -> bool:
    return any(wanted.casefold() in _forms(party) for party in parties)


def _forms(party: StepParty) -> set[str]:
    agent = party.agent
    forms = {party.printed, agent.name, agent.id, agent.authority} if agent else {party.printed}
    return {form.casefold() for form in forms if form}


def _known(chain: Chain) -> list[str]:
    return [agent.name for agent in chain.holders]


def _walk_back(chain: Chain, step: Step, route: dict[int, Step]) -> None:
    pending = [step]
    while pending:
        current = pending.pop()
        if current.number in route:
            continue
        route[current.number] = current
        pending += _previous(chain, current)
        pending += [s for s in chain.steps if _opened(s, current)]


def _opened(step: Step, later: Step) -> bool:
    """Whether a declassification made a later step possible."""
    return step.kind == "declassification" and step.number in later.after


def _previous(chain: Chain, step: Step) -> list[Step]:
    if step.kind in ("hand-over", "accession"):
        source = _given_before(chain, step) or _moved_before(chain, step)
        if source:
            return [source]
    things = (*step.moved, *step.used)
    makers = [chain.maker(thing) for thing in things]
    return [maker for maker in makers if maker and maker.number < step.number]


def _given_before(chain: Chain, step: Step) -> Step | None:
    """Return the last hand-over in which the giver of this one received it."""
    givers = {party.agent.id for party in step.standing("giver") if party.agent}
    return _last(
        one
        for one in _earlier(chain, step)
        if givers & {party.agent.id for party in one.standing("recipient") if party.agent}
    )


def _moved_before(chain: Chain, step: Step) -> Step | None:
    """Return the last hand-over of the same item, or of that of which it is a part."""
    wholes = {chain.origins.get(item, item) for item in step.moved} | set(step.moved)
    if {p.agent.id for p in step.standing("giver") if p.agent and p.status != "inferred"}:
        wholes -= {item for item in step.moved if item in chain.origins}
    return _last(one for one in _earlier(chain, step) if wholes & set(one.moved))


def _earlier(chain: Chain, step: Step) -> list[Step]:
    return [
        one
        for one in chain.steps
        if one.number < step.number and one.kind in ("hand-over", "accession")
    ]


def _last(steps: Iterable[Step]) -> Step | None:
    found = list(steps)
    return found[-1] if found else None
