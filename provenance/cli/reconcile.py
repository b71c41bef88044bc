"""``provenance reconcile``: which entries of a register the names of agents and archives mean."""

import re

import click

from provenance.cli.inputs import put, records_of
from provenance.errors import UnknownRecord
from provenance.reconciliation.fetching import Fetcher
from provenance.reconciliation.proposals import (
    Asked,
    Reconciliation,
    agents_of,
    archives,
    decided_without,
    read_reconciliation,
    write_reconciliation,
)
from provenance.reconciliation.proposals import (
    reconcile as ask,
)
from provenance.reconciliation.service import Service

_TABLE = "archives"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""What a terminal would obey: names come from a service."""


@click.command(
    epilog="Example: provenance reconcile archives --service https://example.org/reconcile "
    "--decisions register.yaml"
)
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--service",
    required=True,
    help="Address of an OpenRefine reconciliation service (API 0.1, 0.2).",
)
@click.option(
    "--decisions",
    required=True,
    help="The file (YAML) in which a person accepts or rejects: answers are added to it, and what "
    "was decided stays as it is and is not asked again.",
)
@click.option("--allow", multiple=True, help="A host that may be at a private address.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "nquads"]),
    default="text",
    show_default=True,
    help="A summary; or what --decisions has accepted, as N-Quads (nothing is asked then).",
)
def reconcile(
    inputs: tuple[str, ...], service: str, decisions: str, allow: tuple[str, ...], form: str
) -> None:
    """Ask a register for the agents of records, or for the table of archives ('archives')."""
    known = read_reconciliation(decisions, service)
    if form == "nquads":
        put(_accepted(known, decisions), None)
        return
    asked = archives() if inputs == (_TABLE,) else agents_of(records_of(inputs))
    found = ask(asked, Service(service, Fetcher(allow_private=allow)), known)
    write_reconciliation(found, decisions)
    put(_summary(found, decided_without(asked, found), decisions), None)


def _accepted(known: Reconciliation | None, decisions: str) -> str:
    if known is None:
        raise UnknownRecord(decisions)
    from provenance.rdf.nquads import quad_lines  # the RDF side, only where asked for
    from provenance.rdf.reconciliation import reconciliation_quads

    return "".join(quad_lines(reconciliation_quads(known)))


def _summary(found: Reconciliation, others: tuple[Asked, ...], decisions: str) -> str:
    undecided = [one for one in found.matches if one.decision == "open"]
    answered = [(one.name, one.candidates[0]) for one in undecided if one.candidates]
    lines = [f"{name}: {best.name} ({best.id})" for name, best in answered]
    lines += [
        f"{one.name}: decided, but not for {', '.join(one.of)}; add them, or not" for one in others
    ]
    lines.append(
        f"{len(found.matches)} names; {len(found.matches) - len(undecided)} decided, "
        f"{len(answered)} with candidates, {len(undecided) - len(answered)} unknown to "
        f"{found.name}; decide in {decisions}"
    )
    return "\n".join(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", line) for line in lines)
