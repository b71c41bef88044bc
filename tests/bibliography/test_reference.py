"""What a reference says of a record, and what it must not say."""

import re
from collections.abc import Sequence
from typing import Any

import pytest
from founding_sketch import rec as sketch

from provenance.bibliography.referring.refer import refer, refer_all
from provenance.bibliography.words.codes import call_number, collection
from provenance.bibliography.words.dating import at_most_as_precise, calendar, in_words
from provenance.bibliography.words.kinds import csl_type
from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.model.reference_code import ReferenceCode

HELD = {"id": "h1", "holder": {"role": "holder", "agent": "rgani"}, "instantiation": "original"}
COPYING = {
    "id": "c",
    "kind": "copying",
    "used": [{"thing": "original"}],
    "made": ["copy"],
    "parties": [{"role": "copyist"}],
}


def hand_over(number: int, giver: str | None, taker: str | None, **more: object) -> dict[str, Any]:
    return {
        "id": f"e{number}",
        "kind": "hand-over",
        "moved": ["copy"],
        "continuity": "unknown",
        "parties": [{"role": "giver", "agent": giver}, {"role": "recipient", "agent": taker}],
        **more,
    }


def record(
    events: Sequence[object] = (), holdings: Sequence[object] = (), **more: object
) -> Record:
    account = {
        "id": "1",
        "kind": "source-note",
        "source": {},
        "events": list(events),
        "holdings": list(holdings),
    }
    names = {"rgani": "RGANI", "nhk": "NHK", "nsa": "National Security Archive", "ann": "Ann Lee"}
    return Record.model_validate(
        {
            "id": "one",
            "instantiations": [{"id": "original"}, {"id": "copy"}],
            "agents": [{"id": i, "kind": "agent", "name": name} for i, name in names.items()],
            "accounts": [{**account, **more}],
        }
    )


OF_COPY = {"id": "h2", "holder": {"role": "holder", "agent": "nsa"}, "instantiation": "copy"}
INFERRED = {"status": "inferred", "reason": "likeliest"}

CLAUSES = [
    ("nothing", record(holdings=[HELD]), None),
    (
        "obtained",
        record([COPYING, hand_over(1, None, "nhk")], [HELD]),
        "Copy obtained by NHK",
    ),
    (
        "provided and on file",
        record([COPYING, hand_over(1, None, "nhk"), hand_over(2, None, "ann")], [HELD, OF_COPY]),
        "Copy obtained by NHK, provided to Ann Lee, and on file at National Security Archive",
    ),
    ("courtesy", record([COPYING, hand_over(1, "nsa", None)]), "Copy courtesy of"),
    (
        "both named",
        record([COPYING, hand_over(1, "nhk", "ann")], [HELD]),
        "Copy provided by NHK to Ann Lee",
    ),
    (
        "no word of a copy",
        record([{**COPYING, **INFERRED}, hand_over(1, None, "ann")], [HELD]),
        "Obtained by Ann Lee",
    ),
    ("an inferred step is silent", record([hand_over(1, "nhk", "ann", **INFERRED)], [HELD]), None),
    (
        "a batch is not this document",
        record([COPYING, hand_over(1, "nhk", "ann")], batch="most of them"),
        None,
    ),
]


@pytest.mark.parametrize(("why", "given", "clause"), CLAUSES, ids=[c[0] for c in CLAUSES])
def test_copy_clause(why: str, given: Record, clause: str | None) -> None:
    found = refer(given).copy_clause
    assert (found or "").startswith(clause or ""), why
    assert (found is None) == (clause is None), why


def test_an_inferred_giver_is_not_printed() -> None:
    event = hand_over(1, "rgani", "ann")
    event["parties"][0] |= INFERRED
    reference = refer(record([COPYING, event], [HELD]))
    assert reference.copy_clause == "Copy obtained by Ann Lee"
    assert "inferred" in str(reference.chain)


def test_the_sketch_says_only_what_its_own_note_says() -> None:
    reference = refer(sketch)
    assert reference.copy_clause == (
        "Copy obtained by NHK, provided to CWIHP, and on file at National Security Archive"
    )
    assert "Brenner" in str(reference.chain)
    assert [one.literal for one in reference.authors] == ["A.F. Dobrynin"]


NOTE = "[Source: RGANI. Copy given by NHK (Tokyo); translated by Ann Lee.]"


def _said(start: int, words: str) -> list[dict[str, Any]]:
    return [{"quote": words, "start": start, "end": start + len(words)}]


def test_the_note_keeps_its_own_words() -> None:
    words = "Copy given by NHK (Tokyo"
    event = hand_over(1, "nhk", None, evidence=_said(NOTE.index(words), words))
    assert refer(record([event], [HELD], text=NOTE)).copy_clause == "Copy given by NHK (Tokyo)"


def test_words_that_tell_of_something_else_too_are_not_quoted() -> None:
    text = "RGANI. Obtained and translated by Ann Lee."
    words = text[7:-1]
    translating = {
        "id": "t",
        "kind": "translating",
        "parties": [{"role": "translator", "agent": "ann"}],
        "evidence": _said(7, words),
    }
    event = hand_over(1, None, "ann", evidence=_said(7, words))
    reference = refer(record([event, translating], [HELD], text=text))
    assert reference.copy_clause == "Obtained by Ann Lee"


def test_a_copy_stands_for_an_original_nobody_knows_of() -> None:
    reference = refer(record([COPYING], [OF_COPY]))
    assert reference.location is not None
    assert (reference.location.holds, reference.location.name) == (
        "copy",
        "National Security Archive",
    )


def test_an_inferred_holder_is_not_cited() -> None:
    held = {**HELD, "holder": {"role": "holder", "agent": "rgani", **INFERRED}}
    reference = refer(record(holdings=[held]))
    assert reference.location is not None
    assert reference.location.archive is None


def test_keys_stay_apart_even_from_numbered_ids() -> None:
    one = record()
    two = one.model_copy(update={"id": "one-2"})
    keys = [one.key for one in refer_all([two, one, one, one, one, one, one])]
    assert keys[:2] == ["one-2", "one"]
    assert len(set(keys)) == len(keys)


def test_keys_of_shared_ids_do_not_depend_on_what_stands_before() -> None:
    one, two, three = (record(text=f"Source: {number}.") for number in range(3))
    few = {r.note: r.key for r in refer_all([one, two])}
    more = {r.note: r.key for r in refer_all([one, three, two])}
    assert few.items() <= more.items()
    assert re.fullmatch(r"one-[0-9a-f]{4}", few["Source: 1."])


def test_a_key_of_an_id_as_long_as_may_be_is_no_longer() -> None:
    long = record().model_copy(update={"id": "a" * 120})
    assert [len(one.key) <= 120 for one in refer_all([long, long])] == [True, True]


CODES = [
    ([("fonds", "059"), ("inventory", "46"), ("file", "1"), ("leaf", "1-2")], None),
    ([("collection", "Kuba 1962"), ("fonds", "6/77"), ("box", "82")], "Kuba 1962"),
    ([("collection", "12")], None),
    ([("record_group", "59"), ("box", "3"), ("page", "4")], None),
]
WORDS = ["f. 059, op. 46, d. 1, ll. 1-2", "fonds 6/77, box 82", "12", "RG 59, box 3, p. 4"]


@pytest.mark.parametrize(
    ("levels", "named", "words"), [(*c, w) for c, w in zip(CODES, WORDS, strict=True)]
)
def test_reference_codes(levels: list[tuple[str, str]], named: str | None, words: str) -> None:
    code = ReferenceCode.model_validate({"levels": [{"level": a, "value": b} for a, b in levels]})
    assert (collection(code), call_number(code)) == (named, words)


DATES = [
    ("1962-10-27", True, "1962-10-27", "27 October 1962"),
    ("1962-10-27?", True, "1962-10-27", None),
    ("1962-10-?27", True, "1962-10-27", None),
    ("1962?-10-27", True, "1962-10-27", None),
    ("1962-10-25/1962-10-26", True, "1962-10", None),
    ("1962-10-XX", True, "1962-10", None),
    ("1962-10-2X", False, "1962-10", "between 20 October 1962 and 29 October 1962"),
    ("../1962-11-05", False, None, "not later than 5 November 1962"),
    ("1962-11-05/..", False, None, "not earlier than 5 November 1962"),
    ("[1961,1963]", False, "1961/1963", "between 1 January 1961 and 31 December 1963"),
]


@pytest.mark.parametrize(
    ("edtf", "is_calendar", "plain", "words"), DATES, ids=[d[0] for d in DATES]
)
def test_dates(edtf: str, is_calendar: bool, plain: str | None, words: str | None) -> None:
    date = ArchivalDate(edtf=edtf)
    assert (calendar(date) is not None) == is_calendar
    assert at_most_as_precise(date) == plain
    if not is_calendar:
        assert in_words(date) == words


KINDS = [
    (None, "document"),
    ("telegram", "personal_communication"),
    ("ciphered telegram", "personal_communication"),
    ("Memorandum of Conversation", "manuscript"),
    ("note-verbale", "personal_communication"),
    ("notebook", "manuscript"),
    ("intelligence report", "manuscript"),
]


@pytest.mark.parametrize(("kind", "expected"), KINDS)
def test_csl_types(kind: str | None, expected: str) -> None:
    assert csl_type(kind) == expected
