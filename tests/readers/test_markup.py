"""XML of others: taken apart in pieces, hardened, and every fault at its line."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import DataSyntaxError
from provenance.readers import markup
from provenance.readers.flat import flatten, words_of
from provenance.readers.markup import (
    MOST_DEEP,
    MOST_LARGE,
    MOST_LONG,
    Begun,
    Element,
    Ended,
    Piece,
    pieces,
)


def take(content: bytes, *wanted: str) -> tuple[list[Piece], DataSyntaxError | None]:
    found: list[Piece] = []
    try:
        for piece in pieces(BytesIO(content), "a.xml", lambda name, _: name in wanted):
            found.append(piece)  # noqa: PERF402 - what came before the fault is wanted
    except DataSyntaxError as error:
        return found, error
    return found, None


def test_wanted_elements_come_whole_and_the_others_begin_and_end() -> None:
    content = b'<x:a xmlns:x="u">\n<b id="1">One <i>two</i></b><c/></x:a>'
    found, fault = take(content, "b")
    assert fault is None
    begun, whole, *rest = found
    assert isinstance(begun, Begun) and (begun.name, begun.line) == ("a", 1)
    assert isinstance(whole, Element)
    assert (whole.name, whole.line, whole.get("id"), words_of(whole)) == ("b", 2, "1", "One two")
    assert [type(one) for one in rest] == [Begun, Ended, Ended]


MANY = b"<c%s/>" % b"".join(b' a%d=""' % number for number in range(10_000))
HOSTILE = {
    "bomb": b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>\n<a>&c;</a>',
    "outer entity": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>\n<a>&b;</a>',
    "parameter entity": b'<!DOCTYPE a [<!ENTITY % b SYSTEM "http://x/">%b;]>\n<a/>',
    "undeclared entity": b'<!DOCTYPE a SYSTEM "a.dtd">\n<a>&nbsp;</a>',
    "attribute of every element": b'<!DOCTYPE a [<!ATTLIST c d CDATA "x">]>\n<a><c/><b/></a>',
    "depth": b"<a>" * (MOST_DEEP + 1) + b"</a>" * (MOST_DEEP + 1),
    "one large element": b"<a><b>" + b"x" * (MOST_LARGE + 1) + b"</b></a>",
    "many small elements": b"<a><b>" + b"<c/>" * (MOST_LARGE // 60) + b"</b></a>",
    "long attributes": b"<a><b>" + b'<c d="%s"/>' % (b"x" * (MOST_LONG // 2)) * 33 + b"</b></a>",
    "many attributes": b"<a><b>" + MANY * (MOST_LARGE // 200_000) + b"</b></a>",
    "one long comment": b"<a><!--" + b"x" * (2 * MOST_LONG) + b"--></a>",
    "unknown encoding": b'<?xml version="1.0" encoding="x-nobody"?><a/>',
    "not XML": b"RGANI, f. 5",
    "nothing": b"",
}


REASONS = {
    "bomb": "declares an entity, 'b'",
    "outer entity": "declares an entity, 'b'",
    "parameter entity": "declares an entity, 'b'",
    "attribute of every element": "declares a value of 'd' for every 'c'",
    "depth": "elements inside one another",
    "one large element": "a <b> of more than",
    "many small elements": "a <b> of more than",
    "long attributes": "a <b> of more than",
    "many attributes": "a <b> of more than",
    "one long comment": "a tag or comment of more than",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_refused_with_its_line_and_nothing_of_it_is_taken(name: str) -> None:
    found, fault = take(HOSTILE[name], "b")
    assert fault is not None and fault.line >= 1
    assert REASONS.get(name, "") in fault.problem
    assert not [one for one in found if isinstance(one, Element)]


def test_a_reference_to_an_outer_dtd_is_passed_over_unread() -> None:
    found, fault = take(
        b'<!DOCTYPE ead PUBLIC "+//x//DTD" "http://127.0.0.1:1/ead.dtd">\n<b/>', "b"
    )
    assert (len(found), fault) == (1, None)


def test_each_element_is_weighed_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_LARGE", 1000)
    found, fault = take(b"<a>" + b"<b>One</b>" * 100 + b"</a>", "b")
    assert fault is None
    assert sum(isinstance(one, Element) for one in found) == 100


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"<a>\n<b>One</b>\n<b>Two</c></a>", 3), (b"<a>\n<b>One</b>\n<b>Tw", 3), (b"<a><b/>&</a>", 1)],
)
def test_broken_xml_gives_what_stands_before_the_fault(content: bytes, line: int) -> None:
    found, fault = take(content, "b")
    assert sum(isinstance(one, Element) for one in found) == 1
    assert fault is not None and fault.line == line
    assert "broken" in fault.problem


def test_elements_of_any_encoding_that_xml_declares_are_read() -> None:
    content = '<?xml version="1.0" encoding="{}"?><b>Jeleń</b>'
    for encoding in ("utf-8", "utf-16", "iso-8859-2"):
        (found,), fault = take(content.format(encoding).encode(encoding), "b")
        assert fault is None and isinstance(found, Element) and words_of(found) == "Jeleń"


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: f"<b>{text}</b>".encode()))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    found, fault = take(content, "b")
    for one in found:
        if isinstance(one, Element):
            assert words_of(one) == " ".join(words_of(one).split())
    assert found or fault


@given(st.lists(st.sampled_from(["One", " ", "<i>two</i>", "<lb/>", "\n", "<p>x y</p>"])))
def test_marks_stand_where_their_words_do(parts: list[str]) -> None:
    (whole,), _ = take(f"<b>{''.join(parts)}</b>".encode(), "b")
    assert isinstance(whole, Element)
    flat = flatten(whole)
    for mark in flat.marks:
        assert flat.words.text[mark.words.start : mark.words.end] == mark.words.text
    assert len(list(flat.marked("i"))) == parts.count("<i>two</i>")
