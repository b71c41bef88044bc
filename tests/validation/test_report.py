"""Reports: for readers, for programs, for SHACL tools."""

import json
from collections.abc import Iterable, Iterator

import pytest
from changing import TWINS, changed
from founding_sketch import rec as founding
from rdflib import RDF, SH, BNode, Graph, URIRef

from provenance.errors import MalformedIri
from provenance.model.record import Record
from provenance.validation.check import check
from provenance.validation.finding import Problem
from provenance.validation.report import JSON, TEXT, Checked, Tally
from provenance.validation.rulebook import RULES, SEVERITIES, base_record, rules
from provenance.validation.shacl_report import shacl

BASE = "https://example.org/coc/"
SOUND = Record.model_validate(base_record())


def checked(records: Iterable[Record]) -> Iterator[Checked]:
    """Yield each record's id with its problems."""
    return ((one.id, check(one)) for one in records)


def failing(rule: str) -> Record:
    """Return the last record that fails a rule."""
    cases = next(one.cases for one in rules() if one.id == rule)
    return changed([case for case in cases if case.finds][-1])


def text_of(*records: Record) -> str:
    tally = Tally()
    return "".join(TEXT.write(tally.counted(checked(records)), tally))


def json_of(*records: Record) -> dict[str, list[dict[str, object]]]:
    tally = Tally()
    answer: dict[str, list[dict[str, object]]] = json.loads(
        "".join(JSON.write(tally.counted(checked(records)), tally))
    )
    return answer


def turtle_of(*records: Record) -> str:
    tally = Tally()
    return "".join(shacl(BASE).write(tally.counted(checked(records)), tally))


def shacl_of(*records: Record) -> Graph:
    return Graph().parse(data=turtle_of(*records), format="turtle")


def test_text_names_the_record_once_then_each_claim_with_what_to_do() -> None:
    text = text_of(founding)
    assert text.count("dobrynin-1962-10-30") == 1
    for one in check(founding):
        told = (
            f"  {one.claim}: {one.severity} ({one.rule})\n    {one.message}\n    {one.what_to_do}\n"
        )
        assert told in text


def test_text_ends_with_a_summary_by_rule_the_heaviest_first() -> None:
    text = text_of(failing("R08"), SOUND, failing("R22"), failing("R22"))
    summary = text[text.index("4 records read") :].splitlines()
    assert summary[0] == "4 records read, 3 with problems"
    assert "  R08 violation       1  giver and receiver differ" in summary
    assert "  R22 warning         2  every carrier has an end" in summary
    weights = [SEVERITIES.index(line.split()[1]) for line in summary[1:-1]]
    assert weights == sorted(weights) and len(set(weights)) > 1
    assert summary[-1].startswith("1 violation, ")
    assert text_of(SOUND) == "1 record read, 0 with problems\nno problems\n"


def test_a_report_keeps_no_record_and_no_problem() -> None:
    asked: list[str] = []

    def records() -> Iterator[Record]:
        for number in range(3):
            asked.append(f"read {number}")
            yield failing("R08")

    tally = Tally()
    for line in TEXT.write(tally.counted(checked(records())), tally):
        asked += ["told"] if line.startswith("sound-record") else []
    assert asked == ["read 0", "told", "read 1", "told", "read 2", "told"]


def test_json_has_every_field_of_every_problem_and_the_summary() -> None:
    answer = json_of(founding, SOUND)
    assert [Problem.model_validate(row) for row in answer["problems"]] == list(check(founding))
    summary = answer["summary"]
    assert summary["records"] == 2 and summary["with_problems"] == 1  # type: ignore[call-overload]
    assert json_of()["problems"] == []


def test_only_violations_make_a_check_fail() -> None:
    tally = Tally()
    list(tally.counted(checked([founding, SOUND])))
    assert tally.exit_status == 0
    list(tally.counted(checked([failing("R08")])))
    assert tally.exit_status == 1


def test_the_shacl_report_has_a_whole_result_for_each_problem_and_no_blank_node() -> None:
    records = (founding, failing("R08"), failing("R42"))
    graph = shacl_of(*records)
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    found = set(graph.objects(report, SH.result))
    assert len(found) == sum(len(check(record)) for record in records)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    for one in found:
        for term in (
            SH.focusNode,
            SH.value,
            SH.resultSeverity,
            SH.resultMessage,
            SH.sourceShape,
            SH.sourceConstraintComponent,
        ):
            assert len(list(graph.objects(one, term))) == 1, (one, term)
    (result,) = graph.subjects(SH.sourceShape, URIRef(f"{RULES}R08"))
    assert graph.value(result, SH.focusNode) == URIRef(f"{BASE}record/sound-record.claim.1.e2")
    assert str(graph.value(result, SH.value)) == "the Project"
    path = "http://www.cidoc-crm.org/cidoc-crm/P29_custody_received_by"
    assert graph.value(result, SH.resultPath) == URIRef(path)


def test_two_problems_of_one_rule_at_one_claim_are_two_results() -> None:
    tally = Tally()
    (one,) = (one for one in check(failing("R08")) if one.rule == "R08")
    text = "".join(shacl(BASE).write([("sound-record", [one, one])], tally))
    graph = Graph().parse(data=text, format="turtle")
    assert len(set(graph.subjects(RDF.type, SH.ValidationResult))) == 2


def test_a_rule_without_twin_is_reported_without_a_query() -> None:
    graph = shacl_of(failing("R42"))
    (result,) = graph.subjects(SH.sourceShape, URIRef(f"{RULES}R42"))
    assert not list(graph.objects(result, SH.sourceConstraint))
    component = graph.value(result, SH.sourceConstraintComponent)
    assert component == URIRef(f"{RULES}PythonConstraintComponent")


@pytest.mark.parametrize(("record", "conforms"), [(SOUND, "true"), (founding, "false")])
def test_only_a_record_without_problems_conforms(record: Record, conforms: str) -> None:
    assert [str(value) for value in shacl_of(record).objects(None, SH.conforms)] == [conforms]


def test_the_report_says_what_pyshacl_says_of_the_same_records() -> None:
    pyshacl = pytest.importorskip("pyshacl")
    from provenance.validation.shacl import graphs_of
    from provenance.validation.shapes import shapes

    terms = (
        SH.focusNode,
        SH.value,
        SH.resultPath,
        SH.resultSeverity,
        SH.resultMessage,
        SH.sourceShape,
        SH.sourceConstraint,
        SH.sourceConstraintComponent,
    )

    def rows(graph: Graph) -> set[tuple[str, ...]]:
        results = graph.subjects(RDF.type, SH.ValidationResult)
        return {tuple(str(graph.value(one, term)) for term in terms) for one in results}

    for record in (founding, failing("R08"), failing("R35"), failing("R60")):
        theirs: set[tuple[str, ...]] = set()
        for data, kind in graphs_of(record):
            theirs |= rows(pyshacl.validate(data, shacl_graph=Graph() + shapes(kind))[1])
        tally = Tally()
        ours = Graph().parse(
            data="".join(shacl().write(tally.counted(checked([record])), tally)), format="turtle"
        )
        assert {row for row in rows(ours) if row[5].removeprefix(RULES) in TWINS} == theirs


def test_hostile_words_stay_within_their_literal() -> None:
    words = 'a"^^<x> .\n<http://evil.example/s> <http://evil.example/p> "b\\'
    plain = SOUND.model_dump(mode="json")
    plain["accounts"][0]["statements"][1]["value"] = words
    record = Record.model_validate(plain)
    graph = shacl_of(record)
    assert words in {str(value) for value in graph.objects(None, SH.value)}
    assert not [one for one in graph.subjects() if "evil" in str(one)]


def test_the_report_is_the_same_bytes_each_time() -> None:
    assert turtle_of(founding) == turtle_of(founding)


def test_a_base_that_is_none_is_refused() -> None:
    with pytest.raises(MalformedIri):
        shacl("example.org")
