"""How the text reached a holder: one path through the merged chain."""

from collections.abc import Iterable
from difflib import get_close_matches

from provenance.errors import UnknownRecord
from provenance.model.chain import Chain, Step, StepParty


def path_to(chain: Chain, holder: str) -> tuple[Step, ...]:
    """Return the steps by which the text reached a holder, oldest first.

    Whoever received it more than once has all the ways in the answer. Of somebody who is only said
    to have given it, the way to what they gave is returned; how they came by it is a gap.

    Args:
        chain: The merged chain.
        holder: Name, abbreviation or id, as any account prints it.

    Raises:
        UnknownRecord: Nobody of that name holds, received or gave anything.
    """
    ends = [step for step in chain.standing if _names(step.standing("recipient"), holder)]
    held = [one.instantiation for one in chain.holdings if _names((one.holder,), holder)]
    given = [step for step in chain.standing if _names(step.standing("giver"), holder)]
    if not (ends or held or given):
        raise UnknownRecord(holder, get_close_matches(holder, _known(chain), cutoff=0.5))
    starts = ends or [maker for item in held if (maker := chain.maker(item))]
    starts = starts or [before for step in given for before in _previous(chain, step)]
    route: dict[int, Step] = {}
    for step in starts:
        _walk_back(chain, step, route)
    return tuple(route[number] for number in sorted(route))


def _names(parties: tuple[StepParty, ...], wanted: str) -> bool:
    return any(wanted.casefold() in _forms(party) for party in parties)


def _forms(party: StepParty) -> set[str]:
    agent = party.agent
    known = (agent.name, agent.id, agent.authority) if agent else ()
    return {form.casefold() for form in (*party.told_as, party.printed, *known) if form}


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
        pending += [one for one in chain.standing if _opened(one, current)]


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
    """Return the last hand-over in which the giver of this one received what is given here."""
    givers = {party.agent.id for party in step.standing("giver") if party.agent}
    items = _with_wholes(chain, step)
    return _last(
        one
        for one in _earlier(chain, step)
        if items & _with_wholes(chain, one)
        and givers & {party.agent.id for party in one.standing("recipient") if party.agent}
    )


def _moved_before(chain: Chain, step: Step) -> Step | None:
    """Return the last hand-over of the same item, or of that of which it is a part."""
    items = _with_wholes(chain, step)
    if any(party.agent and party.status != "inferred" for party in step.standing("giver")):
        items -= {item for item in step.moved if item in chain.origins}
    return _last(one for one in _earlier(chain, step) if items & set(one.moved))


def _with_wholes(chain: Chain, step: Step) -> set[str]:
    return set(step.moved) | {chain.origins.get(item, item) for item in step.moved}


def _earlier(chain: Chain, step: Step) -> list[Step]:
    return [
        one
        for one in chain.standing
        if one.number < step.number and one.kind in ("hand-over", "accession")
    ]


def _last(steps: Iterable[Step]) -> Step | None:
    found = list(steps)
    return found[-1] if found else None
