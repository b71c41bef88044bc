"""The page that tells how to read the others: the picture, the accounts, what is not known."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from provenance.pictures.chart import Chart, Lane, Line, Row
from provenance.pictures.svg import svg
from provenance.publish.catalogue.catalogue import Catalogue
from provenance.publish.context import Context
from provenance.publish.rendering import render
from provenance.resources.lists import concepts

_WIDTHS = {"wide": 640, "narrow": 340}
"""How wide the picture is on screens of desks, and on telephones."""
_EXAMPLE = Chart(
    title="an example",
    lanes=(
        Lane("original", "the original", (Line("held by", "the archive"),)),
        Lane("copy", "a copy", (Line("held by", "another archive"),)),
        Lane("translation", "the translation", (Line("read by", "you, the reader"),)),
    ),
    rows=(
        Row(1, "creation", "it was written", "original", dates=("a date",)),
        Row(
            2,
            "copying",
            "a copy was made, as is inferred",
            "copy",
            source="original",
            inferred=True,
            lines=(Line("copied by", "someone not named", "unnamed"),),
            accounts=("1",),
        ),
        Row(
            3,
            "hand-over",
            "the copy came to another archive",
            "copy",
            lines=(
                Line("from", "whom one account infers", "superseded"),
                Line("from", "whom another account names"),
            ),
            accounts=("1", "2"),
            gap="between the two no account says what happened",
        ),
        Row(4, "translating", "it was translated", "translation", source="copy", supposed=True),
    ),
)


@dataclass(frozen=True, slots=True)
class About:
    """What the page shows.

    Attributes:
        pictures: A chain in which every sign occurs: wide, and for telephones.
        statuses: How a thing is known: the words and what they mean.
        unknowns: The kinds of not-knowing, in the same way.
    """

    pictures: tuple[tuple[str, Markup], ...]
    statuses: tuple[tuple[str, str], ...]
    unknowns: tuple[tuple[str, str], ...]


def pages(_catalogue: Catalogue, context: Context) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of the page."""
    pictures = tuple(
        (name, Markup(svg(_EXAMPLE, width, headed=False)))  # noqa: S704 - svg escapes all it writes
        for name, width in _WIDTHS.items()
    )
    page = About(pictures, _defined("statuses"), _defined("unknowns"))
    values = {"page": page, "site": context, "root": "", "path": "about.html"}
    yield "about.html", render("about.html", context.theme, **values)


def _defined(scheme: str) -> tuple[tuple[str, str], ...]:
    return tuple((one.label, one.definition) for one in concepts(scheme).values())
