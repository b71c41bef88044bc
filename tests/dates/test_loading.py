"""What is loaded when: importing the package does no work, and dates share words with notes."""

import subprocess
import sys
from typing import Any

import pytest

import provenance.dates
import provenance.dates.lexicon as words_of_dates
from provenance.dates.lexicon import month_names
from provenance.errors import VocabularyError
from provenance.notes.lexicon import lexicon

LOADED = "import sys, provenance.dates; {}; print(*sys.modules)"


def _modules(then: str) -> set[str]:
    run = [sys.executable, "-c", LOADED.format(then)]
    return set(subprocess.run(run, capture_output=True, text=True, check=True).stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert _modules("pass").isdisjoint(
        {"yaml", "pydantic", "edtf_validate", "provenance.dates.edtf"}
    )


def test_plain_dates_need_neither_words_nor_the_judge() -> None:
    loaded = _modules("provenance.dates.earliest('1962-10/1963-01')")
    assert loaded.isdisjoint({"yaml", "edtf_validate", "provenance.dates.lexicon"})


def test_printed_dates_do_not_need_the_judge() -> None:
    loaded = _modules("provenance.dates.read_printed('not later than 5 November 1962')")
    assert "edtf_validate" not in loaded


def test_every_public_name_is_there() -> None:
    assert {name for name in provenance.dates.__all__ if hasattr(provenance.dates, name)} == set(
        provenance.dates.__all__
    )
    assert set(provenance.dates.__all__) <= set(dir(provenance.dates))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = provenance.dates.nothing


@pytest.mark.parametrize("month", ["October", "октября", "października", "října", "октомври"])
def test_notes_find_dates_by_the_same_months(month: str) -> None:
    assert month in month_names()
    found = lexicon().patterns["date"].search(f"Moscow, 30 {month} 1962, secret")
    assert found is not None
    assert found[0] == f"30 {month} 1962"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"concepts": "January"}, "expected a list under 'concepts'"),
        ({"concepts": [{"notation": "1"}]}, "no forms by language: {'notation': '1'}"),
    ],
)
def test_a_list_of_words_that_is_none_is_told(
    content: dict[str, Any], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words_of_dates, "_file", lambda _: content)
    with pytest.raises(VocabularyError) as caught:
        month_names()
    assert str(caught.value) == f"vocab/lists/months.yaml: {why}"
