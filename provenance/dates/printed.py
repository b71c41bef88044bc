"""Dates as historians print them, read into EDTF.

What EDTF cannot say is decided here and in ``vocab/lists/date-words.yaml``:

- Square brackets mean that an editor supplies the date, not that it is in doubt: "[27 October
  1962]" is ``1962-10-27``. Only a question mark or a word ("probably") makes it uncertain.
- A question mark behind a part is about that part (``1962-10-?27``), at the end about the whole.
- "Before" and "after" a day exclude it; of a month or a year they keep it as the bound.
- "Circa" before a time of two ends is about both, after "from" about the end that it stands at.
- "Early", "mid" and "late" are thirds, with an approximate end where no calendar has one.
- A day in doubt whose year is not printed has no EDTF: level 2 knows no ``XXXX-10-29~``.
- A decade or a century in doubt becomes a time of two ends in doubt: level 2 has no ``196X~``.
- "Winter 1962/63" is ``1962-24/1963-24``: the winter of both years.
- A day of the old and the new calendar ("18/30 October 1867") is the one day that it is, in the
  Gregorian calendar, as ISO 8601 demands; `in_two_styles` keeps both.
"""

import re
from functools import lru_cache

from provenance.dates.edtf import is_edtf
from provenance.dates.lexicon import forms
from provenance.dates.manner import Manner, Order
from provenance.dates.spans import span
from provenance.dates.styles import TwoStyles, two_styles
from provenance.dates.tokens import LONGEST, tokens

_AROUND = " ,;()[]"
_DOUBT_WITHOUT_YEAR = re.compile(r"XXXX-[^/]*[?~%]")


def read_printed(
    words: str,
    *,
    order: Order | None = None,
    window: int = 1900,
    language: str | None = None,
) -> str | None:
    """Read a date as printed in citations and documents into EDTF; None where it cannot be read.

    Args:
        words: The date alone, with nothing around it but brackets and stops.
        order: What comes first in dates such as "10/5/62"; without it they are read only where one
            number can be no month, or full stops divide them.
        window: The first of the hundred years that two digits stand for: 1900 to 1999, as in the
            documents concerned.
        language: The language, where month names are shared ("listopad" is October in Croatian,
            November in Polish and Czech).

    Examples:
        >>> read_printed("30.X.62"), read_printed("October 27?, 1962"), read_printed("1991-92")
        ('1962-10-30', '1962-10-?27', '1991/1992')
        >>> read_printed("не позднее 5 ноября 1962 г."), read_printed("25/26 October 1962")
        ('../1962-11-05', '1962-10-25/1962-10-26')
        >>> read_printed("10/5/62", order="month-first"), read_printed("10/5/62")
        ('1962-10-05', None)
    """
    if len(words) > LONGEST:
        return None
    return _read(words, order, window, language)


def in_two_styles(words: str) -> TwoStyles | None:
    """Read a day given in the Julian and the Gregorian calendar; None where it is no such day.

    Examples:
        >>> in_two_styles("12 (24) April 1877")
        TwoStyles(julian='1877-04-12', gregorian='1877-04-24')
        >>> in_two_styles("25/26 October 1962")
    """
    row = tokens(words, Manner()) if len(words) <= LONGEST else None
    return two_styles(row) if row else None


def is_undated(words: str) -> bool:
    """Tell whether words say that there is no date.

    Examples:
        >>> is_undated("n.d."), is_undated("[undated]"), is_undated("1962")
        (True, True, False)
    """
    return len(words) <= LONGEST and _bare(words) in _undated()


@lru_cache(maxsize=4096)
def _read(words: str, order: Order | None, window: int, language: str | None) -> str | None:
    row = tokens(words, Manner(order, window, language))
    found = span(row) if row and row.kinds else None
    if found is None or _DOUBT_WITHOUT_YEAR.search(found):
        return None
    return found if is_edtf(found) else None  # no span without an end has one part in doubt


@lru_cache(maxsize=1)
def _undated() -> frozenset[str]:
    return frozenset(_bare(form) for form in forms("not-dated"))


def _bare(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(_AROUND).rstrip(".").casefold()
