"""Something broken amid much: every command names its file and line, and nothing is lost."""

import sys
from pathlib import Path

import pytest
from command_lines import LINES, ended, files_in, stand, write_inputs
from disks import unreadable
from founding_sketch import rec as founding

from provenance.records.save import save_all, to_yaml

pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]


@pytest.fixture(name="read", scope="module")
def _read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the lines read, with something broken in the middle of it."""
    read = tmp_path_factory.mktemp("read")
    write_inputs(read)
    for fault, end in (("invalid", "colour: red\n"), ("torn", "accounts: [\n"), ("sound", "")):
        place = read / fault
        place.mkdir()
        for name in "abc":
            text = to_yaml(founding.model_copy(update={"id": name}))
            (place / f"{name}.yaml").write_text(text + end * (name == "b"), encoding="utf-8")
    copies = (founding.model_copy(update={"id": f"r-{n}"}) for n in range(110))
    save_all(copies, read / "many.jsonl")
    for name, number in (("many.jsonl", 80), ("notes.jsonl", 200)):
        lines = (read / name).read_text(encoding="utf-8").splitlines(keepends=True)
        lines[number - 1] = '{"id": \n'
        (read / name).write_text("".join(lines), encoding="utf-8")
    return read


RECORDS = [line for line in LINES if "IN/one.yaml" in line]


@pytest.mark.parametrize("fault", ["invalid", "torn"])
@pytest.mark.parametrize("line", RECORDS)
def test_a_broken_record_in_a_folder_is_named_by_every_command(
    line: str, fault: str, read: Path, tmp_path: Path
) -> None:
    stand(line, tmp_path)
    before = files_in(tmp_path)
    status, told = ended(line.replace("IN/one.yaml", f"IN/{fault}"), read, tmp_path)
    assert status == 2
    broken = read / fault / "b.yaml"
    end = len(broken.read_text(encoding="utf-8").splitlines())
    assert told.startswith(f"{broken}:{end if fault == 'invalid' else end + 1}: ")
    if line.startswith("check "):
        report = (tmp_path / "report.txt").read_text(encoding="utf-8")
        assert "2 records read, 1 not" in report
    else:
        assert files_in(tmp_path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such permissions")
@pytest.mark.parametrize("line", RECORDS)
def test_a_record_that_may_not_be_read_is_named_by_every_command(
    line: str, read: Path, tmp_path: Path
) -> None:
    stand(line, tmp_path)
    before = files_in(tmp_path)
    locked = read / "sound" / "b.yaml"
    with unreadable(locked):
        status, told = ended(line.replace("IN/one.yaml", "IN/sound"), read, tmp_path)
    assert status == 2
    assert f"{locked}" in told and "Permission denied" in told
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("line", "place"),
    [
        *((line, "many.jsonl:80") for line in LINES if "IN/many.jsonl" in line),
        *((line, "notes.jsonl:200") for line in LINES if "IN/notes.jsonl" in line),
    ],
)
def test_a_broken_line_in_a_file_of_many_is_named(
    line: str, place: str, read: Path, tmp_path: Path
) -> None:
    stand(line, tmp_path)
    before = files_in(tmp_path)
    status, told = ended(line, read, tmp_path)
    assert status == 2
    assert told.startswith(f"{read / place}: ")
    assert before.items() <= files_in(tmp_path).items()


IMPORTS = [line for line in LINES if line.startswith("import ") and "folder" not in line]


@pytest.mark.parametrize("line", IMPORTS)
def test_a_broken_file_among_those_of_an_import_is_refused_and_the_others_are_taken(
    line: str, read: Path, tmp_path: Path
) -> None:
    (source,) = (word for word in line.split() if word.startswith("IN/"))
    good = read / source.removeprefix("IN/")
    several = tmp_path / "IN"
    several.mkdir()
    for name in "ac":
        (several / f"{name}{good.suffix}").write_bytes(good.read_bytes())
    into = tmp_path / "into"
    into.mkdir()
    line = line.replace(source, "IN")
    ended(line, several, into)
    sound = files_in(into)
    broken = several / f"b{good.suffix}"
    broken.write_bytes(b"\n\xff\x00 <<< {{{ \n")
    status, told = ended(line, several, into)
    assert status == 1
    assert f"{broken}:2: refused: " in told
    assert files_in(into) == sound
