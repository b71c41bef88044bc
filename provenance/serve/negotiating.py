"""Which of several media types a client likes best (RFC 9110, section 12.5.1)."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from mimeparse import MimeTypeParseException, parse_media_range, quality_and_fitness_parsed

_ANYTHING: Final = "*/*"

_Range = tuple[str, str, dict[str, Any]]


@lru_cache(maxsize=1024)
def chosen(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """Return the media type that a client likes best, or None where it takes none of them.

    Of equals that comes first which the client names more closely, then that which is offered
    first. A range that cannot be read is passed over; a header without any asks for anything.

    Args:
        accept: The header ``Accept``, as it came.
        offered: Media types, those that we like to send first.

    Examples:
        >>> chosen("text/turtle;q=0.9, */*;q=0.1", ("text/html", "text/turtle"))
        'text/turtle'
        >>> chosen("image/png", ("text/html",)) is None
        True
    """
    ranges = tuple(_ranges((accept or "").split(","))) or (parse_media_range(_ANYTHING),)
    weighed = [(*quality_and_fitness_parsed(one, ranges), -n) for n, one in enumerate(offered)]
    quality, _, place = max(weighed, default=(0.0, 0.0, 0))
    return offered[-place] if quality > 0 else None


def _ranges(parts: Iterable[str]) -> Iterable[_Range]:
    for part in parts:
        try:
            main, sub, parameters = parse_media_range(part)
        except MimeTypeParseException:
            continue
        yield main.lower(), sub.lower(), parameters
