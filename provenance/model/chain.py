"""The merged chain as plain values: steps, holdings, gaps, conflicts."""

from functools import cached_property

from pydantic import Field

from provenance.model.agent import Agent
from provenance.model.base import Slug, Text, Value
from provenance.model.date import ArchivalDate
from provenance.model.notation import Continuity, EventKind, Role, Status, Unknown
from provenance.model.reference_code import ReferenceCode
from provenance.model.thing import Instantiation


class Telling(Value):
    """Which claim of which account tells of a step or a holding."""

    account: Slug
    claim: Slug


class StepParty(Value):
    """A party of a merged step.

    Attributes:
        role: The part that it took.
        agent: Who; None where someone acted whom no source names.
        status: The best status that an account gives it.
        told_by: Ids of the accounts that say so.
        printed: The name as the first of them prints it.
        told_as: Every form and abbreviation under which an account prints it.
        batch: What whole batch its tellers speak of, where none of them speaks of this document.
        affiliation: The affiliation that the first account to give one gives it.
        superseded: Whether another account reports somebody else in this part, so that this
            inference no longer stands.
        reason: Why it was inferred, disputed or refuted.
    """

    role: Role
    agent: Agent | None
    status: Status
    told_by: tuple[Slug, ...]
    printed: Text | None = None
    told_as: tuple[Text, ...] = ()
    batch: Text | None = None
    affiliation: Text | None = None
    superseded: bool = False
    reason: Text | None = None

    @property
    def name(self) -> str:
        """The name to show."""
        return self.agent.name if self.agent else self.printed or "someone not named"


class Step(Value):
    """One act of the merged chain.

    Attributes:
        number: Its place in the chain, from 1.
        kind: What happened.
        status: The best status that an account gives it.
        parties: Who took which part, superseded parties included.
        used: Ids of the things it worked on.
        supposed: Those of them that no source says it worked on: the use is inferred.
        made: Ids of the things it brought about.
        moved: Ids of the instantiations that passed.
        continuity: Whether the very item moved.
        dates: Every date that an account gives.
        place: Where, as first printed.
        after: Numbers of the steps that some account puts before it.
        tellings: The claims that tell of it.
        batch: What whole batch the telling speaks of, where every account that tells of the step
            speaks of a batch and not of this document.
    """

    number: int
    kind: EventKind
    status: Status
    parties: tuple[StepParty, ...] = ()
    used: tuple[Slug, ...] = ()
    supposed: tuple[Slug, ...] = ()
    made: tuple[Slug, ...] = ()
    moved: tuple[Slug, ...] = ()
    continuity: Continuity | None = None
    dates: tuple[ArchivalDate, ...] = ()
    place: Text | None = None
    after: tuple[int, ...] = ()
    tellings: tuple[Telling, ...] = ()
    batch: Text | None = None

    @property
    def things(self) -> tuple[str, ...]:
        """The ids of everything that it concerns."""
        return tuple(dict.fromkeys((*self.used, *self.moved, *self.made)))

    @property
    def accounts(self) -> tuple[str, ...]:
        """The ids of the accounts that tell of it."""
        return tuple(dict.fromkeys(telling.account for telling in self.tellings))

    def standing(self, role: Role) -> tuple[StepParty, ...]:
        """Return the parties in a role that are neither superseded nor refuted."""
        if self.status == "refuted":
            return ()
        return tuple(
            party
            for party in self.parties
            if party.role == role and not party.superseded and party.status != "refuted"
        )


class Held(Value):
    """Who keeps an instantiation, as the accounts say."""

    holder: StepParty
    instantiation: Slug
    state: Text
    status: Status
    place: Text | None = None
    reference: ReferenceCode | None = None
    tellings: tuple[Telling, ...] = ()


class Gap(Value):
    """A place where the chain is broken, and which kind of not-knowing it is.

    Attributes:
        kind: The kind of not-knowing.
        before: Number of the last step before it; None at the beginning.
        after: Number of the step that follows; None at the end.
        reason: What is not known, in a sentence.
    """

    kind: Unknown
    before: int | None
    after: int | None
    reason: Text


class Conflict(Value):
    """Two accounts that cannot both be right; neither is overruled.

    Attributes:
        what: What they disagree on: a role, ``date``, ``order``, or a property of a thing.
        step: Number of the step; None for a disagreement about a thing.
        sides: Account id and what it says, for each side.
    """

    what: Text
    step: int | None
    sides: tuple[tuple[Slug, Text], ...]


class Chain(Value):
    """The merged chain of one record, as data; `CustodyHistory` adds what can be asked of it.

    Attributes:
        record: Id of the record.
        title: Its title, where it has one.
        steps: The acts, oldest first as far as the accounts order them.
        holdings: Who keeps what.
        instantiations: The carriers, with those that an account splits replaced by their parts.
        gaps: Where the chain is broken.
        conflicts: Where the accounts disagree.
        origins: For an instantiation that is part of another account's single one, that one's id.
    """

    record: Slug
    title: Text | None = None
    steps: tuple[Step, ...] = ()
    holdings: tuple[Held, ...] = ()
    instantiations: tuple[Instantiation, ...] = ()
    gaps: tuple[Gap, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origins: dict[Slug, Slug] = Field(default_factory=dict)

    @property
    def standing(self) -> tuple[Step, ...]:
        """The steps that nobody has shown to be wrong."""
        return tuple(step for step in self.steps if step.status != "refuted")

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def holders(self) -> tuple[Agent, ...]:
        """Everyone who holds or held an instantiation, or received one, in the chain's order."""
        held = [held.holder for held in self.holdings]
        received = [party for step in self.steps for party in step.standing("recipient")]
        return tuple(dict.fromkeys(party.agent for party in (*held, *received) if party.agent))

    @cached_property
    def copies(self) -> tuple[Instantiation, ...]:
        """The instantiations that some step made from another."""
        made = {
            one
            for step in self.standing
            if step.kind in ("copying", "digitization")
            for one in step.made
        }
        return tuple(
            one for one in self.instantiations if one.id in made or self.origins.get(one.id) in made
        )

    @property
    def unnamed(self) -> tuple[tuple[Step, StepParty], ...]:
        """Every step with a party whom no source names."""
        return tuple(
            (step, party)
            for step in self.steps
            for party in step.parties
            if party.agent is None and not party.superseded
        )

    @property
    def superseded(self) -> tuple[tuple[Step, StepParty], ...]:
        """Every inferred party in whose place another account reports somebody."""
        return tuple(
            (step, party) for step in self.steps for party in step.parties if party.superseded
        )

    def maker(self, thing: str) -> Step | None:
        """Return the step that made a thing, that of which it is a part, or the text it carries."""
        texts = {one.id: one.of for one in self.instantiations}
        seen: set[str] = set()
        while thing not in seen:
            seen.add(thing)
            made = next((step for step in self.standing if thing in step.made), None)
            if made:
                return made
            thing = self.origins.get(thing) or texts.get(thing) or thing
        return None
