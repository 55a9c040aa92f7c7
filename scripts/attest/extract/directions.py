"""Directions: what the text says improved, worsened, rose, fell or did not differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.denials import denials
from attest.extract.direction_acts import STEMS, object_acts
from attest.extract.direction_amounts import with_amounts
from attest.extract.direction_bare_efficacy import bare_efficacy
from attest.extract.direction_courses import courses
from attest.extract.direction_denied_changes import denied_changes
from attest.extract.direction_effects import aims, effects_on
from attest.extract.direction_efficacy import efficacy
from attest.extract.direction_elsewhere import elsewhere
from attest.extract.direction_ended import ended
from attest.extract.direction_extremes import extremes
from attest.extract.direction_favours import favours
from attest.extract.direction_guards import EFFICACY, GUARDS, LINKS, QUALITIES, SIGNS
from attest.extract.direction_had import associated, had
from attest.extract.direction_likelier import likelier
from attest.extract.direction_links import links
from attest.extract.direction_lists import (
    NEEDED,
    by_amount,
    frequent,
    lists,
)
from attest.extract.direction_more_people import had_people, more_people
from attest.extract.direction_moves import moves
from attest.extract.direction_names import end_points_named, without_change
from attest.extract.direction_nouns import changes_in, changes_of_topic, compound_changes, topics_same
from attest.extract.direction_people import people_were
from attest.extract.direction_predicates import predicates
from attest.extract.direction_seen import seen, seen_more
from attest.extract.direction_short import hardly, harms_more, went_on
from attest.extract.direction_showed import showed
from attest.extract.direction_unproven import ALIKE_WORDS, alike, trends, unless_proven
from attest.extract.direction_words import (
    ASSOCIATES,
    HEDGED,
    HEDGED_SUBJECT,
    NOUNS,
    PERFECT,
    PREDICTED,
    SAME,
)
from attest.extract.finding import Direction
from attest.extract.grammar.brackets import without_asides
from attest.extract.phrases import Phrase
from attest.extract.signed import (
    also_did,
    amounts,
    but_not,
    differences,
    elliptic,
    signed,
)
from attest.extract.subjects import is_drug, last_clause

PEOPLE_DID = re.compile(
    r"(?:fewer|more)\s|(?:(?:the\s+)?(?:higher|lower|increased|reduced)\s+risks?|each\s+other|one\s+another|(?:final\s+)?results|findings)$",
    re.I,
)
# A bracket that only tells how a value is given stands between a subject and its verb: "(± standard deviation)".
SPREAD_BRACKET = re.compile(
    r"\([^()]{0,12}(?:±|\bSDs?\b|standard\s+(?:deviation|error)|\bIQR\b|interquartile)[^()\d]{0,30}\)"
)


# "… were less likely to relapse, says Ann Roe, MD, of the University of …": who says so.
SPEAKER = Cued(
    r"[,”\"]\s+(?:says|said|notes|noted|explains|explained|adds|added|wrote|writes|according\s+to)\s+(?=[A-Z]|lead\b|study\b|the\s+(?:study|researchers|authors))[^.;]*[.”]*$"
)


def directions(text: str, found_true: bool = False, concludes: bool = False) -> list[Direction]:
    """All directions that a sentence states, in its order; none inside brackets, plans or guesses.

    `found_true` says that the sentence tells results or concludes, so that its present tense states a finding;
    `concludes`, that it weighs findings, so that what "may" be so is what was found.
    """
    folded = text.casefold().replace("\n", " ")
    if not _holds(folded, GUARDS) or folded.rstrip().endswith("?"):
        return []
    if (speaker := SPEAKER.search(text)) is not None:
        text = text[: speaker.start()]
    text = without_asides(SPREAD_BRACKET.sub(lambda found: " " * len(found.group()), text))
    acted = list(object_acts(text, found_true, concludes)) if _holds(folded, STEMS) else []
    out: list[Direction] = []
    taken: list[tuple[int, int]] = []
    depth: list[int] = []
    for one in _told(text, folded, acted, found_true, concludes):
        depth = depth or _depths(text)
        if depth[one.start] or not one.outcomes or any(one.start < b and a < one.end for a, b in taken):
            continue
        lead = text[max(0, one.start - 60) : one.start]
        if any(
            (is_drug(outcome.words) and one.rule != "needed-less" and not NEEDED.search(text, 0, outcome.start))
            or PEOPLE_DID.match(outcome.words)
            for outcome in one.outcomes
        ):
            continue
        if one.value != SAME and ASSOCIATES.match(text, one.start) and PREDICTED.search(text, 0, one.start):
            continue
        if one.value != SAME and TREND.search(text, 0, one.start):
            continue
        if one.value != SAME and "evidence" in folded and (doubt := NO_EVIDENCE.search(text, 0, one.start)):
            if doubt["none"] is None:
                continue
            one = replace(one, value=SAME, start=doubt.start(), rule="no-difference")
        if PERFECT.search(lead) or DEFINED.search(text[: one.start]):
            continue
        if one.rule not in TOLD_BY_FINITE and DESPITE.search(text[: one.start]) and not NONE_OF.match(text, one.start):
            continue
        if one.rule == "change-in" and (
            (not found_true and GOES_WITH.search(lead))
            or CORRELATES.search(lead)
            or (STEP.search(lead) and LED_TO.search(text, one.start))
        ):
            continue
        if one.rule == "was-higher" and LIKELY_TO.search(text, one.start, one.end + 80):
            continue
        one = replace(one, outcomes=_unadjusted(text, one.outcomes))
        harmless = OF_COUNTED if one.rule in OF_SUBJECT else FROM_TO
        hedged = HEDGED_SUBJECT if one.rule in OF_SUBJECT else HEDGED
        if one not in acted and one.rule != "no-difference" and _hedged(hedged, harmless.sub("", last_clause(lead))):
            continue
        if one.rule in TOLD_BY_VERB and one not in acted and one.value != SAME and NEGATED.search(lead):
            continue
        taken.append((one.start, one.end))
        if "point" in folded or "outcome" in folded:
            one = replace(one, outcomes=end_points_named(text, one.outcomes))
        one = unless_proven(text, folded, one)
        if one.rule == "was-higher":
            value, outcomes = without_change(one.value, one.outcomes)
            one = replace(one, value=value, outcomes=outcomes)
        out.append(one)
    out += also_did(text, out)
    out += elsewhere(text, out)
    out += went_on(text, out)
    if _holds(folded, ALIKE_WORDS):
        out += list(alike(text, out))
    if " to " in folded:
        out += courses(text, out)
    return sorted([*out, *but_not(text, out)], key=lambda one: one.start)


TOLD_BY_FINITE = ("verb-object", "was-higher", "subject-verb")  # "A despite B reduced X": what is told
TOLD_BY_VERB = ("verb-object", "had-higher", "subject-verb", "associated-with")
NEGATED = re.compile(r"(?:\w+n['’]t|\bnot|\bnever|\bcannot|\bnor)\s+(?:\w+\s+){0,2}$", re.I)
TREND = re.compile(r"\b(?:an?|no)\s+(?:\w+\s+)?trend\b(?!\s+analys)[^.;]*$", re.I)
# "No evidence that A lowers X": X was the same; of little evidence nothing is known.
NO_EVIDENCE = re.compile(
    r"\b(?:(?P<none>no|lack\s+of|without|not\s+(?:find|show|provide)(?:\s+any)?)|insufficient|little|limited|inconclusive|weak|poor|scant)"
    r"\s+(?:\w+\s+){0,2}?evidence\s+(?:that|of|for|to\s+\w+\s+that)\b(?:(?!\bbut\b)[^.;])*$",
    re.I,
)
# "Time from onset to admission": no infinitive; "fell at least once": no threshold.
FROM_TO = re.compile(
    r"\b(?:it\s+)?(?:can|may|could)\s+be\s+(?:concluded|seen|said|stated|inferred|noted)\b|"
    r"\b(?:le(?:d|ads?|ading)|contributed|compared|relative|related|linked|added|according|superior|inferior|similar|addition|exposed?|randomi[sz]ed|assigned)\s+to\b|"
    r"\b(?:small|mild|low|slight|modest|moderate|good)\s+to\s+(?:moderate|large|severe|high|strong|excellent|very)\b|"
    r"\bfrom\s+(?:[\w-]+\s+){1,4}to\b|\b\w+-to-\w+|\bat\s+least\s+(?:once|one|two|twice)\b"
)
OF_COUNTED = re.compile(rf"{FROM_TO.pattern}|\bat\s+least\b")
OF_SUBJECT = ("was-higher", "subject-verb", "no-difference")
# "Despite a fall in X, …" tells what was so before the finding.
DESPITE = re.compile(r"\b(?:despite|in\s+spite\s+of|notwithstanding)\b[^.;,]*$", re.I)
# "Response was defined as a fall in X": what would count, and no finding.
DEFINED = re.compile(r"\b(?:defined\s+(?:as|by)|definitions?\s+of|criteri(?:a|on)\s+(?:for|of))\b[^.;]*$", re.I)
# "A 1-year increase in X resulted in …", "each unit increase in X was associated with …": X is what was varied.
STEP = re.compile(
    r"\b(?:an?|each|every|per)\s+(?:(?:one|\d[\d.]*|unit|standard\s+deviation|SD)[\s-]+)(?!%)(?:[a-z]+[\s-]+)?$", re.I
)
LED_TO = re.compile(
    r"[^.;]{0,90}?\b(?:result\w+|led|lead\w*|correspond\w+|translat\w+|associated)\s+(?:in|to|with|into)\b", re.I
)
# "A were less likely than B to report X": those are people, however they are called.
LIKELY_TO = re.compile(
    r"\b(?:more|less)\s+(?:likely|prone|apt|inclined)\s+(?:than\s+[^.;,()]{2,60}?\s+)?to\s(?!be\s+(?:older|younger|male|female))",
    re.I,
)
ADJUSTED = re.compile(r"\b(?:adjust\w*|controll\w+|correct\w+|accounting|account)\s+(?:\w+\s+)?for\s", re.I)
# "Age is associated with losses of muscle": what is known, where nothing says that it was found.
GOES_WITH = re.compile(
    r"\b(?:is|are)\s+(?:\w+ly\s+)?(?:associated|linked|related|accompanied)\s+(?:with|to|by)\s+[^.;]*$", re.I
)
CORRELATES = re.compile(r"\bcorrelat\w+\s+(?:(?:\w+ly|strongly|well)\s+)*with\s+$", re.I)


def _holds(folded: str, words: Collection[str]) -> bool:
    for word in words:  # a plain loop is twice as quick as any() with a generator  # noqa: SIM110
        if word in folded:
            return True
    return False


def _told(text: str, folded: str, acted: list[Direction], found_true: bool, concludes: bool) -> Iterator[Direction]:
    """What the readers of each form say, the surest first; a reader is asked only where one of its words stands."""
    compared = " than" in folded or "compar" in folded or " vs" in folded or "versus" in folded
    noun = _holds(folded, NOUNS)
    if _holds(folded, EFFICACY):
        yield from efficacy(text, found_true)
        yield from bare_efficacy(text) if found_true else ()
    yield from (one for one in acted if one.value == SAME)
    yield from denied_changes(text, found_true)
    yield from denials(text, found_true)
    yield from trends(text) if "trend" in folded or "tendenc" in folded else ()
    yield from ended(text, found_true)
    if " no " in folded or " not " in folded:
        yield from topics_same(text)
    yield from favours(text, found_true)
    yield from differences(text)
    if _holds(folded, SIGNS):
        yield from signed(text)
    yield from (*elliptic(text), *aims(text, found_true))
    if _holds(folded, (" likely ", " prone ", " apt ", " inclined ")):
        yield from likelier(text)
    yield from more_people(text)
    yield from had_people(text)
    yield from lists(text, found_true)
    if "more " in folded or "less " in folded:
        yield from frequent(text)
    if " than" in folded:
        yield from by_amount(text)
    if noun:
        yield from seen(text)
    yield from seen_more(text)
    if compared or "scored" in folded or " better " in folded or " worse " in folded:
        yield from people_were(text)
    if noun:
        yield from with_amounts(text)
        yield from changes_in(text)
        yield from changes_of_topic(text)
        yield from compound_changes(text)
    if _holds(folded, QUALITIES):
        yield from effects_on(text, found_true, concludes)
    if "associated" in folded:
        yield from associated(text)
    if _holds(folded, LINKS):
        yield from links(text, found_true)
    yield from (*hardly(text), *harms_more(text), *extremes(text))
    yield from predicates(text, found_true)
    yield from moves(text, folded)
    yield from showed(text, found_true)
    yield from amounts(text)
    yield from had(text, found_true)
    yield from (one for one in acted if one.value != SAME)


# "Despite the absence of a change in X": found in the study as well.
NONE_OF = re.compile(r"(?:the\s+)?(?:absence|lack)\b|no\b", re.I)


def _hedged(hedged: re.Pattern[str], lead: str) -> bool:
    """Whether a wish or a guess leads on; behind "to" another verb tells what was so ("adding A to B led to …")."""
    return any(
        found.group().casefold() != "to" or FINITE.search(lead, found.end()) is None for found in hedged.finditer(lead)
    )


FINITE = re.compile(
    r"\b(?:was|were|had|showed|showing|demonstrated|produced|caused|led|resulted|results|exhibited|experienced|yielded|induced|revealed|reported|gave|"
    r"provided|achieved)\b",
    re.I,
)


def _unadjusted(text: str, outcomes: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A list of outcomes without what they were adjusted for: "pain and sleep, after adjusting for age and sex"."""
    told = ADJUSTED.search(text, outcomes[0].end, outcomes[-1].end) if len(outcomes) > 1 else None
    return tuple(one for one in outcomes if told is None or one.end <= told.start())


def _depths(text: str) -> list[int]:
    """How many brackets every character stands in."""
    out, depth = [], 0
    for char in text:
        if char in ")]":
            depth = max(0, depth - 1)
        out.append(depth)
        if char in "([":
            depth += 1
    return [*out, 0]
