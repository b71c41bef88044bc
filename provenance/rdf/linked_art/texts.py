"""Texts: the document's own and those derived from it (CIDOC E33 Linguistic Object)."""

from collections.abc import Callable, Iterator
from typing import Final

from provenance.model.account import Statement
from provenance.model.date import ArchivalDate
from provenance.model.notation import Property
from provenance.model.thing import TEXT, DerivedRecord
from provenance.rdf.linked_art.activities import perhaps_with
from provenance.rdf.linked_art.making import made, made_perhaps
from provenance.rdf.linked_art.parts import (
    assignment,
    built,
    document,
    name,
    note,
    relation,
    span,
)
from provenance.rdf.linked_art.view import View
from provenance.rdf.linked_art.vocabulary import Json, kind, language, own
from provenance.rdf.linked_art.words import said, said_perhaps, told


def texts(view: View) -> Iterator[Json]:
    """Yield a document for each text."""
    for thing in (TEXT, *(one.id for one in view.record.derived)):
        yield _text(view, thing)


def _text(view: View, thing: str) -> Json:
    derived = next((one for one in view.record.derived if one.id == thing), None)
    notes = [*said(view, thing), *_unplaced(view, thing)]
    if derived is None:
        notes += [words for one in view.record.accounts if (words := told(one))]
        notes += [note("missing", f"{one.what}: {one.reason}") for one in view.record.missing]
    fields = {
        "identified_by": _names(view, thing),
        "classified_as": [own("derived-kinds", derived.kind)] if derived else [],
        "referred_to_by": notes,
        "language": _languages(view, thing),
        "created_by": _created(view, thing, derived),
        "used_for": _published(view, thing),
        "attributed_by": [*_relations(view, thing), *_perhaps(view, thing)],
    }
    return document(view.names.thing(thing), "LinguisticObject", view.label(thing), fields)


def _names(view: View, thing: str) -> list[Json]:
    """Return the titles: the first is the primary name, further ones are alternate names."""
    titles = dict.fromkeys(one.value for one, doubt in view.said(thing, "title") if not doubt)
    sorts = ("primary-name", *("alternate-name" for _ in titles))
    return [name(words, sort) for words, sort in zip(titles, sorts, strict=False)]


def _languages(view: View, thing: str) -> list[Json]:
    tags = dict.fromkeys(one.value for one, doubt in view.said(thing, "language") if not doubt)
    found = [language(tag) for tag in tags]
    return [one for number, one in enumerate(found) if one and one not in found[:number]]


def _unplaced(view: View, thing: str) -> Iterator[Json]:
    """Yield what no field holds: unknown languages, people of whom no kind is shown."""
    for one, doubt in view.said(thing, "language"):
        if not doubt and language(one.value) is None:
            yield note("language", one.value)
    for role in ("author", "addressee"):
        for one, doubt in view.said(thing, role):
            if not doubt and view.actor(view.record.agent(one.agent)) is None:
                yield note(role, one.value)


def _created(view: View, thing: str, derived: DerivedRecord | None) -> Json | None:
    """Return how a text came to be: what an event tells, and what a description says besides."""
    creation = made(view, thing) or {"type": "Creation"}
    authors = _authors(view, thing)
    already = creation.get("carried_out_by")
    known = list(already) if isinstance(already, list) else []
    known += [one for one in authors if one not in known]
    fields: Json = {"carried_out_by": known}
    if "timespan" not in creation:
        fields["timespan"] = span(_date(view, thing))
    whole = creation | built(fields)
    if derived and "influenced_by" not in whole:
        whole["influenced_by"] = [view.thing(derived.of)]
    return whole if len(whole) > 1 else None


def _authors(view: View, thing: str) -> list[Json]:
    named = [view.record.agent(one.agent) for one, doubt in view.said(thing, "author") if not doubt]
    return [actor for one in named if (actor := view.actor(one))]


def _date(view: View, thing: str) -> ArchivalDate | None:
    dates = [one.date for one, doubt in view.said(thing, "date") if one.date and not doubt]
    return next((one for one in dates if one.edtf), next(iter(dates), None))


def _published(view: View, thing: str) -> list[Json]:
    """Return the publications of a text."""
    found = []
    for step in view.facts:
        if step.kind == "publishing" and thing in step.made:
            by = [
                view.actor(p.agent) for p, d in view.took(step) if p.role == "publisher" and not d
            ]
            fields = {
                "carried_out_by": [one for one in by if one],
                "timespan": span(view.date(step)),
            }
            sort = {"type": "Activity", "classified_as": [kind("publication-activity")]}
            found.append({**sort, **built(fields)})
    return found


def _relations(view: View, thing: str) -> list[Json]:
    """Return to whom a text is addressed, for which Linked Art has no property."""
    ids = dict.fromkeys(one.agent for one, doubt in view.said(thing, "addressee") if not doubt)
    actors = [view.actor(view.record.agent(one)) for one in ids]
    sort = own("roles", "addressee")
    return [relation("Addressee", sort, [actor]) for actor in actors if actor]


def _perhaps(view: View, thing: str) -> Iterator[Json]:
    """Yield everything that is in doubt of a text."""
    for kind_ in _CLAIMED:
        for one, doubt in view.said(thing, kind_):
            value = _CLAIMED[kind_](view, one) if doubt else None
            if doubt and value:
                yield assignment(*value, doubt)
    yield from said_perhaps(view, thing)
    yield from made_perhaps(view, thing)
    yield from perhaps_with(view, thing)


_Claimed = tuple[str, list[Json]]


def _title(_view: View, one: Statement) -> _Claimed:
    return "identified_by", [name(one.value)]


def _language(_view: View, one: Statement) -> _Claimed | None:
    spoken = language(one.value)
    return ("language", [spoken]) if spoken else None


def _author(view: View, one: Statement) -> _Claimed | None:
    actor = view.actor(view.record.agent(one.agent))
    creation: Json = {"type": "Creation", "carried_out_by": [actor]}
    return ("created_by", [creation]) if actor else None


def _dated(_view: View, one: Statement) -> _Claimed | None:
    when = span(one.date)
    return ("created_by", [{"type": "Creation", "timespan": when}]) if when else None


def _addressee(view: View, one: Statement) -> _Claimed | None:
    actor = view.actor(view.record.agent(one.agent))
    whole = relation("Addressee", own("roles", "addressee"), [actor]) if actor else None
    return ("attributed_by", [whole]) if whole else None


_CLAIMED: Final[dict[Property, Callable[[View, Statement], _Claimed | None]]] = {
    "title": _title,
    "language": _language,
    "author": _author,
    "date": _dated,
    "addressee": _addressee,
}
"""What a statement in doubt would say: a property and its values."""
