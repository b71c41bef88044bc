"""Reducing names to what must agree: letters for sameness, sounds and words for likeness.

Transliterations differ (``TsKhSD``, ``CChSD``, ``ЦХСД``), so their sounds are compared; no scheme
is preferred, and two names of the same sounds are alike, not the same.
"""

import re
import unicodedata
from typing import Final

_UNDECOMPOSED: Final = str.maketrans("łđøı", "ldoi")
"""Letters with a stroke or without a dot, which Unicode does not decompose."""

_LOOKALIKES: Final = str.maketrans("abcehkmoptxy", "авсенкмортху")
"""Latin letters that stand in Cyrillic words, as scans and keyboards put them there."""

_CYRILLIC: Final = str.maketrans(
    {
        **dict(
            zip("абвгґдеёєзийіїклмнопрстуфхцыэў", "abvhhdeeeziiiiklmnoprstufhcieu", strict=True)
        ),
        **dict.fromkeys("жчшщ", "s"),
        **dict.fromkeys("ъьʹʺ"),
        "ю": "iu",
        "я": "ia",
        "ђ": "d",
        "ј": "i",
        "љ": "li",
        "њ": "ni",
        "ћ": "c",
        "џ": "d",
        "ѓ": "h",
        "ќ": "k",
        "ѕ": "z",
        "қ": "k",
        "ұ": "u",
        "ү": "u",
        "ғ": "h",
        "ө": "o",
        "ә": "a",
        "ң": "n",
        "һ": "h",
    }
)

_SPELLINGS: Final = {
    "shch": "s",
    "sch": "s",
    "kh": "h",
    "ch": "h",
    "gh": "h",
    "ts": "c",
    "tz": "c",
    "cz": "c",
    "zh": "s",
    "sh": "s",
    "ye": "e",
    "je": "e",
    "x": "h",
    "g": "h",
    "j": "i",
    "y": "i",
    "w": "v",
}
"""How Latin spellings write sounds; the longest is read first."""

_SPELLING: Final = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)))
_EMPTY: Final = frozenset(("and", "at", "de", "der", "des", "du", "for", "in", "la", "of", "the"))

_MARKS: Final = re.compile(r"[\s.,\-–—‑/'’]+")


def folded(text: str) -> str:
    """Return a name without case, accents, white space, dots, hyphens and apostrophes.

    Examples:
        >>> folded("A.V.P. R.F."), folded("Główne")
        ('avprf', 'glowne')
    """
    return _MARKS.sub("", _bare(text))


def sounds(text: str) -> str:
    """Return the sounds of a name, the same for each transliteration of Cyrillic.

    Examples:
        >>> sounds("TsKhSD"), sounds("CChSD"), sounds("ЦХСД")
        ('chsd', 'chsd', 'chsd')
    """
    bare = folded(text)
    if re.search("[а-яѐ-џґ]", bare):
        heard = bare.translate(_LOOKALIKES).translate(_CYRILLIC)
    else:
        heard = _SPELLING.sub(lambda found: _SPELLINGS[found[0]], bare)
    return re.sub(r"(.)\1+", r"\1", heard)


def words(text: str) -> frozenset[str]:
    """Return the words of a name, folded, without articles and such."""
    return frozenset(word for word in re.findall(r"\w+", _bare(text)) if word not in _EMPTY)


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_UNDECOMPOSED)
    return "".join(char for char in plain if not unicodedata.combining(char))
