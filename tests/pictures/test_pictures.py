"""The pictures of a chain: what they show, that no text breaks them, that their bytes are fixed."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from founding_sketch import rec as founding
from hypothesis import given
from hypothesis import strategies as st

from provenance.model.drawing import chart
from provenance.pictures.chart import Chart, Lane, Line, Row
from provenance.pictures.entry import entries
from provenance.pictures.mermaid import mermaid
from provenance.pictures.svg import svg
from provenance.pictures.track import tracks
from provenance.pictures.tree import tree
from provenance.pictures.words import cells, plain, titled, wrap

SVG = "{http://www.w3.org/2000/svg}"
MERGED = chart(founding.custody)
FIRST = chart(founding.custody_in("1"))
GAP = next(row.gap for row in MERGED.rows if row.gap)
SINGLE = Chart("A letter", (Lane("a", "the letter"),), (Row(1, "creation", "creation", "a"),))
EMPTY = Chart("Nothing is known", (), ())
HOSTILE = (
    '<script>alert(1)</script> & "x" \x1b[31m\u202e ]]> --> %%{init}%% `a` \x00\ud800 #quot; \\',
    "</svg></style>",
    "\u05e9\u05dc\u05d5\u05dd \u0430\u0440\u0445\u0438\u0432 \u6a94\u6848",
)


def long_chart(rows: int, lanes: int) -> Chart:
    keeper = (Line("held by", "Archive of Foreign Policy, " * 6, "stated"),)
    things = tuple(Lane(f"l{n}", f"carrier {n}", keeper) for n in range(lanes))
    told = []
    for number in range(rows):
        lane = number % lanes
        source = f"l{lane - 1}" if 0 < number < lanes else None
        lines = (Line("translated by", "W" * 90, "inferred"), Line("to", "someone", "superseded"))
        gap = "no source says how" if number % 6 == 5 else None
        told.append(
            Row(
                number + 1, "hand-over", "hand-over", f"l{lane}", source,
                inferred=number % 4 == 3, lines=lines, accounts=("1", "2"), gap=gap,
            )
        )  # fmt: skip
    return Chart("A long way", things, tuple(told), ("They disagree on much",))


def hostile_chart(text: str) -> Chart:
    lane = Lane("a", text, (Line(text, text, "refuted"),))
    row = Row(
        1, text, text, "a", None, False, (text,), (Line(text, text, "inferred"),), (text,), text
    )
    return Chart(text, (lane,), (row,), (text,))


CHARTS = [MERGED, FIRST, SINGLE, EMPTY, long_chart(20, 6), long_chart(3, 30)]


def parsed(picture: str) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314 - our own output


@pytest.mark.parametrize("drawn", CHARTS)
@pytest.mark.parametrize("width", [340, 640])
def test_svg_is_xml_that_names_and_tells_itself(drawn: Chart, width: int) -> None:
    root = parsed(svg(drawn, width))
    assert (root.tag, root.get("role"), root.get("width")) == (f"{SVG}svg", "img", str(width))
    title, desc = (root.find(f"{SVG}{name}") for name in ("title", "desc"))
    assert title is not None and desc is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert drawn.title in (title.text or "")
    for row in drawn.rows:
        assert f"{row.number}. {row.title}" in (desc.text or "")


@pytest.mark.parametrize("drawn", CHARTS)
def test_nothing_is_drawn_outside_the_sheet(drawn: Chart) -> None:
    for width in (340, 640):
        root = parsed(svg(drawn, width))
        _, _, right, bottom = map(float, (root.get("viewBox") or "").split())
        for element in root.iter():
            for name, limit in (("x", right), ("cx", right), ("y", bottom), ("cy", bottom)):
                assert 0 <= float(element.get(name, 0)) <= limit


def test_svg_needs_nothing_from_outside_and_runs_nothing() -> None:
    picture = svg(MERGED)
    assert "href" not in picture and "url(" not in picture and "<script" not in picture
    assert picture.count("http") == 1  # the namespace


def test_two_pictures_can_stand_on_one_page() -> None:
    one, other = (parsed(svg(drawn)) for drawn in (MERGED, FIRST))
    ids = [[e.get("id") for e in root.iter() if e.get("id")] for root in (one, other)]
    assert not set(ids[0]) & set(ids[1])
    assert all(line.startswith((f"#{one.get('id')}", "@media")) for line in _rules(svg(MERGED)))


def _rules(picture: str) -> list[str]:
    style = parsed(picture).findtext(f"{SVG}style") or ""
    return [line for line in style.splitlines() if line]


def test_what_is_not_known_looks_different() -> None:
    merged, first = svg(MERGED), svg(FIRST)
    assert 'class="line c3 dashed"' in merged and "another account names someone else" in merged
    assert "dotted" in first and 'class="hollow' in first
    assert "a link is missing" not in first and "inferred, not stated" in first
    assert 'class="superseded"' in merged and 'class="superseded"' not in first


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_picture(text: str) -> None:
    drawn = hostile_chart(text)
    root = parsed(svg(drawn))
    allowed = {"svg", "title", "desc", "style", "rect", "path", "text", "tspan", "circle"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    assert not {"\x1b", "\x00", "\u202e"} & set(tree(drawn) + mermaid(drawn) + svg(drawn))
    tree(drawn).encode()


@given(st.text(min_size=1, max_size=60))
def test_any_text_can_be_drawn(text: str) -> None:
    drawn = hostile_chart(text)
    parsed(svg(drawn, 340))
    tree(drawn).encode()
    code = mermaid(drawn).replace("<br>", " ").splitlines()
    assert all(line.count('"') in (0, 2) and "`" not in line for line in code)


@given(st.text(), st.integers(4, 40))
def test_wrapping_keeps_every_letter_and_the_width(text: str, room: int) -> None:
    lines = wrap(plain(text), (room, room), in_cells=True)
    assert "".join("".join(lines).split()) == "".join(plain(text).split())
    assert all(cells(line) <= room for line in lines)


@pytest.mark.parametrize("drawn", CHARTS[:-1])
def test_the_tree_keeps_to_eighty_columns(drawn: Chart) -> None:
    assert all(cells(line) <= 80 for line in tree(drawn).splitlines())


def test_the_tree_of_the_first_account() -> None:
    assert tree(replace(FIRST, rows=FIRST.rows[:2])) == (
        "Telegram…\n"
        "\n"
        "╷    the original\n"
        "│\n"
        "├─╮\n"
        "│ ○  1. Copying · the copy [1]\n"
        "│ │    copied by: someone not named\n"
        "│ │\n"
        "│ ●  2. Hand-over · the copy [1]\n"
        "│ │    from: AVP RF (inferred)\n"
        "│ │    to: NHK\n"
        "│ │\n"
        "■ │  the original\n"
        "  │    held by: AVP RF\n"
        "  │\n"
        "  ■  the copy\n"
        "       held by: National Security Archive\n"
    )


def test_the_tree_shows_what_is_superseded_missing_and_disputed() -> None:
    drawn = tree(replace(MERGED, remarks=("The accounts disagree",)))
    assert "from: NHK [superseded]" in drawn
    assert f"? gap: {GAP}" in drawn
    assert "≠ The accounts disagree" in drawn
    assert drawn.index("Philip Brenner, American") < drawn.index("NHK [superseded]")


def test_a_refuted_step_is_struck_through_and_says_so() -> None:
    steps = [one.model_copy(update={"status": "refuted"}) for one in founding.custody.steps[3:4]]
    drawn = chart(founding.custody.model_copy(update={"steps": tuple(steps)}))
    assert "Hand-over, refuted" in tree(drawn) and "to: NHK (refuted)" in tree(drawn)
    assert 'class="refuted"' in svg(drawn) and "shown to be wrong" in svg(drawn)


def test_mermaid_dots_what_is_inferred_and_frames_gaps() -> None:
    assert "-.->" in mermaid(FIRST)
    assert f'e4{{{{"{titled(GAP)}"}}}}:::gap' in mermaid(MERGED)
    assert 'e0 -->|"copy"| e1' in mermaid(MERGED)
    assert "from: NHK (superseded)" in mermaid(MERGED)


def test_a_column_is_used_again_when_its_lane_has_ended() -> None:
    drawn = tracks(entries(MERGED))
    assert [track.column for track in drawn.values()] == [0, 1, 2, 2, 3, 1]


@pytest.mark.parametrize("draw", [svg, tree, mermaid])
def test_the_same_chart_gives_the_same_picture(draw: object) -> None:
    assert callable(draw)
    assert draw(MERGED) == draw(chart(founding.custody))


def test_a_notebook_shows_the_picture_and_a_terminal_the_tree() -> None:
    assert founding.custody._repr_html_() == svg(MERGED)
    assert str(founding.custody) == tree(MERGED)
