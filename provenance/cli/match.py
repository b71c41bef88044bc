"""``provenance match``: which records are of one document."""

import json
from collections.abc import Sequence

import click

from provenance.cli.inputs import INTO_HELP, put, records_of
from provenance.identity.decisions import read_decisions, write_decisions
from provenance.identity.matching import Proposal
from provenance.identity.matching import match as match_records


@click.command(epilog="Example: provenance match records --decisions identity.yaml")
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--decisions",
    help="The file (YAML) in which a person accepts or rejects: proposals are added to it, and "
    "what was decided stays as it is.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "nquads"]),
    default="text",
    show_default=True,
    help="The proposals as text or JSON; or what --decisions has accepted, as N-Quads.",
)
@click.option("--json", "json_", is_flag=True, help="The same as --format json.")
@click.option("--into", help=INTO_HELP)
def match(
    inputs: tuple[str, ...],
    decisions: str | None,
    form: str,
    into: str | None,
    *,
    json_: bool,
) -> None:
    """Propose which records are of one document, with the evidence and a score from 0 to 1."""
    if form == "nquads":
        put(_accepted(decisions), into)
        return
    proposals = match_records(records_of(inputs))
    if decisions:
        write_decisions(read_decisions(decisions).renewed(proposals), decisions)
    put(_json(proposals) if json_ or form == "json" else _text(proposals), into)


def _accepted(decisions: str | None) -> str:
    if decisions is None:
        raise click.UsageError("N-Quads are made of what was accepted: give --decisions FILE")
    from provenance.rdf.identity import identity_quads  # the RDF side, only where asked for
    from provenance.rdf.nquads import quad_lines

    return "".join(quad_lines(identity_quads(read_decisions(decisions))))


def _json(proposals: Sequence[Proposal]) -> str:
    plain = [one.model_dump(mode="json") for one in proposals]
    return json.dumps(plain, ensure_ascii=False, indent=2)


def _text(proposals: Sequence[Proposal]) -> str:
    if not proposals:
        return "no two records look like one document"
    return "\n".join(line for one in proposals for line in _lines(one))


def _lines(one: Proposal) -> list[str]:
    word = "the same document" if one.relation == "same" else "perhaps the same document"
    lines = [f"{one.one}, {one.other}: {word} ({one.score:.2f})"]
    lines += [f"  {clue.bits:+5.1f}  {clue.text}" for clue in one.clues]
    if one.rivals:
        lines.append(f"         one of these may be the match instead: {', '.join(one.rivals)}")
    return lines
