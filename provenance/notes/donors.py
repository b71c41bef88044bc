"""The names behind a verb of custody: donors with their kin, bodies with their parts."""

import re
from typing import Final

from provenance.notes.notebook import Act, Notebook

_HEAD: Final = re.compile(r"[\s,:]*(?:(?:[Bb]oth|[Tt]he)\s+)*")
_AND: Final = re.compile(r",? (?:and|&) (?:the )?|, (?=[^\W\da-z_])")
_KIN: Final = re.compile(r", [^,;]*?[’']s? (?:[a-z]+)(?: [a-z]+){0,3}(?:[,.]|\Z)")
_OWNED: Final = re.compile(r"[’']s?\Z")
_TITLES: Final = re.compile(r", (?:Jr|Sr|Inc|Ltd|Esq|Ph\.D|M\.D|LLC|II|III|IV)\b")


def read_names(book: Notebook, act: Act, role: str, span: tuple[int, int]) -> None:
    """Read the names of a stretch into an act; a stretch that names nobody leaves none."""
    patterns, text = book.lexicon.patterns, book.text
    if patterns["custody-manner"].match(text[span[0] : span[1]].lstrip()):
        return
    lead = _HEAD.match(text, *span)
    start = lead.end() if lead else span[0]
    if patterns["custody-name"].match(text, start, span[1]) is None:
        return
    end = _end(book, start, span[1])
    for begin, stop in _parts(book, start, end):
        owner = _OWNED.search(text, begin, stop) if role == "giver" else None
        book.add(act, role, (begin, owner.start() if owner else stop), act.phrase)


def _end(book: Notebook, start: int, end: int) -> int:
    """Return where the names stop: at a gloss, a bracket, another clause."""
    found = book.lexicon.patterns["custody-break"].search(book.text, start, end)
    stop = found.start() if found else end
    office = book.lexicon.patterns["custody-office"].search(book.text, start, stop)
    stop = office.start() if office else stop
    kin = _KIN.search(book.text, start, stop)
    trailing = book.text[start : kin.start() if kin else stop].rstrip()
    for word in (" and", " or", " &"):
        trailing = trailing.removesuffix(word)
    return start + len(trailing)


def _parts(book: Notebook, start: int, end: int) -> list[tuple[int, int]]:
    """Part names in a row: persons each by itself, a body together with what it belongs to."""
    body = book.lexicon.patterns["institution"]
    cuts = [found.span() for found in _AND.finditer(book.text, start, end)]
    parts: list[tuple[int, int]] = []
    begin = start
    for cut_start, cut_end in cuts:
        if _TITLES.match(book.text, cut_start, end):
            continue
        together = bool(body.search(book.text, cut_end, end))
        article = book.text[cut_start:cut_end].endswith("the ")
        if (together or body.search(book.text, begin, cut_start)) and not article:
            continue
        parts.append((begin, cut_start))
        begin = cut_end
    return [*parts, (begin, end)]
