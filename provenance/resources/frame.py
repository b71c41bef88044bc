"""A file as pieces in a frame: what opens it, what stands between them, what closes it."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple


class Frame(NamedTuple):
    """What stands around and between the pieces of a file.

    A file that is written so can be made in parts, wherever these are made.

    Attributes:
        opening: What stands before the first piece.
        between: What stands between two pieces.
        closing: What stands after the last.
        nothing: The whole file where there is no piece; opening and closing where None.
    """

    opening: str = ""
    between: str = ""
    closing: str = ""
    nothing: str | None = None

    def around(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield the file as it goes.

        Examples:
            >>> array = Frame("[", ",", "]", nothing="[]")
            >>> "".join(array.around(["1", "2"])), "".join(array.around([]))
            ('[1,2]', '[]')
        """
        before, closing = self.opening, self._whole_without_pieces
        for piece in pieces:
            yield f"{before}{piece}"
            before, closing = self.between, self.closing
        yield closing

    @property
    def _whole_without_pieces(self) -> str:
        return f"{self.opening}{self.closing}" if self.nothing is None else self.nothing


BARE: Final = Frame()
"""A frame of nothing: the pieces alone."""


class Piece(NamedTuple):
    """What a file says of one record.

    Attributes:
        text: The piece; there is none where it is empty.
        key: A name in the file that no other piece may have; empty where it needs none.
        shared: What other pieces may say as well, so that it is to stand once, in a piece of its
            own.
    """

    text: str
    key: str = ""
    shared: tuple[str, ...] = ()
