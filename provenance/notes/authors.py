"""Who wrote or edited the book or article that printed a text."""

import re
from typing import Final

from provenance.notes.notebook import Act, Notebook
from provenance.notes.people import Item, is_body, is_date, is_name, row

QUOTED: Final = re.compile(r"[“\"«„](?P<title>[^“”\"«»„]{3,300}?),?[”\"»“]")
IMPRINT: Final = re.compile(
    r"(?P<place>[^():]{2,60}?)(?::|,(?! [Nn]o| [Vv]ol| \d)) "
    r"(?P<publisher>[^():]{2,90}?), (?P<date>[^():,]{4,30})\Z"
)
_WORD_BEFORE: Final = re.compile(r"(?<![^\W\d_])(?!in |by |and |article )[a-zа-яß-ÿ]+ \Z")
_ARTICLE: Final = re.compile(r"(?:The|A|An) \Z")
_LONGEST_PERSON: Final = 4


def read_authors(book: Notebook, act: Act, place: int, end: int) -> int:
    """Read names before "eds.," or before a title in quotation marks."""
    editors = book.lexicon.patterns["editor"].search(book.text, place, min(end, place + 160))
    quoted = _quoted_title(book, place, end)
    if editors is not None and book.lexicon.patterns["name-ahead"].match(
        book.text, editors.end(), end
    ):
        return _edited(book, act, (place, editors.start()), editors.end(), end)
    if editors is not None and not (quoted and quoted.start() < editors.start()):
        _names(book, act, place, editors.start())
        book.claim(*editors.span(), "connective", "editor")
        stop = editors.end()
        return stop + 1 if book.text[stop : stop + 1] == ")" else stop
    if quoted is None and editors is None:
        return _book_authors(book, act, place, end)
    if quoted is not None and quoted.start() > place and quoted.start() - place < 120:
        _names(book, act, place, quoted.start())
        return quoted.start()
    return place


def _quoted_title(book: Notebook, place: int, end: int) -> re.Match[str] | None:
    """Find a title in quotation marks; words quoted within a title are none: 'Droga do "zła"'."""
    quoted = QUOTED.search(book.text, place, end)
    inside = quoted and _WORD_BEFORE.search(book.text, place, quoted.start())
    return None if inside else quoted


def _edited(book: Notebook, act: Act, title: tuple[int, int], place: int, end: int) -> int:
    """Read "Title, ed. Name (Place: Press, Year)"."""
    layout = book.outlook(place, end)
    stop = layout.group_after(place)
    stop = stop if stop < end else layout.piece_end(place)
    _names(book, act, place, stop)
    book.add(act, "container", title, act.phrase)
    return stop


def _book_authors(book: Notebook, act: Act, place: int, end: int) -> int:
    """Read names before the title of a book: "Lee and Kim, Title (Princeton: Press, 1994)"."""
    alone = book.lexicon.patterns["book-alone"].match(book.text, place, end)
    if alone is not None and not is_body(book, *alone.span("author")):
        book.add(act, "author", alone.span("author"), act.phrase)
        return alone.start("title")
    layout = book.layout(place, end)
    opened = layout.bracket_after(place)
    closed = layout.closing(opened)
    if closed is None or IMPRINT.match(book.text, opened + 1, closed) is None:
        return place
    title = _title_start(book, place, opened)
    if title is None:
        return place
    _names(book, act, place, title)
    if act.attributes.get("way") == "cited":
        book.add(act, "title", (title, opened), act.phrase)
        return opened
    return title


def _title_start(book: Notebook, place: int, end: int) -> int | None:
    """Return where the title behind the authors starts, or None where no authors stand."""
    items = row(book, place, end)
    persons = 0
    for index, item in enumerate(items):
        if not _is_person(book, item) or _ARTICLE.search(book.text[place : item.start]):
            break
        persons = index + 1
        if item.joined:
            break
    numbers = book.lexicon.patterns["number-word"]
    while persons and (
        persons >= len(items)
        or is_date(book, items[persons])
        or numbers.match(book.text, items[persons].start)
    ):
        persons -= 1
    if not persons:
        return None
    if not is_name(book, items[persons]):
        persons += 1
    if persons == len(items):
        return None
    return book.outlook(place, end).piece_start(items[persons].start)


def _is_person(book: Notebook, item: Item) -> bool:
    words = book.text[item.start : item.end].count(" ") + 1
    signed = ":" in book.text[item.start : item.end]
    return is_name(book, item) and words <= _LONGEST_PERSON and not signed


def _names(book: Notebook, act: Act, start: int, end: int) -> None:
    if book.text[end - 1 : end] == "(":
        end -= 1
    for item in row(book, start, end):
        if is_name(book, item):
            book.add(act, "author", (item.start, item.end), act.phrase)
