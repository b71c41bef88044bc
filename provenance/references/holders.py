"""Whether two archives are one for a reference: the same, successors, or others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from provenance.archives.table import repositories
from provenance.model.base import Text, Value
from provenance.model.repository import Repository, Succession

Verdict = Literal["yes", "no", "unknown"]


class Reason(Value):
    """Why: in words, with the source where the table of archives has one."""

    text: Text
    source: Text | None = None


@dataclass(frozen=True, slots=True)
class Kinship:
    """Whether the codes of two archives mean the same, and why."""

    verdict: Verdict
    reasons: tuple[Reason, ...]


def kinship(one: str, other: str) -> Kinship:
    """Tell whether a code of one archive, given by its id, is the same code of another."""
    table = repositories()
    first, second = table[one], table[other]
    if one == other:
        return Kinship("yes", (Reason(text=f"both are of {first.name}"),))
    steps = _steps(first, second) or _steps(second, first)
    if steps:
        return _followed(steps)
    for part, whole in ((first, second), (second, first)):
        if part.part_of == whole.id:
            source = next((b.source for b in part.sources if "part_of" in b.fields), None)
            told = Reason(text=f"{part.name} is a part of {whole.name}", source=source)
            return Kinship("yes", (told,))
    apart = f"{first.name} and {second.name} are different archives, and neither followed the other"
    return Kinship("no", (Reason(text=apart),))


def _steps(old: Repository, new: Repository) -> list[tuple[Repository, Succession]]:
    """Return the successions that lead from an archive to a later one, the shortest way."""
    ways: list[list[tuple[Repository, Succession]]] = [[(old, one)] for one in old.successors]
    seen = {old.id}
    while ways:
        way = ways.pop(0)
        reached = repositories()[way[-1][1].id]
        if reached.id == new.id:
            return way
        if reached.id not in seen:
            seen.add(reached.id)
            ways += [[*way, (reached, one)] for one in reached.successors]
    return []


def _followed(steps: list[tuple[Repository, Succession]]) -> Kinship:
    kept = [one.codes.kept if one.codes else None for _, one in steps]
    verdict: Verdict = "yes" if set(kept) == {"yes"} else "unknown"
    return Kinship(verdict, tuple(_told(steps)))


def _told(steps: list[tuple[Repository, Succession]]) -> Iterator[Reason]:
    for old, one in steps:
        new = repositories()[one.id]
        year = f" in {one.year}" if one.year else ""
        yield Reason(text=f"{_short(old)} became {_short(new)}{year}", source=one.source)
        if one.codes is None:
            yield Reason(text=f"the table does not say whether {_short(new)} kept the numbers")
        elif one.codes.kept == "no":
            yield Reason(text=f"{_short(new)} changed the numbers", source=one.codes.source)
        else:
            yield Reason(
                text=f"the numbers went on in use at {_short(new)}", source=one.codes.source
            )


def _short(entry: Repository) -> str:
    return entry.abbreviations[0].text if entry.abbreviations else entry.name
