"""A bibliography file through the real TeX engines, as the text that they print.

The page is five metres wide, so that each entry is one line and nothing is hyphenated.
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from provenance.bibliography.words.wording import table

TEX = (
    "apt-get install -y --no-install-recommends biber texlive-latex-base texlive-bibtex-extra"
    " texlive-latex-extra texlive-lang-cyrillic cm-super lmodern poppler-utils"
)

CYRILLIC = "".join(
    rf"\DeclareTextSymbolDefault{{{command}}}{{T2A}}"
    for command in table("latex", "cyrillic").values()
    if re.fullmatch(r"\\[A-Za-z]+", command)
)
"""Text in T1 takes its Cyrillic letters from T2A."""
PREAMBLE = r"""\documentclass{article}
\usepackage[T2A,T1]{fontenc}
\usepackage[russian,main=english]{babel}
\usepackage{lmodern}
\pagestyle{empty}\parindent0pt
\DeclareUnicodeCharacter{02B9}{\ensuremath{'}}
"""
PACKAGES = {
    "chicago": r"\usepackage{chicago}",
    "jss2": r"\usepackage{natbib}",
}
"""What a style of classic bibtex needs."""
WIDE = (
    r"\pdfpagewidth500cm\pdfpageheight60cm\textwidth490cm\textheight55cm"
    r"\hoffset0pt\oddsidemargin0pt\topmargin0pt\headheight0pt\headsep0pt"
)
FAULTS = re.compile(
    r"^!.*|Missing character.*|Undefined control.*|No driver.*|LaTeX Warning: Citation.*",
    re.MULTILINE,
)


class Typeset(NamedTuple):
    """What came of a document.

    Attributes:
        lines: The lines printed, without those that are empty.
        faults: What TeX's log complains of.
        said: The words of bibtex or biber.
    """

    lines: list[str]
    faults: list[str]
    said: str


def need(install: str, *programs: str) -> None:
    """Skip where a program is not here."""
    missing = [one for one in programs if shutil.which(one) is None]
    if missing:
        pytest.skip(f"{', '.join(missing)} not here; {install}")


def run(folder: Path, *command: str) -> str:
    """Run a program and return all its words; its exit status says little (see the clients)."""
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=1800, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace")


def bibtex_lines(folder: Path, bib: str, style: str, keys: Sequence[str] = ("*",)) -> Typeset:
    """Print a BibTeX file in a style of classic bibtex."""
    packages = PACKAGES.get(style, "")
    cited = "".join(rf"\nocite{{{key}}}" for key in keys)
    body = rf"{cited}\bibliographystyle{{{style}}}\bibliography{{all}}"
    return _typeset(folder, bib, f"{PREAMBLE}{packages}{WIDE}", body, "bibtex")


def biblatex_lines(folder: Path, bib: str, package: str, cited: Sequence[str] = ()) -> Typeset:
    """Print a BibLaTeX file.

    Args:
        folder: Where to work.
        bib: The file.
        package: The package with its options: ``[style=numeric]{biblatex}``.
        cited: Keys to print first as a note, then as a short note, each on a line of its own.
    """
    notes = "".join(f"{kind} {key}: \\cite{{{key}}}.\n\n" for kind in "NS" for key in cited)
    head = rf"{PREAMBLE}{WIDE}\usepackage{package}\addbibresource{{all.bib}}"
    return _typeset(folder, bib, head, rf"{notes}\nocite{{*}}\printbibliography", "biber")


def biblatex_document(folder: Path, bib: str, package: str, cited: Sequence[str]) -> Typeset:
    """Print a document that cites a BibLaTeX file in footnotes, Cyrillic and all."""
    notes = "".join(f"A claim.\\footcite{{{key}}}\n\n" for key in cited)
    head = rf"{PREAMBLE}{CYRILLIC}{WIDE}\usepackage{package}\addbibresource{{all.bib}}"
    return _typeset(folder, bib, head, rf"{notes}\nocite{{*}}\printbibliography", "biber")


def _typeset(folder: Path, bib: str, head: str, body: str, reader: str) -> Typeset:
    need(TEX, "pdflatex", reader, "pdftotext")
    (folder / "all.bib").write_text(bib, encoding="utf-8", newline="")
    page = f"{head}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    (folder / "p.tex").write_text(page, encoding="utf-8")
    latex = ("pdflatex", "-interaction=nonstopmode", "-shell-escape")
    run(folder, *latex, "-draftmode", "p")
    said = run(folder, reader, "p")
    run(folder, *latex, "p")
    log = (folder / "p.log").read_text(encoding="utf-8", errors="replace")
    printed = run(folder, "pdftotext", "-layout", "-enc", "UTF-8", "p.pdf", "-")
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    return Typeset([line for line in lines if line], FAULTS.findall(log), said)
