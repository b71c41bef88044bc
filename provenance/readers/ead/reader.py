"""A finding aid, in EAD 2002 or EAD3, to records: each unit of whose custody it says something.

The whole of a finding aid is a unit, and so is each component in it. What identifies a unit
describes it; each statement of its custody is an account of it. Only the units that are open, from
the whole down to the component that is being read, are in memory.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import ValidationError

from provenance.errors import DataSyntaxError
from provenance.notes.naming import slug
from provenance.readers.ead.aid import Aid, Unit
from provenance.readers.ead.describing import Place, record_of
from provenance.readers.ead.stating import Stated, is_of_custody, statements_in
from provenance.readers.importing import Found, Input, Passed, Taken
from provenance.readers.markup import Begun, Element, Ended, Piece, pieces
from provenance.readers.vocabulary import words

_COMPONENT: Final = re.compile(r"archdesc|c(?:0[1-9]|1[0-2])?")
_PARTS: Final = frozenset(("did", "eadheader", "control"))
_MOST: Final = 500


def read_ead(file: Input) -> Iterator[Found]:
    """Read a finding aid, or a single element of one.

    Args:
        file: The file.

    Raises:
        DataSyntaxError: Its XML is broken; what was stated before the fault has been yielded.
    """
    desk = _Desk(file)
    with file.open() as stream:
        try:
            for piece in pieces(stream, file.name, _is_wanted):
                yield from desk.take(piece)
        except DataSyntaxError:
            yield from desk.give_up()
            raise
    yield from desk.close()


def _is_wanted(name: str, attributes: Mapping[str, str]) -> bool:  # noqa: ARG001 - as readers are asked
    return name in _PARTS or _is_statement(name)


def _is_statement(name: str) -> bool:
    return name in words("ead", "statements") or name in words("ead", "asides")


class _Desk:
    """A finding aid as far as it has been read."""

    def __init__(self, file: Input) -> None:
        self._file = file
        self._aid = Aid(file.file_name.partition(".")[0])
        self._open: list[Unit] = []
        self._stated = 0

    def take(self, piece: Piece) -> Iterator[Found]:
        """Take a piece of the finding aid and yield what it completes."""
        if isinstance(piece, Begun):
            self._begin(piece)
        elif isinstance(piece, Ended):
            if _COMPONENT.fullmatch(piece.name) and self._open:
                yield from self._close_unit()
        elif piece.name in _PARTS:
            self._take_part(piece)
        else:
            yield from self._take_statement(piece)

    def give_up(self) -> Iterator[Found]:
        """Yield what is stated of the units that are still open where the XML breaks off."""
        while self._open:
            yield from self._close_unit()

    def close(self) -> Iterator[Found]:
        """Yield what is wrong with the finding aid as a whole."""
        if not self._stated:
            expected = ", ".join(f"<{name}>" for name in words("ead", "statements"))
            found = "nothing in it states custody"
            yield self._file.refuse(1, found, f"expected one of {expected}")

    def _begin(self, element: Begun) -> None:
        if not _COMPONENT.fullmatch(element.name):
            return
        if self._open:
            self._open[-1].children += 1
        number = self._open[-1].children if self._open else 1
        self._open.append(Unit(element, number))

    def _take_part(self, element: Element) -> None:
        if element.name != "did":
            self._aid.take_header(element)
        elif self._open:
            unit = self._open[-1]
            unit.did = element
            if len(self._open) == 1:
                self._aid.repository = unit.repository

    def _take_statement(self, element: Element) -> Iterator[Found]:
        self._stated += 1
        if not self._open:
            yield from self._record(Unit(Begun("", {}, element.line), 1, None, [element]))
        elif len(self._open[-1].statements) < _MOST:
            self._open[-1].statements.append(element)
        else:
            found = f"more than {_MOST} statements of one unit"
            yield self._file.refuse(element.line, found, "see whether they belong to its parts")

    def _close_unit(self) -> Iterator[Found]:
        unit = self._open[-1]
        if unit.statements:
            yield from self._record(unit)
        self._open.pop()

    def _record(self, unit: Unit) -> Iterator[Found]:
        taken: list[Stated] = []
        for stated in (each for one in unit.statements for each in statements_in(one)):
            if not stated.flat.words.text:
                found = f"<{stated.element.name}> without words"
                yield self._file.refuse(stated.element.line, found, "fill it, or leave it out")
            elif stated.element.name in words("ead", "asides") and not is_of_custody(stated):
                what = f"{stated.element.name} without custody"
                yield Passed(what, self._file.name, stated.element.line)
            else:
                taken.append(stated)
        if taken:
            yield self._taken(unit, taken)

    def _taken(self, unit: Unit, taken: list[Stated]) -> Found:
        above = self._open[:-1] if self._open else []
        path = tuple(one.called for one in above if one.is_called)
        place = Place(self._aid, path, self._file.recorded)
        line = unit.start.line
        try:
            stem = slug("-".join((self._aid.name, *self._tail(unit, taken)))) or "finding-aid"
            return Taken(record_of(unit, taken, place, self._file.names.give(stem)), line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]["msg"]
            return self._file.refuse(line, f"a unit that makes no record: {first}", "mend it")

    def _tail(self, unit: Unit, taken: list[Stated]) -> tuple[str, ...]:
        """Return what tells a component from the finding aid: its id, its code or its place."""
        if not unit.start.name:
            name = taken[0].element.name
            return () if name in self._aid.name else (name,)
        if len(self._open) <= 1:
            return ()
        code = unit.code
        own = unit.start.attributes.get("id") or (code.words.text if code else "")
        numbers = "-".join(str(one.number) for one in self._open[1:])
        return (own if slug(own) else numbers,)
