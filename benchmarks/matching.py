"""How the search for records of one document grows, and what it finds of planted ones.

    python -m benchmarks.matching records.jsonl --sizes 1000 10000 100000

The records of a file (``provenance import frus`` makes them) that have a date and an author are
repeated under other names and years until there are enough; one in twenty is planted a second time,
as another edition would give it: another volume, another title, now and then without its addressee.
Printed for each size: the seconds of processor time, those for a record, the peak of memory, how
many of the planted pairs are among the proposals, and how many of the proposals are planted; twins
of one day, hand and addressee are proposed twice, for nothing tells which is meant. No figure here
is a test.
"""

import argparse
import json
import random
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from provenance.identity.matching import match
from provenance.model.record import Record
from provenance.records.load import load_all
from provenance.records.save import to_plain

_EVERY = 20


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("records", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    dated = [one for one in load_all(options.records) if one.date and one.date.edtf and one.authors]
    plain = [to_plain(record) for record in dated]
    print(f"{'records':>9}{'seconds':>9}{'ms each':>9}{'MB':>7}{'found':>8}{'planted':>9}")
    for size in options.sizes:
        print(_row(plain, size))


def _row(plain: list[dict[str, Any]], size: int) -> str:
    planted: set[tuple[str, str]] = set()
    begun = time.process_time()
    found = {(one.one, one.other) for one in match(_records(plain, size, planted))}
    spent = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    right = len(found & planted)
    recall, precision = right / max(len(planted), 1), right / max(len(found), 1)
    times = f"{size:>9,}{spent:>9.1f}{spent / size * 1e3:>9.2f}{peak:>7.0f}"
    return f"{times}{recall:>8.3f}{precision:>9.3f}"


def _records(
    plain: list[dict[str, Any]], size: int, planted: set[tuple[str, str]]
) -> Iterator[Record]:
    """Yield records; the making of them is in the time, a third of it or so."""
    chance = random.Random(1)  # noqa: S311 - the same records every time
    made = 0
    while made < size:
        place, turn = made % len(plain), made // len(plain)
        one = _shifted(plain[place], turn)
        yield Record.model_validate(one)
        made += 1
        if place % _EVERY == 0 and made < size:
            other = _another_edition(one, chance)
            planted.add((one["id"], other["id"]))
            yield Record.model_validate(other)


def _shifted(record: dict[str, Any], turn: int) -> dict[str, Any]:
    """Return a record of another century: other id, other years, another volume."""
    if not turn:
        return record
    text = json.dumps(record)
    for year in range(1850, 1999):
        text = text.replace(f'"{year}-', f'"{year + (turn * 151) % 7000}-')
    one = json.loads(text)
    one["id"] = f"{record['id']}-t{turn}"
    for account in one["accounts"]:
        url = f"https://example.org/{turn}/{record['id']}"
        account["source"] |= {"container": f"Volume {turn}", "url": url}
        for said in account.get("statements", []):
            if said["property"] == "title":
                said["value"] = re.sub(r"\b[a-z]{4,}\b", rf"\g<0>{_letters(turn)}", said["value"])
    return dict(one)


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in str(number))


def _another_edition(record: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    one: dict[str, Any] = json.loads(json.dumps(record))
    one["id"] = f"{record['id']}-z"
    for account in one["accounts"]:
        account["source"] = {
            "container": "An Edition of Letters",
            "pages": str(chance.randint(1, 900)),
        }
        kept = account.get("statements", [])
        if chance.random() < 0.4:
            kept = [said for said in kept if said["property"] != "addressee"]
        account["statements"] = kept
        for said in kept:
            if said["property"] == "title":
                said["value"] = "A dispatch of the time"
        for event in account.get("events", []):
            event["details"] = []
    return one


if __name__ == "__main__":
    main()
