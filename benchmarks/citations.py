"""How fast references become a formatted bibliography, beside citeproc-py.

    python -m pip install -e ".[benchmarks,cite]"
    python benchmarks/citations.py records --sizes 1000,10000

The work is references in, a bibliography in Chicago notes as text out. The collection is repeated
under new keys and titles. Ours goes to pandoc and back (`format_references`, then ``written``);
citeproc-py gets the same items and the same style file: all of them, some three minutes a run for
10,000, unless ``--peer`` says how many. Its rate is the same for any number (60 a second of 300, 63
of 1,000, 60 of 10,000), so that few tell as much. Processor time, that of pandoc counted in; the
median of runs by turns. No figure here is a test.
"""

import argparse
import platform
import resource
import time
import warnings
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON

from provenance.bibliography.reference import Reference
from provenance.bibliography.referring.refer import refer
from provenance.citations.engine import format_references
from provenance.citations.items import readable
from provenance.citations.style import Style, find_style
from provenance.citations.writing import written
from provenance.records.load import load_all


def main() -> None:
    """Measure, and print one table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("records", type=Path, help="the collection")
    parser.add_argument("--sizes", default="1000,10000", help="how many entries")
    parser.add_argument("--peer", type=int, help="at most so many for citeproc-py; else all")
    parser.add_argument("--runs", type=int, default=3, help="runs of each, by turns; the median")
    parser.add_argument("--style", default="chicago-18", help="the style")
    options = parser.parse_args()
    style = find_style(options.style)
    known = [refer(record) for record in load_all(options.records)]
    print(f"Python {platform.python_version()}, {platform.machine()}; {options.style}")
    print(f"{'entries':>9}{'ours':>12}{'citeproc-py':>16}{'ratio':>8}")
    for size in map(int, options.sizes.split(",")):
        references = repeated(known, size)
        few = references[: options.peer]
        runs = [
            (_seconds(by_pandoc, references, style), _seconds(by_citeproc_py, few, style))
            for _ in range(options.runs)
        ]
        ours = median(one[0] for one in runs) / len(references)
        theirs = median(one[1] for one in runs) / len(few)
        print(f"{size:9}{1 / ours:10.0f}/s{1 / theirs:14.1f}/s{theirs / ours:8.1f}")


def repeated(known: list[Reference], size: int) -> list[Reference]:
    """Return as many references, each with a key, an author and a title of its own."""
    return [
        one.model_copy(update={"key": f"k{at}", "title": f"{one.title or one.kind}, no. {at}"})
        for at, one in enumerate(islice(cycle(known), size))
    ]


def by_pandoc(references: list[Reference], style: Style) -> bytes:
    """Format references as we do."""
    return written(format_references(references, style, "bibliography").entries, "text")


def by_citeproc_py(references: list[Reference], style: Style) -> str:
    """Format references with citeproc-py."""
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        file = Path(folder) / "style.csl"
        file.write_bytes(style.text)
        items = [readable(one, style) for one in references]
        made = CitationStylesBibliography(
            CitationStylesStyle(str(file), validate=False), CiteProcJSON(items), plain
        )
        for one in references:
            made.register(Citation([CitationItem(one.key)]))
        return "\n".join(map(str, made.bibliography()))


def _seconds(
    work: Callable[[list[Reference], Style], object], references: list[Reference], style: Style
) -> float:
    begun = _spent()
    work(references, style)
    return _spent() - begun


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
