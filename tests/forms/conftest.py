"""Fixtures of the forms engine's tests."""

from small_round import send, task
from story import desk

__all__ = ["desk", "send", "task"]
