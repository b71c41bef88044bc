"""R39: from every derived record a way leads back to the text."""

from collections.abc import Iterator, Mapping

from provenance.model.document import Document
from provenance.model.thing import TEXT
from provenance.validation.finding import Finding


def problems(record: Document) -> Iterator[Finding]:
    """Yield the derived records that come, however many steps back, from no text but themselves."""
    sources = {one.id: one.of for one in record.derived}
    if all(source == TEXT for source in sources.values()):
        return
    traced = {TEXT, *_traced(sources)}
    for derived in record.derived:
        if derived.id not in traced:
            yield Finding(f"derived/{derived.id}", derived.kind)


def _traced(sources: Mapping[str, str]) -> Iterator[str]:
    """Yield what comes from the text: what was made of it, then what was made of that."""
    made: dict[str, list[str]] = {}
    for one, source in sources.items():
        made.setdefault(source, []).append(one)
    pending = [*made.get(TEXT, ())]
    while pending:
        one = pending.pop()
        yield one
        pending += made.get(one, ())
