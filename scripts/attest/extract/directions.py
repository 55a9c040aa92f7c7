"""Directions: what the text says improved, worsened, rose, fell or did not differ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.changed_people import IN_PEOPLE, change_of_subject
from attest.extract.denials import denials
from attest.extract.direction_efficacy import efficacy
from attest.extract.direction_guards import GUARDS
from attest.extract.direction_lists import (
    AMONG_ADJECTIVES,
    PRESENT_VALUE,
    TESTED,
    by_amount,
    concluded,
    frequent,
    lists,
    named_in,
    seen,
    seen_more,
    spelt_out,
)
from attest.extract.direction_predicates import predicates
from attest.extract.direction_words import (
    ADJECTIVES,
    ASSOCIATED,
    ASSOCIATES,
    CORRELATED,
    HAD_ADJECTIVE,
    HEDGED,
    HIGHER,
    HOW,
    LOWER,
    NOUN,
    NOUN_OF,
    NOUNS,
    OF_PEOPLE,
    ON_LAST,
    OTHER_SIGN,
    PERFECT,
    PREDICTED,
    SAME,
    STUDIED,
    THRESHOLD,
    TOPIC_NOUN,
    TREATED,
    VERB_OBJECT,
    VERBS,
)
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.signed import amounts, but_not, differences, elliptic, likelier, more_people, signed
from attest.extract.subjects import (
    acts,
    compared_with,
    is_drug,
    is_people,
    last_clause,
    subject_of,
)

PEOPLE_DID = re.compile(
    r"(?:fewer|more)\s|(?:(?:the\s+)?(?:higher|lower|increased|reduced)\s+risks?|each\s+other|one\s+another|(?:final\s+)?results|findings)$",
    re.I,
)
# "Hypertension and increased stiffness are …": no verb stands before, so that "increased" is an adjective.
ONE_OF_TWO = re.compile(r"(?:^|\b(?:and|or))\s*$", re.I)
FINITE = re.compile(r"\b(?:\w+ed|was|were|had|led|rose|fell)\b", re.I)
# "There was a 4% and 9% improvement in X" is a finding, and no threshold.
THERE_WAS = re.compile(r"\bthere\s+(?:was|were)\s+(?:an?\s+)?(?:\d[\d.]*\s?%?(?:\s+and\s+|,\s+)?)+\s*$", re.I)
# A bracket that only tells how a value is given stands between a subject and its verb: "(± standard deviation)".
SPREAD_BRACKET = re.compile(
    r"\([^()]{0,12}(?:±|\bSDs?\b|standard\s+(?:deviation|error)|\bIQR\b|interquartile)[^()\d]{0,30}\)"
)


ACTED = ("improved ", "reduced ", "increased ", "decreased ", "lowered ", "prolonged ", "worsened ")


def directions(text: str, found_true: bool = False) -> list[Direction]:
    """All directions that a sentence states, in its order; none inside brackets, plans or guesses.

    `found_true` says that the sentence tells results or concludes, so that its present tense states a finding.
    """
    folded = text.casefold()
    if not any(word in folded for word in GUARDS):
        return []
    depth = _depths(text)
    noun = any(word in folded for word in NOUNS)
    text = SPREAD_BRACKET.sub(lambda found: " " * len(found.group()), text)
    out: list[Direction] = []
    taken: list[tuple[int, int]] = []
    for one in (
        *(efficacy(text, found_true) if "effective" in folded or "erior to" in folded or "r than" in folded else ()),
        *denials(text),
        *differences(text),
        *signed(text),
        *elliptic(text),
        *(likelier(text) if " likely " in folded else ()),
        *(
            more_people(text)
            if " than " in folded or "compared" in folded or " vs" in folded or "versus" in folded
            else ()
        ),
        *lists(text, found_true),
        *(frequent(text) if "more " in folded or "less " in folded else ()),
        *(by_amount(text) if " than" in folded else ()),
        *(seen(text) if noun else ()),
        *seen_more(text),
        *(_by_noun(text) if noun else ()),
        *(_of_topic(text) if noun else ()),
        *_associated(text),
        *predicates(text, found_true),
        *amounts(text),
        *_had(text, found_true),
        *(_objects(text) if any(word in folded for word in ACTED) else ()),
        *(concluded(text) if found_true and any(word in folded for word in PRESENT_VALUE) else ()),
    ):
        if depth[one.start] or not one.outcomes or any(one.start < b and a < one.end for a, b in taken):
            continue
        lead = text[max(0, one.start - 60) : one.start]
        if any(is_drug(outcome.words) or PEOPLE_DID.match(outcome.words) for outcome in one.outcomes):
            continue
        if one.value != SAME and ASSOCIATES.match(text, one.start) and PREDICTED.search(text, 0, one.start):
            continue
        if one.value != SAME and TREND.search(text, 0, one.start):
            continue
        if PERFECT.search(lead) or DESPITE.search(text[: one.start]):
            continue
        harmless = OF_COUNTED if one.rule in OF_SUBJECT else FROM_TO
        if HEDGED.search(harmless.sub("", last_clause(lead))) and one.rule != "no-difference":
            continue
        if one.rule in TOLD_BY_VERB and one.value != SAME and NEGATED.search(lead):
            continue
        taken.append((one.start, one.end))
        out.append(one)
    return sorted([*out, *but_not(text, out)], key=lambda one: one.start)


TOLD_BY_VERB = ("verb-object", "had-higher", "subject-verb", "associated-with")
NEGATED = re.compile(r"(?:\w+n['’]t|\bnot|\bnever|\bcannot|\bnor)\s+(?:\w+\s+){0,2}$", re.I)
# "Had no role in pain or reduction in stay": what is denied of the whole list.
NO_PART = re.compile(r"\bno\s+(?:role|part|place|evidence|benefit)\b[^.;:]*$", re.I)
ANOTHER_CHANGE = re.compile(
    rf"^(?:reflected|resulting|leading|accompanied|followed|together)\b|\b(?:{NOUN})s?\s+(?:in|of)\b", re.I
)
TREND = re.compile(r"\b(?:an?|no)\s+(?:\w+\s+)?trend\b(?!\s+analys)[^.;]*$", re.I)
# "Time from onset to admission": no infinitive; "fell at least once": no threshold.
FROM_TO = re.compile(r"\bfrom\s+(?:[\w-]+\s+){1,4}to\b|\bat\s+least\s+(?:once|one|two|twice)\b")
OF_COUNTED = re.compile(rf"{FROM_TO.pattern}|\bat\s+least\b")
OF_SUBJECT = ("was-higher", "subject-verb", "no-difference")
# "Despite a fall in X, …" tells what was so before the finding.
DESPITE = re.compile(r"\b(?:despite|in\s+spite\s+of|notwithstanding)\b[^.;,]*$", re.I)


# "Reduced pain (P<0.01), improved sleep (P=0.02), and reduced cost": one subject acts.
GOES_ON = re.compile(r"(?:,|[)\]]|\band)\s*(?:and\s+)?(?:\w+ly\s+)?$")
# "None of the drugs reduced X", "neither treatment improved Y".
NONE_DID = re.compile(
    r"\b(?:none|neither|no\s+(?:drug|treatment|intervention|therapy|group|patient|dose|arm)s?)\b[^.;,]*$", re.I
)


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


def _by_noun(text: str) -> Iterator[Direction]:
    for found in NOUN_OF.finditer(text):
        noun = found["noun"].casefold()
        if STUDIED.search(text) or (ON_LAST.search(found.group()) and NOUNS[noun] in (HIGHER, LOWER)):
            continue
        lead = text[: found.start("what")]
        if OF_PEOPLE.search(lead) or NO_PART.search(lead) or re.match(r"either\b", text[found.end() :], re.I):
            continue
        if (THRESHOLD.search(lead) and not THERE_WAS.search(lead)) or (
            re.search(r"\b(?:of|for|by|defined as|mean|with an?|correlat\w+)\s*$", lead, re.I)
            and not found["what"].strip()
            and not found["more"]
        ):
            correlated = CORRELATED.search(lead)
            if not correlated:
                continue
        if in_people := IN_PEOPLE.match(text, found.end()):
            if found.group().rstrip().casefold().endswith(("in", "for")) and not found["no"]:
                yield from change_of_subject(text, found, in_people)
            continue
        outcomes, end = items_at(text, found.end(), keep_last=False)
        outcomes = [one for one in named_in(outcomes) if not ANOTHER_CHANGE.search(one.words)]
        if not outcomes:
            continue
        if re.match(
            rf"\s*{HOW}(?:correlat|(?:was|were|is)\s+{HOW}(?:associated|correlated|related)|predict)",
            text[end:],
            re.I,
        ):
            continue  # what is correlated is no result of its own
        whole = text[found.start("noun") : outcomes[-1].end]
        correlated = CORRELATED.search(text[: found.start("more") if found["more"] else found.start("noun")])
        treated = correlated and TREATED.search(text[: correlated.start()])
        if correlated and not treated:
            subject = subject_of(text, correlated.start())
            phrase = Phrase(tidy(whole), found.start("noun"), outcomes[-1].end)
            if subject and usable(phrase.words):
                yield Direction(HIGHER, (phrase,), correlated.start(), end, "correlated", subject.words)
            continue
        if found["more"] and not treated:
            less = found["more"].casefold() in ("smaller", "less")
            value = {HIGHER: LOWER, LOWER: HIGHER}.get(NOUNS[noun], "") if less else NOUNS[noun]
            verb = re.search(
                r"\b(?:experienced|had|showed|demonstrated|exhibited)\s+(?:an?\s+)?$",
                text[: found.start("more")].rstrip() + " ",
                re.I,
            )
            subject = subject_of(text, verb.start()) if verb else None
            if value:
                of = compared_with(text, subject, end)
                yield Direction(value, tuple(outcomes), found.start(), end, "greater-change", of)
            continue
        value = SAME if found["no"] else NOUNS[noun]
        if found["no"] is None and re.search(
            r"\b(?:not|n't)\s+(?:predict|cause|explain|lead|result)\w*\s+(?:\w+\s+){0,2}$", lead, re.I
        ):
            continue
        if found["no"] is None and re.search(r"\b(?:no|not|without|nor)\s+(?:\w+\s+){0,2}$", lead, re.I):
            value = SAME
        yield Direction(value, tuple(outcomes), found.start(), end, "change-in")


def _of_topic(text: str) -> Iterator[Direction]:
    for found in TOPIC_NOUN.finditer(text):
        words = tidy(found["topic"])
        if usable(words) and not is_people(words):
            value = SAME if found["no"] else NOUNS[found["noun"].casefold()]
            phrase = Phrase(words, found.start("topic"), found.end("topic"))
            yield Direction(value, (phrase,), found.start("topic"), found.end(), "change-of-topic")


def _objects(text: str) -> Iterator[Direction]:
    acted = -1
    for found in VERB_OBJECT.finditer(text):
        goes_on = 0 <= acted <= found.start() and GOES_ON.search(text, acted, found.start())
        lead_words = text[: found.start()]
        if AMONG_ADJECTIVES.search(lead_words):
            continue
        if not goes_on and (not acts(lead_words) or (ONE_OF_TWO.search(lead_words) and not FINITE.search(lead_words))):
            continue
        acted = found.end()
        lead = re.match(
            r"(?:(?:risks?|rates?|odds|incidence|frequency|number|likelihood)\s+of\s+)", text[found.end() :], re.I
        )
        outcomes, end = items_at(text, found.end() + (lead.end() if lead else 0), keep_last=False)
        outcomes, end = spelt_out(text, outcomes, end)
        if not outcomes or any(re.search(r"\bincluded?\b", one.words) for one in outcomes):
            continue  # "increased X included …": a list of what was increased, not an act
        value = SAME if NONE_DID.search(text[: found.start()]) else VERBS[found["verb"].casefold()]
        yield Direction(value, tuple(outcomes), found.start(), end, "verb-object")


def _associated(text: str) -> Iterator[Direction]:
    for found in ASSOCIATED.finditer(text):
        if re.match(rf"(?:{NOUN})s?\s+(?:in|of)\b", text[found.end() :], re.I):
            continue
        if re.search(r"\bnot\s+(?:\w+\s+)?$", text[: found.start()]):
            continue
        outcomes, end = items_at(text, found.end())
        other = next((at for at, one in enumerate(outcomes) if at and OTHER_SIGN.match(one.words)), len(outcomes))
        outcomes = outcomes[:other]  # "higher X, lower Y": each has its own
        yield Direction(
            ADJECTIVES[" ".join(found["adj"].casefold().split())],
            tuple(outcomes),
            found.start(),
            end,
            "associated-with",
        )


def _had(text: str, found_true: bool) -> Iterator[Direction]:
    for found in HAD_ADJECTIVE.finditer(text):
        if found["now"] and not found_true and "significantly" not in found.group():
            continue
        outcomes, end = items_at(text, found.end())
        rest = text[end:]
        told = re.search(r"\bsignificantly\b", found.group(), re.I) and not is_people(
            outcomes[0].words if outcomes else ""
        )
        tested = outcomes and TESTED.search(text, outcomes[0].end, outcomes[0].end + 120)
        if outcomes and (told or tested or re.search(r"\b(?:than|compared|versus|vs)\b", rest[:160], re.I)):
            yield Direction(
                ADJECTIVES[" ".join(found["adj"].casefold().split())],
                tuple(outcomes[:1]),
                found.start(),
                outcomes[0].end,
                "had-higher",
            )
