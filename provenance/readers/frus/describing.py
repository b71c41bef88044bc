"""A document's heading, date line, list of participants and signature as an account of it.

The account keeps these words, a line each, and each of its claims points into them.
"""

import re
from typing import NamedTuple

from provenance.model.account import Account, Recording
from provenance.model.agent import Party
from provenance.model.event import Event, Use
from provenance.model.notation import Role
from provenance.model.thing import TEXT
from provenance.readers.cast import Cast
from provenance.readers.describing import Description
from provenance.readers.flat import Flat
from provenance.readers.frus.anatomy import Anatomy
from provenance.readers.frus.attending import Attendant, attendants
from provenance.readers.frus.correspondents import Marked, marked_parties, read_parties_of
from provenance.readers.frus.dating import Dated, date_of, place_of
from provenance.readers.frus.people import People
from provenance.readers.frus.printing import Printing
from provenance.readers.frus.telling import EXCERPT, TRANSLATION
from provenance.readers.headings import Heading, read_heading
from provenance.readers.sheet import Sheet, cite
from provenance.readers.words import Words

_SIGNED = "signed it; the heading names no author"
_QUOTES = ",;“”\"'"


class Setting(NamedTuple):
    """What a description is made with: where it is printed, who is in it, who takes it down."""

    printing: Printing
    cast: Cast
    people: People
    recorded: Recording


class Described(NamedTuple):
    """An account that describes a document, and whether its heading says what it is."""

    account: Account
    has_kind: bool


def describe(one: Anatomy, setting: Setting) -> Described:
    """Return a document's description; whoever it names joins the cast."""
    telling = _Telling(setting)
    head = telling.sheet.put(one.head)
    title = _title(head, setting.printing.number)
    heading = read_heading(title)
    telling.say_heading(head, title, heading)
    telling.take_remarks(one)
    telling.say_date_line(one.dateline)
    present = [each for line in one.participants for each in attendants(telling.sheet.put(line))]
    telling.say_signatures(one.signed)
    telling.tell_creation(title)
    telling.tell_translating()
    telling.tell_meeting(title, heading, present)
    telling.description.tell(setting.printing.event(setting.cast))
    return Described(telling.account(), heading is not None and heading.kind is not None)


def _title(head: Flat, number: str | None) -> Words:
    """Return the heading without its number in the volume and without a full stop at its end."""
    bare = head.words
    opening = re.match(rf"\[?{re.escape(number)}\]?[.,]?\s+", bare.text) if number else None
    if opening:
        bare = bare.part(opening.end())
    return _without_stop(bare)


def _without_stop(words: Words) -> Words:
    """Return words without the full stop at their end, unless it is that of "Jr." or "U.S."."""
    last = (words.text.split() or [""])[-1]
    is_abbreviation = "." in last[:-1] or len(last) < 4
    return words if is_abbreviation else words.stripped(".")


class _Telling:
    """The description in the making."""

    def __init__(self, setting: Setting) -> None:
        self.sheet = Sheet()
        self.description = Description(setting.cast, cite)
        self._setting = setting
        self._authors: list[Party] = []
        self._dated: Dated | None = None
        self._place: Words | None = None
        self._signed: list[tuple[Words, str | None]] = []
        self._translation: Words | None = None

    def say_heading(self, head: Flat, title: Words, heading: Heading | None) -> None:
        """Say what the heading says: what it is, from whom, to whom."""
        self.description.say("title", title)
        if heading and heading.kind and heading.form:
            self.description.say("kind", heading.form, value=heading.kind.label)
        for one in marked_parties(head) or tuple(read_parties_of(heading)):
            agent = self._setting.people.of(one)
            self.description.say(one.side, one.party.name or one.party.words, agent=agent)
            if one.party.office and one.party.name:
                self.description.say("office", one.party.office, agent=agent)
            if one.side == "author":
                self._authors.append(self._party("author", one))

    def take_remarks(self, one: Anatomy) -> None:
        """Take the remarks at the heading; that it is an extract is said of the excerpt."""
        extract, translation = one.remark("extract"), one.remark("translation")
        for remark in one.remarks:
            words = self.sheet.put(remark).words
            if remark is extract:
                self.description.say("extent", words)
                self._amend(about=EXCERPT)
            if remark is translation:
                self._translation = words

    def say_date_line(self, line: Flat | None) -> None:
        """Say where and when it was written."""
        if line is None:
            return
        moved = self.sheet.put(line)
        self._dated, self._place = date_of(moved), place_of(moved)
        if self._dated:
            self.description.say("date", self._dated.words)
            self._amend(date=self._dated.date)
        if self._place:
            self.description.say("place", self._place)

    def say_signatures(self, signed: tuple[Flat, ...]) -> None:
        """Say who signed."""
        for one in signed:
            line = self.sheet.put(one)
            name = _without_stop(line.words.stripped(_QUOTES))
            if name.text:
                agent = self._setting.people.signatory(line, name)
                self.description.say("signature", name, agent=agent)
                self._signed.append((name, agent))

    def tell_creation(self, title: Words) -> None:
        """Tell that the text came to be, by whom, when and where."""
        dated = self._dated
        evidence = (cite(title), cite(dated.words)) if dated else (cite(title),)
        self.description.tell(
            Event(
                id="e",
                kind="creation",
                parties=tuple(self._authors) or self._signatories(),
                made=(TEXT,),
                date=dated.date if dated else None,
                place=self._place.folded if self._place else None,
                evidence=evidence,
            )
        )

    def tell_translating(self) -> None:
        """Tell that somebody who is not named translated it, where a remark says so."""
        if self._translation is None:
            return
        self.description.tell(
            Event(
                id="e",
                kind="translating",
                parties=(Party(role="translator"),),
                used=(Use(thing=TEXT),),
                made=(TRANSLATION,),
                evidence=(cite(self._translation),),
            )
        )

    def tell_meeting(self, title: Words, heading: Heading | None, present: list[Attendant]) -> None:
        """Tell that the conversation took place that the document records."""
        named = heading.participants if heading else ()
        parties = [self._attendant(one) for one in present] or [
            self._party("participant", Marked("author", one, is_person=one.is_person))
            for one in named
        ]
        is_conversation = bool(heading and heading.kind and heading.kind.conversation)
        if parties or is_conversation:
            evidence = (cite(title),)
            event = Event(id="e", kind="meeting", parties=tuple(parties), evidence=evidence)
            self.description.tell(event)

    def account(self) -> Account:
        """Return the account."""
        printing, cast = self._setting.printing, self._setting.cast
        return Account(
            id="description",
            kind="description",
            source=printing.source("document as printed"),
            attributed_to=printing.editor(cast),
            text=self.sheet.text,
            recorded=self._setting.recorded,
            statements=tuple(self.description.statements),
            events=tuple(self.description.events),
        )

    def _amend(self, **changes: object) -> None:
        last = self.description.statements[-1]
        self.description.statements[-1] = last.model_copy(update=changes)

    def _party(self, role: Role, one: Marked) -> Party:
        named = one.party.name or one.party.words
        return Party(
            role=role,
            agent=self._setting.people.of(one),
            printed=named.folded,
            evidence=(cite(named),),
        )

    def _attendant(self, one: Attendant) -> Party:
        party = self._party(
            "participant", Marked("author", one.party, one.reference, one.is_person)
        )
        affiliation = one.affiliation.folded if one.affiliation else None
        return party.model_copy(update={"affiliation": affiliation})

    def _signatories(self) -> tuple[Party, ...]:
        return tuple(
            Party(
                role="author",
                agent=agent,
                status="inferred",
                printed=name.folded,
                evidence=(cite(name),),
                reason=_SIGNED,
            )
            for name, agent in self._signed
            if agent
        )
