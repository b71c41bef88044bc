"""Records checked: the rules in Python beside the same rules in pySHACL and pyrudof.

All run the rules that are written twice, on the same records; that they find the same is tested
(``tests/validation``). The SHACL engines need a record as graphs, pyrudof as text: the time for
making those is left out.
"""

from collections.abc import Sequence

from rdflib import Graph

from benchmarks.collection import read
from benchmarks.harness import OURS, Case, Goal, Way
from provenance.model.record import Record
from provenance.validation.check import predicates
from provenance.validation.rulebook import rules
from provenance.validation.shacl import graphs_of, results
from provenance.validation.shapes import Graphs, shapes


def _twins() -> list[str]:
    return [rule.id for rule in rules() if rule.shacl and not rule.shacl_only]


def _ours(records: Sequence[Record]) -> None:
    asked = [predicates()[rule] for rule in _twins()]
    for record in records:
        for ask in asked:
            list(ask(record))


def _graphs(records: Sequence[Record]) -> list[tuple[Graph, Graphs]]:
    return [one for record in records for one in graphs_of(record)]


def _pyshacl(graphs: Sequence[tuple[Graph, Graphs]]) -> None:
    for one in graphs:
        list(results(*one))


def _texts(records: Sequence[Record]) -> list[tuple[str, Graphs]]:
    return [
        (data.serialize(format="nt", encoding="utf-8").decode(), kind)
        for data, kind in _graphs(records)
    ]


def _pyrudof(texts: Sequence[tuple[str, Graphs]]) -> None:
    import pyrudof  # the peer: needed in its process alone

    for kind in sorted({kind for _, kind in texts}):
        engine = pyrudof.Rudof(pyrudof.RudofConfig())
        engine.read_shacl(shapes(kind).serialize(format="turtle"))
        for text, one in texts:
            if one == kind:
                engine.reset_data()
                engine.read_data(text, format=pyrudof.RDFFormat.NTriples)
                list(engine.validate_shacl().violations)


CASES = (
    Case(
        "rules",
        read,
        {
            OURS: Way(_ours),
            "pySHACL": Way(_pyshacl, "pyshacl", _graphs, at_most=20),
            "pyrudof": Way(_pyrudof, "pyrudof", _texts, at_most=20),
        },
        size=1000,
        quick=4,
        goals=(Goal("pySHACL", 100),),
        remark="The time for making graphs of records is not counted for the SHACL engines.",
    ),
)
