"""On a terminal words of others do not steer it; in a file and a pipe they stay as they are."""

import io
import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from provenance.cli import main
from provenance.resources.folders import folder

pty = pytest.importorskip("pty", reason="needs a system that has terminals")

STEERING = "RGANI, f. 5, \u202eop. 49"
CODE = "from provenance.cli import main; main()"
TOLD = "the Russian side"
"""What a source note leaves out of an account, and a command tells."""


@pytest.fixture(name="records")
def _records(tmp_path: Path) -> Path:
    file = tmp_path / "records.jsonl"
    account = {"id": "1", "kind": "source-note", "source": {}, "text": STEERING}
    file.write_text(json.dumps({"id": "a", "accounts": [account]}) + "\n", encoding="utf-8")
    return file


def shown(*arguments: str) -> tuple[str, str]:
    """Run a command at a terminal, and return what it shows there, and its standard error."""
    own, its = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments], stdout=its, stderr=subprocess.PIPE, check=False
    )
    os.close(its)
    parts = list[bytes]()
    try:
        while part := os.read(own, 1 << 16):
            parts.append(part)
    except OSError:  # Linux tells so that there is no more
        pass
    os.close(own)
    return b"".join(parts).decode(), done.stderr.decode()


def test_words_of_others_do_not_steer_a_terminal(records: Path) -> None:
    words, _ = shown("export", str(records), "--format", "csl-json")
    assert STEERING.replace("\u202e", "\ufffd") in words
    assert "\u202e" not in words
    records.write_text('{"ti\\u001b[31mtel": 1, "id": "a"}\n', encoding="utf-8")
    assert "ti\ufffd[31mtel" in shown("check", str(records))[1]


class Terminal(io.TextIOWrapper):
    """A stream that says of itself that somebody sees it."""

    def __init__(self) -> None:
        self._shown = io.BytesIO()
        super().__init__(self._shown, "utf-8", "surrogateescape")

    def isatty(self) -> bool:
        return True

    @property
    def text(self) -> str:
        self.flush()
        return self._shown.getvalue().decode()


WAYS = (
    ("parse", STEERING, "--json"),
    ("show", "turned.yaml", "--format", "note", "--account", "2"),
    ("show", "broken"),
    ("check", "broken"),
    ("import", "documents", "lists"),
    ("import", "documents", "lists", "--json"),
)


@pytest.mark.parametrize("words", WAYS)
def test_no_command_has_a_way_to_the_terminal_on_which_words_steer(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Be it what is asked for, an error, or what is told beside it."""
    for place, name in (("broken", "a\u202e.yaml"), ("lists", "a\u202e.jsonl")):
        (tmp_path / place).mkdir()
        (tmp_path / place / name).write_text("{\n", encoding="utf-8")
    told_of = (folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml").read_text(encoding="utf-8")
    turned = told_of.replace(TOLD, TOLD.replace("i", "\u202e", 1))
    (tmp_path / "turned.yaml").write_text(turned, encoding="utf-8")
    shown, told = Terminal(), Terminal()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["provenance", *words])
    monkeypatch.setattr(sys, "stdout", shown)
    monkeypatch.setattr(sys, "stderr", told)
    with suppress(SystemExit):
        main()
    assert "\ufffd" in shown.text + told.text
    assert "\u202e" not in shown.text + told.text


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
def test_how_far_it_is_stands_on_the_terminal(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Be it known beforehand, as of lines, or not, as of a folder."""
    place, told = tmp_path / "records", Terminal()
    place.mkdir()
    (place / f"a.{form}").write_text('{"id": "a"}\n', encoding="utf-8")
    given = place if form == "yaml" else place / "a.jsonl"
    monkeypatch.setattr(sys, "argv", ["provenance", "dump", str(given), "--into", "a.nq"])
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="0"):
        main()
    assert "1, " in told.text and " a second" in told.text
    assert (tmp_path / "a.nq").is_file()


def test_a_pipe_gets_the_words_as_they_are(records: Path) -> None:
    command = [sys.executable, "-c", CODE, "export", str(records), "--format", "csl-json"]
    assert STEERING in subprocess.run(command, capture_output=True, check=True).stdout.decode()
