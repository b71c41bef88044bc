"""What the fields of an entry say of the document: title, kind, date, parties, language, place.

What no field says is read from the title: "Telegram from Ambassador Dobrynin to the USSR MFA".
"""

from collections.abc import Iterable, Iterator
from typing import Final

from provenance.bibliography.reference import Name, Reference
from provenance.bibliography.words.titles import title_of
from provenance.model.agent import Party
from provenance.model.date import ArchivalDate
from provenance.model.event import Event
from provenance.model.thing import TEXT
from provenance.notes.text_events import language_tag
from provenance.readers.exports.dates import read_date
from provenance.readers.exports.entry import Laid
from provenance.readers.exports.markup import without_markup
from provenance.readers.exports.page import Page, Said
from provenance.readers.headings import Heading, read_heading
from provenance.readers.vocabulary import kinds
from provenance.resources.lists import concepts

_LONGEST_KIND: Final = 60
_TECHNICAL: Final = frozenset({"entrysubtype", "type"})
_UNKNOWN_KIND: Final = "document"
_OWN_DATES: Final = ("exact-date", "date", "year", "printed-date")


def state(page: Page, *, has_note: bool, on_site: bool = False) -> Heading | None:
    """Say what the fields say, tell that the text came to be, and return the title as a heading.

    Args:
        page: The account in the making.
        has_note: Whether the entry has a source note: printed in a container, it is then a document
            that was printed later, and else a work that was written to be.
        on_site: Whether a field names the site on which it was seen.
    """
    kind, dates = _kind(page), list(_dates(page, has_note=has_note, on_site=on_site))
    heading = _say_title(page, known_kind=kind is not None, dated=bool(dates))
    if kind is None and not (heading and heading.kind):
        kind = next(((one, one.words.folded) for one in page.fields("entry-kind")), None)
    page.place(page.fields("entry-kind"))
    if kind:
        page.say("kind", [kind[0]], Said(kind[1]))
    for laids, date in dates:
        page.say("date", laids, Said(" ".join(one.words.folded for one in laids), date))
    _say_parties(page)
    for laid in page.fields("writing-place")[:1]:
        page.say("place", [laid], Said(laid.words.folded))
    page.said.tell(_creation(page))
    if heading:
        page.said.tell_meeting(heading)
    return heading


def _say_title(page: Page, *, known_kind: bool, dated: bool) -> Heading | None:
    titles = _titles(page)
    if not titles:
        return None
    page.place(titles)
    title = titles[0].words
    if _is_supplied(title.folded, page):
        return None
    heading = read_heading(title) or Heading(title.stripped())
    page.said.say_heading(
        heading._replace(
            title=title.stripped(),
            kind=None if known_kind else heading.kind,
            date=None if dated else heading.date,
            authors=() if page.fields("author") else heading.authors,
            addressees=() if page.fields("addressee") else heading.addressees,
            place=None,
        ),
        (),
    )
    return heading


def _titles(page: Page) -> list[Laid]:
    """Return the field of the title; before it one that has the title whole, as printed."""
    titles = page.fields("title")[:1]
    shown = _letters(titles[0].words.text) if titles else ""
    whole = [one for one in page.fields("whole-title") if shown in _letters(one.words.text)]
    return [*whole[:1], *titles]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_supplied(title: str, page: Page) -> bool:
    """Tell whether a title is one that our own exports supply: in brackets; letters decide."""
    supplied = _supplied(page)
    known = {_letters(one) for one in (*supplied, *map(without_markup, supplied))}
    return title.startswith("[") and title.endswith("]") and _letters(title) in known


def _supplied(page: Page) -> tuple[str, ...]:
    """Return the titles that our own exports supply where a document has none.

    What a table parts at semicolons may have been one name.
    """
    kinds = (None, *dict.fromkeys(laid.words.folded for laid in page.fields("kind")))
    names = [page.agent(one).name for one in page.fields("addressee")]
    blank = Reference(key="k", record="k", chain={})
    return tuple(
        title_of(blank.model_copy(update={"kind": kind, "addressees": people}))
        for kind in kinds
        for people in (_people(names), _people(["; ".join(names)] if names else []))
    )


def _people(names: Iterable[str]) -> tuple[Name, ...]:
    return tuple(Name(literal=one) for one in names)


def _say_parties(page: Page) -> None:
    for laid in page.fields("author"):
        agent = page.cast.adopt(page.agent(laid))
        page.say("author", [laid], Said(laid.words.folded, agent=agent))
    for laid in page.fields("addressee"):
        agent = page.cast.adopt(page.agent(laid))
        page.say("addressee", [laid], Said(laid.words.folded, agent=agent))


def _kind(page: Page) -> tuple[Laid, str] | None:
    """Return the field that says what the document is, and the word for it."""
    for laid in page.fields("kind"):
        words = laid.words.folded
        if words.casefold() in kinds():
            return laid, words.lower()
        technical = laid.field.name in _TECHNICAL and page.casting.is_published
        if not technical and _can_be_kind(words) and words != _UNKNOWN_KIND:
            return laid, words
    return None


def _can_be_kind(words: str) -> bool:
    return len(words) <= _LONGEST_KIND and not any(char.isdigit() for char in words)


def _dates(
    page: Page, *, has_note: bool, on_site: bool
) -> Iterator[tuple[list[Laid], ArchivalDate]]:
    """Yield the date of the text: the original one; else the entry's own, if it can be that."""
    for laid in original_date(page, on_site=on_site):
        yield [laid], date_of(laid)
        return
    if not (page.casting.is_published and has_note and page.fields("container")):
        yield from own_date(page)


def original_date(page: Page, *, on_site: bool) -> list[Laid]:
    """Return the field of the original date, where that is the date of the text.

    It is the date of the first publication (CSL 1.0.2, Appendix IV; biblatex 3.19, 2.2.2), and of
    a document in print, or on a site, that of the document. What is neither has one date, its own:
    an original one beside it is that of something else.

    Args:
        page: The account in the making.
        on_site: Whether a field names the site on which it was seen.
    """
    is_printed = page.casting.is_published or on_site or page.fields("container")
    has_own = any(page.fields(role) for role in _OWN_DATES)
    return page.fields("original-date")[:1] if is_printed or not has_own else []


def own_date(page: Page) -> Iterator[tuple[list[Laid], ArchivalDate]]:
    """Yield the entry's own date, and place the fields that say the same less exactly."""
    whole = [*page.fields("exact-date"), *page.fields("date")]
    parts = [laid for role in ("day", "month", "year") for laid in page.fields(role)]
    if whole:
        date = _as_printed(page, date_of(whole[0]))
        page.place(one for one in (*whole[1:], *parts) if _is_in(one, date))
        page.place(parts if parts and _are_in(parts, date) else ())
        yield whole[:1], date
    elif page.fields("printed-date") and not parts:
        (laid, *_) = page.fields("printed-date")
        yield [laid], read_date(laid.words.folded)
    elif parts:
        words = " ".join(laid.words.folded for laid in parts)
        date = read_date(words.replace("--", "–"))
        known = date.model_copy(update={"printed": None}) if date.edtf else date
        yield parts, _as_printed(page, known)


def _as_printed(page: Page, date: ArchivalDate) -> ArchivalDate:
    """Return a date with the words that a field of their own gives as printed."""
    for laid in page.fields("printed-date")[:1]:
        page.place([laid])
        return date.model_copy(update={"printed": laid.words.folded})
    return date


def date_of(laid: Laid) -> ArchivalDate:
    """Return the date that a field gives."""
    return laid.field.date or read_date(laid.words.folded)


def _is_in(laid: Laid, date: ArchivalDate) -> bool:
    """Tell whether a field, such as the year beside the day, says no more than a date does."""
    return _spoken(laid) in (date.edtf or "") or date_of(laid).edtf in (
        date.edtf,
        (date.edtf or "")[:4],
    )


def _are_in(parts: list[Laid], date: ArchivalDate) -> bool:
    """Tell whether day, month and year beside a date say together no more than it does."""
    edtf = read_date(" ".join(laid.words.folded for laid in parts)).edtf
    return edtf is not None and (date.edtf or "").startswith(edtf)


def _spoken(laid: Laid) -> str:
    return laid.words.folded if laid.words.folded.isdecimal() else "\0"


def say_languages(page: Page, *, translated: bool) -> None:
    """Say in which language the text is; what is no known language stays unplaced.

    The language of an entry may be that of the text or of the translation that is cited: where
    there is a translation, nothing is said of either.
    """
    roles = ("language",) if translated else ("language", "entry-language")
    for role in roles:
        for laid in page.fields(role):
            words = laid.words.folded
            tag = words if words in concepts("languages") else language_tag(words)
            if tag:
                page.say("language", [laid], Said(tag))
        if any(one.property == "language" for one in page.said.statements):
            return


def _creation(page: Page) -> Event:
    said = page.said.statements
    dated = next((one for one in said if one.date and one.date.edtf), None)
    titled = next((one for one in said if one.property == "title"), None)
    return Event(
        id="e",
        kind="creation",
        parties=tuple(
            Party(role="author", agent=one.agent, printed=one.value, evidence=one.evidence)
            for one in said
            if one.property == "author"
        ),
        made=(TEXT,),
        date=dated.date if dated else None,
        evidence=tuple(e for one in (titled, dated) if one for e in one.evidence),
    )
