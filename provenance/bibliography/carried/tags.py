"""What an import brought, as tags of RIS entries."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from provenance.bibliography.carried.fields import for_format
from provenance.bibliography.reference import Reference
from provenance.bibliography.syntax.lines import one_line

Tagged = tuple[str, str]

_FORM: Final = "ris"
_TAG: Final = re.compile(r"[A-Z][A-Z0-9]")
_ENTRY: Final = frozenset({"TY", "ID", "ER"})
_ANY_NUMBER: Final = frozenset(
    {"A1", "A2", "A3", "A4", "AU", "ED", "KW", "L1", "L2", "L3", "L4", "M1", "M2", "N1", "TA", "UR"}
)
_EXTRA: Final = "M2"


def carried_tags(own: Iterable[Tagged], reference: Reference) -> Iterator[Tagged]:
    """Yield the tags that an import brought, as they came, to stand after an entry's own.

    A tag that stands once in an entry, and does already, stands in a line of ``M2`` with its name.

    Args:
        own: The entry's own tags with their values, each on one line.
        reference: Its reference.
    """
    said = set(own)
    once = {tag for tag, _ in said} - _ANY_NUMBER
    for one in for_format(reference, _FORM):
        value = _lines(one.value)
        if (one.name, value) in said:
            continue
        said.add((one.name, value))
        if _TAG.fullmatch(one.name) and one.name not in once | _ENTRY:
            yield one.name, value
        else:
            yield _EXTRA, f"Carried {one_line(one.name)}: {one_line(value)}"
        once |= {one.name} - _ANY_NUMBER


def _lines(value: str) -> str:
    """Return a value with its lines; where one could be read as a tag, on one line."""
    lines = [one_line(line) for line in value.split("\n")]
    tagged = any(re.match(r"[A-Z][A-Z0-9]\s*-", line) for line in lines[1:])
    return " ".join(lines) if tagged else "\r\n".join(line for line in lines if line)
