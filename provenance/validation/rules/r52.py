"""R52: nobody belongs to themselves."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.finding import Finding
from provenance.validation.order import Order


def problems(record: Document) -> Iterator[Finding]:
    """Yield the agents who are, however far above, part of themselves."""
    wider = {one.id: (one.part_of,) for one in record.agents if one.part_of}
    on_loops = Order(wider).on_loops() if wider else set()
    for agent in record.agents:
        if agent.id in on_loops:
            yield Finding(f"agents/{agent.id}", agent.name)
