"""One record in the making: its things by their nodes, and what is said of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.model.account import Account, Recording, Source, Statement
from provenance.model.date import ArchivalDate
from provenance.model.event import Event, Holding, Use
from provenance.model.evidence import Evidence
from provenance.model.notation import Property, Status
from provenance.model.reference_code import ReferenceCode
from provenance.model.thing import TEXT, Instantiation
from provenance.notes.account import Telling
from provenance.readers.cast import Cast
from provenance.readers.identifiers import Names
from provenance.readers.rdf.graph import Graph, bare, short
from provenance.readers.rdf.naming import People, name_for

_Claim = tuple[str | None, ...]

CONTEXT = "ead"
"""The family of notes whose abbreviations the histories of archives use."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What every record of a graph has in common.

    Attributes:
        graph: The statements.
        file: What the file is called.
        recorded: Who takes it down, when.
        names: The names given to records.
    """

    graph: Graph
    file: str
    recorded: Recording
    names: Names


class Known(NamedTuple):
    """How a claim is known: its status, and why it is in doubt."""

    status: Status = "reported"
    reason: str | None = None


class Claim(NamedTuple):
    """What is said of a thing.

    Attributes:
        predicate: The predicate that says it.
        words: What it says.
        agent: The id of the agent that it names.
        date: The date that it gives.
        known: How it is known.
    """

    predicate: str
    words: str
    agent: str | None = None
    date: ArchivalDate | None = None
    known: Known = Known()


@dataclass(slots=True)
class _Act:
    """An event in the making; what comes to it is joined once, when all is told.

    Attributes:
        event: What was told of it first.
        more: What else the same activity made and used.
        after: The events that it follows.
    """

    event: Event
    more: list[Event] = field(default_factory=list)
    after: dict[str, None] = field(default_factory=dict)

    def whole(self) -> Event:
        """Return the event with all that came to it."""
        if not self.more:
            return self.event.model_copy(update={"after": tuple(self.after)})
        told = (self.event, *self.more)
        used: dict[str, Use] = {}
        for use in (use for one in told for use in one.used):
            used.setdefault(use.thing, use)
        joined = {
            "made": tuple(dict.fromkeys(made for one in told for made in one.made)),
            "used": tuple(used.values()),
            "after": tuple(self.after),
            "evidence": tuple(dict.fromkeys(cited for one in told for cited in one.evidence)),
        }
        return self.event.model_copy(update=joined)


@dataclass(slots=True)
class _Held:
    """A holding in the making.

    Attributes:
        holding: What was told of it first.
        reference: The code of what is held.
        evidence: Wherever it is said.
    """

    holding: Holding
    reference: ReferenceCode | None
    evidence: list[Evidence]

    def whole(self) -> Holding:
        """Return the holding with all that came to it."""
        more = {"reference": self.reference, "evidence": tuple(self.evidence)}
        return self.holding.model_copy(update=more)


@dataclass(slots=True)
class Draft:
    """A record in the making.

    Attributes:
        desk: What every record has in common.
        node: The node of the record, or of the carrier that stands for it.
        things: The id of each thing by its node.
        carriers: The carriers, in order.
        labels: What each carrier is called, by its node.
        statements: What is said.
        events: What happened, by id.
        acts: The id of the event that each activity became.
        uses: The carriers that each activity used, and that its event does not tell of yet.
        holdings: Who holds what.
        held: Those among them that claim the same but for the code, by the code.
        tellings: What the histories tell.
    """

    desk: Desk
    node: str
    cast: Cast = field(default_factory=lambda: Cast(CONTEXT))
    things: dict[str, str] = field(default_factory=dict)
    carriers: list[Instantiation] = field(default_factory=list)
    labels: dict[str, str | None] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    events: dict[str, _Act] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)
    uses: dict[str, list[str]] = field(default_factory=dict)
    holdings: list[_Held] = field(default_factory=list)
    held: dict[_Claim, dict[ReferenceCode | None, _Held]] = field(default_factory=dict)
    tellings: list[Telling] = field(default_factory=list)
    ids: Names = field(default_factory=Names)

    def __post_init__(self) -> None:
        self.ids.give(TEXT)

    @property
    def graph(self) -> Graph:
        """The statements."""
        return self.desk.graph

    @property
    def people(self) -> People:
        """The agents."""
        return People(self.graph, self.cast)

    def add_text(self, node: str) -> None:
        """Let a node be the document's own text."""
        self.graph.know(node)
        self.things[node] = TEXT

    def add_carrier(self, node: str, label: str | None) -> None:
        """Add a carrier."""
        self.graph.know(node)
        self.things[node] = self.ids.give(name_for(node, "carrier"))
        self.labels[node] = label
        self.carriers.append(Instantiation(id=self.things[node], label=label))

    def carrier(self, node: str) -> str | None:
        """Return the id of a carrier; of the text's node, that of the only one that it has."""
        own = self.things.get(node)
        if own != TEXT:
            return own
        return self.carriers[0].id if len(self.carriers) == 1 else None

    def say(self, node: str, kind: Property, claim: Claim) -> None:
        """Say something of a thing."""
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                about=self.things[node],
                property=kind,
                value=claim.words,
                agent=claim.agent,
                date=claim.date,
                status=claim.known.status,
                reason=claim.known.reason,
                evidence=(evidence(node, claim.predicate, claim.words),),
            )
        )

    def tell(self, event: Event) -> str:
        """Add an event under the next id, and return that."""
        name = f"e{len(self.events) + 1}"
        self.events[name] = _Act(event.model_copy(update={"id": name}))
        return name

    def make_too(self, name: str, other: Event) -> None:
        """Let an event make and use what another, of the same activity, makes and uses."""
        self.events[name].more.append(other)

    def put_after(self, later: str, earlier: str) -> None:
        """Say that an event follows another."""
        self.events[later].after.setdefault(earlier)

    def hold(self, holding: Holding) -> None:
        """Add a holding under the next id; what says the same of one that is there joins it."""
        alike = self.held.setdefault(_claim_of(holding), {})
        known = _joined(alike, holding.reference) if holding.holder.agent is not None else None
        if known:
            known.reference = known.reference or holding.reference
            known.evidence.extend(holding.evidence)
        else:
            named = holding.model_copy(update={"id": f"h{len(self.holdings) + 1}"})
            known = _Held(named, holding.reference, list(holding.evidence))
            self.holdings.append(known)
        alike.setdefault(known.reference, known)

    def description(self) -> Account | None:
        """Return what the graph says, apart from its histories; None where it says nothing."""
        if not (self.statements or self.events or self.holdings):
            return None
        return Account(
            id="description",
            kind="catalogue",
            source=self.source("description in RDF"),
            recorded=self.desk.recorded,
            statements=tuple(self.statements),
            events=tuple(one.whole() for one in self.events.values()),
            holdings=tuple(one.whole() for one in self.holdings),
        )

    def source(self, title: str) -> Source:
        """Return a part of the graph as the source of an account."""
        iri = bare(self.node)
        address = iri if iri.startswith(("http://", "https://")) else None
        return Source(title=title, container=self.desk.file, url=address)


def evidence(node: str, predicate: str, words: str | None = None) -> Evidence:
    """Return where in a graph something is said, and its words."""
    return Evidence(quote=words, locator=f"{bare(node)} {short(predicate)}")


def _claim_of(one: Holding) -> _Claim:
    """Return what two holdings have in common that tell of one: holder, item, state, status."""
    return one.holder.agent, one.instantiation, one.state, one.status


def _joined(
    alike: Mapping[ReferenceCode | None, _Held], reference: ReferenceCode | None
) -> _Held | None:
    """Return the first of holdings that claim the same with which a code does not disagree."""
    first = next(iter(alike.values()), None)
    if first is None or reference is None or first.reference is None:
        return first
    return alike.get(reference)
