"""Ways of writing that tell what is done on the cluster, so that it can be disturbed meanwhile."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.model.record import Record
from provenance.rdf.serialization import AsRdf
from provenance.resources.frame import Frame, Piece


@dataclass(frozen=True)
class Told:
    """Writes N-Quads, slowly, and notes each piece that is made.

    Attributes:
        log: The file in which the ids of records are noted.
        slowly: How many seconds a piece takes at least.
    """

    log: Path
    slowly: float = 0.0

    @property
    def real(self) -> AsRdf:
        """How they are written."""
        return AsRdf("nquads", profile="core")

    @property
    def frame(self) -> Frame:
        """What stands around and between the pieces."""
        return self.real.frame

    def piece(self, record: Record) -> Piece:
        """Return the piece of a record."""
        with self.log.open("a", encoding="utf-8") as file:
            file.write(f"{record.id}\n")
        time.sleep(self.slowly)
        return self.real.piece(record)

    def piece_with_free_key(self, record: Record, _is_free: Callable[[str], bool]) -> Piece:
        """Return the piece of a record, which needs no key."""
        return self.piece(record)

    def ending(self, shared: Iterable[str]) -> Iterator[str]:
        """Yield the end."""
        return self.real.ending(shared)

    @property
    def made(self) -> list[str]:
        """The ids of the records of which pieces were made so far, as often as that was."""
        return self.log.read_text(encoding="utf-8").split() if self.log.exists() else []
