"""Who keeps what, as several accounts say."""

from made_up.told import account, act, hand_over, holding, record

from provenance.model.holdings import part_received

SPLIT = [{"id": "x1", "thing": "copy", "into": ["part-a", "part-b"]}]
PARTS = {"instantiations": [{"id": name} for name in ("original", "copy", "part-a", "part-b")]}
CODE = {"levels": [{"level": "fonds", "value": "0129"}]}


def test_a_keeper_told_twice_is_one_holding_with_all_that_both_say() -> None:
    bare = holding("anna", status="inferred")
    words = {"printed": "A.", "abbreviation": "AN", "affiliation": "Moscow"}
    why = {"status": "inferred", "reason": "by the stamp"}
    bare["holder"] = {"role": "holder", "agent": "anna"} | words | why
    full = holding("anna", place="Moscow", reference=CODE)
    chain = record(account(1, holdings=[bare]), account(2, holdings=[full])).custody
    (held,) = chain.holdings
    assert (held.place, held.status, held.state) == ("Moscow", "reported", "present")
    assert held.reference is not None and held.reference.get("fonds") == "0129"
    assert [(one.account, one.claim) for one in held.tellings] == [
        ("1", "h-anna-copy"), ("2", "h-anna-copy"),
    ]  # fmt: skip
    party = held.holder
    assert (party.role, party.status, party.told_by) == ("holder", "reported", ("1", "2"))
    assert (party.printed, party.told_as) == ("A.", ("A.", "AN"))
    assert (party.affiliation, party.reason) == ("Moscow", "by the stamp")


def test_what_nobody_says_of_a_holding_is_nothing() -> None:
    (held,) = record(account(1, holdings=[holding("anna")])).custody.holdings
    assert (held.place, held.reference, held.holder.told_as) == (None, None, ())


def test_keepers_without_a_name_and_of_other_items_stay_apart() -> None:
    unnamed = holding("x")
    unnamed["holder"] = {"role": "holder"}
    told = [unnamed, holding("anna"), holding("anna", "original")]
    chain = record(account(1, holdings=told), account(2, holdings=[unnamed])).custody
    assert [(one.holder.name, one.instantiation) for one in chain.holdings] == [
        ("someone not named", "copy"), ("Anna", "copy"), ("Anna", "original"),
        ("someone not named", "copy"),
    ]  # fmt: skip


def test_of_an_item_that_is_split_a_holder_has_the_part_that_they_received() -> None:
    one = account(1, holdings=[holding("anna"), holding("boris"), holding("clara")])
    given = [
        hand_over("e0", "clara", "boris", moved=["original"]),
        hand_over("e1", "dora", "anna", moved=["part-a"]),
        hand_over("e2", "dora", "boris", moved=["part-b"]),
    ]
    chain = record(one, account(2, *given, splits=SPLIT), **PARTS).custody
    assert [(held.holder.name, held.instantiation) for held in chain.holdings] == [
        ("Anna", "part-a"), ("Boris", "part-b"), ("Clara", "copy"),
    ]  # fmt: skip


def test_an_item_that_nobody_splits_is_held_whole() -> None:
    data = record([hand_over("e1", "dora", "anna")], account(2, holdings=[holding("anna")]))
    told = data.accounts[1].holdings[0]
    assert part_received(told, data.custody.steps, {"copy": "original"}) == "copy"


def test_whoever_gave_a_part_does_not_hold_it() -> None:
    one = account(1, holdings=[holding("dora")])
    other = account(2, hand_over("e1", "dora", "anna", moved=["part-a"]), splits=SPLIT)
    (held,) = record(one, other, **PARTS).custody.holdings
    assert held.instantiation == "copy"


def test_a_chain_of_some_accounts_has_the_items_of_which_they_speak() -> None:
    made = act("e1", "copying", made=["copy"], used=["original"])
    data = record([made], account(2, holdings=[holding("anna", "original")]), [])
    assert [one.id for one in data.custody_in("1").instantiations] == ["original", "copy"]
    assert [one.id for one in data.custody_in("2").instantiations] == ["original"]
    assert data.custody_in("3").instantiations == ()
    assert [one.id for one in data.custody.instantiations] == ["original", "copy"]


def test_a_chain_of_all_accounts_has_every_item_spoken_of_or_not() -> None:
    assert [one.id for one in record([]).custody.instantiations] == ["original", "copy"]


def test_nothing_becomes_a_part_of_itself_round_a_loop() -> None:
    splits = [
        {"id": "x1", "thing": "copy", "into": ["part-a"]},
        {"id": "x2", "thing": "part-a", "into": ["part-b"]},
        {"id": "x3", "thing": "part-b", "into": ["copy", "part-b"]},
        {"id": "x4", "thing": "original", "into": ["part-b"]},
        {"id": "x5", "thing": "original", "into": ["copy"], "status": "refuted"},
    ]
    chain = record(account(1, splits=splits), **PARTS).custody
    assert chain.origins == {"part-a": "copy", "part-b": "part-a"}
