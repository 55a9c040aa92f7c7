"""What the loader finds in the rules of an instrument: everything open, once, with the domain that it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.instrument import load_instrument
from attest.problems import Faults

HEAD = """
id: ours
title: Ours
version: "1"
link: https://example.org
licence: our own
unit: study
options:
  usual: [{id: "Y", label: "Yes", tone: good}, {id: "N", label: "No", tone: bad}]
judgements:
  bias: [{id: low, label: Low, tone: good}, {id: high, label: High, tone: bad}]
"""


def faults(folder: Path, domains: str) -> list[tuple[str, str]]:
    path = folder / "ours.yaml"
    path.write_text(HEAD + domains, encoding="utf-8")
    try:
        load_instrument(path, "ours.yaml")
    except Faults as found:
        return [(one.place, one.found) for one in found.problems]
    return []


def test_conditions_are_looked_at_also_where_assessors_judge(tmp_path: Path) -> None:
    domains = """
domains:
  - id: D1
    label: First
    judgement: assessor
    items:
      - {id: "1.1", label: One, options: usual, asked: {"9.9": "Y"}}
      - {id: "1.2", label: Two, options: usual, asked: {"1.1": maybe}}
  - {id: D2, label: Second, judgement: assessor}
"""
    expected = [("asked of 1.1", "the unknown name 9.9"), ("asked of 1.2", "1.1 = maybe")]
    assert faults(tmp_path, domains) == expected


TWO = """
domains:
  - {{id: D1, label: First, items: [{{id: "1.1", label: One, options: usual}}]}}
  - id: D2
    label: Second
    asked: {{"1.1": "Y"}}
    items: [{{id: "2.1", label: Two, options: usual}}]
    judgement: [{rows}]
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('{when: {"2.1": "Y"}, then: low}, {when: {"2.1": "N"}, then: high}', []),
        ('{when: {"2.1": "Y"}, then: low}', [("D2", "no row for 1.1 = Y, 2.1 = N")]),
        (
            '{when: {"1.1": "N"}, then: low}, {when: {"2.1": "Y"}, then: low}, {when: {"2.1": "N"}, then: high}',
            [("D2.1", "no answers lead to this row")],
        ),
    ],
)
def test_a_domain_answers_only_for_when_it_is_assessed(
    tmp_path: Path, rows: str, expected: list[tuple[str, str]]
) -> None:
    assert faults(tmp_path, TWO.format(rows=rows)) == expected
