"""Carriers: objects that can be touched (CIDOC E22) and files (CRMdig D1), and who keeps them."""

from collections.abc import Iterator

from provenance.model.event import Access, Holding
from provenance.model.record import Record
from provenance.rdf.facts import Kept
from provenance.rdf.linked_art.activities import perhaps_with
from provenance.rdf.linked_art.making import made, made_perhaps, making_of
from provenance.rdf.linked_art.parts import (
    assignment,
    built,
    document,
    identifier,
    name,
    note,
    span,
    statement,
)
from provenance.rdf.linked_art.view import View
from provenance.rdf.linked_art.vocabulary import Json
from provenance.rdf.linked_art.words import about, heading, said, said_perhaps
from provenance.resources.lists import label


def carriers(view: View) -> Iterator[Json]:
    """Yield a document for each carrier."""
    for one in view.record.instantiations:
        yield _carrier(view, one.id, one.of)


def _carrier(view: View, thing: str, text: str) -> Json:
    kept = list(view.kept(thing))
    sort = view.sort(thing)
    property, _ = making_of(view, thing)
    fields: Json = {
        "identified_by": _names(view, thing, kept),
        "referred_to_by": [*said(view, thing), *_words(view, kept), *_parts(view.record, thing)],
        "attributed_by": list(_perhaps(view, thing, kept)),
        property: made(view, thing),
    }
    if sort == "HumanMadeObject":
        fields["carries"] = [view.thing(text)]
        fields["current_custodian"] = _custodians(view, kept)
        fields["destroyed_by"] = _destruction(view, thing)
    else:
        fields["digitally_carries"] = [view.thing(text)]
    return document(view.names.thing(thing), sort, view.label(thing), fields)


def _names(view: View, thing: str, kept: list[Kept]) -> list[Json]:
    titles = [name(one.value) for one, doubt in view.said(thing, "title") if not doubt]
    codes = [_code(view, one.holding) for one in kept if one.is_current]
    return _once([*titles, *(code for code in codes if code)])


def _code(view: View, holding: Holding) -> Json | None:
    words, code = view.code(holding), holding.reference
    return identifier(words, code) if words and code else None


def _custodians(view: View, kept: list[Kept]) -> list[Json]:
    holders = [view.record.agent(one.holding.holder.agent) for one in kept if one.is_current]
    return _once([actor for one in holders if (actor := view.actor(one))])


def _words(view: View, kept: list[Kept]) -> list[Json]:
    """Return the words that tell of the holdings of a carrier, and what they say besides."""
    found: list[Json] = []
    for account, holding, doubt in kept:
        if doubt is None:
            found += _besides(view, holding)
        for one in holding.evidence:
            if one.quote:
                where = heading(account)
                words = statement("provenance-statement", one.quote, where, account.language)
                found.append(words)
    return _once(found)


def _besides(view: View, holding: Holding) -> Iterator[Json]:
    agent = view.record.agent(holding.holder.agent)
    linked = view.actor(agent) and view.sort(holding.instantiation) == "HumanMadeObject"
    if not linked or holding.state == "former":
        printed = agent.name if agent else holding.holder.printed
        state = "holder" if holding.state == "present" else "former holder"
        if printed:
            yield note(state, printed)
    if holding.place:
        yield note("place as printed", holding.place)
    if holding.seen:
        yield note("seen there", str(holding.seen))
    if holding.access:
        yield from _access(holding.access)


def _access(access: Access) -> Iterator[Json]:
    words = access.printed or label("access-kinds", access.kind)
    yield statement("access-statement", words, label("access-kinds", access.kind))
    if access.reproduction:
        yield note("reproduction", access.reproduction)


def _parts(record: Record, thing: str) -> list[Json]:
    """Return in words what other accounts take for one with this carrier."""
    whole = record.custody.origins.get(thing)
    return (
        [note("one of several", f"another account takes it for one with: {whole}")] if whole else []
    )


def _destruction(view: View, thing: str) -> Json | None:
    step = view.destroyer(thing)
    if step is None:
        return None
    fields = {
        "_label": view.title(step),
        "referred_to_by": [
            *(view.in_words(p) for p, d in view.took(step) if not d),
            *about(view, step),
        ],
        "timespan": span(view.date(step)),
    }
    return {"type": "Destruction", **built(fields)}


def _perhaps(view: View, thing: str, kept: list[Kept]) -> Iterator[Json]:
    """Yield everything that is in doubt of a carrier."""
    physical = view.sort(thing) == "HumanMadeObject"
    for _, holding, doubt in kept:
        actor = view.actor(view.record.agent(holding.holder.agent))
        if doubt and actor and physical:
            yield assignment("current_custodian", [actor], doubt)
        code = _code(view, holding)
        if doubt and code:
            yield assignment("identified_by", [code], doubt)
    for one, doubt in view.said(thing, "title"):
        if doubt:
            yield assignment("identified_by", [name(one.value)], doubt)
    for step, doubt in view.doubtful:
        if step.kind == "destruction" and thing in step.used and physical:
            yield assignment("destroyed_by", [{"type": "Destruction"}], doubt)
    yield from said_perhaps(view, thing)
    yield from made_perhaps(view, thing)
    yield from perhaps_with(view, thing)


def _once(found: list[Json]) -> list[Json]:
    return [one for number, one in enumerate(found) if one not in found[:number]]
