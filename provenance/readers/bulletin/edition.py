"""Which printed page is read, and how its places are cited."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Self

from provenance.archives.names import resolve
from provenance.model.account import Source
from provenance.model.date import ArchivalDate
from provenance.model.evidence import Evidence, FilePlace
from provenance.readers.words import Words

_NUMBERED = re.compile(r"(?P<container>.+?),?\s+(?:[Nn]os?\.\s*)?(?P<number>\d[\d/–—-]*)")


@dataclass(frozen=True, slots=True)
class Edition:
    """An issue of a bulletin.

    Attributes:
        printed: As it is cited: "CWIHP Bulletin 8–9".
        container: The bulletin without its number.
        number: The number of the issue, where there is one.
        publisher: Who published it, where the caller knows.
        date: When it was published, where the caller knows.
    """

    printed: str
    container: str
    number: str | None = None
    publisher: str | None = None
    date: ArchivalDate | None = None

    @classmethod
    def read(cls, words: str, *, publisher: str | None = None, date: str | None = None) -> Self:
        """Return the edition that is cited so.

        Examples:
            >>> Edition.read("CWIHP Bulletin 8–9").number
            '8–9'
        """
        printed = " ".join(words.split())
        found = _NUMBERED.fullmatch(printed[:300])
        dated = ArchivalDate.read(date) if date else None
        if found is None:
            return cls(printed, printed, None, publisher, dated)
        return cls(printed, found["container"], found["number"], publisher, dated)

    @property
    def namesake(self) -> str | None:
        """The body whose name the bulletin bears, where the table of archives knows it.

        Examples:
            >>> Edition.read("CWIHP Bulletin 8–9").namesake
            'CWIHP'
        """
        words = self.container.split()
        leading = (" ".join(words[:n]) for n in range(len(words), 0, -1))
        return next((name for name in leading if resolve(name)), None)


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page of an edition and the file that holds it as text.

    Attributes:
        file_name: The file's name, without folders.
        sha256: The file's digest.
        edition: The issue.
        page: The page or pages there: "304", "304–305".
    """

    file_name: str
    sha256: str
    edition: Edition
    page: str

    @property
    def cited(self) -> str:
        """The page as it is cited: "CWIHP Bulletin 8–9, p. 304"."""
        word = "pp." if re.search(r"[-–—,]", self.page) else "p."
        return f"{self.edition.printed}, {word} {self.page}"


class Places:
    """Where words stand on a page: offsets, lines, and what to cite.

    Args:
        text: The file's text.
        page: The page.
    """

    def __init__(self, text: str, page: PrintedPage) -> None:
        self.page = page
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def line(self, offset: int) -> int:
        """Return the line, from 1, on which an offset stands."""
        return bisect_right(self._starts, offset)

    def evidence(self, words: Words) -> Evidence:
        """Return words of the page as evidence, with their offsets in the file."""
        locator = f"{self.page.cited}, line {self.line(words.start)}"
        return Evidence(quote=words.text, start=words.start, end=words.end, locator=locator)

    def source(self, words: Words, title: str) -> Source:
        """Return a stretch of the page as the source of an account."""
        file = FilePlace(
            name=self.page.file_name,
            sha256=self.page.sha256,
            start=words.start,
            end=words.end,
            line=self.line(words.start),
        )
        return Source(
            title=title,
            container=self.page.edition.printed,
            pages=self.page.page,
            date=self.page.edition.date,
            file=file,
        )
