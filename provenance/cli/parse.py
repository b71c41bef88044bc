"""``provenance parse``: source notes to facts."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from provenance.cli.explaining import table
from provenance.cli.inputs import INTO_HELP, put
from provenance.cli.note_lines import Line, Read, lines_of, lines_of_file, read_lines
from provenance.notes.account import Telling
from provenance.notes.parsed import ParsedNote
from provenance.notes.resolved import resolved_telling
from provenance.notes.resolving import ResolvedNote
from provenance.notes.tracing import trace
from provenance.resources.whole import whole_file

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
def parse(source: str, *, into: str | None, **flags: bool) -> None:
    """Read source notes: SOURCE is a note, a .jsonl file with {"id", "text"} a line, or - ."""
    form = _Form(**flags)
    if source.endswith(".jsonl"):
        _write(_answers(lines_of_file(source), form), into)
        return
    text = sys.stdin.read() if source == "-" else source
    if source == "-" and text.lstrip().startswith("{"):
        _write(_answers(lines_of(text.splitlines(), "<standard input>"), form), into)
        return
    (read,) = read_lines([Line(None, text.removesuffix("\n"))], resolving=form.resolve)
    put(_answer(read, form), into)


def _write(lines: Iterator[str], into: str | None) -> None:
    if into is None:
        for line in lines:
            click.echo(line)
        return
    with whole_file(Path(into)) as file:
        file.writelines(f"{line}\n".encode() for line in lines)


def _answers(lines: Iterator[Line], form: _Form) -> Iterator[str]:
    for read in read_lines(lines, resolving=form.resolve):
        yield json.dumps({"id": read.line.id} | _plain(read, form), ensure_ascii=False)


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
        answer: dict[str, object] = {"spans": [span.as_row() for span in trace(read.reading)]}
    else:
        answer = _whole(read) if form.as_json else {"facts": read.reading.facts.rows()}
    if read.references is not None:
        answer["references"] = [one.as_row() for one in read.references]
    return answer


def _whole(read: Read) -> dict[str, object]:
    return {
        "facts": read.reading.facts.rows(),
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
