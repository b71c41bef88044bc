"""The note's own words about the copy, found by the places of the claims that they support."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from provenance.bibliography.referring.copy_claims import copy_claims
from provenance.model.account import Account
from provenance.model.event import Event, Holding
from provenance.model.record import Record

_KINDS: Final = ("source-note", "citation")


class _Span(NamedTuple):
    start: int
    end: int


def quoted(record: Record, *, of_copy: bool = False) -> str | None:
    """Return what a note or citation says of copies, in its own words; None where none can be had.

    They cannot where no note keeps its text, where the words also tell of something else ("obtained
    and translated by"), or where a claim does not say where its words stand.

    Args:
        record: The record.
        of_copy: Whether the copy is what is cited; where it lies is then left out.
    """
    claims = copy_claims(record, of_copy=of_copy)
    for account in record.accounts:
        if account.kind in _KINDS and account.text and not account.batch:
            words = _words(account, {claim for one, claim in claims if one == account.id})
            if words:
                return words
    return None


def _words(account: Account, claims: set[str]) -> str | None:
    told = [one for one in _claims(account) if one.id in claims]
    if not told or not all(_spans(one) for one in told):
        return None
    ours = {span for one in told for span in _spans(one)}
    others = {span for one in _others(account, claims) for span in _spans(one)}
    if any(_overlap(mine, other) for mine in ours for other in others):
        return None
    text = account.text or ""
    return "; ".join(_closed(text, run) for run in _runs(ours, others))


def _others(account: Account, claims: set[str]) -> Iterator[Event | Holding]:
    """Yield the claims that tell of something else; a mere inference has no words of its own."""
    return (one for one in _claims(account) if one.id not in claims and one.status != "inferred")


def _claims(account: Account) -> Iterator[Event | Holding]:
    yield from account.events
    yield from account.holdings


def _spans(claim: Event | Holding) -> tuple[_Span, ...]:
    return tuple(
        _Span(one.start, one.end)
        for one in claim.evidence
        if one.start is not None and one.end is not None
    )


def _overlap(one: _Span, other: _Span) -> bool:
    return one.start < other.end and other.start < one.end


def _runs(ours: Iterable[_Span], others: set[_Span]) -> list[_Span]:
    """Join stretches that nothing else stands between."""
    runs: list[_Span] = []
    for span in sorted(ours):
        joined = _Span(runs[-1].start, max(runs[-1].end, span.end)) if runs else span
        if runs and not any(_overlap(joined, other) for other in others):
            runs[-1] = joined
        else:
            runs.append(span)
    return runs


def _closed(text: str, run: _Span) -> str:
    """Return the words of a stretch, with the bracket that closes its last one."""
    words = text[run.start : run.end]
    if words.count("(") > words.count(")") and text[run.end : run.end + 1] == ")":
        return words + ")"
    return words
