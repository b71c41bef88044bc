"""Checking records by the SHACL shapes, with pySHACL: the same problems as `check` finds."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from rdflib import SH, Dataset, Graph, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from provenance.errors import MissingExtra
from provenance.model.record import Record
from provenance.rdf.dataset import to_graph
from provenance.rdf.iri import DEFAULT_BASE, Names, agents_graph
from provenance.validation.check import in_order
from provenance.validation.finding import Finding, Problem, problem
from provenance.validation.places import claims_by_iri, place_of
from provenance.validation.rulebook import RULES, rules
from provenance.validation.shapes import Graphs, shapes


class Asked(Graph):
    """A graph that parses each query once: pySHACL puts it anew for every node of every record."""

    def query(self, query_object: str | Query, *args: Any, **more: Any) -> Result:  # noqa: ANN401 - as its parent
        """Answer a query; see `rdflib.Graph.query`."""
        asked = _parsed(query_object) if isinstance(query_object, str) else query_object
        return super().query(asked, *args, **more)


@cache
def _parsed(query: str) -> Query:
    return prepareQuery(query)


def check_with_shacl(records: Record | Iterable[Record]) -> tuple[Problem, ...]:
    """Return every problem that the shapes find in a record, or in several.

    Rules that have no SHACL twin are not asked.

    Args:
        records: A record, or records.

    Returns:
        The problems, record by record, the heaviest first, then by rule.

    Raises:
        MissingExtra: pySHACL is not installed.
    """
    chosen = (records,) if isinstance(records, Record) else records
    return tuple(one for record in chosen for one in _problems(record))


def _problems(record: Record) -> list[Problem]:
    known, places = {rule.id: rule for rule in rules()}, claims_by_iri(record)
    found = {
        (rule, place_of(focus, places), value)
        for data, graphs in graphs_of(record)
        for rule, focus, value in results(data, graphs)
    }
    return in_order(
        problem(known[rule], record.id, Finding(place, value)) for rule, place, value in found
    )


def graphs_of(record: Record) -> Iterator[tuple[Graph, Graphs]]:
    """Yield what the shapes are run on: each account by itself, then the whole record."""
    dataset, names = to_graph(record), Names(record.id)
    shared = (names.meta, agents_graph(DEFAULT_BASE))
    for account in record.accounts:
        told = (names.account(account.id), names.inferred(account.id))
        yield _union(dataset, *told, *shared), "account"
    yield _union(dataset, *(str(one.identifier) for one in dataset.graphs())), "record"


def _union(dataset: Dataset, *graphs: str) -> Graph:
    union = Asked()
    for graph in graphs:
        for triple in dataset.graph(URIRef(graph)):
            union.add(triple)
    return union


def results(data: Graph, graphs: Graphs) -> Iterator[tuple[str, str, str]]:
    """Yield rule, focus node and value of each validation result.

    Args:
        data: A graph, as `graphs_of` gives them.
        graphs: What it is a graph of.

    Raises:
        MissingExtra: pySHACL is not installed.
    """
    _, report, _ = _pyshacl().validate(data, shacl_graph=_wordless(graphs), inplace=True)
    for result in report.subjects(SH.resultSeverity):
        rule = str(report.value(result, SH.sourceShape)).removeprefix(RULES)
        focus = str(report.value(result, SH.focusNode))
        yield rule, focus, _value(report.value(result, SH.value))


@cache
def _wordless(graphs: Graphs) -> Graph:
    """Return the shapes without messages: pySHACL 0.40 fails to put a backslash into one."""
    copy = Graph()
    for triple in shapes(graphs):
        copy.add(triple)
    copy.remove((None, SH.message, None))
    return copy


def _value(node: object) -> str:
    """Return the words that a result speaks of; it has its focus node instead where it has none."""
    return "" if isinstance(node, URIRef) else str(node or "")


def _pyshacl() -> Any:  # noqa: ANN401 - pySHACL has no types
    try:
        import pyshacl  # optional: only those who ask for SHACL need it
    except ImportError as error:
        raise MissingExtra("Checking with SHACL", "shacl") from error
    return pyshacl
