"""References to a formatted bibliography in Chicago notes, beside citeproc-py and pandoc alone.

Ours goes to pandoc and back (`format_references`, then ``written``); citeproc-py and pandoc get the
same items and the same style file. citeproc-py's rate is the same for any number from 300 on (where
it was 60 a second of 300, it was 63 of 1,000 and 60 of 10,000), so that few tell as much. The time
of pandoc is counted in.
"""

import json
import subprocess
import warnings
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.collection import read
from benchmarks.harness import OURS, Case, Goal, Way
from provenance.bibliography.reference import Reference
from provenance.bibliography.referring.refer import refer
from provenance.citations.engine import format_references
from provenance.citations.items import readable
from provenance.citations.style import find_style
from provenance.citations.writing import written

STYLE = "chicago-18"
References = Sequence[Reference]


def _read(file: Path, size: int) -> list[Reference]:
    return [
        refer(one).model_copy(update={"key": f"k{at}"}) for at, one in enumerate(read(file, size))
    ]


def _ours(references: References) -> None:
    written(format_references(references, find_style(STYLE), "bibliography").entries, "text")


def _pandoc(references: References) -> None:
    import pypandoc  # the peers: each needed in its process alone

    style = find_style(STYLE)
    with TemporaryDirectory() as folder:
        items, csl, text = (Path(folder) / name for name in ("items.json", "style.csl", "in.md"))
        items.write_text(json.dumps([readable(one, style) for one in references]), "utf-8")
        csl.write_bytes(style.text)
        text.write_text("---\nnocite: '@*'\n---\n", "utf-8")
        asked = ["--citeproc", f"--bibliography={items}", f"--csl={csl}", "-t", "plain", str(text)]
        subprocess.run([pypandoc.get_pandoc_path(), *asked], check=True, capture_output=True)


def _pandoc_version() -> str:
    import pypandoc

    return str(pypandoc.get_pandoc_version())


def _citeproc_py(references: References) -> None:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
    from citeproc.formatter import plain
    from citeproc.source.json import CiteProcJSON

    style = find_style(STYLE)
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
        "\n".join(map(str, made.bibliography()))


_PANDOC = (
    "Nearly all of our time is that of pandoc, which formats by the style; the row pandoc tells "
    "what it takes for the same items by itself. A processor of CSL written anew would be needed "
    "to be quicker, and would have to be right in every style that pandoc is right in."
)

CASES = (
    Case(
        "bibliography in Chicago notes",
        _read,
        {
            OURS: Way(_ours, "custody-chain"),
            "pandoc": Way(_pandoc, "pypandoc_binary", told=_pandoc_version),
            "citeproc-py": Way(_citeproc_py, "citeproc-py", at_most=300),
        },
        size=500,
        quick=4,
        unit="references",
        goals=(Goal("citeproc-py", 20, _PANDOC),),
        remark="Memory is that of the Python process; pandoc's own is not in it.",
    ),
)
