"""Which records are of one document: real traps, invented twins, and every pair as the measure."""

import json
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from made_up.records import records as any_records

from provenance.identity.candidates import candidates, keys
from provenance.identity.comparing import clues, values
from provenance.identity.matching import Proposal, match
from provenance.identity.portrait import Portrait, portrait
from provenance.identity.table import table
from provenance.identity.weights import Census
from provenance.model.record import Record
from provenance.records.load import load, load_all

ROOT = Path(__file__).parents[2]


def letter(identifier: str, **said: str) -> Record:
    """Return a record of a letter: author, addressee, date, title, kind, volume, pages, archive."""
    agents, statements = [], []
    for role in ("author", "addressee"):
        if role in said:
            body = said[role].startswith("the ")
            kind = "corporate-body" if body else "person"
            agents.append({"id": role, "kind": kind, "name": said[role]})
    for number, name in enumerate(("title", "kind", "date", "author", "addressee"), 1):
        if name in said:
            one: dict[str, Any] = {"id": f"s{number}", "about": "text", "property": name}
            one["value"] = said[name]
            if name == "date":
                one["date"] = {"edtf": said[name][:10]}
            elif name in ("author", "addressee"):
                one["agent"] = name
            statements.append(one)
    source: dict[str, Any] = {
        key: said[key] for key in ("container", "pages", "url") if key in said
    }
    if "file" in said:
        source["file"] = {"name": said["file"], "sha256": "0" * 64, "start": 0, "end": 9, "line": 1}
    account = {"id": "d", "kind": "description", "source": source, "statements": statements}
    record = {"id": identifier, "agents": agents, "accounts": [account]}
    return Record.model_validate(_held(record, said))


def _held(record: dict[str, Any], said: dict[str, str]) -> dict[str, Any]:
    if "archive" in said:
        name, *levels = said["archive"].split("; ")
        parts = [dict(zip(("level", "value"), one.split(" "), strict=True)) for one in levels]
        keeper = {"id": "keeper", "kind": "corporate-body", "name": name, "authority": name}
        holding = {"id": "h", "holder": {"role": "holder", "agent": "keeper"}}
        holding |= {"instantiation": "original", "reference": {"levels": parts}}
        note = {"id": "n", "kind": "source-note", "source": {}, "holdings": [holding]}
        record["instantiations"] = [{"id": "original"}]
        record["agents"].append(keeper)
        record["accounts"].append(note)
    return record


TELEGRAM = {
    "title": "Telegram from Dobrynin to the Foreign Ministry on the meeting with Robert Kennedy",
    "kind": "telegram",
    "date": "1962-10-27",
    "author": "A. F. Dobrynin",
    "addressee": "the USSR Foreign Ministry",
    "container": "A Bulletin",
    "pages": "79-80",
}
SHEETS = "; fonds 5; inventory 49; file 131; leaf 12"


def pair(one: dict[str, str], other: dict[str, str], *more: dict[str, str]) -> list[Record]:
    """Return records of letters, named a, b, c …"""
    return [letter(chr(97 + n), **said) for n, said in enumerate((one, other, *more))]


def only(records: Iterable[Record]) -> Proposal:
    """Return the one proposal that is made."""
    (found,) = match(records)
    return found


def test_a_cable_in_another_edition_and_another_script() -> None:
    other = {
        "title": "Cable, Ambassador Dobrynin to the Soviet MFA, Meeting with Robert Kennedy",
        "kind": "cable",
        "date": "1962-10-27",
        "author": "А. Ф. Добрынин",
        "addressee": "the Soviet MFA",
        "container": "A Digital Archive",
    }
    found = only(pair(TELEGRAM, other))
    kinds = {clue.kind for clue in found.clues}
    assert {"same-day", "same-author", "same-addressee", "same-kind"} <= kinds
    assert found.score > 0.95


def test_an_archive_that_changed_its_name() -> None:
    one = {"date": "1962", "author": "Ann Lee", "archive": f"tskhsd{SHEETS}"}
    other = {"date": "1962-10", "author": "Ann Lee", "archive": f"rgani{SHEETS}"}
    found = only(pair(one, other))
    assert found.relation == "same"
    (clue,) = [one for one in found.clues if one.kind == "same-reference"]
    assert "TsKhSD became RGANI" in clue.text


def test_one_day_and_one_hand_are_not_enough_to_be_the_same() -> None:
    bare = {key: TELEGRAM[key] for key in ("date", "author", "addressee", "kind")}
    assert only(pair(bare, bare)).relation == "close"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"date": "1962-10-30"}, id="another day"),
        pytest.param({"author": "Kuznetsov", "title": "Notes"}, id="another author"),
        pytest.param({"pages": "81"}, id="printed apart in one volume"),
    ],
)
def test_what_speaks_against(change: dict[str, str]) -> None:
    bare = {key: TELEGRAM[key] for key in TELEGRAM if key != "title"}
    assert match(pair(bare, bare | change)) == ()


def test_twins_of_one_day_are_rivals() -> None:
    bare = {key: TELEGRAM[key] for key in ("date", "author", "addressee", "kind")}
    first, second = (bare | {"container": "V", "pages": pages} for pages in ("1", "2"))
    found = match(pair(first, second, bare | {"container": "W"}))
    assert {(one.one, one.other): one.rivals for one in found} == {
        ("a", "c"): ("b",),
        ("b", "c"): ("a",),
    }
    assert sum(one.score for one in found) < 1


def test_hours_tell_telegrams_of_one_day_apart() -> None:
    bare = {key: TELEGRAM[key] for key in ("date", "author", "addressee", "kind")}
    early, late = (bare | {"date": f"1962-10-27, {hour}"} for hour in ("11 a.m.", "noon"))
    told = {clue.kind for one in match(pair(early, late), least=0) for clue in one.clues}
    assert "other-hours" in told


def test_a_record_that_was_read_twice_is_found_however_often() -> None:
    founding = load(ROOT / "records" / "cwihp" / "dobrynin-1962-10-30.yaml")
    copies = [founding.model_copy(update={"id": f"copy-{n}"}) for n in range(40)]
    found = match(copies)
    assert {one.relation for one in found} == {"same"}
    assert {name for one in found for name in (one.one, one.other)} == {one.id for one in copies}


def test_no_two_records_of_the_collection_are_the_same() -> None:
    """The second telegram of 1 November 1962 is another's twin; nothing else comes near."""
    found = match(load_all(ROOT / "records"))
    assert [(one.one, one.other, one.relation) for one in found] == [
        ("dobrynin-1962-11-01", "dobrynin-1962-11-01-2", "close")
    ]


def every_pair(portraits: Sequence[Portrait]) -> Iterable[tuple[Portrait, Portrait]]:
    """Compare each with each."""
    return combinations(portraits, 2)


def test_the_keys_lose_no_proposal_of_the_collection() -> None:
    records = list(load_all(ROOT / "records"))
    assert match(records) == match(records, pairing=every_pair)


DAYS = st.sampled_from(["1962-10-27", "1962-10-28", "1962-10", "1963"])
NAMES = st.sampled_from(["A. Dobrynin", "Добрынин", "V. Kuznetsov", "the Soviet MFA"])
LETTERS = st.fixed_dictionaries(
    {},
    optional={
        "date": DAYS,
        "author": NAMES,
        "addressee": NAMES,
        "kind": st.sampled_from(["telegram", "cable", "letter"]),
        "title": st.sampled_from(["Meeting with Robert Kennedy", "Trollope ploy", "Letter"]),
        "container": st.sampled_from(["V", "W"]),
        "pages": st.sampled_from(["1", "2-4", "n.p."]),
        "archive": st.sampled_from([f"tskhsd{SHEETS}", f"rgani{SHEETS}", "avp-rf; fonds 059"]),
    },
)


HARDLY_ANYTHING = {"date": "1963", "kind": "telegram"}


@given(st.lists(LETTERS, min_size=2, max_size=8))
@example([{}, {}, {}, {}, HARDLY_ANYTHING | {"archive": f"tskhsd{SHEETS}"}, HARDLY_ANYTHING])
@settings(max_examples=150, deadline=None)
def test_the_keys_lose_no_proposal_of_generated_letters(said: list[dict[str, str]]) -> None:
    records = [letter(f"r{n}", **one) for n, one in enumerate(said)]
    assert match(records) == match(records, pairing=every_pair)
    assert match(reversed(records)) == match(records)


@given(st.lists(any_records(), max_size=4, unique_by=lambda record: record.id))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
)
def test_any_records_can_be_compared(records: list[Record]) -> None:
    for one in match(records, least=0):
        assert 0 <= one.score <= 1
        assert json.loads(one.model_dump_json())["clues"]


def test_the_comparisons_grow_with_the_records() -> None:
    def compared(many: int) -> int:
        said = [TELEGRAM | {"title": f"Telegram on matter x{n}"} for n in range(many)]
        known = [portrait(letter(f"r{n}", **one)) for n, one in enumerate(said)]
        return sum(1 for _ in candidates(known))

    assert compared(800) < 2.1 * compared(400)


PAIRS = {
    "same-day": ({"date": "1962-10-27"}, {"date": "1962-10-27"}),
    "other-hours": ({"date": "1962-10-27, 3 p.m."}, {"date": "1962-10-27, noon"}),
    "overlapping-dates": ({"date": "1962-10-27"}, {"date": "1962-10"}),
    "a-day-apart": ({"date": "1962-10-27"}, {"date": "1962-10-28"}),
    "other-dates": ({"date": "1962-10-27"}, {"date": "1963"}),
    "same-author": ({"author": "A. Dobrynin"}, {"author": "Добрынин"}),
    "other-author": ({"author": "A. Dobrynin"}, {"author": "V. Zorin"}),
    "person-and-body": ({"author": "A. Dobrynin"}, {"author": "the Embassy"}),
    "same-addressee": ({"addressee": "the MFA"}, {"addressee": "the Foreign Ministry"}),
    "other-addressee": ({"addressee": "the MFA"}, {"addressee": "the Embassy"}),
    "same-kind": ({"kind": "cable"}, {"kind": "telegram"}),
    "other-kind": ({"kind": "letter"}, {"kind": "telegram"}),
    "same-reference": ({"archive": f"tskhsd{SHEETS}"}, {"archive": f"rgani{SHEETS}"}),
    "same-file": ({"archive": f"tskhsd{SHEETS}"}, {"archive": f"tskhsd{SHEETS[:-9]}"}),
    "other-reference": ({"archive": "avp-rf; fonds 1"}, {"archive": "avp-rf; fonds 2"}),
    "same-title": ({"title": "Steam tugs sold at Batum"}, {"title": "Steam tugs, Batum, sold"}),
    "like-title": ({"title": "Steam tugs at Batum"}, {"title": "Steam tugs of the Bosporus"}),
    "other-title": ({"title": "Steam tugs"}, {"title": "Raw silk"}),
    "same-print": ({"url": "https://example.org/1"}, {"url": "https://example.org/1"}),
    "same-stretch": ({"file": "page.txt"}, {"file": "page.txt"}),
    "apart-in-print": ({"container": "V", "pages": "1"}, {"container": "V", "pages": "2"}),
}
"""For each clue two letters in which it is found."""


@pytest.mark.parametrize("kind", table().clues)
def test_each_clue_of_the_table(kind: str) -> None:
    one, other = (
        portrait(letter(name, **said)) for name, said in zip("ab", PAIRS[kind], strict=True)
    )
    census = Census.of(2, [*values(one), *values(other)])
    assert kind in {clue.kind for clue in clues(one, other, census)}


def test_a_record_that_says_thousands_of_things_is_compared_by_some_of_them() -> None:
    days = [f"19{year}-01-{day}" for year in range(10, 90) for day in range(10, 30)]
    said = [
        {"id": f"d{n}", "about": "text", "property": "date", "value": day, "date": {"edtf": day}}
        for n, day in enumerate(days)
    ]
    title = " ".join(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(500))
    said.append({"id": "t", "about": "text", "property": "title", "value": title})
    account = {"id": "d", "kind": "description", "source": {}, "statements": said}
    record = Record.model_validate({"id": "a", "accounts": [account]})
    one = portrait(record)
    assert [date.edtf for date in one.dates] == days[: len(one.dates)]
    assert len(one.dates) == 32
    assert len(list(keys(one))) < 10_000
