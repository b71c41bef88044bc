"""An entry of the table in words, for the terminal."""

from provenance.archives.names import Match, find
from provenance.archives.table import repositories
from provenance.model.repository import Repository, Succession


def describe(match: Match) -> str:
    """Return a candidate in a few lines: names, abbreviations, place, successor, other meanings."""
    entry = match.repository
    lines = [f"{entry.name} ({entry.id})", f"  {entry.kind}{_where(entry)}"]
    if match.near:
        lines.insert(1, f"  near miss: {match.form.text!r}")
    others = [form.text for form in entry.names[1:]]
    lines += _list("also called", others)
    lines += _list("abbreviated", [_dated(form.text, form.until) for form in entry.abbreviations])
    lines += _list("holdings now at", [_named(one) for one in entry.successors])
    lines += _list("took over from", [_named(one) for one in entry.predecessors])
    return "\n".join(lines + _list("may also mean", _others(match)))


def _where(entry: Repository) -> str:
    place = ", ".join(part for part in (entry.place, entry.country) if part)
    return f", {place}" if place else ""


def _list(label: str, words: list[str]) -> list[str]:
    return [f"  {label}: {'; '.join(words)}"] if words else []


def _dated(text: str, until: str | None) -> str:
    return f"{text} (until {until})" if until else text


def _named(one: Succession) -> str:
    entry = repositories().get(one.id)
    return _dated(entry.name if entry else one.id, None) + (f" ({one.year})" if one.year else "")


def _others(match: Match) -> list[str]:
    return [
        other.repository.name
        for other in find(match.form.text)
        if other.repository.id != match.repository.id and not match.near
    ]
