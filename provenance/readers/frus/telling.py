"""What a document's note, and the remarks and footnotes beside it, tell of its text."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from provenance.model.account import Statement
from provenance.model.evidence import Evidence
from provenance.model.thing import TEXT, DerivedRecord
from provenance.notes.account import Telling
from provenance.readers.flat import Flat
from provenance.readers.frus.anatomy import Anatomy
from provenance.readers.markup import Element
from provenance.readers.vocabulary import kinds

EDITION: Final = "edition"
EXCERPT: Final = "excerpt"
TRANSLATION: Final = "translation"

_FORM: Final = re.compile(r":\s*([^:\n]{1,40})\Z")


class Note(NamedTuple):
    """What is read as one source note: its title, and its words, a line for each place."""

    title: str
    lines: tuple[Flat, ...]

    @property
    def words(self) -> str:
        """The words."""
        return "\n".join(line.words.text for line in self.lines)


def note_of(one: Anatomy) -> Note | None:
    """Return a document's note with the footnotes on its derivation, which speak of one thing.

    Read apart, the copy that a footnote means would pass for the one that the note means.
    """
    titles = [*(("source note",) if one.notes else ()), *(each.name for each in one.derivations)]
    lines = (*one.notes, *(each.flat for each in one.derivations))
    return Note("; ".join(titles), lines) if lines else None


def derived_from(one: Anatomy, telling: Telling | None) -> Iterator[DerivedRecord]:
    """Yield what stands between the text and the printed page, and the edition last."""
    printed = TEXT
    told = telling.derived if telling else ()
    if one.remark("translation") or any(each.kind == TRANSLATION for each in told):
        yield DerivedRecord(id=TRANSLATION, kind="translation", of=printed)
        printed = TRANSLATION
    if one.remark("extract"):
        yield DerivedRecord(id=EXCERPT, kind="excerpt", of=printed)
        printed = EXCERPT
    yield DerivedRecord(id=EDITION, kind="edition", of=printed)


def with_kind(telling: Telling, note: str) -> Telling:
    """Say what the document is where only its note does: "741.90G/12–847: Telegram"."""
    found = _FORM.search(note.partition("\n")[0])
    kind = kinds().get(found[1].strip().casefold()) if found else None
    said = telling.account.statements
    if found is None or kind is None or any(one.property == "kind" for one in said):
        return telling
    cited = Evidence(quote=found[1], start=found.start(1), end=found.end(1))
    statement = Statement(
        id=f"s{len(said) + 1}", about=TEXT, property="kind", value=kind.label, evidence=(cited,)
    )
    account = telling.account.model_copy(update={"statements": (*said, statement)})
    return telling.model_copy(update={"account": account})


def pages_of(document: Element, page: str | None) -> str | None:
    """Return the pages of a document that begins on a page; None where that is not known."""
    turned = [(one.get("n"), before) for one, before in _breaks(document)]
    first = next((number for number, before in reversed(turned) if not before), page)
    later = [number for number, before in turned if before and number]
    if first is None:
        return None
    return f"{first}–{later[-1]}" if later and later[-1] != first else first


def _breaks(document: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the page breaks, each with whether words stand before it."""
    worded = False
    ahead: list[Element | str] = [document]
    while ahead:
        one = ahead.pop()
        if isinstance(one, str):
            worded = worded or bool(one.strip())
        elif one.name == "pb":
            yield one, worded
        else:
            ahead.extend(reversed(one.content))
