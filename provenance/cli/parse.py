"""``provenance parse``: source notes to facts."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from provenance.cli.explaining import table
from provenance.cli.inputs import INTO_HELP, put
from provenance.errors import DataSyntaxError
from provenance.notes.parsed import ParsedNote, parse_note
from provenance.notes.tracing import trace
from provenance.resources.whole import whole_file

_WIDTHS = (3, 16, 16)


@click.command(epilog='Example: provenance parse "RGANI, f. 5, op. 49. Obtained by X." --explain')
@click.argument("source")
@click.option("--facts", is_flag=True, help="Write a line of JSON with the facts for each note.")
@click.option("--json", "as_json", is_flag=True, help="Write facts, unread words and the account.")
@click.option(
    "--explain", is_flag=True, help="Show which entry of the data made each span what it is."
)
@click.option("--into", help=INTO_HELP)
def parse(source: str, *, facts: bool, as_json: bool, explain: bool, into: str | None) -> None:
    """Read source notes: SOURCE is a note, a .jsonl file with {"id", "text"} a line, or - ."""
    form = "explain" if explain else "json" if as_json else "facts" if facts else "table"
    if source.endswith(".jsonl"):
        _write(_parsed(_lines_of_file(source), form), into)
        return
    text = sys.stdin.read() if source == "-" else source
    if source == "-" and text.lstrip().startswith("{"):
        _write(_parsed(_numbered(text.splitlines(), "<standard input>"), form), into)
    else:
        put(_answer(parse_note(text.removesuffix("\n")), form, as_json=as_json), into)


def _lines_of_file(path: str) -> Iterator[tuple[str, int, str]]:
    with Path(path).open(encoding="utf-8") as lines:
        yield from _numbered(lines, path)


def _numbered(lines: Iterable[str], path: str) -> Iterator[tuple[str, int, str]]:
    return ((path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _write(lines: Iterator[str], into: str | None) -> None:
    if into is None:
        for line in lines:
            click.echo(line)
        return
    with whole_file(Path(into)) as file:
        file.writelines(f"{line}\n".encode() for line in lines)


def _parsed(lines: Iterator[tuple[str, int, str]], form: str) -> Iterator[str]:
    for path, number, line in lines:
        identifier, text = _id_and_text(path, number, line)
        answer = {"id": identifier} | _plain(parse_note(text), form)
        yield json.dumps(answer, ensure_ascii=False)


def _id_and_text(path: str, number: int, line: str) -> tuple[object, str]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise DataSyntaxError(path, number, f"not JSON: {error}") from error
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise DataSyntaxError(path, number, 'expected {"id": …, "text": "…"}')
    return value.get("id"), value["text"]


def _answer(note: ParsedNote, form: str, *, as_json: bool) -> str:
    if as_json:
        return json.dumps(_plain(note, form), ensure_ascii=False, indent=2)
    if form == "facts":
        return json.dumps(_plain(note, form), ensure_ascii=False)
    return table(trace(note.reading)) if form == "explain" else _table(note)


def _plain(note: ParsedNote, form: str) -> dict[str, object]:
    """Return what is asked of a note as plain data: its spans, everything, or its facts."""
    if form == "explain":
        return {"spans": [span.as_row() for span in trace(note.reading)]}
    if form == "json":
        return _whole(note)
    return {"facts": note.facts().rows()}


def _whole(note: ParsedNote) -> dict[str, object]:
    return {
        "facts": note.facts().rows(),
        "unread": [{"text": u.text, "start": u.start, "end": u.end} for u in note.unread],
        "account": note.account.model_dump(mode="json", exclude_defaults=True),
    }


def _table(note: ParsedNote) -> str:
    rows = [("n", "event", "role", "value")]
    rows += [(str(fact.n), fact.event, fact.role, fact.value) for fact in note.facts()]
    lines = ["  ".join((*map(str.ljust, row[:3], _WIDTHS), row[3])) for row in rows]
    unread = [f"unread: {one.text!r} ({one.start}–{one.end})" for one in note.unread]
    return "\n".join((*lines, *unread))
