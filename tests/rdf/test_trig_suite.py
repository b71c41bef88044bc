"""The W3C's tests of TriG 1.1, all of them, by the parser that reads records back."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic

from provenance.errors import DataSyntaxError
from provenance.rdf.parsing import by_rdflib
from provenance.rdf.parsing.reading import Syntax, statements
from provenance.rdf.parsing.statement import Statement

MANIFEST = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
TESTS = rdflib.Namespace("http://www.w3.org/ns/rdftest#")
BASE = "https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-trig/"
POSITIVE, NEGATIVE, EVAL = "PositiveSyntax", "NegativeSyntax", "Eval"


class Case(NamedTuple):
    name: str
    sort: str
    action: Path
    result: Path | None


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[Case]:
    folder = shared / "suites" / "rdf-trig11" / "rdf-trig"
    graph = rdflib.Graph().parse(folder / "manifest.ttl", publicID=BASE)
    (entries,) = graph.objects(None, MANIFEST.entries)
    return [_case(graph, one, folder) for one in Collection(graph, entries)]


def _case(graph: rdflib.Graph, one: rdflib.term.Node, folder: Path) -> Case:
    sort = str(graph.value(one, rdflib.RDF.type)).removeprefix(f"{TESTS}TestTrig")
    result = graph.value(one, MANIFEST.result)
    return Case(
        str(graph.value(one, MANIFEST.name)),
        sort,
        folder / _file(graph.value(one, MANIFEST.action)),
        folder / _file(result) if result else None,
    )


def _file(node: rdflib.term.Node | None) -> str:
    return str(node).removeprefix(BASE)


def of_sort(cases: Iterable[Case], sort: str) -> list[Case]:
    found = [one for one in cases if one.sort == sort]
    assert found
    return found


def read(file: Path, syntax: Syntax = "trig") -> list[Statement]:
    return list(statements(io.BytesIO(file.read_bytes()), syntax, f"{BASE}{file.name}"))


def as_graph(found: Iterable[Statement]) -> rdflib.Graph:
    """Return a graph with a node for each quad: isomorphic where the datasets are."""
    graph = rdflib.Graph()
    for number, one in enumerate(dict.fromkeys(found)):
        node = rdflib.BNode(f"quad{number}")
        for place, term in zip(Statement._fields, one, strict=True):
            graph.add((node, rdflib.URIRef(f"urn:x-place:{place}"), _node(term)))
    return graph


def _node(term: str) -> rdflib.BNode | rdflib.Literal:
    """Return a blank node for one, and for any other term its spelling."""
    return rdflib.BNode(term[2:]) if term.startswith("_:") else rdflib.Literal(term)


def test_every_test_is_run(cases: list[Case], shared: Path) -> None:
    files = set((shared / "suites" / "rdf-trig11" / "rdf-trig").glob("*.trig"))
    assert len(files) == 357
    assert {one.sort for one in cases} == {POSITIVE, NEGATIVE, EVAL}
    for file in files - {one.action for one in cases}:  # one that the manifest forgets
        assert read(file)


def test_what_is_good_is_read(cases: list[Case]) -> None:
    for one in of_sort(cases, POSITIVE):
        read(one.action)


def test_what_is_bad_is_refused(cases: list[Case]) -> None:
    for one in of_sort(cases, NEGATIVE):
        with pytest.raises(DataSyntaxError):
            read(one.action)
            pytest.fail(f"{one.name} was read")


def test_what_is_read_is_what_is_meant(cases: list[Case]) -> None:
    for one in of_sort(cases, EVAL):
        assert one.result is not None
        found, meant = read(one.action), read(one.result, "nquads")
        assert isomorphic(as_graph(found), as_graph(meant)), one.name


def test_two_datasets_that_differ_are_told_apart() -> None:
    def graph(text: str) -> rdflib.Graph:
        return as_graph(statements(io.BytesIO(text.encode()), "nquads"))

    one = "_:a <urn:p> _:b <urn:g> .\n_:b <urn:p> _:a <urn:h> .\n"
    assert isomorphic(graph(one), graph(one.replace("_:a", "_:c")))
    assert not isomorphic(graph(one), graph(one.replace("_:b <urn:p> _:a", "_:b <urn:p> _:b")))
    assert not isomorphic(graph(one), graph(one.replace("urn:h", "urn:g")))


def read_by_rdflib(file: Path) -> list[Statement]:
    return list(by_rdflib.statements(io.BytesIO(file.read_bytes()), "trig", f"{BASE}{file.name}"))


def test_without_pyoxigraph_what_is_good_is_read_all_the_same(cases: list[Case]) -> None:
    for one in of_sort(cases, POSITIVE):
        assert read_by_rdflib(one.action) or not read(one.action)
    assert sum(map(_misread_by_rdflib, of_sort(cases, EVAL))) <= 13  # what the documentation says


def _misread_by_rdflib(case: Case) -> bool:
    assert case.result is not None
    found, meant = read_by_rdflib(case.action), read(case.result, "nquads")
    return not isomorphic(as_graph(found), as_graph(meant))


def test_without_pyoxigraph_much_that_is_bad_is_read_too(cases: list[Case]) -> None:
    bad = of_sort(cases, NEGATIVE)
    assert 78 <= sum(map(_refused_by_rdflib, bad)) < len(bad)  # what the documentation says


def _refused_by_rdflib(case: Case) -> bool:
    try:
        read_by_rdflib(case.action)
    except DataSyntaxError:
        return True
    return False
