"""Agents and parties as names of a citation."""

from provenance.bibliography.reference import Name
from provenance.model.agent import Agent
from provenance.model.chain import Chain, Step, StepParty
from provenance.model.notation import Role
from provenance.model.status import is_stated


def name_of(agent: Agent, printed: str | None = None, affiliation: str | None = None) -> Name:
    """Return an agent's name, in its known parts or whole.

    Args:
        agent: The agent.
        printed: The name as the source prints it, used where the parts are not known.
        affiliation: The affiliation that the source gives.
    """
    return Name(
        literal=agent.name if agent.family else printed or agent.name,
        family=agent.family,
        given=agent.given if agent.family else None,
        corporate=agent.kind in ("corporate-body", "family"),
        affiliation=affiliation,
    )


def stated(step: Step, role: Role) -> tuple[StepParty, ...]:
    """Return the named parties of a step that a source states and nothing has superseded."""
    return tuple(one for one in step.standing(role) if one.agent and is_stated(one.status))


def copies_of(chain: Chain) -> frozenset[str]:
    """Return the ids of the instantiations that are copies, parts of split ones included."""
    copies = {copy.id for copy in chain.copies}
    return frozenset(copies | {chain.origins[one] for one in copies if one in chain.origins})
