"""What a server is told: by the command line, the environment, a file, in this order."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import DirectoryPath, Field, ValidationError

from provenance.errors import SettingsWrong
from provenance.model.base import Value
from provenance.publish.context import TITLE
from provenance.publish.licence import LicenceIri
from provenance.publish.services import Address
from provenance.rdf.version import LICENCE_IRI

PREFIX: Final = "CUSTODY_SERVE_"
"""What the names of the environment begin with: ``CUSTODY_SERVE_PORT``."""

_Count = Annotated[int, Field(ge=1, le=1024)]


class Settings(Value):
    """What can be set, under these names in a file, in capitals in the environment.

    Attributes:
        host: The address to listen on.
        port: The port; 0 takes a free one.
        workers: How many processes serve.
        base: The IRI under which the things of records live; of a published site, its own.
        title: The title of a site that is built from records.
        into: Where such a site is kept; a temporary folder where None.
        licence: The IRI of the licence of its data.
        publisher: Who publishes it.
        services: The address at which the server is reached, for what such a site says of its
            services; its base where None.
        theme: A folder whose ``templates`` and ``static`` win over ours on its pages.
        docs: A folder with the built documentation, which goes into it.
        released: The day of its release.
        sharded: Whether its records stand in folders of their own.
        footnotes: Whether footnotes stand on the pages of its records.
        store: Where the store is kept for the next start, each under the digest of its dump; a
            temporary folder where None.
        admin_email: Where harvesters reach who runs it.
        access_log: Whether each request is told on standard error.
        stop_seconds: How long running requests may go on after the signal to stop.
        cache_megabytes: How much of the site each process keeps in memory.
        query_processes: How many queries run at once in each process that serves.
        query_waiting: How many more may wait for their turn.
        query_seconds: After how long a query is ended.
        query_megabytes: How much memory a query may take.
        answer_megabytes: How large an answer may be.
    """

    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8000
    workers: _Count = 1
    base: str | None = None
    title: Annotated[str, Field(min_length=1)] = TITLE
    into: str | None = None
    licence: LicenceIri = LICENCE_IRI
    publisher: str | None = None
    services: Address | None = None
    theme: DirectoryPath | None = None
    docs: DirectoryPath | None = None
    released: date | None = None
    sharded: bool | None = None
    footnotes: bool | None = None
    store: str | None = None
    admin_email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    access_log: bool = True
    stop_seconds: Annotated[int, Field(ge=0, le=3600)] = 30
    cache_megabytes: Annotated[int, Field(ge=0, le=65536)] = 64
    query_processes: _Count = 2
    query_waiting: Annotated[int, Field(ge=0, le=10_000)] = 256
    query_seconds: Annotated[float, Field(gt=0, le=3600)] = 10
    query_megabytes: Annotated[int, Field(ge=1024, le=1_048_576)] = 4096
    answer_megabytes: Annotated[float, Field(gt=0, le=1024)] = 16


_Told = dict[str, tuple[str, object]]
"""A value by its key, with the place where it was told."""


def read_settings(
    told: Mapping[str, object], environment: Mapping[str, str], file: Path | None = None
) -> Settings:
    """Return the settings.

    Args:
        told: What the command line says; None where it says nothing.
        environment: The environment; only names with `PREFIX` are looked at.
        file: A TOML file.

    Raises:
        SettingsWrong: A key or a value is wrong, or the file cannot be read; every problem is
            told at once.
    """
    values, problems = _from_file(file) if file else ({}, [])
    values |= {
        name.removeprefix(PREFIX).lower(): (f"environment: {name}", value)
        for name, value in environment.items()
        if name.startswith(PREFIX)
    }
    values |= {k: (f"--{k.replace('_', '-')}", v) for k, v in told.items() if v is not None}
    problems += _unknown(values)
    known = {key: value for key, (_, value) in values.items() if key in Settings.model_fields}
    try:
        settings = Settings.model_validate(known, strict=False)
    except ValidationError as error:
        raise SettingsWrong([*problems, *_invalid(error, values)]) from error
    if problems:
        raise SettingsWrong(problems)
    return settings


def _from_file(file: Path) -> tuple[_Told, list[str]]:
    try:
        table: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return {}, [f"{file} cannot be read: {error}"]
    return {key: (f"{file}: {key}", value) for key, value in table.items()}, []


def _unknown(values: _Told) -> list[str]:
    known = ", ".join(Settings.model_fields)
    return [
        f"{where} is no setting; there are {known}"
        for key, (where, _) in values.items()
        if key not in Settings.model_fields
    ]


def _invalid(error: ValidationError, values: _Told) -> Iterator[str]:
    for one in error.errors(include_url=False):
        where, value = values[str(one["loc"][0])]
        yield f"{where} is {value!r}: {one['msg']}"
