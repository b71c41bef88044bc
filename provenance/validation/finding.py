"""What a rule finds, and what is reported of it."""

from typing import NamedTuple

from provenance.model.account import Account, Split, Statement
from provenance.model.base import Slug, Text, Value
from provenance.model.event import Event, Holding
from provenance.validation.rulebook import Rule, Severity


class Finding(NamedTuple):
    """A claim at fault.

    Attributes:
        claim: Where it stands in the record: ``accounts/1/events/e3``, ``instantiations/copy``.
        value: What the message speaks of: a name, a date, words.
    """

    claim: str
    value: str = ""


class Problem(Value):
    """A rule that a record breaks.

    Attributes:
        rule: The rule's id.
        severity: How much it weighs.
        message: What is wrong, in an archivist's words.
        record: Id of the record.
        account: Id of the account; None where the problem lies in no single one.
        claim: Where it stands in the record: ``accounts/1/events/e3``.
        what_to_do: How to mend it.
        value: What the message speaks of: a name, a date, words; None where it speaks of nothing.
    """

    rule: Text
    severity: Severity
    message: Text
    record: Slug
    account: Slug | None
    claim: Text
    what_to_do: Text
    value: Text | None = None

    def __str__(self) -> str:
        return f"{self.record}: {self.claim}: {self.message} {self.what_to_do}"


def problem(rule: Rule, record: str, finding: Finding) -> Problem:
    """Return the problem that a finding of a rule is."""
    return Problem(
        rule=rule.id,
        severity=rule.severity,
        message=rule.message.replace("{value}", finding.value),
        record=record,
        account=_account(finding.claim),
        claim=finding.claim,
        what_to_do=rule.what_to_do,
        value=finding.value or None,
    )


def at(
    account: Account, claim: Event | Holding | Statement | Split | None = None, value: str = ""
) -> Finding:
    """Return the finding that a claim of an account, or the account itself, is at fault."""
    where = f"accounts/{account.id}"
    match claim:
        case Event():
            where += f"/events/{claim.id}"
        case Holding():
            where += f"/holdings/{claim.id}"
        case Statement():
            where += f"/statements/{claim.id}"
        case Split():
            where += f"/splits/{claim.id}"
    return Finding(where, value)


def _account(claim: str) -> str | None:
    parts = claim.split("/")
    return parts[1] if parts[0] == "accounts" else None
