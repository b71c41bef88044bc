"""A record written as RDF and read back is the same record, in every syntax and every reader."""

import io
from collections.abc import Callable

import pyoxigraph
import pytest
import rdflib
from founding_sketch import rec as sketch
from hypothesis import HealthCheck, given, settings
from made_up.records import records
from made_up.words import NASTY

from provenance.model.record import Record
from provenance.rdf.dataset import from_graph, records_from_graph, to_graph
from provenance.rdf.quads import quads, read_records
from provenance.rdf.serialization import FORMATS, Format, serialize, write

# rdflib 7.6 warns of its own use of these while it parses
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

SYNTAXES: dict[Format, tuple[str, pyoxigraph.RdfFormat]] = {
    "nquads": ("nquads", pyoxigraph.RdfFormat.N_QUADS),
    "trig": ("trig", pyoxigraph.RdfFormat.TRIG),
    "json-ld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD),
    "turtle": ("turtle", pyoxigraph.RdfFormat.TURTLE),
    "ntriples": ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
}
WITHOUT_GRAPHS = ("turtle", "ntriples")
thorough = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

Terms = tuple[str, ...]


def told(record: Record, form: Format) -> set[Terms]:
    width = 3 if form in WITHOUT_GRAPHS else 4
    return {quad[:width] for quad in quads(record)}


def read_by_rdflib(text: str, form: Format) -> set[Terms]:
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format=SYNTAXES[form][0])
    found = {(s, p, o, g) for s, p, o, g in dataset.quads()}
    width = 3 if form in WITHOUT_GRAPHS else 4
    return {tuple(plain(one) for one in quad[:width]) for quad in found}


def plain(term: object) -> str:
    if isinstance(term, rdflib.Literal):
        kind, tag = term.datatype, term.language
        return str(pyoxigraph.Literal(str(term), datatype=node(kind), language=tag))
    assert isinstance(term, rdflib.URIRef), f"not an IRI: {term!r}"
    return f"<{term}>"


def node(iri: str | None) -> pyoxigraph.NamedNode | None:
    return pyoxigraph.NamedNode(iri) if iri else None


def read_by_pyoxigraph(text: str, form: Format) -> set[Terms]:
    width = 3 if form in WITHOUT_GRAPHS else 4
    found = pyoxigraph.parse(text.encode(), format=SYNTAXES[form][1])
    terms = ((q.subject, q.predicate, q.object, q.graph_name) for q in found)
    return {tuple(str(one) for one in quad[:width]) for quad in terms}


def as_pyoxigraph_spells(quads: set[Terms]) -> set[Terms]:
    lines = "".join(" ".join(quad) + " .\n" for quad in quads)
    found = pyoxigraph.parse(lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    terms = [(q.subject, q.predicate, q.object, q.graph_name) for q in found]
    width = len(next(iter(quads)))
    return {tuple(str(one) for one in quad[:width]) for quad in terms}


READERS: list[Callable[[str, Format], set[Terms]]] = [read_by_rdflib, read_by_pyoxigraph]


@given(records())
@settings(thorough, max_examples=300)
def test_any_record_comes_back_from_its_quads(record: Record) -> None:
    written = list(quads(record))
    assert len(written) == len(set(written))
    assert read_records(quad[:3] for quad in written) == (record,)


@given(records())
@settings(thorough, max_examples=60)
def test_any_record_comes_back_from_rdflib(record: Record) -> None:
    assert from_graph(to_graph(record)) == record


@pytest.mark.parametrize("form", SYNTAXES)
@given(record=records())
@settings(thorough, max_examples=40)
def test_every_syntax_says_the_same_to_every_reader(form: Format, record: Record) -> None:
    text = serialize(record, form)
    expected = as_pyoxigraph_spells(told(record, form))
    for read in READERS:
        assert read(text, form) == expected, read.__name__


@pytest.mark.parametrize("form", SYNTAXES)
def test_the_founding_record_comes_back_from_every_syntax(form: Format) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=serialize(sketch, form), format=SYNTAXES[form][0])
    assert from_graph(dataset) == sketch


@pytest.mark.parametrize("text", NASTY)
def test_text_cannot_leave_its_literal(text: str) -> None:
    record = Record.model_validate(
        {"id": "a", "missing": [{"what": text, "reason": text}], "accounts": []}
    )
    for form in SYNTAXES:
        for read in READERS:
            assert len(read(serialize(record, form), form)) == len(told(record, form))
            dataset = rdflib.Dataset()
            dataset.parse(data=serialize(record, form), format=SYNTAXES[form][0])
            assert from_graph(dataset).missing[0].what == text


def test_several_records_come_back_and_shared_agents_are_written_once() -> None:
    shared = {"id": "x", "kind": "corporate-body", "name": "NHK", "authority": "nhk"}
    several = [Record.model_validate({"id": one, "agents": [shared]}) for one in ("b", "a", "c")]
    assert [one.id for one in records_from_graph(to_graph(several))] == ["a", "b", "c"]
    stream = io.BytesIO()
    write(several, stream, "nquads")
    lines = stream.getvalue().decode().split("\n")
    assert len(lines) == len(set(lines))
    assert sorted(lines)[1:] == serialize(several, "nquads").split("\n")[:-1]


@pytest.mark.parametrize("form", FORMATS)
def test_a_stream_says_what_the_text_says(form: Format) -> None:
    stream = io.BytesIO()
    write([sketch, sketch.model_copy(update={"id": "b"})], stream, form)
    text = serialize([sketch, sketch.model_copy(update={"id": "b"})], form)
    assert sorted(stream.getvalue().decode().split("\n")) == sorted(text.split("\n"))
