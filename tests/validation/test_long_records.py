"""Checking takes steps in proportion to a record's length: counted, not timed."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from provenance import validation
from provenance.model.record import Record
from provenance.validation.check import check

Entry = dict[str, Any]
RULES = str(Path(validation.__file__).parent)
GIVEN_ON = "accounts/1/events/e"


def steps_of_checking(record: Record) -> int:
    """Count the lines of the rules that are run, each round of a loop anew."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:  # noqa: ANN401 - as sys.settrace
        nonlocal count
        if not frame.f_code.co_filename.startswith(RULES):
            return None
        count += event == "line"
        return trace

    check(record)  # what is read once for all records is read before counting
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        check(record)
    finally:
        sys.settrace(before)
    return count


def custody(length: int, giver: Callable[[int], int]) -> list[Entry]:
    """Hand-overs of one copy, each after the one before, to a body that is not named before."""
    return [
        {
            "id": f"e{place}",
            "kind": "hand-over",
            "moved": ["copy"],
            "parties": [
                {"role": "giver", "agent": f"a{giver(place)}"},
                {"role": "recipient", "agent": f"a{place + 1}"},
            ],
            "date": {"edtf": str(1000 + place)},
            "after": [f"e{place - 1}"] if place else [],
            "evidence": [{"locator": "p. 1"}],
        }
        for place in range(length)
    ]


def unbroken(length: int) -> Record:
    return whole(length, custody(length, giver=lambda place: place))


def broken(length: int) -> Record:
    return whole(length, custody(length, giver=lambda place: max(place - 1, 0)))


def copied(length: int) -> Record:
    """Copies of copies, each split off and kept by somebody."""
    events: list[Entry] = [
        {
            "id": f"e{place}",
            "kind": "copying",
            "used": [{"thing": f"c{place}"}],
            "made": [f"c{place + 1}"],
            "after": [f"e{place - 1}"] if place else [],
            "evidence": [{"locator": "p. 1"}],
        }
        for place in range(length)
    ]
    return whole(length, events)


def on_a_loop(length: int) -> Record:
    events = custody(length, giver=lambda place: place)
    events[0]["after"] = [f"e{length - 1}"]
    return whole(length, events)


def whole(length: int, events: list[Entry]) -> Record:
    agents = range(length + 1)
    plain = {
        "id": "long",
        "instantiations": [{"id": "copy"}, *({"id": f"c{one}"} for one in agents)],
        "agents": [
            {
                "id": f"a{one}",
                "kind": "corporate-body",
                "name": f"Body {one}",
                "part_of": f"a{one - 1}" if one % 4 == 3 else None,
            }
            for one in agents
        ],
        "accounts": [
            {
                "id": "1",
                "kind": "source-note",
                "source": {"title": "note"},
                "events": events,
                "holdings": [
                    {
                        "id": f"h{one}",
                        "holder": {"role": "holder", "agent": f"a{one}"},
                        "instantiation": f"c{one}",
                        "evidence": [{"locator": "p. 1"}],
                    }
                    for one in agents
                ],
            }
        ],
    }
    return Record.model_validate(plain)


@pytest.mark.parametrize("record", [unbroken, broken, copied, on_a_loop])
def test_a_record_twice_as_long_takes_twice_the_steps(record: Callable[[int], Record]) -> None:
    short, long = steps_of_checking(record(60)), steps_of_checking(record(120))
    assert long < 2.2 * short


def test_each_link_of_a_long_chain_is_looked_at() -> None:
    found = {one.claim for one in check(broken(60)) if one.rule == "R09"}
    assert not {one for one in check(unbroken(60)) if one.rule == "R09"}
    # every fourth receiver belongs to the giver before it, so that no link is missing there
    assert found == {f"{GIVEN_ON}{place}" for place in range(1, 60) if place % 4 != 3}


def test_a_loop_is_found_however_long() -> None:
    found = {one.claim for one in check(on_a_loop(200)) if one.rule == "R17"}
    assert found == {f"{GIVEN_ON}{place}" for place in range(200)}
