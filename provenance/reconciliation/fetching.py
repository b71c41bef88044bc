"""JSON from the network: bounded in time and size, tried again with patience, never private."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

import requests
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util.retry import Retry

from provenance.errors import FetchError
from provenance.reconciliation.addresses import PrivateAddress, PublicAdapter
from provenance.reconciliation.watch import Watch

_CONNECT: Final = 10.0
_READ: Final = 30.0
_WHOLE: Final = 120.0
"""Seconds for a connection, between two pieces of an answer, and for each try in all."""

_LARGEST: Final = 8 * 1024 * 1024
"""Bytes of an answer, unpacked."""

_TRIES: Final = 4
_LONGEST_WAIT: Final = 60.0
_AGAIN: Final = (429, 500, 502, 503, 504)


class _Patience(Retry):
    """Tries again with growing pauses, or after as long as the service asks (Retry-After)."""

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        """Return the seconds for which the service asks (RFC 9110, 10.2.3), at most a minute."""
        asked = super().get_retry_after(response)
        return None if asked is None else min(asked, _LONGEST_WAIT)


class Fetcher:
    """Asks services for JSON.

    Args:
        allow_private: Host names that may be at private addresses: a service of one's own.
        pause: Seconds before the second try; each further pause is twice as long.
        largest: Bytes of an answer at most.
        whole: Seconds that one try may take, from the connection to the last byte.
    """

    def __init__(
        self,
        allow_private: Iterable[str] = (),
        pause: float = 1.0,
        largest: int = _LARGEST,
        whole: float = _WHOLE,
    ) -> None:
        patience = _Patience(
            total=_TRIES,
            backoff_factor=pause / 2,
            backoff_max=_LONGEST_WAIT,
            status_forcelist=_AGAIN,
            allowed_methods=None,  # a query changes nothing, so a POST may be sent again
            raise_on_status=False,
        )
        self._largest = largest
        self._session = requests.Session()
        self._session.trust_env = False  # a proxy of the environment would choose the address
        self._session.headers["Accept"] = "application/json"
        self._watch = Watch(whole)
        allowed = frozenset(one.lower() for one in allow_private)
        adapter = PublicAdapter(self._watch, allowed, max_retries=patience)
        self._session.adapters.clear()
        for scheme in ("https://", "http://"):
            self._session.mount(scheme, adapter)

    def get(self, url: str) -> object:
        """Return the JSON at an address.

        Raises:
            FetchError: There is none to be had; it says why.
        """
        return self._json("GET", url, None)

    def post(self, url: str, form: Mapping[str, str]) -> object:
        """Return the JSON with which a service answers a form.

        Raises:
            FetchError: There is none to be had; it says why.
        """
        return self._json("POST", url, form)

    def _json(self, method: str, url: str, form: Mapping[str, str] | None) -> object:
        body = self._body(method, url, form)
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:
            begins = body[:60].decode("utf-8", "replace")
            raise FetchError(url, f"the answer is no JSON; it begins {begins!r}") from error

    def _body(self, method: str, url: str, form: Mapping[str, str] | None) -> bytes:
        if not url.startswith(("https://", "http://")):
            raise FetchError(url, "only addresses that begin with https:// or http:// are asked")
        try:
            with self._session.request(
                method,
                url,
                data=form,
                timeout=(_CONNECT, _READ),
                allow_redirects=False,
                stream=True,
            ) as answer:
                _require_success(answer, url)
                body = self._read(answer, url)
        except PrivateAddress as error:
            raise FetchError(url, f"{error}; to ask it all the same, allow this host") from error
        except (requests.RequestException, HTTPError, UnicodeError) as error:
            raise FetchError(url, self._late() or str(error)) from error
        finally:
            self._watch.end()
        if self._watch.is_over:  # where no length was told, a connection that is shut is an end
            raise FetchError(url, self._late())
        return body

    def _late(self) -> str:
        seconds = f"{self._watch.seconds:.0f} seconds"
        return f"the answer took longer than {seconds}" if self._watch.is_over else ""

    def _read(self, answer: requests.Response, url: str) -> bytes:
        body = bytearray()
        for piece in answer.iter_content(65536):
            body += piece
            if len(body) > self._largest:
                raise FetchError(url, f"the answer is larger than {self._largest:,} bytes")
        return bytes(body)


def _require_success(answer: requests.Response, url: str) -> None:
    if answer.is_redirect:
        raise FetchError(url, f"it has moved to {answer.headers['Location']!r}; give that address")
    if answer.status_code != requests.codes.ok:
        raise FetchError(url, f"HTTP status {answer.status_code} {answer.reason}")
