"""The importers by name, as the command line finds them."""

import json
from dataclasses import replace

import pytest

from provenance.model.account import Recording
from provenance.readers.identifiers import Names
from provenance.readers.importers import importers
from provenance.readers.importing import (
    Found,
    Importer,
    Input,
    Passed,
    Refusal,
    Taken,
    Tally,
    read_inputs,
)

RECORDED = Recording(by="a test")
OPTIONS = {"edition": "Made-up Bulletin 1", "page": "7"}
PAGE = "A tail.\n\nLetter from A. Sample to B. Example, 5 May 1962\n\nText.\n\n[Source: AVP RF.]\n"
LINE = json.dumps({"title": "Dear diary", "seen_at": "https://example.org"})


def read(name: str, *contents: bytes) -> list[Found]:
    names = Names()
    inputs = [
        replace(Input.of_bytes(f"folder/{number}", content, RECORDED, OPTIONS), names=names)
        for number, content in enumerate(contents, 1)
    ]
    return list(read_inputs(importers()[name], inputs))


def test_bulletin_importer_reads_a_page_and_tells_what_is_left_over() -> None:
    taken, passed = read("bulletin", PAGE.encode())
    assert isinstance(taken, Taken)
    assert taken.record.id == "sample-1962-05-05"
    assert str(passed) == "folder/1:1: passed over: A tail."


def test_documents_importer_reads_a_list_and_tells_what_is_left_out() -> None:
    taken, refused = read("documents", f"{LINE}\n{{\n".encode())
    assert isinstance(taken, Taken)
    assert isinstance(refused, Refusal)
    assert (refused.file, refused.line) == ("folder/1", 2)
    assert refused.found and refused.advice


@pytest.mark.parametrize("importer", importers().values(), ids=list(importers()))
def test_importer_says_what_it_is_and_needs(importer: Importer) -> None:
    assert importer.summary.endswith(".")
    assert importer.example.startswith(f"provenance import {importer.name} ")
    assert importer.suffixes
    for option in importer.options:
        assert option.help and (not option.required or f"--{option.name}" in importer.example)


@pytest.mark.parametrize("name", ["bulletin", "documents"])
def test_file_that_is_not_utf_8_is_refused_with_its_line_and_the_next_is_read(name: str) -> None:
    good = PAGE if name == "bulletin" else LINE
    refused, taken, *_ = read(name, b"One.\n\xff" if name == "bulletin" else b"\xff", good.encode())
    assert isinstance(refused, Refusal)
    assert (refused.line, refused.found) == (2 if name == "bulletin" else 1, "is not UTF-8")
    assert isinstance(taken, Taken)


def test_page_without_a_heading_is_refused_with_what_was_expected() -> None:
    (refused,) = read("bulletin", b"Nothing here.")
    assert isinstance(refused, Refusal)
    assert "expected" in refused.found and "--help" in refused.advice


def test_records_of_several_inputs_get_names_of_their_own() -> None:
    first, _, second, _ = read("bulletin", PAGE.encode(), PAGE.encode())
    assert isinstance(first, Taken) and isinstance(second, Taken)
    assert [first.record.id, second.record.id] == ["sample-1962-05-05", "sample-1962-05-05-2"]


def test_a_second_record_of_one_id_is_refused_with_the_place_of_the_first() -> None:
    one = Input.of_bytes("a", b"", RECORDED)
    taken = read("documents", LINE.encode())[0]
    assert isinstance(taken, Taken)
    importer = Importer("x", "X.", "x", lambda _: iter([taken, taken._replace(line=5)]), (".x",))
    first, second = read_inputs(importer, [one])
    assert first is taken
    assert isinstance(second, Refusal)
    assert second.line == 5 and "a:1" in second.found


def test_digest_lines_and_text_read_the_same_bytes() -> None:
    one = Input.of_bytes("folder/a.txt", b"\xef\xbb\xbfA\r\nB\n", RECORDED)
    assert list(one.lines()) == ["A", "B"]
    assert one.text() == "\ufeffA\r\nB\n"
    assert one.file_name == "a.txt"
    assert len(one.digest()) == 64


def test_tally_counts_documents_notes_refusals_and_what_was_passed_over() -> None:
    tally = Tally()
    for found in (
        *read("bulletin", PAGE.encode()),
        Passed("notes", "f", 1),
        Refusal("f", 1, "x", "y"),
    ):
        tally.count(found)
    assert str(tally) == (
        "1 documents, 1 notes, 1 refused; passed over: 1 notes, 1 stretches left over"
    )
