"""Which findings the report shows, and which numbers a percentage is held against."""

from typing import Any

from answer_lines import answer, cell, people
from attest.extract import flag_form, flags
from attest.forms.round import CellKey, value_id


def test_what_people_corrected_is_not_shown_any_more() -> None:
    suggested = flags.worth_showing(flags.findings(people("", answered=False)))
    assert [one["layer"] for one in suggested] == ["suggestion"]
    assert flags.worth_showing(flags.findings(people("80", answered=True))) == []
    wrong = flags.worth_showing(flags.findings(people("60", answered=True)))
    assert [one["layer"] for one in wrong] == ["answers"]


def test_two_figures_that_are_both_wrong_are_two_flags() -> None:
    shown = flags.worth_showing(flags.findings(people("60", answered=True, men="5")))
    told = {tuple(one["cells"]) for one in shown if one["check"] == "percent-count"}
    assert len(told) == 2


def test_the_studys_number_is_not_that_of_one_arm() -> None:
    where = {"sheet": "results", "sheet_title": "Results", "row": "r", "row_label": "pain · placebo"}
    row = [
        cell("n", "study.n_analysed", "20", "20"),
        cell("arm", "result.arm", "placebo", "placebo", **where),
        cell("events", "result.events", "5", "5", **where),
        cell("percent", "result.percent", "50", "50", **where),
    ]
    assert flags.worth_showing(flags.findings(row)) == []
    whole = [one for one in row if one["field"] != "arm"]
    assert len(flags.worth_showing(flags.findings(whole))) == 1


def test_the_number_of_the_arm_is_that_of_its_rows() -> None:
    arms = {"sheet": "arms", "sheet_title": "Arms", "row": "a", "row_label": "Placebo"}
    where = {"sheet": "results", "sheet_title": "Results", "row": "r", "row_label": "pain · placebo"}
    rows = [
        cell("name", "arm.name", "Placebo", "Placebo", **arms),
        cell("people", "arm.n", "20", "20", **arms),
        cell("arm", "result.arm", "placebo", "placebo", **where),
        cell("events", "result.events", "5", "5", **where),
        cell("percent", "result.percent", "50", "50", **where),
    ]
    (shown,) = flags.worth_showing(flags.findings(rows))
    assert [one["field"] for one in shown["looked_at"]] == ["events", "percent", "people"]
    assert shown["cells"] == [rows[3]["value_id"], rows[4]["value_id"]]
    told = [one for one in flags.cell_flags([shown]) if one["layer"] == "answers"]
    assert {one["field"] for one in told} == {"events", "percent"}


def flagged(answered: bool, study: str = "s1") -> dict[str, Any]:
    rows = [{**row, "subject": study} for row in people("60", answered=answered)]
    rows = [{**row, "value_id": value_id(CellKey(study, "people", "", row["field"]))} for row in rows]
    (one,) = flags.worth_showing(flags.with_ids(flags.findings(rows)))
    return one


def test_a_flag_keeps_its_id_when_suggestions_are_accepted() -> None:
    assert flagged(answered=False)["flag_id"] == flagged(answered=True)["flag_id"]


def test_a_flag_is_known_by_the_other_ids_of_its_study() -> None:
    before, after = flagged(True, "pmid:1"), flagged(True, "doi:10.1/x")
    assert before["flag_id"] != after["flag_id"]
    study = {"study_id": "doi:10.1/x", "aliases": ["doi:10.1/x", "pmid:1"]}
    (subject,) = flag_form.subjects([after], [study])
    assert before["flag_id"] in subject.aliases
    assert subject.id == after["flag_id"]
    assert subject.context["What does not fit"] == after["arithmetic"]


def test_a_flag_is_known_by_its_words_when_its_row_gets_another_name() -> None:
    before = flagged(True)
    moved = {**before, "looked_at": [{**one, "row": "other"} for one in before["looked_at"]], "flag_id": ""}
    (after,) = flags.with_ids([moved])
    assert after["flag_id"] != before["flag_id"]
    (one,), (other,) = (flag_form.subjects([each], []) for each in (before, after))
    assert set(one.aliases) & set(other.aliases)


def test_a_name_that_fits_two_flags_is_used_for_neither() -> None:
    one = flagged(True)
    twin = {**one, "flag_id": "f000000000"}
    made = flag_form.subjects([one, twin], [])
    assert [subject.aliases for subject in made] == [(), ()]


def test_the_state_of_a_flag_follows_from_its_answer() -> None:
    one = flagged(True)
    name = one["flag_id"]
    told = {
        "open": answer(name, None),
        "explained": answer(name, "explained"),
        "stands": answer(name, "misread by us"),
        "reviewers disagree": answer(name, "explained", settled=False, status="conflict"),
    }
    for state, rows in told.items():
        (found,) = flag_form.answered([one], rows)
        assert found["state"] == state
    (found,) = flag_form.answered([one], told["explained"])
    assert (found["answer"], found["note"], found["by"]) == ("explained", "see table 2", "Ann")
    line = flags.as_row(found)
    assert set(line) == set(flags.COLUMNS)
    assert line["values"] == ["study.female_n 8", "study.female_percent 60", "study.n_analysed 10"]


def test_what_fits_has_no_flag() -> None:
    found = flags.with_ids(flags.findings(people("80", answered=True)))
    rows = [flags.as_row(one) for one in flag_form.answered(found, [])]
    assert rows
    assert {(row["flag_id"], row["state"]) for row in rows if row["result"] != "inconsistent"} == {("", "")}


def test_the_same_figures_in_two_studies_are_noticed() -> None:
    rows = []
    for study in ("s1", "s2", "s3"):
        where = {"sheet": "results", "sheet_title": "Results", "row": "r", "row_label": "pain", "label": study}
        for field, value in (("outcome", "pain"), ("mean", "12.34" if study != "s3" else "12.35"), ("sd", "5.67")):
            row = cell(field, f"result.{field}", None, value, **where) | {"subject": study}
            rows.append(row | {"value_id": value_id(CellKey(study, "results", "r", field))})
    found = [
        one for one in flags.findings(rows) if one["check"] == "repeated-between-studies" and one["layer"] == "answers"
    ]
    assert {(one["study_id"], one["severity"]) for one in found} == {("s1", "look"), ("s2", "look")}
    assert "is also printed by s2" in found[0]["arithmetic"]
