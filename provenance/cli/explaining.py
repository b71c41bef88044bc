"""The trace of a reading as lines of text, for ``provenance parse --explain``."""

from collections.abc import Iterator, Sequence
from typing import Final

from provenance.notes.tracing import Candidate, Trace

_HEAD: Final = ("span", "words", "read as", "from")
_LONGEST: Final = 48


def table(spans: Sequence[Trace]) -> str:
    """Return a line for each span: its place, its words, what it was read as, and why."""
    rows = [_HEAD, *(_row(span) for span in spans)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines: list[str] = []
    for row, span in zip(rows, (None, *spans), strict=True):
        lines.append("  ".join((*map(str.ljust, row[:3], widths), row[3])).rstrip())
        lines += _may_mean(span) if span else ()
    return "\n".join((*lines, *_stages(spans)))


def _stages(spans: Sequence[Trace]) -> Iterator[str]:
    """Yield what each stage of the grammar does that read a span without an entry."""
    used = dict.fromkeys(o for span in spans for o in span.origins if o.file is None)
    yield from (f"{origin}: {origin.says}" for origin in used)


def _row(span: Trace) -> tuple[str, str, str, str]:
    facts = [f"{fact.n} {fact.event} {fact.role}" for fact in span.facts]
    origins = [str(origin) for origin in span.origins]
    return (
        f"{span.start}–{span.end}",
        _short(repr(span.text)),
        "; ".join(facts) or span.kind,
        ", ".join(origins),
    )


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _may_mean(span: Trace) -> Iterator[str]:
    """Yield the institutions that an ambiguous name may mean, or the one that is meant."""
    if len(span.candidates) > 1:
        yield from (f"    {_candidate(one)}" for one in span.candidates)


def _candidate(one: Candidate) -> str:
    known = ", ".join(part for part in (one.why, one.years, one.place) if part)
    return f"{'is' if one.meant else 'may be'} {one.name} ({known}): vocab/archives/{one.id}.yaml"
