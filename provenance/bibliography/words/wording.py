"""The words that citations are made of, from ``vocab/bibliography/``."""

from collections.abc import Iterable
from functools import cache

from provenance.errors import VocabularyError
from provenance.resources.folders import folder
from provenance.resources.plain import Plain
from provenance.resources.yaml import read_yaml_file


@cache
def table(file: str, name: str) -> dict[str, str]:
    """Return a table of ``vocab/bibliography/``.

    Args:
        file: The file's name without its suffix.
        name: The key under which the table stands.

    Raises:
        VocabularyError: There is no such file or table, or a value is not text.
    """
    path = folder("vocab") / "bibliography" / f"{file}.yaml"
    if not path.is_file():
        raise VocabularyError(str(path), "there is no such file")
    value = read_yaml_file(path).value
    found = value.get(name) if isinstance(value, dict) else None
    if not isinstance(found, dict):
        raise VocabularyError(str(path), f"no table {name!r}")
    return {key: _text(text, f"{name}.{key}", str(path)) for key, text in found.items()}


def say(wording: str, **words: str) -> str:
    """Return a wording of ``wordings.yaml`` with its gaps filled."""
    return table("wordings", "wordings")[wording].format(**words)


def series(items: Iterable[str]) -> str:
    """Join words as English does: "a", "a and b", "a, b, and c"."""
    words = list(items)
    if len(words) < 3:
        return say("two").join(words)
    return f"{', '.join(words[:-1])}{say('last')}{words[-1]}"


def capitalized(text: str) -> str:
    """Return a text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def _text(value: Plain, key: str, path: str) -> str:
    if not isinstance(value, str):
        raise VocabularyError(path, f"{key} is not text")
    return value
