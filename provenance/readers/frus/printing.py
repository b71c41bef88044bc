"""Where and how a volume prints a document."""

from typing import NamedTuple

from provenance.model.account import Source
from provenance.model.agent import Party
from provenance.model.event import Detail, Event, Use
from provenance.model.evidence import Evidence
from provenance.model.notation import Particular
from provenance.model.thing import TEXT
from provenance.readers.cast import Cast
from provenance.readers.frus.telling import EDITION
from provenance.readers.frus.volume import Volume


class Printing(NamedTuple):
    """Where and how a volume prints a document.

    Attributes:
        volume: The volume.
        number: The document's number in it.
        pages: The pages, where they are known.
        url: The address, where it is known.
        of: The id of what is printed: the text, a translation, an excerpt.
    """

    volume: Volume
    number: str | None
    pages: str | None
    url: str | None
    of: str = TEXT

    def source(self, title: str) -> Source:
        """Return a part of the document as printed as the source of an account."""
        return Source(
            title=title,
            container=self.volume.cited,
            pages=self.pages,
            url=self.url,
            date=self.volume.date,
        )

    def event(self, cast: Cast) -> Event:
        """Return that the volume prints it: seen with the reader's own eyes."""
        seen = (Evidence(locator=self.url or self._cited),)
        return Event(
            id="e",
            kind="publishing",
            status="verified",
            parties=self._publisher(cast),
            used=() if self.of == TEXT else (Use(thing=self.of),),
            made=(EDITION,),
            date=self.volume.date,
            details=tuple(
                Detail(kind=kind, value=value, evidence=seen)
                for kind, value in self._particulars
                if value
            ),
            evidence=seen,
        )

    def editor(self, cast: Cast) -> str | None:
        """Return the id of whoever stands behind the notes, where the volume names one editor."""
        editors = self.volume.editors
        return cast.person(editors[0]) if len(editors) == 1 else None

    @property
    def _particulars(self) -> tuple[tuple[Particular, str | None], ...]:
        return (
            ("container", self.volume.cited),
            ("document-number", self.number),
            ("pages", self.pages),
            ("url", self.url),
        )

    @property
    def _cited(self) -> str:
        number = f", document {self.number}" if self.number else ""
        return f"{self.volume.cited}{number}"

    def _publisher(self, cast: Cast) -> tuple[Party, ...]:
        name = self.volume.publisher
        if name is None:
            return ()
        return (Party(role="publisher", agent=cast.named(name, is_body=True), printed=name),)
