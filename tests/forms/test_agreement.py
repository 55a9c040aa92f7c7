"""Agreement: the statistics against other libraries and the literature, and which of them a question gets."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attest.forms.agreeing import statistics
from attest.forms.agreeing.statistics import FEW, NO_WIDTH, ONE_CATEGORY, ONE_NUMBER, Estimate, Ratings
from attest.forms.agreement import COLUMNS, MATCHED_BY, agreement
from attest.forms.entries import entry_text
from attest.forms.round import Person
from attest.forms.schema import read_form
from attest.strict import load_yaml
from attest.tables import write_csv

HOME = Path(__file__).resolve().parents[2]
PINNED = json.loads((Path(__file__).parent / "cases/agreement.json").read_text(encoding="utf-8"))
CASES = {
    f"{case['id']}-{statistic}": (case["ratings"], statistic, expected)
    for case in PINNED["cases"]
    for statistic, expected in case["expected"].items()
}
# Both sides compute in double precision; versions of SciPy differ in quantiles of t by about 1e-10.
SAME = {"abs": 1e-8}


def array(rows: list[list[float | None]]) -> Ratings:
    return np.array(rows, dtype=float)


def estimate(ratings: Ratings, statistic: str, expected: dict[str, Any]) -> Estimate:
    scale = expected.get("scale", 0)
    weighted = statistic in ("ac2", "weighted_kappa")
    if statistic in ("kappa", "weighted_kappa"):
        return statistics.cohen(ratings, scale, weighted)
    if statistic in ("ac1", "ac2"):
        return statistics.gwet(ratings, scale, weighted)
    if statistic == "icc":
        return statistics.icc(ratings)
    if statistic == "share":
        return statistics.share(expected["alike"], len(ratings))
    return statistics.alpha(ratings, statistic)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", CASES)
def test_other_libraries_find_the_same(name: str) -> None:
    rows, statistic, expected = CASES[name]
    found = estimate(array(rows), statistic, expected)
    assert found.value == pytest.approx(expected["value"], **SAME)
    if expected["high"] - expected["low"] < 1e-9:  # irrCAC has an interval without width then
        assert (found.low, found.why) == (None, NO_WIDTH)
        return
    assert found.low == pytest.approx(max(-1, expected["low"]), **SAME)
    assert found.high == pytest.approx(min(1, expected["high"]), **SAME)


def rows_of(name: str) -> Ratings:
    return array(next(case["ratings"] for case in PINNED["cases"] if case["id"] == name))


def test_the_numbers_of_the_literature() -> None:
    """As printed there, with the digits that are printed."""
    four, judges, abstractors = (rows_of(name) for name in ("gwets-four-raters", "shrout-fleiss", "gwets-abstractors"))
    krippendorff = {"nominal": 0.743, "ordinal": 0.815, "interval": 0.849}  # Krippendorff 2011
    for metric, alpha in krippendorff.items():
        assert round(statistics.alpha(four, metric).value or 0, 3) == alpha  # type: ignore[arg-type]
    ac1 = statistics.gwet(four, 5)  # documentation of Gwet's own R package irrCAC
    assert (round(ac1.value or 0, 3), round(ac1.low or 0, 3), ac1.high) == (0.775, 0.461, 1)
    assert round(statistics.icc(judges).value or 0, 2) == 0.29  # Shrout and Fleiss 1979, ICC(2,1)
    assert round(statistics.cohen(abstractors, 3).value or 0, 4) == 0.7964  # documentation of irrCAC


@pytest.mark.parametrize(
    ("alike", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_as_newcombe_prints_it(alike: int, of: int, low: float, high: float) -> None:
    """Newcombe (1998), table I, method 3."""
    found = statistics.share(alike, of)
    assert (round(found.low or 0, 4), round(found.high or 0, 4)) == (low, high)


@pytest.mark.parametrize("statistic", ["ac1", "ac2", "nominal", "ordinal", "interval"])
def test_the_variances_agree_with_a_jackknife(statistic: str) -> None:
    """Leaving out one question after the other is an estimate of its own; both are approximations to order 1/n."""
    draw = np.random.default_rng(3)
    common = draw.integers(0, 4, 150)
    ratings = np.clip(np.round(common[:, None] + draw.normal(0, 0.8, (150, 3))), 0, 3)
    ratings[draw.random(ratings.shape) < 0.2] = np.nan
    ratings = ratings[(~np.isnan(ratings)).sum(axis=1) >= 2]
    found = estimate(ratings, statistic, {"scale": 4})
    without = [estimate(np.delete(ratings, n, axis=0), statistic, {"scale": 4}).value for n in range(len(ratings))]
    n = len(ratings)
    spread = np.array(without, dtype=float)
    error = float(np.sqrt((n - 1) / n * ((spread - spread.mean()) ** 2).sum()))
    assert found.value is not None and found.low is not None
    assert (found.value - found.low) / 1.976 == pytest.approx(error, rel=0.05)


ESTIMATES = {
    "kappa": lambda ratings: statistics.cohen(ratings[:, :2], 4),
    "weighted kappa": lambda ratings: statistics.cohen(ratings[:, :2], 4, weighted=True),
    "ac1": lambda ratings: statistics.gwet(ratings, 4),
    "ac2": lambda ratings: statistics.gwet(ratings, 4, weighted=True),
    "nominal": lambda ratings: statistics.alpha(ratings, "nominal"),
    "ordinal": lambda ratings: statistics.alpha(ratings, "ordinal"),
    "interval": lambda ratings: statistics.alpha(ratings, "interval"),
    "icc": statistics.icc,
}


@settings(max_examples=150, deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda reviewers: st.lists(
            st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.0, np.nan]), min_size=reviewers, max_size=reviewers), max_size=12
        )
    ),
    st.sampled_from(sorted(ESTIMATES)),
    st.sampled_from([1.0, 0.1, 1e9]),
)
def test_whatever_the_answers_there_is_a_number_in_its_range_or_a_reason(
    rows: list[list[float]], name: str, factor: float
) -> None:
    ratings = np.array(rows, dtype=float).reshape(len(rows), len(rows[0]) if rows else 2)
    if name in ("interval", "icc"):
        ratings = ratings * factor
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = ESTIMATES[name](ratings)
    if found.value is None:
        assert found.why and found.low is None and found.high is None
        return
    assert found.value <= 1 + 1e-9
    assert found.value >= -1 - 1e-9 or name == "ac2", "AC2 has no bound below"
    if found.low is None or found.high is None:
        assert found.why and found.low is None and found.high is None
    else:
        assert min(-1, found.value) <= found.low <= found.value <= found.high <= 1


def test_why_a_statistic_is_not_defined() -> None:
    one, all_yes, same = array([[0, 0]]), array([[0, 0]] * 5), array([[3.1, 3.1]] * 5)
    assert statistics.cohen(one, 2) == statistics.gwet(one, 2) == statistics.alpha(one, "nominal") == Estimate(why=FEW)
    assert statistics.cohen(all_yes, 2) == statistics.alpha(all_yes, "nominal") == Estimate(why=ONE_CATEGORY)
    assert statistics.gwet(all_yes, 2) == Estimate(1.0, why=NO_WIDTH), "AC1 counts the whole scale"
    assert statistics.icc(same) == statistics.alpha(same, "interval") == Estimate(why=ONE_NUMBER)
    assert statistics.icc(array([[1, 1], [2, 2], [3, 3]])) == Estimate(1.0, why=NO_WIDTH)


SCHEMA: dict[str, Any] = {
    "title": "A form",
    "type": "object",
    "properties": {
        "study": {
            "type": "object",
            "title": "Study",
            "properties": {
                "design": {"type": "string", "title": "Design", "enum": ["cohort", "case series", "other"]},
                "risk": {"type": "string", "title": "Risk", "enum": ["low", "some", "high"], "x-ordered": True},
                "why": {"type": "string", "title": "Why", "x-supports": "risk"},
                "blinded": {"type": "boolean", "title": "Blinded", "x-ordered": True},
                "n": {"type": "string", "format": "reported-number", "title": "People", "x-tolerance": "5%"},
                "age": {"type": "number", "title": "Age", "x-tolerance": 0.1},
                "drugs": {"type": "array", "title": "Drugs", "items": {"enum": ["A", "B"]}},
                "place": {"type": "string", "title": "Place"},
                "began": {"type": "string", "format": "date", "title": "Began"},
            },
        },
        "results": {
            "type": "array",
            "title": "Results",
            "x-key": ["outcome"],
            "items": {
                "type": "object",
                "properties": {
                    "outcome": {"type": "string", "title": "Outcome"},
                    "events": {"type": "integer", "title": "Events"},
                },
            },
        },
    },
}
FORM = read_form(SCHEMA, "form.yaml")
PEOPLE = [Person("ann", "Ann"), Person("bob", "Bob"), Person("cem", "Cem")]


def answer(who: str, subject: str, field: str, value: Any, row: str = "") -> dict[str, Any]:
    code = value if value in ("not_reported", "unclear", "not_applicable") else ""
    text = entry_text(None if code else value, code)
    return {
        "subject": subject, "sheet": "results" if row else "study", "row": row, "field": field, "reviewer": who,
        "value": None if code else value, "code": code, "text": text,
    }  # fmt: skip


def said(field: str, **by: list[Any]) -> list[dict[str, Any]]:
    """Each reviewer's answers to a field for studies s0, s1, …; None where there is none."""
    return [
        answer(who, f"s{number}", field, value)
        for who, values in by.items()
        for number, value in enumerate(values)
        if value is not None
    ]


def compare(answers: list[dict[str, Any]], field: str, reviewers: str = "Ann, Bob") -> dict[str, dict[str, Any]]:
    rows = agreement(FORM, answers, PEOPLE)
    return {row["statistic"]: row for row in rows if (row["field"], row["reviewers"]) == (field, reviewers)}


def test_a_line_says_what_was_compared() -> None:
    rows = agreement(FORM, said("design", ann=["cohort", "other", "cohort"], bob=["cohort", "cohort", None]), PEOPLE)
    assert all(tuple(row) == COLUMNS for row in rows)
    overall, first, *_ = rows
    assert (overall["sheet"], overall["field"], overall["title"]) == ("", "", "all fields")
    assert (first["sheet"], first["field"], first["title"]) == ("study", "design", "Study: Design")
    for row in (overall, first):
        assert (row["reviewers"], row["statistic"], row["value"]) == ("Ann, Bob", "per cent agreement", "50.00")
        assert (row["low"], row["high"], row["n"], row["subjects"]) == ("9.45", "90.55", 2, 2)


KINDS = {
    "design": ["per cent agreement", "Cohen's kappa", "Gwet's AC1", "Krippendorff's alpha"],
    "risk": ["per cent agreement", "Cohen's kappa", "weighted kappa", "Gwet's AC1", "Gwet's AC2",
             "Krippendorff's alpha"],
    "blinded": ["per cent agreement", "Cohen's kappa", "Gwet's AC1", "Krippendorff's alpha"],
    "n": ["per cent agreement", "within tolerance", "Krippendorff's alpha", "ICC(A,1)"],
    "age": ["per cent agreement", "within tolerance", "Krippendorff's alpha", "ICC(A,1)"],
    "drugs": ["per cent agreement"],
    "place": ["per cent agreement"],
    "began": ["per cent agreement"],
    "why": [],
}  # fmt: skip
VALUES = {
    "design": ["cohort", "other"], "risk": ["low", "high"], "blinded": [True, False], "n": ["12", "13"],
    "age": [50.5, 61.0], "drugs": [["A"], ["A", "B"]], "place": ["Paris", "Rome"], "began": ["2015", "2016"],
    "why": ["said so", "not said"],
}  # fmt: skip


@pytest.mark.parametrize("field", KINDS)
def test_each_kind_of_field_has_its_statistics(field: str) -> None:
    one, other = VALUES[field]
    answers = said(field, ann=[one, other, one], bob=[one, other, other])
    assert list(compare(answers, field)) == KINDS[field]
    together = compare(said(field, ann=[one, other], bob=[one, other], cem=[one, one]), field, "Ann, Bob, Cem")
    assert list(together) == [name for name in KINDS[field] if "kappa" not in name]


def test_three_reviewers_who_overlap_in_part() -> None:
    answers = said(
        "design",
        ann=["cohort", "other", "cohort", "other", None, "cohort"],
        bob=["cohort", "other", "other", None, "cohort", None],
        cem=["cohort", None, "cohort", "other", "cohort", None],
    )
    numbers = {
        names: (found["per cent agreement"]["value"], {row["n"] for row in found.values()})
        for names in ("Ann, Bob", "Ann, Cem", "Bob, Cem", "Ann, Bob, Cem")
        if (found := compare(answers, "design", names))
    }
    assert numbers == {
        "Ann, Bob": ("66.67", {3}),
        "Ann, Cem": ("100.00", {3}),
        "Bob, Cem": ("66.67", {3}),
        "Ann, Bob, Cem": ("80.00", {5}),
    }


def test_reviewers_without_a_question_in_common() -> None:
    rows = agreement(FORM, said("design", ann=["cohort", None], bob=[None, "other"]), PEOPLE)
    assert [(row["field"], row["value"], row["n"]) for row in rows] == [("", "", 0), ("design", "", 0)]
    assert all(row["note"] == "no question that two of them answered" for row in rows)
    assert agreement(FORM, said("design", ann=["cohort", "other"]), PEOPLE) == []
    assert agreement(FORM, [], PEOPLE) == []


def test_codes_are_categories_but_have_no_place_in_an_order() -> None:
    risks = ["low", "some", "high", "unclear", "low", "unclear"]
    found = compare(said("risk", ann=risks, bob=["low", "high", "high", "unclear", "some", "low"]), "risk")
    assert (found["per cent agreement"]["value"], found["per cent agreement"]["n"]) == ("50.00", 6)
    assert (found["Cohen's kappa"]["n"], found["weighted kappa"]["n"], found["Krippendorff's alpha"]["n"]) == (6, 4, 4)
    assert found["weighted kappa"]["note"] == "quadratic weights; left out: 3 answers, not a choice"
    assert found["Krippendorff's alpha"]["note"].startswith("ordinal metric; left out: 3 answers")
    scale = array([[0, 0], [1, 2], [2, 2], [3, 3], [0, 1], [3, 0]])
    assert found["Gwet's AC1"]["value"] == f"{statistics.gwet(scale, 4).value:.3f}", "three choices and one code"


def test_an_order_is_that_of_the_form_and_not_of_the_alphabet() -> None:
    close = compare(said("risk", ann=["low", "some", "high"], bob=["some", "some", "high"]), "risk")
    far = compare(said("risk", ann=["low", "some", "high"], bob=["high", "some", "high"]), "risk")
    assert close["Cohen's kappa"]["value"] == "0.500"
    assert float(close["weighted kappa"]["value"]) > float(far["weighted kappa"]["value"])


def test_numbers_are_read_from_what_was_typed() -> None:
    ann = ["1,200", "12%", "<0.001", "3.1", "not_reported", "-6.30"]
    bob = ["1200", "12", "<0.001", "3.10", "8", "−6.30"]
    found = compare(said("n", ann=ann, bob=bob), "n")
    assert found["per cent agreement"]["value"] == "33.33", "the digits count there: 3.1 is not 3.10"
    assert found["within tolerance"]["value"] == "83.33"
    assert (found["ICC(A,1)"]["value"], found["ICC(A,1)"]["n"]) == ("1.000", 4)
    assert found["ICC(A,1)"]["note"] == f"left out: 3 answers, not an exact number; {NO_WIDTH}"
    assert found["Krippendorff's alpha"]["note"].startswith("interval metric; left out: 3 answers")


@pytest.mark.parametrize(
    ("field", "one", "other", "within"),
    [
        ("n", "100", "95", True), ("n", "100", "94", False), ("n", "<0.05", "0.05", False), ("n", "<=5", "≤5", True),
        ("n", "-100", "-95", True), ("n", "not_reported", "not_reported", True), ("n", "not_reported", "0", False),
        ("age", 1.3, 1.2, True), ("age", 1.31, 1.2, False), ("age", 0.0, 0.1, True), ("n", "0", "0.0", True),
    ],
)  # fmt: skip
def test_tolerance(field: str, one: Any, other: Any, within: bool) -> None:
    found = compare(said(field, ann=[one], bob=[other]), field)["within tolerance"]
    assert found["value"] == ("100.00" if within else "0.00")
    assert found["note"] == ("tolerance 5%" if field == "n" else "tolerance 0.1")


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [("place", "New  York ", "new york"), ("drugs", ["A", "B"], ["B", "A"]), ("design", "Cohort", "cohort")],
)
def test_what_makes_no_difference(field: str, one: Any, other: Any) -> None:
    assert compare(said(field, ann=[one], bob=[other]), field)["per cent agreement"]["value"] == "100.00"


def test_rows_of_a_list_count_one_by_one_and_their_keys_not_over_all_fields() -> None:
    answers = [
        answer(who, subject, field, value, row)
        for who, shift in (("ann", 0), ("bob", 1))
        for subject in ("s0", "s1")
        for row in ("pain", "death")
        for field, value in (("outcome", row), ("events", 3 + shift))
    ]
    rows = agreement(FORM, answers, PEOPLE)
    overall = rows[0]
    assert (overall["value"], overall["n"], overall["subjects"]) == ("0.00", 4, 2)
    keys = next(row for row in rows if row["field"] == "outcome")
    assert (keys["value"], keys["n"], keys["subjects"], keys["note"]) == ("100.00", 4, 2, MATCHED_BY)


def test_other_answers_are_left_aside() -> None:
    """Comments, whether a row is kept, and questions that the form no longer has."""
    answers = said("design", ann=["cohort"], bob=["cohort"])
    more = [{**one, "field": field} for one in answers for field in ("_comment", "_use", "gone")]
    assert agreement(FORM, [*answers, *more], PEOPLE) == agreement(FORM, answers, PEOPLE)


def test_the_order_of_the_answers_makes_no_difference(tmp_path: Path) -> None:
    draw = random.Random(1)
    answers = [
        one
        for field, values in VALUES.items()
        for one in said(
            field, **{who: [draw.choice([*values, None]) for _ in range(30)] for who in ("ann", "bob", "cem")}
        )
    ]
    written = []
    for number in range(3):
        path = tmp_path / f"{number}.csv"
        write_csv(path, agreement(FORM, answers, PEOPLE), COLUMNS)
        written.append(path.read_bytes())
        draw.shuffle(answers)
    assert written[0] == written[1] == written[2]
    assert b"nan" not in written[0].lower() and b"inf" not in written[0].lower()


def test_the_example_of_order_and_tolerance_in_the_documentation(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", (HOME / "docs/agreement.md").read_text(encoding="utf-8"), re.S)
    (tmp_path / "fields.yaml").write_text(text, encoding="utf-8")
    section = {"type": "object", "title": "S", "properties": load_yaml(tmp_path / "fields.yaml", "docs/agreement.md")}
    (sheet,) = read_form({"title": "A form", "type": "object", "properties": {"s": section}}, "docs").sheets
    found = {field.key: (field.ordered, field.tolerance) for field in sheet.fields}
    assert found == {"certainty": (True, ""), "people": (False, "5%"), "age": (False, "0.5")}


def test_two_first_answers_of_one_reviewer_to_one_question_are_a_bug() -> None:
    with pytest.raises(ValueError, match="two first answers of ann"):
        agreement(FORM, said("design", ann=["cohort"]) * 2, PEOPLE)


def test_a_run_without_two_reviewers_does_not_pay_for_statistics() -> None:
    code = "import sys; import attest.forms.agreement; print('scipy' in sys.modules or 'statsmodels' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
