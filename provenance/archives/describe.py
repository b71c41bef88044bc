"""An entry of the table in words, for the terminal."""

from provenance.archives.names import Match, find
from provenance.archives.table import repositories
from provenance.model.repository import Name, Repository, Succession


def describe(match: Match) -> str:
    """Return a candidate in a few lines: names with their years, place, successors, other meanings.

    A near miss says so; the other institutions that the form may mean stand last.
    """
    entry = match.repository
    lines = [f"{entry.name} ({entry.id})", f"  {entry.kind}{_where(entry)}"]
    lines.append(f"  found as {match.why}: {_dated(match.form)}")
    lines += _list("also called", [_dated(form) for form in entry.names[1:]])
    lines += _list("abbreviated", [_dated(form) for form in entry.abbreviations])
    lines += _list("part of", [_name(entry.part_of)] if entry.part_of else [])
    lines += _list("holdings now at", [_chain(one) for one in entry.successors])
    lines += _list("took over from", [_named(one) for one in entry.predecessors])
    lines += _list("reference code", [" / ".join(entry.levels)] if entry.levels else [])
    return "\n".join(lines + _list("may also mean", _others(match)))


def _where(entry: Repository) -> str:
    place = ", ".join(part for part in (entry.place, entry.country) if part)
    return f", {place}" if place else ""


def _list(label: str, words: list[str]) -> list[str]:
    return [f"  {label}: {'; '.join(words)}"] if words else []


def _dated(form: Name) -> str:
    return f"{form.text} ({form.years})" if form.years else form.text


def _named(one: Succession) -> str:
    return _name(one.id) + (f" ({one.year})" if one.year else "")


def _chain(one: Succession) -> str:
    """Return a successor, and who followed it as long as that was one institution."""
    passed, names = {one.id}, [_named(one)]
    further = repositories()[one.id].successors
    while len(further) == 1 and further[0].id not in passed:
        passed.add(further[0].id)
        names.append(_named(further[0]))
        further = repositories()[further[0].id].successors
    return ", then ".join(names)


def _name(identifier: str) -> str:
    return repositories()[identifier].name


def _others(match: Match) -> list[str]:
    if match.near:
        return []
    candidates = [other.repository for other in find(match.form.text)]
    return [other.name for other in candidates if other.id != match.repository.id]
