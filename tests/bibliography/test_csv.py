"""The table is read back by Python's csv, and no spreadsheet calculates a cell of it."""

import csv
import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up.words import NASTY

from provenance.bibliography.format import export
from provenance.bibliography.formats.csv import COLUMNS, FORMAT
from provenance.bibliography.reference import Location, Name, Reference
from provenance.bibliography.referring.refer import refer_all
from provenance.bibliography.syntax.cells import guarded, unguarded
from provenance.model.record import Record

DOCUMENTED = Path(__file__).parents[2] / "docs" / "formats.md"
CALCULATED = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def rows(text: str) -> list[dict[str, str]]:
    assert text.endswith("\r\n")
    read = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    return [{name: unguarded(cell) for name, cell in row.items()} for row in read]


def test_every_record_is_read_back(to_cite: list[Record]) -> None:
    found = rows(export(to_cite, "csv"))
    assert len(found) == len(to_cite)
    for reference, row in zip(refer_all(to_cite), found, strict=True):
        where = reference.location or Location(holds="item")
        when = reference.date
        for column, value in (
            ("Key", reference.key),
            ("Archive", where.name),
            ("Archive Place", where.place),
            ("Archive Collection", where.collection),
            ("Archive Location", where.call_number),
            ("Copy Statement", reference.copy_clause),
            ("Author", people(reference.authors)),
            ("Recipient", people(reference.addressees)),
            ("Translator", people(reference.translators)),
            ("Printed Date", when.printed if when else None),
            ("Type", reference.kind),
            ("Original Language", "; ".join(reference.languages)),
            ("Source Note", reference.note),
        ):
            assert row[column] == (value or ""), column
        assert when is None or when.edtf is None or row["Date"] == when.edtf


def people(names: tuple[Name, ...]) -> str:
    return "; ".join(name.inverted for name in names)


def test_every_row_has_the_columns_that_are_documented() -> None:
    page = DOCUMENTED.read_text(encoding="utf-8")
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []
    assert "".join(FORMAT.write(())) == ",".join(f'"{name}"' for name in COLUMNS) + "\r\n"


FORMULAS = (
    "=cmd|'/c calc'!A1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    '"=1',
    "'=1",
    "＝1",
    "x;=1",
    'x;"=1";y',
    "x\t=1",
    "x\n=1\r\n+2",
    'x"\r\n=1',
)


@pytest.mark.parametrize("hostile", FORMULAS)
def test_no_cell_is_calculated(hostile: str) -> None:
    """By commas as it is meant, and torn at semicolons, tabs and line breaks as some tear it."""
    name = Name(literal=hostile, family=hostile, given=hostile)
    where = Location(holds="item", archive=hostile, place=hostile, call_number=hostile)
    reference = Reference(
        key="k",
        record="k",
        title=hostile,
        kind=hostile,
        authors=(name, name),
        addressees=(name,),
        location=where,
        copy_clause=hostile,
        note=hostile,
        chain={},
    )
    text = "".join(FORMAT.write([reference]))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert [cell for cell in row.values() if cell.startswith((*CALCULATED, "\t", "\r", "\n"))] == []
    torn = [piece.lstrip(' "') for piece in re.split(r"[;\t\r\n]", text)]
    assert [piece for piece in torn if piece.startswith(CALCULATED)] == []
    (again,) = rows(text)
    assert again["Title"] == again["Type"] == again["Source Note"] == hostile


@given(st.lists(st.sampled_from((*NASTY, *FORMULAS, "a", ";", "\t", '"', "'", "; ", "-"))))
def test_the_guard_comes_off_again(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "led", ["\0", "\x0b", "\x1f", "\u200b", "\u2003", "\u202f", "\u2060", " \0 "]
)
def test_what_is_not_seen_before_a_formula_does_not_hide_it(led: str) -> None:
    assert guarded(f"{led}=1+1") == f"'{led}=1+1"
    assert unguarded(guarded(f"a;{led}=1")) == f"a;{led}=1"


@pytest.mark.parametrize("plain", ["Box 3 - folder 2", "a@b", "1+1=2", "f. 5; op. 2", "'tis", "—"])
def test_text_that_calculates_nothing_stays_as_it_is(plain: str) -> None:
    assert guarded(plain) == unguarded(plain) == plain
