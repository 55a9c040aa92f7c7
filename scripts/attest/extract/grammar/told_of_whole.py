"""Of how many each of two groups makes a part: "186 had a relapse (82 with tea and 104 with milk)".

The two numbers add up to one that stands before them, with what these people had or what was seen; both groups are
arms of the study, or nothing is read.
"""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.counted_sides import deed, known, tested
from attest.extract.grammar.people_listed import CountedPeople
from attest.extract.grammar.told_of_both import NAME, NO_NAME, SEEN
from attest.extract.numbers import COUNT, count_of, count_value
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import tidy, usable
from attest.extract.statistics import PEOPLE


def _part(at: int) -> str:
    """ "82 with tea", "14 (25%) in the milk group", "four tea"; its share may stand behind its group."""
    share = r"\s*[(\[]\s*(?:\d+/\d+[,;]\s*)?(?P<%s>\d{1,3}(?:[.·]\d+)?)\s?%%\s*[)\]]"
    return (
        rf"(?P<n{at}>{COUNT})(?:\s+{PEOPLE})?(?:{share % f'p{at}'})?\s+(?:(?:were|was)\s+)?(?:{PEOPLE}\s+)?"
        rf"(?:in|on|with|from|among|receiving|taking|for|of)?\s*(?:the\s+)?"
        rf"(?P<a{at}>(?!\d|(?:the|in|on|with|from)\b)[A-Za-z][^.;:,()\[\]%]{{1,50}}?)"
        rf"(?:\s+(?:group|arm))?(?:{share % f'q{at}'})?"
    )


PARTS = Cued(
    rf"(?P<open>[(\[:;,]\s*)(?:of\s+(?:whom|which|these)\s+)?{_part(1)}\s*,?\s+(?:and|versus|vs\.?)\s+{_part(2)}"
    r"(?=\s*(?:[.;,:()\[\]]|$)|\s+(?:occurred|developed)\b)",
    re.I,
)
WHOLE = re.compile(rf"(?<![\w.,·/-]){COUNT}(?![\w%/·]|[.,]\d)", re.I)
_BRACKET = r"(?:\s*[(\[][^()\[\]]*[)\]])?"
# Whom a study had, and who are told of by having been left out.
OF_STUDY = re.compile(
    r"\b(?:receiv|allocat|treated|randomi|analy[sz]|includ|agreed|samples?|complet|enrol|consent|assign)", re.I
)
EXCEPT = re.compile(r"\b(?:but|except(?:\s+for)?|other\s+than|(?<!total\s)of)\s+$", re.I)
# What stands between the whole and its parts.
DID = re.compile(
    rf"(?:\s+{PEOPLE})?{_BRACKET}\s+"
    rf"(?P<verb>had|developed|experienced|suffered(?:\s+from)?|showed|reported|achieved|reached|met|died|relapsed|responded|"
    rf"required|needed|progressed|recovered|improved)\b(?P<rest>[^.;:()\[\]%]{{0,70}}?){_BRACKET}\s*,?",
    re.I,
)
HAPPENED = re.compile(rf"{_BRACKET}\s+{NAME}(?:\s+{SEEN})?{_BRACKET}\s*,?", re.I)
SEEN_IN = re.compile(rf"(?:^|[;.]\s+)(?:[^;.]*,\s+)?(?:an?\s+|the\s+)?{NAME}\s+{SEEN}\s+in\s+(?:only\s+)?$", re.I)
PEOPLE_ONLY = re.compile(rf"\s+{PEOPLE}{_BRACKET}\s*,?", re.I)
IN_PEOPLE = re.compile(rf"\s+{PEOPLE}{_BRACKET},\s+(?:an?\s+|the\s+)?{NAME}\s+{SEEN}\s*,?", re.I)


def told_of_whole(text: str, arms: Arms) -> list[CountedPeople]:
    """The parts that two groups have in the first number that they add up to; none where none does."""
    if len(arms.names) < 2:
        return []
    for found in PARTS.finditer(text):
        names = [known(found[f"a{at}"], arms) for at in (1, 2)]
        if names[0] == names[1] or not all(name in arms.names for name in names):
            continue
        whole = count_of(found["n1"]) + count_of(found["n2"])
        for one in WHOLE.finditer(text, 0, found.start()):
            words = _what(text, one, found.start()) if count_of(one.group()) == whole else None
            if words:
                time = time_in(text[one.end() : found.start()]) or opening_time(text)
                place = found.start(), found.end()
                sides = [
                    CountedPeople(words, name, time, *place, _facts(found, at)) for at, name in enumerate(names, 1)
                ]
                return sides + tested(text, sides, found.end())
    return []


def _what(text: str, whole: re.Match[str], end: int) -> str | None:
    """What the people of the whole had, or what was seen so often."""
    between = text[whole.end() : end]
    if OF_STUDY.search(between) or EXCEPT.search(text, 0, whole.start()):
        return None
    if done := DID.fullmatch(between):
        return deed(done["verb"], done["rest"].strip())
    in_people = re.search(r"\b[Ii]n\s+$", text[: whole.start()]) is not None
    seen = (IN_PEOPLE if in_people else HAPPENED).fullmatch(between)
    if seen is None and in_people and PEOPLE_ONLY.fullmatch(between):
        seen = SEEN_IN.search(text, 0, whole.start())
    words = tidy(seen["name"]) if seen else None
    return words if words and usable(words) and NO_NAME.search(words) is None else None


def _facts(found: re.Match[str], at: int) -> dict[str, str]:
    events = count_value(found[f"n{at}"])
    share = found[f"p{at}"] or found[f"q{at}"]
    return {role: value for role, value in (("events", events), ("percent", share)) if value}
