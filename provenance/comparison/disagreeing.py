"""Where accounts cannot both be right, names and reference codes compared by the table of archives.

Merging finds the disagreements. What it takes for one because names or numbers are spelt
differently, or because an archive followed another, is left out here.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final, get_args

from provenance.comparison.saying_as_much import People, in_the_table, same_archive
from provenance.model.calling import code_words
from provenance.model.chain import Chain, Conflict
from provenance.model.document import Document
from provenance.model.event import Holding
from provenance.model.notation import Level
from provenance.references.same import same_code

_LEVELS: Final = frozenset(get_args(Level))
_Kept = tuple[str, Holding]


def disagreements(document: Document, chain: Chain) -> tuple[Conflict, ...]:
    """Return the conflicts of a document's accounts.

    Args:
        document: The document, each of its agents with one id.
        chain: Its merged chain.
    """
    people = {agent.id: agent for agent in document.agents}
    kin = set(_kin(document, people))
    merged = (one for one in chain.conflicts if one.what not in _LEVELS)
    found = (one for one in merged if not (one.what == "holder" and _sides(one) in kin))
    return tuple(dict.fromkeys((*found, *_codes(document, people))))


def _sides(conflict: Conflict) -> frozenset[tuple[str, str]]:
    return frozenset(conflict.sides)


def _pairs(document: Document) -> Iterator[tuple[_Kept, _Kept]]:
    """Yield the holdings of one item, pair by pair, that two accounts state."""
    kept = [(account.id, one) for account in document.accounts for one in account.holdings]
    stated = [one for one in kept if one[1].status not in ("refuted", "inferred")]
    for ours, theirs in combinations(stated, 2):
        if ours[0] != theirs[0] and ours[1].instantiation == theirs[1].instantiation:
            yield ours, theirs


def _kin(document: Document, people: People) -> Iterator[frozenset[tuple[str, str]]]:
    """Yield pairs of keepers of whom one followed the other, with the accounts that name them."""
    for (one, ours), (other, theirs) in _pairs(document):
        mine, yours = ours.holder.agent, theirs.holder.agent
        if mine and yours and _is_kin(mine, yours, people):
            yield frozenset(((one, people[mine].name), (other, people[yours].name)))


def _is_kin(mine: str, yours: str, people: People) -> bool:
    """Whether one archive is, or followed, the other; whether the codes were kept is not asked."""
    known = all(in_the_table(one, people) for one in (mine, yours))
    return known and same_archive(mine, yours, people) != "no"


def _codes(document: Document, people: People) -> Iterator[Conflict]:
    for (one, ours), (other, theirs) in _pairs(document):
        if ours.reference is None or theirs.reference is None:
            continue
        kept = same_archive(ours.holder.agent, theirs.holder.agent, people) == "yes"
        if kept and same_code(ours.reference, theirs.reference).verdict == "no":
            sides = (one, code_words(ours.reference)), (other, code_words(theirs.reference))
            yield Conflict(what="reference code", step=None, sides=sides)
