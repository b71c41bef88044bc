"""Reports: for readers, for programs, for SHACL tools."""

import json

import pytest
from changing import changed
from founding_sketch import rec as founding
from rdflib import RDF, SH, BNode, Graph, URIRef

from provenance.errors import MalformedIri
from provenance.validation.check import check
from provenance.validation.finding import Problem
from provenance.validation.report import as_json, as_text, exit_status
from provenance.validation.rulebook import rules
from provenance.validation.shacl_report import as_shacl

BASE = "https://example.org/coc/"
WARNINGS = check(founding)


def failing(rule: str) -> tuple[Problem, ...]:
    """Return what a rule finds in the last of its failing cases."""
    cases = next(one.cases for one in rules() if one.id == rule)
    found = check(changed([case for case in cases if case.finds][-1]))
    return tuple(one for one in found if one.rule == rule)


def test_text_names_the_record_once_then_each_claim_with_what_to_do() -> None:
    text = as_text(WARNINGS)
    assert text.count("dobrynin-1962-10-30") == 1
    for one in WARNINGS:
        assert f"  {one.claim}: warning ({one.rule})\n    {one.message}\n" in text
    assert text.endswith(f"\n{len(WARNINGS)} warnings")


def test_text_counts_each_severity() -> None:
    violation, warning = failing("R08")[0], WARNINGS[0]
    information = warning.model_copy(update={"severity": "info"})
    text = as_text([violation, warning, information])
    assert text.endswith("\n1 violation, 1 warning, 1 of information")
    assert as_text([]) == "no problems"


def test_json_has_every_field_of_every_problem() -> None:
    rows = json.loads(as_json(WARNINGS))
    assert [Problem.model_validate(row) for row in rows] == list(WARNINGS)
    assert json.loads(as_json([])) == []


def test_only_violations_make_a_check_fail() -> None:
    assert exit_status(WARNINGS) == exit_status([]) == 0
    assert exit_status((*WARNINGS, *failing("R08"))) == 1


def test_the_shacl_report_has_a_result_for_each_problem_and_no_blank_node() -> None:
    problems = (*WARNINGS, *failing("R08"))
    graph = Graph().parse(data=as_shacl(problems, BASE), format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert len(set(graph.objects(report, SH.result))) == len(problems)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    (result,) = graph.subjects(SH.resultSeverity, SH.Violation)
    assert graph.value(result, SH.focusNode) == URIRef(f"{BASE}record/sound-record.claim.1.e2")
    assert graph.value(result, SH.sourceShape) == URIRef("https://w3id.org/custody-chain/rules#R08")


def test_two_problems_of_one_rule_at_one_claim_are_two_results() -> None:
    (one,) = failing("R08")
    graph = Graph().parse(data=as_shacl([one, one], BASE), format="turtle")
    assert len(set(graph.subjects(RDF.type, SH.ValidationResult))) == 2


def test_a_rule_without_twin_is_reported_without_a_query() -> None:
    graph = Graph().parse(data=as_shacl(failing("R42"), BASE), format="turtle")
    assert not list(graph.subject_objects(SH.sourceConstraint))
    assert list(graph.subject_objects(SH.sourceConstraintComponent))


@pytest.mark.parametrize(("problems", "conforms"), [((), "true"), (WARNINGS, "false")])
def test_only_a_record_without_problems_conforms(
    problems: tuple[Problem, ...], conforms: str
) -> None:
    graph = Graph().parse(data=as_shacl(problems, BASE), format="turtle")
    assert [str(value) for value in graph.objects(None, SH.conforms)] == [conforms]


def test_the_report_is_the_same_bytes_each_time() -> None:
    assert as_shacl(WARNINGS) == as_shacl(WARNINGS)


def test_a_base_that_is_none_is_refused() -> None:
    with pytest.raises(MalformedIri):
        as_shacl(WARNINGS, "example.org")
