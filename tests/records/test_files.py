"""Record files: there and back, and what is said of broken ones."""

import json
from pathlib import Path

import jsonschema
import pytest
from founding_sketch import rec as founding

from provenance.errors import DataSyntaxError, DuplicateIdentifier, PublishError, RecordInvalid
from provenance.model.record import Record
from provenance.records.load import load, load_all, read_json_line, read_record
from provenance.records.save import save, save_all, to_json, to_plain, to_yaml
from provenance.records.schema import record_schema, record_schema_text
from provenance.resources.folders import folder


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_saved_record_loads_equal(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"r{suffix}"
    save(founding, file)
    assert load(file) == founding


def test_json_lines_stream_there_and_back(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    others = [founding, Record(id="other")]
    assert save_all(others, file) == 2
    assert list(load_all(file)) == others


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    save(founding, tmp_path / "a.yaml")
    save(load(tmp_path / "a.yaml"), tmp_path / "b.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()


def test_values_stay_the_words_that_were_written() -> None:
    text = """
id: r
instantiations: [{id: original}]
accounts:
- {id: 1, kind: source-note, source: {}, language: no, holdings: [
    {id: h1, holder: {role: holder}, instantiation: original,
     reference: {levels: [{level: fonds, value: 0129}, {level: file, value: 1e3}]}}]}
"""
    account = read_record(text).accounts[0]
    assert account.language == "no"
    reference = account.holdings[0].reference
    assert reference is not None
    assert [level.value for level in reference.levels] == ["0129", "1e3"]


def test_every_fault_is_told_at_once_with_file_line_and_field(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(
        "id: r\nagents:\n- id: a\n  kind: persona\n  name: A\n- id: B\n  kind: person\n"
    )
    with pytest.raises(RecordInvalid) as caught:
        load(file)
    faults = {(problem.line, problem.field) for problem in caught.value.problems}
    assert faults == {(4, "agents[0].kind"), (6, "agents[1].id"), (6, "agents[1].name")}
    assert all(problem.path == str(file) for problem in caught.value.problems)


def test_json_lines_faults_name_their_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"id": "a"}\n{"id": "B"}\n')
    with pytest.raises(RecordInvalid) as caught:
        list(load_all(file))
    assert [problem.line for problem in caught.value.problems] == [2]


BROKEN = [
    ("id: [", ".yaml", 2),
    ("id: r\nid: s\n", ".yaml", 2),
    ("a: &x r\nid: *x\n", ".yaml", 1),
    ("a: &x r\nid: y\n", ".yaml", 1),
    ("id: !!python/object:os.system r\n", ".yaml", 1),
    ('{"id": "r",}', ".json", 1),
    ("[" * 100_000, ".json", 1),
    ('{"id": "r", "id": "s"}', ".json", 1),
    ('{"id": ' + "9" * 5000 + "}", ".json", 1),
    ("- " * 60 + "x", ".yaml", 1),
    ("[" * 100_000, ".yaml", 1),
    ("{a: " * 50_000, ".yaml", 1),
    ("[" * 900 + "]" * 900, ".yaml", 1),
    ("{a: " * 900 + "x" + "}" * 900, ".yaml", 1),
    ('{"id": "a"}\nnot json\n', ".jsonl", 2),
]


@pytest.mark.parametrize(
    ("text", "suffix", "line"), BROKEN, ids=[f"{text[:16]} {suffix}" for text, suffix, _ in BROKEN]
)
def test_broken_files_are_refused_with_their_line(
    tmp_path: Path, text: str, suffix: str, line: int
) -> None:
    file = tmp_path / f"bad{suffix}"
    file.write_text(text)
    with pytest.raises(DataSyntaxError) as caught:
        list(load_all(file))
    assert (caught.value.path, caught.value.line) == (str(file), line)


@pytest.mark.parametrize(
    "start",
    ["", "? a\n: ", "a:\u2028", "# a remark\x85", "# a remark\u2029"],
)
def test_no_line_end_and_no_mark_hides_how_deep_it_goes(start: str) -> None:
    with pytest.raises(DataSyntaxError, match="nested deeper than 40"):
        read_record(f"{start}{'- ' * 900}x\n")


def test_a_key_that_stands_twice_among_many_is_found() -> None:
    keys = ", ".join(f'"k{number}": 1' for number in range(100_000))
    with pytest.raises(DataSyntaxError, match="'k7' stands twice"):
        read_json_line(f'{{{keys}, "k7": 2}}', "a.jsonl", 1)


def test_a_folder_is_not_one_record(tmp_path: Path) -> None:
    with pytest.raises(DataSyntaxError):
        load(tmp_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bad.yaml", b"id: r\n# \xff\n"),
        ("bad.json", b'{"id":\n"\xff"}'),
        ("bad.jsonl", b'{"id": "a"}\n{"id": "b", "title": "\xff"}\n'),
    ],
)
def test_bytes_that_are_not_utf8_are_refused_with_their_line(
    tmp_path: Path, name: str, content: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(DataSyntaxError, match="not UTF-8") as caught:
        list(load_all(file))
    assert caught.value.line == 2


def test_two_records_with_one_id_are_refused(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        save(Record(id="same"), tmp_path / name)
    with pytest.raises(DuplicateIdentifier) as caught:
        list(load_all(tmp_path))
    assert caught.value.identifier == "same"


def test_a_failed_save_leaves_what_stood_there(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    save_all([founding], file)
    before = file.read_bytes()

    def broken() -> object:
        yield founding
        raise OSError("no space left")

    with pytest.raises(PublishError):
        save_all(broken(), file)  # type: ignore[arg-type]  # a generator that fails
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["all.jsonl"]


def test_the_schema_for_editors_is_current() -> None:
    text = (folder("vocab") / "record.schema.json").read_text(encoding="utf-8")
    assert text == record_schema_text(), "run: python -m provenance.records.schema"


def test_the_schema_takes_what_the_model_takes() -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    validator.validate(to_plain(founding))
    assert not validator.is_valid({"id": "r", "titel": "x"})


def test_yaml_and_json_say_the_same() -> None:
    assert json.loads(to_json(founding)) == to_plain(founding)
    assert read_record(to_yaml(founding)) == founding
