"""Activities: how custody passed, and what else was done with texts and carriers."""

from collections.abc import Iterator, Sequence
from typing import Final

from provenance.model.chain import Step
from provenance.model.notation import Role
from provenance.model.thing import TEXT
from provenance.rdf.facts import Doubt, Took
from provenance.rdf.linked_art.parts import assignment, built, document, span, unsaid
from provenance.rdf.linked_art.view import ACTS, View
from provenance.rdf.linked_art.vocabulary import Json, kind
from provenance.rdf.linked_art.words import about

_SIDES: Final[dict[Role, str]] = {
    "giver": "transferred_custody_from",
    "recipient": "transferred_custody_to",
}
_BESIDE: Final[frozenset[Role]] = frozenset(("addressee", "participant", "holder"))


def activities(view: View) -> Iterator[Json]:
    """Yield a document for each activity that is a fact."""
    known = {step.number: step for step in view.facts if view.is_act(step)}
    for step in known.values():
        before = [known[number] for number in step.after if number in known]
        passing = _passing if step.kind in ("hand-over", "accession") else _acting
        fields = {
            "referred_to_by": [*view.people(step), *about(view, step)],
            "timespan": span(view.date(step)),
            "after": [view.act(one) for one in before],
            **passing(view, step),
        }
        yield document(str(view.act(step)["id"]), "Activity", view.title(step), fields)


def perhaps_with(view: View, thing: str) -> Iterator[Json]:
    """Yield the activities in doubt that concern a thing."""
    for step, doubt in view.doubtful:
        if _stands_alone(step) and thing == _subject(view, step):
            yield _perhaps(view, step, doubt)


def _stands_alone(step: Step) -> bool:
    """Whether a step in doubt is told nowhere else: as the making or the end of something."""
    told = bool(step.made) or step.kind in ("destruction", "gap")
    return step.kind in ACTS or not told


def _subject(view: View, step: Step) -> str:
    """Return the thing at which an activity in doubt is told: what passed, else what was used."""
    objects = [one for one in step.moved if view.sort(one) == "HumanMadeObject"]
    return next(iter((*objects, *step.moved, *step.used)), TEXT)


def _perhaps(view: View, step: Step, doubt: Doubt) -> Json:
    took = list(view.took(step))
    words = [view.in_words(one.party) for one in took if not view.actor(one.party.agent)]
    in_words = built({"referred_to_by": words})
    objects = _objects(view, step.moved)
    if step.kind in ("hand-over", "accession") and objects:
        whole = {**_transfer(view, objects, took), **in_words}
        return assignment("custody_transferred_through", [whole], doubt)
    fields = {"_label": view.title(step), "carried_out_by": _actors(view, took)}
    return assignment("used_for", [{"type": "Activity", **built(fields), **in_words}], doubt)


def _passing(view: View, step: Step) -> Json:
    """Return how custody passed; of files alone nothing passes, so their parties only took part.

    Nor does the very object that a source names where it does not say so: a further copy may have
    been given, and then the transfer of that object is no fact.
    """
    took = list(view.took(step))
    sure = [one for one in took if one.doubt is None]
    fields: Json = {"classified_as": [kind("provenance-activity")]}
    doubts: list[Json] = []
    others = sure
    objects = _objects(view, view.moved(step))
    if objects and view.names_what_passed(step):
        fields["part"] = [_transfer(view, objects, sure)]
        others = [one for one in sure if one.party.role not in _SIDES]
    else:
        fields["influenced_by"] = [view.thing(one) for one in view.moved(step)]
        doubts += [unsaid("part", [_transfer(view, objects, sure)])] if objects else []
    fields["carried_out_by"] = _actors(view, others)
    doubts += [*_doubtful_sides(view, objects, took), *_doubtful_actors(view, took, step)]
    return {**fields, "attributed_by": [*doubts, *_doubtful_words(view, took)]}


def _acting(view: View, step: Step) -> Json:
    took = list(view.took(step))
    sure = [one for one in took if one.doubt is None]
    used = [one.thing for one in view.used(step) if one.doubt is None]
    things = [view.thing(one) for one in used]
    return {
        "classified_as": [kind("publication-activity")] if step.kind == "publishing" else [],
        "carried_out_by": _actors(view, [one for one in sure if one.party.role not in _BESIDE]),
        "participant": _actors(view, [one for one in sure if one.party.role in _BESIDE]),
        "used_specific_object": [one for one in things if one["type"] == "HumanMadeObject"],
        "influenced_by": [one for one in things if one["type"] != "HumanMadeObject"],
        "attributed_by": [*_doubtful_actors(view, took, step), *_doubtful_words(view, took)],
    }


def _objects(view: View, moved: Sequence[str]) -> list[Json]:
    return [view.thing(one) for one in moved if view.sort(one) == "HumanMadeObject"]


def _transfer(view: View, objects: Sequence[Json], took: Sequence[Took]) -> Json:
    sides = {
        property: _actors(view, [one for one in took if one.party.role == role])
        for role, property in _SIDES.items()
    }
    whole = {"transferred_custody_of": list(objects), **sides}
    return {"type": "TransferOfCustody", **built(whole)}


def _doubtful_sides(view: View, objects: Sequence[Json], took: Sequence[Took]) -> Iterator[Json]:
    """Yield each doubtful giver or recipient in a transfer beside those who are in no doubt."""
    for one in took:
        if one.doubt and objects and one.party.role in _SIDES and view.actor(one.party.agent):
            others = [two for two in took if not two.doubt and two.party.role != one.party.role]
            yield assignment("part", [_transfer(view, objects, [one, *others])], one.doubt)


def _doubtful_actors(view: View, took: Sequence[Took], step: Step) -> Iterator[Json]:
    passes = bool(_objects(view, step.moved))
    for one in took:
        actor = view.actor(one.party.agent)
        if one.doubt and actor and not (passes and one.party.role in _SIDES):
            beside = one.party.role in _BESIDE and step.kind not in ("hand-over", "accession")
            yield assignment("participant" if beside else "carried_out_by", [actor], one.doubt)


def _doubtful_words(view: View, took: Sequence[Took]) -> Iterator[Json]:
    """Yield in words who perhaps took part and is not shown to be a person or a group."""
    for one in took:
        if one.doubt and not view.actor(one.party.agent):
            yield assignment("referred_to_by", [view.in_words(one.party)], one.doubt)


def _actors(view: View, took: Sequence[Took]) -> list[Json]:
    found = [view.actor(one.party.agent) for one in took]
    return [one for number, one in enumerate(found) if one and one not in found[:number]]
