"""A form as CSV files, one a page: for teams whose tools write CSV. Filled in, they are read back without baseline."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from attest.forms.entries import cell_text
from attest.forms.envelope import open_sheets
from attest.forms.reading.form_workbook import find_mark
from attest.problems import Faults, Problem
from attest.tables import harmless


def export_pages(workbook: Path, folder: Path) -> list[Path]:
    """Write every page of a form that people fill in; nothing that lies in the folder already is written over.

    Raises `Faults` where the workbook is no form, or a file of that name is there.
    """
    pages = {name: rows for name, rows in open_sheets(workbook, str(workbook)).items() if find_mark(rows)}
    if not pages:
        hint = "Take one from results/<stage>/<step>/forms/."
        raise Faults([Problem(str(workbook), "", "no page to fill in", "a reviewer's form", hint)])
    paths = {name: folder / f"{workbook.stem}-{_plain(name)}.csv" for name in pages}
    there = [path for path in paths.values() if path.exists()]
    if there:
        hint = "Move it away first: somebody may have filled it in."
        raise Faults([Problem(str(path), "", "a file of this name", "a free name", hint) for path in there])
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in pages.items():
        with paths[name].open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerows([harmless(cell_text(cell)) for cell in row] for row in rows)
    return list(paths.values())


def _plain(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-") or "page"
