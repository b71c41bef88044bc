"""How well an institution fits a name, and when the service is sure.

The score tells in what manner the name was found. It is sure of one institution alone: that which
bears the very name, where no other does, or where a stated property tells them apart.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from provenance.archives.folding import folded, sounds
from provenance.archives.names import Match, called, find
from provenance.archives.table import repositories
from provenance.model.repository import Name, Repository
from provenance.rdf.iri import authority_prefix
from provenance.serve.reconcile.kinds import is_of
from provenance.serve.reconcile.properties import property_of
from provenance.serve.reconcile.reading import LONGEST, Query

Manner = Literal["id", "name", "part", "near", "property"]
"""How it was found: by its id, a name of its own, a name within longer words, a near miss, or by
stated properties alone."""

_OF_A_NAME: Final = {"current": 100.0, "variant": 95.0, "translation": 95.0, "former": 90.0}
_OF_A_NAMESAKE: Final = 50.0
_OF_A_PART: Final = 80.0
_OF_A_NEAR_MISS: Final = 70.0
_OF_AN_IDENTIFIER, _OF_A_PROPERTY = 100.0, 50.0
_CONTRADICTED: Final = 30.0
"""What is taken off where a stated property is another."""


class Candidate(NamedTuple):
    """An institution that a query may mean.

    Attributes:
        entry: The institution.
        manner: How it was found.
        score: How well it fits, of 100.
        form: The name that was found.
        agrees: Whether it has all stated properties of which something is known, and one at least.
        contradicts: Whether a stated property is another.
    """

    entry: Repository
    manner: Manner
    score: float
    form: Name
    agrees: bool = False
    contradicts: bool = False

    @property
    def is_restricted(self) -> bool:
        """Whether the name means this institution only beside something else."""
        return bool(self.form.only_in or self.form.only_at)


def candidates(query: Query, base: str) -> list[tuple[Candidate, bool]]:
    """Return whom a query may mean, the best first, each with whether the service is sure of it."""
    found = _by_name(query.query.strip(), base) if query.query.strip() else _by_properties(query)
    judged = [_judged(one, query) for one in found if is_of(one.entry, query.types)]
    sure = _sure(judged)
    scored = [(one if one is sure else _shared(one, judged), one is sure) for one in judged]
    return sorted(scored, key=lambda one: -one[0].score)[: query.most]


def _by_name(text: str, base: str) -> list[Candidate]:
    own = repositories().get(text.removeprefix(authority_prefix(base)))
    named = [one for one in _found(text) if one.entry is not own]
    by_id = [Candidate(own, "id", _OF_AN_IDENTIFIER, own.names[0])] if own else []
    return [*by_id, *named]


def _found(text: str) -> tuple[Candidate, ...]:
    return _looked_up(text) if len(text) <= LONGEST else ()


@lru_cache(maxsize=4096)
def _looked_up(text: str) -> tuple[Candidate, ...]:
    """Return whom the table of archives takes a name to mean; near misses take time to find."""
    manner: Manner = "name" if called(text) else "part"
    return tuple(
        Candidate(
            match.repository,
            "near" if match.near else manner,
            _score(match, text, manner),
            match.form,
        )
        for match in find(text)
    )


def _score(match: Match, text: str, manner: Manner) -> float:
    if match.near:
        alike = max(_ratio(cut(text), cut(match.form.text)) for cut in (folded, sounds))
        return round(_OF_A_NEAR_MISS * alike, 1)
    return _OF_A_NAME[match.form.status] if manner == "name" else _OF_A_PART


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _by_properties(query: Query) -> Iterator[Candidate]:
    """Yield those that have every stated property: there is no name to go by."""
    stated = [(property_of(one.pid), one.words) for one in query.properties]
    known = [(one, words) for one, words in stated if one]
    identified = any(one.identifies for one, _ in known)
    score = _OF_AN_IDENTIFIER if identified else _OF_A_PROPERTY
    for entry in repositories().values() if known else ():
        if all(any(one.agrees(entry, word) for word in words) for one, words in known):
            yield Candidate(entry, "property", score, entry.names[0])


def _judged(one: Candidate, query: Query) -> Candidate:
    """Return a candidate beside the stated properties; of what is not known nothing follows."""
    known = [(property_of(stated.pid), stated.words) for stated in query.properties]
    verdicts = [
        any(prop.agrees(one.entry, word) for word in words)
        for prop, words in known
        if prop and any(True for _ in prop.values(one.entry))
    ]
    if not verdicts or all(verdicts):
        return one._replace(agrees=bool(verdicts))
    return one._replace(contradicts=True, score=max(one.score - _CONTRADICTED, 0.0))


def _shared(one: Candidate, judged: list[Candidate]) -> Candidate:
    """Return a candidate with less of a score where others bear the very same name.

    Who takes everything of a high score must not take a namesake.
    """
    bearers = [other for other in judged if _may_be_sure(other) and not other.contradicts]
    if one in bearers and len(bearers) > 1:
        return one._replace(score=min(one.score, _OF_A_NAMESAKE))
    return one


def _sure(judged: list[Candidate]) -> Candidate | None:
    named = [one for one in judged if not one.contradicts and _may_be_sure(one)]
    agreeing = [one for one in named if one.agrees]
    decided = agreeing or [one for one in named if len(named) == 1 and not one.is_restricted]
    return decided[0] if len(decided) == 1 else None


def _may_be_sure(one: Candidate) -> bool:
    """Tell whether a candidate bears the very name, or has the very identifier."""
    return one.manner in ("id", "name") or (
        one.manner == "property" and one.score == _OF_AN_IDENTIFIER
    )
