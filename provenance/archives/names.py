"""Finding archives by what citations print.

An abbreviation may mean several institutions; then all of them are candidates, and only a family of
notes in which it means one of them decides.
"""

import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from provenance.archives.table import repositories
from provenance.model.repository import Name, Repository


class Match(NamedTuple):
    """A candidate for a name: the entry, the form that matched, and whether it is a near miss."""

    repository: Repository
    form: Name
    near: bool = False

    def as_row(self) -> dict[str, object]:
        """Return the match as plain data."""
        return {
            "id": self.repository.id,
            "name": self.repository.name,
            "form": self.form.text,
            "status": self.form.status,
            "near": self.near,
        }


def known_names() -> dict[str, tuple[str, ...]]:
    """Return every printed name and abbreviation with the ids that it may mean."""
    return _known()


def find(text: str) -> tuple[Match, ...]:
    """Return the institutions that a name may mean; near misses where none bears it.

    Case, white space, dots and hyphens do not count: ``A.V.P.R.F.`` is ``AVP RF``.
    """
    exact = _index().get(_folded(text), ())
    if exact:
        return exact
    close = get_close_matches(_folded(text), list(_index()), n=5, cutoff=0.8)
    return tuple(
        Match(match.repository, match.form, near=True) for key in close for match in _index()[key]
    )


def resolve(text: str, context: str | None = None, place: str | None = None) -> str | None:
    """Return the id of the one institution that a name means, or None where that is open.

    Args:
        text: The name as printed.
        context: The family of notes in which it stands; it decides where the table says that the
            form means one institution there.
        place: The place printed with it; it decides between institutions of one name.
    """
    matches = _index().get(_folded(text), ())
    if len(matches) == 1 and not matches[0].form.only_in:
        return matches[0].repository.id
    decided = [match for match in matches if context in match.form.only_in] or [
        match
        for match in matches
        if place and _folded(match.repository.place or "") == _folded(place)
    ]
    return decided[0].repository.id if len(decided) == 1 else None


@cache
def _known() -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = {}
    for entry in repositories().values():
        for form in entry.forms:
            table.setdefault(form.text, set()).add(entry.id)
    return {text: tuple(sorted(ids)) for text, ids in sorted(table.items())}


@cache
def _index() -> dict[str, tuple[Match, ...]]:
    table: dict[str, dict[str, Match]] = {}
    for entry in repositories().values():
        for form in entry.forms:
            table.setdefault(_folded(form.text), {}).setdefault(entry.id, Match(entry, form))
    return {key: tuple(matches.values()) for key, matches in table.items()}


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s.,\-–/'’]+", "", plain)
