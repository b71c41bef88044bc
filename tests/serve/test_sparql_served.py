"""The SPARQL protocol, asked for with the real curl, and read by the parsers of others."""

import asyncio
import csv
import io
import json
import os
import signal
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    parse_query_results,
)
from rdflib import Dataset
from serving import BASE, RECORD, Answer, all_ended, needs_curl, server, site

from provenance.publish.manifest import read_site
from provenance.questions.questionnaire import questions
from provenance.serve.preparing import fill
from provenance.serve.sparql import processes as under_test
from provenance.serve.sparql.examples import examples
from provenance.serve.sparql.processes import Bounds, Busy, Ended, Processes
from provenance.serve.sparql.talking import Asked

__all__ = ["all_ended"]

pytestmark = [
    pytest.mark.client,
    needs_curl,
    pytest.mark.filterwarnings("ignore:.*is deprecated, use Dataset:DeprecationWarning"),
]

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
TITLE = f"SELECT ?title WHERE {{ <{BASE}record/{RECORD}> dcterms:title|rico:title ?title }}"
KNOWS = f"ASK {{ <{BASE}record/{RECORD}> a rico:Record }}"
GRAPH = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{BASE}record/{RECORD}/meta> {{ ?s ?p ?o }} }}"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"

TABLES = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
    "application/rdf+xml": "xml",
}
WAYS = ["get", "form", "post"]


def ask(query: str, *options: str, way: str = "form") -> Answer:
    if way == "get":
        return server().curl(f"/sparql?{urlencode({'query': query})}", *options)
    if way == "form":
        return server().curl("/sparql", "--data-urlencode", f"query={query}", *options)
    plain = ("-H", "Content-Type: application/sparql-query", "--data-binary", query)
    return server().curl("/sparql", *plain, *options)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(("media_type", "form"), TABLES.items())
def test_tables(media_type: str, form: QueryResultsFormat, way: str) -> None:
    answer = ask(COUNT, "-H", f"Accept: {media_type}", way=way)
    assert (answer.status, answer.media_type) == (200, media_type)
    assert answer.headers["vary"] == "Accept"
    found = parse_query_results(answer.body, form)
    assert isinstance(found, QuerySolutions)
    assert [row[0].value for row in found] == [str(read_site(site()).triples)]


@pytest.mark.parametrize("way", WAYS)
def test_csv(way: str) -> None:
    answer = ask(TITLE, "-H", "Accept: text/csv", way=way)
    assert answer.media_type == "text/csv"
    header, first, *_ = csv.reader(io.StringIO(answer.text))
    assert header == ["title"]
    assert "Dobrynin" in first[0]


FORMULA = "SELECT ('=1+1' AS ?x) WHERE {}"


@pytest.mark.parametrize(("name", "kind"), [("csv", "csv"), ("tsv", "tab-separated-values")])
def test_tables_for_programs_have_values_as_they_are_and_no_browser_opens_them(
    name: str, kind: str
) -> None:
    """SPARQL 1.1 has no guard before a formula: to a program it would be another value."""
    answer = ask(FORMULA, "-H", f"Accept: text/{kind}")
    assert answer.text.splitlines()[1] == {"csv": "=1+1", "tsv": '"=1+1"'}[name]
    assert answer.headers["content-disposition"] == f'attachment; filename="answer.{name}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-disposition" not in ask(FORMULA).headers


def test_the_page_says_what_a_spreadsheet_does_with_a_table() -> None:
    assert "a spreadsheet calculates" in ask(FORMULA, "-H", "Accept: text/html").text
    assert "a spreadsheet calculates" not in ask(GRAPH, "-H", "Accept: text/html").text


@pytest.mark.parametrize(("media_type", "form"), list(TABLES.items())[:2])
def test_yes_and_no(media_type: str, form: QueryResultsFormat) -> None:
    for query, expected in ((KNOWS, True), (KNOWS.replace(RECORD, "no-such"), False)):
        found = parse_query_results(ask(query, "-H", f"Accept: {media_type}").body, form)
        assert isinstance(found, QueryBoolean)
        assert bool(found) is expected


@pytest.mark.parametrize("query", [GRAPH, f"DESCRIBE <{BASE}record/{RECORD}>"])
@pytest.mark.parametrize("way", WAYS)
def test_graphs(query: str, way: str) -> None:
    graphs = []
    for media_type, form in GRAPHS.items():
        answer = ask(query, "-H", f"Accept: {media_type}", way=way)
        assert (answer.status, answer.media_type) == (200, media_type)
        graphs.append(_read(answer.body, form))
    assert len(graphs[0]) > 10
    assert all(one == graphs[0] for one in graphs)


def test_without_a_wish() -> None:
    assert ask(COUNT).media_type == "application/sparql-results+json"
    assert ask(GRAPH).media_type == "text/turtle"


def test_the_graphs_of_the_protocol() -> None:
    one = quote(f"{BASE}record/{RECORD}/meta", safe="")
    count = f"query={quote(COUNT)}"
    accept = ("-H", "Accept: text/csv")
    whole = server().curl(f"/sparql?{count}", *accept).text
    part = server().curl(f"/sparql?{count}&default-graph-uri={one}", *accept).text
    named = f"query={quote('SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }')}"
    same = server().curl(f"/sparql?{named}&named-graph-uri={one}", *accept).text
    assert part == same != whole


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?s WHERE { ?s ?p", 400, "line 1"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1:1/> WHERE { ?s ?p ?o }", 400, "FROM"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 400, "line 1"),
        ("SELECT * WHERE { ?s ?p ?o } # " + "x" * 50_000, 413, "longer"),
        ("SELECT * WHERE { ?s ?p ?o }", 413, "LIMIT"),
        (RUNAWAY, 503, "longer"),
    ],
)
def test_what_is_not_answered_is_told_in_words(query: str, status: int, words: str) -> None:
    answer = ask(query)
    assert (answer.status, answer.media_type) == (status, "text/plain")
    assert words in answer.text


def test_what_changes_is_refused() -> None:
    update = "INSERT DATA { <a:a> <a:b> <a:c> }"
    plain = ("-H", "Content-Type: application/sparql-update", "--data-binary", update)
    assert server().curl("/sparql", *plain).status == 403
    assert server().curl("/sparql", "--data-urlencode", f"update={update}").status == 403
    assert server().curl("/sparql", "-X", "DELETE").status == 405


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("-d", "query=ASK{}&query=ASK{}"), 400),
        (("-d", "other=1"), 400),
        (("-d", "query=", "-H", "Accept: application/json"), 400),
        (("-d", "x", "-H", "Content-Type: text/plain"), 415),
        (("--data-binary", "ASK { \xff }", "-H", "Content-Type: application/sparql-query"), 400),
        (("-d", "query=ASK{}", "-H", "Accept: image/png"), 406),
    ],
)
def test_requests_that_are_none(options: tuple[str, ...], status: int, tmp_path: Path) -> None:
    if "\xff" in options[1]:
        (tmp_path / "query").write_bytes(options[1].encode("latin-1"))
        options = (options[0], f"@{tmp_path / 'query'}", *options[2:])
    assert server().curl("/sparql", *options).status == status


def test_a_form_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    """Be it for other fields than the query."""
    (tmp_path / "form").write_text(f"query=ASK{{}}&x={'x' * 700_000}")
    assert server().curl("/sparql", "--data-binary", f"@{tmp_path / 'form'}").status == 413


def test_the_server_goes_on_after_runaway_queries() -> None:
    for _ in range(2):
        assert ask(RUNAWAY).status == 503
    assert ask(COUNT, "-H", "Accept: text/csv").status == 200


def test_another_page_may_ask() -> None:
    answer = server().curl("/sparql", "-X", "OPTIONS", "-H", "Origin: https://example.org")
    assert answer.status == 204
    assert "POST" in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize(("media_type", "form"), GRAPHS.items())
def test_what_the_endpoint_says_of_itself(media_type: str, form: str) -> None:
    answer = server().curl("/sparql", "-H", f"Accept: {media_type}")
    assert answer.media_type == media_type
    endpoints = [o for _, p, o in _read(answer.body, form) if p.endswith("#endpoint")]
    assert endpoints == [f"{BASE}sparql"]


def _read(data: bytes, form: str) -> set[tuple[str, str, str]]:
    found = Dataset(default_union=True)
    found.parse(data=data, format=form)
    return {(str(s), str(p), str(o)) for s, p, o in found.triples((None, None, None))}


def test_comunica_joins_over_the_endpoint() -> None:
    node = os.environ.get("CUSTODY_NODE")
    if node is None:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    query = f"""
        PREFIX rico: <https://www.ica.org/standards/RiC/ontology#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?record ?title WHERE {{
          ?record a rico:Record ; dcterms:identifier "{RECORD}" ; rico:title ?title .
          OPTIONAL {{ ?record rico:noSuchProperty ?nothing }}
        }}"""
    comunica = Path(node) / "node_modules" / ".bin" / "comunica-sparql"
    source = f"sparql@{server().address}/sparql"
    command = [str(comunica), source, "-q", query, "-t", "application/sparql-results+json"]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    (row,) = found["results"]["bindings"]
    assert row["record"]["value"] == f"{BASE}record/{RECORD}"
    assert "Dobrynin" in row["title"]["value"]


class _Page(HTMLParser):
    """Links of a page, and the texts of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if tag == "a" and name == "href"]
        self._in_cell = self._in_cell or tag == "td"

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells.append(data)


def test_each_example_of_the_page_is_answered_as_a_table() -> None:
    page = _Page(server().curl("/sparql", "-H", "Accept: text/html").text)
    asking = [link for link in page.links if link.startswith("sparql?query=")]
    assert len(asking) == len(questions())
    for link in asking:
        answer = server().curl(f"/{link}", "-H", "Accept: text/html")
        assert (answer.status, answer.media_type) == (200, "text/html")
        assert "The answer" in answer.text


def test_the_page_leads_to_records_and_files() -> None:
    query = f"SELECT ?record WHERE {{ ?record a rico:Record ; dcterms:identifier '{RECORD}' }}"
    answer = ask(query, "-H", "Accept: text/html", way="get")
    page = _Page(answer.text)
    assert f"record/{RECORD}" in page.links
    assert page.cells[0].startswith("Telegram from Soviet Ambassador")
    files = [link for link in page.links if "format=csv" in link]
    assert server().curl(f"/{files[0]}", "-H", "Accept: text/html").media_type == "text/csv"


def test_words_on_the_page_are_words() -> None:
    query = "SELECT ('<script>alert(1)</script>' AS ?x) WHERE {}"
    answer = ask(query, "-H", "Accept: text/html")
    assert "<script>alert" not in answer.text
    assert _Page(answer.text).cells == ["<script>alert(1)</script>"]


@pytest.mark.parametrize("rest", ["javascript:alert(1)", "//example.net/", "", "?x", "a:b/c"])
def test_no_name_leads_from_the_page_to_a_script_or_another_site(rest: str) -> None:
    query = f"SELECT (IRI('{BASE}{rest}') AS ?x) WHERE {{}}"
    links = _Page(ask(query, "-H", "Accept: text/html").text).links
    assert f"./{rest}" in links
    assert rest not in links


def test_a_problem_is_told_on_the_page() -> None:
    answer = ask("SELECT", "-H", "Accept: text/html")
    assert (answer.status, answer.media_type) == (400, "text/html")
    assert 'role="alert"' in answer.text


def test_examples_of_a_site_with_another_base() -> None:
    asked = [one for one in examples(site(), BASE) if RECORD in one.query]
    assert asked
    assert all(f"<{BASE}record/{RECORD}" in one.query for one in asked)
    own = {graph for one in asked for graph in one.graphs}
    assert f"{BASE}record/{RECORD}/account/1" in own


def _asked(query: str) -> Asked:
    return Asked(query=query, table="csv", graph="ttl", largest=1000, rows=10)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("store") / "store"
    fill(folder, site())
    return folder


def _bounds(**other: float) -> Bounds:
    return Bounds(
        processes=1,
        waiting=int(other.get("waiting", 1)),
        seconds=other.get("seconds", 30),
        megabytes=int(other.get("megabytes", 4096)),
    )


def test_who_goes_away_leaves_no_query_behind(store: Path) -> None:
    async def run() -> bytes:
        processes = Processes(store, _bounds())
        await processes.start()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(processes.answer(_asked(RUNAWAY)), 0.2)
        _, body = await processes.answer(_asked(COUNT))
        await processes.end()
        return body

    assert asyncio.run(run()).decode().split() == ["n", str(read_site(site()).triples)]


def test_who_asks_and_goes_away_costs_no_process(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To start one takes far longer than most queries."""
    monkeypatch.setattr(under_test, "_LEFT", 10)
    start = asyncio.create_subprocess_exec
    started: list[int] = []

    async def counted(*command: Any, **how: Any) -> Any:  # noqa: ANN401 - of the library
        process = await start(*command, **how)
        started.append(process.pid)
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", counted)

    async def run() -> None:
        processes = Processes(store, _bounds())
        await processes.start()
        for _ in range(3):
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(processes.answer(_asked(COUNT)), 0.001)
            await processes.answer(_asked(COUNT))
        await processes.end()

    asyncio.run(run())
    assert len(started) == 1


def test_a_process_ends_itself_whether_or_not_a_server_is_there(store: Path) -> None:
    command = [sys.executable, "-m", "provenance.serve.sparql.process", str(store), "4096", "0.2"]
    line = f"{_asked(RUNAWAY).model_dump_json()}\n".encode()
    done = subprocess.run(command, input=line, capture_output=True, timeout=10, check=False)
    assert done.returncode == -signal.SIGALRM


def test_a_process_that_does_not_end_itself_is_ended(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is stopped hears no alarm."""
    monkeypatch.setattr(under_test, "_GRACE", 0.1)

    async def run() -> Ended:
        processes = Processes(store, _bounds(seconds=0.2))
        await processes.start()
        (lent,) = processes._all
        os.kill((await lent.start()).pid, signal.SIGSTOP)
        with pytest.raises(Ended) as caught:
            await asyncio.wait_for(processes.answer(_asked(COUNT)), 10)
        await processes.end()
        return caught.value

    assert not asyncio.run(run()).in_time


def test_more_than_may_wait_are_turned_away(store: Path) -> None:
    async def run() -> list[BaseException | object]:
        processes = Processes(store, _bounds(seconds=0.5))
        await processes.start()
        asking = (processes.answer(_asked(RUNAWAY)) for _ in range(3))
        found = await asyncio.gather(*asking, return_exceptions=True)
        await processes.end()
        return list(found)

    kinds = [type(one) for one in asyncio.run(run())]
    assert kinds.count(Ended) >= 1
    assert kinds.count(Busy) >= 1


def test_a_query_that_eats_memory_is_ended(store: Path) -> None:
    eating = "SELECT ?a ?d WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f ?b"

    async def run() -> Ended:
        processes = Processes(store, _bounds(megabytes=700))
        await processes.start()
        with pytest.raises(Ended) as caught:
            await processes.answer(_asked(eating))
        assert (await processes.answer(_asked(COUNT)))[0].outcome == "answered"
        await processes.end()
        return caught.value

    assert asyncio.run(run()).in_time


def test_a_process_that_cannot_be_started_is_not_lost(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_arguments: object, **_options: object) -> None:
        raise BlockingIOError

    async def run() -> str:
        processes = Processes(store, _bounds(seconds=5))
        await processes.start()
        with monkeypatch.context() as patched:
            patched.setattr(asyncio, "create_subprocess_exec", fails)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(processes.answer(_asked(RUNAWAY)), 0.1)
            await asyncio.sleep(0)
        told, _ = await processes.answer(_asked(COUNT))
        await processes.end()
        return told.outcome

    assert asyncio.run(run()) == "answered"
