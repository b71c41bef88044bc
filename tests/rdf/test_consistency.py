"""What follows from our records by the ontologies we borrow from contradicts none of them."""

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from made_up.records import records as any_record
from ontologies import Follows, Ontologies, read
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from provenance.model.record import Record
from provenance.rdf.concepts import vocabulary
from provenance.rdf.namespaces import COC, CRM, PROV, RICO, TYPE
from provenance.rdf.quads import quads
from provenance.rdf.term import Quad, literal, parts
from provenance.records.load import load_all
from provenance.resources.folders import folder

RECORDS = sorted(load_all(folder("records")), key=lambda record: record.id)
MEANT_APART = [
    # RiC-CM 1.0 and CIDOC CRM 7.1 (2.4 and E2, E77) tell these apart in words, not in OWL
    [RICO(n) for n in ("RecordResource", "Instantiation", "Agent", "Event", "Date", "Relation")],
    [RICO(n) for n in ("Agent", "Event", "Date", "Identifier", "Instantiation")],
    [CRM(n) for n in ("E77_Persistent_Item", "E2_Temporal_Entity", "E52_Time-Span")],
    [CRM(n) for n in ("E39_Actor", "E89_Propositional_Object", "E22_Human-Made_Object")],
    [PROV(n) for n in ("Influence", "Entity", "Activity")],
    [PROV(n) for n in ("Influence", "Agent")],
]
OPEN = {
    # an agent of unknown kind may be any of them: person, group or position
    (RICO("hasAuthor"), RICO("Agent")),
    (RICO("isAuthorOf"), RICO("Agent")),
}


@cache
def ontologies(suites: Path) -> Ontologies:
    return Ontologies(read(suites / "ontologies", vocabulary()))


@pytest.fixture
def known(shared: Path) -> Ontologies:
    return ontologies(shared / "suites")


def node(term: str) -> Node:
    if term.startswith("<"):
        return URIRef(term[1:-1])
    text, datatype, language = parts(term)  # type: ignore[arg-type]  # a term of a quad
    kind = URIRef(datatype[1:-1]) if datatype else None
    return Literal(text, datatype=kind, lang=language, normalize=False)


def triples(said: list[Quad]) -> list[tuple[Node, Node, Node]]:
    return [(node(s), node(p), node(o)) for s, p, o, _ in said]


def more() -> list[frozenset[Node]]:
    groups = [[node(term) for term in group] for group in MEANT_APART]
    return [frozenset(pair) for group in groups for pair in combinations(group, 2)]


def everything(record: Record) -> list[Quad]:
    return list(quads(record))


def require_sound(known: Ontologies, found: Follows) -> None:
    assert found.misplaced == []
    apart = more()
    for one, types in found.types.items():
        assert known.clashes(types, apart) == [], one
    for wanted in found.wanted:
        types = found.types[wanted.node]
        assert not known.forbidden(types, wanted.classes), wanted
        unsure = {(node(p), node(c)) for p, c in OPEN}
        settled = types & {c for p, c in unsure if p == wanted.because}
        assert types & wanted.classes or settled, wanted


@pytest.mark.parametrize("record", RECORDS, ids=[record.id for record in RECORDS])
def test_a_record_contradicts_no_ontology(record: Record, known: Ontologies) -> None:
    require_sound(known, known.follows(triples(everything(record))))


def one_kind_each(record: Record) -> bool:
    """Tell whether agents of one authority are of one kind: a body is no person."""
    kinds = {(one.authority, one.kind) for one in record.agents if one.authority}
    return len(kinds) == len({authority for authority, _ in kinds})


def test_any_record_contradicts_no_ontology(known: Ontologies) -> None:
    @given(any_record())
    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(record: Record) -> None:
        assume(one_kind_each(record))
        require_sound(known, known.follows(triples(everything(record))))

    holds()


def test_the_vocabulary_itself_contradicts_no_ontology(known: Ontologies) -> None:
    ours = Graph().parse(data=vocabulary(), format="turtle")
    found = known.follows(ours)
    assert found.misplaced == []
    for one in {s for s in ours.subjects() if str(s).startswith(COC.iri)}:
        assert known.clashes(found.types[one], more()) == []
        assert known.clashes(known.above(one), more()) == []


FAULTS: dict[str, list[tuple[str, str, str]]] = {
    "an event that is a thing": [("e", TYPE, PROV("Activity")), ("e", TYPE, PROV("Entity"))],
    "a copying that used no thing": [("e", PROV("used"), "x"), ("x", TYPE, PROV("Activity"))],
    "words for a holder": [("i", RICO("hasOrHadHolder"), literal("NHK"))],
    "a thing for words": [("i", RICO("title"), "x")],
    "a date with an author": [("d", TYPE, RICO("Date")), ("d", RICO("hasAuthor"), "a")],
    "a person that is a group": [("a", TYPE, RICO("Person")), ("a", TYPE, RICO("Family"))],
    "an agent in an influence's place": [
        ("h", TYPE, PROV("AgentInfluence")),
        ("h", PROV("hadRole"), COC("role-holder")),
    ],
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_contradicts_an_ontology_is_found(fault: str, known: Ontologies) -> None:
    said = [(_made(s), _made(p), _made(o)) for s, p, o in FAULTS[fault]]
    with pytest.raises(AssertionError):
        require_sound(known, known.follows(said))


def _made(term: str) -> Node:
    return node(term) if term[0] in '<"' else URIRef(f"https://example.org/{term}")
