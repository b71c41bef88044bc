"""An entry of an export to a record: what its fields say, and the source notes in them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from provenance.bibliography.words.wording import say, series
from provenance.model.account import Recording, Source, Unread
from provenance.model.agent import Agent
from provenance.model.evidence import FilePlace
from provenance.model.record import Record
from provenance.notes.account import Place, Telling
from provenance.notes.naming import slug
from provenance.readers.assembling import Told, adopted, assemble
from provenance.readers.cast import Cast
from provenance.readers.exports.entry import Entry, laid_out
from provenance.readers.exports.extra import with_extra_lines, without_former
from provenance.readers.exports.holding import telling_of_note
from provenance.readers.exports.noting import Noted, Notes, left_of, notes_of
from provenance.readers.exports.page import Page, Setting
from provenance.readers.exports.roles import Casting, Placing
from provenance.readers.exports.stating import say_languages, state
from provenance.readers.exports.telling import tell_edition, tell_translation
from provenance.readers.headings import Heading
from provenance.readers.identifiers import stem_of

_LONGEST = 100
_TELLING = re.compile(r"\d|[^\W\d_]{4}")


class Reading(NamedTuple):
    """What all entries of one file share.

    Attributes:
        file: The file's name, without folders.
        table: Which field has which role.
        recorded: Who takes them down, when.
    """

    file: str
    table: tuple[Placing, ...]
    recorded: Recording


def record_of(entry: Entry, reading: Reading, stretch: FilePlace | None = None) -> Record | None:
    """Return the record of an entry; None where it has neither a title nor a source note.

    It bears the name that it would have alone.

    Args:
        entry: The entry.
        reading: What all entries of its file share.
        stretch: The stretch of the file in which it stands.
    """
    entry = without_former(with_extra_lines(entry, reading.table))
    sheet, cast = laid_out(entry), Cast()
    casting = Casting(entry, sheet, reading.table)
    notes = notes_of(casting)
    if not (casting.fields("title") or notes.notes or _is_named(entry, casting)):
        return None
    setting = Setting(reading.file, _source(entry, casting, reading, stretch), reading.recorded)
    page = Page(cast, sheet, casting, setting)
    page.place((*casting.fields("url")[:1], *casting.fields("key")[:1]))
    heading = state(page, has_note=bool(notes.notes), on_site=bool(notes.sites))
    tellings = list(_tellings(notes, cast, setting))
    tell_translation(page, _translators(tellings))
    say_languages(page, translated=_is_translated(page, tellings))
    tell_edition(page, notes.sites, [note.text for note in notes.notes])
    left = list(_left(page, notes, tellings))
    told = Told(
        (page.account(left), *(telling.account for telling in tellings)),
        tuple(tellings),
        tuple(page.derived.values()),
    )
    return assemble(_own_key(entry) or _stem(page, heading), cast, told)


def _is_named(entry: Entry, casting: Casting) -> bool:
    """Whether an untitled document can be cited: "Dobrynin, telegram to the USSR MFA".

    Where nobody is named a key that can be a record's name does, as in what we export.
    """
    people = casting.fields("author") or casting.fields("addressee")
    return bool((people or _own_key(entry)) and casting.fields("kind"))


def _source(entry: Entry, casting: Casting, reading: Reading, stretch: FilePlace | None) -> Source:
    name = " ".join(part for part in ("entry", entry.key, f"({entry.type})") if part)
    address = next((one.words.folded for one in casting.fields("url")), None)
    title = name if entry.type else name.removesuffix(" (None)")
    return Source(title=title, container=reading.file, url=address, file=stretch)


def _tellings(notes: Notes, cast: Cast, setting: Setting) -> Iterator[Telling]:
    for number, note in enumerate(notes.notes, 1):
        title = f"source note: {_names(note)}"
        source = setting.source.model_copy(update={"title": title})
        place = Place(account_id=str(number), source=source, recorded=setting.recorded)
        yield adopted(cast, _as_told(telling_of_note(note, place), note))


def _as_told(telling: Telling, note: Noted) -> Telling:
    """Return the account of a note; one that was put together from fields is a citation's.

    So is a reference code alone. But where words beside it were not understood the field is quoted
    as it is wherever the document is cited.
    """
    account = telling.account
    alone = len(note.fields) == 1 and bool(account.holdings and account.unread)
    if note.is_whole or alone:
        return telling
    account = telling.account.model_copy(update={"kind": "citation"})
    return telling.model_copy(update={"account": account})


def _names(note: Noted) -> str:
    return ", ".join(dict.fromkeys(laid.field.name for laid in note.fields))


def _translators(tellings: Sequence[Telling]) -> Iterator[Agent]:
    for telling in tellings:
        agents = {agent.id: agent for agent in telling.agents}
        for event in telling.account.events:
            for party in event.parties:
                if party.role == "translator" and party.agent in agents:
                    yield agents[party.agent]


def _is_translated(page: Page, tellings: Sequence[Telling]) -> bool:
    accounts = (telling.account for telling in tellings)
    events = [*page.said.events, *(event for one in accounts for event in one.events)]
    return any(event.kind == "translating" for event in events)


def _left(page: Page, notes: Notes, tellings: Sequence[Telling]) -> Iterator[Unread]:
    """Place the fields of the notes, and yield the words of them that no note has."""
    texts = [note.text for note in notes.notes]
    kinds = list(_kinds(page))
    laids = (*(laid for note in notes.notes for laid in note.fields), *notes.read)
    page.place(laids)
    for words, start, end in left_of(laids, [*texts, *kinds]):
        yield Unread(text=words, start=start, end=end)
    for one in _not_understood(notes, tellings):
        if one.text.casefold() not in (kind.casefold() for kind in kinds):
            yield one


def _not_understood(notes: Notes, tellings: Sequence[Telling]) -> Iterator[Unread]:
    """Yield where the fields have the words that were not understood in a note.

    An export prints the first note that stands word for word in a field, and of others what they
    were found to state: these words would be lost.
    """
    whole = next((note for note in notes.notes if note.is_whole), None)
    for note, telling in zip(notes.notes, tellings, strict=True):
        for one in telling.account.unread if note is not whole else ():
            yield from _in_fields(one.text, note)


def _in_fields(words: str, note: Noted) -> Iterator[Unread]:
    for laid in note.fields if _TELLING.search(words) else ():
        at = laid.words.text.find(words)
        if at >= 0:
            start = laid.words.start + at
            yield Unread(text=words, start=start, end=start + len(words))
            return


def _kinds(page: Page) -> Iterator[str]:
    """Yield the kind of the document as fields put it: alone, and with those to whom it went."""
    said = page.said.statements
    people = series(page.agent(laid).name for laid in page.fields("addressee"))
    for one in said:
        if one.property == "kind":
            yield one.value
            yield say("to", kind=one.value, addressees=people)


def _own_key(entry: Entry) -> str | None:
    """Return the key of an entry that can be a record's name: words and a number, with hyphens."""
    key = entry.key or ""
    is_name = slug(key) == key and any(map(str.isalpha, key)) and any(map(str.isdecimal, key))
    return key if is_name and len(key) <= _LONGEST else None


def _stem(page: Page, heading: Heading | None) -> str:
    """Return the record's name by the rule of `provenance.readers.identifiers`."""
    said = page.said.statements
    edtf = next((one.date.edtf for one in said if one.date and one.date.edtf), None)
    laids = (*page.fields("author"), *page.fields("addressee"))
    agents = [page.agent(laid) for laid in laids]
    for agent in sorted(agents, key=lambda one: one.kind != "person"):
        name = slug(agent.family or agent.name)
        if name:
            return f"{name[:80].strip('-')}-{slug(edtf or 'undated')}"[:_LONGEST].strip("-")
    stem = stem_of(heading, edtf) if heading else f"document-{slug(edtf or 'undated')}"
    return stem[:_LONGEST].strip("-")
