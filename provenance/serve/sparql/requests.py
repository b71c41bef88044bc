"""What a request asks by the SPARQL 1.1 Protocol (section 2.1), and what of it is refused."""

from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request

from provenance.questions.admitting import LONGEST

_LARGEST: Final = 4 * LONGEST
"""Bytes of a query in a request's body, where each character may take several."""

_FORM: Final = "application/x-www-form-urlencoded"
_PLAIN: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"


class Refused(Exception):
    """A request that is not answered: the HTTP status and why."""

    def __init__(self, status: int, sentence: str) -> None:
        self.status, self.sentence = status, sentence
        super().__init__(sentence)


class Wanted(NamedTuple):
    """What is asked: the query, None where there is none, and the graphs; the form wished for."""

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    form: str | None


async def wanted(request: Request) -> Wanted:
    """Return what a request asks.

    Raises:
        Refused: It asks for an update, for several things at once, or it is too long.
    """
    told = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        told += await _posted(request)
    by_name: dict[str, list[str]] = {}
    for name, value in told:
        by_name.setdefault(name, []).append(value)
    if "update" in by_name:
        raise Refused(403, "Nothing is changed here; only queries are answered.")
    queries = by_name.get("query", [])
    if len(queries) > 1:
        raise Refused(400, "There are several queries in the request; send one.")
    if queries and len(queries[0]) > LONGEST:
        raise Refused(413, f"The query is longer than {LONGEST} characters.")
    return _wanted(queries[0] if queries else None, by_name)


def _wanted(query: str | None, by_name: Mapping[str, list[str]]) -> Wanted:
    default, named, forms = (
        tuple(by_name.get(name, ())) for name in ("default-graph-uri", "named-graph-uri", "format")
    )
    return Wanted(query, default, named, forms[0] if forms and forms[0] else None)


async def _posted(request: Request) -> list[tuple[str, str]]:
    kind = request.headers.get("content-type", "").split(";", 1)[0].strip().lower()
    if kind == _UPDATE:
        raise Refused(403, "Nothing is changed here; only queries are answered.")
    if kind not in (_FORM, _PLAIN):
        raise Refused(415, f"Send a query as {_PLAIN}, or as {_FORM} with the field query.")
    body = await _body(request, _LARGEST if kind == _PLAIN else 3 * _LARGEST)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, "The query is not UTF-8.") from error
    found = parse_qsl(text, keep_blank_values=True) if kind == _FORM else [("query", text)]
    if not any(name in ("query", "update") for name, _ in found):
        raise Refused(400, "There is no query in the request.")
    return found


async def _body(request: Request, largest: int) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > largest:
            raise Refused(413, f"The query is longer than {LONGEST} characters.")
    return body
