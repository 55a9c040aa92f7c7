"""The form of the small round with its questions changed, as forms change while people work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from small_round import SCHEMA, make_round
from story import with_schema

from attest.forms.round import Round

Schema = dict[str, Any]
BASE: Schema = {**SCHEMA, "x-layout": "questions"}
NUMBER = {"type": "string", "format": "reported-number"}
TEXT = {"type": "string"}


def changed(change: Callable[[Schema], object], base: Schema = BASE) -> Schema:
    """A form's schema with a change made to it."""
    schema = deepcopy(base)
    change(schema["properties"])
    return schema


def with_people(**fields: Mapping[str, Any]) -> Schema:
    """The form with questions of its section put in or replaced; without those that are None."""
    return changed(lambda one: one["people"]["properties"].update(fields))


def without(*names: str, **fields: Mapping[str, Any]) -> Schema:
    def change(properties: Schema) -> None:
        inner = properties["people"]["properties"]
        properties["people"]["properties"] = {**{k: v for k, v in inner.items() if k not in names}, **fields}

    return changed(change)


def under(schema: Schema, task: Round | None = None) -> Round:
    return with_schema(replace(task or make_round(), suggestions={}), schema)
