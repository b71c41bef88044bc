"""What clients send, read with distrust; OpenRefine sends more than the specification has."""

import json
from math import isnan
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.exceptions import HTTPException

BATCH: Final = 50
"""Queries in a batch at most; the manifest says so."""

LONGEST: Final = 300
"""Characters of a name, or of another value: what is longer is none."""

_MOST_IDS: Final = 1_000
_MOST_VALUES: Final = 10
_MOST_CANDIDATES: Final = 50
_FEW: Final = 5


class _Sent(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Entity(_Sent):
    """An institution as a value: what was reconciled before."""

    id: str
    name: str = ""


Constant = str | int | float | bool | Entity


class Constraint(_Sent):
    """A property and the values that the institution should have, any of them."""

    pid: str
    v: Constant | Annotated[tuple[Constant, ...], Field(max_length=_MOST_VALUES)]

    @property
    def words(self) -> tuple[str, ...]:
        """The values as words or ids."""
        values = self.v if isinstance(self.v, tuple) else (self.v,)
        words = (one.id if isinstance(one, Entity) else str(one) for one in values)
        return tuple(one[:LONGEST] for one in words)


class Query(_Sent):
    """What a client asks for (API 0.2, 4.1)."""

    query: str = ""
    type: str | tuple[str, ...] | None = None
    limit: float | None = None
    properties: Annotated[tuple[Constraint, ...], Field(max_length=_MOST_VALUES)] = ()

    @property
    def types(self) -> tuple[str, ...]:
        """The types that are asked for."""
        return (self.type,) if isinstance(self.type, str) else self.type or ()

    @property
    def most(self) -> int:
        """How many candidates are wanted; a number that is none wants the usual few."""
        wanted = self.limit or _FEW
        return _FEW if isnan(wanted) else int(min(max(wanted, 1), _MOST_CANDIDATES))


class _Asked(_Sent):
    id: str


class Extension(_Sent):
    """Of which institutions which properties are wanted (API 0.2, 7.3)."""

    ids: Annotated[tuple[str, ...], Field(max_length=_MOST_IDS)]
    properties: tuple[_Asked, ...]


_QUERIES: Final = TypeAdapter(dict[str, Query])


def read_queries(text: str) -> dict[str, Query]:
    """Return a batch of queries.

    Raises:
        HTTPException: It is none (400), or too large (413).
    """
    plain = _json(text)
    if isinstance(plain, dict) and len(plain) > BATCH:
        raise HTTPException(413, f"A batch has at most {BATCH} queries.")
    try:
        return _QUERIES.validate_python(plain)
    except ValidationError as error:
        raise HTTPException(400, f"No batch of queries: {_first(error)}") from error


def read_query(text: str) -> Query:
    """Return a single query, as version 0.1 of the protocol sends it: a name, or a query as JSON.

    Raises:
        HTTPException: It begins as JSON and is no query (400).
    """
    if not text.lstrip().startswith("{"):
        return Query(query=text)
    try:
        return Query.model_validate(_json(text))
    except ValidationError as error:
        raise HTTPException(400, f"No query: {_first(error)}") from error


def read_extension(text: str) -> Extension:
    """Return a request for properties.

    Raises:
        HTTPException: It is none (400), or for too many institutions (413).
    """
    try:
        return Extension.model_validate(_json(text))
    except ValidationError as error:
        status = 413 if error.errors()[0]["type"] == "too_long" else 400
        raise HTTPException(status, f"No request for properties: {_first(error)}") from error


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "Not JSON.") from error


def _first(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(map(str, fault['loc']))[:100]}: {fault['msg']}"
