"""A source note with its words marked by the claims that they support."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from provenance.model.account import Account
from provenance.publish.pages.record.claims import Claim

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a note.

    Attributes:
        words: Its words.
        claims: Ids of the claims that rest on them.
        unread: Whether they were not understood.
        begins: Ids of the claims whose words begin here.
        ends: Number and id of the claims whose words end here.
    """

    words: str
    claims: tuple[str, ...]
    unread: bool
    begins: tuple[str, ...]
    ends: tuple[tuple[int, str], ...]


def marked(account: Account, claims: Iterable[Claim]) -> tuple[Stretch, ...]:
    """Return the text of an account in stretches; empty where its words are not kept.

    Put together, the stretches are the text.
    """
    text = account.text or ""
    spans = [(start, end, claim) for claim in claims for start, end in claim.spans]
    unread = [(one.start, one.end) for one in account.unread]
    cuts = {0, len(text)} | {edge for one in spans for edge in one[:2]}
    cuts |= {min(edge, len(text)) for one in unread for edge in one}
    edges = sorted(cuts)
    return tuple(
        Stretch(
            words=text[start:end],
            claims=_each(c.id for first, last, c in spans if first <= start and end <= last),
            unread=any(one[0] <= start and end <= one[1] for one in unread),
            begins=_each(c.id for first, _, c in spans if first == start == c.spans[0][0]),
            ends=_each((c.number, c.id) for _, last, c in spans if last == end == c.spans[0][1]),
        )
        for start, end in pairwise(edges)
    )


def _each(found: Iterable[_T]) -> tuple[_T, ...]:
    """Return each once: several stretches of one claim may begin, or end, at one place."""
    return tuple(dict.fromkeys(found))
