"""Agents: who wrote, held, copied, gave, received, translated, printed."""

from provenance.model.base import Slug, Text, Value
from provenance.model.evidence import Evidence
from provenance.model.notation import AgentKind, Role, Status


class Agent(Value):
    """A person, corporate body or family of one record (RiC-O Agent).

    Attributes:
        id: Its name in this record.
        kind: What it is.
        name: Its name in reading order.
        family: The family name of a person, where it is known which part that is.
        given: The other part.
        authority: Id in the table of archives (``vocab/archives``) where it is one of those;
            agents with an authority are shared between records, the others are not.
        part_of: Id of a wider body in this record to which it belongs: a claim about the wider
            body ("the Russian side") does not contradict one about its part.
    """

    id: Slug
    kind: AgentKind
    name: Text
    family: Text | None = None
    given: Text | None = None
    authority: Slug | None = None
    part_of: Slug | None = None


class Party(Value):
    """An agent's part in an event or a holding, as one account tells it.

    Attributes:
        role: The part that it took.
        agent: Id of the agent; None where someone acted and the source does not name them
            (``party-not-named``).
        status: How this is known; an inferred party has a reason.
        printed: The name as this account prints it.
        abbreviation: The abbreviation printed beside it.
        affiliation: The affiliation that this account gives it.
        evidence: The words that say so.
        reason: Why it is inferred, disputed or refuted.
    """

    role: Role
    agent: Slug | None = None
    status: Status = "reported"
    printed: Text | None = None
    abbreviation: Text | None = None
    affiliation: Text | None = None
    evidence: tuple[Evidence, ...] = ()
    reason: Text | None = None

    @property
    def is_named(self) -> bool:
        """Whether a source names them."""
        return self.agent is not None
