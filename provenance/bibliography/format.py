"""What a bibliographic format is, which there are, and how to export to one.

To add one, put a module into ``formats``, or into an installed package with an entry point in the
group ``provenance.formats``. It holds one constant::

    FORMAT = Format(
        "ris",
        "application/x-research-info-systems",
        ".ris",
        piece,
        title="RIS",
        purpose="Zotero, EndNote, Mendeley, JabRef",
    )

where ``piece`` makes a reference's part of a file; a ``frame`` says what stands around the parts.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules

import provenance.bibliography.formats as package
from provenance.bibliography.choosing import Cited, cite_as, cited_as
from provenance.bibliography.reference import Choice, Reference
from provenance.bibliography.referring.keys import candidates, key_of
from provenance.bibliography.referring.refer import refer, refer_all
from provenance.errors import DuplicateFormat, UnknownFormat
from provenance.model.record import Record
from provenance.resources.frame import BARE, Frame, Piece

GROUP = "provenance.formats"


@dataclass(frozen=True, slots=True)
class Format:
    """A bibliographic format.

    Attributes:
        name: Its name: ``biblatex``.
        media_type: Its media type (RFC 6838).
        suffix: The suffix of its files, with the dot.
        piece: A reference to its part of a file, which depends on no other reference; a file can
            be made in several places at once.
        title: What readers call it: "BibLaTeX".
        purpose: The programs and people that it is for, in a line.
        frame: What stands around and between the parts.
    """

    name: str
    media_type: str
    suffix: str
    piece: Callable[[Reference], str]
    title: str
    purpose: str
    frame: Frame = BARE

    def write(self, references: Iterable[Reference]) -> Iterator[str]:
        """Yield the text of a file piece by piece as the references come; none is kept."""
        return self.frame.around(map(self.piece, references))


@cache
def formats() -> dict[str, Format]:
    """Return every format by name, in the order of the names.

    Raises:
        DuplicateFormat: Two modules or installed packages claim one name.
    """
    found: dict[str, Format] = {}
    for one in (*_ours(), *_installed()):
        if one.name in found:
            raise DuplicateFormat(one.name)
        found[one.name] = one
    return dict(sorted(found.items()))


def export(records: Record | Iterable[Record], name: str, *, cited: Cited = "original") -> str:
    """Return records as the text of a bibliography file.

    Args:
        records: One record or many; their order is kept.
        name: The format's name; see `formats`.
        cited: What of each document: ``original``, ``copy``, ``translation``, ``edition``, where a
            source tells of it, else the original; or such a choice for single records by id.

    Raises:
        UnknownFormat: There is no such format.
        NothingToCite: Of a single record no source tells what is to be cited.
        UnknownRecord: A choice is for a record that is not there.
    """
    return "".join(export_pieces(records, name, cited=cited))


def export_pieces(
    records: Record | Iterable[Record], name: str, *, cited: Cited = "original"
) -> Iterator[str]:
    """Yield the text that `export` returns in pieces: a hundred thousand records need no memory.

    The arguments and errors are those of `export`.
    """
    many = (records,) if isinstance(records, Record) else records
    return format_called(name).write(cited_as(refer_all(many), cited))


@dataclass(frozen=True, slots=True)
class AsBibliography:
    """How records become a bibliography piece by piece, wherever each piece is made.

    Attributes:
        format: The name of the format.
        cited: What of each document; it is cited where a source tells of it, else the original.

    Raises:
        UnknownFormat: There is no such format.
    """

    format: str
    cited: Choice = "original"

    def __post_init__(self) -> None:
        format_called(self.format)

    @property
    def frame(self) -> Frame:
        """What stands around and between the pieces."""
        return format_called(self.format).frame

    def piece(self, record: Record) -> Piece:
        """Return the part of a record, with its citation key."""
        return self._piece(record, key_of(record))

    def piece_with_free_key(self, record: Record, is_free: Callable[[str], bool]) -> Piece:
        """Return the part of a record under the first of its keys that is free."""
        return self._piece(record, next(one for one in candidates(record) if is_free(one)))

    def ending(self, shared: Iterable[str]) -> Iterator[str]:
        """Yield nothing: no part says what another does."""
        yield from shared

    def _piece(self, record: Record, key: str) -> Piece:
        reference = cite_as(refer(record, key), self.cited)
        return Piece(format_called(self.format).piece(reference), key)


def format_called(name: str) -> Format:
    """Return a format by its name.

    Raises:
        UnknownFormat: There is no such format.
    """
    known = formats()
    if name not in known:
        raise UnknownFormat(name, tuple(known))
    return known[name]


def _ours() -> Iterator[Format]:
    for module in sorted(iter_modules(package.__path__), key=lambda one: one.name):
        found = getattr(import_module(f"{package.__name__}.{module.name}"), "FORMAT", None)
        if isinstance(found, Format):
            yield found


def _installed() -> Iterator[Format]:
    for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        found = point.load()
        if isinstance(found, Format):
            yield found
