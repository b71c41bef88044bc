"""JSON-LD: one object for each graph; the context is bundled and never fetched.

The context, ``vocab/context.jsonld``, says which predicates hold IRIs and which a datatype; what
it does not say is spelt out, so any context gives the same quads.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, Final

from provenance.rdf.grouping import FIRST, Said, by_graph, by_subject
from provenance.rdf.namespaces import NAMESPACES
from provenance.rdf.term import Quad, Term, iri_of
from provenance.rdf.version import CONTEXT_IRI
from provenance.resources.folders import folder

_json: Final = json.JSONEncoder(ensure_ascii=False).encode
_NAMESPACES: Final = {one.iri: one.prefix for one in NAMESPACES}


@cache
def context() -> Mapping[str, Any]:
    """Return the bundled context, the value of ``@context``."""
    text = (folder("vocab") / "context.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


@cache
def opening(*, by_value: bool) -> str:
    """Return the start of a document, up to the first graph."""
    value = context() if by_value else CONTEXT_IRI
    return f'{{"@context": {_json(value)},\n"@graph": [\n'


def graph_objects(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield an object for each graph."""
    for graph, its in by_graph(quads):
        nodes = ",\n".join([_node(subject, said) for subject, said in by_subject(its)])
        yield f'{{"@id": {_quoted(graph)}, "@graph": [\n{nodes}\n]}}'


CLOSING: Final = "\n]}\n"


def _node(subject: Term, said: Said) -> str:
    pieces: list[str] = []
    last, start, several = None, 0, False
    for predicate, value in said:
        key, expected = _key(predicate)
        if expected is None and value[-1] == '"':
            text: str = value
        else:
            text = _value(value, expected)
        if predicate == last:
            if not several:
                pieces[start], several = f"{pieces[start]}[", True
            pieces.append(f", {text}")
            continue
        if several:
            pieces.append("]")
        last, start, several = predicate, len(pieces), False
        pieces += (f", {key}: ", text)
    return f'{{"@id": {_quoted(subject)}{"".join(pieces)}{"]" if several else ""}}}'


def _value(value: Term, expected: str | None) -> str:
    """Return a value as JSON: an escaped literal of N-Quads is an escaped string of JSON."""
    if value[0] == "<":
        if expected == "@id":
            return f'"{value[1:-1]}"'
        return _concept(value) if expected == "@vocab" else f'{{"@id": {_quoted(value)}}}'
    return f'{{"@value": {value}}}' if value[-1] == '"' else _marked(value, expected)


def _marked(value: Term, expected: str | None) -> str:
    """Return a literal that has a language or a datatype."""
    end = value.rindex('"') + 1
    text, mark = value[:end], value[end:]
    if mark[0] == "@":
        return f'{{"@value": {text}, "@language": "{mark[1:]}"}}'
    kind = _short(Term(mark[2:]))
    return text if kind == expected else f'{{"@value": {text}, "@type": {_json(kind)}}}'


def _quoted(term: Term) -> str:
    """Return an IRI as JSON; it holds nothing that JSON escapes."""
    return f'"{term[1:-1]}"'


@lru_cache(maxsize=4096)
def _concept(value: Term) -> str:
    return _json(_short(value))


@cache
def _key(predicate: Term) -> tuple[str, str | None]:
    """Return a predicate as a key, and what its values are expected to be."""
    if predicate == FIRST:
        return '"@type"', "@vocab"
    short = _short(predicate)
    entry = context().get(short)
    return _json(short), entry.get("@type") if isinstance(entry, dict) else None


@cache
def _short(term: Term) -> str:
    iri = iri_of(term)
    cut = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _NAMESPACES.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix else iri
