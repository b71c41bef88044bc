"""What the page of an agent shows, as plain values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from provenance.archives.table import repositories
from provenance.model.repository import Name, Repository, Succession
from provenance.publish.catalogue.catalogue import (
    Agent,
    Catalogue,
    Holding,
    Passing,
    place_of,
    shown,
)
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry, Who
from provenance.publish.pages.agent.data import AGENT_SIBLINGS, AgentSibling, register_iri
from provenance.publish.pages.embedded import in_script
from provenance.publish.pages.names import country_name
from provenance.rdf.iri import authority_iri
from provenance.resources.lists import label

SHOWN: Final = 100
"""Up to how many holdings of one fonds stand on the page itself."""

_OF_OURS: Final = re.compile(r"corpus note |accuracy/|Reading of ")
"""How the table names source notes that the project has read and does not publish."""

_NOTES: Final = "Source notes that the project has read"
_NO_CODE: Final = "No reference code told"
_NOT_READ: Final = "Reference codes that are not taken apart"

_TYPES: Final = {"archive": "ArchiveOrganization", "person": "Person"}
_STATUSES: Final = {"former": "former name", "variant": "variant", "translation": "translated"}


@dataclass(frozen=True, slots=True)
class Form:
    """A name: its words, their language, and what is told of it."""

    text: str
    lang: str | None
    told: str


@dataclass(frozen=True, slots=True)
class Followed:
    """An institution before or after: the relation, its name, its page if it has one, the year."""

    relation: str
    name: str
    href: str | None
    told: str


@dataclass(frozen=True, slots=True)
class Fonds:
    """The holdings under one first level of reference codes; empty where no code is told.

    Attributes:
        name: That level, in words.
        copies: Whether of all its records, as far as is told, copies alone left.
        holdings: What is held, as far as it is shown.
        records: The number of its records.
    """

    name: str
    copies: bool
    holdings: tuple[Holding, ...]
    records: int


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody to whom, or from whom, records passed."""

    name: str
    href: str | None
    entries: tuple[Entry, ...]
    inferred: int


@dataclass(frozen=True, slots=True)
class AgentPage:
    """Everything that the page of an agent shows."""

    id: str | None
    iri: str | None
    key: str
    name: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    names: tuple[Form, ...]
    successions: tuple[Followed, ...]
    held: int
    shown: int
    fonds: tuple[Fonds, ...]
    ways: tuple[tuple[str, str, tuple[Hand, ...]], ...]
    roles: tuple[tuple[str, tuple[Entry, ...]], ...]
    sources: tuple[str, ...]
    siblings: tuple[AgentSibling, ...]
    embedded: Markup | None


def agent_page(agent: Agent, catalogue: Catalogue, context: Context) -> AgentPage:
    """Return what the page of an agent shows.

    Args:
        agent: The agent.
        catalogue: All records, by which it is known who else has a page.
        context: The site.
    """
    entry, own = agent.repository, agent.who.id
    return AgentPage(
        id=own,
        iri=authority_iri(own, context.base) if own else None,
        key=own or f"name-{agent.place.partition('/')[2]}",
        name=agent.name,
        kind=entry.kind if entry else "",
        facts=tuple(_facts(entry)) if entry else (),
        names=tuple(_forms(agent)),
        successions=tuple(_successions(entry, catalogue)) if entry else (),
        held=len({one.entry.id for one in agent.holdings}),
        shown=SHOWN,
        fonds=tuple(_fonds(agent.holdings)),
        ways=tuple(_ways(agent)),
        roles=tuple(_roles(agent)),
        sources=_sources(entry) if entry else (),
        siblings=AGENT_SIBLINGS if own else (),
        embedded=_embedded(agent, context) if own else None,
    )


def _facts(entry: Repository) -> Iterator[tuple[str, str]]:
    if entry.place:
        yield "Place", entry.place
    if entry.country:
        yield "Country", country_name(entry.country)
    if entry.part_of:
        yield "Part of", repositories()[entry.part_of].name
    for one in entry.identifiers:
        yield one.scheme.upper() if one.scheme != "wikidata" else "Wikidata", one.value


def _forms(agent: Agent) -> Iterator[Form]:
    """The names of the table, and those of the records that are not among them."""
    known = agent.repository.forms if agent.repository else ()
    yield from map(_form, known)
    texts = {one.text for one in known}
    others = [one for one in agent.forms if one not in texts]
    if known or len(others) > 1:
        yield from (Form(one, None, "in the records") for one in others)


def _form(name: Name) -> Form:
    told = (_STATUSES.get(name.status, ""), name.years)
    return Form(name.text, name.lang, ", ".join(part for part in told if part))


def _successions(entry: Repository, catalogue: Catalogue) -> Iterator[Followed]:
    for relation, several in (
        ("took over from", entry.predecessors),
        ("followed by", entry.successors),
    ):
        for one in several:
            yield _followed(relation, one, catalogue)


def _followed(relation: str, one: Succession, catalogue: Catalogue) -> Followed:
    place = place_of(Who(name="", id=one.id))
    href = f"{place}.html" if place in catalogue.agents else None
    return Followed(
        relation, repositories()[one.id].name, href, f"in {one.year}" if one.year else ""
    )


def _fonds(holdings: Iterable[Holding]) -> Iterator[Fonds]:
    found: dict[str, list[Holding]] = {}
    for one in holdings:
        code = _NOT_READ if one.kept.code else _NO_CODE
        found.setdefault(one.kept.fonds or code, []).append(one)
    for name in sorted(found, key=lambda one: (one == _NO_CODE, one == _NOT_READ, one)):
        those = found[name]
        copies = all(one.kept.copies_left for one in those)
        records = len({one.entry.id for one in those})
        yield Fonds(name, copies, tuple(those[:SHOWN]), records)


def _ways(agent: Agent) -> Iterator[tuple[str, str, tuple[Hand, ...]]]:
    given = tuple(_hands((one.passed.taker, one) for one in agent.gave))
    taken = tuple(_hands((one.passed.giver, one) for one in agent.took))
    if given:
        yield "What left, and to whom", "The item or a copy of it, as the sources tell.", given
    if taken:
        yield "What came, and from whom", "The item or a copy of it, as the sources tell.", taken


def _hands(passings: Iterable[tuple[Who | None, Passing]]) -> Iterator[Hand]:
    found: dict[str, tuple[Who | None, list[Passing]]] = {}
    for who, one in passings:
        found.setdefault(place_of(who) if who else "", (who, []))[1].append(one)
    for place, (who, those) in sorted(found.items(), key=lambda one: (-len(one[1][1]), one[0])):
        entries = {one.entry.id: one.entry for one in those}
        guessed = {one.entry.id for one in those if one.passed.inferred}
        name = shown(who) if who else "someone not named"
        yield Hand(name, f"{place}.html" if who else None, tuple(entries.values()), len(guessed))


def _roles(agent: Agent) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    found: dict[str, list[Entry]] = {}
    for one in agent.acted:
        for role in one.roles:
            if role not in ("holder", "giver", "recipient"):
                found.setdefault(role, []).append(one.entry)
    for role, entries in found.items():
        yield label("roles", role), tuple(entries)


def _sources(entry: Repository) -> tuple[str, ...]:
    forms = [one.source for one in entry.forms]
    followed = [one.source for one in (*entry.predecessors, *entry.successors)]
    backing = [one.source for one in entry.sources]
    registered = [one.source for one in entry.identifiers]
    told = dict.fromkeys((*forms, *followed, *backing, *registered))
    return tuple(dict.fromkeys(_NOTES if _OF_OURS.match(one) else one for one in told))


def _embedded(agent: Agent, context: Context) -> Markup:
    """The agent for search engines: schema.org, the archive as ArchiveOrganization."""
    entry = agent.repository
    archive = entry is not None and entry.kind == "archive"
    told: dict[str, object] = {
        "@context": "https://schema.org",
        "@id": authority_iri(agent.who.id or "", context.base),
        "@type": _TYPES.get("archive" if archive else agent.kind, "Organization"),
        "name": agent.name,
    }
    if entry:
        told["alternateName"] = [one.text for one in entry.forms[1:]]
        told["sameAs"] = [known for one in entry.identifiers if (known := register_iri(one))]
        told["address"] = entry.place
    return in_script({key: value for key, value in told.items() if value})
