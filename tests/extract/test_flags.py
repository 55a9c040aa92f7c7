"""Which findings the report shows, and which numbers a percentage is held against."""

from typing import Any

from attest.extract import flags


def cell(field: str, role: str, suggested: str | None, answered: str | None, **more: Any) -> dict[str, Any]:
    answers = [{"reviewer": name, "value": answered} for name in ("ann", "bob")] if answered else []
    return {
        "subject": "s1", "label": "Kim 2020", "sheet": "people", "sheet_title": "People", "row": "", "row_label": "",
        "field": field, "title": field, "role": role, "left_out": False, "answers": answers,
        "suggestion": {"value": suggested} if suggested else None, "value": answered or suggested,
        "status": "agreed" if answered else "suggested", **more,
    }  # fmt: skip


def people(percent: str, answered: bool, men: str = "2") -> list[dict[str, Any]]:
    def both(value: str) -> tuple[str, str | None]:
        return value, value if answered else None

    return [
        cell("n", "study.n_analysed", *both("10")),
        cell("women", "study.female_n", *both("8")),
        cell("women_percent", "study.female_percent", "60", percent if answered else None),
        cell("men", "study.male_n", *both(men)),
        cell("men_percent", "study.male_percent", *both("20")),
    ]


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
