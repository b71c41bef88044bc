"""A report of problems as a SHACL validation report, for whoever reads those; no blank nodes."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rdflib import RDF, SH, Graph, Literal, URIRef

from provenance.rdf.iri import DEFAULT_BASE, require_base
from provenance.validation.finding import Problem
from provenance.validation.places import iri_of
from provenance.validation.shapes import RULES, WEIGHTS, query_iri, shape_iri, shapes

_IN_PYTHON: Final = URIRef(f"{RULES}PythonConstraintComponent")


def as_shacl(problems: Sequence[Problem], base: str = DEFAULT_BASE) -> str:
    """Return a SHACL validation report in Turtle.

    Args:
        problems: The problems.
        base: The IRI under which records live; ends in a slash. The report is
            ``validation-report`` there, its results are named after the nodes at fault.

    Raises:
        MalformedIri: The base is not an absolute IRI that ends in a slash.
    """
    graph, seen = Graph(), Counter[str]()
    graph.bind("sh", SH)
    graph.bind("rules", RULES)
    report = URIRef(f"{require_base(base)}validation-report")
    graph.add((report, RDF.type, SH.ValidationReport))
    graph.add((report, SH.conforms, Literal(not problems)))
    for one in problems:
        focus = iri_of(one.record, one.claim, base)
        name = f"{focus}.problem-{one.rule.lower()}"
        seen[name] += 1
        result = URIRef(f"{name}-{seen[name]}")
        graph.add((report, SH.result, result))
        _put_result(graph, result, URIRef(focus), one)
    return graph.serialize(format="turtle")


def _put_result(graph: Graph, result: URIRef, focus: URIRef, one: Problem) -> None:
    shape, query = shape_iri(one.rule), query_iri(one.rule)
    has_twin = (shape, SH.sparql, query) in shapes()
    component = SH.SPARQLConstraintComponent if has_twin else _IN_PYTHON
    graph.add((result, RDF.type, SH.ValidationResult))
    graph.add((result, SH.focusNode, focus))
    graph.add((result, SH.resultSeverity, WEIGHTS[one.severity]))
    graph.add((result, SH.resultMessage, Literal(f"{one.message} {one.what_to_do}", lang="en")))
    graph.add((result, SH.sourceConstraintComponent, component))
    graph.add((result, SH.sourceShape, shape))
    if has_twin:
        graph.add((result, SH.sourceConstraint, query))
