"""XML as the bibliographic formats write it: elements from plain values, one record at a time."""

import re
from typing import Final
from urllib.parse import quote
from xml.etree.ElementTree import Element, indent, tostring

from provenance.bibliography.syntax.address import web_address
from provenance.resources.frame import Frame

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HOST: Final = re.compile(r"[^:/?#]+://[^/?#]*")
_STRAY_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")
_SCHEME: Final = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'


def node(name: str, *content: Element | str | None, **attributes: str | None) -> Element | None:
    """Return an element; None where nothing would stand in it.

    Args:
        name: Its name; no namespace, which the root declares.
        content: Elements, or words, in their order; None and blank ones are left out. Words stand
            before the first element only: no mixed content is written.
        attributes: Its attributes; ``xml_id`` is ``xml:id``, ``class_`` is ``class``; None is left
            out. An element with attributes alone is none.
    """
    if all(one is None or (isinstance(one, str) and not one.strip()) for one in content):
        return None
    return element(name, *content, **attributes)


def element(name: str, *content: Element | str | None, **attributes: str | None) -> Element:
    """Return an element, whatever it holds; the arguments are those of `node`."""
    made = Element(name, _attributes(attributes))
    for part in content:
        if isinstance(part, str):
            made.text = (made.text or "") + legal(part)
        elif part is not None:
            made.append(part)
    return made


def empty(name: str, **attributes: str | None) -> Element:
    """Return an element that holds nothing but attributes."""
    return Element(name, _attributes(attributes))


def framed(opening: str, closing: str) -> Frame:
    """Return what stands around the elements of a document.

    Args:
        opening: The start of the root element and what stands before the elements.
        closing: The end of the root element.
    """
    return Frame(f"{_HEAD}{opening}\n", "", f"{closing}\n")


def printed(*elements: Element) -> str:
    """Return elements as text, indented, each ending its line."""
    for one in elements:
        indent(one, "  ")
    return "".join(f"{tostring(one, encoding='unicode')}\n" for one in elements)


def xml_name(key: str) -> str:
    """Return a key as an identifier (Namespaces in XML 1.0, 3: "NCName").

    Those may not begin with a digit, and have neither colon nor plus.

    Examples:
        >>> xml_name("d-1962"), xml_name("1962-d"), xml_name("smith:1962")
        ('d-1962', '_1962-d', 'smith_3A1962')
    """
    name = key.replace(":", "_3A").replace("+", "_2B")
    return f"_{name}" if name[0].isdecimal() else name


def address(url: str | None) -> str | None:
    """Return an address as a URI; words that are none as a relative reference (RFC 3986, 4.2).

    Brackets are for hosts alone (3.2.2), a percent sign for two hexadecimal digits (2.1), and ``#``
    comes once (3.5).

    Examples:
        >>> address("https://example.org/100%#a#b"), address("<see there>")
        ('https://example.org/100%25#a%23b', '%3Csee%20there%3E')
        >>> address("https://[::1]/d?b=[2]")
        'https://[::1]/d?b=%5B2%5D'
    """
    quoted = web_address(url)
    if quoted is None or url is None:
        return None
    if not _SCHEME.match(quoted):
        return quote(legal(url), safe="")
    quoted = _STRAY_PERCENT.sub("%25", quoted)
    end = _HOST.match(quoted)
    host = end.end() if end else 0
    path, mark, fragment = quoted[host:].partition("#")
    rest = f"{path}{mark}{fragment.replace('#', '%23')}"
    return quoted[:host] + rest.replace("[", "%5B").replace("]", "%5D")


def legal(text: str) -> str:
    r"""Return text with U+FFFD for each character that no XML 1.0 document may hold (2.2, Char).

    Examples:
        >>> legal("bell\x07")
        'bell�'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")  # as every parser reads them (2.11)
    return _FORBIDDEN.sub("\ufffd", lines)


def _attributes(attributes: dict[str, str | None]) -> dict[str, str]:
    return {
        name.rstrip("_").replace("xml_", "xml:"): legal(value)
        for name, value in attributes.items()
        if value
    }
