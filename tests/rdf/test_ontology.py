"""The vocabulary is sound SKOS and OWL, names the releases it borrows from, and borrows truly."""

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
import yaml
from rdflib import DC, DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, URIRef
from rdflib.namespace import DefinedNamespace
from rdflib.term import Node
from test_terms import used

from provenance.rdf.concepts import MATCHES, SCHEMES, concepts_text, ontology_text, vocabulary
from provenance.rdf.namespaces import COC, NAMESPACES
from provenance.rdf.terms import Scheme, concept, scheme_term
from provenance.resources.folders import folder
from provenance.resources.lists import concepts

ONTOLOGY = URIRef("https://w3id.org/custody-chain/ns")
VANN = rdflib.Namespace("http://purl.org/vocab/vann/")
MINTED = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
LISTED: dict[str, type[DefinedNamespace]] = {
    one._NS: one for one in (DC, DCTERMS, OWL, RDF, RDFS, SKOS, XSD)
}
"""Vocabularies whose terms rdflib knows, and refuses others."""

ELSEWHERE = {
    "http://www.w3.org/ns/prov#Publish",  # PROV-DC, a file of its own
    "https://linked.art/ns/terms/Transfer",  # in linked.art's context only
    "http://www.cidoc-crm.org/extensions/crminf/I4_Proposition_Set",  # CRMinf publishes no release
    "http://www.ics.forth.gr/isl/CRMdig/D1_Digital_Object",  # in linked.art's context only
}
BORROWED: list[dict[str, Any]] = yaml.safe_load(
    (folder("vocab") / "vocabularies.yaml").read_text(encoding="utf-8")
)["vocabularies"]


@cache
def ours() -> Graph:
    return Graph().parse(data=vocabulary(), format="turtle")


def minted() -> list[Node]:
    return sorted({s for kind in MINTED for s in ours().subjects(RDF.type, kind)}, key=str)


def of_kind(kind: Node) -> set[Node]:
    return set(ours().subjects(RDF.type, kind))


# SKOS Reference, the integrity conditions


def test_s9_no_concept_is_a_scheme() -> None:
    assert of_kind(SKOS.ConceptScheme)
    assert not of_kind(SKOS.Concept) & of_kind(SKOS.ConceptScheme)


def test_s13_no_label_is_of_two_sorts() -> None:
    sorts = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
    said = Counter(pair for sort in sorts for pair in ours().subject_objects(sort))
    assert said and max(said.values()) == 1


def test_s14_a_concept_has_one_preferred_label_in_a_language() -> None:
    said = Counter(
        (subject, label.language)
        for subject, label in ours().subject_objects(SKOS.prefLabel)
        if isinstance(label, rdflib.Literal)
    )
    assert max(said.values()) == 1
    assert {language for _, language in said} >= {"en", "fr", "de", "es", "ru"}


def test_s27_what_is_related_is_not_wider() -> None:
    for one, other in ours().subject_objects(SKOS.related):
        assert other not in set(ours().transitive_objects(one, SKOS.broader))
        assert one not in set(ours().transitive_objects(other, SKOS.broader))


def test_s37_there_are_no_collections_among_concepts() -> None:
    collections = of_kind(SKOS.Collection) | of_kind(SKOS.OrderedCollection)
    assert not collections & (of_kind(SKOS.Concept) | of_kind(SKOS.ConceptScheme))


def test_s46_an_exact_match_is_not_also_a_broad_or_a_related_one() -> None:
    said = Counter(pair for sort in MATCHES.values() for pair in pairs(sort))
    assert said and max(said.values()) == 1


def pairs(term: str) -> set[tuple[Node, Node]]:
    return set(ours().subject_objects(URIRef(term[1:-1])))


def test_nothing_is_wider_than_itself() -> None:
    for one, other in ours().subject_objects(SKOS.broader):
        assert one not in set(ours().transitive_objects(other, SKOS.broader))
        assert (other, SKOS.narrower, one) in ours()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_list_is_published_whole(scheme: Scheme) -> None:
    whole = URIRef(scheme_term(scheme)[1:-1])
    assert {SKOS.prefLabel, SKOS.definition, DCTERMS.license} <= set(ours().predicates(whole))
    for word, entry in concepts(scheme).items():
        one = URIRef(concept(scheme, word)[1:-1])
        assert (one, SKOS.inScheme, whole) in ours()
        assert str(ours().value(one, SKOS.notation)) == word
        assert str(ours().value(one, SKOS.definition)) == entry.definition
        top = (one, SKOS.topConceptOf, whole) in ours()
        assert top == ((whole, SKOS.hasTopConcept, one) in ours())
        assert top != bool(ours().value(one, SKOS.broader))
    assert set(ours().subjects(SKOS.inScheme, whole)) == {
        URIRef(concept(scheme, word)[1:-1]) for word in concepts(scheme)
    }


def test_what_matches_a_list_or_is_said_in_another_language_has_its_source() -> None:
    for scheme in SCHEMES:
        file = yaml.safe_load(
            (folder("vocab") / "lists" / f"{scheme}.yaml").read_text(encoding="utf-8")
        )
        for key in ("matches", "labels"):
            if any(key in entry for entry in file["concepts"]):
                assert file.get(f"{key}-source"), (scheme, key)


def test_the_labels_and_matches_of_the_levels_are_those_of_rico(shared: Path) -> None:
    file = shared / "suites" / "ontologies" / "ric-recordsettypes.rdf"
    rico = Graph().parse(file, format="xml")
    levels = [URIRef(concept("levels", word)[1:-1]) for word in concepts("levels")]
    matched = [(one, other) for one in levels for other in ours().objects(one, SKOS.closeMatch)]
    assert len(matched) == 4
    for one, other in matched:
        assert (other, RDF.type, SKOS.Concept) in rico
        assert set(ours().objects(one, SKOS.prefLabel)) == set(rico.objects(other, RDFS.label))


def test_the_labels_of_events_are_those_of_cidoc(shared: Path) -> None:
    crm = Graph().parse(shared / "suites" / "ontologies" / "cidoc.rdf", format="xml")
    named = {"hand-over": "E10_Transfer_of_Custody", "destruction": "E6_Destruction"}
    for word, name in named.items():
        one = URIRef(concept("event-kinds", word)[1:-1])
        theirs = set(crm.objects(URIRef(f"http://www.cidoc-crm.org/cidoc-crm/{name}"), RDFS.label))
        labels = {one for one in ours().objects(one, SKOS.prefLabel) if lang(one) != "en"}
        assert labels and labels <= {*theirs, *map(lower, theirs)}


def lang(label: Node) -> str | None:
    return label.language if isinstance(label, rdflib.Literal) else None


def lower(label: Node) -> rdflib.Literal:
    text = str(label)
    return rdflib.Literal(text[:1].lower() + text[1:], lang=lang(label))


def test_no_copying_is_called_a_replication_or_a_capture() -> None:
    names = ("Copying", "Digitization", "event-copying", "event-digitization")
    same = (SKOS.closeMatch, SKOS.exactMatch, SKOS.broadMatch, SKOS.narrowMatch)
    for name in names:
        for match in same:
            matched = ours().objects(URIRef(f"{COC.iri}{name}"), match)
            assert not [one for one in matched if "/preservation/" in str(one)]


def test_mapping_properties_join_concepts_alone() -> None:
    """By S19, S20 and S39 a reasoner makes a concept of whatever they join."""
    matched = {one for sort in MATCHES.values() for one, _ in pairs(sort)}
    assert matched and matched <= of_kind(SKOS.Concept)


# The minted terms


def test_there_are_few_terms_of_ours() -> None:
    assert len(minted()) <= 48


@pytest.mark.parametrize("term", minted(), ids=lambda term: str(term).rpartition("#")[2])
def test_a_minted_term_says_why_it_is(term: Node) -> None:
    """Label, definition, example, source; what others have instead; no equivalence claimed."""
    for predicate in (RDFS.label, SKOS.definition, SKOS.example, SKOS.editorialNote, DC.source):
        values = list(ours().objects(term, predicate))
        assert len(values) == 1 and str(values[0]).strip(), predicate
    assert (term, RDFS.isDefinedBy, ONTOLOGY) in ours()
    said = set(ours().predicates(term))
    assert not said & {OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs, SKOS.exactMatch}
    if (term, RDF.type, OWL.Class) in ours():
        assert RDFS.subClassOf in said
    elif (term, RDF.type, OWL.DatatypeProperty) in ours():
        assert (term, RDFS.range, XSD.string) in ours()
    else:
        assert RDFS.range in said


def test_labels_are_their_terms_own() -> None:
    labels = Counter(str(label) for term in minted() for label in ours().objects(term, RDFS.label))
    assert max(labels.values()) == 1


def test_the_ontology_has_the_metadata_that_foops_checks() -> None:
    wanted = {
        *(DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.publisher),
        *(DCTERMS.created, DCTERMS.modified, DCTERMS.issued, DCTERMS.license),
        *(DCTERMS.bibliographicCitation, OWL.versionIRI, OWL.versionInfo),
        *(VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri),
    }
    assert wanted <= set(ours().predicates(ONTOLOGY))
    version = str(ours().value(ONTOLOGY, OWL.versionInfo))
    assert str(ours().value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"
    assert version in str(ours().value(ONTOLOGY, DCTERMS.bibliographicCitation))
    assert str(ours().value(ONTOLOGY, VANN.preferredNamespaceUri)) == COC.iri


# The terms of others


def test_every_vocabulary_of_the_code_has_its_release() -> None:
    known = {one["prefix"]: one["namespace"] for one in BORROWED}
    assert {one.prefix: one.iri for one in NAMESPACES if one != COC}.items() <= known.items()
    for one in BORROWED:
        assert one["title"] and one["release"] and one["source"] and one["used-for"]


def test_the_ontology_names_the_releases() -> None:
    named = {str(one) for one in ours().objects(ONTOLOGY, DCTERMS.references)}
    assert named == {one["release-iri"] for one in BORROWED if "release-iri" in one}
    said = str(ours().value(ONTOLOGY, SKOS.note))
    for one in BORROWED:
        assert f"{one['title']}: {one['release']}" in said


def test_the_files_that_terms_are_looked_up_in_are_of_these_releases(shared: Path) -> None:
    files = {"rico": "ric-o_1-1.rdf", "prov": "w3c-prov-o.ttl", "premis": "premis3.owl"}
    releases = {one["prefix"]: one.get("release-iri") for one in BORROWED}
    for prefix, name in files.items():
        assert URIRef(str(releases[prefix])) in set(
            theirs(shared, name).objects(None, OWL.versionIRI)
        )
    annotation = theirs(shared, "w3c-oa.ttl")
    date = next(one["date"] for one in BORROWED if one["prefix"] == "oa")
    assert any(str(one).startswith(date) for one in annotation.objects(None, OWL.versionInfo))


@cache
def theirs(shared: Path, name: str) -> Graph:
    form = "turtle" if name.endswith(".ttl") else "xml"
    return Graph().parse(shared / "suites" / "ontologies" / name, format=form)


@cache
def known(shared: Path) -> frozenset[str]:
    names = ("cidoc.rdf", "la.rdf", "premis3.owl", "ric-o_1-1.rdf", "ric-recordsettypes.rdf")
    more = ("schemaorg30all.ttl", "w3c-oa.ttl", "w3c-prov-o.ttl")
    return frozenset(str(s) for name in (*names, *more) for s in theirs(shared, name).subjects())


CHECKED = ("rico", "crm", "crmdig", "schema", "prov", "oa", "premis")


def test_every_borrowed_term_is_in_its_own_ontology(shared: Path) -> None:
    borrowed = used() | {str(one) for triple in ours() for one in triple}
    releases = {one.get("release-iri") for one in BORROWED}
    namespaces = tuple(one["namespace"] for one in BORROWED if one["prefix"] in CHECKED)
    names = {one for one in borrowed if one.startswith(namespaces)}
    assert len(names) > 60
    assert names - known(shared) - ELSEWHERE - releases == set()


def test_every_term_of_dublin_core_skos_and_the_rest_is_one() -> None:
    borrowed = used() | {str(one) for triple in ours() for one in triple if isinstance(one, URIRef)}
    found = [(ns, one) for one in borrowed for ns in LISTED if one.startswith(ns) and one != ns]
    assert len(found) > 30
    for ns, one in found:
        assert one.removeprefix(ns) in LISTED[ns]


def test_every_term_that_a_text_mentions_exists(shared: Path) -> None:
    texts = ontology_text() + concepts_text()
    namespaces = {one["prefix"]: one["namespace"] for one in BORROWED if one["prefix"] in CHECKED}
    pattern = rf"\b({'|'.join(namespaces)}):([A-Za-z][A-Za-z0-9_-]*)"
    everything = known(shared) | ELSEWHERE
    for prefix, name in set(re.findall(pattern, texts)):
        iri = f"{namespaces[prefix]}{name}"
        short = any(one.startswith(f"{iri}_") for one in everything) and name[1:].isdigit()
        assert iri in everything or short, f"{prefix}:{name}"


def test_every_term_of_ours_that_a_text_mentions_exists() -> None:
    names = {str(one).removeprefix(COC.iri) for one in ours().subjects()}
    page = Path(__file__).parents[2] / "docs" / "model.md"
    for text in (ontology_text(), page.read_text(encoding="utf-8")):
        for name in re.findall(r"\bcoc:([A-Za-z]+(?:-[a-z_]+)*)(?![{A-Za-z-])", text):
            assert name in names, name
