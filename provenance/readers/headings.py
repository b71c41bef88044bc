"""The grammar of headings: what a document is, from whom, to whom, where, when.

Headings of the CWIHP Bulletin and titles of the Wilson Center Digital Archive follow one grammar:
"Telegram from A to B, PLACE, DATE", "Memorandum of Conversation between A and B", "Note of A on
SUBJECT", "Cable, A to B, SUBJECT". What does not fit stays in the title alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from provenance.readers.datings import date_at_end, date_at_start
from provenance.readers.parties import (
    Correspondent,
    bare_party,
    holds_body,
    holds_office,
    is_name,
    is_place,
    read_parties,
)
from provenance.readers.vocabulary import Kind, alternatives, any_of, kinds, words
from provenance.readers.words import Words

LONGEST: Final = 600
"""Characters of the longest heading that is read; the longest known has 178."""

_COUNTER = re.compile(r"\s*\(\d{1,3}\)$")
_QUOTED = re.compile(r",\s*['\"‘“«]")
_NUMBER = re.compile(r"\s*(?:[Nn]os?\.|№)\s*\S{1,12}")


class Heading(NamedTuple):
    """A heading taken apart; every part knows its place.

    Attributes:
        title: The whole heading.
        kind: What the document is; None where the heading does not begin with a known kind.
        form: The words that say so.
        authors: From whom.
        addressees: To whom.
        participants: Between whom, for the record of a conversation.
        place: The place named behind the addressee, or else behind the author.
        date: When it was written.
        occasion: When the conversation took place that it records.
    """

    title: Words
    kind: Kind | None = None
    form: Words | None = None
    authors: tuple[Correspondent, ...] = ()
    addressees: tuple[Correspondent, ...] = ()
    participants: tuple[Correspondent, ...] = ()
    place: Words | None = None
    date: Words | None = None
    occasion: Words | None = None

    @property
    def names_parties(self) -> bool:
        """Whether it says from whom, to whom or between whom."""
        return bool(self.authors or self.addressees or self.participants)


class _Clause(NamedTuple):
    parties: tuple[Correspondent, ...] = ()
    place: Words | None = None


def read_heading(line: Words) -> Heading | None:
    """Take a heading apart; None where the words do not begin with a kind of document."""
    title = line.stripped("#*") if line.text.lstrip().startswith(("#", "*")) else line.stripped()
    opening = _opening().match(title.text) if len(title.text) <= LONGEST else None
    if opening is None or not title.text[0].isupper():
        return None
    counter = _COUNTER.search(title.text)
    number = _NUMBER.match(title.text, opening.end())
    start = (number or opening).end()
    date, rest = date_at_end(title.part(start, counter.start() if counter else None))
    kind = kinds()[" ".join(opening["kind"].split()).casefold()]
    form = title.part(opening.start("kind"), opening.end("kind"))
    heading = Heading(title, kind, form, date=date)
    return _with_participants(heading, rest) if kind.conversation else _with_sides(heading, rest)


@cache
def _opening() -> re.Pattern[str]:
    forms = alternatives(kinds()).replace(r"\ ", r"\s+")
    before = alternatives(words("headings", "lead-ins")).replace(r"\ ", r"\s+")
    number = alternatives(words("headings", "numbering"))
    return re.compile(
        rf"(?:(?:{number})\s*[\dIVX]{{1,6}}\s*[:.,–—-]?\s+)?(?:(?:{before})\s+){{0,2}}"
        rf"(?P<kind>{forms})(?!\w)",
        re.IGNORECASE,
    )


def _with_participants(heading: Heading, rest: Words) -> Heading:
    between = any_of("headings", "between").search(rest.text)
    occasion = date_at_start(_after_cue(rest, "dating") or rest).date
    if between is None:
        sided = _with_sides(heading, rest) if occasion is None else heading
        return sided._replace(occasion=occasion)
    parties, place = _clause(_before_subject(rest.part(between.end())))
    return heading._replace(participants=parties, place=place, occasion=occasion)


def _with_sides(heading: Heading, rest: Words) -> Heading:
    sides = _sides(_before_subject(rest))
    if sides is None:
        return heading._replace(authors=_signatory(rest))
    sender, addressee = (_clause(side) if side else _Clause() for side in sides)
    return heading._replace(
        authors=sender.parties,
        addressees=addressee.parties,
        place=addressee.place if addressee.parties else sender.place,
    )


def _sides(rest: Words) -> tuple[Words | None, Words | None] | None:
    """Return the words for the sender and for the addressee; None where neither is named."""
    to_first = _after_cue(rest, "to")
    if to_first:
        back = any_of("headings", "from").search(to_first.text)
        if back is None:
            return None, to_first
        return to_first.part(back.end()), to_first.part(0, back.start())
    sender = _after_cue(rest, "from")
    if sender is None and rest.text.startswith(","):
        sender = rest.stripped(",")
        if not (holds_office(sender) or holds_body(sender) or any(_links(sender))):
            return None
    return _at_link(sender) if sender and sender.text else None


def _at_link(clause: Words) -> tuple[Words, Words | None]:
    """Split "A to B", not misled by the "to" of "Ambassador to the USA"."""
    links = list(_links(clause))
    for link in links:
        if not _ends_in(clause.part(0, link.start()), "offices"):
            return clause.part(0, link.start()), clause.part(link.end())
    last = links[-1] if links else None
    if last and holds_body(clause.part(last.end())):
        return clause.part(0, last.start()), clause.part(last.end())
    return clause, None


def _links(clause: Words) -> Iterator[re.Match[str]]:
    return any_of("headings", "to").finditer(clause.text)


def _ends_in(clause: Words, key: str) -> bool:
    last = clause.text.split()[-1:]
    return bool(last) and any_of("headings", key).fullmatch(last[0]) is not None


def _after_cue(clause: Words, key: str) -> Words | None:
    bare = clause.stripped(",")
    found = any_of("headings", key).match(bare.text)
    return bare.part(found.end()).stripped() if found else None


def _before_subject(clause: Words) -> Words:
    """Return a clause up to where it turns to the document's subject."""
    quoted = _QUOTED.search(clause.text)
    clause = clause.part(0, quoted.start()) if quoted else clause
    for cue in any_of("headings", "subject").finditer(clause.text):
        before = clause.part(0, cue.start())
        if not _ends_in(before, "named-by-subject"):
            return before
    return clause


def _clause(clause: Words) -> _Clause:
    """Read one side: parties before the first comma, then a place or an apposition."""
    pieces = list(clause.split(","))
    parties = read_parties(pieces[0])
    place: Words | None = None
    for piece in pieces[1:]:
        bare = bare_party(piece)
        outer = bare.part(0, bare.text.find("(")).stripped() if "(" in bare.text else bare
        if is_place(outer):
            place = place or outer
            parties += read_parties(bare)[1:]
        elif parties:
            parties = (*parties[:-1], _completed(parties[-1], bare))
    return _Clause(tuple(one for one in parties if one.words.text), place)


def _completed(party: Correspondent, apposition: Words) -> Correspondent:
    """Complete "the Minister, A. Gromyko" and "A. Gromyko, Minister"."""
    if party.office and not party.name and is_name(apposition) and not holds_body(apposition):
        return party._replace(name=apposition)
    if not party.office and not party.is_body and holds_office(apposition):
        return party._replace(office=apposition)
    return party


def _signatory(rest: Words) -> tuple[Correspondent, ...]:
    """Return the person in brackets at the end of a heading that names no sender."""
    bare = rest.stripped()
    opening = bare.text.rfind("(")
    if opening < 0 or not bare.text.endswith(")"):
        return ()
    inner = bare.part(opening + 1, len(bare.text) - 1)
    return tuple(one for one in read_parties(inner) if one.is_person and is_name(inner))
