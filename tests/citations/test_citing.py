"""Records as citation styles print them: the front door, the command, how styles are found."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import provenance as pv
from provenance.bibliography.reference import Edition, Name, Reference
from provenance.bibliography.referring.refer import refer
from provenance.citations import pandoc, style
from provenance.citations.engine import format_references
from provenance.citations.house import nsarchive
from provenance.citations.style import find_style, ready
from provenance.citations.text import as_text
from provenance.cli import cli
from provenance.cli.cite import Progress
from provenance.errors import (
    FormatterFailed,
    MissingExtra,
    StyleUnreadable,
    UnknownFormat,
    UnknownStyle,
    VocabularyError,
)
from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.records.load import load

CASES = Path(__file__).parents[1] / "cases" / "formats" / "records"
FOUNDING = CASES / "dobrynin-1962-10-30.yaml"
DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>
<link href="{}" rel="independent-parent"/></info></style>"""


@pytest.fixture(scope="module")
def founding() -> Record:
    return load(FOUNDING)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


def test_the_front_door_gives_notes_short_notes_and_a_bibliography(founding: Record) -> None:
    note = pv.cite(founding, as_="note")
    assert note.startswith("A. F. Dobrynin, “Telegram")
    assert note.rstrip().endswith("Archive of Foreign Policy, Russian Federation (AVP RF), Moscow.")
    assert pv.cite(founding, as_="short").count("“") == 1
    assert "Copy obtained by NHK (Japanese Television), provided to CWIHP" in pv.cite(founding)


def test_one_record_alone_has_a_short_note_and_no_ibid(founding: Record) -> None:
    ibid = "chicago-notes-bibliography-subsequent-ibid"
    assert "Ibid" not in pv.cite(founding, ibid, as_="short")


def test_notes_come_in_the_order_of_the_records_and_a_bibliography_in_the_styles() -> None:
    names = ("mexican-foreign-ministry-1962-10-23", "jelen-1962-10-31", "dobrynin-1962-10-30")
    records = [load(CASES / f"{name}.yaml") for name in names]
    notes = pv.cite(records, as_="note").strip().split("\n\n")
    assert [one.split(",")[0] for one in notes] == [
        "Mexican Foreign Ministry",
        "Bolesław Jeleń",
        "A. F. Dobrynin",
    ]
    listed = pv.cite(records).strip().split("\n\n")
    assert [one.split(".")[0].split(",")[0] for one in listed] == [
        "Dobrynin",
        "Jeleń",
        "Mexican Foreign Ministry",
    ]


def test_no_record_is_no_text() -> None:
    assert pv.cite([]).strip() == ""


@pytest.mark.parametrize("name", sorted(ready()))
def test_every_style_that_ships_ready_is_found(name: str) -> None:
    assert find_style(name).bibliography


@pytest.mark.parametrize("name", sorted(ready()))
def test_a_short_name_hides_no_published_style(name: str) -> None:
    if name != ready()[name].csl:
        with pytest.raises(UnknownStyle):
            _published(name)


def _published(name: str) -> None:
    if style._published(name) is None:
        raise UnknownStyle(name)


def test_a_dependent_style_is_the_one_it_points_to() -> None:
    assert find_style("nature-digest").text == find_style("nature").text


def test_a_style_of_ones_own_is_a_path(tmp_path: Path, founding: Record) -> None:
    own = tmp_path / "own.csl"
    own.write_bytes(find_style("mla-9").text)
    assert pv.cite(founding, str(own)) == pv.cite(founding, "mla-9")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no XML",
        "<html/>",
        '<!DOCTYPE style SYSTEM "file:///etc/passwd"><style xmlns="http://purl.org/net/xbiblio/csl"/>',
        DEPENDENT.format("http://www.zotero.org/styles/no-such-style"),
        DEPENDENT.format("file:///etc/passwd"),
        DEPENDENT.format("http://127.0.0.1:9/").replace("<link", '<x:link xmlns:x="urn:x"'),
        DEPENDENT.format("").replace("rel=", 'xmlns:y="urn:y" y:rel='),
    ],
)
def test_what_is_no_style_is_refused_and_nothing_fetched(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.csl").write_text(text, encoding="utf-8")
    with pytest.raises(StyleUnreadable):
        find_style(str(tmp_path / "bad.csl"))


def test_a_broken_table_of_styles_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bibliography").mkdir()
    (tmp_path / "bibliography" / "styles.yaml").write_text("styles:\n  x: {csl: apa}\n")
    monkeypatch.setattr(style, "folder", lambda _: tmp_path)
    ready.cache_clear()
    with pytest.raises(VocabularyError):
        ready()
    ready.cache_clear()


def test_an_absent_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csl", tmp_path):
        with pytest.raises((StyleUnreadable, UnknownStyle)):
            find_style(str(path))


def test_an_unknown_style_names_those_that_are_near() -> None:
    with pytest.raises(UnknownStyle) as caught:
        pv.cite([], "chicago-notes-bibliografy")
    assert "chicago-notes-bibliography" in caught.value.near


def test_a_style_that_the_processor_refuses_is_a_plain_error(
    tmp_path: Path, founding: Record
) -> None:
    odd = tmp_path / "odd.csl"
    odd.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><bibliography/></style>',
        encoding="utf-8",
    )
    with pytest.raises(FormatterFailed) as caught:
        pv.cite(founding, str(odd))
    assert str(tmp_path) not in caught.value.problem


def test_what_a_style_has_no_entry_for_is_told(tmp_path: Path) -> None:
    """Chicago lists no manuscript of which nobody knows where it is."""
    lost = tmp_path / "lost.yaml"
    lost.write_text("id: lost\n", encoding="utf-8")
    result = run("cite", str(lost), str(FOUNDING))
    assert result.stdout.startswith("Dobrynin")
    assert "lost: the style has no entry for it" in result.stderr
    assert "lost" in run("cite", str(lost), "--style", "frus", "--as", "note").stderr


def test_a_house_form_has_no_short_notes(founding: Record) -> None:
    with pytest.raises(StyleUnreadable):
        pv.cite(founding, "cwihp", as_="short")


def test_the_source_note_of_the_founding_record_comes_back(founding: Record) -> None:
    assert pv.cite(founding, "cwihp", as_="note").strip() == next(
        account.text for account in founding.accounts if account.kind == "source-note"
    )


def test_foreign_relations_is_cited_by_document_where_its_documents_are_numbered() -> None:
    told = pv.cite(load(CASES / "frus1961-63v06-d81.yaml"), "frus", as_="note")
    assert "ed. Charles S. Sampson (United States Government Printing Office, 1996)" in told
    assert "Document 81. https://history.state.gov/historicaldocuments/frus1961-63v06/d81." in told


def test_a_title_of_which_nobody_says_the_language_gets_no_english_capitals() -> None:
    update = {"title": "Note pour le ministre", "languages": (), "translations": ()}
    said = refer(load(FOUNDING)).model_copy(update=update)
    (entry,) = format_references([said], find_style("chicago-18"), "note").entries
    assert "“Note pour le ministre,”" in as_text(entry.blocks)


def test_a_note_says_the_date_once_where_the_title_ends_with_it() -> None:
    record = load(CASES.parents[3] / "records" / "cwihp" / "dobrynin-1962-10-30.yaml")
    assert (record.title or "").endswith(", 30 October 1962")
    note = pv.cite(record, "chicago-18-archival", as_="note")
    assert note.count("1962") == 1
    assert "the USSR Foreign Ministry,” telegram" in note


def test_an_older_volume_of_foreign_relations_is_cited_by_document_and_pages() -> None:
    records = CASES.parents[3] / "records" / "frus"
    told = pv.cite(load(records / "frus1948v05p1-d153.yaml"), "frus", as_="note")
    assert "1975), Document 153, pp. 203–204. https" in told
    one = pv.cite(load(records / "frus1952-54guat-d134.yaml"), "frus", as_="note")
    assert "2003), Document 134, p. 261. https" in one


@pytest.mark.parametrize("name", ["chicago-18", "chicago-18-archival", "gost-7.0.5-archival"])
def test_two_telegrams_of_one_title_have_two_short_notes(founding: Record, name: str) -> None:
    later = founding.model_copy(
        update={
            "id": "later",
            "accounts": tuple(
                account.model_copy(
                    update={
                        "statements": tuple(
                            one.model_copy(update={"date": ArchivalDate(edtf="1962-11-05")})
                            if one.property == "date"
                            else one
                            for one in account.statements
                        )
                    }
                )
                for account in founding.accounts
            ),
        }
    )
    first, second = pv.cite([founding, later], name, as_="short").strip().split("\n\n")
    assert first != second
    assert ("November 5" in second) or ("5 нояб. 1962 г." in second)


def test_a_line_on_the_terminal_says_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], founding: Record
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    progress = Progress()
    assert len(list(progress.counted([founding] * 1000))) == 1000
    progress.formatting(3)
    progress.ended()
    said = capsys.readouterr().err
    assert "500 records read" in said
    assert "formatting 1000 records, 3 s" in said
    assert said.endswith("\x1b[K")


def test_the_beat_is_told_while_the_processor_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "_EVERY", 0.001)
    beats: list[float] = []
    for _ in range(20):  # where the machine is busy it may have ended before the first beat
        beats.clear()
        assert pandoc.run(["--version"], b"", beat=beats.append).startswith(b"pandoc")
        if beats:
            break
    assert beats == sorted(beats)
    assert beats


def test_without_the_extra_the_error_names_it(
    monkeypatch: pytest.MonkeyPatch, founding: Record
) -> None:
    pandoc._program.cache_clear()
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra) as caught:
        pv.cite(founding)
    assert caught.value.extra == "cite"
    pandoc._program.cache_clear()


def test_without_the_published_styles_ours_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(style, "find_spec", lambda _: None)
    assert find_style("chicago-18-archival").notes
    with pytest.raises(MissingExtra):
        find_style("apa-7")


def test_a_word_document_is_a_file_and_no_text(tmp_path: Path, founding: Record) -> None:
    with pytest.raises(UnknownFormat):
        pv.cite(founding, format="docx")
    out = tmp_path / "cited.docx"
    assert run("cite", str(FOUNDING), "--format", "docx", "--into", str(out)).exit_code == 0
    first = out.read_bytes()
    run("cite", str(FOUNDING), "--format", "docx", "--into", str(out))
    assert out.read_bytes() == first
    with zipfile.ZipFile(out) as packed:
        document = packed.read("word/document.xml").decode()
    assert 'w:val="Bibliography"' in document
    assert "Archive of Foreign Policy, Russian Federation" in document


def test_the_command_writes_what_the_front_door_returns(tmp_path: Path, founding: Record) -> None:
    out = tmp_path / "cited.html"
    result = run("cite", str(FOUNDING), "--style", "apa-7", "--format", "html", "--into", str(out))
    assert (result.exit_code, result.output) == (0, "")
    assert out.read_text(encoding="utf-8") == pv.cite(founding, "apa-7", format="html")
    page = run("cite", str(FOUNDING), "--style", "apa-7", "--format", "page")
    assert page.output.startswith("<!DOCTYPE html>")


def test_the_command_refuses_a_word_document_on_the_terminal() -> None:
    result = run("cite", str(FOUNDING), "--format", "docx")
    assert result.exit_code == 2
    assert "--into" in result.output


def test_the_processor_is_called_once_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[list[str]] = []
    popen = subprocess.Popen

    def counted(command: list[str], **more: object) -> subprocess.Popen[bytes]:
        calls.append(command)
        return popen(command, **more)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(subprocess, "Popen", counted)
    records = [load(file) for file in sorted(CASES.glob("*.yaml"))]
    pv.cite(records, as_="short")
    assert [("--citeproc" in one, "--sandbox" in one) for one in calls] == [(True, True)]
    pv.cite(records, as_="short", format="html")
    assert [("--citeproc" in one, "--sandbox" in one) for one in calls[1:]] == [
        (True, True),
        (False, True),
    ]


def test_a_briefing_book_of_the_national_security_archive() -> None:
    book = Edition(
        authors=(Name(literal="William Burr"),),
        title="U.S. Cold War Nuclear Target Lists Declassified for First Time",
        container="National Security Archive Electronic Briefing Book",
        number="538",
        date=ArchivalDate(edtf="2015"),
    )
    study = Reference(
        key="sac-1956",
        record="sac-1956",
        title="Atomic Weapons Requirements Study for 1959",
        date=ArchivalDate(edtf="1956-06-15"),
        editions=(book,),
        chain={},
    )
    made = nsarchive.write(Record(id="sac-1956"), study)
    assert made is not None
    assert as_text(made) == (
        "“Atomic Weapons Requirements Study for 1959,” June 15, 1956, in “U.S. Cold War Nuclear "
        "Target Lists Declassified for First Time,” ed. William Burr, National Security Archive "
        "Electronic Briefing Book No. 538, 2015."
    )
