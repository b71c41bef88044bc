"""A volume of the Foreign Relations of the United States, in TEI, to records, one by one.

Each document gives a record: its heading, date line and signature describe it, its source note
tells of its custody, and so do the remarks and footnotes on how the text was derived. Editorial
notes give none. Only one document is in memory at a time.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import ValidationError

from provenance.model.date import ArchivalDate
from provenance.model.document import Missing
from provenance.model.record import Record
from provenance.notes.account import Place, Telling, from_note
from provenance.notes.naming import slug
from provenance.readers.assembling import Told, adopted, assemble
from provenance.readers.cast import Cast
from provenance.readers.frus.anatomy import Anatomy, dissect, is_editorial
from provenance.readers.frus.describing import Setting, describe
from provenance.readers.frus.people import People
from provenance.readers.frus.printing import Printing
from provenance.readers.frus.telling import Note, derived_from, note_of, pages_of, with_kind
from provenance.readers.frus.volume import Volume
from provenance.readers.importing import Found, Input, Passed, Taken
from provenance.readers.markup import Begun, Element, Piece, pieces

_CONTEXT: Final = "frus"
_NO_NOTE: Final = "the volume prints none with the document"


def read_frus(volume: Input) -> Iterator[Found]:
    """Read a volume.

    Args:
        volume: The file; of its options, ``only`` names documents, ``address`` says where they are
            published.

    Raises:
        DataSyntaxError: Its XML is broken; the documents before the fault have been yielded.
    """
    desk = _Desk(volume)
    with volume.open() as stream:
        for piece in pieces(stream, volume.name, _is_wanted):
            yield from desk.take(piece)
    yield from desk.close()


def _is_wanted(name: str, attributes: Mapping[str, str]) -> bool:
    if name == "div":
        return attributes.get("type") == "document"
    return name in ("teiHeader", "pb") or (name == "persName" and "id" in attributes)


class _Desk:
    """A volume as far as it has been read."""

    def __init__(self, file: Input) -> None:
        self._file = file
        self._volume = _volume_of(file)
        self._only = set(file.options.get("only", "").replace(",", " ").split())
        self._left = set(self._only)
        self._documents = 0

    def take(self, piece: Piece) -> Iterator[Found]:
        """Take a piece of the volume and yield what it gives."""
        if isinstance(piece, Begun):
            self._begin(piece)
        elif isinstance(piece, Element) and piece.name == "div":
            self._documents += 1
            yield from self._document(piece)
            self._turn(list(piece.all("pb"))[-1:])
        elif isinstance(piece, Element):
            self._take_other(piece)

    def close(self) -> Iterator[Found]:
        """Yield what is wrong with the volume as a whole."""
        if not self._documents:
            found = "there is no document in it"
            yield self._file.refuse(1, found, 'expected TEI with <div type="document">')
        elif self._left:
            names = ", ".join(sorted(self._left))
            yield self._file.refuse(1, f"there is no {names} in it", "look at --only")

    def _begin(self, element: Begun) -> None:
        if element.name == "TEI" and element.attributes.get("id"):
            self._volume.identifier = element.attributes["id"]

    def _take_other(self, element: Element) -> None:
        if element.name == "teiHeader":
            self._volume.take_header(element)
        elif element.name == "persName":
            self._volume.take_person(element)
        else:
            self._turn([element])

    def _turn(self, breaks: list[Element]) -> None:
        for one in breaks:
            self._volume.page = one.get("n") or self._volume.page

    def _document(self, document: Element) -> Iterator[Found]:
        name = document.get("id") or f"d{document.get('n') or document.line}"
        self._left.discard(name)
        if self._only and name not in self._only:
            return
        if is_editorial(document):
            yield Passed("editorial notes", self._file.name, document.line)
            return
        one = dissect(document)
        if one is None:
            advice = "give it a <head>, or mark it as an editorial note"
            yield self._file.refuse(document.line, f"document {name} has no heading", advice)
            return
        yield self._taken(one, name)
        for _ in range(one.enclosures):
            yield Passed("enclosures", self._file.name, document.line)

    def _taken(self, one: Anatomy, name: str) -> Found:
        line = one.whole.line
        try:
            return Taken(self._record(one, name), line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]["msg"]
            advice = "mend the document; nothing of it was taken"
            return self._file.refuse(line, f"document {name} makes no record: {first}", advice)

    def _record(self, one: Anatomy, name: str) -> Record:
        cast = Cast(_CONTEXT)
        people = People(self._volume, cast)
        printing, note = self._printing(one, name), note_of(one)
        telling = self._telling(note, printing) if note else None
        derived = tuple(derived_from(one, telling))
        setting = Setting(printing._replace(of=derived[-1].of), cast, people, self._file.recorded)
        described = describe(one, setting)
        if note and telling:
            telling = adopted(cast, telling, people.marked_in(note.lines))
            telling = _by(telling, printing.editor(cast))
            telling = telling if described.has_kind else with_kind(telling, note.words)
        told = Told(
            accounts=(described.account, *((telling.account,) if telling else ())),
            tellings=(telling,) if telling else (),
            derived=derived,
            missing=() if one.notes else (Missing(what="source note", reason=_NO_NOTE),),
        )
        return assemble(slug(f"{self._volume.identifier}-{name}"), cast, told)

    def _printing(self, one: Anatomy, name: str) -> Printing:
        address = self._file.options.get("address")
        if address:
            address = address.replace("{volume}", self._volume.identifier)
            address = address.replace("{document}", name)
        number = one.whole.get("n")
        return Printing(self._volume, number, pages_of(one.whole, self._volume.page), address)

    def _telling(self, note: Note, printing: Printing) -> Telling:
        place = Place(
            account_id="1",
            source=printing.source(note.title),
            recorded=self._file.recorded,
            context=_CONTEXT,
        )
        return from_note(note.words, place)


def _volume_of(file: Input) -> Volume:
    """Return the volume as the caller knows it; what the file's header says comes before it."""
    options = file.options
    return Volume(
        identifier=slug(file.file_name.partition(".")[0]) or "volume",
        title=options.get("title"),
        publisher=options.get("publisher"),
        date=ArchivalDate.read(options["published"]) if "published" in options else None,
    )


def _by(telling: Telling, editor: str | None) -> Telling:
    account = telling.account.model_copy(update={"attributed_to": editor})
    return telling.model_copy(update={"account": account})
