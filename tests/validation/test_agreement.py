"""Python and SHACL give the same verdict on what is generated and on real records."""

from itertools import islice

import pytest
from changing import TWINS
from founding_sketch import rec as founding
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy
from made_up.records import records
from muddled import muddled, passed_on

from provenance.model.record import Record
from provenance.records.load import load_all
from provenance.resources.folders import folder
from provenance.validation.check import check
from provenance.validation.finding import Problem

pytest.importorskip("pyshacl", reason='python -m pip install "custody-chain[shacl]"')

from provenance.validation.shacl import check_with_shacl

MADE_UP = ("muddled", "who had it after whom", "every field and hostile words")


def verdict(problems: tuple[Problem, ...]) -> set[tuple[str, str | None, str]]:
    return {(one.rule, one.account, one.claim) for one in problems if one.rule in TWINS}


def test_both_call_a_carrier_without_a_name_alike() -> None:
    record = Record.model_validate({"id": "a", "instantiations": [{"id": "film"}]})
    found = check_with_shacl(record)
    assert [one.value for one in found if one.rule == "R22"] == ["film"]
    assert found == check(record)


def test_both_say_the_same_words_of_the_founding_record() -> None:
    assert check_with_shacl(founding) == check(founding)


def test_both_agree_on_records_of_the_collection() -> None:
    for record in islice(load_all(folder("records")), 6):
        assert verdict(check_with_shacl(record)) == verdict(check(record)), record.id


@pytest.mark.parametrize("made_up", [muddled(), passed_on(), records()], ids=MADE_UP)
def test_both_agree_on_made_up_records(
    made_up: SearchStrategy[Record], request: pytest.FixtureRequest
) -> None:
    """A third of ``--generated`` each."""

    @settings(
        max_examples=-(-request.config.getoption("generated") // len(MADE_UP)),
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(made_up)
    def agree(record: Record) -> None:
        assert verdict(check_with_shacl(record)) == verdict(check(record))

    agree()
