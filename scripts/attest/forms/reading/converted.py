"""An answer to a question of an earlier form, in the values that the question takes today."""

from __future__ import annotations

from typing import NamedTuple

from attest.forms.answers import Answer, folded
from attest.forms.entries import Entry, read_entry
from attest.forms.form import Field
from attest.problems import shown


class Refused(NamedTuple):
    """What today's question does not take: what is wrong, and what the cell shows until it is answered anew."""

    wrong: Entry
    text: str
    waits: bool = False  # whether the text could be taken for an answer, so that it counts only once it was changed


def converted(answer: Answer, before: Field, field: Field) -> Answer | Refused:
    """An answer in the values of today's question, or what is wrong with it there."""
    if before.unit != field.unit and not answer.code:
        unit = before.unit or "(without unit)"
        hint = "The question has another unit today."
        expected, found = (
            f"a value in {field.unit or 'no unit'}",
            f"{shown(answer.text)} in {before.unit or 'no unit'}",
        )
        wrong = Entry(level="error", expected=expected, found=found, hint=hint)
        return Refused(wrong, f"{answer.text} {unit}", waits=True)
    renamed = _renamed(answer, before, field)
    if isinstance(renamed, Refused):
        return renamed
    unasked = (before.kind, before.options, before.codes) == (field.kind, field.options, field.codes)
    if unasked and renamed == answer.text:
        return answer
    entry = read_entry(renamed, field)
    if entry is None or entry.accepts or entry.level:
        found = f"{shown(answer.text)}, given to an earlier form"
        expected = entry.expected if entry else ""
        wrong = Entry(level="error", expected=expected or field.title, found=found, hint="The question has changed.")
        return Refused(wrong, answer.text)
    return answer._replace(value=entry.value, code=entry.code)


def _renamed(answer: Answer, before: Field, field: Field) -> str | Refused:
    """The words of an answer today, choices renamed since; what is wrong where one of them was split."""
    renamed = {folded(old): new for old, new in field.was_choices.items() if before.was_choices.get(old) != new}
    if answer.code or not renamed:
        return answer.text
    chosen = answer.value if isinstance(answer.value, list) else [answer.value]
    if before.kind == "choices" and not isinstance(answer.value, list):
        chosen = answer.text.split("; ")
    words = [renamed.get(folded(str(one)), (str(one),)) for one in chosen]
    split = next((number for number, today in enumerate(words) if len(today) > 1), None)
    if split is None:
        return "; ".join(today for one in words for today in one)
    found = f"{shown(chosen[split])}, a choice that is several today"
    expected = f"one of {', '.join(words[split])}"
    wrong = Entry(level="error", expected=expected, found=found, hint="Choose anew.")
    return Refused(wrong, "; ".join(" / ".join(one) for one in words), waits=True)
