"""Predicates: "X was higher", "X fell", "neither X nor Y differed", "the groups did not differ in X"."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.clause_subjects import clause_subject
from attest.extract.direction_baseline import BASELINE, FROM_BASELINE_IN, around
from attest.extract.direction_kept import AS_KNOWN, HAD_CHANGED, KEPT, KEPT_WORD
from attest.extract.direction_names import SHARE_OF_PEOPLE, named_in
from attest.extract.direction_none import IN_NO_ONE, NO_ONE, NONE, denied_of, none_of
from attest.extract.direction_objects import ABOUT as ABOUT_WORDS
from attest.extract.direction_objects import in_what
from attest.extract.direction_people import LED_BY, SIGNIFICANT, of_age, on_what
from attest.extract.direction_unproven import only_trend
from attest.extract.direction_values import OF_AGE, OF_MEASURE, THAN_THEM, VALUES
from attest.extract.direction_words import IMPROVED, NOT_PROVEN, SAME, VERBS, WORSENED
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, tidy
from attest.extract.subject_parts import fuller, parts_of, two_of
from attest.extract.subjects import SEVERAL, is_drug, is_people, is_treatment, subject_of

_ALIKE = (
    r"similar|comparable|the\s+same|(?<=equally\s)(?:frequent|common|prevalent|high|low|good|severe)|equal|identical|equivalent|alike|constant|on\s+a\s+par|balanced(?=\s+(?:between|across|among|in\s+both)\b)|unchanged|unaltered|unaffected|stable|"
    rf"non-?inferior|indistinguishable|{KEPT}|(?:consistent|in\s+line)(?=\s+with\s+(?:the\s+)?(?:rates?\b|incidences?\b|(?:those|that)\s+(?:reported|seen|observed|(?:in|of)\s+the\s+general)\b|(?:known|expected|established)\s))"
)
_TOUCHED = r"different|affected|altered|changed|influenced|modified|impacted"
_ADJ = "|".join(word.replace(" ", r"\s+") for word in sorted({**OF_MEASURE, **OF_AGE}, key=len, reverse=True))
_AMOUNT = (
    r"[~∼≈]?\s?(?:(?:about|around|almost|some|over|between|an?|by|mean|median|average|estimated|of)\s+)*(?:\d+(?:[.·]\d+)?|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?:\s?[-–]?fold|\s?%|\s(?!times\b)[A-Za-z/%²]{1,14}){0,2}(?:\s+(?:and|to)\s+\d+(?:[.·]\d+)?(?:\s?%|\s[A-Za-z/%²]{1,14})?)?"
    r"(?:\s+times)?"
)
_FILL = (
    r"(?P<fill>(?:(?:not|no|neither|also|both|all|each|then|still|much|far|even|somewhat|further|rather|a\s+(?:little|bit|shade|touch|lot)|virtually|almost|on\s+average|"
    r"(?:found|shown|observed|noted|seen|reported|rated|scored|judged|estimated|calculated)(?:\s+to\s+be|\s+as)?|(?!(?:likely|early|only|potentially|probably|possibly|inversely)\b)(?:non-?)?[a-z]+ly|"
    rf"more(?=\s+(?:elevated|increased|reduced|decreased|improved|impaired|prolonged|suppressed|attenuated)\b)|most(?=\s+(?:effectively|markedly|strongly)\b)|[a-z]+ly\s+and(?=\s+[a-z]+ly\b)|\([^()]{{1,40}}\)|{_AMOUNT})\s+){{0,5}})"
)
# Behind a predicate stands its end, or a word that leads on to whom, when or what it is compared with.
BEHIND = (
    r"(?=(?:\s+(?:\w+ly|also|only|almost(?=\s+\w+ly\b)))*(?:\s*(?:[.,;()\[:]|$|(?-i:[pP])\s?[=<>≤])|\s+(?:in|with|for|among|amongst|than|at|after|compared|during|on|by|when|following|versus|"
    r"vs|between|over|from|to|throughout|across|within|until|up|before|and|but|either|while|whereas|under|through|as|per|regardless|"
    r"irrespective|without|even|if|because|whether|despite|\d+\s+(?:days|weeks|months|years|hours|minutes|h|min|d)|more|faster|further|sooner|earlier|above|below|whether|due|since|using|despite|upon|against|prior|relative|respectively|postoperatively|overall|apart|except|independent)(?:\b|(?=\d))))"
)
WAS = re.compile(
    r"\b(?P<be>was|were|is|are|could\s+be|remained|stayed|became|occurred|developed|happened|(?:appear(?:ed|s)|seem(?:ed|s))(?:\s+to\s+be)?|tended\s+to\s+be)\s+"
    rf"{_FILL}(?:(?P<alike>{_ALIKE})|(?P<touched>{_TOUCHED})|(?P<often>more|less)\s+(?:often|frequently|commonly)\s+"
    rf"(?:\w+ed|seen|found|given)|(?P<amount>(?:earlier|sooner|later){THAN_THEM}|(?:more|less)(?=\s+(?:in|with|among|amongst|after|during|under|on|following|compared|when)\b|(?<=significantly\sless)\s+(?:at|by|for)\b|(?<=significantly\sless)\s*(?:[.,;(\[]|$)|\s+than\s+(?!expected|half|one|two|three|five|ten|an?\b)[a-z]))|(?P<adj>{_ADJ})|(?<=significantly\s)(?P<level>low|high)){BEHIND}",
    re.I,
)
_CHANGED = "|".join(word for word in VERBS if word not in ("reduced", "lowered", "prolonged", "shortened", "elevated"))
FELL = Cued(
    r"(?<!\bto )(?<!\bbe )(?<!\bbeen )(?<!\bwith )(?<!\bof )(?<!\ban )(?<!\ba )(?<!\bthe )(?<!\bthan )(?<!\bnot )"
    rf"\b(?:almost(?=\s+\w+ly\b)\s+)?(?:(?!(?:only|early|likely|not)\b)\w+ly\s+){{0,2}}(?P<verb>{_CHANGED}|reduced(?=\s+(?:significantly|markedly|further|more)(?:\s+more)?\s*(?:[.,;()\[]|$|(?:in|with|by|from|after|during|over|compared|at|to|only|for|following|on|within|throughout|when|than|between)\b)|\s+from\s+[-−]?\d)|(?<=significantly\s)reduced)\b(?:\s+up)?(?:{BEHIND}|(?=\s+(?:an?\s+(?:average|mean)\s+(?:of\s+)?)?[-−–+~∼]?\d(?!\d*-(?:hour|day|week|month|year)\b)))"
    r"(?!\s+(?:by|with)\s+(?:a\s+)?(?:patients|doctors|nurses|clinicians)\b)",
    re.I,
)
HAS_CHANGED = Cued(rf"\b(?:has|have)\s+(?:\w+ly\s+)?(?P<verb>{_CHANGED})\b", re.I)
OR_OTHER = re.compile(rf"\b(?P<verb>{_CHANGED})\s+or\s+(?:\w+ly\s+)?$", re.I)  # "improved or stabilised"
EITHER = re.compile(rf"\b(?P<one>{_CHANGED})\s+or\s+(?:\w+ly\s+)?(?P<two>{_CHANGED})\b{BEHIND}", re.I)
DID_NOT = re.compile(
    r"\b(?:did\s+not|didn['’]t|(?P<now>does\s+not|do\s+not))\s+(?:\w+ly\s+)?(?P<verb>improve|increase|decrease|worsen|decline|fall|rise|drop|"
    rf"vary|change|differ|deteriorate|progress|respond)(?:\s+\w+ly)?{BEHIND}",
    re.I,
)
DIFFERED = re.compile(r"\b(?:differed|varied|changed|differ)\b(?:\s+\w+ly)?" + BEHIND, re.I)
NOT_DIFFERED = re.compile(r"\b(?:non-?significantly|insignificantly)\s+(?:differed|varied|changed)\b" + BEHIND, re.I)
SHOWED_NO = re.compile(
    r"\b(?:had|showed|exhibited|demonstrated|revealed|displayed)\s+no\s+(?:\w+ly\s+)?(?:(?:significant|meaningful|statistical|important|remarkable|noticeable|obvious|major|relevant|clear|consistent|marked|apparent|"
    rf"appreciable|substantial|further)\s+)*(?:differences?|changes?|improvements?|variations?)\b{BEHIND}",
    re.I,
)
NEGATED = re.compile(r"\b(?:not|neither|no)\b|\bnon-?\w+ly\b", re.I)
RATIOS = re.compile(
    r"(?:^|[.;]\s)(?:the\s+)?(?:[\w-]+\s+){0,2}(?:hazard|odds|risk|rate)\s+ratios\b(?:(?!\bratio)[^;]){0,160}$", re.I
)
FOR = re.compile(r"\bfor\s+(?:the\s+)?(?=[A-Za-z])")
TO_DO = re.compile(r"\s+(?:to|than)\b")
OF_LINKS = re.compile(
    r"(?:associations?|relationships?|correlations?|differences?|links?|discrepanc(?:y|ies)|advantages?|effects?\s+of)\b",
    re.I,
)
TRAITS = re.compile(r"\b(?:age|sex|gender|characteristics|demographic\w*|height|baseline|pre-?treatment)\b", re.I)
TRAITS_ALONE = re.compile(r"\b(?:characteristics|demographics)$", re.I)
TRAITS_LISTED = re.compile(r"\bdemographic\w*|\bcharacteristics\b", re.I)
# "A did not differ from B with respect to X": X is what did not differ, whatever A is.
ABOUT = re.compile(
    rf"\s+(?:\w+ly\s+)?(?:(?:from|between|among|across|to|with|in|for)\s+[^.;:()]{{1,60}}?\s+)?(?P<about>{ABOUT_WORDS})\s",
    re.I,
)
FROM_OTHER = re.compile(r"\s+(?:from|to|with)\s+(?P<other>[\w+-]+(?:\s[\w+-]+)?)(?=\s+(?:in|on|for)\s)", re.I)
# "The decline in A, B measured at night, and C was greater": C alone is not what was greater.
LAST_OF_CHANGE = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and|but|while|whereas)\s+)(?:the\s+)?(?:(?:mean|median|observed|relative)\s+)?(?:decline|reduction|decrease|improvement|increase|change)s?\s+in\s+"
    r"(?:(?!\b(?:was|were|had|did|showed|occurred|remained)\b)[^.;:()])+,\s+(?:and|or)\s+(?:the\s+)?$",
    re.I,
)
# "A increased (p < 0.05) time to pain": what stands behind the bracket was increased.
OBJECT_BEHIND = re.compile(
    r"\s*\([^()]*\)\s+(?:the\s+)?(?!(?:in|with|for|among|amongst|than|at|after|compared|during|on|by|when|following|versus|vs|between|over|from|to|and|"
    r"but|or|nor|while|whereas|as|only|also|both|through|throughout|within|until|across|if|because|relative|respectively|was|were|is|are|of|upon|before|"
    r"under|more|less|without|regardless|irrespective|despite|due|using|per|up|towards?|prior|since|which|who|that|so|then|again|further|per|toward|"
    r"similarly|together|along|via|against|around|about|post|pre|\w+ly|\w+ing)\b)[a-z]{3,}"
)
THAN_OTHER = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:than|as)\s+(?:on|for|from)\b", re.I
)  # "time for A was shorter than for B"
CONTROL = re.compile(r"(?:the\s+)?(?:placebo|controls?|sham(?:\s+\w+)?|usual\s+care|vehicle)", re.I)
AMOUNTS_TO = re.compile(
    r"\s+(?:\([^()]*\)\s+)?(?:from|by|to)\s+(?:an?\s+|the\s+|mean\s+|median\s+|average\s+|of\s+)*\d", re.I
)


OF_SEVERAL = re.compile(r"(?:were|are)\b", re.I)  # "X and Y were lower": two names
PRESENT = re.compile(r"(?:is|are|appears|seems)\b", re.I)


def predicates(text: str, found_true: bool) -> Iterator[Direction]:
    """What is said of a subject: that it was higher, fell, was alike or did not change.

    A present tense tells a finding only where `found_true` says so.
    """
    for found in WAS.finditer(text):
        if PRESENT.match(found["be"]) and not found_true and "significantly" not in found["fill"]:
            continue
        if found["be"].casefold().startswith("could") and not AMOUNTS_TO.match(text, found.end()):
            continue  # what was possible; "could be reduced from 32 to 9 mg" was done
        no = NEGATED.search(found["fill"]) is not None
        if found["alike"] or found["touched"]:
            none = bool(found["touched"]) and not no and denied_of(text, found.start())
            if no is bool(found["alike"]) and not none:
                continue  # "not similar", or "affected": which way, nothing tells
            if AS_KNOWN.search(text, max(0, found.start() - 120), found.end() + 6):
                continue  # like what was known before, and no comparison of groups
            if KEPT_WORD.search(found.group()) and HAD_CHANGED.search(text, max(0, found.start() - 90), found.start()):
                continue  # "the improvement was maintained"
            yield from said(text, SAME, found, "no-difference")
            continue
        if found["be"].casefold() in ("remained", "stayed"):
            continue  # "remained elevated": as it was before
        if found["be"].casefold().startswith("tended") and not (
            SIGNIFICANT.search(text[found.end() : found.end() + 60]) or only_trend(text, found.end())
        ):
            continue
        word = found["adj"] or found["level"] or found["often"] or found["amount"]
        word = " ".join(word.casefold().split())
        value = VALUES[word]
        if word == "undetectable" and not found["be"].casefold().startswith("bec"):
            continue  # how it was, and no change
        if word in ("superior", "inferior") and text.startswith(" to", found.end()):
            continue  # said of a treatment, not of a measure
        if word.endswith("likely") and TO_DO.match(text, found.end()):
            continue  # said of people: what they did is read with its verb
        if word in OF_AGE:
            yield from of_age(text, SAME if no else value, found)
            continue
        no = no or NOT_PROVEN.match(text, found.end()) is not None
        yield from said(text, SAME if no else value, found, "no-difference" if no else "was-higher")
    for found in FELL.finditer(text):
        if OBJECT_BEHIND.match(text, found.end()):
            continue
        if OR_OTHER.search(text, max(0, found.start() - 40), found.start()) is None:
            if " no" in text and IN_NO_ONE.match(text, found.end()):  # "X improved in no patient"
                yield from said(text, SAME, found, "no-difference")
            else:
                yield from said(text, VERBS[found["verb"].casefold()], found, "subject-verb")
    for found in HAS_CHANGED.finditer(text) if found_true else ():
        if AMOUNTS_TO.match(text, found.end()):  # else it tells what is so in general
            yield from said(text, VERBS[found["verb"].casefold()], found, "subject-verb")
    for found in EITHER.finditer(text) if " or " in text else ():
        if {VERBS[found[name].casefold()] for name in ("one", "two")} == {IMPROVED, SAME}:
            yield from said(text, IMPROVED, found, "subject-verb")
    denied = " no" in text or "n't" in text or "n’t" in text or "No" in text
    for found in DID_NOT.finditer(text) if denied else ():
        if found_true or not found["now"]:
            yield from said(text, SAME, found, "no-difference")
    for found in SHOWED_NO.finditer(text) if denied else ():
        yield from said(text, SAME, found, "no-difference")
    for found in NOT_DIFFERED.finditer(text) if "significantly" in text else ():
        yield from said(text, SAME, found, "no-difference")
    for found in DIFFERED.finditer(text) if denied or "either" in text else ():
        subject = subject_of(text, found.start())
        if subject and NONE.match(subject.words):
            yield from said(text, SAME, found, "no-difference")


def said(text: str, value: str, found: re.Match[str], rule: str) -> Iterator[Direction]:
    """What a verb says of its subject; nothing of people, treatments and how people were before."""
    if LED_BY.search(text[: found.start()]):
        return
    if rule == "was-higher" and RATIOS.search(text, 0, found.start()) and text.startswith(" for ", found.end()):
        outcomes, end = in_what(text, found.end(), FOR)
        yield Direction(value, named_in(outcomes), found.start(), end, rule)  # "hazard ratios were higher for X"
        return
    subject = subject_of(text, found.start())
    if subject is not None and LAST_OF_CHANGE.search(text, 0, subject.start):
        return
    clause = clause_subject(text, found.start())
    if clause and (from_baseline := FROM_BASELINE_IN.match(text, clause.start, clause.end)):
        at = from_baseline.end()
        clause = subject = Phrase(tidy(text[at : clause.end]), at, clause.end)
    if clause and (
        subject is None
        or is_people(subject.words)
        or _goes_on(clause.words, subject.words)
        or subject.start >= clause.end  # within what was thrown in: "X, a marker that tells of Y, rose"
        or (clause.words.startswith(f"{subject.words} for ") and not named_in([subject]))  # "the need for drugs"
        or (fuller(clause.words, subject.words) and not THAN_OTHER.match(text, found.end()))
    ):
        subject = clause
    if value != SAME and subject and OF_LINKS.match(subject.words):
        return  # an association or a difference, and no outcome
    if value == SAME and subject and TRAITS_ALONE.search(subject.words):
        return
    if value == SAME and (about := _about(text, found.end())):
        outcomes, end = in_what(text, about)
        named = named_in(outcomes)
        if named and not any(TRAITS.search(one.words) for one in named):
            yield Direction(SAME, named, found.start(), end, "no-difference")
        if outcomes:
            return
    if subject is not None and (shared := SHARE_OF_PEOPLE.match(subject.words)):
        if value == SAME and BASELINE.search(around(text, found)):
            return
        yield Direction(value, (Phrase(shared.group(), subject.start, subject.end),), found.start(), found.end(), rule)
        return
    people = subject is not None and (
        is_people(subject.words)
        or (GROUPS.search(text[: found.start()]) and JOINED.match(text[: found.start()], subject.end))
    )
    if value == SAME and BASELINE.search(around(text, found)):
        return
    if subject is None or people or is_treatment(subject.words) or is_drug(subject.words):
        if (
            value in (IMPROVED, WORSENED)
            and rule == "subject-verb"
            and (subject is None or people)
            and (on := on_what(text, found.end()))
        ):
            if NO_ONE.search(text, max(0, found.start() - 60), found.start()):
                value, rule = SAME, "no-difference"
            yield Direction(value, on, found.start(), on[-1].end, rule)  # "they improved on X": X improved
            return
        if value != SAME or rule != "no-difference" or (subject is None and not _groups(text, found.start())):
            return
        outcomes, end = in_what(text, found.end())
        named = named_in(outcomes)
        if named and not any(TRAITS.search(one.words) for one in named):
            yield Direction(SAME, named, found.start(), end, rule)
        return
    if any(is_drug(one.words) for one in parts_of(subject, text)):
        return
    none = NONE.match(subject.words)
    if none:
        parts = none_of(text, subject, none)
        value, rule = SAME, "no-difference"
    elif (
        rule in ("subject-verb", "no-difference")
        or SEVERAL.search(text, subject.start, subject.end)
        or text[: subject.start].casefold().endswith("both ")
    ):
        parts = parts_of(subject, text)
    else:
        parts = two_of(subject, text) if OF_SEVERAL.match(text, found.start()) else (subject,)
    if value == SAME and any(TRAITS_LISTED.search(one.words) for one in parts):
        parts = parts[-1:]  # how people were before, and perhaps one outcome
    if parts := named_in(list(parts)):
        yield Direction(value, parts, found.start(), found.end(), rule)


def _about(text: str, place: int) -> int | None:
    """Where it is told in what something did not differ: "from B with respect to X", "from the drug B in X"."""
    if about := ABOUT.match(text, place):
        return about.start("about")
    other = FROM_OTHER.match(text, place)
    return other.end("other") if other and (is_drug(other["other"]) or CONTROL.fullmatch(other["other"])) else None


def _goes_on(clause: str, subject: str) -> bool:
    """Whether a clause names more than the subject by names: "the urge to rest and the pulse"."""
    if clause.endswith(f", {subject}"):  # "oxygen saturation, arterial pressure and heart rate"
        return re.search(r"\b(?:and|or)\s", subject) is not None
    return clause.startswith(subject) and re.search(r",\s|\s(?:and|or)\s", clause[len(subject) :]) is not None


JOINED = re.compile(r"\s*(?:and|or)\s+(?:(?!(?:of|in|for|with|on|at)\b)[\w-]+\s+){0,4}$", re.I)
GROUPS = re.compile(
    r"\b(?:groups?|arms?|cohorts?|patients|participants|subjects|they|controls|treatments|drugs)\s*(?:\([^()]*\)\s*)?$",
    re.I,
)


def _groups(text: str, place: int) -> bool:
    return GROUPS.search(text[:place]) is not None
