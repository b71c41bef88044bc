"""How work on the cluster is kept and handed to the driver."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from pyspark import RDD, StorageLevel

T = TypeVar("T")


@contextmanager
def kept(work: RDD[T]) -> Iterator[RDD[T]]:
    """Do work on all workers, and keep what comes of it on their disks until the block ends.

    What a worker had when it was lost is made again by the others.
    """
    done = work.persist(StorageLevel.DISK_ONLY)
    try:
        done.count()
        yield done
    finally:
        done.unpersist()


def in_order(done: RDD[T]) -> Iterator[T]:
    """Yield what was made in the order of the work; the driver holds two partitions at most."""
    return done.toLocalIterator(prefetchPartitions=True)
