"""On a terminal words of others do not steer it; in a file and a pipe they stay as they are."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="needs a system that has terminals")

STEERING = "RGANI, f. 5, \u202eop. 49"
CODE = "from provenance.cli import main; main()"


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


def test_a_pipe_gets_the_words_as_they_are(records: Path) -> None:
    command = [sys.executable, "-c", CODE, "export", str(records), "--format", "csl-json"]
    assert STEERING in subprocess.run(command, capture_output=True, check=True).stdout.decode()
