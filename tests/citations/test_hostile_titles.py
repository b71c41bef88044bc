"""What a title or a note smuggles in comes out as the words that it is, in every form."""

import json
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Final, get_args

import pytest
from lxml import etree
from made_up.words import NASTY

from provenance.bibliography.reference import Edition, Name, Reference
from provenance.citations import processing
from provenance.citations.engine import As, format_references
from provenance.citations.entry import Entry
from provenance.citations.house.form import forms
from provenance.citations.pandoc import run
from provenance.citations.style import find_style
from provenance.citations.text import as_text
from provenance.citations.tree import document
from provenance.citations.writing import Output, written
from provenance.errors import FormatterFailed
from provenance.model.record import Record

SMUGGLED: Final = (
    "<script>alert(1)</script>",
    "<i onmouseover=alert(1)>x</i>",
    '<span class="nocase" style="x">y</span>',
    r"\input{/etc/passwd}",
    r"\immediate\write18{touch pwned}",
    r"$\write18{ls}$ ^^5cinput",
    "[x](javascript:alert(1))",
    "&lt;b&gt; ~~gone~~ &#60;i&#62; R&D; a & b",
    "![x](http://example.org/track.png)",
    "=cmd|' /C calc'!A0",
    "`code`{=html} ```{=latex}",
    "@dobrynin-1962-10-30 [@*]",
    "<!-- x --> <![CDATA[ y ]]>",
    "{{include}} ${x} %s \\u003cscript\\u003e",
    "# x\n\n* y\n\n---\n\n    z",
    "a\u202eb\u2066c",
    '<i>m</i> <b>n</b> <sup>o</sup> <span class="nocase">p</span> <sc>q</sc>',
)
STYLES: Final = ("chicago-18-archival", "apa-7")
WAYS: Final[tuple[As, ...]] = get_args(As)
HTML: Final = {"div", "span", "em", "a", "p", "strong", "sup"}
PAGE: Final = {"html", "head", "meta", "title", "style", "body"}
ATTRIBUTES: Final = {"id", "class", "role", "href"}
COMMANDS: Final = (
    r"\\(?:textbackslash|textless|textgreater|textbar|textasciitilde|textquotesingle|emph|href|url"
    r"|ldots|textsuperscript|item|textasciigrave|nolinkurl|texttt|,)(?![A-Za-z])|\\[{}$&#%_^ /]"
)
CONTROL: Final = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
EBB: Final = "National Security Archive Electronic Briefing Book"
WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def smuggling(text: str, at: int) -> Reference:
    """Return a reference with a text wherever one can stand."""
    return Reference(
        key=f"s{at}", record=f"s{at}", title=text, kind=text, authors=(Name(literal=text),),
        addressees=(Name(literal=text, family=text, given=text),), copy_clause=text,
        url=f"{'https://example.org/' if at % 2 else 'javascript:'}{text}", note=text,
        chain={"x": text},
    )  # fmt: skip


@cache
def entries(style: str, way: As) -> tuple[Entry, ...]:
    references = [smuggling(text, at) for at, text in enumerate((*SMUGGLED, *NASTY) * 2)]
    return format_references(references, find_style(style), way).entries


@cache
def made(style: str, way: As, output: Output) -> bytes:
    return written(entries(style, way), output)


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: dict[str, set[str]] = {}
        self.other: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, set()).add(value or "")

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("style", STYLES)
def test_html_has_no_tag_but_its_own(style: str, way: As) -> None:
    found = Tags(made(style, way, "html").decode())
    assert found.tags <= HTML
    assert set(found.attributes) <= ATTRIBUTES
    assert all(
        link.startswith(("http://", "https://")) for link in found.attributes.get("href", ())
    )
    assert found.other == []
    page = Tags(made(style, way, "page").decode())
    assert page.tags <= HTML | PAGE


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("style", STYLES)
def test_latex_has_no_command_but_those_of_signs_and_italics(style: str, way: As) -> None:
    text = made(style, way, "latex").decode()
    assert "\\" not in re.sub(COMMANDS, "", text)
    assert "^^" not in text
    words = re.sub(r"\\(?:url|href)\{[^{}]*\}", lambda link: re.sub("[&_]", "", link[0]), text)
    assert not re.search(r"(?<!\\)[$&#%_]", words.replace("\\textbackslash u", ""))
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("style", STYLES)
def test_markdown_is_paragraphs_of_words(style: str, way: As) -> None:
    markdown = made(style, way, "markdown")
    for reader in ("commonmark", "gfm"):
        tree = json.loads(run([f"--from={reader}", "--to=json"], markdown))
        assert {block["t"] for block in tree["blocks"]} <= {"Para"}
        links: list[str] = []
        assert _types(tree["blocks"], links) <= {
            "Para", "Str", "Space", "Emph", "Link", "SoftBreak", "Strong",
        }  # fmt: skip
        assert all(link.startswith(("http://", "https://")) for link in links)


def test_markdown_prints_the_signs_of_a_title() -> None:
    """Nothing of them is the name of another sign, or strikes something out."""
    title = "&lt;b&gt; ~~gone~~ ~x~ &#60;i&#62; R&D; a & b"
    reference = Reference(key="k", record="k", title=title, chain={})
    found = format_references([reference], find_style("gost-7.0.5-archival"), "bibliography")
    for reader in ("commonmark", "gfm"):
        text = run([f"--from={reader}", "--to=plain"], written(found.entries, "markdown"))
        assert title in text.decode()


def _types(node: object, links: list[str]) -> set[str]:
    if isinstance(node, list):
        return {kind for one in node for kind in _types(one, links)}
    if not isinstance(node, dict):
        return set()
    if node.get("t") == "Link":
        links.append(node["c"][2][0])
    return {node["t"], *_types(node.get("c"), links)} if "t" in node else set()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("style", STYLES)
def test_a_word_document_has_no_field_and_no_link_but_to_the_web(style: str, way: As) -> None:
    with zipfile.ZipFile(BytesIO(made(style, way, "docx"))) as packed:
        document = etree.fromstring(packed.read("word/document.xml"))
        links = etree.fromstring(packed.read("word/_rels/document.xml.rels"))
    assert not list(document.iter(f"{WORD}fldSimple", f"{WORD}instrText", f"{WORD}object"))
    outside = [one.get("Target") for one in links if one.get("TargetMode") == "External"]
    assert all(str(link).startswith("https://example.org/") for link in outside)


@pytest.mark.parametrize("style", STYLES)
def test_text_has_the_words_and_no_signs_that_steer(style: str) -> None:
    text = made(style, "bibliography", "text").decode()
    assert not re.search(CONTROL, text)
    letters = _letters(text)
    assert [one for one in SMUGGLED if _letters(one) not in letters] == []
    assert "<script>alert(1)</script>" in text.casefold()


@pytest.mark.parametrize("style", STYLES)
def test_markup_that_the_processor_knows_is_printed_as_it_stands(style: str) -> None:
    reference = smuggling("x", 1).model_copy(update={"title": SMUGGLED[-1]})
    found = format_references([reference], find_style(style), "bibliography")
    assert _letters(SMUGGLED[-1]) in _letters(written(found.entries, "text").decode())


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


@pytest.mark.parametrize("text", [*SMUGGLED, *NASTY])
@pytest.mark.parametrize("container", ["Foreign Relations of the United States", EBB])
def test_a_house_form_is_as_inert(text: str, container: str) -> None:
    for url in (f"javascript:{text}//digitalarchive.wilsoncenter.org/", f"https://x.org/{text}"):
        edition = Edition(
            title=text, container=f"{text} {container}", number=text, place=text, url=url,
            authors=(Name(literal=text),), publishers=(Name(literal=text),),
        )  # fmt: skip
        reference = smuggling(text, 0).model_copy(update={"editions": (edition,), "url": url})
        made = [form.write(Record(id="x"), reference) for form in forms().values()]
        inlines = [one for one in made if one]
        assert len(inlines) == 1
        links: list[str] = []
        kinds = _types(inlines, links)
        assert kinds <= {"Str", "Space", "Emph", "Link"}
        assert all(link.startswith("https://x.org/") for link in links)
        assert not re.search(CONTROL, as_text(inlines[0]))


def test_the_processor_reads_no_file_that_a_text_names(tmp_path: Path) -> None:
    """Were there markup in a text after all: reStructuredText can ask for a file."""
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="ascii")
    try:
        made = run(["--from=rst", "--to=plain"], f".. include:: {secret}\n".encode())
    except FormatterFailed:
        return
    assert b"SECRET" not in made


def test_raw_text_of_the_processor_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made = b'{"blocks": [{"t": "Para", "c": [{"t":"RawInline", "c": ["html", "<script>"]}]}]}'
    monkeypatch.setattr(processing, "run", lambda *_: made)
    with pytest.raises(FormatterFailed, match="raw text"):
        processing.processed([], b"", {})


def test_the_processor_is_told_nothing_of_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, str]] = []
    popen = subprocess.Popen

    def seen(command: list[str], *, env: dict[str, str], **more: object) -> subprocess.Popen[bytes]:
        given.append(env)
        return popen(command, env=env, **more)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setenv("TOKEN", "SECRET")
    monkeypatch.setattr(subprocess, "Popen", seen)
    run(["--from=json", "--to=plain"], json.dumps(document([])).encode())
    [found] = given
    assert set(found) == {"LANG", "LC_ALL", "SOURCE_DATE_EPOCH", "HOME"}
    assert found["HOME"] != os.environ["HOME"]


@pytest.mark.client
def test_pdflatex_runs_nothing_and_reads_nothing(tmp_path: Path) -> None:
    """Even where the shell is open to it (``-shell-escape``)."""
    if shutil.which("pdflatex") is None:
        pytest.skip("needs: apt-get install -y --no-install-recommends texlive-latex-base")
    references = [smuggling(text, at) for at, text in enumerate(SMUGGLED)]
    style = find_style("chicago-18-archival")
    made = written(format_references(references, style, "note").entries, "latex")
    (tmp_path / "secret.tex").write_text("SECRET", encoding="ascii")
    (tmp_path / "notes.tex").write_bytes(made.replace(b"/etc/passwd", b"secret.tex"))
    (tmp_path / "page.tex").write_text(
        r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{textcomp,hyperref}"
        r"\hfuzz=\maxdimen"  # a warning of a long line would show its words in the log
        r"\begin{document}\input{notes}\end{document}",
        encoding="ascii",
    )
    command = ["pdflatex", "-shell-escape", "-interaction=nonstopmode", "page"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert not (tmp_path / "pwned").exists()
    assert b"secret.tex" not in done.stdout
