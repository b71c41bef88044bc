"""The commands: what they print, what they write, how they end."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from provenance.archives import canonical as canonical_module
from provenance.archives.canonical import canonical
from provenance.archives.table import repositories
from provenance.bibliography.format import export
from provenance.cli import cli
from provenance.records.load import load_all
from provenance.resources.folders import folder
from provenance.resources.opening import opened

RECORDS = str(folder("records"))
FOUNDING = str(folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml")
NOTE = "RGANI, f. 5, op. 49, d. 131. Translated by Gary Goldberg."


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=text, catch_exceptions=False)


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from provenance.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
    )


def test_parse_prints_a_table_of_a_note() -> None:
    result = run("parse", NOTE)
    assert result.exit_code == 0
    assert ["holding", "fonds", "5"] in [line.split()[1:] for line in result.output.splitlines()]


def test_parse_reads_a_note_from_standard_input() -> None:
    assert run("parse", "-", text=NOTE).output == run("parse", NOTE).output


def test_parse_facts_writes_a_line_for_each_line(tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    notes.write_text("".join(json.dumps({"id": n, "text": NOTE}) + "\n" for n in ("a", "b")))
    lines = [json.loads(line) for line in run("parse", str(notes), "--facts").output.splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    for fact in lines[0]["facts"]:
        assert set(fact) == {"event", "role", "value", "n", "start", "end"}
        assert NOTE[fact["start"] : fact["end"]] == fact["value"]


def test_parse_reads_lines_of_json_from_standard_input() -> None:
    line = json.dumps({"id": "a", "text": NOTE})
    (answer,) = run("parse", "-", "--facts", text=line + "\n").output.splitlines()
    assert json.loads(answer)["id"] == "a"


def test_parse_json_has_what_was_not_understood_and_the_account() -> None:
    answer = json.loads(run("parse", NOTE + " Mumble mumble.", "--json").output)
    assert any("umble" in unread["text"] for unread in answer["unread"])
    assert answer["account"]["holdings"]


def test_parse_explain_names_the_entry_of_each_span() -> None:
    lines = run("parse", NOTE, "--explain").output.splitlines()
    (line,) = [line for line in lines if "'Gary Goldberg'" in line]
    assert "2 translation translator" in line
    assert line.endswith("vocab/phrases/translation.yaml#translated")
    assert any(line.startswith("grammar: signs: ") for line in lines)


def test_parse_explain_lists_what_an_ambiguous_name_may_mean() -> None:
    output = run("parse", "National Archives, RG 59.", "--explain").output
    assert "may be National Archives of India" in output


def test_parse_explain_json_has_every_span(tmp_path: Path) -> None:
    answer = json.loads(run("parse", NOTE, "--explain", "--json").output)
    assert "".join(span["text"] for span in answer["spans"]) == NOTE
    notes = tmp_path / "notes.jsonl"
    notes.write_text(json.dumps({"id": "a", "text": NOTE}) + "\n")
    (line,) = run("parse", str(notes), "--explain").output.splitlines()
    assert json.loads(line) == {"id": "a", **answer}


def test_a_broken_line_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    notes, into = tmp_path / "notes.jsonl", tmp_path / "facts.jsonl"
    notes.write_text('{"id": "a", "text": "x"}\n{"id": "b"}\n')
    done = process("parse", str(notes), "--facts", "--into", str(into))
    assert done.returncode == 2
    assert f"{notes}:2:" in done.stderr
    assert not into.exists()


@pytest.mark.parametrize(
    "command",
    [
        ("check", FOUNDING, "--json"),
        ("parse", NOTE, "--json"),
        ("export", FOUNDING, "--format", "ris"),
        ("cite", FOUNDING, "--style", "cwihp"),
        ("show", FOUNDING),
    ],
)
def test_what_is_printed_goes_to_an_object_store_and_is_packed_there(
    command: tuple[str, ...],
) -> None:
    address = f"memory://printed/{command[0]}.txt.zst"
    printed = run(*command)
    assert run(*command, "--into", address).exit_code == printed.exit_code
    with opened(address) as file:
        assert file.read().rstrip(b"\n") == printed.stdout_bytes.rstrip(b"\n")


def test_check_of_the_records_finds_no_violation() -> None:
    result = run("check", RECORDS, "--json")
    assert result.exit_code == 0
    report = json.loads(result.output)
    assert not [p for p in report["problems"] if p["severity"] == "violation"]
    assert report["summary"]["records"] > 20


@pytest.mark.parametrize("form", ["text", "json", "shacl"])
def test_a_report_is_the_same_in_a_file(tmp_path: Path, form: str) -> None:
    into = tmp_path / "report"
    shown = run("check", FOUNDING, "--format", form)
    assert run("check", FOUNDING, "--format", form, "--into", str(into)).exit_code == 0
    assert into.read_text(encoding="utf-8") == shown.output


def test_a_shacl_report_is_whole_or_there_is_none(tmp_path: Path) -> None:
    records, into = tmp_path / "records.jsonl", tmp_path / "report"
    records.write_text('{"id": "sound"}\n{"id": "UNSOUND"}\n', encoding="utf-8")
    done = process("check", str(records), "--format", "shacl", "--into", str(into))
    assert done.returncode == 2
    assert f"{records}:2" in done.stderr
    assert not into.exists()
    assert process("check", str(records), "--into", str(into)).returncode == 2
    assert "1 record read, 1 not" in into.read_text("utf-8")


def test_a_violation_is_told_by_the_exit_status(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    one = {"id": "1", "kind": "citation", "source": {"title": "a list"}, "language": "Russian"}
    records.write_text(json.dumps({"id": "unsound", "accounts": [one]}), encoding="utf-8")
    result = run("check", str(records))
    assert result.exit_code == 1
    assert "R35 violation" in result.output and '"Russian" is no language tag' in result.output


def test_show_draws_the_whole_chain_or_one_account() -> None:
    assert "Philip Brenner" in run("show", FOUNDING).output
    assert "Philip Brenner" not in run("show", FOUNDING, "--account", "1").output
    assert run("show", FOUNDING, "--format", "svg").output.lstrip().startswith("<svg")
    assert run("show", FOUNDING, "--format", "mermaid").output.startswith("flowchart")


@pytest.mark.parametrize("name", ["bibtex", "biblatex", "csl-json"])
def test_export_writes_every_record_in_the_order_of_the_folder(tmp_path: Path, name: str) -> None:
    into = tmp_path / "out"
    assert run("export", RECORDS, "--format", name, "--into", str(into)).exit_code == 0
    text = into.read_text(encoding="utf-8")
    assert text == export(load_all(RECORDS), name)
    for record in load_all(RECORDS):
        assert record.id in text


def test_an_export_to_standard_output_is_the_same_bytes(tmp_path: Path) -> None:
    into = tmp_path / "all.csv"
    run("export", FOUNDING, "--format", "csv", "--into", str(into))
    result = run("export", FOUNDING, "--format", "csv")
    assert result.stdout_bytes == into.read_bytes()
    assert result.stdout_bytes.count(b"\r\n") == 2


def test_an_export_that_fails_half_way_leaves_what_stood_there(tmp_path: Path) -> None:
    into, bad = tmp_path / "all.bib", tmp_path / "z.yaml"
    into.write_text("kept", encoding="utf-8")
    bad.write_text("id: z\nnonsense: 1\n", encoding="utf-8")
    done = process("export", FOUNDING, str(bad), "--format", "biblatex", "--into", str(into))
    assert done.returncode == 2
    assert into.read_text(encoding="utf-8") == "kept"
    assert sorted(tmp_path.iterdir()) == [into, bad]


def test_an_unknown_format_is_refused_with_those_that_exist() -> None:
    done = process("export", FOUNDING, "--format", "bibtx")
    assert done.returncode == 2
    assert "biblatex" in done.stderr
    assert "Traceback" not in done.stderr


def test_dump_and_publish_write_whole_outputs(tmp_path: Path) -> None:
    dump = tmp_path / "custody.nq.zst"
    assert run("dump", RECORDS, "--into", str(dump)).exit_code == 0
    assert dump.stat().st_size > 1000
    site = tmp_path / "site"
    assert run("publish", RECORDS, "--into", str(site)).exit_code == 0
    assert (site / "record" / "dobrynin-1962-10-30.html").is_file()


@pytest.mark.parametrize("verb", ["publish", "serve"])
@pytest.mark.parametrize("link", [False, True])
def test_a_site_does_not_stand_among_its_records(tmp_path: Path, verb: str, link: bool) -> None:
    records, way = tmp_path / "records", tmp_path / "way"
    (records / "deep").mkdir(parents=True)
    way.symlink_to(records)
    shutil.copy(FOUNDING, records)
    site = (way if link else records) / "deep" / "site"
    done = process(verb, FOUNDING, str(records), "--into", str(site))
    assert done.returncode == 2
    assert done.stderr.startswith(f"{site}: lies in {records}, a folder of records; name one out")
    assert [one.name for one in records.rglob("*.*")] == [Path(FOUNDING).name]
    assert len(list(load_all(records))) == 1


def test_a_site_stands_in_a_hidden_folder_or_beside_a_file_of_records(tmp_path: Path) -> None:
    file = str(shutil.copy(FOUNDING, tmp_path))
    for inputs, into in ((file, "site"), (str(tmp_path), ".site")):
        done = run("publish", inputs, "--into", str(tmp_path / into), "--no-footnotes")
        assert done.exit_code == 0
        if into == "site":
            shutil.rmtree(tmp_path / into)
    assert len(list(load_all(tmp_path))) == 1


def test_archives_find_says_what_an_abbreviation_may_mean() -> None:
    found = run("archives", "find", "TsKhSD").output
    assert "Russian State Archive of Contemporary History" in found
    both = run("archives", "find", "NSA").output
    assert "National Security Archive" in both and "National Security Agency" in both
    assert run("archives", "find", "Qwertyuiop").exit_code == 1
    assert "near former abbreviation: TsKhSD" in run("archives", "find", "CChSD").output


def test_archives_tidy_restores_the_canonical_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("archives", "tidy", "--check").output == ""
    loose = tmp_path / "nhk.yaml"
    loose.write_text("# loose\n" + canonical(repositories()["nhk"]), encoding="utf-8")
    monkeypatch.setattr(canonical_module, "folder_of_entries", lambda: tmp_path)
    checked = run("archives", "tidy", "--check")
    assert (checked.exit_code, checked.output) == (1, "nhk: not in canonical form\n")
    tidied = run("archives", "tidy")
    assert (tidied.exit_code, tidied.output) == (0, "nhk: restored\n")
    assert loose.read_text(encoding="utf-8") == canonical(repositories()["nhk"])


def test_import_of_the_page_gives_the_two_records(tmp_path: Path, shared: Path) -> None:
    page = str(shared / "corpus/bulletin/000_71f31ea899ebcaf1.txt")
    into = tmp_path / "records.jsonl"
    result = run(
        "import", "bulletin", page, "--edition", "CWIHP Bulletin 8–9", "--page", "304",
        "--recorded", "2026-11-23", "--into", str(into),
    )  # fmt: skip
    assert result.exit_code == 0
    founding, second = load_all(into)
    assert founding.id == "dobrynin-1962-10-30"
    assert second.missing


def test_a_missing_file_is_one_sentence_and_status_two() -> None:
    done = process("check", "no-such-folder")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "no-such-folder" in done.stderr


def test_records_come_from_standard_input_too() -> None:
    line = json.dumps({"id": "r"})
    assert run("show", "-", text=line + "\n").exit_code == 0


def test_a_folder_without_records_does_not_pass_for_a_clean_one(tmp_path: Path) -> None:
    done = process("check", str(tmp_path))
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr


def test_an_account_that_is_not_there_is_refused() -> None:
    done = process("show", FOUNDING, "--account", "99")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def test_parse_resolves_what_ibid_means_over_the_notes_of_a_file(tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    rows = [
        {"id": "a", "text": "RGANI, f. 5, op. 30, d. 12.", "sequence": "v1"},
        {"id": "b", "text": "Ibid., d. 134.", "sequence": "v1"},
        {"id": "c", "text": "Ibid., d. 7.", "sequence": "v2"},
    ]
    notes.write_text("".join(json.dumps(row) + "\n" for row in rows))
    output = run("parse", str(notes), "--resolve", "--json").output
    first, second, third = (json.loads(line) for line in output.splitlines())
    assert first["references"] == []
    assert [part["value"] for part in second["references"][0]["path"]] == [
        "RGANI",
        "5",
        "30",
        "134",
    ]
    assert second["account"]["holdings"][1]["status"] == "inferred"
    assert third["references"][0]["antecedent"] is None


def test_parse_resolves_within_one_note() -> None:
    output = run("parse", "AVP RF, f. 07, op. 3; f. 8, op. 1.", "--resolve").output
    assert "'f. 8, op. 1' (22–33): holder AVP RF, fonds 8, inventory 1; no keeper" in output


def test_show_writes_a_record_as_a_source_note() -> None:
    output = run("show", FOUNDING, "--format", "note").output
    assert output.startswith("[Source: Archive of Foreign Policy, Russian Federation (AVP RF), Mos")
    wilson = run("show", FOUNDING, "--format", "note", "--manner", "wilson").output
    assert wilson.startswith("Archive of Foreign Policy")


def test_show_tells_what_a_note_leaves_out() -> None:
    done = process("show", FOUNDING, "--format", "note", "--account", "2")
    assert done.returncode == 0
    assert "dobrynin-1962-10-30: left out: split copy" in done.stderr
    assert "no account of the kind source-note" not in done.stderr


def test_show_refuses_a_manner_that_is_not_there() -> None:
    result = run("show", FOUNDING, "--format", "note", "--manner", "chicago")
    assert result.exit_code == 2
    assert "there are cwihp, frus, wilson" in result.output


def test_a_record_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    lines = ['{"id": "a"}', '{"id": "B"}', "no JSON", '{"id": "a"}', '{"id": "c"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    (tmp_path / "b.yaml").write_text("id: [", "utf-8")
    result = CliRunner().invoke(cli, ["check", str(tmp_path), "--json"])
    summary = json.loads(result.stdout)["summary"]
    assert (result.exit_code, summary["records"], summary["unread"]) == (2, 2, 4)
    assert [line.split(": ")[0].split("/")[-1] for line in result.stderr.splitlines()] == [
        "a.jsonl:2",
        "a.jsonl:3",
        "'a' is claimed twice",
        "b.yaml:2",
    ]
    text = CliRunner().invoke(cli, ["check", "-"], input="\n".join(lines[1:])).output
    assert "2 records read, 2 not" in text
