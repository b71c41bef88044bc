"""The records of FRUS: what they say, read against the volumes, and that the importer gives it."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from provenance.model.account import Recording
from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken
from provenance.records.load import load, load_all
from provenance.resources.folders import folder

FOLDER = folder("records") / "frus"
ADDRESS = "https://history.state.gov/historicaldocuments/{volume}/{document}"
GUATEMALA = {
    "title": "Foreign Relations of the United States, 1952–1954, Guatemala",
    "publisher": "United States Government Printing Office",
    "published": "2003",
}


class Expected(NamedTuple):
    """What a person read in the volume."""

    title: str
    kind: str
    date: str
    pages: str | None
    authors: tuple[str, ...]
    held: tuple[str, ...]


TO_STATE = "to the Secretary of State"
EXPECTED = {
    "frus1948v05p1-d152": Expected(
        f"The Ambassador in the United Kingdom (Douglas) {TO_STATE}",
        "telegram", "1947-12-08", None, ("Douglas",), ("741.90G/12–847",),
    ),
    "frus1948v05p1-d153": Expected(
        f"The Chargé in Iraq (Dorsz) {TO_STATE}",
        "telegram", "1948-01-05", "203–204", ("Dorsz",), ("741.90G/1–548",),
    ),
    "frus1948v05p1-d155": Expected(
        f"The Chargé in the United Kingdom (Gallman) {TO_STATE}",
        "telegram", "1948-01-10", "204", ("Gallman",), ("741.90G/1–1048",),
    ),
    "frus1952-54guat-d134": Expected(
        "Telegram From Operation PBSUCCESS Headquarters in Florida to the "
        "Central Intelligence Agency",
        "telegram", "1954-04-28", "261", ("Operation PBSUCCESS Headquarters in Florida",),
        ("Central Intelligence Agency", "79–01025A"),
    ),
    "frus1958-60v10p2-d58": Expected(
        "Memorandum of Conversation",
        "memorandum of conversation", "1958-11-14", None, (),
        ("Department of State", "748.13/11–1458"),
    ),
    "frus1961-63v06-d81": Expected(
        "Message From President Kennedy to Chairman Khrushchev",
        "message", "1962-11-21", "223", ("Kennedy",),
        ("Department of State", "77 D 163", "Kennedy Library"),
    ),
    "frus1961-63v06-d82": Expected(
        "Letter From Chairman Khrushchev to President Kennedy",
        "letter", "1962-11-22", "224–226", ("Khrushchev",),
        ("Kennedy Library", "Department of State", "77 D 163"),
    ),
}  # fmt: skip


def test_every_complete_document_has_a_record_and_no_other() -> None:
    assert [record.id for record in load_all(FOLDER)] == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_record_says_what_stands_in_the_volume(name: str) -> None:
    record, expected = load(FOLDER / f"{name}.yaml"), EXPECTED[name]
    assert (record.title, record.kind) == (expected.title, expected.kind)
    assert record.date and record.date.edtf == expected.date
    assert tuple(one.name for one in record.authors) == expected.authors
    for account in record.accounts:
        assert account.source.pages == expected.pages
        volume, _, document = name.rpartition("-")
        assert account.source.url is not None
        address = ADDRESS.format(volume=volume, document=document)
        assert account.source.url.casefold() == address.casefold()
    assert set(expected.held) <= {*_printed(record)}


def _printed(record: Record) -> set[str]:
    held = record.accounts[1].holdings
    codes = (one.reference.levels for one in held if one.reference)
    values = {level.value for levels in codes for level in levels}
    return values | {one.holder.printed for one in held if one.holder.printed}


@pytest.mark.parametrize("name", EXPECTED)
def test_claims_point_at_the_words_of_the_volume(name: str) -> None:
    for account in load(FOLDER / f"{name}.yaml").accounts:
        quoted = [one for said in account.statements for one in said.evidence]
        quoted += [one for held in account.holdings for one in held.evidence]
        assert quoted
        for one in quoted:
            assert str(account.text)[one.start : one.end] == one.quote


def test_records_are_what_the_importer_gives(shared: Path) -> None:
    """Where a note is read better one day, records/frus/README.md says how to write them anew."""
    for name in EXPECTED:
        stored = load(FOLDER / f"{name}.yaml")
        given = _imported(shared / "corpus" / "tei", name)
        assert given.accounts[0] == stored.accounts[0]
        for own, other in zip(given.accounts[1:], stored.accounts[1:], strict=True):
            assert (own.text, own.source) == (other.text, other.source)
        assert set(stored.derived) >= {one for one in given.derived if one.id == "edition"}


def _imported(tei: Path, name: str) -> Record:
    volume, _, document = name.rpartition("-")
    file = next(one for one in tei.glob("*.xml") if one.stem.casefold() == volume)
    options = {"address": ADDRESS, "only": document}
    if volume.endswith("guat"):
        options |= GUATEMALA
    recorded = Recording(by="custody-chain", date=ArchivalDate(edtf="2026-11-26"))
    one = replace(Input.of_bytes(file.name, file.read_bytes(), recorded), options=options)
    (taken,) = importers()["frus"].read(one)
    assert isinstance(taken, Taken)
    return taken.record
