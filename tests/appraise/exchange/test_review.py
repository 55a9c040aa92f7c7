"""A review's own judgements, handed over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attest.appraise.assessment import domain_key, form, item_key, reason_key
from attest.appraise.exchange import review
from attest.appraise.exchange.reading import read_assessed
from attest.forms.answers import Answer, Record
from attest.forms.round import CellKey, Person, Round, Subject
from attest.forms.settling.lines import as_row
from attest.forms.settling.rows import match_rows
from attest.forms.settling.settle import settle
from attest.protocol import Protocol, load_protocol
from attest.tables import read_json
from conftest import MINIMAL, new_review
from rob2_answers import LOW

UNIT = {
    "subject": "s1#a", "study_id": "s1", "study": "Kim 2020", "outcome": "Pain", "time_point": "12 weeks",
    "instrument": "rob2",
}  # fmt: skip
SUBJECT = Subject("s1#a", "Kim 2020: Pain, 12 weeks", sheets=("rob2",))


def settled(plan: Protocol, said: dict[str, str]) -> list[dict[str, Any]]:
    """The lines of answers.jsonl for the answers of one reviewer."""
    people = (Person("ann", "Ann"),)
    task = Round("r", "R", "risk_of_bias", "Bias", form(plan, [SUBJECT]), people, 1, "c", "", (SUBJECT,), {})
    answers = {CellKey("s1#a", "rob2", "", key): Answer(value) for key, value in said.items()}
    matching = match_rows(task, {"ann": Record("ann", answers=answers)}, {})
    return [as_row(value, task, matching) for value in settle(task, matching)]


def test_answers_supports_reasons_and_judgements_are_handed_over(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r", MINIMAL))
    said = {item_key(name): answer for name, answer in LOW.items()}
    said |= {"item_1_2_support": "sealed", domain_key("D3"): "high", reason_key("D3"): "many left"}
    blocks = review.assessed(plan, settled(plan, said), [UNIT])
    review.write(tmp_path / "out", blocks)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "risk_of_bias.json", "rob2_revman.csv", "rob2_rob2_excel.xlsx", "rob2_robvis.csv",
    ]  # fmt: skip
    (told,) = read_json(tmp_path / "out/risk_of_bias.json")["results"]
    assert told["ids"] == {"study_id": "s1", "study": "Kim 2020", "outcome": "Pain", "time_point": "12 weeks"}
    third = told["domains"][2]
    assert (third["judgement"], third["by_rule"], third["status"]) == ("high", "low", "assessor's")
    assert third["support"] == {"D3": "many left"} and third["rules"] == ["D3.1"]
    for name in ("rob2_robvis.csv", "rob2_revman.csv", "rob2_rob2_excel.xlsx", "risk_of_bias.json"):
        (row,) = read_assessed(tmp_path / "out" / name, plan.instruments["rob2"]).rows
        assert row.label == "Kim 2020: Pain, 12 weeks", name
        assert row.judgements == blocks[0][1][0].judgements, name


def test_a_review_that_judges_nothing_has_an_empty_document(tmp_path: Path) -> None:
    review.write(tmp_path / "out", [])
    assert read_json(tmp_path / "out/risk_of_bias.json")["results"] == []
