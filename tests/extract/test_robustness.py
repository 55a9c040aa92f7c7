"""Whatever is done to a text, no rule fails and every quote stands."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attest.extract.suggest import quote_stands, suggest
from attest.ingest.documents import document_of
from attest.problems import Faults
from attest.suggestion import Suggestion
from attest.text.source import Source, source_of

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
TEXTS = [path.read_text(encoding="utf-8") for path in CASES]
MARKS = "(),.;:[]{}<>=±−–%/|&\n\r\t \x00\u2028\ufeff\ufffc\ufffd0159"


def read(content: bytes) -> tuple[Source, list[Suggestion]] | None:
    try:
        source = source_of(content, "any.txt")
    except Faults:
        return None
    return source, suggest(document_of(source), source)


def stand(content: bytes) -> list[Suggestion]:
    done = read(content)
    if done is None:
        return []
    source, found = done
    for one in found:
        assert quote_stands(source, one.start, one.end, one.quote)
        assert one.value and (one.row is None or all(value for _, value in one.row))
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mutated_texts(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(text)))
        width = data.draw(st.integers(0, 60))
        piece = data.draw(
            st.one_of(st.text(MARKS, max_size=8), st.sampled_from([text[at : at + 200], "", "<p>", "&lt;"]))
        )
        text = text[:at] + piece + text[at + width :]
    stand(text.encode("utf-8", errors="replace"))


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        st.sampled_from("patients mean was (12 ± 3.4, 95% CI to) of vs P<0.05; n = IQR [ ] in the group and "),
        max_size=400,
    )
)
def test_word_soup(text: str) -> None:
    stand(b"Results\n\n" + text.encode())


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in CASES])
@pytest.mark.parametrize("change", ["crlf", "utf-16", "cp1252", "html", "cut", "upper", "one-line"])
def test_changed_forms(text: str, change: str) -> None:
    content = {
        "crlf": lambda: text.replace("\n", "\r\n").encode(),
        "utf-16": lambda: text.encode("utf-16"),
        "cp1252": lambda: text.encode("cp1252", errors="replace"),
        "html": lambda: f"<!doctype html><p>{text}</p><p>unclosed <b".encode(),
        "cut": lambda: text.encode()[: len(text) // 2],
        "upper": lambda: text.upper().encode(),
        "one-line": lambda: " ".join(text.split()).encode(),
    }[change]()
    stand(content)


def test_line_ends_change_no_suggestion() -> None:
    for text in TEXTS:
        plain, other = stand(text.encode()), stand(text.replace("\n", "\r\n").encode())
        assert [(one.role, one.value, one.row) for one in plain] == [(one.role, one.value, one.row) for one in other]


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "12 (",
        "patients with ",
        "mean 1.2 ± ",
        "and ",
        "A, B, ",
        "the the ",
        "95% CI ",
        "1-",
        "no significant ",
        "in the group ",
    ],
)
def test_no_pattern_explodes(piece: str) -> None:
    text = "Results\n\n" + piece * 4000
    began = time.process_time()  # the processor's time, whatever else the machine does meanwhile
    stand(text.encode())
    # The slowest takes one or two seconds; a pattern that backtracks would need minutes.
    assert time.process_time() - began < 10
