"""What an import brought, as variables of CSL-JSON items."""

import json
from typing import Final

from pydantic import JsonValue

from provenance.bibliography.carried.fields import for_format, joined
from provenance.bibliography.carried.types import kept_type, words_of
from provenance.bibliography.reference import Reference

Item = dict[str, JsonValue]

_FORM: Final = "csl-json"
_OURS: Final = "custom"
_ASIDE: Final = "carried"
_KEY: Final = "citation-key"
_OF_OURS: Final = frozenset(
    {"record", "date", "languages", "translations", "reference-code", "copy", "source-note"}
    | {"custody", _ASIDE}
)
"""What we say in ``custom``: nobody else's words go out there as ours."""


def with_carried(item: Item, reference: Reference) -> Item:
    """Return an item with what an import brought, after its own variables, which always stand.

    What came under a name that the item has with another value stands in ``custom.carried``. The
    key under which it was known is the ``citation-key``.
    """
    whole, aside = dict(item), dict[str, JsonValue]()
    whole["type"] = kept_type(reference, _FORM) or whole.get("type")
    for one in joined(for_format(reference, _FORM)):
        value = _value(one.name, one.value)
        if one.name == _OURS and isinstance(value, dict):
            theirs = {key: part for key, part in value.items() if key not in _OF_OURS}
            whole[_OURS] = {**theirs, **_object(whole.get(_OURS))}
            aside |= _earlier(value) or ({_OURS: value} if theirs != value else {})
        elif isinstance(value, str) and one.name in words_of("csl", "names") | words_of(
            "csl", "dates"
        ):
            aside[one.name] = value  # words where the schema wants names or a date
        elif not _within(whole, one.name, one.value) and whole.setdefault(one.name, value) != value:
            aside[one.name] = value
    if reference.aliases and reference.aliases[0] != reference.key:
        whole.setdefault(_KEY, reference.aliases[0])
    if aside:
        whole[_OURS] = {**_object(whole.get(_OURS)), _ASIDE: aside}
    return whole


def _earlier(custom: Item) -> Item:
    """Return what an export of ours had carried already; what it said itself is said anew."""
    carried = _object(custom.get(_ASIDE))
    return carried if isinstance(carried.get(_OURS), dict) else {}


def _within(item: Item, name: str, words: str) -> bool:
    """Put a part of a variable, such as ``issued.season``, back to where it came from."""
    outer, dot, inner = name.partition(".")
    whole = item.get(outer)
    if dot and isinstance(whole, dict) and inner not in whole:
        item[outer] = {**whole, inner: _parsed(words)}
        return True
    return False


def _object(value: JsonValue) -> Item:
    return value if isinstance(value, dict) else {}


def _value(name: str, words: str) -> JsonValue:
    """Return a value: words where the variable holds text, else what an importer kept as JSON."""
    return (
        _parsed(words)
        if name not in words_of("csl", "texts") and words[:1] in ("[", "{")
        else words
    )


def _parsed(words: str) -> JsonValue:
    try:
        found: JsonValue = json.loads(words)
        json.dumps(found, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, RecursionError):
        return words
    return found
