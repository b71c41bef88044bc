"""The rule by which readers name records.

The family name of the author where that is no organization, else of the addressee, else of a
participant; else the name of the first organization in that order; else the kind of document. Then
the date: ``dobrynin-1962-10-30``. Where two records would have one name, the later gets a number:
``dobrynin-1962-10-30-2``.
"""

import sqlite3
import weakref
from typing import Final

from provenance.notes.naming import slug
from provenance.readers.cast import person
from provenance.readers.headings import Heading
from provenance.readers.parties import Correspondent

_LONGEST = 80
_TABLE: Final = "CREATE TABLE given (name TEXT PRIMARY KEY, times INTEGER NOT NULL) WITHOUT ROWID"
_GIVE: Final = "INSERT OR IGNORE INTO given VALUES (?, 1)"
_AGAIN: Final = "UPDATE given SET times = times + 1 WHERE name = ?"
_TIMES: Final = "SELECT times FROM given WHERE name = ?"  # RETURNING needs SQLite 3.35


def stem_of(heading: Heading, edtf: str | None) -> str:
    """Return the name of a record before it is made unique."""
    when = slug(edtf) if edtf else "undated"
    return f"{_who(heading)[:_LONGEST].strip('-')}-{when}"


class Names:
    """Names already given; each further one is made unique.

    They are kept in a temporary file, so that a million of them need no memory.
    """

    def __init__(self) -> None:
        self._store = sqlite3.connect("", isolation_level=None)
        self._store.execute(_TABLE)
        self._store.execute("BEGIN")
        weakref.finalize(self, self._store.close)

    def give(self, stem: str) -> str:
        """Return a name, or the name with the first number that makes it unique."""
        name = stem
        while not self._store.execute(_GIVE, (name,)).rowcount:
            self._store.execute(_AGAIN, (stem,))
            ((times,),) = self._store.execute(_TIMES, (stem,)).fetchall()
            name = f"{stem}-{times}"
        return name


def _who(heading: Heading) -> str:
    sides = (heading.authors, heading.addressees, heading.participants)
    named = [one for side in sides for one in side if one.name]
    for one in sorted(named, key=lambda one: one.is_body):
        name = slug(_family(one))
        if name:
            return name
    return (slug(heading.kind.label) if heading.kind else "") or "document"


def _family(one: Correspondent) -> str:
    name = one.name.folded if one.name else ""
    return (person(name).family or name) if one.is_person else name
