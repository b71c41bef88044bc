"""What is refused: IRIs that are none, graphs that are not ours, syntaxes that nobody knows."""

import pytest
import rdflib
from founding_sketch import rec as sketch
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import MalformedIri, NotOurGraph, UnknownFormat
from provenance.model.record import Record
from provenance.rdf.dataset import from_graph, records_from_graph, to_graph
from provenance.rdf.iri import Names, authority_iri, require_base, require_iri
from provenance.rdf.namespaces import COC, CRM, PROV, RDF, RICO, SCHEMA, TYPE
from provenance.rdf.quads import quads, read_records
from provenance.rdf.serialization import serialize
from provenance.rdf.term import Term, literal, parts, tagged, text_of, typed

BASES = ["relative/", "https://example.org/no-slash", "https://example.org/a b/", "https://x/<y>/",
         "https://x/?q=/", "https://x/#/", "", "https://x/\n/", "https://x/\ud800/",
         "https://x/[/", "https://x/%zz/", "https://x:port/", "https://x/\ufffe/"]  # fmt: skip


@pytest.mark.parametrize("base", BASES)
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(MalformedIri) as caught:
        list(quads(sketch, base))
    assert caught.value.text == base


@pytest.mark.parametrize("base", ["https://example.org/x/", "urn:x/", "https://пример.example/д/"])
def test_a_base_of_the_callers_own_is_used_everywhere(base: str) -> None:
    assert require_base(base) == base
    for subject, *_ in quads(sketch, base):
        assert subject.startswith(f"<{base}")
    assert read_records(quad[:3] for quad in quads(sketch, base)) == (sketch,)


@given(st.text())
def test_an_iri_never_holds_what_would_end_it(text: str) -> None:
    try:
        found = require_iri(f"https://example.org/{text}")
    except MalformedIri:
        return
    assert not set(found) & set(' <>"{}|^`\\\n\r\t\0')


@pytest.mark.parametrize("slug", ["", "A", "a.b", "a/b", "a>", "../a", "a b", "é"])
def test_an_id_that_is_no_slug_makes_no_iri(slug: str) -> None:
    for mint in (Names("a").thing, Names("a").agent, Names("a").account, authority_iri, Names):
        with pytest.raises(MalformedIri):
            mint(slug)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_literal_gives_its_text_back(text: str) -> None:
    kind = Term("<http://example.org/kind>")
    assert text_of(literal(text)) == text
    assert parts(typed(text, kind)) == (text, kind, None)
    assert parts(tagged(text, "en-GB")) == (text, None, "en-gb")
    assert tagged(text, "not a tag") == literal(text)
    assert not set(literal(text)[1:-1]) & {"\n", "\r", "\0"}


def test_an_unknown_syntax_is_refused() -> None:
    with pytest.raises(UnknownFormat) as caught:
        serialize(sketch, "n3")  # type: ignore[arg-type]  # that is the point
    assert caught.value.name == "n3"
    assert "turtle" in caught.value.known


def test_a_dataset_without_a_record_or_with_several_is_refused() -> None:
    with pytest.raises(NotOurGraph):
        from_graph(rdflib.Dataset())
    with pytest.raises(NotOurGraph):
        from_graph(to_graph([sketch, Record(id="b")]))
    assert records_from_graph(rdflib.Dataset()) == ()


def test_a_blank_node_is_refused() -> None:
    dataset = to_graph(sketch)
    graph = dataset.graph(rdflib.URIRef("https://example.org/graph"))
    graph.add((rdflib.BNode(), rdflib.RDFS.label, rdflib.Literal("x")))
    with pytest.raises(NotOurGraph):
        from_graph(dataset)


NAMES = Names(sketch.id)
EVENT = Term(f"<{NAMES.claim('1', 'e2')}>")
HOLDING = Term(f"<{NAMES.claim('1', 'h1')}>")
GIVER = Term(f"<{NAMES.claim('1', 'e2')}.giver-1>")
MOVED = Term(f"<{NAMES.claim('1', 'e2')}.moved-1>")
ELSEWHERE = Term("<https://example.org/elsewhere>")

FAULTS: dict[str, tuple[tuple[Term, Term], Term | None]] = {
    "no status": ((EVENT, COC("evidentialStatus")), None),
    "unknown status": ((EVENT, COC("evidentialStatus")), COC("surely")),
    "words for a status": ((EVENT, COC("evidentialStatus")), literal("reported")),
    "no class": ((EVENT, TYPE), PROV("Activity")),
    "position is no number": ((EVENT, SCHEMA("position")), literal("first")),
    "unknown role": ((GIVER, PROV("hadRole")), COC("role-king")),
    "agent of nobody": ((GIVER, PROV("agent")), ELSEWHERE),
    "no agent": ((GIVER, PROV("agent")), None),
    "thing of nobody": ((HOLDING, RICO("relationHasTarget")), ELSEWHERE),
    "words for a thing": ((HOLDING, RICO("relationHasTarget")), literal("copy")),
    "nothing moved": ((MOVED, PROV("entity")), None),
    "an IRI for words": ((HOLDING, RICO("relationState")), ELSEWHERE),
    "an IRI for a reason": ((EVENT, COC("reason")), ELSEWHERE),
    "a state of its own": ((HOLDING, RICO("relationState")), literal("perhaps")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_graph_that_breaks_the_model_says_where(fault: str) -> None:
    (subject, predicate), value = FAULTS[fault]
    triples = [q[:3] for q in quads(sketch) if q[:2] != (subject, predicate)]
    if value is not None:
        triples.append((subject, predicate, value))
    with pytest.raises(NotOurGraph) as caught:
        read_records(triples)
    assert caught.value.node.startswith("https://")
    assert caught.value.problem


@pytest.mark.parametrize("predicate", [COC("reason"), RICO("relationState"), SCHEMA("position")])
def test_two_values_where_one_belongs_are_refused(predicate: Term) -> None:
    more = [(HOLDING, predicate, literal("1")), (HOLDING, predicate, literal("2"))]
    with pytest.raises(NotOurGraph):
        read_records([*(q[:3] for q in quads(sketch)), *more])


def test_what_others_say_besides_does_no_harm() -> None:
    more = [
        (EVENT, Term("<http://www.w3.org/2000/01/rdf-schema#comment>"), literal("seen in 2026")),
        (ELSEWHERE, TYPE, CRM("E7_Activity")),
        (ELSEWHERE, RDF("value"), literal("x")),
    ]
    assert read_records([*(q[:3] for q in quads(sketch)), *more]) == (sketch,)
