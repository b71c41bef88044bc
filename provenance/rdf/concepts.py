"""The closed lists as SKOS: a scheme for each list, a concept for each word.

The lists under ``vocab/lists/`` are the only place where their words are defined; here they become
concepts, with what the files say of them: label and definition, labels in other languages, what
they match, what is wider; of carriers and marks the printed words by which the reader of notes
knows them, as hidden labels (SKOS Reference, 5.1). Lists whose words are classes or properties
alone (properties, particulars, kinds of agent) have no concepts: the words are read from the terms
of `provenance.rdf.terms`. Kinds of event have both: classes for reasoners, concepts for RiC-O.
"""

from collections.abc import Iterator
from typing import Final, get_args

from provenance.errors import VocabularyError
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.kinds import kind_of_carrier
from provenance.rdf.namespaces import CRM, DC, DCTERMS, NAMESPACES, PROV, RDFS, RICO, SKOS, TYPE
from provenance.rdf.term import Quad, Term, iri, literal, tagged
from provenance.rdf.terms import EVENT_CLASSES, Scheme, concept, scheme_term
from provenance.rdf.turtle import Shortener, turtle_blocks
from provenance.rdf.version import LICENCE_IRI, ONTOLOGY_IRI
from provenance.resources.folders import folder
from provenance.resources.kinds import Kinds, spellings
from provenance.resources.lists import Concept, concepts, heading
from provenance.resources.plain import Plain

SCHEMES: Final[tuple[Scheme, ...]] = get_args(Scheme)
"""The lists whose words are concepts."""

PRINTED: Final[tuple[Kinds, ...]] = get_args(Kinds)
"""Those of them whose concepts are known by printed words."""

MATCHES: Final = {
    "exact": SKOS("exactMatch"),
    "close": SKOS("closeMatch"),
    "broad": SKOS("broadMatch"),
    "narrow": SKOS("narrowMatch"),
    "related": SKOS("relatedMatch"),
}
"""How the concepts of a list match those of others, by the words of its file."""

_GRAPH: Final = iri(ONTOLOGY_IRI)
_LABEL: Final = SKOS("prefLabel")
_TYPED: Final = CRM("E55_Type")
_CLASSES: Final[dict[Scheme, tuple[Term, ...]]] = {
    "roles": (PROV("Role"), _TYPED),
    "carrier-roles": (PROV("Role"),),
    "levels": (RICO("IdentifierType"),),
    "account-kinds": (_TYPED,),
    "derived-kinds": (_TYPED,),
    "access-kinds": (_TYPED,),
    "marks": (_TYPED,),
}
"""What the concepts of a list are besides, as the properties that lead to them say."""


def concept_quads() -> Iterator[Quad]:
    """Yield the closed lists as SKOS: a scheme for each list, a concept for each word."""
    for scheme in SCHEMES:
        yield from _scheme_quads(scheme)
        for entry in concepts(scheme).values():
            yield from _concept_quads(scheme, entry)


def ontology_text() -> str:
    """Return the ontology as it stands in ``vocab/ontology.ttl``: Turtle."""
    return (folder("vocab") / "ontology.ttl").read_text(encoding="utf-8")


def concepts_text() -> str:
    """Return the closed lists as Turtle."""
    text = "".join(turtle_blocks(concept_quads(), Shortener(DEFAULT_BASE)))
    used = (one for one in NAMESPACES if f"{one.prefix}:" in text)
    return "".join((*(f"@prefix {one.prefix}: <{one.iri}> .\n" for one in used), "\n", text))


def vocabulary() -> str:
    """Return the whole vocabulary as Turtle: the ontology, then the concepts."""
    return f"{ontology_text()}\n{concepts_text()}"


def listed(value: Plain) -> list[str]:
    """Return the words of a list in a file."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _scheme_quads(scheme: Scheme) -> Iterator[Quad]:
    term, about = scheme_term(scheme), heading(scheme)
    yield term, TYPE, SKOS("ConceptScheme"), _GRAPH
    for predicate in (_LABEL, DCTERMS("title")):
        yield term, predicate, tagged(about["title"], "en"), _GRAPH
    yield term, SKOS("definition"), tagged(about["description"], "en"), _GRAPH
    yield term, SKOS("notation"), literal(scheme), _GRAPH
    yield term, DCTERMS("license"), iri(LICENCE_IRI), _GRAPH
    yield term, RDFS("isDefinedBy"), _GRAPH, _GRAPH
    sources = (about.get(key) for key in ("source", "matches-source", "labels-source"))
    for source in dict.fromkeys(one for one in sources if one):
        yield term, DC("source"), tagged(source, "en"), _GRAPH


def _concept_quads(scheme: Scheme, entry: Concept) -> Iterator[Quad]:
    term = concept(scheme, entry.notation)
    for kind in (SKOS("Concept"), *_classes(scheme, entry)):
        yield term, TYPE, kind, _GRAPH
    yield from _place_quads(scheme, entry)
    yield term, SKOS("notation"), literal(entry.notation), _GRAPH
    yield term, SKOS("definition"), tagged(entry.definition, "en"), _GRAPH
    yield term, DC("source"), tagged(entry.source, "en"), _GRAPH
    yield term, RDFS("isDefinedBy"), _GRAPH, _GRAPH
    yield from _label_quads(scheme, entry)
    for word, matched in _map(entry, "matches").items():
        for one in listed(matched):
            yield term, _match(scheme, word), iri(one), _GRAPH
    for key, predicate in (("example", SKOS("example")), ("counterpart", SKOS("note"))):
        text = entry.more.get(key)
        if isinstance(text, str):
            yield term, predicate, tagged(text, "en"), _GRAPH


def _label_quads(scheme: Scheme, entry: Concept) -> Iterator[Quad]:
    """Yield what a concept is called, and by which other printed words it is known."""
    term, noun = concept(scheme, entry.notation), str(entry.more.get("noun") or entry.label)
    called = {"en": noun, **_map(entry, "labels")}
    also = {"en": entry.label, **_map(entry, "also")}
    said = dict[tuple[str, str], None]()
    for sort, labels in ((_LABEL, called.items()), (SKOS("altLabel"), also.items())):
        for tag, label in labels:
            if (tag, str(label).casefold()) not in said:
                said[tag, str(label).casefold()] = None
                yield term, sort, tagged(str(label), tag), _GRAPH
    for name in (one for one in PRINTED if one == scheme):
        for tag, word in spellings(name, entry.notation):
            if (tag, word.casefold()) not in said:
                yield term, SKOS("hiddenLabel"), tagged(word, tag), _GRAPH


def _place_quads(scheme: Scheme, entry: Concept) -> Iterator[Quad]:
    """Yield where a concept stands in its scheme: at the top, or below another."""
    term, whole = concept(scheme, entry.notation), scheme_term(scheme)
    wider = entry.more.get("broader")
    yield term, SKOS("inScheme"), whole, _GRAPH
    if isinstance(wider, str):
        yield term, SKOS("broader"), concept(scheme, wider), _GRAPH
        yield concept(scheme, wider), SKOS("narrower"), term, _GRAPH
    else:
        yield term, SKOS("topConceptOf"), whole, _GRAPH
        yield whole, SKOS("hasTopConcept"), term, _GRAPH


def _classes(scheme: Scheme, entry: Concept) -> tuple[Term, ...]:
    if scheme == "event-kinds":
        acts = {kind for kind, classes in EVENT_CLASSES.items() if RICO("Activity") in classes}
        return (RICO("ActivityType") if entry.notation in acts else RICO("EventType"),)
    if scheme == "carriers":
        return (kind_of_carrier(entry.notation)[0],)
    return _CLASSES.get(scheme, ())


def _map(entry: Concept, key: str) -> dict[str, Plain]:
    found = entry.more.get(key)
    return found if isinstance(found, dict) else {}


def _match(scheme: Scheme, word: str) -> Term:
    if word not in MATCHES:
        raise VocabularyError(
            scheme, f"{word!r} is no kind of match; there are {', '.join(MATCHES)}"
        )
    return MATCHES[word]
