"""Work that would last for years is given up: a guard against hanging, no measure of speed."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

LONG: Final = 60
"""Seconds: many times what the work takes on a slow and busy machine."""


@contextmanager
def given_up(of: str) -> Iterator[None]:
    """Raise ``TimeoutError``, saying of what, where the work within is at no end after ``LONG``."""

    def give_up(*_: object) -> None:
        raise TimeoutError(of)

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONG)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
