"""Reading an instrument: every kind of fault in a file is told, and what a variant takes over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from attest.instrument import load_instrument
from attest.problems import Faults

SMALL: dict[str, Any] = {
    "id": "small",
    "title": "A small instrument",
    "version": "1",
    "link": "https://example.org",
    "licence": "ours",
    "unit": "study",
    "options": {
        "usual": [{"id": "yes", "label": "Yes", "tone": "good"}, {"id": "no", "label": "No", "tone": "bad"}],
    },
    "judgements": {
        "bias": [{"id": "low", "label": "Low", "tone": "good"}, {"id": "high", "label": "High", "tone": "bad"}],
    },
    "domains": [
        {
            "id": "D1",
            "label": "The domain",
            "items": [
                {"id": "1.1", "label": "First", "options": "usual"},
                {"id": "1.2", "label": "Second", "options": "usual", "asked": {"1.1": "no"}},
            ],
            "judgement": [
                {"when": {"1.1": "yes"}, "then": "low"},
                {"when": {"1.2": "yes"}, "then": "low"},
                {"when": {"1.2": "no"}, "then": "high"},
            ],
        }
    ],
    "overall": {"judgement": {"worst": ["D1"]}},
}


def changed(*changes: tuple[str, Any]) -> dict[str, Any]:
    raw = deepcopy(SMALL)
    for path, value in changes:
        *way, last = (int(part) if part.isdigit() else part for part in path.split("/"))
        node: Any = raw
        for key in way:
            node = node[key]
        if value is None:
            del node[last]
        elif isinstance(node, list) and last == len(node):
            node.append(value)
        else:
            node[last] = value
    return raw


def told(tmp_path: Path, raw: Mapping[str, Any], *others: Mapping[str, Any]) -> list[str]:
    """What the loader says of a file; `others` lie beside it."""
    for one in (raw, *others):
        (tmp_path / f"{one['id']}.yaml").write_text(json.dumps(one), encoding="utf-8")
    try:
        load_instrument(tmp_path / f"{raw['id']}.yaml", "the file")
    except Faults as faults:
        return [str(problem) for problem in faults.problems]
    return []


def test_the_small_instrument_is_sound(tmp_path: Path) -> None:
    assert told(tmp_path, SMALL) == []


ROWS = "domains/0/judgement"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ((f"{ROWS}/2", None), "no row for 1.1 = no, 1.2 = no"),
        ((f"{ROWS}/1/when", {"1.1": "no"}), "several rows hold for 1.1 = no, 1.2 = no"),
        ((f"{ROWS}/3", {"when": {"1.1": "yes", "1.2": "no"}, "then": "high"}), "no answers lead to this row"),
        ((f"{ROWS}/0/when", {"9.9": "yes"}), "the unknown name 9.9"),
        ((f"{ROWS}/0/when", {"1.1": "maybe"}), "1.1 = maybe"),
        ((f"{ROWS}/0/then", "lowish"), "the judgement lowish"),
        (("overall/judgement/worst", ["D9"]), "the unknown name D9"),
        (("domains/0/items/0/asked", {"1.2": "no"}), "which is asked later"),
        (("domains/0/items/0/options", "unusual"), "domains[1].items[1].options: expected one of usual"),
        (("domains/0/scale", "biased"), "domains[1].scale: expected one of bias"),
        (("domains/0/items/0/blank", "maybe"), "domains[1].items[1].blank: expected one of yes, no"),
        (("domains/0/items/1/id", "1.1"), 'items: expected an id of its own, found "1.1"'),
        (("domains/0/items/1/id", "1-1"), 'In a workbook it is the same as "1.1"'),
        (("domains/0/items/1/id", "1.1 support"), 'In a workbook it is the same as "1.1"'),
        (("options/usual/2", {"id": "?", "label": "Unclear", "tone": "unclear"}), "Workbooks use ?"),
        (("options/usual/2", {"id": "no ", "label": "No", "tone": "bad"}), "without spaces around it"),
        (
            ("judgements/bias/2", {"id": "Low", "label": "Low", "tone": "bad"}),
            'Beside "low" people could not choose it',
        ),
        ((ROWS, "protocol"), "domains[1].judgement: expected assessor or a rule"),
        ((ROWS, "asessor"), "expected assessor, protocol, a list of rows, a block"),
        ((f"{ROWS}/0/wen", {}), "domains[1].judgement[1].wen"),
        ((f"{ROWS}/0/then", None), "domains[1].judgement[1].then: expected this key"),
        (("short", "x" * 32), "short: expected at most 31 characters"),
        (("domains/0/id", "overall"), 'items: expected an id of its own, found "overall"'),
        (("options/usual/1/id", "yes"), 'options.usual: expected an id of its own, found "yes"'),
        (("judgements/bias/0/tone", "green"), "judgements.bias[1].tone: expected one of good, warn"),
        (("domains/0/item", []), "Did you mean `items`?"),
        (("link", "example.org"), "link: expected text like ^https://"),
        (("extends", "nothing"), "extends: expected the name of another instrument"),
        (("extends", "small"), "extends: expected the name of another instrument"),
    ],
    ids=lambda one: one if isinstance(one, str) else one[0],
)
def test_a_fault_is_told(tmp_path: Path, change: tuple[str, Any], said: str) -> None:
    found = told(tmp_path, changed(change))
    assert found and any(said in one for one in found), found


def test_domains_that_a_workbook_would_take_for_one_are_a_fault(tmp_path: Path) -> None:
    twins = [{"id": name, "label": "A domain", "judgement": "assessor"} for name in ("D-2", "D.2")]
    found = told(tmp_path, changed(("domains/1", twins[0]), ("domains/2", twins[1])))
    assert len(found) == 1 and 'the same as "D-2"' in found[0]


def test_an_instrument_bears_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(json.dumps(SMALL), encoding="utf-8")
    with pytest.raises(Faults, match="the name of the file"):
        load_instrument(tmp_path / "other.yaml", "the file")


def test_all_faults_of_a_kind_are_told_at_once(tmp_path: Path) -> None:
    shape = changed(("judgements/bias/0/tone", "green"), ("unit", "person"), ("licence", None), ("colour", "red"))
    assert len(told(tmp_path, shape)) == 4
    lists = changed(
        ("domains/0/items/0/options", "unusual"), ("domains/0/scale", "biased"), ("domains/0/items/1/blank", "maybe"),
        ("judgements/bias/1/id", "low"),
    )  # fmt: skip
    assert len(told(tmp_path, lists)) == 4
    second = {**deepcopy(SMALL["domains"][0]), "id": "D2"}
    second["items"] = [{"id": "2.1", "label": "Third", "options": "usual"}]
    second["judgement"] = [{"when": {"2.1": "yes"}, "then": "low"}]
    assert len(told(tmp_path, changed((f"{ROWS}/2", None), ("domains/1", second)))) == 2


def test_a_variant_takes_over_what_it_does_not_say(tmp_path: Path) -> None:
    """Keys as there, lists of answers and groups by name, domains with the same id replaced, others added."""
    mild = {"id": "D1", "label": "Milder", "items": SMALL["domains"][0]["items"], "judgement": "assessor"}
    more = {"id": "D2", "label": "One more", "judgement": "assessor"}
    variant = {"id": "mild", "extends": "small", "title": "Milder", "domains": [mild, more]}
    assert told(tmp_path, variant, SMALL) == []
    loaded = load_instrument(tmp_path / "mild.yaml", "the file")
    assert [(domain.id, domain.label, domain.by) for domain in loaded.domains] == [
        ("D1", "Milder", "assessor"),
        ("D2", "One more", "assessor"),
    ]
    assert (loaded.title, loaded.licence) == ("Milder", "ours")
    assert loaded.overall is not None and loaded.overall.rule is not None


def test_a_variant_of_a_variant_is_a_fault(tmp_path: Path) -> None:
    first = {"id": "first", "extends": "small"}
    assert told(tmp_path, {"id": "second", "extends": "first"}, first, SMALL) == [
        'the file, extends: expected an instrument that is no variant itself, found "first". It extends small.'
    ]


def test_judgements_without_items_need_no_answers(tmp_path: Path) -> None:
    bare = changed(("options", None), ("domains/0", {"id": "D1", "label": "The domain", "judgement": "assessor"}))
    assert told(tmp_path, bare) == []
