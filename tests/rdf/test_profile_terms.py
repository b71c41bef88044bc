"""Every term that any profile writes exists in the release it is of, and is used as it is meant."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, assume, given, settings
from made_up.records import records
from rdflib import Dataset
from test_consistency import one_kind_each, ontologies, require_sound, triples
from test_ontology import BORROWED, ELSEWHERE, LISTED, known, ours
from test_terms import FACTS, _with

from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.namespaces import COC, TYPE
from provenance.rdf.profiles.profile import profile_called, profiles, quads_of
from provenance.rdf.term import Quad, iri_of, is_iri
from provenance.records.load import load_all
from provenance.resources.folders import folder

ALL = [*load_all(folder("records")), sketch, *map(_with, FACTS.values())]
OF_QUADS = sorted(name for name, one in profiles().items() if one.quads)
CONTEXT_FILE = "linked-art-context.json"
NAMESPACES = (COC.iri, *(one["namespace"] for one in BORROWED))
generously = settings(deadline=None, suppress_health_check=list(HealthCheck))


def terms_of(quads: list[Quad]) -> Iterator[str]:
    """Yield every term of a vocabulary that quads use: predicates, classes, concepts."""
    for _, predicate, value, _ in quads:
        yield iri_of(predicate)
        if is_iri(value) and (predicate == TYPE or iri_of(value).startswith(NAMESPACES)):
            yield iri_of(value)


def context_of(name: object, shared: Path) -> object:
    """Return what a context means; nothing is fetched."""
    if str(name).startswith("https://schema.org"):
        return {"@vocab": "https://schema.org/"}
    assert name == "https://linked.art/ns/v1/linked-art.json"
    text = (shared / "suites" / "ontologies" / CONTEXT_FILE).read_text("utf-8")
    return json.loads(text)["@context"]


def terms_of_documents(name: str, record: Record, shared: Path) -> Iterator[str]:
    documents = profile_called(name).documents
    assert documents
    for one in documents(record, DEFAULT_BASE):
        whole = {**one, "@context": context_of(one["@context"], shared)}
        dataset = Dataset()
        dataset.parse(data=json.dumps(whole), format="json-ld")
        for _, predicate, value, _ in dataset.quads():
            yield str(predicate)
            if str(predicate) == iri_of(TYPE):
                yield str(value)


@cache
def used(name: str, shared: Path) -> frozenset[str]:
    """Return every term that a profile uses of all records."""
    if name in OF_QUADS:
        written = (list(quads_of(name)(one, DEFAULT_BASE)) for one in ALL)
        return frozenset(term for quads in written for term in terms_of(quads))
    return frozenset(term for one in ALL for term in terms_of_documents(name, one, shared))


def require_known(found: frozenset[str], shared: Path) -> None:
    minted = {str(one) for one in ours().subjects()}
    listed = {one for one in found for ns in LISTED if one.startswith(ns)}
    for namespace, terms in LISTED.items():
        for one in (term for term in listed if term.startswith(namespace)):
            assert one.removeprefix(namespace) in terms, one
    own = {one for one in found if one.startswith(COC.iri)}
    assert own <= minted
    others = found - listed - own
    assert others - known(shared) - ELSEWHERE == set()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's, of its own use of Dataset
@pytest.mark.parametrize("name", profiles())
def test_every_term_of_a_profile_exists(name: str, shared: Path) -> None:
    found = used(name, shared)
    assert len(found) > 15
    require_known(found, shared)


@pytest.mark.parametrize("name", OF_QUADS)
def test_every_term_of_any_record_exists(name: str, shared: Path) -> None:
    @given(records())
    @settings(generously, max_examples=60)
    def holds(record: Record) -> None:
        quads = list(quads_of(name)(record, DEFAULT_BASE))
        require_known(frozenset(terms_of(quads)), shared)

    holds()


@pytest.mark.parametrize("name", [name for name in OF_QUADS if name != "full"])
def test_a_profile_contradicts_no_ontology(name: str, shared: Path) -> None:
    ontology = ontologies(shared / "suites")
    for record in ALL:
        quads = list(quads_of(name)(record, DEFAULT_BASE))
        require_sound(ontology, ontology.follows(triples(quads)))


@pytest.mark.parametrize("name", [name for name in OF_QUADS if name != "full"])
def test_a_profile_of_any_record_contradicts_no_ontology(name: str, shared: Path) -> None:
    ontology = ontologies(shared / "suites")

    @given(records())
    @settings(generously, max_examples=60)
    def holds(record: Record) -> None:
        assume(one_kind_each(record))
        quads = list(quads_of(name)(record, DEFAULT_BASE))
        require_sound(ontology, ontology.follows(triples(quads)))

    holds()


def test_a_term_that_does_not_exist_is_noticed(shared: Path) -> None:
    for wrong in ("http://www.w3.org/ns/prov#usedBy", "http://purl.org/dc/terms/nothing"):
        with pytest.raises(AssertionError):
            require_known(frozenset({wrong}), shared)
