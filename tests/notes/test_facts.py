"""The rows of facts as plain values and as tables."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from provenance.errors import MissingExtra
from provenance.notes.facts import COLUMNS, Fact, Facts

FACTS = Facts(
    [Fact("holding", "holder", "RGANI", 1, 0, 5), Fact("holding", "fonds", "5", 1, 10, 11)]
)


def test_facts_are_a_sequence() -> None:
    assert len(FACTS) == 2
    assert FACTS[0].value == "RGANI"
    assert FACTS[1:] == Facts([FACTS[1]])
    assert [fact.role for fact in FACTS] == ["holder", "fonds"]
    assert hash(FACTS) == hash(Facts(list(FACTS)))
    assert FACTS != "RGANI"
    assert "RGANI" in repr(FACTS)


def test_rows_have_the_columns_in_their_order() -> None:
    assert tuple(FACTS.rows()[0]) == COLUMNS
    assert FACTS.rows()[1]["start"] == 10


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_absent_library_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra) as caught:
        getattr(FACTS, f"to_{name}")()
    assert name in str(caught.value)


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_library_gets_the_rows(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    library = SimpleNamespace(DataFrame=lambda rows, **_: seen.append(rows))
    monkeypatch.setitem(sys.modules, name, library)
    getattr(FACTS, f"to_{name}")()
    assert seen == [FACTS.rows()]


def test_a_frame_has_the_columns_with_numbers_as_numbers() -> None:
    polars = pytest.importorskip("polars")
    frame = FACTS.to_polars()
    assert frame.rows(named=True) == FACTS.rows()
    whole = {name for name, kind in frame.schema.items() if kind == polars.Int64}
    assert whole == {"n", "start", "end"}
    assert Facts().to_polars().schema == frame.schema
