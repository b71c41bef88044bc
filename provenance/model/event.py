"""Events and holdings: what happened to a text and its instantiations, and who keeps them."""

from typing import Literal, Self

from pydantic import model_validator

from provenance.model.agent import Party
from provenance.model.base import Slug, Text, Value
from provenance.model.date import ArchivalDate
from provenance.model.evidence import Evidence
from provenance.model.notation import AccessKind, Continuity, EventKind, Particular, Role, Status
from provenance.model.reference_code import ReferenceCode


class Detail(Value):
    """Something that an event says besides its parties, date and place, as printed."""

    kind: Particular
    value: Text
    evidence: tuple[Evidence, ...] = ()


class Use(Value):
    """That an event worked on a text or an instantiation (PROV-O used)."""

    thing: Slug
    status: Status = "reported"
    reason: Text | None = None


class Event(Value):
    """Something that happened, as one account tells it (PROV-O Activity, CIDOC E7).

    Attributes:
        id: Its name in the account.
        kind: What happened.
        status: How it is known that it happened at all.
        parties: Who took which part; an unnamed party is a `Party` without an agent.
        used: The texts and instantiations that it worked on.
        made: Those that it brought about. A hand-over makes nothing.
        moved: The instantiations whose custody passed (hand-over, accession).
        continuity: Whether the very item moved (hand-over, accession); where a further copy was
            given, that copy stands under ``moved``.
        date: When; None where nothing is said of it.
        place: Where, as printed.
        details: Title, container, pages, volume, number, address, language, carrier, priority,
            mark.
        after: Ids of the events of this account that it follows; what else may lie
            between is not said.
        evidence: The words that say so.
        reason: Why it is inferred, disputed or refuted.
    """

    id: Slug
    kind: EventKind
    status: Status = "reported"
    parties: tuple[Party, ...] = ()
    used: tuple[Use, ...] = ()
    made: tuple[Slug, ...] = ()
    moved: tuple[Slug, ...] = ()
    continuity: Continuity | None = None
    date: ArchivalDate | None = None
    place: Text | None = None
    details: tuple[Detail, ...] = ()
    after: tuple[Slug, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reason: Text | None = None

    @model_validator(mode="after")
    def _hand_overs_move(self) -> Self:
        if (self.moved or self.continuity) and not self.is_hand_over:
            raise ValueError("only a hand-over or an accession moves things")
        return self

    @property
    def is_hand_over(self) -> bool:
        """Whether custody passed."""
        return self.kind in ("hand-over", "accession")

    def party(self, role: Role) -> Party | None:
        """Return the first party with a role, or None."""
        return next((party for party in self.parties if party.role == role), None)

    def detail(self, kind: Particular) -> str | None:
        """Return the first detail of a kind, or None."""
        return next((detail.value for detail in self.details if detail.kind == kind), None)


class Access(Value):
    """Who may read what is held, and who allows its reproduction (ISAD(G) 3.4.1, 3.4.2)."""

    kind: AccessKind
    printed: Text | None = None
    reproduction: Text | None = None


class Holding(Value):
    """That a holder keeps or kept an instantiation: a state, not an event.

    Attributes:
        id: Its name in the account.
        holder: Who holds.
        instantiation: Id of what is held.
        state: Whether it is held at the time of the telling, or was before.
        seen: When it was seen there.
        place: Where, as printed.
        reference: The reference code there.
        access: Who may read it.
        status: How it is known.
        evidence: The words that say so.
        reason: Why it is inferred, disputed or refuted.
    """

    id: Slug
    holder: Party
    instantiation: Slug
    state: Literal["present", "former"] = "present"
    seen: ArchivalDate | None = None
    place: Text | None = None
    reference: ReferenceCode | None = None
    access: Access | None = None
    status: Status = "reported"
    evidence: tuple[Evidence, ...] = ()
    reason: Text | None = None
