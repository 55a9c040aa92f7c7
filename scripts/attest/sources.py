"""What people brought to a review: documents, returned workbooks, configuration; and the last word of a run."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes

from attest.forms.envelope import was_saved_by_somebody
from attest.instrument_wording import FOLDER as WORDING
from attest.instrument_wording import wordings
from attest.places import HOME, files_below, own_or_shipped
from attest.problems import Faults, Problem
from attest.protocol import FILE, FORM_STEPS, STEPS, Protocol
from attest.rounds import step_form
from attest.tables import digest, read_csv, sha256_of

DOCUMENTS = "sources/documents"
FOLDERS = {
    "searches": "sources/searches",
    "retractions": "sources/retractions",
    "documents": DOCUMENTS,
    "recordings": "sources/recordings",
}
REPORT, PROBLEMS = "results/report/report.html", "results/problems.csv"
NOT_ASKED = "a workbook of a step that this review does not have"
MOST_LINES = 20  # a terminal shows that many problems at once; the rest stand in the file


@dataclass(frozen=True)
class Sources:
    """Paths from the review's folder; `config` also holds absolute paths of what Attest ships.

    `left_aside` are files that cannot be handed on, percent-encoded and followed by the reason. `content` has a digest
    of the files of each step, of the other sources and of the configuration: Snakemake looks at dates, and a file that
    was copied or synchronised may be newer in content but older by date.
    """

    searches: list[str]
    retractions: list[str]
    documents: list[str]
    recordings: list[str]
    decisions: dict[str, list[str]]
    config: list[str]
    left_aside: list[str]
    content: dict[str, str]

    @property
    def everything(self) -> list[str]:
        return [
            *self.searches,
            *self.retractions,
            *self.documents,
            *self.recordings,
            *(name for names in self.decisions.values() for name in names),
        ]


def look_around(review: Path, protocol: Protocol) -> Sources:
    """What the review has; what would fail or be lost in the run raises `Faults` before anything runs."""
    config = [FILE]
    for step in [one for one in FORM_STEPS if one in protocol.steps]:
        step_form(review, protocol, step)
        config.append(_path(review, protocol.form_files[step]))
    config += [_path(review, f"config/instruments/{name}.yaml") for name in protocol.instruments]
    config += [f"{WORDING}/{name}.yaml" for name in wordings(review, protocol.instruments)]
    filled_in = [name for name in files_below(review, "results") if name.endswith(".xlsx") and _is_form(review / name)]
    if filled_in:
        raise Faults([_would_be_lost(name) for name in filled_in])
    brought = {kind: files_below(review, folder) for kind, folder in FOLDERS.items()}
    brought |= {step: files_below(review, f"sources/decisions/{step}") for step in STEPS}
    reasons = {
        name: _unusable(review, name) or (NOT_ASKED if kind in STEPS and kind not in protocol.steps else "")
        for kind, names in brought.items()
        for name in names
    }
    usable = {kind: [name for name in names if not reasons[name]] for kind, names in brought.items()}
    return Sources(
        searches=usable["searches"],
        retractions=usable["retractions"],
        documents=usable["documents"],
        recordings=usable["recordings"],
        decisions={step: usable[step] for step in STEPS},
        config=config,
        left_aside=[f"{quote(os.fsencode(name))} {reason}" for name, reason in reasons.items() if reason],
        content={kind: _content(review, names) for kind, names in (usable | {"config": config}).items()},
    )


def _content(review: Path, names: Iterable[str]) -> str:
    """A digest of files by name and content; one that cannot be read counts by its name alone."""
    return digest([(name, _digest(review / name)) for name in names])


def _digest(path: Path) -> str:
    try:
        return sha256_of(path)
    except OSError:
        return ""


def _is_form(path: Path) -> bool:
    """Whether it is a form that somebody has saved where the next run would write it anew."""
    return (path.parent.name == "forms" or path.name == "conflicts.xlsx") and was_saved_by_somebody(path)


def _would_be_lost(name: str) -> Problem:
    step = next((step for step in STEPS if f"/{step}/" in name), "<step>")
    hint = f"Move it to sources/decisions/{step}/ under any name; this run would write it anew."
    return Problem(name, "", "a form that somebody has filled in or saved", "an untouched form in results/", hint)


def _unusable(review: Path, name: str) -> str:
    """Why a file cannot be handed on; "" where it can.

    Snakemake takes braces and angle brackets in a path for its own signs, and no table takes control characters.
    """
    if any(sign in "{}<>" or ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in name):
        return "a name with { } < > or control characters"
    try:
        target = (review / name).resolve(strict=True)
    except (OSError, RuntimeError):
        return "a broken link"
    if not target.is_file():
        return "no plain file"
    return "" if target.is_relative_to(review.resolve()) else "a link that leads out of the review"


def aside_problems(left_aside: Iterable[str]) -> list[Problem]:
    """A problem for every file that is left aside."""
    usual = "a plain file inside the review", "Rename it or put the file itself there; until then it is left aside."
    other = "a step that the protocol names", "Name the step under steps in config/review.yaml, or take the file away."
    return [Problem(name, "", why, *(other if why == NOT_ASKED else usual)) for name, why in _told(left_aside)]


def aside_documents(left_aside: Iterable[str]) -> list[dict[str, str]]:
    """The documents among them, as lines of the rejected documents."""
    return [
        {"file": name, "reason": reason, "hint": "Rename it or put the file itself there."}
        for name, reason in _told(left_aside)
        if name.startswith(f"{DOCUMENTS}/")
    ]


def _told(left_aside: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names as they can stand in a table, with the reasons."""
    for entry in left_aside:
        encoded, _, reason = entry.partition(" ")
        name = unquote_to_bytes(encoded).decode("utf-8", "replace")
        yield "".join("\N{REPLACEMENT CHARACTER}" if ord(sign) < 32 else sign for sign in name), reason


def _path(review: Path, relative: str) -> str:
    """The path that a rule takes: within the review where it has the file, else absolute to what Attest ships."""
    path, name = own_or_shipped(review, relative)
    return relative if name == relative else str(path)


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
        problems.sort(key=lambda one: one.level == "warning")
        lines += [f"  {'warning: ' if one.level == 'warning' else ''}{one}" for one in problems[:MOST_LINES]]
    return "\n".join(lines)
