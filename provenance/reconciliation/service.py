"""A reconciliation service: what it says of itself, and whom it takes names to mean."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, ValidationError

from provenance.errors import FetchError
from provenance.model.base import Text
from provenance.reconciliation.fetching import Fetcher
from provenance.resources.web import is_on_the_web

_BATCH: Final = 10
_MOST: Final = 5
_LEGAL: Final = ":/?#[]@!$&'()*+,;=%~"
"""What a register may have meant as it stands in an identifier (RFC 3986, 2.2)."""


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _View(_Read):
    url: str


class Manifest(_Read):
    """What a service says of itself (Reconciliation Service API 0.2, 3.1 Service manifest).

    Attributes:
        name: What it is called.
        identifier_space: The IRI that names its identifiers.
        view: Where an entry is seen; ``{{id}}`` stands for its identifier.
    """

    name: Text
    identifier_space: Text | None = Field(default=None, alias="identifierSpace")
    view: _View | None = None

    def address(self, identifier: str) -> str | None:
        """Return the address at which an entry is seen, where the service says so.

        What no address holds is escaped; what is no address of the web is none.
        """
        url = self.view.url.replace("{{id}}", quote(identifier, safe=_LEGAL)) if self.view else ""
        return url if is_on_the_web(url) else None


class Answer(_Read):
    """An entry that a name may mean (API 0.2, 4.3 Reconciliation query responses).

    Attributes:
        id: Its identifier.
        name: Its name in the register.
        score: How well it fits, on the service's own scale.
        match: Whether the service itself is sure.
    """

    id: Text
    name: Text | Literal[""] = ""
    score: FiniteFloat = 0.0
    match: bool = False


class _Answers(_Read):
    result: tuple[Answer, ...]


class Service:
    """A reconciliation service at an address.

    Args:
        url: Its address: that of the manifest, to which queries are sent too.
        fetcher: What asks; by default one that reaches public addresses only.
    """

    def __init__(self, url: str, fetcher: Fetcher | None = None) -> None:
        self.url = url
        self._fetcher = fetcher or Fetcher()

    def manifest(self) -> Manifest:
        """Return what the service says of itself.

        Raises:
            FetchError: It says nothing that can be read.
        """
        try:
            return Manifest.model_validate(self._fetcher.get(self.url))
        except ValidationError as error:
            raise FetchError(self.url, f"no manifest of a service: {_first(error)}") from error

    def ask(self, names: Sequence[str], kind: str | None = None) -> Iterator[tuple[Answer, ...]]:
        """Yield for each name the entries that it may mean, the best first, at most five.

        Names are sent ten at a time.

        Args:
            names: The names.
            kind: The service's own identifier of a type, to which entries must belong.

        Raises:
            FetchError: An answer could not be had, or is none to these queries.
        """
        for start in range(0, len(names), _BATCH):
            batch = names[start : start + _BATCH]
            more = {"type": kind} if kind else {}
            queries = {
                f"q{n}": {"query": name, "limit": _MOST, **more} for n, name in enumerate(batch)
            }
            answers = self._fetcher.post(self.url, {"queries": json.dumps(queries)})
            yield from (self._answer(answers, key) for key in queries)

    def _answer(self, answers: object, key: str) -> tuple[Answer, ...]:
        if not isinstance(answers, Mapping) or key not in answers:
            raise FetchError(
                self.url, f"expected an answer to each query; there is none to {key!r}"
            )
        try:
            found = _Answers.model_validate(answers[key]).result
        except ValidationError as error:
            raise FetchError(self.url, f"the answer to {key!r}: {_first(error)}") from error
        return tuple(sorted(found, key=lambda one: (-one.score, one.id)))[:_MOST]


def _first(error: ValidationError) -> str:
    fault = error.errors()[0]
    return f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}"
