"""Quads by their nodes, for reading: which graph they stand in does not matter to the reader."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from provenance.errors import NotOurGraph
from provenance.rdf.namespaces import SCHEMA, TYPE
from provenance.rdf.term import Term, iri_of, is_iri, text_of

POSITION: Final = SCHEMA("position")
_NUMBER: Final = re.compile(r"[0-9]{1,9}")


class Index:
    """Statements by subject and predicate, and by predicate and object."""

    def __init__(self, triples: Iterable[tuple[Term, Term, Term]]) -> None:
        self._out: dict[Term, dict[Term, dict[Term, bool]]] = defaultdict(lambda: defaultdict(dict))
        self._in: dict[tuple[Term, Term], dict[Term, None]] = defaultdict(dict)
        for subject, predicate, value in triples:
            self._out[subject][predicate][value] = False
            if is_iri(value):
                self._in[predicate, value][subject] = None

    def objects(self, subject: Term, predicate: Term) -> Iterable[Term]:
        """Return what a subject has under a predicate."""
        found = self._out.get(subject)
        return found.get(predicate, ()) if found else ()

    def subjects(self, predicate: Term, value: Term) -> Iterable[Term]:
        """Return whatever has a node under a predicate."""
        return self._in.get((predicate, value), ())

    def take(self, subject: Term, predicate: Term, value: Term) -> None:
        """Note that a record says a statement, if it stands here.

        A literal may have another datatype: stores keep the kinds of whole numbers as one.
        """
        found = self._out.get(subject, {}).get(predicate, {})
        if value in found:
            found[value] = True
        elif not is_iri(value):
            text = text_of(value)
            found.update({one: True for one in found if not is_iri(one) and text_of(one) == text})

    def rest(self) -> Iterator[tuple[Term, Term, Term]]:
        """Yield the statements that no record says."""
        for subject, statements in self._out.items():
            for predicate, values in statements.items():
                yield from ((subject, predicate, one) for one, taken in values.items() if not taken)

    def having(self, predicate: Term) -> Iterator["Node"]:
        """Yield every node that has a predicate."""
        for subject, statements in self._out.items():
            if predicate in statements:
                yield Node(self, subject)


@dataclass(frozen=True, slots=True)
class Node:
    """One node of a graph that is being read."""

    index: Index
    term: Term

    @property
    def iri(self) -> str:
        """Its IRI."""
        return iri_of(self.term)

    @property
    def types(self) -> frozenset[Term]:
        """Its classes."""
        return frozenset(self.values(TYPE))

    def values(self, predicate: Term) -> tuple[Term, ...]:
        """Return all that stands under a predicate."""
        return tuple(self.index.objects(self.term, predicate))

    def value(self, predicate: Term) -> Term | None:
        """Return what stands under a predicate, or None.

        Raises:
            NotOurGraph: There are several.
        """
        found = self.values(predicate)
        if len(found) > 1:
            raise self.fault(f"{len(found)} values of {predicate}, expected one")
        return found[0] if found else None

    def text(self, predicate: Term) -> str | None:
        """Return the words under a predicate, or None.

        Raises:
            NotOurGraph: There are several, or an IRI stands there.
        """
        found = self.value(predicate)
        if found is None:
            return None
        if is_iri(found):
            raise self.fault(f"{predicate} has no words but {found}")
        return text_of(found)

    def node(self, predicate: Term) -> "Node | None":
        """Return the node under a predicate, or None.

        Raises:
            NotOurGraph: There are several, or words stand there.
        """
        found = self.value(predicate)
        if found is None:
            return None
        if not is_iri(found):
            raise self.fault(f"{predicate} has no IRI but {found}")
        return Node(self.index, found)

    def need(self, predicate: Term) -> "Node":
        """Return the node under a predicate.

        Raises:
            NotOurGraph: There is not exactly one.
        """
        found = self.node(predicate)
        if found is None:
            raise self.fault(f"{predicate} is missing")
        return found

    def parts(self, predicate: Term) -> list["Node"]:
        """Return the nodes under a predicate in their order."""
        return in_order(Node(self.index, one) for one in self.values(predicate) if is_iri(one))

    def referring(self, predicate: Term) -> list["Node"]:
        """Return the nodes that have this one under a predicate, in their order."""
        return in_order(Node(self.index, one) for one in self.index.subjects(predicate, self.term))

    def word(self, predicate: Term, words: dict[Term, str]) -> str | None:
        """Return the word of the closed list whose concept stands under a predicate, or None.

        Raises:
            NotOurGraph: Something else stands there.
        """
        found = self.value(predicate)
        if found is not None and found not in words:
            raise self.fault(f"{predicate} has {found}, which the list does not have")
        return None if found is None else words[found]

    def fault(self, problem: str) -> NotOurGraph:
        """Return the error that says what is wrong here."""
        return NotOurGraph(self.iri, problem)


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """Return numbered nodes by their numbers, and before them those without, by their IRIs.

    Raises:
        NotOurGraph: A number is none.
    """
    return sorted(nodes, key=_place)


def _place(node: Node) -> tuple[int, str]:
    text = node.text(POSITION)
    if text is None:
        return 0, node.iri
    if not _NUMBER.fullmatch(text):
        raise node.fault(f"its position is {text!r}")
    return int(text), node.iri
