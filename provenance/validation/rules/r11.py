"""R11: a translation is in another language than its text."""

from collections.abc import Iterator

from provenance.model.document import Document
from provenance.validation.asking import languages
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the statements that give a translation the one language of what it translates."""
    sources = {one.id: one.of for one in record.translations}
    known: dict[str, set[str]] = {}
    for _, said in languages(record):
        known.setdefault(said.about, set()).add(said.value)
    for account, said in languages(record):
        source = sources.get(said.about)
        if source and known.get(source) == {said.value}:
            yield at(account, said, said.value)
