"""Names of archives and of those who pass documents on, found in a text."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from provenance.archives.spellings import known_names
from provenance.notes.literals import Literals, literals

_CAPITALS: Final = re.compile(r"[^a-zа-я]*\Z")

Names = Literals[tuple[str, ...]]
"""Spellings, each with the ids of the bodies that it may mean."""


@cache
def archive_names() -> Names:
    """Return the index of every spelling in the archives table."""
    return index(known_names())


def index(names: Mapping[str, tuple[str, ...]]) -> Names:
    """Index spellings for look-up: capitals count, since "NSA" is a name and "nsa" is none."""
    return literals(names.items(), folded=False)
