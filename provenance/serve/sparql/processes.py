"""The processes that run queries: lent to one query at a time, ended where they must be."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from provenance.serve.sparql.talking import Asked, Told

_GRACE: Final = 2.0
"""Seconds that a process has to end itself before the server ends it."""

_LEFT: Final = 0.25
"""Seconds that a query may go on of which nobody waits for the answer."""

_STARTING: Final = 20.0
"""Seconds that a process may need to start in the place of one that was ended."""

_LONGEST_LINE: Final = 1_000_000


class Busy(Exception):
    """More queries wait than may wait."""


class Ended(Exception):
    """A process ended before it answered; ``in_time`` tells whether the query had time left."""

    def __init__(self, *, in_time: bool) -> None:
        self.in_time = in_time
        super().__init__()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What queries may take.

    Attributes:
        processes: How many run at once.
        waiting: How many more may wait.
        seconds: How long one may take.
        megabytes: How much memory.
    """

    processes: int
    waiting: int
    seconds: float
    megabytes: int


class _Lent:
    """One process, started when it is needed and again after it was ended."""

    def __init__(self, store: Path, bounds: Bounds) -> None:
        self._store = store
        self._bounds = bounds
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> asyncio.subprocess.Process:
        if self._process is not None:
            return self._process
        bounds = self._bounds
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "provenance.serve.sparql.process",
            str(self._store),
            str(bounds.megabytes),
            str(bounds.seconds),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_LONGEST_LINE,
            start_new_session=True,
        )
        if await _out(self._process).readline() != b"\n":
            await self.end()
            raise Ended(in_time=True)
        return self._process

    async def answer(self, asked: Asked) -> tuple[Told, bytes]:
        process = await self.start()
        try:
            async with asyncio.timeout(self._bounds.seconds + _GRACE):
                return await _exchange(process, asked)
        except TimeoutError as error:  # which is an OSError, too
            await self.end()
            raise Ended(in_time=False) from error
        except (OSError, EOFError) as error:
            code = await process.wait()
            self._process = None
            raise Ended(in_time=code != -getattr(signal, "SIGALRM", 0)) from error
        except asyncio.CancelledError:
            await asyncio.shield(self.end())
            raise

    async def end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()


class Processes:
    """Several processes over one store."""

    def __init__(self, store: Path, bounds: Bounds) -> None:
        """Run queries over a store.

        Args:
            store: Its folder.
            bounds: What queries may take.
        """
        self._bounds = bounds
        self._all = [_Lent(store, bounds) for _ in range(bounds.processes)]
        self._idle: asyncio.Queue[_Lent] = asyncio.Queue()
        self._waiting = 0
        self._renewing: set[asyncio.Task[object]] = set()

    async def start(self) -> None:
        """Start them all; queries are answered from here on."""
        await asyncio.gather(*(one.start() for one in self._all))
        for one in self._all:
            self._idle.put_nowait(one)

    async def end(self) -> None:
        """End them all."""
        await asyncio.gather(*self._renewing, return_exceptions=True)
        await asyncio.gather(*(one.end() for one in self._all))

    async def answer(self, asked: Asked) -> tuple[Told, bytes]:
        """Run a query.

        Raises:
            Busy: Too many wait already.
            Ended: It took too long, or too much memory.
        """
        lent = await self._lend()
        answering = asyncio.create_task(lent.answer(asked))
        try:
            found = await asyncio.shield(answering)
        except asyncio.CancelledError:
            self._in_background(self._left(lent, answering))
            raise
        except BaseException:
            self._in_background(self._renewed(lent))
            raise
        self._idle.put_nowait(lent)
        return found

    async def _lend(self) -> _Lent:
        if self._idle.empty() and self._waiting >= self._bounds.waiting:
            raise Busy
        self._waiting += 1
        try:
            async with asyncio.timeout(self._bounds.seconds + _STARTING):
                return await self._idle.get()
        except TimeoutError as error:
            raise Busy from error
        finally:
            self._waiting -= 1

    def _in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._renewing.add(task)
        task.add_done_callback(self._renewing.discard)

    async def _left(self, lent: _Lent, answering: asyncio.Task[tuple[Told, bytes]]) -> None:
        """Let a query end that nobody waits for any more, or end its process soon.

        Most queries end at once, and a process that is started anew costs more: who asks and goes
        away would keep the server at starting.
        """
        await asyncio.wait({answering}, timeout=_LEFT)
        if answering.done() and not answering.exception():
            self._idle.put_nowait(lent)
            return
        answering.cancel()
        await asyncio.wait({answering})
        await self._renewed(lent)

    async def _renewed(self, lent: _Lent) -> None:
        """Start a process anew, and lend it again when it stands."""
        try:
            await lent.start()
        except (Ended, OSError):  # no memory, no process: the next who asks starts it
            await asyncio.sleep(_GRACE)
        self._idle.put_nowait(lent)


def _out(process: asyncio.subprocess.Process) -> asyncio.StreamReader:
    if process.stdout is None:
        raise EOFError
    return process.stdout


async def _exchange(process: asyncio.subprocess.Process, asked: Asked) -> tuple[Told, bytes]:
    if process.stdin is None:
        raise EOFError
    process.stdin.write(asked.model_dump_json().encode() + b"\n")
    await process.stdin.drain()
    line = await _out(process).readline()
    if not line:
        raise EOFError
    told = Told.model_validate_json(line)
    return told, await _out(process).readexactly(told.length)
