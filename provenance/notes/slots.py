"""The arguments of a phrase: who, to whom, where, when, from which language."""

import re
from dataclasses import dataclass
from typing import Final

from provenance.notes.cues import Cue, small_words
from provenance.notes.fillers import READERS, language, past_language, people
from provenance.notes.notebook import Act, Notebook
from provenance.notes.people import Item, row

_SPACE: Final = re.compile(r"[\s:.]*")
_CARRIER: Final = "carrier"
_AGAIN: Final = re.compile(
    r"(?:,|\band)(?: for (?:information|action))?(?: [A-Z][a-z]+(?: Immediate)?)?\s*\Z"
)
_REACH: Final = 90
_SPOTS: Final = ("in", "at")


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: the slot that its small word opens ("" without one), and its stretch."""

    slot: str
    start: int
    end: int


def read_slots(book: Notebook, chain: list[Cue], end: int, before: Argument | None = None) -> None:
    """Read phrases that share their arguments: each becomes an act with the roles it can fill.

    Args:
        book: The note.
        chain: The phrases, in order.
        end: Where their arguments end.
        before: An argument that stands before the first phrase ("aus dem Russischen übersetzt").
    """
    mark, acts = len(book.claims), list[Act]()
    arguments = _arguments(book, chain, chain[-1].end, end)
    arguments = [before, *arguments] if before else arguments
    for cue in chain:
        act = book.open(cue.entry.event, cue.entry.id, cue.start, cue.end)
        acts.append(act)
        act.copy, act.attributes = cue.copy, cue.entry.attributes
        book.claim(cue.start, cue.end, "connective", cue.entry.id)
        _lead_facts(book, act, cue)
        for argument in arguments:
            _fill(book, act, cue, argument)
    if not any(act.found for act in acts):
        stated = {cue.entry.id for cue in chain}
        book.claims[mark:] = [claim for claim in book.claims[mark:] if claim.why not in stated]
        return
    if len(chain) > 1:
        book.claim(chain[0].start, chain[-1].end, "connective", chain[0].entry.id)


def _lead_facts(book: Notebook, act: Act, cue: Cue) -> None:
    if cue.carrier and cue.entry.event in ("copying", "holding"):
        book.add(act, _CARRIER, cue.carrier, cue.entry.id)
    if cue.subject and cue.entry.active:
        office = False
        for item in row(book, *_without_office(book, cue.subject)):
            within = office and not item.joined and _opens_bare(book, item)
            role = "affiliation" if within else cue.entry.active
            book.add(act, role, _bearer(book, item), cue.entry.id)
            explained = book.lexicon.patterns["explained-office"]
            office = explained.search(book.text, item.start, item.end) is not None
    if cue.entry.leads and act.event == "transmission":
        _opening_paper(book, act, cue)
    if cue.entry.gap:
        _gap_facts(book, act, cue)


def _opens_bare(book: Notebook, item: Item) -> bool:
    """Tell whether a body explains the office before it: "the Director, Department of the Navy"."""
    return book.text.startswith("Department of", item.start) and book.text.endswith(
        ", ", 0, item.start
    )


def _opening_paper(book: Notebook, act: Act, cue: Cue) -> None:
    """Write down the date of the paper under which something was sent."""
    pattern = book.lexicon.patterns["opening-paper"]
    paper = pattern.search(book.text, max(0, cue.start - _REACH), cue.start)
    if paper is not None:
        book.add(act, "date", paper.span("date"), cue.entry.id)


def _without_office(book: Notebook, subject: tuple[int, int]) -> tuple[int, int]:
    """Return a subject up to the office that explains it: "Ann Lee, the Officer for Cuba, sent"."""
    office = book.lexicon.patterns["apposition"].search(book.text, *subject)
    explained = office is not None and book.text[subject[1] : subject[1] + 1] == ","
    return (subject[0], office.start()) if explained and office else subject


def _bearer(book: Notebook, item: Item) -> tuple[int, int]:
    """Return a name without its possessive ending: "Shultz’s stamped initials"."""
    owning = book.text[item.end - 2 : item.end] in ("'s", "’s")
    return item.start, item.end - 2 if owning else item.end


def _gap_facts(book: Notebook, act: Act, cue: Cue) -> None:
    """Write down what stands between a phrase and its small word: "Sent *Priority* to Algiers".

    Groups are named by role; ``further_`` marks a second value of one.
    """
    gap = book.lexicon.patterns[cue.entry.gap]
    for role in gap.groupindex:
        for found in gap.finditer(book.text, cue.word):
            if found.start() >= cue.end:
                break
            if found[role] and found.end() <= cue.end:
                book.add(act, role.removeprefix("further_"), found.span(role), cue.entry.id)


def _arguments(book: Notebook, chain: list[Cue], start: int, end: int) -> list[Argument]:
    small = small_words(book, chain[0].entry)
    known = {slot for cue in chain for slot in cue.entry.slots}
    found: list[Argument] = []
    slot, begin = "", start
    end = _before_verb(book, chain[0], start, end)
    for opened, closed in book.layout(start, end).open_stretches():
        for word in small.pattern.finditer(book.text, opened, closed):
            name = small.slots[word.group()]
            if slot == "with" and name == "by":
                continue
            if slot == name == "to" and not _AGAIN.search(book.text, begin, word.start()):
                continue
            timed = book.text[begin : begin + 8].lstrip()[:1].isdigit()
            if not timed and _part_of_place(book, chain[0], slot, name, word.end()):
                continue
            covered = (
                slot == "under"
                and name in ("from", "to")
                and "," not in book.text[begin : word.start()]
            )
            if name not in known or not (
                covered or _opens(book, name, word.start(), word.end(), begin)
            ):
                continue
            found.append(Argument(slot, begin, word.start()))
            book.claim(word.start(), word.end(), "connective", name)
            slot, begin = name, word.end()
    found.append(Argument(slot, begin, end))
    return found


def _before_verb(book: Notebook, cue: Cue, start: int, end: int) -> int:
    """Return where a sending ends: "sent it to Lee under a note *and requested* that …"."""
    if cue.entry.event != "transmission":
        return end
    verb = book.lexicon.patterns["next-verb"].search(book.text, start, end)
    return verb.start() if verb else end


def _part_of_place(book: Notebook, cue: Cue, slot: str, name: str, end: int) -> bool:
    """Tell whether a small word goes on with a place: "in the hall *at* the Kremlin"."""
    if not cue.entry.alone or slot not in (*_SPOTS, "from") or name not in _SPOTS:
        return False
    following = book.text[end : end + 40].lstrip()
    return not following[:1].isdigit() and not _dated(book, following)


def _opens(book: Notebook, name: str, place: int, end: int, begin: int) -> bool:
    """Tell whether a small word opens an argument, not: "Center for Studies", "Library in X"."""
    before = book.text[max(begin, place - 30) : place].rstrip()
    following = book.text[end : end + 40].lstrip()
    patterns = book.lexicon.patterns
    bodied = name == "on" and patterns["body-on"].search(before) and not _dated(book, following)
    kept = name not in ("under", "through") and patterns["thing-last"].search(before)
    if not following or bodied or kept:
        return False
    if name in ("in", "on", "at"):
        return bool(
            before == ""
            or following[0].isupper()
            or following[0].isdigit()
            or _dated(book, following)
            or following.startswith("the ")
        )
    if name != "for" or not before:
        return True
    last = before.split(" ")[-1]
    return not any(patterns[name].fullmatch(last) for name in ("institution", "officer"))


def _dated(book: Notebook, text: str) -> bool:
    return book.lexicon.patterns["date"].match(text) is not None


def _fill(book: Notebook, act: Act, cue: Cue, argument: Argument) -> None:
    place = _SPACE.match(book.text, argument.start, argument.end)
    start = place.end() if place else argument.start
    if start >= argument.end:
        return
    role = cue.entry.direct if argument.slot == "" else cue.entry.slots.get(argument.slot, "")
    if argument.slot == "" and argument.end - start < 2:
        return
    if argument.slot == "into" and cue.entry.abroad:
        start = past_language(book, act, start, argument.end)
        people(book, act, cue.entry.direct, (start, argument.end))
    elif role == "language":
        language(book, act, cue, (start, argument.end))
    elif role in READERS:
        READERS[role](book, act, start, argument.end)
    elif role:
        people(book, act, role, (start, argument.end))
