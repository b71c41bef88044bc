"""What stands before a server starts: a published site, and a store filled from its dump."""

import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import IO, Final, cast

import zstandard
from pyoxigraph import RdfFormat, Store

from provenance.errors import PublishError, SettingsWrong
from provenance.model.base import Value
from provenance.model.record import Record
from provenance.publish.layout import SITE
from provenance.publish.machine.dumps import AGENTS
from provenance.publish.manifest import read_site
from provenance.publish.options import Options
from provenance.publish.site import build_site
from provenance.rdf.iri import DEFAULT_BASE
from provenance.serve.settings import Settings
from provenance.shards.running import processors

_DUMPS: Final = ("dumps/records.nq.zst", "dumps/records.nq")
_DECLARED: Final = ("base", "title", "licence", "services")
_BUILDING: Final = ("into", "publisher", "theme", "docs", "released", "sharded", "footnotes")
_ANOTHER: Final = "{} says of itself that its {} is {}, not {}; publish it again to change that"
_BUILT: Final = "{} is published already; {} ({}) is for a site that is built from records"


class Prepared(Value):
    """What the processes of a server need to know.

    Attributes:
        site: The folder of the site.
        store: The folder of the store.
        settings: How to serve them.
    """

    site: str
    store: str
    settings: Settings


def prepare(
    inputs: Sequence[str],
    settings: Settings,
    work: Path,
    records_of: Callable[[Sequence[str]], Iterable[Record]],
    telling: Options | None = None,
) -> Prepared:
    """Publish records where they are not published yet, and fill a store from the site's dump.

    Args:
        inputs: The folder of a published site, or places of records.
        settings: How to serve.
        work: A folder for what is needed while the server runs.
        records_of: Reads records.
        telling: Who is told how far the building of a site is; how it is built the settings say.

    Raises:
        PublishError: The site cannot be read or written.
        SettingsWrong: The settings are for a site that is built, or the site is one of several
            inputs.
    """
    published = [one for one in inputs if (Path(one) / SITE).is_file()]
    if published:
        site = Path(inputs[0])
        _require_alone(inputs, settings, site)
    else:
        site = Path(settings.into) if settings.into else work / "site"
        base, options = settings.base or DEFAULT_BASE, _options(settings, telling or Options())
        build_site(records_of(inputs), site, base, settings.title, options)
    store = _store(Path(settings.store), site) if settings.store else work / "store"
    if not store.is_dir():
        fill(store, site)
    needed = settings.model_copy(update={"theme": None, "docs": None})  # they may be gone by then
    return Prepared(site=str(site.absolute()), store=str(store.absolute()), settings=needed)


def _options(settings: Settings, telling: Options) -> Options:
    return replace(
        telling,
        theme=settings.theme,
        docs=settings.docs,
        publisher=settings.publisher,
        released=settings.released,
        sharded=settings.sharded,
        workers=processors(),
        footnotes=settings.footnotes,
        licence=settings.licence,
        services=settings.services or settings.base or DEFAULT_BASE,
    )


def fill(store: Path, site: Path) -> None:
    """Fill a store from the dumps of a site, of records and of agents, whole or not at all.

    Raises:
        PublishError: There is no dump, or it cannot be read.
    """
    dump = _dump(site)
    store.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=store.parent) as work, _plain(dump) as file:
        try:
            filled = Store(f"{work}/store")
            filled.bulk_load(cast("IO[bytes]", _Heeding(file)), RdfFormat.N_QUADS)
            if (site / AGENTS).is_file():
                filled.bulk_load(path=str(site / AGENTS), format=RdfFormat.N_QUADS)
            filled.flush()
        except (SyntaxError, zstandard.ZstdError) as error:
            raise PublishError(str(dump), str(error)) from error
        del filled  # which closes it
        Path(work, "store").rename(store)


class _Heeding(io.RawIOBase):
    """Reads for the store by way of Python, which hears signals between two pieces.

    The store takes minutes for a large site, and nobody could stop the server meanwhile.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


def _store(folder: Path, site: Path) -> Path:
    """Return where the store of a site is kept: under the digest of its dumps."""
    found = sha256()
    for dump in (_dump(site), site / AGENTS):
        if dump.is_file():
            with dump.open("rb") as file:
                found.update(file_digest(file, "sha256").digest())
    return folder / found.hexdigest()[:32]


def _require_alone(inputs: Sequence[str], settings: Settings, site: Path) -> None:
    problems = []
    if len(inputs) > 1:
        problems.append(f"{site} is a published site; it is served alone, without other inputs")
    about = read_site(site).model_dump()
    wanted = {name: getattr(settings, name) for name in settings.model_fields_set}
    for name, value in sorted(wanted.items()):
        if name in _DECLARED and value not in (None, about[name]):
            problems.append(_ANOTHER.format(site, name, about[name], value))
        elif name in _BUILDING and value is not None:
            problems.append(_BUILT.format(site, name, value))
    if problems:
        raise SettingsWrong(problems)


def _dump(site: Path) -> Path:
    found = next((site / one for one in _DUMPS if (site / one).is_file()), None)
    if found is None:
        raise PublishError(str(site), f"has no dump to ask: none of {', '.join(_DUMPS)}")
    return found


@contextmanager
def _plain(dump: Path) -> Iterator[IO[bytes]]:
    with dump.open("rb") as file:
        if dump.suffix == ".zst":
            with zstandard.ZstdDecompressor().stream_reader(file) as plain:
                yield plain
        else:
            yield file
