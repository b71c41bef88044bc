"""Whether a site was published again since it was looked at."""

from pathlib import Path

from provenance.publish.layout import MANIFEST, SITE

Stamp = tuple[tuple[int, int, int], ...]


def stamp(folder: Path) -> Stamp:
    """Return what differs once a site's files are others; of a missing one, nothing."""
    files = (folder / name for name in (SITE, MANIFEST))
    states = (file.stat() for file in files if file.exists())
    return tuple((one.st_ino, one.st_size, one.st_mtime_ns) for one in states)
