"""The importer of RDF: records that were written here, and RiC-O and PROV-O made by others."""

from collections.abc import Iterator
from itertools import chain
from typing import Final, cast, get_args

from provenance.errors import DataSyntaxError, NotOurGraph, UnknownFormat, UnreadablePage
from provenance.model.record import Record
from provenance.rdf.parsing.reading import (
    SUFFIXES,
    SUFFIXES_OF_OTHERS,
    Readable,
    Syntax,
    is_ours,
    reading_of,
    statements,
    syntax_of,
)
from provenance.rdf.parsing.statement import Statement
from provenance.rdf.quads import Reading
from provenance.readers.importing import LARGEST, Found, Importer, Input, Option, Passed, Taken
from provenance.readers.rdf.own import in_no_record
from provenance.readers.rdf.reader import read_others
from provenance.resources.opening import unpacked

_SYNTAXES: Final = (*get_args(Syntax), "rdf-xml")
_ADVICE: Final = "mend it, or import the record from where it was made"
_LEFT: Final = "sorts of statements not taken"
_NOTHING: Final = "nothing in it is a record, a carrier, or an entity with a history"
_LOOK: Final = "see docs/rdf-of-others.md for what is read"


def read_linked_data(file: Input) -> Iterator[Found]:
    """Yield the records of an RDF file; a record that does not follow the model is refused.

    Where a record in it was written here, what stands beside such records is told. Where none was,
    RiC-O and PROV-O are read as far as it goes, and what is not taken is told.

    Raises:
        DataSyntaxError: The file breaks its syntax.
        UnreadablePage: Nothing says which syntax it has, or it has none that we know.
    """
    syntax, base = _syntax(file), file.options.get("base")
    with file.open() as stream:
        try:
            content = unpacked(stream, file.file_name)
            found = statements(content, syntax, base, file.largest)
            before = list(_until_ours(found))
            if before and is_ours(before[-1]):
                yield from _ours(file, reading_of(chain(before, found)))
            else:
                yield from _others(file, before)
        except DataSyntaxError as error:
            raise error.at(file.name) from error
        except NotOurGraph as error:
            yield file.refuse(1, str(error), _ADVICE)


def _until_ours(found: Iterator[Statement]) -> Iterator[Statement]:
    """Yield statements up to the first that only a record written here has."""
    for one in found:
        yield one
        if is_ours(one):
            return


def _ours(file: Input, reading: Reading) -> Iterator[Found]:
    yield from (_own(file, one) for one in reading.records())
    yield from (Passed(_LEFT, file.name, 1, str(one)) for one in in_no_record(reading.rest()))


def _own(file: Input, found: Record | NotOurGraph) -> Found:
    if isinstance(found, NotOurGraph):
        return file.refuse(1, str(found), _ADVICE)
    return Taken(found)


def _others(file: Input, found: list[Statement]) -> Iterator[Found]:
    read = read_others(found, file.file_name, file.recorded, file.names)
    yield from map(Taken, read.records)
    yield from (Passed(_LEFT, file.name, 1, str(one)) for one in read.left)
    if found and not read.records:
        yield file.refuse(1, _NOTHING, _LOOK)


def _syntax(file: Input) -> Readable:
    given = file.options.get("syntax")
    if given in _SYNTAXES:
        return cast("Readable", given)
    if given:
        raise UnreadablePage(file.name, f"no syntax {given!r}: there are {', '.join(_SYNTAXES)}")
    try:
        return syntax_of(file.file_name)
    except UnknownFormat as error:
        raise UnreadablePage(file.name, f"its name does not say its syntax: {error}") from error


LINKED_DATA: Final = Importer(
    name="rdf",
    summary=(
        "RDF: records as `provenance dump` writes them; RiC-O and PROV-O of others as far as it "
        "goes, with a report of what is not taken."
    ),
    example="provenance import rdf custody.nq.zst --into records.jsonl",
    read=read_linked_data,
    suffixes=(*SUFFIXES, *SUFFIXES_OF_OTHERS),
    options=(
        Option("syntax", f"Where the name does not say it: {', '.join(_SYNTAXES)}."),
        Option("base", "What relative IRIs are relative to, where the file does not say it."),
        LARGEST,
    ),
)
