"""What an import says of the document that an entry of a hand-kept bibliography cites."""

import json

import pytest

from provenance.bibliography.carried.fields import carried
from provenance.model.account import Recording
from provenance.model.record import Record
from provenance.readers.importers import importers
from provenance.readers.importing import Input, Taken, read_inputs

RECORDED = Recording(by="a test")


def imported(text: str, name: str = "bibtex", file: str = "mine.bib") -> Record:
    one = Input.of_bytes(file, text.encode(), RECORDED, None)
    (record,) = [
        found.record for found in read_inputs(importers()[name], [one]) if isinstance(found, Taken)
    ]
    return record


def holdings(record: Record) -> list[tuple[str, str, str]]:
    return [
        (held.state, held.holder.printed or "", str(held.reference or ""))
        for account in record.accounts
        for held in account.holdings
    ]


def test_archive_of_today_holds_what_another_held_formerly() -> None:
    record = imported(
        "@misc{a, title = {Report}, author = {Sample, A.},"
        " howpublished = {Formerly TsKhSD, now RGANI, f. 89, op. 18, d. 62}}"
    )
    assert [(state, holder) for state, holder, _ in holdings(record)] == [
        ("former", "TsKhSD"),
        ("present", "RGANI"),
    ]


def test_back_of_a_leaf_stays_in_the_reference() -> None:
    record = imported(
        "@misc{a, title = {Spravka}, howpublished = {RGANI, f. 5, op. 28, d. 410, l. 22 ob.}}"
    )
    (held,) = [one for account in record.accounts for one in account.holdings]
    assert held.reference
    assert held.reference.levels[-1].value == "22 ob"


def test_what_a_second_note_does_not_make_plain_goes_out_again() -> None:
    record = imported(
        "@misc{a, title = {Spravka}, howpublished = {RGANI, f. 5, op. 28, d. 410, l. 22},"
        " note = {n.d., but after 20 August 1956; photocopy courtesy of Andrei Lankov}}"
    )
    assert "but after 20 August 1956" in [one.value for one in carried(record)]


def kinds(text: str, name: str = "bibtex") -> list[str]:
    (account, *_) = imported(text, name).accounts
    return [one.value for one in account.statements if one.property == "kind"]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Minutes", "minutes"),
        ("Aide-mémoire", "aide-mémoire"),
        ("Ciphered Telegram", "ciphered telegram"),
        ("Memcon", "memcon"),
    ],
)
def test_kind_is_called_as_the_entry_calls_it(printed: str, kind: str) -> None:
    entry = f"@misc{{a, title = {{On trade}}, author = {{Sample, A.}}, type = {{{printed}}}}}"
    assert kinds(entry) == [kind]


def test_title_says_what_a_document_is_in_its_own_word() -> None:
    assert kinds("@misc{a, title = {Minutes of a meeting of the Presidium, 1 May 1961}}") == [
        "minutes"
    ]


def test_type_letter_says_so_where_nothing_else_does() -> None:
    assert kinds("@letter{a, title = {Sample to Poe}, author = {Sample, A.}}") == ["letter"]
    assert kinds("@letter{a, title = {Telegram from A. Sample to B. Poe}}") == ["telegram"]
    assert kinds("@letter{a, title = {Sample to Poe}, type = {Memorandum}}") == ["memorandum"]


def of_csl(**fields: object) -> Record:
    item = {"id": "a", "type": "manuscript", "title": "Report", **fields}
    return imported(json.dumps([item]), "csl-json")


ISSUED = {"date-parts": [[1961, 5, 2]]}


def dates(record: Record) -> list[str | None]:
    (account, *_) = record.accounts
    return [one.date.edtf for one in account.statements if one.property == "date" and one.date]


def test_own_date_is_that_of_a_document_and_the_original_one_goes_out_again() -> None:
    record = of_csl(issued=ISSUED, note="Original Date: 1960-01-01")
    assert dates(record) == ["1961-05-02"]
    assert [one.value for one in carried(record)] == ["Original Date: 1960-01-01"]


def test_original_date_is_that_of_a_document_in_print_or_alone() -> None:
    printed = of_csl(issued=ISSUED, note="Original Date: 1960-01-01", **{"container-title": "Docs"})
    assert dates(printed) == ["1960-01-01"]
    assert dates(of_csl(note="Original Date: 1960-01-01")) == ["1960-01-01"]


def held(record: Record) -> list[tuple[str, str | None, list[tuple[str, str]]]]:
    return [
        (one.holder.printed or "", one.place, [(part.level, part.value) for part in code.levels])
        for account in record.accounts
        for one in account.holdings
        if (code := one.reference)
    ]


def test_whole_reference_in_the_field_of_the_archive_is_read_as_one() -> None:
    wanted = [("AMAE", "La Courneuve", [("series", "Pactes"), ("volume", "35")])]
    words = "AMAE, La Courneuve, série Pactes, vol. 35"
    assert held(of_csl(archive=words)) == wanted
    assert held(of_csl(archive_location=words)) == wanted
    assert held(of_csl(note=words)) == wanted


def test_number_in_the_name_of_an_archive_is_no_reference_code() -> None:
    record = of_csl(archive="Archive of the 7th Army")
    assert [one[1:] for one in holdings(record)] == [("Archive of the 7th Army", "")]


CHAPTER = """TY  - CHAP
TI  - On trade
AU  - Council on Foreign Relations, Inc.
ED  - Rand McNally, Inc.
A4  - Smith, John, Jr.
T2  - A Book
SP  - 12
EP  - 14
ER  -
"""


def test_first_and_last_page_are_the_pages() -> None:
    record = imported(CHAPTER, "ris")
    details = [one for event in record.accounts[0].events for one in event.details]
    assert [one.value for one in details if one.kind == "pages"] == ["12–14"]
    assert carried(record) == ()


def test_what_stands_behind_the_comma_of_a_firm_is_no_given_name() -> None:
    named = {one.name: one.kind for one in imported(CHAPTER, "ris").agents}
    assert named == {
        "Council on Foreign Relations, Inc.": "corporate-body",
        "Rand McNally, Inc.": "corporate-body",
        "John Smith, Jr.": "person",
    }
