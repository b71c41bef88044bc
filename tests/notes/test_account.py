"""What a note's account claims, and what it only concludes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.event import Event
from provenance.model.integrity import parties_of
from provenance.model.record import Record
from provenance.notes.account import Place, from_facts, from_note
from provenance.notes.facts import Fact
from provenance.notes.naming import Hints, agent_named, kind_of, split_name
from provenance.notes.parsed import parse_note

FOUNDING = (
    "[Source: Archive of Foreign Policy, Russian Federation (AVP RF), Moscow; copy obtained by NHK "
    "(Japanese Television), provided to CWIHP, and on file at National Security Archive, "
    "Washington, D.C.; translation by John Henriksen, Harvard University.]"
)


def shape(event: Event) -> tuple[str, str, list[tuple[str, str | None, str]]]:
    parties: list[tuple[str, str | None, str]] = [
        (party.role, party.agent, party.status) for party in event.parties
    ]
    return event.kind, event.status, parties


def test_the_founding_note_becomes_an_account() -> None:
    account = from_note(FOUNDING).account
    assert [shape(event) for event in account.events] == [
        ("copying", "reported", [("copyist", None, "reported")]),
        (
            "hand-over",
            "reported",
            [("giver", "avp-rf", "inferred"), ("recipient", "nhk", "reported")],
        ),
        (
            "hand-over",
            "reported",
            [("giver", "nhk", "inferred"), ("recipient", "cwihp", "reported")],
        ),
        (
            "accession",
            "inferred",
            [
                ("giver", "cwihp", "inferred"),
                ("recipient", "national-security-archive", "inferred"),
            ],
        ),
        ("translating", "reported", [("translator", "john-henriksen", "reported")]),
    ]
    assert [(held.holder.agent, held.instantiation) for held in account.holdings] == [
        ("avp-rf", "original"),
        ("national-security-archive", "copy"),
    ]
    assert account.events[-1].parties[0].affiliation == "Harvard University"
    assert account.text == FOUNDING
    assert account.unread == ()


def test_what_is_inferred_has_a_reason_and_no_quoted_words() -> None:
    account = from_note(FOUNDING).account
    inferred = [p for event in account.events for p in event.parties if p.status == "inferred"]
    assert inferred
    assert all(party.reason and not party.evidence for party in inferred)


def test_every_quoted_word_stands_where_it_is_said_to_stand() -> None:
    account = from_note(FOUNDING).account
    evidence = [one for event in account.events for one in event.evidence]
    evidence += [one for holding in account.holdings for one in holding.evidence]
    evidence += [one for party in parties_of(account) for one in party.evidence]
    assert len(evidence) > 10
    for one in evidence:
        assert FOUNDING[one.start : one.end] == one.quote


KINDS_OF_COPY = [
    ("RGANI, f. 5. Obtained by Gary Goldberg.", "copying", "inferred", None),
    ("RGANI, f. 5; copy obtained by Gary Goldberg.", "copying", "reported", None),
    ("RGANI, f. 5; photocopied by Gary Goldberg.", "copying", "reported", "gary-goldberg"),
]


@pytest.mark.parametrize(("text", "kind", "status", "copyist"), KINDS_OF_COPY)
def test_obtained_is_not_made(text: str, kind: str, status: str, copyist: str | None) -> None:
    event = next(e for e in from_note(text).account.events if e.kind == kind)
    assert (event.status, event.parties[0].role, event.parties[0].agent) == (
        status, "copyist", copyist,
    )  # fmt: skip


def test_a_courtesy_copy_goes_to_somebody_who_is_not_named() -> None:
    note = from_note("AVP RF; copy courtesy of National Security Archive.")
    hand_over = next(event for event in note.account.events if event.kind == "hand-over")
    assert [(party.role, party.agent) for party in hand_over.parties] == [
        ("giver", "national-security-archive"),
        ("recipient", None),
    ]


def test_from_what_another_copy_was_made_is_not_said() -> None:
    note = (
        "Source: Department of State, Presidential Correspondence: Lot 77 D 163. Confidential. "
        "Another copy is in the Kennedy Library, National Security Files."
    )
    [copying] = [one for one in from_note(note).account.events if one.kind == "copying"]
    assert copying.status == "reported"
    assert [(use.thing, use.status) for use in copying.used] == [("original", "inferred")]
    [copying] = [one for one in from_note(FOUNDING).account.events if one.kind == "copying"]
    assert [(use.thing, use.status) for use in copying.used] == [("original", "reported")]


def test_where_a_paper_bears_no_mark_nobody_marked_it() -> None:
    none = from_note("Source: Kennedy Library, National Security Files. No classification marking.")
    assert [(one.kind, one.status) for one in none.account.events] == [("marking", "refuted")]
    note = "Source: Kennedy Library, National Security Files. No classification marking; Urgent."
    assert [one.status for one in from_note(note).account.events] == ["refuted", "reported"]


ORDERED = [
    ("Copy obtained by NHK, provided to CWIHP.", True),
    ("The papers were donated to Fales in 1966. They were transferred to CWIHP in 1970.", False),
    ("The papers were given to J. Cummings, who gave them to Fales.", True),
    ("The papers were given to Fales in 1970, and transferred to CWIHP in 1966.", False),
]


@pytest.mark.parametrize(("text", "ordered"), ORDERED, ids=[text for text, _ in ORDERED])
def test_acts_are_in_order_within_a_sentence_whose_dates_allow_it(text: str, ordered: bool) -> None:
    hand_overs = [one for one in from_note(text).account.events if one.is_hand_over]
    assert len(hand_overs) == 2
    assert (hand_overs[1].after == (hand_overs[0].id,)) is ordered


def test_facts_without_words_point_at_their_place() -> None:
    rows = [
        Fact("holding", "holder", "AVP RF", 1, 0, 6),
        Fact("transfer", "giver", "NSA", 2, 8, 11),
    ]
    place = Place.model_validate({"source": {"url": "https://example.org/1"}, "context": "wilson"})
    bare = [_Bare(row.event, row.role, row.value, row.n) for row in rows]
    telling = from_facts(bare, place)
    assert {agent.authority for agent in telling.agents} == {"avp-rf", "national-security-archive"}
    locators = {one.locator for event in telling.account.events for one in event.evidence}
    assert locators == {"https://example.org/1"}
    assert telling.account.text is None


class _Bare:
    def __init__(self, event: str, role: str, value: str, n: int) -> None:
        self.event, self.role, self.value, self.n = event, role, value, n


NAMES = [
    ("John Henriksen", "person"),
    ("A.F. Dobrynin", "person"),
    ("Rimko van der Maar", "person"),
    ("Nowak family", "family"),
    ("Harvard University", "corporate-body"),
    ("Parallel History Project", "corporate-body"),
    ("NMML", "corporate-body"),
    ("Brown", "agent"),
]


@pytest.mark.parametrize(("name", "kind"), NAMES, ids=[name for name, _ in NAMES])
def test_a_name_shows_what_its_bearer_is_or_stays_open(name: str, kind: str) -> None:
    assert kind_of(name, "giver") == kind


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("John Henriksen", ("Henriksen", "John")),
        ("Vladislav M. Zubok", ("Zubok", "Vladislav M.")),
        ("Rimko van der Maar", ("van der Maar", "Rimko")),
        ("Mao Zedong", (None, None)),
        ("Nguyen Van Minh", (None, None)),
        ("Plato", (None, None)),
    ],
)
def test_names_are_split_only_where_it_is_plain(name: str, parts: tuple[str | None, ...]) -> None:
    assert split_name(name) == parts


def test_an_ambiguous_abbreviation_is_decided_by_its_family_or_not_at_all() -> None:
    assert agent_named("NSA", "giver").authority is None
    assert agent_named("NSA", "giver", Hints("wilson")).authority == "national-security-archive"
    assert agent_named("NSA", "giver", Hints("frus")).authority == "national-security-agency"


def test_every_event_of_the_fact_table_becomes_a_claim() -> None:
    events = [
        "holding",
        "copying",
        "transfer",
        "translation",
        "publication",
        "transcription",
        "declassification",
        "drafting",
        "clearance",
        "transmission",
        "meeting",
        "marking",
    ]
    roles = {"holding": "holder", "transfer": "giver", "meeting": "place", "marking": "value"}
    roles |= {"translation": "translator", "publication": "container", "transmission": "sender"}
    rows = [_Bare(e, roles.get(e, "agent"), "Some One", n) for n, e in enumerate(events, 1)]
    account = from_facts(rows, Place()).account
    assert len(account.holdings) == 1
    assert {event.kind for event in account.events} >= {
        "copying", "hand-over", "translating", "publishing", "transcribing", "declassification",
        "drafting", "clearance", "transmission", "meeting", "marking",
    }  # fmt: skip


def test_a_note_alone_makes_a_record() -> None:
    record = parse_note(FOUNDING).record("note")
    assert isinstance(record, Record)
    assert [step.kind for step in record.custody.path_to("NHK")] == ["copying", "hand-over"]


@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_text_is_too_odd_for_an_account(text: str) -> None:
    parsed = parse_note(f"RGANI, f. 5{text}; copy obtained by {text}")
    assert parsed.account.holdings
    assert parsed.render() == parsed.text


def test_half_a_surrogate_pair_becomes_a_question_mark_in_the_account() -> None:
    parsed = parse_note("RGANI, f. 5\ud800; copy obtained by NHK.")
    assert parsed.text.count("\ud800") == 1
    assert parsed.account.text is not None and "?" in parsed.account.text
    assert len(parsed.account.text) == len(parsed.text)
