"""Every RDF file of the site, read by the programs of others: same quads, no blank node."""

import shutil
import subprocess
import warnings
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

INSTALL = "rapper is not here: apt-get install raptor2-utils"
SYNTAXES = {
    ".ttl": ("turtle", pyoxigraph.RdfFormat.TURTLE, "turtle"),
    ".nt": ("nt", pyoxigraph.RdfFormat.N_TRIPLES, "ntriples"),
    ".nq": ("nquads", pyoxigraph.RdfFormat.N_QUADS, "nquads"),
    ".trig": ("trig", pyoxigraph.RdfFormat.TRIG, "trig"),
    ".jsonld": ("json-ld", pyoxigraph.RdfFormat.JSON_LD, None),
}

Quad = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def files(site_of_all: Path) -> list[Path]:
    data = (file for file in site_of_all.rglob("*") if file.suffix in SYNTAXES)
    return sorted(file for file in data if file.name != "context.jsonld")  # it holds no data


def by_rdflib(file: Path) -> set[Quad]:
    data = rdflib.Dataset()
    with warnings.catch_warnings():  # rdflib 7.6 calls its own deprecated name while parsing
        warnings.simplefilter("ignore", DeprecationWarning)
        data.parse(data=file.read_text(encoding="utf-8"), format=SYNTAXES[file.suffix][0])
    default = str(data.default_graph.identifier)
    found = set()
    for s, p, o, g in data.quads((None, None, None, None)):
        assert not isinstance(s, rdflib.BNode) and not isinstance(o, rdflib.BNode), (file, s, o)
        name = "" if g is None or str(g) == default else f"<{g}>"
        found.add((s.n3(), p.n3(), _literal(o), name))
    return found


def _literal(term: rdflib.term.Node) -> str:
    if isinstance(term, rdflib.Literal):
        kind = str(term.datatype or "http://www.w3.org/2001/XMLSchema#string")
        return repr((str(term), term.language or kind))
    return str(term.n3()) if isinstance(term, rdflib.URIRef) else str(term)


def by_pyoxigraph(file: Path) -> set[Quad]:
    found = set()
    for quad in pyoxigraph.parse(path=str(file), format=SYNTAXES[file.suffix][1]):
        assert not isinstance(quad.subject, pyoxigraph.BlankNode), file
        assert not isinstance(quad.object, pyoxigraph.BlankNode), file
        term = quad.object
        value = str(term)
        if isinstance(term, pyoxigraph.Literal):
            value = repr((term.value, term.language or term.datatype.value))
        graph = quad.graph_name
        name = "" if isinstance(graph, pyoxigraph.DefaultGraph) else str(graph)
        found.add((str(quad.subject), str(quad.predicate), value, name))
    return found


def test_rdflib_and_pyoxigraph_read_the_same_quads_of_every_file(files: list[Path]) -> None:
    assert {file.suffix for file in files} >= {".ttl", ".nq", ".jsonld"}
    for file in files:
        one, other = by_rdflib(file), by_pyoxigraph(file)
        assert one and one == other, (file.name, list(one ^ other)[:4])


def test_the_siblings_of_a_page_say_the_same(files: list[Path]) -> None:
    for file in (file for file in files if file.suffix == ".nq" and "record" in file.parts):
        quads = by_pyoxigraph(file)
        assert quads == by_pyoxigraph(file.with_suffix(".jsonld")), file.name
        triples = {quad[:3] for quad in quads}
        assert triples == {quad[:3] for quad in by_pyoxigraph(file.with_suffix(".ttl"))}, file.name


@pytest.mark.client
def test_rapper_counts_what_pyoxigraph_counts(files: list[Path]) -> None:
    if shutil.which("rapper") is None:
        pytest.skip(INSTALL)
    for file in files:
        syntax = SYNTAXES[file.suffix][2]
        if syntax is None:
            continue
        done = subprocess.run(
            ["rapper", "-q", "-i", syntax, "-o", "nquads", str(file)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, (file.name, done.stderr)
        lines = set(done.stdout.splitlines())
        quads = {
            (str(q.subject), str(q.predicate), str(q.object), str(q.graph_name))
            for q in pyoxigraph.parse(path=str(file), format=SYNTAXES[file.suffix][1])
        }
        assert len(lines) == len(quads), file.name
        read_back = pyoxigraph.parse(done.stdout, format=pyoxigraph.RdfFormat.N_QUADS)
        again = {
            (str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in read_back
        }
        assert again == quads, (file.name, list(again ^ quads)[:4])
