"""Agreement between reviewers, field by field, on what they answered first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from attest.forms.answers import folded
from attest.forms.form import Field, Form, Sheet
from attest.forms.round import Person

COLUMNS = (
    "sheet", "field", "title", "reviewers", "statistic", "value", "low", "high", "n", "subjects", "note",
)  # fmt: skip

MATCHED_BY = "rows are matched by this field"
NOTHING = {
    "statistic": "per cent agreement", "value": "", "low": "", "high": "", "n": 0, "subjects": 0,
    "note": "no question that two of them answered",
}  # fmt: skip

Place = tuple[str, str]  # sheet, field
Said = tuple[str, str]  # an answer as it is compared: folded text, code
Questions = Mapping[tuple[str, ...], Mapping[str, Said]]  # subject, row and what else -> reviewer -> what they said


def agreement(form: Form, answers: Iterable[Mapping[str, Any]], reviewers: Sequence[Person]) -> list[dict[str, Any]]:
    """A row a statistic: over all fields, then for each field; there for each pair of reviewers, then for all together.

    `answers` are the first answers, each with `subject`, `sheet`, `row`, `field`, `reviewer`, `code` and `text`; those
    of one subject, sheet, row and field answer the same question. They may come in any order; two from one reviewer to
    one question are a bug and raise ValueError. Grounds for an answer (`supports`) are not compared.
    """
    fields = {
        (sheet.key, field.key): (sheet, field) for sheet in form.sheets for field in sheet.fields if not field.supports
    }
    told = _by_question(fields, answers)
    names = {person.id: person.name for person in reviewers}
    everybody = {who for questions in told.values() for said in questions.values() for who in said}
    names |= {who: who for who in sorted(everybody - set(names))}
    rows = list(_overall(fields, told, names))
    for place, (sheet, field) in fields.items():
        rows += _of_field(sheet, field, told.get(place, {}), names)
    return rows


def _by_question(
    fields: Mapping[Place, tuple[Sheet, Field]], answers: Iterable[Mapping[str, Any]]
) -> dict[Place, Questions]:
    """Questions in a fixed order, since sums of floats depend on theirs."""
    told: dict[Place, dict[tuple[str, ...], dict[str, Said]]] = defaultdict(lambda: defaultdict(dict))
    for one in answers:
        place = (one["sheet"], one["field"])
        if place not in fields:  # a comment, grounds, or a question that the form no longer has
            continue
        said = told[place][one["subject"], one["row"]]
        if one["reviewer"] in said:
            raise ValueError(f"two first answers of {one['reviewer']} to {place}, {one['subject']}, {one['row']}")
        said[one["reviewer"]] = _says(one, fields[place][1])
    return {place: dict(sorted(questions.items())) for place, questions in told.items()}


def _says(answer: Mapping[str, Any], field: Field) -> Said:
    """What is compared; of several choices their order does not matter."""
    text = folded(answer["text"])
    if field.kind == "choices":
        text = "; ".join(sorted(part.strip() for part in text.split(";")))
    return text, answer["code"]


def _overall(
    fields: Mapping[Place, tuple[Sheet, Field]], told: Mapping[Place, Questions], names: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """Per cent agreement over all fields but those by which rows are matched: they agree by construction."""
    compared = {
        (*question, *place): said
        for place, (sheet, field) in fields.items()
        if field.key not in sheet.keys
        for question, said in told.get(place, {}).items()
    }
    for panel, shared in _panels(compared, names):
        where = {"sheet": "", "field": "", "title": "all fields", "reviewers": _named(panel, names)}
        if not shared:
            yield where | NOTHING
            continue
        from attest.forms.agreeing.by_kind import per_cent  # as below

        yield where | per_cent(shared, len(panel) > 2)


def _of_field(sheet: Sheet, field: Field, questions: Questions, names: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for panel, shared in _panels(questions, names):
        where = {
            "sheet": sheet.key,
            "field": field.key,
            "title": f"{sheet.title}: {field.title}",
            "reviewers": _named(panel, names),
        }
        if not shared:
            yield where | NOTHING
            continue
        # Here, since importing the statistics takes a second, which a run without two reviewers should not pay.
        from attest.forms.agreeing.by_kind import figures, scale_of

        scale = scale_of(field, (one for said in questions.values() for one in said.values()))
        for row in figures(field, shared, scale, len(panel) > 2):
            if field.key in sheet.keys:
                row["note"] = "; ".join(filter(None, (MATCHED_BY, row["note"])))
            yield where | row


def _panels(
    questions: Questions, names: Mapping[str, str]
) -> Iterator[tuple[tuple[str, ...], list[tuple[str, list[Said | None]]]]]:
    """Each pair of reviewers that answered anything, and all of them where they are more than two.

    With them the questions that at least two of them answered: the subject and what each said, in their order.
    """
    answered = {who for said in questions.values() for who in said}
    present = [who for who in names if who in answered]
    panels: list[tuple[str, ...]] = list(combinations(present, 2))
    if len(present) > 2:
        panels.append(tuple(present))
    for panel in panels:
        yield (
            panel,
            [
                (question[0], [said.get(who) for who in panel])
                for question, said in questions.items()
                if sum(who in said for who in panel) > 1
            ],
        )


def _named(panel: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names[who] for who in panel)
