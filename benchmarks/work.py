"""One path's work, done once in whatever checkout is imported: what `benchmarks.speedups` runs.

Functions have moved since; each is sought at its places, and nothing of a checkout is imported
before it is asked for. A few items are worked on before the time begins, but for paths that begin
with "first": what a new process spends until then is their time.
"""

import cProfile
import gc
import importlib
import io
import json
import pstats
import re
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

_BASE: Final = "https://example.org/"
_WARM: Final = 5
_FOLDERS: Final = re.compile(
    r"\S*/(?:provenance|benchmarks|lib/python[^/]*(?:/site-packages)?)/(?=\S+:\d+\()"
)
_TOP: Final = 10
_QUERY: Final = (
    "SELECT ?s WHERE { GRAPH ?g { ?s a ?kind . FILTER(?kind != ?s) } } ORDER BY ?s LIMIT 10"
)
Items = Sequence[Any]


class Work(NamedTuple):
    """A path: how its items are read, the work, and what is made of them before the time begins."""

    read: Callable[[Path], Items]
    do: Callable[[Items], object]
    prepare: Callable[[Items], Items] = list
    is_first: bool = False


def _of(*places: str) -> Any:  # noqa: ANN401 - whatever stands there in that checkout
    """Return what stands at the first of some places ("module:name") that the checkout has."""
    for place in places:
        module, name = place.split(":")
        try:
            return getattr(importlib.import_module(f"provenance.{module}"), name)
        except (ImportError, AttributeError):
            continue
    raise SystemExit(f"this checkout has none of {', '.join(places)}")


def _records(file: Path) -> Items:
    model, found = _of("model.record:Record"), []
    for line in file.read_text("utf-8").splitlines():
        try:
            found.append(model.model_validate_json(line))
        except ValueError:  # an older model knows fewer words
            continue
    return found


def _notes(file: Path) -> Items:
    if file.is_file():
        return [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]
    import yaml  # needed for these alone

    values = (yaml.load(one.read_bytes(), yaml.CSafeLoader) for one in sorted(file.glob("*.yaml")))
    return [said["text"] for value in values for said in value.get("citations", ())]


def _nothing(_: Path) -> Items:
    return ()


def _merging(records: Items) -> None:
    merge = _of("model.merging:merge")
    for one in records:
        merge(one)


def _mapping(profile: str, records: Items) -> None:
    _quads(profile, records)


def _quads(profile: str, records: Items) -> Items:
    made = _of("rdf.profiles.profile:quads_of")(profile)
    return [list(made(one, _BASE)) for one in records]


def _turtle(several: Items) -> None:
    blocks, short = _of("rdf.turtle:turtle_blocks"), _of("rdf.turtle:Shortener")(_BASE)
    for quads in several:
        "".join(blocks(quads, short))


def _json_ld(several: Items) -> None:
    graphs, opening = _of("rdf.jsonld:graph_objects"), _of("rdf.jsonld:opening")
    for quads in several:
        "".join((opening(by_value=True), *graphs(quads)))


def _references(records: Items) -> Items:
    refer = _of("bibliography.referring.refer:refer", "bibliography.refer:refer")
    return [refer(one).model_copy(update={"key": f"k{at}"}) for at, one in enumerate(records)]


def _bibliography(name: str, references: Items) -> None:
    "".join(_of("bibliography.format:formats")()[name].write(references))


def _exported(name: str, records: Items) -> None:
    _of("bibliography.format:export")(records, name)


def _entries(records: Items) -> Items:
    write = _of("bibliography.format:formats")()["bibtex"].write
    return ["".join(write([one])) for one in _references(records)]


def _imported(entries: Items) -> None:
    content, by = "".join(entries).encode(), _of("model.account:Recording")(by="a benchmark")
    importer = _of("readers.importers:importers")()["bibtex"]
    for _ in importer.read(_of("readers.importing:Input").of_bytes("a.bib", content, by)):
        pass


def _cited(as_: str, references: Items) -> None:
    style = _of("citations.style:find_style")("chicago-18")
    made = _of("citations.engine:format_references")(references, style, as_)
    _of("citations.writing:written")(made.entries, "text")


def _notes_read(notes: Items) -> None:
    read_note = _of("notes.parse:read_note")
    for one in notes:
        read_note(one)


def _checked(records: Items) -> None:
    check = _of("validation.check:check")
    for one in records:
        list(check(one))


def _checked_as_shacl(records: Items) -> None:
    list(_of("validation.shacl:check_with_shacl")(records))


def _asked(_: Items) -> None:
    """Ask an empty store one query two hundred times, which costs what letting it in costs."""
    from pyoxigraph import Store  # needed for these alone

    asked = _of("serve.sparql.talking:Asked")
    answered, store = _of("serve.sparql.running:answered"), Store()
    for _again in range(200):
        answered(store, asked(query=_QUERY, table="json", graph="ttl", largest=9999, rows=10))


def _first_note(_: Items) -> None:
    importlib.import_module("provenance").parse_note("RGANI, f. 5, op. 30, d. 1.").facts()


def _first_patterns(_: Items) -> None:
    words = _of("notes.lexicon:lexicon")()
    for name in words.patterns.sources:
        words.patterns[name]


def _first_archives(_: Items) -> None:
    _of("archives.table:repositories")()


def _first_unknown_year(_: Items) -> None:
    _of("dates:is_edtf")("XXXX-12-25")


_FORMATS: Final = ("bibtex", "biblatex", "ris", "csl-json")
PATHS: Final = {
    "merging": Work(_records, _merging),
    **{f"{one} profile": Work(_records, partial(_mapping, one)) for one in ("core", "full")},
    "turtle": Work(_records, _turtle, partial(_quads, "full")),
    "json-ld": Work(_records, _json_ld, partial(_quads, "full")),
    "json-ld of core": Work(_records, _json_ld, partial(_quads, "core")),
    **{one: Work(_records, partial(_bibliography, one), _references) for one in _FORMATS},
    **{f"records to {one}": Work(_records, partial(_exported, one)) for one in _FORMATS},
    "notes cited": Work(_records, partial(_cited, "note"), _references),
    "bibliography cited": Work(_records, partial(_cited, "bibliography"), _references),
    "bibtex imported": Work(_records, _imported, _entries),
    "checking": Work(_records, _checked),
    "checking as shacl": Work(_records, _checked_as_shacl),
    "notes": Work(_notes, _notes_read),
    "queries": Work(_nothing, _asked),
    "first note": Work(_nothing, _first_note, is_first=True),
    "first patterns": Work(_nothing, _first_patterns, is_first=True),
    "first archives": Work(_nothing, _first_archives, is_first=True),
    "first date of an unknown year": Work(_nothing, _first_unknown_year, is_first=True),
}


def main() -> None:
    """Answer each line that is "time" or "profile": path, file, how many items at most."""
    name, file, most = sys.argv[1:]
    work = PATHS[name]
    if not work.is_first:
        work.do(work.prepare(work.read(Path(file))[:_WARM]))
    for line in sys.stdin:
        given = work.prepare(work.read(Path(file))[: int(most)])
        gc.collect()
        told = _profile(work, given) if line.strip() == "profile" else _time(work, given)
        print(json.dumps(told), flush=True)


def _time(work: Work, given: Items) -> tuple[float, int]:
    begun = 0.0 if work.is_first else _seconds()
    work.do(given)
    return _seconds() - begun, len(given)


def _profile(work: Work, given: Items) -> list[str]:
    """Return the functions that take most by themselves, without folders."""
    profile, told = cProfile.Profile(time.process_time), io.StringIO()
    profile.runcall(work.do, given)
    pstats.Stats(profile, stream=told).sort_stats("tottime").print_stats(_TOP)
    return [_FOLDERS.sub("", line) for line in told.getvalue().splitlines() if line.strip()]


def _seconds() -> float:
    """Return the processor time so far, that of programs that were called and have ended too."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
