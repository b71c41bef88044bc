"""Writing a reference code: in Latin or Cyrillic, in the archive's manner or a style's."""

from collections.abc import Sequence
from typing import Final

from provenance.model.notation import Level
from provenance.model.reference_code import CodeLevel, ReferenceCode
from provenance.references.grammars import Form, Forms, Grammar, Script, grammar_of, grammars
from provenance.references.printed import is_usual, level_words
from provenance.references.styles import Style, style_named
from provenance.references.values import in_script, several, with_dash

_ANY: Final = "united-states"
"""The grammar whose words are plain English: a level that a code's grammar lacks takes them."""

_WORDS: Final[Forms] = {
    "fonds": ("fonds {}",),
    "inventory": ("inventory {}",),
    "class": ("{}",),
    "piece": ("{}",),
}
"""Words for the levels that no American archive has."""

_LONE_SERIES: Final = ("Series {}",)
"""The first title is read as a collection, the last as a file; a series there says what it is."""

_RANGES: Final = ("leaf", "page", "frame")


def write_code(
    code: ReferenceCode,
    repository: str | None = None,
    *,
    style: str = "archive",
    script: Script | None = None,
    order: Sequence[Level] | None = None,
) -> str:
    """Write a reference code.

    A level that was printed with a word that its grammar tells from the usual one keeps that word:
    a perechen is no opis.

    Args:
        code: The code; one that has no levels is given back as printed.
        repository: The id of its archive, whose grammar and order count; else its levels tell.
        style: ``archive``, ``cwihp``, ``gost``, ``full``, ``chicago``: `styles()` lists them.
        script: ``Latn`` or ``Cyrl``; the style's where it is not given. A grammar that is written
            in Latin alone stays so.
        order: The levels in the order wanted; else the style's, else as they stand in the code.

    Raises:
        UnknownFormat: There is no such style.
        VocabularyError: A file under ``vocab/reference-codes`` is broken.

    Examples:
        >>> from provenance.references.read import read_code
        >>> code = read_code("f. 5, op. 49, d. 131, ll. 1-2")
        >>> write_code(code, style="gost"), write_code(code, style="full", script="Cyrl")
        ('Ф. 5. Оп. 49. Д. 131. Л. 1–2', 'фонд 5, опись 49, дело 131, листы 1-2')
        >>> write_code(read_code("RG 59, Box 12, Folder 3"), style="chicago")
        'Folder 3, Box 12, RG 59'
        >>> write_code(read_code("f. 89, per. 53, dok. 1"), style="gost")
        'Ф. 89. Пер. 53. Док. 1'
    """
    if not code.levels:
        return code.printed or ""
    grammar = grammar_of(code, repository) or grammars()[_ANY]
    return write_in(code, grammar, style=style, script=script, order=order)


def write_in(
    code: ReferenceCode,
    grammar: Grammar,
    *,
    style: str = "archive",
    script: Script | None = None,
    order: Sequence[Level] | None = None,
) -> str:
    """Write a code that has levels in one grammar; see `write_code`.

    Raises:
        UnknownFormat: There is no such style.
    """
    manner = style_named(style, grammar.id)
    wanted = script or manner.script
    parts = arranged(code.levels, order or manner.orders.get(grammar.id, ()))
    forms = _forms(grammar, manner, wanted)
    if _lone_series(parts) and "series" not in {**grammar.values, **grammar.glue}:
        forms["series"] = _LONE_SERIES
    kept = kept_forms(code, grammar, wanted)
    written = [_level(kept.get(part) or forms[part.level], part, manner) for part in parts]
    values = [_value(part, manner, wanted if wanted in grammar.forms else None) for part in parts]
    filled = [form.format(value) for form, value in zip(written, values, strict=True)]
    return _joined(filled, parts, grammar, manner)


def arranged(parts: Sequence[CodeLevel], order: Sequence[Level]) -> tuple[CodeLevel, ...]:
    """Return levels in an order; those that it does not name stand last, as they stood."""
    places = {level: place for place, level in enumerate(order)}
    return tuple(sorted(parts, key=lambda part: places.get(part.level, len(places))))


def _lone_series(parts: Sequence[CodeLevel]) -> bool:
    if any("series" in part.value.casefold().split() for part in parts if part.level == "series"):
        return False
    first = next((part.level for part in parts if part.level in ("collection", "series")), None)
    return first == "series" or parts[-1].level == "series"


def _forms(grammar: Grammar, style: Style, script: Script) -> Forms:
    plain = grammars()[_ANY].forms["Latn"]
    chosen = script if script in grammar.forms else "Latn"
    full = grammar.full.get(chosen, {}) if style.wording == "full" else {}
    return {**_WORDS, **plain, **grammar.forms[chosen], **full}


def kept_forms(code: ReferenceCode, grammar: Grammar, script: Script) -> dict[CodeLevel, Form]:
    """Return the forms of levels that keep the word with which they were printed.

    These are words that their grammar tells from the usual one, and those of other languages for
    levels that it has no words for: they are not translated.
    """
    own = frozenset() if grammar.id == _ANY else frozenset(grammar.forms["Latn"])
    found: dict[CodeLevel, Form] = {}
    for part, word in level_words(code).items():
        others = grammar.others.get(part.level, ())
        other = next((one.forms for one in others if word.casefold() in one.words), None)
        if other is not None:
            found[part] = other.get(script) or other["Latn"]
        elif part.level not in own and not is_usual(part.level, word):
            found[part] = (f"{word} {{}}",)
    return found


def _level(choices: Form, part: CodeLevel, style: Style) -> str:
    form = choices[-1] if style.plural and several(part.value) else choices[0]
    return form[:1].upper() + form[1:] if style.capital else form


def _value(part: CodeLevel, style: Style, script: Script | None) -> str:
    value = part.value if script is None else in_script(part.level, part.value, script)
    return with_dash(value, style.dash) if part.level in _RANGES else value


def _joined(
    written: Sequence[str], parts: Sequence[CodeLevel], grammar: Grammar, style: Style
) -> str:
    text = written[0]
    for before, part, words in zip(parts, parts[1:], written[1:], strict=False):
        text += _glue(grammar, before.level, part.level) or style.joint
        text += words
    return text


def _glue(grammar: Grammar, before: Level, level: Level) -> str | None:
    """Return what stands before a level instead of the style's sign, behind its wider neighbour."""
    places = {level: place for place, level in enumerate(grammar.order)}
    follows = places.get(before, -1) < places.get(level, -1)
    return grammar.glue.get(level) if follows else None
