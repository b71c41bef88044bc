"""Sentences of finding aids that tell how a body of papers came: who gave it, to whom, when."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from provenance.notes.donors import read_names
from provenance.notes.notebook import Act, Notebook
from provenance.notes.sentences import Sentence

_BY_CLASS: Final = {
    "donated": ("donated", "giver"),
    "deposited": ("deposited", "giver"),
    "bought": ("acquired-from", "recipient"),
    "came": ("given", "giver"),
    "gift": ("gift", "giver"),
    "further": ("gift", "giver"),
}
_DATE_LEAD: Final = re.compile(
    r"(?:\A|[,(]|--|\b(?:in|on|during|and|about|around|since|circa))\s*\Z"
)
_REACH: Final = 60
_OPENING: Final = ("Originally ", "Initially ")
_NAMING: Final = frozenset({"to", "from", "by", "named", "spot"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb or noun of custody: its class, its words, and the span of an active subject."""

    kind: str
    start: int
    end: int
    subject: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an argument opens: what it is ("by", "date" …), the place and end of its word."""

    kind: str
    start: int
    end: int


def read_custody(book: Notebook, sentence: Sentence) -> bool:
    """Read a sentence on the coming of papers; tell whether it stated anything."""
    numbered = _numbers(book, sentence)
    verbs = list(_verbs(book, sentence))
    told = len(book.acts)
    for index, verb in enumerate(verbs):
        stop = verbs[index + 1].start if index + 1 < len(verbs) else sentence.end
        _tell(book, verb, stop)
    if len(book.acts) > told:
        _opening_date(book, sentence, book.acts[told])
    return numbered or len(book.acts) > told


def _opening_date(book: Notebook, sentence: Sentence, act: Act) -> None:
    """Read the date that opens a sentence: "In December 2006 they were transferred …"."""
    patterns = book.lexicon.patterns
    found = patterns["custody-opening"].match(book.text, sentence.start, sentence.end)
    if found is not None and not act.has("date") and found.end() <= act.start:
        book.add(act, "date", found.span("date"), act.phrase)


def _numbers(book: Notebook, sentence: Sentence) -> bool:
    """Read "The accession numbers are …": of the first gift told, or of one told only so."""
    patterns = book.lexicon.patterns
    found = patterns["custody-number"].search(book.text, sentence.start, sentence.end)
    if found is None:
        return False
    gifts = [act for act in book.acts if act.event == "transfer"]
    this = "gift" in found.group() or "transfer" in found.group()
    later = bool(gifts) and gifts[0].has("number") and this
    act = gifts[-1 if later else 0] if gifts else book.open("transfer", "gift", *found.span())
    for code in patterns["custody-code"].finditer(book.text, *found.span("numbers")):
        book.add(act, "number", code.span(), act.phrase)
    book.claim(found.start(), found.start("numbers"), "connective", act.phrase)
    return True


def _verbs(book: Notebook, sentence: Sentence) -> Iterator[Verb]:
    """Yield the verbs that say that papers moved, and nouns that stand for such a verb."""
    patterns, text = book.lexicon.patterns, book.text
    if patterns["custody-permission"].search(text, sentence.start, sentence.end):
        return
    thing = patterns["custody-thing"].search(text, sentence.start, sentence.end)
    begin = book.trimmed(sentence.start, sentence.end)[0]
    before: Verb | None = None
    for found in patterns["custody-noun"].finditer(text, begin, sentence.end):
        if found["further"] or found.start() == begin:
            yield Verb(found.lastgroup or "", found.start(), found.end())
    for found in patterns["custody-verb"].finditer(text, begin, sentence.end):
        verb = Verb(found.lastgroup or "", found.start(), found.end())
        about = thing is not None and thing.end() <= verb.start
        if _passive(book, verb, begin, about=about or before is not None):
            before = verb
        elif before is None:
            before = _active(book, verb, begin, sentence.end)
        else:
            continue
        if before is not None:
            yield before


def _passive(book: Notebook, verb: Verb, begin: int, *, about: bool) -> bool:
    """Tell whether something that moved stands before a verb, or nothing does."""
    patterns, text = book.lexicon.patterns, book.text
    before = text[max(begin, verb.start - _REACH) : verb.start]
    if not before or before in _OPENING:
        return True
    if not about or verb.kind == "came":
        return about
    if patterns["custody-passive"].search(before):
        return True
    last = list(patterns["custody-thing"].finditer(before.rstrip()))[-1:]
    near = bool(last) and last[0].end() == len(before.rstrip())
    return near and not patterns["custody-object"].match(text, verb.end)


def _active(book: Notebook, verb: Verb, begin: int, end: int) -> Verb | None:
    """Read "Ann Lee, niece of the author, donated her papers"."""
    patterns, text = book.lexicon.patterns, book.text
    if verb.start - begin > 2 * _REACH + 20 or verb.kind == "came":
        return None
    moved = patterns["custody-object"].match(text, verb.end, end)
    spoken = patterns["custody-thing"].search(text, verb.end, min(end, verb.end + _REACH))
    subject = patterns["custody-subject"].fullmatch(text, begin, max(begin, verb.start - 1))
    if moved is None or spoken is None or subject is None:
        return None
    return Verb(verb.kind, verb.start, verb.end, subject.span("names"))


def _tell(book: Notebook, verb: Verb, stop: int) -> None:
    phrase, by = _BY_CLASS[verb.kind]
    act = Act("transfer", phrase, verb.start, verb.end)
    if verb.subject:
        read_names(book, act, by, verb.subject)
    marks = [*_marks(book, verb, stop), Mark("stop", stop, stop)]
    for mark, following in pairwise(marks):
        if mark.kind in ("by", "from") and act.has("giver") and act.has("date"):
            _keep(book, act)
            act = Act("transfer", phrase, mark.start, mark.end)
        act = _argument(book, act, verb, mark, following.start)
    _keep(book, act)


def _keep(book: Notebook, act: Act) -> None:
    if act.found:
        book.keep(act)
        book.claim(act.start, min(act.end, act.found[0].start), "connective", act.phrase)


def _argument(book: Notebook, act: Act, verb: Verb, mark: Mark, end: int) -> Act:
    by = _BY_CLASS[verb.kind][1]
    role = {"by": by, "to": "recipient", "from": "giver", "named": "giver"}.get(mark.kind, "")
    if mark.kind == "spot" and verb.kind == "deposited" and not act.has("recipient"):
        role = "recipient"
    if role:
        read_names(book, act, role, (mark.end, end))
    if mark.kind != "date":
        return act
    book.add(act, "date", (mark.start, mark.end), act.phrase)
    return _next_donor(book, act, mark.end, end) if act.has("giver") else act


def _next_donor(book: Notebook, act: Act, start: int, end: int) -> Act:
    """Read "… in 1995 and Bo Kim in 1998": the verb is not said twice."""
    joint = book.lexicon.patterns["date-joint"].match(book.text, start, end)
    begin = joint.end() if joint else start
    if "and" not in book.text[start:begin]:
        return act
    following = Act("transfer", act.phrase, begin, begin)
    read_names(book, following, "giver", (begin, end))
    if not following.found:
        return act
    _keep(book, act)
    return following


def _marks(book: Notebook, verb: Verb, stop: int) -> list[Mark]:
    """Return the places at which arguments open behind a verb, in order."""
    patterns, text = book.lexicon.patterns, book.text
    dates = [
        Mark("date", found.start(), found.end())
        for found in patterns["custody_day"].finditer(text, verb.end, stop)
        if _DATE_LEAD.search(text[max(verb.end, found.start() - 12) : found.start()])
        or found.group().startswith(("between", "circa", "ca."))
    ]
    marks = [Mark("named", verb.end, verb.end)] if verb.kind in ("gift", "further") else []
    inside = iter([*dates, Mark("stop", stop + 1, stop + 1)])
    date = next(inside)
    for found in patterns["custody-opener"].finditer(text, verb.end, stop):
        while date.end <= found.start():
            marks.append(date)
            date = next(inside)
        if found.start() < date.start and _opens(book, found, marks):
            marks.append(Mark(found.lastgroup or "", found.start(), found.end()))
    marks += [date, *inside]
    return list(_telling(mark for mark in marks if mark.start <= stop))


def _telling(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield the marks without dates of something else: "… after her death in 1973"."""
    elsewhere = False
    for mark in marks:
        elsewhere = mark.kind == "past" or (
            elsewhere and (mark.kind == "spot" or mark.kind not in _NAMING)
        )
        if mark.kind != "date" or not elsewhere:
            yield mark


def _opens(book: Notebook, found: re.Match[str], marks: list[Mark]) -> bool:
    """Tell whether a small word opens an argument, or goes on with a name: "Center for …"."""
    last = marks[-1].kind if marks else ""
    capital = book.text[found.end() : found.end() + 7].removeprefix(" the").lstrip()[:1].isupper()
    if found.group() in ("for", "on") and capital and last in _NAMING:
        return False
    if found.group() == "from" and last == "by":
        return not book.text.startswith(" a number of ", marks[-1].end)
    return not (found.group() == "at" and capital and last == "to")
