"""The manifest: the SHA-256 of every input and output, and the versions of what made them."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attest
from attest import sources
from attest.tables import sha256

PACKAGES = (
    "snakemake", "pandas", "jsonschema", "openpyxl", "XlsxWriter", "python-calamine", "matplotlib", "Jinja2", "PyYAML",
    "charset-normalizer", "numpy", "scipy", "statsmodels",
)  # fmt: skip


def hashed(review: Path, files: Iterable[str]) -> list[dict[str, str]]:
    """Files with their SHA-256; what Attest ships is named without the folder in which it lies."""
    told = [{"file": sources.shipped_name(name), "sha256": sha256((review / name).read_bytes())} for name in set(files)]
    return sorted(told, key=lambda one: one["file"])


def versions() -> dict[str, str]:
    """The versions on which results depend; neither the machine nor the day is among them."""
    found = {"attest": attest.__version__, "python": platform.python_version()}
    return found | {name: importlib.metadata.version(name) for name in PACKAGES}


def manifest(review: Path, inputs: Iterable[str], outputs: Iterable[str], code: str) -> dict[str, Any]:
    return {
        "made_by": versions() | {"code": code},
        "inputs": hashed(review, inputs),
        "outputs": hashed(review, outputs),
    }
