"""What the formatting of citations lets through unchanged, the whole way would not have changed."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up.references import plausible, references
from made_up.words import texts

from provenance.bibliography.reference import Reference
from provenance.citations import engine
from provenance.citations.engine import As, format_references
from provenance.citations.items import (
    _RANGES,
    _calling,
    _dashed,
    _edition_with_dashes,
    _with_dashes,
    readable,
)
from provenance.citations.mending import may_need_mending, mend
from provenance.citations.signs import _HIDDEN, hidden
from provenance.citations.style import find_style
from provenance.citations.writing import listed, written, written_blocks

STYLE = find_style("chicago-18")
MADE_UP = [one.model_copy(update={"key": f"k{n}"}) for n, one in enumerate(references(40))]
LIKELY = [one.model_copy(update={"key": f"l{n}"}) for n, one in enumerate(plausible(40))]
pieces = st.sampled_from(("pp. 3-4", "l. 5-7ob", "ll. 1-2", "POL 15-1", "frames 9-12", " ", "-"))


@given(st.one_of(texts, st.text(max_size=20), st.text("a<\t\x85\u202e\ufdd0\ufeff ", max_size=9)))
def test_a_printable_text_hides_what_any_other_hides(text: str) -> None:
    assert hidden(text) == text.translate(_HIDDEN)


@given(st.lists(st.one_of(pieces, st.text(max_size=5)), max_size=5).map("".join))
def test_a_text_without_a_hyphen_has_no_range(text: str) -> None:
    plain = text
    for each in _RANGES:
        plain = each.sub(r"\1–\2", plain)
    assert _dashed(text) == plain


def test_references_without_editions_and_with_a_kind_are_as_if_they_were_copied() -> None:
    for one in (*MADE_UP, *LIKELY):
        container = one.container and _edition_with_dashes(one.container)
        editions = tuple(map(_edition_with_dashes, one.editions))
        copied = one.model_copy(update={"container": container, "editions": editions})
        assert _with_dashes(one) == copied
        called = one.model_copy(update={"kind": one.kind or STYLE.untitled})
        if called.kind:
            assert _calling(called, STYLE) == _calling(one, STYLE)


@pytest.mark.parametrize("as_", ["note", "bibliography"])
def test_mending_changes_nothing_where_a_title_needs_none(
    as_: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    several: list[Reference] = [*MADE_UP, *LIKELY]
    needing = {
        one.key for one in several if may_need_mending(str(readable(one, STYLE).get("title", "")))
    }
    monkeypatch.setattr(engine, "mend", lambda _: None)
    made = [one for one in format_references(several, STYLE, as_).entries if one.key not in needing]
    assert made
    for one in made:
        mended = deepcopy(one.blocks)
        mend(mended)
        assert mended == one.blocks, one.key


def test_plain_text_is_that_of_the_processor() -> None:
    entries = format_references(LIKELY, STYLE, "bibliography").entries
    whole = written_blocks(listed(entries, "text"), "text")
    assert written(entries, "text").split() == whole.split()
