"""Signs that a value was garbled by scanning; ``vocab/readers/garbled.yaml`` lists them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from provenance.errors import VocabularyError
from provenance.readers.vocabulary import content
from provenance.resources.plain import Plain


class Sign(NamedTuple):
    """A sign of garbling: its pattern, why it is one, and what it must and must not find."""

    pattern: re.Pattern[str]
    reason: str
    reads: tuple[str, ...]
    ignores: tuple[str, ...]


@cache
def signs() -> dict[str, Sign]:
    """Return the signs by id.

    Raises:
        VocabularyError: An entry lacks a key.
    """
    entries = content("garbled").get("garbled")
    if not isinstance(entries, list):
        raise VocabularyError("garbled", "no list under 'garbled'")
    return dict(_sign(entry) for entry in entries)


def why_garbled(values: Iterable[str]) -> str | None:
    """Return the first sign of garbling in values, with the value; None where there is none.

    Examples:
        >>> why_garbled(["f. 0129", "de novembro de 1,962"])
        "a year is broken by a point or comma: 'de novembro de 1,962'"
    """
    for value in values:
        for sign in signs().values():
            if sign.pattern.search(value):
                return f"{sign.reason}: {value!r}"
    return None


def _sign(entry: Plain) -> tuple[str, Sign]:
    if not isinstance(entry, dict):
        raise VocabularyError("garbled", f"not a sign: {entry!r}")
    pattern = re.compile(str(entry.get("pattern")))
    examples = (_strings(entry.get(key)) for key in ("reads", "ignores"))
    return str(entry.get("id")), Sign(pattern, str(entry.get("reason")), *examples)


def _strings(value: Plain) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
