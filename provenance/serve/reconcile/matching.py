"""The answers to queries: candidates in the words of the protocol (API 0.2, 4.2)."""

from provenance.archives.names import Match
from provenance.serve.reconcile.kinds import EVERY, kind_of
from provenance.serve.reconcile.properties import dated
from provenance.serve.reconcile.reading import Query
from provenance.serve.reconcile.scoring import Candidate, candidates

_NEAR = "near"


def answers(queries: dict[str, Query], base: str) -> dict[str, object]:
    """Return the answers to a batch."""
    return {key: result(query, base) for key, query in queries.items()}


def result(query: Query, base: str) -> dict[str, object]:
    """Return the answer to a query."""
    return {"result": [_plain(one, sure=sure) for one, sure in candidates(query, base)]}


def _plain(one: Candidate, *, sure: bool) -> dict[str, object]:
    return {
        "id": one.entry.id,
        "name": one.entry.name,
        "description": described(one),
        "type": [kind_of(one.entry).plain(), EVERY.plain()],
        "score": one.score,
        "match": sure,
        "features": [
            {"id": "same-name", "value": one.manner == "name"},
            {"id": "name-in-use", "value": one.form.status != "former"},
            {"id": "properties-agree", "value": one.agrees},
            {"id": "properties-contradict", "value": one.contradicts},
        ],
    }


def described(one: Candidate) -> str:
    """Return what tells an institution from its namesakes, and why it is a candidate.

    A former name comes with its years, and with who keeps the holdings now.
    """
    match = Match(one.entry, one.form, near=one.manner == _NEAR)
    where = ", ".join(part for part in (one.entry.place, one.entry.country) if part)
    parts = [", ".join(part for part in (one.entry.kind, where) if part)]
    if one.manner in ("name", "part", "near"):
        parts.append(f"found as {match.why}: {dated(one.form)}")
    keepers = [one.name for one in match.successors if not one.successors]
    if keepers:
        parts.append(f"holdings now at {' and '.join(keepers)}")
    return "; ".join(parts)
