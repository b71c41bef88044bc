"""``provenance archives``: the table of archives and conduits."""

import json

import click

from provenance.archives.canonical import restore, untidy
from provenance.archives.describe import describe
from provenance.archives.names import find
from provenance.archives.table import repositories
from provenance.cli.inputs import put
from provenance.references.cited import read_as, read_cited
from provenance.references.grammars import Script
from provenance.references.same import same_reference
from provenance.references.write import write_code


@click.group()
def archives() -> None:
    """Look archives and conduits up, read and compare their codes, keep their entries tidy."""


@archives.command(name="find", epilog='Example: provenance archives find "TsKhSD"')
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def find_(name: str, *, as_json: bool) -> None:
    """Find what NAME may mean: every candidate, with names, years and successors."""
    matches = find(name)
    if as_json:
        put(json.dumps([match.as_row() for match in matches], ensure_ascii=False), None)
    else:
        put("\n\n".join(map(describe, matches)) or f"nothing is called {name!r}", None)
    raise SystemExit(0 if matches else 1)


@archives.command(epilog="Example: provenance archives tidy --check")
@click.option("--check", is_flag=True, help="Write nothing; exit status 1 where a file is untidy.")
def tidy(*, check: bool) -> None:
    """Write every entry of vocab/archives in its one canonical form."""
    ids = untidy() if check else restore()
    for identifier in ids:
        put(f"{identifier}: {'not in canonical form' if check else 'restored'}", None)
    raise SystemExit(1 if check and ids else 0)


@archives.command(epilog='Example: provenance archives code "RGANI, f. 5, op. 49" --script Cyrl')
@click.argument("text")
@click.option("--as", "archive", help="The archive whose code it must be, by name or abbreviation.")
@click.option("--style", default="archive", help="archive, cwihp, gost, full, chicago.")
@click.option("--script", type=click.Choice(["Latn", "Cyrl"]), help="Latin or Cyrillic.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def code(
    text: str, *, archive: str | None, style: str, script: Script | None, as_json: bool
) -> None:
    """Read the reference code TEXT level by level and write it in a style."""
    cited = read_cited(text) if archive is None else read_as(text, archive)
    written = write_code(cited.code, cited.archive, style=style, script=script)
    rows = [(part.level, part.value) for part in cited.code.levels]
    if as_json:
        answer = {"archives": cited.archives, "levels": rows, "written": written}
        put(json.dumps(answer, ensure_ascii=False), None)
    else:
        lines = [f"{level:<16}{value}" for level, value in rows]
        holders = " or ".join(repositories()[one].name for one in cited.archives)
        put("\n".join([*([holders] if holders else []), *lines, written]), None)


@archives.command(
    epilog='Example: provenance archives same "TsKhSD, f. 5, op. 49, d. 131" '
    '"RGANI, f. 5, op. 49, d. 131"'
)
@click.argument("one")
@click.argument("other")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def same(one: str, other: str, *, as_json: bool) -> None:
    """Tell whether two references, each with its archive, are one, and why."""
    answer = same_reference(one, other)
    if as_json:
        put(json.dumps(answer.model_dump(), ensure_ascii=False), None)
    else:
        told = [r.text + (f" ({r.source})" if r.source else "") for r in answer.reasons]
        put("\n  ".join([answer.verdict, *told]), None)
    raise SystemExit(0 if answer.verdict == "yes" else 1)
