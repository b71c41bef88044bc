"""Finding where a chain is broken."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from provenance.model.agent import Agent
from provenance.model.chain import Gap, Held, Step, StepParty
from provenance.model.parties import is_within
from provenance.model.status import is_stated


class Surroundings(NamedTuple):
    """What a chain is part of: its agents, and what is part of what among its items."""

    agents: tuple[Agent, ...]
    origins: dict[str, str]


def gaps(steps: tuple[Step, ...], held: Iterable[Held], around: Surroundings) -> tuple[Gap, ...]:
    """Return the breaks of a chain in its order: those stated, and those that show.

    A break shows where somebody is reported to have given an item that no account says they had:
    they neither received it, nor made it, nor keep what it was made from, nor wrote the text.
    """
    hands = _Hands(steps, held, around)
    found: list[Gap] = []
    for step in steps:
        if step.status == "refuted":
            continue
        found += _stated(step, len(steps))
        found += hands.unexplained(step)
        hands.take(step)
    return tuple(found)


def _stated(step: Step, last: int) -> Iterator[Gap]:
    before = step.number - 1 or None
    after = step.number + 1 if step.number < last else None
    if step.kind == "gap":
        reason = "a source says that a link is missing here"
        yield Gap(kind="link-missing", before=before, after=after, reason=reason)
    if step.kind == "search":
        who = ", ".join(party.name for party in step.standing("searcher")) or "somebody"
        reason = f"{who} looked for it and did not find it"
        yield Gap(kind="searched-not-found", before=before, after=after, reason=reason)


class _Hands:
    """Who is said to have had which item, as far as the chain has been walked."""

    def __init__(self, steps: Iterable[Step], held: Iterable[Held], around: Surroundings) -> None:
        self._people = {agent.id: agent for agent in around.agents}
        self._origins = around.origins
        self._sources = {one: step.used for step in steps for one in step.made}
        self._had: dict[str, set[str]] = defaultdict(set)
        self._everything: set[str] = set()
        self._keep(steps, held)

    def _keep(self, steps: Iterable[Step], held: Iterable[Held]) -> None:
        """Count a keeper as having had what no hand-over is said to have brought to them."""
        received = {(one, item) for s in steps for one in _ids(s, "recipient") for item in s.moved}
        for one in held:
            agent = one.holder.agent
            if agent and (agent.id, one.instantiation) not in received:
                self._had[one.instantiation].add(agent.id)

    def take(self, step: Step) -> None:
        """Note who has what once a step is done."""
        for item in step.moved:
            self._had[item].update(_ids(step, "recipient"))
        for item in step.made:
            self._had[item].update(_ids(step, "copyist"))
        if step.kind in ("creation", "drafting"):
            self._everything.update(_ids(step, "author"), _ids(step, "drafter"))

    def unexplained(self, step: Step) -> Iterator[Gap]:
        """Yield a gap for everyone who gives what nobody says they had."""
        for party in step.standing("giver"):
            if is_stated(party.status) and not self._could_have(party, step):
                yield Gap(
                    kind="link-missing",
                    before=step.number - 1 or None,
                    after=step.number,
                    reason=f"no account says how {party.name} came by it",
                )

    def _could_have(self, party: StepParty, step: Step) -> bool:
        giver = party.agent.id if party.agent else None
        if giver is None:
            return True
        return any(
            is_within(one, giver, self._people) or is_within(giver, one, self._people)
            for one in self._everything.union(*(self._keepers(item) for item in step.moved))
        )

    def _keepers(self, item: str) -> set[str]:
        """Those who had an item, the whole of which it is a part, or what it was made from."""
        wholes = (item, self._origins.get(item, item))
        sources = [source for whole in wholes for source in self._sources.get(whole, ())]
        return set().union(*(self._had[one] for one in (*wholes, *sources)))


def _ids(step: Step, role: str) -> set[str]:
    return {
        party.agent.id
        for party in step.parties
        if party.role == role and party.agent and party.status != "refuted"
    }
