"""Sentences of finding aids that tell where originals and copies are kept, and on what."""

import re
from typing import Final

from provenance.notes.notebook import Act, Notebook
from provenance.notes.people import is_place
from provenance.notes.sentences import Sentence

_ABBREVIATION: Final = re.compile(r"\s*\((?P<short>[A-Z][A-Z/&]{1,9})\)")
_COMMA: Final = re.compile(r", ")
_TOWN: Final = re.compile(r" in (?P<place>[^\W\da-z_][^,]*)\Z")
_PHRASE: Final = "on-file"
_FEW: Final = 6


def read_access(book: Notebook, sentence: Sentence) -> bool:
    """Read a sentence on the whereabouts of originals or copies; tell whether it was one."""
    start, end = book.trimmed(sentence.start, sentence.end)
    readers = (
        _mark,
        _division,
        _shelved,
        _internet,
        _consists,
        _active,
        _part,
        _kept,
        _number_behind,
        _alone,
    )
    return any(reader(book, start, end) for reader in readers)


def _mark(book: Notebook, start: int, end: int) -> bool:
    """Read a shelf mark that is the whole note: "MUSIC 1 (reel 1771)"."""
    number = book.lexicon.patterns["access-database"].fullmatch(book.text, start, end)
    if number is not None:
        return book.add(_open(book, start), "document_number", number.span("number"), _PHRASE)
    if book.lexicon.patterns["access-mark"].fullmatch(book.text, start, end) is None:
        return False
    _shelf(book, _open(book, start), start, end)
    return True


def _division(book: Notebook, start: int, end: int) -> bool:
    """Read "Science, Technology & Business Division, Library of Congress, Washington, D.C."."""
    found = book.lexicon.patterns["access-division"].fullmatch(book.text, start, end)
    if found is None:
        return False
    act = _open(book, start)
    for role in ("holder", "place"):
        if found[role]:
            book.add(act, role, found.span(role), _PHRASE)
    return True


def _shelved(book: Notebook, start: int, end: int) -> bool:
    """Read "Folder 4 contains photocopies of …" and "Originals in Box 12": a level, a form."""
    found = book.lexicon.patterns["access-shelved"].match(book.text, start, end)
    if found is None or not (found["carrier"] or found["first"]):
        return False
    act = _open(book, start)
    book.add(act, found["level"].casefold(), found.span("number"), _PHRASE)
    if found["carrier"]:
        book.add(act, "carrier", found.span("carrier"), _PHRASE)
        _kept(book, found.end("carrier"), end)
    return True


def _consists(book: Notebook, start: int, end: int) -> bool:
    """Read "Most of the documents consist of photocopies": the form of what is held."""
    found = book.lexicon.patterns["access-consists"].search(book.text, start, end)
    if found is None:
        return False
    return book.add(_open(book, start), "carrier", found.span("carrier"), _PHRASE)


def _internet(book: Notebook, start: int, end: int) -> bool:
    """Read "available on the Internet from the Lee Press at": who put it online."""
    found = book.lexicon.patterns["access-internet"].search(book.text, start, end)
    if found is None:
        return False
    act = book.open("publication", "url", found.start(), found.start())
    return book.add(act, "publisher", found.span("publisher"), "url")


def is_remark(book: Notebook, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the work on papers: it cites nothing."""
    remark = book.lexicon.patterns["access-remark"]
    match = remark.search(book.text, *book.trimmed(sentence.start, sentence.end))
    return match is not None and len(book.text[sentence.start : sentence.end].split()) > _FEW


def _part(book: Notebook, start: int, end: int) -> bool:
    """Read "They were part of the Lee Collection of the Kim Library": where papers once were."""
    found = book.lexicon.patterns["access-part"].search(book.text, start, end)
    if found is None:
        return False
    act = book.open("holding", "papers-had", found.start(), found.start())
    for role, name in (("collection", "collection"), ("holder", "holder"), ("holder", "keeper")):
        if found[name]:
            book.add(act, role, found.span(name), act.phrase)
    return True


def _active(book: Notebook, start: int, end: int) -> bool:
    """Read "The Archive of Folk Culture holds a set of reference tapes"."""
    patterns = book.lexicon.patterns
    found = patterns["access-holds"].match(book.text, start, end)
    if found is None or patterns["institution"].search(found["holder"]) is None:
        return False
    act = _open(book, start)
    for role in ("holder", "abbreviation"):
        if found[role]:
            book.add(act, role, found.span(role), _PHRASE)
    for carrier in patterns["access-carrier"].finditer(book.text, found.end(), end):
        book.add(act, "carrier", carrier.span("last" if carrier["last"] else 0), _PHRASE)
    _shelf(book, act, found.end(), end)
    return True


def _kept(book: Notebook, start: int, end: int) -> bool:
    """Read "The originals are held by the New York Public Library, New York, N.Y."."""
    patterns = book.lexicon.patterns
    verb = patterns["access-verb"].search(book.text, start, end)
    if verb is None or patterns["custody-gathering"].search(book.text, start, verb.start()):
        return False
    if patterns["access-thing"].search(book.text, start, verb.start() + 4) is None:
        return False
    stop = patterns["access-end"].search(book.text, verb.end(), end)
    last = stop.start() if stop else end
    if patterns["access-site"].search(book.text, verb.end(), last):
        act = book.open("publication", "url", verb.start(), verb.end())
        book.add(act, "container", (verb.end(), last), "url")
        _numbered(book, act, "number", (last, end))
        return True
    act = _open(book, verb.start())
    _carrier(book, act, start, verb.end())
    _keeper(book, act, verb.end(), last)
    _further(book, act, last, end)
    return True


def _keeper(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read a holder and, behind a comma, the place where it sits."""
    for name in ("access-room", "access-collection", "access-within", "access-large"):
        part = book.lexicon.patterns[name].fullmatch(book.text, start, end)
        if part is not None:
            _within(book, act, part)
            return
    for comma in _COMMA.finditer(book.text, start, end):
        found = book.lexicon.places.first(book.text, comma.end(), end)
        street = book.text[comma.end() : comma.end() + 1].isdigit()
        if street or found is not None or _ends_in_place(book, comma.end(), end):
            stop = _place_end(book, comma.end(), end)
            book.add(act, "holder", (start, comma.start()), _PHRASE)
            book.add(act, "place", (comma.end(), stop), _PHRASE)
            return
    town = _TOWN.search(book.text, start, end)
    placed = town is not None and is_place(book, *town.span("place"))
    book.add(act, "holder", (start, town.start() if town and placed else end), _PHRASE)
    if town and placed:
        book.add(act, "place", town.span("place"), _PHRASE)


def _within(book: Notebook, act: Act, part: re.Match[str]) -> None:
    """Read a holder with the body of papers in it: "the Lee Museum in the Kim Papers"."""
    for role in ("collection", "holder", "place", "document_number"):
        if part.groupdict().get(role):
            book.add(act, role, part.span(role), _PHRASE)


def _ends_in_place(book: Notebook, start: int, end: int) -> bool:
    """Tell whether a town and the state that it lies in stand here: "Massapequa, New York"."""
    comma = _COMMA.search(book.text, start, end)
    body = book.lexicon.patterns["institution"].search(book.text, start, end)
    return comma is not None and body is None and is_place(book, *book.trimmed(comma.end(), end))


def _place_end(book: Notebook, start: int, end: int) -> int:
    """Return where a place ends: before a number of the post."""
    digits = re.compile(r",? \d").search(book.text, start, end)
    return digits.start() if digits else end


def _further(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read what stands behind the holder: its initials, the part of town, a number."""
    short = _ABBREVIATION.match(book.text, start, end)
    if short is not None:
        book.add(act, "abbreviation", short.span("short"), _PHRASE)
    unit = book.lexicon.patterns["access-unit"].search(book.text, start, end)
    if unit is not None:
        book.add(act, "place", unit.span("place"), _PHRASE)
    _numbered(book, act, "document_number", (max(0, start - 1), end))


def _alone(book: Notebook, start: int, end: int) -> bool:
    """Read a copy for use of which only the form is told: "Access copy available on DVD"."""
    patterns = book.lexicon.patterns
    if patterns["access-alone"].search(book.text, start, end) is None:
        return False
    further = patterns["access-also"].search(book.text, start, end)
    stop = further.start() if further else end
    told = _copy(book, start, stop)
    return (_copy(book, stop, end) if further else False) or told


def _copy(book: Notebook, start: int, end: int) -> bool:
    """Read the form and the number of one copy; a number may stand in the next sentence."""
    act = Act("holding", _PHRASE, start, start)
    _carrier(book, act, start, end)
    spoken = book.lexicon.patterns["access-copy"].search(book.text, start, end) is not None
    if book.lexicon.patterns["access-offered"].search(book.text, start, end) is None:
        return False
    _numbered(book, act, "document_number", (start, end))
    before = book.acts[-1] if book.acts else None
    if not (act.has("carrier") or spoken) or _again(book, act, before):
        return False
    book.keep(act)
    return True


def _again(book: Notebook, act: Act, before: Act | None) -> bool:
    """Tell whether a copy is the one that was told just before: "consult the microfilm"."""
    one, other = act.spot("carrier"), before.spot("carrier") if before else None
    if one is None or other is None or act.has("document_number"):
        return False
    return book.text[one.start : one.end] == book.text[other.start : other.end]


def _number_behind(book: Notebook, start: int, end: int) -> bool:
    """Read "Please request ID #133.0845" behind the copy that it calls up."""
    last = book.acts[-1] if book.acts else None
    if last is None or last.phrase != _PHRASE or last.has("document_number", "holder"):
        return False
    if book.lexicon.patterns["access-also"].search(book.text, start, end):
        return False
    if not _numbered(book, last, "document_number", (start, end)):
        return False
    if not last.has("carrier"):
        _carrier(book, last, start, end)
    return True


def _carrier(book: Notebook, act: Act, start: int, end: int) -> None:
    found = book.lexicon.patterns["access-carrier"].search(book.text, start, end)
    if found is not None:
        book.add(act, "carrier", found.span(), _PHRASE)


def _numbered(book: Notebook, act: Act, role: str, span: tuple[int, int]) -> bool:
    patterns = book.lexicon.patterns
    found = patterns["access-number"].search(book.text, *span)
    if found is None:
        return False
    book.add(act, role, found.span("number"), act.phrase)
    for more in patterns["access-further"].finditer(book.text, *found.span("more")):
        book.add(act, role, more.span(), act.phrase)
    return True


def _shelf(book: Notebook, act: Act, start: int, end: int) -> None:
    told: set[str] = set()
    for found in book.lexicon.patterns["access-shelf"].finditer(book.text, start, end):
        role = found.lastgroup or ""
        if role != "document_number" or found.group() not in told:
            book.add(act, role, found.span(role), _PHRASE)
        told.add(found.group())


def _open(book: Notebook, start: int) -> Act:
    return book.open("holding", _PHRASE, start, start)
