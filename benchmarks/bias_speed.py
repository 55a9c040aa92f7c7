"""300 results judged with RoB 2 by two assessors: workbooks out and in, judgements, agreement and figures.

    python benchmarks/bias_speed.py [RESULTS]

The answers are made up from a fixed seed. Filling in the workbooks, which people do, is not counted.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from attest.appraise import assessment, judgements
from attest.appraise.blocks import blocks
from attest.appraise.figures import summary, traffic_light
from attest.forms import agreement, loop
from attest.forms.round import Round, Subject
from attest.forms.settling.lines import as_row
from attest.instrument import Instrument
from attest.places import HOME
from attest.protocol import load_protocol
from attest.rounds import new_round

TOTAL = {"wall": 0.0, "cpu": 0.0}


@contextmanager
def timed(what: str) -> Iterator[None]:
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    TOTAL["wall"] += wall
    TOTAL["cpu"] += cpu
    print(f"{what:<34} {wall:6.1f} s wall  {cpu:6.1f} CPU-s")


def fill(sent: Path, to: Path, instrument: Instrument, chance: random.Random) -> None:
    """Answer every item, mostly alike for all assessors."""
    book = openpyxl.load_workbook(sent)
    page = book["Questions"]
    head = {str(cell.value): cell.column for cell in page[3] if cell.value}
    offered = {item.id: [level.id for level in item.answers] for item in instrument.items}
    for row in range(4, page.max_row + 1):
        item = str(page.cell(row, head["Question"]).value or "").split(". ")[0]
        if item in offered:
            agreed = random.Random(f"{page.cell(row, head['Result']).value} {item}").choice(offered[item])
            page.cell(row, head["Your answer"]).value = (
                agreed if chance.random() < 0.9 else chance.choice(offered[item])
            )
    book.save(to)


def main(results: int) -> None:
    plan = load_protocol(HOME)
    instrument = plan.instruments["rob2"]
    subjects = [
        Subject(f"s{number // 2}#{number}", f"Study {number // 2}: Outcome {number % 2}", sheets=("rob2",))
        for number in range(results)
    ]
    units = [
        {"subject": one.id, "study_id": one.id.split("#")[0], "study": one.label.split(":")[0],
         "outcome": one.label.split(": ")[1], "time_point": "", "instrument": "rob2"}
        for one in subjects
    ]  # fmt: skip
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with timed("the round"):
            task: Round = new_round(plan, "risk_of_bias", assessment.form(plan, subjects), subjects, {})
        people = [person.id for person in task.reviewers]
        first = [folder / f"{one}-1.xlsx" for one in people]
        with timed("blank workbooks of all assessors"):
            loop.write_forms(loop.take_in(task, []), first, folder / "c1.xlsx", [])
        returned = []
        for number, path in enumerate(first):
            returned.append(folder / f"{people[number]}.xlsx")
            fill(path, returned[-1], instrument, random.Random(number))
        with timed("returned workbooks read, settled"):
            outcome = loop.take_in(task, [(path, path.name) for path in returned])
        with timed("next workbooks, consensus form"):
            loop.write_forms(outcome, [folder / f"{one}-2.xlsx" for one in people], folder / "c2.xlsx", [])
        with timed("agreement"):
            told = [*loop.first_answers(outcome), *loop.by_rule(outcome)]
            rows = agreement.agreement(task.form, told, task.reviewers)
        with timed("judgements"):
            values = [as_row(value, task, outcome.matching) for value in outcome.values]
            lines = judgements.judgements(plan, values, units, [])
        with timed("traffic light and summary"):
            shown = list(blocks(plan, values, lines).values())
            traffic_light.draw(shown, *(folder / f"light.{kind}" for kind in ("svg", "png", "pdf")))
            summary.draw(shown, *(folder / f"summary.{kind}" for kind in ("svg", "png", "pdf")))
    waiting = sum(not line["judgement"] for line in lines)
    print(f"{len(lines)} judgements ({waiting} wait for a consensus), {len(rows)} lines of agreement")
    print(f"{'all':<34} {TOTAL['wall']:6.1f} s wall  {TOTAL['cpu']:6.1f} CPU-s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
