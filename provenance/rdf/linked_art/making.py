"""How a text or a carrier came to be: by whom, when, from what."""

from collections.abc import Iterator
from typing import Final

from provenance.model.chain import Step
from provenance.model.notation import Role
from provenance.rdf.linked_art.parts import assignment, built, span
from provenance.rdf.linked_art.view import View
from provenance.rdf.linked_art.vocabulary import Json
from provenance.rdf.linked_art.words import about

MAKERS: Final[frozenset[Role]] = frozenset(
    ("author", "drafter", "copyist", "translator", "transcriber", "publisher")
)
"""The parts by which someone makes a thing; whoever took another part stands in words."""

Making = tuple[str, str]
"""The property by which a thing has its making, and the class of that making."""


def making_of(view: View, thing: str) -> Making:
    """Return how its making is written: texts and files are created, objects are produced."""
    physical = view.sort(thing) == "HumanMadeObject"
    return ("produced_by", "Production") if physical else ("created_by", "Creation")


def made(view: View, thing: str) -> Json | None:
    """Return the making of a thing, as far as it is a fact; None where nothing is known of it."""
    step = view.maker(thing)
    _, sort = making_of(view, thing)
    return _making(view, step, sort) if step else None


def made_perhaps(view: View, thing: str) -> Iterator[Json]:
    """Yield what is in doubt of the making of a thing."""
    property, sort = making_of(view, thing)
    sure = view.maker(thing)
    if sure:
        yield from _doubts_of(view, sure, (property, sort))
    for step, doubt in view.doubtful:
        if thing in step.made:
            yield assignment(property, [_perhaps(view, step, sort)], doubt)


def _making(view: View, step: Step, sort: str) -> Json:
    used = [one.thing for one in view.used(step) if not one.doubt]
    makers = [view.actor(p.agent) for p, doubt in view.took(step) if p.role in MAKERS and not doubt]
    others = [*view.people(step), *_helpers(view, step), *about(view, step)]
    return {
        "type": sort,
        **built(
            {
                "_label": view.title(step),
                "referred_to_by": others,
                "carried_out_by": [one for one in makers if one],
                "timespan": span(view.date(step)),
                **_sources(view, used, sort),
            }
        ),
    }


def _perhaps(view: View, step: Step, sort: str) -> Json:
    """Return a making that is in doubt as a whole, with all that is told of it."""
    makers = [view.actor(party.agent) for party, _ in view.took(step) if party.role in MAKERS]
    dates = [event.date for _, event in view.told(step) if event.date]
    return {
        "type": sort,
        **built(
            {
                "_label": view.title(step),
                "carried_out_by": [one for one in makers if one],
                "timespan": span(dates[0]) if dates else None,
                **_sources(view, [one.thing for one in view.used(step)], sort),
            }
        ),
    }


def _doubts_of(view: View, step: Step, written: Making) -> Iterator[Json]:
    property, sort = written
    for party, doubt in view.took(step):
        actor = view.actor(party.agent)
        if doubt and actor and party.role in MAKERS:
            yield assignment(property, [{"type": sort, "carried_out_by": [actor]}], doubt)
    for thing, doubt in view.used(step):
        if doubt:
            yield assignment(property, [{"type": sort, **_sources(view, [thing], sort)}], doubt)


def _helpers(view: View, step: Step) -> list[Json]:
    """Return in words those who took a part in which nothing is made."""
    return [
        view.in_words(party)
        for party, doubt in view.took(step)
        if not doubt and party.role not in MAKERS and view.actor(party.agent)
    ]


def _sources(view: View, things: list[str], sort: str) -> Json:
    """Return what something was made from: objects are used, texts and files have their influence.

    A carrier that was copied is an influence on its copy, as in Linked Art's own copies.
    """
    objects = [one for one in things if sort == "Creation" and view.sort(one) == "HumanMadeObject"]
    others = [one for one in things if one not in objects]
    return built(
        {
            "used_specific_object": [view.thing(one) for one in objects],
            "influenced_by": [view.thing(one) for one in others],
        }
    )
