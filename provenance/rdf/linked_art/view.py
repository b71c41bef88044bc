"""A record as its documents see it: what refers to what, what is a fact and what is in doubt."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.model.account import Account, Statement
from provenance.model.agent import Agent
from provenance.model.chain import Step, StepParty
from provenance.model.date import ArchivalDate
from provenance.model.event import Event
from provenance.model.notation import Property, Status
from provenance.model.record import Record
from provenance.model.thing import TEXT
from provenance.rdf.agents import agent_iris
from provenance.rdf.iri import Names
from provenance.rdf.linked_art.parts import Doubt, note, reference
from provenance.rdf.linked_art.vocabulary import Json
from provenance.rdf.terms import STATED
from provenance.rdf.things import physical_carriers
from provenance.resources.lists import label

ACTS: Final = frozenset(("hand-over", "accession", "drafting", "clearance", "transmission",
                         "meeting", "marking", "declassification", "search"))  # fmt: skip
"""The kinds of event that have a document of their own; the others stand at what they made."""

_SORTS: Final = {"person": "Person", "corporate-body": "Group", "family": "Group"}


class Used(NamedTuple):
    """A thing that a step worked on, and what doubt there is of it."""

    thing: str
    doubt: Doubt | None


class Took(NamedTuple):
    """A party of a step, and what doubt there is of it."""

    party: StepParty
    doubt: Doubt | None


class View:
    """A record whose accounts are merged.

    Attributes:
        record: The record.
        names: Its IRIs.
        physical: The ids of the carriers that can be touched.
    """

    def __init__(self, record: Record, base: str) -> None:
        self.record = record
        self.names = Names(record.id, base)
        self.physical = physical_carriers(record)
        self._agents = agent_iris(self.names, record.agents)
        self._derived = {one.id: one for one in record.derived}
        self._carriers = {one.id: one for one in record.instantiations}
        self._contested = {(one.step, one.what) for one in record.custody.conflicts}
        titles = (one.value for one, doubt in self.said(TEXT, "title") if not doubt)
        self._title = next(titles, record.id)

    def label(self, thing: str) -> str:
        """Return what to call a text or a carrier."""
        if thing == TEXT:
            return self._title
        if thing in self._derived:
            said = label("derived-kinds", self._derived[thing].kind)
        else:
            said = self._carriers[thing].label or thing.replace("-", " ")
        return f"{said}: {self._title}"

    def sort(self, thing: str) -> str:
        """Return the class of a text or a carrier."""
        if thing not in self._carriers:
            return "LinguisticObject"
        return "HumanMadeObject" if thing in self.physical else "DigitalObject"

    def thing(self, thing: str) -> Json:
        """Return a reference to a text or a carrier."""
        return reference(self.names.thing(thing), self.sort(thing), self.label(thing))

    def actor(self, agent: Agent | None) -> Json | None:
        """Return a reference to an agent; None where no source shows whether it is a person."""
        if agent is None or agent.kind not in _SORTS:
            return None
        return reference(self._agents[agent.id], _SORTS[agent.kind], agent.name)

    def act(self, step: Step) -> Json:
        """Return a reference to the document of a step."""
        first = step.tellings[0]
        return reference(
            self.names.node("act", first.account, first.claim), "Activity", self.title(step)
        )

    def title(self, step: Step) -> str:
        """Return what to call a step."""
        what = label("event-kinds", step.kind)
        takers = [p.name for p, doubt in self.took(step) if p.role == "recipient" and not doubt]
        return f"{what[:1].upper()}{what[1:]}{' to ' if takers else ''}{', '.join(takers)}"

    def told(self, step: Step) -> Iterator[tuple[Account, Event]]:
        """Yield what the accounts tell of a step, refuted tellings left out."""
        for one in step.tellings:
            account = self.record.account(one.account)
            for event in account.events if account else ():
                if account and event.id == one.claim and event.status != "refuted":
                    yield account, event

    def sure(self, step: Step) -> list[Event]:
        """Return the tellings of a step that are reported or verified of this very document."""
        return [e for a, e in self.told(step) if e.status in STATED and not a.batch]

    def doubt(self, step: Step) -> Doubt | None:
        """Return what doubt there is that a step happened."""
        if step.status in STATED and self.sure(step):
            return None
        reason = next((event.reason for _, event in self.told(step) if event.reason), None)
        return Doubt(step.status, reason, step.batch)

    @property
    def facts(self) -> tuple[Step, ...]:
        """The steps that are facts."""
        return tuple(step for step in self.record.custody.steps if self.doubt(step) is None)

    @property
    def doubtful(self) -> tuple[tuple[Step, Doubt], ...]:
        """The steps that are in doubt, refuted ones left out."""
        found = ((step, self.doubt(step)) for step in self.record.custody.standing)
        return tuple((step, doubt) for step, doubt in found if doubt)

    def took(self, step: Step) -> Iterator[Took]:
        """Yield the parties of a step that a source names, refuted and superseded ones left out."""
        for party in step.parties:
            if party.agent and not party.superseded and party.status != "refuted":
                yield Took(party, self._doubt_of(step, party))

    def _doubt_of(self, step: Step, party: StepParty) -> Doubt | None:
        if (step.number, party.role) in self._contested:
            return Doubt("disputed", "the accounts disagree")
        if party.status in STATED and not party.batch:
            return None
        return Doubt(party.status, party.reason, party.batch)

    def used(self, step: Step) -> Iterator[Used]:
        """Yield what a step worked on, refuted uses left out."""
        sure = {u.thing for e in self.sure(step) for u in e.used if u.status in STATED}
        seen: set[str] = set()
        for account, event in self.told(step):
            for use in event.used:
                if use.thing in seen or use.status == "refuted":
                    continue
                seen.add(use.thing)
                doubt = Doubt(_weaker(event.status, use.status), use.reason, account.batch)
                yield Used(use.thing, None if use.thing in sure else doubt)

    def date(self, step: Step) -> ArchivalDate | None:
        """Return the date of a step, where the accounts do not disagree on it."""
        if (step.number, "date") in self._contested:
            return None
        dates = [event.date for event in self.sure(step) if event.date]
        return next((one for one in dates if one.edtf), next(iter(dates), None))

    def said(self, thing: str, kind: Property) -> Iterator[tuple[Statement, Doubt | None]]:
        """Yield what the accounts say of a thing, refuted statements left out."""
        for account in self.record.accounts:
            for one in account.statements:
                if (one.about, one.property) == (thing, kind) and one.status != "refuted":
                    yield one, self._doubt_of_statement(account, one)

    def _doubt_of_statement(self, account: Account, one: Statement) -> Doubt | None:
        if (None, one.property) in self._contested:
            return Doubt("disputed", "the accounts disagree")
        if one.status in STATED and not account.batch:
            return None
        return Doubt(one.status, one.reason, account.batch)

    def in_words(self, party: StepParty) -> Json:
        """Return in words who took which part."""
        return note(label("roles", party.role), party.name)

    def people(self, step: Step) -> list[Json]:
        """Return in words who took part without a reference, and everyone's affiliation."""
        found = []
        for party, doubt in self.took(step):
            if doubt is None and self.actor(party.agent) is None:
                found.append(self.in_words(party))
            if doubt is None and party.affiliation:
                found.append(note("affiliation", f"{party.name}: {party.affiliation}"))
        return found


def _weaker(event: Status, use: Status) -> Status:
    return event if use in STATED else use
