"""Python, pySHACL and rudof give the same verdict on every case."""

from typing import NamedTuple

import pytest
from changing import CASES, GRAPH_CASES, changed, graph_of, name
from rdflib import SH, Graph

from provenance.validation.check import check
from provenance.validation.places import claims_by_iri, iri_of, place_of
from provenance.validation.rulebook import RULES, Case, Rule
from provenance.validation.shacl import Asked, graphs_of
from provenance.validation.shapes import shapes_of

pyshacl = pytest.importorskip("pyshacl", reason='python -m pip install "custody-chain[shacl]"')
pyrudof = pytest.importorskip("pyrudof", reason='python -m pip install "custody-chain[dev]"')


_TERMS = (
    SH.sourceShape,
    SH.focusNode,
    SH.resultPath,
    SH.value,
    SH.resultSeverity,
    SH.resultMessage,
)


class Result(NamedTuple):
    """What a SHACL engine says of a node."""

    shape: str
    focus: str
    path: str
    value: str
    severity: str
    message: str


def _graphs(rule: Rule, case: Case) -> list[Graph]:
    kind = rule.shacl.graphs if rule.shacl else None
    return [graph_of(data, case) for data, one in graphs_of(changed(case)) if one == kind]


def _by_pyshacl(data: Graph, wanted: Graph) -> set[Result]:
    asked = Asked()
    for triple in data:
        asked.add(triple)
    _, report, _ = pyshacl.validate(asked, shacl_graph=wanted, inplace=True)
    return {
        Result(*(str(report.value(one, term) or "") for term in _TERMS))
        for one in report.subjects(SH.sourceShape)
    }


def _by_rudof(data: Graph, wanted: Graph) -> set[Result]:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_shacl(wanted.serialize(format="turtle"))
    lines = data.serialize(format="nt", encoding="utf-8").decode()
    rudof.read_data(lines, format=pyrudof.RDFFormat.NTriples)
    return {
        Result(
            one.source_shape,
            one.focus_node,
            one.path or "",
            _words(one.value),
            f"{SH}{one.severity}",
            _words(one.message),
        )
        for one in rudof.validate_shacl().violations
    }


def _words(term: str | None) -> str:
    """Return the words of a literal as rudof writes it (it escapes nothing), or an IRI."""
    return term[1 : term.rindex('"')] if term and term.startswith('"') else term or ""


@pytest.mark.parametrize(("rule", "case"), [pair for pair in CASES if pair[0].shacl], ids=name)
def test_three_engines_agree_on_a_case(rule: Rule, case: Case) -> None:
    wanted, record = shapes_of(rule), changed(case)
    found: set[Result] = set()
    for data in _graphs(rule, case):
        said = _by_pyshacl(data, wanted)
        assert _by_rudof(data, wanted) == said
        found |= said
    in_python = {
        (iri_of(one.record, one.claim), f"{one.message} {one.what_to_do}")
        for one in check(record)
        if one.rule == rule.id
    }
    # of several dates that exclude a claim SHACL names each, Python the first
    assert in_python <= {(one.focus, one.message) for one in found}
    assert {focus for focus, _ in in_python} == {one.focus for one in found}


@pytest.mark.parametrize(("rule", "case"), GRAPH_CASES, ids=name)
def test_both_shacl_engines_find_what_a_case_says(rule: Rule, case: Case) -> None:
    wanted, places = shapes_of(rule), claims_by_iri(changed(case))
    found: set[Result] = set()
    for data in _graphs(rule, case):
        said = _by_pyshacl(data, wanted)
        assert _by_rudof(data, wanted) == said
        found |= said
    assert {one.shape for one in found} <= {f"{RULES}{rule.id}"}
    assert {place_of(one.focus, places) for one in found} == set(case.finds)
