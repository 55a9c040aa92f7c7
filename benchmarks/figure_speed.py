"""How fast the figures of risk of bias are drawn: `PYTHONPATH=scripts python benchmarks/figure_speed.py [300]`.

So many results judged with RoB 2, as traffic light, summary and forest plot, each as SVG, PNG and PDF. CPU seconds
without imports.
"""

from __future__ import annotations

import math
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from attest.appraise.figures import forest, summary, traffic_light
from attest.appraise.figures.blocks import Block, Column, Level, Row
from attest.appraise.figures.results import Measure, Result

LEVELS = (
    Level("low", "Low risk", "good", "+"),
    Level("some", "Some concerns", "warn", "–"),
    Level("high", "High risk", "bad", "×"),
)
DOMAINS = ("Randomisation", "Deviations from the intervention", "Missing outcome data", "Measurement", "Selection")


def made(count: int) -> tuple[Block, list[Result]]:
    chance = random.Random(3)
    columns = [Column(f"d{number}", f"D{number}", label) for number, label in enumerate(DOMAINS, 1)]
    keys = [level.key for level in LEVELS]
    rows, results = [], []
    for number in range(count):
        grades = chance.choices(range(3), [6, 3, 1], k=len(columns))
        cells = {column.key: keys[grade] for column, grade in zip(columns, grades, strict=True)}
        rows.append(Row(f"Author{number} {1990 + number % 35}", cells, keys[max(grades)], weight=chance.random()))
        effect, error = chance.gauss(-0.3, 0.5), chance.uniform(0.1, 1.2)
        results.append(Result(*(math.exp(effect + error * one) for one in (0, -1.96, 1.96))))
    return Block("RoB 2", LEVELS, columns, rows), results


def timed(name: str, draw: Callable[[Path, Path, Path], None]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        draw(*(Path(folder) / f"figure.{ending}" for ending in ("svg", "png", "pdf")))
        spent = time.process_time() - started
    print(f"{name}: {spent:.2f} CPU-s")
    return spent


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    block, results = made(count)
    print(f"{count} results:")
    both = timed("  traffic light", lambda *files: traffic_light.draw([block], *files))
    both += timed("  summary", lambda *files: summary.draw([block], *files, weighted=True))
    print(f"  together {both:.2f} CPU-s")
    timed("  forest plot", lambda *files: forest.draw(block, results, Measure("Odds ratio", True), *files))


if __name__ == "__main__":
    main()
