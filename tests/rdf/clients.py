"""Quads as sets that can be compared: as they are written, and as others read them."""

import io
import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from provenance.model.record import Record
from provenance.rdf.parsing.reading import Syntax, statements
from provenance.rdf.parsing.statement import Statement
from provenance.rdf.quads import quads
from provenance.rdf.term import spelt

WITHOUT_GRAPHS = ("turtle", "ntriples")

Said = set[Statement]


def said(records: Iterable[Record], syntax: Syntax) -> Said:
    """Return what records say, without graphs where a syntax has none."""
    found = (Statement(*quad) for record in records for quad in quads(record))
    return {one._replace(graph="") for one in found} if syntax in WITHOUT_GRAPHS else set(found)


def read(text: bytes, syntax: Syntax) -> Said:
    """Return what a text says to pyoxigraph."""
    return set(statements(io.BytesIO(text), syntax))


def read_by_rapper(file: Path, syntax: str) -> Said:
    """Return what a file says to rapper."""
    if shutil.which("rapper") is None:
        pytest.skip("needs rapper: apt-get install raptor2-utils")
    done = subprocess.run(
        ["rapper", "-q", "-i", syntax, "-o", "nquads", str(file)],
        capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    return read(done.stdout, "nquads")


def read_by_node(script: str, *arguments: str) -> Said:
    """Return what a file says to a program of .ci/clients."""
    folder = os.environ.get("CUSTODY_NODE")
    if shutil.which("node") is None or not folder:
        pytest.skip("needs: npm ci --prefix .ci/clients && export CUSTODY_NODE=$PWD/.ci/clients")
    done = subprocess.run(
        ["node", str(Path(folder) / script), *arguments], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b""), done.stderr[-2000:]
    return {_statement(json.loads(line)) for line in done.stdout.split(b"\n")[:-1]}


def _statement(terms: Iterable[str | list[str | None]]) -> Statement:
    return Statement(*(one if isinstance(one, str) else spelt(*one) for one in terms))  # type: ignore[arg-type]  # the text is never null
