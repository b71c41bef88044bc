"""The collector of cycles, stopped while many values are made of which none is in a cycle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Stop the collector for a while; it goes on afterwards if it ran before.

    It looks through all that lives again whenever a few hundred values more are alive, which is
    nearly a tenth of the time that formatting takes. What is no longer used is freed all the same:
    counting references does that. Another thread may make it go on sooner, which costs only time.
    """
    ran = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if ran:
            gc.enable()
