"""Histories in words, read by the reader of notes: an account for each that tells of custody."""

from collections.abc import Iterator
from typing import Final

from provenance.model.account import Account, Unread
from provenance.model.event import Holding
from provenance.notes import account as notes
from provenance.notes.account import Telling, from_note
from provenance.readers.assembling import adopted, with_things
from provenance.readers.rdf.draft import CONTEXT, Draft
from provenance.readers.rdf.graph import is_literal
from provenance.readers.rdf.naming import words_at
from provenance.readers.rdf.texts import Section, sections
from provenance.readers.vocabulary import words

_CUSTODY: Final = frozenset(("copying", "digitization", "hand-over", "accession"))
_ENGLISH: Final = "en"
_ORIGINAL: Final = "original"
_LONGEST: Final = 100
_NO_CUSTODY: Final = "it tells nothing of custody that the reader of notes understands"


def tell_histories(draft: Draft) -> None:
    """Add an account for each history of the record's things that tells of custody."""
    for node in draft.things:
        for predicate, value in draft.graph.said(node, "histories"):
            told = [one for one in _read(draft, value) if _tell(draft, node, one)]
            if told:
                draft.graph.mark(node, predicate, value)
            else:
                draft.graph.excuse((node, predicate, value), _NO_CUSTODY)


def _read(draft: Draft, value: str) -> list[Section]:
    if is_literal(value):
        return sections(value)
    said = words_at(draft.graph, value)
    return [Section(None, said)] if said else []


def _tell(draft: Draft, node: str, section: Section) -> bool:
    """Add the account of a history; one that tells nothing of custody is added by its heading."""
    number = len(draft.tellings) + 1
    where = notes.Place(
        account_id=str(number),
        source=draft.source(section.heading or "history in RDF"),
        recorded=draft.desk.recorded,
        context=CONTEXT,
    )
    told = _trusted(from_note(section.words, where), section.language or draft.graph.language)
    if not (_tells(told.account) or section.heading in words("rdf", "custody-headings")):
        return False
    told = adopted(draft.cast, told)
    told = with_things(told, _names(draft, node, told))
    account = told.account.model_copy(update={"kind": "catalogue", "language": section.language})
    own = {one.id for one in draft.carriers}
    others = tuple(one for one in told.instantiations if one.id not in own)
    draft.tellings.append(told.model_copy(update={"account": account, "instantiations": others}))
    return True


def _tells(account: Account) -> bool:
    return bool(account.holdings) or any(one.kind in _CUSTODY for one in account.events)


def _trusted(telling: Telling, language: str | None) -> Telling:
    """Return a telling without holders that may be misread.

    The reader of notes knows prose in English. In other languages it takes the words before the
    name of an archive for a part of it: there a holder counts only where it is in the table. Words
    of which no language is told are in that of the graph, where it has but one.
    """
    if language is None or language.partition("-")[0].lower() == _ENGLISH:
        return telling
    known = {one.id for one in telling.agents if one.authority}
    account = telling.account
    kept = tuple(one for one in account.holdings if one.holder.agent in known)
    if len(kept) == len(account.holdings):
        return telling
    doubtful = [one for one in account.holdings if one not in kept]
    things = {one.instantiation for one in doubtful} - {one.instantiation for one in kept}
    gone = things - {_ORIGINAL} - _named_in(account)
    agents = {one.holder.agent for one in doubtful} - {one.holder.agent for one in kept}
    unread = sorted((*account.unread, *_unread(doubtful)), key=lambda one: one.start)
    return telling.model_copy(
        update={
            "account": account.model_copy(update={"holdings": kept, "unread": tuple(unread)}),
            "instantiations": tuple(one for one in telling.instantiations if one.id not in gone),
            "agents": tuple(one for one in telling.agents if one.id not in agents),
        }
    )


def _named_in(account: Account) -> set[str]:
    """Return the things that the events and statements of an account name."""
    named = {one.about for one in account.statements}
    for event in account.events:
        named |= {*event.made, *event.moved, *(use.thing for use in event.used)}
    return named


def _unread(holdings: list[Holding]) -> Iterator[Unread]:
    for one in (cited for holding in holdings for cited in holding.evidence):
        if one.quote and one.start is not None and one.end is not None:
            yield Unread(text=one.quote, start=one.start, end=one.end)


def _names(draft: Draft, node: str, telling: Telling) -> dict[str, str]:
    """Return the id in the record of each thing of a history; what it is about is known."""
    own = draft.carrier(node)
    ids = [one.id for one in telling.instantiations] + [one.id for one in telling.derived]
    return {one: own if own and one == _ORIGINAL else draft.ids.give(one[:_LONGEST]) for one in ids}
