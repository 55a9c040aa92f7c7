"""What an effect is of: its outcome, what was compared or who was exposed, and when."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context
from attest.extract.direction_likelier import THAN
from attest.extract.direction_more_people import deed_before
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.lead import Lead
from attest.extract.effects.outcomes import last_of, outcome_of
from attest.extract.effects.words import (
    ADJUSTED_FOR,
    AGAINST,
    ASSOCIATED,
    BEHIND_LIST,
    BETWEEN,
    CHANGED,
    COMPARED,
    EFFECT_OF,
    FACTORS,
    GOES_ON,
    HAD,
    IN_GROUP,
    LED,
    LIKELY,
    OF_GROUP,
    PASSIVE,
    PREDICTS,
    RATIO_OF,
    SEEN_IN,
    SUCH_AS,
    VERB,
    WITH_REGARD,
)
from attest.extract.grammar.frames import OPENED, Frame
from attest.extract.grammar.groups import groups_in, known_as
from attest.extract.grammar.near import TIMED_BEHIND
from attest.extract.phrases import after_opening, name_before, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.traits import ends_with_trait

# "In those with sore throat (n = 8) ferritin fell": a bracket parts them, where no comma does.
OPENED_BRACKET = re.compile(
    rf"(?:In|Among|For)\s+(?:the\s+)?(?:those|{PEOPLE})\s+(?:with|without|who)\s+[^.;:,]{{2,60}}?\s{{4,}}(?=[A-Za-z])"
)
OPENINGS = (OPENED, LED, OPENED_BRACKET)


def clause_start(frame: Frame, anchor: int) -> int:
    start, _ = frame.clause(anchor)
    start = after_opening(frame.bare, start, anchor)
    while opening := next((found for led in OPENINGS if (found := led.match(frame.bare, start, anchor))), None):
        start = opening.end()
    again = _last(NEXT_SUBJECT, frame.bare, start, anchor)
    return again.end() if again is not None and VERB.search(frame.bare, again.end(), anchor) else start


# "Survival was 17 and 15 months (…), time to relapse was 7 and 6 months (": the subject of its own behind a bracket.
NEXT_SUBJECT = Cued(
    r"\s{4,},\s+(?:and\s+|while\s+|whereas\s+|but\s+)?(?:the\s+)?(?=(?!(?:which|who|that|this|it|there|these|both|as|with)\b)[A-Za-z][^,;:()]{2,80}?\s(?:was|were)\s)"
)


def against(frame: Frame, anchor: int, context: Context) -> str | None:
    """Whom the clause opens its comparison with."""
    start, _ = frame.clause(anchor)
    found = AGAINST.match(frame.bare, start, anchor)
    return exposure_of(found["other"], context) if found else None


def goes_on(frame: Frame, start: int, anchor: int, context: Context) -> str | None:
    """The group of a clause without a subject of its own, from where the last effect ended."""
    found = GOES_ON.match(frame.bare, start, anchor)
    return exposure_of(found["who"], context) if found else None


DID_NOT = re.compile(r"\s+(?:did|does|do)\s+not\s*$", re.I)
RELATIVE = re.compile(r"\b(?:who|that|which|whose|whom|and|or|not|have|has|had|be|been)\s*$", re.I)


def _subject(frame: Frame, start: int, end: int, context: Context) -> str | None:
    words = DID_NOT.sub("", HAD.sub("", frame.bare[start:end]))
    parts = re.split(
        r",\s+(?:and\s+|but\s+)?(?=[^,]*$)|\b(?:that|showed|found|indicated|revealed)\s+(?:that\s+)?", words
    )
    words = parts[-1] if parts else words
    acted = CHANGED.search(words, 2)  # "A lowered X (…) and improved Y (…)": the subject of both
    words = words[: acted.start()] if acted and not RELATIVE.search(words, 0, acted.start()) else words
    return exposure_of(words, context)


def listed_before(frame: Frame, closed: int, context: Context) -> str | None:
    """The outcome that the words behind a list of factors name."""
    found = BEHIND_LIST.match(frame.bare, closed)
    return outcome_of(found["y"], context) if found else None


def factor_before(frame: Frame, anchor: int, context: Context) -> str | None:
    """The factor right before a bracket: the last item of the clause."""
    start = clause_start(frame, anchor)
    words = re.split(
        r",\s+(?:and\s+)?|\b(?:and|that|found|showed|identified|revealed|indicated)\s+(?:that\s+)?",
        frame.bare[start:anchor],
    )[-1]
    return exposure_of(words, context)


def associated(frame: Frame, anchor: int, context: Context) -> str | None:
    """The subject of "A was associated with a ratio of …"."""
    start = clause_start(frame, anchor)
    found = _last(ASSOCIATED, frame.bare, start, anchor)
    return _subject(frame, start, found.start(), context) if found else None


def _of_cases(words: str, context: Context) -> str | None:
    """The disease that something is associated with, where its cases are one of the groups."""
    words = tidy(words)
    known = context.arms.known(words) or ""
    return words if usable(words) and CASES.sub("", known).strip() == words else None


# "A was superior to B for remission (…)", "A was the most effective treatment for remission (…)".
BETTER_FOR = Cued(
    r"\b(?:was|were|is|are|appeared)\s+(?:(?!(?:in|for|at)\b)[\w-]+\s+){0,3}?(?:(?:superior|inferior|non-?inferior)\s+to|"
    r"(?:more|most|less|least|equally|as|highly)\s+(?:effective|efficacious|beneficial))\s+(?:[^.;,()]{2,60}?\s+)?(?:for|in\s+terms\s+of|regarding)\s+"
    r"(?!(?:reduc|improv|prevent|treat|increas|lower|decreas)ing\b)",
    re.I,
)
CASES = re.compile(r"\b(?:cases|patients|subjects)\b", re.I)


# "Positive associations with X were observed for A (…)".
SEEN_FOR = re.compile(
    r"\bassociations?\s+with\s+(?P<y>[^.;:,()]{2,80}?)\s+(?:was|were)\s+(?:(?:also|only|\w+ly)\s+)?(?:found|observed|seen|noted|evident|identified|"
    r"detected|reported|present)\s+for\s+(?P<x>[^.;:,()]{2,80}?)\s*$",
    re.I,
)


def _of_traits(frame: Frame, start: int, found: re.Match[str], anchor: int, context: Context) -> Lead | None:
    """The subject as the outcome, where it is said to be associated with the age, the sex and the like of people."""
    if not ends_with_trait(frame.bare[found.end() : anchor]):
        return None
    subject = frame.bare[start : found.start()]
    outcome = outcome_of(subject, context) if not ends_with_trait(subject) else None
    arm = exposure_of(re.split(r",\s", frame.bare[found.end() : anchor])[-1], context)
    return Lead(outcome, arm, found.end(), "arm") if outcome and arm else None


def lead_of(frame: Frame, anchor: int, context: Context) -> Lead | None:
    """The outcome and the exposure that a clause names before a bracket or an effect."""
    start = clause_start(frame, anchor)
    bare = frame.bare
    adjusted = ADJUSTED_FOR.search(bare, start, anchor)
    anchor = adjusted.start() if adjusted and adjusted.start() > start + 4 else anchor
    more_did = deed_before(frame.text, start, anchor)
    if more_did is not None and (outcome := outcome_of(more_did.words, context)):
        return Lead(outcome, context.comparison(), more_did.start)
    such = _last(SUCH_AS, bare, start, anchor)
    if such is not None and (outcome := outcome_of(re.split(r",\s", bare[such.end() : anchor])[-1], context)):
        return Lead(outcome, None, such.end())
    regard = _last(WITH_REGARD, bare, start, anchor)
    if regard is not None and (outcome := outcome_of(bare[regard.end() : anchor], context)):
        return Lead(outcome, None, regard.end())
    passive = _last(PASSIVE, bare, start, anchor)
    if passive is not None:
        outcome = outcome_of(bare[start : passive.start()], context)
        arm = exposure_of(re.sub(r"^.*\band\s+(?:by|with|for)\s+", "", bare[passive.end() : anchor]), context)
        if outcome and arm:
            return Lead(outcome, arm, start, "arm")
    factor = _last(FACTORS, bare, start, anchor)
    if factor is not None:
        last = exposure_of(bare[factor.end() : anchor].split(",")[-1], context)
        outcome = outcome_of(factor["y"], context) if factor["y"] else None
        if last and outcome:
            return Lead(outcome, last, factor.end(), "arm")
    effect = _last(EFFECT_OF, bare, start, anchor)
    if effect is not None:
        outcome, arm = outcome_of(effect["y"], context), exposure_of(effect["x"], context)
        if outcome and arm:
            return Lead(outcome, arm, effect.start("y"))
    observed = SEEN_FOR.search(bare, start, anchor) if "ssociation" in bare else None
    if observed is not None:
        outcome, arm = outcome_of(observed["y"], context), exposure_of(observed["x"], context)
        return Lead(outcome, arm, observed.start("x"), "arm") if outcome and arm else None
    for pattern in (BETWEEN, ASSOCIATED, PREDICTS, LIKELY):
        found = _last(pattern, bare, start, anchor)
        if found is None:
            continue
        told = found.groupdict().get("x")
        outcome = last_of(bare[found.end() : anchor], context) or _of_cases(bare[found.end() : anchor], context)
        if outcome is None:
            continue
        if pattern is ASSOCIATED and (turned := _of_traits(frame, start, found, anchor, context)):
            return turned
        arm = exposure_of(told, context) if told else _subject(frame, start, found.start(), context)
        ratio = RATIO_OF.fullmatch(arm) if arm else None
        if ratio is not None and (of := outcome_of(ratio["y"], context)):
            return Lead(of, exposure_of(outcome, context), start)
        other = THAN.search(bare, found.end(), anchor) if pattern is LIKELY and arm else None
        if other is not None and (against_whom := exposure_of(other["other"], context)):
            arm = f"{arm} vs {against_whom}"
        return Lead(outcome, arm, found.end())
    better = _last(BETTER_FOR, bare, start, anchor)
    apart = better is not None and "   " in bare[better.end() : anchor]  # another bracket stands between
    if better is not None and not apart and (outcome := last_of(bare[better.end() : anchor], context)):
        return Lead(outcome, _subject(frame, start, better.start(), context), better.end())
    seen = SEEN_IN.search(bare, start, anchor)
    if seen is not None:
        outcome = outcome_of(bare[start : seen.start()], context)
        arm = _both_with_figures(seen.group(), context) or exposure_of(seen["who"], context)
        if outcome is not None and arm is not None:
            if re.search(r"\b(?:than|compared|versus|vs)\b", seen["who"]):
                arm = _groups_in(f"in {seen['who']}", context) or arm
            return Lead(outcome, arm, start, "subject")
    changed = _last(CHANGED, bare, start, anchor)
    compared = COMPARED.search(bare, start, anchor)
    if changed is not None and compared is not None and changed.start() <= compared.start():
        compared = None  # "was superior to tape in preventing leaks"
    if compared is not None:
        outcome = outcome_of(bare[start : compared.start()], context)
        behind = bare[compared.end() : anchor]
        if outcome is not None:
            return Lead(outcome, _groups_in(behind, context), start, "subject")
    if changed is not None:
        outcome = last_of(bare[changed.end() : anchor], context)
        if outcome is not None:
            return Lead(outcome, _subject(frame, start, changed.start(), context), changed.end())
    timed = TIMED_BEHIND.search(bare, max(start, anchor - 110), anchor)
    near = name_before(bare[start:], (timed.start() if timed else anchor) - start)
    verb = VERB.search(bare, start, anchor)
    close = outcome_of(near.words, context) if near is not None else None
    place = start + near.start if near is not None else start
    if close is not None and OPENS_WITH_PEOPLE.fullmatch(bare, start, place):
        return None  # "in adults with asthma (43% vs 32%; OR 1.6)"
    if close is not None and not (verb is not None and OF_GROUP.search(bare, start, place)):
        return Lead(close, None, place)
    if verb is not None:
        outcome = outcome_of(bare[start : verb.start()], context)
        if outcome is not None:
            return Lead(outcome, _groups_in(bare[verb.end() : anchor], context), start, "subject")
        deed = DEED.search(bare, start, anchor)
        if deed is not None:
            return Lead(deed.group(), None, deed.start(), "subject")
    return None


OPENS_WITH_PEOPLE = re.compile(
    rf"\s*(?:in|among|for)\s+(?:the\s+|all\s+|these\s+)?(?:[\w-]+\s+){{0,3}}?(?:{PEOPLE}|those)\s+(?:with|without|having|who\s+had)\s+(?:[\w-]+\s+){{0,2}}",
    re.I,
)
# "12 of 40 patients died, compared with 20 of 40 (OR 0.4 …)": what the people did is the outcome.
DEED = re.compile(
    r"\b(?:died|relapsed|survived|recovered|responded|progressed|improved|worsened|deteriorated|recurred|rebled|dropped\s+out)\b",
    re.I,
)


def _last(pattern: re.Pattern[str] | Cued, text: str, start: int, end: int) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text, start, end))), None)


# "Was 12%, compared to 31% in those without (OR 0.3)": the group of the second value alone.
OF_SECOND = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|than|against)\s+[-−–]?\d[\d.,]*\s?%?\s+(?:\w+\s+)?$", re.I
)


def _both_with_figures(words: str, context: Context) -> str | None:
    """The two arms that words give a figure each: "was 17 months with A and 15 months with B"."""
    if len(FIGURE.findall(words)) < 2:
        return None
    arms = context.arms.names
    named = dict.fromkeys(group.name for group in groups_in(words, context.arms) if group.name in arms)
    return " vs ".join(named) if len(named) == 2 else None


FIGURE = re.compile(r"(?<![\w.·-])\d+(?:[.·]\d+)?(?![\w.·-])(?!\s?(?:m?c?g|[µμ]g|IU)\b(?!/))")


def _groups_in(words: str, context: Context) -> str | None:
    """The groups that a comparison names: "in A than in B"."""
    found = re.match(
        r"\s*(?:(?:in|among|for|with|on|at|after)\s+)?(?:the\s+)?(?P<one>[^.;,()]{2,60}?)\s+(?:than|"
        r"compared\s+(?:with|to)|versus|vs\.?|as\s+compared\s+(?:with|to))\s+(?:(?:in|among|for|"
        r"with)\s+)?(?:the\s+|those\s+)?(?P<two>[^.;,()]{2,60})",
        words,
        re.I,
    )
    if found:
        one, two = (known_as(found[part], context.arms) for part in ("one", "two"))
        return f"{one} vs {two}" if one and two else one or two
    if both := _both_with_figures(words, context):
        return both
    one_group = IN_GROUP.search(words)
    if one_group and OF_SECOND.search(words, 0, one_group.start()):
        return None
    return known_as(one_group["name"], context.arms) if one_group else None
