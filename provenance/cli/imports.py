"""``provenance import``: documents of others to records."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from provenance.cli.inputs import INTO_HELP
from provenance.dates import require_edtf
from provenance.errors import DataSyntaxError
from provenance.model.account import Recording
from provenance.model.date import ArchivalDate
from provenance.readers.importers import Import, Importer, importers
from provenance.records.save import save_all, to_json

_RECORDED_HELP = "The day of recording (EDTF); else that of SOURCE_DATE_EPOCH; never the clock's."


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


def _run(importer: Importer, options: dict[str, str | None]) -> None:
    file, into = Path(str(options.pop("file"))), options.pop("into")
    recorded = recording(options.pop("recorded"))
    given = {name.replace("_", "-"): value for name, value in options.items() if value is not None}
    imported = importer.read(Import(file.name, file.read_bytes(), recorded, given))
    for remark in imported.remarks:
        click.echo(remark, err=True)
    if into is None:
        for record in imported.records:
            click.echo(to_json(record))
    else:
        save_all(imported.records, into)


def _command(importer: Importer) -> click.Command:
    own = [
        click.Option([f"--{option.name}"], help=option.help, required=option.required)
        for option in importer.options
    ]
    shared = [
        click.Option(["--recorded"], help=_RECORDED_HELP),
        click.Option(["--into"], help=INTO_HELP),
    ]

    def run(**options: str | None) -> None:
        _run(importer, options)

    return click.Command(
        importer.name,
        callback=run,
        params=[click.Argument(["file"], type=click.Path(exists=True)), *own, *shared],
        help=importer.summary,
        epilog=f"Example: {importer.example}",
    )


for _importer in importers().values():
    import_.add_command(_command(_importer))
