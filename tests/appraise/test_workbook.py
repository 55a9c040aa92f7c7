"""The risk-of-bias workbook works out by its own formulas what we work out: LibreOffice recalculates it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from attest.appraise.assessment import sheet
from attest.appraise.judging import judge
from attest.forms import loop
from attest.forms.answers import Record
from attest.forms.hidden.followed import read_beside
from attest.forms.round import Person, Round, Subject
from attest.forms.schema import read_form
from attest.forms.writing.workbook import write_form
from attest.instrument import OVERALL, Instrument
from attest.instrument_shelf import Shelf
from conftest import HOME

SOFFICE = shutil.which("soffice")
if SOFFICE is None and os.environ.get("CI"):
    raise RuntimeError("soffice is missing: .ci/run installs Debian's libreoffice-calc")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="soffice is missing: install libreoffice-calc")
RESULTS = 12
INSTRUMENTS = ("rob2", "robins_i_v2", "amstar2", "newcastle_ottawa_cohort_ahrq")


def task(instrument: Instrument) -> Round:
    schema = {
        "title": "Risk of bias",
        "x-subject": "result",
        "x-layout": "questions",
        "type": "object",
        "properties": {instrument.id: sheet(instrument)},
    }
    subjects = tuple(Subject(f"s{number}", f"Kim {2000 + number}: Pain") for number in range(RESULTS))
    form = read_form(schema, "f")
    return Round("r", "R", "risk_of_bias", "B", form, (Person("ann", "Ann"),), 1, "Dan", "2026-01-01", subjects, {})


def rows_of(page: Worksheet, head: dict[str, int]) -> list[tuple[int, str, str]]:
    """Row, subject and the number of its item, or the beginning of what else it asks."""
    found = []
    for row in range(4, page.max_row + 1):
        question = str(page.cell(row, head["Question"]).value or "")
        if question:
            found.append((row, str(page.cell(row, head["Result"]).value), question.split(". ")[0]))
    return found


def shuffle(page: Worksheet, chance: random.Random) -> None:
    """Put the rows into another order, as sorting does: what stands in a cell moves with its row."""
    rows = list(range(4, page.max_row + 1))
    cells = [[page.cell(row, column).value for column in range(1, page.max_column + 1)] for row in rows]
    chance.shuffle(cells)
    for row, values in zip(rows, cells, strict=True):
        for column, value in enumerate(values, 1):
            page.cell(row, column).value = value


@needs_office
@pytest.mark.parametrize("name", INSTRUMENTS)
def test_a_spreadsheet_judges_as_we_do_also_after_sorting(name: str, tmp_path: Path) -> None:
    instrument, chance = Shelf(HOME)[name], random.Random(7)
    asked, blank = task(instrument), tmp_path / "blank.xlsx"
    write_form(blank, asked, asked.reviewers[0], Record("ann"), {})
    book = openpyxl.load_workbook(blank)
    page = book["Questions"]
    head = {str(cell.value): cell.column for cell in page[3] if cell.value}
    offered = {item.id: [level.id for level in item.answers] for item in instrument.items}
    likely = [0.25, 0.5, 1.0]  # of an answer that is near the first: random answers alone are nearly always bad
    said: dict[str, dict[str, str]] = {subject.label: {} for subject in asked.subjects}
    for row, subject, item in rows_of(page, head):
        if item in offered and chance.random() < 0.97:
            good = chance.random() < likely[int(subject[4:8]) % 3]
            said[subject][item] = offered[item][0] if good else chance.choice(offered[item])
            page.cell(row, head["Your answer"]).value = said[subject][item]
    shuffle(page, chance)
    book.save(tmp_path / "filled.xlsx")
    profile = (tmp_path / "profile").as_uri()
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx"]
    command += ["--outdir", str(tmp_path / "out"), str(tmp_path / "filled.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    returned = tmp_path / "out/filled.xlsx"
    outcome = loop.take_in(asked, [(returned, "a.xlsx")])
    assert [str(one) for one in outcome.problems if one.level == "error"] == []
    shown = openpyxl.load_workbook(returned, data_only=True)["Questions"]
    seen: Counter[str] = Counter()
    for row, subject, question in rows_of(shown, head):
        if question not in offered and (told := str(shown.cell(row, head["Suggestion"]).value or "")):
            domain = OVERALL if question.startswith("Overall") else question.split()[0]
            ours = {one.domain: one for one in judge(instrument, said[subject])[0]}[domain]
            assert read_beside(told) == ("" if ours.unanswered else ours.judgement), (subject, question)
            seen[ours.judgement] += 1
    assert len(seen) > 3 and seen[""] > 0, "several judgements, and some that wait"
    states = {str(shown.cell(row, head["state:"]).value) for row, _, _ in rows_of(shown, head)}
    assert states <= {"yes", "no", "?"} and "yes" in states


def test_a_workbook_shows_what_follows_before_any_program_recalculates_it(tmp_path: Path) -> None:
    asked = task(Shelf(HOME)["rob2"])
    write_form(tmp_path / "blank.xlsx", asked, asked.reviewers[0], Record("ann"), {})
    book = openpyxl.load_workbook(tmp_path / "blank.xlsx", data_only=True)
    page = book["Questions"]
    head = {str(cell.value): cell.column for cell in page[3] if cell.value}
    beside = Counter(page.cell(row, head["Suggestion"]).value for row in range(4, page.max_row + 1))
    assert beside["By the rule: waiting for answers"] == 6 * RESULTS
    assert book["_working"].sheet_state == "veryHidden"
