"""The words of a drawn chain: lines of pieces, each with its place and its style."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from provenance.pictures.chart import Line
from provenance.pictures.entry import Entry
from provenance.pictures.words import TAGS, ems, plain, titled, wrap

_SIZES: Final = {"lane": 12.5, "act": 17.0, "when": 13.0, "role": 12.5, "who": 15.0, "gap": 14.0}
_LEADING: Final = {"lane": 19.0, "act": 22.0, "when": 20.0, "who": 20.5, "gap": 19.0}
_BOLD: Final = 1.1
_TITLE: Final = 21.0 * _BOLD


class Piece(NamedTuple):
    """Words in one style; ``x`` places them, else they follow what stands before."""

    words: str
    style: str
    x: float | None = None


class Text(NamedTuple):
    """A line of pieces on a baseline; ``pills`` are the accounts in its margin."""

    y: float
    pieces: tuple[Piece, ...]
    pills: tuple[str, ...] = ()


class Letters(NamedTuple):
    """The lines of an entry, the height of its node, and where the next entry may begin."""

    texts: tuple[Text, ...]
    node: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Column:
    """The room for words: from ``left`` to ``right``; ``labels`` is the room for role labels.

    Where ``labels`` is 0 a label and its words follow each other on one line.
    """

    left: float
    right: float
    labels: float

    def room(self, style: str, taken: float = 0) -> float:
        """Return the ems of a style that fit, where some of the room is taken."""
        return max((self.right - self.left - taken) / _SIZES[style], 4)


def heading(title: str, column: Column) -> tuple[Text, ...]:
    """Return the lines of a title at the head of a sheet."""
    room = (column.right - column.left) / _TITLE
    lines = wrap(plain(title), (room, room))
    return tuple(
        Text(34 + 27 * number, (Piece(line, "title", column.left),))
        for number, line in enumerate(lines)
    )


def remarks(sentences: Iterable[str], column: Column, top: float) -> tuple[Text, ...]:
    """Return the lines of the remarks below a drawing."""
    pen = _Pen(column, top)
    for sentence in sentences:
        pen.down(6)
        first, *others = wrap(plain(sentence), (column.room("gap", 18), column.room("gap", 18)))
        pen.write("gap", Piece("≠", "clash", column.left), Piece(first, "said", column.left + 18))
        for other in others:
            pen.write("gap", Piece(other, "said", column.left + 18))
    return tuple(pen.texts)


def lettering(entry: Entry, column: Column, top: float, *, named: bool) -> Letters:
    """Return the lines of an entry.

    Args:
        entry: What is told.
        column: The room for words.
        top: Where the entry begins.
        named: Whether the lane is named above it.
    """
    pen = _Pen(column, top + 14)
    start = pen.y
    if named or entry.kind == "ending":
        _lane(pen, entry)
    node = start + 13 if entry.kind in ("opening", "gap") else pen.next_node(entry)
    if entry.kind == "gap":
        _gap(pen, entry)
    elif entry.kind == "row":
        _act(pen, entry)
    for label, lines in _grouped(entry.lines):
        for number, line in enumerate(lines):
            _party(pen, "" if number and column.labels else label, line)
    return Letters(tuple(pen.texts), round(node, 1), round(pen.y + 4, 1))


class _Pen:
    """Writes lines downwards; ``y`` is where the next line's room begins."""

    def __init__(self, column: Column, y: float) -> None:
        self.column, self.y = column, y
        self.texts: list[Text] = []

    def down(self, by: float) -> None:
        self.y += by

    def write(self, style: str, *pieces: Piece, pills: tuple[str, ...] = ()) -> None:
        self.y = round(self.y + _LEADING[style], 1)
        self.texts.append(Text(self.y, pieces, pills))

    def next_node(self, entry: Entry) -> float:
        """The middle of the letters of the line to be written next."""
        style = "who" if entry.kind == "ending" else "act"
        return self.y + _LEADING[style] - _SIZES[style] * 0.33


def _lane(pen: _Pen, entry: Entry) -> None:
    room = pen.column.room("lane") / _BOLD
    for line in wrap(titled(plain(entry.lane.label)), (room, room)):
        pen.write("lane", Piece(line, f"lane-{entry.kind}", pen.column.left))


def _gap(pen: _Pen, entry: Entry) -> None:
    reason = plain(entry.row.gap or "") if entry.row else ""
    room = pen.column.room("gap")
    for line in wrap(titled(reason), (room, room)):
        pen.write("gap", Piece(line, "gap", pen.column.left))
    pen.down(4)


def _act(pen: _Pen, entry: Entry) -> None:
    row = entry.row
    if row is None:
        return
    left, title = pen.column.left, titled(plain(row.title))
    pills, tag = tuple(map(plain, row.accounts)), (Piece("(inferred)", "tag"),) * row.inferred
    beside = sum(pill_width(pill) + 4 for pill in pills) + (72 if tag else 0) + 8
    if ems(title) * _BOLD <= pen.column.room("act", beside):
        pen.write("act", Piece(title, "act", left), *tag, pills=pills)
    else:
        room = pen.column.room("act") / _BOLD
        for line in wrap(title, (room, room)):
            pen.write("act", Piece(line, "act", left))
        pen.write("when", *(one._replace(x=left) for one in tag), pills=pills)
    for date in row.dates:
        for line in wrap(plain(date), (pen.column.room("when"),) * 2):
            pen.write("when", Piece(line, "when", left))


def _grouped(lines: tuple[Line, ...]) -> Iterator[tuple[str, list[Line]]]:
    for label in dict.fromkeys(line.label for line in lines):
        yield plain(label), [line for line in lines if line.label == label]


def _party(pen: _Pen, label: str, line: Line) -> None:
    """Write a line; its words stand in a column of their own, or follow the label."""
    left, labels = pen.column.left, pen.column.labels
    inline = ems(label) * _SIZES["role"] + 8 if label and not labels else 0
    hanging = labels or 14
    rooms = (pen.column.room("who", labels or inline), pen.column.room("who", hanging))
    first, *others = wrap(f"{plain(line.words)}{_tag(line)}", rooms)
    told = _tagged(first, line, None if inline else left + labels)
    pen.write("who", *([Piece(label, "role", left)] if label else []), *told)
    for other in others:
        pen.write("who", *_tagged(other, line, left + hanging))


def _tag(line: Line) -> str:
    return f" ({TAGS[line.mood]})" if line.mood in TAGS else ""


def _tagged(words: str, line: Line, x: float | None) -> Iterator[Piece]:
    """Yield the words of a line, with how it is known in a style of its own."""
    tag = _tag(line).strip()
    name = words.removesuffix(tag).rstrip() if tag else words
    if name:
        yield Piece(name, line.mood, x)
    if name != words:
        yield Piece(tag, "tag", None if name else x)


def pill_width(words: str) -> float:
    """Return the width of an account's id in the margin."""
    return round(max(17.0, ems(words) * 11 + 9), 1)
