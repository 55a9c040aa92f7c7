"""What a run makes of recordings: used while document and questions are the same, else named."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from attest.extract.model.heard import COLUMNS, Heard, hear
from attest.extract.model.questions import questions_of
from attest.extract.model.recordings import Part, Recording, write_recording
from attest.extract.suggest import suggest
from attest.forms.form import Form
from attest.forms.schema import read_form
from attest.ingest.documents import document_of
from attest.model import Model
from attest.places import files_below
from attest.suggestion import Suggestion
from attest.text.source import Source, source_of

MODEL = Model("http://127.0.0.1:1/v1", "tiny")
TEXT = "A report\n\nAbstract\n\nMethods: People were seen in Basel, Switzerland.\n"
COUNTRY = {"role": "study.country", "value": "Basel", "quote": "seen in Basel"}
INVENTED = {"role": "study.country", "value": "Lyon", "quote": "seen in Lyon"}
NAME = "sources/documents/a.txt"


def form(title: str = "Country") -> Form:
    field = {"type": "string", "title": title, "x-role": "study.country"}
    return read_form({"type": "object", "properties": {"country": field}}, "a form")


def source(text: str = TEXT, name: str = NAME) -> Source:
    return source_of(text.encode(), name)


def answer(*values: dict[str, str]) -> str:
    return json.dumps({"values": list(values)})


def recorded(review: Path, *answers: str, text: str = TEXT, model: str = "tiny", finish: str = "stop") -> str:
    parts = tuple(Part("0" * 64, "tiny-1", finish, one) for one in answers)
    version, sha256 = questions_of(form()).version, source(text).sha256
    recording = Recording(NAME, sha256, version, model, MODEL.url, 0, None, 16_000, "2026-01-31", parts)
    return write_recording(review, recording)


def run(
    review: Path, text: str = TEXT, asks: Form | None = None, model: Model | None = MODEL
) -> tuple[Heard, list[Suggestion]]:
    heard = hear(model, asks or form(), files_below(review, "sources/recordings"), review)
    one = source(text)
    document = document_of(one)
    return heard, heard.add_to(suggest(document, one), document, lambda _: one)


def test_what_was_recorded_stands_behind_what_rules_read(tmp_path: Path) -> None:
    name = recorded(tmp_path, answer(COUNTRY, INVENTED), answer(COUNTRY, {"role": "x"}))
    heard, said = run(tmp_path)
    rules = [one.rule.startswith("model ") for one in said]
    assert rules == sorted(rules) and rules.count(True) == 1
    assert (said[-1].value, said[-1].quote, said[-1].rule) == ("Basel", "seen in Basel", "model tiny")
    (row,) = heard.account()
    told = {key: value for key, value in row.items() if value}
    assert told == {
        "file": NAME, "asked": "yes", "recording": name, "asked_on": "2026-01-31", "served": "tiny-1", "parts": 2,
        "offered": 4, "kept": 1, "malformed": 1, "quote_not_found": 1, "repeated": 1,
    }  # fmt: skip
    assert list(row) == list(COLUMNS)
    assert heard.warnings() == []


def test_off_means_off(tmp_path: Path) -> None:
    recorded(tmp_path, answer(COUNTRY))
    heard, said = run(tmp_path, model=None)
    assert not any(one.rule.startswith("model ") for one in said)
    assert (heard.account(), heard.warnings()) == ([], [])


def test_a_document_that_was_never_asked_about_is_no_problem(tmp_path: Path) -> None:
    heard, _ = run(tmp_path)
    assert [row["asked"] for row in heard.account()] == ["no"]
    assert heard.warnings() == []


def test_what_no_longer_answers_the_question_is_named_and_not_used(tmp_path: Path) -> None:
    recorded(tmp_path, answer(COUNTRY))
    cases = {
        "before the document changed": run(tmp_path, text=TEXT.replace("People", "Women")),
        "before the form changed": run(tmp_path, asks=form("Country of the first author")),
        "another model": run(tmp_path, model=replace(MODEL, name="other")),
    }
    for why, (heard, said) in cases.items():
        assert not any(one.rule.startswith("model ") for one in said)
        assert [row["asked"] for row in heard.account()] == [why]
        (warning,) = heard.warnings()
        assert warning.level == "warning"
        assert warning.found == f"only recordings {'of' if why == 'another model' else 'from'} {why}, about {NAME}"
        assert "Run `attest ask-model`" in warning.hint


def test_settings_that_change_no_question_keep_the_recording(tmp_path: Path) -> None:
    recorded(tmp_path, answer(COUNTRY))
    elsewhere = replace(MODEL, url="https://m.example", temperature=1, seed=4, timeout=9, max_characters=5000)
    _, said = run(tmp_path, model=elsewhere)
    assert said[-1].rule == "model tiny"


def test_a_fresh_recording_beside_an_old_one_says_nothing_of_the_old(tmp_path: Path) -> None:
    recorded(tmp_path, answer(COUNTRY), text=TEXT + "More.")
    recorded(tmp_path, answer(COUNTRY), model="other")
    recorded(tmp_path, answer(COUNTRY))
    heard, said = run(tmp_path)
    assert said[-1].rule == "model tiny"
    assert (len(heard.account()), heard.warnings()) == (1, [])


def test_the_name_of_a_document_does_not_matter_and_a_document_that_is_gone_is_told(tmp_path: Path) -> None:
    recorded(tmp_path, answer(COUNTRY))
    heard = hear(MODEL, form(), files_below(tmp_path, "sources/recordings"), tmp_path)
    moved = source(name="sources/documents/moved.txt")
    assert heard.add_to([], document_of(moved), lambda _: moved)[-1].file == moved.name
    heard = hear(MODEL, form(), files_below(tmp_path, "sources/recordings"), tmp_path)
    other = source("Another report\n\nAbstract\n\nMethods: Nothing.\n", "sources/documents/b.txt")
    heard.add_to([], document_of(other), lambda _: other)
    assert [(row["file"], row["asked"]) for row in heard.account()] == [
        ("sources/documents/b.txt", "no"),
        (NAME, "yes, but the document is gone"),
    ]


def test_answers_that_cannot_be_read_are_counted_and_told(tmp_path: Path) -> None:
    name = recorded(tmp_path, "include", answer(COUNTRY), '{"values": [', finish="length")
    heard, said = run(tmp_path)
    assert said[-1].value == "Basel"
    (row,) = heard.account()
    assert (row["parts"], row["unreadable"], row["offered"], row["kept"]) == (3, 2, 1, 1)
    (warning,) = heard.warnings()
    assert (warning.file, warning.found) == (name, "2 of 3 that cannot be read; the server cut some short")
    assert f"attest ask-model --again {NAME}" in warning.hint


def test_files_that_are_no_recordings_are_named_and_the_others_used(tmp_path: Path) -> None:
    name = recorded(tmp_path, answer(COUNTRY))
    folder = tmp_path / "sources/recordings/model"
    (folder / "cut.json").write_text((tmp_path / name).read_text(encoding="utf-8")[:50], encoding="utf-8")
    (folder / "other.json").write_text('{"a": 1}', encoding="utf-8")
    (folder / "bytes.json").write_bytes(b"\xff\xfe")
    (folder / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    heard, said = run(tmp_path)
    assert said[-1].rule == "model tiny"
    told = {Path(one.file).name: one.found for one in heard.warnings()}
    assert told == {
        "bytes.json": "a file that cannot be read as one",
        "cut.json": "a file that cannot be read as one",
        "deep.json": "a file that cannot be read as one",
        "other.json": "a file of another shape",
    }


def test_a_recording_changed_by_hand_cannot_bring_in_what_the_document_does_not_say(tmp_path: Path) -> None:
    name = recorded(tmp_path, answer(COUNTRY))
    path = tmp_path / name
    path.write_text(path.read_text(encoding="utf-8").replace("Basel", "Lyon"), encoding="utf-8")
    heard, said = run(tmp_path)
    assert not any(one.rule.startswith("model ") for one in said)
    assert heard.account()[0]["quote_not_found"] == 1
