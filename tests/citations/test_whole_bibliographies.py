"""Whole bibliographies: what of each document is cited, under which archives."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import provenance as pv
from provenance.bibliography.choosing import choices, choose, chosen, read_choices
from provenance.bibliography.reference import Reference
from provenance.bibliography.referring.refer import refer
from provenance.citations.arranging import archives_of
from provenance.cli import cli
from provenance.errors import NothingToCite, StyleUnreadable, UnknownRecord, VocabularyError
from provenance.model.record import Record
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.records.load import load, load_all
from provenance.resources.folders import folder

CASES = Path(__file__).parents[1] / "cases" / "formats" / "records"
FOUNDING = "dobrynin-1962-10-30"
FRUS = "frus1961-63v06-d81"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(load_all(CASES))


def reference(name: str) -> Reference:
    return refer(load(CASES / f"{name}.yaml"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ("cite", *arguments), catch_exceptions=False)


def test_all_that_is_told_of_the_founding_document_can_be_cited() -> None:
    assert choices(reference(FOUNDING)) == ("original", "copy", "translation", "edition")
    assert choices(reference("alekseev-1962-10")) == ("original",)


def test_who_cites_the_copy_still_says_where_the_original_lies() -> None:
    made = choose(reference(FOUNDING), "copy")
    assert made.location is not None
    assert (made.location.archive, made.location.holds) == ("National Security Archive", "copy")
    assert made.copy_clause is not None
    assert made.copy_clause.startswith(
        "Original in Archive of Foreign Policy, Russian Federation (AVP RF), Moscow; "
        "copy obtained by NHK"
    )


def test_where_the_cited_copy_lies_is_said_once() -> None:
    founding = pv.cite(load(CASES / f"{FOUNDING}.yaml"), "chicago-18-archival", cited="copy")
    assert "Copy in National Security Archive, Washington, D.C. Original in Archive" in founding
    assert founding.count("National Security Archive") == 1
    assert "copy obtained by NHK (Japanese Television), provided to CWIHP" in founding
    kennedy = pv.cite(load(CASES / f"{FRUS}.yaml"), "chicago-18-archival", cited="copy")
    assert kennedy.count("Kennedy Library") == 1
    assert "Original in Department of State, Presidential Correspondence" in kennedy
    assert "copy is in" not in kennedy


@pytest.mark.parametrize("style", ["apa-7", "chicago-18-author-date", "mla-9"])
def test_a_cited_copy_is_no_copy_to_somebody(style: str) -> None:
    cited = pv.cite(load(CASES / f"{FOUNDING}.yaml"), style, cited="copy").casefold()
    assert "copy of telegram" in cited
    assert "copy to " not in cited


def test_gost_names_a_copy_in_russian() -> None:
    cited = pv.cite(load(CASES / f"{FOUNDING}.yaml"), "gost-7.0.5-archival", cited="copy")
    assert "National Security Archive, Washington, D.C. Копия." in cited


def test_the_translation_is_cited_where_it_was_printed() -> None:
    made = choose(reference(FOUNDING), "translation")
    assert made.container is not None
    assert (made.container.container, made.container.pages) == (
        "Cold War International History Project Bulletin",
        "304",
    )
    assert made.location is None
    assert [one.literal for one in made.translators] == ["John Henriksen"]


@pytest.mark.parametrize("name", [FOUNDING, FRUS])
def test_a_choice_loses_no_place_where_an_item_lies(name: str) -> None:
    before = reference(name)
    places = {one for one in (before.location, *before.copies) if one}
    for choice in choices(before):
        after = choose(before, choice)
        assert {one for one in (after.location, *after.copies) if one} == places


def test_what_no_source_tells_of_is_not_cited() -> None:
    with pytest.raises(NothingToCite, match="no source tells of a copy to cite; there is original"):
        choose(reference("alekseev-1962-10"), "copy")


def test_a_wish_for_all_is_met_where_it_can_be(records: list[Record]) -> None:
    made = chosen(records, "copy")
    cites = {one.record: one.cites for one in made.references}
    assert cites[FOUNDING] == cites[FRUS] == "copy"
    assert cites["alekseev-1962-10"] == "original"
    assert "alekseev-1962-10" in made.instead


def test_single_records_have_a_choice_of_their_own(records: list[Record]) -> None:
    made = chosen(records, {FOUNDING: "translation"})
    assert [one.record for one in made.references if one.cites != "original"] == [FOUNDING]
    with pytest.raises(UnknownRecord):
        chosen(records, {"nobody-knows-it": "copy"})


def test_an_edition_is_cited_by_its_document_number() -> None:
    note = pv.cite(load(CASES / f"{FRUS}.yaml"), as_="note", cited="edition")
    assert note.strip() == (
        "Kennedy, “Message From President Kennedy to Chairman Khrushchev,” November 21, 1962, in "
        "Foreign Relations of the United States, 1961–1963, Volume VI, Kennedy-Khrushchev "
        "Exchanges, ed. Charles S. Sampson (United States Government Printing Office, 1996), "
        "document 81, "
        "https://history.state.gov/historicaldocuments/frus1961-63v06/d81."
    )


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("chicago-18-archival", "Khrushchev.” November 21, 1962. In Foreign"),
        ("mla-9", "Khrushchev.” November 21, 1962. Foreign"),
        ("mhra-4", "Khrushchev’, November 21, 1962, in Foreign"),
        ("apa-7", "Khrushchev, November 21, 1962. In C. S. Sampson (Ed.), Foreign"),
        ("gost-7.0.5-archival", "Khrushchev, November 21, 1962 // Foreign"),
    ],
)
def test_the_date_of_what_is_printed_is_no_part_of_its_title(style: str, words: str) -> None:
    assert words in pv.cite(load(CASES / f"{FRUS}.yaml"), style, cited="edition")


def test_a_date_that_ends_in_a_stop_has_one() -> None:
    record = load(folder("records") / "frus" / "frus1948v05p1-d152.yaml")
    cited = pv.cite(record, "chicago-18-archival", cited="edition")
    assert "of State.” December 8, 1947—11 a. m. In Foreign" in cited
    note = pv.cite(record, "chicago-18-archival", cited="edition", as_="note")
    assert "of State,” December 8, 1947—11 a. m., in Foreign" in note


def test_a_note_gives_the_pages_in_a_book_behind_its_imprint() -> None:
    record = load(folder("records") / "cwihp" / "dobrynin-1962-10-27.yaml")
    note = pv.cite(record, as_="note", cited="edition")
    assert note.strip().endswith("(Princeton University Press, 1994), 523–526.")


def test_what_stands_on_a_site_has_its_day_its_translator_and_its_address() -> None:
    record = load(folder("records") / "cwihp" / "alekseev-1962-09-11.yaml")
    cited = pv.cite(record, "chicago-18-archival", cited="edition").strip()
    assert (
        "Telegram. Translated by Mark H. Doctoroff. "
        "History and Public Policy Program Digital Archive, September 11, 1962." in cited
    )
    assert "n.d." not in cited
    assert "https://docslib.org/doc/" in cited.split()[-1]
    gost = pv.cite(record, "gost-7.0.5-archival", cited="edition")
    assert "11 сент. 1962 г. // History and Public Policy Program Digital Archive. O" in gost


def test_an_issue_is_cited_by_its_number_and_page() -> None:
    note = pv.cite(load(CASES / f"{FOUNDING}.yaml"), as_="note", cited="translation")
    assert note.strip().endswith(
        "Foreign Ministry,” 30 October 1962, telegram, trans. John Henriksen, Cold War "
        "International History Project Bulletin (Washington, D.C.), nos. 8–9 (1996–1997): 304."
    )


def test_an_address_comes_last_in_our_bibliography() -> None:
    cited = pv.cite(load(CASES / f"{FRUS}.yaml"), "chicago-18-archival").strip()
    assert cited.endswith("https://history.state.gov/historicaldocuments/frus1961-63v06/d81.")
    assert cited.count("https://") == 1


def test_ranges_of_pages_and_years_have_a_dash() -> None:
    record = load(folder("records") / "cwihp" / "dobrynin-1962-10-27.yaml")
    assert "1994), 523–526" in pv.cite(record, "chicago-18-archival")
    dutch = load(folder("records") / "cwihp" / "boissevain-1962-10-24.yaml")
    assert "in Cuba, 1955–1964, 2.05.169" in pv.cite(dutch, "chicago-18-archival")
    chinese = load(folder("records") / "cwihp" / "report-1962-08-23.yaml")
    assert "118-01767-02, pages 32–33" in pv.cite(chinese, "gost-7.0.5-archival")


def test_gost_gives_an_edition_one_year_and_its_document_number() -> None:
    cited = pv.cite(load(CASES / f"{FRUS}.yaml"), "gost-7.0.5-archival", cited="edition")
    assert cited.count("1996") == 1
    assert ". 1996. Document 81." in cited


def test_archives_come_by_name_and_their_fonds_by_number(records: list[Record]) -> None:
    found = archives_of(map(refer, records))
    names = [one.name for one in found]
    assert names[0] == "Archive of Foreign Policy, Russian Federation (AVP RF), Moscow"
    assert names[-1] == "Archive not stated"
    held = [one.keys + [key for keys in one.fonds.values() for key in keys] for one in found]
    assert sorted(key for keys in held for key in keys) == sorted(one.id for one in records)


def fonds(number: str) -> ReferenceCode:
    return ReferenceCode(levels=(CodeLevel(level="fonds", value=number),))


def test_fonds_are_in_the_order_of_their_numbers() -> None:
    one = reference("alekseev-1962-10")
    assert one.location is not None
    made = [
        one.model_copy(
            update={
                "key": f"k{number}",
                "location": one.location.model_copy(update={"code": fonds(number)}),
            }
        )
        for number in ("17", "5", "100")
    ]
    (archive,) = archives_of(made)
    assert list(archive.fonds) == ["fonds 5", "fonds 17", "fonds 100"]


def test_one_archive_under_two_names_is_one() -> None:
    """ "Russian Foreign Ministry archives" and "AVP RF" are one entry of the table of archives."""
    found = archives_of(map(refer, load_all(Path(__file__).parents[2] / "records")), "archive")
    assert len([one for one in found if "(AVP RF)" in one.name]) == 1


def test_a_town_that_the_name_holds_is_not_said_again() -> None:
    record = load(folder("records") / "cwihp" / "vidakovic-1962-10-30.yaml")
    (archive,) = archives_of([refer(record)], "archive")
    assert archive.name == "Archive of the Ministry of Foreign Affairs, Belgrade (AMIP)"


def test_a_bibliography_by_archive_has_the_entries_of_the_plain_one(records: list[Record]) -> None:
    plain = pv.cite(records).strip().split("\n\n")
    grouped = pv.cite(records, as_="by-fonds").strip().split("\n\n")
    assert sorted(one for one in grouped if one in plain) == sorted(plain)
    headings = [one for one in grouped if one not in plain]
    assert "Archive of Foreign Policy, Russian Federation (AVP RF), Moscow" in headings
    assert grouped.index(headings[0]) == 0


def test_headings_are_headings_in_every_form(records: list[Record]) -> None:
    assert "\\section{Archive of Foreign Policy" in pv.cite(
        records, as_="by-archive", format="latex"
    )
    html = pv.cite(records, as_="by-fonds", format="html")
    assert "<h1>Archive of Foreign Policy" in html
    identifiers = re.findall(r'id="([^"]+)"', html)
    assert len(identifiers) == len(set(identifiers))


def test_the_archives_consulted_are_a_list(records: list[Record]) -> None:
    listed = pv.cite(records, as_="archives", format="markdown")
    assert listed.startswith("# Archives consulted\n\n- ")
    assert "Archive not stated" not in listed
    assert "Published documents" not in listed
    assert "National Security Archive" in pv.cite(records, as_="archives", cited="copy")


def test_no_record_has_no_archives() -> None:
    assert pv.cite([], as_="archives") == ""


def test_a_house_form_can_be_grouped_and_has_no_short_notes(records: list[Record]) -> None:
    assert pv.cite(records, "cwihp", as_="by-archive").startswith("Archive of Foreign Policy")
    with pytest.raises(StyleUnreadable, match="it has no short notes"):
        pv.cite(records, "cwihp", as_="short")


def test_the_command_takes_choices_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "choices.yaml"
    file.write_text(f"{FOUNDING}: copy\n", encoding="utf-8")
    done = run(str(CASES / f"{FOUNDING}.yaml"), "--as", "note", "--choices", str(file))
    assert done.exit_code == 0
    assert "copy, National Security Archive, Washington, D.C." in done.stdout


def test_the_command_tells_where_a_wish_was_not_met() -> None:
    done = run(str(CASES / "alekseev-1962-10.yaml"), "--of", "copy")
    assert done.exit_code == 0
    assert "alekseev-1962-10: no source tells of such a thing" in done.stderr


def test_a_wrong_file_of_choices_is_told_whole(tmp_path: Path) -> None:
    file = tmp_path / "choices.yaml"
    file.write_text("a: photocopy\nb: copy\nc: [copy]\n", encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        read_choices(file)
    assert "line 1: a: 'photocopy' is none of original, copy" in str(caught.value)
    assert "line 3: c:" in str(caught.value)


@pytest.mark.parametrize("name", sorted(set(pv.formats()) - {"coins"}))
@pytest.mark.parametrize("choice", ["copy", "translation", "edition"])
def test_whatever_is_cited_no_format_forgets_where_the_original_lies(
    name: str, choice: str
) -> None:
    text = pv.export(load(CASES / f"{FOUNDING}.yaml"), name, cited=choice)  # type: ignore[arg-type]
    for words in ("Archive of Foreign Policy", "National Security Archive", "NHK", "Henriksen"):
        assert words in text
    if name not in ("schema-org", "zotero-rdf"):
        assert "Project Bulletin" in text


def test_the_command_exports_what_is_to_be_cited(tmp_path: Path) -> None:
    file = tmp_path / "choices.yaml"
    file.write_text(f"{FOUNDING}: copy\n", encoding="utf-8")
    inputs = ("export", str(CASES / f"{FOUNDING}.yaml"), "--format", "csl-json")
    by_file = CliRunner().invoke(cli, [*inputs, "--choices", str(file)], catch_exceptions=False)
    by_wish = CliRunner().invoke(cli, [*inputs, "--of", "copy"], catch_exceptions=False)
    assert by_file.stdout == by_wish.stdout
    assert '"archive": "National Security Archive"' in by_wish.stdout
    both = CliRunner().invoke(cli, [*inputs, "--of", "copy", "--choices", str(file)])
    assert both.exit_code == 2
