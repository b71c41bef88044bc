"""Who holds the document: a name of the table, or words in the shape of one."""

import re
from typing import Final

from provenance.notes.notebook import Holder, Notebook
from provenance.notes.people import is_place

_CAPITAL_PAIR: Final = re.compile(r"[^\W\d_a-zа-я]{2}|[a-zа-я][^\W\d_a-zа-яß-ÿ]")
_AFTER: Final = re.compile(r"\s*(?:\Z|[,;.:(\[)\]]|[-–—] |[^\W_]?[\w'’./-]*\d)")
_CODE: Final = re.compile(r"(?<![\w/])(?:[^\W\da-zа-я_]{1,3} ?)?[\w./'’-]*\d[\w./'’-]*")
_LONGEST_NAME: Final = 140
_ABBREVIATION: Final = re.compile(
    r"[^\W\d_]{0,3}[^\W\d_a-zа-я][\w.&/'’-]*(?: [^\W\d_a-zа-я][\w./-]*){0,3}"
)
_ADDRESSED: Final = re.compile(r" to (?=[^\W\da-z_])")
_DATED_EVENT: Final = re.compile(r"of the (?:1[89]|20)\d\d [^\W\da-z_]")
_UNIT_BEHIND: Final = re.compile(r"(?P<name>[^\W\da-z_]{3,6}) \d{3}\. ?f\.")
_COUNTED: Final = re.compile(r" (?:\d|I{1,3})(?=[,;.]| \(|\Z)")
_INITIAL: Final = re.compile(r"[^\W\d_a-zа-я] (?=[^\W\d_a-zа-я]{2}[^,]* )")
_OWN_TITLE: Final = re.compile(
    r" (?P<title>[^\W\da-z_][^,;:.()]{2,60}(?:Papers|Collection|Collections|Files))\Z"
)
_TRANSLITERATED: Final = re.compile(
    r"[^\W\d_]{1,3}[^\W\d_a-zа-я]{2,6}(?: [^\W\da-z_][a-zа-я]+){1,2}"
)
_OF_THE_PAPER: Final = re.compile(r"\Z| [a-z]")
_TOWN_BEHIND: Final = re.compile(r" in (?P<town>[^\W\da-z_][^,]{2,30})\Z")
_QUOTES: Final = ("“", '"', "„", "«")
_IN_BRACKETS: Final = re.compile(r" [(\[](?P<short>[^()\[\]]{2,24})[)\]]")


def find_holder(book: Notebook, start: int, end: int, *, forced: bool) -> Holder | None:
    """Return the holder whose name starts here.

    Args:
        book: The note.
        start: Where the name may start.
        end: Where the piece ends, a comma or a boundary.
        forced: Whether the words before say that a holder must come ("on file at").
    """
    key = start, end, forced
    if key not in book.holders:  # several readers ask for one place
        book.holders[key] = _holder(book, start, end, forced=forced)
    return book.holders[key]


def _holder(book: Notebook, start: int, end: int, *, forced: bool) -> Holder | None:
    article = book.lexicon.patterns["article"].match(book.text, start, end)
    begin = article.end() if article else start
    same = book.lexicon.same.first(book.text, begin, end)
    if same is not None:
        return Holder(begin, same[0], "same")
    known = _known(book, begin, end)
    if known is not None:
        return Holder(begin, known, "archives")
    begin = _past_gloss(book, begin, end) if forced else begin
    stop = _before_town(book, begin, _extent(book, begin, end))
    if stop > begin and _looks_right(book, begin, stop, forced=forced):
        return Holder(begin, stop, "name-shape")
    return None


def is_house(book: Notebook, holder: Holder) -> bool:
    """Tell whether a holder is plainly an archive: a name of the table, or one with such a word."""
    if holder.why != "name-shape":
        return True
    house = book.lexicon.patterns["keeping-house"]
    return house.search(book.text, holder.start, holder.end) is not None


def _known(book: Notebook, start: int, end: int) -> int | None:
    """Return where a name of the table ends that starts here, and that may be a holder's."""
    limit = min(len(book.text), end + 60)
    ends = (stop for stop, _ in book.names.at(book.text, start, limit))
    return next((last for stop in ends if (last := _ended(book, start, stop, (end, limit)))), None)


def _ended(book: Notebook, start: int, stop: int, limits: tuple[int, int]) -> int | None:
    """Return where a holder's name ends that the table knows up to ``stop``, or None.

    Args:
        book: The note.
        start: Where the name starts.
        stop: Where the table's name ends.
        limits: Where the piece ends, and how far a town or a level behind it may reach.
    """
    end, limit = limits
    counted = _COUNTED.match(book.text, stop, limit)
    if counted is not None:
        return counted.end()
    town = book.lexicon.places.first(book.text, stop + 1, limit)
    apart = book.text[stop : stop + 1] == " "
    placed = apart and town is not None and book.text[town[0] : town[0] + 1] in (",", ".", ";")
    owning = book.text[stop : stop + 2] in ("'s", "’s")
    if placed or owning or _titled_behind(book, stop, end):
        return stop
    if _AFTER.match(book.text, stop, limit) or level_at(book, stop, limit):
        return _without_place(book, start, stop)
    return None


def _titled_behind(book: Notebook, stop: int, end: int) -> bool:
    """Tell whether its collection follows a name at once: "Ann Lee Library Border Papers"."""
    title = _OWN_TITLE.match(book.text, stop, end)
    return title is not None and not book.lexicon.patterns["keeping-house"].search(title["title"])


def _without_place(book: Notebook, start: int, stop: int) -> int:
    """Return where a name of the table ends when its town is left to the place: ", The Hague"."""
    comma = book.text.rfind(", ", start, stop)
    if comma < 0 or book.lexicon.patterns["parent"].search(book.text, comma, stop):
        return stop
    return comma if is_place(book, comma + 2, stop) else stop


def level_at(book: Notebook, place: int, end: int) -> bool:
    """Tell whether a level with its number stands here, after a blank."""
    begin = place + 1 if book.text[place : place + 1] == " " else place
    if not book.lexicon.levels.may_start(book.text, begin):
        return False
    number = book.lexicon.patterns["level-number"]
    return any(
        number.match(book.text, stop, end)
        for stop, _ in book.lexicon.levels.at(book.text, begin, end)
    )


def _extent(book: Notebook, start: int, end: int) -> int:
    """Return where the name ends: before a bracket, a level, or a code."""
    layout = book.layout(start, end)
    unstated = book.lexicon.patterns["unstated-word"]
    stop = next((opened for opened in layout.groups if not unstated.match(book.text, opened)), end)
    if stop == start:
        return start
    if book.text[stop : stop + 1] in _QUOTES and _one_institution(book, start, stop):
        within = book.lexicon.patterns["within-archive"].match(
            book.text, layout.groups[stop] + 1, end
        )
        return within.end() if within else layout.groups[stop] + 1
    unit = _UNIT_BEHIND.match(book.text, start)
    if unit is not None:
        return unit.end("name")
    code = _CODE.search(book.text, start, stop)
    if code is not None and not _numbered(book, start, code, stop):
        stop = code.start()
    stop = book.trimmed(start, _before_level(book, start, stop, end))[1]
    kept = book.lexicon.patterns["kept-by"].search(book.text, start, stop)
    town = _TOWN_BEHIND.search(book.text, start, stop)
    if town is not None and is_place(book, town.start("town"), stop):
        return town.start()
    return kept.start() if kept else stop


def _before_level(book: Notebook, start: int, stop: int, end: int) -> int:
    """Return where a level with its number stands behind a blank, or where the name ends."""
    blank = book.text.find(" ", start, stop)
    while blank >= 0 and not level_at(book, blank, end):
        blank = book.text.find(" ", blank + 1, stop)
    return blank if blank >= 0 else stop


def _past_gloss(book: Notebook, start: int, end: int) -> int:
    """Return where the holder's name starts behind a colon: "the Polish archives: AAN"."""
    colon = book.text.find(": ", start, end)
    if colon < 0 or book.names.first(book.text, colon + 2, end) is None:
        return start
    return colon + 2


def _before_town(book: Notebook, start: int, end: int) -> int:
    """Return where an abbreviation ends that has its town right behind it: "NA Prague"."""
    blank = book.text.rfind(" ", start, end)
    apart = blank > 0 and is_place(book, blank + 1, end) and is_abbreviation(book, start, blank)
    return blank if apart else end


def _one_institution(book: Notebook, start: int, end: int) -> bool:
    """Tell whether a quoted name goes on with an institution's: "Stiftung “…”", "Archivo “…”"."""
    begin, stop = book.trimmed(start, end)
    if book.lexicon.patterns["institution"].fullmatch(book.text, begin, stop):
        return True
    plain = book.text[end - 1 : end] == " " and "," not in book.text[begin:stop]
    return plain and book.lexicon.patterns["archive"].search(book.text, begin, stop) is not None


def _numbered(book: Notebook, start: int, code: re.Match[str], stop: int) -> bool:
    """Tell whether a number closes the name itself: "National Archives Center No. 3"."""
    before = book.text[start : code.start()]
    word = book.lexicon.patterns["number-word"]
    if before.endswith("of the ") and _DATED_EVENT.match(book.text, code.start() - len("of the ")):
        return True  # "Institute for the History of the 1956 Revolution"
    last = before.rsplit(" ", 2)[-2:-1]
    counted = _COUNTED.match(book.text, code.start() - 1) and book.lexicon.patterns["archive"]
    named = counted and counted.search(before)
    numbered = bool(last) and word.fullmatch(last[0]) is not None
    return code.end() == book.trimmed(start, stop)[1] and (numbered or bool(named))


def _looks_right(book: Notebook, start: int, end: int, *, forced: bool) -> bool:
    if end - start > _LONGEST_NAME or _is_prose(book, start, end, forced=forced):
        return False
    words = book.text[start:end]
    patterns = book.lexicon.patterns
    form = book.lexicon.forms.first(book.text, start, end)
    of_paper = form is not None and _OF_THE_PAPER.match(book.text, form[0], end)
    if of_paper or _is_all(book.lexicon.marks.first(book.text, start, end), end):
        return False
    if patterns["archive"].search(words):
        return words[:1].isupper() or forced or patterns["archive"].match(words) is not None
    if forced:
        named = words[:1].isupper() and not patterns["date"].match(words)
        return named or patterns["keeper"].fullmatch(words) is not None
    return _stands_alone(book, start, end)


def _is_prose(book: Notebook, start: int, end: int, *, forced: bool) -> bool:
    words = book.text[start:end]
    patterns = book.lexicon.patterns
    prose = patterns["not-a-name"].search(words) or patterns["told"].search(words)
    return prose is not None or (not forced and _ADDRESSED.search(words) is not None)


def _stands_alone(book: Notebook, start: int, end: int) -> bool:
    """Tell whether words without a word for an archive can hold: initials, a body with its town."""
    if is_abbreviation(book, start, end):
        return not is_place(book, start, end)
    if _TRANSLITERATED.fullmatch(book.text, start, end) and book.text[end : end + 2] == ", ":
        return level_at(book, end + 1, len(book.text))
    named = book.lexicon.patterns["institution"].search(book.text, start, end)
    return named is not None and (_placed(book, end) or _abbreviated(book, end))


def _placed(book: Notebook, end: int) -> bool:
    """Tell whether a place follows behind a comma: "Institute of History, Havana"."""
    stop = len(book.text)
    begin = end + 2
    return (
        book.text[end:begin] == ", "
        and book.lexicon.places.first(book.text, begin, stop) is not None
    )


def _abbreviated(book: Notebook, end: int) -> bool:
    """Tell whether an abbreviation follows in brackets: "Office of the Commissioner (BStU)"."""
    found = _IN_BRACKETS.match(book.text, end)
    return found is not None and is_abbreviation(book, *found.span("short"))


def _is_all(found: tuple[int, str] | None, end: int) -> bool:
    return found is not None and found[0] == end


def is_abbreviation(book: Notebook, start: int, end: int) -> bool:
    """Tell whether words are an abbreviation of a holder's name: "AVP RF", "DAMSPS"."""
    if end - start > 24:
        return False
    words = book.text[start:end]
    if _ABBREVIATION.fullmatch(words) is None:
        return False
    words = _INITIAL.sub("", words, count=1)
    return all(_CAPITAL_PAIR.search(word.replace(".", "")) for word in words.split(" "))


def extends(book: Notebook, holder: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether a piece names the larger body of the holder before it: one value with it."""
    words = book.text[start:end]
    patterns = book.lexicon.patterns
    if is_abbreviation(book, *holder) or not patterns["parent"].search(words):
        return False
    town = book.lexicon.places.first(book.text, start, end)
    if town == (end, "cities"):  # "College Station"
        return False
    if patterns["national"].search(book.text, *holder):
        return False
    return patterns["unit"].search(words) is None and not any(sign.isdigit() for sign in words)
