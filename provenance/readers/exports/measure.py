"""How long an entry may be of a file that is read entry by entry."""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.errors import DataSyntaxError
from provenance.resources.opening import LARGEST

_LOST: Final = "no entry needs that: see whether a mark that ends one was lost before it"


class Measure:
    """Counts what was read of an entry, and refuses more than a record may have.

    Args:
        path: The name of the file, for messages.
    """

    def __init__(self, path: str) -> None:
        self._path, self._line, self._size = path, 1, 0

    @property
    def is_over(self) -> bool:
        """Whether more was read of an entry than it may have."""
        return self._size > LARGEST

    def over(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield lines as they are read.

        Raises:
            DataSyntaxError: Since an entry began they have more than `LARGEST` characters.
        """
        for line in lines:
            self._size += len(line)
            if self.is_over:
                problem = f"what begins here has more than {LARGEST:,} characters"
                raise DataSyntaxError(self._path, self._line, problem, _LOST)
            yield line

    def begin(self, line: int, size: int = 0) -> None:
        """Note that an entry begins on a line.

        Args:
            line: The line, from 1.
            size: How many characters of the entry were read already.
        """
        self._line, self._size = line, size
