"""Whether plain values are averages of something that is measured in every person."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.grammar.forms import DURATION
from attest.extract.grammar.interval_roles import CHANGE, SHARE_WORDS
from attest.extract.grammar.named import Named
from attest.extract.grammar.series import Series
from attest.extract.outcome_names import LEVEL_IN_PERCENT
from attest.extract.statistics import PEOPLE

COUNTS = re.compile(r"\b(?:numbers?|patients|participants|subjects|people)\b", re.I)
# Rates that are measured on one person, and are no shares of people.
PER_TIME = re.compile(
    r"\b(?:respiratory|heart|pulse|flow|filtration|sedimentation|metabolic|infusion)\s+rates?\b", re.I
)
# What has a value in every person, whatever its unit.
SCALED = re.compile(
    r"\b(?:scores?|levels?|concentrations?|index|indices|pressures?|volumes?|times?|duration|length|weight|height|BMI|values?|pain|intensity|"
    r"fraction|ratio|capacity|distance|thickness|diameter|density|intake|quality|strength|power|temperature|stay)\b",
    re.I,
)
# What happens to a person, counted in whole groups.
HAPPENED = re.compile(
    r"\b(?:deaths?|relapses?|recurrences?|events?|cases|failures?|discontinuations?|withdrawals?|infections|fractures|cancers|"
    r"hospitali[sz]ations|admissions|complications|reactions)$",
    re.I,
)
MORE_PEOPLE = re.compile(
    rf"\b(?:more|fewer)\s+(?:of\s+the\s+)?(?:[\w-]+\s+)?{PEOPLE}\b|"
    rf"\b(?:higher|lower|greater|smaller|larger)\s+number\s+of\s+{PEOPLE}\b",
    re.I,
)
PER_PERSON = re.compile(r"\b(?:mean|median|average|per|annual\w*|each)\b", re.I)


def counts_people(one: Series, named: Named, lead: str) -> bool:
    """Whether whole numbers side by side count people: "deaths (5 vs 12)", "more people fell (9 vs 4)"."""
    whole = all(other.kind == "value" and not other.unit for other in one.atoms)
    if not whole or not all(next(iter(other.parts.values()))[0].isdigit() for other in one.atoms):
        return False
    words = named.outcome.words
    return PER_PERSON.search(lead) is None and (
        HAPPENED.search(words) is not None or (MORE_PEOPLE.search(lead) is not None and SCALED.search(words) is None)
    )


def is_measured(one: Series, named: Named, lead: str) -> bool:
    """Whether plain values side by side are averages of something measured: by their unit, decimals or name."""
    words = PER_TIME.sub("", named.outcome.words)
    unit = next((other.unit for other in reversed(one.atoms) if other.unit), "")
    decimal = all(re.search(r"[.·]\d", next(iter(other.parts.values()))[0]) for other in one.atoms)
    changed = CHANGE.search(lead) is not None
    if one.link == "to" and not changed:
        return False  # "(2 to 10 mg)": the ends of a range
    if unit in ("%", "percent", "per cent"):
        return (changed and one.link != "to") or LEVEL_IN_PERCENT.search(words) is not None
    if COUNTS.search(words) and not decimal:
        return False
    if unit and not (DURATION.fullmatch(unit) and SHARE_WORDS.search(words) and not decimal):
        return True
    if SHARE_WORDS.search(words):
        return False
    return decimal or changed or SCALED.search(words) is not None
