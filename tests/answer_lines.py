"""Lines of an answers.jsonl as checks read them: a study of ten people, eight of them women."""

from __future__ import annotations

from typing import Any

from attest.forms.round import CellKey, value_id


def cell(field: str, role: str, suggested: str | None, answered: str | None, **more: Any) -> dict[str, Any]:
    answers = [{"reviewer": name, "value": answered} for name in ("ann", "bob")] if answered else []
    own = {
        "subject": "s1", "label": "Kim 2020", "sheet": "people", "sheet_title": "People", "row": "", "row_label": "",
        "field": field, "title": field, "role": role, "left_out": False, "answers": answers,
        "suggestion": {"value": suggested} if suggested else None, "value": answered or suggested,
        "status": "agreed" if answered else "suggested", **more,
    }  # fmt: skip
    return own | {"value_id": value_id(CellKey(own["subject"], own["sheet"], own["row"], field))}


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


def answer(flag: str, value: str | None, settled: bool = True, status: str = "single") -> list[dict[str, Any]]:
    """The lines of a flag in the answers of the step integrity."""
    given, settled = [{"value": value, "name": "Ann"}] if value else [], settled and bool(value)
    note = [{"value": "see table 2", "name": "Ann"}] if value else []
    return [
        {
            "subject": flag,
            "role": "integrity.answer",
            "answers": given,
            "settled": settled,
            "status": status,
            "value": value,
        },
        {
            "subject": flag,
            "role": "integrity.note",
            "answers": note,
            "settled": settled,
            "status": "noted",
            "value": "",
        },
    ]
