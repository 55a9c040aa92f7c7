"""The statistics of agreement, each with its 95 per cent interval.

Ratings are arrays of floats, questions × reviewers: a number, or the place of a category in its scale (0, 1, …); NaN
where a reviewer did not answer. The intervals take the questions for independent of each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import fdtri, stdtrit
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

Ratings = npt.NDArray[np.float64]
Metric = Literal["nominal", "ordinal", "interval"]

UPPER = 0.975  # the quantile of a two-sided interval of 95 per cent
NO_SPREAD = 1e-12  # a variance below this is rounding: the formula sees no spread at all

FEW = "fewer than two questions to compare"
ONE_CATEGORY = "all answers fall into one category"
ONE_NUMBER = "all numbers are the same"
NO_WIDTH = "no confidence interval: its formula finds no spread"


@dataclass(frozen=True)
class Estimate:
    """A statistic and its interval, or why there is none."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""


def share(alike: int, of: int) -> Estimate:
    """A proportion with the interval of Wilson (1927), as statsmodels has it."""
    low, high = proportion_confint(alike, of, method="wilson")
    return Estimate(alike / of, float(low), float(high))


def cohen(ratings: Ratings, categories: int, weighted: bool = False) -> Estimate:
    """Cohen's kappa (1960) of two reviewers; with quadratic weights, that of Cohen (1968).

    Kappa and its large-sample variance (Fleiss, Cohen and Everitt 1969) are those of statsmodels. As in Gwet's handbook
    (2014) the variance is divided by n − 1 and the interval is one of t: with few questions the normal one would be far
    too narrow. A question counts when both answered it.
    """
    both = ratings[~np.isnan(ratings).any(axis=1)].astype(int)
    if len(both) < 2:
        return Estimate(why=FEW)
    if (both == both[0, 0]).all():
        return Estimate(why=ONE_CATEGORY)
    table = np.zeros((categories, categories))
    np.add.at(table, (both[:, 0], both[:, 1]), 1)
    with np.errstate(all="ignore"):  # it also makes a test of kappa = 0, which divides by a variance that may be 0
        found = cohens_kappa(table, wt="quadratic" if weighted else None)
    return _estimate(found["kappa"], found["var_kappa"] * len(both) / (len(both) - 1), _t(len(both)))


def gwet(ratings: Ratings, categories: int, weighted: bool = False) -> Estimate:
    """Gwet's AC1 (2008); with quadratic weights, AC2. Any number of reviewers, answers may be missing.

    The variance is the linearised one for answers that may be missing, with a t interval (Gwet, Handbook of
    Inter-Rater Reliability, 4th edition 2014, chapter 5). `categories` counts the whole scale, used or not. A question
    with a single answer tells how common its category is, but nothing about agreement.
    """
    counts = _counts(ratings[~np.isnan(ratings).all(axis=1)], categories)
    answers = counts.sum(axis=1)
    several = answers >= 2
    if several.sum() < 2:
        return Estimate(why=FEW)
    if categories < 2:
        return Estimate(why=ONE_CATEGORY)
    weights = _quadratic(categories) if weighted else np.eye(categories)
    pairs = np.where(several, answers * (answers - 1), 1)
    alike = np.where(several, (counts * (counts @ weights - 1)).sum(axis=1) / pairs, 0.0)
    observed = alike.sum() / several.sum()
    shares = counts / answers[:, np.newaxis]
    common = shares.mean(axis=0)
    spread = weights.sum() / (categories * (categories - 1))
    chance = spread * (common * (1 - common)).sum()
    value = (observed - chance) / (1 - chance)
    own = len(counts) / several.sum() * (alike - chance * several) / (1 - chance)
    own_chance = spread * shares @ (1 - common)
    linear = own - 2 * (1 - value) * (own_chance - chance) / (1 - chance)
    return _estimate(value, _variance_of_mean(linear - value), _t(len(counts)))


def alpha(ratings: Ratings, metric: Metric) -> Estimate:
    """Krippendorff's alpha (2011). Any number of reviewers, answers may be missing.

    With two answers or more to each question i: alpha = 1 − (M − 1) ΣD / ΣE, where M counts the answers, D_i is the
    disagreement among the answers to i, each with the m_i − 1 others, and E_i that of these answers with all M. The
    variance is linearised with a t interval, as in Gwet's handbook (2014, chapter 5), written in D, E and m; the
    ordinal metric is taken as fixed in it.
    """
    kept = ratings[(~np.isnan(ratings)).sum(axis=1) >= 2]
    if len(kept) < 2:
        return Estimate(why=FEW)
    given = kept[~np.isnan(kept)]
    if (given == given[0]).all():
        return Estimate(why=ONE_NUMBER if metric == "interval" else ONE_CATEGORY)
    number = (~np.isnan(kept)).sum(axis=1).astype(float)
    if metric == "nominal":
        counts = _counts(kept, int(given.max()) + 1)
        within = (number**2 - (counts**2).sum(axis=1)) / (number - 1)
        against = counts @ (len(given) - counts.sum(axis=0))
    else:
        # Krippendorff's ordinal distance of two categories is the squared difference of their middle ranks.
        placed = _middle_ranks(kept) if metric == "ordinal" else kept
        placed = placed - np.nanmean(placed)  # squares of large numbers would lose their digits
        means = np.nansum(placed, axis=1) / number
        within = 2 * number * np.nansum((placed - means[:, np.newaxis]) ** 2, axis=1) / (number - 1)
        against = len(given) * np.nansum(placed**2, axis=1) + number * np.nansum(placed**2)
    unlike = len(given) * within.sum() / against.sum()
    value = 1 - (1 - 1 / len(given)) * unlike
    of_within = within / within.mean() if within.any() else within
    of_against, of_number = against / against.mean(), number / number.mean()
    linear = unlike * (1 - of_within - 2 * of_number + 2 * of_against) + (1 - value) * (of_number - 1)
    return _estimate(value, _variance_of_mean(linear), _t(len(kept)))


def icc(ratings: Ratings) -> Estimate:
    """ICC(A,1): absolute agreement of single answers, two-way random effects.

    Estimate and interval are case 2A of McGraw and Wong (1996, tables 4 and 7); it is ICC(2,1) of Shrout and Fleiss
    (1979). Only questions that all answered count.
    """
    full = ratings[~np.isnan(ratings).any(axis=1)]
    n, k = full.shape
    if n < 2:
        return Estimate(why=FEW)
    if (full == full[0, 0]).all():
        return Estimate(why=ONE_NUMBER)
    centred = full - full.mean()
    rows, columns = centred.mean(axis=1), centred.mean(axis=0)
    residual = centred - rows[:, np.newaxis] - columns
    ms_rows = k * (rows**2).sum() / (n - 1)
    ms_columns = n * (columns**2).sum() / (k - 1)
    ms_error = (residual**2).sum() / ((n - 1) * (k - 1))
    total = ms_rows + (k - 1) * ms_error + k / n * (ms_columns - ms_error)
    value = (ms_rows - ms_error) / total if total > NO_SPREAD * (centred**2).mean() else -np.inf
    if value < -1:  # the estimate has no lower bound, while an ICC has
        return Estimate(why="too few questions, or too alike, for an estimate")
    if (full == full[:, :1]).all() or 1 - value < NO_SPREAD:
        return Estimate(1.0, why=NO_WIDTH)
    a = k * value / (n * (1 - value))
    b = 1 + a * (n - 1)
    rest = k * ms_columns + (k * n - k - n) * ms_error
    with np.errstate(all="ignore"):  # degrees of freedom near 0 give bounds that are no numbers
        parts = (a * ms_columns) ** 2 / (k - 1) + (b * ms_error) ** 2 / ((n - 1) * (k - 1))
        freedom = (a * ms_columns + b * ms_error) ** 2 / parts
        lower, upper = fdtri(n - 1, freedom, UPPER), fdtri(freedom, n - 1, UPPER)
        low = n * (ms_rows - lower * ms_error) / (lower * rest + n * ms_rows)
        high = n * (upper * ms_rows - ms_error) / (rest + n * upper * ms_rows)
    if not low <= value <= high:  # below 0 the approximation can break down
        return Estimate(float(value), why="no confidence interval: its approximation does not hold here")
    return Estimate(float(value), max(float(low), -1.0), min(float(high), 1.0))


def _counts(ratings: Ratings, categories: int) -> npt.NDArray[np.float64]:
    """How many reviewers put each question into each category."""
    return np.stack([(ratings == one).sum(axis=1) for one in range(categories)], axis=1).astype(float)


def _quadratic(categories: int) -> npt.NDArray[np.float64]:
    """Weights of agreement: 1 for the same category, 0 for the two ends, and between them by the squared distance."""
    places = np.arange(categories)
    weights: npt.NDArray[np.float64] = 1 - (places[:, np.newaxis] - places) ** 2 / (categories - 1) ** 2
    return weights


def _middle_ranks(ratings: Ratings) -> Ratings:
    """Each category as the middle of the ranks that all answers in it take together."""
    given = ~np.isnan(ratings)
    _, place, sizes = np.unique(ratings[given], return_inverse=True, return_counts=True)
    ranked = np.full(ratings.shape, np.nan)
    ranked[given] = (np.cumsum(sizes) - sizes / 2)[place]
    return ranked


def _variance_of_mean(deviations: npt.NDArray[np.float64]) -> float:
    n = len(deviations)
    return float((deviations**2).sum() / (n * (n - 1)))


def _t(questions: int) -> float:
    return float(stdtrit(questions - 1, UPPER))


def _estimate(value: float, variance: float, quantile: float) -> Estimate:
    value = float(value)
    if variance < NO_SPREAD:
        return Estimate(value, why=NO_WIDTH)
    reach = quantile * float(variance) ** 0.5
    return Estimate(value, max(value - reach, min(value, -1.0)), min(value + reach, 1.0))  # AC2 can fall below -1
