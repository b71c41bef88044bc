"""What the page of a record shows, as plain values that its template puts on the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from markupsafe import Markup

from provenance.bibliography.format import formats
from provenance.model.account import Account
from provenance.model.calling import code_words, thing_name
from provenance.model.chain import Held, StepParty
from provenance.model.document import Missing
from provenance.model.drawing import chart
from provenance.model.event import Holding
from provenance.model.record import Record
from provenance.pictures.svg import svg
from provenance.publish.catalogue.slugs import slug
from provenance.publish.entries.entries import collection_of
from provenance.publish.pages.record.accounts import AccountsCompared, accounts_compared
from provenance.publish.pages.record.claims import Claim, claims
from provenance.publish.pages.record.marked import Stretch, marked
from provenance.publish.pages.record.reader import with_reader
from provenance.publish.pages.record.side_by_side import Compared, heading, side_by_side
from provenance.publish.siblings import Material
from provenance.resources.lists import label
from provenance.resources.web import is_on_the_web
from provenance.validation.finding import Problem

WIDE, NARROW = 680, 340
_WANTED: Final = ("biblatex", "ris", "csl-json")


@dataclass(frozen=True, slots=True)
class Telling:
    """An account on the page.

    Attributes:
        id: Its id.
        kind: What kind of source tells.
        source: Where it stands, in words.
        url: Its address, where it is one of the web.
        by: Who stands behind it.
        batch: What whole batch it speaks of.
        recorded: Who took it down, when.
        note: Its words in stretches; empty where they are not kept.
        claims: What it claims.
        unread: Its words that were not understood.
    """

    id: str
    kind: str
    source: str
    url: str | None
    by: str | None
    batch: str | None
    recorded: str
    note: tuple[Stretch, ...]
    claims: tuple[Claim, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A holding: who keeps what, where, under which code, and which accounts say so how.

    ``told`` has the accounts under how they know it: one may report what another infers.
    ``whole`` is what these accounts say is kept, where another takes that apart.
    """

    holder: str
    holder_id: str | None
    what: str
    place: str | None
    code: str | None
    former: bool
    told: tuple[tuple[str, tuple[str, ...]], ...]
    whole: str | None


class Shown(NamedTuple):
    """A citation on the page: what its form is called, the text, and what the form is for."""

    name: str
    text: str
    purpose: str = ""


class Named(NamedTuple):
    """An agent on the page, and its id where it has a page of its own."""

    name: str
    id: str | None


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Everything that the page of a record shows.

    The accounts stand twice: as ``columns`` in the record's own order, as ``tellings`` with the
    notes whose words are kept first and the document's own description last.
    """

    id: str
    title: str
    kind: str | None
    date: str | None
    authors: tuple[Named, ...]
    addressees: tuple[Named, ...]
    wide: Markup
    narrow: Markup
    conflicts: tuple[str, ...]
    compared: tuple[Compared, ...]
    columns: tuple[Telling, ...]
    tellings: tuple[Telling, ...]
    kept: tuple[Kept, ...]
    footnotes: tuple[Shown, ...]
    cited: tuple[Shown, ...]
    accounts: AccountsCompared | None
    missing: tuple[Missing, ...]
    problems: tuple[Problem, ...]
    collection: tuple[str, str] | None


def record_page(material: Material, problems: tuple[Problem, ...]) -> RecordPage:
    """Return what the page of a record shows.

    Args:
        material: The record.
        problems: What the rules find in it.
    """
    record = material.record
    drawing = with_reader(chart(record.custody), record)
    told = [_telling(record, account) for account in record.accounts]
    return RecordPage(
        id=record.id,
        title=record.title or record.id,
        kind=record.kind,
        date=str(record.date) if record.date else None,
        authors=tuple(Named(agent.name, agent.authority) for agent in record.authors),
        addressees=tuple(Named(agent.name, agent.authority) for agent in record.addressees),
        wide=Markup(svg(drawing, WIDE, headed=False)),  # noqa: S704 - svg escapes all it writes
        narrow=Markup(svg(drawing, NARROW, headed=False)),  # noqa: S704 - as above
        conflicts=drawing.remarks,
        compared=side_by_side(record),
        columns=tuple(told),
        tellings=tuple(sorted(told, key=_place)),
        kept=tuple(_kept(record, held) for held in record.custody.holdings),
        footnotes=tuple(Shown(*one) for one in material.footnotes),
        cited=_cited(material),
        accounts=accounts_compared(record),
        missing=record.missing,
        problems=problems,
        collection=_collected(record),
    )


def _cited(material: Material) -> tuple[Shown, ...]:
    """The citation in every format, those first that most readers want."""
    known = formats()
    names = dict.fromkeys((*_WANTED, *known))
    return tuple(Shown(known[n].title, material.cited(n), known[n].purpose) for n in names)


def _collected(record: Record) -> tuple[str, str] | None:
    name = collection_of(record)
    return (slug(name), name) if name else None


def _telling(record: Record, account: Account) -> Telling:
    found = claims(record, account)
    source, agent = account.source, record.agent(account.attributed_to)
    pages = f"p. {source.pages}" if source.pages else None
    where = [source.title, source.container, pages, str(source.date) if source.date else None]
    return Telling(
        id=account.id,
        kind=heading(account),
        source=", ".join(part for part in where if part),
        url=source.url if is_on_the_web(source.url) else None,
        by=agent.name if agent else None,
        batch=account.batch,
        recorded=_recorded(account),
        note=marked(account, found),
        claims=found,
        unread=tuple(one.text for one in account.unread),
    )


def _place(telling: Telling) -> tuple[bool, bool]:
    return telling.id == "description", not telling.note


def _recorded(account: Account) -> str:
    taken = account.recorded
    if taken is None:
        return ""
    parts = [taken.by, str(taken.date) if taken.date else None, taken.method]
    return ", ".join(part for part in parts if part)


def _who(party: StepParty) -> str:
    return f"{party.name}, {party.affiliation}" if party.affiliation else party.name


def _kept(record: Record, held: Held) -> Kept:
    known = {(account.id, one.id): one for account in record.accounts for one in account.holdings}
    told = [(one.account, known[one.account, one.claim]) for one in held.tellings]
    return Kept(
        holder=_who(held.holder),
        holder_id=held.holder.agent.authority if held.holder.agent else None,
        what=thing_name(record, held.instantiation),
        place=held.place,
        code=code_words(held.reference) if held.reference else None,
        former=held.state == "former",
        told=_by_status(told),
        whole=_whole(record, held, told),
    )


def _by_status(told: Iterable[tuple[str, Holding]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, dict[str, None]] = {}
    for account, one in told:
        found.setdefault(label("statuses", one.status), {})[account] = None
    return tuple((status, tuple(accounts)) for status, accounts in found.items())


def _whole(record: Record, held: Held, told: Sequence[tuple[str, Holding]]) -> str | None:
    items = [one.instantiation for _, one in told]
    others = [one for one in items if one != held.instantiation]
    return thing_name(record, others[0]) if len(others) == len(items) > 0 else None
