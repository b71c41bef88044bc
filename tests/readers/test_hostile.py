"""Pages from anywhere: no text crashes the reader, and time grows with length, not faster."""

from functools import partial

import pytest
from counting import calls
from giving_up import given_up
from hypothesis import example, given, settings
from hypothesis import strategies as st

from provenance.errors import UnreadablePage
from provenance.model.account import Recording
from provenance.readers.bulletin.edition import Edition, PrintedPage
from provenance.readers.bulletin.reader import Reading, study_page

PAGE = PrintedPage("page.txt", "0" * 64, Edition.read("Made-up Bulletin 1"), "7")
HEADING = "## Telegram from A. Sample to B. Example, 30 October 1962\n\n"
PIECES = st.sampled_from(
    (
        HEADING
        + "|Letter from A. Sample to B. Example\n|[Source: AVP RF.]|[Source:|[|]|\n|\n\n|\r\n|#|"
        "## 1.X.62 A.SAMPLE\n|Signed: |A. SAMPLE|5 May 1962\n|Source: |prose|-|<sup>1</sup>|\x00|"
        "\u2028|İ|ﬁ| |(|)|**"
    ).split("|")
)


def read(text: str) -> Reading | None:
    try:
        return study_page(text, PAGE, recorded=Recording(by="a test"))
    except UnreadablePage:
        return None


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=300))
@example(HEADING)
@example(HEADING + "[Source: [a] b")
@example("# " + HEADING + "\n#")
def test_any_text_is_read_whole_or_refused(text: str) -> None:
    reading = read(text)
    if reading:
        assert "".join(part.words.text for part in reading.parts) == text
        for record in reading.records:
            for said in record.accounts[0].statements:
                (one,) = said.evidence
                assert text[one.start : one.end] == one.quote


HOSTILE = {
    "brackets": lambda n: HEADING + "[" * n,
    "marks": lambda n: HEADING + "#" * n,
    "marks on lines": lambda n: HEADING + "#\n" * (n // 2),
    "blank lines": lambda n: HEADING + " \n" * (n // 2) + "x",
    "spaces": lambda n: HEADING + " " * n + "x",
    "open notes": lambda n: HEADING + "[Source: \n" * (n // 10),
    "one long note": lambda n: HEADING + "[Source: AVP RF" + "; on file at X" * (n // 14) + "]",
    "kinds": lambda n: "Telegram from " * (n // 14),
    "kinds on lines": lambda n: "Telegram from A to B\n" * (n // 21),
    "numbers": lambda n: HEADING + "1." * (n // 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_steps_on_a_page_grow_with_its_length(name: str) -> None:
    read(HOSTILE[name](10_000))  # vocabularies are loaded
    short, long = (calls(partial(read, HOSTILE[name](size))) for size in (10_000, 80_000))
    assert long <= 8 * 1.1 * short + 1000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_is_at_an_end(name: str) -> None:
    """A search of patterns is one step however long it takes; one that goes back ends nowhere."""
    with given_up(name):
        read(HOSTILE[name](1_000_000))


def test_many_documents_take_time_by_their_number() -> None:
    page = HEADING + "Text.\n\n"
    reading = read(page * 300)
    assert reading and len({record.id for record in reading.records}) == 300
