"""Clauses that go on with what came before them: a title, a reference, addressees, a number."""

import re
from typing import Final

from provenance.notes.fillers import people
from provenance.notes.notebook import Act, Notebook
from provenance.notes.people import Item
from provenance.notes.publication import continue_publication
from provenance.notes.sentences import Sentence
from provenance.notes.tails import case_number

_WHO: Final = frozenset({"holder", "abbreviation", "place"})
BLANK: Final = re.compile(r"[\s.,;:()\[\]“”\"–—-]*")


def more_addressees(book: Notebook, sign: str, start: int, end: int) -> bool:
    """Read a clause that goes on with the addressees before it: "; Priority to Nicosia"."""
    act = book.acts[-1] if book.acts else None
    if sign != ";" or act is None or act.event != "transmission":
        return False
    found = book.lexicon.patterns["continued"].match(book.text, start, end)
    if found is None:
        return False
    book.add(act, "priority", found.span("priority"), act.phrase)
    people(book, act, "recipient", (found.end(), end))
    return True


def goes_on_with_title(book: Notebook, sentence: Sentence) -> bool:
    """Join what a semicolon parts within a title: "Box 50, 1978 Africa; Horn of Africa"."""
    if _goes_on_with_volume(book, sentence):
        return True
    act = book.acts[-1] if len(book.acts) == 1 else None
    title = act.spot("file") if act else None
    if act is None or title is None or sentence.sign != ";" or not act.has("box"):
        return False
    start, end = book.trimmed(sentence.start, sentence.end)
    named = book.names.first(book.text, start, end) or book.lexicon.levels.first(
        book.text, start, end
    )
    fits = book.lexicon.patterns["rest-of-title"].fullmatch(book.text, start, end)
    if title.end != act.end or title.why != "unmarked-level" or named or not fits:
        return False
    act.drop("file")
    return book.add(act, "file", (title.start, end), title.why)


def _goes_on_with_volume(book: Notebook, sentence: Sentence) -> bool:
    """Join what a semicolon parts within a volume's title: "vol. XXV, United Nations; Law"."""
    act = book.acts[-1] if book.acts else None
    title = act.spot("container") if act else None
    titled = any(title and title.why == one.id and one.titled for one in book.lexicon.volumes)
    if act is None or title is None or not titled or sentence.sign != ";" or title.end != act.end:
        return False
    start, end = book.trimmed(sentence.start, sentence.end)
    stop = book.lexicon.patterns["volume-end"].search(book.text, start, end)
    last = stop.start() if stop else end
    if last <= start or book.lexicon.patterns["not-a-name"].search(book.text, start, last):
        return False
    act.drop("container")
    book.add(act, "container", (title.start, last), title.why)
    continue_publication(book, act, last, end)
    return True


def carrier_alone(book: Notebook, start: int, end: int) -> bool:
    """Read the form of what is held, in a sentence of its own: "Electrographic copy."."""
    act = book.acts[-1] if book.acts else None
    begin, stop = book.trimmed(start, end)
    found = book.lexicon.patterns["carrier"].fullmatch(book.text, begin, stop)
    if act is None or act.event != "holding" or act.has("carrier") or found is None:
        return False
    return book.add(act, "carrier", (begin, stop), "carrier")


def number_alone(book: Notebook, start: int, end: int) -> bool:
    """Read the number of a declassification that stands in a clause of its own: "NLJ 93-418"."""
    last = book.acts[-1] if book.acts else None
    if last is None or last.event != "declassification" or last.has("number"):
        return False
    return case_number(book, last, Item(*book.trimmed(start, end), None, joined=False))


def continued_holding(book: Notebook, sentence: Sentence, start: int) -> Act | None:
    """Return the holding that a clause goes on with, if it starts with a level after a stop."""
    holding = book.latest.get("holding")
    if sentence.sign not in (".", ";") or holding is None:
        return None
    blank = BLANK.match(book.text, start, sentence.end)
    place = blank.end() if blank else start
    if book.lexicon.patterns["uncounted"].match(book.text, place, sentence.end):
        return None
    if sentence.sign == ";":
        coded = book.lexicon.patterns["coded"].match(book.text, place, sentence.end)
        return holding if coded and book.acts[-1] is holding else None
    if _goes_on_with_collection(book, holding, place, sentence.end):
        return holding
    found = book.lexicon.levels.first(book.text, place, sentence.end)
    remark = found is not None and found[1].role == "series" and "marking" in book.latest
    numbered = found is not None or book.text[place : place + 1].isdigit()
    return holding if numbered and not remark else None


def _goes_on_with_collection(book: Notebook, holding: Act, start: int, end: int) -> bool:
    """Tell whether a collection follows its holder behind a stop: "Abilene, Kansas. Lee Papers"."""
    if book.acts[-1] is not holding or any(item.role not in _WHO for item in holding.found):
        return False
    stop = book.outlook(start, end).piece_end(start)
    body = book.lexicon.patterns["collection-body"]
    return body.search(book.text, *book.trimmed(start, stop)) is not None
