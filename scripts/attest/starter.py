"""A new review's folder: the least that a run needs, with words that say what to fill in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from attest.places import HOME
from attest.problems import Faults, Problem
from attest.protocol import STEPS

STARTER = "config/starter/review.yaml"


def begin(folder: Path) -> Iterator[str]:
    """Lay out a new review and say what was made and what comes next; nothing that is there is touched."""
    protocol = folder / "config/review.yaml"
    if protocol.exists():
        hint = "Choose another folder; nothing was changed."
        raise Faults([Problem(str(protocol), "", "a protocol that is there already", "a new folder", hint)])
    protocol.parent.mkdir(parents=True, exist_ok=True)
    protocol.write_bytes((HOME / STARTER).read_bytes())
    for name in ("searches", "documents", *(f"decisions/{step}" for step in STEPS)):
        (folder / "sources" / name).mkdir(parents=True, exist_ok=True)
    yield f"{protocol}: the protocol. Fill it in; the common keys are explained there, all of them in docs/protocol.md."
    yield f"{folder / 'sources/searches'}: put the exports of the searches here, as the databases gave them."
    yield f"{folder / 'sources/documents'}: put the reports of the studies here, as PDF, Word, HTML or text."
    yield f"{folder / 'sources/decisions'}: filled-in workbooks come back into the folder of their step."
    yield f"Then: {Path(sys.executable).with_name('snakemake')} -c2 -s {HOME / 'Snakefile'} --directory {folder}"
