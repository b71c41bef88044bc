"""Stretches of a text, as the Web Annotation vocabulary points at them."""

import re
from typing import Final

from provenance.rdf.index import Node
from provenance.rdf.namespaces import DCTERMS, OA, RDF, XSD
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Term

_RESOURCE: Final = OA("SpecificResource")
SELECTED_FROM: Final = OA("hasSource")
_SELECTOR: Final = OA("hasSelector")
_QUOTE: Final = OA("TextQuoteSelector")
_POSITION: Final = OA("TextPositionSelector")
_PLACE: Final = OA("Selector")
_FRAGMENT: Final = OA("FragmentSelector")
_CONFORMS: Final = DCTERMS("conformsTo")
_LINES: Final = Term("<http://tools.ietf.org/rfc/rfc5147>")
"""Fragments of plain text, as Web Annotation Data Model 4.2.1 names them."""

_LINE: Final = re.compile(r"line=[0-9]{1,18},([0-9]{1,18})")
_EXACT: Final = OA("exact")
_BEFORE: Final = OA("prefix")
_AFTER: Final = OA("suffix")
_START: Final = OA("start")
_END: Final = OA("end")
_VALUE: Final = RDF("value")
_NUMBER: Final = XSD("nonNegativeInteger")
_AROUND: Final = 16
"""How many characters before and after a quotation are kept with it."""


def write_target(sheet: Sheet, node: str, source: str) -> None:
    """Write a stretch of a source; what selects it comes after."""
    sheet.type(node, _RESOURCE)
    sheet.link(node, SELECTED_FROM, source)


def write_quote(sheet: Sheet, target: str, quote: str, around: tuple[str, str]) -> None:
    """Write that the stretch has these words, with what stands before and after them."""
    node = f"{target}.quote"
    sheet.link(target, _SELECTOR, node)
    sheet.type(node, _QUOTE)
    sheet.say(node, _EXACT, quote)
    sheet.say(node, _BEFORE, around[0] or None)
    sheet.say(node, _AFTER, around[1] or None)


def write_position(sheet: Sheet, target: str, start: int, end: int) -> None:
    """Write where the stretch starts and ends: code points from 0, the end not included."""
    node = f"{target}.position"
    sheet.link(target, _SELECTOR, node)
    sheet.type(node, _POSITION)
    sheet.put(node, _START, Term(f'"{start}"^^{_NUMBER}'))
    sheet.put(node, _END, Term(f'"{end}"^^{_NUMBER}'))


def write_locator(sheet: Sheet, target: str, locator: str) -> None:
    """Write the address or page at which the stretch is found."""
    node = f"{target}.locator"
    sheet.link(target, _SELECTOR, node)
    sheet.type(node, _PLACE)
    sheet.say(node, _VALUE, locator)


def write_line(sheet: Sheet, target: str, line: int) -> None:
    """Write the line at which the stretch starts, from 1 (RFC 5147 counts the gaps, from 0)."""
    node = f"{target}.line"
    sheet.link(target, _SELECTOR, node)
    sheet.type(node, _FRAGMENT)
    sheet.put(node, _CONFORMS, _LINES)
    sheet.say(node, _VALUE, f"line={line - 1},{line}")


def around(text: str | None, start: int | None, end: int | None) -> tuple[str, str]:
    """Return the characters before and after a stretch, as far as they are known."""
    if text is None or start is None or end is None:
        return "", ""
    return text[max(0, start - _AROUND) : start], text[end : end + _AROUND]


def read_target(node: Node) -> dict[str, object]:
    """Return quote, start, end, locator and line of a stretch, as far as it has them."""
    found: dict[str, object] = {}
    for selector in node.parts(_SELECTOR):
        found.update(_read_selector(selector))
    return found


def _read_selector(node: Node) -> dict[str, object]:
    types = node.types
    if _QUOTE in types:
        return {"quote": node.text(_EXACT)}
    if _POSITION in types:
        return {"start": _read_number(node, _START), "end": _read_number(node, _END)}
    if _FRAGMENT in types:
        return {"line": _read_line(node)}
    if _PLACE in types:
        return {"locator": node.text(_VALUE)}
    raise node.fault("a selector of no known class")


def _read_line(node: Node) -> int:
    text = node.text(_VALUE) or ""
    found = _LINE.fullmatch(text)
    if found is None:
        raise node.fault(f"{text!r} names no line of a text (RFC 5147)")
    return int(found[1])


def _read_number(node: Node, predicate: Term) -> int:
    text = node.text(predicate) or ""
    if not (text.isascii() and text.isdigit()):
        raise node.fault(f"{predicate} is {text!r}, not a number")
    return int(text)
