"""A carrier or a mark whose printed words are listed has its concept in the RDF; others do not."""

from pathlib import Path

import pytest
import rdflib
from rdflib import RDFS, URIRef

from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE, Names
from provenance.rdf.kinds import kind_of_carrier
from provenance.rdf.namespaces import COC, DC, RICO
from provenance.rdf.profiles.core import core_quads
from provenance.rdf.quads import quads, read_records
from provenance.rdf.term import iri, literal
from provenance.rdf.terms import concept
from provenance.records.load import load
from provenance.resources.folders import folder
from provenance.resources.lists import concepts

NAMES = Names("r", DEFAULT_BASE)
STATEMENT = iri(NAMES.claim("1", "s1"))
CARRIER = iri(NAMES.thing("copy"))
MEANT = COC("conceptMeant")


def a_record(printed: str, **more: str) -> Record:
    said = {"id": "s1", "about": "copy", "property": "carrier", "value": printed, **more}
    account = {
        "id": "1",
        "kind": "source-note",
        "source": {"title": "note"},
        "recorded": {"date": {"edtf": "2026-11-26"}, "by": "a test"},
        "statements": [said],
    }
    record = {"id": "r", "instantiations": [{"id": "copy"}], "accounts": [account]}
    return Record.model_validate(record)


def told(record: Record) -> set[tuple[str, str, str]]:
    return {quad[:3] for quad in quads(record, DEFAULT_BASE)}


@pytest.mark.parametrize(
    ("printed", "notation", "leads"),
    [
        ("Microfilm", "microfilm", "hasCarrierType"),
        ("photocopies", "photocopy", "hasProductionTechniqueType"),
        ("Ксерокопия", "photocopy", "hasProductionTechniqueType"),
        ("digitized copies", "digital-copy", "hasRepresentationType"),
        ("Transcript", "transcript", "hasOrHadType"),
    ],
)
def test_a_carrier_that_is_listed_has_its_concept(printed: str, notation: str, leads: str) -> None:
    record, kind = a_record(printed), concept("carriers", notation)
    assert (CARRIER, RICO(leads), kind) in told(record)
    assert (STATEMENT, MEANT, kind) in told(record)
    assert (CARRIER, DC("format"), literal(printed)) in told(record)
    assert (CARRIER, RICO(leads), kind) in {quad[:3] for quad in core_quads(record, DEFAULT_BASE)}
    assert read_records(quad[:3] for quad in quads(record, DEFAULT_BASE)) == (record,)


def test_a_carrier_that_is_not_listed_keeps_its_words_alone() -> None:
    said = told(a_record("Tonband"))
    assert (CARRIER, DC("format"), literal("Tonband")) in said
    assert not [one for one in said if COC.iri + "carrier-" in one[2] or one[1] == MEANT]


def test_what_is_inferred_of_a_carrier_has_the_concept_and_no_shortcut() -> None:
    said = told(a_record("photocopy", status="inferred", reason="it is in Washington"))
    assert (STATEMENT, MEANT, concept("carriers", "photocopy")) in said
    assert not [one for one in said if one[0] == CARRIER and "Type" in one[1]]


def test_the_words_of_a_text_make_no_carrier_of_it() -> None:
    said = told(a_record("photocopy", about="text"))
    assert (STATEMENT, MEANT, concept("carriers", "photocopy")) in said
    assert not [one for one in said if one[1] == RICO("hasProductionTechniqueType")]


def test_the_marks_of_a_record_lead_to_their_concepts() -> None:
    record = load(folder("records") / "frus" / "frus1952-54guat-d134.yaml")
    graph = {quad[:3] for quad in quads(record, DEFAULT_BASE)}
    marks = {one[2] for one in graph if one[1] == COC("mark")}
    assert marks == {concept("marks", one) for one in ("secret", "routine", "rybat", "project")}
    assert {one[2] for one in graph if one[1] == MEANT} >= marks


def test_kinds_of_carrier_are_what_rico_has_for_them(shared: Path) -> None:
    """Each leads from an instantiation (or any thing) to the class that its concept has."""
    file = shared / "suites" / "ontologies" / "ric-o_1-1.rdf"
    rico = rdflib.Graph().parse(file, format="xml")
    for notation in concepts("carriers"):
        kind, leads = (URIRef(one[1:-1]) for one in kind_of_carrier(notation))
        assert rico.value(leads, RDFS.range) == kind
        domain = str(rico.value(leads, RDFS.domain)).removeprefix(RICO.iri)
        assert domain in ("Instantiation", "Thing")
