"""Reference codes in words: ``f. 059, op. 46, d. 1, ll. 1-2``."""

import re

from provenance.bibliography.words.wording import table
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.references.printed import level_words
from provenance.resources.lists import concepts

_WIDE = 2
_SEVERAL = re.compile(r"\d\w*\s*[-–,]\s*\d")


def collection(code: ReferenceCode) -> str | None:
    """Return the named collection of a code; a number alone names none."""
    value = code.get("collection")
    return value if value and any(sign.isalpha() for sign in value) else None


def call_number(code: ReferenceCode) -> str | None:
    """Return a code in words, the named collection left out.

    The words as printed are kept where there are any; where they hold the collection's name, those
    of the levels.
    """
    named = collection(code)
    if code.printed and not (named and named in code.printed and len(code.levels) > 1):
        return None if code.printed == named else code.printed
    short = code.get("fonds") is not None and code.get("inventory") is not None
    levels = [part for part in code.levels if (part.level, part.value) != ("collection", named)]
    words = level_words(code)
    written = (
        f"{words[part]} {part.value}" if part in words else _level(part, short=short)
        for part in levels
    )
    return ", ".join(written) or None


def fonds_in_words(code: ReferenceCode) -> str | None:
    """Return the widest body of papers that a code names: "f. 5", "RG 59", a named collection.

    None where it names none as wide as a fonds, a class or a collection (the widths of
    ``vocab/lists/levels.yaml``).
    """
    short = code.get("fonds") is not None and code.get("inventory") is not None
    wide = [part for part in code.levels if _width(part) <= _WIDE]
    widest = min(wide, key=_width, default=None)
    return _level(widest, short=short) if widest else None


def _width(part: CodeLevel) -> int:
    return int(str(concepts("levels")[part.level].more["width"]))


def _level(part: CodeLevel, *, short: bool) -> str:
    forms = dict(table("levels", "long"))
    plurals = dict(table("levels", "plural-long"))
    if short:
        forms |= table("levels", "short")
        plurals |= table("levels", "plural-short")
    several = _SEVERAL.search(part.value) is not None
    form = plurals.get(part.level, forms[part.level]) if several else forms[part.level]
    word = form.format("").strip()
    return part.value if word and part.value.startswith(word) else form.format(part.value)
