"""Citations out: files for the tools that people screen and manage references with, our id in each entry."""

from attest.marks import find_ids, mark

__all__ = ["find_ids", "mark"]
