"""Near misses: forms of the table that are like a name which nothing bears."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from provenance.archives.folding import folded, sounds, words

_CLOSE: Final = 0.8
"""How much of two names must agree, as `difflib` reckons it."""

_ENOUGH: Final = 8
"""How many forms are offered at most."""

_SHORTEST: Final = 4
"""An abbreviation that stands beside other words must have as many letters."""


def like(text: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Return the forms that are like a text, the likest first.

    First those that sound the same in another transliteration, then the misspelt, then those whose
    words hold the text's words or are held by them.

    Examples:
        >>> like("CChSD", ["TsKhSD", "RGANI"])
        ('TsKhSD',)
        >>> like("Archive of Foreign Policy", ["Archive of Foreign Policy, Russian Federation"])
        ('Archive of Foreign Policy, Russian Federation',)
    """
    known = tuple(forms)
    found = (*_same_sounds(text, known), *_close(text, known), *_same_words(text, known))
    return tuple(dict.fromkeys(found))[:_ENOUGH]


def _same_sounds(text: str, forms: tuple[str, ...]) -> Iterator[str]:
    heard = sounds(text)
    yield from (form for form in forms if heard and sounds(form) == heard)


def _close(text: str, forms: tuple[str, ...]) -> Iterator[str]:
    for reduced in (folded, sounds):
        keys: dict[str, list[str]] = {}
        for form in forms:
            keys.setdefault(reduced(form), []).append(form)
        for key in get_close_matches(reduced(text), list(keys), n=5, cutoff=_CLOSE):
            yield from keys[key]


def _same_words(text: str, forms: tuple[str, ...]) -> list[str]:
    own = words(text)
    held = [(form, words(form)) for form in forms]
    alike = [(len(own ^ other), form) for form, other in held if _holds(own, other)]
    return [form for _, form in sorted(alike)]


def _holds(own: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a form has all words of the text, or the text all words of a form.

    One word of a text is too little to mean an institution of many words; an abbreviation of
    enough letters beside other words is not.
    """
    if own < other:
        return len(own) > 1
    return other <= own and (len(other) > 1 or sum(map(len, other)) >= _SHORTEST)
