"""Work on many small values at once."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

FEW = 8  # pieces of work for which no second process is begun
MOST_AT_ONCE = 4  # pieces that a process is handed at a time: no process is left with many when the others are done
# Workers begin as copies of this process, since the script of a rule cannot be imported by a fresh one.
COPY = "fork"

T = TypeVar("T")
R = TypeVar("R")


def usable_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each_of(work: Callable[[T], R], items: Sequence[T], cores: int) -> Iterator[R]:
    """What `work` makes of each item, in the order of the items; on several cores where there are enough of them.

    `work` has a name in its module (or is a `partial` of such a function) and depends on nothing but its item; what
    it raises is raised here, when its turn has come.
    """
    cores = min(cores, len(items) // FEW)
    if cores < 2 or COPY not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    at_once = max(1, min(MOST_AT_ONCE, len(items) // (cores * FEW)))
    # A person who stops the work speaks to this process; the workers end with the pieces that they have.
    quiet = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(cores, multiprocessing.get_context(COPY), quiet) as workers:
        yield from workers.map(work, items, chunksize=at_once)


@contextmanager
def without_collector() -> Iterator[None]:
    """Hold the garbage collector while a hundred thousand answers are made, none of which forms a cycle.

    Looking for cycles among them again and again takes a third of the time; reference counts free them all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
