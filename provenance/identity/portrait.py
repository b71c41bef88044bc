"""What a record says about which document it is of: small, so that many fit in memory."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple, TypeVar

from provenance.archives.folding import folded, sounds, words
from provenance.archives.table import repositories
from provenance.identity.table import compared
from provenance.model.account import Account
from provenance.model.agent import Agent
from provenance.model.date import ArchivalDate
from provenance.model.document import Document
from provenance.model.evidence import FilePlace
from provenance.model.notation import Property
from provenance.model.reference_code import ReferenceCode
from provenance.model.status import is_stated
from provenance.model.thing import TEXT
from provenance.references.cited import CitedCode

_T = TypeVar("_T")
_NUMBERS: Final = re.compile(r"\d{1,6}")
_HOUR: Final = re.compile(
    r"\b(?:(?P<hour>\d{1,2}(?:[:.]\d\d)?)\s?(?P<half>[ap])\.?\s?m\b|(?P<word>noon|midnight)\b)"
)
_MOST_PAGES: Final = 2000
_MOST: Final = 32
"""So many dates, people, references, prints of a record are compared; each with each of another."""

_NO_TITLE: Final[tuple[Property, ...]] = ("kind", "date", "author", "addressee", "office", "place")
"""What titles repeat, and what is compared by itself."""


class Kind(NamedTuple):
    """What a document is called: as compared, and as shown."""

    key: str
    name: str


class Person(NamedTuple):
    """An author or addressee: what is compared, the name to show, whether a person is meant."""

    key: str
    name: str
    is_person: bool


class Print(NamedTuple):
    """Where a document is printed.

    Attributes:
        volume: The volume or site, as compared; empty where none is named.
        title: The same, as shown.
        url: The address of the document there.
        number: Its number there.
        pages: Its pages there.
    """

    volume: str
    title: str
    url: str | None
    number: str | None
    pages: frozenset[int]


class Portrait(NamedTuple):
    """What speaks for the identity of a record's document.

    Attributes:
        id: Id of the record.
        kind: What the document is called; None where no source says.
        dates: The dates that can be read, each once.
        hours: The hours printed with them: telegrams of one day are told apart by these.
        authors: Who wrote it.
        addressees: To whom.
        title: The words of its titles that are no names, kinds or dates.
        references: Where it is cited from, with the archive.
        prints: Where it is printed.
        stretches: The stretches of files from which it was described.
    """

    id: str
    kind: Kind | None
    dates: tuple[ArchivalDate, ...]
    hours: frozenset[str]
    authors: tuple[Person, ...]
    addressees: tuple[Person, ...]
    title: frozenset[str]
    references: tuple[CitedCode, ...]
    prints: tuple[Print, ...]
    stretches: frozenset[FilePlace]


def portrait(record: Document) -> Portrait:
    """Return what a record says about which document it is of."""
    return Portrait(
        id=record.id,
        kind=Kind(compared(record.kind), record.kind) if record.kind else None,
        dates=_some(_dates(record)),
        hours=frozenset(_hours(record)),
        authors=_people(record.authors),
        addressees=_people(record.addressees),
        title=_title(record),
        references=_some(_references(record)),
        prints=_some(_prints(record)),
        stretches=frozenset(
            account.source.file
            for account in record.accounts
            if account.kind == "description" and account.source.file
        ),
    )


def _some(found: Iterable[_T]) -> tuple[_T, ...]:
    """Return the first of what a record says, each once: no record makes work of a square."""
    return tuple(islice(dict.fromkeys(found), _MOST))


def _dates(record: Document) -> Iterator[ArchivalDate]:
    for said in record.statements(TEXT, "date"):
        if said.date and said.date.edtf:
            yield ArchivalDate(edtf=said.date.edtf)


def _hours(record: Document) -> Iterator[str]:
    for said in record.statements(TEXT, "date"):
        for found in _HOUR.finditer(said.value.casefold()):
            yield found["word"] or f"{found['hour']}{found['half']}m"


def _people(agents: tuple[Agent, ...]) -> tuple[Person, ...]:
    return _some(map(_person, agents))


def _person(agent: Agent) -> Person:
    """Return an agent as it is compared: persons by family name, bodies by their words.

    Sounds are compared, so that Dobrynin and Добрынин are one.
    """
    is_person = agent.kind == "person"
    if is_person:
        last = agent.name.replace(".", ". ").split()[-1:]
        return Person(sounds(agent.family or "".join(last)), agent.name, is_person)
    return Person(agent.authority or compared(agent.name), agent.name, is_person)


def _title(record: Document) -> frozenset[str]:
    told = [said.value for said in record.statements(TEXT, "title")]
    names = [agent.name for agent in record.agents]
    others = [said.value for kind in _NO_TITLE for said in record.statements(TEXT, kind)]
    left = words(" ".join(told)) - words(" ".join((*names, *others)))
    return frozenset(word for word in left if len(word) > 2 and not word.isdigit())


def _references(record: Document) -> Iterator[CitedCode]:
    carried = {one.id for one in record.instantiations if one.of == TEXT}
    for account in record.accounts:
        for holding in account.holdings:
            if holding.instantiation in carried and is_stated(holding.status):
                yield from _cited(record.agent(holding.holder.agent), holding.reference)


def _cited(keeper: Agent | None, code: ReferenceCode | None) -> Iterator[CitedCode]:
    if code and code.levels:
        authority = keeper.authority if keeper else None
        known = (authority,) if authority in repositories() else ()
        plain = ReferenceCode(levels=code.levels)
        yield CitedCode("", keeper.name if keeper else "", known, plain)


def _prints(record: Document) -> Iterator[Print]:
    """Yield where the record was described from: the volume or page that prints the document."""
    for account in record.accounts:
        source = account.source
        if account.kind == "description" and (source.container or source.url):
            volume = source.container or ""
            number = _number(account, volume)
            pages = _pages(source.pages or "")
            yield Print(folded(volume), volume, source.url, number, pages)


def _number(account: Account, volume: str) -> str | None:
    """Return the number of the document in a volume."""
    printed = [event for event in account.events if event.kind == "publishing"]
    numbers = [
        one.detail("document-number") for one in printed if one.detail("container") == volume
    ]
    return next(iter(numbers), None)


def _pages(text: str) -> frozenset[int]:
    """Return the pages of "224–226, 301", each of them; none where they are no numbers."""
    found: set[int] = set()
    for piece in re.split(r"[,;]", text):
        ends = [int(one) for one in _NUMBERS.findall(piece)]
        if ends and ends[-1] - ends[0] < _MOST_PAGES:
            found.update(range(ends[0], ends[-1] + 1))
    return frozenset(found)
