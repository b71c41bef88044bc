"""How fast records become RDF: beside rdflib, and beside pyoxigraph's serializer fed from Python.

    python -m pip install -e ".[store]"
    python benchmarks/rdf.py records --records 320

The work is records in, one file out, by each writer from the same mapping: ours as text, rdflib by
way of its Dataset (`to_graph`, then ``serialize``; one Graph for Turtle), pyoxigraph by way of its
terms. The collection is repeated under new ids. Nodes of a record share one namespace
(``record/a.claim.1.e1``), which is the form that rdflib's Turtle writer bears best; it slows down
all the same with the number of records, so that its ratio holds for the size that is told.
JSON-LD of ours is compacted by the bundled context, and rdflib's is given the same context.
Rates are medians of interleaved runs in one process, in processor time. No figure here is a test.
"""

import argparse
import io
import platform
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from pathlib import Path

import pyoxigraph
from rdflib import Graph

from provenance.model.record import Record
from provenance.rdf.dataset import to_graph
from provenance.rdf.jsonld import context
from provenance.rdf.profiles.profile import quads_of
from provenance.rdf.serialization import Format, write
from provenance.rdf.store import pyoxigraph_quads
from provenance.records.load import load_all

SYNTAXES: dict[Format, pyoxigraph.RdfFormat | None] = {
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "json-ld": pyoxigraph.RdfFormat.JSON_LD,
}
PROFILES = ("core", "full")


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("records", type=Path, help="the collection")
    parser.add_argument("--records", dest="size", type=int, default=320, help="how many to write")
    parser.add_argument("--runs", type=int, default=3, help="how often to measure")
    options = parser.parse_args()
    records = _repeated(list(load_all(options.records)), options.size)
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(records)} records")
    print(f"{'':22}{'ours':>9}{'rdflib':>9}{'ratio':>8}{'pyoxigraph':>12}{'ratio':>8}")
    for profile in PROFILES:
        quads = sum(len(list(quads_of(profile)(one, _BASE))) for one in records)
        print(f"{profile}: {quads / len(records):.0f} quads a record; records a second:")
        mapped = _seconds(lambda profile=profile: _map(records, profile))
        print(f"  {'the mapping alone':20}{len(records) / mapped:9,.0f}")
        for syntax in SYNTAXES:
            _print(syntax, _rates(records, syntax, profile, options.runs))


_BASE = "https://example.org/"


def _repeated(collection: Sequence[Record], size: int) -> list[Record]:
    several = islice(cycle(collection), size)
    return [one.model_copy(update={"id": f"r{number}"}) for number, one in enumerate(several)]


def _map(records: Sequence[Record], profile: str) -> None:
    made = quads_of(profile)
    for record in records:
        list(made(record, _BASE))


def _rates(records: Sequence[Record], syntax: Format, profile: str, runs: int) -> list[float]:
    """Return the records a second of ours, rdflib and pyoxigraph."""
    work: tuple[Callable[[], None], ...] = (
        lambda: write(records, io.BytesIO(), syntax, _BASE, profile),
        lambda: _by_rdflib(records, syntax, profile),
        lambda: _by_pyoxigraph(records, syntax, profile),
    )
    spent = [[_seconds(one) for one in work] for _ in range(runs)]
    return [len(records) / statistics.median(column) for column in zip(*spent, strict=True)]


def _by_rdflib(records: Sequence[Record], syntax: Format, profile: str) -> None:
    dataset = to_graph(records, _BASE, profile)
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


def _by_pyoxigraph(records: Sequence[Record], syntax: Format, profile: str) -> None:
    quads = pyoxigraph_quads(records, _BASE, profile)
    form = SYNTAXES[syntax]
    said = (one.triple for one in quads) if syntax == "turtle" else quads
    pyoxigraph.serialize(said, io.BytesIO(), format=form)


def _print(syntax: str, rates: Sequence[float]) -> None:
    ours, rdflib, oxigraph = rates
    print(
        f"  {syntax:20}{ours:9,.0f}{rdflib:9,.1f}{ours / rdflib:8.1f}"
        f"{oxigraph:12,.0f}{ours / oxigraph:8.1f}",
        flush=True,
    )


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
