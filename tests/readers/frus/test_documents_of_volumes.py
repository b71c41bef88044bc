"""Documents of volumes: heading, date, note, persons, and the statements outside the note."""

import pytest
from volumes import EDITORIAL, LETTER, passed, read, record, records, refusals, volume

from provenance.model.record import Record


def document(head: str, rest: str = "", before: str = "") -> str:
    return f'<div type="document" xml:id="d1" n="1">{before}<head>{head}</head>{rest}</div>'


@pytest.fixture(scope="module")
def letter() -> Record:
    return record(LETTER)


def test_heading_date_line_and_signature_describe_the_document(letter: Record) -> None:
    assert letter.id == "frus1999v01-d1"
    assert letter.title == "Letter From Minister Sample to Chairman Example"
    assert letter.kind == "letter"
    assert letter.date and (letter.date.edtf, letter.date.printed) == (
        "1962-11-22",
        "November 22, 1962, 10 a.m.",
    )
    said = {(one.property, one.value) for one in letter.accounts[0].statements}
    assert {("place", "Strelsau"), ("office", "Minister"), ("office", "Chairman")} <= said
    assert ("signature", "A. C. Sample") in said


def test_every_claim_of_the_description_points_into_its_words(letter: Record) -> None:
    described = letter.accounts[0]
    assert described.text == (
        "1. Letter From Minister Sample to Chairman Example\n"
        "Strelsau, November 22, 1962, 10 a.m.\nA. C. Sample"
    )
    for said in described.statements:
        (one,) = said.evidence
        assert described.text[one.start : one.end] == one.quote


def test_one_reference_is_one_person_with_the_whole_name_of_the_list(letter: Record) -> None:
    people = [one for one in letter.agents if one.kind == "person"]
    assert [(one.id, one.name, one.family) for one in people] == [
        ("sample", "Albert C. Sample, Jr.", "Sample"),
        ("example", "Example", "Example"),
        ("editor", "Anna B. Editor", "Editor"),
    ]
    assert [one.id for one in letter.authors] == ["sample"]
    drafting = next(one for one in letter.accounts[1].events if one.kind == "drafting")
    assert [(one.agent, one.printed) for one in drafting.parties] == [("sample", "Sample")]


def test_note_and_closing_footnote_are_one_account_and_others_are_left(letter: Record) -> None:
    described, note = letter.accounts
    assert note.source.title == "source note; footnote 3"
    assert note.text == (
        "Source: Kennedy Library, National Security Files. Secret. Drafted by Sample.\n"
        "Printed from an unsigned copy."
    )
    assert {one.attributed_to for one in (described, note)} == {"editor"}
    assert "John F. Kennedy Library" in {one.holder.name for one in letter.custody.holdings}


def test_volume_pages_and_number_are_the_source_and_the_edition(letter: Record) -> None:
    for account in letter.accounts:
        assert account.source.container == "Foreign Relations of Ruritania, 1999, Volume I"
        assert account.source.pages == "7–8"
        assert account.source.url is None
        assert account.source.date and account.source.date.edtf == "2001"
    printed = letter.accounts[0].events[-1]
    assert (printed.kind, printed.status, printed.made) == ("publishing", "verified", ("edition",))
    assert printed.detail("document-number") == "1"
    assert printed.parties[0].printed == "Printing Office"


def test_address_is_as_the_caller_says() -> None:
    found = record(LETTER, address="https://example.org/{volume}/{document}")
    assert found.accounts[1].source.url == "https://example.org/frus1999v01/d1"
    assert found.accounts[0].events[-1].detail("url") == "https://example.org/frus1999v01/d1"


def test_page_on_which_a_document_begins_is_not_guessed() -> None:
    first, second = records(read(volume(LETTER.partition("\n")[2], LETTER.replace("d1", "d3"))))
    assert first.accounts[0].source.pages is None
    assert second.accounts[0].source.pages == "7–8"
    third = record(document("A", '<pb n="9"/><p>Text.</p>', before='<pb n="8"/>'))
    assert third.accounts[0].source.pages == "8–9"


def test_old_note_before_the_heading_gives_the_file_and_the_kind() -> None:
    head = (
        'The Ambassador in Ruritania (<persName type="from">Sample</persName>) to the '
        '<gloss type="to">Secretary of State</gloss>'
    )
    note = '<note rend="inline" type="source">741.90G/12–847: Telegram</note>'
    found = record(document(head, before=note))
    assert found.accounts[1].text == "741.90G/12–847: Telegram"
    assert found.kind == "telegram"
    (held,) = found.accounts[1].holdings
    assert held.reference and held.reference.levels[0].value == "741.90G/12–847"
    said = {(one.property, one.value, one.agent) for one in found.accounts[0].statements}
    assert ("author", "Sample", "sample") in said
    assert ("office", "Ambassador in Ruritania", "sample") in said
    assert ("addressee", "Secretary of State", None) in said


@pytest.mark.parametrize(
    ("remark", "derived"),
    [
        ("[Extract.]", {"excerpt": "text", "edition": "excerpt"}),
        ("[Translation]", {"translation": "text", "edition": "translation"}),
        (
            "[Extracts.—Translation.]",
            {"translation": "text", "excerpt": "translation", "edition": "excerpt"},
        ),
        ("No. 22.]", {"edition": "text"}),
    ],
)
def test_remark_at_the_heading_says_what_is_printed(remark: str, derived: dict[str, str]) -> None:
    note = f'<note rend="inline" type="source">{remark}</note>'
    found = record(document("Mr. A to Mr. B.", rest=note))
    assert {one.id: one.of for one in found.derived} == derived
    assert found.title == "Mr. A to Mr. B."  # a letter and a full stop may be an initial
    assert len(found.accounts) == 1
    assert remark in str(found.accounts[0].text)
    assert [one.what for one in found.missing] == ["source note"]
    translating = [one for one in found.accounts[0].events if one.kind == "translating"]
    assert [one.parties[0].agent for one in translating] == [None] * ("translation" in derived)


@pytest.mark.parametrize(
    ("date", "edtf"),
    [
        ('when="1962-11-21"', "1962-11-21"),
        ('when="1962-11"', "1962-11"),
        ('from="1962-11-21" to="1962-11-23T23:59:59"', "1962-11-21/1962-11-23"),
        ('notBefore="1962-11-21" notAfter="1962-11-23"', "[1962-11-21..1962-11-23]"),
        ('notBefore="1962-11-21" notAfter="1962-11-21"', "1962-11-21"),
        ('notBefore="1962-11-21"', "1962-11-21/.."),
        ('notAfter="1962-11-21"', "../1962-11-21"),
        ('when="1962-13-45"', None),
        ("", None),
    ],
)
def test_attributes_of_a_date_say_when_and_its_words_are_kept(date: str, edtf: str | None) -> None:
    line = f"<dateline>Undecipherable, <date {date}>that evening</date>.</dateline>"
    found = record(document("Letter", line))
    assert found.date and (found.date.edtf, found.date.printed) == (edtf, "that evening")


def test_date_line_may_say_that_there_is_no_date() -> None:
    found = record(document("Letter", "<dateline>Tokyo [undated].</dateline>"))
    assert found.date and (found.date.absent, found.date.printed) == ("date-not-stated", "undated")


def test_participants_are_listed_with_what_is_said_of_them() -> None:
    rest = """<list type="participants"><head>PARTICIPANTS</head>
    <item>Mr. <persName corresp="#p_1">Jan Kowalski</persName>, Polish Deputy Minister</item>
    <item>Under Secretary <persName corresp="#p_2">Herter</persName></item>
    <item><persName corresp="#p_3">Albert Sherer</persName>, Jr.—<gloss>EE</gloss></item>
    <item>Present: <list><item>Mr. Lansing</item></list></item></list>"""
    found = record(document("1. Memorandum of Conversation", rest))
    (meeting,) = (one for one in found.accounts[0].events if one.kind == "meeting")
    assert [(one.printed, one.affiliation) for one in meeting.parties] == [
        ("Jan Kowalski", "Polish Deputy Minister"),
        ("Herter", "Under Secretary"),
        ("Albert Sherer, Jr.", "EE"),
        ("Lansing", None),
    ]
    assert [found.agent(one.agent).family for one in meeting.parties] == [  # type: ignore[union-attr]  # all are named
        "Kowalski",
        "Herter",
        "Sherer",
        "Lansing",
    ]


def test_unmarked_heading_is_read_by_its_words() -> None:
    found = record(document("1. Memorandum by the Under Secretary of State (Grew)"))
    (author,) = (one for one in found.accounts[0].statements if one.property == "author")
    office = next(one for one in found.accounts[0].statements if one.property == "office")
    assert (author.value, office.value) == ("Grew", "Under Secretary of State")
    assert found.authors[0].kind == "person"


def test_signature_makes_the_author_where_the_heading_names_none() -> None:
    found = record(document("Petition", "<closer><signed>GEORGE CALEB.</signed></closer>"))
    created = found.accounts[0].events[0]
    assert [(one.printed, one.status) for one in created.parties] == [("GEORGE CALEB", "inferred")]
    assert created.parties[0].reason


def test_editorial_notes_and_enclosures_are_counted_and_give_no_record() -> None:
    enclosure = (
        '<frus:attachment><head>Other</head><note type="source">[Inclosure 1.]</note>'
        "<dateline><date>May</date></dateline></frus:attachment>"
    )
    marked = '<div type="document" xml:id="d3" n="3" subtype="editorial-note"><head>X</head></div>'
    found = read(volume(EDITORIAL, marked, document("Letter", enclosure)))
    (one,) = records(found)
    assert passed(found) == ["editorial notes", "editorial notes", "enclosures"]
    assert one.accounts[0].text == "Letter"
    assert one.date is None


def test_only_the_documents_asked_for_are_taken_and_a_mistyped_one_is_refused() -> None:
    other = LETTER.replace('"d1"', '"d3"')
    found = read(volume(LETTER, EDITORIAL, other), only="d3, d9")
    assert [one.id for one in records(found)] == ["frus1999v01-d3"]
    assert passed(found) == []
    (refused,) = refusals(found)
    assert "d9" in refused.found


def test_document_without_a_heading_is_refused_with_its_line() -> None:
    found = read(volume(LETTER, '<div type="document" xml:id="d5"><p>Text.</p></div>'))
    (refused,) = refusals(found)
    assert "d5" in refused.found
    line = volume(LETTER).decode().count("\n")
    assert refused.line == line  # the footer's one line is not before it


def test_file_without_documents_is_refused() -> None:
    (refused,) = refusals(read(b"<html/>"))
    assert 'type="document"' in refused.advice


def test_space_that_the_mark_up_stands_for_is_kept_and_no_other_is_made() -> None:
    head = 'A<lb/>B <hi rend="italic">C</hi><note>no</note>D\n   <pb n="4"/> E'
    assert record(document(head)).title == "A B CD E"


def test_caller_says_what_a_volume_without_a_header_is() -> None:
    options = {"title": "A Volume", "publisher": "A Press", "published": "2003"}
    bare = f'<TEI xml:id="frus2000"><text><body>{LETTER}</body></text></TEI>'.encode()
    (found,) = records(read(bare, **options))
    printed = found.accounts[0].events[-1]
    assert found.id == "frus2000-d1"
    assert printed.detail("container") == "A Volume"
    assert printed.date and printed.date.edtf == "2003"
    assert printed.parties[0].printed == "A Press"
    stated = record(LETTER, **options).accounts[0].source  # the header comes before the caller
    assert stated.container == "Foreign Relations of Ruritania, 1999, Volume I"
    assert stated.date and stated.date.edtf == "2001"
