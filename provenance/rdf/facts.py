"""What of a record is a fact when its accounts are merged, and what is in doubt.

For profiles that have no accounts and no statuses: what is reported or verified of this very
document is a fact; what is inferred, disputed or told of a whole batch is in doubt; what is refuted
or superseded is left out.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from provenance.archives.table import repositories
from provenance.model.account import Account, Statement
from provenance.model.agent import Agent
from provenance.model.chain import Step, StepParty
from provenance.model.continuity import names_what_passed
from provenance.model.date import ArchivalDate
from provenance.model.event import Event, Holding
from provenance.model.merging import origins_of
from provenance.model.notation import Property, Status
from provenance.model.record import Record
from provenance.model.status import weighed
from provenance.model.thing import TEXT
from provenance.rdf.agents import agent_iris
from provenance.rdf.iri import Names
from provenance.rdf.terms import STATED
from provenance.rdf.things import physical_carriers
from provenance.references.write import write_code
from provenance.resources.lists import label


class Doubt(NamedTuple):
    """Why a claim is not written as a fact.

    Attributes:
        status: Its status.
        reason: Why it has it.
        batch: What whole batch it is told of.
    """

    status: Status
    reason: str | None = None
    batch: str | None = None


class Used(NamedTuple):
    """A thing that a step worked on, and what doubt there is of it."""

    thing: str
    doubt: Doubt | None


class Took(NamedTuple):
    """A party of a step, and what doubt there is of it."""

    party: StepParty
    doubt: Doubt | None


class Kept(NamedTuple):
    """A holding, the account that tells of it, and what doubt there is of it."""

    account: Account
    holding: Holding
    doubt: Doubt | None

    @property
    def is_current(self) -> bool:
        """Whether it is a fact, and its source says that the carrier is there."""
        return self.holding.state == "present" and self.doubt is None


class Facts:
    """A record whose accounts are merged.

    Attributes:
        record: The record.
        names: Its IRIs.
        physical: The ids of the carriers that can be touched.
        agents: The IRI of each agent, by its id in the record.
    """

    def __init__(self, record: Record, base: str) -> None:
        self.record = record
        self.names = Names(record.id, base)
        self.physical = physical_carriers(record)
        self.agents = agent_iris(self.names, record.agents)
        self._derived = {one.id: one for one in record.derived}
        self._carriers = {one.id: one for one in record.instantiations}
        self._contested = {(one.step, one.what) for one in record.custody.conflicts}
        self._events = {
            (account.id, event.id): (account, event)
            for account in record.accounts
            for event in account.events
        }
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

    def title(self, step: Step) -> str:
        """Return what to call a step."""
        what = label("event-kinds", step.kind)
        takers = [p.name for p, doubt in self.took(step) if p.role == "recipient" and not doubt]
        return f"{what[:1].upper()}{what[1:]}{' to ' if takers else ''}{', '.join(takers)}"

    def told(self, step: Step) -> Iterator[tuple[Account, Event]]:
        """Yield what the accounts tell of a step, refuted tellings left out."""
        for one in step.tellings:
            account, event = self._events[one.account, one.claim]
            if event.status != "refuted":
                yield account, event

    def sure(self, step: Step) -> list[Event]:
        """Return the tellings of a step that are reported or verified of this very document."""
        return [e for a, e in self.told(step) if e.status in STATED and not a.batch]

    def doubt(self, step: Step) -> Doubt | None:
        """Return what doubt there is that a step happened.

        What is inferred of this document and reported of a whole batch only is inferred.
        """
        if step.status in STATED and self.sure(step):
            return None
        told = list(self.told(step))
        own = [event for account, event in told if not account.batch]
        status = weighed(e.status for e in own) if own and step.status in STATED else step.status
        events = own or [event for _, event in told]
        reason = next((event.reason for event in events if event.reason), None)
        batch = next((account.batch for account, _ in told if account.batch), None)
        return Doubt(status, reason, batch)

    @cached_property
    def facts(self) -> tuple[Step, ...]:
        """The steps that are facts."""
        return tuple(step for step in self.record.custody.steps if self.doubt(step) is None)

    @cached_property
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
        if {(step.number, party.role), (None, party.role)} & self._contested:
            return Doubt("disputed", "the accounts disagree")
        agent = party.agent.id if party.agent else None
        parties = (one for event in self.sure(step) for one in event.parties)
        sure = {(one.role, one.agent) for one in parties if one.status in STATED}
        if party.status in STATED and (party.role, agent) in sure:
            return None
        status = party.status if party.batch or party.status not in STATED else "inferred"
        return Doubt(status, party.reason, party.batch)

    def moved(self, step: Step) -> tuple[str, ...]:
        """Return what sources say that a step moved; of what one of them takes apart, the part."""
        told = (event for _, event in self.told(step) if event.status in STATED)
        moved = dict.fromkeys(one for event in told for one in event.moved)
        wholes = {self._wholes.get(one) for one in moved}
        return tuple(one for one in moved if one not in wholes)

    def names_what_passed(self, step: Step) -> bool:
        """Tell whether a source shows that what a step moved is what passed, and no copy of it."""
        told = (event for _, event in self.told(step) if event.status in STATED)
        return any(names_what_passed(event.continuity) for event in told)

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
        described = step.kind == "creation" and (None, "date") in self._contested
        if described or (step.number, "date") in self._contested:
            return None
        dates = [event.date for event in self.sure(step) if event.date]
        return next((one for one in dates if one.edtf), next(iter(dates), None))

    def said(self, thing: str, kind: Property) -> Iterator[tuple[Statement, Doubt | None]]:
        """Yield what the accounts say of a thing, refuted statements left out."""
        for account, one in self._statements.get((thing, kind), ()):
            yield one, self._doubt_of_statement(account, one)

    @cached_property
    def _statements(self) -> dict[tuple[str, Property], list[tuple[Account, Statement]]]:
        """What the accounts say, by the thing and the property, refuted statements left out."""
        found: dict[tuple[str, Property], list[tuple[Account, Statement]]] = {}
        for account in self.record.accounts:
            for one in account.statements:
                if one.status != "refuted":
                    found.setdefault((one.about, one.property), []).append((account, one))
        return found

    def _doubt_of_statement(self, account: Account, one: Statement) -> Doubt | None:
        if (None, one.property) in self._contested:
            return Doubt("disputed", "the accounts disagree")
        if one.status in STATED and not account.batch:
            return None
        return Doubt(one.status, one.reason, account.batch)

    def kept(self, thing: str) -> Iterator[Kept]:
        """Return the holdings of a carrier, refuted ones left out.

        Of what another account takes apart a holder keeps the part that they received, as in the
        merged chain. That holds even where the other speaks of a whole batch: whether or not there
        were several, the part that somebody was given is what they have.
        """
        return (kept for kept in self._kept if kept.holding.instantiation == thing)

    @cached_property
    def _kept(self) -> tuple[Kept, ...]:
        return tuple(
            Kept(
                account,
                self._received(one),
                self._doubt_of_holding(account, one),
            )
            for account in self.record.accounts
            for one in account.holdings
            if "refuted" not in (one.status, one.holder.status)
        )

    @cached_property
    def _wholes(self) -> dict[str, str]:
        """Of what each part is a part, where a source takes apart what others take for one."""
        split = (account for account in self.record.accounts if account.splits)
        return origins_of(
            account.model_copy(
                update={"splits": tuple(one for one in account.splits if one.status in STATED)}
            )
            for account in split
        )

    def _received(self, holding: Holding) -> Holding:
        """Return a holding, of the part that a source says the holder received, if any."""
        whole = holding.instantiation
        if whole not in self._wholes.values():
            return holding
        passed = (
            one
            for _, event in self._events.values()
            if event.is_hand_over and event.status in STATED
            for party in event.parties
            if (party.role, party.agent) == ("recipient", holding.holder.agent)
            if party.agent and party.status in STATED
            for one in event.moved
        )
        part = next((one for one in passed if self._wholes.get(one) == whole), whole)
        return holding.model_copy(update={"instantiation": part})

    def code(self, holding: Holding) -> str | None:
        """Return the reference code of a holding as printed, else as its archive writes it."""
        code, agent = holding.reference, self.record.agent(holding.holder.agent)
        if code is None:
            return None
        archive = agent.authority if agent and agent.authority in repositories() else None
        return code.printed or write_code(code, archive)

    def _doubt_of_holding(self, account: Account, one: Holding) -> Doubt | None:
        if {(None, "holder"), (None, "state of the holding")} & self._contested:
            return Doubt("disputed", "the accounts disagree")
        weaker = one.holder.status if one.status in STATED else one.status
        if weaker in STATED and not account.batch:
            return None
        return Doubt(weaker, one.reason or one.holder.reason, account.batch)


def called(agent: Agent) -> str:
    """Return what to call an agent: one that records share by its name in the table of archives."""
    entry = repositories().get(agent.authority) if agent.authority else None
    return entry.name if entry else agent.name


def _weaker(event: Status, use: Status) -> Status:
    return event if use in STATED else use
