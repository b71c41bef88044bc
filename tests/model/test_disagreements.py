"""On what accounts disagree, and on what they only seem to."""

import pytest
from made_up.told import account, act, hand_over, holding, person, record, stated

from provenance.model.chain import Conflict

PEOPLE = [person("anna"), person("boris"), person("clara") | {"part_of": "boris"}, person("dora")]
CODE = {"levels": [{"level": "fonds", "value": "5"}, {"level": "file", "value": "7"}]}


def conflicts(*accounts: dict[str, object]) -> tuple[Conflict, ...]:
    return record(*accounts, agents=PEOPLE).custody.conflicts


def between(one: object, other: object) -> list[tuple[str, int | None, str, str]]:
    """Return what two accounts of one claim each disagree on."""
    found = conflicts(account(1, events=[one]), account(2, events=[other]))
    return [(c.what, c.step, c.sides[0][1], c.sides[1][1]) for c in found]


def gift(giver: str | None, **more: object) -> dict[str, object]:
    return hand_over("e1", giver, "dora", **more)


def told_as(status: str, *givers: str) -> dict[str, object]:
    one = gift(None)
    parties = one["parties"]
    assert isinstance(parties, list)
    parties += [{"role": "giver", "agent": name, "status": status} for name in givers]
    return one


DIFFER = {
    "givers": (gift("anna"), gift("boris"), [("giver", 1, "Anna", "Boris")]),
    "several givers": (
        told_as("reported", "anna", "dora"), gift("boris"), [("giver", 1, "Anna, Dora", "Boris")],
    ),
    "a giver who is denied": (
        told_as("disputed", "anna", "boris"), told_as("refuted", "boris"),
        [("giver", 1, "Boris", "not Boris")],
    ),
    "dates": (
        gift(None, date={"edtf": "1992"}), gift(None, date={"edtf": "1993"}),
        [("date", 1, "1992", "1993")],
    ),
    "whether the item moved": (
        gift(None, continuity="same-item"), gift(None, continuity="further-copy"),
        [("item continuity", 1, "same-item", "further-copy")],
    ),
    "whether it happened": (
        gift("anna"), gift("anna", status="refuted"),
        [("whether it happened", 1, "reported", "refuted")],
    ),
}  # fmt: skip
AGREE = {
    "a giver and nobody": (gift("anna"), gift(None)),
    "a giver and an inferred one": (gift("anna"), told_as("inferred", "boris")),
    "a body and its part": (gift("clara"), gift("boris")),
    "one of two givers": (told_as("reported", "anna", "boris"), gift("anna")),
    "who is denied and inferred": (told_as("inferred", "anna"), told_as("refuted", "anna")),
    "who is denied and another": (gift("anna"), told_as("refuted", "boris")),
    "an inferred act that is refuted": (
        gift(None, status="inferred"), gift(None, status="refuted"),
    ),
    "what a refuted act says": (
        gift(None, status="inferred", date={"edtf": "1992"}),
        gift("anna", status="refuted", date={"edtf": "1993"}),
    ),
    "an item that moved or not": (
        gift(None, continuity="same-item"), gift(None, continuity="unknown"),
    ),
    "an item of which one says nothing": (gift(None, continuity="same-item"), gift(None)),
    "a date and none": (gift(None, date={"edtf": "1992"}), gift(None)),
}  # fmt: skip


@pytest.mark.parametrize("case", DIFFER)
def test_acts_that_differ(case: str) -> None:
    one, other, found = DIFFER[case]
    assert between(one, other) == found


@pytest.mark.parametrize("case", AGREE)
def test_acts_that_agree(case: str) -> None:
    one, other = AGREE[case]
    assert between(one, other) == []
    assert between(other, one) == []


def test_one_account_that_says_it_and_denies_it_does_not_disagree_with_itself() -> None:
    one = told_as("reported", "anna")
    parties = one["parties"]
    assert isinstance(parties, list)
    parties.append({"role": "giver", "agent": "anna", "status": "refuted"})
    assert between(one, gift(None)) == []


def test_one_giver_who_gave_one_item_to_two_names_both() -> None:
    one = [hand_over("e1", "anna", "boris"), hand_over("e2", "anna", "dora")]
    (found,) = conflicts(account(1, *one), account(2, act("e1", "gap")),
                         account(3, hand_over("e1", "anna", "clara")))  # fmt: skip
    assert found == Conflict(
        what="recipient", step=None, sides=(("1", "Boris, Dora"), ("3", "Clara"))
    )


@pytest.mark.parametrize(
    "other",
    [
        [hand_over("e1", "anna", "boris"), hand_over("e2", "anna", "dora")],
        [hand_over("e1", "anna", "dora", moved=["original"])],
        [hand_over("e1", "clara", "dora")],
        [hand_over("e1", "anna", "dora", status="refuted")],
        [act("e1", "hand-over", moved=["copy"], giver="anna", recipient=None)],
    ],
    ids=["who knows both", "another item", "another giver", "refuted", "to nobody named"],
)
def test_two_gifts_that_are_no_disagreement(other: list[dict[str, object]]) -> None:
    assert conflicts(account(1, hand_over("e1", "anna", "boris")), account(2, *other)) == ()


def keep(one: dict[str, object], other: dict[str, object]) -> list[tuple[str, str, str]]:
    found = conflicts(account(1, holdings=[one]), account(2, holdings=[other]))
    assert all(c.step is None and [a for a, _ in c.sides] == ["1", "2"] for c in found)
    return [(c.what, c.sides[0][1], c.sides[1][1]) for c in found]


def test_keepers_of_one_item_differ_where_both_keep_it_now() -> None:
    assert keep(holding("anna"), holding("boris")) == [("holder", "Anna", "Boris")]
    assert keep(holding("anna"), holding("boris", state="former")) == []
    assert keep(holding("anna", state="former"), holding("boris", state="former")) == []
    assert keep(holding("anna"), holding("boris", "original")) == []
    assert keep(holding("anna"), holding("boris", status="refuted")) == []
    assert keep(holding("anna", status="refuted"), holding("boris")) == []
    assert keep(holding("clara"), holding("boris")) == []


def test_a_keeper_of_no_name_differs_from_nobody() -> None:
    unnamed = holding("x") | {"holder": {"role": "holder"}}
    assert keep(unnamed, holding("anna")) == keep(holding("anna"), unnamed) == []


def test_one_keeper_differs_by_state_and_by_each_level_that_both_give() -> None:
    other = {"levels": [{"level": "file", "value": "8"}, {"level": "fonds", "value": "5"},
                        {"level": "box", "value": "1"}]}  # fmt: skip
    one, two = holding("anna", reference=CODE), holding("anna", reference=other, state="former")
    assert keep(one, two) == [("state of the holding", "present", "former"), ("file", "7", "8")]
    assert keep(one, holding("anna")) == keep(holding("anna"), one) == []


def test_two_holdings_of_one_account_hide_no_disagreement_with_another() -> None:
    both = [holding("anna"), holding("dora", "original")]
    (found,) = conflicts(account(1, holdings=both), account(2, holdings=[holding("boris")]))
    assert found == Conflict(what="holder", step=None, sides=(("1", "Anna"), ("2", "Boris")))


def test_two_keepers_in_one_account_do_not_disagree() -> None:
    assert conflicts(account(1, holdings=[holding("anna"), holding("boris")])) == ()


def say(one: dict[str, object], *other: dict[str, object]) -> list[tuple[str, str, str]]:
    found = conflicts(account(1, statements=[one]), account(2, statements=list(other)))
    assert all(c.step is None and [a for a, _ in c.sides] == ["1", "2"] for c in found)
    return [(c.what, c.sides[0][1], c.sides[1][1]) for c in found]


def test_what_is_said_of_a_text_differs_by_dates_languages_and_people() -> None:
    english, russian = (stated(1, "language", value=tag) for tag in ("en", "ru"))
    assert say(english, russian) == [("language", "en", "ru")]
    assert say(english, stated(1, "language", value="EN")) == []
    one, other = (stated(1, "date", date={"edtf": edtf}) for edtf in ("1962", "1963"))
    assert say(one, other) == [("date", "1962", "1963")]
    assert say(one, stated(1, "date", date={"edtf": "1962-10"})) == []
    anna, boris, clara = (
        stated(n, "author", agent=name) for n, name in enumerate(("anna", "boris", "clara"))
    )
    assert say(anna, boris, clara) == [("author", "Anna", "Boris, Clara")]
    assert say(boris, anna, clara) == []


def test_what_is_said_of_two_things_or_refuted_or_by_nobody_named_does_not_differ() -> None:
    anna, boris = stated(1, "author", agent="anna"), stated(1, "author", agent="boris")
    assert say(anna, boris | {"about": "copy"}) == []
    assert say(anna, boris | {"property": "addressee"}) == []
    assert say(anna, boris | {"status": "refuted"}) == []
    assert say(anna, stated(1, "author")) == []
    assert say(stated(1, "title", value="A"), stated(1, "title", value="B")) == []
