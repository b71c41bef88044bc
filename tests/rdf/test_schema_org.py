"""Documents of schema.org: terms that exist, where they may stand, and nothing but facts."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from made_up.records import records

from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.rdf.schema_org.documents import documents
from provenance.rdf.schema_org.values import exact, spoken
from provenance.records.load import load, load_all
from provenance.resources.folders import folder

Plain = dict[str, Any]
BASE = "https://example.org/id/"
FILE = Path(__file__).parents[3] / "shared" / "suites" / "ontologies" / "schemaorg30all.ttl"
SCHEMA = rdflib.Namespace("https://schema.org/")
needs_schema = pytest.mark.skipif(not FILE.is_file(), reason="schema.org's own file is not here")
generously = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
FOUNDING = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")
NAME = "dobrynin-1962-10-30"


@cache
def schema() -> rdflib.Graph:
    return rdflib.Graph().parse(FILE, format="turtle")


@cache
def wider(sort: str) -> frozenset[rdflib.term.Node | None]:
    """A class and all above it."""
    return frozenset(schema().transitive_objects(SCHEMA[sort], rdflib.RDFS.subClassOf))


@cache
def domain(name: str) -> frozenset[rdflib.term.Node]:
    return frozenset(schema().objects(SCHEMA[name], SCHEMA.domainIncludes))


def nodes(value: object) -> Iterator[Plain]:
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from nodes(one)
    if isinstance(value, list):
        for one in value:
            yield from nodes(one)


def misplaced(record: Record) -> set[str]:
    """The terms that do not exist, or stand at a thing at which they may not stand."""
    found = set()
    for node in nodes(list(documents(record, BASE))):
        sorts = node.get("@type", [])
        sorts = [sorts] if isinstance(sorts, str) else sorts
        found |= {one for one in sorts if (SCHEMA[one], None, None) not in schema()}
        above = frozenset().union(*map(wider, sorts))
        names = [one for one in node if not one.startswith("@")]
        found |= {f"{one} at {sorts}" for one in names if not domain(one) & above}
    return found


@needs_schema
@pytest.mark.parametrize("record", tuple(load_all(folder("records"))), ids=lambda one: one.id)
def test_every_term_exists_and_may_stand_there(record: Record) -> None:
    assert misplaced(record) == set()


@needs_schema
@given(record=records())
@generously
def test_the_same_of_whatever_the_model_allows(record: Record) -> None:
    assert misplaced(record) == set()


@given(record=records())
@generously
def test_documents_have_an_iri_each_and_are_always_the_same(record: Record) -> None:
    written = list(documents(record, BASE))
    ids = [str(one["@id"]) for one in written]
    assert len(set(ids)) == len(ids)
    assert ids[0] == f"{BASE}record/{record.id}"
    assert all(one.startswith(BASE) for one in ids)
    assert json.dumps(written) == json.dumps(list(documents(record, BASE)))


def by_id(ending: str, record: Record = FOUNDING) -> Plain:
    return next(one for one in documents(record, BASE) if str(one["@id"]).endswith(ending))


def test_the_text_says_what_a_search_engine_asks_for() -> None:
    text = by_id(NAME)
    assert text["@type"] == ["ArchiveComponent", "Message"]
    assert text["author"]["name"] == "A.F. Dobrynin"
    assert text["recipient"]["name"] == "USSR Foreign Ministry"
    assert text["dateCreated"] == "1962-10-30"
    assert text["holdingArchive"]["@type"] == "ArchiveOrganization"
    assert text["holdingArchive"]["@id"] == f"{BASE}agent/avp-rf"
    assert text["itemLocation"] == "Moscow"
    assert text["creditText"].startswith("[Source: Archive of Foreign Policy")


def test_a_copy_is_based_on_the_original_and_held_elsewhere() -> None:
    [copy] = [one for one in by_id(NAME)["workExample"] if one["@id"].endswith(".thing.copy")]
    assert copy["isBasedOn"]["@id"].endswith(".thing.original")
    assert "holdingArchive" not in copy  # which of the two copies is there, another account says
    [given] = [one for one in by_id(NAME)["workExample"] if one["@id"].endswith(".copy-nsarchive")]
    assert given["holdingArchive"]["name"] == "National Security Archive"


def test_a_translation_names_its_work_and_its_translator() -> None:
    translation = by_id(".thing.translation")
    assert translation["translationOfWork"]["@id"] == f"{BASE}record/{NAME}"
    assert translation["translator"]["name"] == "John Henriksen"
    assert "isBasedOn" not in translation  # that it was made from the copy is inferred
    edition = by_id(".thing.edition")
    assert edition["isBasedOn"]["@id"].endswith(".thing.translation")
    assert edition["isPartOf"]["name"] == "CWIHP Bulletin 8–9"
    assert "publisher" not in edition  # that too is inferred


def test_who_received_acts_and_who_gave_is_named_only_where_a_source_does() -> None:
    received = by_id(".step.1.e2")
    assert received["@type"] == ["ReceiveAction"]
    assert received["agent"]["name"] == "NHK"
    assert "sender" not in received


def test_an_inferred_hand_over_is_no_act() -> None:
    assert not [one for one in documents(FOUNDING, BASE) if str(one["@id"]).endswith(".step.1.e4")]


@pytest.mark.parametrize("status", ["inferred", "disputed", "refuted"])
def test_what_is_doubtful_stands_nowhere(status: str) -> None:
    holder = {"role": "holder", "agent": "a"}
    parties = [{"role": "recipient", "agent": "a"}, {"role": "giver", "agent": "a"}]
    record = Record.model_validate(
        {
            "id": "r",
            "derived": [{"id": "translation", "kind": "translation"}],
            "instantiations": [{"id": "copy"}],
            "agents": [{"id": "a", "kind": "corporate-body", "name": "Nobody"}],
            "accounts": [
                {
                    "id": "1",
                    "kind": "description",
                    "source": {},
                    "statements": [
                        {"id": f"s{n}", "about": "text", "property": said, "value": "Nobody",
                         "agent": "a" if said in ("author", "addressee") else None,
                         "status": status}
                        for n, said in enumerate(("title", "author", "addressee", "language"))
                    ],
                    "events": [
                        {"id": "e1", "kind": "hand-over", "moved": ["copy"], "parties": parties,
                         "status": status},
                        {"id": "e2", "kind": "translating", "made": ["translation"],
                         "parties": [{"role": "translator", "agent": "a", "status": status}]},
                    ],
                    "holdings": [{"id": "h1", "holder": holder, "instantiation": "copy",
                                  "status": status}],
                }
            ],
        }
    )  # fmt: skip
    assert "Nobody" not in json.dumps(list(documents(record, BASE)))


@pytest.mark.parametrize(
    ("edtf", "iso", "interval"),
    [
        ("1962-10-30", "1962-10-30", None),
        ("1962-10", "1962-10", None),
        ("1962", "1962", None),
        ("1962?", None, "1962-01-01/1962-12-31"),
        ("1991/1992", None, "1991-01-01/1992-12-31"),
        ("../1962-11-05", None, "../1962-11-05"),
        ("1962-10-2X", None, "1962-10-20/1962-10-29"),
    ],
)
def test_a_date_is_exact_or_an_interval(edtf: str, iso: str | None, interval: str | None) -> None:
    date = ArchivalDate(edtf=edtf, printed="as printed")
    assert exact(date) == iso
    assert spoken(date) == ["as printed", *([interval] if interval else [])]


def test_a_season_is_no_month_of_iso_8601() -> None:
    assert exact(ArchivalDate(edtf="1962-21")) is None
    assert exact(ArchivalDate(absent="date-not-stated", printed="n.d.")) is None
    assert spoken(ArchivalDate(absent="date-not-stated", printed="n.d.")) == []
