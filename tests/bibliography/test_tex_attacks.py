r"""What a title, a name, a note or an address smuggles in does not run: shell escape is on.

Each attack would leave a file or print the secret; it is printed as the text that it is.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from typesetting import Typeset, biblatex_lines, bibtex_lines

from provenance.bibliography.format import formats
from provenance.bibliography.reference import Carried, Location, Name, Reference, Translation
from provenance.model.date import ArchivalDate

READ = "the-secret-file-was-read"
ATTACKS = (
    r"\immediate\write18{touch pwned}",
    r"\write18{touch pwned}",
    r"\input{secret}",
    r"\input{|touch pwned}",
    r"\csname input\endcsname{secret}",
    r"^^5cinput{secret}",
    r"\openout15=pwned\write15{x}\closeout15",
    r"{\catcode`\@=11 \@@input secret }",
    r"}\immediate\write18{touch pwned}{",
    r"}, title = {x}} @misc{evil, title = {\input{secret}}} @misc{rest, note = {",
    r'" # "\input{secret}',
    r"@preamble{ {\input{secret}} }",
    r"@string{jan = {\input{secret}}}",
    r"@comment{\input{secret}}",
    r"% \input{secret}",
    r"$\input{secret}$ & # ~ _",
    r"\def\end{} \verb|x| \\ \par \bye",
    "one\x00two\x1b]0;x\x07\nthree\r\n\\input{secret}",
    r"\mkbibquote{\input{secret}} `\input{secret}'",
    r"10.1/^^5cimmediate^^5cwrite18^^7btouch pwned^^7d",
    r"10.1/x ^^5cinput secret ",
    r"a$b%c&d#e~f_g",
    r"\bibinfo{x}\url{\input{secret}} \href{run:touch pwned}{x}",
)
CARRIED = (
    "abstract", "keywords", "type", "pubstate", "langid", "options", "execute", "crossref", "xdata",
    "related", "relatedtype", "entryset", "gender", "pagination", "editortype", "authortype",
    "presort", "sortkey", "shorthand", "doi", "eprint", "file", "verbc", "ids", "year", "volume",
)  # fmt: skip
"""Fields of an import that no part of a record holds."""
PRINTERS = {
    "plain": ("bibtex", partial(bibtex_lines, style="plain")),
    "biblatex": ("biblatex", partial(biblatex_lines, package="[style=numeric]{biblatex}")),
    "biblatex-chicago": (
        "biblatex-chicago",
        partial(biblatex_lines, package="[notes,annotation]{biblatex-chicago}"),
    ),
}
"""Formats, each in styles of its own."""


def hostile(number: int, attack: str) -> Reference:
    """A reference with an attack in every field that takes words."""
    person = Name(literal=attack, family=attack, given=attack)
    body = Name(literal=attack, corporate=True, affiliation=attack)
    return Reference(
        key=f"attack-{number}",
        record=f"attack-{number}",
        title=attack,
        kind=attack,
        authors=(person, body),
        addressees=(person, body),
        date=ArchivalDate(edtf="../1962-11-05", printed=attack),
        languages=(attack,),
        location=Location(
            holds="original",
            archive=attack,
            abbreviation=attack,
            place=attack,
            call_number=attack,
            collection=attack,
        ),
        copy_clause=attack,
        translations=(
            Translation(translators=(body,), source=attack, language=attack),
            Translation(translators=(person,)),
        ),
        url=f"https://example.org/{attack}",
        note=attack * (40 if number == 0 else 1),
        chain={},
        carried=tuple(Carried(format="bibtex", name=name, value=attack) for name in CARRIED),
    )


@pytest.mark.client
@pytest.mark.parametrize(("name", "print_it"), PRINTERS.values(), ids=PRINTERS)
def test_nothing_that_is_smuggled_in_runs(
    tmp_path: Path, name: str, print_it: Callable[[Path, str], Typeset]
) -> None:
    (tmp_path / "secret.tex").write_text(READ, encoding="ascii")
    references = [hostile(number, attack) for number, attack in enumerate(ATTACKS)]
    bib = "".join(formats()[name].write(references))
    found: Typeset = print_it(tmp_path, bib)
    assert not (tmp_path / "pwned").exists()
    assert found.faults == []
    assert "secret.tex" not in (tmp_path / "p.log").read_text("utf-8", "replace")
    text = "".join("".join(found.lines).split())
    assert READ not in text
    printed = [attack for attack in ATTACKS if "".join(attack.split()) in text]
    assert len(printed) > 10  # the others hold signs that TeX's fonts draw otherwise


@pytest.mark.client
def test_nothing_runs_where_addresses_are_printed(tmp_path: Path) -> None:
    """A style that prints a DOI as text."""
    (tmp_path / "secret.tex").write_text(READ, encoding="ascii")
    bare = [attack for attack in ATTACKS if "{" not in attack]  # braces never go out raw
    references = [hostile(number, attack) for number, attack in enumerate(bare, 1)]
    for one in ("".join(formats()["bibtex"].write([each])) for each in references):
        found = bibtex_lines(tmp_path, one, "jss2")
        assert not (tmp_path / "pwned").exists()
        assert READ not in "".join("".join(found.lines).split())
        assert "secret.tex" not in (tmp_path / "p.log").read_text("utf-8", "replace")


@pytest.mark.client
def test_the_attacks_are_real(tmp_path: Path) -> None:
    """The same words unescaped do run: what the other test shows is not that TeX is deaf."""
    (tmp_path / "secret.tex").write_text(READ, encoding="ascii")
    title = "".join(ATTACKS[:3])
    found = bibtex_lines(tmp_path, f"@misc{{k, key = {{k}}, title = {{{title}}}}}", "plain")
    assert (tmp_path / "pwned").exists()
    assert READ in " ".join(found.lines)


@pytest.mark.client
def test_the_attacks_on_addresses_are_real(tmp_path: Path) -> None:
    doi = "10.1/^^5cimmediate^^5cwrite18^^7btouch pwned^^7d"
    bibtex_lines(tmp_path, f"@misc{{k, author = {{A}}, title = {{T}}, doi = {{{doi}}}}}", "jss2")
    assert (tmp_path / "pwned").exists()
