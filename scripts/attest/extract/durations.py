"""Age and follow-up of a study's people: mean or median with its spread and unit."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.age_values import Age
from attest.extract.ages import ages
from attest.extract.arms import Arms
from attest.extract.eligibility import SUMMARISED, criteria
from attest.extract.finding import Found, Row, row_of
from attest.extract.follow_up import follow_ups
from attest.extract.locations import locations
from attest.extract.numbers import COUNT
from attest.extract.people_forms import PERSONS
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE, Statistic

AGE = Cued(
    r"\bages?\b|\baged\b|\bmage\b|\byears\s+(?:old|of\s+age)\b|\b(?:older|younger)\b|\d\s?(?:years?|yrs?|yr|y)\s*[),;]",
    re.I,
)
FOLLOW_UP = re.compile(
    r"\bfollow(?:ed)?[- ]?up\b|\bf/u\b|\bobservation(?:al)? (?:period|time)\b|\b(?:period|duration) of observation\b|"
    r"\bfollowed\b|(?-i:\bFU\b)|\bobserved for\b|\bsurveillance\b|\b(?:(?:on|in)\s+(?:the\s+)?(?:study|trial)|"
    r"study\s+participation|trial\s+duration|duration\s+of\s+(?:[a-z]+\s+){0,3}?(?:trials|studies))\b|"
    r"(?:^(?:After|Over|During)|\bfor|\bover|\bduring)\s+an?\s+(?:mean|median|average)\b|\bmedian\s+observation\b",
    re.I,
)
DURATION = r"(?:years?|yrs?|months?|weeks?|days?)"
# People counted right before their ages: "60 patients aged 4 to 12 years" tells of them, not of who might join.
COUNTED_PEOPLE = re.compile(
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,7}}?{PERSONS}(?:\s+and\s+{PERSONS})?(?:\s+of\s+(?:either|both)\s+(?:sex|gender)(?:es|s)?|"
    rf"\s+(?:with|undergoing|scheduled\s+for)\s+(?:(?!(?:and|who|were|was|had|aged?|ages)\b)[A-Za-z][\w/-]*\s+){{0,6}}?(?:[A-Za-z][\w/-]*))?"
    rf"\s*(?:\([^()]{{1,60}}\))?,?\s*(?:\b(?:of|at|and\s+were|who\s+were)\s+)?$",
    re.I,
)
COUNTED_SEXES = re.compile(rf"[(\[][^()\[\]]*{COUNT}\s+(?:(?:fe)?males?|(?:wo)?men|girls|boys)\s*[,;]\s*$", re.I)
WERE_OF_AGE = re.compile(rf"^(?:The\s+|All\s+)?{PERSONS}\s+were\s+$", re.I)
# Their number and, in the bracket behind, their age; what others reported is of other people.
IN_BRACKET = re.compile(
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,4}}?(?:{PERSONS}|cases)(?:\s+with(?:\s+[A-Za-z][\w/-]*){{1,5}})?\s*[(\[][^()\[\]]*$",
    re.I,
)
RIGHT_BEHIND = re.compile(rf"{COUNT}\s+{PERSONS}\s*[(\[]\s*$", re.I)
ELSEWHERE = re.compile(r"\b(?:et\s+al|previous\w*|earlier|reported|has\s+been|have\s+been)\b", re.I)
# "24 patients (mean age 30 years) received A and 26 received B": of one group, and nothing tells the other's.
_GOT = r"(?:received|underwent|(?:were|was)\s+(?:given|assigned|allocated|treated|randomi[sz]ed))"
OF_ONE_GROUP = re.compile(
    rf"[^()]{{0,12}}\)?\s+{_GOT}\s[^.;]{{2,80}}?\s(?:and|while|whereas)\s+(?:the\s+)?{COUNT}\s+(?:[\w-]+\s+){{0,2}}"
    rf"{_GOT}\b|[^()]{{0,12}}\)\s+than\b",
    re.I,
)
PLANNED = re.compile(
    r"\b(?:will|to\s+be|required|eligib\w*|inclusion|included|excluded|selected|trials|studies|criteri\w+|should|must)\b",
    re.I,
)
# A plan, or whom a study would have taken.
NOT_YET = re.compile(r"\b(?:will|would|to\s+be|required|eligib\w*|criteri\w+|should|must|invited|screened)\b", re.I)
# "Patients were then followed up for 12 to 24 months": done, although methods tell it.
OF_PAPERS = re.compile(r"\b(?:trials|studies|articles|excluded)\b", re.I)
WERE_FOLLOWED = re.compile(
    r"\bwere\s+(?:\w+\s+)?followed(?:[-\s]up)?\s+for\s+(?:between\s+|from\s+)?[\w\s–-]{3,30}$", re.I
)
AGAINST = re.compile(rf"\s*(?:{DURATION})?\s*(?:vs\.?|versus|compared\s+(?:with|to))\s", re.I)
ROLES = ("mean", "sd", "se", "median", "q1", "q3", "min", "max")


def ages_and_follow_up(reading: Reading, arms: Arms) -> Iterator[Found]:
    """The first statement of each stands; a list of two arms gives a row for each arm."""
    done: set[str] = set()
    instead: list[Found] = []
    opened: list[Found] = []
    stated = {one.start for one in criteria(reading)}
    for sentence in reading.sentences:
        if sentence.section in ("title", "conclusions") or (sentence.part == "body" and done):
            continue
        if sentence.section == "background":
            if sentence.part == "abstract" and AGE.search(sentence.text) and _takes_part(sentence):
                yield from _ages(sentence, arms, done)
            continue
        if AGE.search(sentence.text) and (sentence.start not in stated or SUMMARISED.search(sentence.text)):
            yield from _ages(sentence, arms, done)
            if "age" not in done and not instead:
                instead += _averages(sentence, [one for one in ages(sentence.text) if _instead(one, arms)], arms)
        if "follow_up" not in done and FOLLOW_UP.search(sentence.text):
            found = list(_follow_up(sentence, arms, done))
            if any(one.instead for one in follow_ups(sentence.text)):
                done.discard("follow_up")
                opened = opened or found
            else:
                yield from found
    if "follow_up" not in done:
        yield from opened
    if "age" not in done:
        yield from instead


def _instead(one: Age, arms: Arms) -> bool:
    """Whether an age counts only where no other is told: at onset, or of two groups that are no arms."""
    return one.instead or (one.whose is not None and arms.known(one.whose) is None)


def _takes_part(sentence: Sentence) -> bool:
    """Whether the introduction of an abstract tells the study's own people: "here 17 men (mean age 59 years) …"."""
    told = [one for one in ages(sentence.text) if not {"mean", "median"}.isdisjoint(one.parts)]
    return any(IN_BRACKET.search(sentence.text, 0, one.start) for one in told) and not ELSEWHERE.search(sentence.text)


def _ages(sentence: Sentence, arms: Arms, done: set[str]) -> Iterator[Found]:
    """Ages of the first sentence that tells them; youngest and oldest may also be told in another."""
    told = [one for one in ages(sentence.text) if not _instead(one, arms)]
    centres = [one for one in told if not {"mean", "median"}.isdisjoint(one.parts)]
    first = "age" not in done
    if first and centres:
        done.add("age")
        for found in _averages(sentence, centres, arms):
            done.add(found.role)
            yield found
    for one in told:
        if one in centres or "age.min" in done or not (first or one.said) or not _of_the_people(sentence, one):
            continue
        if float(one.parts["min"].replace("·", ".")) >= float(one.parts["max"].replace("·", ".")):
            continue  # "6 months to 5 years"
        done.add("age.min")  # a mean may still be told in another sentence
        yield from _told_facts("age", sentence, one, None)


def _averages(sentence: Sentence, centres: list[Age], arms: Arms) -> Iterator[Found]:
    """Means or medians of one sentence, those of a list with their arms."""
    alike = [one for one in centres if one.parts.keys() == centres[0].parts.keys()]
    alike = [one for one in alike if not OF_ONE_GROUP.match(sentence.text, one.end)]
    for one in alike:
        row = row_of(arm=arms.known(one.whose) or one.whose) if one.whose else _row(sentence, _statistic(one), arms)
        row = row or _among_sizes(sentence, one, arms, len(alike))
        row = row or (_arm_before(sentence, one, arms) if len(alike) > 1 else None)
        yield from _told_facts("age", sentence, one, row)


def _follow_up(sentence: Sentence, arms: Arms, done: set[str]) -> Iterator[Found]:
    whole = "\ufffc" not in sentence.text  # pasted words hide a part of it
    told = [one for one in follow_ups(sentence.text) if _was_long(sentence, one)] if whole else []
    if any(one.groups == 1 and AGAINST.match(sentence.text, one.end) for one in told):
        return  # one of two groups
    for length in told:
        row = _row(sentence, _statistic(length), arms)
        if row is not None or length.groups == 1:
            done.add("follow_up")
            yield from _told_facts("follow_up", sentence, length, row)
    if told:
        return
    chosen = [one for one in locations(sentence.text) if is_follow_up(sentence.text, one)]
    for one in chosen[: max(1, chosen[0].groups)] if chosen else ():
        done.add("follow_up")
        row = _row(sentence, one, arms)
        if row is not None or one.groups == 1:  # values of several groups, and nothing tells whose they are
            yield from _facts("follow_up", sentence, one, row)


def _of_the_people(sentence: Sentence, one: Age) -> bool:
    """Whether bounds are of those who took part: "aged 18 to 70" without a count may be who was eligible."""
    lead = sentence.text[: one.start]
    counted_sexes = COUNTED_SEXES.search(lead) is not None
    counted = COUNTED_PEOPLE.search(lead) is not None or counted_sexes
    if not counted and IN_BRACKET.search(lead):
        of_papers = OF_PAPERS.search(sentence.text) and not RIGHT_BEHIND.search(lead)
        counted = NOT_YET.search(sentence.text) is None and not of_papers
    if sentence.section == "methods":
        if COUNTED_PEOPLE.search(lead) and NOT_YET.search(sentence.text) is None:
            return True
        if IN_BRACKET.search(lead):
            return counted_sexes or (NOT_YET.search(sentence.text) is None and OF_PAPERS.search(sentence.text) is None)
        ranged = re.search(r"\brang(?:ed|ing)\b", sentence.text[one.start : one.end], re.I) is not None
        return ranged or (
            one.said
            and re.search(rf"{COUNT}\s+(?:[\w-]+\s+){{0,3}}?{PEOPLE}|\bN\s?=\s?\d", sentence.text, re.I) is not None
        )
    if sentence.section == "results" and WERE_OF_AGE.search(lead):
        return True
    return sentence.section in ("results", None) and (one.said or counted)


def _was_long(sentence: Sentence, one: Age) -> bool:
    """Whether a follow-up is what it was: "followed for 6 to 12 months" may be the plan, where methods tell it."""
    return (
        (one.said and not one.parts.keys() <= {"min", "max"})
        or sentence.section in ("results", None)
        or (one.parts.keys() == {"min"} and PLANNED.search(sentence.text) is None)
        or (one.said and re.search(r"\branged\b", sentence.text[one.start : one.end], re.I) is not None)
        or (WERE_FOLLOWED.search(sentence.text, 0, one.end) is not None and PLANNED.search(sentence.text) is None)
    )


def _statistic(one: Age) -> Statistic:
    return Statistic("location", one.start, one.end, group=one.group, groups=one.groups)


def _among_sizes(sentence: Sentence, one: Age, arms: Arms, ages_told: int) -> Row | None:
    """The arm whose size stands last before an age, where sizes of several arms are told: "9 men (aged 50) and 8 …"."""
    sizes = sorted(
        (found.start - sentence.start, found.row)
        for found in arms.found
        if found.role == "arm.n" and sentence.start <= found.start < sentence.end
    )
    before = [row for start, row in sizes if start < one.start]
    if not before or len({start for start, _ in sizes}) < 2:
        return None
    return before[-1] if len(before) < len(sizes) or ages_told == len(sizes) else None


def _arm_before(sentence: Sentence, one: Age, arms: Arms) -> Row | None:
    """The arm that the clause before a value names: "18 in the tea group (mean age 56 years), 19 in …"."""
    lead = sentence.text[max(0, one.start - 80) : one.start]
    arm = arms.in_words(re.split(r"[);]|,\s|\band\b", lead.rstrip(" (["))[-1])
    return row_of(arm=arm) if arm else None


def _told_facts(prefix: str, sentence: Sentence, one: Age, row: Row | None) -> Iterator[Found]:
    place = (sentence.start + one.start, sentence.start + one.end)
    rule = f"{prefix}-{'-'.join(role for role in ROLES if role in one.parts)}"
    for role in ROLES:
        if role in one.parts:
            yield Found(f"{prefix}.{role}", one.parts[role], *place, rule, row)
    if one.unit:
        start, end = one.unit_place or (one.start, one.end)
        yield Found(f"{prefix}.unit", one.unit, sentence.start + start, sentence.start + end, f"{prefix}-unit", row)


def is_age(text: str, one: Statistic) -> bool:
    """Whether a mean or median is of age."""
    return any(age.start < one.end and one.start < age.end for age in ages(text)) if AGE.search(text) else False


def is_follow_up(text: str, one: Statistic) -> bool:
    unit = one.unit[0].casefold() if one.unit else ""
    if not re.match(r"year|yr|month|week|day", unit):
        return False
    if re.search(r"follow(?:ed)?[- ]?up\b|observation (?:period|time)|period of observation", one.label, re.I):
        return not re.search(r"\bat\b.{0,20}$|change|score", one.label, re.I)
    after = text[one.end : one.end + 40]
    if re.match(r"\s*(?:\([^()]*\)\s*)?(?:of\s+)?follow[- ]?up\b", after, re.I):
        return True
    before = text[max(0, (one.head[0] if one.head else one.start) - 60) : one.head[0] if one.head else one.start]
    return (
        one.head is not None
        and bool(
            re.search(
                r"(?:followed(?:[- ]up)?\s+(?:up\s+)?for|follow-up(?:\s+(?:duration|time|"
                r"period))?\s*[(:,]|"
                r"follow-up was)\s*(?:a|an|the)?\s*$",
                before,
                re.I,
            )
        )
        and not one.label.strip(" of:,")
    )


def _row(sentence: Sentence, one: Statistic, arms: Arms) -> Row | None:
    """The arm that a value belongs to; None where it speaks of everybody."""
    arm = arms.of_statistic(sentence, one)
    return row_of(arm=arm) if arm else None


def _facts(prefix: str, sentence: Sentence, one: Statistic, row: Row | None) -> Iterator[Found]:
    start = one.head[0] if one.head and one.start - one.head[0] < 160 else one.start
    place = (sentence.start + start, sentence.start + max(one.end, one.unit[2] if one.unit else one.end))
    for role in ROLES:
        if role in one.parts:
            yield Found(f"{prefix}.{role}", one.parts[role][0], *place, f"{prefix}-{'-'.join(one.parts)}", row)
    unit = one.unit or unit_in_label(sentence.text, one)
    if unit:
        span = (sentence.start + min(unit[1], start), max(place[1], sentence.start + unit[2]))
        yield Found(f"{prefix}.unit", unit[0], *span, f"{prefix}-unit", row)


def unit_in_label(text: str, one: Statistic) -> tuple[str, int, int] | None:
    """A unit that stands before the number: "mean [SD] years: 41.0", "age, years, mean (SD): 52"."""
    lead = max(0, (one.head[0] if one.head else one.start) - 30)
    found = next(reversed(list(re.finditer(rf"\b{DURATION}\b", text[lead : one.start], re.I))), None)
    return (found.group(), lead + found.start(), lead + found.end()) if found else None
