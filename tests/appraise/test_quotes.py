"""Which sentences stand beside which item: those of its topic, of the study's own reports, and not too many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attest.appraise import assessment
from attest.appraise.quotes import MOST, quotes
from attest.forms.round import CellKey
from attest.instrument_shelf import Shelf
from attest.protocol import load_protocol
from conftest import HOME, MINIMAL, new_review

STUDIES = [
    {"study_id": "kim", "reports": [{"report_id": "main"}, {"report_id": "registry"}]},
    {"study_id": "lee", "reports": [{"report_id": "other"}]},
]
UNITS = [{"subject": "kim#a", "study_id": "kim", "instrument": "rob2"},
         {"subject": "kim#b", "study_id": "kim", "instrument": "rob2"},
         {"subject": "lee", "study_id": "lee", "instrument": "rob1"}]  # fmt: skip


def sentence(report: str, topic: str, start: int, strength: str = "clear") -> dict[str, Any]:
    return {"report_id": report, "file": f"{report}.txt", "topic": topic, "strength": strength,
            "quote": f"{report}\n{start}", "start": start, "end": start + 5, "page": ""}  # fmt: skip


def beside(*found: dict[str, Any]) -> dict[CellKey, list[str]]:
    cells = quotes(Shelf(HOME), STUDIES, UNITS, found)
    return {key: [one.quote for one in told] for key, told in cells.items()}


def key(subject: str, instrument: str, field: str) -> CellKey:
    return CellKey(subject, instrument, "", field)


def test_each_item_has_the_sentences_of_its_topic_in_every_result_of_the_study() -> None:
    told = beside(sentence("main", "concealment", 3), sentence("other", "blinding", 9))
    assert told == {
        key("kim#a", "rob2", "item_1_2"): ["main 3"],
        key("kim#b", "rob2", "item_1_2"): ["main 3"],
        key("lee", "rob1", "judgement_D3"): ["other 9"],
        key("lee", "rob1", "judgement_D4"): ["other 9"],
    }


def test_clear_ones_go_before_faint_ones_and_each_report_has_its_first() -> None:
    told = beside(
        *(sentence("main", "randomisation", start) for start in (1, 2, 4)),
        sentence("main", "randomisation", 3, "faint"),
        sentence("registry", "randomisation", 8),
        sentence("registry", "randomisation", 9, "faint"),
    )
    assert told[key("kim#a", "rob2", "item_1_1")] == ["main 1", "main 2", "registry 8"]
    assert MOST == 3


def test_a_sentence_of_a_report_of_no_study_stands_nowhere() -> None:
    assert beside(sentence("stranger", "blinding", 1)) == {}


@pytest.mark.parametrize("name", sorted(Shelf(HOME)))
def test_what_an_item_names_stands_beside_a_question_of_the_form(name: str) -> None:
    shelf = Shelf(HOME)
    fields = assessment.sheet(shelf[name])["properties"]
    units = [{"subject": "lee", "study_id": "lee", "instrument": name}]
    topics = {one.suggests for one in (*shelf[name].items, *shelf[name].parts)} - {""}
    cells = quotes(shelf, STUDIES, units, [sentence("other", topic, 1) for topic in sorted(topics)])
    assert {one.field for one in cells} <= fields.keys()
    assert bool(cells) == bool(topics)


def test_a_teams_official_wording_stands_under_our_own_words(tmp_path: Path) -> None:
    review = new_review(tmp_path, MINIMAL + "risk_of_bias: {instruments: {case series: jbi_case_series}}\n")
    plan = load_protocol(review)
    own = assessment.form(plan, [])
    told = assessment.form(plan, [], {"jbi_case_series": {"1": "Are the criteria the official ones?"}})
    sheet = told.sheet("jbi_case_series")
    before = own.sheet("jbi_case_series")
    assert sheet is not None and before is not None
    assert sheet.by_key["item_1"].title == before.by_key["item_1"].title
    assert sheet.by_key["item_1"].description == "Official wording: Are the criteria the official ones?"
    assert sheet.by_key["item_2"] == before.by_key["item_2"]


def test_what_a_blank_means_stays_beside_the_official_wording() -> None:
    item = next(one for one in Shelf(HOME)["rob2"].items if one.blank)
    fields = assessment.sheet(Shelf(HOME)["rob2"], (), {item.id: "Is it so?"})["properties"]
    said = fields[assessment.item_key(item.id)]["description"]
    assert said.split("\n")[0] == "Official wording: Is it so?" and said.endswith("Blank means no.")
