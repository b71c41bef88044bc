"""What a process does with one query."""

from pathlib import Path

import pytest
from pyoxigraph import Store
from serving import BASE, RECORD, site

from provenance.errors import PublishError
from provenance.serve.preparing import fill, prepare
from provenance.serve.settings import Settings
from provenance.serve.sparql.running import answered
from provenance.serve.sparql.talking import Asked, Rows

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
KIND = f"SELECT ?kind ?n WHERE {{ <{BASE}record/{RECORD}> a ?kind OPTIONAL {{ ?kind ?n 1 }} }}"
TRIPLES = f"CONSTRUCT {{ ?s ?p [] }} WHERE {{ VALUES ?s {{ <{BASE}agent/nhk> }} ?s ?p ?o }}"
SPOKEN = "SELECT ('cześć'@pl AS ?words) WHERE {}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("kept") / "store"
    fill(folder, site())
    return Store.read_only(str(folder))


def asked(query: str, writer: str | None, largest: int = 10_000, rows: int = 10) -> Asked:
    return Asked(query=query, table=writer, graph=writer, largest=largest, rows=rows)


def test_rows_for_a_page(store: Store) -> None:
    told, body = answered(store, asked(KIND, "html", rows=1))
    rows = Rows.model_validate_json(body)
    assert (told.outcome, told.kind, rows.columns, rows.more) == (
        "answered", "table", ("kind", "n"), True,
    )  # fmt: skip
    ((kind, nothing),) = rows.rows
    assert nothing is None
    assert kind is not None
    assert kind[0] == "iri"


def test_names_and_languages_for_a_page(store: Store) -> None:
    _, body = answered(store, asked(TRIPLES, "html", rows=1))
    rows = Rows.model_validate_json(body)
    ((subject, _, node),) = rows.rows
    assert rows.columns == ("subject", "predicate", "object")
    assert subject == ("iri", f"{BASE}agent/nhk", "NHK")
    assert node is not None
    assert node[0] == "blank"
    _, body = answered(store, asked(SPOKEN, "html"))
    assert Rows.model_validate_json(body).rows == ((("literal", "cześć", "pl"),),)


@pytest.mark.parametrize(
    ("query", "writer", "outcome"),
    [
        (COUNT, "csv", "answered"),
        ("ASK {}", "json", "answered"),
        ("ASK {}", "html", "answered"),
        (TRIPLES, "nt", "answered"),
        (COUNT, None, "unacceptable"),
        ("SELECT * WHERE { ?s ?p ?o }", "xml", "too-large"),
        ("SELECT * WHERE { SERVICE <a:a> { ?s ?p ?o } }", "json", "refused"),
        ("SELECT (COUNT(*) AS ?s) WHERE { ?s ?p ?o } GROUP BY ?s", "json", "refused"),
    ],
)
def test_how_it_goes(store: Store, query: str, writer: str | None, outcome: str) -> None:
    told, body = answered(store, asked(query, writer))
    assert told.outcome == outcome
    assert told.length == len(body)
    assert bool(told.problem) == (outcome not in ("answered", "unacceptable"))


def test_a_kept_store_is_filled_once(tmp_path: Path) -> None:
    settings = Settings(store=str(tmp_path / "kept"))
    first = prepare([str(site())], settings, tmp_path, lambda _: [])
    before = [one.stat().st_mtime_ns for one in sorted(Path(first.store).iterdir())]
    again = prepare([str(site())], settings, tmp_path, lambda _: [])
    assert again.store == first.store
    assert [one.stat().st_mtime_ns for one in sorted(Path(again.store).iterdir())] == before


@pytest.mark.parametrize("dump", [None, b"<a:a> <a:b> .\n"])
def test_a_site_that_cannot_be_asked(dump: bytes | None, tmp_path: Path) -> None:
    (tmp_path / "dumps").mkdir()
    if dump is not None:
        (tmp_path / "dumps" / "records.nq").write_bytes(dump)
    with pytest.raises(PublishError, match="dump"):
        fill(tmp_path / "store", tmp_path)
    assert not (tmp_path / "store").exists()


def test_a_page_shows_no_more_than_there_is_room_for(store: Store) -> None:
    long = "SELECT ('" + "x" * 3_000 + "' AS ?words) WHERE { ?s ?p ?o }"
    told, body = answered(store, asked(long, "html", largest=10_000))
    rows = Rows.model_validate_json(body)
    assert (told.outcome, len(rows.rows), rows.more) == ("answered", 3, True)


def test_a_row_for_which_a_page_has_no_room_is_told(store: Store) -> None:
    wide = "SELECT " + " ".join(f"(1 AS ?v{n})" for n in range(200)) + " WHERE {}"
    assert answered(store, asked(wide, "html"))[0].outcome == "too-large"
