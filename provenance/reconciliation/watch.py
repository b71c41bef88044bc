"""A clock that ends a connection, whatever it waits for.

The time-outs of a socket begin anew with every byte: a server that sends one now and then keeps us
for weeks. So another thread shuts the connection when its time is over; what waits for it wakes.
"""

import os
import socket
from contextlib import suppress
from threading import Timer


class Watch:
    """Watches over one connection at a time.

    Args:
        seconds: How long an answer may take, from its request to its last byte.

    Attributes:
        is_over: Whether the connection was shut because its time was over.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self._timer: Timer | None = None
        self._handle: socket.socket | None = None

    def begin(self, descriptor: int) -> None:
        """Begin to watch over a connection, and no more over another.

        Args:
            descriptor: That of its socket; a copy is kept, for encryption takes the socket's place.
        """
        self.end()
        self.is_over = False
        self._handle = socket.socket(fileno=os.dup(descriptor))
        self._timer = Timer(self.seconds, self._shut, (self._handle,))
        self._timer.daemon = True
        self._timer.start()

    def end(self) -> None:
        """Watch no more."""
        if self._timer:
            self._timer.cancel()
        if self._handle:
            self._handle.close()
        self._timer = self._handle = None

    def _shut(self, handle: socket.socket) -> None:
        self.is_over = True
        with suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)
