"""The values of evidence.csv: rows keep their names, judgements stand at the study or result that they are about."""

from __future__ import annotations

from typing import Any

from attest.report.values import values

BLANK: dict[str, Any] = {
    "label": "Kim 2020", "sheet_title": "S", "title": "T", "unit": "", "code": "", "status": "agreed", "settled": True,
    "left_out": False, "answers": [], "ruling": None, "suggestion": None,
}  # fmt: skip


def line(subject: str, sheet: str, field: str, role: str, row: str = "", step: str = "extraction") -> dict[str, Any]:
    named = {"subject": subject, "sheet": sheet, "field": field, "role": role, "row": row, "step": step}
    return {
        **BLANK,
        **named,
        "value": "3",
        "row_label": "rituximab" if row else "",
        "value_id": f"v{subject}{field}{row}",
    }


def judgement(subject: str, outcome: str, domain: str) -> dict[str, str]:
    at = {"subject": subject, "study_id": "s1", "study": "Kim 2020", "outcome": outcome, "time_point": ""}
    told = {"instrument": "i", "instrument_title": "I", "version": "1", "domain_label": "D", "path": "", "rules": ""}
    return {**at, **told, "domain": domain, "judgement": "low"}


EXTRACTION = [line("s1", "arms", "n", "arm.n", "r1"), line("s1", "people", "n", "study.n_analysed")]


def test_rows_of_a_study_that_was_judged_as_a_whole_keep_their_names() -> None:
    answered = line("s1", "i", "item_1", "bias.answer", step="risk_of_bias")
    rows = values(EXTRACTION, [answered], [judgement("s1", "", "overall")], [], [])
    assert [(row["study_id"], row["row_id"], row["row"]) for row in rows] == [
        ("s1", "r1", "rituximab"), ("s1", "", ""), ("s1", "", ""), ("s1", "", "")
    ]  # fmt: skip
    assert [row["field"] for row in rows if row["role"] == "bias.judgement"] == ["overall"]


def test_what_was_judged_of_a_result_stands_at_its_study_by_the_results_name() -> None:
    answered = line("s1#a", "i", "item_1", "bias.answer", step="risk_of_bias")
    judged = [judgement("s1#a", "Pain", "D1"), judgement("s1#a", "Pain", "overall")]
    rows = values(EXTRACTION, [answered], judged, [], [])
    told = {(row["study_id"], row["study"], row["row_id"], row["row"]) for row in rows if row["step"] == "risk_of_bias"}
    assert told == {("s1", "Kim 2020", "s1#a", "Pain")}
    assert [row["role"] for row in rows][-2:] == ["bias.domain", "bias.judgement"]
    assert len({row["value_id"] for row in rows}) == len(rows)


def test_a_judgement_is_told_once_and_what_is_not_asked_not_at_all() -> None:
    computed = line("s1", "i", "judgement", "bias.judgement", step="risk_of_bias") | {"status": "computed"}
    idle = line("s1", "i", "item_2", "bias.answer", step="risk_of_bias") | {"status": "not asked", "value": None}
    rows = values([], [computed, idle], [judgement("s1", "", "overall")], [], [])
    assert [(row["field"], row["value"]) for row in rows] == [("overall", "low")]
