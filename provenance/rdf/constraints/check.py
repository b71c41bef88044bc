"""Whether PROV is valid (PROV-CONSTRAINTS section 6): every violation of every bundle."""

from collections.abc import Iterable

from provenance.rdf.constraints.impossible import exclude
from provenance.rdf.constraints.inferences import infer
from provenance.rdf.constraints.instance import Instance
from provenance.rdf.constraints.ordering import order
from provenance.rdf.constraints.reading import read_bundles
from provenance.rdf.constraints.statements import Statement, Violation
from provenance.rdf.constraints.uniqueness import settle
from provenance.rdf.term import Quad


def violations(quads: Iterable[Quad]) -> dict[str, tuple[Violation, ...]]:
    """Return what makes PROV-O invalid, by the IRI of the graph; nothing where all is valid.

    Each named graph is a bundle, and is judged by itself (section 7.2). Statements of other
    vocabularies say nothing to PROV.
    """
    judged = {graph: check(said) for graph, said in read_bundles(quads).items()}
    return {graph: found for graph, found in judged.items() if found}


def check(statements: Iterable[Statement]) -> tuple[Violation, ...]:
    """Return what makes the statements of one bundle, or of the top level, invalid."""
    instance = completed(statements)
    order(instance)
    exclude(instance)
    return tuple(instance.violations)


def completed(statements: Iterable[Statement]) -> Instance:
    """Return the statements with all that follows from them, each thing under one name."""
    instance = Instance(statements)
    settle(instance)
    while infer(instance):
        settle(instance)
    return instance
