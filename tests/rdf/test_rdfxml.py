"""RDF/XML says the same statements, whatever words stand in them."""

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import MalformedIri
from provenance.rdf.namespaces import DCTERMS, RDFS, XSD
from provenance.rdf.rdfxml import rdfxml
from provenance.rdf.term import Quad, Term, iri, literal, tagged, typed

GRAPH = iri("https://example.org/g")
SUBJECT = iri("https://example.org/a?b=c&d='e'")
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


def said(*values: Term) -> list[Quad]:
    return [(SUBJECT, RDFS("label"), value, GRAPH) for value in values]


def read(text: str) -> set[tuple[str, ...]]:
    graph = rdflib.Graph().parse(data=text, format="xml")
    return {(str(s), str(p), str(o)) for s, p, o in graph}


@given(TEXTS)
def test_any_words_come_back(words: str) -> None:
    text = rdfxml(said(literal(f"x{words}"), iri("https://example.org/o?x=1&y=2")))
    subject, label = SUBJECT[1:-1], RDFS("label")[1:-1]
    assert read(text) == {
        (subject, label, f"x{words}"),
        (subject, label, "https://example.org/o?x=1&y=2"),
    }


def test_language_and_datatype_are_kept() -> None:
    text = rdfxml(said(tagged("a", "fr"), typed("1", XSD("integer"))))
    objects = set(rdflib.Graph().parse(data=text, format="xml").objects())
    assert objects == {rdflib.Literal("a", lang="fr"), rdflib.Literal(1)}


@pytest.mark.parametrize("words", ["\x00", "\x0b", "a\x1fb", "\ufffe"])
def test_what_xml_cannot_hold_is_replaced(words: str) -> None:
    assert "\ufffd" in rdfxml(said(literal(words)))
    assert len(read(rdfxml(said(literal(words))))) == 1


def test_words_cannot_leave_their_element() -> None:
    hostile = literal("</rdfs:label></rdf:Description><x y='z'>&amp;\r\n]]>")
    assert {o for *_, o in read(rdfxml(said(hostile)))} == {
        "</rdfs:label></rdf:Description><x y='z'>&amp;\r\n]]>"
    }


def test_a_vocabulary_without_a_prefix_gets_one() -> None:
    quads = [(SUBJECT, iri("https://example.org/terms#name"), literal("x"), GRAPH)]
    assert read(rdfxml([*quads, *said(literal("y"))])) == {
        (SUBJECT[1:-1], "https://example.org/terms#name", "x"),
        (SUBJECT[1:-1], RDFS("label")[1:-1], "y"),
    }


@pytest.mark.parametrize("predicate", ["https://example.org/1", "https://example.org/", "urn:x"])
def test_a_predicate_that_is_no_name_is_refused(predicate: str) -> None:
    with pytest.raises(MalformedIri):
        rdfxml([(SUBJECT, iri(predicate), literal("x"), GRAPH)])


def test_the_same_statements_give_the_same_bytes() -> None:
    quads = [*said(literal("b"), literal("a")), (SUBJECT, DCTERMS("title"), literal("c"), GRAPH)]
    assert rdfxml(quads) == rdfxml(reversed([*quads, quads[0]]))
