"""Graphs of rdflib to records: those written here, and those of others as far as it goes."""

import warnings
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final

from provenance.errors import NotOurGraph, StatementsLeft
from provenance.model.record import Record
from provenance.rdf.parsing.reading import is_ours, reading_of
from provenance.rdf.parsing.statement import Statement
from provenance.readers.rdf.own import in_no_record
from provenance.readers.rdf.reader import Others, read_others

_RDFLIB: Final = "provenance.rdf.parsing.by_rdflib"


def from_graph(graph: Iterable[tuple[object, ...]]) -> Record:
    """Return the record of a graph: the inverse of `to_graph` for one record.

    A graph made by others, in RiC-O or PROV-O, is read as far as it goes. What is not taken is told
    by a warning, `StatementsLeft`, which has the report; so is what stands beside a record that was
    written here. See `read_graph` for several records.

    Args:
        graph: A Dataset or a Graph of rdflib.

    Raises:
        NotOurGraph: It was written here and does not follow the model, or has no record or several.
    """
    read = read_graph(graph)
    if len(read.records) != 1:
        raise NotOurGraph("", f"{len(read.records)} records, expected one; see read_graph")
    if read.left:
        warnings.warn(StatementsLeft(read.left), stacklevel=2)
    return read.records[0]


def read_graph(graph: Iterable[tuple[object, ...]]) -> Others:
    """Return every record of a graph, and what was not taken.

    Args:
        graph: A Dataset or a Graph of rdflib.

    Raises:
        NotOurGraph: It was written here and does not follow the model.
    """
    found = _statements(graph)
    if not any(map(is_ours, found)):
        return read_others(found)
    reading, records = reading_of(found), []
    for one in reading.records():
        if isinstance(one, NotOurGraph):
            raise one
        records.append(one)
    return Others(tuple(records), in_no_record(reading.rest()))


def _statements(graph: Iterable[tuple[object, ...]]) -> list[Statement]:
    """Return the statements of a graph; the module that knows rdflib is loaded only here."""
    spell: Callable[[object], str] = import_module(_RDFLIB).spell
    return [Statement(spell(s), spell(p), spell(o), "") for s, p, o, *_ in graph]
