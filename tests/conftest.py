"""What tests share: the example run once, small reviews, and the material beside the repository where it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[1]
SHARED = HOME.parent / "shared"

MINIMAL = """
title: A small review
date: "2026-01-31"
question: {population: adults with systemic sclerosis, intervention: rituximab}
reviewers: [{id: ann, name: Ann}, {id: bob, name: Bob}]
adjudicator: Cem
outcomes:
  - {name: Skin thickness, terms: [Rodnan, mRSS], benefit: lower}
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run_review(folder: Path, *more: str, cores: int = 2) -> subprocess.CompletedProcess[str]:
    """Run the review in a folder as a user would."""
    command = [sys.executable, "-m", "snakemake", "-s", str(HOME / "Snakefile"), "--directory", str(folder)]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.run(
        [*command, "--cores", str(cores), *more], capture_output=True, text=True, check=False, env=environment
    )


def new_review(folder: Path, protocol: str = MINIMAL) -> Path:
    (folder / "config").mkdir(parents=True)
    (folder / "config/review.yaml").write_text(protocol, encoding="utf-8")
    (folder / "sources/documents").mkdir(parents=True)
    return folder


def copy_example(folder: Path) -> Path:
    for name in ("config", "sources"):
        shutil.copytree(HOME / name, folder / name)
    return folder


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example, run once in a folder of its own."""
    folder = copy_example(tmp_path_factory.mktemp("example"))
    done = run_review(folder)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the material beside the repository (../shared) is not here")
    return SHARED
