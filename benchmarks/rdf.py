"""Records to RDF, beside rdflib, pyoxigraph's serializer and maplib, all fed from Python.

The work is records in, one file out, by each writer from the same mapping: ours as text, rdflib by
way of its Dataset (one Graph for Turtle), pyoxigraph by way of its terms, maplib by way of a data
frame for each predicate. Nodes of a record share one namespace (``record/a.claim.1.e1``), the form
that rdflib's Turtle writer bears best; it slows down all the same with the number of records.
JSON-LD of ours is compacted by the bundled context, and rdflib's is given the same context.
"""

import io
import tempfile
import warnings
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rdflib import Graph

from benchmarks.collection import read
from benchmarks.harness import OURS, Case, Goal, Way
from provenance.model.record import Record
from provenance.rdf.dataset import to_graph
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.jsonld import context
from provenance.rdf.profiles.profile import quads_of
from provenance.rdf.serialization import Format, write
from provenance.rdf.term import iri_of, is_iri, parts

_NAMES = {"nquads": "N_QUADS", "turtle": "TURTLE", "json-ld": "JSON_LD"}

Records = Sequence[Record]


def _mapping(profile: str, records: Records) -> None:
    made = quads_of(profile)
    for one in records:
        for _ in made(one, DEFAULT_BASE):
            pass


def _ours(syntax: Format, profile: str, records: Records) -> None:
    write(records, io.BytesIO(), syntax, DEFAULT_BASE, profile)


def _rdflib(syntax: Format, profile: str, records: Records) -> None:
    dataset = to_graph(records, DEFAULT_BASE, profile)
    graph: Graph = dataset
    if syntax == "turtle":
        graph = Graph()
        for prefix, namespace in dataset.namespaces():
            graph.bind(prefix, namespace)
        for subject, predicate, value, _ in dataset.quads():
            graph.add((subject, predicate, value))
    given = {"context": dict(context())} if syntax == "json-ld" else {}
    with warnings.catch_warnings():  # rdflib 7.6 calls its own deprecated names
        warnings.simplefilter("ignore")
        graph.serialize(io.BytesIO(), format=syntax, encoding="utf-8", **given)


def _pyoxigraph(syntax: Format, profile: str, records: Records) -> None:
    import pyoxigraph  # the peers: each needed in its process alone

    from provenance.rdf.store import pyoxigraph_quads

    quads = pyoxigraph_quads(records, DEFAULT_BASE, profile)
    said = (one.triple for one in quads) if syntax == "turtle" else quads
    form = getattr(pyoxigraph.RdfFormat, _NAMES[syntax])
    pyoxigraph.serialize(said, io.BytesIO(), format=form)


def _maplib(profile: str, records: Records) -> None:
    """Write N-Triples of one graph, every literal as a plain string: less than the others write."""
    import polars
    from maplib import Model, RDFType, SolutionMappings

    columns: dict[tuple[str, bool], tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    made = quads_of(profile)
    for one in records:
        for subject, predicate, value, _ in made(one, DEFAULT_BASE):
            subjects, objects = columns[iri_of(predicate), is_iri(value)]
            subjects.append(iri_of(subject))
            objects.append(iri_of(value) if is_iri(value) else parts(value)[0])
    model = Model()
    text = RDFType.Literal("http://www.w3.org/2001/XMLSchema#string")
    for (predicate, linked), (subjects, objects) in columns.items():
        frame = polars.DataFrame({"subject": subjects, "object": objects})
        types = {"subject": RDFType.IRI, "object": RDFType.IRI if linked else text}
        model.map_triples(SolutionMappings(frame, types), predicate=predicate)
    with tempfile.TemporaryDirectory() as folder:
        model.write(str(Path(folder) / "out.nt"), format="ntriples")


def _ways(syntax: Format, profile: str) -> dict[str, Way]:
    return {
        OURS: Way(partial(_ours, syntax, profile)),
        "mapping": Way(partial(_mapping, profile)),
        "rdflib": Way(partial(_rdflib, syntax, profile), "rdflib"),
        "pyoxigraph": Way(partial(_pyoxigraph, syntax, profile), "pyoxigraph"),
    }


_PLAIN = "maplib writes N-Triples of one graph with plain strings, which is less work."

CASES = (
    Case(
        "N-Quads, core profile",
        read,
        _ways("nquads", "core") | {"maplib": Way(partial(_maplib, "core"), "maplib")},
        size=200,
        quick=40,
        goals=(Goal("rdflib", 20), Goal("pyoxigraph", 2)),
        remark=_PLAIN,
    ),
    Case(
        "N-Quads, full profile",
        read,
        _ways("nquads", "full") | {"maplib": Way(partial(_maplib, "full"), "maplib")},
        size=100,
        quick=10,
        remark=_PLAIN,
    ),
    Case(
        "Turtle, core profile",
        read,
        _ways("turtle", "core"),
        size=100,
        quick=20,
        goals=(Goal("rdflib", 100),),
        remark="rdflib's time grows faster than the number of records.",
    ),
    Case(
        "JSON-LD, core profile",
        read,
        _ways("json-ld", "core"),
        size=100,
        quick=20,
        goals=(Goal("rdflib", 50),),
        remark="pyoxigraph writes expanded JSON-LD, ours and rdflib compact it by a context.",
    ),
)
