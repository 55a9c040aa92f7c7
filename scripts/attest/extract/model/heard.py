"""What a run makes of the recordings: suggestions behind those of the rules, an account of them, and warnings."""

from __future__ import annotations

import shlex
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attest.extract.model.answer import read_answer
from attest.extract.model.questions import Questions, questions_of
from attest.extract.model.recordings import FOLDER, Recording, read_recordings, recording_path, wanted_key
from attest.extract.model.verify import REASONS, Numbered, verify
from attest.forms.form import Form
from attest.model import Model
from attest.problems import Problem, shown
from attest.suggestion import Suggestion
from attest.text.document import Document
from attest.text.source import Source

COLUMNS = (
    "file", "asked", "recording", "asked_on", "served", "parts", "unreadable", "offered", "kept", *REASONS
)  # fmt: skip
USED, NEVER, DOCUMENT, FORM, OTHER, GONE = (
    "yes",
    "no",
    "before the document changed",
    "before the form changed",
    "another model",
    "yes, but the document is gone",
)
NAMED = 3  # files that one warning names; model.csv has them all


@dataclass
class Heard:
    """The recordings of a review as its documents are gone through; rows and warnings are complete after the last."""

    model: Model | None
    questions: Questions
    recordings: dict[str, Recording]
    problems: list[Problem]
    rows: list[dict[str, Any]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add_to(
        self, by_rules: list[Suggestion], document: Document, read: Callable[[Document], Source]
    ) -> list[Suggestion]:
        """The rules' suggestions of a document, and behind them the model's that its words bear out.

        `read` gives the document's text; without a model nothing is read.
        """
        if self.model is None:
            return by_rules
        source = read(document)
        self.seen |= {f"bytes {source.sha256}", f"file {document.file}"}
        recording = self.recordings.get(wanted_key(source.sha256, self.questions, self.model))
        if recording is None:
            self.rows.append(_row(document.file, self._why_not(document, source, self.model)))
            return by_rules
        answers = [read_answer(part.answer) for part in recording.parts]
        claims = [Numbered(number, claim) for number, one in enumerate(answers) if one for claim in one.claims]
        kept, discarded = verify(claims, self.questions, document, source, by_rules, self.model)
        discarded["malformed"] += sum(one.malformed for one in answers if one)
        unreadable = answers.count(None)
        if unreadable:
            self.problems.append(_unreadable(document.file, recording, unreadable))
        row = _row(document.file, USED, recording) | {
            "unreadable": unreadable,
            "offered": len(kept) + discarded.total(),
            "kept": len(kept),
            **{reason: discarded[reason] for reason in REASONS},
        }
        self.rows.append(row)
        return by_rules + kept

    def account(self) -> list[dict[str, Any]]:
        """A line a document, then a line for each recording of a document that is gone."""
        return self.rows + [
            _row(one.file, GONE, one)
            for _, one in sorted(self.recordings.items())
            if self.model and not {f"bytes {one.document}", f"file {one.file}"} & self.seen
        ]

    def warnings(self) -> list[Problem]:
        """What people may want to mend: files that are no recordings, and answers to what is no longer asked."""
        stale: dict[str, list[str]] = defaultdict(list)
        for row in self.rows:
            stale[row["asked"]].append(row["file"])
        return self.problems + [
            _stale(why, stale[why], expected, self.model.name if self.model else "")
            for why, expected in _EXPECTED.items()
            if stale[why]
        ]

    def _why_not(self, document: Document, source: Source, model: Model) -> str:
        """Why a document has no recording that counts."""
        same = [one for one in self.recordings.values() if one.document == source.sha256]
        if same:
            return FORM if any(one.model == model.name for one in same) else OTHER
        return DOCUMENT if any(one.file == document.file for one in self.recordings.values()) else NEVER


_EXPECTED = {
    DOCUMENT: "answers about the documents as they are",
    FORM: "answers to the form's questions as they are",
    OTHER: "answers of the protocol's model",
}


def hear(model: Model | None, form: Form, files: Iterable[str], review: Path) -> Heard:
    """The recordings of a review; without a model in the protocol none is looked at."""
    found, problems = read_recordings([(review / name, name) for name in files] if model else [])
    return Heard(model, questions_of(form), found, problems)


def _row(file: str, asked: str, recording: Recording | None = None) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {"file": file, "asked": asked}
    if recording is None:
        return row
    served = Counter(part.served for part in recording.parts if part.served)
    return row | {
        "recording": recording_path(recording.key),
        "asked_on": recording.asked_on,
        "served": "; ".join(sorted(served)),
        "parts": len(recording.parts),
    }


def _stale(why: str, files: Sequence[str], expected: str, name: str) -> Problem:
    more = f" and {len(files) - NAMED} more" if len(files) > NAMED else ""
    made = f"of {why}" if why == OTHER else f"from {why}"
    found = f"only recordings {made}, about {', '.join(files[:NAMED])}{more}"
    hint = f"They are not used. Run `attest ask-model` to ask {shown(name)} again."
    return Problem(FOLDER, "", found, expected, hint, "warning")


def _unreadable(file: str, recording: Recording, count: int) -> Problem:
    ended = "" if {part.finish for part in recording.parts} <= {"", "stop"} else "; the server cut some short"
    found = f"{count} of {len(recording.parts)} that cannot be read{ended}"
    hint = f"Run `attest ask-model --again {shlex.quote(file)}`, with a lower model.max_characters or another model."
    return Problem(recording_path(recording.key), "", found, f"answers about {file} as JSON", hint, "warning")
