"""What people brought to a review: documents, returned workbooks, configuration; and the last word of a run."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from attest.forms.envelope import was_saved_by_somebody
from attest.places import HOME, files_below
from attest.problems import Faults, Problem, shown
from attest.protocol import FILE, FORM_STEPS, STEPS, Protocol
from attest.rounds import step_form
from attest.tables import read_csv

DOCUMENTS = "sources/documents"
REPORT, PROBLEMS = "results/report/report.html", "results/problems.csv"
MOST_LINES = 20  # a terminal shows that many problems at once; the rest stand in the file


@dataclass(frozen=True)
class Sources:
    """Paths from the review's folder; `config` also holds absolute paths of what Attest ships.

    `misnamed` files are left aside; their names are percent-encoded, since a rule could not hand them on otherwise.
    """

    documents: list[str]
    decisions: dict[str, list[str]]
    config: list[str]
    misnamed: list[str]

    @property
    def everything(self) -> list[str]:
        return [*self.documents, *(name for names in self.decisions.values() for name in names)]


def look_around(review: Path, protocol: Protocol) -> Sources:
    """What the review has; a form that no workbook can be made of raises `Faults` before anything runs."""
    config = [FILE]
    for step in FORM_STEPS:
        step_form(review, protocol, step)
        config.append(_path(review, protocol.form_files[step]))
    config += [_path(review, f"config/instruments/{name}.yaml") for name in protocol.instruments]
    filled_in = [name for name in files_below(review, "results") if name.endswith(".xlsx") and _is_form(review / name)]
    if filled_in:
        raise Faults([_would_be_lost(name) for name in filled_in])
    documents = files_below(review, DOCUMENTS)
    decisions = {step: files_below(review, f"sources/decisions/{step}") for step in STEPS}
    everything = [*documents, *(name for names in decisions.values() for name in names)]
    return Sources(
        [name for name in documents if not _misnamed(name)],
        {step: [name for name in names if not _misnamed(name)] for step, names in decisions.items()},
        config,
        [quote(os.fsencode(name)) for name in everything if _misnamed(name)],
    )


def _is_form(path: Path) -> bool:
    """Whether it is a form that somebody has saved where the next run would write it anew."""
    return (path.parent.name == "forms" or path.name == "conflicts.xlsx") and was_saved_by_somebody(path)


def _would_be_lost(name: str) -> Problem:
    step = next((step for step in STEPS if f"/{step}/" in name), "<step>")
    hint = f"Move it to sources/decisions/{step}/ under any name; this run would write it anew."
    return Problem(name, "", "a form that somebody has filled in or saved", "an untouched form in results/", hint)


def _misnamed(name: str) -> bool:
    """Whether a name cannot be handed on: Snakemake takes braces for wildcards, no table takes control characters."""
    return any(sign in "{}" or ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in name)


def name_problems(misnamed: Iterable[str]) -> list[Problem]:
    """A problem for every file that is left aside because of its name."""
    hint = "Rename the file; until then it is left aside."
    expected = "a name in UTF-8 without braces and control characters"
    return [Problem(_printable(name), "the file's name", shown(_printable(name)), expected, hint) for name in misnamed]


def rejected_names(misnamed: Iterable[str]) -> list[dict[str, str]]:
    """The documents among them, as lines of the rejected documents."""
    return [
        {"file": _printable(name), "reason": "a name that cannot be used", "hint": "Rename the file."}
        for name in misnamed
        if name.startswith(f"{DOCUMENTS}/")
    ]


def _printable(encoded: str) -> str:
    """A percent-encoded name as it can stand in a table."""
    name = unquote_to_bytes(encoded).decode("utf-8", "replace")
    return "".join("\N{REPLACEMENT CHARACTER}" if ord(sign) < 32 else sign for sign in name)


def _path(review: Path, relative: str) -> str:
    return relative if (review / relative).exists() else str(HOME / relative)


def shipped_name(path: str) -> str:
    """A path as results name it: what Attest ships without the folder in which it lies on this machine."""
    own = Path(path)
    return f"attest/{own.relative_to(HOME).as_posix()}" if own.is_absolute() else path


def farewell(review: Path) -> str:
    """What people read when a run ends: where the results are, and what they have to mend."""
    lines = ["", f"The report: {REPORT}"]
    path = review / PROBLEMS
    problems = [Problem.from_row(row) for row in read_csv(path)] if path.exists() else []
    if problems:
        lines.append(f"To mend ({len(problems)}, all in {PROBLEMS}):")
        lines += [f"  {'warning: ' if one.level == 'warning' else ''}{one}" for one in problems[:MOST_LINES]]
    return "\n".join(lines)
