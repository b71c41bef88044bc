"""JSON-LD: one object for each graph; the context is bundled and never fetched.

The context, ``vocab/context.jsonld``, says which predicates hold IRIs and which a datatype; what
it does not say is spelt out, so any context gives the same quads.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from provenance.rdf.namespaces import NAMESPACES, TYPE
from provenance.rdf.term import Quad, Term, iri_of, is_iri, parts
from provenance.resources.folders import folder

CONTEXT_IRI: Final = "https://w3id.org/custody-chain/context/v1.jsonld"
"""The versioned address of the context; what stands there never changes."""

_json: Final = json.JSONEncoder(ensure_ascii=False).encode
_NAMESPACES: Final = {one.iri: one.prefix for one in NAMESPACES}
_subject, _predicate, _graph = itemgetter(0), itemgetter(1), itemgetter(3)


@cache
def context() -> Mapping[str, Any]:
    """Return the bundled context, the value of ``@context``."""
    text = (folder("vocab") / "context.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def opening(*, by_value: bool) -> str:
    """Return the start of a document, up to the first graph."""
    value = context() if by_value else CONTEXT_IRI
    return f'{{"@context": {_json(value)},\n"@graph": [\n'


def graph_objects(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield an object for each graph."""
    for graph, group in groupby(sorted(set(quads), key=_graph), _graph):
        triples = sorted((s, p, o) for s, p, o, _ in group)
        nodes = ",\n".join(_json(_node(one, its)) for one, its in groupby(triples, _subject))
        yield f'{{"@id": {_json(iri_of(graph))}, "@graph": [\n{nodes}\n]}}'


CLOSING: Final = "\n]}\n"


def _node(subject: Term, triples: Iterable[tuple[Term, Term, Term]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": iri_of(subject)}
    for predicate, group in groupby(triples, _predicate):
        values = [_value(predicate, value) for _, _, value in group]
        key = "@type" if predicate == TYPE else _short(predicate)
        node[key] = values[0] if len(values) == 1 else values
    return node


def _value(predicate: Term, value: Term) -> str | dict[str, str]:
    if predicate == TYPE:
        return _short(value)
    expected = _coercion(predicate)
    if is_iri(value):
        return iri_of(value) if expected == "@id" else {"@id": iri_of(value)}
    text, datatype, language = parts(value)
    if language:
        return {"@value": text, "@language": language}
    if datatype:
        short = _short(datatype)
        return text if short == expected else {"@value": text, "@type": short}
    return {"@value": text} if expected else text


@cache
def _coercion(predicate: Term) -> str | None:
    entry = context().get(_short(predicate))
    return entry.get("@type") if isinstance(entry, dict) else None


@cache
def _short(term: Term) -> str:
    iri = iri_of(term)
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _NAMESPACES.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix else iri
