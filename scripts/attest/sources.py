"""What people brought to a review: its documents, returned workbooks and configuration files; and the last word of a run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from attest.places import HOME, files_below
from attest.problems import Problem
from attest.protocol import FILE, FORM_STEPS, STEPS, Protocol
from attest.rounds import step_form
from attest.tables import read_csv

REPORT, PROBLEMS = "results/report/report.html", "results/problems.csv"
MOST_LINES = 20  # a terminal shows that many problems at once; the rest stand in the file


@dataclass(frozen=True)
class Sources:
    """Paths from the review's folder; `config` also holds absolute paths of what Attest ships."""

    documents: list[str]
    decisions: dict[str, list[str]]
    config: list[str]


def look_around(review: Path, protocol: Protocol) -> Sources:
    """What the review has; a form that no workbook can be made of raises `Faults` before anything runs."""
    config = [FILE]
    for step in FORM_STEPS:
        step_form(review, protocol, step)
        config.append(_path(review, protocol.form_files[step]))
    config += [_path(review, f"config/instruments/{name}.yaml") for name in protocol.instruments]
    return Sources(
        files_below(review, "sources/documents"),
        {step: files_below(review, f"sources/decisions/{step}") for step in STEPS},
        config,
    )


def _path(review: Path, relative: str) -> str:
    return relative if (review / relative).exists() else str(HOME / relative)


def shown(path: str) -> str:
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
