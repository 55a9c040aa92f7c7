"""Agreement between reviewers, field by field, on what they answered first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import Any

from attest.forms.answers import Record
from attest.forms.merge import comparable
from attest.forms.round import CellKey, Round

COLUMNS = ("field", "reviewers", "compared", "agree", "percent", "kappa")


def agreement(task: Round, records: Mapping[str, Record]) -> list[dict[str, Any]]:
    """A row a field and pair of reviewers, for cells that both answered on their own, and a row over all fields.

    `percent` is the share of equal first answers; `kappa` is Cohen's (1960), for choices only, since for free answers
    agreement by chance has no meaning. It is empty where it is not defined (one category in all answers).
    """
    titles = {
        (sheet.key, field.key): (f"{sheet.title}: {field.title}", bool(field.options))
        for sheet in task.form.sheets
        for field in sheet.fields
        if not field.supports
    }
    rows = []
    for one, other in combinations(sorted(records), 2):
        pairs: dict[tuple[str, str], list[tuple[object, object]]] = defaultdict(list)
        for key in sorted(set(records[one].first) & set(records[other].first), key=CellKey.__str__):
            if comparable(key) and (key.sheet, key.field) in titles:
                said = records[one].first[key].says(), records[other].first[key].says()
                pairs[key.sheet, key.field].append(said)
        for where, (title, choice) in titles.items():
            if pairs[where]:
                rows.append(_row(title, f"{one}, {other}", pairs[where], choice))
        everything = [pair for where in titles for pair in pairs[where]]
        if everything:
            rows.append(_row("all fields", f"{one}, {other}", everything, False))
    return rows


def _row(title: str, who: str, pairs: list[tuple[object, object]], choice: bool) -> dict[str, Any]:
    agree = sum(one == other for one, other in pairs)
    return {
        "field": title,
        "reviewers": who,
        "compared": len(pairs),
        "agree": agree,
        "percent": f"{100 * agree / len(pairs):.1f}",
        "kappa": _kappa(pairs) if choice else "",
    }


def _kappa(pairs: list[tuple[object, object]]) -> str:
    total = len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(ones[answer] * others[answer] for answer in ones) / total**2
    if by_chance == 1:
        return ""
    return f"{(sum(one == other for one, other in pairs) / total - by_chance) / (1 - by_chance):.2f}"
