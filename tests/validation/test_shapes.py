"""The published shapes: sound SHACL, without blank nodes, complete, and usable by themselves."""

import sys

import pytest
from changing import changed
from founding_sketch import rec as founding
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.namespace import DCTERMS

from provenance.errors import MissingExtra
from provenance.rdf.dataset import to_graph
from provenance.rdf.namespaces import COC
from provenance.rdf.term import iri_of as iri_of_term
from provenance.rdf.terms import AGENT_CLASSES, EVENT_CLASSES
from provenance.resources.folders import folder
from provenance.validation.places import claims_by_iri, iri_of
from provenance.validation.rulebook import RULES, rules
from provenance.validation.shacl import Asked, check_with_shacl
from provenance.validation.shapes import shape_iri, shapes, shapes_turtle

TWINS = [rule for rule in rules() if rule.shacl]


def test_the_document_reads_back_as_what_it_says() -> None:
    assert set(Graph().parse(data=shapes_turtle(), format="turtle")) == set(shapes())


def test_the_published_file_is_current() -> None:
    write = (
        "python -c 'from provenance.validation.shapes import shapes_turtle as s; "
        'print(s(), end="")\' > vocab/shapes.ttl'
    )
    published = (folder("vocab") / "shapes.ttl").read_text(encoding="utf-8")
    assert published == shapes_turtle(), f"write it anew: {write}"


def test_no_shape_needs_a_blank_node() -> None:
    assert not [node for triple in shapes() for node in triple if isinstance(node, BNode)]


def test_a_shape_says_what_its_rule_file_says() -> None:
    for rule in TWINS:
        shape = shape_iri(rule.id)
        assert str(shapes().value(shape, RDFS.comment)) == rule.rationale
        assert str(shapes().value(shape, DCTERMS.source)) == rule.source


def test_each_shape_is_for_one_account_or_for_a_whole_record() -> None:
    account, record = set(shapes("account")), set(shapes("record"))
    assert account | record == set(shapes())
    assert not {s for s, _, o in account & record if o == SH.NodeShape}


def test_the_shapes_are_sound_shacl() -> None:
    pyshacl = pytest.importorskip("pyshacl")
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_others_get_the_message_with_its_value_from_the_published_file() -> None:
    pyshacl = pytest.importorskip("pyshacl")
    rule = next(rule for rule in rules() if rule.id == "R08")
    record = changed(next(case for case in rule.cases if case.finds))
    data, published = Asked(), Graph().parse(data=shapes_turtle(), format="turtle")
    for s, p, o, _ in to_graph(record).quads():
        data.add((s, p, o))
    _, report, _ = pyshacl.validate(data, shacl_graph=published)
    (result,) = report.subjects(SH.sourceShape, URIRef(f"{RULES}R08"))
    message = f"{rule.message.replace('{value}', 'the Project')} {rule.what_to_do}"
    assert [str(one) for one in report.objects(result, SH.resultMessage)] == [message]


def test_every_target_is_a_class_that_the_mapping_writes() -> None:
    written = {str(o) for _, p, o, _ in to_graph(founding).quads() if p == RDF.type}
    classes = {term for terms in EVENT_CLASSES.values() for term in terms}
    written |= {iri_of_term(term) for term in (*classes, *AGENT_CLASSES["family"], COC("Split"))}
    assert {str(one) for one in shapes().objects(None, SH.targetClass)} <= written


def test_the_iri_of_every_place_is_a_node_of_the_graph() -> None:
    nodes = {str(node) for node, _, _, _ in to_graph(founding).quads()}
    places = claims_by_iri(founding)
    assert set(places) <= nodes
    assert {iri_of(founding.id, place) for place in places.values()} == set(places)


def test_without_pyshacl_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(MissingExtra, match=r"custody-chain\[shacl\]"):
        check_with_shacl(founding)
