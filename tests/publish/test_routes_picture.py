"""The picture of routes: names that differ, doubts that are drawn, hands left out that are told."""

import re
from html import unescape

from provenance.pictures.words import ems
from provenance.publish.catalogue.catalogue import catalogue
from provenance.publish.context import Context
from provenance.publish.entries.entry import Entry, Kept, Passed, Who
from provenance.publish.pages import routes
from provenance.publish.pages.labels import labels

VOLUMES = (
    "Foreign Relations of the United States, 1948, The Near East, South Asia, and Africa, "
    "Volume V, Part 1",
    "Foreign Relations of the United States, 1952–1954, Guatemala",
    "Foreign Relations of the United States, 1958–1960, Eastern Europe; Finland; Greece; Turkey, "
    "Volume X, Part 2",
    "Foreign Relations of the United States, 1961–1963, Volume VI, Kennedy-Khrushchev Exchanges",
)


def words(lines: tuple[str, ...]) -> str:
    return " ".join(lines)


def test_volumes_of_one_series_differ_in_every_room() -> None:
    for room in (6.0, 10.0, 16.0, 40.0):
        for lines in (1, 2, 3, 4):
            found = labels(VOLUMES, room, lines)
            assert set(found) == set(VOLUMES)
            assert len({words(one) for one in found.values()}) == len(VOLUMES)
            assert all(len(one) <= lines for one in found.values())


def test_a_name_that_fits_is_whole_and_a_shared_beginning_gives_way_to_the_year() -> None:
    found = labels(VOLUMES, 16.0, 4)
    assert words(found[VOLUMES[1]]) == VOLUMES[1]
    assert "1948" in words(found[VOLUMES[0]])
    assert words(found[VOLUMES[2]]).endswith("Volume X, Part 2")


def who(name: str) -> Who:
    return Who(name=name, id=None)


def entry(*passed: Passed, edition: str | None) -> Entry:
    shape = {"id": "r1", "title": "Letter", "kind": "letter", "date": "", "day": ""}
    counts = {"steps": 4, "accounts": 1, "gaps": 1}
    kept = Kept(holder=who("Archive"), thing="i1", what="the original", original=True)
    told = {"kept": (kept,), "passed": passed, "edition": edition}
    return Entry.model_validate({**shape, **counts, **told})


def page(*entries: Entry) -> str:
    ((name, text),) = routes.pages(catalogue(entries), Context())
    assert name == "routes.html"
    return text


FIRST = Passed(giver=who("Archive"), taker=who("First hand"))
SECOND = Passed(giver=who("First hand"), taker=who("Second hand"), inferred=True)
THIRD = Passed(taker=who("Third hand"))


def picture(text: str, name: str) -> str:
    (found,) = re.findall(rf'<svg class="flow {name}".*?</svg>', text, re.DOTALL)
    return str(found)


def bands(text: str) -> list[tuple[str, str]]:
    """The looks of the bands, and what they say: the same in both pictures."""
    found = [
        re.findall(r'<path class="band f0([^"]*)"[^>]*><title>(.*?)</title>', picture(text, name))
        for name in ("wide", "narrow")
    ]
    assert found[0] == found[1]
    return found[0]


def said(text: str) -> str:
    (way,) = re.findall(r'<ol class="routes">\s*<li>\s*<p>(.*?)</p>', text, re.DOTALL)
    shown = re.sub(r'<span class="hidden">.*?</span>', "", way)
    return " ".join(re.sub("<.*?>", "", shown).split())


def test_doubts_are_drawn_and_said() -> None:
    text = page(entry(FIRST, SECOND, THIRD, edition="A book"))
    assert bands(text) == [
        ("", "Archive to First hand: 1"),
        (
            " gap inferred",
            "First hand to Third hand, through Second hand, a link is missing, inferred: 1",
        ),
        (" inferred", "Third hand to A book, inferred: 1"),
    ]
    way = "Archive → First hand ⇢ Second hand … gap … Third hand ⇢ A book"
    assert said(text) == way


def test_hands_that_the_picture_leaves_out_are_told_of() -> None:
    assert "1 route passes through more" in page(entry(FIRST, SECOND, THIRD, edition="A book"))
    assert "only the first and the last are drawn" not in page(entry(FIRST, edition="A book"))


def test_where_no_edition_is_told_nothing_is_said_to_lead_there() -> None:
    text = page(entry(FIRST, edition=None))
    assert bands(text)[-1][0] == " untold"
    assert said(text) == "Archive → First hand No edition told"


def test_no_name_stands_on_a_bar_or_outside_the_picture() -> None:
    text = picture(page(entry(FIRST, SECOND, THIRD, edition=VOLUMES[2])), "wide")
    bars = [float(x) for x in re.findall(r'<rect class="bar" x="([\d.]+)"', text)]
    places = [float(x) for x in re.findall(r'<tspan x="([\d.]+)"', text)]
    assert min(places) < min(bars)
    assert max(bars) < max(places) < 1120


def test_on_a_telephone_no_name_reaches_the_next_column_or_the_edge() -> None:
    several = [
        entry(FIRST, SECOND, Passed(taker=who(VOLUMES[0])), edition=one).model_copy(
            update={"id": f"r{number}"}
        )
        for number, one in enumerate(VOLUMES)
    ]
    text = picture(page(*several), "narrow")
    (width,) = re.findall(r'viewBox="0 0 (\d+)', text)
    bars = sorted({float(x) for x in re.findall(r'<rect class="bar" x="([\d.]+)"', text)})
    assert (width, len(bars)) == ("350", 4)
    words = re.findall(r'<tspan (?:class="soft" )?x="([\d.]+)" y="([\d.]+)">(.*?)</tspan>', text)
    assert len(words) > 12
    tops = {
        (x, float(y)) for x, y in re.findall(r'<rect class="bar" x="([\d.]+)" y="([\d.]+)"', text)
    }
    for x, y, line in words:
        ends = [*bars[1:], 350.0][bars.index(float(x))]
        assert float(x) + ems(unescape(line)) * 11 <= ends, line
        assert all(not top - 4 < float(y) < top + 12 for place, top in tops if place == x), line


def test_of_many_thin_bands_none_leaves_its_bar() -> None:
    several = []
    for number in range(300):
        own = {"id": f"r{number}", "edition": f"Book {number % 7}"}
        hand = Passed(giver=who("Archive"), taker=who(f"Hand {number % 30}"))
        several.append(entry(hand, edition="").model_copy(update=own))
    text = picture(page(*several), "wide")
    tops = [float(y) for y in re.findall(r'<rect class="bar"[^>]*y="([\d.]+)"', text)]
    ends = [float(tall) for tall in re.findall(r'<rect class="bar"[^>]*height="([\d.]+)"', text)]
    lowest = max(top + tall for top, tall in zip(tops, ends, strict=True))
    bands = re.findall(r'stroke-width="([\d.]+)" d="M[\d.]+ ([\d.]+)C[^"]* ([\d.]+)"', text)
    assert len(bands) == 30 + 210
    for thick, *heights in bands:
        assert all(float(y) + float(thick) / 2 <= lowest + 0.5 for y in heights)


def test_a_name_is_cut_between_its_words() -> None:
    name = "Archive of the Central Committee of a Party in a City, Department of Letters"
    ((first, *_, last),) = labels([name], 14.0, 2).values()
    start, _, end = f"{first} {last}".partition("…")
    assert set(f"{start} {end}".replace(",", "").split()) <= set(name.replace(",", "").split())
