"""Fixtures of the forms engine's tests."""

from small_round import send, task

__all__ = ["send", "task"]
