"""What no form of a citation can bear: control characters, lines, links that are no pages."""

from typing import Final

from provenance.bibliography.syntax.address import web_address
from provenance.resources.web import is_on_the_web

_BROKEN: Final = "\ufffd"
_REPLACED: Final = {
    **dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0)), _BROKEN),
    **dict.fromkeys(map(ord, "\t\n\r\x0b\x0c\x85\u2028\u2029"), " "),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _BROKEN),
    **dict.fromkeys((*range(0xFDD0, 0xFDF0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), _BROKEN),
}


LESS_THAN: Final = "\ufdd0"
"""Stands for the sign that the processor would have read: ``<i>`` would be italics."""

_HIDDEN: Final = {**_REPLACED, ord("<"): LESS_THAN}


_IN_LINKS: Final = {ord(sign): f"%{ord(sign):02X}" for sign in "$[]"}
"""What begins mathematics in TeX or a link in Markdown; brackets are for hosts alone (RFC 3986)."""


def printable(text: str) -> str:
    """Return a text without lines, and with a mark for what may not stand in a page or in Word.

    That is what they cannot hold, and signs that turn the direction of what follows.
    """
    return text.translate(_REPLACED)


def hidden(text: str) -> str:
    """Return a text that is `printable`, and in which the processor finds no markup."""
    if text.isprintable() and "<" not in text:  # nothing of what is replaced is printable
        return text
    return text.translate(_HIDDEN)


def on_the_web(url: str | None) -> str | None:
    """Return the address of a page of the web, which no TeX takes for mathematics; else None."""
    if not is_on_the_web(url):
        return None
    return (web_address(url) or "").translate(_IN_LINKS)
