"""A heading, date line and signature as the statements and events of a description account."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from provenance.model.account import Statement
from provenance.model.agent import Party
from provenance.model.date import ArchivalDate
from provenance.model.event import Event
from provenance.model.evidence import Evidence
from provenance.model.notation import Property, Role
from provenance.model.thing import TEXT
from provenance.readers.cast import Cast, same_person
from provenance.readers.headings import Heading
from provenance.readers.parties import Correspondent, has_initials
from provenance.readers.words import Words

_SIGNED = "signed it; the heading names no author"

Cite = Callable[[Words], Evidence]
"""Says where words stand."""


@dataclass
class Description:
    """A description in the making.

    Attributes:
        cast: The record's agents.
        cite: Says where words stand.
        statements: What has been said so far.
        events: What has been told so far.
    """

    cast: Cast
    cite: Cite
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def say(
        self, kind: Property, words: Words, *, value: str | None = None, agent: str | None = None
    ) -> None:
        """Say one thing of the text, with its evidence; a date is read."""
        text = value or words.folded
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}",
                about=TEXT,
                property=kind,
                value=text,
                date=ArchivalDate.read(text) if kind == "date" else None,
                agent=agent,
                evidence=(self.cite(words),),
            )
        )

    def say_heading(self, heading: Heading, dates: Iterable[Words]) -> None:
        """Say what a heading says, and the further dates (date line, signature) beside its own."""
        self.say("title", heading.title)
        if heading.kind and heading.form:
            self.say("kind", heading.form, value=heading.kind.label)
        for date in (*((heading.date,) if heading.date else ()), *dates):
            self.say("date", date)
        for party in heading.authors:
            self._say_party("author", party)
        for party in heading.addressees:
            self._say_party("addressee", party)
        if heading.place:
            side = heading.addressees or heading.authors or heading.participants
            self.say("place", heading.place, agent=self.cast.correspondent(side[-1]))

    def say_signature(self, name: Words) -> str:
        """Say who signed; return the agent's id, the author's where the family name is theirs."""
        agent = next(
            (one.id for one in self.cast.agents if same_person(name.folded, one)), None
        ) or self._signatory(name)
        self.say("signature", name, agent=agent)
        return agent

    def tell_creation(self, heading: Heading, signatory: str | None, signed: Words | None) -> None:
        """Tell that the text came to be, by its author, at its date."""
        authors = self._parties("author", heading.authors)
        if not authors and signatory and signed:
            cited = (self.cite(signed),)
            one = Party(
                role="author", agent=signatory, status="inferred", evidence=cited, reason=_SIGNED
            )
            authors = (one,)
        said = [one for one in self.statements if one.date]
        dated = next((one for one in said if one.date and one.date.edtf), None)
        evidence = [self.cite(heading.title)]
        if dated and heading.date is None:
            evidence += dated.evidence
        if signed:
            evidence.append(self.cite(signed))
        self._tell(
            Event(
                id="e",
                kind="creation",
                parties=authors,
                made=(TEXT,),
                date=dated.date if dated else None,
                evidence=tuple(evidence),
            )
        )

    def tell_meeting(self, heading: Heading) -> None:
        """Tell that the conversation took place that the document records."""
        if not (heading.participants or heading.occasion):
            return
        self._tell(
            Event(
                id="e",
                kind="meeting",
                parties=self._parties("participant", heading.participants),
                date=ArchivalDate.read(heading.occasion.folded) if heading.occasion else None,
                evidence=(self.cite(heading.title),),
            )
        )

    def tell(self, event: Event) -> None:
        """Add an event under the next id."""
        self._tell(event)

    def _tell(self, event: Event) -> None:
        self.events.append(event.model_copy(update={"id": f"e{len(self.events) + 1}"}))

    def _say_party(self, kind: Property, party: Correspondent) -> None:
        agent = self.cast.correspondent(party)
        if party.is_body or party.name is None:
            self.say(kind, party.words, agent=agent)
        else:
            self.say(kind, party.name, agent=agent)
        if party.office and party.name:
            self.say("office", party.office, agent=agent)

    def _parties(self, role: Role, parties: Iterable[Correspondent]) -> tuple[Party, ...]:
        return tuple(
            Party(
                role=role,
                agent=self.cast.correspondent(one),
                printed=(one.name or one.words).folded,
                evidence=(self.cite(one.name or one.words),),
            )
            for one in parties
        )

    def _signatory(self, name: Words) -> str:
        if has_initials(name):
            return self.cast.person(name.folded)
        return self.cast.named(name.folded, is_body=False)
