"""LibreOffice opens forms, saves them in both of its formats, and gives back the same answers."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from generated import Pick, picks, task
from grids import Memory, OpenBook, fill
from hypothesis import HealthCheck, Phase, given, settings

from attest.forms import loop
from attest.forms.answers import Record
from attest.forms.round import CellKey, Round
from attest.forms.writing.workbook import write_form

SOFFICE = shutil.which("soffice")
BOOKS = 50
FORMATS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods"}

if SOFFICE is None and os.environ.get("CI"):
    raise RuntimeError("soffice is missing: .ci/run installs Debian's libreoffice-calc")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="soffice is missing: install libreoffice-calc")


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Round]:
    """Generated forms with a reviewer's first answers in them, by file name; the folder is the fixture's own."""
    folder = tmp_path_factory.getbasetemp() / "forms"
    folder.mkdir()
    made: dict[str, Round] = {}

    @settings(
        max_examples=BOOKS, phases=[Phase.generate], derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(picks())
    def make(pick: Pick) -> None:
        asked = task(pick)
        blank, filled = folder / "blank.xlsx", folder / f"form{len(made):02}.xlsx"
        write_form(blank, asked, asked.reviewers[0], Record("ann"), {})
        memory = Memory(asked)
        book = OpenBook(blank, asked, memory)
        fill(pick, book, memory)
        (returned,) = book.save(folder / "returned.xlsx")
        # The second round is written by Attest itself, with all that it puts into a form.
        record = loop.take_in(asked, [(returned, "returned.xlsx")]).records["ann"]
        write_form(filled, asked, asked.reviewers[0], record, {})
        made[filled.name] = asked
        returned.unlink()
        blank.unlink()

    make()
    assert len(made) == BOOKS
    return made


@pytest.fixture(scope="module", params=FORMATS)
def saved(request: pytest.FixtureRequest, books: Mapping[str, Round], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All forms, opened and saved by LibreOffice in one go."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    profile = tmp_path_factory.mktemp("profile").as_uri()
    forms = sorted((tmp_path_factory.getbasetemp() / "forms").glob("*.xlsx"))
    command = [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", FORMATS[request.param]]
    subprocess.run([*command, "--outdir", str(folder), *map(str, forms)], check=True, capture_output=True, timeout=600)
    assert len(list(folder.iterdir())) == len(books)
    return folder


def test_the_answers_are_the_same(
    saved: Path, books: Mapping[str, Round], tmp_path_factory: pytest.TempPathFactory
) -> None:
    answers = 0
    for path in sorted(saved.iterdir()):
        name = f"{path.stem}.xlsx"
        before = loop.take_in(books[name], [(tmp_path_factory.getbasetemp() / "forms" / name, name)])
        after = loop.take_in(books[name], [(path, name)])
        assert [str(one) for one in after.problems] == [str(one) for one in before.problems], name
        assert _says(after) == _says(before), name
        answers += len(_says(before))
    assert answers > 10 * BOOKS, "forms without answers would prove nothing"


@pytest.mark.parametrize("saved", ["xlsx"], indirect=True)
def test_drop_downs_and_text_formats_stay(saved: Path) -> None:
    for path in sorted(saved.iterdir())[:10]:
        pages = [page for page in openpyxl.load_workbook(path) if page.sheet_state == "visible"][1:]
        assert any(page.data_validations.dataValidation for page in pages)
        for page in pages:
            for column in page.iter_cols(min_row=4):
                if str(page.cell(1, column[0].column).value).startswith(("answer:", "entry:")):
                    assert {cell.number_format for cell in column} == {"@"}, (path.name, page.title)


def _says(outcome: loop.Outcome) -> dict[CellKey, tuple[Any, ...]]:
    return {key: (*one.says(), one.accepted) for key, one in outcome.records["ann"].answers.items()}
