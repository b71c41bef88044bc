"""R11: a translation is in another language than its text."""

from collections.abc import Iterator

from provenance.model.account import Account, Statement
from provenance.model.document import Document
from provenance.validation.asking import is_fact
from provenance.validation.finding import Finding, at


def problems(record: Document) -> Iterator[Finding]:
    """Yield the statements that give a translation the one language of what it translates."""
    sources = {one.id: one.of for one in record.translations}
    for account, said in _languages(record):
        source = sources.get(said.about)
        if source and {one.value for _, one in _languages(record, source)} == {said.value}:
            yield at(account, said, said.value)


def _languages(record: Document, about: str | None = None) -> Iterator[tuple[Account, Statement]]:
    for account in record.accounts:
        for said in account.statements:
            wanted = said.property == "language" and about in (None, said.about)
            if wanted and is_fact(said.status):
                yield account, said
