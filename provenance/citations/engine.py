"""References and a style to formatted entries, all in one call of the processor."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import JsonValue

from provenance.bibliography.csl_json import item
from provenance.bibliography.reference import Reference
from provenance.citations.pandoc import Beat, run
from provenance.citations.style import Style
from provenance.citations.tree import Node, cited, document, inert, of_note, paragraph
from provenance.errors import StyleUnreadable

As = Literal["note", "short", "bibliography"]
"""A full note, the short one that follows it, or an entry of a bibliography."""

_NEVER_READ: Final = ("custom",)
_TRUE: Final[Node] = {"t": "MetaBool", "c": True}
_BETWEEN: Final = "custody-chain.between"
"""A reference that parts the full notes from the short ones: no "ibid." follows it."""

_LESS_THAN: Final = 0xFDD0
_RESTORED: Final = {_LESS_THAN: "<"}
_HIDDEN: Final = {
    **dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0)), "\ufffd"),
    **dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " "),
    **dict.fromkeys((*range(0xFDD0, 0xFDF0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd"),
    ord("<"): chr(_LESS_THAN),
}
"""What is put in the place of signs before the processor reads them.

It would take ``<i>`` for italics; control characters break HTML and Word; a text has no lines.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A formatted entry.

    Attributes:
        key: The key of its reference.
        blocks: What the processor made of it, as blocks of pandoc's tree: one paragraph, or two
            divisions where a style numbers its entries.
    """

    key: str
    blocks: list[Node]


def format_entries(
    references: Iterable[Reference], style: Style, as_: As, beat: Beat | None = None
) -> tuple[Entry, ...]:
    """Return references as a style prints them.

    Args:
        references: The references; their keys differ.
        style: The style.
        as_: Notes and short notes come in the order of the references, a bibliography in that of
            the style.
        beat: Told how long it takes.

    Raises:
        StyleUnreadable: A bibliography is wanted of a style that has none.
        FormatterFailed: The processor cannot read the style.
        MissingExtra: The processor is not installed.
    """
    if as_ == "bibliography" and not style.bibliography:
        raise StyleUnreadable(style.name, "it has no bibliography")
    items = [_readable(item(one)) for one in references]
    keys = [str(one["id"]) for one in items]
    if not keys:
        return ()
    if as_ == "bibliography":
        return _entries(_processed(items, style, _listing(keys), beat))
    asked = [paragraph([cited(key)]) for key in keys]
    if as_ == "short":
        asked = [*asked, paragraph([cited(_BETWEEN)]), *asked]
        items = [*items, {"id": _BETWEEN, "type": "document", "title": _BETWEEN}]
    made = _processed(items, style, document(asked, {"suppress-bibliography": _TRUE}), beat)
    notes = [of_note(block) for block in made[-len(keys) :]]
    return tuple(
        Entry(key, [paragraph(inert(note, _RESTORED))])
        for key, note in zip(keys, notes, strict=True)
    )


def _listing(keys: list[str]) -> dict[str, Any]:
    """Return a document that cites nothing and lists everything."""
    nocite = {"t": "MetaInlines", "c": [cited(key) for key in keys]}
    return document([], {"nocite": nocite})


def _processed(
    items: list[dict[str, JsonValue]], style: Style, asked: dict[str, Any], beat: Beat | None
) -> list[Node]:
    arguments = ["--from=json", "--to=json", "--citeproc", "--csl", "{style.csl}"]
    arguments += ["--bibliography", "{references.json}"]
    files = {"style.csl": style.text, "references.json": _bytes(items)}
    blocks: list[Node] = json.loads(run(arguments, _bytes(asked), files, beat))["blocks"]
    return blocks


def _entries(made: list[Node]) -> tuple[Entry, ...]:
    """Take the entries out of the division in which the processor puts them."""
    listed: list[Node] = made[-1]["c"][1] if made else []
    return tuple(
        Entry(one["c"][0][0].removeprefix("ref-"), inert(one["c"][1], _RESTORED)) for one in listed
    )


def _readable(one: dict[str, JsonValue]) -> dict[str, JsonValue]:
    return {key: _hidden(value) for key, value in one.items() if key not in _NEVER_READ}


def _hidden(value: JsonValue) -> JsonValue:
    if isinstance(value, str):
        return value.translate(_HIDDEN)
    if isinstance(value, list):
        return [_hidden(one) for one in value]
    if isinstance(value, dict):
        return {key: _hidden(one) for key, one in value.items()}
    return value


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
