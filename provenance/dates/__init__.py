"""Archival dates: EDTF strings checked, bounded and put in order; printed dates read and written.

EDTF is ISO 8601-2:2019, levels 0 to 2. Whether a string is EDTF, a library judges (`edtf`). What
historians print, how to bound it and how to print it again is ours: no library that we found reads
"30.X.62", and the best known one inverts "not later than" (``tests/dates/test_python_edtf.py``).
Words are data, in ``vocab/lists/``. Modules load when a name is first asked for, words at the first
printed date: importing the package does no work.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # type checkers see what __getattr__ loads
    from provenance.dates.bounds import earliest, latest, sort_key, year_bounds
    from provenance.dates.edtf import is_edtf, require_edtf
    from provenance.dates.printed import in_two_styles, is_undated, read_printed
    from provenance.dates.printing import manners, print_date
    from provenance.dates.styles import TwoStyles

__all__ = [
    "TwoStyles",
    "earliest",
    "in_two_styles",
    "is_edtf",
    "is_undated",
    "latest",
    "manners",
    "print_date",
    "read_printed",
    "require_edtf",
    "sort_key",
    "year_bounds",
]

_HOMES = {
    "TwoStyles": "styles",
    "earliest": "bounds",
    "in_two_styles": "printed",
    "is_edtf": "edtf",
    "is_undated": "printed",
    "latest": "bounds",
    "manners": "printing",
    "print_date": "printing",
    "read_printed": "printed",
    "require_edtf": "edtf",
    "sort_key": "bounds",
    "year_bounds": "bounds",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attributes have no common type
    if name not in _HOMES:
        raise AttributeError(f"module 'provenance.dates' has no attribute {name!r}")
    value = getattr(import_module(f"provenance.dates.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
