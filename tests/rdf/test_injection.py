"""Hostile titles, names and addresses are the very same terms in every syntax, to both parsers."""

import io
from collections.abc import Callable, Iterator
from typing import IO, Final

import pytest
from founding_sketch import rec as sketch

from provenance.errors import DataSyntaxError, MalformedIri
from provenance.model.record import Record
from provenance.rdf.namespaces import NAMESPACES, RDFS, TYPE
from provenance.rdf.parsing import by_pyoxigraph, by_rdflib, reading
from provenance.rdf.parsing.contexts import with_bundled_context
from provenance.rdf.parsing.statement import Statement
from provenance.rdf.quads import quads
from provenance.rdf.rdfxml import rdfxml
from provenance.rdf.serialization import FORMATS, Format, serialize_quads
from provenance.rdf.term import Quad, iri, literal, tagged, typed

Parser = Callable[[IO[bytes], str, str | None], Iterator[Statement]]

PARSERS: Final[dict[str, Parser]] = {
    "pyoxigraph": by_pyoxigraph.statements,
    "rdflib": by_rdflib.statements,
}
WORDS = (
    '"', "'", '"""', "'''", "\\", "\\u003e", "\\\"", "\n", "\r", "\r\n", "\t", "\x7f", "\x85",
    "\u2028",
    "<", ">", "> <urn:p> <urn:q> .", '" .\n<urn:a> <urn:b> <urn:c> .\n#', '"@en', '"^^<urn:k>',
    "}\n}",
    '"}]}', '", "@id": "urn:a', "]]>", "</rdf:Description>", "&lt;", "&x;", "<!-- -->",
    "<?x ?>", "# x",
    "{{ x }}", "${x}", "%0A", "\ufeffx", "x\ufeff", " x ", "\u202ex", "e\u0301",
    "\u0430", "prov:Entity",
    "https://example.org/> <urn:a> <urn:b>", "javascript:alert(1)", "_:b", "@type", "[]",
)  # fmt: skip
IRIS = (
    "https://example.org/a'b", "https://example.org/?a=%22%3E&b=1;c", "https://example.org/&amp;",
    "https://example.org/e\u0301", "urn:x:a", "mailto:a@b.c", "a:", "type:x", "record:x", "id:x",
    *(f"{namespace}{local}" for namespace in (
        "http://www.w3.org/ns/prov#", "https://schema.org/", "https://w3id.org/custody-chain/id/record/",
    ) for local in ("", "a;b,c.", "a.", ".a", "-", "a'b", "a:b", "%41", "a/b", "a()", "a\u0300")),
)  # fmt: skip
GRAPH, SUBJECT = iri("https://example.org/g"), iri("https://example.org/s")


def of_words() -> list[Quad]:
    """Return statements with each of the words in each sort of literal."""
    values = [
        made
        for word in WORDS
        for made in (literal(word), tagged(word, "en"), typed(word, iri("urn:k")))
    ]
    return [(SUBJECT, RDFS("label"), one, GRAPH) for one in values]


def of_iris() -> list[Quad]:
    """Return statements with each of the IRIs in each place, but for that of a predicate."""
    terms = map(iri, IRIS)
    return [
        quad
        for one in terms
        for quad in ((one, TYPE, one, GRAPH), (one, RDFS("seeAlso"), one, GRAPH))
    ]


def of_records() -> list[Quad]:
    """Return what is said of a record whose every word of others is hostile."""
    data = sketch.model_dump(mode="json", exclude_defaults=True)
    for number, word in enumerate(WORDS):
        source = {"title": word, "url": word, "pages": word, "container": word}
        data["accounts"].append(
            {"id": f"h{number}", "kind": "source-note", "source": source, "text": word}
        )
    for agent in data["agents"]:
        agent["name"] = "".join(WORDS)
    return list(quads(Record.model_validate(data)))


MADE = {"words": of_words, "iris": of_iris, "records": of_records}


def without_graphs(said: list[Quad]) -> set[Statement]:
    return {Statement(*one[:3], "") for one in said}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("syntax", FORMATS)
@pytest.mark.parametrize("made", MADE)
def test_hostile_terms_are_the_very_same_to_both_parsers(
    made: str, syntax: Format, parser: str
) -> None:
    said = MADE[made]()
    text = serialize_quads(said, syntax).encode()
    name = syntax
    if syntax.startswith("json-ld"):
        text, name = with_bundled_context(io.BytesIO(text), 1 << 20), "json-ld"
    found = set(PARSERS[parser](io.BytesIO(text), name, None))
    has_graphs = syntax not in ("turtle", "ntriples")
    assert found == ({Statement(*one) for one in said} if has_graphs else without_graphs(said))


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("made", MADE)
def test_hostile_terms_are_the_very_same_in_rdf_xml(made: str, parser: str) -> None:
    said = MADE[made]()
    found = set(PARSERS[parser](io.BytesIO(rdfxml(said).encode()), "rdf-xml", None))
    assert found == without_graphs(said)


@pytest.mark.parametrize("prefix", [one.prefix for one in NAMESPACES])
def test_a_short_form_is_no_iri_of_others(prefix: str) -> None:
    """In JSON-LD it would become another IRI: nothing says there that it is whole already."""
    with pytest.raises(MalformedIri):
        iri(f"{prefix}:Entity")
    assert iri(f"{prefix}://example.org/") == f"<{prefix}://example.org/>"


DEEP: Final = 20_000
NESTED: dict[str, tuple[str, str]] = {
    "collections": ("turtle", "<urn:a> <urn:b> " + "( " * DEEP + ") " * DEEP + "."),
    "nodes": ("turtle", "<urn:a> <urn:b> " + "[ <urn:b> " * DEEP + "1" + " ]" * DEEP + " ."),
    "a graph": ("trig", "<urn:g> { <urn:a> <urn:b> " + "( " * DEEP + ") " * DEEP + "}"),
    "arrays": ("json-ld", '{"urn:b": ' + "[" * DEEP + "]" * DEEP + "}"),
    "objects": ("json-ld", '{"urn:b": ' * DEEP + "1" + "}" * DEEP),
    "lists": ("json-ld", '{"urn:b": {"@list": [' * DEEP + "1" + "]}}" * DEEP),
    "contexts": ("json-ld", '{"@context": ' * DEEP + "1" + "}" * DEEP),
    "elements": ("rdf-xml", "<a>" * DEEP + "</a>" * DEEP),
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("name", NESTED)
def test_what_is_nested_without_end_is_read_or_refused(
    name: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """pyoxigraph reads Turtle however deep it goes; all else is refused by its depth."""
    syntax, text = NESTED[name]
    monkeypatch.setattr(reading, "_parser", lambda: PARSERS[parser])
    try:
        found = list(reading.statements(io.BytesIO(text.encode()), syntax))  # type: ignore[arg-type]  # one of the names
    except DataSyntaxError as error:
        assert "nested too deeply" in str(error) or "inside one another" in str(error)
        assert str(error).count(":1:") == 1
    else:
        assert len(found) >= DEEP
        assert (parser, syntax) in {("pyoxigraph", "turtle"), ("pyoxigraph", "trig")}
