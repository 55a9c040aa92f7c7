"""The one meeting point with Snakemake: files and log for a script, clear words for people's mistakes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attest.places import HOME
from attest.problems import Faults
from attest.tables import sha256


@dataclass(frozen=True)
class Job:
    """What a rule hands to its script; `review` is the folder of the review, `cores` how many it may use."""

    review: Path
    input: Any
    output: Any
    params: Any
    cores: int = 1

    @staticmethod
    def say(progress: str) -> None:
        """Tell the people at the terminal how far long work is."""
        print(progress, file=sys.stderr, flush=True)


@contextmanager
def start(snakemake: Any) -> Iterator[Job]:
    """Open the log and hand over the rule's files.

    A person's mistake (`Faults`) is written to the log and to standard error, all of it, and ends the job without a
    traceback; anything else is a bug and keeps its traceback.
    """
    log = Path(str(snakemake.log[0]))
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as out, redirect_stdout(out):
        try:
            yield Job(Path.cwd(), snakemake.input, snakemake.output, snakemake.params, snakemake.threads)
        except Faults as faults:
            for problem in faults.problems:
                print(problem)
                print(problem, file=sys.stderr)
            sys.exit(1)


def code_digest() -> str:
    """A digest of the whole package and its data, since Snakemake does not notice changes in imported modules."""
    files = sorted(path for path in (HOME / "scripts").rglob("*") if path.suffix in CODE_SUFFIXES)
    if not files:
        raise FileNotFoundError(f"no code below {HOME / 'scripts'}")
    return sha256(b"\0".join(path.read_bytes() for path in files))[:12]


CODE_SUFFIXES = {".py", ".yaml", ".html", ".css"}
