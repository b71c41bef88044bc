"""An account in the making: the agents, things and claims that a note's acts bring in.

Only `provenance.notes.account` uses it; what leaves that module is frozen.
"""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from provenance.model.account import Statement
from provenance.model.agent import Agent, Party
from provenance.model.event import Detail, Event, Holding
from provenance.model.evidence import Evidence
from provenance.model.notation import DerivedKind, Particular, Role
from provenance.model.thing import TEXT, DerivedRecord, Instantiation
from provenance.notes.naming import Hints, agent_named


class FactRow(Protocol):
    """A row of the fact table, with or without the place of its words."""

    @property
    def event(self) -> str:
        """The kind of event."""

    @property
    def role(self) -> str:
        """The part of the event that the value fills."""

    @property
    def value(self) -> str:
        """The words that say so."""

    @property
    def n(self) -> int:
        """The number of the event in the note, from 1."""


class Act(NamedTuple):
    """One event of the fact table with its rows.

    Attributes:
        event: Its kind, a word of the fact table.
        rows: Its facts, in the note's order.
        evidence: Where the whole clause stands.
        made: Whether the agent of a copying is said to have made the copy, not only obtained it.
        copy: Whether the clause speaks of a copy; None where its wording is not known.
    """

    event: str
    rows: tuple[FactRow, ...]
    evidence: tuple[Evidence, ...]
    made: bool = False
    copy: bool | None = None

    def values(self, role: str) -> list[FactRow]:
        """Return the rows with a role."""
        return [row for row in self.rows if row.role == role]

    def value(self, role: str) -> str | None:
        """Return the first value of a role, or None."""
        return next((row.value for row in self.rows if row.role == role), None)


@dataclass
class Draft:
    """What has been told so far.

    Attributes:
        locator: Where the words may be read, for facts whose words are not kept.
        context: Family of the notes, for abbreviations that mean one thing in it.
        original: Id of the instantiation that the archive keeps, once it is known.
        copy: Id of the copy that the chain is about, once it is known.
        taker: Id of whoever received the copy last.
        last: Id of the last event of the copy's chain.
    """

    locator: str | None = None
    context: str | None = None
    agents: dict[str, Agent] = field(default_factory=dict)
    instantiations: dict[str, Instantiation] = field(default_factory=dict)
    derived: dict[str, DerivedRecord] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    holdings: list[Holding] = field(default_factory=list)
    original: str | None = None
    copy: str | None = None
    taker: str | None = None
    last: str | None = None
    _numbers: Counter[str] = field(default_factory=Counter)

    def agent(self, words: str, role: Role, hints: Hints | None = None) -> str:
        """Return the id of the agent that these words name, new or already there."""
        found = agent_named(words, role, hints or Hints(self.context))
        known = self.agents.get(found.id)
        if known and known.name != found.name:
            found = found.model_copy(update={"id": f"{found.id}-{len(self.agents) + 1}"})
        return self.agents.setdefault(found.id, found).id

    def evidence(self, row: FactRow) -> tuple[Evidence, ...]:
        """Return where the words of one fact stand."""
        start, end = getattr(row, "start", None), getattr(row, "end", None)
        if start is None or end is None:
            return (Evidence(locator=self.locator),) if self.locator else ()
        return (Evidence(quote=row.value, start=start, end=end),)

    def party(self, row: FactRow, role: Role, hints: Hints | None = None) -> Party:
        """Return the party that a fact names."""
        return Party(
            role=role,
            agent=self.agent(row.value, role, hints),
            printed=row.value,
            evidence=self.evidence(row),
        )

    def details(self, act: Act, kinds: Sequence[Particular]) -> tuple[Detail, ...]:
        """Return the details of an act whose roles are named like their kinds."""
        return tuple(
            Detail(kind=kind, value=row.value, evidence=self.evidence(row))
            for row in act.rows
            for kind in kinds
            if row.role == kind
        )

    def event_id(self) -> str:
        """Return the id of the next event."""
        return f"e{len(self.events) + 1}"

    def thing(self, stem: str, label: str | None = None) -> str:
        """Bring in a further instantiation of the text and return its id."""
        name = _next(stem, self.instantiations, self._numbers)
        self.instantiations[name] = Instantiation(id=name, label=label)
        return name

    def derive(self, kind: DerivedKind, stem: str) -> str:
        """Bring in a further derived record and return its id."""
        name = _next(stem, self.derived, self._numbers)
        self.derived[name] = DerivedRecord(id=name, kind=kind, of=TEXT)
        return name


def _next(stem: str, taken: Container[str], numbers: Counter[str]) -> str:
    """Return the first free name of a stem; ``numbers`` remembers where the search ended."""
    while True:
        numbers[stem] += 1
        name = stem if numbers[stem] == 1 else f"{stem}-{numbers[stem]}"
        if name not in taken:
            return name
