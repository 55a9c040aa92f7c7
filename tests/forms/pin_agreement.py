"""Regenerate cases/agreement.json: what other libraries make of the ratings of which test_agreement.py compares ours.

Not run by pytest, since these libraries are no part of Attest: irrCAC, krippendorff and pingouin are under the GPL, and
irrCAC wants older versions of SciPy and pandas. In an environment of their own (Python 3.11):

    pip install irrCAC==0.4.4 krippendorff==0.9.0 pingouin==0.6.1 scikit-learn==1.9.1 scipy==1.12.0
    python tests/forms/pin_agreement.py

The numbers of the file are used only where a library computed them; those of the literature stand in test_agreement.py.
"""

from __future__ import annotations

import json
import math
import random
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np
import pandas as pd
import pingouin
from irrCAC.raw import CAC
from scipy.stats import binomtest
from sklearn.metrics import cohen_kappa_score

Rows = list[list[float | None]]

# Gwet's Handbook of Inter-Rater Reliability (2014); Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
FOUR_RATERS: Rows = [
    [1, 1, None, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
    [2, 2, 2, 2], [None, 5, 5, 5], [None, None, 1, 1], [None, None, 3, None],
]  # fmt: skip
# Shrout and Fleiss (1979): six targets, four judges.
SIX_TARGETS: Rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def from_table(table: list[list[int]]) -> Rows:
    """The pairs of answers that a table of two raters counts."""
    return [
        [float(row), float(column)] for row, line in enumerate(table) for column, n in enumerate(line) for _ in range(n)
    ]


# Gwet's handbook: two abstractors, three diagnoses (ectopic, abnormal, normal intrauterine pregnancy).
ABSTRACTORS = from_table([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
# The paradox of kappa: 92 per cent alike, kappa near 0.
SKEWED = from_table([[92, 4], [4, 0]])


def made_up(seed: int, reviewers: int, questions: int, scale: int, missing: float) -> Rows:
    """Answers on a scale 0, 1, … that scatter around a common one; some are missing."""
    draw = random.Random(seed)
    rows: Rows = []
    for _ in range(questions):
        common = draw.randrange(scale)
        rows.append(
            [
                None if draw.random() < missing else float(min(scale - 1, max(0, round(draw.gauss(common, 0.7)))))
                for _ in range(reviewers)
            ]
        )
    return rows


def case(name: str, note: str, ratings: Rows, **expected: dict[str, Any]) -> dict[str, Any]:
    return {"id": name, "note": note, "ratings": ratings, "expected": expected}


def cases() -> Iterator[dict[str, Any]]:
    four = [[None if one is None else one - 1 for one in row] for row in FOUR_RATERS]
    yield case(
        "gwets-four-raters", "Gwet's and Krippendorff's example with missing answers", four,
        ac1=gwet(four, 5), ac2=gwet(four, 5, "quadratic"), nominal=alpha(four, "nominal"),
        ordinal=alpha(four, "ordinal"), interval=alpha(four, "interval"),
    )  # fmt: skip
    yield pair("gwets-abstractors", "two raters, three categories", ABSTRACTORS, 3)
    yield pair("skewed", "high per cent, low kappa", SKEWED, 2)
    yield pair("unused-categories", "a scale of six of which some are never used", made_up(4, 2, 30, 3, 0), 6)
    yield pair("ordered-pair", "two reviewers, five ordered choices", made_up(5, 2, 40, 5, 0), 5)
    yield pair("few-questions", "four questions only", [[0, 0], [1, 1], [1, 2], [2, 2]], 3)
    three = made_up(6, 3, 60, 4, 0.25)
    three = [row for row in three if any(one is not None for one in row)]
    yield case(
        "partial-overlap", "three reviewers, a quarter of the answers missing", three,
        ac1=gwet(three, 4), ac2=gwet(three, 4, "quadratic"), nominal=alpha(three, "nominal"),
        ordinal=alpha(three, "ordinal"), interval=alpha(three, "interval"),
    )  # fmt: skip
    yield case(
        "shrout-fleiss", "six targets, four judges", SIX_TARGETS,
        icc=icc(SIX_TARGETS), interval=alpha(SIX_TARGETS, "interval"),
    )  # fmt: skip
    draw = random.Random(7)
    ages = [draw.uniform(20, 90) for _ in range(25)]
    sizes: Rows = [[round(age + draw.gauss(0, 3), 1) for _ in range(2)] for age in ages]
    yield case("numbers", "two reviewers, mean ages", sizes, icc=icc(sizes), interval=alpha(sizes, "interval"))
    apart: Rows = [[draw.gauss(0, 1) * 1e6 for _ in range(3)] for _ in range(12)]
    yield case("unrelated", "numbers without agreement", apart, icc=icc(apart), interval=alpha(apart, "interval"))


def pair(name: str, note: str, ratings: Rows, scale: int) -> dict[str, Any]:
    return case(
        name, note, ratings, kappa=kappa(ratings, scale), weighted_kappa=kappa(ratings, scale, "quadratic"),
        ac1=gwet(ratings, scale), ac2=gwet(ratings, scale, "quadratic"), nominal=alpha(ratings, "nominal"),
        ordinal=alpha(ratings, "ordinal"), share=share(ratings),
    )  # fmt: skip


def frame(ratings: Rows) -> pd.DataFrame:
    return pd.DataFrame(ratings, dtype=float)


def told(found: dict[str, Any]) -> dict[str, Any]:
    low, high = found["confidence_interval"]
    return {"value": found["coefficient_value"], "low": low, "high": high}


def kappa(ratings: Rows, scale: int, weights: str = "identity") -> dict[str, Any]:
    """The value of scikit-learn, the interval of irrCAC for Conger's kappa, which is Cohen's for two raters."""
    one, other = np.array(ratings).T
    value = cohen_kappa_score(one, other, labels=range(scale), weights=None if weights == "identity" else weights)
    found = CAC(frame(ratings), weights=weights, categories=[float(n) for n in range(scale)], digits=12).conger()["est"]
    assert math.isclose(value, found["coefficient_value"], abs_tol=1e-9)
    return {"scale": scale, **told(found), "value": float(value), "by": "scikit-learn, irrCAC"}


def gwet(ratings: Rows, scale: int, weights: str = "identity") -> dict[str, Any]:
    found = CAC(frame(ratings), weights=weights, categories=[float(n) for n in range(scale)], digits=12).gwet()["est"]
    return {"scale": scale, **told(found), "by": "irrCAC"}


def alpha(ratings: Rows, metric: str) -> dict[str, Any]:
    """The value of krippendorff, the interval of irrCAC with weights 1 − distance / largest distance."""
    data = np.array(ratings, dtype=float)
    value = krippendorff.alpha(reliability_data=data.T, level_of_measurement=metric)
    kept = data[(~np.isnan(data)).sum(axis=1) >= 2]
    categories, counts = np.unique(kept[~np.isnan(kept)], return_counts=True)
    middle = np.cumsum(counts) - counts / 2
    scores = {"nominal": None, "ordinal": middle, "interval": categories}[metric]
    if scores is None:
        weights = np.eye(len(categories))
    else:
        distance = (scores[:, None] - scores) ** 2
        weights = 1 - distance / distance.max()
    found = CAC(pd.DataFrame(kept), weights=weights, categories=list(categories), digits=12).krippendorff()["est"]
    assert math.isclose(value, found["coefficient_value"], abs_tol=1e-9)
    return {**told(found), "value": float(value), "by": "krippendorff, irrCAC"}


def icc(ratings: Rows) -> dict[str, Any]:
    long = frame(ratings).reset_index().melt(id_vars="index")
    pingouin.options["round.column.CI95"] = None  # it rounds intervals to two decimals
    found = pingouin.intraclass_corr(data=long, targets="index", raters="variable", ratings="value").set_index("Type")
    low, high = found.loc["ICC(A,1)", "CI95"]
    return {"value": float(found.loc["ICC(A,1)", "ICC"]), "low": float(low), "high": float(high), "by": "pingouin"}


def share(ratings: Rows) -> dict[str, Any]:
    alike = sum(one == other for one, other in ratings)
    low, high = binomtest(alike, len(ratings)).proportion_ci(method="wilson")
    return {"alike": alike, "value": alike / len(ratings), "low": low, "high": high, "by": "scipy"}


def main() -> None:
    warnings.simplefilter("ignore")
    made_by = {name: version(name) for name in ("irrCAC", "krippendorff", "pingouin", "scikit-learn", "scipy")}
    lines = [json.dumps(one, ensure_ascii=False) for one in cases()]
    text = f'{{"made_by": {json.dumps(made_by)},\n"cases": [\n' + ",\n".join(lines) + "\n]}\n"
    Path(__file__).with_name("cases").joinpath("agreement.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
