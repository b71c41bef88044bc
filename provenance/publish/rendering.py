"""Pages from templates: everything escaped, nothing that a browser or XML reader stumbles over."""

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

_HERE: Final = files("provenance") / "publish"
_STATIC: Final = ("site.css", "vocabulary.css", "icon.svg")


def render(template: str, **values: object) -> str:
    """Return a page.

    Args:
        template: The name of a file under ``templates``.
        values: What the template asks for; every text among them is escaped.
    """
    return _environment().get_template(template).render(**values)


def static_files() -> dict[str, str]:
    """Return the files that all pages share, by name: the style sheets, the icon."""
    return {name: (_HERE / "static" / name).read_text(encoding="utf-8") for name in _STATIC}


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _template(name: str) -> str:
    return (_HERE / "templates" / name).read_text(encoding="utf-8")


def _harmless(value: object) -> object:
    """Replace what HTML forbids: control characters and halves of characters."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "".join(one if _is_allowed(one) else "\ufffd" for one in value)


def _is_allowed(one: str) -> bool:
    forbidden = unicodedata.category(one) in ("Cc", "Cs")
    no_character = "\ufdd0" <= one <= "\ufdef" or ord(one) & 0xFFFE == 0xFFFE
    return one in "\n\t" or not (forbidden or no_character)
