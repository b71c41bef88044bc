"""Lists of documents, a JSON object a line, to records: facts where the words may not be kept.

A line has a title, a date, the address at which the document was seen, and what its source note
states, as rows of the fact table. The address is the evidence of every claim.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Final, NamedTuple

from pydantic import PositiveInt, StringConstraints, ValidationError

from provenance.model.account import Account, Recording, Source
from provenance.model.base import Value
from provenance.model.date import ArchivalDate
from provenance.model.evidence import Evidence
from provenance.model.record import Record
from provenance.notes.account import Place, Telling, from_facts
from provenance.notes.draft import FactRow
from provenance.readers.assembling import Told, adopted, assemble
from provenance.readers.cast import Cast
from provenance.readers.describing import Description
from provenance.readers.garbled import why_garbled
from provenance.readers.headings import Heading, read_heading
from provenance.readers.identifiers import Names, stem_of
from provenance.readers.vocabulary import words
from provenance.readers.words import Words

ReadFacts = Callable[[Sequence[FactRow], Place], Telling]
"""Makes an account of rows of the fact table."""

_CONTEXT: Final = "wilson"


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words that are more than white space."""


class FactLine(Value):
    """One row of the fact table."""

    event: Line
    role: Line
    value: Line
    n: PositiveInt


class DocumentLine(Value):
    """One line of a list: a document as seen at one place.

    Attributes:
        title: Its title there.
        date: Its date there, as printed.
        seen_at: The address.
        facts: What its source note states.
    """

    title: Line
    date: Line | None = None
    seen_at: Line
    facts: tuple[FactLine, ...] = ()


class LeftOut(NamedTuple):
    """A line that became no record: its number from 1, its title where it has one, and why."""

    line: int
    title: str | None
    reason: str


class Listing(NamedTuple):
    """What was read from a list: the records in its order, and the lines left out."""

    records: tuple[Record, ...]
    left_out: tuple[LeftOut, ...]


def read_documents(
    lines: Iterable[str],
    *,
    recorded: Recording,
    read_facts: ReadFacts = from_facts,
    names: Names | None = None,
) -> Listing:
    """Read a list of documents into records, and say which lines were left out and why.

    Lines with the same title and date are the same document, seen at several places: one record
    with an account for each place. A line whose values were garbled by scanning is left out.

    Args:
        lines: The list, a JSON object a line; blank lines are passed over.
        recorded: Who takes them down, when.
        read_facts: Makes an account of facts.
        names: The names given so far, where several lists are read in one go.
    """
    left_out: list[LeftOut] = []
    groups: dict[tuple[str, str], list[DocumentLine]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _read_line(number, line)
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            groups.setdefault(_key(found), []).append(found)
    given = Names() if names is None else names
    records = tuple(_record(seen, recorded, read_facts, given) for seen in groups.values())
    return Listing(records, tuple(left_out))


def _read_line(number: int, line: str) -> DocumentLine | LeftOut:
    try:
        found = DocumentLine.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        return LeftOut(number, None, f"{where}: {first['msg']}" if where else first["msg"])
    unknown = sorted({one.event for one in found.facts} - set(words("facts", "events")))
    if unknown:
        return LeftOut(number, found.title, f"unknown events: {', '.join(unknown)}")
    values = (found.title, found.date or "", *(one.value for one in found.facts))
    reason = why_garbled(values)
    return LeftOut(number, found.title, reason) if reason else found


def _key(line: DocumentLine) -> tuple[str, str]:
    date = ArchivalDate.read(line.date) if line.date else None
    return " ".join(line.title.casefold().split()), str(date and (date.edtf or date.printed))


def _record(
    seen: list[DocumentLine],
    recorded: Recording,
    read_facts: ReadFacts,
    names: Names,
) -> Record:
    cast = Cast(_CONTEXT)
    accounts: list[Account] = []
    tellings: list[Telling] = []
    title = Words(seen[0].title)
    heading = read_heading(title) or Heading(title.stripped())
    for number, line in enumerate(seen, 1):
        accounts.append(_description(number, line, recorded, cast))
        if line.facts:
            source = Source(url=line.seen_at)
            place = Place(
                account_id=str(number), source=source, recorded=recorded, context=_CONTEXT
            )
            tellings.append(adopted(cast, read_facts(line.facts, place)))
            accounts.append(tellings[-1].account)
    told = Told(tuple(accounts), tuple(tellings))
    said = (one.date.edtf for one in accounts[0].statements if one.date)
    stem = stem_of(heading, next((edtf for edtf in said if edtf), None))
    return assemble(names.give(stem), cast, told)


def _description(number: int, line: DocumentLine, recorded: Recording, cast: Cast) -> Account:
    seen = Evidence(locator=line.seen_at)
    description = Description(cast, lambda _: seen)
    title = Words(line.title)
    heading = read_heading(title) or Heading(title.stripped())
    dates = (Words(line.date).stripped(),) if line.date else ()
    description.say_heading(heading, dates)
    description.tell_creation(heading, None, None)
    description.tell_meeting(heading)
    return Account(
        id="description" if number == 1 else f"description-{number}",
        kind="description",
        source=Source(url=line.seen_at),
        recorded=recorded,
        statements=tuple(description.statements),
        events=tuple(description.events),
    )
