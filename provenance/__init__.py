"""Provenance and citation metadata for archival documents.

A source note goes in; a chain of custody comes out, validated, as RDF, as a bibliography, as a
site::

    import provenance as pv

    note = pv.parse_note("[Source: AVP RF, Moscow; copy obtained by NHK …]")
    note.facts()                       # what it states: event, role, value, n, start, end
    note.unread                        # what was not understood, word for word

    record = pv.load("records/cwihp/dobrynin-1962-10-30.yaml")
    record.custody                     # the chain, oldest first, with its gaps
    record.custody.path_to("National Security Archive")
    pv.check(record)                   # every problem at once
    pv.export(record, "biblatex")      # pv.formats() lists the formats
    pv.cite(record, "chicago-notes-bibliography", as_="note")
    pv.to_graph(record)                # rdflib.Dataset; pv.from_graph() is its inverse
    pv.dump(pv.load_all("records"), "custody.nq.zst")
    pv.build_site(pv.load_all("records"), into="site")

Names are loaded when they are first asked for: importing the package does no work.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the lazy front door: type checkers see what __getattr__ loads
    from provenance.bibliography.format import export, formats
    from provenance.citations.cite import cite
    from provenance.errors import ProvenanceError
    from provenance.model.custody import CustodyHistory
    from provenance.model.record import Record
    from provenance.notes.parsed import parse_note
    from provenance.publish.machine.dump import dump
    from provenance.publish.site import build_site
    from provenance.rdf.dataset import to_graph
    from provenance.readers.rdf.graphs import from_graph
    from provenance.records.load import load, load_all
    from provenance.records.save import save
    from provenance.validation.check import check

__all__ = [
    "CustodyHistory",
    "ProvenanceError",
    "Record",
    "build_site",
    "check",
    "cite",
    "dump",
    "export",
    "formats",
    "from_graph",
    "load",
    "load_all",
    "parse_note",
    "save",
    "to_graph",
]

_HOMES = {
    "CustodyHistory": "model.custody",
    "ProvenanceError": "errors",
    "Record": "model.record",
    "build_site": "publish.site",
    "check": "validation.check",
    "cite": "citations.cite",
    "dump": "publish.machine.dump",
    "export": "bibliography.format",
    "formats": "bibliography.format",
    "from_graph": "readers.rdf.graphs",
    "load": "records.load",
    "load_all": "records.load",
    "parse_note": "notes.parsed",
    "save": "records.save",
    "to_graph": "rdf.dataset",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes have no common type
    if name not in _HOMES:
        raise AttributeError(f"module 'provenance' has no attribute {name!r}")
    value = getattr(import_module(f"provenance.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
