"""N-Quads and N-Triples: a quad is already spelt as its line is."""

from collections.abc import Iterable

from provenance.rdf.term import Quad


def quad_lines(quads: Iterable[Quad]) -> list[str]:
    """Return quads, each of which is given once, as sorted lines of N-Quads.

    Sorted lines are the canonical form of RDF without blank nodes.
    """
    return sorted([f"{s} {p} {o} {g} .\n" for s, p, o, g in quads])


def triple_lines(quads: Iterable[Quad]) -> list[str]:
    """Return sorted lines of N-Triples, each once; the graphs are left out."""
    return sorted({f"{s} {p} {o} .\n" for s, p, o, _ in quads})
