"""What an import says of the document that an entry of a hand-kept bibliography cites."""

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
