"""The agents of a record as the rules ask after them: what they are called, who belongs to whom."""

from collections.abc import Iterable

from provenance.model.document import Document


class Agents:
    """The agents of a record, sorted out once for all questions.

    Agents with the same authority are one body, which stands under the id of the first of them.
    """

    def __init__(self, record: Document) -> None:
        self._names = {agent.id: agent.name for agent in record.agents}
        self._bodies: dict[str, str] = {}
        firsts: dict[str, str] = {}
        for agent in record.agents:
            known = agent.authority
            self._bodies[agent.id] = firsts.setdefault(known, agent.id) if known else agent.id
        self._wider: dict[str, list[str]] = {}
        for agent in record.agents:
            if agent.part_of:
                wider = self._wider.setdefault(self._bodies[agent.id], [])
                wider.append(self._bodies.get(agent.part_of, agent.part_of))

    def are_related(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether somebody of one set is, or belongs to, somebody of the other."""
        ours, theirs = self._as_bodies(some), self._as_bodies(others)
        return not (
            self._with_wider(ours).isdisjoint(theirs) and self._with_wider(theirs).isdisjoint(ours)
        )

    def name_of(self, agents: Iterable[str]) -> str:
        """Return the name of the first of some agents, in the order of their ids."""
        return self._names.get(min(agents, default=""), "")

    def _as_bodies(self, agents: Iterable[str]) -> set[str]:
        return {self._bodies.get(one, one) for one in agents}

    def _with_wider(self, bodies: set[str]) -> set[str]:
        """Return some bodies with all to which they belong, however far above."""
        found: set[str] = set()
        pending = [*bodies]
        while pending:
            one = pending.pop()
            if one not in found:
                found.add(one)
                pending += self._wider.get(one, ())
        return found
