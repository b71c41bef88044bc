"""Blank nodes by names that do not change from one reading of a file to the next.

A parser may call them as it likes. Here each gets a number by what is said of it and what says
something of it, several steps far; those that nothing tells apart may stand for one another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

Triple = tuple[str, str, str]

_STEPS: Final = 4


def settled(statements: Iterable[tuple[str, ...]]) -> Iterator[Triple]:
    """Yield statements, each once, in order, with the blank nodes in them renamed."""
    triples = {(one[0], one[1], one[2]) for one in statements}
    names = _names(triples)
    found = {(names.get(s, s), p, names.get(o, o)) for s, p, o in triples}
    return iter(sorted(found))


def _names(triples: set[Triple]) -> dict[str, str]:
    around: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for subject, predicate, value in triples:
        if subject.startswith("_:"):
            around[subject].append((">", predicate, value))
        if value.startswith("_:"):
            around[value].append(("<", predicate, subject))
    marks = dict.fromkeys(around, "_:")
    for _ in range(_STEPS):
        marks = {node: _mark(said, marks) for node, said in around.items()}
    ordered = sorted(marks, key=lambda node: marks[node])
    return {node: f"_:b{number}" for number, node in enumerate(ordered, 1)}


def _mark(said: list[tuple[str, str, str]], marks: dict[str, str]) -> str:
    lines = sorted(f"{way} {predicate} {marks.get(other, other)}" for way, predicate, other in said)
    return sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()
