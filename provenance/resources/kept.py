"""What is worked out from ``vocab/``, kept for the next process.

A wheel carries it ready-made (``hatch_build.py``); what it lacks, and what a checkout works out, is
kept in the user's cache folder. A file is plain JSON, named by a digest of all that it was made
from, data and code, so that none is read for other data. The cache is read only where it belongs to
the user and nobody else may write to it. Where there is none, or the file is no JSON, everything is
worked out again; nothing depends on it but time.
"""

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path

from provenance.errors import PublishError
from provenance.resources.folders import SHIPPED
from provenance.resources.plain import Plain
from provenance.resources.whole import write_whole

_OTHERS_MAY_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_YAML: Final = Path(__file__).with_name("yaml.py")
_aside: ContextVar[Path | None] = ContextVar("_aside", default=None)


def kept(name: str, made_from: Iterable[Path | str], make: Callable[[], Any]) -> Any:  # noqa: ANN401 - plain JSON
    """Return what ``make`` makes, from the cache where it was made from the same before.

    Args:
        name: What it is; it begins the file's name.
        made_from: All that it depends on: files of data and of code, and texts.
        make: Makes it, as plain JSON: maps with words for keys, lists, words, numbers.
    """
    file = f"{name}-{_digest(made_from)}.json"
    for place in _places():
        with suppress(OSError, ValueError):
            return json.loads((place / file).read_bytes())
    value = make()
    for place in _places():
        if place != SHIPPED:
            _write(place / file, name, value)
    return value


def kept_files(name: str, files: Sequence[Path]) -> dict[str, Plain]:
    """Return what files of YAML say, by their names without suffix; YAML is read only once.

    Args:
        name: What they are.
        files: The files.

    Raises:
        DataSyntaxError: A file is not YAML.
    """
    names = (file.name for file in files)
    found: dict[str, Plain] = kept(name, (*names, *files, _YAML), lambda: _read(files))
    return found


@contextmanager
def kept_in(place: Path) -> Iterator[None]:
    """Work everything out anew and keep it in a folder, for those who build a wheel."""
    token = _aside.set(place)
    try:
        yield
    finally:
        _aside.reset(token)


def _read(files: Sequence[Path]) -> dict[str, Plain]:
    from provenance.resources.yaml import read_yaml_file  # slow to load, and seldom needed

    return {file.stem: read_yaml_file(file).value for file in files}


def _places() -> Iterator[Path]:
    """Yield the folders in which something may be kept; the user's is made when it is asked for."""
    aside = _aside.get()
    if aside is not None:
        yield aside
        return
    yield SHIPPED
    own = _folder()
    if own is not None:
        yield own


def _digest(made_from: Iterable[Path | str]) -> str:
    digest = sha256()
    for source in made_from:
        content = source.encode() if isinstance(source, str) else source.read_bytes()
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()[:32]


def _write(file: Path, name: str, value: Any) -> None:  # noqa: ANN401 - plain JSON
    """Write a value in the place of those of the same name that were made from something else."""
    try:
        write_whole(file, json.dumps(value, ensure_ascii=False))
        for older in file.parent.glob(f"{name}-*.json"):
            if older != file:
                older.unlink(missing_ok=True)
    except (OSError, PublishError):
        return


@cache
def _folder() -> Path | None:
    """Return the folder of the cache, made where it is absent; None where it cannot be trusted."""
    try:
        place = user_cache_path("custody-chain", appauthor=False)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place if is_own(place.stat()) else None
    except (OSError, RuntimeError):
        return None


def is_own(state: os.stat_result) -> bool:
    """Tell whether a folder is this user's, and nobody else may write to it."""
    if not hasattr(os, "getuid"):
        return True
    return state.st_uid == os.getuid() and not state.st_mode & _OTHERS_MAY_WRITE
