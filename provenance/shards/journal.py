"""What is known of an output in the making: its shards, the names taken, what is shared or counted.

It is a database, on disk beside the output or a temporary one, so that memory does not grow with
the records; a shard stands in it wholly or not at all. One that a power cut left broken is begun
anew: no more is lost than time.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from provenance.resources.taken import TABLE, Taken

_TABLES: Final = (
    TABLE,
    "CREATE TABLE IF NOT EXISTS made (what TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS shards"
    " (number INTEGER PRIMARY KEY, mark BLOB NOT NULL, records INTEGER NOT NULL,"
    " length INTEGER NOT NULL, sum INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS shared"
    " (text TEXT PRIMARY KEY, shard INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS counted (shard INTEGER PRIMARY KEY, text TEXT NOT NULL)",
)
_OF_SHARDS: Final = (
    ("shards", "number"),
    ("taken", "shard"),
    ("shared", "shard"),
    ("counted", "shard"),
)
"""The tables that tell of shards, and the column with the number of each."""


class Shard(NamedTuple):
    """A shard that is written.

    Attributes:
        number: Its place among the shards, from 0.
        mark: The SHA-256 of what its records were read from.
        records: How many there are.
        length: The bytes of its text.
        sum: The CRC-32 of its text.
    """

    number: int
    mark: bytes
    records: int
    length: int
    sum: int


class Journal:
    """The journal of one output.

    Args:
        file: Where it is kept; a temporary one where None.
        what: What makes the output from its records; a journal of something else is begun anew.
    """

    def __init__(self, file: Path | None = None, what: str = "") -> None:
        if file is not None and _is_broken(file):
            file.unlink()
        self._store = sqlite3.connect("" if file is None else file, isolation_level=None)
        self._store.execute("PRAGMA synchronous = OFF")  # the sums say what can be trusted
        for table in _TABLES:
            self._store.execute(table)
        self.taken = Taken(self._store)
        if self._store.execute("SELECT what FROM made").fetchall() != [(what,)]:
            self._begin_anew(what)

    def close(self) -> None:
        """Let the database go."""
        self._store.close()

    def shards(self) -> Iterator[Shard]:
        """Yield the shards that were written, in their order."""
        rows = self._store.execute("SELECT * FROM shards ORDER BY number")
        return (Shard(*row) for row in rows)

    def forget_from(self, number: int) -> None:
        """Forget a shard and all after it."""
        with self._at_once():
            for table, column in _OF_SHARDS:
                self._store.execute(f"DELETE FROM {table} WHERE {column} >= ?", (number,))  # noqa: S608 - our own names

    @contextmanager
    def adding(self) -> Iterator[None]:
        """Keep all that is added within the block, or nothing of it."""
        with self._at_once():
            yield

    def add(self, shard: Shard, shared: Iterable[str] = (), counted: str = "") -> None:
        """Add a shard that is written.

        Args:
            shard: The shard.
            shared: What its records share with others.
            counted: What is counted of them, for the end of the file.
        """
        rows = ((text, shard.number) for text in shared)
        self._store.executemany("INSERT OR IGNORE INTO shared VALUES (?, ?)", rows)
        self._store.execute("INSERT INTO shards VALUES (?, ?, ?, ?, ?)", shard)
        if counted:
            self._store.execute("INSERT INTO counted VALUES (?, ?)", (shard.number, counted))

    def shared(self) -> Iterator[str]:
        """Yield what records share, each once, sorted by code points."""
        return (text for (text,) in self._store.execute("SELECT text FROM shared ORDER BY text"))

    def counted(self) -> Iterator[str]:
        """Yield what is counted of the shards, in their order."""
        rows = self._store.execute("SELECT text FROM counted ORDER BY shard")
        return (text for (text,) in rows)

    def _begin_anew(self, what: str) -> None:
        self.forget_from(0)
        self._store.execute("DELETE FROM made")
        self._store.execute("INSERT INTO made VALUES (?)", (what,))

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._store.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._store.execute("ROLLBACK")
            raise
        self._store.execute("COMMIT")


def _is_broken(file: Path) -> bool:
    """Tell whether a file is there and no database, or one of which pages are lost."""
    if not file.exists():
        return False
    with closing(sqlite3.connect(file)) as store:
        try:
            return bool(store.execute("PRAGMA quick_check").fetchall() != [("ok",)])
        except sqlite3.OperationalError:  # no fault of what it holds: the disk is full
            raise
        except sqlite3.DatabaseError:
            return True
