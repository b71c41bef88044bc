"""Acts stand in the order of their dates, as far as the dates tell."""

from hypothesis import given
from hypothesis.strategies import integers, lists, permutations, tuples
from made_up.told import act, record

Years = tuple[int, int]


def in_order(*years: Years) -> list[Years]:
    """Return the years of acts as merging orders them; acts are named after their years."""
    dated = [f"{first}/{last}" if first < last else str(first) for first, last in years]
    events = [
        act(f"e{number}", "marking", used=["copy"], date={"edtf": edtf})
        for number, edtf in enumerate(dated, 1)
    ]
    told = {f"e{number}": one for number, one in enumerate(years, 1)}
    return [told[step.tellings[0].claim] for step in record(events).custody.steps]


def test_an_act_of_many_years_stands_before_what_comes_after_all_of_them() -> None:
    long, early, late = (1980, 1992), (1985, 1985), (1993, 1993)
    assert in_order(early, late, long) == [early, long, late]
    assert in_order(late, long, early) == [long, early, late]
    assert in_order(late, early, long) == [early, long, late]


@given(lists(tuples(integers(1900, 1912), integers(0, 5)), max_size=8))
def test_what_is_dated_wholly_before_stands_before(spans: list[Years]) -> None:
    ordered = in_order(*((first, first + length) for first, length in spans))
    assert len(ordered) == len(spans)
    for place, (first, _) in enumerate(ordered):
        assert all(last >= first for _, last in ordered[place + 1 :])


@given(permutations([(year, year) for year in range(1950, 1958)]))
def test_days_alone_give_one_order(years: list[Years]) -> None:
    assert in_order(*years) == sorted(years)
