"""Files, folders and standard input as the sources of an import, with progress on a terminal."""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, cast

import click

from provenance.cli.telling import is_wished
from provenance.resources.addresses import file_system, is_remote
from provenance.resources.terminal import inert
from provenance.resources.whole import whole_file
from provenance.resources.within import files_within, is_hidden

_STANDARD_INPUT: Final = "<standard input>"
_PIECE: Final = 1 << 16


class Source(NamedTuple):
    """A file to read, and its name in messages; one of an object store has its address for both."""

    name: str
    path: Path | str

    def open(self, meter: "_Meter | None" = None) -> BinaryIO:
        """Open it; a meter is told how far it is read where it is a file of this machine."""
        if isinstance(self.path, str):
            system, name = file_system(self.path)
            return cast("BinaryIO", system.open(name, "rb"))
        return (
            io.BufferedReader(_Metered(self.path, meter), _PIECE) if meter else self.path.open("rb")
        )

    @property
    def size(self) -> int:
        """How many bytes are metered."""
        return 0 if isinstance(self.path, str) else self.path.stat().st_size


@contextmanager
def sources_of(inputs: Sequence[str], suffixes: Sequence[str]) -> Iterator[tuple[Source, ...]]:
    """Find the files of inputs: files and addresses as they are, folders by suffix.

    Standard input (``-``) and what else is no regular file are kept in temporary files.

    Raises:
        FileNotFoundError: There is no such file, or not one with these suffixes in a folder.
        StrayLink: A link in a folder leads out of it, or nowhere.
    """
    with ExitStack() as kept:
        yield tuple(source for one in inputs for source in _sources_in(one, suffixes, kept))


def _sources_in(one: str, suffixes: Sequence[str], kept: ExitStack) -> Iterator[Source]:
    path = Path(one)
    if one == "-":
        yield Source(_STANDARD_INPUT, _keep(sys.stdin.buffer, kept))
    elif is_remote(one):
        yield from _sources_at(one, suffixes)
    elif path.is_dir():
        yield from _sources_in_folder(path, suffixes)
    elif path.is_file():
        yield Source(one, path)
    elif path.exists():
        with path.open("rb") as pipe:
            yield Source(one, _keep(pipe, kept))
    else:
        raise FileNotFoundError(f"{one}: there is no such file or folder")


def _sources_in_folder(folder: Path, suffixes: Sequence[str]) -> Iterator[Source]:
    def asked(inside: Path) -> bool:
        return inside.suffix in suffixes and not is_hidden(inside)

    shown = files_within(folder, asked)
    if not shown:
        raise FileNotFoundError(f"{folder}: there is no {' or '.join(suffixes)} file in it")
    yield from (Source(str(one), one) for one in shown)


def _sources_at(address: str, suffixes: Sequence[str]) -> Iterator[Source]:
    system, name = file_system(address)
    if system.isfile(name):
        yield Source(address, address)
        return
    found = sorted(one for one in system.find(name) if one.endswith(tuple(suffixes)))
    shown = [one for one in found if not is_hidden(Path(one.removeprefix(name)))]
    if not shown:
        raise FileNotFoundError(f"{address}: there is no {' or '.join(suffixes)} file in it")
    for one in shown:
        whole = str(system.unstrip_protocol(one))
        yield Source(whole, whole)


def _keep(stream: BinaryIO, kept: ExitStack) -> Path:
    """A reader may need a second look, and a pipe gives none."""
    folder = kept.enter_context(tempfile.TemporaryDirectory(prefix="provenance-"))
    path = Path(folder) / "input"
    with whole_file(path) as file:  # which names it where the disk is full
        while piece := stream.read(_PIECE):
            file.write(piece)
    return path


@contextmanager
def progress(
    sources: Sequence[Source], documents: Callable[[], int]
) -> Iterator[Callable[[Source], BinaryIO]]:
    """Give a way to open sources that shows, on a terminal, how much of them was read.

    Args:
        sources: The sources.
        documents: Tells how many documents came of them so far.
    """
    if not sys.stderr.isatty() or not is_wished():
        yield lambda source: source.open()
        return
    start = time.monotonic()

    def shown(_: object) -> str:
        rate = documents() / max(time.monotonic() - start, 0.001)
        return f"{documents():,}, {rate:,.0f} a second"

    total = sum(source.size for source in sources)
    with click.progressbar(
        length=total, label="reading", file=sys.stderr, item_show_func=shown
    ) as bar:
        meters = {source: _Meter(bar.update) for source in sources}
        yield lambda source: source.open(meters[source])


def tell(line: str) -> None:
    """Print a line on standard error; a progress bar that stands there makes way."""
    line = inert(line)
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
