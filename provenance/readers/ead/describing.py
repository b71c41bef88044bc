"""A unit of a finding aid as a record: what identifies it, and an account for each statement."""

from typing import Final, NamedTuple

from provenance.model.account import Account, Recording, Source
from provenance.model.agent import Party
from provenance.model.document import Missing
from provenance.model.event import Holding
from provenance.model.record import Record
from provenance.model.reference_code import ReferenceCode
from provenance.model.thing import Instantiation
from provenance.notes import account as notes
from provenance.notes.account import Telling, from_note
from provenance.readers.assembling import Told, adopted, assemble
from provenance.readers.cast import Cast
from provenance.readers.describing import Description
from provenance.readers.ead.aid import Aid, Unit
from provenance.readers.ead.dating import date_of
from provenance.readers.ead.stating import Stated, set_apart
from provenance.readers.flat import Flat
from provenance.readers.sheet import Sheet, cite

_CONTEXT: Final = "ead"
_ORIGINAL: Final = "original"
_ALONE: Final = Missing(
    what="description of the unit", reason="the file identifies no unit; the statement stands alone"
)


class Place(NamedTuple):
    """Where a unit stands: its finding aid and the units around it, the widest first.

    Attributes:
        aid: The finding aid.
        path: How the units around it are called.
        recorded: Who takes it down.
    """

    aid: Aid
    path: tuple[str, ...]
    recorded: Recording

    def source(self, title: str) -> Source:
        """Return a part of the finding aid as the source of an account."""
        path = " > ".join(self.path) or None
        return Source(title=title, container=self.aid.title, pages=path, url=self.aid.url)


def record_of(unit: Unit, stated: list[Stated], place: Place, identifier: str) -> Record:
    """Return the record of a unit, with an account for each statement of its custody."""
    cast = Cast(_CONTEXT)
    described = _described(unit, place, cast)
    tellings = [_telling(one, number, place, cast) for number, one in enumerate(stated, 1)]
    accounts = tuple(one.account for one in tellings)
    if described is None:
        return assemble(identifier, cast, Told(accounts, tuple(tellings), missing=(_ALONE,)))
    original = Telling(account=described, instantiations=(Instantiation(id=_ORIGINAL),))
    return assemble(identifier, cast, Told((described, *accounts), (original, *tellings)))


def _described(unit: Unit, place: Place, cast: Cast) -> Account | None:
    """Return an account of what identifies a unit: title, dates, code, who keeps it."""
    sheet = Sheet()
    description = Description(cast, cite)
    title, date = unit.title, unit.date
    if title:
        description.say("title", sheet.put(title).words)
    if date:
        description.say("date", sheet.put(date).words)
        last = description.statements.pop()
        description.statements.append(last.model_copy(update={"date": date_of(date)}))
    holdings = _holdings(unit, place, sheet, cast)
    if not sheet.text:
        return None
    return Account(
        id="description",
        kind="catalogue",
        source=place.source("identification of the unit"),
        attributed_to=_keeper(unit, place, cast),
        text=sheet.text,
        recorded=place.recorded,
        statements=tuple(description.statements),
        holdings=holdings,
    )


def _holdings(unit: Unit, place: Place, sheet: Sheet, cast: Cast) -> tuple[Holding, ...]:
    keeper, code = unit.repository or place.aid.repository, unit.code
    at_keeper, at_code = (sheet.put(one).words if one else None for one in (keeper, code))
    cited = tuple(cite(one) for one in (at_keeper, at_code) if one)
    if not cited:
        return ()
    agent = _keeper(unit, place, cast)
    printed = at_keeper.folded if at_keeper else None
    holder = Party(role="holder", agent=agent, printed=printed, evidence=cited[:1] if agent else ())
    reference = ReferenceCode(printed=at_code.folded) if at_code else None
    held = Holding(
        id="h1", holder=holder, instantiation=_ORIGINAL, reference=reference, evidence=cited
    )
    return (held,)


def _keeper(unit: Unit, place: Place, cast: Cast) -> str | None:
    keeper: Flat | None = unit.repository or place.aid.repository
    return cast.named(keeper.words.folded, is_body=True) if keeper else None


def _telling(one: Stated, number: int, place: Place, cast: Cast) -> Telling:
    where = notes.Place(
        account_id=str(number),
        source=place.source(one.title),
        recorded=place.recorded,
        context=_CONTEXT,
    )
    telling = set_apart(adopted(cast, from_note(one.flat.words.text, where)), number)
    keeper = place.aid.repository
    by = cast.named(keeper.words.folded, is_body=True) if keeper else None
    account = telling.account.model_copy(update={"kind": "catalogue", "attributed_to": by})
    return telling.model_copy(update={"account": account})
