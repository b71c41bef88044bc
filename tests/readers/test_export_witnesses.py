"""Other people's readers and schemas on the same files as ours."""

import json
from pathlib import Path

import jsonschema
import pytest
import rispy

from provenance.model.account import Recording
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Refusal, Taken, read_inputs

FOLDER = Path(__file__).parents[1] / "cases" / "readers" / "exports"
RIS = """TY  - PCOMM
TI  - Telegram from Dobrynin
AU  - Dobrynin, Anatoly
AU  - Sample, A.
A2  - USSR Ministry of Foreign Affairs
DB  - AVP RF, Moscow
AN  - f. 059, op. 46
N1  - Source: AVP RF, Moscow
ER  -
TY  - MANSCPT
T1  - Report
AN  - RGANI, f. 3
ER  -
"""
NAMES = {
    "TI": "title",
    "T1": "primary_title",
    "AU": "authors",
    "A2": "secondary_authors",
    "DB": "name_of_database",
    "AN": "accession_number",
    "N1": "notes",
}


def fields(text: str) -> list[dict[str, list[str]]]:
    """The fields of each entry, as they stand in the account of it."""
    one = Input.of_bytes("a.ris", text.encode(), Recording(by="a test"))
    found = []
    for taken in read_inputs(importers()["ris"], [one]):
        assert isinstance(taken, Taken)
        values: dict[str, list[str]] = {}
        for line in (taken.record.accounts[0].text or "").splitlines():
            tag, _, value = line.partition(": ")
            values.setdefault(NAMES[tag], []).append(value)
        found.append(values)
    return found


def test_rispy_reads_the_same_values() -> None:
    theirs = [
        {key: value if isinstance(value, list) else [value] for key, value in entry.items()}
        for entry in rispy.loads(RIS)
    ]
    ours = fields(RIS)
    assert [
        {key: entry[key] for key in one} for one, entry in zip(ours, theirs, strict=True)
    ] == ours
    left = [set(entry) - set(one) for one, entry in zip(ours, theirs, strict=True)]
    assert left == [{"type_of_reference"}, {"type_of_reference"}]


def test_items_that_we_refuse_break_the_schema_and_the_others_do_not(shared: Path) -> None:
    schema = json.loads((shared / "suites" / "csl" / "csl-data.json").read_text("utf-8"))
    checker = jsonschema.Draft7Validator(schema["items"] | {"definitions": schema["definitions"]})
    path = FOLDER / "zotero.csl.json"
    one = Input.of_bytes(path.name, path.read_bytes(), Recording(by="a test"))
    found = list(read_inputs(importers()["csl-json"], [one]))
    items = json.loads(path.read_text("utf-8"))
    for item, ours in zip(items, found, strict=True):
        wrong = [error.message for error in checker.iter_errors(item)]
        silent = isinstance(ours, Refusal) and "neither a title" in ours.found
        assert bool(wrong) == (isinstance(ours, Refusal) and not silent), wrong


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.bib")), ids=lambda path: path.name)
def test_no_field_of_a_bibliography_is_lost(path: Path) -> None:
    one = Input.of_bytes(path.name, path.read_bytes(), Recording(by="a test"))
    for taken in read_inputs(importers()["bibtex"], [one]):
        if isinstance(taken, Taken):
            (citation, *_) = taken.record.accounts
            lines = (citation.text or "").splitlines()
            file = citation.source.file
            assert file
            stretch = path.read_text("utf-8")[file.start : file.end]
            assert len(lines) >= stretch.count(" = {")
