"""Dates that CSL has no means to say, as our styles print them."""

from pathlib import Path

import pytest

import provenance as pv
from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.records.load import load

TASS = Path(__file__).parents[1] / "cases" / "formats" / "records" / "tass-1945-10-16.yaml"


def dated(edtf: str) -> Record:
    """Return a record whose document has another date."""
    record = load(TASS)
    accounts = tuple(
        account.model_copy(
            update={
                "statements": tuple(
                    one.model_copy(update={"date": ArchivalDate(edtf=edtf)})
                    if one.property == "date"
                    else one
                    for one in account.statements
                )
            }
        )
        for account in record.accounts
    )
    return record.model_copy(update={"accounts": accounts})


@pytest.mark.parametrize(
    ("edtf", "style", "words"),
    [
        ("1956~", "chicago-18-archival", "Goldberg, ca. 1956, Russian"),
        ("1956-10~", "mhra-4", "Goldberg, ca. October 1956, "),
        ("1956?", "chicago-18-archival", "[1956?], Russian"),
        ("1944-03", "gost-7.0.5-archival", "Goldberg, март 1944 г. //"),
        ("1944-03-05", "gost-7.0.5-archival", "Goldberg, 5 марта 1944 г. //"),
        ("1956/1957", "gost-7.0.5-archival", "Goldberg, 1956–1957 гг. //"),
        ("1956~", "gost-7.0.5-archival", "[ок. 1956 г.] //"),
    ],
)
def test_a_date_is_printed_as_the_style_wants_it(edtf: str, style: str, words: str) -> None:
    assert words in pv.cite(dated(edtf), style, as_="note")
