"""Formatted entries as text, HTML, Markdown, LaTeX or a Word document."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from provenance.bibliography.words.wording import capitalized, say
from provenance.citations.arranging import Archive, Group
from provenance.citations.entry import Entry
from provenance.citations.pandoc import Beat, run
from provenance.citations.text import as_text
from provenance.citations.tree import Node, bullets, division, document, heading, plain

Output = Literal["text", "markdown", "latex", "html", "page", "docx"]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Pandoc's name of a form, whether entries stand in divisions there, what else it is told."""

    name: str
    divided: bool = False
    more: tuple[str, ...] = ()


_WRITERS: Final[dict[Output, _Writer]] = {
    "text": _Writer("plain"),
    "markdown": _Writer("commonmark+tex_math_dollars+strikeout+subscript-raw_html"),
    "latex": _Writer("latex"),
    "html": _Writer("html5", divided=True),
    "page": _Writer("html5", divided=True, more=("--standalone", "--metadata=pagetitle=Citations")),
    "docx": _Writer("docx", divided=True, more=("--output=-",)),
}
_STRING: Final = re.compile(r'"t": "Str", "c": "(?:[^"\\]|\\.)*"')
_ENTITY: Final = re.compile(r"&(?=#?\w{1,40};)")
_AMPERSAND: Final = "\ufdd2"
"""Stands for an ampersand that would begin the name of a sign (CommonMark 0.31, 2.5)."""

OUTPUTS: Final[tuple[Output, ...]] = tuple(_WRITERS)
"""The forms in which citations are written."""

TEXTS: Final[tuple[Output, ...]] = tuple(one for one in OUTPUTS if one != "docx")
"""Those that are text; a Word document is a file that no text holds."""


def written(entries: Sequence[Entry], output: Output, beat: Beat | None = None) -> bytes:
    """Return entries in a form, each a paragraph.

    Args:
        entries: The entries, in their order.
        output: The form.
        beat: Told how long it takes.

    Raises:
        MissingExtra: The processor is not installed, and the form is not plain text.
    """
    if output == "text":
        return _text(listed(entries, output))
    return written_blocks(listed(entries, output), output, beat)


def written_groups(groups: Sequence[Group], output: Output, beat: Beat | None = None) -> bytes:
    """Return a bibliography in groups, each under its heading; see `written`."""
    blocks: list[Node] = []
    for number, group in enumerate(groups, 1):
        blocks.append(heading(group.level, group.heading))
        blocks += listed(group.entries, output, f"refs-{number}") if group.entries else []
    return written_blocks(blocks, output, beat)


def written_archives(
    archives: Sequence[Archive], output: Output, beat: Beat | None = None
) -> bytes:
    """Return the list of the archives consulted, each with its fonds; see `written`."""
    if not archives:
        return b""
    items = [
        [plain(one.name), *([bullets([[plain(name)] for name in one.fonds])] if one.fonds else [])]
        for one in archives
    ]
    title = heading(1, capitalized(say("archives-consulted")))
    return written_blocks([title, bullets(items)], output, beat)


def listed(entries: Sequence[Entry], output: Output, name: str = "refs") -> list[Node]:
    """Return entries as the blocks of a list, with the classes that CSL processors give them."""
    if not _WRITERS[output].divided:
        return [block for entry in entries for block in _plain(entry.blocks)]
    divided = [division(entry.blocks, f"ref-{entry.key}", "csl-entry") for entry in entries]
    return [division(divided, name, "references", "csl-bib-body", "hanging-indent")]


def written_blocks(blocks: list[Node], output: Output, beat: Beat | None = None) -> bytes:
    """Return any blocks in a form; see `written`."""
    writer = _WRITERS[output]
    arguments = ["--from=json", f"--to={writer.name}", "--wrap=none", *writer.more]
    text = json.dumps(document(blocks), ensure_ascii=False)
    if output == "latex":
        text = text.replace("\ufffd", "?")  # pdfTeX has no such sign and stops
    if output != "markdown":
        return run(arguments, text.encode("utf-8"), beat=beat)
    marked = _STRING.sub(lambda found: _ENTITY.sub(_AMPERSAND, found[0]), text)
    return run(arguments, marked.encode("utf-8"), beat=beat).replace(_AMPERSAND.encode(), b"\\&")


def _text(paragraphs: list[Node]) -> bytes:
    """Return paragraphs as pandoc's plain writer does, in a tenth of the time."""
    return "".join(f"{as_text(one['c'])}\n\n" for one in paragraphs).encode("utf-8")[:-1]


def _plain(blocks: list[Node]) -> list[Node]:
    """Return the paragraphs of an entry; the parts of a numbered one are made one paragraph."""
    if all(block["t"] == "Para" for block in blocks):
        return blocks
    inlines: list[Node] = []
    for block in _paragraphs(blocks):
        inlines += [{"t": "Space"}, *block["c"]] if inlines else block["c"]
    return [{"t": "Para", "c": inlines}]


def _paragraphs(blocks: list[Node]) -> list[Node]:
    found: list[Node] = []
    for block in blocks:
        found += _paragraphs(block["c"][1]) if block["t"] == "Div" else [block]
    return found
