"""The shipped instruments: all of them load, with as many items as published, and judge as their authors say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

import pytest

from attest.deciding.conditions import NOT_ASKED, holds
from attest.deciding.rule import decide
from attest.forms.schema import read_form
from attest.instrument import Instrument, Level, load_instrument
from attest.strict import load_yaml
from conftest import HOME

FOLDER = HOME / "config/instruments"
NAMES = sorted(path.stem for path in FOLDER.glob("*.yaml"))

# Items by domain, as published. JBI: the numbered questions of each checklist (jbi.js of abdelmoez/META-LAB and
# appraisal-tools.js of bobyu89/zotero-bridge). NIH: the numbered questions. Newcastle–Ottawa: 4 + 1 + 3, comparability
# asked in two parts since it earns two stars. QUADAS-2: 3 + 2 + 2 + 4 (Whiting 2011). QUIPS: 6 + 5 + 6 + 3 + 7 + 4
# (Hayden 2013, as reproduced in PMC6460536). PROBAST: 2 + 3 + 6 + 9 (Wolff 2019), and the decision on models without
# validation. ROBIS: 5 + 5 + 5 + 6 and 3 in phase 3 (Whiting 2016). AMSTAR 2: 16, of which 9 and 11 have two parts
# (Shea 2017), and the decision to go from moderate to low. The first Cochrane tool: seven domains without items.
PUBLISHED = {
    "amstar2": [18, 0, 0, 1],
    "amstar2_strict": [18, 0, 0, 1],
    "jbi_case_control": [10, 0],
    "jbi_case_report": [8, 0],
    "jbi_case_series": [10, 0],
    "jbi_cohort": [11, 0],
    "jbi_cross_sectional": [8, 0],
    "jbi_prevalence": [9, 0],
    "jbi_quasi_experimental": [9, 0],
    "jbi_rct": [13, 0],
    "newcastle_ottawa_case_control": [4, 2, 3, 0],
    "newcastle_ottawa_case_control_ahrq": [4, 2, 3, 0],
    "newcastle_ottawa_cohort": [4, 2, 3, 0],
    "newcastle_ottawa_cohort_ahrq": [4, 2, 3, 0],
    "nih_before_after": [12, 0],
    "nih_cohort": [14, 0],
    "probast": [2, 3, 6, 9, 0, 0, 0, 0, 1],
    "quadas2": [3, 2, 2, 4, 0, 0, 0],
    "quips": [6, 5, 6, 3, 7, 4, 0],
    "rob1": [0, 0, 0, 0, 0, 0, 0, 0],
    "rob2": [3, 7, 4, 5, 3, 1],
    "robis": [5, 5, 5, 6, 3],
}


@cache
def instrument(name: str) -> Instrument:
    return load_instrument(FOLDER / f"{name}.yaml", f"{name}.yaml")


@pytest.fixture(params=NAMES)
def shipped(request: pytest.FixtureRequest) -> Instrument:
    return instrument(request.param)


def test_every_shipped_instrument_is_without_fault(shipped: Instrument) -> None:
    assert shipped.domains


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_as_many_items_as_published(name: str) -> None:
    assert [len(part.items) for part in instrument(name).parts] == PUBLISHED[name]


def test_each_has_a_name_of_its_own() -> None:
    every = [instrument(name) for name in NAMES]
    for names in ([one.title for one in every], [one.short.lower() for one in every]):
        assert len(set(names)) == len(names)
    assert all(len(one.short) <= 31 for one in every)


def test_levels_can_be_told_apart(shipped: Instrument) -> None:
    """In a figure by colour and sign, in a drop-down by label: also where colours are not seen."""
    lists: list[tuple[Level, ...]] = [item.answers for item in shipped.items]
    for levels in dict.fromkeys([*lists, *(part.levels for part in shipped.parts)]):
        assert len({(level.tone, level.symbol) for level in levels}) == len(levels), levels
        assert len({level.symbol for level in levels}) == len(levels), levels
        assert len({level.label for level in levels}) == len(levels), levels


def test_labels_are_short_and_no_questions(shipped: Instrument) -> None:
    for item in shipped.items:
        assert len(item.label.split()) <= 15, item.label
        assert not item.label.endswith("?"), item.label
    assert all(len(part.label) <= 60 for part in shipped.parts)


def test_each_tells_where_it_comes_from(shipped: Instrument) -> None:
    assert shipped.published_rule or shipped.sources
    assert shipped.licence and shipped.version
    assert "official" not in shipped.title.lower()


def test_the_assessor_judges_where_no_rule_is_published() -> None:
    by = {name: Counter(part.by for part in instrument(name).parts if part.judged) for name in NAMES}
    assert by["quadas2"] == {"assessor": 7}
    assert by["robis"] == {"assessor": 5}
    assert by["quips"] == {"assessor": 6, "protocol": 1}
    assert by["probast"] == {"assessor": 7, "": 2}
    assert instrument("quadas2").overall is None
    assert all(one["protocol"] == 1 for name, one in by.items() if name.startswith(("jbi_", "nih_")))


def worked(name: str, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers with what the instrument's rules make of them, in the order of the form."""
    values: dict[str, str] = {}
    for part in instrument(name).parts:
        for item in part.items:
            reached = holds(item.asked, values)
            values[item.id] = (answers.get(item.id) or item.blank) if reached else NOT_ASKED
        if part.rule is not None:
            values[part.id] = decide(part.rule, values).value
        elif part.judged:
            values[part.id] = answers.get(part.id, "")
    return values


AMSTAR = {item.id: "yes" for item in instrument("amstar2").items if item.id != "lower"}


@pytest.mark.parametrize(
    ("changed", "usual", "strict"),
    [
        ({}, "high", "high"),
        ({"1": "no"}, "high", "high"),
        ({"1": "no", "16": "no"}, "moderate", "moderate"),
        ({"1": "no", "16": "no", "lower": "Y"}, "low", "low"),
        ({"1": "no", "lower": "Y"}, "high", "high"),  # nothing to lower: the question is not asked
        ({"13": "no"}, "low", "low"),
        ({"13": "no", "15": "no"}, "critically low", "critically low"),
        ({"2": "partial yes"}, "high", "low"),
        ({"2": "partial yes", "4": "partial yes"}, "high", "critically low"),
        ({"8": "partial yes", "1": "no"}, "high", "moderate"),
        ({"9 RCT": "no", "9 NRSI": "no"}, "low", "low"),  # one item, one flaw
        ({"9 RCT": "yes", "9 NRSI": "partial yes"}, "high", "low"),
        ({"9 RCT": "no", "11 NRSI": "no"}, "critically low", "critically low"),
        (dict.fromkeys(("9 NRSI", "11 RCT", "11 NRSI", "12", "15"), "not applicable"), "high", "high"),
    ],
)
def test_confidence_by_amstar_2(changed: dict[str, str], usual: str, strict: str) -> None:
    assert worked("amstar2", {**AMSTAR, **changed})["overall"] == usual
    assert worked("amstar2_strict", {**AMSTAR, **changed})["overall"] == strict


@pytest.mark.parametrize(
    ("answers", "stars", "quality"),
    [
        ("a a a a a a a a a", "4 2 3", "good"),
        ("b a b a a b b a b", "4 1 3", "good"),  # the other starred options
        ("c b a a a b a a d", "2 1 2", "fair"),
        ("a a a a b b a a a", "4 0 3", "poor"),  # seven of nine stars, none for comparability
        ("c b c a a a a a a", "1 2 3", "poor"),
        ("c b c b b b c b c", "0 0 0", "poor"),
    ],
)
def test_stars_of_a_cohort_study(answers: str, stars: str, quality: str) -> None:
    items = [item.id for item in instrument("newcastle_ottawa_cohort").items]
    given = dict(zip(items, answers.split(), strict=True))
    found = worked("newcastle_ottawa_cohort_ahrq", given)
    assert [found[part] for part in ("Selection", "Comparability", "Outcome")] == stars.split()
    assert found["overall"] == quality


def test_stars_of_a_case_control_study() -> None:
    items = [item.id for item in instrument("newcastle_ottawa_case_control").items]
    starred = {("E1", "b")} | {(item, "a") for item in items}
    for item in instrument("newcastle_ottawa_case_control").items:
        for level in item.answers:
            assert ("★" in level.symbol) == ("(star)" in level.label) == ((item.id, level.id) in starred)
            found = worked("newcastle_ottawa_case_control_ahrq", {**dict.fromkeys(items, "a"), item.id: level.id})
            total = sum(int(found[part]) for part in ("Selection", "Comparability", "Exposure"))
            assert total == (9 if (item.id, level.id) in starred else 8)


@pytest.mark.parametrize(
    ("domains", "unvalidated", "overall"),
    [
        ("low low low low", "N", "low"),
        ("low low low low", "Y", "high"),
        ("low low low low", "", ""),  # nobody takes it for low before that is answered
        ("low unclear low low", "", "unclear"),
        ("low unclear low high", "", "high"),
    ],
)
def test_risk_of_bias_of_a_prediction_model(domains: str, unvalidated: str, overall: str) -> None:
    given = dict(zip(("D1", "D2", "D3", "D4"), domains.split(), strict=True))
    answers = {**given, **({"unvalidated": unvalidated} if unvalidated else {})}
    values = worked("probast", {**answers, "A1": "low", "A2": "unclear", "A3": "low"})
    rule = instrument("probast").overall
    assert rule is not None and rule.rule is not None
    told = {name: value for name, value in values.items() if value or name != "unvalidated"}
    assert decide(rule.rule, told).value == overall
    assert values["A"] == "unclear"


def test_the_worst_domain_counts_in_the_template() -> None:
    domains = [domain.id for domain in instrument("generic").domains]
    for worst in ("low", "some concerns", "unclear", "high"):
        assert worked("generic", {**dict.fromkeys(domains, "low"), "D4": worst})["overall"] == worst


def test_the_form_for_missing_evidence_asks_what_is_published() -> None:
    """Eleven questions, 3.1 to 3.3 and 4.1 to 4.8, and a reason with every judgement (ROB-ME, 1 October 2023)."""
    schema = load_yaml(HOME / "config/forms/rob_me.yaml", "rob_me.yaml")
    form = read_form(schema, "rob_me.yaml", {"outcomes of the protocol": ["Pain"]})
    asked = [field.title.split()[0] for sheet in form.sheets for field in sheet.fields if field.key.startswith("q")]
    assert asked[::2] == asked[1::2] == ["3.1", "3.2", "3.3", *(f"4.{number}" for number in range(1, 9))]
    assert schema["properties"]["bias"]["dependentRequired"] == {"judgement": ["reason"]}
