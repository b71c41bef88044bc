"""All records of a site together, as their entries tell."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from provenance.archives.table import repositories
from provenance.model.notation import AgentKind
from provenance.model.repository import Repository
from provenance.publish.catalogue.facets import Facet, facets
from provenance.publish.catalogue.slugs import slug
from provenance.publish.entries.entry import Entry, Kept, Passed, Who


@dataclass(frozen=True, slots=True)
class Holding:
    """A record, and what somebody keeps of it."""

    entry: Entry
    kept: Kept


@dataclass(frozen=True, slots=True)
class Passing:
    """A record, and one passing of it from hand to hand."""

    entry: Entry
    passed: Passed


@dataclass(frozen=True, slots=True)
class Acting:
    """A record, and the parts that somebody took in its chain."""

    entry: Entry
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent of a site's records.

    Attributes:
        who: Its name and id; without an id it is no more than a name that records give.
        repository: Its entry in the table of archives.
        holdings: What it keeps, or kept.
        gave: What left through it.
        took: What came to it.
        acted: The parts that it took.
        kind: What kind of agent it is.
        forms: The names under which the records show it, the most usual first.
    """

    who: Who
    repository: Repository | None
    holdings: tuple[Holding, ...]
    gave: tuple[Passing, ...]
    took: tuple[Passing, ...]
    acted: tuple[Acting, ...]
    kind: AgentKind = "agent"
    forms: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where its page stands, without suffix."""
        return place_of(self.who)

    @property
    def name(self) -> str:
        """The name under which its page stands."""
        return self.repository.name if self.repository else (*self.forms, self.who.name)[0]

    @property
    def records(self) -> int:
        """The number of records that name it."""
        return len(self.acted)

    @property
    def held(self) -> int:
        """The number of records of which it keeps something."""
        return len({one.entry.id for one in self.holdings if not one.kept.former})


@dataclass(frozen=True)
class Catalogue:
    """All entries of a site, by date, then by title and id; those without a date last."""

    entries: tuple[Entry, ...]

    @cached_property
    def agents(self) -> dict[str, Agent]:
        """Every agent, by the place of its page, in the order of the names."""
        named = {place_of(who): who for who in self._named()}
        found = {place_of(who): who for who in _related(named.values())} | named
        gathered = _Gathered(self.entries)
        agents = (gathered.agent(who) for who in found.values())
        return {one.place: one for one in sorted(agents, key=lambda one: (one.name, one.place))}

    @cached_property
    def collections(self) -> dict[str, tuple[str, tuple[Entry, ...]]]:
        """Every edition and site: its name and its entries, by the slug of its name."""
        found: dict[str, tuple[str, list[Entry]]] = {}
        for entry in self.entries:
            if entry.collection:
                key = slug(entry.collection)
                found.setdefault(key, (entry.collection, []))[1].append(entry)
        return {key: (name, tuple(those)) for key, (name, those) in sorted(found.items())}

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """By what the records can be narrowed."""
        return facets(self.entries)

    @cached_property
    def years(self) -> dict[str, tuple[Entry, ...]]:
        """The entries by year; the empty year, of those without a date, stands last."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.year, []).append(entry)
        return {year: tuple(those) for year, those in found.items()}

    def _named(self) -> Iterator[Who]:
        for entry in self.entries:
            yield from (part.who for part in entry.parts)


def _related(known: Iterable[Who]) -> Iterator[Who]:
    """Yield who came before and after those who are known, and of what they are part."""
    table, seen = repositories(), {one.id for one in known if one.id}
    pending = list(seen)
    while pending:
        entry = table.get(pending.pop())
        around = (*entry.predecessors, *entry.successors) if entry else ()
        ids = [one.id for one in around] + [entry.part_of if entry and entry.part_of else ""]
        for one in ids:
            if one in table and one not in seen:
                seen.add(one)
                pending.append(one)
                yield Who(name=table[one].name, id=one)


class _Gathered:
    """The holdings, passings and parts of all entries, by the place of the agent's page."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.holdings: dict[str, list[Holding]] = {}
        self.gave: dict[str, list[Passing]] = {}
        self.took: dict[str, list[Passing]] = {}
        self.acted: dict[str, list[Acting]] = {}
        self.forms: dict[str, Counter[str]] = {}
        self.kinds: dict[str, Counter[AgentKind]] = {}
        for entry in entries:
            self._take(entry)

    def agent(self, who: Who) -> Agent:
        place = place_of(who)
        return Agent(
            who=who,
            repository=repositories().get(who.id) if who.id else None,
            holdings=tuple(self.holdings.get(place, ())),
            gave=tuple(self.gave.get(place, ())),
            took=tuple(self.took.get(place, ())),
            acted=tuple(self.acted.get(place, ())),
            kind=_usual_kind(self.kinds.get(place, Counter())),
            forms=_forms(self.forms.get(place, Counter())),
        )

    def _take(self, entry: Entry) -> None:
        for kept in entry.kept:
            if kept.holder:
                self.holdings.setdefault(place_of(kept.holder), []).append(Holding(entry, kept))
        for passed in entry.passed:
            one = Passing(entry, passed)
            for who, where in ((passed.giver, self.gave), (passed.taker, self.took)):
                if who:
                    where.setdefault(place_of(who), []).append(one)
        roles: dict[str, tuple[str, ...]] = {}
        for part in entry.parts:
            place = place_of(part.who)
            self.forms.setdefault(place, Counter())[part.who.name] += 1
            self.kinds.setdefault(place, Counter())[part.kind] += 1
            roles[place] = tuple(dict.fromkeys((*roles.get(place, ()), *part.roles)))
        for place, told in roles.items():
            self.acted.setdefault(place, []).append(Acting(entry, told))


def _forms(told: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(told, key=lambda one: (-told[one], one)))


def _usual_kind(told: Counter[AgentKind]) -> AgentKind:
    return min(told, key=lambda one: (-told[one], one)) if told else "agent"


def catalogue(entries: Iterable[Entry]) -> Catalogue:
    """Return the catalogue of entries."""
    return Catalogue(tuple(sorted(entries, key=lambda one: (one.day or "~", one.title, one.id))))


def place_of(who: Who) -> str:
    """Return where the page of an agent stands, without suffix.

    Examples:
        >>> place_of(Who(name="NHK", id="nhk")), place_of(Who(name="John Henriksen"))
        ('agent/nhk', 'name/john-henriksen')
    """
    return f"agent/{who.id}" if who.id else f"name/{slug(who.name)}"


def where(entry: Entry) -> tuple[str, ...]:
    """Return in words where a record lies: its original, or where no source tells, its copies."""
    if entry.originals:
        return tuple(map(shown, entry.originals))
    return tuple(f"a copy at {shown(one)}" for one in entry.present_keepers)


def shown(who: Who) -> str:
    """Return the name of an agent: that of the table of archives, else as records give it."""
    entry = repositories().get(who.id) if who.id else None
    return entry.names[0].text if entry else who.name
