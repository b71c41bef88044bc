"""What need not be looked at sign by sign comes out as if it had been."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from bibtexparser.model import Entry, Field
from hypothesis import given
from hypothesis import strategies as st
from made_up.dates import EDTF
from made_up.words import texts

from provenance.bibliography.carried.latex import IN_TEXT, Writing, with_carried
from provenance.bibliography.reference import Name, Reference, Translation
from provenance.bibliography.syntax import latex
from provenance.bibliography.syntax.latex import ascii_latex, inert, unwritable
from provenance.bibliography.syntax.lines import _NO_TEXT, one_line
from provenance.bibliography.words.dating import at_most_as_precise
from provenance.model.date import ArchivalDate

SIGNS = "aZ9 -'`\"<>,,.&%{}\\$#_~^\x00\x1b\x7f\x85\u2028\ufdd0\ufffe\u0301\u0308éńßЖй中—"
written = st.one_of(texts, st.text(SIGNS, max_size=20), st.text(max_size=20))
names = st.lists(st.sampled_from([Name(literal=one) for one in "abc"]), max_size=3)


def line(text: str) -> str:
    """Return a text on one line, with each sign looked at."""
    return re.sub(rf"[{_NO_TEXT} ]+", " ", text).strip(" ")


@given(written)
def test_a_printable_text_is_one_line_as_any_other(text: str) -> None:
    assert one_line(text) == line(text)


@given(written)
def test_latex_is_what_each_letter_is_written_as(text: str) -> None:
    normal = unicodedata.normalize("NFC", line(text))
    words = latex._LIGATURE.split(normal)
    assert ascii_latex(text) == "{}".join("".join(letters(one)) for one in words)
    left = (sign for letter in letters(normal) for sign in letter if ord(sign) > 126)
    assert unwritable(text) == tuple(dict.fromkeys(left))
    disarmed = (one.translate(latex._specials()) for one in latex._LIGATURE.split(line(text)))
    assert inert(text) == "{}".join(disarmed)


def letters(text: str) -> Iterator[str]:
    place = 0
    for word in latex._cyrillic_words().finditer(text):
        yield from map(letter, latex._clusters(text[place : word.start()]))
        yield latex._in_t2a(word[0], initials=False)
        place = word.end()
    yield from map(letter, latex._clusters(text[place:]))


def letter(cluster: str) -> str:
    if cluster.isascii():
        return latex._ascii().get(ord(cluster), cluster)
    return latex._letter(cluster)


whole = st.dates(min_value=date(1, 1, 1)).map(str)
known = st.one_of(whole, whole.map(lambda day: day[:7]), whole.map(lambda day: day[:4]))


@given(st.one_of(known, st.sampled_from(EDTF)))
def test_an_exact_date_is_what_its_bounds_say(edtf: str) -> None:
    when = ArchivalDate(edtf=edtf)
    assert at_most_as_precise(when) == between(when.earliest, when.latest)


def between(first: date | None, last: date | None) -> str | None:
    if first is None or last is None:
        return None
    if first.year != last.year:
        return f"{first.year:04d}/{last.year:04d}"
    alike = 10 if first == last else 7 if first.month == last.month else 4
    return first.isoformat()[:alike]


@given(st.lists(names, max_size=3))
def test_translators_stand_once_however_many_there_are(several: list[list[Name]]) -> None:
    translations = tuple(Translation(language="en", translators=tuple(one)) for one in several)
    made = Reference(key="k", record="r", chain={}, translations=translations)
    every = [name for one in several for name in one]
    assert made.translators == tuple(dict.fromkeys(every))


@given(st.dictionaries(st.sampled_from(("title", "note", "date")), texts))
def test_an_entry_to_which_no_import_brought_anything_stands_as_it_is(said: dict[str, str]) -> None:
    entry = Entry("misc", "k", [Field(key, f"{{{ascii_latex(one)}}}") for key, one in said.items()])
    nothing = Reference(key="k", record="r", chain={}, aliases=("k",))
    made = with_carried(entry, nothing, Writing(ascii_latex, IN_TEXT))
    assert made == Entry("misc", "k", list(entry.fields))
