"""From a record to its entry."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final
from urllib.parse import urlsplit

from provenance.model.agent import Agent
from provenance.model.calling import code_words, thing_name
from provenance.model.chain import Chain, Held, Step, StepParty
from provenance.model.date import ArchivalDate
from provenance.model.notation import AgentKind
from provenance.model.record import Record
from provenance.model.thing import TEXT
from provenance.publish.entries.entry import Completeness, Entry, Kept, Part, Passed, Who
from provenance.resources.lists import label

_PASSING: Final = ("hand-over", "accession", "transmission")
_COPYING: Final = ("copying", "digitization")
_LEAVING: Final = ("hand-over", "translating", "transcribing", "publishing")
"""Acts after which readers have what the original itself gave them."""


def entry(record: Record, terms: Iterable[str] = ()) -> Entry:
    """Return the entry of a record.

    Args:
        record: The record.
        terms: The terms of our vocabulary that its data use.
    """
    chain, date = record.custody, record.date
    return Entry(
        id=record.id,
        title=record.title or record.id,
        kind=record.kind,
        date=str(date) if date else "",
        day=_day(date),
        year=_year(date),
        languages=tuple(sorted(_languages(record))),
        kept=tuple(_kept(record, chain, one) for one in chain.holdings if one.status != "refuted"),
        passed=tuple(_passed(chain)),
        parts=_parts(record, chain),
        collection=collection_of(record),
        edition=_edition(record),
        published=_published(chain),
        steps=len(chain),
        accounts=len(record.accounts),
        gaps=len(chain.gaps),
        completeness=tuple(_completeness(record, chain)),
        terms=tuple(sorted(terms)),
    )


def _who(party: StepParty) -> Who | None:
    return Who(name=party.agent.name, id=party.agent.authority) if party.agent else None


def _languages(record: Record) -> set[str]:
    told = (one for account in record.accounts for one in account.statements)
    return {one.value for one in told if one.property == "language"}


def _day(date: ArchivalDate | None) -> str:
    bounds = (date.earliest, date.latest) if date else ()
    return next((day.isoformat() for day in bounds if day), "")


def _year(date: ArchivalDate | None) -> str:
    """The one year between whose days the date lies."""
    if date is None or date.earliest is None or date.latest is None:
        return ""
    same = date.earliest.year == date.latest.year
    return date.earliest.isoformat()[:4] if same else ""


def _kept(record: Record, chain: Chain, held: Held) -> Kept:
    code = held.reference
    original = held.instantiation in _originals(chain)
    return Kept(
        holder=_who(held.holder),
        thing=held.instantiation,
        what=thing_name(record, held.instantiation),
        code=code_words(code) if code else None,
        fonds=_fonds(held),
        former=held.state == "former",
        original=original,
        copies_left=original and _only_copies_left(chain, held.instantiation),
        status=held.status,
        told_by=tuple(dict.fromkeys(one.account for one in held.tellings)),
    )


def _originals(chain: Chain) -> set[str]:
    """The carriers of the text of which no account says that they were copied from another."""
    copied = {one.id for one in chain.copies}
    return {one.id for one in chain.instantiations if one.of == TEXT and one.id not in copied}


def _fonds(held: Held) -> str | None:
    levels = held.reference.levels if held.reference else ()
    return f"{label('levels', levels[0].level)} {levels[0].value}" if levels else None


def _only_copies_left(chain: Chain, original: str) -> bool:
    """Tell whether a source says that it was copied, and none that it was used or given away."""
    copied = False
    for step in chain.standing:
        if step.kind in _COPYING and original in step.used:
            copied = copied or step.status in ("reported", "verified")
        elif original in (*step.used, *step.moved) and step.kind in _LEAVING:
            return False
    return copied


def _passed(chain: Chain) -> Iterator[Passed]:
    originals = _originals(chain)
    for step in chain.standing:
        if step.kind in _PASSING:
            yield from _hops(step, originals)


def _is_inferred(step: Step, *parties: StepParty | None) -> bool:
    statuses = (step.status, *(one.status for one in parties if one))
    return "inferred" in statuses


def _hops(step: Step, originals: set[str]) -> Iterator[Passed]:
    """Yield who gave to whom; the batch's giver only where none is named for this document."""
    givers = [one for one in step.standing("giver") if one.agent]
    own = [one for one in givers if not one.batch] or givers
    whole = bool(step.moved) and set(step.moved) <= originals
    for giver, taker in product(own or (None,), step.standing("recipient") or (None,)):
        yield Passed(
            giver=_who(giver) if giver else None,
            taker=_who(taker) if taker else None,
            kind=step.kind,
            inferred=_is_inferred(step, giver, taker),
            original=whole,
        )


def _parts(record: Record, chain: Chain) -> tuple[Part, ...]:
    found: dict[Who, tuple[AgentKind, list[str]]] = {}
    for agent, role in _acting(record, chain):
        who = Who(name=agent.name, id=agent.authority)
        found.setdefault(who, (agent.kind, []))[1].append(role)
    return tuple(
        Part(who=who, roles=tuple(dict.fromkeys(roles)), kind=kind)
        for who, (kind, roles) in found.items()
    )


def _acting(record: Record, chain: Chain) -> Iterator[tuple[Agent, str]]:
    parties = [party for step in chain.standing for party in step.parties if not party.superseded]
    holders = [held.holder for held in chain.holdings if held.status != "refuted"]
    for party in (*parties, *holders):
        if party.agent and party.status != "refuted":
            yield party.agent, party.role
    yield from ((agent, "author") for agent in record.authors)
    yield from ((agent, "addressee") for agent in record.addressees)


def collection_of(record: Record) -> str | None:
    """Return the edition that prints a record, else the site from which it is described."""
    sources = [account.source for account in record.accounts if account.kind == "description"]
    printed = [source.container for source in sources if source.container]
    hosts = [urlsplit(source.url).hostname for source in sources if source.url]
    return next((one for one in (*printed, *hosts) if one), None)


def _edition(record: Record) -> str | None:
    """The edition that prints it, or in which a source says that it was published."""
    acts = (act for account in record.accounts for act in account.events)
    told = (act for act in acts if act.kind == "publishing" and act.status != "refuted")
    names = (act.detail(kind) for act in told for kind in ("container", "title"))
    sources = (one.source for one in record.accounts if one.kind == "description")
    return next((one for one in (*(one.container for one in sources), *names) if one), None)


def _published(chain: Chain) -> str:
    dates = [date for step in chain.standing if step.kind == "publishing" for date in step.dates]
    days = [date.earliest for date in dates if date.earliest]
    return min(days).isoformat()[:4] if days else ""


def _completeness(record: Record, chain: Chain) -> Iterator[Completeness]:
    originals = _originals(chain)
    held = (one for one in chain.holdings if one.status != "refuted")
    original = any(one.instantiation in originals for one in held)
    if not original:
        yield "no-original"
    if chain.gaps:
        yield "gaps"
    if record.missing:
        yield "lacking"
    if original and not chain.gaps and not record.missing:
        yield "whole"
