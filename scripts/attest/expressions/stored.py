"""What was made of the rules' expressions when they were read last: reading two thousand takes seconds.

Like the code of their modules it lies in `__pycache__` and is made again for another Python or when this package
changes; it can be deleted whenever one likes. It is written also where Python is told to write none of its own there,
since each rule of a run begins a process that reads them all. Only the expressions of modules are stored: those
that are made while one is imported. What is made later has words of a document in it.
"""

from __future__ import annotations

import atexit
import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar

MOST = 20_000  # expressions: what nobody asks for any longer is dropped by beginning anew
PACKAGE = __name__.split(".")[0]
HERE = Path(__file__).parent

Key = tuple[str, str, int]
Entries = dict[Key, Any]
T = TypeVar("T")
_new: Entries = {}


def stored(kind: str, pattern: str, flags: int, make: Callable[[], T]) -> T:
    """What `make` makes of an expression: as it was stored by an earlier start, else made now.

    It consists of numbers, texts, bytes, tuples and dicts. `kind` says what it is.
    """
    if not _is_importing():
        return make()
    key = (kind, pattern, flags)
    found: T | None = _earlier().get(key)
    if found is None:
        found = _new[key] = make()
    return found


def _is_importing() -> bool:
    """Whether a module of this project is just being imported."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_name == "<module>" and frame.f_globals.get("__name__", "").startswith(f"{PACKAGE}."):
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False


@cache
def _path() -> Path:
    """The file for this Python and this way of reading expressions."""
    basis = hashlib.sha256(repr((sys.version, sys.byteorder)).encode())
    for source in sorted(HERE.glob("*.py")):
        basis.update(source.read_bytes())
    return Path(cache_from_source(__file__)).with_name(f"expressions-{basis.hexdigest()[:16]}.marshal")


@cache
def _earlier() -> Entries:
    atexit.register(_store)
    return _read()


def _read() -> Entries:
    try:
        found = marshal.loads(_path().read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return found if isinstance(found, dict) else {}


def _store() -> None:
    """Write what is new beside what others may have written meanwhile; a folder that may not be written stays so."""
    if not _new:
        return
    entries = _read() | _new
    path = _path()
    unfinished = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        for old in path.parent.glob("expressions-*.marshal"):
            if old != path:
                old.unlink()
        unfinished.write_bytes(marshal.dumps(entries if len(entries) <= MOST else _new))
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
