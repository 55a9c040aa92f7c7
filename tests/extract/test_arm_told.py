"""Arms told where nothing else names two: lists with a control, short forms, predicates that tell what each got."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from suggested import arms_told

FORMS = yaml.safe_load((Path(__file__).parent / "arms_told.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("methods", "arms"), [(one["methods"], one["arms"]) for one in FORMS])
def test_arms_are_found_where_nothing_else_names_two(methods: str, arms: str) -> None:
    assert arms_told(methods, "Coughs were rare.") == arms
