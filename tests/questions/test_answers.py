"""The questions: their files, their answers on records/, two engines with one answer."""

import re
from pathlib import Path
from typing import Any

import pytest
import renew
from hypothesis import HealthCheck, assume, given, settings
from hypothesis.strategies import sampled_from
from made_up.records import records
from rdflib.plugins.sparql import prepareQuery

from provenance.errors import (
    NothingAskedAbout,
    UnknownFormat,
    UnknownQuestion,
    UnknownRecord,
    VocabularyError,
)
from provenance.model.record import Record
from provenance.questions import questionnaire
from provenance.questions.answer import Answer
from provenance.questions.asking import ask, query_of
from provenance.questions.documentation import questions_page
from provenance.questions.engine import engines
from provenance.questions.questionnaire import Question, questions
from provenance.questions.showing import as_csv
from provenance.rdf.concepts import SCHEMES
from provenance.rdf.namespaces import COC
from provenance.rdf.term import iri_of
from provenance.rdf.terms import words
from provenance.resources.folders import folder

COLLECTION = renew.collection()
FOUNDING = next(one for one in COLLECTION if one.id == "dobrynin-1962-10-30")
QUESTIONS = questions()
IDS = [one.id for one in QUESTIONS]
OF_A_RECORD = [one for one in QUESTIONS if one.asks_about("record")]
STALE = "write it anew and read what changed: python tests/questions/renew.py"

# rdflib 7.6 warns of its own use of these
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]


def founding(question: str) -> list[dict[str, str]]:
    answer = ask(COLLECTION, question, engine="store")
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.words()]


def test_the_questions_are_numbered_without_a_hole() -> None:
    assert [f"Q{n:02}" for n in range(1, len(QUESTIONS) + 1)] == IDS
    assert len({one.question for one in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_the_columns_are_the_variables_of_the_query(question: Question) -> None:
    query = prepareQuery(query_of(question, [FOUNDING]))
    columns = [column.name for column in question.columns]
    if query.algebra.name == "ConstructQuery":
        assert columns == ["subject", "predicate", "object"]
    else:
        assert sorted(map(str, query.algebra.PV)) == sorted(columns)


@pytest.mark.parametrize("engine", engines())
@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_the_answer_on_the_collection_is_the_one_that_is_kept(
    question: Question, engine: str
) -> None:
    kept = (renew.ANSWERS / f"{question.id}.csv").read_text(encoding="utf-8")
    assert as_csv(ask(COLLECTION, question, engine=engine)) == kept, STALE


def test_no_answer_is_kept_to_a_question_that_is_gone() -> None:
    assert [one.stem for one in sorted(renew.ANSWERS.glob("*.csv"))] == IDS


def test_the_page_is_current() -> None:
    page = questions_page(COLLECTION, renew.answers(COLLECTION, "store"))
    assert renew.PAGE.read_text(encoding="utf-8") == page, STALE


@pytest.mark.parametrize("number", range(len(COLLECTION)), ids=[one.id for one in COLLECTION])
def test_both_engines_answer_alike_about_every_record(number: int) -> None:
    record = COLLECTION[number]
    for question in OF_A_RECORD[number % 4 :: 4]:  # each question of every fourth record
        found = [ask([record], question, record=record.id, engine=one) for one in engines()]
        assert found[0] == found[1], question.id


@given(record=records(), question=sampled_from(QUESTIONS))
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_both_engines_answer_alike_about_any_record(record: Record, question: Question) -> None:
    about: dict[str, Any] = {"record": record.id}
    if question.asks_about("agent"):
        assume(record.agents)
        about["agent"] = record.agents[0].id
    found = [ask([record], question, engine=one, **about) for one in engines()]
    assert found[0] == found[1]


def all_inferred(value: object) -> Any:  # noqa: ANN401 - plain data
    if isinstance(value, dict):
        inferred = {"status": "inferred", "reason": "a guess"} if "status" in value else {}
        return {key: all_inferred(one) for key, one in value.items()} | inferred
    return [all_inferred(one) for one in value] if isinstance(value, (list, tuple)) else value


def guessed(record: Record) -> Record:
    return Record.model_validate(all_inferred(record.model_dump()))


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_where_everything_is_inferred_no_answer_says_that_it_is_reported(
    question: Question,
) -> None:
    guesses = [guessed(one) for one in COLLECTION]
    answer = ask(guesses, question, engine="store")
    assert not {"reported", "verified", "true"} & {word for row in answer.words() for word in row}
    columns = {column.name for column in question.columns}
    if not any("status" in name or name in ("stated", "reason") for name in columns):
        only_facts = {"Q19", "Q20", "Q24"}  # what is inferred has no place in these at all
        about_accounts = {"Q16"}
        assert question.id in only_facts | about_accounts | {"Q29"}
        assert question.id in about_accounts or not answer.rows


def with_inferred(record: Record, fields: tuple[str, ...]) -> Record:
    def changed(value: object, within: str = "") -> Any:  # noqa: ANN401 - plain data
        if isinstance(value, dict):
            doubt = {"status": "inferred", "reason": "a guess"} if within in fields else {}
            return {key: changed(one, key) for key, one in value.items()} | doubt
        if isinstance(value, (list, tuple)):
            return [changed(one, within) for one in value]
        return value

    return Record.model_validate(changed(record.model_dump()))


PARTED = [with_inferred(one, ("parties", "holder")) for one in COLLECTION]
PEOPLE = {agent.name for record in COLLECTION for agent in record.agents}


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_nobody_whose_part_is_inferred_is_named_without_saying_so(question: Question) -> None:
    if question.id in ("Q16", "Q20"):  # who stands behind an account; triples, each by itself
        return
    answer = ask(PARTED, question, engine="store")
    for row, said in zip(answer.rows, answer.words(), strict=True):
        named = {cell.name for cell in row if cell and cell.kind == "iri"}
        assert "inferred" in said or not PEOPLE & named, said


@pytest.mark.parametrize("engine", engines())
def test_a_way_that_is_refuted_counts_no_removes(engine: str) -> None:
    plain = FOUNDING.model_dump()
    translating = next(e for e in plain["accounts"][1]["events"] if e["kind"] == "translating")
    use = next(one for one in translating["used"] if one["thing"] == "copy")
    use["status"] = "refuted"
    record = Record.model_validate(plain)
    assert [row[2:] for row in ask([record], "Q04", engine=engine).words()] == [("2", "true")]


def test_the_original_and_the_copy_of_the_founding_record() -> None:
    (original,) = founding("Q01")
    assert original["holder"] == "Archive of Foreign Policy, Russian Federation"
    assert (original["place"], original["status"]) == ("Moscow", "reported")
    (copy,) = founding("Q02")
    assert (copy["holder"], copy["place"]) == ("National Security Archive", "Washington, D.C.")


def test_the_founding_record_passed_through_three_hands_whose_givers_are_inferred() -> None:
    note = [row for row in founding("Q05") if row["account"].startswith("account 1")]
    assert [row["recipient"] for row in note] == [
        "NHK",
        "Cold War International History Project",
        "National Security Archive",
    ]
    assert {row["giver_status"] for row in note} == {"inferred"}
    assert [row["other_giver"] for row in note] == [
        "the Russian side",
        "Philip Brenner",
        "Philip Brenner",
    ]
    assert [row["status"] for row in note] == ["reported", "reported", "inferred"]


def test_the_carrier_from_which_the_founding_record_was_translated_is_inferred() -> None:
    worked_on = {row["worked_on"]: row["worked_on_status"] for row in founding("Q10")}
    assert worked_on["the copy"] == "inferred"
    assert len(worked_on) == 2
    assert {row["translator"] for row in founding("Q10")} == {"John Henriksen"}
    removes = {row["beginning"][:8]: (row["removes"], row["stated"]) for row in founding("Q04")}
    assert removes == {"the item": ("3", "false"), "Telegram": ("2", "true")}


def test_a_document_of_which_a_copy_is_told_apart_does_not_hang_on_one_copy() -> None:
    alone = {row.words() for row in [ask(COLLECTION, "Q13", engine="store")]}
    (rows,) = alone
    assert not [row for row in rows if FOUNDING.id in row[0]]


def test_the_one_who_received_a_part_is_taken_to_hold_it() -> None:
    lacking = [row["item"] for row in founding("Q18") if FOUNDING.id in row["record"]]
    assert lacking == ["the copy given to CWIHP"]


def conflicting(kind: str) -> Record:
    def account(number: str, agent: str, day: str) -> dict[str, Any]:
        claims: dict[str, list[dict[str, Any]]] = {
            "author": [
                {"id": "s", "about": "text", "property": "author", "value": agent, "agent": agent}
            ],
            "date": [
                {
                    "id": "s",
                    "about": "text",
                    "property": "date",
                    "value": day,
                    "date": {"edtf": day},
                }
            ],
            "holder": [
                {
                    "id": "h",
                    "holder": {"role": "holder", "agent": agent},
                    "instantiation": "copy",
                }
            ],
            "translator": [
                {
                    "id": "e",
                    "kind": "translating",
                    "made": ["translation"],
                    "parties": [{"role": "translator", "agent": agent}],
                }
            ],
        }
        field = {"author": "statements", "date": "statements", "holder": "holdings"}
        return {
            "id": number,
            "kind": "citation",
            "source": {},
            field.get(kind, "events"): claims[kind],
        }

    return Record.model_validate(
        {
            "id": "r",
            "derived": [{"id": "translation", "kind": "translation"}],
            "instantiations": [{"id": "copy"}],
            "agents": [{"id": one, "kind": "person", "name": one} for one in ("anna", "boris")],
            "accounts": [account("1", "anna", "1962-10"), account("2", "boris", "1962-11")],
        }
    )


@pytest.mark.parametrize("engine", engines())
@pytest.mark.parametrize("kind", ["author", "date", "holder", "translator"])
def test_a_conflict_that_merging_finds_the_question_finds_too(kind: str, engine: str) -> None:
    record = conflicting(kind)
    assert len(record.custody.conflicts) == 1
    (row,) = ask([record], "Q29", engine=engine).words()
    assert row[3:] in (
        ("account 1 (citation)", "anna", "account 2 (citation)", "boris"),
        ("account 1 (citation)", "1962-10", "account 2 (citation)", "1962-11"),
    )


def received(number: str, taker: str) -> dict[str, Any]:
    parties = [{"role": "giver", "agent": "anna"}, {"role": "recipient", "agent": taker}]
    event = {"id": "e", "kind": "hand-over", "moved": ["copy"], "parties": parties}
    return {"id": number, "kind": "citation", "source": {}, "events": [event]}


@pytest.mark.parametrize("engine", engines())
def test_two_recipients_of_one_item_are_found(engine: str) -> None:
    plain = conflicting("author").model_dump()
    agents = [*plain["agents"], {"id": "clara", "kind": "person", "name": "clara"}]
    told = {"agents": agents, "accounts": [received("1", "boris"), received("2", "clara")]}
    record = Record.model_validate(plain | told)
    (row,) = ask([record], "Q17", engine=engine).words()
    assert (row[4], row[6]) == ("boris", "clara")


def test_a_search_is_answered() -> None:
    plain = conflicting("author").model_dump()
    search = {
        "id": "e",
        "kind": "search",
        "parties": [{"role": "searcher", "agent": "anna"}],
        "used": [{"thing": "copy"}],
        "place": "Moscow",
        "date": {"edtf": "1996"},
    }
    account = {"id": "1", "kind": "citation", "source": {}, "events": [search]}
    record = Record.model_validate(plain | {"accounts": [account]})
    (row,) = ask([record], "Q30", engine="store").words()
    assert row[1:6] == ("the copy", "anna", "Moscow", "1996", "reported")
    ways = {row[0] for row in ask([record], "Q31", engine="store").words()}
    assert ways == {"searched for and not found"}


def test_an_agent_is_found_by_its_abbreviation_and_a_misspelt_one_is_met_with_a_hint() -> None:
    by_name = ask(COLLECTION, "Q11", agent="AVP RF", engine="store")
    by_id = ask(COLLECTION, "Q11", agent="avp-rf", engine="store")
    assert by_name == by_id
    assert by_name.rows
    with pytest.raises(UnknownRecord, match="John Henriksen"):
        ask(COLLECTION, "Q12", agent="Jon Henriksen")


def test_the_only_record_is_the_one_that_is_asked_about() -> None:
    (record,) = [one for one in COLLECTION if one.id == "jelen-1962-10-31"]
    assert ask([record], "Q16", engine="store").rows
    with pytest.raises(UnknownRecord, match="dobrynin"):
        ask(COLLECTION, "Q16", record="dobrinin-1962-10-30")


def test_who_does_not_say_about_what_is_told_what_there_is() -> None:
    others = [one for one in COLLECTION if one.id.startswith("frus")]
    with pytest.raises(NothingAskedAbout, match=r"asks about one record; .* frus1948"):
        ask(others, "Q16")
    with pytest.raises(NothingAskedAbout, match="asks about one agent"):
        ask(others, "Q11")


def test_what_is_not_there_is_an_error() -> None:
    with pytest.raises(UnknownQuestion, match="Q01"):
        ask(COLLECTION, "Q99")
    with pytest.raises(UnknownFormat, match="rdflib, store"):
        ask(COLLECTION, "Q01", engine="oracle")


def test_every_term_of_ours_that_a_query_names_is_defined() -> None:
    text = (folder("vocab") / "ontology.ttl").read_text(encoding="utf-8")
    concepts = {iri_of(term) for scheme in SCHEMES for term in words(scheme)}
    known = {one.removeprefix(COC.iri) for one in concepts} | set(re.findall(r"coc:(\S+)", text))
    named = {term for one in QUESTIONS for term in re.findall(r"coc:([\w-]+)", one.query)}
    assert named
    assert not named - known


def test_rows_are_frozen_and_carry_names_beside_iris() -> None:
    answer: Answer = ask([FOUNDING], "Q01", engine="store")
    cell = answer.rows[0][1]
    assert cell is not None
    assert cell.value == "https://w3id.org/custody-chain/id/agent/avp-rf"
    assert cell.name == "Archive of Foreign Policy, Russian Federation"
    with pytest.raises(ValueError, match="frozen"):
        cell.name = "another"  # type: ignore[misc]  # that is the point


def test_a_broken_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions" / "Q01.yaml").write_text("id: Q01\n", encoding="utf-8")
    monkeypatch.setattr(questionnaire, "folder", lambda _name: tmp_path)
    questionnaire.questions.cache_clear()
    try:
        with pytest.raises(VocabularyError, match=r"Q01\.yaml"):
            questions()
    finally:
        questionnaire.questions.cache_clear()
