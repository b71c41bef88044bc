"""The importer of records that stand in RDF: dumps, files of a site, exports of stores."""

from collections.abc import Iterator
from typing import Final, cast, get_args

from provenance.errors import DataSyntaxError, NotOurGraph, UnknownFormat, UnreadablePage
from provenance.model.record import Record
from provenance.rdf.parsing.reading import SUFFIXES, Syntax, records_in, syntax_of, unpacked
from provenance.readers.importing import Found, Importer, Input, Option, Taken

_SYNTAXES: Final = get_args(Syntax)
_ADVICE: Final = "mend it, or import the record from where it was made"


def read_linked_data(file: Input) -> Iterator[Found]:
    """Yield the records of an RDF file; a record that does not follow the model is refused.

    Raises:
        DataSyntaxError: The file breaks its syntax.
        UnreadablePage: Nothing says which syntax it has, or it has none that we know.
    """
    syntax = _syntax(file)
    with file.open() as stream:
        try:
            for found in records_in(unpacked(stream, file.file_name), syntax):
                yield _found(file, found)
        except DataSyntaxError as error:
            raise DataSyntaxError(file.name, error.line, error.problem) from error
        except NotOurGraph as error:
            yield file.refuse(1, str(error), _ADVICE)


def _found(file: Input, found: Record | NotOurGraph) -> Found:
    if isinstance(found, NotOurGraph):
        return file.refuse(1, str(found), _ADVICE)
    return Taken(found)


def _syntax(file: Input) -> Syntax:
    given = file.options.get("syntax")
    if given in _SYNTAXES:
        return cast("Syntax", given)
    if given:
        raise UnreadablePage(file.name, f"no syntax {given!r}: there are {', '.join(_SYNTAXES)}")
    try:
        return syntax_of(file.file_name)
    except UnknownFormat as error:
        raise UnreadablePage(file.name, f"its name does not say its syntax: {error}") from error


LINKED_DATA: Final = Importer(
    name="rdf",
    summary="Records in N-Quads, TriG, Turtle, N-Triples or JSON-LD, as `provenance dump` writes.",
    example="provenance import rdf custody.nq.zst --into records.jsonl",
    read=read_linked_data,
    suffixes=tuple(SUFFIXES),
    options=(Option("syntax", f"Where the name does not say it: {', '.join(_SYNTAXES)}."),),
)
