"""Work in a process of its own: results, faults, break-downs, too long, too large."""

from __future__ import annotations

import os
import signal
import time

import pytest

from attest.text.guarded import GaveUp, guarded
from attest.text.written import NotReadable

LARGE = 4 * 1024**3


def refuse() -> None:
    raise NotReadable("a broken file", "a whole one", "Save it again.")


def test_results_and_faults_come_back() -> None:
    assert guarded(lambda: "x" * 3_000_000, 30) == "x" * 3_000_000
    with pytest.raises(NotReadable) as reason:
        guarded(refuse, 30)
    assert (str(reason.value), reason.value.expected, reason.value.hint) == (
        "a broken file",
        "a whole one",
        "Save it again.",
    )


@pytest.mark.parametrize(
    ("work", "seconds", "said"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGSEGV), 30, "breaks the reader"),
        (lambda: time.sleep(30), 0.1, "longer than"),
        (lambda: os._exit(0), 30, "breaks the reader"),
        (lambda: len(bytearray(LARGE)), 30, "too much memory"),
    ],
    ids=["crash", "hang", "gone", "memory"],
)
def test_what_ends_badly_is_given_up(work: object, seconds: float, said: str) -> None:
    with pytest.raises(GaveUp, match=said):
        guarded(work, seconds)  # type: ignore[arg-type]
