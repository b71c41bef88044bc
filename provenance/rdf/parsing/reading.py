"""Files of RDF read as statements and as records."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import IO, Final, Literal

from provenance.errors import DataSyntaxError, NotOurGraph, UnknownFormat
from provenance.model.record import Record
from provenance.rdf.agents import DEFINED_BY
from provenance.rdf.parsing.contexts import with_bundled_context
from provenance.rdf.parsing.plain_xml import plain_xml
from provenance.rdf.parsing.statement import Statement
from provenance.rdf.quads import Reading, each_record
from provenance.rdf.term import Term
from provenance.resources.opening import (
    BADLY_PACKED,
    LARGEST_OF_MANY,
    PACKED,
    unpacked,
    within,
)

Syntax = Literal["nquads", "ntriples", "trig", "turtle", "json-ld"]
"""The syntaxes that are read and written."""

Readable = Syntax | Literal["rdf-xml"]
"""The syntaxes that are read."""

SUFFIXES: Final[dict[str, Syntax]] = {
    ".nq": "nquads",
    ".nt": "ntriples",
    ".trig": "trig",
    ".ttl": "turtle",
    ".jsonld": "json-ld",
}
"""The syntax of a file by its suffix; ``.gz`` or ``.zst`` may stand after it."""

SUFFIXES_OF_OTHERS: Final[dict[str, Readable]] = {".rdf": "rdf-xml"}
"""The same of syntaxes that are read and never written: what has a blank node at every turn."""

_PARSERS: Final = ("pyoxigraph", "rdflib")


def read_file(file: str | Path, largest: int = LARGEST_OF_MANY) -> tuple[Record, ...]:
    """Return every record of an RDF file, in the order of their ids.

    Args:
        file: The file; its suffix says the syntax, see `SUFFIXES`.
        largest: How many bytes it may have, unpacked; it is in memory as a whole.

    Raises:
        UnknownFormat: Its suffix is not among them.
        DataSyntaxError: It breaks the syntax, or is larger than that.
        NotOurGraph: A record in it does not follow the model, or there is a blank node.
    """
    path = Path(file)
    syntax = syntax_of(path.name)
    found = []
    with path.open("rb") as stream:
        try:
            found = list(records_in(unpacked(stream, path.name), syntax, largest))
        except DataSyntaxError as error:
            raise error.at(str(path)) from error
    for one in found:
        if isinstance(one, NotOurGraph):
            raise one
    return tuple(one for one in found if isinstance(one, Record))


def syntax_of(name: str) -> Readable:
    """Return the syntax of a file by its name.

    Raises:
        UnknownFormat: Its suffix is not among `SUFFIXES`.

    Examples:
        >>> syntax_of("custody.nq.zst")
        'nquads'
    """
    path = Path(name)
    suffix = Path(path.stem).suffix if path.suffix in PACKED else path.suffix
    known: dict[str, Readable] = {**SUFFIXES, **SUFFIXES_OF_OTHERS}
    if suffix not in known:
        raise UnknownFormat(name, tuple(known))
    return known[suffix]


def records_in(
    stream: IO[bytes], syntax: Readable, largest: int = LARGEST_OF_MANY
) -> Iterator[Record | NotOurGraph]:
    """Yield the records of RDF in the order of their ids, and in its place what is wrong with one.

    The whole is in memory: what a record says may stand anywhere in a file.

    Raises:
        DataSyntaxError: It breaks the syntax, or is larger than that; its path is empty.
        NotOurGraph: There is a blank node.
    """
    return each_record(_triples(statements(stream, syntax, largest=largest)))


def is_ours(one: Statement) -> bool:
    """Tell the statement by which every record written here says in which graph it is defined."""
    return one.predicate == DEFINED_BY and one.value.endswith("/meta>")


def reading_of(found: Iterable[Statement]) -> Reading:
    """Return statements as records, and what no record says.

    Raises:
        NotOurGraph: There is a blank node.
    """
    return Reading(_triples(found))


def statements(
    stream: IO[bytes],
    syntax: Readable,
    base: str | None = None,
    largest: int = LARGEST_OF_MANY,
) -> Iterator[Statement]:
    """Yield the statements of RDF by the first parser that is installed.

    Args:
        stream: A file open for reading bytes.
        syntax: Its syntax.
        base: What relative IRIs are relative to; without it they are refused.
        largest: How many bytes it may have, and unfold to.

    Raises:
        DataSyntaxError: It breaks the syntax, is larger than that, or is badly packed; its path is
            empty.
    """
    stream = within(stream, "", largest)
    try:
        if syntax == "json-ld":
            stream = BytesIO(with_bundled_context(stream, largest))
        if syntax == "rdf-xml":
            stream = BytesIO(plain_xml(stream))
        yield from _parser()(stream, syntax, base)
    except BADLY_PACKED as error:
        raise DataSyntaxError("", 1, f"packed otherwise than its name says: {error}") from error


def _parser() -> Callable[[IO[bytes], str, str | None], Iterator[Statement]]:
    for name in _PARSERS[:-1]:
        try:
            return _statements_by(name)
        except ModuleNotFoundError:
            continue
    return _statements_by(_PARSERS[-1])


def _statements_by(name: str) -> Callable[[IO[bytes], str, str | None], Iterator[Statement]]:
    module = import_module(f"provenance.rdf.parsing.by_{name}")
    found: Callable[[IO[bytes], str, str | None], Iterator[Statement]] = module.statements
    return found


def _triples(found: Iterable[Statement]) -> Iterator[tuple[Term, Term, Term]]:
    for one in found:
        blank = one.blank
        if blank:
            raise NotOurGraph(blank, "a blank node, which no record has")
        yield Term(one.subject), Term(one.predicate), Term(one.value)
