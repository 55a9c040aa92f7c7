"""Rules as data: the YAML files that lie beside the modules that use them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from attest.strict import load_own_yaml


def load(package: str, name: str) -> Any:
    """The content of a rule file of a package."""
    return load_own_yaml(Path(str(files(package) / name)))
