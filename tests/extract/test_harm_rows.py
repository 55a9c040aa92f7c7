"""What people had as a harm of what they were given, or as the outcome that a report is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.reading import Reading
from attest.extract.suggest import suggested
from attest.ingest.documents import document_of
from attest.text.source import read_source

REPORT = (
    "{title}\n\nAbstract\n\nBACKGROUND: Coughs are common. {aim}METHODS: {methods} RESULTS: {told} "
    "CONCLUSIONS: More is to be learnt.\n"
)
TRIAL = "We randomly assigned 80 adults to zinc or placebo for 4 weeks."
SERIES = "We reviewed the records of 40 adults."
TOLD = [
    ("Zinc versus placebo for cough", TRIAL, "Nausea was reported by 7 patients on zinc.", "adverse_event"),
    ("Zinc to prevent nausea in adults", TRIAL, "Nausea was reported by 7 patients on zinc.", "result"),
    ("Zinc in severe cough", SERIES, "Serious infections occurred in 3 (7.5%) patients.", "adverse_event"),
    ("Prognosis of severe cough", SERIES, "Serious infections occurred in 3 (7.5%) patients.", "result"),
    ("Zinc in severe cough", SERIES, "There were 5 deaths.", "result"),
    ("Safety of zinc in severe cough", SERIES, "There were 5 deaths.", "adverse_event"),
    ("Safety of zinc and survival in severe cough", SERIES, "There were 5 deaths.", "result"),
    ("Zinc in severe cough", SERIES, "Zinc was well tolerated. Two patients died.", "adverse_event"),
    ("Zinc in severe cough", SERIES, "Rash was seen in 3 patients and swelling in 2.", "adverse_event"),
    ("Zinc in severe cough", SERIES, "Pneumonia was present at baseline in 4 patients.", "result"),
    ("Overdose of zinc tablets", SERIES, "Vomiting occurred in 4 patients.", "result"),
    ("Zinc in severe cough", SERIES, "Two adults developed infections requiring hospitalization.", "adverse_event"),
    ("Zinc for cough", TRIAL, "Infections resolved in 6 patients on zinc.", "result"),
]


def test_beside_its_counts_a_harm_keeps_its_test_as_a_result(tmp_path: Path) -> None:
    told = "Nausea occurred more often in the zinc group than in the placebo group (12 of 40 vs 3 of 40; p=0.01)."
    found = _found(tmp_path, "Zinc versus placebo for cough", TRIAL, told)
    assert ("adverse_event.events", "12", "Nausea") in found
    assert ("result.direction", "higher", "Nausea") in found
    assert ("result.p", "0.01", "Nausea") in found


@pytest.mark.parametrize(("title", "methods", "told", "kind"), TOLD)
def test_what_is_a_harm_and_what_a_report_is_about(
    tmp_path: Path, title: str, methods: str, told: str, kind: str
) -> None:
    counted = {role for role, _, _ in _found(tmp_path, title, methods, told) if role.endswith((".events", ".percent"))}
    assert {role.split(".")[0] for role in counted} == {kind}


COUNTED = [
    (
        "Zinc was stopped in 12 (30%): adverse events (n=6), lack of effect (n=4), worse cough (n=2).",
        {
            ("adverse_event", "stopped because of adverse events", "6"),
            ("result", "stopped because of lack of effect", "4"),
        },
    ),
    (
        "Two adults withdrew, one for itching and one for boredom.",
        {("adverse_event", "withdrew because of itching", "1")},
    ),
    (
        "Side effects were mostly infections (sinusitis in 4, cystitis in three and zoster in 1).",
        {("adverse_event", "sinusitis", "4"), ("adverse_event", "cystitis", "3"), ("adverse_event", "zoster", "1")},
    ),
    (
        "Nausea (14 patients), itching (6) and fever (2) were the most frequent side effects.",
        {("adverse_event", "Nausea", "14"), ("adverse_event", "itching", "6"), ("adverse_event", "fever", "2")},
    ),
    ("One or more side effects occurred in 9 (22%) adults.", {("adverse_event", "side effects", "9")}),
]


@pytest.mark.parametrize(("told", "wanted"), COUNTED)
def test_harms_that_are_counted_in_lists(tmp_path: Path, told: str, wanted: set[tuple[str, str, str]]) -> None:
    found = _found(tmp_path, "Zinc in severe cough", SERIES, told)
    counted = {(role.split(".")[0], name, value) for role, value, name in found if role.endswith(".events")}
    assert wanted <= counted
    assert not any(role == "adverse_event" for role, name, _ in counted if "effect" in name and "side" not in name)


def test_what_the_aim_names_is_a_result(tmp_path: Path) -> None:
    told = "Infections were seen in 9 patients on zinc."
    assert ("adverse_event.events", "9", "Infections") in _found(tmp_path, "Zinc for cough", TRIAL, told)
    aim = "We aimed to see whether zinc prevents infections. "
    assert ("result.events", "9", "Infections") in _found(tmp_path, "Zinc for cough", TRIAL, told, aim)


def _found(tmp_path: Path, title: str, methods: str, told: str, aim: str = "") -> set[tuple[str, str, str]]:
    path = tmp_path / "page.txt"
    path.write_text(REPORT.format(title=title, aim=aim, methods=methods, told=told), encoding="utf-8")
    source = read_source(path, "page.txt")
    return {
        (one.role, one.value, dict(one.row).get("outcome") or dict(one.row).get("event") or "")
        for one in suggested(Reading(document_of(source), source))
        if one.row and not one.role.startswith("arm.")
    }
