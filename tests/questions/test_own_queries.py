"""Queries of one's own: what is let in, what is refused, and the command."""

import csv
import io
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.cli import cli
from provenance.errors import MissingExtra, QueryRefused
from provenance.questions.admitting import LONGEST, admit
from provenance.questions.answer import Answer, Cell
from provenance.questions.asking import ask_own
from provenance.questions.engine import engines
from provenance.questions.questionnaire import questions
from provenance.questions.showing import as_csv, as_json, as_table
from provenance.records.load import load
from provenance.resources.folders import folder

FOUNDING = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")
FILE = str(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")

# rdflib 7.6 warns of its own use of these
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

REFUSED = {
    "service": "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "silent": "SELECT * WHERE { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "by-variable": "SELECT * WHERE { ?x ?y ?z . SERVICE ?z { ?s ?p ?o } }",
    "escaped": "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "behind-a-carriage-return": "SELECT * { # \r SERVICE <urn:x> { ?s ?p ?o }\n }",
    "behind-an-escaped-mark": 'SELECT * { BIND("\\u00000022 AS ?x) #" AS ?x) '
    "SERVICE <urn:x> { ?s ?p ?o }\n }",
    "escaped-twice": "SELECT * { BIND('\\u005Cu0041' AS ?x) }",
    "no-character": "SELECT * { BIND('\\UFFFFFFFF' AS ?x) }",
    "in-exists": "ASK { ?a ?b ?c FILTER NOT EXISTS { SERVICE <urn:x> { ?s ?p ?o } } }",
    "in-subquery": "SELECT * { { SELECT ?s { SERVICE <urn:x> { ?s ?p ?o } } } }",
    "in-bind": "SELECT * { BIND(EXISTS { SERVICE <urn:x> { ?s ?p ?o } } AS ?x) }",
    "in-having": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s "
    "HAVING (EXISTS { SERVICE <urn:x> { ?s ?p ?o } })",
    "from": "SELECT * FROM <http://127.0.0.1:9/> WHERE { ?s ?p ?o }",
    "from-named": "SELECT * FROM NAMED <file:///etc/passwd> WHERE { GRAPH ?g { ?s ?p ?o } }",
    "insert": "INSERT DATA { <urn:s> <urn:p> <urn:o> }",
    "delete": "DELETE WHERE { ?s ?p ?o }",
    "load": "LOAD <http://127.0.0.1:9/>",
    "clear": "CLEAR ALL",
    "two": "SELECT * WHERE { ?s ?p ?o } ; CLEAR ALL",
    "describe": "DESCRIBE <https://w3id.org/custody-chain/id/agent/nhk>",
    "nonsense": "who was it?",
    "empty": "",
    "deep": "SELECT * WHERE " + "{" * 5_000 + "}" * 5_000,
    "long": "ASK {} #" + "x" * LONGEST,
}


@pytest.mark.parametrize("query", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("engine", engines())
def test_what_does_more_than_read_what_is_here_is_refused(
    query: str, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_: object) -> None:
        raise AssertionError("the query was run")

    monkeypatch.setattr(import_module(f"provenance.questions.engines.{engine}"), "answered", run)
    with pytest.raises(QueryRefused):
        ask_own([FOUNDING], query, engine=engine)


@pytest.mark.parametrize("engine", engines())
def test_a_prefix_that_nobody_declared_is_refused(engine: str) -> None:
    with pytest.raises(QueryRefused):
        ask_own([], "SELECT * WHERE { ?s nobody:knows ?o }", engine=engine)


@pytest.mark.parametrize("engine", engines())
def test_select_ask_and_construct_are_answered(engine: str) -> None:
    select = "SELECT ?n ?s { ?s a coc:HandOver ; schema:position ?n } ORDER BY DESC(?s)"
    rows = ask_own([FOUNDING], select, engine=engine).rows
    subjects = [row[1].value for row in rows if row[1]]
    assert len(subjects) == 6
    assert subjects == sorted(subjects, reverse=True)
    yes = ask_own([FOUNDING], "ASK { ?s a coc:Copying }", engine=engine)
    assert (yes.columns, yes.words()) == (("answer",), (("true",),))
    made = ask_own([FOUNDING], "CONSTRUCT { ?a <urn:p> ?a } { ?a a coc:Account }", engine=engine)
    assert made.columns == ("subject", "predicate", "object")
    assert len(made) == 3


def test_both_engines_answer_one_s_own_query_alike() -> None:
    query = "SELECT ?s ?o { ?s coc:reason ?o } # a remark: SERVICE <urn:x>"
    found = [ask_own([FOUNDING], query, engine=engine) for engine in engines()]
    assert found[0] == found[1]
    assert found[0].rows


@pytest.mark.parametrize("engine", engines())
def test_an_escaped_character_is_that_character(engine: str) -> None:
    query = "SELECT ?x { BIND('\\u0414\\U0000043e' AS ?x) } # a remark\r"
    assert ask_own([], query, engine=engine).words() == (("До",),)


@pytest.mark.parametrize("engine", engines())
def test_a_row_without_any_value_is_a_row(engine: str) -> None:
    assert ask_own([], "SELECT (1/0 AS ?x) { }", engine=engine).rows == ((None,),)


@pytest.mark.parametrize("engine", engines())
def test_of_nothing_there_are_no_groups(engine: str) -> None:
    query = "SELECT ?s (COUNT(?o) AS ?n) { ?s a coc:NoSuchClass ; coc:none ?o } GROUP BY ?s"
    assert ask_own([FOUNDING], query, engine=engine).rows == ()


def test_a_fault_is_told_at_its_line_in_the_file() -> None:
    with pytest.raises(QueryRefused, match="line 2, column 4"):
        ask_own([], "SELECT * {\n  }}")


def test_words_that_only_look_like_service_are_let_in() -> None:
    assert admit('SELECT * { ?service ?from "SERVICE <urn:x> { }" }').kind == "select"


def test_a_table_keeps_each_row_on_a_line_and_csv_runs_no_formula() -> None:
    evil = Cell(kind="literal", value='=HYPERLINK("http://x")\nand more')
    number = Cell(kind="literal", value="-12")
    iri = Cell(kind="iri", value="urn:x", name="+name")
    answer = Answer(columns=("a", "b", "c"), rows=((evil, number, iri), (None, None, None)))
    assert len(as_table(answer).split("\n")) == 4
    rows = list(csv.reader(io.StringIO(as_csv(answer))))
    assert rows[0] == ["a", "b", "c", "c_iri"]
    assert rows[1] == ["'" + evil.value, "-12", "'+name", "urn:x"]
    assert rows[2] == [""] * 4
    plain = json.loads(as_json(answer))
    assert plain["rows"][1] == {"a": None, "b": None, "c": None}
    assert plain["rows"][0]["c"] == {"kind": "iri", "value": "urn:x", "name": "+name"}


def test_without_its_extra_the_store_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("provenance.questions.engines.store", "provenance.rdf.store"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    with pytest.raises(MissingExtra, match=r"custody-chain\[store\]"):
        ask_own([FOUNDING], "ASK { ?s ?p ?o }", engine="store")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["ask", *arguments], catch_exceptions=False)


def test_without_a_question_the_command_lists_them() -> None:
    out = run(FILE).output
    assert all(one.question in out for one in questions())
    assert "--record dobrynin-1962-10-30" in out


def test_the_command_answers_a_question_in_every_format() -> None:
    table = run(FILE, "q05", "--engine", "store")
    assert table.exit_code == 0
    assert "Philip Brenner" in table.output
    assert json.loads(run(FILE, "Q05", "--json").output)["question"] == "Q05"
    assert "giver_iri" in run(FILE, "Q05", "--format", "csv").output


def test_an_empty_answer_is_exit_status_1() -> None:
    assert run(FILE, "Q30", "--engine", "store").exit_code == 1


def test_the_command_asks_one_s_own_query(tmp_path: Path) -> None:
    query = tmp_path / "own.rq"
    query.write_text("SELECT ?label { ?x rdfs:label ?label }", encoding="utf-8")
    into = tmp_path / "answer.csv"
    assert run(FILE, "--query", str(query), "--format", "csv", "--into", str(into)).exit_code == 0
    assert "NHK" in into.read_text(encoding="utf-8")


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from provenance.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, "ask", *arguments], capture_output=True, text=True, check=False
    )


def test_a_regular_expression_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    query = tmp_path / "slow.rq"
    query.write_text(f'ASK {{ FILTER(regex("{"a" * 40}!", "^(a+)+$")) }}', encoding="utf-8")
    done = process(FILE, "--query", str(query), "--timeout", "2")
    assert done.returncode == 2
    assert "given up" in done.stderr


@pytest.mark.parametrize("engine", engines())
def test_a_query_that_takes_too_long_is_given_up(tmp_path: Path, engine: str) -> None:
    query = tmp_path / "slow.rq"
    triples = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6))
    query.write_text(f"SELECT (COUNT(*) AS ?n) {{ {triples} }}", encoding="utf-8")
    done = process(FILE, "--query", str(query), "--engine", engine, "--timeout", "2")
    assert done.returncode == 2
    assert "given up" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("Q77",),
        ("Q16", "--record", "nobody"),
        ("Q11", "--agent", "nobody"),
        ("--query", "no.rq"),
        ("--query", "."),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_status_2(arguments: tuple[str, ...]) -> None:
    done = process(FILE, *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
