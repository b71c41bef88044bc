"""What the plain statements of one record are written with, and who was mentioned in them."""

from dataclasses import dataclass, field

from provenance.rdf.facts import Facts
from provenance.rdf.iri import Names
from provenance.rdf.sheet import Sheet
from provenance.rdf.term import Term


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet on which a record is written, its facts, and the ids of the agents mentioned."""

    sheet: Sheet
    facts: Facts
    mentioned: dict[str, None] = field(default_factory=dict)

    @property
    def names(self) -> Names:
        """The IRIs of the record."""
        return self.facts.names

    def mention(self, node: str, predicate: Term, agent: str) -> None:
        """Link to an agent of the record, who is then described too."""
        self.mentioned[agent] = None
        self.sheet.link(node, predicate, self.facts.agents[agent])

    @property
    def carriers(self) -> frozenset[str]:
        """The ids of the record's carriers."""
        return frozenset(one.id for one in self.facts.record.instantiations)

    @property
    def origins(self) -> dict[str, str]:
        """From which text each derived record comes, by its id."""
        return {one.id: one.of for one in self.facts.record.derived}

    @property
    def translated(self) -> frozenset[str]:
        """The ids of what was made by translating."""
        events = (one for step in self.facts.facts for one in self.facts.sure(step))
        return frozenset(made for one in events if one.kind == "translating" for made in one.made)
