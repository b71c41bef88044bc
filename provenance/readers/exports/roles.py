"""Which field of which format holds what: ``vocab/readers/exports.yaml``."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from provenance.errors import VocabularyError
from provenance.readers.exports.entry import Entry, Laid, Sheet
from provenance.readers.vocabulary import content, words
from provenance.resources.plain import Plain

FILE = "exports"


class Placing(NamedTuple):
    """That a field has a role.

    Attributes:
        role: The role.
        field: The field's name.
        source: Key of the source that says so.
        only: ``published`` or ``unpublished`` where it has the role only for such types.
    """

    role: str
    field: str
    source: str
    only: str | None = None


@cache
def placings(format_name: str) -> tuple[Placing, ...]:
    """Return which fields of a format have which roles, in the order of preference.

    Raises:
        VocabularyError: There is no such format in the file.
    """
    formats = content(FILE).get("formats")
    rows = formats.get(format_name) if isinstance(formats, dict) else None
    if not isinstance(rows, list):
        raise VocabularyError(FILE, f"no format {format_name!r}")
    return tuple(_placing(row) for row in rows if isinstance(row, dict))


def _placing(row: dict[str, Plain]) -> Placing:
    role, field, source = (str(row[key]) for key in ("role", "field", "source"))
    only = row.get("only")
    return Placing(role, field, source, str(only) if only else None)


@cache
def roles() -> frozenset[str]:
    """Return every role that a field of any format has, and that of a type."""
    formats = content(FILE).get("formats")
    names = formats if isinstance(formats, dict) else {}
    return frozenset({"type"}) | {one.role for name in names for one in placings(name)}


@cache
def labels() -> dict[str, str]:
    """Return the roles of the labels that stand in a field of extra lines."""
    entry = content(FILE).get("labels")
    roles = entry.get("roles") if isinstance(entry, dict) else None
    if not isinstance(roles, dict):
        raise VocabularyError(FILE, "no roles of labels")
    return {label: str(role) for label, role in roles.items()}


@cache
def published() -> frozenset[str]:
    """Return the types of what is printed."""
    return frozenset((*words(FILE, "published"), *words(FILE, "reports")))


class Casting:
    """The fields of an entry by role, in the order of preference.

    Args:
        entry: The entry.
        sheet: Its fields as a text.
        table: Which field has which role.

    Attributes:
        is_published: Whether the entry's type is one of what is printed.
    """

    def __init__(self, entry: Entry, sheet: Sheet, table: tuple[Placing, ...]) -> None:
        self.is_published = entry.type in published()
        side = "published" if self.is_published else "unpublished"
        named: dict[str, list[Laid]] = {}
        for laid in sheet.laid:
            named.setdefault(laid.field.name, []).append(laid)
        self._roles: list[tuple[str, Laid]] = []
        for placing in table:
            if placing.only in (None, side):
                self._roles += [(placing.role, one) for one in named.get(placing.field, ())]
        self._roles += [(one.field.role, one) for one in sheet.laid if one.field.role]
        self._roles = list(dict.fromkeys(self._roles))

    def all(self, *roles: str) -> Iterator[tuple[str, Laid]]:
        """Yield the fields that have one of these roles, with it."""
        return ((role, one) for role, one in self._roles if role in roles)

    def fields(self, role: str) -> list[Laid]:
        """Return the fields with a role."""
        return [one for _, one in self.all(role)]
