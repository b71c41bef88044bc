"""What the vocabulary's page shows of each minted term and of each concept list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from rdflib import DC, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from provenance.publish.vocabulary.borrowed import prefixes
from provenance.rdf.concepts import SCHEMES, ontology_text, vocabulary
from provenance.rdf.namespaces import COC
from provenance.rdf.terms import Scheme, concept, scheme_term
from provenance.resources.lists import concepts


@dataclass(frozen=True, slots=True)
class Link:
    """A term that is pointed at: its short name, and its address here or elsewhere."""

    name: str
    href: str


Related = tuple[tuple[str, tuple[Link, ...]], ...]
"""What a term is to other terms, by the words that say so."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or concept on the page.

    Attributes:
        id: Its fragment, and so its anchor.
        name: What it is called on the page: its prefixed name, or its notation.
        label: Its English label.
        others: Its labels in other languages, with their tags.
        also: What else it is called, with the tags of the languages.
        printed: Other printed words by which it is known, with the tags.
        definition: What it means.
        example: An example; empty where there is none.
        note: For a minted term, what others have instead; for a concept, what stands for it.
        source: Where it is from.
        related: What it is to other terms.
    """

    id: str
    name: str
    label: str
    others: tuple[tuple[str, str], ...]
    also: tuple[tuple[str, str], ...]
    printed: tuple[tuple[str, str], ...]
    definition: str
    example: str
    note: str
    source: str
    related: Related


@dataclass(frozen=True, slots=True)
class Group:
    """Terms of one sort, or the concepts of one list."""

    id: str
    title: str
    definition: str
    sources: tuple[str, ...]
    terms: tuple[Term, ...]


_SORTS: Final = (
    ("classes", "Classes", "What there is to speak of.", OWL.Class),
    ("links", "Properties that lead to things", "", OWL.ObjectProperty),
    ("words", "Properties that hold words", "", OWL.DatatypeProperty),
)
_RELATIONS: Final = (
    ("a kind of", RDFS.subClassOf),
    ("a kind of", RDFS.subPropertyOf),
    ("under", SKOS.broader),
    ("said of", RDFS.domain),
    ("leads to", RDFS.range),
    ("is also", RDF.type),
    ("close to", SKOS.closeMatch),
    ("wider is", SKOS.broadMatch),
    ("narrower is", SKOS.narrowMatch),
    ("related to", SKOS.relatedMatch),
    ("see also", RDFS.seeAlso),
)
_PLAIN: Final = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.Concept}


def minted() -> tuple[Group, ...]:
    """Return the minted terms by sort, each sort in the order of the ontology's file."""
    return tuple(_minted(*sort) for sort in _SORTS)


def lists() -> tuple[Group, ...]:
    """Return the concept lists."""
    return tuple(map(_list, SCHEMES))


@cache
def _graph() -> Graph:
    return Graph().parse(data=vocabulary(), format="turtle")


def _minted(ident: str, title: str, definition: str, kind: URIRef) -> Group:
    place = ontology_text().index
    found = sorted(
        (one for one in _graph().subjects(RDF.type, kind) if isinstance(one, URIRef)),
        key=lambda one: place(f"\ncoc:{one.removeprefix(COC.iri)} a "),
    )
    terms = tuple(_term(one, f"coc:{one.removeprefix(COC.iri)}") for one in found)
    return Group(ident, title, definition, (), terms)


def _list(scheme: Scheme) -> Group:
    whole = URIRef(scheme_term(scheme)[1:-1])
    words = concepts(scheme)
    terms = tuple(_term(URIRef(concept(scheme, one)[1:-1]), one) for one in words)
    sources = sorted(str(one) for one in _graph().objects(whole, DC.source))
    title, definition = _said(whole, SKOS.prefLabel), _said(whole, SKOS.definition)
    return Group(whole.removeprefix(COC.iri), title, definition, tuple(sources), terms)


def _term(node: URIRef, name: str) -> Term:
    labels = _labels(node, SKOS.prefLabel)
    english = next((label for tag, label in labels if tag == "en"), "")
    return Term(
        id=node.removeprefix(COC.iri),
        name=name,
        label=english or _said(node, RDFS.label),
        others=tuple(one for one in labels if one[0] != "en"),
        also=_labels(node, SKOS.altLabel),
        printed=_labels(node, SKOS.hiddenLabel),
        definition=_said(node, SKOS.definition),
        example=_said(node, SKOS.example),
        note=_said(node, SKOS.editorialNote) or _said(node, SKOS.note),
        source=_said(node, DC.source),
        related=tuple(_related(node)),
    )


def _labels(node: URIRef, sort: URIRef) -> tuple[tuple[str, str], ...]:
    """Return the labels of one sort, each behind the tag of its language."""
    found = (one for one in _graph().objects(node, sort) if isinstance(one, Literal))
    return tuple(sorted((one.language or "", str(one)) for one in found))


def _said(node: URIRef, predicate: URIRef) -> str:
    return str(_graph().value(node, predicate) or "")


def _related(node: URIRef) -> Iterator[tuple[str, tuple[Link, ...]]]:
    for words, predicate in _RELATIONS:
        found = sorted(map(str, _others(node, predicate)))
        if found:
            yield words, tuple(map(link, found))


def _others(node: URIRef, predicate: URIRef) -> Iterator[Node]:
    for one in _graph().objects(node, predicate):
        if one not in _PLAIN or predicate != RDF.type:
            yield one


def link(iri: str) -> Link:
    """Return a term by its prefixed name, with its anchor where it is one of ours."""
    if iri.startswith(COC.iri):
        name = iri.removeprefix(COC.iri)
        return Link(f"coc:{name}", f"#{name}")
    longest: Callable[[str], int] = len
    known = sorted((ns for ns in prefixes() if iri.startswith(ns)), key=longest)
    return Link(f"{prefixes()[known[-1]]}:{iri.removeprefix(known[-1])}" if known else iri, iri)
