"""The importers by name, as the command line finds them."""

import json

import pytest

from provenance.errors import UnreadablePage
from provenance.model.account import Recording
from provenance.readers.importers import Import, Importer, importers

RECORDED = Recording(by="a test")
PAGE = "A tail.\n\nLetter from A. Sample to B. Example, 5 May 1962\n\nText.\n\n[Source: AVP RF.]\n"
LINE = json.dumps({"title": "Dear diary", "seen_at": "https://example.org"})


def test_bulletin_importer_reads_a_page_and_tells_what_is_left_over() -> None:
    options = {"edition": "Made-up Bulletin 1", "page": "7"}
    file = Import("page.txt", PAGE.encode(), RECORDED, options)
    found = importers()["bulletin"].read(file)
    assert [record.id for record in found.records] == ["sample-1962-05-05"]
    assert found.remarks == ("page.txt:1: left over: A tail.",)


def test_documents_importer_reads_a_list_and_tells_what_is_left_out() -> None:
    file = Import("list.jsonl", f"{LINE}\n{{\n".encode(), RECORDED, {})
    found = importers()["documents"].read(file)
    assert len(found.records) == 1
    assert found.remarks[0].startswith("list.jsonl:2: left out: ")


@pytest.mark.parametrize("importer", importers().values(), ids=list(importers()))
def test_importer_says_what_it_is_and_needs(importer: Importer) -> None:
    assert importer.summary.endswith(".")
    assert importer.example.startswith(f"provenance import {importer.name} ")
    for option in importer.options:
        assert option.help and (not option.required or f"--{option.name}" in importer.example)


def test_file_that_is_not_utf_8_is_refused_with_its_line() -> None:
    file = Import("page.txt", b"One.\n\xff", RECORDED, {"edition": "B 1", "page": "7"})
    with pytest.raises(UnreadablePage, match="line 2 is not UTF-8"):
        importers()["bulletin"].read(file)
