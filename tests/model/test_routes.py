"""By what steps a text reached a holder, where the ways are not the plain ones."""

import pytest
from made_up.told import account, act, hand_over, holding, record

from provenance.errors import UnknownRecord
from provenance.model.custody import CustodyHistory

COPIES = {
    "instantiations": [{"id": "original"}, {"id": "copy"}, {"id": "part-a"}, {"id": "part-b"}]
}


def claims(chain: CustodyHistory, holder: str) -> list[str]:
    return [step.tellings[0].claim for step in chain.path_to(holder)]


def test_a_holder_who_received_nothing_has_the_way_to_what_they_hold() -> None:
    made = act("e1", "copying", made=["copy"], used=["original"], copyist="anna")
    other = act("e2", "copying", made=["original"], copyist="clara")
    chain = record(account(1, other, made, holdings=[holding("boris")])).custody
    assert claims(chain, "Boris") == ["e2", "e1"]


def test_a_holder_of_something_that_nobody_made_has_no_way_and_is_known() -> None:
    assert record(account(1, holdings=[holding("boris")])).custody.path_to("boris") == ()


def test_a_giver_who_is_not_known_to_have_had_it_has_the_way_to_what_they_gave() -> None:
    made = act("e1", "copying", made=["copy"], copyist="clara")
    chain = record([made, hand_over("e2", "anna", "boris", after=["e1"])]).custody
    assert claims(chain, "anna") == ["e1"]
    assert claims(chain, "boris") == ["e1", "e2"]


def test_nobody_of_that_name_is_told_with_the_name_and_with_names_that_are_half_alike() -> None:
    chain = record([hand_over("e1", "anna", "boris")]).custody
    with pytest.raises(UnknownRecord, match="nothing is called 'Bxxis'") as caught:
        chain.path_to("Bxxis")
    assert caught.value.near == ("Boris",)
    with pytest.raises(UnknownRecord) as caught:
        chain.path_to("Br")
    assert caught.value.near == ("Boris",)


def test_somebody_not_named_is_passed_and_found_by_no_name() -> None:
    unnamed = act("e1", "hand-over", moved=["copy"], giver=None, recipient="anna")
    chain = record([unnamed, hand_over("e2", "anna", "boris", after=["e1"])]).custody
    assert claims(chain, "boris") == ["e1", "e2"]
    with pytest.raises(UnknownRecord):
        chain.path_to("someone not named")


def test_a_step_that_lies_on_two_ways_stands_once_and_both_ways_are_gone() -> None:
    chain = record(
        [
            act("e0", "creation", made=["text"], author="dora"),
            act("e1", "copying", made=["original"], used=["text"]),
            act("e2", "copying", made=["part-a"], used=["original"]),
            act("e3", "copying", made=["part-b"], used=["original"]),
            act("ex", "copying", made=["extra"]),
            act("e4", "copying", made=["copy"], used=["extra", "part-a", "part-b"]),
            hand_over("e5", "anna", "boris", after=["e4"]),
        ],
        instantiations=[{"id": one} for one in ("original", "copy", "part-a", "part-b", "extra")],
    ).custody
    assert claims(chain, "boris") == ["e0", "e1", "e2", "e3", "ex", "e4", "e5"]


def test_a_declassification_is_on_the_way_of_what_followed_it_only() -> None:
    opened = act("e1", "declassification", used=["text"])
    searched = act("e2", "search", searcher="dora")
    chain = record(
        [
            opened,
            searched,
            hand_over("e3", "anna", "boris", after=["e1", "e2"]),
            hand_over("e4", "dora", "clara", moved=["original"]),
        ]
    ).custody
    assert claims(chain, "boris") == ["e1", "e3"]
    assert claims(chain, "clara") == ["e4"]


def test_an_accession_is_a_way_like_a_hand_over() -> None:
    taken = act("e1", "accession", moved=["copy"], giver="dora", recipient="anna")
    chain = record([taken, hand_over("e2", "anna", "boris", after=["e1"])]).custody
    assert claims(chain, "boris") == ["e1", "e2"]
    later = act("e2", "accession", moved=["copy"], giver="anna", recipient="boris", after=["e1"])
    chain = record([hand_over("e1", "dora", "anna"), later]).custody
    assert claims(chain, "boris") == ["e1", "e2"]


def test_the_way_goes_by_the_giver_and_not_by_whoever_had_it_last() -> None:
    chain = record(
        [
            hand_over("e1", "dora", "anna"),
            hand_over("e2", "dora", "clara", after=["e1"]),
            hand_over("e3", "anna", "boris", after=["e2"]),
        ]
    ).custody
    assert claims(chain, "boris") == ["e1", "e3"]


SPLIT = [{"id": "x1", "thing": "copy", "into": ["part-a", "part-b"]}]


def test_a_part_of_a_named_giver_comes_by_the_last_hand_over_of_the_whole() -> None:
    whole = hand_over("e1", "dora", "clara")
    part = hand_over("e2", "anna", "boris", moved=["part-a"], after=["e1"])
    made = act("e0", "copying", made=["copy"])
    chain = record(account(1, made, whole, part, splits=SPLIT), **COPIES).custody
    assert claims(chain, "boris") == ["e0", "e1", "e2"]


def test_a_part_whose_giver_is_only_inferred_comes_by_the_last_hand_over_of_it() -> None:
    before = hand_over("e1", "dora", "clara", moved=["part-a"])
    part = hand_over("e2", None, "boris", moved=["part-a"], after=["e1"])
    parties = part["parties"]
    assert isinstance(parties, list)
    parties.append({"role": "giver", "agent": "anna", "status": "inferred"})
    chain = record(account(1, before, part, splits=SPLIT), **COPIES).custody
    assert claims(chain, "boris") == ["e1", "e2"]
    parties[-1] = {"role": "giver", "agent": "anna"}
    chain = record(account(1, before, part, splits=SPLIT), **COPIES).custody
    assert claims(chain, "boris") == ["e2"]


def test_what_is_made_of_a_part_or_a_text_leads_to_the_maker_of_the_whole_or_the_text() -> None:
    created = act("e0", "creation", made=["text"], author="dora")
    copied = act("e1", "copying", made=["copy"], used=["original"])
    chain = record(account(1, created, copied, splits=SPLIT), **COPIES).custody
    makers = {thing: chain.maker(thing) for thing in ("part-a", "copy", "original", "text")}
    found = {thing: step.tellings[0].claim for thing, step in makers.items() if step}
    assert found == {"part-a": "e1", "copy": "e1", "original": "e0", "text": "e0"}
    assert chain.maker("nothing") is None
