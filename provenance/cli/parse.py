"""``provenance parse``: source notes to facts."""

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import click

from provenance.cli.explaining import table
from provenance.cli.inputs import INTO_HELP, put
from provenance.cli.running import progress, workers_option
from provenance.notes.account import Telling
from provenance.notes.lines import (
    Line,
    Notes,
    Read,
    answer,
    facts_of,
    read_lines,
    stretches,
)
from provenance.notes.parsed import ParsedNote
from provenance.notes.resolved import resolved_telling
from provenance.notes.resolving import ResolvedNote
from provenance.notes.tracing import trace
from provenance.resources.frame import BARE, Frame, Piece
from provenance.resources.opening import bare, lines_of, opened
from provenance.shards.joining import Waiting
from provenance.shards.running import processors
from provenance.shards.writing import write_shards

_STDIN = "<standard input>"
_WIDTHS = (3, 16, 16)


class _Form(NamedTuple):
    """What is asked of each note."""

    facts: bool
    as_json: bool
    explain: bool
    resolve: bool


@click.command(epilog='Example: provenance parse "RGANI, f. 5, op. 49. Obtained by X." --explain')
@click.argument("source")
@click.option("--facts", is_flag=True, help="Write a line of JSON with the facts for each note.")
@click.option("--json", "as_json", is_flag=True, help="Write facts, unread words and the account.")
@click.option(
    "--explain", is_flag=True, help="Show which entry of the data made each span what it is."
)
@click.option(
    "--resolve",
    is_flag=True,
    help='Say what "Ibid." and its kin mean over the notes of a file, with the reason. A line may '
    'have its "number"; a new "sequence" (a volume, an article) begins anew.',
)
@click.option("--into", help=INTO_HELP)
@workers_option
def parse(source: str, *, into: str | None, workers: int | None, **flags: bool) -> None:
    """Read source notes: SOURCE is a note, a .jsonl file with {"id", "text"} a line, or - .

    The file may be packed (.gz, .zst), or stand in an object store. A run over a file that was
    stopped is gone on with: the same command takes up what it wrote.
    """
    form = _Form(**flags)
    run = _Run(form, into, workers or processors())
    if bare(source).endswith(".jsonl"):
        with opened(source) as stream:
            run.write(lines_of(stream, source), source)
    elif source != "-":
        put(_answer_to(source, form), into)
    elif (head := _head(lines := lines_of(sys.stdin.buffer, _STDIN))) and head[
        -1
    ].lstrip().startswith(b"{"):
        run.write(chain(head, lines), _STDIN)
    else:
        put(_answer_to(_text(chain(head, lines)).removesuffix("\n"), form), into)


def _head(lines: Iterable[bytes]) -> list[bytes]:
    """Take lines up to the first that is not blank."""
    head = list[bytes]()
    for line in lines:
        head.append(line)
        if line.strip():
            break
    return head


def _text(lines: Iterable[bytes]) -> str:
    """Return lines of standard input as it would have been read as text."""
    raw = io.BytesIO(b"".join(lines))
    return io.TextIOWrapper(raw, sys.stdin.encoding, sys.stdin.errors).read()


@dataclass(frozen=True, slots=True)
class _Run:
    """A run over many notes."""

    form: _Form
    into: str | None
    workers: int

    def write(self, lines: Iterable[bytes], path: str) -> None:
        """Write a line for each note of lines of JSON."""
        waiting = stretches(lines, path, resolving=self.form.resolve)
        with progress((path,), "notes") as told:
            several: Iterator[list[Waiting[Notes]]] = ([stretch] for stretch in waiting)
            answers = _Answers(self.form)
            write_shards(several, answers, self.into, workers=self.workers, told=told)


@dataclass(frozen=True, slots=True)
class _Answers:
    """How notes become a file with a line for each."""

    form: _Form

    @property
    def frame(self) -> Frame:
        """What stands around and between the lines: nothing."""
        return BARE

    def piece(self, notes: Notes) -> Piece:
        """Return the lines of some notes."""
        read = read_lines(notes.lines, resolving=self.form.resolve)
        return Piece("".join(f"{answer(one.line, _plain(one, self.form))}\n" for one in read))

    def piece_with_free_key(self, notes: Notes, _is_free: Callable[[str], bool]) -> Piece:
        """Return the lines of some notes, which need no key."""
        return self.piece(notes)

    def ending(self, shared: Iterable[str]) -> Iterator[str]:
        """Yield nothing: no line says what another does."""
        yield from shared


def _answer_to(text: str, form: _Form) -> str:
    (read,) = read_lines([Line(None, text)], resolving=form.resolve)
    return _answer(read, form)


def _answer(read: Read, form: _Form) -> str:
    if form.as_json:
        return json.dumps(_plain(read, form), ensure_ascii=False, indent=2)
    if form.facts:
        return json.dumps(_plain(read, form), ensure_ascii=False)
    shown = table(trace(read.reading)) if form.explain else _table(ParsedNote(read.reading))
    return "\n".join((shown, *_references(read)))


def _plain(read: Read, form: _Form) -> dict[str, object]:
    """Return what is asked of a note as plain data: its spans, everything, or its facts."""
    if form.explain:
        told: dict[str, object] = {"spans": [span.as_row() for span in trace(read.reading)]}
    else:
        told = _whole(read) if form.as_json else facts_of(read.reading)
    if read.references is not None:
        told["references"] = [one.as_row() for one in read.references]
    return told


def _whole(read: Read) -> dict[str, object]:
    return {
        **facts_of(read.reading),
        "unread": [
            {"text": one.text, "start": one.start, "end": one.end} for one in read.reading.unread
        ],
        "account": _telling(read).account.model_dump(mode="json", exclude_defaults=True),
    }


def _telling(read: Read) -> Telling:
    if read.references is None:
        return ParsedNote(read.reading).telling
    return resolved_telling(ResolvedNote("1", read.reading, read.references))


def _references(read: Read) -> Iterator[str]:
    for one in read.references or ():
        path = ", ".join(f"{part.role} {part.value}" for part in one.path)
        yield f"{one.text!r} ({one.start}–{one.end}): {path or 'open'}; {one.reason}"


def _table(note: ParsedNote) -> str:
    rows = [("n", "event", "role", "value")]
    rows += [(str(fact.n), fact.event, fact.role, fact.value) for fact in note.facts()]
    lines = ["  ".join((*map(str.ljust, row[:3], _WIDTHS), row[3])) for row in rows]
    unread = [f"unread: {one.text!r} ({one.start}–{one.end})" for one in note.unread]
    return "\n".join((*lines, *unread))
