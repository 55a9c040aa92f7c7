"""Fixtures of the forms engine's tests, and how many generated workbooks they have read."""

from typing import Any

import grids
import pytest
from small_round import send, task
from story import desk

__all__ = ["desk", "send", "task"]

READ = "generated workbooks"
elsewhere: list[int] = []  # what the other processes have read, where tests run in several


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[READ] = grids.returned()


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    elsewhere.append(getattr(node, "workeroutput", {}).get(READ, 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if read := grids.returned() + sum(elsewhere):
        terminalreporter.write_line(f"{read:,} {READ} were filled in, edited and read back")
