"""The arguments of a phrase: who, to whom, where, when, from which language."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from provenance.notes.cues import Cue, small_words
from provenance.notes.holding import hold
from provenance.notes.locator import Origin
from provenance.notes.notebook import Act, Notebook
from provenance.notes.people import Item, is_body, is_name, is_place, row
from provenance.notes.tails import case_number, read_group, read_tail

_SPACE: Final = re.compile(r"[\s:.]*")
_SPOT: Final = re.compile(r"[^\W\da-z_]|[a-z]+ [^\W\da-z_]")
_CARRIER: Final = "carrier"
_AGAIN: Final = re.compile(r"(?:,|\band)\s*\Z")
_SPOTS: Final = ("in", "at")
_OPEN_LISTS: Final = frozenset({"drafting", "clearance", "transmission"})
_JOINT: Final = re.compile(r"[\s:,]*(?:(?:de|di|da|od) (?=[^\W\d_a-zа-я]))?")
_BY_NAME: Final = re.compile(r"[\s:,]*(?:(?:de|di|da|od) )?[^\W\d_a-zа-я]")


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


def goes_on(book: Notebook, sign: str, start: int, end: int) -> bool:
    """Read a clause that goes on with the addressees before it: "; Priority to Nicosia"."""
    act = book.acts[-1] if book.acts else None
    if sign != ";" or act is None or act.event != "transmission":
        return False
    found = book.lexicon.patterns["continued"].match(book.text, start, end)
    if found is None:
        return False
    book.add(act, "priority", found.span("priority"), act.phrase)
    _people(book, act, "recipient", (found.end(), end))
    return True


def _lead_facts(book: Notebook, act: Act, cue: Cue) -> None:
    if cue.carrier and cue.entry.event in ("copying", "holding"):
        book.add(act, _CARRIER, cue.carrier, cue.entry.id)
    if cue.subject and cue.entry.active:
        for item in row(book, *cue.subject):
            book.add(act, cue.entry.active, _bearer(book, item), cue.entry.id)
    if cue.entry.gap:
        _gap_facts(book, act, cue)


def _bearer(book: Notebook, item: Item) -> tuple[int, int]:
    """Return a name without its possessive ending: "Shultz’s stamped initials"."""
    owning = book.text[item.end - 2 : item.end] in ("'s", "’s")
    return item.start, item.end - 2 if owning else item.end


def _gap_facts(book: Notebook, act: Act, cue: Cue) -> None:
    """Write down what stands between a phrase and its small word: "Sent *Priority* to Algiers"."""
    gap = book.lexicon.patterns[cue.entry.gap]
    for role in gap.groupindex:
        for found in gap.finditer(book.text, cue.word, cue.end):
            if found[role]:
                book.add(act, role, found.span(role), cue.entry.id)


def _arguments(book: Notebook, chain: list[Cue], start: int, end: int) -> list[Argument]:
    small = small_words(book, chain[0].entry)
    known = {slot for cue in chain for slot in cue.entry.slots}
    found: list[Argument] = []
    slot, begin = "", start
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
            covered = slot == "under" and name in ("from", "to")
            if name not in known or not (
                covered or _opens(book, name, word.start(), word.end(), begin)
            ):
                continue
            found.append(Argument(slot, begin, word.start()))
            book.claim(word.start(), word.end(), "connective", name)
            slot, begin = name, word.end()
    found.append(Argument(slot, begin, end))
    return found


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
    if not following:
        return False
    if book.lexicon.patterns["thing-last"].search(before):
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
    return book.lexicon.patterns["institution"].fullmatch(last) is None


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
        start = _past_language(book, act, start, argument.end)
        _people(book, act, cue.entry.direct, (start, argument.end))
    elif role == "language":
        _language(book, act, cue, (start, argument.end))
    elif role in _READERS:
        _READERS[role](book, act, start, argument.end)
    elif role:
        _people(book, act, role, (start, argument.end))


def _skip(book: Notebook, act: Act, start: int, end: int) -> None:
    stop = end
    for item in row(book, start, end):
        if not is_name(book, item) and item.start > start:
            stop = item.start
            break
    comma = book.layout(start, end).piece_end(start)
    book.claim(start, min(stop, comma), "gloss", act.phrase)
    read_tail(book, act, row(book, comma, end))


def _language(book: Notebook, act: Act, cue: Cue, span: tuple[int, int]) -> None:
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


def _past_language(book: Notebook, act: Act, start: int, end: int) -> int:
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
    _people(book, act, "translator", (begin, end))


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
    if is_place(book, *book.trimmed(start, comma)):
        book.claim(start, comma, "gloss", act.phrase)


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
    if begin < last and _SPOT.match(book.text, begin, last):
        book.add(act, "place", (begin, last), act.phrase)
    read_tail(book, act, row(book, last, end))


def _spot_or_when(book: Notebook, act: Act, start: int, end: int) -> None:
    if book.lexicon.patterns["date"].match(book.text, start, end):
        _date(book, act, start, end)
    else:
        _spot(book, act, start, end)


def _offices(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read the offices that cleared: "approved in S/S and EUR"."""
    for item in row(book, start, end):
        if not is_name(book, item):
            break
        if not is_place(book, item.start, item.end):
            book.add(act, "affiliation", (item.start, item.end), act.phrase)


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
        _people(book, act, "recipient", (start, end))
        return
    _people(book, act, "recipient", found.span("to"))
    for role in ("date", "sender"):
        if found[role]:
            book.add(act, role, found.span(role), act.phrase)


def _covering(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read the date of a covering paper: "under a September 16 covering note"."""
    found = book.lexicon.patterns["covering-date"].match(book.text, start, end)
    if found is not None and found["date"]:
        book.add(act, "date", found.span("date"), act.phrase)
    read_tail(book, act, row(book, start, end)[1:])


def _place(book: Notebook, act: Act, start: int, end: int) -> None:
    known = book.lexicon.places.first(book.text, start, end)
    comma = known[0] if known else book.layout(start, end).piece_end(start)
    found = book.lexicon.patterns["where"].fullmatch(book.text, start, comma)
    if found is None or not found["value"][0].isupper():
        return
    book.add(act, "place", found.span("value"), act.phrase)
    read_tail(book, act, row(book, comma, end))


def _recipient_or_date(book: Notebook, act: Act, start: int, end: int) -> None:
    if book.lexicon.patterns["date"].match(book.text, start, end):
        _date(book, act, start, end)
    else:
        _people(book, act, "recipient", (start, end))


def _source(book: Notebook, act: Act, start: int, end: int) -> None:
    """Read "obtained from X": a holding where the table knows X, else only named."""
    lead = book.lexicon.patterns["article"].match(book.text, start, end)
    begin = lead.end() if lead else start
    if book.names.first(book.text, begin, end) is None or not hold(
        book, begin, end, Origin(act.phrase)
    ):
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


_READERS: Final = {
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


def _people(book: Notebook, act: Act, role: str, span: tuple[int, int]) -> None:
    lead = book.lexicon.patterns["following"].match(book.text, *span)
    items = row(book, lead.end() if lead else span[0], span[1])
    open_list = act.event in _OPEN_LISTS
    listed = open_list or role == "translator" or any(item.joined for item in items)
    taken = 0
    for item, following in zip_longest(items, items[1:]):
        if open_list:
            if not is_name(book, item):
                break
            whom = book.lexicon.patterns["for-whom"].search(book.text, item.start, item.end)
            book.add(act, role, (item.start, whom.start() if whom else item.end), act.phrase)
            read_group(book, act, item)
        elif taken and _between(book, item, following):
            read_tail(book, act, [item])
        elif not _belongs(book, item, taken) or (taken and not listed):
            break
        else:
            book.add(act, role, (item.start, item.end), act.phrase)
            read_group(book, act, item)
        taken += 1
    read_tail(book, act, items[taken:])


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
