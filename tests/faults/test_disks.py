"""A disk that is full, or on which nobody may write: the old output stands, and the place is told.

The faults are of the kernel's own making; the lines are of every command that writes.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path

import pytest
from command_lines import (
    INTO,
    LINES,
    SILENT,
    commands,
    ended,
    files_in,
    output_of,
    stand,
    write_inputs,
)
from disks import full_after, full_at_the_end, read_only

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the kernel has no such limits"),
    pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

Left = Callable[[str], dict[str, bytes]]
Fault = Callable[[Path, int], AbstractContextManager[None]]

FAULTS: dict[str, Fault] = {
    "full": lambda _into, _whole: full_after(0),
    "full half-way": lambda _into, whole: full_after(whole // 2),
    "full at the end": lambda _into, _whole: full_at_the_end(),
    "read-only": lambda into, _whole: read_only(into),
}


@pytest.fixture(name="read", scope="module")
def _read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read")
    write_inputs(folder)
    return folder


@pytest.fixture(name="undisturbed", scope="module")
def _undisturbed(read: Path, tmp_path_factory: pytest.TempPathFactory) -> Left:
    """What a line leaves where nothing goes wrong: its files by name."""

    @cache
    def left(line: str) -> dict[str, bytes]:
        into = tmp_path_factory.mktemp("undisturbed")
        stand(line, into)
        assert ended(line, read, into)[0] in (0, 1)
        return files_in(into)

    return left


def test_every_command_that_writes_has_a_line_for_each_way() -> None:
    """A new command belongs among the lines, or among those that only print."""
    for name, command in commands():
        options = {one for each in command.params for one in each.opts if each.name != "help"}
        lines = [line for line in LINES if line.startswith(f"{name} ")]
        assert bool(lines) is (name not in SILENT), name
        for one in options & INTO:
            assert any(f" {one} OUT/" in line for line in lines), (name, one)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("line", LINES)
def test_where_a_disk_refuses_the_old_output_stands_and_the_place_is_told(
    line: str, fault: str, read: Path, undisturbed: Left, tmp_path: Path
) -> None:
    output, whole = output_of(line, tmp_path), undisturbed(line)
    stand(line, tmp_path)
    before = files_in(tmp_path)
    size = len(whole.get(output.relative_to(tmp_path).as_posix(), b"")) or 4000
    with FAULTS[fault](tmp_path, size):
        status, told = ended(line, read, tmp_path)
    assert status == 2
    assert told.splitlines()[-1].startswith(str(output))
    after = files_in(tmp_path)
    begun = {name for name in after if name.startswith(f".{output.name}.unfinished/")}
    assert not begun or fault == "full at the end"
    assert {name: after[name] for name in after.keys() - begun} == before
    if begun or fault == "full half-way":
        assert ended(line, read, tmp_path)[0] in (0, 1)
        assert files_in(tmp_path) == whole


def test_what_is_done_outlives_a_disk_that_is_full_again(
    read: Path, undisturbed: Left, tmp_path: Path
) -> None:
    (line,) = (one for one in LINES if "many.nq" in one)
    stand(line, tmp_path)
    for fault in (full_at_the_end(), full_after(0)):
        with fault:
            assert ended(line, read, tmp_path)[0] == 2
        assert [name for name in files_in(tmp_path) if name.endswith("unfinished/journal")]
    assert ended(line, read, tmp_path) == (0, "")
    assert files_in(tmp_path) == undisturbed(line)


def test_temporary_files_without_room_are_told(read: Path, tmp_path: Path) -> None:
    with full_after(0):
        status, told = ended("cite IN/one.yaml --into OUT/cited.txt", read, tmp_path)
    assert status == 2
    assert told.startswith(f"{tempfile.gettempdir()}{os.sep}custody-chain-")
    assert "style.csl: File too large" in told
    assert not files_in(tmp_path)


PRINTING = (
    "archives code 'RGANI, f. 5'",
    "archives find RGANI",
    "archives same 'RGANI, f. 5' 'RGANI, f. 5'",
    *(
        line.partition(" --into ")[0]
        for line in LINES
        if " --into " in line and line.split()[0] not in ("dump", "frame", "publish", "serve")
    ),
    *(line for line in LINES if "--decisions" in line or line.startswith("publish")),
)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("line", dict.fromkeys(PRINTING))
def test_standard_output_that_is_full_is_told(line: str, read: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as shown:
        status, told = ended(line, read, tmp_path, shown)
    assert status == 2
    assert told.splitlines()[-1] == "standard output: No space left on device"
