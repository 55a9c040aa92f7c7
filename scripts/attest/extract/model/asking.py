"""Asking a model about documents and recording its answers, politely, one document after the other."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from attest.extract.model.answer import read_answer
from attest.extract.model.passages import Passages, parts
from attest.extract.model.questions import Questions, request
from attest.extract.model.recordings import Part, Recording, read_recordings, wanted_key, write_recording
from attest.extract.model.server import Reply, Unanswered, ask
from attest.model import Model
from attest.problems import Faults, Problem
from attest.protocol import FILE
from attest.tables import sha256
from attest.text.document import Document
from attest.text.source import Source

ATTEMPTS = 4  # how often one question is asked, where the server may answer later
LONGEST_PAUSE = 120.0  # seconds; who is asked to wait longer had better come back
FAILURES = 3  # documents in a row that got no answer: then the server is given up

Ask = Callable[[bytes], Reply]
Say = Callable[[str], None]


@dataclass
class Asked:
    """What came of it: recordings written, recordings that were there, what got no answer, and what was not tried."""

    written: list[str] = field(default_factory=list)
    there: int = 0
    problems: list[Problem] = field(default_factory=list)
    left: int = 0


def server_of(model: Model) -> Ask:
    """How to ask the model's server; raises `Faults` where its key is not at hand."""
    key = os.environ.get(model.key_from, "").strip() if model.key_from else ""
    if model.key_from and not (key and key.isascii() and key.isprintable()):
        found = f"nothing usable in {model.key_from}"
        hint = "Set this environment variable to the key before you call the command."
        raise Faults([Problem(FILE, "model.key_from", found, "the key of the server", hint)])
    return partial(ask, model, key)


def ask_about(
    review: Path,
    model: Model,
    questions: Questions,
    documents: Sequence[tuple[Document, Source]],
    recorded: Sequence[str],
    send: Ask,
    say: Say,
    again: bool = False,
    pause: Callable[[float], None] = time.sleep,
) -> Asked:
    """Ask about every document without a recording (with `again`, about all) and record each answer when it is whole.

    `recorded` are the files below the folder of recordings. A document whose question gets no answer is told as a
    problem and the next one is asked; when all would end the same way, or several in a row have, the rest is left.
    """
    out = Asked()
    known, _ = read_recordings([(review / name, name) for name in recorded])
    waiting: dict[str, tuple[Document, Source]] = {}
    for document, source in documents:
        key = wanted_key(source.sha256, questions, model)
        if key in known and not again:
            out.there += 1
        else:
            waiting.setdefault(key, (document, source))
    if waiting:
        say(f"To be sent to {model.address.geturl()} (model {model.name}), document by document: {len(waiting)}")
    in_row = 0
    for number, (document, source) in enumerate(waiting.values(), 1):
        say(f"{number} of {len(waiting)}: {document.file}")
        try:
            recording = _recording(model, questions, document, source, send, say, pause)
        except Unanswered as failure:
            out.problems.append(Problem(document.file, "", failure.found, "a model's answer", failure.hint))
            in_row += 1
            if failure.hopeless or in_row == FAILURES:
                out.left = len(waiting) - number
                break
            continue
        in_row = 0
        if recording is not None:
            out.written.append(write_recording(review, recording))
    return out


def _recording(
    model: Model,
    questions: Questions,
    document: Document,
    source: Source,
    send: Ask,
    say: Say,
    pause: Callable[[float], None],
) -> Recording | None:
    """All answers about a document; None where it has no words to ask about. Raises `Unanswered`."""
    pieces = list(parts(Passages(document, source).sent, model.max_characters))
    answers = []
    for number, piece in enumerate(pieces, 1):
        body = request(questions, piece, model)
        reply = _persistently(partial(send, body), say, pause)
        answers.append(Part(sha256(body), reply.served, reply.finish, reply.text))
        read = read_answer(reply.text)
        told = f"{len(read.claims)} values" if read else "an answer that is not the JSON asked for"
        say(f"  part {number} of {len(pieces)}: {told}")
    if not answers:
        say("  has no words of its own to ask about")
        return None
    return Recording(
        file=document.file,
        document=source.sha256,
        questions=questions.version,
        model=model.name,
        url=model.url,
        temperature=model.temperature,
        seed=model.seed,
        max_characters=model.max_characters,
        asked_on=datetime.datetime.now(datetime.UTC).date().isoformat(),
        parts=tuple(answers),
    )


def _persistently(send: Callable[[], Reply], say: Say, pause: Callable[[float], None]) -> Reply:
    """The answer to one question, asked again after a pause where the server may answer later."""
    for attempt in range(1, ATTEMPTS):
        try:
            return send()
        except Unanswered as failure:
            wait = 2.0**attempt if failure.wait is None else max(failure.wait, 1.0)
            if not failure.later:
                raise
            if wait > LONGEST_PAUSE:
                hint = f"The server asks to wait {wait:.0f} seconds: call the command again after that."
                raise Unanswered(failure.found, hint, hopeless=True) from None
            say(f"  {failure.found}; again in {wait:.0f} seconds")
            pause(wait)
    return send()
