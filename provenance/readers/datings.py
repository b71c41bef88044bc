"""Dates at the end or the beginning of a line or heading."""

import re
from typing import NamedTuple

from provenance.dates import read_printed
from provenance.readers.vocabulary import any_of
from provenance.readers.words import Words

_LONGEST = 5  # words of a printed date: "30 October - 1 November 1962" has no more
_TOKEN = re.compile(r"\S{1,24}")
_CUE = ("of ", "the ")  # words that dates may have inside, and lines have before them
_AROUND = ".,;:()[]"


class Dated(NamedTuple):
    """A line taken apart: the date, and the words before or after it."""

    date: Words | None
    rest: Words


def date_at_end(line: Words) -> Dated:
    """Split a date off the end of a line, with the word that introduces it ("dated")."""
    for found in _last(line.text):  # the longest first: "30 October 1962" before "October 1962"
        date = line.part(found.start()).stripped(_AROUND)
        if _is_date(date.text):
            return Dated(date, _without_cue(line.part(0, found.start())))
    return Dated(None, line)


def date_at_start(line: Words) -> Dated:
    """Split a date off the beginning of a line."""
    ends = [found.end() for found in _first(line.text)]
    for end in reversed(ends):
        date = line.part(0, end).stripped(_AROUND)
        if _is_date(date.text):
            return Dated(date, line.part(end).stripped(","))
    return Dated(None, line)


def _is_date(text: str) -> bool:
    """Tell whether words are a date, and not rather part of a subject.

    That are a year alone ("Plans for 1962"), a day without one, and years with words before them
    ("the early 1960s", "since 1962").
    """
    if not 4 < len(text) <= 40 or text.startswith(_CUE):
        return False
    edtf = read_printed(text)
    if edtf is None or len(edtf) <= 4 or edtf.startswith("XXXX"):
        return False
    return "/" not in edtf or "-" in edtf or text[0].isdecimal()


def _without_cue(line: Words) -> Words:
    bare = line.stripped(",;")
    for cue in any_of("headings", "dating").finditer(bare.text[-12:]):
        if cue.end() == len(bare.text[-12:]):
            return bare.part(0, len(bare.text) - len(cue[0])).stripped(",;")
    return bare


def _last(text: str) -> list[re.Match[str]]:
    offset = max(0, len(text) - 80)
    return list(_TOKEN.finditer(text, offset))[-_LONGEST:]


def _first(text: str) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(text, 0, 80))[:_LONGEST]
