"""A comparison in words, for people, and as JSON, for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence

from provenance.comparison.values import Comparison, Mention, Point, Shortening
from provenance.model.chain import Telling
from provenance.pictures.words import plain
from provenance.resources.lists import label


def as_text(compared: Comparison) -> str:
    """Return a comparison as lines of text for readers."""
    return "\n".join(map(plain, _lines(compared)))


def as_json(compared: Iterable[Comparison]) -> str:
    """Return comparisons as a JSON array of objects, one per record."""
    plain = [one.model_dump(mode="json") for one in compared]
    return json.dumps(plain, ensure_ascii=False, indent=2)


def grouped(points: Iterable[Point]) -> tuple[tuple[Point, ...], ...]:
    """Return points in groups, in their order: those of one act that the same accounts say."""
    groups: dict[tuple[str, Telling, tuple[str, ...]], list[Point]] = {}
    for point in points:
        key = (point.about, point.tellings[0], point.accounts)
        groups.setdefault(key, []).append(point)
    return tuple(map(tuple, groups.values()))


def sides_of(group: Sequence[Point]) -> tuple[Point, ...]:
    """Return what is to be said of an act beside its name.

    The recipient and the thing worked on, which the name has already, are not named again; that it
    happened is said only where it is more, or less, than reported.
    """
    about, in_its_name = group[0].about, (label("roles", "recipient"), "worked on")
    return tuple(
        one
        for one in group
        if (one.what not in in_its_name or one.words not in about)
        and (one.what != "event" or one.status != "reported")
    )


def words_of(group: Sequence[Point]) -> str:
    """Return the points of one act or thing in words: ``the copy — held by: NSA; place: Boston``.

    What the name has already is not said again.
    """
    about, sides = group[0].about, map(_side, sides_of(group))
    told = "; ".join(side for side in sides if side)
    return f"{about} — {told}" if told else about


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
    for group in grouped(points):
        yield f"{words_of(group)} [{', '.join(group[0].accounts)}]"


def _points(points: Iterable[Point]) -> Iterator[str]:
    return map(words_of, grouped(points))


def _conflicts(compared: Comparison) -> Iterator[str]:
    for one in compared.conflicts:
        sides = "; ".join(f"account {account}: {says}" for account, says in one.sides)
        yield f"{one.what}: {sides}"


def _left(one: Shortening) -> Iterator[str]:
    yield f"names: {', '.join(one.names)}"
    yield from _points(one.points)
