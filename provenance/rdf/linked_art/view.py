"""A record as its documents of Linked Art see it: what refers to what, and how."""

from typing import Final

from provenance.model.agent import Agent
from provenance.model.chain import Step, StepParty
from provenance.rdf.facts import Facts, called
from provenance.rdf.linked_art.parts import note, reference
from provenance.rdf.linked_art.vocabulary import Json
from provenance.resources.lists import label

ACTS: Final = frozenset(("hand-over", "accession", "drafting", "clearance", "transmission",
                         "meeting", "marking", "declassification", "search"))  # fmt: skip
"""The kinds of event that have a document of their own; the others stand at what they made."""

_SORTS: Final = {"person": "Person", "corporate-body": "Group", "family": "Group"}


class View(Facts):
    """A record whose accounts are merged, with references to its documents."""

    def sort(self, thing: str) -> str:
        """Return the class of a text or a carrier."""
        if thing not in self._carriers:
            return "LinguisticObject"
        return "HumanMadeObject" if thing in self.physical else "DigitalObject"

    def thing(self, thing: str) -> Json:
        """Return a reference to a text or a carrier."""
        return reference(self.names.thing(thing), self.sort(thing), self.label(thing))

    def actor(self, agent: Agent | None) -> Json | None:
        """Return a reference to an agent; None where no source shows whether it is a person."""
        if agent is None or agent.kind not in _SORTS:
            return None
        return reference(self.agents[agent.id], _SORTS[agent.kind], called(agent))

    def act(self, step: Step) -> Json:
        """Return a reference to the document of a step."""
        first = step.tellings[0]
        return reference(
            self.names.node("step", first.account, first.claim), "Activity", self.title(step)
        )

    def maker(self, thing: str) -> Step | None:
        """Return the step at which the making of a thing is told: the first fact that made it."""
        return next((step for step in self.facts if thing in step.made), None)

    def destroyer(self, thing: str) -> Step | None:
        """Return the step by which an object was destroyed."""
        ends = (step for step in self.facts if step.kind == "destruction")
        return next((step for step in ends if thing in step.used), None)

    def is_act(self, step: Step) -> bool:
        """Tell whether a step has a document of its own: it is told at nothing it made or ended.

        Of a gap nothing can be said.
        """
        if step.kind in ACTS or step.kind == "gap":
            return step.kind != "gap"
        ended = [one for one in step.used if self.sort(one) == "HumanMadeObject"]
        made = any(self.maker(one) is step for one in step.made)
        return not (made or any(self.destroyer(one) is step for one in ended))

    def in_words(self, party: StepParty) -> Json:
        """Return in words who took which part."""
        return note(label("roles", party.role), party.name)

    def people(self, step: Step) -> list[Json]:
        """Return in words who took part without a reference, and everyone's affiliation."""
        found = []
        for party, doubt in self.took(step):
            if doubt is None and self.actor(party.agent) is None:
                found.append(self.in_words(party))
            if doubt is None and party.affiliation:
                found.append(note("affiliation", f"{party.name}: {party.affiliation}"))
        return found
