"""The accounts of a record compared: the founding record, a shortened citation, any record."""

import json
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from made_up.records import records

from provenance.comparison.compare import compare, differing
from provenance.comparison.telling import as_json, as_text, grouped, words_of
from provenance.comparison.values import Comparison
from provenance.model.integrity import parties_of
from provenance.model.record import Record
from provenance.rdf.dataset import from_graph, to_graph
from provenance.rdf.iri import Names
from provenance.rdf.quads import quads
from provenance.rdf.serialization import serialize
from provenance.records.load import load
from provenance.resources.folders import folder

FOUNDING = load(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")
SHORTENED: dict[str, Any] = {
    "id": "3",
    "kind": "citation",
    "source": {"title": "citation", "container": "a site of translations"},
    "events": [
        {
            "id": "e1",
            "kind": "hand-over",
            "parties": [{"role": "giver", "agent": "nsa"}, {"role": "recipient"}],
            "moved": ["copy"],
        },
        {
            "id": "e2",
            "kind": "translating",
            "parties": [{"role": "translator", "agent": "john-henriksen"}],
            "used": [{"thing": "text"}],
            "made": ["translation"],
        },
    ],
    "holdings": [
        {"id": "h1", "holder": {"role": "holder", "agent": "avprf"}, "instantiation": "original"}
    ],
}
"""The route as the Wilson Center cites sister telegrams; it spells two names in its own way."""
SPELT = [
    {"id": "nsa", "kind": "corporate-body", "name": "the National Security Archive"},
    {"id": "avprf", "kind": "corporate-body", "name": "AVPRF"},
]


def changed(record: Record, **more: list[dict[str, Any]]) -> Record:
    plain = record.model_dump(mode="json")
    return Record.model_validate(plain | {key: plain[key] + new for key, new in more.items()})


def with_citation() -> Record:
    return changed(FOUNDING, agents=SPELT, accounts=[SHORTENED])


def lines(compared: Comparison, account: str) -> list[str]:
    (added,) = (one for one in compared.added if one.account == account)
    return [words_of(group) for group in grouped(added.points)]


def test_the_two_accounts_of_the_founding_record_agree_on_two_hand_overs() -> None:
    compared = compare(FOUNDING)
    assert [account.id for account in compared.accounts] == ["1", "2"]
    assert [words_of(group) for group in grouped(compared.agreed)] == [
        "hand-over of the copy to NHK",
        "hand-over of the copy to Cold War International History Project",
    ]
    assert not compared.conflicts
    assert not compared.shortened


def test_the_introduction_adds_who_gave_and_who_declassified() -> None:
    added = lines(compare(FOUNDING), "2")
    assert (
        "declassification of the text — declassified by: the Russian side; date: 1991/1992" in added
    )
    assert "hand-over of the copy to NHK — from: the Russian side" in added
    assert sum("from: Philip Brenner" in line for line in added) == 2


def test_an_inference_is_nobodys_telling() -> None:
    compared = compare(FOUNDING)
    everything = (*compared.agreed, *(point for some in compared.added for point in some.points))
    assert not [point for point in everything if point.status == "inferred"]
    assert "from" not in {point.what for point in everything if point.accounts == ("1",)}
    assert ("Philip Brenner", ("2",)) in [(one.name, one.accounts) for one in compared.named]


def test_a_shortened_citation_left_the_middle_hands_out() -> None:
    (note, introduction) = compare(with_citation()).shortened
    assert (note.account, note.against) == ("3", "1")
    assert note.names == ("NHK", "Cold War International History Project")
    left_out = [words_of(group) for group in grouped(note.points)]
    assert "hand-over of the copy to NHK" in left_out
    assert any("affiliation of John Henriksen: Harvard University" in line for line in left_out)
    assert introduction.against == "2"
    assert introduction.names[0] == "NHK"
    assert "Philip Brenner" in introduction.names


def test_names_are_compared_through_the_table_of_archives() -> None:
    compared = compare(with_citation())
    named = {one.name: one.accounts for one in compared.named}
    assert named["Archive of Foreign Policy, Russian Federation"] == ("1", "3")
    assert named["National Security Archive"] == ("1", "2", "3")
    assert not compared.conflicts
    agreed = {words_of(group) for group in grouped(compared.agreed)}
    assert "translation of the text — translated by: John Henriksen" in agreed


def held(account: str, holder: str, code: dict[str, str], **more: object) -> dict[str, Any]:
    levels = [{"level": level, "value": value} for level, value in code.items()]
    holding = {
        "id": "h1",
        "holder": {"role": "holder", "agent": holder},
        "instantiation": "original",
        "reference": {"levels": levels},
    }
    return {"id": account, "kind": "citation", "source": {}, "holdings": [holding | more]}


def two(one: dict[str, Any], other: dict[str, Any]) -> Record:
    return Record.model_validate(
        {
            "id": "r",
            "instantiations": [{"id": "original"}, {"id": "copy"}],
            "agents": [
                {"id": name, "kind": "corporate-body", "name": name.upper(), "authority": name}
                for name in ("rgani", "tskhsd", "garf", "nowhere", "elsewhere")
            ],
            "accounts": [one, other],
        }
    )


SHORT_CODE = {"fonds": "5", "inventory": "49"}
LONG_CODE = {**SHORT_CODE, "file": "131"}


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        (held("1", "rgani", LONG_CODE), held("2", "rgani", SHORT_CODE | {"file": "132"}), 1),
        (held("1", "rgani", LONG_CODE), held("2", "tskhsd", SHORT_CODE | {"file": "132"}), 1),
        (held("1", "rgani", LONG_CODE), held("2", "tskhsd", LONG_CODE), 0),
        (held("1", "rgani", {"fonds": "Р-9401"}), held("2", "rgani", {"fonds": "R 9401"}), 0),
        (held("1", "rgani", LONG_CODE), held("2", "garf", LONG_CODE), 1),
        (held("1", "nowhere", LONG_CODE), held("2", "elsewhere", LONG_CODE), 1),
        (held("1", "rgani", LONG_CODE), held("2", "rgani", LONG_CODE, state="former"), 1),
    ],
    ids=[
        "file",
        "file-of-predecessor",
        "predecessor",
        "script",
        "archive",
        "not-in-the-table",
        "state",
    ],
)
def test_archives_and_codes_conflict_only_where_they_differ(
    one: dict[str, Any], other: dict[str, Any], conflicts: int
) -> None:
    compared = compare(two(one, other))
    assert len(compared.conflicts) == conflicts, compared.conflicts


def test_who_cites_more_levels_has_cited_the_fewer() -> None:
    compared = compare(two(held("1", "rgani", LONG_CODE), held("2", "rgani", SHORT_CODE)))
    difference = compared.between("1", "2")
    assert [point.what for point in difference.only_one] == ["reference code"]
    assert not difference.only_other


def dated(account: str, edtf: str) -> dict[str, Any]:
    event = {"id": "e1", "kind": "copying", "made": ["copy"], "date": {"edtf": edtf}}
    return {"id": account, "kind": "citation", "source": {}, "events": [event]}


@pytest.mark.parametrize(
    ("one", "other", "only_one", "only_other", "conflicts"),
    [
        ("1962-10-30", "1962-10", 1, 0, 0),
        ("1962-10", "1962-10-30", 0, 1, 0),
        ("1962-10/1962-11", "1962-11/1962-12", 1, 1, 0),
        ("1962-10-30", "1962-10-31", 1, 1, 1),
    ],
)
def test_dates_are_compared_by_the_days_that_they_may_mean(
    one: str, other: str, only_one: int, only_other: int, conflicts: int
) -> None:
    found = compare(two(dated("1", one), dated("2", other))).between("1", "2")
    counts = (len(found.only_one), len(found.only_other), len(found.conflicts))
    assert counts == (only_one, only_other, conflicts)


def test_what_one_states_and_another_denies_is_a_conflict() -> None:
    denies = dated("2", "1962-10-30")
    denies["events"][0] |= {"status": "refuted", "reason": "the copy is an original"}
    compared = compare(two(dated("1", "1962-10-30"), denies))
    assert [one.what for one in compared.conflicts] == ["whether it happened"]
    assert "(refuted)" in as_text(compared)


def test_one_telling_is_nothing_to_compare() -> None:
    alone = FOUNDING.model_copy(update={"accounts": FOUNDING.accounts[:2]})
    compared = compare(alone)
    assert not compared.accounts
    assert "nothing to compare" in as_text(compared)


def test_as_json_it_is_the_same() -> None:
    (plain,) = json.loads(as_json([compare(with_citation())]))
    assert Comparison.model_validate(plain) == compare(with_citation())


@given(records())
@settings(max_examples=60)
def test_an_account_compared_with_itself_shows_no_difference(record: Record) -> None:
    for account in record.accounts:
        again = account.model_copy(update={"id": "again"})
        twice = record.model_copy(update={"accounts": (account, again)})
        found = compare(twice).between(account.id, "again")
        assert not found, found


@given(records())
@settings(max_examples=60)
def test_what_one_adds_is_what_the_other_lacks(record: Record) -> None:
    compared = compare(record)
    ids = [account.id for account in compared.accounts]
    back = compare(record.model_copy(update={"accounts": record.accounts[::-1]}))
    for one in ids:
        for other in (other for other in ids if other != one):
            here, there = compared.between(one, other), back.between(other, one)
            assert claims(here.only_one, one) == claims(there.only_other, one)
            assert claims(here.only_other, other) == claims(there.only_one, other)


def claims(points: tuple[Any, ...], account: str) -> set[tuple[str, ...]]:
    return {
        (point.what, *(t.claim for t in point.tellings if t.account == account)) for point in points
    }


@given(records())
@settings(max_examples=60)
def test_every_claim_that_a_compared_account_states_is_in_the_comparison(record: Record) -> None:
    compared = compare(record)
    points = (*compared.agreed, *(point for some in compared.added for point in some.points))
    told = {(one.account, one.claim) for point in points for one in point.tellings}
    ids = {account.id for account in compared.accounts}
    for account in (one for one in record.accounts if one.id in ids):
        stated = (one.id for one in account.events if one.status != "inferred")
        assert {(account.id, one) for one in stated} <= told
    named = {name for one in compared.named for name in one.accounts}
    assert named <= ids
    assert all(list(parties_of(one)) for one in record.accounts if one.id in named)


def test_accounts_that_differ_are_alternates_and_the_record_comes_back() -> None:
    record, names = with_citation(), Names(FOUNDING.id)
    written = set(quads(record))
    pairs = {(s, o) for s, p, o, g in written if p.endswith("#alternateOf>")}
    graphs = {g for s, p, o, g in written if p.endswith("#alternateOf>")}
    ids = [f"<{names.account(one)}>" for one in ("1", "2", "3")]
    assert pairs == {(one, other) for one in ids for other in ids if one != other}
    assert graphs == {f"<{names.meta}>"}
    assert from_graph(to_graph(record)) == record
    assert "alternateOf" in serialize(record, "json-ld")


@given(records())
@settings(max_examples=60)
def test_accounts_differ_where_the_comparison_finds_a_difference(record: Record) -> None:
    compared, pairs = compare(record), differing(record)
    kinds = {account.id: account.kind == "description" for account in compared.accounts}
    for one, other in combinations(kinds, 2):
        differ = bool(compared.between(one, other)) and kinds[one] == kinds[other]
        assert ((one, other) in pairs) == differ


def test_accounts_that_say_the_same_are_no_alternates() -> None:
    same = two(dated("1", "1962-10-30"), dated("2", "1962-10-30"))
    assert differing(same) == ()
    assert differing(two(dated("1", "1962-10-30"), dated("2", "1962-10-31"))) == (("1", "2"),)
