"""Connections of clients that may be rude: the head of a request is bounded in size and in time.

uvicorn leaves both to a server in front of it, and there may be none.
"""

from asyncio import TimerHandle
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST: Final = 64 * 1024
"""Bytes of the address and the headers together; of what comes in one piece, all is read."""

SECONDS: Final = 20.0
"""How long a client may take to send a request, from its first byte, or from the connection, on."""


class Connection(HttpToolsProtocol):
    """A connection that ends where a request is too long in coming, or has too large a head."""

    _head = 0
    _in_head = False
    _late: TimerHandle | None = None

    def connection_made(self, transport: object) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)  # type: ignore[arg-type]  # as asyncio calls it
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        self._done_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read what came."""
        super().data_received(data)
        if self._in_head:
            self._head += len(data)
            if self._head > LARGEST and not self.transport.is_closing():
                self.send_400_response("The address and the headers are too large.")

    def on_message_begin(self) -> None:
        """Begin to read a request."""
        super().on_message_begin()
        self._head, self._in_head = 0, True
        if self._late is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """Pass the request on."""
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Have the whole of a request."""
        self._done_waiting()
        super().on_message_complete()

    def _wait(self) -> None:
        self._late = self.loop.call_later(SECONDS, self._close)

    def _done_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _close(self) -> None:
        self._late = None
        self.transport.close()
