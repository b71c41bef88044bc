"""A comparison in words, for people, and as JSON, for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from provenance.comparison.values import Comparison, Mention, Point, Shortening
from provenance.model.chain import Telling
from provenance.resources.lists import label


def as_text(compared: Comparison) -> str:
    """Return a comparison as lines of text for readers."""
    return "\n".join(_lines(compared))


def as_json(compared: Iterable[Comparison]) -> str:
    """Return comparisons as a JSON array of objects, one per record."""
    plain = [one.model_dump(mode="json") for one in compared]
    return json.dumps(plain, ensure_ascii=False, indent=2)


def grouped(points: Iterable[Point]) -> tuple[tuple[Point, ...], ...]:
    """Return points in groups: those of one act or thing together, in their order."""
    groups: dict[tuple[str, Telling], list[Point]] = {}
    for point in points:
        groups.setdefault((point.about, point.tellings[0]), []).append(point)
    return tuple(map(tuple, groups.values()))


def words_of(group: Sequence[Point]) -> str:
    """Return the points of one act or thing in words: ``the copy: held by: NSA; place: Boston``.

    The recipient and the thing worked on, which the act's name has already, are not named again.
    """
    about, in_its_name = group[0].about, (label("roles", "recipient"), "worked on")
    sides = [_side(o) for o in group if o.what not in in_its_name or o.words not in about]
    told = "; ".join(side for side in sides if side)
    return f"{about}: {told}" if told else about


def _side(point: Point) -> str:
    known = f"({label('statuses', point.status)})" if point.status != "reported" else ""
    side = "" if point.what == "event" else f"{point.what}: {point.words}"
    return " ".join(part for part in (side, known) if part)


def _lines(compared: Comparison) -> Iterator[str]:
    yield f"{compared.record}: {compared.title or 'no title'}"
    if not compared.accounts:
        yield "  one telling; there is nothing to compare"
    for account in compared.accounts:
        batch = f" (speaks of {account.batch})" if account.batch else ""
        yield f"  account {account.id}: {account.source}{batch}"
    yield from _part("Whom they name", map(_named, compared.named))
    yield from _part("What they agree on", _told(compared.agreed))
    for added in compared.added:
        yield from _part(f"Only account {added.account} says", _points(added.points))
    yield from _part("Where accounts conflict", _conflicts(compared))
    for one in compared.shortened:
        yield from _part(f"What account {one.account} left out against {one.against}", _left(one))


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"  {title}:"
        yield from (f"    {line}" for line in told)


def _named(one: Mention) -> str:
    return f"{one.name} [{', '.join(one.accounts)}]"


def _told(points: Sequence[Point]) -> Iterator[str]:
    for accounts, some in groupby(points, key=lambda point: point.accounts):
        yield from (f"{line} [{', '.join(accounts)}]" for line in _points(some))


def _points(points: Iterable[Point]) -> Iterator[str]:
    return map(words_of, grouped(points))


def _conflicts(compared: Comparison) -> Iterator[str]:
    for one in compared.conflicts:
        sides = "; ".join(f"account {account}: {says}" for account, says in one.sides)
        yield f"{one.what}: {sides}"


def _left(one: Shortening) -> Iterator[str]:
    yield f"names: {', '.join(one.names)}"
    yield from _points(one.points)
