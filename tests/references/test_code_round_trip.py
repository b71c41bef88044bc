"""What is written in a grammar is read again in it: any code, any style, any script."""

import re
import string
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.model.notation import Level
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.references.grammars import Grammar, grammars
from provenance.references.read import read_in
from provenance.references.styles import styles
from provenance.references.values import normal
from provenance.references.write import write_in

ALPHABET: Final = string.ascii_letters + string.digits + "/.-()#*& "
TITLES: Final = ("National Security Files", "Rusk Papers", "Conference Files", "Asie et Océanie")
SHEETS: Final = ("leaf", "page", "frame")


def sheets() -> st.SearchStrategy[str]:
    one = st.builds("{}{}".format, st.integers(1, 999), st.sampled_from(("", "", "ob")))
    several = st.builds("{}-{}".format, one, one)
    return st.one_of(one, several, st.builds("{}, {}".format, one, several))


def values_of(grammar: Grammar, level: Level) -> st.SearchStrategy[str]:
    """Return values that may stand at a level of a grammar."""
    if level in SHEETS:
        return sheets()
    if level in grammar.values:
        pattern = re.compile(grammar.values[level], re.ASCII)
        found = st.from_regex(pattern, fullmatch=True, alphabet=ALPHABET)
        return found.filter(lambda value: re.fullmatch(r"\w(?:.*[\w*])?", value) is not None)
    if level in ("collection", "series"):
        return st.sampled_from(TITLES)
    return st.integers(1, 9999).map(str)


@st.composite
def codes_of(draw: Callable[..., object], grammar: Grammar) -> ReferenceCode:
    """Return a code of a grammar in its order: what it needs, and some of its other levels."""
    numbered = [one for one in grammar.order if one not in (*SHEETS, "collection", "series")]
    chosen = draw(st.sets(st.sampled_from(grammar.order), max_size=4))
    assert isinstance(chosen, set)
    chosen |= set(grammar.needs)
    if not chosen & set(numbered):
        chosen.add(numbered[0])
    if grammar.unbroken or grammar.glue:
        last = max(numbered.index(one) for one in chosen if one in numbered)
        chosen |= {one for one in numbered[: last + 1] if one != "document_number"}
    levels = [level for level in grammar.order if level in chosen]
    parts = [CodeLevel(level=one, value=str(draw(values_of(grammar, one)))) for one in levels]
    return ReferenceCode(levels=tuple(parts))


def compared(code: ReferenceCode) -> list[tuple[str, str]]:
    return sorted((part.level, normal(part.level, part.value)) for part in code.levels)


any_code = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("grammar", grammars().values(), ids=grammars())
@any_code
@given(data=st.data())
def test_what_is_written_is_read_again(grammar: Grammar, data: st.DataObject) -> None:
    code = data.draw(codes_of(grammar))
    written = write_in(code, grammar)
    assert read_in(written, grammar).levels == code.levels, written


@pytest.mark.parametrize("style", styles())
@pytest.mark.parametrize("grammar", grammars().values(), ids=grammars())
@any_code
@given(data=st.data())
def test_every_style_is_read_again_as_the_same(
    grammar: Grammar, style: str, data: st.DataObject
) -> None:
    code = data.draw(codes_of(grammar))
    for script in grammar.forms:
        written = write_in(code, grammar, style=style, script=script)
        assert compared(read_in(written, grammar)) == compared(code), written
