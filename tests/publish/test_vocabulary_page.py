"""The vocabulary's page: every term at its fragment, every list; every syntax says the same."""

import re
from pathlib import Path

import pytest
import rdflib
from html_page import Page

from provenance.publish.site import build_site
from provenance.publish.vocabulary.documents import SYNTAXES, parts
from provenance.publish.vocabulary.releases import versions
from provenance.publish.vocabulary.usage import rules_by_term, terms_used, usage
from provenance.rdf.concepts import vocabulary
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.namespaces import COC
from provenance.rdf.quads import quads
from provenance.records.load import load
from provenance.resources.folders import folder
from provenance.validation.rulebook import rules

FOUNDING = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")
FORMS = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".jsonld": "json-ld"}

# rdflib 7.6 warns of its own use of these while it parses
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]


@pytest.fixture(scope="module")
def ns(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("published") / "site"
    build_site([FOUNDING], into=into)
    return into / "ns"


@pytest.fixture(scope="module")
def text(ns: Path) -> str:
    return (ns / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def ours() -> rdflib.Graph:
    return rdflib.Graph().parse(data=vocabulary(), format="turtle")


def test_every_term_has_the_anchor_of_its_fragment(page: Page) -> None:
    fragments = {str(s).removeprefix(COC.iri) for s in ours().subjects() if COC.iri in str(s)}
    assert len(fragments) > 100
    assert fragments <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_every_link_within_the_page_and_the_site_leads_somewhere(page: Page, ns: Path) -> None:
    for link in page.links:
        if link.startswith("#"):
            assert link[1:] in page.ids
        elif not link.startswith("https://") and not link.startswith("http://"):
            assert (ns / link).is_file(), link


def test_every_definition_example_and_source_is_on_the_page(page: Page) -> None:
    words = " ".join(" ".join(page.words).split())
    skos, dc = rdflib.SKOS, rdflib.DC
    labels = (skos.prefLabel, skos.altLabel, skos.hiddenLabel)
    for predicate in (skos.definition, skos.example, skos.editorialNote, *labels, dc.source):
        for value in ours().objects(None, predicate):
            assert " ".join(str(value).split()) in words, value


def test_every_alignment_is_a_link_on_the_page(page: Page) -> None:
    skos, rdfs = rdflib.SKOS, rdflib.RDFS
    for predicate in (skos.closeMatch, skos.relatedMatch, rdfs.seeAlso, rdfs.subClassOf):
        assert any(ours().objects(None, predicate)), predicate
        for value in ours().objects(None, predicate):
            address = str(value)
            assert (f"#{address.removeprefix(COC.iri)}" if COC.iri in address else address) in (
                page.links
            )


def test_the_rules_are_on_the_page_and_terms_say_which_ask_for_them(page: Page) -> None:
    assert {f"rule-{rule.id}" for rule in rules()} <= set(page.ids)
    assert "R02" in rules_by_term()["Copying"]
    known = {str(s).removeprefix(COC.iri) for s in ours().subjects()}
    assert set(rules_by_term()) <= known


def test_the_page_says_in_which_records_a_term_is_used(text: str) -> None:
    found = usage([(FOUNDING.id, terms_used(quads(FOUNDING, DEFAULT_BASE)))])
    assert found.count["Copying"] == 1 and found.first["Copying"] == FOUNDING.id
    assert found.count["event-copying"] == 1
    assert "Clearance" not in found.count
    assert f"../record/{FOUNDING.id}.html" in text


def test_every_syntax_says_the_same(ns: Path) -> None:
    said = {}
    for syntax in SYNTAXES:
        dataset = rdflib.Dataset(default_union=True)
        data = (ns / f"index{syntax.suffix}").read_text(encoding="utf-8")
        dataset.parse(data=data, format=FORMS[syntax.suffix])
        said[syntax.suffix] = set(dataset.triples((None, None, None)))
    assert len(said) == len(FORMS)
    assert all(one == set(ours()) for one in said.values())


def test_context_and_shapes_stand_beside_the_page(ns: Path) -> None:
    for name in ("context.jsonld", "shapes.ttl"):
        assert (ns / name).read_text(encoding="utf-8") == parts()[name]
    for version in versions():
        for name in parts():
            assert (ns / version / name).is_file()


def test_nothing_of_the_page_comes_from_elsewhere(text: str) -> None:
    assert not re.findall(
        r"<(?:script src=.https?:|img|iframe|link[^>]*stylesheet[^>]*href=.https?:)", text
    )
