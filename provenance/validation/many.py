"""Many records checked, shard by shard, wherever that is done, and the report on them."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from provenance.model.record import Record
from provenance.records.load import Unread, Waiting
from provenance.records.once import whole
from provenance.validation.check import check as check_in_python
from provenance.validation.finding import Problem
from provenance.validation.report import Checked, Tally, as_json, as_text

Engine = Callable[[Record], tuple[Problem, ...]]
"""What runs the rules."""

Report = Callable[[Iterable[Checked], Tally], Iterator[str]]
"""What makes a report of what was found, piece by piece."""

FORMS = ("text", "json", "shacl")
ENGINES = ("python", "shacl")


def engine_called(name: str) -> Engine:
    """Return one of `ENGINES`; ``shacl`` needs the extra of that name."""
    if name == "python":
        return check_in_python
    from provenance.validation.shacl import check_with_shacl  # pySHACL is an extra, and heavy

    return check_with_shacl


def report_called(form: str) -> Report:
    """Return what makes a report in one of `FORMS`."""
    if form == "shacl":
        from provenance.validation.shacl_report import as_shacl  # the terms, only where asked for

        return as_shacl
    return as_json if form == "json" else as_text


def checked(engine: Engine, shard: Sequence[Waiting]) -> list[Checked | Unread]:
    """Read and check the records of a shard; in the place of one that cannot be read, say why."""
    records = [one.tried() for one in shard]
    return [(one.id, engine(one)) if isinstance(one, Record) else one for one in records]


def report(
    found: Iterable[Checked | Unread], form: str, tally: Tally, tell: Callable[[Unread], None]
) -> Iterator[str]:
    """Yield the pieces of a report on records.

    A record that cannot be read is told and counted. A SHACL report cannot say that it is not
    whole: there the first of them is raised.

    Args:
        found: What was found of each record.
        form: One of `FORMS`.
        tally: Is to count what is found.
        tell: Is told of each record that cannot be read.
    """
    passing = whole(found) if form == "shacl" else _readable(found, tally, tell)
    return report_called(form)(tally.counted(passing), tally)


def _readable(
    found: Iterable[Checked | Unread], tally: Tally, tell: Callable[[Unread], None]
) -> Iterator[Checked]:
    for one in found:
        if isinstance(one, tuple):
            yield one
        else:
            tally.unread += 1
            tell(one)
