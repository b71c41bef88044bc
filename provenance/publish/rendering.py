"""Pages from templates: everything escaped, nothing that a browser or XML reader stumbles over."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
)
from markupsafe import Markup

from provenance.errors import ThemeError
from provenance.publish.catalogue.catalogue import where

_HERE: Final = files("provenance") / "publish"
_NO_CHARACTERS: Final = "".join(
    f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)
)
_TURNING: Final = "\u202a-\u202e\u2066-\u2069"
_FORBIDDEN: Final = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}{_TURNING}]"
)
"""What no HTML document may hold (HTML, section 13.2.3.5, and what Unicode never assigns).

And what turns the direction of the words around it (Unicode Standard Annex 9, 2.1 to 2.4): a page
gives each text a direction of its own.
"""

_HOUR: Final = re.compile(r"\d ?[ap]\. ?m\.")


def render(template: str, theme: Path | None = None, **values: object) -> str:
    """Return a page.

    Args:
        template: The name of a file under ``templates``.
        theme: A folder whose ``templates`` win over ours.
        values: What the template asks for; every text among them is escaped.

    Raises:
        ThemeError: A template of the theme cannot be read or does not work.
    """
    try:
        return _environment(theme).get_template(template).render(**values)
    except TemplateError as error:
        if theme is None:
            raise
        raise ThemeError(str(theme), template, _where(error)) from error


def unbroken(date: str) -> str:
    r"""Return a date in which no line breaks within an hour of the day: the filter ``unbroken``.

    Examples:
        >>> unbroken("January 5, 1948—11 a. m.")
        'January 5, 1948—11\xa0a.\xa0m.'
    """
    return _HOUR.sub(lambda hour: hour[0].replace(" ", "\u00a0"), date)


def static_files(theme: Path | None = None) -> dict[str, bytes]:
    """Return the files that all pages share, by name: style sheets, scripts, the icon.

    Args:
        theme: A folder whose ``static`` wins over ours, and adds to it.
    """
    ours = {one.name: one.read_bytes() for one in (_HERE / "static").iterdir()}
    own = (theme / "static") if theme else None
    added = sorted(own.rglob("*")) if own else []
    theirs = {
        one.relative_to(own).as_posix(): one.read_bytes() for one in added if own and one.is_file()
    }
    return dict(sorted((ours | theirs).items()))


def _where(error: TemplateError) -> str:
    line = getattr(error, "lineno", None)
    return f"line {line}: {error.message}" if line else str(error.message or error)


@cache
def _environment(theme: Path | None) -> Environment:
    own = [FileSystemLoader(theme / "templates")] if theme else []
    made = Environment(
        loader=ChoiceLoader([*own, FunctionLoader(_template)]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["where"] = where
    made.filters["unbroken"] = unbroken
    return made


def _template(name: str) -> str | None:
    file = _HERE / "templates" / name
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _harmless(value: object) -> object:
    """Replace what HTML forbids, control characters and halves of characters, and what turns."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _FORBIDDEN.sub("\ufffd", value)
