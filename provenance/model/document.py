"""One document as data: its texts and instantiations, agents, accounts."""

from collections.abc import Iterator

from provenance.model.account import Account, Statement
from provenance.model.agent import Agent
from provenance.model.base import Slug, Text, Value
from provenance.model.date import ArchivalDate
from provenance.model.evidence import Evidence
from provenance.model.notation import DerivedKind, Property
from provenance.model.thing import TEXT, DerivedRecord, Instantiation


class Missing(Value):
    """What an incomplete record lacks, and why it is known to be lacking."""

    what: Text
    reason: Text
    evidence: tuple[Evidence, ...] = ()


class Document(Value):
    """One document as data; `provenance.model.record.Record` adds its chain of custody.

    Attributes:
        id: Its name in the collection; also its file name and part of its IRI.
        derived: Its translations, editions, transcripts: records of their own.
        instantiations: Its carriers: originals, copies, films, scans.
        agents: Everyone that the accounts name.
        accounts: What each source tells, in the order in which they were taken down.
        missing: What is lacking, for an incomplete record.

    The text itself has the id ``text`` (`provenance.model.thing.TEXT`).
    """

    id: Slug
    derived: tuple[DerivedRecord, ...] = ()
    instantiations: tuple[Instantiation, ...] = ()
    agents: tuple[Agent, ...] = ()
    accounts: tuple[Account, ...] = ()
    missing: tuple[Missing, ...] = ()

    def account(self, identifier: str) -> Account | None:
        """Return an account by its id, or None."""
        return next((account for account in self.accounts if account.id == identifier), None)

    def agent(self, identifier: str | None) -> Agent | None:
        """Return an agent by its id, or None."""
        return next((agent for agent in self.agents if agent.id == identifier), None)

    def statements(self, about: str, kind: Property) -> Iterator[Statement]:
        """Yield what the accounts say of a thing, in their order, refuted statements left out."""
        for account in self.accounts:
            for said in account.statements:
                if (said.about, said.property) == (about, kind) and said.status != "refuted":
                    yield said

    def said(self, kind: Property, about: str = TEXT) -> str | None:
        """Return the first value of a property, or None."""
        return next((said.value for said in self.statements(about, kind)), None)

    @property
    def title(self) -> str | None:
        """The title of the text, as the first account that has one gives it."""
        return self.said("title")

    @property
    def kind(self) -> str | None:
        """What the document is: telegram, letter, memorandum of conversation."""
        return self.said("kind")

    @property
    def date(self) -> ArchivalDate | None:
        """The date of the text: the first that could be read, else the first."""
        dates = [said.date for said in self.statements(TEXT, "date") if said.date]
        return next((date for date in dates if date.edtf), next(iter(dates), None))

    @property
    def authors(self) -> tuple[Agent, ...]:
        """Who wrote the text."""
        return self._agents("author")

    @property
    def addressees(self) -> tuple[Agent, ...]:
        """To whom it was written."""
        return self._agents("addressee")

    @property
    def translations(self) -> tuple[DerivedRecord, ...]:
        """Its translations."""
        return tuple(derived for derived in self.derived if derived.kind == "translation")

    def derived_as(self, kind: DerivedKind) -> tuple[DerivedRecord, ...]:
        """Return the derived records of a kind."""
        return tuple(derived for derived in self.derived if derived.kind == kind)

    def _agents(self, kind: Property) -> tuple[Agent, ...]:
        ids = dict.fromkeys(said.agent for said in self.statements(TEXT, kind) if said.agent)
        return tuple(agent for agent in (self.agent(one) for one in ids) if agent)
