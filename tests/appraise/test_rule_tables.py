"""Instruments as tables for people: nothing of the rules is left out, and the command shows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from appraise.oracles.enumerated import shipped
from attest.appraise.rule_tables import rule_tables, show_instrument
from attest.command import main
from attest.deciding.complete import described
from attest.instrument import load_instrument
from attest.problems import Faults

SMALL = """
id: small
title: A small tool
version: "1"
link: https://example.org/tool
licence: our own
unit: study
options:
  usual:
    - {id: "Y", label: "Yes", tone: good}
    - {id: "N", label: "No", tone: bad}
  how:
    - {id: "Y", label: "Yes, wholly", tone: good}
    - {id: "N", label: "No", tone: bad}
judgements:
  bias:
    - {id: low, label: Low risk, tone: good}
    - {id: high, label: High risk, tone: bad}
domains:
  - id: D1
    label: First
    items:
      - {id: "1.1", label: Was it so | or not, options: usual}
      - {id: "1.2", label: How far, options: how, asked: {"1.1": "Y"}, blank: "N"}
    judgement:
      steps:
        extent: [{when: {"1.2": "Y"}, then: low}, {then: high, note: Also where nobody asks.}]
        same: {worst: [extent]}
      table:
        - {when: {same: low}, then: low, disputed: [{by: Others, then: high}]}
        - {when: {same: high}, then: high, decision: it may be mild}
  - {id: D2, label: Second, asked: {"1.1": "N"}, judgement: assessor}
overall: {judgement: protocol}
"""

TABLES = """# A small tool

- Version: 1
- Judged: one study
- Official text: https://example.org/tool
- Licence: our own
- Rows that others read otherwise: D1.1
- Rows after which people decide: D1.2

## D1: First

| item | question | answers | asked where |
| --- | --- | --- | --- |
| 1.1 | Was it so \\| or not | Y, N |  |
| 1.2 | How far | Y (Yes, wholly), N (blank counts as N) | 1.1 = Y |

| row | where | leads to | remarks |
| --- | --- | --- | --- |
| D1.extent.1 | 1.2 = Y | extent: low |  |
| D1.extent.2 | in any case | extent: high | Also where nobody asks. |
|  | the worst of extent | same: that one |  |
| D1.1 | same = low | **Low risk** | Others would give High risk. |
| D1.2 | same = high | **High risk** | People decide: it may be mild. |

## D2: Second

Assessed where 1.1 = N.

Judged by the assessors: Low risk, High risk.

## Overall

Judged by the protocol's rule or, without one, the assessors: Low risk, High risk.

Answers: Y = Yes, N = No."""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "config/instruments/small.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_tables_of_a_small_instrument(small: Path) -> None:
    assert rule_tables(load_instrument(small, "small.yaml")) == TABLES


@pytest.mark.parametrize("name", ["rob2", "rob2_adhering", "robins_i_v2", "robins_i_2016", "robins_e", "rob2_cluster"])
def test_nothing_of_a_shipped_instrument_is_left_out(name: str) -> None:
    instrument = shipped(name)
    told = rule_tables(instrument).splitlines()
    for item in instrument.items:
        assert sum(line.startswith(f"| {item.id} | {item.label} |") for line in told) == 1
    for domain in instrument.parts:
        for line in described(domain.rule) if domain.rule else ():
            row = next((one for one in told if one.startswith(f"| {line.id} | {line.when} |")), "")
            assert all(text in row for text in (line.note, line.decision, *(one.by for one in line.disputes)))


def test_the_command(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["instrument", "small", "--directory", str(tmp_path)]) == 0
    assert capsys.readouterr().out == TABLES + "\n"
    assert main(["instrument", "rob2", "--directory", str(tmp_path)]) == 0
    assert "| D1.1 | 1.2 = N / PN | **High** |  |" in capsys.readouterr().out
    assert main(["instrument", "rob3", "--directory", str(tmp_path)]) == 1
    assert "rob2_cluster" in (said := capsys.readouterr().err) and 'small, found "rob3"' in said


def test_a_variant_of_a_shipped_instrument(small: Path, tmp_path: Path) -> None:
    mine = small.with_name("mine.yaml")
    mine.write_text("id: mine\nextends: rob2\ntitle: Ours\n", encoding="utf-8")
    assert show_instrument(tmp_path, "mine").startswith("# Ours\n\n- Version: 22 August 2019\n")
    mine.write_text("id: mine\nextends: mine\n", encoding="utf-8")
    with pytest.raises(Faults, match="the name of another instrument"):
        show_instrument(tmp_path, "mine")
