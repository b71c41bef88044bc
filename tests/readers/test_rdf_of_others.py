"""RiC-O and PROV-O made by others: what is taken, what is reported; nothing is invented."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from click.testing import CliRunner
from counting import lines
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up.records import records
from made_up.words import texts

import provenance as pv
from provenance.cli import cli
from provenance.errors import DataSyntaxError, NotOurGraph, StatementsLeft
from provenance.model.account import Account, Recording
from provenance.model.event import Event
from provenance.model.record import Record
from provenance.rdf.namespaces import RDF, XSD
from provenance.rdf.parsing.reading import Readable, statements
from provenance.rdf.serialization import serialize
from provenance.rdf.term import literal, tagged, typed
from provenance.readers.importing import Input, Passed, Refusal, Taken
from provenance.readers.linked_data import LINKED_DATA
from provenance.readers.rdf.blanks import settled
from provenance.readers.rdf.graph import short, term
from provenance.readers.rdf.graphs import from_graph, read_graph
from provenance.readers.rdf.reader import Others, read_others
from provenance.readers.vocabulary import content, words
from provenance.records.load import load_all
from provenance.resources.folders import folder

SUITES = Path(__file__).parents[3] / "shared" / "suites"
EXAMPLE = SUITES / "rico-examples" / "FRAN_RecordResource_051211.rdf"
CONVERTED = sorted((SUITES / "rico-converter").glob("*/expected.xml"))
needs_suites = pytest.mark.skipif(not EXAMPLE.is_file(), reason="the suites of others are not here")
PREFIXES = """
@prefix rico: <https://www.ica.org/standards/RiC/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix crm: <http://www.cidoc-crm.org/cidoc-crm/> .
@prefix : <https://example.org/> .
"""


@pytest.fixture(params=["pyoxigraph", "rdflib"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each parser in turn; without pyoxigraph rdflib reads."""
    if request.param == "rdflib":
        monkeypatch.setitem(sys.modules, "pyoxigraph", None)
        monkeypatch.delitem(sys.modules, "provenance.rdf.parsing.by_pyoxigraph", raising=False)


def read(turtle: str) -> Others:
    content = f"{PREFIXES}{turtle}".encode()
    return read_others(statements(io.BytesIO(content), "turtle"), "a.ttl")


def read_file(file: Path, syntax: Readable = "rdf-xml") -> Others:
    return read_others(statements(io.BytesIO(file.read_bytes()), syntax), file.name)


def only(turtle: str) -> Record:
    [record] = read(turtle).records
    return record


def described(record: Record) -> Account:
    found = record.account("description")
    assert found
    return found


def event(record: Record) -> Event:
    [found] = described(record).events
    return found


def reasons(turtle: str) -> dict[str, str]:
    return {one.predicate: one.why for one in read(turtle).left}


LETTER = """
:letter a rico:Record ; rico:title "Letter to Mikoyan" ; rico:hasAuthor :castro ;
  rico:hasAddressee :mikoyan ; dcterms:language "es" ; rico:hasCreationDate :day ;
  rico:hasOrHadInstantiation :sheet .
:castro a rico:Person ; rico:name "Fidel Castro" .
:mikoyan a rico:Person ; rico:hasOrHadAgentName [ a rico:AgentName ; rico:textualValue "Mikoyan" ] .
:day a rico:Date ; rico:expressedDate "4 November 1962" ; rico:normalizedDateValue "1962-11-04" .
:sheet a rico:Instantiation ; rico:identifier "f. 5, op. 30" ; rico:instantiationExtent "2 leaves" ;
  rico:hasOrHadHolder :archive .
:archive a rico:CorporateBody ; rico:name "State Archive of Somewhere" .
"""


def test_a_record_of_rico_says_what_it_says() -> None:
    record = only(LETTER)
    assert record.id == "letter"
    assert record.title == "Letter to Mikoyan"
    assert [one.name for one in record.authors] == ["Fidel Castro"]
    assert [one.name for one in record.addressees] == ["Mikoyan"]
    assert record.date and record.date.edtf == "1962-11-04"
    assert record.date.printed == "4 November 1962"
    assert record.said("language") == "es"
    assert record.said("extent", "sheet") == "2 leaves"
    assert described(record).source.url == "https://example.org/letter"


def test_everything_of_it_was_taken_but_classes_of_nodes() -> None:
    assert {one.predicate for one in read(LETTER).left} == {"rdf:type"}


def test_a_claim_says_where_in_the_graph_it_stands() -> None:
    [title] = [one for one in described(only(LETTER)).statements if one.property == "title"]
    [evidence] = title.evidence
    assert evidence.quote == "Letter to Mikoyan"
    assert evidence.locator == "https://example.org/letter rico:title"


def test_has_or_had_is_no_present_holder() -> None:
    [held] = described(only(LETTER)).holdings
    assert held.status == "inferred"
    assert held.reason and "has or had" in held.reason
    assert held.reference and held.reference.printed == "f. 5, op. 30"


@pytest.mark.parametrize(
    ("state", "status", "expected"),
    [
        ("present", "reported", "present"),
        ("past", "reported", "former"),
        ("unknown", "inferred", "present"),
    ],
)
def test_a_holding_relation_says_whether_it_lasts(state: str, status: str, expected: str) -> None:
    record = only(f"""
    :r a rico:Record ; rico:hasOrHadInstantiation :i .
    :h a rico:RecordResourceHoldingRelation ; rico:relationHasSource :a ;
      rico:relationHasTarget :i ; rico:relationState "{state}" .
    :a a rico:CorporateBody ; rico:name "An archive" .
    """)
    [held] = described(record).holdings
    assert (held.status, held.state) == (status, expected)


KEPT = """
:r a rico:Record ; rico:hasOrHadInstantiation :i .
:i crm:P50_has_current_keeper :a .
"""


def test_a_present_keeper_is_one() -> None:
    record = only(KEPT)
    [held] = described(record).holdings
    assert (held.status, held.state) == ("reported", "present")
    assert [one.name for one in record.agents] == ["https://example.org/a"]
    assert [one.kind for one in record.agents] == ["agent"]


def test_a_derived_carrier_is_a_copy_of_another() -> None:
    made = event(only("""
    :r a rico:Record ; rico:hasOrHadInstantiation :i1 , :i2 .
    :i2 rico:isOrWasDerivedFromInstantiation :i1 .
    """))  # fmt: skip
    assert (made.kind, made.status, made.made) == ("copying", "reported", ("i2",))
    assert [(one.thing, one.status) for one in made.used] == [("i1", "reported")]
    assert made.parties == ()


@pytest.mark.parametrize(
    "link", [":i1 rico:hasOrHadDerivedInstantiation :i2", ":i2 rico:migratedFrom :i1"]
)
def test_a_file_derived_from_what_is_no_file_is_a_digitization(link: str) -> None:
    made = event(only(f"""
    :r a rico:Record ; rico:hasOrHadInstantiation :i1 ; rico:hasOrHadDigitalInstantiation :i2 .
    {link} .
    """))  # fmt: skip
    assert (made.kind, made.made) == ("digitization", ("i2",))


def test_a_derivation_across_records_is_reported_and_not_made() -> None:
    turtle = """
    :r a rico:Record ; rico:title "One" ; rico:hasOrHadInstantiation :i1 .
    :s a rico:Record ; rico:title "Two" ; rico:hasOrHadInstantiation :i2 .
    :i2 rico:isOrWasDerivedFromInstantiation :i1 .
    """
    assert not any(described(one).events for one in read(turtle).records)
    assert "another record" in reasons(turtle)["rico:isOrWasDerivedFromInstantiation"]


def test_a_history_is_read_as_a_note() -> None:
    record = only("""
    :r a rico:Record ; rico:hasOrHadInstantiation :i ; rico:title "Papers" .
    :i rico:history "Given by Jane Doe in 1987." .
    """)
    [told] = [one for one in record.accounts if one.id != "description"]
    assert told.text == "Given by Jane Doe in 1987."
    [handed] = told.events
    assert handed.moved == ("i",)
    giver = handed.party("giver")
    assert giver and giver.printed == "Jane Doe"


def test_a_history_without_custody_is_left_and_reported() -> None:
    turtle = ':r a rico:Record ; rico:title "Papers" ; rico:history "Second edition." .'
    assert [one.id for one in only(turtle).accounts] == ["description"]
    assert "nothing of custody" in reasons(turtle)["rico:history"]


@pytest.mark.parametrize(("titled", "told"), [("", "@fr"), ("@fr", "")])
def test_prose_in_another_language_names_no_holder_by_half_a_sentence(
    titled: str, told: str
) -> None:
    turtle = f"""
    :r a rico:Record ; rico:title "Répertoires"{titled} ; rico:hasOrHadInstantiation :i .
    :i rico:history "Cahiers entreposés aux Archives municipales de Machin en 1983"{told} .
    """
    record = only(turtle)
    assert not any(one.holdings for one in record.accounts)
    assert "nothing of custody" in reasons(turtle)["rico:history"]


def test_what_the_graph_does_not_name_is_not_named() -> None:
    turtle = ':r a rico:Record ; rico:title "A" ; rico:hasDocumentaryFormType :telegram .'
    assert only(turtle).kind is None
    assert "what it is called" in reasons(turtle)["rico:hasDocumentaryFormType"]


def test_an_entity_of_prov_is_a_carrier_and_derivation_no_certain_copying() -> None:
    record = only("""
    :dataset a prov:Entity ; dcterms:title "Crime statistics" .
    :chart a prov:Entity ; prov:wasDerivedFrom :dataset ; prov:wasGeneratedBy :draw .
    :draw a prov:Activity ; prov:used :dataset ; prov:wasAssociatedWith :derek ;
      prov:startedAtTime "2012-03-31T09:21:00"^^xsd:dateTime ;
      prov:endedAtTime "2012-04-01T15:21:00"^^xsd:dateTime .
    :derek a prov:Person ; foaf:name "Derek Smith" .
    """)
    assert record.id == "dataset"
    assert {one.id: one.label for one in record.instantiations} == {
        "chart": None,
        "dataset": "Crime statistics",
    }
    made = event(record)
    assert (made.kind, made.status) == ("copying", "inferred")
    assert made.reason and "PROV" in made.reason
    assert made.date and made.date.edtf == "2012-03-31/2012-04-01"
    [party] = made.parties
    assert (party.role, party.status, party.printed) == ("copyist", "inferred", "Derek Smith")
    assert "one text" in record.missing[0].what


def test_an_activity_that_made_two_is_one_event() -> None:
    made = event(only("""
    :a prov:wasGeneratedBy :act .  :b prov:wasGeneratedBy :act .  :act prov:used :original .
    """))  # fmt: skip
    assert sorted(made.made) == ["a", "b"]
    assert [one.thing for one in made.used] == ["original"]


def test_a_source_that_prov_alone_gives_stays_inferred_beside_one_of_rico() -> None:
    made = event(only("""
    :r a rico:Record ; rico:hasOrHadInstantiation :i1 , :i2 , :i3 .
    :i3 rico:isOrWasDerivedFromInstantiation :i1 ; prov:wasDerivedFrom :i2 .
    """))  # fmt: skip
    assert made.status == "reported"
    assert {one.thing: one.status for one in made.used} == {"i1": "reported", "i2": "inferred"}


def test_a_role_of_prov_that_is_ours_is_that_role() -> None:
    record = only("""
    :copy prov:wasGeneratedBy :act ; prov:wasDerivedFrom :original .
    :act a prov:Activity ; prov:qualifiedAssociation
      [ a prov:Association ; prov:agent :ann ; prov:hadRole :r ] .
    :r rdfs:label "Translator" .  :ann a prov:Person ; rdfs:label "Ann" .
    """)
    [party] = event(record).parties
    assert (party.role, party.status) == ("translator", "reported")


def test_attribution_is_no_certain_authorship() -> None:
    record = only(
        ":e a prov:Entity ; prov:wasAttributedTo :ann . :ann a prov:Person ; rdfs:label 'Ann' ."
    )
    [said] = described(record).statements
    assert (said.property, said.status, said.value) == ("author", "inferred", "Ann")


def test_custody_that_passes_in_the_terms_of_cidoc_is_a_hand_over() -> None:
    record = only("""
    :r a rico:Record ; rico:hasOrHadInstantiation :i .
    :e1 a crm:E10_Transfer_of_Custody ; crm:P30_transferred_custody_of :i ;
      crm:P29_custody_received_by :nhk ; rico:directlyPrecedesInSequence :e2 .
    :e2 crm:P30_transferred_custody_of :i ; crm:P28_custody_surrendered_by :nhk ; rico:date "1992" .
    :nhk a rico:CorporateBody ; rico:name "A broadcaster" .
    """)
    first, second = described(record).events
    assert (first.kind, first.moved, first.status) == ("hand-over", ("i",), "reported")
    assert [(one.role, one.printed) for one in first.parties] == [("recipient", "A broadcaster")]
    assert [(one.role, one.printed) for one in second.parties] == [("giver", "A broadcaster")]
    assert second.after == (first.id,)
    assert second.date and second.date.edtf == "1992"


def test_an_activity_that_made_nothing_is_reported() -> None:
    told = reasons("""
    :e a prov:Entity ; rdfs:label "E" ; prov:wasAttributedTo :ann .
    :a a prov:Activity ; prov:used :e ; prov:wasAssociatedWith :ann ; prov:wasInformedBy :b .
    """)
    assert "made nothing" in told["prov:used"]
    assert "order" in told["prov:wasInformedBy"]


@pytest.mark.parametrize(
    "ends",
    [
        "prov:startedAtTime '4024-03-31'^^xsd:date ; prov:endedAtTime '2012-04-01'^^xsd:date",
        "rico:beginningDate '1963-01-01'^^xsd:date ; rico:endDate '1962-01-01'^^xsd:date",
        "rico:hasBeginningDate [ rico:normalizedDateValue '1963' ] ; rico:hasEndDate :last",
    ],
)
def test_what_ends_before_it_begins_has_no_date_and_says_so(ends: str) -> None:
    turtle = f"""
    :chart a prov:Entity ; dcterms:title "A chart" ; prov:wasGeneratedBy :draw .
    :draw a prov:Activity ; {ends} . :last rico:normalizedDateValue "1962" .
    """
    assert event(only(turtle)).date is None
    told = [one.predicate for one in read(turtle).left if "no date" in one.why]
    assert len(told) >= 2


def test_a_second_beginning_is_reported_and_not_as_of_an_act_that_made_nothing() -> None:
    told = reasons("""
    :chart a prov:Entity ; dcterms:title "A chart" ; prov:wasGeneratedBy :draw .
    :draw a prov:Activity ; prov:startedAtTime "2012-03-31"^^xsd:date , "2013-03-31"^^xsd:date .
    """)
    assert "made nothing" not in told["prov:startedAtTime"]


def test_every_statement_is_taken_or_reported_once() -> None:
    turtle = """
    :r a rico:Record , :Odd ; rico:title "One" ; :odd 1 , 2 ; rico:scopeAndContent "x" .
    :elsewhere :says "nothing" .
    """
    left = read(turtle).left
    assert {(one.subject.rpartition("/")[2], one.predicate, one.times) for one in left} == {
        ("r", "rdf:type", 1),
        ("r", "https://example.org/odd", 2),
        ("r", "rico:scopeAndContent", 1),
        ("elsewhere", "https://example.org/says", 1),
    }
    assert all(one.why for one in left)


@needs_suites
def test_the_example_of_rico_is_read() -> None:
    found = read_file(EXAMPLE)
    ids = {one.id: one for one in found.records}
    assert len(ids) == 38
    top = ids["top-051211"]
    assert (
        top.title == "Images des répertoires du notaire Martin Jules Léon Vallée pour l'étude XXI"
    )
    assert top.date and top.date.edtf == "1882-05-27/1891-03-03"
    derived = [
        event for one in found.records for event in _events(one) if event.kind == "digitization"
    ]
    assert len(derived) == 33
    assert all(len(one.used) == len(one.made) == 1 for one in derived)
    total = len(set(statements(io.BytesIO(EXAMPLE.read_bytes()), "rdf-xml")))
    assert sum(one.times for one in found.left) < total * 0.3


def _events(record: Record) -> tuple[Event, ...]:
    return tuple(event for account in record.accounts for event in account.events)


@needs_suites
@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("file", CONVERTED, ids=lambda file: file.parent.name)
def test_a_case_of_the_converter_is_read(file: Path) -> None:
    found = read_file(file)
    assert [one.id[:8] for one in found.records] == ["record-0", "058220-c", "top-0582"]
    told = [one for record in found.records for one in record.accounts if one.text]
    assert {one.source.title for one in told} <= set(words("rdf", "custody-headings"))
    assert {one.language for one in told} == {"fr"}
    assert all("<" not in (one.text or "") for one in told)
    assert {one.why for one in found.left} == {
        "it points to a page, and none is fetched",
        "it links records; each becomes a record of its own",
        "the graph does not say what it is called",
    }


@given(record=records())
@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
def test_our_own_records_as_if_others_had_made_them_break_nothing(record: Record) -> None:
    text = serialize(record, "ntriples", profile="core")
    once = read_others(statements(io.BytesIO(text.encode()), "ntriples"))
    again = read_others(statements(io.BytesIO(text.encode()), "ntriples"))
    assert once == again


NODES = st.sampled_from([f":{name}" for name in "abcd"] + ["_:x", "_:y"])
LISTED = {
    word
    for entry in content("rdf").values()
    if isinstance(entry, dict) and isinstance(entry["words"], list)
    for word in entry["words"]
    if isinstance(word, str) and ":" in word
}
RELATIONS = (
    "wasDerivedFrom",
    "wasGeneratedBy",
    "used",
    "wasAttributedTo",
    "wasAssociatedWith",
    "qualifiedAssociation",
    "agent",
    "hadRole",
    "generatedAtTime",
    "atLocation",
)
PREDICATES = st.sampled_from([*sorted(LISTED), "rdf:type", *(f"prov:{name}" for name in RELATIONS)])
CLASSES = ("rico:Record", "rico:Instantiation", "prov:Entity", "prov:Activity", "rico:Person")
LITERALS = st.one_of(
    texts.map(literal),
    texts.map(lambda text: typed(f"<p>{text}</p>", RDF("XMLLiteral"))),
    texts.map(lambda text: tagged(text, "fr")),
    st.sampled_from((typed("1962-10-30", XSD("date")), literal("long " * 60))),
)


@given(
    st.lists(
        st.tuples(NODES, PREDICATES, st.one_of(NODES, LITERALS, st.sampled_from(CLASSES))),
        max_size=14,
    )
)
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
def test_whatever_a_graph_says_makes_records_or_a_report(found: list[tuple[str, str, str]]) -> None:
    lines = [(_node(s), term(p), _value(o)) for s, p, o in found]
    read_once = read_others(lines)
    assert read_once == read_others(reversed(lines))
    left = sum(one.times for one in read_once.left)
    assert left <= len(set(lines))
    assert len({one.id for one in read_once.records}) == len(read_once.records)


def _node(name: str) -> str:
    return name if name.startswith("_:") else f"<https://example.org/{name[1:]}>"


def _value(text: str) -> str:
    if text.startswith('"'):
        return text
    return _node(text) if text[0] in "_:" else term(text)


def test_blank_nodes_keep_their_names_whatever_a_parser_calls_them() -> None:
    one = [("_:a", "<p:p>", "_:b"), ("_:b", "<p:q>", '"x"'), ("_:c", "<p:q>", '"y"')]
    other = [(s.replace("_:", "_:z"), p, o.replace("_:", "_:z")) for s, p, o in one]
    assert list(settled(one)) == list(settled(reversed(other)))


def importing(name: str, content: bytes, **options: str) -> list[Any]:
    recording = Recording(by="a test")
    return list(LINKED_DATA.read(Input.of_bytes(name, content, recording, options)))


def test_the_importer_takes_records_and_tells_what_it_did_not() -> None:
    found = importing("a.ttl", f"{PREFIXES}{LETTER} :letter rico:scopeAndContent 'x' .".encode())
    assert [one.record.id for one in found if isinstance(one, Taken)] == ["letter"]
    told = [one.words for one in found if isinstance(one, Passed)]
    assert any(one.startswith("https://example.org/letter rico:scopeAndContent: ") for one in told)


def test_the_importer_refuses_what_holds_no_record() -> None:
    [passed, refused] = importing("a.ttl", f"{PREFIXES} :a :b :c .".encode())
    assert isinstance(passed, Passed)
    assert isinstance(refused, Refusal)


def test_our_own_records_are_read_by_our_own_model_first() -> None:
    record = next(iter(load_all(folder("records"))))
    [taken] = importing("a.nq", serialize(record, "nquads").encode())
    assert taken.record == record


STRANGER = """<urn:a> a <https://www.ica.org/standards/RiC/ontology#Record> ;
  <https://www.ica.org/standards/RiC/ontology#title> "A letter" .
"""


def test_what_stands_beside_our_own_records_is_told() -> None:
    record = next(iter(load_all(folder("records"))))
    ours = serialize(record, "turtle")
    added = f'<https://w3id.org/custody-chain/id/record/{record.id}> rdfs:comment "seen" .\n'
    taken, *told = importing("a.ttl", f"{ours}{STRANGER}{PREFIXES}{added}".encode())
    assert taken.record == record
    assert [one.words.partition(":")[0] for one in told] == ["urn", "https", "urn"]
    assert "rdfs:comment: no record that was written here says it" in told[1].words
    graph = rdflib.Graph().parse(data=ours + STRANGER, format="turtle")
    with pytest.warns(StatementsLeft, match="rico:title") as caught:
        assert from_graph(graph) == record
    assert len(caught) == 1


def test_beside_a_record_that_is_refused_its_own_statements_are_not_told_again() -> None:
    one, other, *_ = load_all(folder("records"))
    spoilt = serialize(other, "nquads").replace("ns#reported>", "ns#surely>")
    found = importing(
        "a.nq", f"{serialize(one, 'nquads')}{spoilt}<urn:a> <urn:b> <urn:c> .".encode()
    )
    assert {type(each) for each in found} == {Taken, Refusal, Passed}
    told = [each.words for each in found if isinstance(each, Passed)]
    assert not [each for each in told if f"record/{other.id}" in each]
    assert [each for each in told if each.startswith("urn:a urn:b: ")]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b'<!DOCTYPE r [<!ENTITY a "b">]><r/>', "document type"),
        (b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>', "document type"),
        (b"<a>" * 300, "inside one another"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "cannot be decoded"),
        (b'<?xml version="1.0" encoding="none"?><a/>', "cannot be decoded"),
        (b"<a>", "no element found|unclosed"),
    ],
)
def test_xml_with_a_document_type_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(DataSyntaxError, match=problem):
        list(statements(io.BytesIO(content), "rdf-xml"))


def test_a_remote_context_is_refused() -> None:
    text = json.dumps({"@context": "https://linked.art/ns/v1/linked-art.json", "id": "urn:a"})
    with pytest.raises(DataSyntaxError, match="none is fetched"):
        importing("a.jsonld", text.encode())


def test_relative_iris_want_a_base() -> None:
    content = f"{PREFIXES}<#it> a rico:Record ; rico:title 'A' .".encode()
    [taken] = importing("a.ttl", content, base="https://example.org/file")
    assert taken.record.id == "it"
    with pytest.raises(DataSyntaxError):
        importing("a.ttl", content)


def test_the_command_reads_and_reports(tmp_path: Path) -> None:
    file, into = tmp_path / "a.ttl", tmp_path / "out.jsonl"
    file.write_text(f"{PREFIXES}{LETTER} :letter rico:structure 'x' .", encoding="utf-8")
    ran = CliRunner().invoke(cli, ["import", "rdf", str(file), "--into", str(into)])
    assert ran.exit_code == 0
    assert "rico:structure" in ran.stderr
    assert json.loads(into.read_text(encoding="utf-8"))["id"] == "letter"


def test_a_program_reads_the_report_as_json(tmp_path: Path) -> None:
    file, into = tmp_path / "a.ttl", tmp_path / "out.jsonl"
    file.write_text(f"{PREFIXES} :r a rico:Record ; rico:title 'A' ; rico:structure 'x' .", "utf-8")
    ran = CliRunner().invoke(cli, ["import", "rdf", str(file), "--into", str(into), "--json"])
    [told] = json.loads(ran.stdout)["shown"]
    assert told["what"] == "sorts of statements not taken"
    assert told["words"].startswith("https://example.org/r rico:structure: ")


def graph_of(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=f"{PREFIXES}{turtle}", format="turtle")


def test_a_graph_of_rdflib_is_read_with_its_report() -> None:
    found = read_graph(graph_of(LETTER))
    assert [one.title for one in found.records] == ["Letter to Mikoyan"]
    assert [str(one) for one in found.left] == [str(one) for one in read(LETTER).left]
    with pytest.warns(StatementsLeft, match="rico:structure") as caught:
        record = pv.from_graph(graph_of(':r a rico:Record ; rico:title "A" ; rico:structure "x" .'))
    assert record.title == "A"
    [warned] = caught
    assert isinstance(warned.message, StatementsLeft)
    assert [getattr(one, "times", 0) for one in warned.message.left] == [1]


def test_a_graph_without_a_record_is_refused() -> None:
    with pytest.raises(NotOurGraph, match="0 records"):
        from_graph(graph_of(":a :b :c ."))


def test_every_predicate_of_the_lists_has_a_prefix_and_stands_in_one_place() -> None:
    lists: dict[str, Any] = {k: one for k, one in content("rdf").items() if isinstance(one, dict)}
    assert all(one["definition"] and one["source"] for one in lists.values())
    left: Any = content("rdf")["untaken"]
    excused = [word for entry in left for word in entry["words"]]
    assert len(set(excused)) == len(excused)
    assert all(short(term(word)) == word for word in (*excused, *LISTED))
    assert not set(excused) & LISTED


@needs_suites
def test_every_term_of_rico_and_prov_in_the_lists_exists() -> None:
    known = rdflib.Graph()
    known.parse(SUITES / "ontologies" / "ric-o_1-1.rdf")
    known.parse(SUITES / "ontologies" / "w3c-prov-o.ttl")
    left: Any = content("rdf")["untaken"]
    lists: Any = [one for one in content("rdf").values() if isinstance(one, dict)]
    curies = {word for entry in (*left, *lists) for word in entry["words"]}
    ours = [one for one in curies if one.startswith(("rico:", "prov:"))]
    missing = [one for one in ours if (rdflib.URIRef(term(one)[1:-1]), None, None) not in known]
    assert len(ours) > 80
    assert missing == []


GROWING: dict[str, Callable[[int], str]] = {
    "carriers that derive from one another": lambda n: "".join(
        f":e{at} a prov:Entity ; prov:wasDerivedFrom :e{at + 1} ." for at in range(n)
    ),
    "carriers of one record, each held": lambda n: ":r a rico:Record ." + "".join(
        f":r rico:hasOrHadInstantiation :i{at} . :i{at} a rico:Instantiation ;"
        f"rico:hasOrHadHolder :h{at} . :h{at} rico:name 'H' ."
        for at in range(n)
    ),
    "titles": lambda n: ":r a rico:Record ." + "".join(
        f":r rico:title '{at}' ." for at in range(n)
    ),
    "nodes in one another": lambda n: (
        ":r a rico:Record ; rico:isOrWasIncludedIn "
        + "[ a rico:RecordSet ; rico:isOrWasIncludedIn " * n + ":z" + " ]" * n + " ."
    ),
    "things that one activity made of others": lambda n: ":act a prov:Activity ." + "".join(
        f":m{at} a prov:Entity ; prov:wasGeneratedBy :act . :u{at} a prov:Entity ."
        f":act prov:used :u{at} ."
        for at in range(n)
    ),
    "what one activity made of what it made": lambda n: ":act a prov:Activity ." + "".join(
        f":m{at} a prov:Entity ; prov:wasGeneratedBy :act . :act prov:used :m{at} ."
        for at in range(n)
    ),
    "histories of one record": lambda n: ":r a rico:Record ." + "".join(
        f":r rico:history 'A copy no. {at} was given to the Sample Archive in 1962.' ."
        for at in range(n)
    ),
    "codes under which one holds it": lambda n: (
        ":r a rico:Record ; rico:hasOrHadInstantiation :i . :i a rico:Instantiation ."
        "<https://example.org/h> rico:name 'H' ."
        + "".join(
            f":i rico:hasOrHadHolder <https://example.org/h> ; rico:identifier '{at}' ."
            for at in range(n)
        )
    ),
    "passings, each after another": lambda n: (
        ":r a rico:Record ; rico:hasOrHadInstantiation :i . :i a rico:Instantiation ."
        + "".join(
            f":t{at} a crm:E10_Transfer_of_Custody ; crm:P30_transferred_custody_of :i ;"
            f"crm:P183_ends_before_the_start_of :t{at + 1} ."
            for at in range(n)
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GROWING)
def test_work_grows_with_the_graph_alone(name: str) -> None:
    """Ten times the statements take at most some ten times the steps (quadratic: a hundred)."""

    def work(size: int) -> int:
        text = f"{PREFIXES}{GROWING[name](size)}"
        return lines(lambda: importing("a.ttl", text.encode()))

    work(2)  # what is compiled once
    assert work(600) < 12 * work(60)
