"""Names that only one may bear, kept on disk: a million of them need no memory."""

import sqlite3
from collections.abc import Iterable
from types import TracebackType
from typing import Final, Self

from provenance.errors import PublishError

TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS taken"
    " (name TEXT PRIMARY KEY, place TEXT NOT NULL, shard INTEGER NOT NULL) WITHOUT ROWID"
)
_TAKE: Final = "INSERT OR IGNORE INTO taken VALUES (?, ?, ?)"
_NAMES: Final = "the names that are taken, in a temporary file"
_PLACE: Final = "SELECT place FROM taken WHERE name = ?"


class Taken:
    """Names that are taken, each with the place where it was first met.

    Args:
        store: A database with the table of `TABLE`; a temporary one on disk where None, which goes
            with the last use.
    """

    def __init__(self, store: sqlite3.Connection | None = None) -> None:
        self._own = store is None
        self._store = sqlite3.connect("", isolation_level=None) if store is None else store
        if self._own:
            self._store.execute(TABLE)
            self._store.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _one: BaseException | None,
        _at: TracebackType | None,
    ) -> None:
        if self._own:
            self._store.close()

    def take(self, name: str, place: str, shard: int = 0) -> str | None:
        """Take a name; where it was taken before, return the place of that.

        Args:
            name: The name.
            place: Where it is met.
            shard: In which shard, where the store outlives the run.

        Raises:
            PublishError: The disk is full, and the store is a temporary one.
        """
        key = _storable(name)
        try:
            if self._store.execute(_TAKE, (key, _storable(place), shard)).rowcount:
                return None
            (before,) = self._store.execute(_PLACE, (key,)).fetchone()
        except sqlite3.Error as error:
            if not self._own:
                raise
            raise PublishError(_NAMES, str(error)) from error
        return str(before)

    def take_all(self, names: Iterable[tuple[str, str]], shard: int) -> bool:
        """Take names, each with its place, at once; tell whether every one was free.

        Where one was not, none of them is taken.
        """
        rows = [(_storable(name), _storable(place), shard) for name, place in names]
        self._store.execute("SAVEPOINT several")
        all_free = self._store.executemany(_TAKE, rows).rowcount == len(rows)
        if not all_free:
            self._store.execute("ROLLBACK TO several")
        self._store.execute("RELEASE several")
        return all_free


def _storable(text: str) -> str:
    """Return a text that the database can hold: a lone surrogate it cannot."""
    return text.encode("utf-8", "backslashreplace").decode()
