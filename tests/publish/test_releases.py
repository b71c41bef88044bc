"""Published versions of the vocabulary never change, and no term that was published vanishes."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Literal, URIRef

from provenance.errors import PublishError
from provenance.publish.vocabulary import releases
from provenance.publish.vocabulary.documents import parts
from provenance.publish.vocabulary.releases import SUMS, digests, freeze, release, versions
from provenance.rdf.concepts import ontology_text, vocabulary
from provenance.rdf.jsonld import context
from provenance.rdf.version import CONTEXT_IRI, ONTOLOGY_IRI, VERSION, VERSION_IRI

FROZEN: dict[str, str] = {
    "0.1.0": "33c651ffc61338118722a5e716528ec7734ea59343646774e182a5f9e6bcffc3",
    "0.1.1": "65ef5cf874ad2bccd145a983f538a52f172dda1a9d7fb1ae191846efe407a182",
    "0.1.2": "b570c93c1990476b09b0f08baa48ca5dbfedda15ec55820757f0bf7ed289219c",
}
"""The digest of the digests of each published version. A line is added, never changed."""

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept, SKOS.ConceptScheme)


@cache
def now() -> Graph:
    return Graph().parse(data=vocabulary(), format="turtle")


def test_every_published_version_is_known_here() -> None:
    assert set(versions()) == set(FROZEN)


@pytest.mark.parametrize("version", versions())
def test_a_published_version_never_changes(version: str) -> None:
    files = release(version)
    assert sha256(files[SUMS].encode()).hexdigest() == FROZEN[version]
    assert digests({name: text for name, text in files.items() if name != SUMS}) == files[SUMS]
    assert set(files) == {*parts(), SUMS}


@pytest.mark.parametrize("version", versions())
def test_a_published_term_is_never_deleted(version: str) -> None:
    files = release(version)
    then = Graph().parse(data=files["ontology.ttl"] + files["concepts.ttl"], format="turtle")
    for kind in KINDS:
        gone = set(then.subjects(RDF.type, kind)) - set(now().subjects(RDF.type, kind))
        assert gone == set(), "mark it owl:deprecated; others have it in their data"


def test_a_deprecated_term_says_what_to_use_instead() -> None:
    for term in now().subjects(OWL.deprecated, Literal(True)):
        assert now().value(term, SKOS.changeNote), term


def test_what_stands_here_is_the_published_version_or_a_later_one() -> None:
    """The shapes are mended between versions: rules have numbers, and data does not name them."""
    if VERSION not in versions():
        assert all(numbers(VERSION) > numbers(one) for one in versions())
        return
    files = release(VERSION)
    for name in ("ontology.ttl", "concepts.ttl", "context.jsonld"):
        assert parts()[name] == files[name], "changed since it was published: raise the version"


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def test_a_later_version_says_what_changed() -> None:
    note = str(now().value(URIRef(ONTOLOGY_IRI), SKOS.changeNote))
    assert len(versions()) == 1 or note.startswith(f"{VERSION}, since ")


def test_the_addresses_carry_the_version() -> None:
    assert str(now().value(URIRef(ONTOLOGY_IRI), OWL.versionInfo)) == VERSION
    assert f"owl:versionIRI <{VERSION_IRI}>" in ontology_text()
    assert f"{VERSION_IRI}/context.jsonld" == CONTEXT_IRI
    prior = now().value(URIRef(ONTOLOGY_IRI), OWL.priorVersion)
    before = [one for one in versions() if numbers(one) < numbers(VERSION)]
    assert (str(prior) if prior else None) == (f"{ONTOLOGY_IRI}/{before[-1]}" if before else None)


def test_a_version_is_frozen_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = parts()
    monkeypatch.setattr(releases, "folder", lambda _: tmp_path)
    place = freeze()
    assert versions() == (VERSION,)
    files = release(VERSION)
    assert {name: files[name] for name in documents} == documents
    assert (place / SUMS).read_text(encoding="utf-8") == digests(documents)
    with pytest.raises(PublishError):
        freeze()


def test_the_context_is_of_our_namespace() -> None:
    assert context()["coc"] == f"{ONTOLOGY_IRI}#"
