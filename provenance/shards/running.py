"""Work done shard by shard over worker processes; what comes back is in the order of the work."""

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final, Generic, TypeVar

from provenance.errors import ProvenanceError, WorkerLost

SHARD: Final = 50
"""How many records a shard has: few enough for memory, enough that handing over costs nothing."""

_WORTH_IT: Final = 2
"""From how many shards on processes are started."""

_SELDOM: Final = 50_000
"""How many new objects a worker makes between two looks for cycles."""

T = TypeVar("T")
R = TypeVar("R")


def processors() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shards(items: Iterable[T], size: int = SHARD) -> Iterator[list[T]]:
    """Yield items in lists of a size; the last, or that before a fault, may be shorter.

    Examples:
        >>> list(shards([1, 2, 3], 2))
        [[1, 2], [3]]
    """
    left = _Work(items)
    while shard := left.take(size):
        yield shard
    left.end()


def in_order(do: Callable[[list[T]], R], work: Iterable[list[T]], workers: int = 1) -> Iterator[R]:
    """Yield what is done with each shard, in the order of the shards.

    The answer is the same for any number of workers. No more shards are taken than workers need,
    so that memory does not grow with their number. What a shard raises is raised here in its turn,
    and what goes wrong in making one, when those before it are done.

    Args:
        do: What is done with a shard; for several workers it and the shards must be picklable.
        work: The shards.
        workers: How many processes work. More than one are started by ``spawn``: a script that
            calls this needs ``if __name__ == "__main__":``.

    Raises:
        WorkerLost: One of them was ended from without.
    """
    left = _Work(work)
    first = left.take(_WORTH_IT)
    if workers == 1 or len(first) < _WORTH_IT:
        yield from map(do, first)
        while one := left.take(1):
            yield do(*one)
        left.end()
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settle)
    try:
        yield from _in_turn(pool, do, first, left, 2 * workers)
        left.end()
    except BrokenProcessPool as error:
        raise WorkerLost from error
    finally:
        pool.shutdown(cancel_futures=True)


class _Work(Generic[T]):
    """Work as it is taken; a fault in making some waits until what is before it is done."""

    def __init__(self, work: Iterable[T]) -> None:
        self._left = iter(work)
        self._fault: Exception | None = None

    def take(self, number: int) -> list[T]:
        """Return so much of it, or as much as there is before the end or a fault."""
        taken = list[T]()
        try:
            while self._fault is None and len(taken) < number:
                taken.append(next(self._left))
        except StopIteration:
            pass
        except (ProvenanceError, OSError) as error:
            self._fault = error
        return taken

    def end(self) -> None:
        """Raise the fault, if there was one."""
        if self._fault:
            raise self._fault


def _in_turn(
    pool: ProcessPoolExecutor,
    do: Callable[[list[T]], R],
    first: list[list[T]],
    left: _Work[list[T]],
    ahead: int,
) -> Iterator[R]:
    several = (*first, *left.take(ahead - len(first)))
    running: deque[Future[R]] = deque(pool.submit(do, one) for one in several)
    while running:
        done = running.popleft().result()
        running.extend(pool.submit(do, one) for one in left.take(1))
        yield done


def _settle() -> None:
    """Leave Ctrl-C to the parent, which ends its workers when their shards are done.

    A worker whose parent was killed would wait for a shard for ever: it ends by itself.
    What is loaded by now stays, so that the collector need not look at it; and records are values
    without cycles, which it looks for in vain.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
