"""What ``provenance export`` writes, our importers read back."""

from pathlib import Path
from typing import NamedTuple

import pytest

from provenance.bibliography.format import export
from provenance.bibliography.refer import refer
from provenance.bibliography.reference import Reference
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken, read_inputs
from provenance.records.load import load_all

RECORDS = {one.id: one for one in load_all(Path(__file__).parents[2] / "records")}
FORMATS = {"bibtex": "bibtex", "biblatex": "bibtex", "csl-json": "csl-json", "ris": "ris"}


class Said(NamedTuple):
    """What must survive."""

    title: str | None
    archive: str | None
    abbreviation: str | None
    place: str | None
    code: str | None
    copy: str | None
    translators: list[str]
    date: str | None
    authors: list[str]
    addressees: list[str]


def said(reference: Reference) -> Said:
    where = reference.location
    return Said(
        reference.title,
        where.archive if where else None,
        where.abbreviation if where else None,
        where.place if where else None,
        where.whole_code if where else None,
        reference.copy_clause,
        [one.literal for one in reference.translators],
        reference.date.edtf if reference.date else None,
        [one.literal for one in reference.authors],
        [one.literal for one in reference.addressees],
    )


def read_back(records: list[Record], format_name: str) -> list[Record]:
    content = export(records, format_name).encode()
    one = Input.of_bytes("all", content, Recording(by="a test"))
    found = list(read_inputs(importers()[FORMATS[format_name]], [one]))
    assert all(isinstance(one, Taken) for one in found)
    return [one.record for one in found if isinstance(one, Taken)]


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("name", RECORDS)
def test_export_is_read_back(format_name: str, name: str) -> None:
    record = RECORDS[name]
    (again,) = read_back([record], format_name)
    assert said(refer(again)) == said(refer(record))


@pytest.mark.parametrize("format_name", FORMATS)
def test_whole_collection_is_read_back_entry_by_entry(format_name: str) -> None:
    records = list(RECORDS.values())
    again = read_back(records, format_name)
    assert [one.title for one in again] == [one.title for one in records]


@pytest.mark.parametrize("format_name", FORMATS)
def test_source_note_is_read_back_word_for_word(format_name: str) -> None:
    record = RECORDS["dobrynin-1962-10-30"]
    (again,) = read_back([record], format_name)
    assert refer(again).note == refer(record).note
