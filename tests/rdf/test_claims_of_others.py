"""Terms of CIDOC CRM and RiC-O say what they mean there, and stand in the graph of who says so."""

from typing import Any

import pytest

from provenance.model.record import Record
from provenance.rdf.iri import Names
from provenance.rdf.namespaces import COC, CRM, PROV, RDF, RICO, TYPE
from provenance.rdf.quads import quads, read_records
from provenance.rdf.term import Term, is_iri, literal

NAMES = Names("a")
SAID, META = f"<{NAMES.account('1')}>", f"<{NAMES.meta}>"
KEEPER, HOLDER = CRM("P50_has_current_keeper"), RICO("hasOrHadHolder")
MOVED = CRM("P30_transferred_custody_of")
PARTIES = {CRM("P28_custody_surrendered_by"), CRM("P29_custody_received_by")}
LINK, TRANSLATION = RICO("hasGeneticLinkToRecordResource"), CRM("P73i_is_translation_of")
SCANNING = {"id": "e0", "kind": "digitization", "made": ["scan"]}

Plain = dict[str, Any]


def record(source: Plain | None = None, **claims: object) -> Record:
    return Record.model_validate(
        {
            "id": "a",
            "derived": [{"id": "english", "kind": "translation"}],
            "instantiations": [{"id": "copy"}, {"id": "scan"}],
            "agents": [
                {"id": "anna", "kind": "person", "name": "Anna", "part_of": "house"},
                {"id": "house", "kind": "corporate-body", "name": "the House"},
            ],
            "accounts": [{"id": "1", "kind": "source-note", "source": source or {}, **claims}],
        }
    )


def under(one: Record, predicate: Term) -> list[tuple[str, ...]]:
    assert read_records(quad[:3] for quad in quads(one)) == (one,)
    return [quad for quad in quads(one) if quad[1] == predicate]


def hand_over(*moved: str, continuity: str | None = "same-item") -> Record:
    parties = [{"role": "giver", "agent": "house"}, {"role": "recipient", "agent": "anna"}]
    passing: Plain = {"id": "e1", "kind": "hand-over", "moved": list(moved), "parties": parties}
    passing["continuity"] = continuity
    return record(events=[SCANNING, passing])


@pytest.mark.parametrize(
    ("moved", "physical"),
    [(["copy"], ["copy"]), (["scan"], []), (["copy", "scan"], ["copy"]), ([], [])],
)
def test_custody_passes_of_physical_things_only(moved: list[str], physical: list[str]) -> None:
    one = hand_over(*moved)
    assert [q[2] for q in under(one, MOVED)] == [f"<{NAMES.thing(thing)}>" for thing in physical]
    transfer = bool(physical) or not moved
    assert any(q[1] in PARTIES for q in quads(one)) is transfer
    classes = {q[2] for q in under(one, TYPE) if q[0] == f"<{NAMES.claim('1', 'e1')}>"}
    assert COC("HandOver") in classes
    assert (CRM("E10_Transfer_of_Custody") in classes) is transfer


@pytest.mark.parametrize(
    ("continuity", "named"),
    [("same-item", True), ("further-copy", True), ("unknown", False), (None, False)],
)
def test_a_transfer_names_its_object_only_where_that_passed(
    continuity: str | None, named: bool
) -> None:
    one = hand_over("copy", continuity=continuity)
    assert bool(under(one, MOVED)) is named
    assert any(q[1] in PARTIES for q in quads(one))
    assert f"<{NAMES.thing('copy')}>" in [q[2] for q in under(one, PROV("used"))]


DAY = {"edtf": "1996"}


@pytest.mark.parametrize(
    ("source", "fields", "kept"),
    [
        ({}, {}, False),
        ({"date": DAY}, {}, True),
        ({}, {"seen": DAY}, True),
        ({"date": {"absent": "date-not-stated"}}, {}, False),
        ({"date": DAY}, {"state": "former"}, False),
        ({"date": DAY}, {"instantiation": "scan"}, False),
        ({"date": DAY}, {"status": "inferred"}, False),
    ],
)
def test_a_keeper_is_current_as_of_some_day(source: Plain, fields: Plain, *, kept: bool) -> None:
    holder = {"role": "holder", "agent": "house"}
    holding = {"id": "h1", "holder": holder, "instantiation": "copy"} | fields
    one = record(source, holdings=[holding], events=[SCANNING])
    assert bool(under(one, KEEPER)) is kept
    assert bool(under(one, HOLDER)) is (fields.get("status") is None)


@pytest.mark.parametrize(
    ("property_", "predicate"),
    [
        ("office", COC("officeAsPrinted")),
        ("signature", RICO("authenticityNote")),
        ("place", COC("placeAsPrinted")),
    ],
)
def test_a_predicate_for_words_has_words(property_: str, predicate: Term) -> None:
    said = {"id": "s1", "about": "text", "property": property_, "value": "words"}
    one = record(statements=[said | {"agent": "anna", "date": DAY}])
    assert [q[2] for q in under(one, RDF("object"))] == [literal("words")]
    assert [q[2] for q in under(one, predicate)] == [literal("words")]
    assert [q[2] for q in under(one, COC("agentMeant"))] == [f"<{NAMES.agent('anna')}>"]
    assert len(under(one, COC("dateMeant"))) == 1


def test_an_author_with_a_date_is_an_agent_and_a_date_of_an_agent_a_date() -> None:
    both = {"about": "text", "value": "words", "agent": "anna", "date": DAY}
    for property_, beside in (("author", "dateMeant"), ("date", "agentMeant")):
        one = record(statements=[both | {"id": "s1", "property": property_}])
        (found,) = under(one, RDF("object"))
        assert is_iri(Term(found[2]))
        assert found[2].endswith(".date>") is (property_ == "date")
        assert len(under(one, COC(beside))) == 1


@pytest.mark.parametrize("status", ["reported", "verified", "inferred", "disputed", "refuted"])
def test_a_translation_is_one_where_its_translating_is_a_fact(status: str) -> None:
    told = {"id": "e1", "kind": "translating", "made": ["english"], "status": status}
    one = record(events=[told])
    expected = [SAID] if status in ("reported", "verified") else []
    for predicate in (LINK, TRANSLATION):
        assert [q[3] for q in under(one, predicate)] == expected
    assert [q[3] for q in under(one, COC("versionOf"))] == [META]


def test_printing_a_translation_does_not_translate_it() -> None:
    one = record(events=[{"id": "e1", "kind": "publishing", "made": ["english"]}])
    assert not under(one, LINK)
    assert not under(one, TRANSLATION)


def test_where_an_agent_belongs_is_the_editors_word_and_no_membership() -> None:
    assert [q[3] for q in under(record(), COC("listedUnder"))] == [META]
    assert not under(record(), CRM("P107i_is_current_or_former_member_of"))
