"""Files, folders and standard input as the sources of an import, with progress on a terminal."""

import io
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

import click

_STANDARD_INPUT: Final = "<standard input>"
_PIECE: Final = 1 << 16


class Source(NamedTuple):
    """A file to read, and its name in messages."""

    name: str
    path: Path


@contextmanager
def sources_of(inputs: Sequence[str], suffixes: Sequence[str]) -> Iterator[tuple[Source, ...]]:
    """Find the files of inputs: files as they are, folders by suffix, ``-`` in a temporary file.

    Raises:
        FileNotFoundError: There is no such file, or not one with these suffixes in a folder.
    """
    with ExitStack() as kept:
        yield tuple(source for one in inputs for source in _sources_in(one, suffixes, kept))


def _sources_in(one: str, suffixes: Sequence[str], kept: ExitStack) -> Iterator[Source]:
    path = Path(one)
    if one == "-":
        yield Source(_STANDARD_INPUT, _keep_standard_input(kept))
    elif path.is_dir():
        yield from _sources_in_folder(path, suffixes)
    elif path.exists():
        yield Source(one, path)
    else:
        raise FileNotFoundError(f"{one}: there is no such file or folder")


def _sources_in_folder(folder: Path, suffixes: Sequence[str]) -> Iterator[Source]:
    found = sorted(one for one in folder.rglob("*") if one.suffix in suffixes and one.is_file())
    shown = [one for one in found if not _is_hidden(one.relative_to(folder))]
    if not shown:
        raise FileNotFoundError(f"{folder}: there is no {' or '.join(suffixes)} file in it")
    yield from (Source(str(one), one) for one in shown)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _keep_standard_input(kept: ExitStack) -> Path:
    """A reader may need a second look, and a pipe gives none."""
    folder = kept.enter_context(tempfile.TemporaryDirectory(prefix="provenance-"))
    path = Path(folder) / "input"
    with path.open("wb") as file:
        while piece := sys.stdin.buffer.read(_PIECE):
            file.write(piece)
    return path


@contextmanager
def progress(sources: Sequence[Source]) -> Iterator[Callable[[Source], BinaryIO]]:
    """Give a way to open sources that shows, on a terminal, how much of them was read."""
    if not sys.stderr.isatty():
        yield lambda source: source.path.open("rb")
        return
    total = sum(source.path.stat().st_size for source in sources)
    with click.progressbar(length=total, label="reading", file=sys.stderr) as bar:
        meters = {source: _Meter(bar.update) for source in sources}
        yield lambda source: io.BufferedReader(_Metered(source.path, meters[source]), _PIECE)


def tell(line: str) -> None:
    """Print a line on standard error; a progress bar that stands there makes way."""
    click.echo(f"\r\x1b[K{line}" if sys.stderr.isatty() else line, err=True)


class _Meter:
    """Counts what was read of a source; what is read again counts once."""

    def __init__(self, update: Callable[[int], None]) -> None:
        self._update = update
        self._furthest = 0

    def reached(self, position: int) -> None:
        """Note that the source was read so far."""
        if position > self._furthest:
            self._update(position - self._furthest)
            self._furthest = position


class _Metered(io.FileIO):
    """A file that tells a meter how far it was read."""

    def __init__(self, path: Path, meter: _Meter) -> None:
        super().__init__(path, "rb")
        self._meter = meter

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override]  # a buffer, as the base class takes it
        """Read into a buffer, and count."""
        count = super().readinto(buffer) or 0
        self._meter.reached(self.tell())
        return count

    def readall(self) -> bytes:
        """Read all that is left, and count."""
        content = super().readall()
        self._meter.reached(self.tell())
        return content or b""
