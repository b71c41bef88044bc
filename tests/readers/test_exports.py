"""Exports of bibliographic programs, tables and pages: what becomes of every field of them."""

from pathlib import Path
from typing import Any

import pytest

from provenance.bibliography.reference import Edition
from provenance.bibliography.referring.refer import refer
from provenance.model.account import Account, Recording
from provenance.model.record import Record
from provenance.model.reference_code import ReferenceCode
from provenance.rdf.dataset import from_graph, to_graph
from provenance.readers.importers import importers
from provenance.readers.importing import Found, Input, Passed, Refusal, Taken, read_inputs
from provenance.records.load import read_json_line
from provenance.records.save import to_json
from provenance.resources.yaml import read_yaml_file
from provenance.validation.check import check

FOLDER = Path(__file__).parents[1] / "cases" / "readers" / "exports"
RECORDED = Recording(by="a test")


def cases() -> list[Any]:
    value = read_yaml_file(FOLDER / "expected.yaml").value
    assert isinstance(value, list)
    return value


CASES = cases()
NAMES = [case["file"] for case in CASES]
EXPECTED = [(case, record) for case in CASES for record in case["records"]]
RECORDS = [f"{case['file']}-{record['id']}" for case, record in EXPECTED]


def found(case: dict[str, Any]) -> list[Found]:
    path = FOLDER / case["file"]
    options = case.get("options")
    one = Input.of_bytes(path.name, path.read_bytes(), RECORDED, options)
    return list(read_inputs(importers()[case["importer"]], [one]))


def taken(case: dict[str, Any]) -> list[Record]:
    return [one.record for one in found(case) if isinstance(one, Taken)]


def imported(case: dict[str, Any], expected: dict[str, Any]) -> Record:
    return next(one for one in taken(case) if one.id == expected["id"])


def code(reference: ReferenceCode) -> str:
    return reference.printed or ", ".join(f"{one.level} {one.value}" for one in reference.levels)


def editions(listed: tuple[Edition, ...]) -> list[str]:
    return [
        words
        for one in listed
        for words in (
            one.container,
            one.volume,
            one.number,
            *(name.literal for name in (*one.editors, *one.publishers)),
            one.place,
            one.pages,
            one.url,
            one.date and str(one.date),
        )
        if words
    ]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_entry_becomes_its_record(case: dict[str, Any]) -> None:
    assert [one.id for one in taken(case)] == [one["id"] for one in case["records"]]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_refusal_has_its_line_and_reason(case: dict[str, Any]) -> None:
    refused = {str(one.line): one.found for one in found(case) if isinstance(one, Refusal)}
    expected = case.get("refused", {})
    assert refused.keys() == expected.keys()
    assert all(expected[line] in refused[line] for line in expected)
    assert all(one.advice for one in found(case) if isinstance(one, Refusal))


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_what_is_no_entry_is_passed_over_and_told(case: dict[str, Any]) -> None:
    passed = {
        str(one.line): one.words or one.what for one in found(case) if isinstance(one, Passed)
    }
    assert passed == case.get("passed", {})


@pytest.mark.parametrize(("case", "expected"), EXPECTED, ids=RECORDS)
def test_record_says_what_the_entry_says(case: dict[str, Any], expected: dict[str, Any]) -> None:
    record = imported(case, expected)
    reference = refer(record)
    where = next((held for one in record.accounts for held in one.holdings), None)
    said = {
        "id": record.id,
        "title": record.title,
        "kind": record.kind,
        "date": record.date.edtf if record.date else None,
        "authors": [one.literal for one in reference.authors],
        "addressees": [one.literal for one in reference.addressees],
        "archive": where.holder.printed if where else None,
        "short": where.holder.abbreviation if where else None,
        "place": where.place if where else None,
        "code": code(where.reference) if where and where.reference else None,
        "copy": reference.copy_clause,
        "translators": [one.literal for one in reference.translators],
        "editions": editions(reference.editions),
        "url": reference.url,
        "unplaced": [one.text for one in record.accounts[0].unread],
    }
    assert {name: value for name, value in said.items() if value} == expected


@pytest.mark.parametrize(("case", "expected"), EXPECTED, ids=RECORDS)
def test_words_of_a_claim_stand_where_it_says(
    case: dict[str, Any], expected: dict[str, Any]
) -> None:
    for account in imported(case, expected).accounts:
        how = f"provenance import {case['importer']}"
        assert account.recorded == RECORDED.model_copy(update={"method": how})
        text = account.text or ""
        for one in cited(account):
            assert one.quote == text[one.start : one.end]
        for words in account.unread:
            assert words.text == text[words.start : words.end]


@pytest.mark.parametrize(("case", "expected"), EXPECTED, ids=RECORDS)
def test_account_names_the_stretch_of_the_file(
    case: dict[str, Any], expected: dict[str, Any]
) -> None:
    lines = (FOLDER / case["file"]).read_text("utf-8").splitlines(keepends=True)
    for account in imported(case, expected).accounts:
        file = account.source.file
        assert file and file.name == case["file"]
        assert file.start == sum(map(len, lines[: file.line - 1]))
        stretch = "".join(lines)[file.start : file.end]
        for one in cited(account):
            if one.locator:
                line = int(one.locator.rpartition(" ")[2])
                assert 0 <= line - file.line < max(1, stretch.count("\n"))


@pytest.mark.parametrize(("case", "expected"), EXPECTED, ids=RECORDS)
def test_record_survives_file_and_graph_and_breaks_no_rule(
    case: dict[str, Any], expected: dict[str, Any]
) -> None:
    record = imported(case, expected)
    assert read_json_line(to_json(record), "line", 1) == record
    assert from_graph(to_graph(record)) == record
    assert not [one for one in check(record) if one.severity == "violation"]


def test_an_entry_as_text_has_every_field_word_for_word() -> None:
    case = next(one for one in CASES if one["file"] == "zotero.rdf")
    (account, *_) = taken(case)[0].accounts
    assert account.text and "dc:subject: harvest\n" in account.text
    assert "dc:description[Archive Place]: Moscow\n" in account.text


def cited(account: Account) -> list[Any]:
    parties = [one for event in account.events for one in event.parties]
    claims = (*account.statements, *account.events, *account.holdings, *parties)
    evidence = (one for claim in claims for one in getattr(claim, "evidence", ()))
    return [one for one in evidence if one.start is not None]
