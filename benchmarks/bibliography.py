"""How fast references become bibliographies: beside bibtexparser, pybtex, rispy and json.

    python -m pip install -e ".[benchmarks]"
    python benchmarks/bibliography.py records

The work is references in, one file out, by each writer from the same mapping: what a format says
of a reference (fields with escaped values, tags with values, an item of CSL-JSON). Ours writes each
reference as it comes. The others are given the same entries as objects of their own, all at once,
since they take nothing else; to make these counts, as it does for whoever uses them. The ratio in
brackets is that of the writing alone, without the mapping that all of them share.

The collection is repeated under new keys. Each figure is the best of several new processes, in
processor time; memory is what a process needed at its peak beyond what it needed before the work.
The last row is the whole way, from a record to a file: it is led by the merging of its accounts.
No figure here is a test.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import IO, NamedTuple

from provenance.bibliography.format import export_pieces
from provenance.bibliography.formats import bibtex, csl_json, ris
from provenance.bibliography.reference import Reference
from provenance.bibliography.referring.refer import refer_all
from provenance.model.record import Record
from provenance.records.load import load_all

SIZES = (1_000, 10_000, 100_000)

References = Iterable[Reference]
Writer = Callable[[References, IO[str]], object]


class Spent(NamedTuple):
    """What a writer needed: seconds of processor time, and megabytes at its peak."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure, and print one table; given a writer, measure that one in this very process."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("records", type=Path, help="the collection")
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES, help="how many to write")
    parser.add_argument("--runs", type=int, default=3, help="how often to measure")
    parser.add_argument("--writer", nargs=2, metavar=("FORMAT", "NAME"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.writer:
        form, name = options.writer
        print(json.dumps(_measured(options.records, TABLE[form][name], options.sizes[0])))
        return
    print(f"Python {platform.python_version()}, {platform.machine()}")
    print(f"{'references':>12}  {'format':10}{'writer':14}{'µs each':>9}{'ratio':>16}{'MB':>8}")
    for size in options.sizes:
        for form in TABLE:
            _print_rows(form, size, partial(_in_new_process, options.records, options.runs))
    print(f"records to a .bib file: {_from_records(list(load_all(options.records))):,.0f} a second")


def _print_rows(form: str, size: int, measure: Callable[[str, str, int], Spent]) -> None:
    spent = {name: measure(form, name, size) for name in TABLE[form]}
    mapped = spent["mapping"].seconds
    ours = spent["ours"].seconds
    for name, (seconds, megabytes) in spent.items():
        alone = (seconds - mapped) / (ours - mapped) if ours > mapped else float("inf")
        ratio = f"{seconds / ours:.2f} ({alone:.1f})" if name not in ("mapping", "ours") else ""
        each = seconds / size * 1e6
        row = f"{size:12,}  {form:10}{name:14}{each:9.1f}{ratio:>16}{megabytes:8.1f}"
        print(row, flush=True)


def _in_new_process(records: Path, runs: int, form: str, name: str, size: int) -> Spent:
    command = [sys.executable, __file__, str(records), "--writer", form, name, "--sizes", str(size)]
    found = [Spent(*json.loads(subprocess.check_output(command))) for _ in range(runs)]
    return min(found)


def _measured(records: Path, write: Writer, size: int) -> Spent:
    collection = list(refer_all(load_all(records)))
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        write(_repeated(collection, len(collection)), file)  # modules and tables are read once
        before, begun = _peak(), time.process_time()
        write(_repeated(collection, size), file)
        return Spent(time.process_time() - begun, _peak() - before)


def _repeated(collection: Sequence[Reference], size: int) -> Iterator[Reference]:
    for number, one in enumerate(islice(cycle(collection), size)):
        yield one.model_copy(update={"key": f"{one.key}-{number}"})


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _from_records(collection: Sequence[Record], size: int = 1000) -> float:
    plain = [one.model_dump_json() for one in islice(cycle(collection), size)]
    records = [Record.model_validate_json(one) for one in plain]
    begun = time.process_time()
    for _ in export_pieces(records, "bibtex"):
        pass
    return size / (time.process_time() - begun)


def _bibtex_mapping(references: References, _: IO[str]) -> None:
    for one in references:
        list(bibtex.blocks(one))


def _bibtex_ours(references: References, file: IO[str]) -> None:
    file.writelines(bibtex.FORMAT.write(references))


def _bibtex_fields(references: References) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the keys and fields of entries, without the braces that each writer puts around."""
    for one in references:
        *_, entry = bibtex.blocks(one)
        yield one.key, [(field.key, _bare(field.value)) for field in entry.fields]


def _bare(value: str) -> str:
    return value[1:-1] if value.startswith("{") else value


def _bibtexparser(references: References, file: IO[str]) -> None:
    from bibtexparser.entrypoint import write_string  # the peers: each needed in its process alone
    from bibtexparser.library import Library
    from bibtexparser.middlewares.parsestack import default_unparse_stack
    from bibtexparser.model import Entry, Field

    entries = [
        Entry("misc", key, [Field(*field) for field in fields])
        for key, fields in _bibtex_fields(references)
    ]
    quickest = default_unparse_stack(allow_inplace_modification=True)
    file.write(write_string(Library(entries), unparse_stack=quickest))


def _pybtex(references: References, file: IO[str]) -> None:
    from pybtex.database import BibliographyData, Entry

    entries = {key: Entry("misc", fields) for key, fields in _bibtex_fields(references)}
    file.write(BibliographyData(entries).to_string("bibtex"))


def _ris_mapping(references: References, _: IO[str]) -> None:
    for one in references:
        ris.tagged(one)


def _ris_ours(references: References, file: IO[str]) -> None:
    file.writelines(ris.FORMAT.write(references))


def _rispy(references: References, file: IO[str]) -> None:
    import rispy
    from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

    entries = []
    for one in references:
        entry: dict[str, object] = {}
        several: dict[str, list[str]] = {}
        for tag, value in ris.tagged(one):
            if tag in LIST_TYPE_TAGS:
                entry.setdefault(TAG_KEY_MAPPING[tag], several.setdefault(tag, []))
                several[tag].append(value)
            elif tag in TAG_KEY_MAPPING:
                entry[TAG_KEY_MAPPING[tag]] = value
            else:
                entry["unknown_tag"] = several
                several.setdefault(tag, []).append(value)
        entries.append(entry)
    file.write(rispy.dumps(entries))


def _csl_mapping(references: References, _: IO[str]) -> None:
    for one in references:
        csl_json.whole(one)


def _csl_ours(references: References, file: IO[str]) -> None:
    file.writelines(csl_json.FORMAT.write(references))


def _json(references: References, file: IO[str]) -> None:
    items = [csl_json.whole(one) for one in references]
    file.write(json.dumps(items, ensure_ascii=False, indent=2))


TABLE: dict[str, dict[str, Writer]] = {
    "bibtex": {
        "mapping": _bibtex_mapping,
        "ours": _bibtex_ours,
        "bibtexparser": _bibtexparser,
        "pybtex": _pybtex,
    },
    "ris": {"mapping": _ris_mapping, "ours": _ris_ours, "rispy": _rispy},
    "csl-json": {"mapping": _csl_mapping, "ours": _csl_ours, "json": _json},
}


if __name__ == "__main__":
    main()
