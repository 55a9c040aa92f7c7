"""Confidence: what was found stands where its name can be an outcome and, side by side with others, has its group."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from attest.extract.confidence_places import (
    among_some,
    at_another_time,
    average_of_changes,
    counts_papers,
    is_exposure,
    is_how_often,
    is_place,
    is_threshold,
    of_efficacy,
    of_interval,
    side_by_side,
)
from attest.extract.direction_words import LOWER, SAME
from attest.extract.finding import Found, Row
from attest.extract.group_names import (
    COUNT_AS_GROUP,
    GROUPS_NUMBERED,
    NO_GROUP,
    NOBODY,
    PRONOUN,
    SHARE_AS_GROUP,
    TIME_AS_GROUP,
)
from attest.extract.harm_words import harm_cell, is_of_treatment
from attest.extract.numbers import COUNT
from attest.extract.outcome_names import (
    COUNTED_EVENTS,
    HARM_STOPPED,
    HEARSAY,
    LEVEL_IN_PERCENT,
    NO_TIME,
    OF_NOBODY,
    VALUE_AS_TIME,
    WHO_THEY_WERE,
    no_outcome,
    no_subject,
    of_measure,
    rate_told,
)
from attest.extract.phrases import usable
from attest.extract.reading import Sentence
from attest.extract.subjects import is_drug
from attest.extract.treatments import drug_pattern
from attest.extract.value_words import (
    ADDED,
    CHANGE_ALONE,
    CHANGED_BY,
    COUNTABLE,
    DONE,
    IN_A_GROUP,
    LIST_OF_NAMES,
    OF_DRUG,
    OF_GROUP,
    OF_GROUP_NAME,
    OF_PEOPLE,
    OF_RATIO,
    OF_SOME,
    OF_THINGS,
    OF_TREATMENT,
    OF_TWO,
    OTHER_BEHIND,
    SAYS_HIGHER,
    SAYS_LOWER,
    SCALE,
    TREATED,
    YEARS,
)

# Rules that give each figure of a sentence a name of its own.
OWN_NAMES = ("crossed-", "own-")
# Roles that can be of a harm, where an outcome's name is that of one; and those that have to be of somebody.
OF_EVENTS = frozenset((*OF_PEOPLE, "outcome", "arm", "time_point"))
OF_SOMEBODY = frozenset((*COUNTABLE, "total"))


# Rules that counted people: their shares are of these, whatever the name is.
COUNTED_PEOPLE = re.compile(r"^(?:counted|adverse)-|-count$")
# "Adverse events, most commonly nausea": the harm that a list of them begins with is one of its own.
AND_OTHERS = re.compile(
    r",?\s+(?:(?:the\s+)?(?:most|more)\s+(?:common|frequent|often)\w*|mainly|mostly|predominantly)\s.*$|\s+and\s+(?:none|no(?:body|\s+one)?|nobody|all|\d+)\b.*$",
    re.I,
)  # "… and none died"
# "Were stable and six (17%) progressed": the next count is no part of the name.
AND_MORE = re.compile(rf"(?<!\d),?\s+and\s+(?:the\s+(?:other|remaining)\s+)?(?:{COUNT})$", re.I)
# "Following treatment, the decline in weight", "respectively, the score": the name begins behind the comma.
LED_BY_TIME = re.compile(
    r"^(?:(?:after|before|following|during|between)\s[^,]{2,60}|respectively),\s+(?:the\s+|an?\s+)?(?:(?:mean|median)\s+)?(?=[A-Za-z]\w*\s\w|[A-Z]{2}|\w{5})",
    re.I,
)

NEEDED_LESS = "direction-needed-less"  # "prednisone was tapered": of a medicine


def _needed(one: Found, name: str) -> bool:
    """Whether it is told how much of a medicine people needed: "required less morphine"."""
    return one.rule == NEEDED_LESS or (one.rule == "direction-had-higher" and is_drug(name))


def _with_group(outcome: str) -> re.Match[str] | None:
    """The outcome and the group that its last words name."""
    treated = OF_DRUG.match(outcome)
    if treated and (OF_TREATMENT.search(treated["outcome"]) or not is_drug(treated["arm"])):
        treated = None  # "the percentage of patients on prednisone", "a change in antibiotics" is the outcome
    return OF_GROUP_NAME.match(outcome) or treated


class Confidence:
    """Whether and as what a finding may be suggested, given the sentence that it was read in."""

    def __init__(self, sentences: Sequence[Sentence], drugs: Collection[str] = ()) -> None:
        self._drugs = drugs  # short forms of medicines
        self._sentences = sorted(sentences, key=lambda one: one.start)
        self._starts = [one.start for one in self._sentences]
        self._rows: dict[tuple[Row, int, bool, bool, bool], Row | None] = {}

    def settled(self, one: Found) -> Found | None:
        """The finding under the names that hold; None where it is left out."""
        if one.row is None:
            return one
        row = self._settled_row(one, one.row)
        if row is None:
            return None
        if row and row[0][0] == "outcome" and " vs " not in dict(row).get("arm", " vs "):
            some = among_some(self._text(one), self._span(one)[1])
            told = some is not None and one.rule.startswith("effect")
            row = (("outcome", f"{row[0][1]} {some}"), *row[1:]) if some and not told else row
        prefix, role = one.role.split(".")
        before, after = dict(one.row), dict(row)
        if ("event" in before) != ("event" in after):
            prefix = "adverse_event" if "event" in after else "result"
            role = {"outcome": "name", "name": "outcome"}.get(role, role)
        if role == "percent" and prefix == "result":
            role = average_of_changes(self._text(one), self._span(one)[0], one.value) or role
        if role == "mean" and is_how_often(self._text(one), after.get("outcome", "")):
            role = "estimate"
        value = one.value
        if role in ("outcome", "name"):
            value = after.get("outcome") or after.get("event") or value
        elif role in ("arm", "time_point"):
            if role not in after and before.get(role) == value:
                return None
            value = after.get(role, value)
        settled = Found(f"{prefix}.{role}", value, one.start, one.end, one.rule, row)
        return settled if self._stands(settled, role) else None

    def _settled_row(self, one: Found, row: Row) -> Row | None:
        """The row as it holds, asked once for all of its values."""
        role = one.role.split(".")[1]
        key = row, self._at(one), role in OF_EVENTS, role in OF_SOMEBODY, of_efficacy(one)
        if key not in self._rows:
            self._rows[key] = self._row(one, dict(row), *key[2:4])
        return self._rows[key]

    def _row(self, one: Found, cells: dict[str, str], of_event: bool, of_somebody: bool) -> Row | None:
        """The row with a measure's name taken off its outcome, and a time told as a group put where it belongs."""
        outcome = cells.get("outcome")
        if outcome is not None and "±" in outcome:
            return None
        if outcome is not None and no_outcome(outcome) == "measure" and not of_efficacy(one):
            outcome = rate_told(self._before(one))
        elif outcome is not None:
            named = of_measure(outcome)
            outcome = named if named == outcome or usable(named) else None
        if outcome is None and "outcome" in cells:
            return None
        if outcome is not None:
            outcome = AND_MORE.sub("", LED_BY_TIME.sub("", outcome))
        if outcome is not None and ("arm" in cells or outcome.count(" ") > 1):
            outcome = COUNTED_EVENTS.sub("", outcome)  # "12 people in one group had 60 falls"
        if outcome is not None:
            cells["outcome"] = outcome
        if outcome is not None and "arm" not in cells and (two := OF_TWO.match(outcome)):
            outcome = two["outcome"]
            cells = {**cells, "outcome": outcome, "arm": f"{two['one']} vs {two['two']}"}
        if "event" in cells:
            if (told := harm_cell(AND_OTHERS.sub("", of_measure(cells["event"])))) is None:
                return None
            cells = dict(told if key == "event" else (key, value) for key, value in cells.items())
        harm = outcome is not None and " vs " not in cells.get("arm", " vs ") and is_of_treatment(outcome)
        if outcome is not None and of_event and (harm or HARM_STOPPED.search(outcome)):
            cells = {"event" if key == "outcome" else key: cells[key] for key in ("outcome", "arm") if key in cells}
        if outcome is not None and (grouped := _with_group(outcome)):
            cells = {key: grouped["outcome"] if key == "outcome" else value for key, value in cells.items()}
            cells = {"outcome": cells.pop("outcome"), "arm": grouped["arm"], **cells} if "outcome" in cells else cells
            outcome = grouped["outcome"]
        arm = cells.get("arm", "")
        if arm and outcome is not None and arm.casefold() == outcome.casefold():
            del cells["arm"]
            arm = ""
        placed = IN_A_GROUP.fullmatch(cells.get("time_point", ""))
        if placed:  # "not in the control group": whose it is, and no time
            del cells["time_point"]
            arm = cells.setdefault("arm", placed["arm"])
        if (
            NO_TIME.search(cells.get("time_point", ""))
            or VALUE_AS_TIME.fullmatch(cells.get("time_point", ""))
            or SHARE_AS_GROUP.search(arm)
            or GROUPS_NUMBERED.match(arm)
        ):
            return None
        what = (outcome or "").casefold()
        unsaid = PRONOUN.match(arm) is not None or (arm != "" and what.endswith(f" and {arm.casefold()}"))
        if unsaid and of_somebody:
            return None
        if arm and (
            NO_GROUP.search(arm)
            or COUNT_AS_GROUP.match(arm)
            or PRONOUN.match(arm)
            or NOBODY.search(arm)
            or what.endswith(f" {arm.casefold()}")
        ):
            del cells["arm"]
        elif " vs " in arm and all(TIME_AS_GROUP.match(part) for part in arm.split(" vs ")):
            del cells["arm"]
            cells.pop("time_point", None)  # what changed from the one to the other
        elif TIME_AS_GROUP.match(arm):
            del cells["arm"]
            cells["time_point"] = arm
        return tuple(cells.items())

    def _stands(self, one: Found, role: str) -> bool:
        row = dict(one.row or ())
        name = row.get("outcome") or row.get("event")
        if name is None:
            return True
        arm = row.get("arm", "")
        if (
            (no_outcome(name) is not None and not of_efficacy(one))
            or (
                (one.value == SAME or role in OF_PEOPLE)
                and WHO_THEY_WERE.fullmatch(name)
                and (not arm or " vs " in arm)
            )
            or (all(is_drug(part) or part in self._drugs for part in ADDED.split(name)) and not _needed(one, name))
            or (name.endswith("'") and name.count("'") == 1)
            or name.count('"') == 1
        ):
            return False
        if role in ("events", "total") and YEARS.search(self._text(one), self._span(one)[0]):
            return False
        if role in ("events", "total") and SCALE.search(name):
            return False
        if role in COUNTABLE and is_place(self._text(one), *self._span(one), one):
            return False
        if role in OF_GROUP and (DONE.match(name) or LIST_OF_NAMES.search(name)):
            return False
        if role in COUNTABLE and at_another_time(self._text(one), *self._span(one), one):
            return False
        if role in OF_PEOPLE and (OF_THINGS.match(name) or counts_papers(self._text(one), *self._span(one), one)):
            return False
        if role in (*OF_RATIO, *OF_GROUP) and TREATED.search(name) and drug_pattern().search(name):
            return False
        if role == "direction":
            if (SAYS_LOWER.match(name) and one.value != LOWER) or (SAYS_HIGHER.match(name) and one.value == LOWER):
                return False
            return not (no_subject(name) or HEARSAY.search(self._text(one)) or OF_SOME.match(self._behind(one)))
        if role == "percent" and (
            (LEVEL_IN_PERCENT.search(name) and not CHANGED_BY.match(name))
            or (OF_NOBODY.search(name) and COUNTED_PEOPLE.search(one.rule) is None)
            or of_interval(self._text(one), self._span(one)[1])
            or is_threshold(self._text(one), self._span(one)[0], one.value)
        ):
            return False
        if role in OF_RATIO and (CHANGE_ALONE.fullmatch(name) or is_exposure(self._text(one), name)):
            return False
        if row.get("arm") or row.get("time_point") or one.rule.startswith(OWN_NAMES):
            return True
        if role in OF_GROUP:
            return OTHER_BEHIND.match(self._behind(one)) is None
        return role not in (*OF_PEOPLE, "total") or not side_by_side(self._text(one), *self._span(one))

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

    def _span(self, one: Found) -> tuple[int, int]:
        """Where a finding stands within its sentence."""
        sentence = self._sentence(one)
        start = sentence.start if sentence else 0
        return one.start - start, one.end - start

    def _text(self, one: Found) -> str:
        sentence = self._sentence(one)
        return sentence.text if sentence else ""
