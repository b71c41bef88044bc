"""The results: kept as JSON, told as a table, drawn as a plot."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.harness import OURS, PATHS, Goal, cases

Results = dict[str, dict[str, Any]]

_MANY: Final = 1_000_000
_FEW: Final = 10_000
_FLAT: Final = 1.1
_BUSY: Final = 1.8

_HEAD = """# Figures measured

Written by `python -m benchmarks`; do not edit. Each way ran in processes of its own, by turns with
the others, on the same items: records made up from the real ones (`benchmarks/collection.py`), or
real source notes. Told are medians, in processor time, with the slowest and the fastest run in
brackets. "Times" is our rate divided by that of the way. Memory is what the work needed at its peak
beyond what the process had before it.
"""


def read(folder: Path) -> Results:
    """Return the results of a folder, or none."""
    file = folder / "results.json"
    return dict(json.loads(file.read_text("utf-8"))) if file.exists() else {}


def joined(before: Mapping[str, Any] | None, now: dict[str, Any]) -> dict[str, Any]:
    """Return the results of a path with the cases and sizes that were not measured this time.

    Each row says when, on which machine and amid what it was measured.
    """
    about = {key: value for key, value in now.items() if key != "rows"}
    fresh = [row | about for row in now["rows"]]
    rows = {_of(row): row for row in (*(before or {}).get("rows", ()), *fresh)}
    return {"rows": list(rows.values())}


def _of(row: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(row.get(key) for key in ("case", "what", "command", "records"))


def write(results: Results, folder: Path) -> None:
    """Write results, table and, where growth was measured and matplotlib is there, the plot."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "results.json").write_text(text + "\n", "utf-8")
    (folder / "table.md").write_text("\n".join(_table(results)) + "\n", "utf-8")
    if "growth" in results:
        _draw(results["growth"]["rows"], folder / "growth.svg")


def _table(results: Results) -> Iterator[str]:
    yield _HEAD
    yield from _figures(results)
    for path in PATHS:
        if path in results:
            yield from _path(path, results[path])
    if "growth" in results:
        yield from _growth(results["growth"])
    for name, tell in (("publish", _publish), ("serve", _serve), ("spark", _spark)):
        if results.get(name, {}).get("rows"):
            yield f"\n## {name}\n"
            yield from tell(results[name]["rows"])
            yield f"\n{_about(results[name]['rows'][-1])}"


def _figures(results: Results) -> Iterator[str]:
    """Yield the figures to reach, and whether they are reached."""
    yield "## Figures to reach\n"
    yield "| figure | to reach | measured | |"
    yield "| --- | ---: | ---: | --- |"
    for path in PATHS:
        rows = {row["case"]: row for row in results.get(path, {}).get("rows", ())}
        for name, case in cases(path).items():
            for goal in case.goals:
                yield _figure(name, rows.get(name), goal)
    for row in results.get("facts", {}).get("rows", ()):
        yield _fact(row)
    for row in results.get("start", {}).get("rows", ()):
        met = _met(reached=row["seconds"] <= row["at most"])
        yield f"| {row['what']} | ≤ {row['at most']} s | {row['seconds']:.3f} s | {met} |"
    yield from _flat(results.get("growth", {}).get("rows", ()))
    for row in results.get("spark", {}).get("rows", ()):
        what, met = f"{row['what']} of {row['records']:,} on Spark", _met(reached=row["same bytes"])
        yield f"| {what} | the bytes of one machine | {_yes(row['same bytes'])} | {met} |"
    yield ""
    yield from _reasons(results)


def _fact(row: Mapping[str, Any]) -> str:
    what, figure = f"{row['what']} ({row['notes']} notes)", row["figure"]
    if "at least" in row:
        met = _met(reached=figure >= row["at least"])
        return f"| {what} | ≥ {row['at least']} | {figure:.3f} | {met} |"
    return f"| {what} | {row['at most']} | {figure} | {_met(reached=figure <= row['at most'])} |"


def _flat(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield how the memory for most records is to that for fewer, and how many processors work."""
    by = {(row["command"], row["records"]): row for row in rows}
    for command in sorted({name for name, _ in by}):
        many, few = by.get((command, _MANY)), by.get((command, _FEW))
        if many and few:
            ratio = (many["parent"] + many["worker"]) / (few["parent"] + few["worker"])
            met = _met(reached=ratio <= _FLAT)
            yield (
                f"| {command}: memory for {_MANY:,} records | ≤ {_FLAT} × that for {_FEW:,} "
                f"| {ratio:.2f} × | {met} |"
            )
        if many:
            busy = many["processor"] / many["seconds"]
            met = _met(reached=busy >= _BUSY)
            yield f"| {command}: processors busy, of 2 | ≥ {_BUSY} | {busy:.2f} | {met} |"


def _yes(told: object) -> str:
    return "yes" if told else "no"


def _reasons(results: Results) -> Iterator[str]:
    """Yield why figures are not reached."""
    for path in PATHS:
        known = cases(path)
        for row in results.get(path, {}).get("rows", ()):
            goals = known[row["case"]].goals if row["case"] in known else ()
            missed = (one for one in goals if one.why and not _is_reached(row, one))
            for why in dict.fromkeys(one.why for one in missed):
                yield f"**{row['case'][:1].upper()}{row['case'][1:]}.** {why}\n"


def _figure(name: str, row: Mapping[str, Any] | None, goal: Goal) -> str:
    least = f"≥ {goal.least} × {goal.of}" if goal.of else f"≥ {goal.least:,} a second"
    if row is None or (goal.of and goal.of not in row["ways"]):
        return f"| {name} | {least} | | not measured |"
    reached, met = _reached(row, goal), _met(reached=_is_reached(row, goal))
    told = f"{reached:.1f} ×" if goal.of else f"{reached:,.0f}"
    return f"| {name} | {least} | {told} | {met} |"


def _reached(row: Mapping[str, Any], goal: Goal) -> float:
    ways = row["ways"]
    return float(ways[goal.of]["times"] if goal.of else ways[OURS]["items a second"])


def _is_reached(row: Mapping[str, Any], goal: Goal) -> bool:
    return (goal.of in row["ways"] or not goal.of) and _reached(row, goal) >= goal.least


def _met(*, reached: bool) -> str:
    return "reached" if reached else "**not reached**"


def _path(path: str, found: Mapping[str, Any]) -> Iterator[str]:
    known = cases(path)
    yield f"## {path}\n"
    for row in found["rows"]:
        yield f"### {row['case']}\n"
        yield f"| {row['runs']} runs | version | {row['unit']} a second | times | MB | items |"
        yield "| --- | --- | ---: | ---: | ---: | ---: |"
        for name, way in row["ways"].items():
            spread = f"({_rate(way['slowest'])}–{_rate(way['fastest'])})"
            yield (
                f"| {name} | {way['version']} | {_rate(way['rate'])} {spread} | {way['times']:.2f} "
                f"| {way['megabytes']:.0f} | {way['items']:,} |"
            )
        yield ""
        remarks = [known[row["case"]].remark] if row["case"] in known else []
        remarks += [f"{one} is not installed." for one in row["missing"]]
        yield " ".join(filter(None, (*remarks, _about(row)))) + "\n"


def _rate(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}"


def _about(row: Mapping[str, Any]) -> str:
    one = row["machine"]
    words = (
        f"{row['measured']}; {one['processor']}, {one['processors']} processors, "
        f"{one['memory']} of memory; {one['system']}, {one['python']}."
    )
    commit = f"Commit {row['commit']}." if row.get("commit") else ""
    return " ".join(filter(None, (words, commit, row["remark"])))


def _growth(found: Mapping[str, Any]) -> Iterator[str]:
    yield "## growth\n"
    yield 'The commands as a user runs them, over all processors; "busy" is processor time by time'
    yield 'on the clock: how many processors worked. "Worker" is the largest of the workers.\n'
    yield "| command | records | runs | seconds | records a second | busy | parent MB | worker MB |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in sorted(found["rows"], key=lambda one: (one["command"], one["records"])):
        rate, busy = row["records"] / row["seconds"], row["processor"] / row["seconds"]
        yield (
            f"| {row['command']} | {row['records']:,} | {row['runs']} | {row['seconds']:,.1f} "
            f"| {rate:,.0f} | {busy:.2f} | {row['parent']:.0f} | {row['worker']:.0f} |"
        )
    several: dict[str, list[str]] = {}
    for row in found["rows"]:
        several.setdefault(_about(row), []).append(f"{row['command']} ({row['records']:,})")
    for about, which in several.items():
        yield f"\n{', '.join(which) if len(several) > 1 else 'All'}: {about}"
    yield "\n![Seconds and memory by the number of records](growth.svg)"


def _publish(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield "Sites as a user builds them, without footnotes.\n"
    yield "| site | records | seconds | records a second | parent MB | worker MB | MB on disk |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        rate = row["records"] / row["seconds"]
        yield (
            f"| {row['what']} | {row['records']:,} | {row['seconds']:,.1f} | {rate:,.0f} "
            f"| {row['parent']:,.0f} | {row['worker']:,.0f} | {row['disk']:,.0f} |"
        )


def _serve(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    one = rows[0]
    yield f"wrk with {one['connections']} connections for {one['seconds']} seconds, one process of"
    yield "each server, all on the same processors.\n"
    yield "| | requests a second | MB a second | median ms | 99 % ms | errors | CPU µs |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for row in rows:
        yield (
            f"| {row['what']} | {row['rate']:,.0f} | {row['volume'] / 1e6:.1f} "
            f"| {row['median']:.2f} | {row['p99']:.2f} | {row['errors']} | {row['each']:.0f} |"
        )


def _spark(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield "A cluster of two workers on the same two processors, whose session stands already: what"
    yield "a cluster costs, not what it gives.\n"
    ways = list(rows[0]["seconds"])
    yield f"| work | records | {' | '.join(f'{way}, s' for way in ways)} | same bytes |"
    yield f"| --- | ---: | {'---: | ' * len(ways)}--- |"
    for row in sorted(rows, key=lambda one: (one["what"], one["records"])):
        seconds = " | ".join(f"{row['seconds'][way]:,.1f}" for way in ways)
        same = _yes(row["same bytes"])
        yield f"| {row['what']} | {row['records']:,} | {seconds} | {same} |"


def _draw(rows: list[dict[str, Any]], file: Path) -> None:
    try:
        import matplotlib  # optional: extra benchmarks
    except ModuleNotFoundError:
        return
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "growth"
    from matplotlib import pyplot

    figure, (time, memory) = pyplot.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
    markers = iter("osD^vP")
    for name in sorted({row["command"] for row in rows}):
        several = sorted((one for one in rows if one["command"] == name), key=_records)
        sizes, marker = [_records(one) for one in several], next(markers)
        time.plot(sizes, [one["seconds"] for one in several], marker=marker, label=name)
        (line,) = memory.plot(sizes, [one["parent"] for one in several], marker=marker, label=name)
        workers = [one["worker"] for one in several]
        memory.plot(sizes, workers, marker=marker, color=line.get_color(), linestyle="dotted")
    time.set(xscale="log", yscale="log", xlabel="records", ylabel="seconds on the clock")
    memory.set(xscale="log", xlabel="records", ylabel="peak memory, MB")
    memory.set_ylim(bottom=0)
    time.legend(frameon=False)
    memory.set_title("line: the parent; dotted: its largest worker", fontsize="medium")
    figure.savefig(file, metadata={"Date": None})
    pyplot.close(figure)


def _records(row: Mapping[str, Any]) -> int:
    return int(row["records"])
