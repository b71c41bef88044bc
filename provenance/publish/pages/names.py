"""Countries in English words, from Unicode's Common Locale Data Repository."""

from functools import cache

from babel import Locale


def country_name(code: str) -> str:
    """Return the English name of a country by its code (ISO 3166-1); an unknown code stays.

    Examples:
        >>> country_name("RU"), country_name("XX")
        ('Russia', 'XX')
    """
    return _territories().get(code, code)


@cache
def _territories() -> dict[str, str]:
    return dict(Locale("en").territories)
