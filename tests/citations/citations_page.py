"""``docs/citations.md``: what each style prints of two documents, between marks in its prose.

To write these parts anew: ``python tests/citations/citations_page.py``.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from citation_tables import TABLES

from provenance.citations.house.form import forms
from provenance.citations.style import ready
from provenance.resources.yaml import read_yaml_file

PAGE: Final = Path(__file__).parents[2] / "docs" / "citations.md"
SHOWN: Final = ("dobrynin-1962-10-30", "tass-1945-10-16")
SHOWN_OF_FORMS: Final = {
    "cwihp": SHOWN,
    "wilson": ("tass-1945-10-16",),
    "frus": ("frus1961-63v06-d81",),
    "nsarchive": (),
}
WAYS: Final = {"note": "note", "short": "short note", "bibliography": "bibliography"}
IN_LINE: Final = {"note": "in the line", "bibliography": "reference list"}


def page() -> str:
    """Return the page as it stands, with the parts that are made."""
    text = PAGE.read_text(encoding="utf-8")
    for name, lines in (("styles", [*_table(), "", *_styles()]), ("forms", [*_forms()])):
        made = "\n".join(lines).rstrip()
        part = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- end -->)", re.DOTALL)
        text = part.sub(lambda _, made=made: f"\n{made}\n\n", text, count=1)  # type: ignore[misc]
    return text


def _table() -> Iterator[str]:
    yield "| name | style | prints | drops |"
    yield "| --- | --- | --- | --- |"
    for name, one in ready().items():
        yield f"| `{name}` | {one.title} | {one.prints} | {one.drops} |"


def _styles() -> Iterator[str]:
    for name, one in ready().items():
        yield f"### `{name}`: {one.title}\n"
        yield f"Rules: {one.source}.\n"
        yield from _printed(name, SHOWN)


def _forms() -> Iterator[str]:
    for one in forms().values():
        yield f"### `{one.name}`: {one.title}\n"
        how = "" if one.verified else "**Not verified**; no guide of theirs prescribes it. "
        yield f"{how}After: {one.source}.\n"
        yield from _printed(one.name, SHOWN_OF_FORMS[one.name])


def _printed(style: str, keys: tuple[str, ...]) -> Iterator[str]:
    table = read_yaml_file(TABLES / f"{style}.yaml").value
    for key in keys:
        texts = table[key] if isinstance(table, dict) else {}
        ways = IN_LINE if isinstance(texts, dict) and _in_line(texts) else WAYS
        for way, label in ways.items():
            if isinstance(texts, dict) and way in texts:
                yield f"- {label}: {_escaped(str(texts[way]))}"
    yield ""


def _in_line(texts: Mapping[str, object]) -> bool:
    return str(texts.get("note", "")).startswith(("(", "[")) and "short" in texts


def _escaped(text: str) -> str:
    return text.replace("[", "\\[").replace("<", "\\<").replace("_", "\\_")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
