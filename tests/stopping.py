"""A run that is stopped amid its work, as by Ctrl-C, so that the next can go on with it."""

from provenance.shards.writing import Progress, Told


class Stopped(Exception):
    """What stops a run."""


def stopping(after: int) -> Told:
    """Return what is told how far a run is, and stops it when it was told so often."""
    seen: list[Progress] = []

    def told(now: Progress) -> None:
        seen.append(now)
        if len(seen) == after:
            raise Stopped

    return told
