"""Ids of an instrument that a workbook could not tell apart, or not from its own signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attest.problems import Problem, shown

NOT_IN_NAMES = re.compile("[^A-Za-z0-9]+")  # what the names of a workbook's questions leave out of an id
SIGNS = ("?", "✓", "✔", "✗")  # which say something else in the cell of an answer


def alike(raw: Mapping[str, Any], name: str) -> Iterator[Problem]:
    """Numbers and answers that a workbook could not tell apart, or not from its own signs."""
    items = [item["id"] for part in (*raw["domains"], raw.get("overall", {})) for item in part.get("items", ())]
    for place, ids in (("items", items), ("domains", [one["id"] for one in raw["domains"]])):
        told: dict[str, str] = {}
        for one in dict.fromkeys(ids):
            bare = NOT_IN_NAMES.sub("_", one)
            bare = bare.removesuffix("_support") if place == "items" else bare
            if (other := told.setdefault(bare, one)) != one:
                hint = f"In a workbook it is the same as {shown(other)}: only letters and digits tell them apart."
                yield Problem(name, place, shown(one), "a number of its own", hint)
    lists = {f"{key}.{one}": levels for key in ("options", "judgements") for one, levels in raw.get(key, {}).items()}
    for place, levels in lists.items():
        said: dict[str, str] = {}
        for level in levels:
            one, bare = level["id"], " ".join(level["id"].casefold().split())
            if one in SIGNS or one != " ".join(one.split()):
                hint = "Workbooks use ?, ✓ and ✗ for themselves, and spaces around an answer are not seen."
                yield Problem(name, place, shown(one), "a word, without spaces around it", hint)
            elif (other := said.setdefault(bare, one)) != one:
                hint = f"Beside {shown(other)} people could not choose it."
                yield Problem(name, place, shown(one), "an id that differs by more than capitals", hint)
