"""The XML of an answer: what is around it (OAI-PMH 2.0, 3.2)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final
from xml.etree.ElementTree import Element, tostring
from xml.sax.saxutils import quoteattr

from provenance.bibliography.syntax.xml import element, legal
from provenance.serve.oai.faults import Fault

_NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/"
_OPENING: Final = f"""<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="{_NAMESPACE}"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="{_NAMESPACE} {_NAMESPACE}OAI-PMH.xsd">
"""
_NOT_REPEATED: Final = ("badVerb", "badArgument")
"""After these the arguments are not told again (3.6)."""


def answer(address: str, arguments: dict[str, str], verb: str, content: Iterable[str]) -> str:
    """Return the answer to a request that was fine.

    Args:
        address: The address of the service, without arguments.
        arguments: The arguments of the request, that of the verb too.
        verb: The verb.
        content: What stands in the verb's element.
    """
    inside = "".join(content)
    return _whole(address, arguments, [f"<{verb}>\n{inside}</{verb}>\n"])


def refusal(address: str, arguments: dict[str, str], faults: tuple[Fault, ...]) -> str:
    """Return the answer to a request with which something is wrong.

    Args:
        address: The address of the service, without arguments.
        arguments: The arguments of the request, that of the verb too; they are told again only
            where they have the form that the protocol asks for.
        faults: Everything that is wrong with it.
    """
    told = {} if any(one.code in _NOT_REPEATED for one in faults) else arguments
    return _whole(address, told, (text_of(_error(one)) for one in faults))


def text_of(one: Element) -> str:
    """Return an element on a line of its own."""
    return f"{tostring(one, encoding='unicode')}\n"


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, with its quotes."""
    return quoteattr(legal(text))


def _error(fault: Fault) -> Element:
    return element("error", fault.words, code=fault.code)


def _whole(address: str, arguments: dict[str, str], content: Iterable[str]) -> str:
    return "".join((_OPENING, *_head(address, arguments), *content, "</OAI-PMH>\n"))


def _head(address: str, arguments: dict[str, str]) -> Iterator[str]:
    yield text_of(element("responseDate", f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"))
    request = element("request", address)
    request.attrib |= {name: legal(value) for name, value in arguments.items()}
    yield text_of(request)
