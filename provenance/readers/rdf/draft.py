"""One record in the making: its things by their nodes, and what is said of them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from provenance.model.account import Account, Recording, Source, Statement
from provenance.model.date import ArchivalDate
from provenance.model.event import Event, Holding
from provenance.model.evidence import Evidence
from provenance.model.notation import Property, Status
from provenance.model.thing import TEXT, Instantiation
from provenance.notes.account import Telling
from provenance.readers.cast import Cast
from provenance.readers.identifiers import Names
from provenance.readers.rdf.graph import Graph, bare, short
from provenance.readers.rdf.naming import People, name_for

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
class Draft:
    """A record in the making.

    Attributes:
        desk: What every record has in common.
        node: The node of the record, or of the carrier that stands for it.
        things: The id of each thing by its node.
        carriers: The carriers, in order.
        labels: What each carrier is called, by its node.
        statements: What is said.
        events: What happened.
        acts: The id of the event that each activity became.
        holdings: Who holds what.
        held: The places among them of those that claim the same, but for the code.
        tellings: What the histories tell.
    """

    desk: Desk
    node: str
    cast: Cast = field(default_factory=lambda: Cast(CONTEXT))
    things: dict[str, str] = field(default_factory=dict)
    carriers: list[Instantiation] = field(default_factory=list)
    labels: dict[str, str | None] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    acts: dict[str, str] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)
    held: dict[tuple[str | None, ...], list[int]] = field(default_factory=dict)
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
        self.events.append(event.model_copy(update={"id": name}))
        return name

    def make_too(self, name: str, other: Event) -> None:
        """Let an event make and use what another, of the same activity, makes and uses."""
        for number, one in enumerate(self.events):
            if one.id == name:
                used = {use.thing: use for use in (*other.used, *one.used)}
                more = {
                    "made": tuple(dict.fromkeys((*one.made, *other.made))),
                    "used": tuple(used.values()),
                    "evidence": tuple(dict.fromkeys((*one.evidence, *other.evidence))),
                }
                self.events[number] = one.model_copy(update=more)

    def put_after(self, later: str, earlier: str) -> None:
        """Say that an event follows another."""
        for number, one in enumerate(self.events):
            if one.id == later and earlier not in one.after:
                self.events[number] = one.model_copy(update={"after": (*one.after, earlier)})

    def hold(self, holding: Holding) -> None:
        """Add a holding under the next id; what says the same of one that is there joins it."""
        told = self.held.setdefault(_claim_of(holding), [])
        for number in told if holding.holder.agent is not None else ():
            one = self.holdings[number]
            if not one.reference or holding.reference in (None, one.reference):
                more = {
                    "reference": one.reference or holding.reference,
                    "evidence": (*one.evidence, *holding.evidence),
                }
                self.holdings[number] = one.model_copy(update=more)
                return
        told.append(len(self.holdings))
        self.holdings.append(holding.model_copy(update={"id": f"h{len(self.holdings) + 1}"}))

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
            events=tuple(self.events),
            holdings=tuple(self.holdings),
        )

    def source(self, title: str) -> Source:
        """Return a part of the graph as the source of an account."""
        iri = bare(self.node)
        address = iri if iri.startswith(("http://", "https://")) else None
        return Source(title=title, container=self.desk.file, url=address)


def evidence(node: str, predicate: str, words: str | None = None) -> Evidence:
    """Return where in a graph something is said, and its words."""
    return Evidence(quote=words, locator=f"{bare(node)} {short(predicate)}")


def _claim_of(one: Holding) -> tuple[str | None, ...]:
    """Return what two holdings have in common that tell of one: holder, item, state, status."""
    return one.holder.agent, one.instantiation, one.state, one.status
