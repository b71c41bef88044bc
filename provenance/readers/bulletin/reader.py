"""A page of the CWIHP Bulletin, as scanned text, to records.

The editor's heading, the date line and the signature make the description of a document; the source
note under it makes its first account. The page that is read is itself a place where the text was
published, seen with the reader's own eyes: that claim is verified.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from provenance.errors import UnreadablePage
from provenance.model.account import Account, Recording
from provenance.model.agent import Party
from provenance.model.document import Missing
from provenance.model.event import Detail, Event, Use
from provenance.model.evidence import Evidence
from provenance.model.record import Record
from provenance.model.thing import TEXT, DerivedRecord
from provenance.notes.account import Place, Telling, from_note
from provenance.readers.assembling import Told, adopted, assemble
from provenance.readers.bulletin.anatomy import Anatomy, dissect, parts
from provenance.readers.bulletin.edition import Places, PrintedPage
from provenance.readers.bulletin.page import Part, documents
from provenance.readers.cast import Cast
from provenance.readers.describing import Description
from provenance.readers.identifiers import Names, stem_of
from provenance.readers.words import Words

ReadNote = Callable[[str, Place], Telling]
"""Reads a source note into an account; offsets point into the note."""

_CONTEXT: Final = "cwihp"
_EDITION: Final = "edition"
_AS_PRINTED: Final = "document as printed"
_NOTE: Final = "source note"
_BEARS_ITS_NAME: Final = "the bulletin bears its name"


class LeftOver(NamedTuple):
    """Words of a page that belong to no document, with the line (from 1) of the first."""

    words: Words
    line: int


class Reading(NamedTuple):
    """What was read from a page.

    Attributes:
        records: The documents, in the page's order.
        left_over: What belongs to none of them, word for word.
        parts: The whole page, stretch by stretch.
    """

    records: tuple[Record, ...]
    left_over: tuple[LeftOver, ...]
    parts: tuple[Part, ...]


def read_page(
    text: str, page: PrintedPage, *, recorded: Recording, read_note: ReadNote = from_note
) -> tuple[Record, ...]:
    """Return the documents of a page as records; see `study_page` for what is left over.

    Args:
        text: The file's text, as it stands.
        page: Which page of which edition it is, and its file.
        recorded: Who takes it down, when.
        read_note: Reads a source note.

    Raises:
        UnreadablePage: No heading of a document is on it.
    """
    return study_page(text, page, recorded=recorded, read_note=read_note).records


def study_page(
    text: str,
    page: PrintedPage,
    *,
    recorded: Recording,
    read_note: ReadNote = from_note,
    names: Names | None = None,
) -> Reading:
    """Read a page so that nothing of it is lost: records, what is left over, every stretch.

    Args:
        text: The file's text, as it stands.
        page: Which page of which edition it is, and its file.
        recorded: Who takes it down, when.
        read_note: Reads a source note.
        names: The names given so far, where several pages are read in one go.

    Raises:
        UnreadablePage: No heading of a document is on it.
    """
    before, printed = documents(Words(text))
    if not printed:
        raise UnreadablePage(page.file_name, _nothing_found(text))
    last = len(printed) - 1
    anatomies = [dissect(one, is_last=n == last) for n, one in enumerate(printed)]
    desk = _Desk(Places(text, page), recorded, read_note)
    given = Names() if names is None else names
    records = tuple(desk.record(one, given) for one in anatomies)
    stretches = parts(before, anatomies)
    over = (part.words.stripped() for part in stretches if part.kind == "left over")
    left_over = tuple(LeftOver(words, desk.places.line(words.start)) for words in over)
    return Reading(records, left_over, stretches)


class _Desk(NamedTuple):
    """What is the same for every document of a page."""

    places: Places
    recorded: Recording
    read_note: ReadNote

    def record(self, one: Anatomy, names: Names) -> Record:
        """Return the record of one document, under a name that no other has."""
        cast = Cast(_CONTEXT)
        telling = self._telling(one, cast)
        translation = _translation(telling)
        account = self._description(one, cast, translation)
        told = Told(
            accounts=(account, *((telling.account,) if telling else ())),
            tellings=(telling,) if telling else (),
            derived=(DerivedRecord(id=_EDITION, kind="edition", of=translation or TEXT),),
            missing=tuple(self._missing(one)),
        )
        dates = (said.date.edtf for said in account.statements if said.date)
        stem = stem_of(one.printed.heading, next((edtf for edtf in dates if edtf), None))
        return assemble(names.give(stem), cast, told)

    def _description(self, one: Anatomy, cast: Cast, translation: str | None) -> Account:
        description = Description(cast, self.places.evidence)
        heading, date_line, signature = one.printed.heading, one.date_line, one.signature
        dates = [part.date for part in (date_line, signature) if part and part.date]
        description.say_heading(heading, dates)
        if date_line and date_line.place:
            description.say("place", date_line.place)
        name = signature.name if signature else None
        signatory = description.say_signature(name) if name else None
        description.tell_creation(heading, signatory, name)
        description.tell_meeting(heading)
        description.tell(self._publishing(cast, translation))
        return Account(
            id="description",
            kind="description",
            source=self.places.source(one.printed.whole, _AS_PRINTED),
            attributed_to=self._editor(cast),
            recorded=self.recorded,
            statements=tuple(description.statements),
            events=tuple(description.events),
        )

    def _telling(self, one: Anatomy, cast: Cast) -> Telling | None:
        note = one.printed.note
        if note is None:
            return None
        source = self.places.source(note, _NOTE)
        place = Place(account_id="1", source=source, recorded=self.recorded, context=_CONTEXT)
        telling = adopted(cast, self.read_note(note.text, place))
        account = telling.account.model_copy(update={"attributed_to": self._editor(cast)})
        return telling.model_copy(update={"account": account})

    def _publishing(self, cast: Cast, translation: str | None) -> Event:
        edition = self.places.page.edition
        seen = (Evidence(locator=self.places.page.cited),)
        details = [Detail(kind="container", value=edition.container, evidence=seen)]
        if edition.number:
            details.append(Detail(kind="number", value=edition.number, evidence=seen))
        details.append(Detail(kind="pages", value=self.places.page.page, evidence=seen))
        return Event(
            id="e",
            kind="publishing",
            status="verified",
            parties=self._publisher(cast),
            used=(Use(thing=translation),) if translation else (),
            made=(_EDITION,),
            date=edition.date,
            details=tuple(details),
            evidence=seen,
        )

    def _publisher(self, cast: Cast) -> tuple[Party, ...]:
        edition = self.places.page.edition
        agent = self._editor(cast)
        if agent is None:
            return ()
        if edition.publisher:
            return (Party(role="publisher", agent=agent, printed=edition.publisher),)
        return (Party(role="publisher", agent=agent, status="inferred", reason=_BEARS_ITS_NAME),)

    def _editor(self, cast: Cast) -> str | None:
        """Whoever stands behind the page: its publisher, else the body whose name it bears."""
        name = self.places.page.edition.publisher or self.places.page.edition.namesake
        return cast.named(name, is_body=True) if name else None

    def _missing(self, one: Anatomy) -> Iterator[Missing]:
        """Yield what the document lacks on this page, and how that is known."""
        if one.breaks_off:
            word = one.last_word or one.printed.heading.title
            cited = (self.places.evidence(word),)
            yield Missing(what="rest of the text", reason=one.breaks_off, evidence=cited)
            yield Missing(what="signature", reason="the page ends before it", evidence=cited)
            yield Missing(what="source note", reason="the page ends before it", evidence=cited)
        elif one.printed.note is None:
            reason = "the page prints none before the next heading or its end"
            yield Missing(what="source note", reason=reason)
        elif not one.printed.note_is_whole:
            yield Missing(what="end of the source note", reason="its bracket is not closed")


def _translation(telling: Telling | None) -> str | None:
    derived = telling.derived if telling else ()
    return next((one.id for one in derived if one.kind == "translation"), None)


def _nothing_found(text: str) -> str:
    lines = text.count("\n") + 1 if text else 0
    return (
        f"found {lines} lines, and none of them is a heading; expected a line that says what the "
        "document is, from whom and to whom or when: 'Telegram from A to B, 30 October 1962'"
    )
