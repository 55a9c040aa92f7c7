"""The outline of a form that travels in its workbooks: enough to read them when the form has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attest.forms.form import Field, Form, Sheet

Outline = Mapping[str, Any]


def outline_of(form: Form) -> dict[str, Any]:
    """Sections by key: title, whether it has many rows, what tells them apart, and its questions by key."""
    return {
        sheet.key: {
            "title": sheet.title,
            "many": sheet.many,
            "keys": list(sheet.keys),
            **({"was": list(sheet.was)} if sheet.was else {}),
            "fields": {one.key: _told(one) for one in sheet.fields},
        }
        for sheet in form.sheets
    }


def _told(field: Field) -> list[Any]:
    told = [field.title, field.kind, list(field.options), field.codes, field.supports, field.unit]
    choices = {old: list(new) for old, new in field.was_choices.items()}
    return [*told, list(field.was), choices] if field.was or choices else told


def form_of(outline: Outline) -> Form:
    """The form of an outline; raises `ValueError`, `KeyError` or `TypeError` where it is none."""
    sheets: list[Sheet] = []
    for key, told in outline.items():
        fields: list[Field] = []
        for name, said in told["fields"].items():
            title, kind, options, codes, supports, unit, *renamed = said
            was, choices = renamed or ((), {})
            known: dict[str, Any] = {
                "options": tuple(options),
                "codes": bool(codes),
                "supports": str(supports),
                "unit": str(unit),
                "was": tuple(was),
                "was_choices": {str(old): tuple(new) for old, new in choices.items()},
            }
            fields.append(Field(str(name), str(title), str(kind), **known))
        many, keys, former = bool(told["many"]), tuple(told["keys"]), tuple(told.get("was", ()))
        sheets.append(Sheet(str(key), str(told["title"]), "", many, tuple(fields), keys, former))
    return Form("", "", tuple(sheets), {})


def without(form: Form, outlines: Iterable[Outline], wanted: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """What the outlines know of (section, question) pairs that the form does not have."""
    found: dict[str, Any] = {}
    for outline in outlines:
        for sheet, field in wanted:
            told = outline.get(sheet, {})
            if field in told.get("fields", {}) and form.field(sheet, field) is None:
                kept = found.setdefault(sheet, {**told, "fields": {}})
                kept["fields"].setdefault(field, told["fields"][field])
    return found


def joined(outline: Outline, former: Outline) -> dict[str, Any]:
    """An outline with the questions of another that it does not have itself."""
    whole = {key: {**told, "fields": dict(told["fields"])} for key, told in outline.items()}
    for key, told in former.items():
        kept = whole.setdefault(key, {**told, "fields": {}})
        for name, said in told["fields"].items():
            kept["fields"].setdefault(name, said)
    return whole
