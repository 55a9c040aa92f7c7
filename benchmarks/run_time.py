"""How long a run takes: the worked example from nothing, and a run with nothing to do."""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
LIMITS = {"from nothing": 20.0, "nothing to do": 5.0}  # seconds on 2 cores


def measured(review: Path) -> tuple[float, float]:
    """Wall and CPU seconds of one whole run."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "snakemake", "-s", str(HOME / "Snakefile"), "--directory", str(review), "-c2"]
    subprocess.run([*command, "--quiet", "all"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=3, help="how many times (default 3)")
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in LIMITS}
    for number in range(parser.parse_args().n):
        print(f"run {number + 1} …", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            review = Path(folder)
            for name in ("config", "sources"):
                shutil.copytree(HOME / name, review / name)
            times["from nothing"].append(measured(review))
            times["nothing to do"].append(measured(review))
    for name, found in times.items():
        wall, cpu = (statistics.median(one[place] for one in found) for place in (0, 1))
        print(
            f"{name:14} {wall:5.1f} s wall, {cpu:5.1f} s CPU (median of {len(found)}; limit {LIMITS[name]:.0f} s wall)"
        )


if __name__ == "__main__":
    main()
