"""The CSL processor: the pandoc that comes with ``pypandoc_binary``, run apart from everything.

It is started without a shell, in its sandbox, with an empty environment and no data folder of the
user's; it reads standard input and the files named here, and writes standard output.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from provenance.errors import FormatterFailed, MissingExtra, PublishError

Beat = Callable[[float], None]
"""Called with the seconds that have passed, about twice a second, while pandoc works."""

_ALONE: Final = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
_DATED: Final = "SOURCE_DATE_EPOCH"
_NEVER: Final = "315532800"
"""1980-01-01, with which a Word document is dated where the caller gives no date: never today."""

_MEMORY: Final = ("+RTS", "-A8m", "-O512m", "-M4g", "-RTS")
"""Room for what lives briefly, as much as a processor keeps at hand; what lives longer is looked
through once it is half a gigabyte: a fifth less time than with other sizes, and no more memory. A
style that calls itself would take all memory there is; thirty thousand entries need less than this.
"""

_EXHAUSTED: Final = 251
"""The exit status with which it ends where its memory is used up."""

_EVERY: Final = 0.5
_SAID: Final = 500


def run(
    arguments: list[str],
    words: bytes,
    files: Mapping[str, bytes] | None = None,
    beat: Beat | None = None,
) -> bytes:
    """Return what pandoc writes.

    Args:
        arguments: Its arguments; ``{name}`` alone is replaced by the path of a file of that name.
        words: What it reads on standard input.
        files: The files that arguments name, by name.
        beat: Told how long it takes.

    Raises:
        MissingExtra: ``pypandoc_binary`` is not installed.
        FormatterFailed: It ended with an error.
        PublishError: There is no room for temporary files.
    """
    program = _program()
    with tempfile.TemporaryDirectory(prefix="custody-chain-") as name:
        folder = Path(name)
        places = {}
        for key, content in (files or {}).items():
            _write(folder / key, content)
            places[f"{{{key}}}"] = str(folder / key)
        command = [str(program), "--sandbox", f"--data-dir={folder}"]
        command += [*(places.get(one, one) for one in arguments), *_MEMORY]
        return _ran(command, words, folder, beat)


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise PublishError(str(file), error.strerror or str(error)) from error


def _ran(command: list[str], words: bytes, folder: Path, beat: Beat | None) -> bytes:
    dated = {_DATED: os.environ.get(_DATED, _NEVER)}
    with subprocess.Popen(  # noqa: S603 - no shell; program and arguments are ours
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env={**_ALONE, **dated, "HOME": str(folder)},
    ) as process:
        out, said = _answered(process, words, beat)
    if process.returncode == _EXHAUSTED:
        raise FormatterFailed(
            "its memory of 4 GB is used up: by a style whose macros call each other without end, or"
            " by too many references; cite fewer at a time, or by another style"
        )
    if process.returncode:
        problem = said.decode("utf-8", "replace").replace(str(folder), "").strip()
        raise FormatterFailed(problem[:_SAID] or f"pandoc: exit status {process.returncode}")
    return out


def _answered(
    process: subprocess.Popen[bytes], words: bytes, beat: Beat | None
) -> tuple[bytes, bytes]:
    began = time.monotonic()
    given: bytes | None = words
    while True:
        try:
            return process.communicate(given, timeout=_EVERY if beat else None)
        except subprocess.TimeoutExpired:
            given = None
            if beat:
                beat(time.monotonic() - began)
        except BaseException:
            process.kill()
            raise


@cache
def _program() -> Path:
    """The pandoc of the wheel: no other, so that the same records give the same words anywhere."""
    found = find_spec("pypandoc")
    if found is not None and found.origin:
        for name in ("pandoc", "pandoc.exe"):
            program = Path(found.origin).parent / "files" / name
            if program.is_file():
                return program
    raise MissingExtra("A formatted citation", "cite")
