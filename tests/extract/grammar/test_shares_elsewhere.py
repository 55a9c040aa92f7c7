"""Shares and counts whose outcome, arm or time stands elsewhere than beside them."""

from __future__ import annotations

import pytest

from attest.extract.grammar.harms import is_harm
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

METHODS = "Adults were randomly assigned to syrup (n = 50) or tea (n = 48), and compared."


def figures(results: str, methods: str = METHODS) -> set[tuple[str, ...]]:
    """Each count, total and share with its outcome or event, its arm and its time."""
    text = f"Syrup and tea for pain: a trial\n\nAbstract\n\nMethods: {methods}\n\nResults: {results}\n"
    source = source_of(text.encode(), "trial.txt")
    out = set()
    for one in suggest(document_of(source), source):
        row, role = dict(one.row or ()), one.role.split(".")[-1]
        if role in ("events", "total", "percent", "mean"):
            of = row.get("outcome") or row.get("event", "")
            out.add((role, of, row.get("arm", ""), row.get("time_point", ""), str(one.value)))
    return out


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (  # a hyphen that is no hyphen-minus
            "Fever occurred in 17 syrup\u2010treated patients (34%) and in all 9 tea\u2010treated patients (100%).",
            {("events", "Fever", "syrup", "", "17"), ("events", "Fever", "tea", "", "9")},
        ),
        (
            "Recovery was achieved by 61.4% (27/44 patients) in the syrup group versus 16.7% (8/48 patients) "
            "receiving tea.",
            {
                ("percent", "Recovery", "syrup", "", "61.4"),
                ("total", "Recovery", "syrup", "", "44"),
                ("events", "Recovery", "tea", "", "8"),
            },
        ),
        (
            "Wound healing was more likely in the syrup group (90.8%, 25/28) than in the tea group (51.7%, 14/26).",
            {
                ("events", "Wound healing", "syrup", "", "25"),
                ("total", "Wound healing", "tea", "", "26"),
                ("percent", "Wound healing", "tea", "", "51.7"),
            },
        ),
        (
            "Recovery was better with syrup (61%; 25/41) than with tea (40%; 16/40).",
            {("percent", "Recovery", "syrup", "", "61"), ("events", "Recovery", "tea", "", "16")},
        ),
        (
            "More patients in the syrup group (81.0%) than in the tea group (62.3%) were able to leave bed (P = 0.03).",
            {
                ("percent", "able to leave bed", "syrup", "", "81.0"),
                ("percent", "able to leave bed", "tea", "", "62.3"),
            },
        ),
        (
            "A higher proportion of patients in the syrup arm (71%) than in the tea arm (50%) completed the course.",
            {
                ("percent", "completed the course", "syrup", "", "71"),
                ("percent", "completed the course", "tea", "", "50"),
            },
        ),
        (
            "Severe pain was experienced by 25.0% and 31.5% of patients in the syrup and tea groups, respectively.",
            {("percent", "Severe pain", "syrup", "", "25.0"), ("percent", "Severe pain", "tea", "", "31.5")},
        ),
        (
            "Cure was higher with syrup than with tea at week 14 (23% vs 11%; p = 0.01), week 24 (28% vs 17%) "
            "and 1 year (35% vs 30%).",
            {
                ("percent", "Cure", "syrup", "week 14", "23"),
                ("percent", "Cure", "syrup", "week 24", "28"),
                ("percent", "Cure", "tea", "1 year", "30"),
            },
        ),
        (
            "Treatment with syrup yielded significantly higher cure rates versus tea at week 14 (23% versus 11%).",
            {("percent", "cure rates", "syrup", "week 14", "23"), ("percent", "cure rates", "tea", "week 14", "11")},
        ),
        (
            "The commonest complication was infection (n = 12), followed by bleeding (n = 7) and leakage (n = 3).",
            {("events", "bleeding", "", "", "7"), ("events", "leakage", "", "", "3")},
        ),
    ],
)
def test_they_are_found(results: str, expected: set[tuple[str, ...]]) -> None:
    assert expected <= figures(results)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "There were 20 postoperative infections (27.0%), and all were resolved.",
            {
                ("events", "postoperative infections", "", "", "20"),
                ("percent", "postoperative infections", "", "", "27.0"),
            },
        ),
        (
            "Bypass was the most common procedure (n=46), followed by sleeve gastrectomy (n=23), and banding (n=5).",
            {
                ("events", "Bypass", "", "", "46"),
                ("events", "sleeve gastrectomy", "", "", "23"),
                ("events", "banding", "", "", "5"),
            },
        ),
        (
            "All the others showed improvement, and the cough cleared up in 86%.",
            {("percent", "cough cleared up", "", "", "86")},
        ),
    ],
)
def test_without_arms(results: str, expected: set[tuple[str, ...]]) -> None:
    assert expected <= figures(results, "We saw 800 patients with cough.")


@pytest.mark.parametrize(
    ("results", "value"),
    [
        ("Twelve percent children in both groups showed recovery of taste.", "12"),
        ("Recovery was 61% with syrup and 20% with tea (treatment difference 41% in favour of syrup).", "41"),
    ],
)
def test_no_count_of_a_share_and_no_share_of_a_difference(results: str, value: str) -> None:
    assert value not in {one[-1] for one in figures(results) if one[0] in ("events", "percent")}


@pytest.mark.parametrize("words", ["rash cleared up", "resolution of nausea", "headache subsided"])
def test_a_harm_that_went_is_none(words: str) -> None:
    assert not is_harm(words)
