"""How fast records become RDF: beside rdflib, and beside pyoxigraph's serializer fed from Python.

    python -m pip install -e ".[store]"
    python benchmarks/rdf.py records --records 320

The work is records in, one file out, by each writer from the same mapping: ours as text, rdflib by
way of its Dataset (`to_graph`, then ``serialize``; one Graph for Turtle), pyoxigraph by way of its
terms. The collection is repeated under new ids. Nodes of a record share one namespace
(``record/a.claim.1.e1``), which is the form that rdflib's Turtle writer bears best; it slows down
all the same with the number of records, so that its ratio holds for the size that is told.
JSON-LD of ours is compacted by the bundled context, and rdflib's is given the same context. Rates
are those of the best of interleaved runs in one process, in processor time, over records that were
read anew. A ratio in brackets is that of the writing alone, without the mapping that all of them
share. No figure here is a test.
"""

import argparse
import io
import platform
import time
import warnings
from collections.abc import Callable, Sequence
from functools import partial
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

Work = Callable[[Sequence[Record]], object]


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("records", type=Path, help="the collection")
    parser.add_argument("--records", dest="size", type=int, default=320, help="how many to write")
    parser.add_argument("--runs", type=int, default=3, help="how often to measure")
    options = parser.parse_args()
    plain = _repeated(list(load_all(options.records)), options.size)
    print(f"Python {platform.python_version()}, {platform.machine()}; {len(plain)} records")
    print(f"{'':22}{'ours':>9}{'rdflib':>9}{'ratio':>16}{'pyoxigraph':>12}{'ratio':>16}")
    for profile in PROFILES:
        _measure(plain, profile, options.runs)


_BASE = "https://example.org/"


def _repeated(collection: Sequence[Record], size: int) -> list[str]:
    """Return records as JSON, repeated under new ids."""
    several = islice(cycle(collection), size)
    new = (one.model_copy(update={"id": f"r{number}"}) for number, one in enumerate(several))
    return [one.model_dump_json() for one in new]


def _measure(plain: Sequence[str], profile: str, runs: int) -> None:
    made, size = quads_of(profile), len(plain)

    def count(records: Sequence[Record]) -> int:
        return sum(len(list(made(one, _BASE))) for one in records)

    quads = count([Record.model_validate_json(one) for one in plain])
    print(f"{profile}: {quads / size:.0f} quads a record; records a second:")
    (mapped,) = _best(plain, runs, count)
    print(f"  {'the mapping alone':20}{size / mapped:9,.0f}")
    for syntax in SYNTAXES:
        spent = _best(
            plain,
            runs,
            partial(_by_us, syntax, profile),
            partial(_by_rdflib, syntax, profile),
            partial(_by_pyoxigraph, syntax, profile),
        )
        print(f"  {syntax:20}{_row(spent, mapped, size)}", flush=True)


def _best(plain: Sequence[str], runs: int, *work: Work) -> list[float]:
    """Return the least seconds that each sort of work took."""
    spent = [[_seconds(one, plain) for one in work] for _ in range(runs)]
    return [min(column) for column in zip(*spent, strict=True)]


def _by_us(syntax: Format, profile: str, records: Sequence[Record]) -> None:
    write(records, io.BytesIO(), syntax, _BASE, profile)


def _by_rdflib(syntax: Format, profile: str, records: Sequence[Record]) -> None:
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


def _by_pyoxigraph(syntax: Format, profile: str, records: Sequence[Record]) -> None:
    quads = pyoxigraph_quads(records, _BASE, profile)
    form = SYNTAXES[syntax]
    said = (one.triple for one in quads) if syntax == "turtle" else quads
    pyoxigraph.serialize(said, io.BytesIO(), format=form)


def _row(spent: Sequence[float], mapped: float, size: int) -> str:
    ours, *peers = spent
    row = f"{size / ours:9,.0f}"
    for peer, width in zip(peers, (9, 12), strict=True):
        alone = f"({(peer - mapped) / (ours - mapped):.0f})"
        row += f"{size / peer:{width},.1f}{peer / ours:9.1f}{alone:>7}"
    return row


def _seconds(work: Work, plain: Sequence[str]) -> float:
    records = [Record.model_validate_json(one) for one in plain]
    begun = time.process_time()
    work(records)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
