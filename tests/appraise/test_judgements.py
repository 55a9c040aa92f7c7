"""The table of judgements and what a figure shows of them, from settled answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from attest.appraise import judgements
from attest.appraise.assessment import domain_key, form, item_key, reason_key
from attest.appraise.blocks import blocks
from attest.forms.answers import Answer, Record
from attest.forms.round import CellKey, Person, Round, Subject
from attest.forms.settling.lines import as_row
from attest.forms.settling.rows import match_rows
from attest.forms.settling.settle import settle
from attest.protocol import Protocol, load_protocol
from conftest import MINIMAL, new_review
from rob2_answers import LOW

UNIT = {
    "subject": "s1#a", "study_id": "s1", "study": "Kim 2020", "outcome": "Pain", "time_point": "12 weeks",
    "instrument": "rob2",
}  # fmt: skip
SUBJECT = Subject("s1#a", "Kim 2020: Pain, 12 weeks", sheets=("rob2",))


def settled(plan: Protocol, *said: dict[str, str]) -> list[dict[str, Any]]:
    """The lines of answers.jsonl for the answers of one reviewer after another."""
    people = tuple(Person(name, name.title()) for name in ("ann", "bob")[: len(said)])
    task = Round("r", "R", "risk_of_bias", "Bias", form(plan, [SUBJECT]), people, len(said), "c", "", (SUBJECT,), {})
    records = {
        person.id: Record(
            person.id, answers={CellKey("s1#a", "rob2", "", key): Answer(value) for key, value in answers.items()}
        )
        for person, answers in zip(people, said, strict=True)
    }
    matching = match_rows(task, records, {})
    return [as_row(value, task, matching) for value in settle(task, matching)]


def answers(**changed: str) -> dict[str, str]:
    return {item_key(name): answer for name, answer in LOW.items()} | changed


def of(rows: list[dict[str, Any]], domain: str) -> dict[str, Any]:
    return next(row for row in rows if row["domain"] == domain)


def test_a_line_a_domain_and_the_overall_judgement_last(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    values = settled(plan, answers(item_1_3="Y"))
    rows = judgements.judgements(plan, values, [UNIT], [])
    assert [(row["domain"], row["judgement"]) for row in rows] == [
        ("D1", "some concerns"),
        *((name, "low") for name in ("D2", "D3", "D4", "D5")),
        ("overall", "some concerns"),
    ]
    first = rows[0]
    assert (first["study"], first["outcome"], first["time_point"]) == ("Kim 2020", "Pain", "12 weeks")
    assert first["answers"] == ["1.1=Y", "1.2=Y", "1.3=Y"] and first["rules"] == ["D1.5"]
    assert "2.3" not in " ".join(rows[1]["answers"]), "what is not asked is no answer"
    (block,) = blocks(plan, values, rows).values()
    assert [column.key for column in block.columns] == ["D1", "D2", "D3", "D4", "D5"]
    assert block.rows[0].study_label == "Kim 2020: Pain, 12 weeks"
    assert block.rows[0].cells["D1"] == "some concerns" and block.rows[0].overall == "some concerns"


def test_two_assessors_who_differ_on_an_item_wait_for_the_consensus(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    rows = judgements.judgements(plan, settled(plan, answers(), answers(item_1_3="Y")), [UNIT], [])
    assert (of(rows, "D1")["judgement"], of(rows, "D1")["status"]) == ("", "waiting")
    assert of(rows, "D2")["judgement"] == "low"
    assert of(rows, "overall")["judgement"] == ""


def test_a_judgement_that_only_one_assessor_gives_is_held_against_what_follows_for_the_other(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    own = {domain_key("D1"): "high", reason_key("D1"): "odd"}
    values = settled(plan, answers(), answers(**own))
    (value,) = [one for one in values if one["field"] == domain_key("D1")]
    assert value["status"] == "conflict"
    assert {one["reviewer"]: one["value"] for one in value["answers"]} == {"ann": "low", "bob": "high"}
    rows = judgements.judgements(plan, values, [UNIT], [])
    assert of(rows, "D1")["path"] == "waiting: the assessors' own judgements differ"
    whole = of(rows, "overall")
    assert (whole["judgement"], whole["path"]) == ("", "waiting for D1"), "what rests on it waits as well"
    (overall,) = [one for one in values if one["field"] == domain_key("overall")]
    assert (overall["status"], overall["settled"]) == ("unanswered", False)
    both = settled(plan, answers(**own), answers(**own))
    told = of(judgements.judgements(plan, both, [UNIT], []), "D1")
    assert (told["judgement"], told["status"], told["by_rule"]) == ("high", "assessor's", "low")
    assert "odd" in told["path"]


def test_a_judgement_that_was_settled_bears_the_reason_of_who_settled_it(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    values = settled(plan, answers(), answers(**{domain_key("D1"): "high", reason_key("D1"): "odd"}))
    (value,) = [one for one in values if one["field"] == domain_key("D1")]
    ruling = {"adjudicator": "Cem", "reason": "the list was open"}
    value |= {"status": "adjudicated", "settled": True, "value": "some concerns", "ruling": ruling}
    told = of(judgements.judgements(plan, values, [UNIT], []), "D1")
    assert (told["judgement"], told["by_rule"]) == ("some concerns", "low")
    assert "own judgement: the list was open (settled by Cem)" in told["path"] and "odd" not in told["path"]


def test_a_blank_cell_decides_nothing_where_the_other_assessor_answered(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    some = answers(item_1_3="Y", item_5_2="NI")  # two domains with some concerns, and the question whether that is much
    rows = judgements.judgements(plan, settled(plan, some, some | {item_key("several"): "Y"}), [UNIT], [])
    whole = of(rows, "overall")
    assert (whole["judgement"], whole["path"]) == ("", "waiting for several")


def test_studies_without_an_instrument_are_listed(tmp_path: Path) -> None:
    plan = load_protocol(new_review(tmp_path / "r"))
    rows = judgements.judgements(plan, [], [], [{"study_id": "s2", "study": "Lee 2021", "reason": "no instrument"}])
    assert [(row["study"], row["judgement"], row["status"]) for row in rows] == [("Lee 2021", "", "no instrument")]


def test_items_are_drawn_where_domains_have_no_judgement(tmp_path: Path) -> None:
    text = MINIMAL + "risk_of_bias: {rules: {jbi_case_series: [{judgement: low}]}}\n"
    plan = load_protocol(new_review(tmp_path / "r", text))
    subject = Subject("s1", "Kim 2020", sheets=("jbi_case_series",))
    task = Round("r", "R", "b", "B", form(plan, [subject]), (Person("a", "A"),), 1, "c", "", (subject,), {})
    matching = match_rows(task, {}, {})
    values = [as_row(value, task, matching) for value in settle(task, matching)]
    unit = {**UNIT, "subject": "s1", "outcome": "", "time_point": "", "instrument": "jbi_case_series"}
    rows = judgements.judgements(plan, values, [unit], [])
    assert [(row["domain"], row["judgement"], row["status"]) for row in rows] == [("overall", "", "incomplete")]
    (block,) = blocks(plan, values, rows).values()
    assert len(block.columns) == 10 and block.rows[0].overall is None and not block.rows[0].settled()


def test_a_level_that_parts_of_an_instrument_call_differently_bears_both_names(tmp_path: Path) -> None:
    text = MINIMAL + "risk_of_bias: {instruments: {cross-sectional: quadas2}}\n"
    plan = load_protocol(new_review(tmp_path / "r", text))
    unit = {**UNIT, "subject": "s1", "outcome": "", "time_point": "", "instrument": "quadas2"}
    (block,) = blocks(plan, [], judgements.judgements(plan, [], [unit], [])).values()
    assert block.levels[0].label == "Low risk / Low concern"
