"""What the plain statements of one record are written with: its sheet, names, agents, things."""

from dataclasses import dataclass, field

from provenance.model.account import Account
from provenance.model.chain import Step, Telling
from provenance.model.document import Document
from provenance.model.event import Event
from provenance.rdf.dates import is_dated
from provenance.rdf.iri import Names
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Term


@dataclass(frozen=True, slots=True)
class Page:
    """What is being written: the sheet, the record's names, its agents and who was mentioned."""

    sheet: Sheet
    names: Names
    record: Document
    agents: dict[str, str]
    physical: frozenset[str]
    mentioned: dict[str, None] = field(default_factory=dict)

    def mention(self, node: str, predicate: Term, agent: str) -> None:
        """Link to an agent of the record, who is then described too."""
        self.mentioned[agent] = None
        self.sheet.link(node, predicate, self.agents[agent])

    @property
    def carriers(self) -> frozenset[str]:
        """The ids of the record's carriers."""
        return frozenset(one.id for one in self.record.instantiations)

    @property
    def origins(self) -> dict[str, str]:
        """From which text each derived record comes."""
        return {one.id: one.of for one in self.record.derived}

    @property
    def translated(self) -> frozenset[str]:
        """The ids of what a source says was made by translating."""
        events = (one for account in self.record.accounts for one in account.events)
        return frozenset(made for one in events if one.kind == "translating" for made in one.made)

    def event(self, telling: Telling) -> Event:
        """Return the event of a telling."""
        account = self._account(telling)
        return next(one for one in account.events if one.id == telling.claim)

    def is_current(self, telling: Telling) -> bool:
        """Whether a holding is of the day of its source, or of the day when it was seen."""
        account = self._account(telling)
        holding = next(one for one in account.holdings if one.id == telling.claim)
        dated = is_dated(account.source.date) or is_dated(holding.seen)
        return holding.state == "present" and dated

    def passes(self, step: Step) -> bool:
        """Whether CIDOC sees a transfer of custody: of a thing that can be touched."""
        if step.kind not in ("hand-over", "accession"):
            return False
        return bool(self.physical.intersection(step.moved)) or not step.moved

    def _account(self, telling: Telling) -> Account:
        return next(one for one in self.record.accounts if one.id == telling.account)
