"""XML of others, streamed: the elements that a reader asks for, one at a time.

The parser is expat. It opens no file and no address, and takes no entity that the document itself
declares: neither a bomb nor a path to a secret gets through. A reference to an outer DTD, which old
finding aids have, is passed over unread. Prefixes are dropped, so that an element has its bare name
whether or not, and by what prefix, the document names its namespace.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, Final, NamedTuple
from xml.parsers import expat

from provenance.errors import DataSyntaxError

MOST_DEEP: Final = 256
"""Elements inside one another, at most."""

MOST_LARGE: Final = 1 << 24
"""Characters, tags counted in, of an element that is asked for; a volume has some 4 million."""

MOST_LONG: Final = 1 << 20
"""Bytes of one tag or comment, at most."""

_PIECE: Final = 1 << 16
_TAG_WEIGHT: Final = 64
_ATTRIBUTE_WEIGHT: Final = 16


@dataclass(slots=True)
class Element:
    """An element with all that is in it.

    Attributes:
        name: Its name, without prefix.
        attributes: Its attributes, by name without prefix.
        line: The line, from 1, on which it begins.
        content: Its texts and elements, in order.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    content: list["Element | str"] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Return an attribute; None where it is absent or blank."""
        return self.attributes.get(name, "").strip() or None

    @property
    def elements(self) -> Iterator["Element"]:
        """The elements directly in it."""
        return (one for one in self.content if isinstance(one, Element))

    def walk(self, *skipped: str) -> Iterator["Element"]:
        """Yield it and the elements in it, in order, without what is in elements of these names."""
        ahead = [self]
        while ahead:
            one = ahead.pop()
            yield one
            if one is self or one.name not in skipped:
                ahead.extend(reversed(list(one.elements)))

    def all(self, name: str, *skipped: str) -> Iterator["Element"]:
        """Yield the elements of a name in it, in order, but for those in skipped elements."""
        return (one for one in self.walk(*skipped) if one.name == name and one is not self)

    def first(self, name: str, *skipped: str) -> "Element | None":
        """Return the first element of a name in it, or None."""
        return next(self.all(name, *skipped), None)


class Begun(NamedTuple):
    """An element that a reader did not ask for whole begins."""

    name: str
    attributes: Mapping[str, str]
    line: int


class Ended(NamedTuple):
    """An element that a reader did not ask for whole has ended."""

    name: str


Piece = Begun | Ended | Element
"""What a document is taken apart into."""

Wanted = Callable[[str, Mapping[str, str]], bool]
"""Tells, by name and attributes, whether a reader asks for an element whole."""


def pieces(stream: BinaryIO, path: str, wanted: Wanted) -> Iterator[Piece]:
    """Yield a document's elements: whole where they are wanted, else their beginning and end.

    Args:
        stream: The document.
        path: Its name, for messages.
        wanted: Which elements are asked for whole.

    Raises:
        DataSyntaxError: It is no XML, or XML that no honest document needs; everything before the
            fault has been yielded.
    """
    builder = _Builder(path, wanted)
    while piece := stream.read(_PIECE):
        yield from builder.take(piece)
    yield from builder.take(b"", is_last=True)


class _Builder:
    """Puts elements together from what expat calls out."""

    def __init__(self, path: str, wanted: Wanted) -> None:
        self._path, self._wanted = path, wanted
        self._ready: list[Piece] = []
        self._open: list[Element] = []
        self._depth = self._weight = self._fed = 0
        self._expat = expat.ParserCreate()
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._text
        self._expat.EntityDeclHandler = self._refuse_entity
        self._expat.AttlistDeclHandler = self._refuse_default
        self._expat.SkippedEntityHandler = self._refuse_skipped
        self._expat.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def take(self, piece: bytes, *, is_last: bool = False) -> Iterator[Piece]:
        """Take some bytes and yield what they complete, also where a fault follows."""
        fault: DataSyntaxError | None = None
        self._fed += len(piece)
        try:
            self._expat.Parse(piece, is_last)
            if self._fed - self._expat.CurrentByteIndex > MOST_LONG and not is_last:
                self._refuse(f"a tag or comment of more than {MOST_LONG} bytes")
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            fault = DataSyntaxError(self._path, error.lineno, f"the XML is broken: {what}")
        except DataSyntaxError as error:
            fault = error
        except (LookupError, ValueError) as error:  # an encoding that Python does not know
            fault = DataSyntaxError(self._path, self._line, f"it cannot be decoded: {error}")
        yield from self._ready
        self._ready.clear()
        if fault:
            raise fault

    @property
    def _line(self) -> int:
        return self._expat.CurrentLineNumber

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        bare = _bare(name)
        named = {_bare(key): value for key, value in attributes.items()}
        self._depth += 1
        if self._depth > MOST_DEEP:
            self._refuse(f"more than {MOST_DEEP} elements inside one another")
        if self._open or self._wanted(bare, named):
            self._weigh(_TAG_WEIGHT + sum(map(_weight, attributes.items())))
            self._open.append(Element(bare, named, self._line))
        else:
            self._ready.append(Begun(bare, named, self._line))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if not self._open:
            self._ready.append(Ended(_bare(name)))
            return
        closed = self._open.pop()
        if self._open:
            self._open[-1].content.append(closed)
        else:
            self._ready.append(closed)
            self._weight = 0

    def _text(self, text: str) -> None:
        if self._open:
            self._weigh(len(text))
            self._open[-1].content.append(text)

    def _weigh(self, weight: int) -> None:
        self._weight += weight
        if self._weight > MOST_LARGE:
            self._refuse(f"a <{self._open[0].name}> of more than {MOST_LARGE} characters")

    def _refuse_entity(self, name: str, *_: object) -> None:
        self._refuse(f"it declares an entity, {name!r}")

    def _refuse_default(
        self, name: str, attribute: str, _: str, default: str | None, *_more: object
    ) -> None:
        if default is not None:  # which every element of the name would carry, however long it is
            self._refuse(f"it declares a value of {attribute!r} for every {name!r}")

    def _refuse_skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - expat calls it
        if not is_parameter:
            self._refuse(f"&{name}; is declared nowhere in it")

    def _refuse(self, problem: str) -> None:
        raise DataSyntaxError(self._path, self._line, f"{problem}; no volume or aid needs that")


def _weight(attribute: tuple[str, str]) -> int:
    name, value = attribute
    return _ATTRIBUTE_WEIGHT + len(name) + len(value)


def _bare(name: str) -> str:
    return name.rpartition(":")[2]
