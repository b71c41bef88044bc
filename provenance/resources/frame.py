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


class Framing:
    """The pieces of a file as they come in portions, each of which is written when it is there.

    Args:
        frame: What stands around and between the pieces.
        begun: Whether something is written already.

    Examples:
        >>> framing = Framing(Frame("[", ",", "]", nothing="[]"))
        >>> [framing.portion(["1", "2"]), framing.portion([]), framing.portion(["3"])]
        ['[1,2', '', ',3']
        >>> framing.closing
        ']'
    """

    def __init__(self, frame: Frame, *, begun: bool = False) -> None:
        self._frame = frame
        self._begun = begun

    def portion(self, pieces: Iterable[str]) -> str:
        """Return what is to be written of some pieces."""
        text = self._frame.between.join(one for one in pieces if one)
        if not text:
            return ""
        before = self._frame.between if self._begun else self._frame.opening
        self._begun = True
        return f"{before}{text}"

    @property
    def closing(self) -> str:
        """What is to be written at the end."""
        return self._frame.closing if self._begun else "".join(self._frame.around(()))


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
