"""Where the items of a document lie, as far as a source states it."""

from collections.abc import Iterator
from typing import Literal

from provenance.bibliography.reference import Location
from provenance.bibliography.referring.names import copies_of
from provenance.bibliography.words.codes import call_number, collection
from provenance.model.account import Account
from provenance.model.chain import Chain, Held
from provenance.model.event import Holding
from provenance.model.record import Record
from provenance.model.status import is_stated
from provenance.model.thing import TEXT

_Item = Literal["original", "copy", "item"]


def locations(record: Record) -> tuple[Location, ...]:
    """Return where the items of a record's text lie, the one to cite first.

    That is the original where it is known, else an item of which nobody says what it is, else a
    copy. What was held formerly comes last; an inferred holder is left out.
    """
    chain = record.own_custody
    return tuple(_location(record, chain, held) for held in _in_order(record, chain))


def cited(record: Record, chain: Chain) -> Held | None:
    """Return the holding that a citation names: the first of `locations`, as the chain has it."""
    return next(iter(_in_order(record, chain)), None)


def first_copy(record: Record, chain: Chain) -> Held | None:
    """Return the holding that a citation of the copy names: of the first copy that lies there."""
    for held in _in_order(record, chain):
        if _location(record, chain, held).can_be_cited_as_copy:
            return held
    return None


def is_abbreviation(words: str) -> bool:
    """Tell whether a name is made of capitals: AVP RF, TsKhSD, АВП РФ.

    Examples:
        >>> is_abbreviation("AVP RF"), is_abbreviation("TsKhSD"), is_abbreviation("Bundesarchiv")
        (True, True, False)
    """
    return all(2 * sum(map(str.isupper, word)) >= len(word) for word in words.split())


def _in_order(record: Record, chain: Chain) -> list[Held]:
    return sorted(_stated(record, chain), key=lambda held: _rank(chain, held))


def _stated(record: Record, chain: Chain) -> Iterator[Held]:
    derived = {one.id for one in record.instantiations if one.of != TEXT}
    for held in chain.holdings:
        if held.instantiation not in derived and is_stated(held.status):
            yield held


def _rank(chain: Chain, held: Held) -> tuple[bool, bool, int]:
    order = ("original", "item", "copy")
    named = held.holder.agent is not None and is_stated(held.holder.status)
    return held.state == "former", not named, order.index(item_kind(chain, held.instantiation))


def item_kind(chain: Chain, instantiation: str) -> _Item:
    """Return whether an instantiation is the original, a copy, or neither for all that is said."""
    if instantiation in copies_of(chain):
        return "copy"
    sources = {thing for step in chain.steps if step.made for thing in step.used}
    made = {thing for step in chain.steps if step.kind == "creation" for thing in step.made}
    return "original" if instantiation == "original" or instantiation in sources | made else "item"


def _location(record: Record, chain: Chain, held: Held) -> Location:
    told = [holding for _, holding in _holdings(record, held)]
    named = held.holder if is_stated(held.holder.status) else None
    archive = named.agent.name if named and named.agent else named.printed if named else None
    printed = named.printed if named else None
    short = next((one.holder.abbreviation for one in told if one.holder.abbreviation), None)
    if printed and archive and not is_abbreviation(printed):
        archive = printed
    elif printed and printed != archive:
        short = short or printed
    return Location(
        holds=item_kind(chain, held.instantiation),
        archive=archive,
        abbreviation=short if short != archive else None,
        authority=named.agent.authority if named and named.agent else None,
        place=held.place,
        code=held.reference,
        call_number=call_number(held.reference) if held.reference else None,
        collection=collection(held.reference) if held.reference else None,
        former=held.state == "former",
    )


def _holdings(record: Record, held: Held) -> Iterator[tuple[Account, Holding]]:
    told = {(telling.account, telling.claim) for telling in held.tellings}
    for account in record.accounts:
        for holding in account.holdings:
            if (account.id, holding.id) in told:
                yield account, holding
