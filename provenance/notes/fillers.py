"""What fills an argument of a phrase: people, offices, places, days, languages, references."""

import re
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from provenance.notes.cues import Cue
from provenance.notes.holding import hold
from provenance.notes.locator import Origin
from provenance.notes.notebook import Act, Found, Notebook
from provenance.notes.people import Item, is_body, is_name, is_place, row
from provenance.notes.tails import case_number, read_group, read_tail

_OFFICE: Final = re.compile(r"[A-Z]{1,6}(?:[/-][A-Z]{1,5}){0,3}")
_OFFICER: Final = re.compile(r"(?:[A-Z]\. ?)?[A-Z][a-z’']+(?:[ -][A-Z][a-z’']+){0,2}")
_TRAILING_AND: Final = re.compile(r" and\s*\Z")
_OPEN_LISTS: Final = frozenset({"drafting", "clearance", "transmission"})
_JOINT: Final = re.compile(r"[\s:,]*(?:(?:de|di|da|od) (?=[^\W\d_a-zа-я]))?")
_BY_NAME: Final = re.compile(r"[\s:,]*(?:(?:de|di|da|od) )?[^\W\d_a-zа-я]")


def _skip(book: Notebook, act: Act, start: int, end: int) -> None:
    stop = end
    for item in row(book, start, end):
        if not is_name(book, item) and item.start > start:
            stop = item.start
            break
    comma = book.layout(start, end).piece_end(start)
    book.claim(start, min(stop, comma), "gloss", act.phrase)
    if book.lexicon.patterns["gathering"].search(book.text, start, comma):
        return
    read_tail(book, act, row(book, comma, end))


def language(book: Notebook, act: Act, cue: Cue, span: tuple[int, int]) -> None:
    """Read the languages that a text was translated from, and names that stand behind them."""
    start, end = span
    for part in row(book, start, end):
        found = book.lexicon.patterns["language"].match(book.text, part.start, part.end)
        if found is None:
            break
        rest = book.text[found.end() : part.end]
        if rest and not (cue.entry.abroad and _BY_NAME.match(rest)):
            break
        book.add(act, "language", found.span("value"), act.phrase)
        book.claim(start, found.end(), "connective", act.phrase)
        if rest:
            _named_behind(book, act, found.end(), end)
            break


def past_language(book: Notebook, act: Act, start: int, end: int) -> int:
    """Return where the names behind "ins Englische:" start."""
    found = book.lexicon.patterns["language"].match(book.text, start, end)
    stop = found.end() if found else start
    joint = _JOINT.match(book.text, stop, end)
    stop = joint.end() if joint else stop
    book.claim(start, stop, "gloss", act.phrase)
    return stop


def _named_behind(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read the translator behind the language: "Перевод с русского А. Ивановой"."""
    joint = _JOINT.match(book.text, start, end)
    begin = joint.end() if joint else start
    book.claim(start, begin, "connective", act.phrase)
    people(book, act, "translator", (begin, end))


def _date(book: Notebook, act: Act, start: int, end: int) -> None:
    dates = book.lexicon.patterns["date"]
    found = dates.match(book.text, start, end)
    if found is None:
        _skip_place(book, act, start, end)
        return
    last = start
    while found is not None:
        book.add(act, "date", (found.start(), found.end()), act.phrase)
        last = found.end()
        joint = book.lexicon.patterns["date-joint"].match(book.text, last, end)
        found = dates.match(book.text, joint.end(), end) if joint else None
    read_tail(book, act, row(book, last, end))


def _skip_place(book: Notebook, act: Act, start: int, end: int) -> None:
    comma = book.layout(start, end).piece_end(start)
    if comma == start or is_place(book, *book.trimmed(start, comma)):
        book.claim(start, comma, "gloss", act.phrase)
        read_tail(book, act, row(book, comma, end))


def _where_or_when(book: Notebook, act: Act, start: int, end: int) -> None:
    if book.lexicon.patterns["date"].match(book.text, start, end):
        _date(book, act, start, end)
    else:
        _place(book, act, start, end)


def _spot(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read where something took place: up to a comma, a time, a date, another clause."""
    lead = book.lexicon.patterns["article"].match(book.text, start, end)
    begin = lead.end() if lead else start
    comma = book.layout(begin, end).piece_end(begin)
    known = book.lexicon.places.first(book.text, begin, end)
    comma = max(comma, known[0]) if known else comma
    stop = book.lexicon.patterns["place-end"].search(book.text, begin, comma)
    last = stop.start() if stop else comma
    if begin < last and book.lexicon.patterns["spot-start"].match(book.text, begin, last):
        book.add(act, "place", (begin, last), act.phrase)
        last = _further_spots(book, act, last, end)
    read_tail(book, act, row(book, last, end))


def _further_spots(book: Notebook, act: Act, last: int, end: int) -> int:
    """Read rooms in a row: "the Oval Office, the Cabinet Room, and the Residence"."""
    further = book.lexicon.patterns["further-spot"]
    found = further.match(book.text, last, end)
    while found is not None:
        book.add(act, "place", found.span("spot"), act.phrase)
        last = found.end()
        found = further.match(book.text, last, end)
    return last


def _spot_or_when(book: Notebook, act: Act, start: int, end: int) -> None:
    if book.lexicon.patterns["date"].match(book.text, start, end):
        _date(book, act, start, end)
    elif act.has("place"):  # one event, one place: "after lunch in the White House"
        read_tail(book, act, row(book, book.layout(start, end).piece_end(start), end))
    else:
        _spot(book, act, start, end)


def _offices(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read the offices that cleared: "approved in S/S and EUR"."""
    for item in row(book, start, end):
        if not is_name(book, item):
            break
        last = act.spot("affiliation")
        if last is not None and not item.joined and _within(book, last, item):
            act.drop("affiliation")
            book.add(act, "affiliation", (last.start, item.end), act.phrase)
        elif not is_place(book, item.start, item.end):
            book.add(act, "affiliation", (item.start, item.end), act.phrase)


def _within(book: Notebook, last: Found, item: Item) -> bool:
    """Tell whether an office belongs to the larger one behind it: "Maghreb Branch, Office of …"."""
    larger = book.lexicon.patterns["larger-office"]
    apart = book.text[last.end : item.start] == ", "
    return bool(apart and larger.match(book.text, item.start, item.end)) and is_body(
        book, last.start, last.end
    )


def _letter(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read "In an April 23 covering note to Brzezinski, Aaron argued": to whom, when, from whom."""
    patterns = book.lexicon.patterns
    cover = patterns["covering-word"].search(book.text, act.start, start)
    word = cover.start() if cover else act.start
    before = patterns["letter-date"].search(book.text, max(0, word - 60), word)
    if before is not None and before["date"]:
        book.add(act, "date", before.span("date"), act.phrase)
    found = patterns["letter"].match(book.text, start, end)
    if found is None or before is None or not before["within"]:
        people(book, act, "recipient", (start, end))
        return
    people(book, act, "recipient", found.span("to"))
    if found["date"]:
        book.add(act, "date", found.span("date"), act.phrase)
    people(book, act, "sender", found.span("sender"))


def _covering(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read the date of a covering paper: "under a September 16 covering note"."""
    found = book.lexicon.patterns["covering-date"].match(book.text, start, end)
    if found is not None and found["date"]:
        book.add(act, "date", found.span("date"), act.phrase)
    read_tail(book, act, row(book, start, end)[1:])


def _place(book: Notebook, act: Act, start: int, end: int) -> None:
    known = book.lexicon.places.first(book.text, start, end)
    comma = known[0] if known else book.layout(start, end).piece_end(start)
    joint = _TRAILING_AND.search(book.text, start, comma)
    comma = joint.start() if joint else comma
    found = book.lexicon.patterns["where"].fullmatch(book.text, start, comma)
    if found is None or not found["value"][0].isupper():
        return
    book.add(act, "place", found.span("value"), act.phrase)
    read_tail(book, act, row(book, comma, end))


def _recipient_or_date(book: Notebook, act: Act, start: int, end: int) -> None:
    if book.lexicon.patterns["date"].match(book.text, start, end):
        _date(book, act, start, end)
    else:
        people(book, act, "recipient", (start, end))


def _source(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read "obtained from X": a holding where X is known or plainly an archive, else only named."""
    lead = book.lexicon.patterns["article"].match(book.text, start, end)
    begin = lead.end() if lead else start
    keeps = book.lexicon.patterns["keeping-house"].search(book.text, begin, end)
    known = keeps or book.names.first(book.text, begin, end)
    if not known or not hold(book, begin, end, Origin(act.phrase)):
        book.claim(start, book.layout(start, end).piece_end(start), "gloss", act.phrase)


def _original(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read "from the original in X": a holding, where X can be one."""
    lead = book.lexicon.patterns["original-lead"].match(book.text, start, end)
    begin = lead.end() if lead else start
    forced = bool(lead and lead["original"])
    if not hold(book, begin, end, Origin(act.phrase, forced=forced)):
        comma = book.layout(start, end).piece_end(start)
        book.claim(start, comma, "gloss", act.phrase)


def _case(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read "under case no. 97-13"; what else stands behind "under" is only passed over."""
    items = row(book, start, end)
    if not items or not case_number(book, act, items[0]):
        _skip(book, act, start, end)


READERS: Final = {
    "case": _case,
    "skip": _skip,
    "date": _date,
    "where-or-when": _where_or_when,
    "place": _place,
    "spot": _spot_or_when,
    "offices": _offices,
    "covering": _covering,
    "letter": _letter,
    "recipient-or-date": _recipient_or_date,
    "source": _source,
    "original": _original,
}


def people(book: Notebook, act: Act, role: str, span: tuple[int, int]) -> None:
    """Read a row of names into a role, with their offices, and what follows the row."""
    lead = book.lexicon.patterns["following"].match(book.text, *span)
    items = row(book, lead.end() if lead else span[0], span[1])
    reader = _open_row if act.event in _OPEN_LISTS else _closed_row
    taken = reader(book, act, role, items)
    read_tail(book, act, items[taken:])


def _open_row(book: Notebook, act: Act, role: str, items: list[Item]) -> int:
    """Read all that can be names, offices among them; return how many members were read."""
    for taken, item in enumerate(items):
        ended = book.lexicon.patterns["name-end"].search(book.text, item.start, item.end)
        stop = _name_stop(ended) if ended else item.end
        apart = taken and _stands_apart(book, role, item, ended, second=taken == 1)
        if apart or not is_name(book, replace(item, end=stop)):
            return taken
        if _office_first(book, act, role, item):
            continue
        book.add(act, role, (item.start, stop), act.phrase)
        if ended is None or ended["whom"]:
            read_group(book, act, item)
            continue
        if ended["date"]:
            book.add(act, "date", ended.span("date"), act.phrase)
        return taken + 1
    return len(items)


def _office_first(book: Notebook, act: Act, role: str, item: Item) -> bool:
    """Read an office with its officer in brackets: "cleared by EUR (Hillenbrand)"."""
    if role != "agent" or item.group is None or act.event not in ("drafting", "clearance"):
        return False
    officer = item.group[0] + 1, item.group[1] - 1
    office = _OFFICE.fullmatch(book.text, item.start, item.end)
    if office is None or _OFFICER.fullmatch(book.text, *officer) is None:
        return False
    book.add(act, "affiliation", (item.start, item.end), act.phrase)
    book.claim(*item.group, "connective", act.phrase)
    return book.add(act, role, officer, act.phrase)


def _stands_apart(
    book: Notebook, role: str, item: Item, ended: re.Match[str] | None, *, second: bool
) -> bool:
    """Tell whether a member opens a clause of its own, or is the office of a sender before it."""
    office = book.lexicon.patterns["title-of-office"]
    verb = ended["verb"] if ended else None
    if item.joined:  # "sent to Lee, and Kim noted it"; not "to Lee, Poe, and Kim noted that"
        return bool(second and verb and book.text.endswith(", and ", 0, item.start))
    titled = role == "sender" and office.fullmatch(book.text, item.start, item.end)
    return bool(titled or verb)


def _closed_row(book: Notebook, act: Act, role: str, items: list[Item]) -> int:
    """Read names as long as "and" joins them; what they belong to may stand between them."""
    listed = role == "translator" or any(item.joined for item in items)
    for taken, (item, following) in enumerate(zip_longest(items, items[1:])):
        if taken and _between(book, item, following):
            read_tail(book, act, [item])
        elif not _belongs(book, item, taken) or (taken and not listed):
            return taken
        else:
            book.add(act, role, (item.start, item.end), act.phrase)
            read_group(book, act, item)
    return len(items)


def _name_stop(ended: re.Match[str]) -> int:
    """Return where a name ends before what is said of the act: "sent to Shultz *on May 4*"."""
    return ended.start("more") if ended["verb"] else ended.start()


def _between(book: Notebook, item: Item, following: Item | None) -> bool:
    """Tell whether an affiliation stands amid names: "A, Columbia University, and B"."""
    if following is None or item.joined or not following.joined:
        return False
    body = is_body(book, item.start, item.end) and is_name(book, item)
    return body and is_name(book, following) and not is_body(book, following.start, following.end)


def _belongs(book: Notebook, item: Item, taken: int) -> bool:
    if not is_name(book, item):
        return False
    if taken == 0 or item.joined:
        return True
    if is_place(book, item.start, item.end) or is_body(book, item.start, item.end):
        return False
    return book.text[item.start : item.end].count(" ") in (1, 2, 3)
