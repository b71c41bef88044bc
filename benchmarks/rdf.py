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
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from rdflib import Dataset, Graph

from benchmarks.collection import read
from benchmarks.harness import OURS, Case, Goal, Way
from provenance.model.record import Record
from provenance.rdf.dataset import rdflib_quads, to_graph
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.jsonld import context
from provenance.rdf.profiles.profile import quads_of
from provenance.rdf.serialization import Format, in_pieces, write
from provenance.rdf.term import Quad, iri_of, is_iri, parts

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
    _put(to_graph(records, DEFAULT_BASE, profile), syntax)


def _put(dataset: Dataset, syntax: Format) -> None:
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
    made = quads_of(profile)
    _pyoxigraph_at_hand(syntax, (made(one, DEFAULT_BASE) for one in records))


def _pyoxigraph_at_hand(syntax: Format, several: Iterable[Iterable[Quad]]) -> None:
    import pyoxigraph  # the peers: each needed in its process alone

    from provenance.rdf.store import as_pyoxigraph

    quads = as_pyoxigraph(chain.from_iterable(several))
    said = (one.triple for one in quads) if syntax == "turtle" else quads
    form = getattr(pyoxigraph.RdfFormat, _NAMES[syntax])
    pyoxigraph.serialize(said, io.BytesIO(), format=form)


def _at_hand(records: Records) -> list[list[Quad]]:
    """Return the quads of each record, what several say in the first of them."""
    made, seen = quads_of("core"), set[Quad]()
    found = []
    for one in records:
        found.append([quad for quad in made(one, DEFAULT_BASE) if quad not in seen])
        seen.update(found[-1])
    return found


def _ours_at_hand(syntax: Format, several: Sequence[list[Quad]]) -> None:
    out = io.BytesIO()
    for piece in in_pieces(several, syntax, DEFAULT_BASE):
        out.write(piece.encode())


def _rdflib_at_hand(syntax: Format, several: Sequence[list[Quad]]) -> None:
    dataset = to_graph(())
    for quads in several:
        dataset.addN(rdflib_quads(dataset, quads))
    _put(dataset, syntax)


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

_MAPPING = (
    "The mapping is the same for all ways (the row so called), and nearly all of our time: the "
    "accounts are merged, and each claim is weighed, before a word is written. The figure to reach "
    "was set by a trial with triples from a fixed template, which cost nothing. What writing alone "
    "costs is told under quads at hand."
)

_TURTLE = (
    "Of 1,385 statements of 32 records (process_time, best of 40): 2.59 ms, of which 0.60 go into "
    "sorting them by subject; N-Quads of the same, without sorting and without short names, take "
    "1.01. The rest is a look-up for each predicate and object, and a short name for each IRI that "
    "is new. To reach the figure all must be done in 1.85 ms, which would take a compiled writer."
)

_WRITING = (
    "Of 7,956 statements (process_time, best of 15), 40 % of the time goes into sorting them by "
    "graph and subject, and 60 % into one look-up and one f-string for each. Dictionaries instead "
    "of cached functions, and grouping in one pass, gained 4 % when tried: what is missing would "
    "take a compiled writer."
)

_AT_HAND: tuple[tuple[str, Format, tuple[Goal, ...]], ...] = (
    ("N-Quads", "nquads", (Goal("rdflib", 20), Goal("pyoxigraph", 2))),
    ("Turtle", "turtle", (Goal("rdflib", 100, _TURTLE),)),
    ("JSON-LD", "json-ld", (Goal("rdflib", 50, _WRITING),)),
)

CASES = (
    Case(
        "N-Quads, core profile",
        read,
        _ways("nquads", "core") | {"maplib": Way(partial(_maplib, "core"), "maplib")},
        size=200,
        quick=40,
        goals=(Goal("rdflib", 20, _MAPPING), Goal("pyoxigraph", 2, _MAPPING)),
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
        goals=(Goal("rdflib", 100, _MAPPING),),
        remark="rdflib's time grows faster than the number of records.",
    ),
    Case(
        "JSON-LD, core profile",
        read,
        _ways("json-ld", "core"),
        size=100,
        quick=20,
        goals=(Goal("rdflib", 50, _MAPPING),),
        remark="pyoxigraph writes expanded JSON-LD, ours and rdflib compact it by a context.",
    ),
    *(
        Case(
            f"{name} of quads at hand",
            read,
            {
                OURS: Way(partial(_ours_at_hand, syntax), prepare=_at_hand),
                "rdflib": Way(partial(_rdflib_at_hand, syntax), "rdflib", _at_hand),
                "pyoxigraph": Way(partial(_pyoxigraph_at_hand, syntax), "pyoxigraph", _at_hand),
            },
            size=200,
            quick=20,
            goals=goals,
            remark="The core profile written alone: the mapping is done before the time begins. "
            "Our quads are kept as N-Quads spells them; what a peer needs to make its own terms of "
            "them is in its time.",
        )
        for name, syntax, goals in _AT_HAND
    ),
)
