"""``provenance import``: documents of others to records."""

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from provenance.cli.inputs import put
from provenance.cli.running import WORKERS_HELP
from provenance.cli.sources import progress, sources_of, tell
from provenance.cli.telling import LineAMinute, is_wished, progress_option
from provenance.dates import require_edtf
from provenance.errors import DataSyntaxError
from provenance.model.account import Recording
from provenance.model.date import ArchivalDate
from provenance.model.record import Record
from provenance.readers.going_on import Import, NothingRead
from provenance.readers.identifiers import Names
from provenance.readers.importers import importers
from provenance.readers.importing import (
    Found,
    Importer,
    Input,
    Passed,
    Refusal,
    Taken,
    Tally,
    read_inputs,
)
from provenance.records.save import save, to_yaml
from provenance.resources.addresses import is_remote
from provenance.resources.terminal import inert
from provenance.shards.running import processors
from provenance.shards.writing import Progress, Told

_RECORDED_HELP = "The day of recording (EDTF); else that of SOURCE_DATE_EPOCH; never the clock's."
_INTO_HELP = (
    "Write to this file or address (JSON Lines; packed where it ends in .gz or .zst), whole or not "
    "at all, or to this folder (a YAML file for each record) instead of standard output."
)
_INPUTS_HELP = "An input is a file, a folder, an address, or - for standard input."
_EPILOG = "Exit status: 0 all was read, 1 something was refused, 2 there was nothing to read."
_REPLACE_HELP = "Write over files of records that are in the folder and say something else."
_SHARED = ("recorded", "into", "as-json", "replace", "workers")


@click.group(name="import")
def import_() -> None:
    """Read whole documents of others into records (JSON Lines)."""


def recording(day: str | None) -> Recording:
    """Return who takes accounts down here, and the day: as given, else SOURCE_DATE_EPOCH's.

    Raises:
        DataSyntaxError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if day is None and epoch:
        if not epoch.isdecimal():
            raise DataSyntaxError("SOURCE_DATE_EPOCH", 1, f"not a number of seconds: {epoch!r}")
        day = datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    date = ArchivalDate(edtf=require_edtf(day)) if day else None
    return Recording(by="custody-chain", date=date)


@dataclass
class _Run:
    """One run of an importer: what comes is counted, and told where nobody waits for JSON."""

    tally: Tally
    into: str | None
    as_json: bool
    replace: bool = False
    told: Told = lambda _: None

    def records(self, items: Iterator[Found]) -> Iterator[Record]:
        """Yield the records; count everything.

        Raises:
            NothingRead: There was none, so that nothing is written.
        """
        for found in items:
            self.tally.count(found)
            self.told(Progress(self.tally.documents, 0))
            if isinstance(found, Taken):
                yield found.record
            elif isinstance(found, Refusal) or found.words:
                self.tell(found)
        if not self.tally.documents:
            raise NothingRead

    def tell(self, found: Refusal | Passed) -> None:
        if not self.as_json:
            tell(str(found))

    @property
    def is_into_folder(self) -> bool:
        """Whether each record is to have a file of its own."""
        if self.into in (None, "-") or is_remote(self.into):
            return False
        return self.into.endswith(("/", os.sep)) or Path(self.into).is_dir()

    def save(self, records: Iterator[Record]) -> None:
        """Write a file for each record; one that is there and says something else is left."""
        folder = Path(self.into or "")
        for record in records:
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{record.id}.yaml"
            if self.replace or not file.exists() or _is(file, record):
                save(record, file)
            else:
                self._refuse(file)

    def _refuse(self, file: Path) -> None:
        """Refuse to write over a file: it may be somebody's work."""
        problem = "is there and says something else; it was left as it is"
        refusal = Refusal(str(file), 1, problem, "give another folder, or --replace")
        self.tally.count(refusal)
        self.tell(refusal)

    def sum_up(self) -> None:
        """Say what was read: as JSON where records do not stand in its way."""
        if not self.as_json:
            nothing = "" if self.tally.documents else "; nothing was written"
            tell(f"{self.tally}{nothing}")
            return
        answer = {
            "documents": self.tally.documents,
            "notes": self.tally.notes,
            "passed": dict(sorted(self.tally.passed.items())),
            "shown": [one._asdict() for one in self.tally.shown],
            "refused": [one._asdict() for one in self.tally.refused],
        }
        text = json.dumps(answer, ensure_ascii=False)
        if self.into in (None, "-"):
            click.echo(inert(text) if sys.stderr.isatty() else text, err=True)
        else:
            put(text, None)

    def told_of_shards(self, _: Progress) -> None:
        """Be told that a shard is written."""
        self.told(Progress(self.tally.documents, 0))

    @property
    def status(self) -> int:
        """The exit status."""
        if not self.tally.documents:
            return 2
        return 1 if self.tally.refusals else 0


def _is(file: Path, record: Record) -> bool:
    """Tell whether a file holds just this record."""
    return file.read_bytes() == to_yaml(record).encode("utf-8")


def _run(importer: Importer, inputs: Sequence[str], given: Mapping[str, str]) -> int:
    settings = {name: value for name, value in given.items() if name not in _SHARED}
    recorded, names = recording(given.get("recorded")), Names()
    as_json, replace = "as-json" in given, "replace" in given
    tally = Tally(keeps=as_json)
    run = _Run(tally, given.get("into"), as_json=as_json, replace=replace, told=_told())
    workers = int(given.get("workers") or processors())
    with (
        sources_of(inputs, importer.suffixes) as sources,
        progress(sources, lambda: tally.documents) as opened,
    ):
        each = (Input(one.name, partial(opened, one), recorded, settings, names) for one in sources)
        with suppress(NothingRead):
            if run.is_into_folder:
                run.save(run.records(read_inputs(importer, each, workers)))
            else:
                what = f"{sorted(settings.items())} {recorded!r}"
                one = Import(importer, what, names, tally, run.tell)
                one.write(each, run.into, workers, run.told_of_shards)
    run.sum_up()
    return run.status


def _told() -> Told:
    """Return what is told how far it came where no bar on a terminal shows it."""
    if sys.stderr.isatty() or not is_wished():
        return lambda _: None
    return LineAMinute("documents")


def _line(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _command(importer: Importer) -> click.Command:
    own = [
        click.Option(
            [f"--{option.name}"],
            help=option.help,
            required=option.required,
            multiple=option.multiple,
        )
        for option in importer.options
    ]
    shared = [
        click.Option(["--recorded"], help=_RECORDED_HELP),
        click.Option(["--into"], help=_INTO_HELP),
        click.Option(["--replace"], is_flag=True, help=_REPLACE_HELP),
        click.Option(["--json", "as_json"], is_flag=True, help="Sum up as JSON, for programs."),
        click.Option(["--workers"], type=click.IntRange(min=1), help=WORKERS_HELP),
    ]

    def run(inputs: tuple[str, ...], **options: str | bool | int | tuple[str, ...] | None) -> None:
        given = {name.replace("_", "-"): _line(value) for name, value in options.items() if value}
        raise SystemExit(_run(importer, inputs, given))

    command = click.Command(
        importer.name,
        callback=run,
        params=[click.Argument(["inputs"], nargs=-1, required=True), *own, *shared],
        help=f"{importer.summary} {_INPUTS_HELP}",
        epilog=f"Example: {importer.example}. {_EPILOG}",
    )
    return progress_option(command)


for _importer in importers().values():
    import_.add_command(_command(_importer))
