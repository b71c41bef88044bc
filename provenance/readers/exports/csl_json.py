"""CSL-JSON: an array of items, each read by itself, so that one at fault spoils no other."""

import json
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.errors import DataSyntaxError
from provenance.readers.exports.csl_values import Faults, fields_of, name_of_item, type_of
from provenance.readers.exports.entry import Entry, Field
from provenance.readers.exports.opened import Whole
from provenance.readers.importing import Draft, Found, Input, Refusal

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_LIST: Final = re.compile(r'[ \t\r\n]*\{[ \t\r\n]*"(?:items|references)"[ \t\r\n]*:')
_ADVICE: Final = "write it as CSL 1.0.2 has it; the others are read"
_LONGEST_NUMBER: Final = 18


def read_csl_json(source: Input) -> Iterator[Found | Draft]:
    """Yield the records of a CSL-JSON file, and a refusal for every item that makes none."""
    opened = Whole(source)
    yield from opened.records(_entries(opened), "csl-json")


class _Item(NamedTuple):
    value: object
    start: int
    end: int
    doubled: tuple[str, ...]


def _entries(opened: Whole) -> Iterator[Entry | Refusal]:
    for item in _items(opened):
        faults = Faults([f"{key!r} stands twice" for key in item.doubled])
        line, last = opened.line_at(item.start), opened.line_at(item.end)
        key, kind = name_of_item(item.value, faults), type_of(item.value, faults)
        fields = list(fields_of(item.value, faults))
        if faults.found:
            name = f"item {key!r}: " if key else ""
            yield opened.refuse(line, f"{name}{faults}", _ADVICE)
        else:
            yield Entry(key, kind, tuple(_with_lines(fields, item, opened)), line, last)


def _with_lines(fields: list[Field], item: _Item, opened: Whole) -> Iterator[Field]:
    """Yield the fields with their lines; keys come in the order of the text."""
    place, lost = item.start, False
    for field in fields:
        if not lost:
            key = re.compile(re.escape(f'"{field.name.partition(".")[0]}"') + r"\s*:")
            found = key.search(opened.text, place, item.end)
            place, lost = (found.start(), False) if found else (place, True)
        yield field._replace(line=opened.line_at(place))


def _items(opened: Whole) -> Iterator[_Item]:
    """Yield the items of the array, each with its place.

    Raises:
        DataSyntaxError: It is no JSON from there on.
    """
    text = opened.text
    listed = _LIST.match(text)
    place = _space(text, listed.end() if listed else 0)
    if text[place : place + 1] != "[":
        yield _read(opened, place)
        return
    place = _space(text, place + 1)
    while text[place : place + 1] != "]":
        item = _read(opened, place)
        yield item
        place = _space(text, item.end)
        if text[place : place + 1] == ",":
            place = _space(text, place + 1)
        elif text[place : place + 1] != "]":
            problem = f"expected ',' or ']' after an item, found {text[place : place + 20]!r}"
            raise DataSyntaxError(opened.source.name, opened.line_at(place), problem)


def _read(opened: Whole, place: int) -> _Item:
    doubled: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            seen: set[str] = set()
            doubled.extend(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # add returns None
        return found

    decoder = json.JSONDecoder(
        object_pairs_hook=once, parse_int=_integer, parse_float=str, parse_constant=str
    )
    line = opened.line_at(place)
    try:
        value, end = decoder.raw_decode(opened.text, place)
    except RecursionError as error:
        raise DataSyntaxError(opened.source.name, line, "an item nested too deeply") from error
    except json.JSONDecodeError as error:
        problem = f"is no JSON: {error.msg}"
        raise DataSyntaxError(opened.source.name, error.lineno, problem) from error
    return _Item(value, place, end, tuple(dict.fromkeys(doubled)))


def _integer(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place
