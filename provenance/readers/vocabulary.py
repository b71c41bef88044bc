"""The words of ``vocab/readers/``: cue words of headings and pages, kinds of documents."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from provenance.errors import VocabularyError
from provenance.resources.folders import folder
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file


class Kind(NamedTuple):
    """A kind of document: its word for readers, and whether it records a conversation."""

    label: str
    conversation: bool


def content(name: str) -> dict[str, Plain]:
    """Return a file of ``vocab/readers/`` as plain values.

    Args:
        name: Its name without suffix.

    Raises:
        VocabularyError: It is no map.
    """
    file = folder("vocab") / "readers" / f"{name}.yaml"
    value = read_yaml_file(file).value
    if not isinstance(value, dict):
        raise VocabularyError(str(file), "expected a map of lists")
    return value


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """Return a list of words of a file of ``vocab/readers/``, in its order.

    Raises:
        VocabularyError: There is no such list.
    """
    entry = content(name).get(key)
    found = entry.get("words") if isinstance(entry, dict) else None
    if not isinstance(found, list):
        raise VocabularyError(name, f"no words under {key!r}")
    return tuple(str(word) for word in found)


@cache
def any_of(name: str, key: str) -> re.Pattern[str]:
    """Return a pattern for any word of a list, as a whole word, in any case of letters."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words(name, key))})(?!\w)", re.IGNORECASE)


def alternatives(literals: Iterable[str]) -> str:
    """Return the body of a pattern for any of these literals, the longest first."""
    return "|".join(re.escape(word) for word in sorted(literals, key=len, reverse=True))


@cache
def kinds() -> dict[str, Kind]:
    """Return the kinds of documents by each of their forms in small letters."""
    entries = content("kinds").get("concepts")
    if not isinstance(entries, list):
        raise VocabularyError("kinds", "no list of concepts")
    table: dict[str, Kind] = {}
    for entry in entries:
        forms = entry.get("forms") if isinstance(entry, dict) else None
        if not isinstance(entry, dict) or not isinstance(forms, list):
            raise VocabularyError("kinds", f"a kind without forms: {entry!r}")
        kind = Kind(str(entry["label"]), entry.get("conversation") == "yes")
        table.update((str(form).casefold(), kind) for form in forms)
    return table
