"""Signs that count only together, and signs against: authors, places, dates and numbers of people of two reports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attest.deduplicate.studies.evidence import ReportFacts
from attest.deduplicate.studies.recruitment import overlap
from attest.deduplicate.studies.registrations import clash, shared


class Sign(NamedTuple):
    """What agrees or differs, a key of `POINTS`, and the same in words."""

    what: str
    words: str

    @property
    def points(self) -> int:
        return POINTS[self.what]


# For one study, and below 0 against it. Authors are needed, and with them at least one sign of the very people.
POINTS = {
    "authors": 3,
    "centre": 3,
    "country": 1,
    "same number of people": 2,
    "same large number of people": 3,  # from LARGE on, but for round numbers
    "same small or round number of people": 1,  # below SMALL, or planned: many trials have 60
    "same time": 3,
    "overlapping time": 1,
    "same title": 4,  # of 40 letters or more
    "intervention": 1,
    "condition": 1,
    "other number of people": -2,  # an abstract's number may have grown until the paper
    "other time": -5,
    "other intervention": -3,
    "other condition": -2,
    "other country": -3,
}
# Signs of the people themselves. A group publishes many cohorts from one place on one drug: place, drug and disease are
# signs of the group.
OF_PEOPLE = frozenset(
    {
        "same number of people",
        "same large number of people",
        "same small or round number of people",
        "same time",
        "same title",
    }
)
ENOUGH = 7  # authors, a centre and a small number of people; or authors, a large number and one sign more
SHARE = 0.5  # of the shorter list of authors, the first or the last author of either among them
LEAST_AUTHORS = 2
SMALL, LARGE, ROUND = 10, 100, 10
SAME_TIME = 0.8  # of the time that both periods span together
COUNTED = ("enrolled", "randomised", "analysed")


def together(one: ReportFacts, other: ReportFacts) -> str:
    """Why two reports without a common number or name seem to be of one study; "" where they do not.

    Reports with different registration numbers or trial names are never proposed, nor is a review with a trial.
    """
    if one.remark or other.remark or one.review != other.review:
        return ""
    who = authors(one, other)
    if who is None or parted(one, other):
        return ""
    found = [who, *signs(one, other)]
    points = sum(sign.points for sign in found)
    if points < ENOUGH or not any(sign.what in OF_PEOPLE for sign in found):
        return ""
    words = ", ".join(sign.words for sign in found if sign.points > 0)
    against = ", ".join(sign.words for sign in found if sign.points < 0)
    return f"{words}; but {against}" if against else words


def parted(one: ReportFacts, other: ReportFacts) -> str:
    """Why authors and numbers cannot link two reports: each has a registration or a name, and none in common."""
    if one.registrations and other.registrations and not shared(one.registrations, other.registrations):
        return clash(one.registrations, other.registrations) or "different registration numbers"
    names, other_names = dict(one.trial_names), dict(other.trial_names)
    return "different trial names" if names and other_names and names.keys().isdisjoint(other_names) else ""


def authors(one: ReportFacts, other: ReportFacts) -> Sign | None:
    """The authors in common; None where they are too few or leave out the first and the last of both."""
    common = set(one.authors) & set(other.authors)
    least = min(len(one.authors), len(other.authors))
    if len(common) < LEAST_AUTHORS or len(common) < SHARE * least:
        return None
    if common.isdisjoint({*_ends(one), *_ends(other)}):
        return None
    many = f"all {least}" if len(common) == least else f"{len(common)} of {least}"
    return Sign("authors", f"{many} authors shared")


def _ends(one: ReportFacts) -> tuple[str, ...]:
    return (one.authors[0], one.authors[-1]) if one.authors else ()


def signs(one: ReportFacts, other: ReportFacts) -> list[Sign]:
    """All signs beside the authors, for and against, in a fixed order; what one of the two does not say is no sign."""
    return [
        *_place(one, other),
        *_people(one, other),
        *_time(one, other),
        *([Sign("same title", "same title")] if one.title and one.title == other.title else []),
        *_topic("intervention", "both on", one.intervention, other.intervention),
        *_topic("condition", "both in", one.condition, other.condition),
    ]


def _place(one: ReportFacts, other: ReportFacts) -> list[Sign]:
    countries = {key for key, _ in (*one.countries, *other.countries)}
    if towns := [shown for key, shown in one.centres if key in dict(other.centres) and key not in countries]:
        return [Sign("centre", f"both from {towns[0]}")]
    if not one.countries or not other.countries:
        return []
    if same := [shown for key, shown in one.countries if key in dict(other.countries)]:
        return [Sign("country", f"both from {same[0]}")]
    return [Sign("other country", f"from {one.countries[0][1]} and {other.countries[0][1]}")]


def _people(one: ReportFacts, other: ReportFacts) -> list[Sign]:
    for what in COUNTED:
        mine, theirs = ({number for verb, number in each.sizes if verb == what} for each in (one, other))
        if common := mine & theirs:
            number = max(common)
            return [Sign(_size(number), f"both {what} {number} patients")]
        if mine and theirs and what != "analysed":
            return [Sign("other number of people", f"{what} {max(mine)} and {max(theirs)} patients")]
    # One report gives those enrolled, the other those randomised or analysed.
    if either := {number for _, number in one.sizes} & {number for _, number in other.sizes}:
        number = max(either)
        return [Sign(_size(number), f"{number} patients in both")]
    return []


def _size(number: int) -> str:
    if number < SMALL or number % ROUND == 0:
        return "same small or round number of people"
    return "same large number of people" if number >= LARGE else "same number of people"


def _time(one: ReportFacts, other: ReportFacts) -> list[Sign]:
    if not one.recruited or not other.recruited:
        return []
    share = overlap(one.recruited, other.recruited)
    mine, theirs = one.recruited[0].words, other.recruited[0].words
    if share >= SAME_TIME:
        return [Sign("same time", f"both recruited from {mine}")]
    if share > 0:
        return [Sign("overlapping time", f"recruited from {mine} and from {theirs}")]
    return [Sign("other time", f"recruited from {mine} and from {theirs}")]


def _topic(what: str, how: str, one: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> list[Sign]:
    if not one or not other:
        return []
    same = [shown for key, shown in one if key in dict(other)]
    if same:
        return [Sign(what, f"{how} {' '.join(same)}")]
    return [Sign(f"other {what}", f"{how.removeprefix('both ')} {one[0][1]} and {other[0][1]}")]
