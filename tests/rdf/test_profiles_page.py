"""The page on the profiles is the one that a record gives, written with each field and without."""

from pathlib import Path
from typing import get_args

import pytest
from profiles_page import ACTS, KEPT, LOST, changes, fields, page, roles, units

from provenance.model import notation
from provenance.model.date import ArchivalDate
from provenance.model.evidence import Evidence
from provenance.model.record import Record
from provenance.rdf.profiles.profile import profiles

PAGE = Path(__file__).parents[2] / "docs" / "profiles.md"
WRITE = "python tests/rdf/profiles_page.py > docs/profiles.md"


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), f"write it anew: {WRITE}"


@pytest.mark.parametrize("path", [path for path, _ in fields(Record)])
def test_the_case_has_every_field_of_the_model(path: str) -> None:
    assert changes(path)


def test_the_case_has_dates_and_evidence() -> None:
    assert len(list(units(ArchivalDate))) > 5
    assert len(list(units(Evidence))) > 5


def test_every_kind_of_event_and_every_role_is_asked_for() -> None:
    assert set(ACTS) == set(get_args(notation.EventKind))
    assert {role for role, *_ in roles()} == set(get_args(notation.Role))


def test_the_full_profile_leaves_nothing_out() -> None:
    text = PAGE.read_text(encoding="utf-8")
    column = list(profiles()).index("full") + 2
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ")]
    cells = [row[column - 1].strip(" |") for row in rows]
    assert len(cells) > 150
    assert LOST not in cells
    assert cells.count(KEPT) > 140


def test_every_profile_has_its_section() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for one in profiles().values():
        assert f"\n### `{one.name}`: {one.title}\n" in text
        assert " ".join(one.description.split()) in " ".join(text.split())
