"""Confidence: what was found stands where its name can be an outcome and, side by side with others, has its group."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from attest.extract.finding import Found, Row
from attest.extract.grammar.surroundings import is_time
from attest.extract.numbers import COUNT
from attest.extract.outcome_names import (
    COUNT_AS_GROUP,
    GROUPS_NUMBERED,
    HARM_STOPPED,
    HEARSAY,
    LEVEL_IN_PERCENT,
    NO_GROUP,
    NO_TIME,
    OF_NOBODY,
    SHARE_AS_GROUP,
    TIME_AS_GROUP,
    no_outcome,
    no_subject,
    of_measure,
    rate_told,
)
from attest.extract.phrases import usable
from attest.extract.reading import Sentence
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug
from attest.extract.treatments import drug_pattern

_SHARE = r"\d+(?:[.·]\d+)?\s?(?:%|per\s?cent\b)\s*[)\]]?"
_OF = (
    rf"\s*(?!of\s+(?:the\s+)?\d)(?:of\s+)?(?:(?:the\s+)?{PEOPLE}\s+)?"
    r"(?:in|among|for|with|on|of|receiving|taking|given|treated\s+with)\s+"
)
# "25% of patients in one group and 17% in the other", "2% on the drug vs 19%": shares of people side by side.
SIDE_BY_SIDE = re.compile(
    rf"{_SHARE}{_OF}[^.;%]{{2,80}}?(?:,|\band\b|\bvs\.?|\bversus\b|\bthan\b|\bcompared\b|\bwhile\b)[^.;%]{{0,30}}?"
    rf"{_SHARE}{_OF}|{_SHARE}[^.;%]{{0,60}}\b(?:vs\.?|v|versus|(?<!more )(?<!less )than|compared\s+(?:with|to)|"
    rf"against)\b[^.;%]{{0,80}}?{_SHARE}",
    re.I,
)
# A value whose other half follows: "0.75 ± 1.11 vs 0.26 ± 0.30".
OTHER_BEHIND = re.compile(r"[^.;()\d]{0,24}\b(?:vs\.?|v|versus)\s+[^.;()\d]{0,12}\d", re.I)
# "Operating time in group B": the outcome and its group.
OF_GROUP_NAME = re.compile(
    r"^(?P<outcome>[^()]{4,80}?)\s+(?:in|of|for|among)\s+(?:the\s+)?(?P<arm>group\s+(?:[A-D]|\d|I{1,3})|(?!both|two|all|study|age)[\w-]+(?:\s[\w-]+){0,2}"
    r"\s+(?:group|arm))(?:\s+(?:of\s+)?patients)?$",
    re.I,
)
# "Pressure for latanoprost": the outcome and the treatment that it was measured under.
OF_DRUG = re.compile(
    r"^(?P<outcome>[^()]{4,80}?)\s+(?:for|with|on|after|in|under)\s+(?:the\s+)?(?P<arm>[\w/+-]{4,}(?:\s[\w/+-]+)?)$"
)
# A verb between two shares begins what the second is of: "was stable in 40% and increased in 20%".
OTHER_CLAUSE = re.compile(
    r"(?<!who )(?<!that )(?<!which )\b(?:was|were|had|became|remained|increased|decreased|declined|worsened|"
    r"improved|reported|developed|experienced|"
    r"showed|achieved|died|relapsed|responded|required|needed|underwent)\b(?=[^%]*%\s*[)\]]?\s*(?:of|in|among|$|[.;,]))",
    re.I,
)
NO_OTHER = re.compile(r"\b(?:vs\.?|versus|than|compared|which|whom|when|where)(?!\w)", re.I)
SHARE = re.compile(_SHARE)
OF_TREATMENT = re.compile(
    rf"\b(?:(?:percentages?|proportions?|numbers?|shares?)\s+of\s+(?:[\w-]+\s+){{0,2}}{PEOPLE}|changes?|switch|use|reduction|dependence|adherence|"
    r"persistence|tolerance|off|remained|continued|still|resistance|exposure|access|need|requirement|survival)$",
    re.I,
)
PAIRED_COUNTS = re.compile(
    r"\d+\s?(?:/|of|out\s+of)\s?\d+[^.;]{0,30}?(?:;[^.;]{0,12})?\b(?:vs\.?|versus|compared\s+(?:with|to)|than)\b[^.;]{0,24}?\d+\s?(?:/|of|out\s+of)\s?\d+",
    re.I,
)
# "Improvement with A versus B": the outcome and the two groups.
OF_TWO = re.compile(
    r"^(?P<outcome>[^(),]{4,80}?)\s+(?:with|for|between|after)\s+(?:the\s+)?(?P<one>[^(),]{2,40}?)\s+(?:versus|vs\.?)\s+"
    r"(?:the\s+)?(?P<two>[^(),]{2,40})$"
)
# "It increased by 10% in two patients": what some people had is told by their number.
OF_SOME = re.compile(
    rf"\s*(?:by\s+[^.;,()]{{1,40}}?\s)?in\s+(?:only\s+)?(?!one\s+(?:group|arm))(?:{COUNT})\s*(?:[,.;(]|$|and\b|"
    rf"(?:of\s+(?:the\s+|these\s+|our\s+|{COUNT}\s+)+)?(?:[\w-]+\s+)?{PEOPLE}\b)",
    re.I,
)
SCALE = re.compile(r"\bscales?$", re.I)
OF_PEOPLE = ("percent", "events")
OF_RATIO = ("estimate", "ci_low", "ci_high", "ci_level", "measure", "p")
# "An increase of more than 10% of FVC": what people had, whatever the level is given in.
CHANGED_BY = re.compile(
    r"(?:increase|decrease|improvement|decline|rise|fall|drop|worsening|reduction)\s+of\s+(?:more|at|less|over|[<>≥≤]|\d)",
    re.I,
)
LEVEL = re.compile(r"(?:\bCIs?|\bintervals?\b\W?)[\s:]*\d+\s?%?$")
CHANGE_ALONE = re.compile(r"(?:improved|reduced|increased|decreased|worsened|higher|lower)", re.I)
WITH_RATIO = re.compile(
    r"\s+(?:was|were|is)\s+(?:\w+ly\s+)?associated\s+with\s+(?:an?\s+)?(?:[\w-]+\s+){0,2}(?:(?:odds|hazards?|risk|rate)\s+ratio|OR|RR|HR)\b",
    re.I,
)
OF_GROUP = ("mean", "sd", "se", "median")
COUNTABLE = ("events", "percent", *OF_GROUP)
WHICH = re.compile(r"\b(?:weeks?|months?|days?|years?|visit|cycle|patient|case)\s$", re.I)
# "A lower score 6 h after surgery": when it was measured, unless a time is what was measured.
WHEN_BEHIND = re.compile(
    r"[\s-]*(?:h|hrs?|hours?|min(?:ute)?s?|days?|weeks?|months?|years?)\s+(?:after|before|post|following)\b", re.I
)
ADDED = re.compile(r"\s+(?:plus|\+)\s+")
LASTS = re.compile(r"\b(?:times?|durations?|interval|onset|latenc\w+|stay|length|survival|delay)\b", re.I)
TREATED = re.compile(r"\b(?:therapy|treatment)$", re.I)


def _with_group(outcome: str) -> re.Match[str] | None:
    """The outcome and the group that its last words name."""
    treated = OF_DRUG.match(outcome)
    if treated and (OF_TREATMENT.search(treated["outcome"]) or not is_drug(treated["arm"])):
        treated = None  # "the percentage of patients on prednisone", "a change in antibiotics" is the outcome
    return OF_GROUP_NAME.match(outcome) or treated


def _of_two_clauses(words: str) -> bool:
    """Whether two shares that stand near are of two things that people did, and not of two groups."""
    first = SHARE.search(words)
    between = words[first.end() :] if first else ""
    return OTHER_CLAUSE.search(between) is not None and NO_OTHER.search(between) is None


class Confidence:
    """Whether and as what a finding may be suggested, given the sentence that it was read in."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sorted(sentences, key=lambda one: one.start)
        self._starts = [one.start for one in self._sentences]

    def settled(self, one: Found) -> Found | None:
        """The finding under the names that hold; None where it is left out."""
        if one.row is None:
            return one
        row = self._row(one, dict(one.row))
        if row is None:
            return None
        prefix, role = one.role.split(".")
        before, after = dict(one.row), dict(row)
        prefix = "adverse_event" if "event" in after else prefix
        role = {"outcome": "name"}.get(role, role) if prefix == "adverse_event" else role
        value = one.value
        if role in ("outcome", "name"):
            value = after.get("outcome") or after.get("event") or value
        elif role in ("arm", "time_point"):
            if role not in after and before.get(role) == value:
                return None
            value = after.get(role, value)
        settled = replace(one, role=f"{prefix}.{role}", value=value, row=row)
        return settled if self._stands(settled, role) else None

    def _row(self, one: Found, cells: dict[str, str]) -> Row | None:
        """The row with a measure's name taken off its outcome, and a time told as a group put where it belongs."""
        outcome = cells.get("outcome")
        if outcome is not None and no_outcome(outcome) == "measure":
            outcome = rate_told(self._before(one))
        elif outcome is not None:
            named = of_measure(outcome)
            outcome = named if named == outcome or usable(named) else None
        if outcome is None and "outcome" in cells:
            return None
        if outcome is not None:
            cells["outcome"] = outcome
        if outcome is not None and "arm" not in cells and (two := OF_TWO.match(outcome)):
            outcome = two["outcome"]
            cells = {**cells, "outcome": outcome, "arm": f"{two['one']} vs {two['two']}"}
        if "event" in cells:
            cells["event"] = of_measure(cells["event"])
        told = (*OF_PEOPLE, "outcome", "arm", "time_point")
        if outcome is not None and HARM_STOPPED.search(outcome) and one.role.split(".")[1] in told:
            cells = {"event" if key == "outcome" else key: cells[key] for key in ("outcome", "arm") if key in cells}
        if outcome is not None and (grouped := _with_group(outcome)):
            cells = {key: grouped["outcome"] if key == "outcome" else value for key, value in cells.items()}
            cells = {"outcome": cells.pop("outcome"), "arm": grouped["arm"], **cells} if "outcome" in cells else cells
            outcome = grouped["outcome"]
        arm = cells.get("arm", "")
        if arm and outcome is not None and arm.casefold() == outcome.casefold():
            del cells["arm"]
            arm = ""
        if NO_TIME.search(cells.get("time_point", "")) or SHARE_AS_GROUP.search(arm) or GROUPS_NUMBERED.match(arm):
            return None
        if NO_GROUP.search(arm) or COUNT_AS_GROUP.match(arm):
            del cells["arm"]
        elif TIME_AS_GROUP.match(arm):
            del cells["arm"]
            cells.setdefault("time_point", arm)
        return tuple(cells.items())

    def _stands(self, one: Found, role: str) -> bool:
        row = dict(one.row or ())
        name = row.get("outcome") or row.get("event")
        if name is None:
            return True
        if (
            no_outcome(name) is not None
            or all(is_drug(part) for part in ADDED.split(name))
            or (name.endswith("'") and name.count("'") == 1)
            or name.count('"') == 1
        ):
            return False
        if role in ("events", "total") and SCALE.search(name):
            return False
        if role in COUNTABLE and self._is_place(one):
            return False
        if role in (*OF_RATIO, *OF_GROUP) and TREATED.search(name) and drug_pattern().search(name):
            return False
        if role == "direction":
            return not (no_subject(name) or HEARSAY.search(self._text(one)) or OF_SOME.match(self._behind(one)))
        if role == "percent" and (
            (LEVEL_IN_PERCENT.search(name) and not CHANGED_BY.match(name))
            or OF_NOBODY.search(name)
            or self._of_interval(one)
        ):
            return False
        if role in OF_RATIO and (CHANGE_ALONE.fullmatch(name) or self._is_exposure(one, name)):
            return False
        if row.get("arm") or row.get("time_point"):
            return True
        if role in OF_GROUP:
            return OTHER_BEHIND.match(self._behind(one)) is None
        return role not in (*OF_PEOPLE, "total") or not self._side_by_side(one)

    def _is_place(self, one: Found) -> bool:
        """Whether a whole number tells when or which: "24 [SD 3]" behind "at Month", "at 4 weeks", "patient 7"."""
        text, value = self._text(one), one.value
        start, end = one.start - self._start(one), one.end - self._start(one)
        if not value.isdigit():
            return False
        found = list(re.compile(rf"(?<![\d.·]){value}(?![\d.·])").finditer(text, start, end))
        if len(found) != 1:
            return False
        at, behind = found[0].span()
        if WHEN_BEHIND.match(text, behind) and not LASTS.search(dict(one.row or ()).get("outcome", "")):
            return True
        return WHICH.search(text, max(0, at - 12), at) is not None or is_time(text, at, behind)

    def _of_interval(self, one: Found) -> bool:
        """Whether a per cent is the level of an interval: "CI 95 %"."""
        return LEVEL.search(self._text(one)[: one.end - self._start(one)]) is not None

    def _is_exposure(self, one: Found, name: str) -> bool:
        """Whether the name is what a ratio is of: "smoking was associated with an odds ratio of 2"."""
        text = self._text(one)
        at = text.find(name)
        return at >= 0 and WITH_RATIO.match(text, at + len(name)) is not None

    def _side_by_side(self, one: Found) -> bool:
        sentence = self._sentence(one)
        if sentence is None:
            return False
        start, end = one.start - sentence.start, one.end - sentence.start
        return any(
            found.start() < end and start < found.end() and not _of_two_clauses(found.group())
            for pattern in (SIDE_BY_SIDE, PAIRED_COUNTS)
            for found in pattern.finditer(sentence.text)
        )

    def _at(self, one: Found) -> int:
        return bisect_right(self._starts, one.start) - 1

    def _sentence(self, one: Found) -> Sentence | None:
        at = self._at(one)
        return self._sentences[at] if at >= 0 else None

    def _before(self, one: Found) -> str:
        at = self._at(one)
        return self._sentences[at - 1].text if at >= 1 else ""

    def _behind(self, one: Found) -> str:
        sentence = self._sentence(one)
        return sentence.text[one.end - sentence.start :] if sentence else ""

    def _start(self, one: Found) -> int:
        sentence = self._sentence(one)
        return sentence.start if sentence else 0

    def _text(self, one: Found) -> str:
        sentence = self._sentence(one)
        return sentence.text if sentence else ""
