"""The account of an entry in the making: claims with their words, and fields without a place."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from provenance.model.account import Account, Recording, Source, Statement, Unread
from provenance.model.agent import Agent
from provenance.model.date import ArchivalDate
from provenance.model.evidence import Evidence
from provenance.model.notation import Property
from provenance.model.thing import TEXT, DerivedRecord
from provenance.readers.cast import Cast
from provenance.readers.describing import Description
from provenance.readers.exports.entry import Laid, Sheet
from provenance.readers.exports.persons import agent_of, with_comma
from provenance.readers.exports.roles import Casting


class Setting(NamedTuple):
    """Where an entry stands.

    Attributes:
        file: The file's name, without folders.
        source: The entry's place, as the source of its account.
        recorded: Who takes it down, when.
    """

    file: str
    source: Source
    recorded: Recording


class Said(NamedTuple):
    """What a field says: the value, with the date or the agent that it means.

    Attributes:
        value: The value.
        date: The date, where that is what is said.
        agent: Id of the agent, where one is named.
        about: Id of the text of which it is said.
    """

    value: str
    date: ArchivalDate | None = None
    agent: str | None = None
    about: str = TEXT


class Page:
    """The account of an entry in the making.

    Args:
        cast: The record's agents.
        sheet: The entry's fields as a text.
        casting: The fields by role.
        setting: Where the entry stands.

    Attributes:
        said: The statements and events so far.
        derived: The derived records that it brings in.
    """

    def __init__(self, cast: Cast, sheet: Sheet, casting: Casting, setting: Setting) -> None:
        self.cast, self.casting = cast, casting
        self.said = Description(cast, lambda words: self._at(words.start, words.end))
        self.derived: dict[str, DerivedRecord] = {}
        self._sheet, self._setting = sheet, setting
        self._starts = [laid.words.start for laid in sheet.laid]
        self._placed: set[int] = set()

    def fields(self, role: str) -> list[Laid]:
        """Return the fields with a role, in the order of preference."""
        return self.casting.fields(role)

    def place(self, laids: Iterable[Laid]) -> None:
        """Note that fields have found their place."""
        self._placed.update(laid.words.start for laid in laids)

    def say(self, kind: Property, laids: list[Laid], said: Said) -> None:
        """Say one thing, with the fields that say so as its evidence."""
        self.place(laids)
        self.said.statements.append(
            Statement(
                id=f"s{len(self.said.statements) + 1}",
                about=said.about,
                property=kind,
                value=said.value,
                date=said.date,
                agent=said.agent,
                evidence=tuple(self.cite(laid) for laid in laids),
            )
        )

    def cite(self, laid: Laid) -> Evidence:
        """Return where a field's words stand."""
        return self._at(laid.words.start, laid.words.end)

    def agent(self, laid: Laid) -> Agent:
        """Return the agent whom a field names, as yet without a place in the record."""
        return agent_of(laid.field.person or with_comma(laid.words.folded))

    def derive(self, record: DerivedRecord) -> str:
        """Bring in a derived record and return its id."""
        return self.derived.setdefault(record.id, record).id

    def account(self, left: Iterable[Unread]) -> Account:
        """Return the account; every field that has no place stands in it word for word.

        Args:
            left: Words that were left over of fields that have their place.
        """
        unplaced = [
            Unread(text=laid.words.text, start=laid.words.start, end=laid.words.end)
            for laid in self._sheet.laid
            if laid.words.start not in self._placed
        ]
        return Account(
            id="citation",
            kind="citation",
            source=self._setting.source,
            text=self._sheet.text or None,
            recorded=self._setting.recorded,
            statements=tuple(self.said.statements),
            events=tuple(self.said.events),
            unread=tuple(sorted((*unplaced, *left), key=lambda one: one.start)),
        )

    def _at(self, start: int, end: int) -> Evidence:
        laid = self._sheet.laid[bisect_right(self._starts, start) - 1]
        locator = f"{self._setting.file}, line {laid.field.line}"
        return Evidence(quote=self._sheet.text[start:end], start=start, end=end, locator=locator)
