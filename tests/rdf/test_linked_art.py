"""Documents of Linked Art: valid, of known terms, and without a doubtful fact."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import rdflib
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, given, settings
from made_up.records import records
from referencing import Registry, Resource

from provenance.model.record import Record
from provenance.rdf.linked_art.documents import documents
from provenance.rdf.linked_art.view import View
from provenance.rdf.linked_art.vocabulary import kind, language
from provenance.records.load import load, load_all
from provenance.resources.folders import folder
from provenance.resources.yaml import read_yaml_file

Plain = dict[str, Any]
BASE = "https://example.org/id/"
SUITES = Path(__file__).parents[3] / "shared" / "suites"
SCHEMAS = SUITES / "linkedart-schema"
CONTEXT = SUITES / "ontologies" / "linked-art-context.json"
FILES = {
    "LinguisticObject": "text",
    "HumanMadeObject": "object",
    "DigitalObject": "digital",
    "Person": "person",
    "Group": "group",
}
needs_suites = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the suites of others are not here")
generously = settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
END = "end_of_the_end"
PAGE = Path(__file__).parents[2] / "docs" / "linked-art.md"
FOUNDING = folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml"


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """The validator of one endpoint; its schemas refer to one another by their addresses."""
    known = [json.loads(file.read_text(encoding="utf-8")) for file in SCHEMAS.glob("*.json")]
    resources = ((one["$id"], Resource.from_contents(one)) for one in known)
    registry: Registry[Any] = Registry().with_resources(resources)
    whole = next(one for one in known if one["$id"].endswith(f"/{name}.json"))
    return jsonschema.Draft202012Validator(whole, registry=registry)


def schema_of(document: Plain) -> str:
    """The endpoint to which a document belongs."""
    if document["type"] != "Activity":
        return FILES[document["type"]]
    return (
        "provenance"
        if kind("provenance-activity") in document.get("classified_as", ())
        else "event"
    )


def faults(record: Record) -> list[str]:
    """What the schemas find wrong."""
    return [
        f"{one['id']}: {error.json_path}: {error.message[:200]}"
        for one in documents(record, BASE)
        for error in validator(schema_of(dict(one))).iter_errors(one)
    ]


def parsed(record: Record) -> rdflib.Graph:
    """The triples of a record's documents; the context is the one that lies here."""
    context = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    whole = [{**one, "@context": context} for one in documents(record, BASE)]
    graph = rdflib.Graph()
    for one in whole:
        graph.parse(data=json.dumps(one), format="json-ld")
    return graph


def by_id(record: Record, ending: str) -> Plain:
    """The document whose IRI ends so."""
    return next(dict(one) for one in documents(record, BASE) if str(one["id"]).endswith(ending))


def walk(value: object) -> Iterator[Plain]:
    """Every object in a document."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from walk(one)
    if isinstance(value, list):
        for one in value:
            yield from walk(one)


def named_as(document: Plain) -> list[Plain]:
    """As what a document is named."""
    names = [one for one in document["identified_by"] if one["type"] == "Name"]
    return [sort for one in names for sort in one["classified_as"]]


def without_doubt(value: object) -> object:
    """A document without what it says may be so."""
    if isinstance(value, dict):
        return {key: without_doubt(one) for key, one in value.items() if key != "attributed_by"}
    return [without_doubt(one) for one in value] if isinstance(value, list) else value


@needs_suites
@pytest.mark.parametrize("record", tuple(load_all(folder("records"))), ids=lambda record: record.id)
def test_every_record_here_is_valid(record: Record) -> None:
    assert faults(record) == []


@needs_suites
@given(record=records())
@generously
def test_whatever_the_model_allows_is_valid(record: Record) -> None:
    assert faults(record) == []


@given(record=records())
@generously
def test_documents_have_an_iri_each_and_refer_to_no_other(record: Record) -> None:
    written = list(documents(record, BASE))
    ids = [one["id"] for one in written]
    assert len(set(map(str, ids))) == len(ids)
    ours = (
        one["id"]
        for document in written
        for one in walk(document)
        if str(one.get("id", "")).startswith(BASE)
    )
    assert set(ours) <= set(ids)
    assert json.dumps(written) == json.dumps(list(documents(record, BASE)))
    assert all(kind("primary-name") in named_as(one) for one in written)
    spans = [one for document in written for one in walk(document) if one["type"] == "TimeSpan"]
    ends = [one[key] for one in spans for key in one if key in ("begin_of_the_begin", END)]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", end) for end in ends)


@given(record=records())
@generously
def test_every_fact_stands_somewhere(record: Record) -> None:
    view = View(record, BASE)
    written = list(documents(record, BASE))
    acts = {one["id"] for one in written if one["type"] == "Activity"}
    places = ("created_by", "produced_by", "destroyed_by")
    told = [one[place] for one in written for place in places if place in one]
    labels = [one.get("_label") for one in told if isinstance(one, dict)]
    for step in view.facts:
        at_a_thing = view.title(step) in labels
        assert step.kind == "gap" or view.act(step)["id"] in acts or at_a_thing


@needs_suites
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_term_exists() -> None:
    known = rdflib.Graph()
    for name in ("cidoc.rdf", "la.rdf"):
        known.parse(SUITES / "ontologies" / name, format="xml")
    terms = {str(subject) for subject in known.subjects() if isinstance(subject, rdflib.URIRef)}
    graph = rdflib.Graph()
    for record in load_all(folder("records")):
        graph += parsed(record)
    used = {str(p) for p in graph.predicates()} | {
        str(o) for o in graph.objects(None, rdflib.RDF.type)
    }
    theirs = {one for one in used if "cidoc-crm" in one or "linked.art" in one}
    assert len(theirs) > 30
    assert theirs <= terms
    rest = used - theirs
    assert rest <= {
        str(rdflib.RDF.type),
        str(rdflib.RDFS.label),
        "http://www.ics.forth.gr/isl/CRMdig/D1_Digital_Object",
    }


@needs_suites
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_nothing_is_lost_in_the_context() -> None:
    graph = parsed(load(FOUNDING))
    crm = rdflib.Namespace("http://www.cidoc-crm.org/cidoc-crm/")
    copy = rdflib.URIRef(f"{BASE}record/dobrynin-1962-10-30.thing.copy-nsarchive")
    keeper = rdflib.URIRef(f"{BASE}agent/national-security-archive")
    assert (copy, crm.P50_has_current_keeper, keeper) in graph
    assert (None, crm.P29_custody_received_by, rdflib.URIRef(f"{BASE}agent/nhk")) in graph


def test_who_gave_the_copy_is_inferred_and_no_fact() -> None:
    document = by_id(load(FOUNDING), ".step.1.e2")
    assert [one["_label"] for one in document["carried_out_by"]] == ["NHK"]
    assert next(one["_label"] for one in document["influenced_by"]).startswith("copy")
    assert "part" not in document
    [left_open] = [one for one in document["attributed_by"] if "not stated" in one["_label"][-10:]]
    [transfer] = left_open["assigned"]
    assert [one["_label"] for one in transfer["transferred_custody_to"]] == ["NHK"]
    assert "transferred_custody_from" not in transfer
    labels = {one["_label"].partition(";")[0]: one for one in document["attributed_by"]}
    [given] = labels["inferred, not stated"]["assigned"]
    assert given["transferred_custody_from"][0]["id"] == f"{BASE}agent/avp-rf"
    assert labels["inferred, not stated"]["assigned_property"] == "part"


def within(part: object, whole: object) -> bool:
    """Whether all that a part says stands in the whole too."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and within(one, whole[key]) for key, one in part.items()
        )
    if isinstance(part, list):
        return isinstance(whole, list) and all(any(within(p, w) for w in whole) for p in part)
    return part == whole


def test_the_example_of_the_page_is_what_the_founding_record_says() -> None:
    [shown] = re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    example = json.loads(shown)
    written = {one["id"]: one for one in documents(load(FOUNDING))}
    assert within(example, written[example["id"]])
    assert not within(example | {"type": "Person"}, written[example["id"]])


def test_what_is_told_of_a_whole_batch_is_no_fact_of_this_document() -> None:
    document = by_id(load(FOUNDING), ".step.1.e2")
    told = [one for one in document["attributed_by"] if "whole batch" in one["_label"]]
    [one] = told
    assert one["assigned"][0]["content"] == "the Russian side"
    assert one["classified_as"][0]["_label"] == "reported"


def test_who_perhaps_acted_and_is_shown_to_be_no_group_stands_in_words() -> None:
    """The founding record does not say what \"the Russian side\" is: no Person, no Group."""
    [act] = [
        one["assigned"][0]
        for one in by_id(load(FOUNDING), "record/dobrynin-1962-10-30")["attributed_by"]
        if one["assigned"][0]["_label"] == "Declassification"
    ]
    assert "carried_out_by" not in act
    assert [one["content"] for one in act["referred_to_by"]] == ["the Russian side"]


def test_what_is_inferred_here_and_reported_of_a_batch_is_inferred() -> None:
    document = by_id(load(FOUNDING), ".thing.copy-nsarchive")
    [one] = document["attributed_by"]
    assert one["classified_as"][0]["_label"] == "inferred"
    assert "whole batch" in one["_label"]


def test_a_translation_is_influenced_by_its_original_and_names_its_translator() -> None:
    document = by_id(load(FOUNDING), ".thing.translation")
    made = document["created_by"]
    assert [one["id"] for one in made["influenced_by"]] == [f"{BASE}record/dobrynin-1962-10-30"]
    assert [one["_label"] for one in made["carried_out_by"]] == ["John Henriksen"]
    assert "used_specific_object" not in made
    [perhaps] = document["attributed_by"]
    assert perhaps["assigned"][0]["used_specific_object"][0]["id"].endswith(".thing.copy")


def test_order_needs_no_dates() -> None:
    document = by_id(load(FOUNDING), ".step.1.e3")
    assert [one["id"] for one in document["after"]] == [
        f"{BASE}record/dobrynin-1962-10-30.step.1.e2"
    ]


def changed(**fields: object) -> Record:
    """The sketch with another single account."""
    account = {"id": "1", "kind": "source-note", "source": {"title": "a note"}, **fields}
    return Record.model_validate(
        {
            "id": "r",
            "instantiations": [{"id": "copy"}, {"id": "scan"}],
            "agents": [
                {"id": "a", "kind": "corporate-body", "name": "Archive A"},
                {"id": "b", "kind": "person", "name": "B"},
                {"id": "c", "kind": "agent", "name": "C"},
            ],
            "accounts": [account],
        }
    )


def holding(**fields: object) -> Plain:
    holder = {"role": "holder", "agent": "a"}
    return {"id": "h1", "holder": holder, "instantiation": "copy", **fields}


@pytest.mark.parametrize("status", ["inferred", "disputed"])
def test_a_doubtful_claim_stands_only_where_doubt_is_told(status: str) -> None:
    record = changed(
        statements=[
            {"id": "s1", "about": "text", "property": "author", "value": "B", "agent": "b",
             "status": status},
            {"id": "s2", "about": "text", "property": "title", "value": "Perhaps",
             "status": status},
        ],
        events=[
            {"id": "e1", "kind": "hand-over", "moved": ["copy"], "status": status,
             "parties": [{"role": "recipient", "agent": "a"}]},
            {"id": "e2", "kind": "copying", "made": ["copy"],
             "parties": [{"role": "copyist", "agent": "b", "status": status}]},
            {"id": "e3", "kind": "destruction", "used": [{"thing": "copy"}], "status": status},
        ],
        holdings=[holding(status=status)],
    )  # fmt: skip
    written = list(documents(record, BASE))
    plain = json.dumps([without_doubt(one) for one in written[:3]])
    assert f"{BASE}record/r.agent" not in plain
    assert "Perhaps" not in plain
    assert "destroyed_by" not in plain
    assert not [one for one in written if one["type"] == "Activity"]
    doubtful = [
        one["assigned_property"]
        for document in written
        for one in walk(document)
        if one.get("type") == "AttributeAssignment"
    ]
    assert sorted(doubtful) == [
        "created_by",
        "current_custodian",
        "custody_transferred_through",
        "destroyed_by",
        "identified_by",
        "produced_by",
    ]


def test_what_is_refuted_is_left_out() -> None:
    record = changed(
        statements=[{"id": "s1", "about": "text", "property": "title", "value": "Wrong",
                     "status": "refuted"}],
        events=[{"id": "e1", "kind": "hand-over", "moved": ["copy"], "status": "refuted",
                 "parties": [{"role": "recipient", "agent": "a"}]}],
        holdings=[holding(status="refuted")],
    )  # fmt: skip
    text = json.dumps(list(documents(record, BASE)))
    assert "Wrong" not in text
    assert "AttributeAssignment" not in text
    assert "custod" not in text


def test_of_files_no_custody_passes() -> None:
    record = changed(
        events=[
            {"id": "e1", "kind": "digitization", "used": [{"thing": "copy"}], "made": ["scan"]},
            {"id": "e2", "kind": "hand-over", "moved": ["scan"],
             "parties": [{"role": "giver", "agent": "a"}, {"role": "recipient", "agent": "b"}]},
        ],
    )  # fmt: skip
    document = by_id(record, ".step.1.e2")
    assert "part" not in document
    assert [one["_label"] for one in document["carried_out_by"]] == ["Archive A", "B"]
    scan = by_id(record, ".thing.scan")
    assert scan["type"] == "DigitalObject"
    assert scan["created_by"]["used_specific_object"][0]["id"].endswith(".thing.copy")


def test_whoever_is_not_shown_to_be_a_person_or_a_body_stands_in_words() -> None:
    record = changed(events=[{"id": "e1", "kind": "hand-over", "moved": ["copy"],
                              "continuity": "same-item",
                              "parties": [{"role": "recipient", "agent": "c"}]}])  # fmt: skip
    document = by_id(record, ".step.1.e1")
    assert "transferred_custody_to" not in document["part"][0]
    assert "C" in [one["content"] for one in document["referred_to_by"]]
    assert not [one for one in documents(record, BASE) if one["_label"] == "C"]


def test_dates_have_bounds_and_keep_their_words() -> None:
    record = changed(events=[{"id": "e1", "kind": "hand-over", "moved": ["copy"],
                              "date": {"edtf": "1991/1992", "printed": "1991-92"}}])  # fmt: skip
    assert by_id(record, ".step.1.e1")["timespan"] == {
        "type": "TimeSpan",
        "identified_by": [
            {"type": "Name", "content": "1991-92", "classified_as": [kind("display-name")]}
        ],
        "begin_of_the_begin": "1991-01-01T00:00:00Z",
        "end_of_the_end": "1992-12-31T23:59:59Z",
    }


def test_a_reference_code_is_written_level_by_level() -> None:
    levels = [{"level": "fonds", "value": "5"}, {"level": "inventory", "value": "30"}]
    code = {"printed": "f. 5, op. 30", "levels": levels}
    named, one = by_id(changed(holdings=[holding(reference=code)]), ".thing.copy")["identified_by"]
    assert named["content"] == "copy: r"
    assert one["content"] == "f. 5, op. 30"
    assert [part["content"] for part in one["part"]] == ["5", "30"]


def test_terms_of_the_thesaurus_have_their_source() -> None:
    whole: Any = read_yaml_file(folder("vocab") / "profiles" / "linked-art.yaml").value
    entries = [*whole["types"], *whole["languages"]["aat"].values()]
    assert all(one.get("aat", one.get("id", "")).startswith("300") for one in entries)
    assert all(one["source"].startswith("https://linked.art/") for one in whole["types"])
    russian = language("ru-Cyrl")
    assert russian is not None
    assert russian["id"] == "http://vocab.getty.edu/aat/300389168"
    assert language("xx") is None


def test_an_agent_whom_records_share_is_the_same_document_everywhere() -> None:
    found: dict[str, set[str]] = {}
    for record in load_all(folder("records")):
        for one in documents(record, BASE):
            if str(one["id"]).startswith(f"{BASE}agent/"):
                found.setdefault(str(one["id"]), set()).add(json.dumps(one))
    assert len(found) > 5
    assert all(len(written) == 1 for written in found.values())


def test_the_sketch_is_written_too() -> None:
    assert {one["type"] for one in documents(sketch, BASE)} >= {"LinguisticObject", "Activity"}
