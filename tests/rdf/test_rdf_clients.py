"""What we write says the same to the programs of others: rapper, jsonld.js, N3.js.

One file of each syntax holds every record of the collection, and made-up ones with text that tries
to break out.
"""

from pathlib import Path

import pytest
from clients import read_by_node, read_by_rapper, said

from provenance.model.record import Record
from provenance.rdf.parsing.reading import Syntax
from provenance.rdf.serialization import Format, write
from provenance.rdf.version import CONTEXT_IRI
from provenance.resources.folders import folder

pytestmark = pytest.mark.client

RAPPER: dict[Syntax, str] = {"turtle": "turtle", "ntriples": "ntriples", "nquads": "nquads"}
N3: dict[Syntax, str] = {
    "turtle": "Turtle", "ntriples": "N-Triples", "nquads": "N-Quads", "trig": "TriG",
}  # fmt: skip
JSON_LD: tuple[Format, ...] = ("json-ld", "json-ld-linked")


def file_of(records: list[Record], syntax: Format, place: Path) -> Path:
    file = place / syntax
    with file.open("wb") as stream:
        write(records, stream, syntax)
    return file


@pytest.mark.parametrize("syntax", RAPPER)
def test_rapper_reads_the_same_quads(written: list[Record], syntax: Syntax, tmp_path: Path) -> None:
    file = file_of(written, syntax, tmp_path)
    assert read_by_rapper(file, RAPPER[syntax]) == said(written, syntax)


@pytest.mark.parametrize("syntax", N3)
def test_n3_reads_the_same_quads(written: list[Record], syntax: Syntax, tmp_path: Path) -> None:
    file = file_of(written, syntax, tmp_path)
    assert read_by_node("n3.mjs", str(file), N3[syntax]) == said(written, syntax)


@pytest.mark.parametrize("form", JSON_LD)
def test_jsonld_js_reads_the_same_quads(
    written: list[Record], form: Format, tmp_path: Path
) -> None:
    file = file_of(written, form, tmp_path)
    context = str(folder("vocab") / "context.jsonld")
    found = read_by_node("jsonld.mjs", str(file), CONTEXT_IRI, context)
    assert found == said(written, "json-ld")
