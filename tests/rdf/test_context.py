"""The JSON-LD context says all that the writers write, and nothing is lost by it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from made_up.records import records as any_record

from provenance.model.record import Record
from provenance.rdf.jsonld import context
from provenance.rdf.quads import quads
from provenance.rdf.serialization import serialize
from provenance.rdf.term import Term
from provenance.rdf.version import CONTEXT_IRI
from provenance.records.load import load_all
from provenance.resources.folders import folder

RECORDS = sorted(load_all(folder("records")), key=lambda record: record.id)
KEYWORDS = {"@id", "@type", "@value", "@language", "@graph", "@context"}
generously = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))

# rdflib 7.6 warns of its own use of these while it parses
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]


def keys(value: object) -> Iterator[str]:
    """Yield the keys of a document, and the classes and datatypes that stand under ``@type``."""
    if isinstance(value, list):
        for one in value:
            yield from keys(one)
    if isinstance(value, dict):
        yield from value
        types = value.get("@type", [])
        yield from [types] if isinstance(types, str) else types
        for one in value.values():
            yield from keys(one)


def require_known(record: Record) -> None:
    """What a processor in safe mode refuses: a key that does not expand to an IRI."""
    document = json.loads(serialize(record, "json-ld-linked"))
    assert document.pop("@context") == CONTEXT_IRI
    for key in set(keys(document)) - KEYWORDS:
        prefix, colon, name = key.partition(":")
        assert colon and name and isinstance(context().get(prefix), str), key


def read(document: dict[str, Any]) -> set[tuple[str, ...]]:
    dataset = rdflib.Dataset()
    dataset.parse(data=json.dumps(document), format="json-ld")
    return {(s.n3(), p.n3(), o.n3(), f"<{g}>") for s, p, o, g in dataset.quads()}


def require_equal(record: Record) -> None:
    document = json.loads(serialize(record, "json-ld-linked"))
    document["@context"] = dict(context())
    assert read(document) == {tuple(map(spelt, quad)) for quad in quads(record)}


def spelt(term: Term) -> str:
    """Spell a term as rdflib does."""
    if term.startswith("<"):
        return str(term)
    graph = rdflib.Graph().parse(data=f"<x:s> <x:p> {term} .", format="nt")
    return next(iter(graph.objects())).n3()


@pytest.mark.parametrize("record", RECORDS, ids=[record.id for record in RECORDS])
def test_the_context_has_every_term_of_a_record(record: Record) -> None:
    require_known(record)


@given(any_record())
@generously
def test_the_context_has_every_term_of_any_record(record: Record) -> None:
    require_known(record)


@pytest.mark.parametrize("record", RECORDS[:8], ids=[record.id for record in RECORDS[:8]])
def test_a_record_read_by_the_context_is_its_quads(record: Record) -> None:
    require_equal(record)


def test_the_context_coerces_nothing_that_is_no_term() -> None:
    prefixes = {key: value for key, value in context().items() if isinstance(value, str)}
    for key, value in context().items():
        if isinstance(value, dict):
            assert key.partition(":")[0] in prefixes
            kind = value["@type"]
            assert kind == "@id" or kind.partition(":")[0] in prefixes
