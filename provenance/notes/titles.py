"""Levels printed without their word: collection, series, and the folder title at the end."""

import re
from typing import Final

from provenance.notes.holder import find_holder, is_abbreviation, is_house
from provenance.notes.locator import BOXED, Locator
from provenance.notes.notebook import Act
from provenance.notes.reference import level_starts

_EXPLAINED: Final = re.compile(r"[(\[][^\W\d]*[a-zа-я]{2}")
_UNKNOWN_LEVEL: Final = re.compile(r"(?![^\W\d_a-zа-я]{2,5}\.\d)[^\W\d_]{1,5}\. ?\d")
_VOLUME_OF_SERIES: Final = re.compile(r"\d+")
_DAY: Final = re.compile(r", \d{1,2}/\d{1,2}/")
_DIGIT: Final = re.compile(r"\d")
_FONDS_CODE: Final = re.compile(r"(?:[^\W\d_]{1,2}-)?\d{1,5}[^\W\d_]?")
_NEXT_LEVEL: Final = 12
_WHOLE: Final = (
    "listed-office", "parted-title", "office-and-bearer", "bearer-of-offices", "files-and-office",
)  # fmt: skip
_YEAR: Final = re.compile(r"[, ]*\d{4}")
_HEAD: Final = 3
_END_OF_NOTE: Final = re.compile(r"[ .\]]*\Z")
_QUOTES: Final = '“"„«'
_LONGEST: Final = 230
_MOST_BLANKS: Final = 30
_UNITS: Final = 2
_SERIES_AND_TWO: Final = 3
_MOST_LEVELS: Final = 8


def read_title(locator: Locator, place: int, end: int, *, opening: bool = False) -> int | None:
    """Note a level that is printed without its word; what it is depends on the others.

    ``opening``: it is known to open the reference, in the place of a holder.
    """
    book, act = locator.book, locator.act
    end = _title_end(locator, place, end)
    start, stop = book.trimmed(place, end)
    words = book.text[start:stop]
    if not words or len(words) > _LONGEST or not book.lexicon.patterns["level-title"].match(words):
        return None
    patterns = book.lexicon.patterns
    named = act.has("holder") and act.has("leaf", "page")
    if _UNKNOWN_LEVEL.match(words) or (named and _DIGIT.search(words) is None):
        return None
    if patterns["not-a-name"].search(words) or words.count(" ") > _MOST_BLANKS:
        return None
    if not (
        opening
        or _may_start(locator, place)
        or collection_first(locator, start, stop)
        or holder_behind(locator, place)
        or (opening := _opens_files(locator, start, stop))
    ):
        return None
    locator.opened = locator.opened or opening
    return max(_noted(locator, start, stop), end)


def _noted(locator: Locator, start: int, stop: int) -> int:
    """Note a level with all that belongs to its title; return where it, or its file, ends."""
    book, act = locator.book, locator.act
    wholes = (book.lexicon.patterns[name].match(book.text, start, locator.end) for name in _WHOLE)
    listed = next((found for found in wholes if found), None)
    stop = listed.end() if listed else _with_list(locator, start, stop)
    stop = _with_dates(locator, start, _with_office(locator, start, stop))
    act.unmarked.append((start, stop, act.has(*BOXED)))
    days = _days_of_file(locator, start, stop)
    if days is not None:
        act.unmarked.append((*days, True))
    return days[1] if days else stop


def _may_start(locator: Locator, place: int) -> bool:
    """Tell whether a level without its word may stand here: behind a holder, or in quotes."""
    act = locator.act
    return act.has("holder") or bool(act.found) or locator.book.text[place] in _QUOTES


def collection_first(locator: Locator, start: int, stop: int) -> bool:
    """Tell whether a collection stands before its holder: "Lee Papers, Library of Congress"."""
    book = locator.book
    for _ in range(_UNITS - len(locator.act.unmarked)):
        begin = stop + 2
        if book.text[stop:begin] != ", " or not _names_collection(locator, start, stop):
            return False
        end = book.outlook(begin, locator.end).piece_end(begin)
        if find_holder(book, begin, end, forced=False):
            return True
        start, stop = begin, end
    return False


def holder_behind(locator: Locator, start: int) -> bool:
    """Tell whether the holder closes the reference: "Lee Collection, Box 11, Hoover Archives".

    Only a plain archive counts, and only behind a level with its number.
    """
    book, place, numbered = locator.book, start, False
    for _ in range(_MOST_LEVELS):
        end = book.outlook(place, locator.end).piece_end(place)
        begin = place
        place = book.trimmed(end, locator.end)[0]
        found = find_holder(book, begin, end, forced=False) if numbered else None
        if found is not None and is_house(book, found):
            return True
        numbered = numbered or level_starts(book, begin, end)
        if place >= locator.end:
            return False
    return False


def _opens_files(locator: Locator, start: int, stop: int) -> bool:
    """Tell whether files stand alone at the head of a paper: "Conference files, lot 60 D 627".

    Older volumes of Foreign Relations print them so, without the department that keeps them.
    """
    book = locator.book
    if start > _HEAD or book.acts or locator.act.found or locator.act.unmarked:
        return False
    if _END_OF_NOTE.match(book.text, stop):
        return book.lexicon.patterns["files-alone"].fullmatch(book.text, start, stop) is not None
    lots = book.lexicon.patterns["lot-ahead"]
    return lots.match(book.text, stop) is not None


def _names_collection(locator: Locator, start: int, stop: int) -> bool:
    text, patterns = locator.book.text, locator.book.lexicon.patterns
    return any(
        patterns[name].search(text, start, stop) for name in ("series-ending", "collection-name")
    )


def _title_end(locator: Locator, place: int, end: int) -> int:
    """Return where a title ends: at its closing quotation mark, or before an explanation."""
    book = locator.book
    layout = book.outlook(place, locator.end)
    closed = layout.closing(place)
    if closed is not None and (
        book.text[place] != "[" or book.text[closed + 1 : closed + 2] in ("", ",", ".", ";")
    ):
        return closed + 1
    opened = layout.group_after(place)
    explained = _EXPLAINED.match(book.text, opened, locator.end)
    former = book.text.startswith("former", opened + 1)
    named = former or is_abbreviation(book, *book.trimmed(place, opened))
    if opened < end and explained and named:
        after = layout.closing(opened)
        if after is None or book.text[after + 1 : after + 2] in ("", ",", ".", ";", ")", "]"):
            return opened
    level = book.lexicon.patterns["next-level"].search(book.text, place, end)
    return level.start() if level and level.start() > place else end


def _with_dates(locator: Locator, start: int, stop: int) -> int:
    """Join dates behind a comma to the title before them: "Human Rights, 5/77-11/78".

    A series known by its initials keeps apart from the year of its annual part: "PA, 1958".
    """
    book = locator.book
    if book.text[stop : stop + 1] != ",":
        return stop
    dates = book.lexicon.patterns["title-dates"].match(book.text, stop, locator.end)
    if dates is None or (is_abbreviation(book, start, stop) and _YEAR.fullmatch(dates.group())):
        return stop
    series = book.lexicon.patterns["series-ending"].search(book.text, start, stop)
    if series and _opens_file(book.text, dates, boxed=locator.act.has(*BOXED)):
        return stop
    return book.trimmed(stop + 1, dates.end())[1]


def _days_of_file(locator: Locator, start: int, stop: int) -> tuple[int, int] | None:
    """Return the days behind a series that are the whole title of its file."""
    book, end = locator.book, locator.end
    dates = book.lexicon.patterns["title-dates"].match(book.text, stop, end)
    series = book.lexicon.patterns["series-ending"].search(book.text, start, stop)
    if dates is None or series is None or book.text.startswith(":", dates.end()):
        return None
    opens = _opens_file(book.text, dates, boxed=locator.act.has(*BOXED))
    return book.trimmed(stop + 1, dates.end()) if opens else None


def _opens_file(text: str, dates: re.Match[str], *, boxed: bool) -> bool:
    """Tell whether dates behind a series are, or open, the title of its file.

    "Meetings File, 11/6/79: NSC" has a file of that day, "Chronological File, May-June 1984" one of
    those months; a comma follows the years of a series: "Files, March 1981-May 1983, Lot". Behind
    a box or a lot it is one title: "Lot 81D117, Principal Memo File, April-May-June 1979".
    """
    if "/" in dates.group() and text.startswith(":", dates.end()):
        return True
    named = any(sign.isalpha() for sign in dates.group())
    return named and not boxed and not text.startswith(",", dates.end())


def _with_list(locator: Locator, start: int, stop: int) -> int:
    """Join a list of titles before a lot: "Files of Lucy Benson: Country Files, Subject Files"."""
    book = locator.book
    if book.text.find(": ", start, stop) < 0:
        return stop
    found = book.lexicon.patterns["list-of-files"].match(book.text, stop, locator.end)
    return found.end() if found else stop


def _with_office(locator: Locator, start: int, stop: int) -> int:
    """Join an office behind a comma to its bearer: "Records of Cyrus Vance, Secretary of State"."""
    book = locator.book
    patterns = book.lexicon.patterns
    if book.text[stop : stop + 1] != "," or not patterns["bearer"].search(book.text, start, stop):
        return stop
    if not patterns["office"].match(book.text, stop, locator.end):
        return stop
    return book.trimmed(stop + 1, book.outlook(stop + 1, locator.end).piece_end(stop + 1))[1]


def joined_titles(locator: Locator) -> None:
    """Join the last two titles below a series into the one that its folder has: "Cuba, General"."""
    book, unmarked = locator.book, locator.act.unmarked
    if len(unmarked) >= _SERIES_AND_TWO - 1 and _one_title(locator, unmarked[-2], unmarked[-1]):
        unmarked[-2:] = [(unmarked[-2][0], *unmarked[-1][1:])]
        return
    if len(unmarked) < _SERIES_AND_TWO or locator.act.has(*BOXED):
        return
    (before, stop, _), (start, middle, _), (begin, end, boxed) = unmarked[-3:]
    ended = book.lexicon.patterns["series-ending"]
    below = book.text[before:stop].endswith("Series") and not ended.search(book.text, begin, end)
    if below and not ended.search(book.text, start, middle) and begin - middle == len(", "):
        unmarked[-2:] = [(start, end, boxed)]


def _one_title(
    locator: Locator, before: tuple[int, int, bool], last: tuple[int, int, bool]
) -> bool:
    """Tell whether a title goes on behind its comma: a name turned round, a town with its day."""
    book = locator.book
    ended = book.lexicon.patterns["series-ending"].search(book.text, *before[:2])
    if ended or last[0] - before[1] != len(", ") or locator.act.has(*BOXED):
        return False
    if book.lexicon.patterns["inverted-name"].match(book.text, *last[:2]):
        return True
    town = book.lexicon.places.first(book.text, *last[:2])
    return town is not None and _DAY.match(book.text, town[0]) is not None


def goes_on_with_list(locator: Locator, place: int) -> bool:
    """Tell whether "and" goes on with a title: "Staff Material, Europe, USSR, and East/West"."""
    book, act = locator.book, locator.act
    if not act.unmarked or act.unmarked[-1][1] < act.end or act.has(*BOXED, "fonds"):
        return False
    start = book.trimmed(place, locator.end)[0]
    end = book.outlook(start, locator.end).piece_end(start)
    plain = book.lexicon.patterns["level-title"].match(book.text, start) and not level_starts(
        book, start, locator.end
    )
    return bool(plain) and find_holder(book, start, end, forced=False) is None


def join_list(locator: Locator, place: int) -> int:
    """Join the titles that "and" binds into one: as far back as the last series; return its end."""
    book, unmarked = locator.book, locator.act.unmarked
    start, stop, boxed = unmarked.pop()
    ended = book.lexicon.patterns["series-ending"]
    before = unmarked[-1] if unmarked else None
    if before and start - before[1] == len(", ") and not ended.search(book.text, *before[:2]):
        start = unmarked.pop()[0]
    begin = book.trimmed(place, locator.end)[0]
    stop = book.trimmed(begin, book.outlook(begin, locator.end).piece_end(begin))[1]
    unmarked.append((start, stop, boxed))
    return stop


def title_roles(locator: Locator) -> list[str]:
    """Return the role of each unmarked level: collection, then series, a folder title last.

    A title in quotation marks at the end is that of a file (GUIDELINES, "Reference roles").
    """
    book = locator.book
    if _fonds_unmarked(locator):
        return [*_roles(locator)[:-1], "fonds"]
    if any(book.text[start - 1] in _QUOTES for start, _, _ in locator.act.unmarked[-1:]):
        return [*_roles(locator)[:-1], "file"]
    return _roles(locator)


def _fonds_unmarked(locator: Locator) -> bool:
    """Tell whether the last level is a fonds without its word: "LCVA, R-754, ap. 13"."""
    act = locator.act
    inventory = act.spot("inventory")
    if inventory is None or act.has("fonds") or not act.unmarked:
        return False
    start, stop, _ = act.unmarked[-1]
    near = stop <= inventory.start <= stop + _NEXT_LEVEL
    return near and _FONDS_CODE.fullmatch(locator.book.text, start, stop) is not None


def _roles(locator: Locator) -> list[str]:
    book, act = locator.book, locator.act
    first = "series" if act.has("collection") or _below_fonds(locator) else "collection"
    roles = [first, *["series"] * (len(locator.act.unmarked) - 1)][: len(locator.act.unmarked)]
    if roles and locator.folder == len(roles):
        return [*roles[:-1], "file"]
    if not roles or act.has("file", "folder"):
        return roles
    start, stop, boxed = locator.act.unmarked[-1]
    holder = act.spot("holder")
    ended = book.lexicon.patterns["series-ending"].search(book.text, start, stop)
    if book.lexicon.patterns["monthly"].match(book.text, start, stop):
        ended = None
    if holder is not None and start < holder.start and len(roles) == 1:
        named = ended or _names_collection(locator, start, stop)
        return roles if act.has("fonds", "box") or named else ["file"]
    if _filmed(act) or act.last_is("lot_file", after=stop) or _bound(locator, stop):
        return roles
    if (boxed or len(roles) > 1) and ended is None and not act.has("reel", "frame"):
        roles[-1] = "file"
    return roles


def _bound(locator: Locator, stop: int) -> bool:
    """Tell whether volumes are numbered through a whole series: "URSS, vol. 2664"."""
    volume = locator.act.spot("volume")
    if volume is None or volume.start < stop or locator.act.has("box"):
        return False
    return _VOLUME_OF_SERIES.fullmatch(locator.book.text, volume.start, volume.end) is not None


def _below_fonds(locator: Locator) -> bool:
    """Tell whether the first unmarked level stands behind a fonds."""
    fonds, unmarked = locator.act.spot("fonds"), locator.act.unmarked
    return fonds is not None and bool(unmarked) and fonds.end <= unmarked[0][0]


def _filmed(act: Act) -> bool:
    """Tell whether a film number is the item: then every title before it is a series."""
    number = act.spot("document_number")
    return number is not None and number.why in ("film-number", "item-id")
