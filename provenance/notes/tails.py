"""What follows a row of names: brackets, an affiliation, a place, a date, a case number."""

import re
from typing import Final

from provenance.notes.notebook import Act, Notebook
from provenance.notes.people import Item, is_body, is_date, is_name, is_place

_DIGIT: Final = re.compile(r"\d")
_SPACE: Final = re.compile(r"[\s:.]*")
_DATED: Final = ("transfer", "meeting", "declassification", "copying", "transmission", "drafting")
_OFFICIAL: Final = ("drafting", "clearance")
_OFFICE: Final = re.compile(r"[A-Z][\w/&.-]*(?: [A-Z][\w/&.-]*){0,2}")
_AFFILIATED: Final = frozenset({"translation", "transcription", "drafting", "clearance"})


def read_group(book: Notebook, act: Act, item: Item) -> None:
    """Read the bracket behind a name: an affiliation, or an explanation."""
    if item.group is None:
        return
    start, end = item.group[0] + 1, item.group[1] - 1
    person = not is_body(book, item.start, item.end)
    office = act.event in _OFFICIAL and _OFFICE.fullmatch(book.text, start, end)
    if (
        act.event in _AFFILIATED
        and person
        and (office or is_body(book, start, end))
        and not is_place(book, start, end)
    ):
        book.add(act, "affiliation", (start, end), act.phrase)
    book.claim(*item.group, "gloss", act.phrase)


def read_tail(book: Notebook, act: Act, items: list[Item]) -> None:
    """Read what follows a row of names: an affiliation, a place, a date."""
    for item in items:
        if act.event == "declassification" and case_number(book, act, item):
            continue
        if is_date(book, item):
            if act.event in _DATED and not act.has("date"):
                book.add(act, "date", (item.start, item.end), act.phrase)
            else:
                book.claim(item.start, item.end, "gloss", act.phrase)
        elif is_place(book, item.start, item.end):
            book.claim(item.start, item.end, "gloss", act.phrase)
        elif is_name(book, item) and is_body(book, item.start, item.end):
            _affiliation(book, act, item)
        elif not is_name(book, item):
            break


def case_number(book: Notebook, act: Act, item: Item) -> bool:
    """Read the number of a declassification: "case no. 98-112", "NLJ 97-12"."""
    words = book.lexicon.patterns["case-number"]
    start, printed = item.start, False
    while (word := words.match(book.text, start, item.end)) is not None:
        printed = word.group().isupper()
        space = _SPACE.match(book.text, word.end(), item.end)
        start = space.end() if space else word.end()
    if start == item.start or _DIGIT.search(book.text, start, item.end) is None:
        return False  # "under a FOIA request by Ann Lee" has no number
    start = item.start if printed else start
    return book.add(act, "number", (start, item.end), act.phrase)


def _affiliation(book: Notebook, act: Act, item: Item) -> None:
    if act.event in _AFFILIATED:
        last = act.spot("affiliation")
        if last is not None and not book.text[last.end : item.start].strip(" ,"):
            act.drop("affiliation")
            item = Item(last.start, item.end, item.group, item.joined)
        book.add(act, "affiliation", (item.start, item.end), act.phrase)
    else:
        book.claim(item.start, item.end, "gloss", act.phrase)
    read_group(book, act, item)
