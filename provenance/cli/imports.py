"""``provenance import``: documents of others to records."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from provenance.errors import DataSyntaxError
from provenance.model.account import Recording
from provenance.model.date import ArchivalDate
from provenance.readers.importers import importers


def recording(day: str | None) -> Recording:
    """Return who takes accounts down here, and the day: as given, else SOURCE_DATE_EPOCH's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if day is None and epoch:
        if not epoch.isdecimal():
            raise DataSyntaxError("SOURCE_DATE_EPOCH", 1, f"not a number of seconds: {epoch!r}")
        day = datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return Recording(by="custody-chain", date=ArchivalDate(edtf=day) if day else None)


@click.group(name="import")
def import_() -> None:
    """Read whole documents of others into records."""


_ = (Path, importers)
