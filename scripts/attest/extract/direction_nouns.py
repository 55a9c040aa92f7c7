"""Changes told by nouns: "a reduction in X", "regarding X, there was an improvement"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.changed_people import IN_PEOPLE, change_of_subject
from attest.extract.direction_names import named_in
from attest.extract.direction_objects import goes_on
from attest.extract.direction_words import (
    ANOTHER_GAIN,
    CORRELATED,
    HIGHER,
    HOW,
    LOWER,
    NOUN,
    NOUN_ANY,
    NOUN_OF,
    NOUNS,
    NOUNS_WITH_OF,
    OF_PEOPLE,
    ON_LAST,
    SAME,
    STUDIED,
    THRESHOLD,
    TOPIC_NOUN,
    TREATED,
)
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.subjects import compared_with, is_drug, is_people, is_treatment, subject_of

# "There was a 4% and 9% improvement in X" is a finding, and no threshold.
THERE_WAS = re.compile(
    r"\b(?:there\s+(?:was|were)|includ(?:ing|ed)|experienced|caused|induced|yielded|exhibited|demonstrated|gave|as\s+well\s+as|showed|found|produced|led\s+to|resulted\s+in|associated\s+with|linked\s+to|with|and)\s+(?:an?\s+)?(?:(?:mean|median|average|overall|relative|estimated)\s+)?(?:(?:\d[\d.]*(?:\s?%|[\s-]?fold)?|(?:two|three|four|five|six|ten)[\s-]?fold)(?:\s+and\s+|,\s+)?)+\s*$",
    re.I,
)
# "Had no role in pain or reduction in stay": what is denied of the whole list.
# "Resolution on imaging", "stabilisation in prone": no change of an outcome.
STATE_REACHED = (
    "resolution",
    "normalisation",
    "normalization",
    "stabilisation",
    "stabilization",
    "prolongation",
    "shortening",
    *NOUNS_WITH_OF,
)
# "The time to healing of X", "the degree of thinning of X": a measure, and no change.
HOW_FAR = re.compile(
    r"\b(?:times?|rates?|degrees?|extent|speed|grades?|percentages?|days?|effects?|role|mechanisms?|process|likelihood|probability|for|assess\w*|promot\w*)\s+"
    r"(?:(?:to|of|in|on|until|for)\s+)?(?:the\s+)?(?:(?:complete|first)\s+)?$",
    re.I,
)
# "The healing of X was faster": how it went is told by the verb.
JUDGED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:was|were)\s+(?:(?:also|\w+ly)\s+)?(?!(?:also|\w+ly|seen|observed|noted|found|recorded|reported|achieved|obtained|evident|confirmed|documented|demonstrated|complete|sustained|maintained)\b)",
    re.I,
)
REGRESSED = re.compile(
    r"\b(?:logistic|linear|cox|hazards?|poisson|binomial|quantile|stepwise|\w+variable|\w+variate|multiple)\s+$", re.I
)
STATE_OF = re.compile(r"\b(?:of|in)\s+(?:the\s+)?$", re.I)
TOLD = re.compile(r"\b(?:with|and|or|to|in|showed|had|achieved|observed|found|was|were)\s+$", re.I)
HELD_BACK = re.compile(
    r"\b(?:attenuat|slow|delay|halt|limit|blunt|retard|lessen|minimi[sz]|avoid|revers|counteract|prevent|curb|stop|mitigat|reduc|preclud|(?:abolish|suppress|inhibit|block|alleviat|ameliorat|eliminat|offset|antagoni[sz]|dampen)(?=e?[sd]?\s|ing\s))\w*"
    r"\s+(?:the\s+|an?\s+|this\s+)?(?:(?!and\b|or\b)\w+\s+)?$",
    re.I,
)
NOT_LED = re.compile(
    r"\b(?:(?:no|not|without|nor|failed\s+to)\s+(?:\w+\s+){0,2}|(?:not|failed\s+to)\s+(?!only\b|just\b|merely\b)(?:lead\s+to|result\s+in|be\s+associated\s+with|"
    r"associated\s+with|translate\s+into|correspond\s+to|bring\s+about)\s+(?:\w+\s+){0,2})$",
    re.I,
)
# "The reduction in X was not significant": X was the same, which is read with its verb.
NOT_TESTED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:(?:between|in|among)\s+[^.;:,()]{2,40}?\s+)?(?:(?:was|were)\s+(?:not|non-?)\s*(?:statistically\s+)?significant|"
    r"(?:was|were)\s+not\s+(?:maintained|sustained|confirmed)|did\s+not\s+(?:reach|achieve|attain)\s+(?:statistical\s+)?significance)",
    re.I,
)
# "The decline in X was slowed": less of a decline.
SLOWED = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:was|were)\s+(?:also\s+)?(?:\w+ly\s+)?(?:slow\w*|attenuat\w+|halted|prevented|delayed|reversed|smaller|less\b|lower|reduced|halved|blunted|"
    r"mitigated|arrested|abolished|absent)",
    re.I,
)
# "A reduction in X correlated with a fall in Y": two measures, of which neither was given.
MEASURES_BOTH = re.compile(r"correlat|coincided|\b(?:went|goes|go|going)\b", re.I)
OF_CHANGE = re.compile(rf"\b(?:{NOUN}|change)s?\s+(?:in|of|from)\b", re.I)
IN_FAVOUR = re.compile(r"favou?r\b", re.I)
NO_PART = re.compile(r"\bno\s+(?:role|part|place|evidence|benefit)\b[^.;:]*$", re.I)
ANOTHER_CHANGE = re.compile(
    rf"^(?:stable|unchanged|constant|reflected|resulting|leading|accompanied|followed|together)\b|\b(?:{NOUN_ANY})s?\s+(?:in|of)\b",
    re.I,
)


REDUCED_RISK = re.compile(
    r"\s(?:reduced|increased|decreased|lowered|improved|raised|prevented)\s+(?:the|an?|risks?|rates?|odds|mortality|death|all-cause|major|cardiovascular)\b",
    re.I,
)
# "A decrease in groups A and B in the score": what fell stands behind the groups.
IN_GROUPS = re.compile(
    r"(?:the\s+|both\s+|all\s+)?(?:[\w+/-]+\s+){0,3}?groups?(?:\s+[A-Z0-9]{1,3}(?:(?:,\s*|\s+and\s+)[A-Z0-9]{1,3})*)?\s+(?:only\s+)?(?:in|for|on)\s+(?:the\s+)?(?=[A-Za-z])",
    re.I,
)


# "With regard to relief and the healing of X": a topic; "led to the disappearance of X": a change.
CAUSED = re.compile(
    r"\b(?:led\s+to|resulted\s+in|result\s+in|with|caused|showed|allowed|achieved|revealed|observed|noted|induced)\s+$",
    re.I,
)


def _is_topic(what: str, lead: str) -> bool:
    return what.casefold().startswith("the ") and bool(lead.strip()) and CAUSED.search(lead) is None


def changes_in(text: str) -> Iterator[Direction]:
    """ "A significant reduction in X", "no increase in X", "a greater decrease in X than …"."""
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
        if IN_FAVOUR.match(text, found.end()) or (found["no"] is None and HELD_BACK.search(lead)):
            continue  # "slowed the decline in X": the verb is read with its object
        if noun in STATE_REACHED and (
            not STATE_OF.search(found.group())
            or (NOUNS[noun] == SAME and not (found["what"].strip() or TOLD.search(lead)))
            or (noun in NOUNS_WITH_OF and (HOW_FAR.search(lead) or _is_topic(found["what"], lead)))
            or (noun == "regression" and REGRESSED.search(text, 0, found.start("noun")))
        ):
            continue
        if in_people := IN_PEOPLE.match(text, found.end()):
            if found.group().rstrip().casefold().endswith(("in", "for")) and not found["no"]:
                yield from change_of_subject(text, found, in_people)
            continue
        groups = IN_GROUPS.match(text, found.end())
        outcomes, end = items_at(text, groups.end() if groups else found.end(), keep_last=False)
        if outcomes and found.group().rstrip().casefold().endswith(("in", "of")):
            also, end = goes_on(text, end, len(text))
            outcomes += also
        outcomes = [one for one in named_in(outcomes) if not ANOTHER_CHANGE.search(one.words)]
        if not outcomes or any(REDUCED_RISK.search(one.words) for one in outcomes):
            continue  # "a reduction of X reduced Y": X is what was varied
        if re.match(
            rf"\s*{HOW}(?:correlat|(?:was|were|is)\s+{HOW}(?:associated|correlated|related)|predict|"
            r"(?:increased|decreased|reduced|improved|worsened|increases|reduces)\s+(?:the|an?|their|its|risks?|rates?)\b)",
            text[end:],
            re.I,
        ):
            continue  # what is correlated is no result of its own
        if noun in NOUNS_WITH_OF and JUDGED.match(text, outcomes[-1].end):
            continue
        if SLOWED.match(text, outcomes[-1].end) or (not found["no"] and NOT_TESTED.match(text, outcomes[-1].end)):
            continue
        whole = text[found.start("noun") : outcomes[-1].end]
        correlated = CORRELATED.search(text[: found.start("more") if found["more"] else found.start("noun")])
        treated = correlated and (
            TREATED.search(text[: correlated.start()])
            or not (MEASURES_BOTH.search(correlated.group()) or OF_CHANGE.search(text, 0, correlated.start()))
        )
        if correlated and not treated:
            subject = subject_of(text, correlated.start())
            phrase = Phrase(tidy(whole), found.start("noun"), outcomes[-1].end)
            if subject and usable(phrase.words):
                yield Direction(HIGHER, (phrase,), correlated.start(), end, "correlated", subject.words)
            continue
        if found["more"]:
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
        if found["no"] is None and re.search(r"\b(?:not|n't)\s+(?:predict|explain)\w*\s+(?:\w+\s+){0,2}$", lead, re.I):
            continue
        if found["no"] is None and NOT_LED.search(lead):
            value = SAME
        yield Direction(value, tuple(outcomes), found.start(), end, "change-in")


# "Regarding X, no differences between the groups were found".
TOPIC_SAME = Cued(
    r"(?:^|(?<=[.;]\s))(?:Regarding|Concerning|For(?!\s+(?:example|instance|each|all|patients|those|this|comparison))|As\s+(?:for|to|regards)|With\s+(?:regard|"
    r"respect)s?\s+to|In\s+(?:terms|the\s+analysis)\s+of)\s+(?:the\s+)?(?P<topic>[^.;,()]{2,60}?)(?:\s+\([^()]*\))?,\s+(?:[^.;,]{2,40}?\s)?(?:no|did\s+not\s+differ|not\s+\w+\s+any)\b"
    r"(?:\s+(?:statistically|clinically|significant(?:ly)?|relevant|overall|other|between-group|intergroup|such|clear))*(?:\s+(?:differences?|changes?|effects?)\b(?!\s+(?:in|of|on)\b)|(?=\s*[.;,(]))",
    re.I,
)


def topics_same(text: str) -> Iterator[Direction]:
    """ "Regarding X, no differences were found": the topic before the comma did not differ."""
    for found in TOPIC_SAME.finditer(text):
        phrase = Phrase(tidy(found["topic"]), found.start("topic"), found.end("topic"))
        if usable(phrase.words) and not is_treatment(phrase.words) and (named := named_in([phrase])):
            yield Direction(SAME, named, found.start("topic"), found.end(), "no-difference")


def changes_of_topic(text: str) -> Iterator[Direction]:
    """ "Regarding X, … showed an improvement": the topic before the comma is what improved."""
    for found in TOPIC_NOUN.finditer(text):
        words = tidy(found["topic"])
        if usable(words) and not is_people(words):
            value = SAME if found["no"] else NOUNS[found["noun"].casefold()]
            phrase = Phrase(words, found.start("topic"), found.end("topic"))
            yield Direction(value, (phrase,), found.start("topic"), found.end(), "change-of-topic")


# "Reported pain reductions", "a greater fatigue improvement was seen": what changed stands before its noun.
COMPOUND = Cued(
    rf"\b(?:there\s+(?:was|were)|showed|had|reported|experienced|achieved|produced|provided|led\s+to|resulted\s+in|demonstrated|found|observed)\s+"
    r"(?P<no>no\s+)?(?:(?:an?|the|statistically|clinically|significant(?:ly)?|marked|sustained|greater|larger|meaningful|relevant|"
    r"substantial|better|rapid|further|within-group|between-group|profound|complete|swift|near-complete)\s+)*"
    r"(?P<what>(?!(?:\w+ly|an?|the|significant|marked|sustained|greater|larger|further|better|clinical|symptomatic|mild|moderate|great|good|best|most|greatest|largest|robust|same|similar|overall|initial|early|late|progressive|linear|"
    r"steady|general|global|dose|percent|mean|median|absolute|relative|continued|gradual|slight|small|large|important|remarkable|any|no|"
    r"this|that|its|their|less|smaller|more|considerable|complete|partial|modest|notable|some|minimal|dramatic|minor|major|effects?|identical|in|both)\b)"
    rf"[A-Za-z][\w-]*(?:\s(?!(?:and|or|of|in|on|with|for|to|from|who|that)\b)[\w-]+){{0,2}}?)\s(?P<noun>{NOUN}|depletion)s?\b(?!\s+(?:in|of|on)\s+[a-z])",
    re.I,
)


# "Greater body weight and blood pressure reductions were observed with A".
COMPOUND_SEEN = Cued(
    r"(?:^|[,;:]\s+|\b(?:and|while|whereas|but)\s+)(?:an?\s+|the\s+)?(?:(?:statistically|clinically|significant(?:ly)?|marked|sustained|greater|larger|meaningful|"
    rf"relevant|substantial|further)\s+)+(?P<what>(?!and\b|or\b)[A-Za-z][^.;:,()]{{2,60}}?)\s(?P<noun>{NOUN})s?\s+(?:was|were)\s+(?:also\s+)?(?:seen|observed|found|noted|"
    r"reported|achieved|recorded|obtained)\b(?!\s+(?:in|for|on)\s+(?:the\s+)?(?:mean|median|scores?|levels?)\b)",
    re.I,
)


def compound_changes(text: str) -> Iterator[Direction]:
    """ "Reported pain reductions from baseline": pain fell."""
    for found in COMPOUND_SEEN.finditer(text):
        outcomes, end = items_at(text[: found.end("what")], found.start("what"))
        named = named_in(outcomes)
        if any(ANOTHER_GAIN.search(one.words) for one in outcomes):
            continue
        if outcomes and end == found.end("what") and len(named) == len(outcomes):
            yield Direction(NOUNS[found["noun"].casefold()], named, found.start("what"), found.end(), "change-in")
    for found in COMPOUND.finditer(text):
        words = tidy(found["what"])
        if not usable(words) or is_people(words) or is_drug(words) or is_treatment(words):
            continue
        phrase = Phrase(words, found.start("what"), found.end("what"))
        for one in named_in([phrase]):
            value = SAME if found["no"] else NOUNS[found["noun"].casefold()]
            yield Direction(value, (one,), found.start("no" if found["no"] else "what"), found.end(), "change-in")
