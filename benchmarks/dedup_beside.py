"""De-duplication beside bib-dedupe: `python benchmarks/dedup_beside.py PYTHON [COUNT]`, 10,000 records if not told.

PYTHON is an interpreter that has bib-dedupe (`pip install bib-dedupe` in an environment of its own). Both get the same
generated corpus as one CSV file and are measured as whole processes, imports and reading included, in CPU seconds.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from dedup_corpus import Corpus, write

PEER = """
import sys
import pandas
from bib_dedupe.bib_dedupe import block, match, prep
records = prep(pandas.read_csv(sys.argv[1], dtype=str).fillna(""))
print(len(match(block(records))), "pairs")
"""


def spent(command: list[str]) -> float:
    """CPU seconds of a command with all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(python: str, count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(Corpus(1).until(count), Path(folder))
        records = str(Path(folder) / "records.csv")
        own = [sys.executable, "-m", "attest.command", "dedup", records, "--out", str(Path(folder) / "out.csv")]
        ours = spent(own)
        peers = spent([python, "-c", PEER, records])
    print(f"{count:,} records: attest {ours:.1f} CPU-s, bib-dedupe {peers:.1f} CPU-s, {peers / ours:.0f} times")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
