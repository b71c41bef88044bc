"""What is too large is refused before it is read to its end: lines, entries, files read whole."""

import gzip
import io
import json
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import zstandard
from click.testing import CliRunner
from founding_sketch import rec as sketch

from provenance.cli import cli
from provenance.errors import DataSyntaxError
from provenance.model.account import Recording
from provenance.rdf.parsing.reading import SUFFIXES, Syntax, read_file, statements
from provenance.rdf.serialization import serialize
from provenance.rdf.version import CONTEXT_IRI
from provenance.readers.exports import measure
from provenance.readers.exports.opened import Whole
from provenance.readers.importers import importers
from provenance.readers.importing import Found, Input, Refusal, Taken, read_inputs
from provenance.resources.opening import LARGEST, LARGEST_OF_MANY, LONGEST_LINE

MIB = 1 << 20
RECORDED = Recording(by="a test")


def read(importer: str, content: bytes, name: str = "x", **options: str) -> list[Found]:
    one = Input.of_bytes(name, content, RECORDED, options)
    return list(read_inputs(importers()[importer], [one]))


BEGUN: dict[str, tuple[bytes, bytes]] = {
    "bibtex": (b"@misc{a, title={T}}\n", b"@misc{b, title={"),
    "ris": (b"TY  - MANSCPT\nTI  - T\nER  - \n", b"TY  - MANSCPT\nTI  - "),
    "csv": (b"Title,Date\nT,1962\n", b'U,"'),
}


@pytest.mark.parametrize("name", BEGUN)
def test_a_line_of_an_export_that_is_too_long_is_refused_by_its_number(name: str) -> None:
    whole, begun = BEGUN[name]
    first, refused = read(name, whole + begun + b"x" * (LONGEST_LINE + 1))
    assert isinstance(first, Taken) and isinstance(refused, Refusal)
    assert refused.line == (whole + begun).count(b"\n") + 1
    assert "the line has more than 2,097,152 characters" in refused.found
    assert "ends of lines" in refused.advice


@pytest.mark.parametrize("name", BEGUN)
def test_no_more_of_a_line_of_an_export_is_read_than_it_may_have(name: str) -> None:
    whole, begun = BEGUN[name]
    opened = list[Counted]()

    def opening() -> Counted:
        opened.append(Counted(whole + begun + b"x" * (8 * MIB)))
        return opened[-1]

    *_, refused = read_inputs(importers()[name], [Input("x", opening, RECORDED)])
    assert isinstance(refused, Refusal)
    assert LONGEST_LINE < opened[-1].taken < 2 * LONGEST_LINE


@pytest.mark.parametrize("name", BEGUN)
def test_an_entry_of_an_export_without_an_end_is_refused_where_it_begins(name: str) -> None:
    whole, begun = BEGUN[name]
    lines = (b"x" * (MIB // 16) + b"\n") * (16 * LARGEST // MIB + 1)
    if name == "csv":  # whose cells have a limit of their own
        lines = b'x\n","' * (LARGEST // 5 + 100)
    *taken, refused = read(name, whole + begun + lines)
    assert [type(one) for one in taken] == [Taken]
    assert isinstance(refused, Refusal)
    assert refused.line == whole.count(b"\n") + 1
    assert "what begins here has more than 4,194,304 characters" in refused.found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ris", BEGUN["ris"][0] + b"\n" * 1500 + b"TY  - MANSCPT\nTI  - U\n"),
        ("bibtex", b"@comment{no entry}\n" * 99 + BEGUN["bibtex"][0] + b"@misc{b, title={U}}\n"),
        ("csv", BEGUN["csv"][0] + b"," * 999 + b"\n" + b"\n" * 999 + b"U,1962\n"),
    ],
)
def test_what_stands_between_entries_does_not_make_a_long_one(
    name: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "LARGEST", 1200)
    assert sum(isinstance(one, Taken) for one in read(name, content)) == 2


ITEM = {"id": "a", "type": "manuscript", "title": "T"}
WHOLE: dict[str, tuple[bytes, dict[str, str]]] = {
    "csl-json": (json.dumps([ITEM]).encode(), {}),
    "zotero-rdf": (b"<r>" + b" " * 99 + b"</r>", {}),
    "wilson": (b"\xe2\x80\x9cT,\xe2\x80\x9d May 1, 1962, Wilson Center Digital Archive, X.\n", {}),
    "bulletin": (b"## Telegram from A to B\n\n", {"edition": "Made-up Bulletin 1", "page": "7"}),
    "documents": (b'{"title": "T", "date": "1962"}\n', {}),
    **{f"rdf{end}": (serialize(sketch, syntax).encode(), {}) for end, syntax in SUFFIXES.items()},
    "rdf.rdf": (b"<r>" + b" " * 99 + b"</r>", {}),
}  # fmt: skip


class Counted(io.BytesIO):
    """Bytes in memory; it tells how many of them were read."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.taken += len(found)
        return found

    def read1(self, size: int | None = -1, /) -> bytes:
        found = super().read1(size)
        self.taken += len(found)
        return found


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_read_whole_is_read_no_further_than_it_may_be_large(name: str) -> None:
    importer, _, suffix = name.partition(".")
    content, options = WHOLE[name]
    large = content + b" " * (4 * MIB)
    opened = list[Counted]()

    def opening() -> Counted:
        opened.append(Counted(large))
        return opened[-1]

    given = Input(f"x.{suffix}", opening, RECORDED, {**options, "largest": "1"})
    *_, refused = read_inputs(importers()[importer], [given])
    assert isinstance(refused, Refusal)
    assert refused.file == f"x.{suffix}"
    assert "more than 1,048,576 bytes" in refused.found
    assert "--largest" in refused.advice
    assert opened[-1].taken < 2 * MIB
    allowed = read(importer, large[: MIB + 9], f"x.{suffix}", **{**options, "largest": "2"})
    assert not any("more than" in one.found for one in allowed if isinstance(one, Refusal))


def test_nobody_who_allows_no_more_has_more_than_256_mib_read_whole() -> None:
    given = Input.of_bytes("x", b"", RECORDED)
    assert given.largest == LARGEST_OF_MANY == 256 * MIB
    assert Whole(given).text == ""


@pytest.mark.parametrize("given", ["0", "-1", "1G", "9" * 5000])
def test_a_limit_that_is_none_is_told(given: str) -> None:
    (refused,) = read("csl-json", b"[]", largest=given)
    assert isinstance(refused, Refusal)
    assert "--largest is a whole number of MiB" in refused.found


PACKING: dict[str, Callable[[bytes], bytes]] = {
    "gz": partial(gzip.compress, compresslevel=1),
    "zst": zstandard.compress,
}
PADDING = {".jsonld": b" ", ".rdf": b"<a/>"}


@pytest.mark.parametrize("packed", PACKING)
@pytest.mark.parametrize("suffix", [*SUFFIXES, ".rdf"])
def test_a_graph_that_a_small_file_unpacks_to_fills_no_memory(
    suffix: str, packed: str, tmp_path: Path
) -> None:
    pack, padding = PACKING[packed], PADDING.get(suffix, b"#\n")
    file = tmp_path / f"bomb{suffix}.{packed}"
    file.write_bytes(pack(b"<r>" if suffix == ".rdf" else b"") + pack(padding * (2 * MIB)) * 20)
    assert file.stat().st_size < MIB
    tracemalloc.start()
    try:
        with pytest.raises(DataSyntaxError, match="more than 1,048,576 bytes, unpacked") as caught:
            read_file(file, largest=MIB)
        assert tracemalloc.get_traced_memory()[1] < 24 * MIB
    finally:
        tracemalloc.stop()
    assert caught.value.path == str(file)


def test_one_packed_frame_is_unpacked_a_piece_at_a_time(tmp_path: Path) -> None:
    """A piece is as small as it is so that not even zeros make more than 64 MiB of it."""
    file = tmp_path / "bomb.nq.zst"
    file.write_bytes(zstandard.compress(b"#\n" * (64 * MIB)))
    assert file.stat().st_size < MIB // 16
    tracemalloc.start()
    try:
        with pytest.raises(DataSyntaxError, match="more than 1,048,576 bytes, unpacked"):
            read_file(file, largest=MIB)
        assert tracemalloc.get_traced_memory()[1] < 72 * MIB
    finally:
        tracemalloc.stop()


def test_a_graph_of_zstandard_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    """Zstandard's own reader takes it for whole, and statements would be lost unsaid."""
    lines = serialize(sketch, "nquads").encode() * 50
    file = tmp_path / "cut.nq.zst"
    file.write_bytes(zstandard.compress(lines)[:-9])
    with pytest.raises(DataSyntaxError, match="packed otherwise"):
        read_file(file)


def test_the_name_of_a_context_does_not_unfold_without_end() -> None:
    text = json.dumps([{"@context": CONTEXT_IRI}] * 5000).encode()
    with pytest.raises(DataSyntaxError, match="names its context too often; name it once"):
        list(statements(io.BytesIO(text), "json-ld", largest=MIB))
    few = json.dumps([{"@context": CONTEXT_IRI}] * 5).encode()
    assert list(statements(io.BytesIO(few), "json-ld", largest=MIB)) == []


MANY: dict[str, bytes] = {
    "elements": b"<a/>" * 70_000,
    "attributes": b"<a %s/>" % b" ".join(b'a%d=""' % number for number in range(70_000)),
}


@pytest.mark.parametrize("small", MANY)
def test_a_tree_of_many_small_elements_is_refused(small: str) -> None:
    text = b"<r>\n" + MANY[small] + b"</r>"
    (refused,) = read("zotero-rdf", text, largest="1")
    assert isinstance(refused, Refusal)
    assert refused.line == 2
    assert "more than 65,536 elements and attributes" in refused.found
    assert "--largest" in refused.advice


def test_the_command_says_what_to_do_and_does_it(tmp_path: Path) -> None:
    file = tmp_path / "library.json"
    file.write_text(json.dumps([ITEM]) + " " * (2 * MIB), "utf-8")
    arguments = ["import", "csl-json", str(file), "--largest"]
    refused = CliRunner().invoke(cli, [*arguments, "1"])
    assert refused.exit_code == 2
    assert f"{file}:1: refused: the file has more than 1,048,576 bytes" in refused.stderr
    assert "split it; or allow more (--largest, in MiB)" in refused.stderr
    assert CliRunner().invoke(cli, [*arguments, "3"]).exit_code == 0


@pytest.mark.parametrize("syntax", ["turtle", "ntriples"])
def test_a_stream_that_is_too_large_gives_its_statements_up_to_there(syntax: Syntax) -> None:
    line = b"<urn:a> <urn:b> <urn:c> .\n"
    found = statements(io.BytesIO(line + b"#\n" * MIB), syntax, largest=MIB)
    assert next(found).subject == "<urn:a>"
    with pytest.raises(DataSyntaxError, match="more than 1,048,576 bytes"):
        list(found)
