"""The ontologies that the model borrows from, as a reasoner sees them: what follows, what clashes.

No more of OWL is read than these ontologies use to say what a thing may be: classes and properties
below others, inverses, domains, ranges (named or unions of named ones), and disjoint classes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

FILES = ("cidoc.rdf", "premis3.owl", "ric-o_1-1.rdf", "w3c-oa.ttl", "w3c-prov-o.ttl")
Triple = tuple[Node, Node, Node]


def read(folder: Path, ours: str) -> Graph:
    """Return the borrowed ontologies and our own vocabulary in one graph."""
    graph = Graph()
    for name in FILES:
        form = "turtle" if name.endswith(".ttl") else "xml"
        graph.parse(folder / name, format=form)
    return graph.parse(data=ours, format="turtle")


@dataclass
class Wanted:
    """Classes of which a node must have at least one, and the property that says so."""

    node: Node
    classes: frozenset[Node]
    because: Node


@dataclass
class Follows:
    """What follows from some statements.

    Attributes:
        types: The classes of each node, those that follow included.
        wanted: The unions that nodes must fall under.
        misplaced: Statements with a literal where a thing belongs, or the other way about.
    """

    types: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    wanted: list[Wanted] = field(default_factory=list)
    misplaced: list[Triple] = field(default_factory=list)


class Ontologies:
    """The classes and properties of some ontologies."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._above = {
            RDFS.subClassOf: _pairs(graph, RDFS.subClassOf, OWL.equivalentClass),
            RDFS.subPropertyOf: _pairs(graph, RDFS.subPropertyOf, OWL.equivalentProperty),
        }
        self._inverses = defaultdict(set)
        for one, other in graph.subject_objects(OWL.inverseOf):
            self._inverses[one].add(other)
            self._inverses[other].add(one)
        self._known: dict[tuple[URIRef, Node], frozenset[Node]] = {}
        self.apart = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}

    def above(self, one: Node, relation: URIRef = RDFS.subClassOf) -> frozenset[Node]:
        """Return a class or property and all that stand above it."""
        key = relation, one
        if key not in self._known:
            found, waiting = {one}, [one]
            while waiting:
                for other in self._above[relation].get(waiting.pop(), set()) - found:
                    found.add(other)
                    waiting.append(other)
            self._known[key] = frozenset(found)
        return self._known[key]

    def follows(self, triples: Iterable[Triple]) -> Follows:
        """Return what follows from statements: RDFS, inverses, unions of domains and ranges."""
        found = Follows()
        for subject, predicate, value in triples:
            if predicate == RDF.type:
                found.types[subject] |= self.above(value)
            else:
                self._follow(found, (subject, predicate, value))
        return found

    def clashes(self, types: Iterable[Node], more: Iterable[frozenset[Node]] = ()) -> list[str]:
        """Return which classes of a node are disjoint."""
        pairs = map(frozenset, combinations(types, 2))
        apart = self.apart.union(more)
        return sorted(" and ".join(sorted(map(str, pair))) for pair in pairs if pair in apart)

    def forbidden(self, types: Iterable[Node], wanted: Iterable[Node]) -> bool:
        """Tell whether a node with these classes can have none of the wanted ones."""
        return all(self.clashes({*types, *self.above(one)}) for one in wanted)

    def _follow(self, found: Follows, triple: Triple) -> None:
        subject, predicate, value = triple
        for one in self.above(predicate, RDFS.subPropertyOf):
            if isinstance(value, Literal) == self._takes(one, things=True):
                found.misplaced.append(triple)
            self._limit(found, subject, one, RDFS.domain)
            if isinstance(value, Literal):
                continue
            self._limit(found, value, one, RDFS.range)
            for other in self._inverses.get(one, ()):
                for inverse in self.above(other, RDFS.subPropertyOf):
                    self._limit(found, value, inverse, RDFS.domain)
                    self._limit(found, subject, inverse, RDFS.range)

    def _takes(self, predicate: Node, *, things: bool) -> bool | None:
        """Return whether literals are wrong (or things); None where nothing is said."""
        kinds = set(self._graph.objects(predicate, RDF.type))
        ranges = set(self._graph.objects(predicate, RDFS.range))
        if OWL.DatatypeProperty in kinds or ranges & {RDFS.Literal, *_DATATYPES}:
            return not things
        return things if OWL.ObjectProperty in kinds else None

    def _limit(self, found: Follows, node: Node, predicate: Node, side: URIRef) -> None:
        for one in self._graph.objects(predicate, side):
            union = self._graph.value(one, OWL.unionOf)
            if union is not None:
                members = frozenset(self._graph.items(union))
                found.wanted.append(Wanted(node, members, predicate))
            elif isinstance(one, URIRef):
                found.types[node] |= self.above(one)


_DATATYPES = {rdflib.XSD.dateTime, rdflib.XSD.string, rdflib.XSD.nonNegativeInteger}


def _pairs(graph: Graph, below: URIRef, same: URIRef) -> dict[Node, set[Node]]:
    found: dict[Node, set[Node]] = defaultdict(set)
    for one, other in _edges(graph, below, same):
        if not isinstance(one, BNode) and not isinstance(other, BNode):
            found[one].add(other)
    return found


def _edges(graph: Graph, below: URIRef, same: URIRef) -> Iterator[tuple[Node, Node]]:
    yield from graph.subject_objects(below)
    for one, other in graph.subject_objects(same):
        yield from ((one, other), (other, one))
