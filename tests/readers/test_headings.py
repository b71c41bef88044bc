"""What headings say, case by case; a case says where its heading stands."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from provenance.readers.headings import LONGEST, Heading, read_heading
from provenance.readers.parties import Correspondent
from provenance.readers.words import Words

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "readers" / "headings.yaml").read_text("utf-8")
)


def shown(party: Correspondent) -> str:
    kind = "body" if party.is_body else "person" if party.is_person else "open"
    name = party.name.folded if party.name else ""
    office = party.office.folded if party.office else ""
    return " ".join(f"{name} | {office} | {kind}".split())


def text(words: Words | None) -> str | None:
    return words.folded if words else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["heading"])[:60])
def test_heading_says_who_wrote_to_whom_where_and_when(case: dict[str, Any]) -> None:
    heading = read_heading(Words(case["heading"]))
    assert heading is not None and heading.kind is not None
    assert heading.kind.label == case["kind"]
    for side in ("authors", "addressees", "participants"):
        assert [shown(one) for one in getattr(heading, side)] == case.get(side, []), side
    for part in ("place", "date", "occasion"):
        assert text(getattr(heading, part)) == case.get(part), part


@pytest.mark.parametrize(
    "line",
    [
        "Today we met.",
        "note that this begins with a small letter",
        "",
        "Letters of the year",
        "Telegram " * LONGEST,
    ],
)
def test_other_lines_are_no_headings(line: str) -> None:
    assert read_heading(Words(line)) is None


def parts(heading: Heading) -> list[Words]:
    sides = (*heading.authors, *heading.addressees, *heading.participants)
    named = [part for one in sides for part in (one.words, one.name, one.office)]
    single = [heading.title, heading.form, heading.place, heading.date, heading.occasion]
    return [part for part in (*named, *single) if part is not None]


WORDS = "Telegram Letter from to between and of on , ( ) Ambassador Minister the USA A.F. Dobrynin"
PIECES = st.sampled_from(
    [*WORDS.split(), "Record of", "Ministry", "\n", "'", "№ 5", "30 October 1962", "1.X.62"]
) | st.sampled_from(["#", "##", "[", "İ", "ß", "\u00a0", "\u2028"])


@given(st.lists(PIECES, max_size=30).map(" ".join), st.integers(0, 9))
def test_every_part_of_a_heading_stands_where_it_says(line: str, offset: int) -> None:
    heading = read_heading(Words(line, offset))
    for part in parts(heading) if heading else []:
        assert line[part.start - offset : part.end - offset] == part.text
