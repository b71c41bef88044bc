"""Quads by graph and subject, in the order in which Turtle, TriG and JSON-LD write them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.rdf.namespaces import TYPE
from provenance.rdf.term import Quad, Term

Said = list[tuple[Term, Term]]
"""What is said of a subject: predicates and objects, in order; the same may stand twice."""

FIRST: Final = Term("")
"""What stands for ``rdf:type``, so that it comes first."""


def by_subject(quads: Iterable[Quad]) -> Iterator[tuple[Term, Said]]:
    """Yield each subject, in the order of their IRIs, and what is said of it in any graph."""
    nodes: defaultdict[Term, Said] = defaultdict(list)
    for subject, predicate, value, _ in quads:
        nodes[subject].append((FIRST if predicate == TYPE else predicate, value))
    for subject in sorted(nodes):
        node = nodes[subject]
        node.sort()
        yield subject, node


def by_graph(quads: Iterable[Quad]) -> Iterator[tuple[Term, list[Quad]]]:
    """Yield each graph, in the order of their IRIs, and its quads."""
    graphs: defaultdict[Term, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[quad[3]].append(quad)
    for name in sorted(graphs):
        yield name, graphs[name]
