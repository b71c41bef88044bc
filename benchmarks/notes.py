"""Notes read, beside eyecite on the same kind of text.

The notes are those that the entries of archives quote (``vocab/archives``), or those of a file with
an object of JSON a line that has a ``text`` (``--notes``). A rate is that of the first reading: no
note was read before, save a few that warm up.
"""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from benchmarks.harness import OURS, Case, Goal, Way
from provenance.notes.parse import read_note

_ARCHIVES = Path(__file__).parents[1] / "vocab" / "archives"

NOTES = "CUSTODY_BENCHMARK_NOTES"
"""The variable that names a file of notes to the processes that measure."""


def _read(_: Path, size: int) -> list[str]:
    """Return every n-th note, so that all parts of a corpus are there."""
    given = os.environ.get(NOTES)
    texts = list(_texts_of(Path(given)) if given else _quoted())
    return texts[:: max(1, len(texts) // size)][:size]


def _texts_of(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def _quoted() -> Iterator[str]:
    for file in sorted(_ARCHIVES.glob("*.yaml")):
        value = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        yield from (said["text"] for said in value.get("citations", ()))


def _characters(texts: Sequence[str]) -> int:
    return sum(map(len, texts))


def _ours(texts: Sequence[str]) -> None:
    for one in texts:
        read_note(one)


def _eyecite(texts: Sequence[str]) -> None:
    from eyecite import get_citations  # the peer: needed in its process alone

    get_citations("\n".join(texts))


_WHY = (
    "eyecite finds citations by their reporters' names and passes over the rest; here every word "
    "of a note becomes part of a fact or is told as unread. In cProfile of 600 notes (2.06 s) "
    "the time was spread over 522 functions: 200 matches of patterns a note took 0.12 s, searches "
    "0.08 s, and no function of ours more than 0.03 s by itself. In Python it would take another "
    "grammar, and not a better loop, to be five times as fast."
)

CASES = (
    Case(
        "notes read",
        _read,
        {OURS: Way(_ours), "eyecite": Way(_eyecite, "eyecite", at_most=300)},
        size=3000,
        quick=20,
        unit="characters",
        amount=_characters,
        goals=(Goal("eyecite", 20, _WHY), Goal("", 5000, _WHY)),
    ),
)
