"""R35: a language is given by its tag."""

import re
from collections.abc import Iterator
from typing import Final

from provenance.model.document import Document
from provenance.validation.finding import Finding, at

_TAG: Final = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}"  # language and what extends it: no longer one is registered
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"  # script, region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*"  # extensions
    r"(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+",  # private use
    re.IGNORECASE | re.ASCII,
)


def problems(record: Document) -> Iterator[Finding]:
    """Yield the accounts and statements whose language is no tag of BCP 47."""
    for account in record.accounts:
        if account.language and not _TAG.fullmatch(account.language):
            yield at(account, value=account.language)
        for said in account.statements:
            if said.property == "language" and not _TAG.fullmatch(said.value):
                yield at(account, said, said.value)
