"""The source note of an entry: which of its fields hold it, and how they stand together.

A format may squash the note into one field, spread it over several, or keep holder, place and
reference code apart. What is kept apart is put together again as a note has it, holder first; what
two fields say alike is taken once.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from provenance.archives.names import resolve
from provenance.bibliography.reference import Edition, Name
from provenance.bibliography.words.editions import edition_in_words
from provenance.bibliography.words.wording import say
from provenance.notes.facts import Fact
from provenance.notes.numbers import counted
from provenance.notes.parse import EventReading, ReadNote, read_note
from provenance.readers.exports.dates import read_date
from provenance.readers.exports.entry import Laid
from provenance.readers.exports.roles import Casting
from provenance.readers.vocabulary import words

_CUSTODY: Final = frozenset({"copying", "transfer", "translation", "declassification", "holding"})
_PRINT: Final = "publication"
_HOLDER: Final = ("holding", "holder")
_PLAIN: Final = frozenset({"holder", "abbreviation", "place"})
_TITLED: Final = ("collection", "series")
_NAME: Final = re.compile(r"[^()]*(?:\([^()]*\))?")
_SIGNS: Final = frozenset(",;:(/")
_ENDS: Final = (".", ";", ":", "!", "?")

_read: Final = lru_cache(maxsize=64)(read_note)
"""Reads a note; the fields of one entry are looked at several times."""


class Part(NamedTuple):
    """Words of a field in a note.

    Attributes:
        role: What the field holds.
        laid: The field.
        start: Where they begin in the note.
        end: Where they end.
    """

    role: str
    laid: Laid
    start: int
    end: int


class Noted(NamedTuple):
    """A source note.

    Attributes:
        text: Its words.
        head: The fields that keep holder, place and reference code apart; empty where none does.
        fields: Every field whose words it has.
        is_whole: Whether it stands so in one field, and was not put together here.
    """

    text: str
    head: tuple[Part, ...] = ()
    fields: tuple[Laid, ...] = ()
    is_whole: bool = False


class Notes(NamedTuple):
    """What the fields of an entry hold of source notes.

    Attributes:
        notes: The notes.
        read: The fields that add nothing to them, being said there already.
        sites: Fields that name not a holder but the site on which the document was seen.
    """

    notes: tuple[Noted, ...]
    read: tuple[Laid, ...] = ()
    sites: tuple[Laid, ...] = ()


class _Candidate(NamedTuple):
    role: str
    laid: Laid
    note: ReadNote
    archive: str = ""

    @property
    def text(self) -> str:
        return self.laid.words.text

    @property
    def first(self) -> list[Fact]:
        return [fact for fact in self.note.facts if fact.n == 1]

    @property
    def names_holder(self) -> bool:
        """Whether it begins with a holding whose holder it names.

        Where another field holds the holder, that must be the one or one of the table of archives:
        "PA" before a folder's number is then a part of the reference code.
        """
        holders = [one.value for one in self._holders]
        return any(not self.archive or resolve(one) or self.is_archive(one) for one in holders)

    @property
    def names_known(self) -> bool:
        """Whether the holder with whom it begins is in the table of archives."""
        return any(resolve(one.value) for one in self._holders)

    @property
    def _holders(self) -> list[Fact]:
        """What it names as holders; letters before a hyphen are part of a number: "CIA-RDP79"."""
        named = (one for one in self.first if (one.event, one.role) == _HOLDER)
        return [one for one in named if not self.text.startswith("-", one.end)]

    @property
    def has_archive(self) -> bool:
        """Whether the archive of a field of its own stands in its words."""
        return bool(self.archive) and _folded(_bare(self.archive)) in _folded(self.text)

    def is_archive(self, name: str) -> bool:
        """Tell whether a name is that of the archive in a field of its own."""
        return _folded(name) in (_folded(self.archive), _folded(_bare(self.archive)))

    @property
    def is_code(self) -> bool:
        """Whether it begins with a reference code without a holder."""
        return not self.names_holder and any(
            fact.event == "holding" and fact.role not in _PLAIN for fact in self.first
        )

    @property
    def says_more(self) -> bool:
        """Whether a note says more than the reference code with which it begins."""
        end = len(self.text.rstrip(" ."))
        return self.role == "note" and self.is_code and max(f.end for f in self.first) < end

    @property
    def is_complete(self) -> bool:
        """Whether it tells of more than one event: a note that nothing need be added to."""
        return len(self.note.events) > 1

    @property
    def is_reference(self) -> bool:
        """Whether it is a whole reference, understood to its end: an archive and its code."""
        names = [fact for fact in self.first if (fact.event, fact.role) == _HOLDER]
        apart = all(self.text[one.end :].lstrip(" )")[:1] in _SIGNS for one in names)
        levels = (fact for fact in self.first if fact.role not in (*_PLAIN, *_TITLED))
        is_read = self.names_holder and apart and not self.note.unread
        return is_read and any(any(map(str.isdigit, fact.value)) for fact in levels)

    @property
    def is_site(self) -> bool:
        facts = self.note.facts
        return bool(facts) and all(fact.event == "publication" for fact in facts)

    @property
    def tells_custody(self) -> bool:
        return any(fact.event in _CUSTODY for fact in self.note.facts)

    @property
    def is_printed(self) -> bool:
        return any(fact.event == _PRINT for fact in self.note.facts)


def _bare(archive: str) -> str:
    """Return an archive's name without its abbreviation."""
    return archive.partition(" (")[0]


class _Said:
    """What a note says: its facts, and its words."""

    def __init__(self, text: str) -> None:
        self._words = _folded(text)
        self._facts = _facts(_read(text).facts)

    def add(self, one: _Candidate) -> None:
        """Say what a further field says."""
        self._facts |= _facts(one.note.facts)

    def has(self, one: _Candidate, n: int) -> bool:
        """Tell whether an event of a field is said."""
        return _facts(fact for fact in one.note.facts if fact.n == n) <= self._facts

    def has_all(self, one: _Candidate) -> bool:
        """Tell whether everything that a field states is said."""
        return _facts(one.note.facts) <= self._facts

    def holds_words(self, text: str) -> bool:
        """Tell whether words stand there."""
        return _folded(text).rstrip(" .") in self._words

    def holds(self, one: _Candidate) -> bool:
        """Tell whether a field adds nothing: its words stand there, or all that they state."""
        return self.holds_words(one.text) or (bool(one.note.facts) and self.has_all(one))


def _facts(facts: Iterable[Fact]) -> set[tuple[str, str]]:
    return {(fact.event, _folded(fact.value)) for fact in facts}


def notes_of(casting: Casting) -> Notes:
    """Return the source notes that an entry's fields hold."""
    verbatim = next(iter(casting.fields("verbatim")), None)
    archives = [_candidate("archive", laid) for laid in casting.fields("archive")]
    sites = tuple(one.laid for one in archives if one.is_site)
    holders = [one for one in archives if not one.is_site]
    whole = [one for one in holders if one.is_reference] if _has_no_code(casting) else []
    holders = [one for one in holders if one not in whole]
    found = [
        _candidate(role, laid)._replace(archive=holders[0].text if holders else "")
        for role, laid in casting.all("note", "location", "copy")
    ]
    found = [*(one._replace(role="location") for one in whole), *found]
    found = [one for one in found if not _is_remark(one, casting)]
    head = _head(casting, holders, found)
    first = _beginning_with(head, [one.laid for one in found if one.role == "note"])
    if verbatim:
        first = _beginning_with(head, [verbatim]) or _verbatim(verbatim)
    notes = [first, *_unsaid(first, head, found)] if first else _told(head, found)
    notes += _printed(notes, found, casting)
    return _completed(notes, [*holders, *_apart(casting), *found], sites)


def _has_no_code(casting: Casting) -> bool:
    """Whether no field but that of the archive can hold the reference code."""
    return not any(casting.all("location", "collection"))


def _told(head: Noted | None, found: list[_Candidate]) -> list[Noted]:
    """Return the notes of an entry of which no field has the whole one behind its archive."""
    wholes = [one for one in found if one.names_holder]
    if wholes and not (head and _is_said(head, wholes[0])):
        head = None
    base = head or (_whole(wholes[0]) if wholes else Noted(""))
    tails = [one for one in found if not one.names_holder]
    if head is None and wholes and wholes[0].is_complete:
        started = [base, _with_tails(Noted(""), tails, _Said(base.text))]
    else:
        started = [_with_tails(base, tails)]
    said = _Said(base.text)
    others = [_whole(one) for one in wholes if not said.has_all(one)]
    return [note for note in (*started, *others) if note.text]


def _is_remark(one: _Candidate, casting: Casting) -> bool:
    """Whether the note of a printed work says what it prints or uses, and not where it lies.

    It begins with other words than a source note does: "Prints Shtykov to Vyshinsky, AVPRF, …".
    """
    if one.role != "note" or not (casting.is_published and casting.fields("container")):
        return False
    begin = min((fact.start for fact in one.first), default=0)
    return _letters(one.text[:begin]) not in _cues()


def _verbatim(laid: Laid) -> Noted:
    return Noted(laid.words.text, (), (laid,), is_whole=True)


def _beginning_with(head: Noted | None, laids: list[Laid]) -> Noted | None:
    """Return the field whose note begins with what other fields keep apart, read as they keep it.

    Before it nothing stands but brackets and a cue: "[Source: Archivio Esempio, Rome". Where the
    note names an archive of the table, and its field has more than the name, it is read by itself.
    """
    for laid in laids if head else ():
        text = laid.words.text
        at = text.find(head.text) if head else -1
        rest = text[at + len(head.text) :] if head else ""
        begins = at >= 0 and _letters(rest) and _letters(text[:at]) in _cues()
        if head and begins and (_is_name(head) or not _candidate("", laid).names_known):
            parts = (part._replace(start=part.start + at, end=part.end + at) for part in head.head)
            return Noted(text, tuple(parts), (laid,), is_whole=True)
    return None


def _is_name(head: Noted) -> bool:
    """Whether the field for the archive has no more than its name and abbreviation."""
    archives = [part.laid.words.text for part in head.head if part.role == "archive"]
    return all(_NAME.fullmatch(one) for one in archives)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


@cache
def _cues() -> frozenset[str]:
    return frozenset(("", *map(_letters, words("pages", "source-note"))))


def _unsaid(note: Noted, head: Noted | None, found: list[_Candidate]) -> list[Noted]:
    """Return what fields hold of archive and copies and the note word for word does not say."""
    said = _Said(note.text)
    copies = [one for one in found if one.role == "copy" and not said.holds(one)]
    known = head is None or all(_says(said, one) for one in head.fields)
    told = _with_tails(Noted("") if known or head is None else head, copies, said)
    return [told] if told.text else []


def _printed(notes: list[Noted], found: list[_Candidate], casting: Casting) -> Iterator[Noted]:
    """Yield what fields tell of publications and no note does, if this is no printed work itself.

    A printed work says in a remark what else prints it, or what it prints. Only what we would print
    in the same words is told: a title that was not seen to its end would be another one.
    """
    said = {fact for note in notes for fact in _facts(_read(note.text).facts)}
    for one in () if casting.is_published else found:
        for event in one.note.events if one.is_printed else ():
            facts = [fact for fact in one.note.facts if fact.n == event.n]
            is_new = event.event == _PRINT and not _facts(facts) <= said
            if is_new and _is_ours(one.text, event, facts):
                said |= _facts(facts)
                yield Noted(one.text[event.start : event.end], (), (one.laid,))


def _is_ours(text: str, event: EventReading, facts: list[Fact]) -> bool:
    """Tell whether we print a publication of these facts in the words that state it."""
    values = {fact.role: fact.value for fact in (counted(text, one) for one in facts)}
    edition = Edition(
        title=values.get("title"),
        container=values.get("container"),
        volume=values.get("volume"),
        number=values.get("number"),
        document=values.get("document-number"),
        pages=values.get("pages"),
        place=values.get("place"),
        authors=_people(facts, "author"),
        publishers=_people(facts, "publisher"),
        date=read_date(values["date"]) if "date" in values else None,
    )
    said = say("published", edition=edition_in_words(edition))
    return _letters(said) == _letters(text[event.start : event.end])


def _people(facts: list[Fact], role: str) -> tuple[Name, ...]:
    return tuple(Name(literal=fact.value) for fact in facts if fact.role == role)


def _says(said: "_Said", laid: Laid) -> bool:
    return said.holds(_candidate("", laid)) or said.holds_words(_bare(laid.words.text))


def _is_said(head: Noted, one: _Candidate) -> bool:
    """Whether what fields keep apart says all that a note does, which is no note of its own."""
    same = _letters(head.text) == _letters(one.text)
    return (same or not _is_note(one)) and _Said(head.text).has_all(one)


def _is_note(one: _Candidate) -> bool:
    """Whether a field for notes begins with the very holder that a field of its own holds."""
    holders = (fact for fact in one.first if (fact.event, fact.role) == _HOLDER)
    return one.role == "note" and any(
        one.is_archive(fact.value) and not any(map(str.isalpha, one.text[: fact.start]))
        for fact in holders
    )


def _candidate(role: str, laid: Laid) -> _Candidate:
    return _Candidate(role, laid, _read(laid.words.text))


def _apart(casting: Casting) -> list[_Candidate]:
    return [_candidate(role, laid) for role, laid in casting.all("place", "collection", "catalog")]


def _whole(one: _Candidate) -> Noted:
    return Noted(one.text, (), (one.laid,), is_whole=one.names_holder or one.says_more)


def _head(casting: Casting, holders: list[_Candidate], found: list[_Candidate]) -> Noted | None:
    """Put holder, place, collection and reference code together, as far as they are kept."""
    apart = [one for one in found if not one.has_archive]
    codes = [one for one in apart if one.is_code or (holders and _is_bare_code(one))]
    fuller = [] if holders else [one for one in codes if one.says_more]
    code = next(iter((*fuller, *codes)), None)
    chosen = [("archive", holders[0].laid)] if holders else []
    places = (laid for laid in casting.fields("place") if not (code and laid is code.laid))
    chosen += [("place", laid) for laid in list(places)[:1]]
    chosen += [("collection", laid) for laid in casting.fields("collection")[:1]]
    if not (holders or code):
        return None
    if code and not chosen:
        return _whole(code)
    return _with_code(_joined(chosen), code) if code else _joined(chosen)


def _is_bare_code(one: _Candidate) -> bool:
    """Whether a field made for reference codes holds one of which the levels are not known."""
    return one.role == "location" and not one.note.facts


def _joined(chosen: Iterable[tuple[str, Laid]]) -> Noted:
    """Join fields with commas; what the words before end with already is not repeated."""
    text = ""
    parts: list[Part] = []
    for role, laid in chosen:
        words = laid.words.text.rstrip(" ;,")
        if text.casefold().endswith(words.casefold()):
            continue
        text += ", " if text else ""
        parts.append(Part(role, laid, len(text), len(text) + len(words)))
        text += words
    return Noted(text, tuple(parts), tuple(part.laid for part in parts))


def _with_code(head: Noted, code: _Candidate) -> Noted:
    """Add the field with the reference code; what it tells besides is no part of the code."""
    words = code.text.rstrip(" .;,")
    start = len(head.text) + 2
    several = len(code.note.events) > 1
    end = code.note.events[0].end if several else len(words)
    part = Part("location", code.laid, start, start + end)
    text = f"{head.text}, {code.text if several else words}"
    return Noted(text, (*head.head, part), (*head.fields, code.laid))


def _with_tails(base: Noted, tails: list[_Candidate], before: _Said | None = None) -> Noted:
    """Add to a note what further fields tell: whole where all of it is new, else by clauses.

    Args:
        base: The note.
        tails: The fields.
        before: What a note beside it says, which need not be said again.
    """
    said = _Said(base.text)
    taken = {laid.words.start for laid in base.fields}
    texts, fields = [base.text] if base.text else [], list(base.fields)
    for one in tails:
        if not one.tells_custody or one.laid.words.start in taken:
            continue
        events = one.note.events
        new = [n.n for n in events if not (said.has(one, n.n) or (before and before.has(one, n.n)))]
        if not new:
            continue
        said.add(one)
        clauses = [one.text[n.start : n.end] for n in events if n.n in new]
        texts += [one.text] if len(new) == len(events) else clauses
        fields.append(one.laid)
    whole = base.is_whole and len(fields) == len(base.fields)
    return base._replace(text=_sentences(texts), fields=tuple(fields), is_whole=whole)


def _sentences(texts: list[str]) -> str:
    pieces: list[str] = []
    for text in texts:
        if pieces:
            pieces.append(" " if pieces[-1].endswith(_ENDS) else "; ")
        pieces.append(text)
    return "".join(pieces)


def _completed(notes: list[Noted], structured: list[_Candidate], sites: tuple[Laid, ...]) -> Notes:
    """Note which further fields are said already: their words, or all that they state."""
    taken = {laid.words.start for note in notes for laid in note.fields}
    said = [_Said(note.text) for note in notes]
    read = [
        one.laid
        for one in structured
        if one.laid.words.start not in taken and any(note.holds(one) for note in said)
    ]
    return Notes(tuple(notes), tuple(read), sites)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def left_of(laids: Iterable[Laid], texts: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield words of fields that no note has and nobody understood, with their place."""
    said = _folded("\0".join(texts))
    for laid in laids:
        for one in _read(laid.words.text).unread:
            if _folded(one.text) not in said:
                yield one.text, laid.words.start + one.start, laid.words.start + one.end
