"""Work on files that strangers made, in a process of its own: it may neither break down, hang nor fill the memory."""

from __future__ import annotations

import faulthandler
import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
MEMORY = 3 * 1024**3  # bytes that the work may take beside what it starts with
PIECE = 1 << 20


class GaveUp(Exception):
    """The work did not end well; the message says how."""


def guarded(work: Callable[[], T], seconds: float) -> T:
    """What the work returns or raises; raises `GaveUp` where it breaks down, or takes longer than `seconds`.

    The process is forked, which costs some milliseconds. Where the system cannot fork, the work is done in place.
    """
    if not hasattr(os, "fork"):
        return work()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _do(work, writing)
    os.close(writing)
    try:
        sent = _received(reading, seconds)
    finally:
        os.close(reading)
        if not _ended(child):
            os.kill(child, signal.SIGKILL)
        status = _wait(child)
    if sent is None:
        raise GaveUp(f"reading takes longer than {seconds:.0f} seconds")
    if os.WIFSIGNALED(status) or not sent:
        raise GaveUp("reading it breaks the reader")
    fine, result = pickle.loads(sent)
    if fine:
        outcome: T = result
        return outcome
    raise result


def _do(work: Callable[[], T], writing: int) -> None:
    """The child: do the work, send what came of it, and end without the parent's clean-up."""
    try:
        faulthandler.disable()  # the parent tells what happened
        _limit_memory()
        try:
            sent = pickle.dumps((True, work()))
        except MemoryError:
            sent = pickle.dumps((False, GaveUp("reading it takes too much memory")))
        except Exception as error:
            sent = pickle.dumps((False, error))
        with os.fdopen(writing, "wb") as out:
            out.write(sent)
    finally:
        os._exit(0)


def _limit_memory() -> None:
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * os.sysconf("SC_PAGE_SIZE") + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return  # a system without these limits


def _received(reading: int, seconds: float) -> bytes | None:
    """All that the child sends; None where it does not end in time."""
    until = time.monotonic() + seconds
    parts: list[bytes] = []
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            return None
        part = os.read(reading, PIECE)
        if not part:
            return b"".join(parts)
        parts.append(part)


_statuses: dict[int, int] = {}


def _ended(child: int) -> bool:
    """Whether the child has ended; one that has sent everything gets a moment for it."""
    for _ in range(200):
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            _statuses[child] = status
            return True
        time.sleep(0.001)
    return False


def _wait(child: int) -> int:
    known = _statuses.pop(child, None)
    return known if known is not None else os.waitpid(child, 0)[1]
