"""The description of the data set in VoID (Describing Linked Datasets, W3C 2011)."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.rdf.iri import record_iri
from provenance.rdf.namespaces import DCTERMS, NAMESPACES, RDF, XSD, Namespace
from provenance.rdf.term import Term, iri, literal, typed

_VOID: Final = Namespace("void", "http://rdfs.org/ns/void#")
_FOAF: Final = Namespace("foaf", "http://xmlns.com/foaf/0.1/")
_LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"
_TURTLE: Final = "http://www.w3.org/ns/formats/Turtle"
_N_QUADS: Final = "http://www.w3.org/ns/formats/N-Quads"
_DUMPS: Final = ("dumps/records.nq", "dumps/records.nq.zst")

_Statement = tuple[Term, Term]


def void(title: str, base: str, ids: Iterable[str], triples: int) -> str:
    """Return the description of a data set as Turtle, without blank nodes.

    Args:
        title: The title of the site.
        base: The IRI under which records and agents live; ends in a slash.
        ids: The ids of its records; the first is the example.
        triples: The number of triples in its dump.
    """
    known = tuple(ids)
    counted = [(_VOID("triples"), _count(triples)), (_VOID("entities"), _count(len(known)))]
    examples = [(_VOID("exampleResource"), iri(record_iri(one, base))) for one in known[:1]]
    dataset = [*_dataset(title, base), *counted, *examples]
    about = [
        (RDF("type"), _VOID("DatasetDescription")),
        (DCTERMS("title"), literal(f"Description of the data set {title}")),
        (_FOAF("primaryTopic"), iri(f"{base}void.ttl#dataset")),
    ]
    subjects = ((iri(f"{base}void.ttl"), about), (iri(f"{base}void.ttl#dataset"), dataset))
    return "\n".join(_block(subject, said) for subject, said in subjects)


def _dataset(title: str, base: str) -> Iterator[_Statement]:
    yield RDF("type"), _VOID("Dataset")
    yield DCTERMS("title"), literal(title)
    yield DCTERMS("license"), iri(_LICENCE)
    yield _FOAF("homepage"), iri(f"{base}index.html")
    yield _VOID("uriSpace"), literal(base)
    for dump in _DUMPS:
        yield _VOID("dataDump"), iri(f"{base}{dump}")
    for feature in (_TURTLE, _N_QUADS):
        yield _VOID("feature"), iri(feature)
    for namespace in NAMESPACES:
        if namespace.prefix not in ("xsd", "edtf"):
            yield _VOID("vocabulary"), iri(namespace.iri)


def _count(number: int) -> Term:
    return typed(str(number), XSD("integer"))


def _block(subject: Term, said: Iterable[_Statement]) -> str:
    lines = [f"    {predicate} {value}" for predicate, value in said]
    return f"{subject}\n" + " ;\n".join(lines) + " .\n"
