"""What is fuzzed: each takes any bytes, and fails only where a promise is broken.

A reader may refuse what it is given, by an error of ours or a refusal with a line; any other
exception is a fault. What it takes must hold: a note gives itself back, a date that is read is
EDTF, a record comes back from each of its forms.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
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
from provenance.rdf.serialization import serialize
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken, read_inputs
from provenance.records.load import load_all, read_json_line, read_record
from provenance.records.save import to_json, to_yaml
from provenance.resources.folders import folder

Target = Callable[[bytes], None]

_RECORDED: Final = Recording(by="a test")
_OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "bulletin": {"edition": "Made-up Bulletin 1", "page": "7"}
}
_SYNTAXES: Final[tuple[Readable, ...]] = (
    "nquads",
    "ntriples",
    "trig",
    "turtle",
    "json-ld",
    "rdf-xml",
)


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
    """Read a file of others: records and refusals, each with a line."""
    importer = importers()[name]
    given = Input.of_bytes("x", data, _RECORDED, _OPTIONS.get(name, {}))
    with suppress(ProvenanceError):
        for one in read_inputs(importer, [given]):
            if isinstance(one, Taken):
                to_json(one.record).encode("utf-8")
            assert one.line >= 1


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
    **{f"import-{name}": partial(imported, name) for name in importers()},
    **{f"graph-{syntax}": partial(graph, syntax) for syntax in _SYNTAXES},
}


def seeds(name: str) -> Iterator[bytes]:
    """Yield inputs from which a target is taken further."""
    records = list(load_all(folder("records")))[:8]
    if name == "yaml-record":
        yield from (to_yaml(one).encode() for one in records)
    elif name == "json-record":
        yield from (to_json(one).encode() for one in records)
    elif name.startswith("graph-") and name != "graph-rdf-xml":
        syntax = name.removeprefix("graph-")
        yield from (serialize(one, syntax).encode() for one in records)  # type: ignore[arg-type]  # one of the names
    elif name == "note":
        yield from (a.text.encode() for one in records for a in one.accounts if a.text)
    elif name == "date":
        yield from (b"30 October 1962", "30 октября 1962 г.".encode(), b"between 1960 and 1962")
    else:
        yield from _cases(name.removeprefix("import-"))


def _cases(name: str) -> Iterator[bytes]:
    suffixes = (".rdf",) if name == "graph-rdf-xml" else importers()[name].suffixes
    files = sorted(Path(__file__).parents[1].glob("cases/**/*"))
    yield from (file.read_bytes() for file in files if file.suffix in suffixes)
