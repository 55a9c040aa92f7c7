"""The manifest: the SHA-256 of every input and output, and the versions of what made them."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import attest
from attest import sources
from attest.tables import sha256_of

PACKAGES = (
    "snakemake", "pandas", "jsonschema", "openpyxl", "XlsxWriter", "python-calamine", "matplotlib", "Jinja2", "PyYAML",
    "charset-normalizer", "pypdfium2", "rapidfuzz", "regex", "numpy", "scipy", "statsmodels",
)  # fmt: skip


def hashed(review: Path, files: Iterable[str]) -> list[dict[str, str]]:
    """Files, those of folders among them, with their SHA-256; what Attest ships is named without its folder."""
    names = {one for name in files for one in _files(review, name)}
    told = [{"file": sources.shipped_name(name), "sha256": sha256_of(review / name)} for name in names]
    return sorted(told, key=lambda one: one["file"])


def _files(review: Path, name: str) -> list[str]:
    folder = review / name
    if not folder.is_dir():
        return [name]
    return [path.relative_to(review).as_posix() for path in folder.rglob("*") if path.is_file()]


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
