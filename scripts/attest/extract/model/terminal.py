"""`attest ask-model`: which documents a model is asked about, and what people read at the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from attest.extract.model.asking import ask_about, server_of
from attest.extract.model.questions import questions_of
from attest.extract.model.recordings import FOLDER
from attest.forms.form import Form
from attest.model import Model
from attest.problems import Faults, Problem
from attest.protocol import FILE
from attest.sources import Sources
from attest.tables import read_csv
from attest.text.document import Document
from attest.text.source import Source

LEDGER = "results/screen/ledger.csv"
NOT_USED = ("excluded", "screened out", "merged")  # outcomes of documents from which nothing is extracted

Read = Callable[[Path, str], tuple[Document, Source]]


def ask_model(
    review: Path, model: Model | None, form: Form, brought: Sources, files: Sequence[Path], again: bool, read: Read
) -> int:
    """Ask about the named documents, or all that are in question; 0 when each has its recording, else 1."""
    if model is None:
        hint = "Without it nothing is ever sent to a model; docs/model.md says what to write."
        raise Faults([Problem(FILE, "model", "nothing", "the model that is asked", hint)])
    send = server_of(model)
    names = _named(review, files, brought.documents) if files else _in_question(review, brought.documents)
    problems: list[Problem] = []
    try:
        documents = list(_read(review, names, read, problems))
        asked = ask_about(review, model, questions_of(form), documents, brought.recordings, send, _say, again)
    except KeyboardInterrupt:
        _say("Stopped. What was recorded stays; the same command goes on from there.")
        return 1
    problems += asked.problems
    for problem in problems:
        _say(str(problem))
    print(f"{len(asked.written)} recorded in {FOLDER}, {asked.there} recorded before.")
    if asked.left:
        print(f"{asked.left} were not tried. Mend this and call the same command again.")
    if asked.written:
        print("Run the review to use them.")
    return 1 if problems else 0


def _say(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)


def _read(review: Path, names: Iterable[str], read: Read, problems: list[Problem]) -> Iterator[tuple[Document, Source]]:
    for name in names:
        try:
            yield read(review / name, name)
        except Faults as faults:
            problems += faults.problems


def _in_question(review: Path, documents: Sequence[str]) -> list[str]:
    """The documents without those from which, by the last run, nothing is extracted."""
    path = review / LEDGER
    out = {row["file"] for row in read_csv(path) if row["outcome"] in NOT_USED} if path.exists() else set()
    left = [name for name in documents if name in out]
    if left:
        _say(f"{len(left)} are left out: by the last run nothing is extracted from them. Name one to ask about it.")
    return [name for name in documents if name not in out]


def _named(review: Path, files: Sequence[Path], documents: Sequence[str]) -> list[str]:
    """Files as they were typed, from here or from the review's folder, as names within the review."""
    known = set(documents)
    names, problems = [], []
    for path in files:
        typed = path.as_posix(), Path(os.path.relpath(path, review)).as_posix()
        name = next((name for name in typed if name in known), None)
        if name is None:
            hint = "Put it into sources/documents/, or correct the name."
            problems.append(Problem(str(path), "", "no document of this review", "one of its documents", hint))
        else:
            names.append(name)
    if problems:
        raise Faults(problems)
    return names
