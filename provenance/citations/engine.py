"""References and a style to formatted entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from pydantic import JsonValue

from provenance.bibliography.reference import Reference
from provenance.citations.entry import Entry
from provenance.citations.items import readable
from provenance.citations.listing import listed
from provenance.citations.mending import may_need_mending, mend
from provenance.citations.pandoc import Beat
from provenance.citations.processing import processed
from provenance.citations.style import Style
from provenance.citations.tree import Node, cited, document, of_note, paragraph
from provenance.errors import StyleUnreadable
from provenance.resources.collecting import uncollected

As = Literal["note", "short", "bibliography"]
"""A full note, the short one that follows it, or an entry of a bibliography."""

_TRUE: Final[Node] = {"t": "MetaBool", "c": True}
_BETWEEN: Final = "custody-chain.between"
"""A reference that parts the full notes from the short ones: no "ibid." follows it."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """What a style makes of references.

    Attributes:
        entries: The entries.
        left_out: The keys of the references of which it makes none.
    """

    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]


def format_references(
    references: Iterable[Reference], style: Style, as_: As, beat: Beat | None = None
) -> Formatted:
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
    with uncollected():
        return _formatted(references, style, as_, beat)


def _formatted(
    references: Iterable[Reference], style: Style, as_: As, beat: Beat | None
) -> Formatted:
    items = [readable(one, style) for one in references]
    keys = [str(one["id"]) for one in items]
    if not keys:
        return Formatted((), ())
    if as_ == "bibliography":
        entries = listed(items, style.text, beat)
    else:
        entries = _noted(items, keys, style, short=as_ == "short", beat=beat)
    made = tuple(entry for entry in entries if any(block["c"] for block in entry.blocks))
    quoting = {key for key, one in zip(keys, items, strict=True) if _is_quoting(one)}
    for entry in made:
        if entry.key in quoting:
            mend(entry.blocks)
    found = {entry.key for entry in made}
    return Formatted(made, tuple(key for key in keys if key not in found))


def _noted(
    items: list[dict[str, JsonValue]],
    keys: list[str],
    style: Style,
    *,
    short: bool,
    beat: Beat | None,
) -> tuple[Entry, ...]:
    places = [_place_in_book(one) for one in items] if style.places else [None] * len(items)
    asked = [paragraph([cited(*one)]) for one in zip(keys, places, strict=True)]
    items = [_without_number(*one) for one in zip(items, places, strict=True)]
    if short:
        asked = [*asked, paragraph([cited(_BETWEEN)]), *asked]
        items = [*items, {"id": _BETWEEN, "type": "document", "title": _BETWEEN}]
    made = processed(items, style.text, document(asked, {"suppress-bibliography": _TRUE}), beat)
    notes = [of_note(block) for block in made[-len(keys) :]]
    return tuple(Entry(key, [paragraph(note)]) for key, note in zip(keys, notes, strict=True))


def _place_in_book(one: dict[str, JsonValue]) -> str | None:
    """Return where in a book the document stands: a note says it behind the imprint."""
    place = one.get("number") or one.get("page")
    return str(place) if place and one.get("type") == "chapter" else None


def _without_number(one: dict[str, JsonValue], place: str | None) -> dict[str, JsonValue]:
    return {**one, "number": ""} if place else one


def _is_quoting(one: dict[str, JsonValue]) -> bool:
    return may_need_mending(str(one.get("title", "")))
