"""Records come back from files of every syntax, by either parser; what is no record is refused."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from founding_sketch import rec as sketch

from provenance.cli import cli
from provenance.errors import DataSyntaxError, NotOurGraph, UnknownFormat
from provenance.model.record import Record
from provenance.publish.machine.dump import dump
from provenance.rdf.parsing.reading import (
    SUFFIXES,
    Syntax,
    read_file,
    records_in,
    statements,
    syntax_of,
)
from provenance.rdf.serialization import serialize
from provenance.rdf.version import CONTEXT_IRI
from provenance.records.load import load, load_all
from provenance.resources.folders import folder

OTHER = sketch.model_copy(update={"id": "b"})
PACKED = [suffix + packed for suffix in SUFFIXES for packed in ("", ".gz", ".zst")]


@pytest.fixture(params=["pyoxigraph", "rdflib"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each parser in turn; without pyoxigraph rdflib reads."""
    if request.param == "rdflib":
        monkeypatch.setitem(sys.modules, "pyoxigraph", None)
        monkeypatch.delitem(sys.modules, "provenance.rdf.parsing.by_pyoxigraph", raising=False)


def read(text: str | bytes, syntax: Syntax) -> list[Record | NotOurGraph]:
    content = text.encode() if isinstance(text, str) else text
    return list(records_in(io.BytesIO(content), syntax))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("suffix", PACKED)
def test_a_dump_is_read_back(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"custody{suffix}"
    dump([OTHER, sketch], file)
    assert read_file(file) == (OTHER, sketch)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("syntax", SUFFIXES.values())
def test_every_record_of_the_collection_is_read_back(syntax: Syntax) -> None:
    records = sorted(load_all(folder("records")), key=lambda one: one.id)
    assert read(serialize(records, syntax), syntax) == records


@pytest.mark.usefixtures("parser")
def test_our_context_is_known_by_its_address_and_nothing_is_fetched() -> None:
    linked = serialize(sketch, "json-ld-linked")
    assert CONTEXT_IRI in linked
    assert read(linked, "json-ld") == [sketch]


HOSTILE = {
    "another context": {"@context": "https://example.org/context.jsonld"},
    "one of several": {"@context": [CONTEXT_IRI, "https://example.org/context.jsonld"]},
    "one inside a term": {
        "@context": {"a": {"@id": "urn:a", "@context": "file:///etc/passwd"}},
    },
    "one imported": {"@context": {"@version": 1.1, "@import": "https://example.org/c.jsonld"}},
    "one in a node": {"@graph": [{"urn:p": {"@context": "http://127.0.0.1/", "urn:q": "x"}}]},
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("name", HOSTILE)
def test_no_context_of_others_is_fetched(name: str) -> None:
    with pytest.raises(DataSyntaxError, match=r"^:1: the context .* is not bundled"):
        read(json.dumps(HOSTILE[name]), "json-ld")


BAD: list[tuple[Syntax, bytes]] = [
    ("nquads", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> \"c .\n"),
    ("ntriples", b"no triples\n"),
    ("turtle", b"<urn:a> <urn:b>\n"),
    ("trig", b"<urn:a> { <urn:b> <urn:c>\n"),
    ("json-ld", b'{"@id": \n'),
    ("json-ld", b'{"@id": "\xff"}'),
    ("json-ld", b'{"@id": "urn:a", "urn:b": "\\ud800"}'),
    ("json-ld", b'{"@id": "urn:a", "urn:b": 1' + b"0" * 6000 + b"}"),
    ("turtle", b"<urn:a> <urn:b> <urn:c\\u003e> .\n"),
    ("json-ld", b'{"@id": "urn:a", "urn:b": NaN}'),
    ("json-ld", b"[" * 100_000 + b"]" * 100_000),
]  # fmt: skip


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("syntax", "text"), BAD)
def test_what_breaks_the_syntax_is_refused(syntax: Syntax, text: bytes) -> None:
    with pytest.raises(DataSyntaxError):
        read(text, syntax)


def test_a_literal_longer_than_the_parser_takes_is_refused() -> None:
    pytest.importorskip("pyoxigraph")
    with pytest.raises(DataSyntaxError, match="too long"):
        read(b'<urn:a> <urn:b> "' + b"x" * (1 << 25) + b'" .', "ntriples")


@pytest.mark.usefixtures("parser")
def test_a_blank_node_is_refused() -> None:
    with pytest.raises(NotOurGraph):
        read("_:a <urn:b> <urn:c> .\n", "ntriples")


def test_the_line_is_told(tmp_path: Path) -> None:
    file = tmp_path / "bad.nq"
    file.write_bytes(BAD[0][1])
    with pytest.raises(DataSyntaxError) as caught:
        read_file(file)
    assert (caught.value.path, caught.value.line) == (str(file), 2)


@pytest.mark.parametrize("name", ["a.nq.gz", "a.nq.zst", "a.jsonld.gz"])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"not packed", id="not packed"),
        pytest.param(gzip.compress(b"cut off" * 9, mtime=0)[:-9], id="cut off"),
    ],
)
def test_a_file_that_is_packed_otherwise_is_refused(
    tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(DataSyntaxError):
        read_file(file)


@pytest.mark.parametrize("name", ["a.xml", "a", "a.gz", "a.nq.bz2"])
def test_a_name_that_says_no_syntax_is_refused(name: str) -> None:
    with pytest.raises(UnknownFormat):
        syntax_of(name)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("syntax", "text"),
    [("turtle", b"<a> <urn:b> <c> .\n"), ("json-ld", b'{"@id": "a", "urn:b": {"@id": "c"}}')],
)
def test_a_relative_iri_needs_a_base(syntax: Syntax, text: bytes) -> None:
    (found,) = statements(io.BytesIO(text), syntax, "https://example.org/")
    assert found[::2] == ("<https://example.org/a>", "<https://example.org/c>")
    try:
        assert list(statements(io.BytesIO(text), syntax)) == []
    except DataSyntaxError:
        return
    assert syntax == "json-ld"  # where a node without an absolute IRI says nothing


def test_a_fault_in_one_record_does_not_hide_the_others(tmp_path: Path) -> None:
    spoilt = serialize(OTHER, "nquads").replace("ns#reported>", "ns#surely>")
    text = serialize(sketch, "nquads") + spoilt
    found = read(text, "nquads")
    assert sketch in found
    assert [type(one) for one in found if one != sketch] == [NotOurGraph]
    file = tmp_path / "spoilt.nq"
    file.write_text(text, "utf-8")
    with pytest.raises(NotOurGraph):
        read_file(file)


def run(*arguments: str, text: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["import", "rdf", *arguments], input=text)


def test_the_command_reads_records_back(tmp_path: Path) -> None:
    dump([OTHER, sketch], tmp_path / "custody.trig.gz")
    into = tmp_path / "records.jsonl"
    result = run(str(tmp_path / "custody.trig.gz"), "--into", str(into))
    assert (result.exit_code, "2 documents" in result.stderr) == (0, True)
    assert list(load_all(into)) == [OTHER, sketch]


def test_numbers_as_a_store_keeps_them_are_the_same_statements(tmp_path: Path) -> None:
    file = tmp_path / "a.nq"
    written = serialize(load(folder("records") / "cwihp/dobrynin-1962-10-30.yaml"), "nquads")
    file.write_text(written.replace("#nonNegativeInteger>", "#integer>"), "utf-8")
    assert "#nonNegativeInteger>" in written
    result = run(str(file))
    assert (result.exit_code, "passed over" in result.stderr) == (0, False)


def test_the_command_takes_a_syntax_for_standard_input() -> None:
    text = serialize(sketch, "turtle").encode()
    result = run("-", "--syntax", "turtle", text=text)
    assert json.loads(result.stdout)["id"] == sketch.id
    assert run("-", text=text).exit_code == 2
    assert "no syntax 'n3'" in run("-", "--syntax", "n3", text=text).stderr


@pytest.mark.parametrize("text", ["<urn:a> <urn:b> _:c .\n", "<urn:a> <urn:b> .\n", ""])
def test_the_command_says_where_there_is_no_record(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.nt"
    file.write_text(text, "utf-8")
    result = run(str(file))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert bool(text) == (f"{file}:1: refused: " in result.stderr)
