"""References to bibliography files, beside bibtexparser, pybtex, rispy and json.

The work is references in, one file out, by each writer from the same mapping: what a format says
of a reference (fields with escaped values, tags with values, an item of CSL-JSON). Ours writes each
reference as it comes. The others are given the same entries as objects of their own, all at once,
since they take nothing else; to make these counts, as it does for whoever uses them.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from io import StringIO
from pathlib import Path
from typing import IO

from benchmarks.collection import read
from benchmarks.harness import OURS, Case, Goal, Way
from provenance.bibliography.format import export_pieces
from provenance.bibliography.formats import bibtex, csl_json, ris
from provenance.bibliography.reference import Reference
from provenance.bibliography.referring.refer import refer
from provenance.model.record import Record

References = Iterable[Reference]
Writer = Callable[[References, IO[str]], object]


def _read(file: Path, size: int) -> list[Reference]:
    return [
        refer(one).model_copy(update={"key": f"k{at}"}) for at, one in enumerate(read(file, size))
    ]


def _into(write: Writer, references: References) -> None:
    write(references, StringIO())


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


def _way(write: Writer, needs: str = "") -> Way:
    return Way(partial(_into, write), needs)


def _whole_way(records: Iterable[Record]) -> None:
    for _ in export_pieces(records, "bibtex"):
        pass


CASES = (
    Case(
        "BibTeX",
        _read,
        {
            OURS: _way(_bibtex_ours),
            "mapping": _way(_bibtex_mapping),
            "bibtexparser": _way(_bibtexparser, "bibtexparser"),
            "pybtex": _way(_pybtex, "pybtex"),
        },
        size=2000,
        quick=40,
        unit="references",
        goals=(Goal("bibtexparser", 1),),
        remark="Most of the time is the mapping, which all of them share.",
    ),
    Case(
        "BibTeX, many",
        _read,
        {OURS: _way(_bibtex_ours), "bibtexparser": _way(_bibtexparser, "bibtexparser")},
        size=8000,
        quick=80,
        unit="references",
        goals=(Goal("bibtexparser", 1),),
        remark="Four times as many as above: the rates show whether a step grows faster.",
    ),
    Case(
        "RIS",
        _read,
        {OURS: _way(_ris_ours), "mapping": _way(_ris_mapping), "rispy": _way(_rispy, "rispy")},
        size=2000,
        quick=40,
        unit="references",
    ),
    Case(
        "CSL-JSON",
        _read,
        {OURS: _way(_csl_ours), "mapping": _way(_csl_mapping), "json": _way(_json)},
        size=2000,
        quick=40,
        unit="references",
    ),
    Case(
        "records to BibTeX",
        read,
        {OURS: Way(_whole_way)},
        size=1000,
        quick=40,
        remark="The whole way from a record to a file: it is led by the merging of its accounts.",
    ),
)
