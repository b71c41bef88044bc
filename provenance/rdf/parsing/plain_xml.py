"""RDF/XML before a parser sees it: without a document type, so without entities of any sort."""

from typing import IO, Final
from xml.parsers import expat

from provenance.errors import DataSyntaxError

_PIECE: Final = 1 << 16
_MOST_DEEP: Final = 256


def plain_xml(stream: IO[bytes]) -> bytes:
    """Return an XML document that declares no document type and is not nested too deeply.

    Nothing is fetched: without a document type there is nothing that names a file or an address.

    Raises:
        DataSyntaxError: It declares one, is nested too deeply, or is no XML.
    """
    guard = _Guard()
    content = bytearray()
    while piece := stream.read(_PIECE):
        content += piece
        guard.take(piece, is_last=False)
    guard.take(b"", is_last=True)
    return bytes(content)


class _Guard:
    """An expat parser that refuses what no RDF needs."""

    def __init__(self) -> None:
        self._depth = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end

    def take(self, piece: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(piece, is_last)
        except expat.ExpatError as error:
            raise DataSyntaxError("", error.lineno, expat.ErrorString(error.code)) from error
        except DataSyntaxError:  # which is a ValueError too
            raise
        except (LookupError, ValueError) as error:  # of the encoding that it declares
            raise DataSyntaxError("", 1, f"it cannot be decoded: {error}") from error

    def _begin(self, *_: object) -> None:
        self._depth += 1
        if self._depth > _MOST_DEEP:
            self._refuse(f"more than {_MOST_DEEP} elements inside one another")

    def _end(self, *_: object) -> None:
        self._depth -= 1

    def _refuse_doctype(self, *_: object) -> None:
        self._refuse("it declares a document type; write its entities out")

    def _refuse(self, problem: str) -> None:
        raise DataSyntaxError("", self._parser.CurrentLineNumber, problem)
