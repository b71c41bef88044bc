"""The encoding of an export file: found, or refused with the place where it is broken."""

import codecs
from collections.abc import Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from provenance.errors import DataSyntaxError, UnreadablePage
from provenance.readers.importing import Input

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE: Final = 1 << 16
_NUL: Final = "holds the character NUL; if it is UTF-16 or UTF-32, say so with --encoding"


class Look(NamedTuple):
    """What a file was found to be, read through once.

    Attributes:
        encoding: Its encoding.
        sha256: The SHA-256 of its bytes.
        size: How many characters it has.
    """

    encoding: str
    sha256: str
    size: int


def look_through(source: Input) -> Look:
    """Read an input through, a piece at a time, before anything is made of it.

    Raises:
        DataSyntaxError: It is not in the encoding that it shows, or that it is said to have.
        UnreadablePage: There is no such encoding.
    """
    encoding, found, size = _encoding(source), sha256(), 0
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = 0
    for piece in _pieces(source):
        found.update(piece)
        lines += piece.count(b"\n")
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            before = lines - error.object.count(b"\n", error.start)
            raise _broken(source, encoding, before + 1, error) from error
        if "\0" in text:
            raise DataSyntaxError(source.name, _line_of_nul(source, encoding), _NUL)
        size += len(text)
    return Look(encoding, found.hexdigest(), size)


def _pieces(source: Input) -> Iterator[bytes]:
    """Yield the bytes in pieces, and an empty one at the end."""
    with source.open() as stream:
        while piece := stream.read(_PIECE):
            yield piece
    yield b""


def _encoding(source: Input) -> str:
    given = source.options.get("encoding")
    if given:
        try:
            " ".encode(given)
            codecs.getincrementaldecoder(given)
        except (LookupError, UnicodeError) as error:
            raise UnreadablePage(source.name, f"no encoding is called {given!r}") from error
        return given
    with source.open() as stream:
        content = stream.read(4)
    return next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")


def _broken(source: Input, encoding: str, line: int, error: UnicodeDecodeError) -> DataSyntaxError:
    byte = error.object[error.start]
    problem = f"is not {encoding} (byte 0x{byte:02X}); say --encoding, or save it as UTF-8"
    return DataSyntaxError(source.name, line, problem)


def _line_of_nul(source: Input, encoding: str) -> int:
    decoder = codecs.getincrementaldecoder(encoding)()
    line, returned = 1, False
    for piece in _pieces(source):
        text = decoder.decode(piece, final=not piece)
        before = text.partition("\0")[0]
        line += _ends(before) - (returned and before.startswith("\n"))
        if len(before) < len(text):
            break
        returned = text.endswith("\r")
    return line


def _ends(text: str) -> int:
    """Count the ends of lines: line feeds, and carriage returns without one."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")
