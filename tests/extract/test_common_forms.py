"""Ordinary sentences, as most reports have them: every value under its outcome, arm and time, and nothing else."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from attest.extract.reading import Reading
from attest.extract.suggest import suggested
from attest.ingest.documents import document_of
from attest.text.source import read_source

FORMS = yaml.safe_load((Path(__file__).parent / "common_forms.yaml").read_text(encoding="utf-8"))
AROUND = {
    "trial": (
        "Zinc versus placebo for cough in adults: a randomised trial\n\nAbstract\n\nBACKGROUND: Cough is common. "
        "METHODS: We randomly assigned 80 adults with cough to zinc or placebo for 4 weeks. RESULTS: {} "
        "CONCLUSIONS: Zinc may help.\n"
    ),
    "plain": "A study of cough in adults\n\nAbstract\n\nRESULTS: {}\n",
}
NAMES = ("outcome", "arm", "time_point", "name", "unit", "ci_level", "n")


def rows_of(tmp_path: Path, text: str, sentence: str) -> dict[str, str]:
    path = tmp_path / "page.txt"
    path.write_text(text.format(sentence), encoding="utf-8")
    source = read_source(path, "page.txt")
    start = source.text.find(sentence)
    found: dict[str, set[str]] = defaultdict(set)
    for one in suggested(Reading(document_of(source), source)):
        role = one.role.split(".")[1]
        if one.row and role not in NAMES and start <= one.start and one.end <= start + len(sentence):
            found[" / ".join(value for _, value in one.row)].add(f"{role}={one.value}")
    return {row: " ".join(sorted(values)) for row, values in found.items()}


@pytest.mark.parametrize(
    ("around", "sentence", "rows"),
    [(around, one["text"], one["rows"]) for around, forms in FORMS.items() for one in forms],
)
def test_what_a_common_form_says(tmp_path: Path, around: str, sentence: str, rows: dict[str, str]) -> None:
    assert rows_of(tmp_path, AROUND[around], sentence) == rows


WHOLE = re.compile(r"(?<![\d.,·=<>])\b\d{1,3}\b(?![\d.,·%]|\s?%)")


@pytest.mark.parametrize("sign", [",", "\u2009", "'"])
def test_thousands_of_people_are_read_as_well_as_a_few(tmp_path: Path, sign: str) -> None:
    """Counts of two digits tell nothing of 12,927: no rule stumbles over the sign, and nine of ten are still read."""
    around = AROUND["trial"].replace("80 adults", f"12{sign}927 adults")
    silent = []
    for one in FORMS["trial"]:
        sentence = WHOLE.sub(lambda found: f"1{sign}{int(found.group()):03}", one["text"])
        silent += [sentence] if one["rows"] and not rows_of(tmp_path, around, sentence) else []
    assert len(silent) < len(FORMS["trial"]) / 10, silent


def test_thousands_in_two_groups(tmp_path: Path) -> None:
    sentence = "Relapses occurred in 769 of 12,927 adults in the zinc group and in 782 of 12,944 in the placebo group."
    rows = rows_of(tmp_path, AROUND["trial"].replace("80", "25,871"), sentence)
    assert rows == {"Relapses / zinc": "events=769 total=12,927", "Relapses / placebo": "events=782 total=12,944"}
