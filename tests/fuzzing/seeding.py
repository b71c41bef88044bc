"""What fuzzing begins with: inputs that are read, so that no run ends at the first refusal."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import rdflib
import yaml
from targets import GRAPHS, IMPORTS, found

from provenance.model.record import Record
from provenance.notes.parsed import parse_note
from provenance.rdf.parsing.reading import Readable
from provenance.rdf.serialization import serialize
from provenance.readers.importers import importers
from provenance.readers.importing import Taken
from provenance.records.load import load_all
from provenance.records.save import to_json, to_yaml
from provenance.resources.folders import folder

_CASES: Final = Path(__file__).parents[1] / "cases"
_SEEDS: Final = Path(__file__).parent / "seeds"
_LONGEST: Final = 64_000
_WORD: Final = re.compile(rb"[^\W\d_][\w:.-]{1,30}")
_MOST_WORDS: Final = 1000
_APART: Final = 35


def seeds(name: str) -> Iterator[bytes]:
    """Yield inputs from which a target is taken further."""
    if name in IMPORTS:
        yield from _files(IMPORTS[name])
    elif name in GRAPHS:
        yield from _graphs(GRAPHS[name])
    elif name == "yaml-record":
        yield from (to_yaml(one).encode() for one in _records())
    elif name == "json-record":
        yield from (to_json(one).encode() for one in _records())
    elif name == "note":
        yield from (one.encode() for one in _notes())
    else:
        yield from (one.encode() for one in _dates())


def words(name: str) -> list[bytes]:
    """Return words of a target's seeds, of which new inputs may be made."""
    all_of_them = {word for seed in seeds(name) for word in _WORD.findall(seed)}
    return sorted(all_of_them, key=lambda word: (len(word), word))[:_MOST_WORDS]


def _records() -> list[Record]:
    """Return the shortest records that are published: of long ones little is tried in its time."""
    return sorted(load_all(folder("records")), key=lambda one: len(to_json(one)))[:12]


def _graphs(syntax: Readable) -> Iterator[bytes]:
    """Yield what notes say, as RDF of a small length."""
    for text in list(_notes())[::_APART]:
        record = parse_note(text).record()
        if syntax == "rdf-xml":
            graph = rdflib.Graph().parse(data=serialize(record, "ntriples"), format="nt")
            yield graph.serialize(format="xml", encoding="utf-8")
        else:
            yield serialize(record, syntax).encode()


def _notes() -> Iterator[str]:
    for file in sorted((_CASES / "notes").glob("*.yaml")):
        for case in yaml.safe_load(file.read_text("utf-8")):
            yield from case.get("notes") or [case["text"]]


def _dates() -> Iterator[str]:
    """Yield the dates by which the list of their words shows how each is read."""
    listed = yaml.safe_load((folder("vocab") / "lists" / "date-words.yaml").read_text("utf-8"))
    for entry in listed["concepts"]:
        yield from (row["text"] for row in entry.get("reads", ()))


def _files(name: str) -> Iterator[bytes]:
    """Yield what is at hand for an importer and gives a record."""
    if name == "bulletin":
        pages = yaml.safe_load((_CASES / "readers" / "pages.yaml").read_text("utf-8"))
        yield from (page["page"].encode() for page in pages)
    folders = (_SEEDS / f"import-{name}", _CASES / "formats" / name, _CASES / "readers")
    for file in sorted(file for place in folders for file in place.glob("**/*")):
        if file.suffix in importers()[name].suffixes and file.stat().st_size < _LONGEST:
            content = file.read_bytes()
            if any(isinstance(one, Taken) for one in found(name, content)):
                yield content
