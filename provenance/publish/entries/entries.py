"""From a record to its entry."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final
from urllib.parse import urlsplit

from provenance.model.agent import Agent
from provenance.model.calling import code_words, thing_name
from provenance.model.chain import Chain, Held, Step, StepParty
from provenance.model.record import Record
from provenance.publish.entries.entry import Completeness, Entry, Kept, Part, Passed, Who
from provenance.resources.lists import label

_PASSING: Final = ("hand-over", "accession", "transmission")
_ORIGINAL: Final = "original"


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
        day=date.earliest.isoformat() if date and date.earliest else "",
        languages=tuple(sorted(_languages(record))),
        kept=tuple(_kept(record, chain, one) for one in chain.holdings),
        passed=tuple(_passed(chain)),
        parts=_parts(record, chain),
        collection=collection_of(record),
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


def _kept(record: Record, chain: Chain, held: Held) -> Kept:
    code = held.reference
    original = held.instantiation == _ORIGINAL
    return Kept(
        holder=_who(held.holder),
        what=thing_name(record, held.instantiation),
        code=code_words(code) if code else None,
        fonds=_fonds(held),
        former=held.state == "former",
        original=original,
        through_copy=original and _only_copies_passed(chain),
        status=held.status,
    )


def _fonds(held: Held) -> str | None:
    levels = held.reference.levels if held.reference else ()
    return f"{label('levels', levels[0].level)} {levels[0].value}" if levels else None


def _only_copies_passed(chain: Chain) -> bool:
    """Tell whether copies were made and passed on, and the original never left."""
    moved = {thing for step in chain.standing for thing in step.moved}
    return bool(chain.copies) and _ORIGINAL not in moved


def _passed(chain: Chain) -> Iterator[Passed]:
    for step in chain.standing:
        if step.kind in _PASSING:
            yield from _hops(step)


def _hops(step: Step) -> Iterator[Passed]:
    """Yield who gave to whom; the batch's giver only where none is named for this document."""
    givers = [one for one in step.standing("giver") if one.agent]
    own = [one for one in givers if not one.batch] or givers
    for giver, taker in product(own or (None,), step.standing("recipient") or (None,)):
        yield Passed(
            giver=_who(giver) if giver else None,
            taker=_who(taker) if taker else None,
            kind=step.kind,
            inferred=any(one is not None and one.status == "inferred" for one in (giver, taker)),
        )


def _parts(record: Record, chain: Chain) -> tuple[Part, ...]:
    found: dict[Who, list[str]] = {}
    for agent, role in _acting(record, chain):
        found.setdefault(Who(name=agent.name, id=agent.authority), []).append(role)
    return tuple(Part(who=who, roles=tuple(dict.fromkeys(roles))) for who, roles in found.items())


def _acting(record: Record, chain: Chain) -> Iterator[tuple[Agent, str]]:
    parties = [party for step in chain.standing for party in step.parties if not party.superseded]
    for party in (*parties, *(held.holder for held in chain.holdings)):
        if party.agent:
            yield party.agent, party.role
    yield from ((agent, "author") for agent in record.authors)
    yield from ((agent, "addressee") for agent in record.addressees)


def collection_of(record: Record) -> str | None:
    """Return the edition that prints a record, else the site from which it is described."""
    sources = [account.source for account in record.accounts if account.kind == "description"]
    printed = [source.container for source in sources if source.container]
    hosts = [urlsplit(source.url).hostname for source in sources if source.url]
    return next((one for one in (*printed, *hosts) if one), None)


def _published(chain: Chain) -> str:
    dates = [date for step in chain.standing if step.kind == "publishing" for date in step.dates]
    days = [date.earliest for date in dates if date.earliest]
    return min(days).isoformat()[:4] if days else ""


def _completeness(record: Record, chain: Chain) -> Iterator[Completeness]:
    original = any(held.instantiation == _ORIGINAL for held in chain.holdings)
    if not original:
        yield "no-original"
    if chain.gaps:
        yield "gaps"
    if record.missing:
        yield "lacking"
    if original and not chain.gaps and not record.missing:
        yield "whole"
