"""Which claims of a record tell of copies: their making, their ways, where they lie."""

from provenance.bibliography.referring.locations import cited, first_copy
from provenance.model.record import Record
from provenance.model.status import is_stated

MAKING = ("copying", "digitization")
PASSING = ("hand-over", "accession")


def copy_claims(record: Record, *, of_copy: bool = False) -> frozenset[tuple[str, str]]:
    """Return the claims (account, claim) that tell of copies and of where further items lie.

    What is only inferred is left out.

    Args:
        record: The record.
        of_copy: Whether the copy is what is cited, and so named already.
    """
    chain = record.own_custody
    named = (cited(record, chain), first_copy(record, chain) if of_copy else None)
    told: set[tuple[str, str]] = set()
    for step in chain.steps:
        if step.kind in (*MAKING, *PASSING) and is_stated(step.status):
            told |= {(telling.account, telling.claim) for telling in step.tellings}
    for held in chain.holdings:
        if held not in named and is_stated(held.status):
            told |= {(telling.account, telling.claim) for telling in held.tellings}
    return frozenset(told)
