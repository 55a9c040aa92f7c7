"""Fixtures of the forms engine's tests, and how many generated workbooks they have read."""

import grids
import pytest
from small_round import send, task
from story import desk

__all__ = ["desk", "send", "task"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if grids.returned():
        terminalreporter.write_line(f"{grids.returned():,} generated workbooks were filled in, edited and read back")
