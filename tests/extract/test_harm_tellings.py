"""Harms that a sentence tells of without a list of them, in brackets, or group by group."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.reading import Reading
from attest.extract.suggest import suggested
from attest.ingest.documents import document_of
from attest.text.source import read_source

TRIAL = (
    "Zinc versus placebo for cough in adults: a randomised trial\n\nAbstract\n\nBACKGROUND: Cough is common. "
    "METHODS: We randomly assigned 80 adults with cough to zinc or placebo for 4 weeks. RESULTS: {} "
    "CONCLUSIONS: Zinc may help.\n"
)
TOLD = [
    ("There were no serious adverse events reported.", {"serious adverse events"}),
    ("There were no withdrawals due to adverse events.", {"withdrawals due to adverse events"}),
    ("No child discontinued zinc because of side effects.", {"discontinued zinc because of side effects"}),
    (
        "Common adverse events in the zinc (itching, nausea, and rash) and placebo (nausea and fever) arms were mild.",
        {"itching / zinc", "nausea / zinc", "rash / zinc", "nausea / placebo", "fever / placebo"},
    ),
    (
        "The main side effects with zinc were nausea and dizziness, while the main side effect with placebo was rash.",
        {"nausea / zinc", "dizziness / zinc", "rash / placebo"},
    ),
    ("Nausea and metallic taste were more common with zinc than with placebo.", {"Nausea", "metallic taste"}),
    ("Zinc caused more nausea and vomiting than placebo.", {"nausea", "vomiting"}),
    ("Patients on zinc reported more nausea and more dizziness.", {"nausea / zinc", "dizziness / zinc"}),
    (
        "Drowsiness, dry mouth and blurred sight were associated with zinc.",
        {"Drowsiness / zinc", "dry mouth / zinc", "blurred sight / zinc"},
    ),
    ("Three adults stopped because of side effects (nausea, rash and dizziness).", {"nausea", "rash", "dizziness"}),
    ("Adverse events were gastric (mainly nausea and vomiting, respectively).", {"nausea", "vomiting"}),
    ("Toxicity was mild and consisted mainly of nausea and mucositis.", {"nausea", "mucositis"}),
    ("Side effects were limited to mild nausea and transient flushing.", {"nausea", "flushing"}),
    ("Side effects were seen as follows: 1) weight gain, 2) headache.", {"weight gain", "headache"}),
    ("Flushing and gastric events were the most frequent adverse events.", {"Flushing", "gastric events"}),
    (
        "Nausea and swelling were most common with zinc, whereas rash was most common with placebo.",
        {"Nausea / zinc", "swelling / zinc", "rash / placebo"},
    ),
    ("Adverse events were mild, but there was a higher rate of zoster with zinc.", {"zoster / zinc"}),
    ("Rates of kidney stones and zoster did not differ.", {"kidney stones", "zoster"}),
    ("Rates of nausea did not differ.", set()),
    ("There were no opportunistic infections.", {"opportunistic infections"}),
    ("The cough eased, but no infection.", set()),
    ("We learnt of zinc-induced nausea.", set()),
    ("Any side effects, most often nausea, flushing or dry mouth, were brief.", {"nausea", "flushing", "dry mouth"}),
    ("Nausea was less common with zinc.", set()),
    ("Nausea and dizziness were noted every 3 hours.", set()),
    ("Side effects of such drugs are frequent (nausea, rash).", set()),
    ("Adverse events were assessed (nausea, rash).", set()),
]


@pytest.mark.parametrize(("sentence", "named"), TOLD)
def test_harms_that_a_sentence_tells_of(tmp_path: Path, sentence: str, named: set[str]) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TRIAL.format(sentence), encoding="utf-8")
    source = read_source(path, "page.txt")
    found = {
        " / ".join(value for _, value in sorted(one.row, reverse=True))
        for one in suggested(Reading(document_of(source), source))
        if one.role == "adverse_event.name" and one.row and one.rule == "harm-named"
    }
    assert found == named


KINDS = [
    ("Two patients discontinued zinc because of nausea.", "adverse_event"),
    ("Two patients discontinued zinc because of inadequate pain relief.", "result"),
    ("Side effects were few. Hospitalization was seen in 12% of patients on zinc and 20% on placebo.", "result"),
    ("TEAEs were mild. Herpes zoster occurred in four patients.", "adverse_event"),
    ("Adverse events were more frequent in the zinc than in the placebo group (63% vs 39%).", "adverse_event"),
    ("Grade 3 nausea was noted more often with zinc than with placebo (4.5% vs 0.7%).", "adverse_event"),
    ("Complications occurred in 12 patients on zinc and 8 on placebo.", "result"),
    ("Of all patients, 30 (75%) had no adverse events.", "result"),
]


@pytest.mark.parametrize(("sentence", "kind"), KINDS)
def test_what_is_a_harm_and_what_an_outcome(tmp_path: Path, sentence: str, kind: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TRIAL.format(sentence), encoding="utf-8")
    source = read_source(path, "page.txt")
    found = suggested(Reading(document_of(source), source))
    counted = {one.role for one in found if one.role.endswith((".events", ".percent"))}
    assert {role.split(".")[0] for role in counted} == {kind}
