"""The agents of a record in the making, each with an id of its own."""

from provenance.model.agent import Agent
from provenance.model.notation import AgentKind
from provenance.notes.naming import Hints, agent_named, slug, split_name
from provenance.readers.parties import Correspondent


class Cast:
    """Whoever a record's accounts name: the same name is one agent, another name another.

    Args:
        context: The family of notes, for abbreviations that mean one thing in it.
    """

    def __init__(self, context: str | None = None) -> None:
        self._agents: dict[str, Agent] = {}
        self._given: dict[Agent, str] = {}
        self._numbers: dict[str, int] = {}
        self._context = context

    @property
    def agents(self) -> tuple[Agent, ...]:
        """Everyone, in the order in which they were named."""
        return tuple(self._agents.values())

    def correspondent(self, party: Correspondent) -> str | None:
        """Return the id of a party of a heading; None where only an office is named."""
        if party.name is None:
            return None
        if party.is_person:
            return self._add(person(party.name.folded))
        return self.named(party.name.folded, is_body=party.is_body)

    def named(self, name: str, *, is_body: bool) -> str:
        """Return the id of an organization, or of an agent whose kind does not show."""
        found = agent_named(name, "author", Hints(context=self._context))
        if found.authority:
            return self._add(found)
        kind: AgentKind = "corporate-body" if is_body else "agent"
        return self._add(Agent(id=found.id, kind=kind, name=found.name))

    def person(self, name: str) -> str:
        """Return the id of a person."""
        return self._add(person(name))

    def adopt(self, agent: Agent) -> str:
        """Bring in an agent of another telling and return its id here."""
        return self._add(agent)

    def _add(self, agent: Agent) -> str:
        """Return the id of an agent: its own, or with a number where another has it."""
        if agent in self._given:
            return self._given[agent]
        number = self._numbers.get(agent.id, 1)
        name = agent.id if number == 1 else f"{agent.id}-{number}"
        while name in self._agents:
            number += 1
            name = f"{agent.id}-{number}"
        self._numbers[agent.id] = number + 1
        self._given[agent] = name
        self._agents[name] = agent.model_copy(update={"id": name})
        return name


def person(name: str) -> Agent:
    """Return a person by name: the id is the family name, where it is known which part that is.

    Examples:
        >>> person("A.F. Dobrynin").id, person("Gromyko").family
        ('dobrynin', 'Gromyko')
    """
    family, given = split_name(name)
    if family is None and " " not in name.strip():
        initials, family = split_initials(name)
        given = initials or None
    stem = slug(family or name) or "person"
    return Agent(id=stem, kind="person", name=name, family=family, given=given)


def split_initials(name: str) -> tuple[str, str]:
    """Split "A.DOBRYNIN", printed without a space, into initials and family name."""
    initials, dot, family = name.rpartition(".")
    return (initials + dot, family) if dot and family else ("", name)


def same_person(name: str, other: Agent) -> bool:
    """Tell whether a signature can be an agent's: the family name is the same."""
    family = family_in(name)
    theirs = other.family or other.name
    return bool(family) and family.casefold() == theirs.casefold()


def family_in(name: str) -> str:
    """Return the family name in a signature: its last word, without initials run on to it."""
    return split_initials(name.split()[-1])[1] if name.split() else ""
