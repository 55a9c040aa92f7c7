"""What is judged: studies or results, with the instrument for the design."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attest.appraise.units import units
from attest.protocol import load_protocol
from conftest import MINIMAL, new_review

REPORTS = [{"file": "a.txt", "kind": "journal article"}]
STUDIES = [
    {"study_id": name, "label": label, "aliases": [f"old-{name}"], "reports": REPORTS}
    for name, label in (("s1", "Kim 2020"), ("s2", "Lee 2021"), ("s3", "Roe 2022"))
]
OUTCOMES = "  - {name: Pain, terms: [ache], benefit: lower}\n  - {name: Function, benefit: higher}\n"


def line(
    study: str, role: str, value: str, row: str = "", settled: bool = True, left_out: bool = False
) -> dict[str, Any]:
    said = {"subject": study, "role": role, "row": row, "settled": settled, "left_out": left_out, "code": ""}
    return {**said, "value": value, "suggestion": {"value": f"suggested {value}"} if not settled else None}


def test_the_instrument_follows_from_the_design(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    told = {"s1": ("case series", True), "s2": ("other", False), "s3": ("", False)}
    subjects, listed, without = units(plan, STUDIES, told, [])
    assert [(one.id, one.sheets) for one in subjects] == [("s1", ("jbi_case_series",))]
    assert [(one["subject"], one["instrument"]) for one in listed] == [("s1", "jbi_case_series")]
    assert [one["reason"] for one in without] == [
        "no instrument is named for the design “other” (nobody has settled the design yet)",
        "the design is not known yet (nobody has settled the design yet)",
    ]


def test_a_person_can_choose_another_instrument(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    told = {"s1": ("case series", True)}
    chosen = [line("s1", "bias.instrument", "nih_before_after")]
    subjects, _, _ = units(plan, STUDIES[:1], told, chosen)
    assert subjects[0].sheets == ("nih_before_after",)
    alone = [line("s1", "bias.instrument", "nih_before_after", settled=False) | {"suggestion": None}]
    subjects, _, _ = units(plan, STUDIES[:1], told, alone)
    assert subjects[0].sheets == ("jbi_case_series",), "one reviewer's answer alone shows in nobody's form"


def test_an_instrument_for_results_has_each_result_judged(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r", MINIMAL + OUTCOMES))
    told = dict.fromkeys(("s1", "s2"), ("randomised trial", True))
    answers = [
        line("s1", "result.outcome", "Function score", "r1"),
        line("s1", "result.outcome", "headache", "r2"),
        line("s1", "result.time_point", "12 weeks", "r2"),
        line("s1", "result.outcome", "joint ache", "r3"),
        line("s1", "result.time_point", "12 Weeks", "r3"),
        line("s1", "result.outcome", "Pain", "r4", left_out=True),
        line("s1", "result.outcome", "Mortality", "r5"),
        line("s2", "result.outcome", "Mortality", "r1"),
    ]
    subjects, listed, without = units(plan, STUDIES[:2], told, answers)
    assert [one.label for one in subjects] == ["Kim 2020: Pain, 12 Weeks", "Kim 2020: Function"]
    assert subjects[0].context["Reported as"] == "joint ache", "headache begins no word of the protocol's outcomes"
    assert [(one["study_id"], one["outcome"], one["time_point"]) for one in listed] == [
        ("s1", "Pain", "12 Weeks"), ("s1", "Function", "")
    ]  # fmt: skip
    assert len({one.id for one in subjects}) == 2 and all(one.id.startswith("s1#") for one in subjects)
    assert subjects[0].aliases == ("old-s1#" + subjects[0].id.partition("#")[2],)
    assert without[0]["reason"] == "no result of an outcome of the protocol is known yet, and rob2 judges results"


def test_a_result_keeps_its_id_whatever_is_added(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r", MINIMAL + OUTCOMES))
    told = {"s1": ("randomised trial", True)}
    first = [line("s1", "result.outcome", "Pain", "r9")]
    more = [line("s1", "result.outcome", "Function", "r1"), *first]
    alone, _, _ = units(plan, STUDIES[:1], told, first)
    among, _, _ = units(plan, STUDIES[:1], told, more)
    assert alone[0] == among[0]
