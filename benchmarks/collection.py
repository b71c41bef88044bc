"""Made-up collections of any size: ``python -m benchmarks.collection 1000000 --into big.jsonl``.

Each line is one of the real records of ``records/`` with other ids, days and years, titles, people,
numbers in its reference codes, and addresses under example.org. The same seed gives the same bytes.
A record is cut once into what stays and what changes, so that a million are made in a minute or so.
"""

import argparse
import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from provenance.model.record import Record
from provenance.records.load import load_all
from provenance.records.save import to_plain

SEED: Final = 1
RECORDS: Final = Path(__file__).parents[1] / "records"
_YEARS: Final = (1917, 1991)
_YEAR: Final = r"(?<![0-9])19[0-9]{2}(?![0-9])"
_MONTHS: Final = (
    "January February March April May June July August September October November December"
)
_MARK: Final = re.compile("\x01([^\x02]*)\x02")


class Template(NamedTuple):
    """A record cut up.

    Attributes:
        fixed: What stays, as JSON; one piece more than there are slots.
        slots: What changes between the pieces: "number", "family:Castro", "digits:366", "day:2" (of
            two digits), "+3" (years after the first year of the record). People and numbers are as
            long as those that they stand for, so that quoted words are found at their places.
        years: How far its last year is from its first.
    """

    fixed: tuple[str, ...]
    slots: tuple[str, ...]
    years: int


def main() -> None:
    """Write a collection."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("size", type=int, help="how many records")
    parser.add_argument("--into", type=Path, required=True, help="the file (JSON Lines)")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write_collection(options.into, options.size, options.seed)


def write_collection(file: Path, size: int, seed: int = SEED) -> None:
    """Write a made-up collection as JSON Lines, one record in memory at a time."""
    with file.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(f"{one}\n" for one in made_up(size, seed))


def made_up(size: int, seed: int = SEED) -> Iterator[str]:
    """Yield made-up records as lines of JSON, without their ends.

    Args:
        size: How many.
        seed: The same seed gives the same records.
    """
    chance = random.Random(seed)  # noqa: S311 - the same records every time
    plain = [to_plain(one) for one in load_all(RECORDS)]
    names = sorted({name for one in plain for name in _families(one)})
    words = sorted({word for one in plain for word in _title_words(one)})
    templates = [template(one) for one in plain]
    for number, one in enumerate(islice(cycle(templates), size)):
        yield _filled(one, number, (chance, names, words))


def template(record: Mapping[str, Any]) -> Template:
    """Cut a record, as plain data, into what stays and what changes."""
    families = frozenset(_families(record))
    marked = dict(_marked(record))
    marked["id"] = f"\x01number\x02-{record['id']}"[:100]
    text = (
        json.dumps(marked, ensure_ascii=False).replace("\\u0001", "\x01").replace("\\u0002", "\x02")
    )
    text = _with_marked_years(_with_marked_days(text))
    if families:
        whole = "|".join(map(re.escape, sorted(families, key=len, reverse=True)))
        text = re.sub(
            rf"(?:\b|(?<=\\[nt]))(?:{whole})\b", lambda one: f"\x01family:{one[0]}\x02", text
        )
    pieces = _MARK.split(text)
    slots = pieces[1::2]
    return Template(tuple(pieces[::2]), tuple(slots), max(map(_after, slots)))


def _after(slot: str) -> int:
    return int(slot[1:]) if slot.startswith("+") else 0


def _marked(value: Any) -> Any:  # noqa: ANN401 - plain data
    """Return plain data with marks where titles, reference codes and addresses change."""
    if isinstance(value, list):
        return [_marked(one) for one in value]
    if isinstance(value, str):
        return re.sub(r"\bhttps?://[^/\s]+/", "https://example.org/\x01number\x02/", value)
    if not isinstance(value, dict):
        return value
    made = {key: _marked(one) for key, one in value.items()}
    if value.get("property") == "title":
        made["value"] = f"{made['value']}, \x01words\x02"
    if "level" in value and "value" in value:
        made["value"] = re.sub("[0-9]+", lambda one: f"\x01digits:{one[0]}\x02", value["value"])
    return made


def _with_marked_days(text: str) -> str:
    """Mark the day of the first whole date, and the same day in words."""
    found = re.search(r"\b19[0-9]{2}-([0-9]{2})-([0-9]{2})\b", text)
    if found is None:
        return text
    month, day = _MONTHS.split()[int(found[1]) - 1], int(found[2])
    text = re.sub(rf"(?<=\b{found[0][:8]}){found[2]}\b", _day, text)
    text = re.sub(rf"\b0?{day}(?= {month}\b)", _day, text)
    return re.sub(rf"(?<=\b{month} )0?{day}(?![0-9])", _day, text)


def _day(found: re.Match[str]) -> str:
    """Return the mark of a day: one has as many digits as the other, so that places stay."""
    kind = "1" if len(found[0]) == 1 else "01" if found[0].startswith("0") else "2"
    return f"\x01day:{kind}\x02"


def _with_marked_years(text: str) -> str:
    """Mark the years by their distance from the first one, outside of what is marked already."""
    parts = re.split("(\x01[^\x02]*\x02)", text)
    years = [int(year) for part in parts[::2] for year in re.findall(_YEAR, part)]
    first = min(years, default=0)
    parts[::2] = [
        re.sub(_YEAR, lambda one: f"\x01+{int(one[0]) - first}\x02", part) for part in parts[::2]
    ]
    return "".join(parts)


def _families(record: Mapping[str, Any]) -> Iterable[str]:
    """Yield the family names of people that others can stand for: none that an archive bears."""
    agents = record.get("agents", ())
    known = " ".join(agent.get("name", "") for agent in agents if "authority" in agent)
    for agent in agents:
        family = agent.get("family", "")
        if re.fullmatch(r"[^\W\d_]{4,}", family) and family not in known:
            yield family


def _title_words(record: Mapping[str, Any]) -> Iterable[str]:
    for account in record["accounts"]:
        for said in account.get("statements", ()):
            if said["property"] == "title":
                yield from re.findall(r"\b[A-Z][a-z]{3,}\b", said["value"])


def _filled(
    one: Template, number: int, given: tuple[random.Random, Sequence[str], Sequence[str]]
) -> str:
    chance, names, words = given
    first = _YEARS[0] + int(chance.random() * (_YEARS[1] - _YEARS[0] - one.years))
    few, many = 1 + int(chance.random() * 9), 10 + int(chance.random() * 19)
    known = {"number": f"n{number}", "day:1": str(few), "day:01": f"0{few}", "day:2": str(many)}
    known["words"] = f"{_one(chance, words)} and {_one(chance, words)}, no. {number}"
    pieces = [one.fixed[0]]
    for slot, fixed in zip(one.slots, one.fixed[1:], strict=True):
        if slot not in known:
            known[slot] = _value(slot, chance, names, first)
        pieces += known[slot], fixed
    return "".join(pieces)


def _value(slot: str, chance: random.Random, names: Sequence[str], first: int) -> str:
    if slot.startswith("+"):
        return str(first + int(slot))
    kind, was = slot.split(":", 1)
    if kind == "digits":
        return "".join(str(1 + int(chance.random() * 9)) for _ in was)
    name, other = _one(chance, names), _one(chance, names)
    return (name[: len(was) // 2 + 1] + other.lower() + name.lower())[: len(was)]


def _one(chance: random.Random, several: Sequence[str]) -> str:
    return several[int(chance.random() * len(several))]


def read(file: Path, size: int) -> list[Record]:
    """Return the first records of a collection, validated."""
    with file.open(encoding="utf-8") as lines:
        return [Record.model_validate_json(line) for line in islice(lines, size)]


if __name__ == "__main__":
    main()
