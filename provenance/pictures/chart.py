"""What a drawing of a chain shows: lanes, rows on them, and the lines in which they are told.

A lane is a thing that lasts (an original, a copy, a translation); a row is something that happened
on it; rows stand in order from top to bottom. Every picture (text tree, Mermaid, SVG) is a function
of one `Chart`.
"""

from dataclasses import dataclass
from typing import Literal

Mood = Literal["stated", "inferred", "superseded", "unnamed", "unstated", "refuted"]
"""How a line is known: said by a source; concluded; concluded and since replaced by what another
source says; of someone whom no source names; of something on which the sources are silent;
refuted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a row: its label (``giver``), its words, and how it is known."""

    label: str
    words: str
    mood: Mood = "stated"


@dataclass(frozen=True, slots=True)
class Lane:
    """A thing that lasts: its id, its label, and who keeps it at the end, if known."""

    id: str
    label: str
    keepers: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Something that happened.

    Attributes:
        number: Its number in the chain, from 1.
        kind: Notation of its kind (``vocab/lists/event-kinds.yaml``).
        title: Its title in words.
        lane: Id of the lane on which it stands.
        source: Id of the lane from which that lane branches off here; None on a lane that runs on.
        inferred: Whether it is inferred that it happened.
        supposed: Whether it is inferred that its lane came from ``source``.
        dates: Every date that a source gives it, as printed.
        lines: Who took part, where.
        accounts: Ids of the accounts that tell of it.
        gap: What is not known just before it; None where nothing is missing.
    """

    number: int
    kind: str
    title: str
    lane: str
    source: str | None = None
    inferred: bool = False
    dates: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    accounts: tuple[str, ...] = ()
    gap: str | None = None
    supposed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing's whole contents: title, lanes from left to right, rows from top to bottom.

    Attributes:
        title: What it is a picture of.
        lanes: The things that last.
        rows: What happened.
        remarks: What stands below it: conflicts between the accounts, each a sentence.
    """

    title: str
    lanes: tuple[Lane, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
