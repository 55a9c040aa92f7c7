"""Recordings: what a model answered about a document, kept so that a run needs no server."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from attest.extract.model.questions import Questions
from attest.model import Model
from attest.places import HOME
from attest.problems import Faults, Problem
from attest.strict import faults_in, load_yaml
from attest.tables import digest

FOLDER = "sources/recordings/model"
LARGEST = 64 * 1024 * 1024  # bytes; hundreds of answers as long as a server may give
MEND = "Remove the file and run `attest ask-model` again."


@dataclass(frozen=True)
class Part:
    """The answer to one request: the digest of the request, the answering model's name, why it ended, and the text."""

    request: str
    served: str
    finish: str
    answer: str


@dataclass(frozen=True)
class Recording:
    """All answers about one document; what they are answers to is named by digests."""

    file: str
    document: str
    questions: str
    model: str
    url: str
    temperature: float
    seed: int | None
    max_characters: int
    asked_on: str
    parts: tuple[Part, ...]

    @property
    def key(self) -> str:
        return recording_key(self.document, self.questions, self.model)

    @classmethod
    def from_dict(cls, found: Mapping[str, Any]) -> Recording:
        return cls(**{**found, "parts": tuple(Part(**part) for part in found["parts"])})


def recording_key(document: str, questions: str, model: str) -> str:
    """The name of the recording about these bytes, these questions and this model."""
    return digest(document, questions, model, length=32)


def wanted_key(sha256: str, questions: Questions, model: Model) -> str:
    return recording_key(sha256, questions.version, model.name)


def recording_path(key: str) -> str:
    return f"{FOLDER}/{key}.json"


def write_recording(review: Path, recording: Recording) -> str:
    """Write a recording whole or not at all, and give its path within the review."""
    name = recording_path(recording.key)
    path = review / name
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")  # hidden files are passed over, should this be the last moment
    with unfinished.open("w", encoding="utf-8", newline="\n") as out:
        json.dump(asdict(recording), out, ensure_ascii=False, indent=1)
        out.write("\n")
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(path)
    return name


def read_recording(path: Path, name: str) -> Recording:
    """One recording; raises `Faults` where the file is none."""
    expected = "a recording of a model's answers"
    try:
        if path.stat().st_size > LARGEST:
            raise Faults([Problem(name, "", "a larger file", f"{expected} of at most 64 MB", MEND)])
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise Faults([Problem(name, "", "a file that cannot be read as one", expected, MEND)]) from None
    if faults_in(found, _schema(), name):
        raise Faults([Problem(name, "", "a file of another shape", expected, MEND)])
    return Recording.from_dict(found)


def read_recordings(files: Iterable[tuple[Path, str]]) -> tuple[dict[str, Recording], list[Problem]]:
    """Recordings by key, of two with one key the first by name, and a problem for each file that is none."""
    found: dict[str, Recording] = {}
    problems: list[Problem] = []
    for path, name in files:
        try:
            recording = read_recording(path, name)
        except Faults as faults:
            problems += faults.problems
            continue
        found.setdefault(recording.key, recording)
    return found, problems


@cache
def _schema() -> dict[str, Any]:
    name = "config/schemas/recording.schema.yaml"
    schema: dict[str, Any] = load_yaml(HOME / name, name)
    return schema
