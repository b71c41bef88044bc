"""Finding where a chain is broken."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.model.agent import Agent
from provenance.model.chain import Gap, Held, Step, StepParty
from provenance.model.notation import Role
from provenance.model.parties import is_within
from provenance.model.status import is_stated

_HANDS: Final[tuple[Role, ...]] = ("recipient", "author", "giver")


def gaps(steps: tuple[Step, ...], held: Iterable[Held], agents: Iterable[Agent]) -> tuple[Gap, ...]:
    """Return the breaks of a chain in its order: those stated, and those that show.

    A break shows where somebody is reported to have given what no source says they had.
    """
    people = {agent.id: agent for agent in agents}
    had = {one.holder.agent.id for one in held if one.holder.agent}
    found: list[Gap] = []
    for step in steps:
        if step.kind == "gap":
            found.append(_stated(step))
        found += _unexplained(step, had, people)
        had |= set(_had_after(step))
    return tuple(found)


def _had_after(step: Step) -> Iterator[str]:
    """Yield those who held it once this was done: who received it, who wrote it, who gave it."""
    for role in _HANDS:
        yield from (party.agent.id for party in step.standing(role) if party.agent)


def _stated(step: Step) -> Gap:
    return Gap(
        kind="link-missing",
        before=step.number - 1 or None,
        after=step.number + 1,
        reason="a source says that a link is missing here",
    )


def _unexplained(step: Step, had: set[str], people: dict[str, Agent]) -> Iterator[Gap]:
    for party in step.standing("giver"):
        if is_stated(party.status) and not _could_have(party, had, people):
            yield Gap(
                kind="link-missing",
                before=step.number - 1 or None,
                after=step.number,
                reason=f"no source says how {party.name} came by it",
            )


def _could_have(party: StepParty, had: set[str], people: dict[str, Agent]) -> bool:
    if party.agent is None:
        return True
    return any(
        is_within(one, party.agent.id, people) or is_within(party.agent.id, one, people)
        for one in had
    )
