"""Proposals that records are of one document, with the clues for and against, and a score."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import fsum, log2
from typing import Final, Literal, NamedTuple

from provenance.identity.candidates import candidates
from provenance.identity.comparing import are_apart, clues, values
from provenance.identity.portrait import Portrait, portrait
from provenance.identity.table import table
from provenance.identity.weights import WORLD, Census, Clue
from provenance.model.base import Slug, Value
from provenance.model.document import Document

Relation = Literal["same", "close"]
"""``same``: one document (owl:sameAs); ``close``: perhaps one (skos:closeMatch)."""

_SAME: Final = 0.95
CLOSE: Final = 0.5
_NEAR: Final = 8.0
"""How many times likelier a rival must be to push a pair aside."""

_WORTH: Final = 2.0**-7
"""Odds below which a pair is not worth a second look."""


class Proposal(Value):
    """That two records are of one document.

    Attributes:
        one: Id of the record that comes first in the alphabet.
        other: Id of the other.
        relation: ``same`` where the score is at least 0.95 and a clue is found that tells documents
            of one day and one author apart; else ``close``.
        score: How likely it is, from 0 to 1, by the clues and the rivals alone.
        clues: What speaks for it and against it, the heaviest first.
        rivals: Ids of records of which at most one is the match, this one or another: one volume
            prints them apart.
    """

    one: Slug
    other: Slug
    relation: Relation
    score: float
    clues: tuple[Clue, ...]
    rivals: tuple[Slug, ...] = ()


class Pair(NamedTuple):
    """Two records that were compared.

    Attributes:
        one: The record that comes first in the alphabet.
        other: The other.
        clues: What speaks for one document and against it, the heaviest first.
        odds: What the clues make of it.
    """

    one: Portrait
    other: Portrait
    clues: tuple[Clue, ...]
    odds: float

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the two."""
        return self.one.id, self.other.id


Rivals = dict[str, float]
"""The ids of records of which one may be the match instead, with their odds."""


Pairing = Callable[[Sequence[Portrait]], Iterable[tuple[Portrait, Portrait]]]
"""Chooses which pairs of portraits are compared."""


def match(
    records: Iterable[Document], *, least: float = CLOSE, pairing: Pairing = candidates
) -> tuple[Proposal, ...]:
    """Propose which records are of one document.

    Records are taken one at a time, and only what is compared is kept of each. How common a day, a
    name, a code is, is counted in these very records, so that the same pair may score otherwise
    among others.

    Args:
        records: The records, in any order; the answer does not depend on it.
        least: How likely a match must be by its clues to be proposed, from 0 to 1. Where one record
            or another is it, each is proposed, and they share the score.
        pairing: Which pairs are compared; by default those that share a key, so that their number
            grows as that of the records.

    Returns:
        The proposals, the likeliest first.
    """
    known = sorted({one.id: one for one in map(portrait, records)}.values())
    census = Census.of(len(known), (value for one in known for value in values(one)))
    compared = (pair(one, other, census) for one, other in pairing(known))
    found = list(filter(is_worth_a_look, compared))
    partners: defaultdict[str, list[Pair]] = defaultdict(list)
    for one in found:
        partners[one.one.id].append(one)
        partners[one.other.id].append(one)
    judged = (
        proposal(
            one,
            rivals(one, one.one, partners[one.one.id])
            | rivals(one, one.other, partners[one.other.id]),
            least,
        )
        for one in found
    )
    return in_order(one for one in judged if one)


def in_order(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return proposals, the likeliest first."""
    return tuple(sorted(proposals, key=lambda one: (-one.score, one.one, one.other)))


def pair(one: Portrait, other: Portrait, census: Census) -> Pair:
    """Return a pair with its odds: before any clue, one record in as many as there are."""
    found = sorted(clues(one, other, census), key=lambda clue: (-abs(clue.bits), clue.kind))
    bits = sum(clue.bits for clue in found) - log2(census.records + WORLD)
    return Pair(one, other, tuple(found), 2.0 ** min(bits, 60.0))


def is_worth_a_look(pair: Pair) -> bool:
    """Tell whether a pair may be proposed, or be the rival of one that is."""
    return pair.odds > _WORTH and _is_arguable(pair)


def rivals(pair: Pair, of: Portrait, partners: Iterable[Pair]) -> Rivals:
    """Return the records that one of a pair may as well match instead.

    Args:
        pair: The pair.
        of: One of its two.
        partners: The pairs that are worth a look and of which it is one.
    """
    taken = pair.other if of.id == pair.one.id else pair.one
    found: Rivals = {}
    for other in partners:
        rival = other.other if other.one.id == of.id else other.one
        is_near = other.odds * _NEAR >= pair.odds
        if rival.id != taken.id and is_near and are_apart(taken, rival):
            found[rival.id] = other.odds
    return found


def proposal(pair: Pair, rivals: Rivals, least: float) -> Proposal | None:
    """Return what is proposed of a pair; None where it, or a rival of it, makes it unlikely."""
    is_likely = pair.odds * _NEAR >= max(rivals.values(), default=0.0)
    if not is_likely or pair.odds / (1 + pair.odds) < least:
        return None
    score = round(pair.odds / (1 + pair.odds + fsum(rivals.values())), 4)
    sure = score >= _SAME and any(table().clues[clue.kind].specific for clue in pair.clues)
    return Proposal(
        one=pair.one.id,
        other=pair.other.id,
        relation="same" if sure else "close",
        score=score,
        clues=pair.clues,
        rivals=tuple(sorted(rivals)),
    )


def _is_arguable(pair: Pair) -> bool:
    """Tell whether a clue points at one document, and none that bars it stands unanswered."""
    found = [table().clues[clue.kind] for clue in pair.clues]
    is_barred = any(one.bars for one in found) and not any(one.answers for one in found)
    return not is_barred and any(one.pins for one in found)
