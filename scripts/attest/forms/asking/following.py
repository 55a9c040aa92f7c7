"""Questions that follow from answers to others: when one is asked, and the rule by which one is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attest.deciding.complete import unknown
from attest.deciding.conditions import ALWAYS, Condition, read_condition
from attest.deciding.rule import Rule, read_rule
from attest.forms.form import Sheet

NOT_SO = (AttributeError, KeyError, TypeError, ValueError, IndexError)  # what a condition of another shape leads to


def read_asked(node: Mapping[str, Any]) -> Condition | None:
    """The condition under `x-asked`; None where it is none."""
    try:
        return read_condition(node["x-asked"]) if "x-asked" in node else ALWAYS
    except NOT_SO:
        return None


def read_computed(node: Mapping[str, Any], key: str) -> Rule | None:
    """The rule under `x-computed`, its levels being the question's choices; None where it is none."""
    try:
        return read_rule(node["x-computed"], key, [str(one) for one in node.get("enum", ())])
    except NOT_SO:
        return None


def loose_ends(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Field, what was found and what was expected, where a field follows from what is not asked before it."""
    known: dict[str, tuple[str, ...]] = {}
    for one in sheet.fields:
        asked = {one.key: one.asked} if one.asked != ALWAYS else {}
        options = {**known, one.key: one.options}
        rule = one.rule or Rule(())
        for fault in unknown(rule, options if asked and not one.rule else known, asked, one.options):
            yield one.key, fault.found, fault.expected
        if one.kind in ("choice", "boolean"):
            known[one.key] = one.options or ("yes", "no")


def follow(sheets: Iterable[Sheet]) -> bool:
    """Whether any question of these follows from others."""
    return any(one.rule is not None or one.asked != ALWAYS for sheet in sheets for one in sheet.fields)
