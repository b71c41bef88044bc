"""Gifts set out as in a ledger, donor and date each by itself, and the numbers of accessions."""

import re
from typing import Final

from provenance.notes.donors import read_names
from provenance.notes.notebook import Act, Notebook
from provenance.notes.sentences import Sentence

_MANY: Final = 60


def read_ledger(book: Notebook, sentence: Sentence) -> bool:
    """Read a member of "Gift; Ann Lee; 1990": the noun, the giver, the date, each by itself."""
    patterns, text = book.lexicon.patterns, book.text
    start, end = book.trimmed(sentence.start, sentence.end)
    if patterns["custody-ledger"].fullmatch(text, start, end):
        book.open("transfer", "papers-gift", start, end)
        book.claim(start, end, "connective", "papers-gift")
        return True
    act = book.acts[-1] if book.acts else None
    if act is None or sentence.sign != ";":
        return False
    if act.has("giver") and act.attributes.get("of") == "papers":
        listed = patterns["custody-listed"].fullmatch(text, start, end)
        if listed is not None:
            return _further_gift(book, act, listed)
    return act.phrase == "papers-gift" and not act.has("date") and _row(book, act, start, end)


def _row(book: Notebook, act: Act, start: int, end: int) -> bool:
    """Read the giver or the date of a gift whose noun stood before the semicolon."""
    patterns, text = book.lexicon.patterns, book.text
    found = patterns["custody-ledger-row"].fullmatch(text, start, end)
    if found is None or (found["giver"] and act.has("giver")):
        return False
    if found["giver"]:
        read_names(book, act, "giver", found.span("giver"))
    for date in patterns["custody_day"].finditer(text, *found.span("dates")):
        book.add(act, "date", date.span(), act.phrase)
    if found["again"]:
        book.open("transfer", "papers-gift", *found.span("again"))
    return True


def _further_gift(book: Notebook, before: Act, found: re.Match[str]) -> bool:
    """Read "…; Ann Lee, 1967; and Bo Kim, 1965": the noun of the first gift holds for all."""
    act = Act(before.event, before.phrase, found.start(), found.start())
    act.attributes = before.attributes
    if read_names(book, act, "giver", found.span("giver")):
        for date in book.lexicon.patterns["custody_day"].finditer(book.text, *found.span("dates")):
            book.add(act, "date", date.span(), act.phrase)
        book.keep(act)
    return act.kept


def read_numbers(book: Notebook, sentence: Sentence, told: int) -> bool:
    """Read "The accession numbers are …": of the first gift told, or of one told only so.

    Where the sentence itself tells a gift, behind ``told`` acts, the number is of that gift.
    """
    pattern = book.lexicon.patterns["custody-number"]
    found = list(pattern.finditer(book.text, sentence.start, sentence.end))
    for numbers in found:
        _numbered(book, numbers, told)
    return bool(found) or _more_numbers(book, sentence)


def _more_numbers(book: Notebook, sentence: Sentence) -> bool:
    """Read "; and 2015.150" behind the numbers that stand before the semicolon."""
    patterns, span = book.lexicon.patterns, book.trimmed(sentence.start, sentence.end)
    codes = sentence.sign == ";" and patterns["custody-more-codes"].fullmatch(book.text, *span)
    numbered = (act for act in reversed(book.acts[-_MANY:]) if act.has("number"))
    act = next(numbered, None) if codes else None
    if act is None:
        return False
    for code in patterns["custody-code"].finditer(book.text, *span):
        book.add(act, "number", code.span(), act.phrase)
    return True


def _numbered(book: Notebook, found: re.Match[str], told: int) -> None:
    patterns = book.lexicon.patterns
    gifts = [act for act in book.acts if act.event == "transfer"]
    this = "gift" in found.group() or "transfer" in found.group()
    later = bool(gifts) and gifts[0].has("number") and this
    if not gifts:
        gifts = [book.open("transfer", "papers-gift", *found.span())]
    here = [act for act in book.acts[told:] if act.event == "transfer"]
    act = here[0] if here else gifts[-1 if later else 0]
    known = {
        book.text[item.start : item.end]
        for gift in ([] if this else gifts)
        for item in gift.found
        if item.role == "number"
    }
    for code in patterns["custody-code"].finditer(book.text, *found.span("numbers")):
        if code.group() not in known:
            book.add(act, "number", code.span(), act.phrase)
        known.add(code.group())
    book.claim(found.start(), found.start("numbers"), "connective", act.phrase)
