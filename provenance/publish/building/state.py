"""What is known of the files of records that were made before, by the last run or a killed one.

It stands in the site as a hidden file: a first line with the digest of what made it, then a line
for each record. While a site is being built, the same lines are added to a journal as records are
done.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from pydantic import BaseModel, ValidationError

from provenance.publish.entries.entry import Entry

STATE: Final = ".custody-chain-state"
"""What a whole site knows of its records' files."""


class Made(BaseModel):
    """The files of a record.

    Attributes:
        id: The record's id.
        digest: The SHA-256 of the record from which they were made.
        size: The bytes of all of them together.
        triples: The number of statements in its N-Quads.
        problems: The number of its problems.
        entry: What lists say of it.
    """

    id: str
    digest: str
    size: int
    triples: int
    problems: int
    entry: Entry


class _Head(BaseModel):
    maker: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of records' files.

    Attributes:
        maker: The digest of what made them; empty where nothing is known.
        made: By id, as JSON.
    """

    maker: str
    made: dict[str, Made]


def read_state(file: Path) -> Known:
    """Return what a file knows; nothing where there is no such file, or its end is torn off."""
    made: dict[str, Made] = {}
    head = ""
    with suppress(OSError, ValidationError), file.open("rb") as lines:
        head = _Head.model_validate_json(next(lines, b"")).maker
        for line in lines:
            one = Made.model_validate_json(line)
            made[one.id] = one
    return Known(head, made)


def maker_of(file: Path) -> str:
    """Return the digest of what made the files of which a file knows; empty where there is none."""
    with suppress(OSError, ValidationError), file.open("rb") as lines:
        return _Head.model_validate_json(next(lines, b"")).maker
    return ""


def state_lines(maker: str, made: Iterable[Made]) -> Iterator[str]:
    """Yield the lines of a state."""
    yield f"{_Head(maker=maker).model_dump_json()}\n"
    for one in made:
        yield f"{one.model_dump_json(exclude_defaults=True)}\n"


def open_journal(file: Path, maker: str) -> IO[str]:
    """Open a journal to add to, after what it holds; one of another maker is begun anew."""
    known = read_state(file)
    if known.maker == maker:
        _write(file, maker, known.made.values())  # without what was torn off at its end
    else:
        _write(file, maker, ())
    return file.open("a", encoding="utf-8", newline="\n")


def _write(file: Path, maker: str, made: Iterable[Made]) -> None:
    """Write a journal whole: the folder that it stands in is at no moment without one."""
    fresh = file.with_name(f"{file.name}.new")
    with fresh.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(state_lines(maker, made))
    fresh.replace(file)
