"""``docs/profiles.md``: what each profile keeps, found by writing a record with and without it.

To write the page anew: ``python tests/rdf/profiles_page.py > docs/profiles.md``.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from textwrap import fill
from typing import Any, Final, Literal, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from provenance.model import notation
from provenance.model.date import ArchivalDate
from provenance.model.evidence import Evidence
from provenance.model.record import Record
from provenance.rdf.iri import DEFAULT_BASE
from provenance.rdf.profiles.profile import Profile, profiles
from provenance.records.load import load
from provenance.resources.folders import folder

Plain = dict[str, Any]
Place = tuple[str | int, ...]

CASE: Final = Path(__file__).parents[1] / "cases" / "profiles" / "whole.yaml"
FOUNDING: Final = folder("records") / "cwihp" / "dobrynin-1962-10-30.yaml"
KEPT, FELT, LOST = "✓", "○", "–"
UNITS: Final = (ArchivalDate, Evidence)
"""Values that are left out as a whole; their fields have a table of their own."""

ABSENT_IN_CASE: Final = {"accounts.batch": "word batch"}
"""Fields that the record does not have, because they would make all of it doubtful."""


# What is written, and whether it depends on something


@cache
def whole() -> Plain:
    """Return the record from which one thing after the other is left out."""
    found = yaml.safe_load(CASE.read_text(encoding="utf-8"))
    return Record.model_validate(found).model_dump(mode="json")


def written(profile: Profile, record: Plain) -> frozenset[str]:
    """Return what a profile writes of a record: its triples, or the values of its documents."""
    return _written(profile.name, json.dumps(record))


@cache
def _written(name: str, record: str) -> frozenset[str]:
    profile, made = profiles()[name], Record.model_validate_json(record)
    if profile.quads:
        return frozenset(" ".join(quad[:3]) for quad in profile.quads(made, DEFAULT_BASE))
    assert profile.documents
    found = profile.documents(made, DEFAULT_BASE)
    return frozenset(value for one in found for value in _values("", one))


def _values(where: str, value: object) -> Iterator[str]:
    """Yield the values of a document with the keys above them."""
    if isinstance(value, dict):
        name = str(value.get("id", value.get("@id", "")))
        for key, one in value.items():
            yield from _values(f"{where}/{name}/{key}", one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _values(where, one)
    else:
        yield f"{where} {json.dumps(value, ensure_ascii=False)}"


def verdict(profile: Profile, record: Plain, other: Plain, value: object = None) -> str:
    """Return whether a profile keeps what the other record lacks.

    Args:
        profile: The profile.
        record: The record that has it.
        other: The record without it, or with something else in its place.
        value: What it is; words are looked for in what is written.
    """
    had, has = written(profile, record), written(profile, other)
    if had == has:
        return LOST
    words = list(_words(value))
    found = any(word in line for line in had - has for word in words)
    return KEPT if found or not words else FELT


def _words(value: object) -> Iterator[str]:
    """Yield the words of a value that can be found again: those of the case begin so."""
    for one in value.values() if isinstance(value, dict) else (value,):
        if isinstance(one, str) and (one.startswith("word") or isinstance(value, dict)):
            yield one


def best(verdicts: Iterable[str]) -> str:
    """Return the best of several verdicts."""
    return min(verdicts, key=(KEPT, FELT, LOST).index, default=LOST)


# The fields of the model


def fields(model: type[BaseModel], above: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Yield every field of the model under its path; ids are names and no content."""
    for name, field in model.model_fields.items():
        path, inner = f"{above}{name}", _model_in(field.annotation)
        if inner is not None and inner not in UNITS:
            yield from fields(inner, f"{path}.")
        elif name != "id":
            yield path, field


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(one) for one in get_args(annotation))
    return next((one for one in inner if one), None)


def places(value: object, path: tuple[str, ...], above: Place = ()) -> Iterator[Place]:
    """Yield where in a record a path leads to something."""
    if isinstance(value, list) and path:
        for number, one in enumerate(value):
            yield from places(one, path, (*above, number))
    elif isinstance(value, dict) and path:
        yield from places(value.get(path[0]), path[1:], (*above, path[0]))
    elif not path and value not in (None, []):
        yield above


def at(record: Plain, place: Place) -> Any:  # noqa: ANN401 - any value of a record
    """Return what stands in a place of a record."""
    value: Any = record
    for key in place:
        value = value[key]
    return value


def with_value(record: Plain, place: Place, value: object) -> Plain:
    """Return a record with another value in a place."""
    changed = deepcopy(record)
    at(changed, place[:-1])[place[-1]] = value
    return changed


def is_valid(record: Plain) -> bool:
    """Tell whether the model takes a record."""
    try:
        Record.model_validate(record)
    except ValidationError:
        return False
    return True


def instead(field: FieldInfo, value: object) -> Iterator[object]:
    """Yield what may stand in the place of a value: nothing, or something else."""
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    if not field.is_required() and default != value:
        yield list(default) if isinstance(default, tuple) else default
    elif get_origin(field.annotation) is Literal:
        yield from (one for one in get_args(field.annotation) if one != value)
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, list):
        yield []
    elif isinstance(value, str):
        yield f"{value} changed"
        yield from (one for one in _ids() if one != value)


def _ids() -> Iterator[str]:
    """Yield the ids of the record's things and agents."""
    for key in ("instantiations", "derived", "agents"):
        yield from (one["id"] for one in whole()[key])


@cache
def changes(path: str) -> tuple[tuple[object, Plain, Plain], ...]:
    """Return every value of a field, the record that has it, and the record without it."""
    if path in ABSENT_IN_CASE:
        place = ("accounts", 0, path.rpartition(".")[2])
        value = ABSENT_IN_CASE[path]
        return ((value, with_value(whole(), place, value), whole()),)
    return tuple(_changes(path, dict(fields(Record))[path]))


def _changes(path: str, field: FieldInfo) -> Iterator[tuple[object, Plain, Plain]]:
    for place in places(whole(), tuple(path.split("."))):
        value = at(whole(), place)
        others = (with_value(whole(), place, one) for one in instead(field, value))
        for other in filter(is_valid, others):
            yield value, whole(), other


def units(unit: type[BaseModel]) -> Iterator[Place]:
    """Yield where in the record there is a date, or evidence."""
    for path, field in fields(Record):
        if _model_in(field.annotation) is unit:
            for place in places(whole(), tuple(path.split("."))):
                several = isinstance(at(whole(), place), list)
                yield (*place, 0) if several else place


def unit_changes(unit: type[BaseModel], keys: tuple[str, ...]) -> Iterator[tuple[Plain, Plain]]:
    """Yield the record and the same with dates, or evidence, that lack some of their fields."""
    for place in units(unit):
        value = at(whole(), place)
        lacking = {key: None if key in keys else one for key, one in value.items()}
        if any(value[key] is not None for key in keys):
            yield {key: value[key] for key in keys}, with_value(whole(), place, lacking)


def not_stated() -> Iterator[tuple[Plain, Plain]]:
    """Yield the record with dates of which it is said that there is none, and without them."""
    for place in units(ArchivalDate):
        said = with_value(whole(), place, {"absent": "date-not-stated"})
        without = with_value(whole(), place, None)
        if is_valid(without):
            yield said, without


# The words of the closed lists

AGENT: Final = "third"
OTHER: Final = "ministry"
ACTS: Final[dict[notation.EventKind, tuple[Plain, tuple[notation.Role, ...]]]] = {
    "creation": ({"made": ["text"]}, ("author",)),
    "drafting": ({"used": [{"thing": "text"}]}, ("drafter",)),
    "clearance": ({"used": [{"thing": "text"}]}, ("clearer",)),
    "transmission": ({"used": [{"thing": "text"}]}, ("sender", "addressee")),
    "meeting": ({"used": [{"thing": "text"}]}, ("participant",)),
    "marking": ({"used": [{"thing": "original"}]}, ()),
    "copying": ({"used": [{"thing": "original"}], "made": ["copy"]}, ("copyist",)),
    "digitization": ({"used": [{"thing": "copy"}], "made": ["scan"]}, ()),
    "hand-over": ({"moved": ["copy"]}, ("giver", "recipient")),
    "accession": ({"moved": ["copy"]}, ()),
    "translating": ({"used": [{"thing": "text"}], "made": ["translation"]}, ("translator",)),
    "transcribing": (
        {"used": [{"thing": "translation"}], "made": ["typescript"]},
        ("transcriber",),
    ),
    "publishing": (
        {"used": [{"thing": "translation"}], "made": ["edition"]},
        ("publisher", "editor"),
    ),
    "declassification": ({"used": [{"thing": "text"}]}, ("declassifier",)),
    "destruction": ({"used": [{"thing": "original"}]}, ()),
    "search": ({"used": [{"thing": "original"}]}, ("searcher",)),
    "gap": ({}, ()),
}
"""What each kind of event usually is about, and the roles in it."""


def telling(**claims: object) -> Plain:
    """Return the record with claims of its account in the place of those that it has."""
    record = deepcopy(whole())
    kinds = ("statements", "events", "holdings", "splits")
    record["accounts"][0] |= {one: [] for one in kinds} | claims
    return Record.model_validate(record).model_dump(mode="json")


def act(kind: notation.EventKind, **more: object) -> Plain:
    """Return an event of a kind with the parties that it usually has."""
    about, roles = ACTS[kind]
    parties = [
        {"role": role, "agent": agent} for role, agent in zip(roles, (AGENT, OTHER), strict=False)
    ]
    return {"id": "e1", "kind": kind, "parties": parties, **about, **more}


def kinds() -> Iterator[tuple[str, Plain, Plain]]:
    """Yield every kind of event, the record with one, and without."""
    for kind in get_args(notation.EventKind):
        yield kind, telling(events=[act(kind)]), telling()


def roles() -> Iterator[tuple[str, Plain, Plain]]:
    """Yield every role, the record with somebody in it, and without."""
    for kind, (_, some) in ACTS.items():
        for role in some:
            event = act(kind)
            others = [one for one in event["parties"] if one["role"] != role]
            yield role, telling(events=[event]), telling(events=[event | {"parties": others}])
    yield "holder", telling(holdings=[HELD]), telling()


HELD: Final = {
    "id": "h1",
    "holder": {"role": "holder", "agent": AGENT},
    "instantiation": "copy",
}


def properties() -> Iterator[tuple[str, Plain, Plain]]:
    """Yield every property, the record with a statement of it, and without."""
    for kind in get_args(notation.Property):
        about = "copy" if kind in ("carrier", "extent", "copy-number") else "text"
        said: Plain = {"id": "s1", "about": about, "property": kind, "value": "word said"}
        said |= {"agent": AGENT} if kind in ("author", "addressee") else {}
        said |= {"date": {"edtf": "1962-10-30"}} if kind == "date" else {}
        yield kind, telling(statements=[said]), telling()


def particulars() -> Iterator[tuple[str, Plain, Plain]]:
    """Yield every detail of an event, the record with it, and without."""
    for kind in get_args(notation.Particular):
        detail = {"kind": kind, "value": "word said"}
        at_event: notation.EventKind = (
            "transmission" if kind in ("priority", "mark") else "publishing"
        )
        with_it = act(at_event, details=[detail])
        yield kind, telling(events=[with_it]), telling(events=[act(at_event)])


def not_known() -> Iterator[tuple[str, Plain, Plain]]:
    """Yield three of the four kinds of not-knowing, the record with each, and without."""
    unnamed = act("copying", parties=[{"role": "copyist"}])
    yield "party-not-named", telling(events=[unnamed]), telling(events=[act("copying", parties=[])])
    yield "link-missing", telling(events=[act("gap")]), telling()
    yield "searched-not-found", telling(events=[act("search")]), telling()


def status_verdict(profile: Profile, status: str) -> str:
    """Return what a profile makes of a hand-over of a status."""
    party = [{"role": "recipient", "agent": AGENT, "status": status, "reason": "word reason"}]
    found = written(profile, telling(events=[act("hand-over", status=status, parties=party)]))
    sure = [one | {"status": "reported"} for one in party]
    if found == written(profile, telling()):
        return LOST
    if found == written(profile, telling(events=[act("hand-over", parties=sure)])):
        return "a fact"
    return "with its status"


# The page


HEAD: Final = """\
# Profiles

A profile says what of a record is written as linked data, and in whose terms: `provenance dump
records --profile NAME --into FILE`, and `profile=` of `to_graph`, `serialize`, `write` and `dump`.
`full` alone can be read back. A profile is one module of `provenance/rdf/profiles/`; how to add
one, `provenance/rdf/profiles/profile.py` tells.

This page is written by `python tests/rdf/profiles_page.py > docs/profiles.md`: a record that has
every field of the model (`tests/cases/profiles/whole.yaml`) is written with each thing and without
it, and what is written is compared; a test holds the page to that.
"""

MARKS: Final = f"""\
{KEPT} it stands in what is written · {FELT} it does not stand there but changes what does ·
{LOST} it is as if it were not there
"""

PROV: Final = """\
## PROV-CONSTRAINTS

`provenance.rdf.constraints.check.violations` takes PROV-O as quads and says which constraints of
PROV-CONSTRAINTS (W3C, 30 April 2013) each of its graphs violates: uniqueness (22 to 29), order of
events (30 to 49), typing and impossibility (50 to 56). What `prov` writes of the records of this
collection, and of every record that our own rules find sound, violates none. Each account is a
bundle and is judged by itself; in Turtle and N-Triples, which have no graphs, the bundles are
merged. The package `prov` of PyPI reads it from TriG and Turtle (`format="rdf"`) without a warning.
"""


def page() -> str:
    """Return the page, in Markdown."""
    return "\n".join((HEAD, *_profiles(), *_tables(), PROV)).rstrip() + "\n"


def _profiles() -> Iterator[str]:
    yield "## Which there are\n"
    for one in profiles().values():
        syntaxes = "any syntax of RDF" if one.quads else "JSON-LD documents: `.jsonld`, `.jsonl`"
        yield f"### `{one.name}`: {one.title}\n"
        yield f"{fill(one.description, 100, break_on_hyphens=False)}\n"
        yield f"*Written as {syntaxes}. The founding record has {_size(one)}.*\n"


def _size(profile: Profile) -> str:
    """Return how large the founding record is; roughly, so that the page need not change daily."""
    record = load(FOUNDING)
    if profile.quads:
        number = len(list(profile.quads(record, DEFAULT_BASE)))
        step = 10 if number < 100 else 50
        about = f"about {round(number / step) * step} triples"
        return about if number < 1000 else "more than 1,000 triples"
    assert profile.documents
    number = len(list(profile.documents(record, DEFAULT_BASE)))
    return "one document" if number == 1 else f"{number} documents"


def _tables() -> Iterator[str]:
    yield "## What each keeps\n"
    yield MARKS
    yield "### The fields of a record\n"
    yield "Ids are names, and stand in the IRIs. Dates and evidence are left out as a whole here.\n"
    yield from _table("field", ((path, _field_row(path)) for path, _ in fields(Record)))
    yield "### Dates and evidence, wherever they stand\n"
    yield from _table("field", _unit_rows())
    for title, rows in (
        ("Kinds of events", kinds()),
        ("Roles", roles()),
        ("What is said of a text or a carrier", properties()),
        ("Details of events", particulars()),
        ("What is not known", not_known()),
    ):
        yield f"### {title}\n"
        yield from _table("word", ((w, _row(with_it, without)) for w, with_it, without in rows))
    yield "### Statuses of an event\n"
    yield from _table("status", _status_rows())


def _table(head: str, rows: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    names = [f"`{one}`" for one in profiles()]
    yield f"| {head} | {' | '.join(names)} |"
    yield f"| --- |{' --- |' * len(names)}"
    for name, cells in rows:
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def _field_row(path: str) -> list[str]:
    if path.endswith(".status"):
        return [_told_apart(one, path) for one in profiles().values()]
    return [
        best(verdict(one, record, other, value) for value, record, other in changes(path))
        for one in profiles().values()
    ]


def _told_apart(profile: Profile, path: str) -> str:
    """Return whether a profile tells statuses apart, or only writes some claims and others not."""
    found: dict[Place, set[frozenset[str]]] = defaultdict(set)
    for place in places(whole(), tuple(path.split("."))):
        for status in get_args(notation.Status):
            found[place].add(written(profile, with_value(whole(), place, status)))
    different = max(map(len, found.values()))
    return KEPT if different > len(("with it", "without it")) else FELT if different > 1 else LOST


def _row(record: Plain, other: Plain) -> list[str]:
    return [verdict(one, record, other) for one in profiles().values()]


def _unit_rows() -> Iterator[tuple[str, list[str]]]:
    parts: tuple[tuple[str, type[BaseModel], tuple[str, ...]], ...] = (
        ("date: edtf", ArchivalDate, ("edtf",)),
        ("date: printed", ArchivalDate, ("printed",)),
        ("evidence: quote", Evidence, ("quote",)),
        ("evidence: start, end", Evidence, ("start", "end")),
        ("evidence: locator", Evidence, ("locator",)),
    )
    for name, unit, keys in parts:
        found = [(v, one) for v, one in unit_changes(unit, keys) if is_valid(one)]
        yield (
            name,
            [
                best(verdict(one, whole(), other, value) for value, other in found)
                for one in profiles().values()
            ],
        )
    said = list(not_stated())
    row = [best(verdict(one, *pair) for pair in said) for one in profiles().values()]
    yield "date: absent (date-not-stated)", row


def _status_rows() -> Iterator[tuple[str, list[str]]]:
    for status in get_args(notation.Status):
        yield status, [status_verdict(one, status) for one in profiles().values()]


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - the page is what it is called for
