"""A publication: authors or editors, title, container, place and publisher, number, date, pages."""

import re
from typing import Final

from provenance.notes.authors import IMPRINT, QUOTED, read_authors
from provenance.notes.notebook import Act, Notebook

_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+")
_PAGES: Final = re.compile(r"\d+[-–—]\d+(?!\w)|\d{1,4}(?=\s*(?:\Z|[.;]))")
_CODE: Final = re.compile(r"[\s.:#]*(?P<value>[IVXLC]+(?!\w)|[ivxlc]+(?!\w)|\d+\w*(?:[-–/]\d+)*)")
_SPACE: Final = re.compile(r"[\s,;:.]*")
_TITLE: Final = re.compile(r"[^\W\da-z_]|\d")
_BARE: Final = re.compile(r"(?P<words>.*?[^\W\d_][.]?) (?P<number>\d{1,3}(?:[-–/:]\d{1,3})?)\Z")
_NUMBER_BEHIND: Final = re.compile(r"\. (?=\d)(?!(?:19|20)\d\d[-–](?:19|20)\d\d\. [^\W\da-zа-я_])")
_TITLE_BEHIND: Final = re.compile(r" [^\W\d_]")
_VOLUME_BEHIND: Final = re.compile(r", (?:[Vv]ol|t|T|Bd|tom|kn)\.? ?\w{1,5} ")
_LONGEST: Final = 200
_FEWEST: Final = 2


def read_publication(book: Notebook, act: Act, start: int, end: int) -> bool:
    """Read what follows "published in"; tell whether a publication is stated there."""
    before = len(act.found)
    place = _skip(book, start, end)
    tongue = book.lexicon.patterns["language-of-print"].match(book.text, place, end)
    if tongue is not None:
        book.claim(*tongue.span(), "connective", "language")
        place = tongue.end()
    if volume_at(book, place, end) is None:
        place = read_authors(book, act, place, end)
        place = _title(book, act, place, end)
    while place < end:
        place = _element(book, act, place, end)
    if not act.has("container", "publisher") and len(act.found) - before < _FEWEST:
        act.clear()
    return len(act.found) > before


def continue_publication(book: Notebook, act: Act, start: int, end: int) -> bool:
    """Read a sentence that goes on with a publication: "1994. № 2."; tell whether it does."""
    place = _skip(book, start, end)
    for reader in (_number, _pages, _short_imprint, _date):
        if place < end and reader(book, act, place, end) is not None:
            return True
    return False


def _skip(book: Notebook, place: int, end: int) -> int:
    found = _SPACE.match(book.text, place, end)
    return found.end() if found else place


def has_issue(book: Notebook, start: int, end: int) -> bool:
    """Tell whether an issue of a periodical stands here: "Dang de wenxian, No. 5 (1996)"."""
    if book.names.first(book.text, start, end) is not None:
        return False
    return book.lexicon.patterns["issue"].match(book.text, start, end) is not None


def volume_at(book: Notebook, start: int, end: int) -> tuple[int, str] | None:
    """Return where a volume of a series ends that starts here, and its entry, or None.

    The name of "Foreign Relations, 1977-1980, …" runs to the title of the volume; the document's
    number and pages are no part of it.
    """
    for volume in book.lexicon.volumes:
        found = volume.pattern.match(book.text, start, end)
        if found is not None:
            last = _title_end(book, found.end(), end) if volume.titled else found.end()
            return book.trimmed(start, last)[1], volume.id
    return None


def _title_end(book: Notebook, start: int, end: int) -> int:
    stop = book.lexicon.patterns["volume-end"].search(book.text, start, end)
    return stop.start() if stop else end


def _title(book: Notebook, act: Act, place: int, end: int) -> int:
    place = _skip(book, place, end)
    quoted = QUOTED.match(book.text, place, end)
    if quoted is None:
        return place
    numbers = book.lexicon.patterns["number-word"]
    numbered = numbers.match(book.text, _skip(book, quoted.end(), end), end)
    book.add(act, "container" if numbered else "title", quoted.span("title"), act.phrase)
    following = book.lexicon.patterns["within"].match(book.text, quoted.end(), end)
    return following.end() if following else quoted.end()


def _element(book: Notebook, act: Act, place: int, end: int) -> int:
    """Read the next element and return where the following one starts."""
    place = _skip(book, place, end)
    if place >= end:
        return end
    for reader in (
        _url,
        _posted,
        _imprint,
        _number,
        _pages,
        _short_imprint,
        _date,
        _where,
        _container,
    ):
        after = reader(book, act, place, end)
        if after is not None:
            return max(after, place + 1)
    layout = book.outlook(place, end)
    return max(place + 1, min(layout.piece_end(place) + 1, layout.group_after(place)))


def _url(book: Notebook, act: Act, place: int, end: int) -> int | None:
    found = _URL.match(book.text, place, end)
    if found is None:
        return None
    book.add(act, "url", (found.start(), found.start() + len(found.group().rstrip(".,;)]"))), "url")
    return found.end()


def _imprint(book: Notebook, act: Act, place: int, end: int) -> int | None:
    """Read a group in brackets: "(London: Press, 1988)", "(Winter 1995/1996)"."""
    if book.text[place] not in "([":
        return None
    closed = book.outlook(place, end).closing(place)
    if closed is None:
        return place + 1
    found = IMPRINT.match(book.text, place + 1, closed)
    house = book.lexicon.patterns["house-imprint"].fullmatch(book.text, place + 1, closed)
    date = book.lexicon.patterns["date"].fullmatch(book.text, place + 1, closed)
    if found is not None:
        for role in ("place", "publisher", "date"):
            book.add(act, role, found.span(role), act.phrase)
    elif house is not None:
        for role in ("publisher", "date"):
            book.add(act, role, house.span(role), act.phrase)
    elif date is not None:
        book.add(act, "date", (place + 1, closed), act.phrase)
    else:
        _inside(book, act, place + 1, closed)
    return closed + 1


def _posted(book: Notebook, act: Act, place: int, end: int) -> int | None:
    """Read when a site put a text up; when a reader saw it there is no fact of the document."""
    found = book.lexicon.patterns["posted"].match(book.text, place, end)
    if found is None:
        return None
    book.claim(*found.span(), "connective", "posted")
    date = book.lexicon.patterns["date"].match(book.text, found.end(), end)
    if date is None:
        return found.end()
    if found["seen"] or act.has("date"):
        book.claim(*date.span(), "gloss", "posted")
    else:
        book.add(act, "date", date.span(), act.phrase)
    return date.end()


def _short_imprint(book: Notebook, act: Act, place: int, end: int) -> int | None:
    """Read "М.: Наука, 1999" or "М., 1999", the imprint of Russian books."""
    found = book.lexicon.patterns["short-imprint"].match(book.text, place, end)
    if found is None:
        return None
    for role in ("place", "publisher", "date"):
        if found[role]:
            book.add(act, role, found.span(role), act.phrase)
    return found.end()


def _inside(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read what else a bracket may hold: number and date with a comma between."""
    if not act.has("container"):
        return
    place = start
    while place < end:
        place = _skip(book, place, end)
        after = None
        for reader in (_number, _date):
            after = after or (reader(book, act, place, end) if place < end else None)
        place = after or end


def _number(book: Notebook, act: Act, place: int, end: int) -> int | None:
    word = book.lexicon.patterns["number-word"].match(book.text, place, end)
    value = _CODE.match(book.text, word.end(), end) if word else None
    if value is None:
        return None
    book.add(act, "number", value.span("value"), "number-word")
    book.claim(place, value.end(), "connective", "number-word")
    return value.end()


def _pages(book: Notebook, act: Act, place: int, end: int) -> int | None:
    word = book.lexicon.patterns["pages-word"].match(book.text, place, end)
    listed = book.lexicon.patterns["level-list"]
    if word is not None:
        value = listed.match(book.text, word.end(), end)
        if value is not None:
            book.add(act, "pages", value.span("value"), "pages-word")
            book.claim(place, value.end(), "connective", "pages-word")
            return value.end()
    bare = _PAGES.match(book.text, place, end)
    if (
        bare is None
        or not act.has("container", "publisher")
        or book.lexicon.patterns["date"].match(book.text, place, end)
    ):
        return None
    book.add(act, "pages", bare.span(), "bare-pages")
    return bare.end()


def _date(book: Notebook, act: Act, place: int, end: int) -> int | None:
    found = book.lexicon.patterns["date"].match(book.text, place, end)
    if found is None:
        return None
    if not act.has("container", "title") and _TITLE_BEHIND.match(book.text, found.end(), end):
        return None
    years = _before_imprint(book, act, place, end)
    if years is not None:
        if not _joins_container(book, act, place, years):
            book.claim(place, years, "gloss", "years")
        return years
    book.add(act, "date", found.span(), act.phrase)
    return found.end()


def _joins_container(book: Notebook, act: Act, place: int, end: int) -> bool:
    """Join the years behind a title's comma to it: "Strait: Documents, 1954-1958 (Oxford: …)"."""
    title = act.spot("container")
    if title is None or book.text[title.end : place] != ", ":
        return False
    act.drop("container")
    return book.add(act, "container", (title.start, book.trimmed(place, end)[1]), title.why)


def _before_imprint(book: Notebook, act: Act, place: int, end: int) -> int | None:
    """Return where years end that belong to a title: "Vol. 5, 1946-1950 (Moscow: Press, 2005)"."""
    layout = book.outlook(place, end)
    opened = layout.group_after(place)
    closed = layout.closing(opened)
    comma = layout.piece_end(place)
    if closed is None or not act.has("container"):
        return None
    if comma < opened and not _VOLUME_BEHIND.fullmatch(book.text, comma, opened):
        return None
    return min(comma, opened) if IMPRINT.match(book.text, opened + 1, closed) else None


def _where(book: Notebook, act: Act, place: int, end: int) -> int | None:
    """Read the town of a periodical: "Dang de wenxian, Beijing, No. 5"."""
    found = book.lexicon.places.first(book.text, place, end)
    if found is None or not act.has("container") or act.has("place", "title", "url"):
        return None
    if book.text[found[0] : found[0] + 1] != ",":
        return None
    book.add(act, "place", (place, found[0]), "places")
    return found[0]


def _container(book: Notebook, act: Act, place: int, end: int) -> int | None:
    """Read the name of what holds the text, up to a bracket, a comma or a number."""
    if act.has("container") or (act.has("title") and act.has("publisher")):
        return None
    volume = volume_at(book, place, end)
    if volume is not None:
        book.add(act, "container", (place, volume[0]), volume[1])
        return volume[0]
    site = book.lexicon.sites.first(book.text, place, end)
    if site is not None:
        book.add(act, "container", (place, site[0]), site[1].id)
        return _bare_number(book, act, site[0], end)
    layout = book.outlook(place, end)
    stop = min(layout.piece_end(place), layout.bracket_after(place))
    stop = _before_number(book, place, stop)
    words = book.text[place:stop]
    if (
        not _TITLE.match(words)
        or len(words) > _LONGEST
        or book.lexicon.patterns["not-a-name"].search(words)
        or book.lexicon.patterns["language-name"].fullmatch(words.strip(" ."))
    ):
        return None
    return _named(book, act, place, stop)


def _before_number(book: Notebook, place: int, stop: int) -> int:
    for found in book.lexicon.patterns["number-word"].finditer(book.text, place, stop):
        if found.start() > place and _CODE.match(book.text, found.end(), stop):
            return found.start()
    for sentence in _NUMBER_BEHIND.finditer(book.text, place, stop):
        return sentence.start()
    return stop


def _named(book: Notebook, act: Act, place: int, stop: int) -> int:
    bare = _BARE.match(book.text, *book.trimmed(place, stop))
    if bare is not None:
        book.add(act, "container", bare.span("words"), act.phrase)
        book.add(act, "number", bare.span("number"), act.phrase)
    else:
        book.add(act, "container", (place, stop), act.phrase)
    return stop


def _bare_number(book: Notebook, act: Act, place: int, end: int) -> int:
    found = re.compile(r",? (?P<number>\d{1,3}(?:[-–/]\d{1,3})?)(?![\w])").match(
        book.text, place, end
    )
    if found is None or book.lexicon.patterns["date"].match(book.text, found.start("number"), end):
        return place
    book.add(act, "number", found.span("number"), act.phrase)
    return found.end()
