"""Asking about documents: what is recorded, what is asked again, and what becomes of a server that fails."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from attest.command import main
from attest.extract.model.asking import Asked, ask_about, server_of
from attest.extract.model.questions import questions_of
from attest.extract.model.recordings import read_recording
from attest.forms.schema import read_form
from attest.ingest.documents import document_of
from attest.model import Model
from attest.places import files_below
from attest.problems import Faults
from attest.tables import sha256, write_csv
from attest.text.document import Document
from attest.text.source import Source, source_of
from conftest import HOME, MINIMAL, new_review
from model_server import Behave, Server, cut_off, drop, in_turn, refusing, saying, serving, sleep, telling

FORM = read_form(
    {"type": "object", "properties": {"country": {"type": "string", "title": "Country", "x-role": "study.country"}}},
    "a form",
)
TEXT = "A report from {place}\n\nAbstract\n\nMethods: {words}People were seen in {place}.\n"
PLACES = ("Basel", "Bern", "Biel", "Brig", "Bulle")


def documents(places: Sequence[str] = PLACES, words: str = "") -> list[tuple[Document, Source]]:
    sources = [
        source_of(TEXT.format(place=place, words=words).encode(), f"sources/documents/{place}.txt") for place in places
    ]
    return [(document_of(source), source) for source in sources]


@dataclass
class Terminal:
    said: list[str] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def ask(
        self,
        review: Path,
        behave: Behave,
        about: list[tuple[Document, Source]],
        again: bool = False,
        characters: int = 16_000,
    ) -> tuple[Asked, Server]:
        with serving(behave) as server:
            model = Model(server.url, "tiny", timeout=0.4, max_characters=characters)
            recorded = files_below(review, "sources/recordings")
            send = server_of(model)
            asked = ask_about(
                review, model, questions_of(FORM), about, recorded, send, self.said.append, again, self.pauses.append
            )
        return asked, server


def test_answers_are_recorded_once_with_what_they_answer(tmp_path: Path) -> None:
    about = documents()
    asked, server = Terminal().ask(tmp_path, saying(), about)
    assert len(asked.written) == len(server.requests) == 5
    recording = read_recording(tmp_path / asked.written[0], asked.written[0])
    assert (recording.file, recording.document) == ("sources/documents/Basel.txt", about[0][1].sha256)
    assert (recording.model, recording.parts[0].served, recording.parts[0].finish) == ("tiny", "tiny-1", "stop")
    assert recording.parts[0].answer == '{"values": []}'
    body = json.dumps(server.requests[0][2], ensure_ascii=False).encode()
    assert recording.parts[0].request == sha256(body)
    asked, server = Terminal().ask(tmp_path, saying(), about)
    assert (asked.written, asked.there, server.requests) == ([], 5, [])
    asked, server = Terminal().ask(tmp_path, telling("other"), about[:1], again=True)
    assert len(server.requests) == 1
    assert read_recording(tmp_path / asked.written[0], "").parts[0].answer == "other"


def test_before_anything_is_sent_it_is_said_where(tmp_path: Path) -> None:
    terminal = Terminal()
    _, server = terminal.ask(tmp_path, saying(), documents(("Basel",)))
    assert terminal.said[0] == f"To be sent to {server.url}/chat/completions (model tiny), document by document: 1"


def test_a_copy_is_not_asked_about_twice(tmp_path: Path) -> None:
    (one,) = documents(("Basel",))
    copy = (replace(one[0], file="sources/documents/copy.txt"), one[1])
    _, server = Terminal().ask(tmp_path, saying(), [one, copy])
    assert len(server.requests) == 1


def test_a_long_report_is_asked_about_in_parts(tmp_path: Path) -> None:
    asked, server = Terminal().ask(tmp_path, saying(), documents(("Basel",), "It was cold. " * 300), characters=1000)
    assert len(read_recording(tmp_path / asked.written[0], "").parts) == len(server.requests) == 5


def test_a_busy_server_is_asked_again_after_the_time_it_names(tmp_path: Path) -> None:
    terminal = Terminal()
    behave = in_turn(refusing(429, Retry_After="7"), refusing(503), drop, saying())
    asked, server = terminal.ask(tmp_path, behave, documents(("Basel",)))
    assert (len(asked.written), len(server.requests)) == (1, 4)
    assert terminal.pauses == [7.0, 4.0, 8.0]


def test_patience_has_an_end(tmp_path: Path) -> None:
    terminal = Terminal()
    asked, server = terminal.ask(tmp_path, refusing(500), documents())
    assert (asked.written, asked.left, len(server.requests)) == ([], 2, 12)
    assert [one.found for one in asked.problems] == ["status 500"] * 3
    terminal = Terminal()
    asked, server = terminal.ask(tmp_path, refusing(429, Retry_After="3600"), documents())
    assert (asked.left, len(server.requests), terminal.pauses) == (4, 1, [])
    assert "wait 3600 seconds" in asked.problems[0].hint


@pytest.mark.parametrize("behave", [refusing(401), refusing(302, Location="https://elsewhere.example")])
def test_what_would_fail_for_all_is_tried_once(tmp_path: Path, behave: Behave) -> None:
    asked, server = Terminal().ask(tmp_path, behave, documents())
    assert (asked.left, len(server.requests), len(asked.problems)) == (4, 1, 1)


@pytest.mark.parametrize("behave", [sleep, cut_off, telling("x" * 5_000_000), refusing(400)])
def test_a_document_without_an_answer_leaves_no_recording_and_the_next_one_is_asked(
    tmp_path: Path, behave: Behave
) -> None:
    answers = [behave] * (4 if behave is cut_off else 1)
    asked, _ = Terminal().ask(tmp_path, in_turn(*answers, saying()), documents(PLACES[:2]))
    assert [one.file for one in asked.problems] == ["sources/documents/Basel.txt"]
    assert len(asked.written) == 1
    asked, _ = Terminal().ask(tmp_path, saying(), documents(PLACES[:2]))
    assert (len(asked.written), asked.there) == (1, 1)


def test_when_one_part_fails_the_whole_is_asked_again(tmp_path: Path) -> None:
    about = documents(("Basel",), "It was cold. " * 300)
    asked, _ = Terminal().ask(tmp_path, in_turn(saying(), saying(), refusing(400)), about, characters=1000)
    assert asked.written == []
    assert files_below(tmp_path, "sources") == []


def test_a_damaged_recording_is_asked_for_again(tmp_path: Path) -> None:
    asked, _ = Terminal().ask(tmp_path, saying(), documents(("Basel",)))
    (tmp_path / asked.written[0]).write_text('{"file": "cut of', encoding="utf-8")
    again, _ = Terminal().ask(tmp_path, saying(), documents(("Basel",)))
    assert again.written == asked.written


def test_a_key_is_taken_from_the_environment_and_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    key = "k-0123456789abcdef"
    monkeypatch.setenv("OUR_KEY", key)
    with serving(saying()) as server:
        review = with_model(tmp_path / "r", server.url, "key_from: OUR_KEY, ")
        assert main(["ask-model", "--directory", str(review)]) == 0
        assert server.requests[0][1]["Authorization"] == f"Bearer {key}"
    written = b"".join(path.read_bytes() for path in review.rglob("*") if path.is_file())
    said = capsys.readouterr()
    assert key not in written.decode() + said.out + said.err
    monkeypatch.delenv("OUR_KEY")
    with pytest.raises(Faults, match="nothing usable in OUR_KEY"):
        server_of(Model(server.url, "tiny", key_from="OUR_KEY"))


def with_model(folder: Path, url: str, more: str = "", places: Sequence[str] = ("Basel", "Bern")) -> Path:
    review = new_review(folder, f"{MINIMAL}model: {{url: '{url}', name: tiny, {more}timeout: 5}}\n")
    for place in places:
        text = TEXT.format(place=place, words="")
        (review / f"sources/documents/{place}.txt").write_text(text, encoding="utf-8")
    return review


def test_without_a_model_in_the_protocol_nothing_is_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask-model", "--directory", str(new_review(tmp_path / "r"))]) == 1
    assert "config/review.yaml, model: expected the model that is asked, found nothing." in capsys.readouterr().err


def test_the_command_asks_what_is_named_or_what_is_in_question(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(saying()) as server:
        review = with_model(tmp_path / "r", server.url, places=("Basel", "Bern", "Biel"))
        write_csv(
            review / "results/screen/ledger.csv",
            [{"file": f"sources/documents/{name}.txt", "outcome": out} for name, out in
             (("Basel", "included"), ("Bern", "excluded"), ("Biel", "awaiting"))],
            ["file", "outcome"],
        )  # fmt: skip
        assert main(["ask-model", "--directory", str(review)]) == 0
        said = capsys.readouterr()
        assert "1 are left out" in said.err
        assert "2 recorded in sources/recordings/model, 0 recorded before." in said.out
        assert main(["ask-model", "--directory", str(review), "sources/documents/Bern.txt"]) == 0
        assert len(server.requests) == 3
        monkeypatch.chdir(review / "sources")
        assert main(["ask-model", "--directory", "..", "documents/Bern.txt", "--again"]) == 0
        assert len(server.requests) == 4
        assert main(["ask-model", "--directory", "..", "documents/Burn.txt"]) == 1
        assert "documents/Burn.txt: expected one of its documents" in capsys.readouterr().err
        assert len(server.requests) == 4


def test_whoever_stops_it_is_told_that_nothing_is_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with serving(saying()) as server:
        review = with_model(tmp_path / "r", server.url)
        monkeypatch.setattr("attest.extract.model.terminal.ask_about", stop)
        assert main(["ask-model", "--directory", str(review)]) == 1
    assert "goes on from there" in capsys.readouterr().err


def test_killed_in_the_middle_it_leaves_whole_recordings_and_goes_on_from_there(tmp_path: Path) -> None:
    def slowly(handler: object) -> None:
        time.sleep(0.15)
        saying()(handler)  # type: ignore[arg-type]

    with serving(slowly) as server:
        review = with_model(tmp_path / "r", server.url, places=PLACES)
        command = [sys.executable, "-m", "attest.command", "ask-model", "--directory", str(review)]
        environment = {**os.environ, "PYTHONPATH": str(HOME / "scripts")}
        running = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while len(server.requests) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
        running.wait()
        names = files_below(review, "sources/recordings")
        assert 0 < len(names) < 5
        assert all(read_recording(review / name, name).parts for name in names)
        before = len(server.requests)
        assert main(["ask-model", "--directory", str(review)]) == 0
        assert len(server.requests) - before == 5 - len(names)
    assert len(files_below(review, "sources/recordings")) == 5


def test_the_next_moment_of_a_write_is_never_seen(tmp_path: Path) -> None:
    """What a killed write leaves is hidden, and is no recording."""
    asked, _ = Terminal().ask(tmp_path, saying(), documents(("Basel",)))
    whole = tmp_path / asked.written[0]
    whole.rename(whole.with_name(f".{whole.name}.part"))
    assert files_below(tmp_path, "sources/recordings") == []


def test_an_answer_that_nobody_can_read_is_recorded_and_said(tmp_path: Path) -> None:
    terminal = Terminal()
    asked, _ = terminal.ask(tmp_path, telling("include"), documents(("Basel",)))
    assert len(asked.written) == 1
    assert terminal.said[-1] == "  part 1 of 1: an answer that is not the JSON asked for"
