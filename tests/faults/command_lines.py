"""Every command that writes, and lines that have it write: a command without a line fails a test.

In a line ``IN`` is the folder of what is read and ``OUT`` that of what is written; the word that
begins with ``OUT`` is the output.
"""

import io
import json
import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final, TextIO
from unittest.mock import patch

import click
from founding_sketch import rec as founding

from provenance.archives import canonical
from provenance.cli import cli, main
from provenance.publish.building.whole_folder import whole_folder
from provenance.reconciliation.proposals import Reconciliation
from provenance.records.save import save, save_all
from provenance.resources.folders import folder

LINES: Final = (
    "archives tidy OUT/vocabulary/nhk.yaml",
    "ask IN/one.yaml Q01 --into OUT/answer.txt",
    "check IN/one.yaml --into OUT/report.txt",
    "cite IN/one.yaml --style cwihp --into OUT/cited.txt",
    "compare IN/one.yaml --into OUT/compared.txt",
    "dump IN/one.yaml --into OUT/few.ttl",
    "dump IN/many.jsonl --profile core --workers 1 --into OUT/many.nq.zst",
    "export IN/one.yaml --format csv --into OUT/few.csv",
    "export IN/many.jsonl --format ris --workers 1 --into OUT/many.ris.gz",
    "frame IN/one.yaml --of custody --into OUT/custody.parquet",
    "frame IN/one.yaml --of custody --into OUT/custody.arrow",
    "import bibtex IN/one.bib --into OUT/bibtex.jsonl",
    "import bibtex IN/one.bib --replace --into OUT/folder/",
    "import bulletin IN/one.md --edition CWIHP --page 3 --into OUT/bulletin.jsonl",
    "import csl-json IN/one.json --into OUT/csl.jsonl",
    "import csv IN/one.csv --map title=Title --into OUT/csv.jsonl",
    "import documents IN/documents.jsonl --into OUT/documents.jsonl",
    "import ead IN/ead.xml --into OUT/ead.jsonl",
    "import frus IN/frus.xml --into OUT/frus.jsonl",
    "import rdf IN/one.nq --into OUT/rdf.jsonl",
    "import ris IN/one.ris --into OUT/ris.jsonl",
    "import wilson IN/wilson.txt --into OUT/wilson.jsonl",
    "import zotero-rdf IN/one.rdf --into OUT/zotero.jsonl",
    "match IN/one.yaml --into OUT/proposals.txt",
    "match IN/one.yaml --decisions OUT/decisions.yaml",
    "parse 'RGANI, f. 5.' --into OUT/note.txt",
    "parse IN/notes.jsonl --facts --workers 1 --into OUT/facts.jsonl",
    "publish IN/one.yaml --no-footnotes --workers 1 --released 2026-11-02 --into OUT/site",
    "reconcile IN/one.yaml --service https://register.example/ --decisions OUT/register.yaml",
    "serve IN/one.yaml --port 0 --into OUT/site",
    "show IN/one.yaml --into OUT/chain.txt",
)

SILENT: Final = frozenset({"archives code", "archives find", "archives same"})
"""Commands that write nothing but what they print."""

INTO: Final = frozenset({"--decisions", "--into"})
"""The options that name what is written."""

EAD: Final = (
    "<ead><archdesc><did><unittitle>A</unittitle><unitid>1</unitid></did>"
    "<custodhist><p>Given by A. Sample in 1962.</p></custodhist></archdesc></ead>"
)
FRUS: Final = (
    '<TEI xml:id="frus2000"><text><body><div type="document" xml:id="d1" n="1"><head>1. Letter'
    '</head><note type="source">Source: Kennedy Library, Box 3.</note></div></body></text></TEI>'
)
BULLETIN: Final = """## Telegram from A. Sample to the Foreign Ministry, 3 November 1962

Words.

[Source: AVP RF; copy obtained by NHK.]
"""
"""Made up, as all inputs here."""


def commands(command: click.Command = cli, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that has none within it, under its name."""
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        within = command.get_command(context, name)
        assert within is not None
        yield from commands(within, f"{path} {name}".strip())


def write_inputs(place: Path) -> None:
    """Write what the lines read."""
    save(founding, place / "one.yaml")
    copies = (founding.model_copy(update={"id": f"r-{n}"}) for n in range(60))
    save_all(copies, place / "many.jsonl")
    note = json.dumps({"id": "a", "text": "RGANI, f. 5, op. 49. Translated by A. Sample."})
    cases = Path(__file__).parents[1] / "cases" / "readers" / "exports"
    texts = {
        "one.bib": "@misc{a, title = {Letter}, date = {1962}, howpublished = {RGANI, f. 5}}\n",
        "one.md": BULLETIN,
        "one.csv": "Title,Source\nLetter,RGANI\n",
        "documents.jsonl": json.dumps({"title": "Diary", "seen_at": "https://example.org"}),
        "ead.xml": EAD,
        "frus.xml": FRUS,
        "one.ris": "TY  - PCOMM\nTI  - Letter\nPY  - 1962///\nER  - \n",
        "notes.jsonl": f"{note}\n" * 400,
        "one.json": '[{"id": "a", "type": "document", "title": "Letter"}]',
        "wilson.txt": (cases / "wilson-page.txt").read_text(encoding="utf-8"),
        "one.rdf": (cases / "zotero.rdf").read_text(encoding="utf-8"),
    }
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8")
    assert ended("dump IN/one.yaml --into IN/one.nq", place, place)[0] == 0


def words_of(line: str) -> list[str]:
    """Return the words of a line as they are given, without the output of ``archives tidy``."""
    words = shlex.split(line)
    return words[:2] if words[:2] == ["archives", "tidy"] else words


def output_of(line: str, into: Path) -> Path:
    """Return the output of a line."""
    (output,) = (word for word in shlex.split(line) if word.startswith("OUT"))
    return into / output.removeprefix("OUT/")


def stand(line: str, into: Path) -> None:
    """Put old outputs where a line writes."""
    output = output_of(line, into)
    if output.name == "site":
        with whole_folder(output) as places:
            (places.fresh / "index.html").write_text("old")
    elif "OUT/folder/" in line:
        output.mkdir()
        (output / "letter-1962.yaml").write_text("old")
    elif line.startswith("archives"):
        output.parent.mkdir()
        entry = (folder("vocab") / "archives" / "nhk.yaml").read_text(encoding="utf-8")
        output.write_text(f"# not of the canonical form\n{entry}", encoding="utf-8")
    elif "--decisions" not in line:
        output.write_text("old")


def files_in(place: Path) -> dict[str, bytes]:
    """Return every file of a folder by its name from there, with what it holds."""
    found = (one for one in place.rglob("*") if one.is_file())
    return {one.relative_to(place).as_posix(): one.read_bytes() for one in found}


def ended(line: str, read: Path, into: Path, shown: TextIO | None = None) -> tuple[int, str]:
    """Run a line as from a shell; return its exit status and what it told on standard error.

    Args:
        line: The line.
        read: Where it reads.
        into: Where it writes.
        shown: Its standard output.
    """
    places = {"IN": str(read), "OUT": str(into)}
    words = ["provenance"]
    for word in words_of(line):
        first, *rest = word.split("/")
        words.append("/".join((places.get(first, first), *rest)))
    told = io.StringIO()
    with ExitStack() as kept:
        kept.enter_context(patch.object(sys, "argv", words))
        kept.enter_context(redirect_stderr(told))
        kept.enter_context(redirect_stdout(shown or io.TextIOWrapper(io.BytesIO())))
        _alone(line, into, kept)
        try:
            main()
        except SystemExit as status:
            return int(status.code or 0), told.getvalue()
    return 0, told.getvalue()


def _alone(line: str, into: Path, kept: ExitStack) -> None:
    """Have a line ask no network, serve nobody, and touch no vocabulary of ours."""
    command = line.split()[0]
    if command == "reconcile":
        found = Reconciliation(service="https://register.example/", name="A register")
        kept.enter_context(patch("provenance.cli.reconcile.ask", lambda *_: found))
    elif command == "serve":
        kept.enter_context(patch("provenance.serve.running.uvicorn"))
        kept.enter_context(patch("provenance.serve.running.signal.signal"))
        kept.enter_context(patch.dict(os.environ))
    elif command == "archives" and "tidy" in line:
        place = into / "vocabulary"
        kept.enter_context(patch.object(canonical, "folder_of_entries", lambda: place))
