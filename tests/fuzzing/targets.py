"""What is fuzzed: each takes any bytes, and fails only where a promise is broken.

A reader may refuse what it is given, by an error of ours or a refusal with a line; any other
exception is a fault. What it takes must hold: a note gives itself back, a date that is read is
EDTF, a record comes back from each of its forms.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from io import BytesIO
from typing import Final

from provenance.dates.bounds import bounds
from provenance.dates.edtf import is_edtf
from provenance.dates.printed import read_printed
from provenance.errors import DataSyntaxError, NotOurGraph, ProvenanceError, RecordInvalid
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.notes.parsed import parse_note
from provenance.rdf.parsing.reading import Readable, records_in
from provenance.rdf.quads import quads, read_records
from provenance.readers.importers import importers
from provenance.readers.importing import Found, Input, Taken, read_inputs
from provenance.records.load import read_json_line, read_record
from provenance.records.save import to_json, to_yaml

Target = Callable[[bytes], None]

_RECORDED: Final = Recording(by="a test")
_OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "bulletin": {"edition": "Made-up Bulletin 1", "page": "7"}
}
_NAMES: Final[Mapping[str, str]] = {"rdf": "x.ttl"}  # whose suffix says which syntax it is
GRAPHS: Final[Mapping[str, Readable]] = {
    "graph-nquads": "nquads",
    "graph-ntriples": "ntriples",
    "graph-trig": "trig",
    "graph-turtle": "turtle",
    "graph-json-ld": "json-ld",
    "graph-rdf-xml": "rdf-xml",
}
IMPORTS: Final[Mapping[str, str]] = {f"import-{name}": name for name in importers()}


def note(data: bytes) -> None:
    """Read a note: no character is lost, and each value stands where it says."""
    text = data.decode("utf-8", "replace")
    read = parse_note(text)
    assert read.render() == text
    for one in read.facts():
        assert text[one.start : one.end] == one.value
    whole(read.record())


def date(data: bytes) -> None:
    """Read a printed date: what is read is EDTF, with bounds in order."""
    text = data.decode("utf-8", "replace")
    for edtf in filter(is_edtf, (text, read_printed(text) or "")):
        low, high = bounds(edtf)
        assert low is None or high is None or low <= high
    assert is_edtf(read_printed(text) or "1962")


def yaml_record(data: bytes) -> None:
    """Read a record of YAML."""
    with suppress(DataSyntaxError, RecordInvalid):
        whole(read_record(data.decode("utf-8", "replace")))


def json_record(data: bytes) -> None:
    """Read a record of JSON."""
    with suppress(DataSyntaxError, RecordInvalid):
        whole(read_json_line(data.decode("utf-8", "replace"), "x.jsonl", 1))


def imported(name: str, data: bytes) -> None:
    """Read a file of others: records that hold, and refusals, each with a line."""
    for one in found(name, data):
        if isinstance(one, Taken):
            whole(one.record)
        assert one.line >= 1


def found(name: str, data: bytes) -> Iterator[Found]:
    """Yield what an importer finds in a file, until it refuses the rest."""
    given = Input.of_bytes(_NAMES.get(name, "x"), data, _RECORDED, _OPTIONS.get(name, {}))
    with suppress(ProvenanceError):
        yield from read_inputs(importers()[name], [given])


def graph(syntax: Readable, data: bytes) -> None:
    """Read a graph: records that hold, or what is wrong with them."""
    with suppress(DataSyntaxError, NotOurGraph):
        for one in records_in(BytesIO(data), syntax):
            if isinstance(one, Record):
                whole(one)


def whole(record: Record) -> None:
    """Hold a record to what is promised of every record."""
    assert read_record(to_yaml(record)) == record
    assert read_json_line(to_json(record), "x.jsonl", 1) == record
    assert read_records(quad[:3] for quad in quads(record)) == (record,)


TARGETS: Final[Mapping[str, Target]] = {
    "note": note,
    "date": date,
    "yaml-record": yaml_record,
    "json-record": json_record,
    **{target: partial(imported, name) for target, name in IMPORTS.items()},
    **{target: partial(graph, syntax) for target, syntax in GRAPHS.items()},
}
