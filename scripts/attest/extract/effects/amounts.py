"""Effects told as an amount of change: "a 34% (95% CI …) reduction in X", "reductions in X of 13% (…), in Y of 9% (…)".

The change is a noun or a verb beside the value, and what changed stands before or behind both; further values of the
same list repeat neither.
"""

from __future__ import annotations

from dataclasses import replace

from attest.expressions import quick as re
from attest.extract.context import Context
from attest.extract.effects.effect import Effect
from attest.extract.effects.exposures import exposure_of
from attest.extract.effects.lead import Lead
from attest.extract.effects.naming import lead_of
from attest.extract.effects.outcomes import outcome_of
from attest.extract.effects.places import anchor_of, closed_at
from attest.extract.grammar.frames import Frame
from attest.extract.phrases import tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug

CHANGE = r"(?:reductions?|decreases?|increases?|improvements?|declines?|rises?|falls?|drops?|gains?|loss(?:es)?)"
_LESS = (
    r"(?:lower|higher|reduced|decreased|increased|elevated|greater)\s+"
    r"(?=(?:risks?|odds|hazards?|rates?|incidence|likelihood|mortality)\b)"
)
_SIZE = r"(?:(?:further|additional|relative|absolute|proportional|significant|overall|mean|average|risk|\w+ly)\s+){0,3}"
# "… 15% (95% CI 11–18) further reduction in X", "a 34% (…) lower risk of X", "a 34% reduction in X (95% CI …)".
BEHIND_VALUE = re.compile(
    rf"\s?%?\s*(?:points?\s*)?[)\]]*\s+{_SIZE}(?:{CHANGE}\s+(?:in|of)\s+(?:the\s+|their\s+)?|{_LESS})(?P<what>[^.;:,()\[\]]{{2,90}})",
    re.I,
)
OF_ITS_OWN = re.compile(
    rf"\s*{_SIZE}(?:{CHANGE}\s+(?:in|of)\s+(?:the\s+|their\s+)?|{_LESS})(?P<what>[^.;:,()\[\]]{{2,90}})", re.I
)
ENDS = re.compile(
    r"\s+(?:with|compared|than|versus|vs\.?|at|after|over|during|associated|among|between|when|per|for\s+(?:each|every)|and|but)\b.*$|"
    r"\s+(?:in|for)\s+(?:the\s+)?(?:[\w-]+\s+){1,3}(?:group|arm)s?\b.*$",
    re.I,
)
# Whose change it is: "A was associated with a", "A led to a".
WHOSE = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|while|whereas|that)\s)\s*(?P<who>[^.;:,()]{2,90}?)\s+(?:(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:associated|linked)\s+with|"
    r"(?:led|leads)\s+to|resulted\s+in|produced|caused|conferred|provided|yielded|gave|had|showed)\s+(?:(?:an?|the)\s+)?"
    r"(?:[\w-]+\s+){0,3}$",
    re.I,
)
# "… reductions in X of", "consisting of reductions in X of": what stands before the value.
BEFORE_VALUE = re.compile(
    rf"\b{CHANGE}\s+(?:(?:was|were)\s+(?:seen|found|observed)\s+)?(?:in|for)\s+(?:the\s+)?(?P<what>[^.;:,()]{{2,90}}?)\s+(?:of|by|was|were)\s+"
    r"(?:(?:an?|about|approximately|around|nearly)\s+)*$",
    re.I,
)
NEXT_BEFORE = re.compile(
    r"\s?%?\s*[)\]]+\s*(?:,|;)?\s*(?:and\s+)?(?:in|for)\s+(?:the\s+)?(?P<what>[^.;:,()]{2,90}?)\s+(?:of|by)\s+(?:(?:an?|about|approximately)\s+)*"
)
# The end of an effect and of its bracket, with what else stands in it: "…; 12 trials)".
_CLOSED = r"\s?(?:%|per\s?cent)?(?:\s*[;,][^()\[\]]{1,60})?\s*[)\]]+"
# "… by 44% (…) and increased Y by": the same subject goes on with another verb.
NEXT_VERB = re.compile(
    rf"{_CLOSED}\s*,?\s*(?:and|but|while)\s+(?:also\s+|\w+ly\s+)?(?:reduced|increased|decreased|lowered|raised|improved|worsened|prolonged|"
    r"shortened|halved|doubled)\s+(?:the\s+)?(?P<what>[^.;:,()]{2,110}?)\s+by\s+(?:(?:an?|about|approximately)\s+)*",
    re.I,
)
_AMOUNT = (
    r"(?:(?:about|nearly|almost|approximately|more\s+than|over)\s+)?(?:\d[\d.·]*\s?(?:%|per\s?cent)|(?:an?\s+|one[\s-]|two[\s-]|three[\s-])?"
    r"(?:half|thirds?|quarters?|fifths?|tenths?))"
)
# "A lowered X by 44% (…) and B by", "… and B lowered it by": another treatment did the same.
NEXT_WHO = re.compile(
    rf"{_CLOSED}\s*,?\s*(?:and|but|while|whereas)\s+(?:the\s+)?(?P<who>[^.;:,()\d]{{2,60}}?)\s+"
    r"(?:(?:reduced|increased|decreased|lowered|raised|improved|cut)\s+(?:it|this|(?:the|this)\s+(?:risks?|incidence|rates?))\s+|did\s+so\s+)?by\s+"
    rf"(?:(?:only|about|approximately)\s+)*(?:{_AMOUNT}\s*)?",
    re.I,
)
# "… by 44% (…) and that of Y by": the next outcome of the same treatment.
NEXT_THAT = re.compile(
    rf"{_CLOSED}\s*,?\s*(?:and|but|while)\s+(?:that|those)\s+(?:of|for|in)\s+(?:the\s+)?(?P<what>[^.;:,()]{{2,90}}?)\s+"
    r"(?:(?:by|was|were|of)\s+)?"
)
# "… for X (…); for Y, 1.02 (…)", "… 0.83 (…) for X; and for Y (90 events), 0.99 (…)".
NEXT_FOR = re.compile(
    r"\s?%?\s*[)\]]*\s*(?:[;,]\s*(?:and\s+)?|(?P<joined>and\s+))for\s+(?:the\s+)?(?P<what>[^.;:,()]{2,90}?)\s*(?:\([^()]{2,40}\))?(?P<apart>\s*,)?\s*"
    r"(?:(?:it\s+)?was\s+)?"
)
# "No reduction in X was associated with A (…)".
WAS_SEEN = re.compile(
    rf"(?P<none>\b(?:no|little)\s+(?:\w+\s+){{0,2}})?(?:{CHANGE}|differences?|effects?|benefits?)\s+(?:in|of|on|for)\s+(?:the\s+)?(?P<what>[^.;:,()]{{2,90}}?)\s+(?:was|were)\s+(?:\w+ly\s+)?"
    r"(?:(?:associated|linked)\s+with|attributable\s+to|produced\s+by)\s+(?:the\s+)?(?P<who>[^.;:,()]{2,70}?)\s*$",
    re.I,
)
# "Increases occurred in the incidence of X (…)", "a reduction was seen in X (…)".
OCCURRED_IN = re.compile(
    rf"\b{CHANGE}\s+(?:(?:was|were)\s+(?:\w+\s+)?(?:seen|observed|found|noted|reported|recorded|evident)|occurred)\s+(?:in|for)\s+(?:the\s+)?"
    r"(?P<what>[^.;:()]{2,110}?)\s*$",
    re.I,
)


_NO_SOME = r"(?:years?|months?|weeks?|days?|follow-up|trials?|studies|analys[ei]s|compared|than|versus|vs|relative)"
_SOME = rf"(?P<some>(?:(?!\b{_NO_SOME}\b)[^.;:,()\d]){{3,80}}?)"
# "A reduced X by a third in smokers (RR …) and by a fifth in non-smokers (RR …)".
_IN = r"(?:in|among|for)\s+(?:the\s+|those\s+(?:with\s+)?|other\s+)?"
IN_SOME = re.compile(rf"\bby\s+{_AMOUNT}\s+{_IN}{_SOME}\s*$", re.I)
AND_IN_SOME = re.compile(
    rf"\s?%?\s*[)\]]+\s*,?\s*(?:and|but|or)\s+(?:not\s+)?(?:by\s+{_AMOUNT}\s+)?(?:in|among|for)\s+(?:the\s+|other\s+)?{_SOME}\s*",
    re.I,
)
# "Rarer with A than with B among people with fever (12% vs 20%; RR …)".
AMONG_SOME = re.compile(
    rf"\b(?:than|compared\s+(?:with|to)|versus|vs\.?)\s+[^.;:()]{{3,60}}?\s+among\s+(?P<some>(?:the\s+)?(?:{PEOPLE}|those)\s+(?:with|without|who|receiving|on|treated)\s"
    r"[^.;:,()]{2,60}?)\s*$",
    re.I,
)
# "There was no benefit among those who did not smoke (…)".
NO_BENEFIT = re.compile(
    r"(?:there\s+was\s+)?(?:no|little)\s+(?:significant\s+|clear\s+)?(?:benefit|effect|difference|reduction|association|such\s+effect)\s+"
    rf"(?:(?:was|were)\s+(?:seen|found|observed)\s+)?(?:in|among|for)\s+(?:the\s+|those\s+)?{_SOME}\s*$",
    re.I,
)
# "With no relapse", "without pain": the name must not lose it.
WITH_NONE = re.compile(r"\b(?:no|without)\s", re.I)
# "… 0.64 (…) for A (3 trials), and the odds ratio was 0.69 (…) for B": the same outcome of another treatment.
AND_THE = re.compile(
    r"\s?%?\s*[)\]]*\s*(?:(?:for|with|in)\s[^.;:()]{2,80}?)?\s*(?:\([^()]{2,60}\))?\s*[,;]?\s*(?:and|while|whereas|but)\s+(?:that\s+|the\s+)?(?:\w+\s+)?"
)
FOR_WHICH = re.compile(
    r"\s*[)\]]*\s*(?:for|with)\s+(?:the\s+)?(?P<who>[^.;:,()]{2,60}?)(?=\s*(?:[.;:,(]|$|\s(?:and|compared|versus|vs)\b))"
)


def _name(words: str, context: Context) -> str | None:
    """The outcome that words name; what people did not have keeps its "no"."""
    if WITH_NONE.search(words):
        words = tidy(words)
        return words if usable(words) else None
    return outcome_of(words, context)


def amount_told(
    frame: Frame, context: Context, one: Effect, before: tuple[Effect, Lead] | None, last: Lead | None
) -> Lead | None:
    """The outcome of an effect that is an amount of change, or that goes on a list of effects."""
    if before is not None and _in_same_bracket(frame, one, before[0]):
        return before[1]
    if frame.outer[one.at] >= 0 and (lead := _in_some(frame, context, one, before, last)):
        return lead
    if before is not None and (lead := _next(frame, context, one, *before)):
        return lead
    start, _ = frame.clause(anchor_of(frame, one))
    if one.measure == "" and frame.outer[one.start] < 0:
        return _behind(frame, context, one, start) or _before(frame, context, one, start)
    anchor = anchor_of(frame, one)
    if frame.outer[one.at] < 0:
        return None
    seen = WAS_SEEN.search(frame.bare, start, anchor)
    told = seen is not None and (seen["none"] or _is_given(seen["who"], context))
    outcome = outcome_of(seen["what"], context) if seen and told else None
    if seen and outcome:
        return Lead(outcome, exposure_of(seen["who"], context), seen.start("what"))
    occurred = OCCURRED_IN.search(frame.bare, start, anchor)
    outcome = outcome_of(occurred["what"], context) if occurred else None
    return Lead(outcome, None, occurred.start("what")) if occurred and outcome else None


def _in_same_bracket(frame: Frame, one: Effect, last: Effect) -> bool:
    """Whether another measure of the same stands right behind: "(RR 0.91, 95% CI …; RD −0.01, 95% CI …)"."""
    bracket = frame.outer[one.at]
    apart = frame.text[last.end : one.start].strip(" ;,%")
    return bracket >= 0 and frame.outer[last.at] == bracket and one.measure not in ("", last.measure) and not apart


def _in_some(
    frame: Frame, context: Context, one: Effect, before: tuple[Effect, Lead] | None, last: Lead | None
) -> Lead | None:
    """What is told of some of the people, right before the bracket."""
    bracket = frame.outer[one.at]
    if before is not None and before[0].end < bracket and frame.outer[before[0].at] >= 0:
        goes_on = AND_IN_SOME.fullmatch(frame.text, before[0].end, bracket)
        arm = exposure_of(goes_on["some"], context) if goes_on and before[1].slot == "some" else None
        return replace(before[1], arm=arm, at=one.start) if arm else None
    start, _ = frame.clause(bracket)
    none = NO_BENEFIT.search(frame.bare, start, bracket) if last is not None and before is None else None
    people = none is not None and OF_PEOPLE.match(none["some"]) is not None
    if (
        last is not None
        and none
        and people
        and (arm := exposure_of(none["some"], context) or _with_people(none["some"]))
    ):
        return replace(last, arm=arm, at=one.start, slot="some")
    some = IN_SOME.search(frame.bare, start, bracket) or AMONG_SOME.search(frame.bare, start, bracket)
    arm = exposure_of(some["some"], context) if some else None
    told = lead_of(frame, some.start(), context) if some and arm else None
    return replace(told, arm=arm, slot="some") if told is not None and arm else None


OF_PEOPLE = re.compile(rf"(?:(?!of\b)[\w-]+\s+){{0,3}}?(?:{PEOPLE}|those|non-?\w+|groups?|subgroups?)\b", re.I)
# "Patients who did not smoke": people with a verb of their own.
WITH_PEOPLE = re.compile(rf"(?:the\s+|those\s+)?{PEOPLE}\s+(?:who|with|without|not)\s", re.I)


def _with_people(words: str) -> str | None:
    return " ".join(words.split()) if WITH_PEOPLE.match(words) else None


def _behind(frame: Frame, context: Context, one: Effect, start: int) -> Lead | None:
    found = OF_ITS_OWN.match(one.of) if one.of else BEHIND_VALUE.match(frame.text, closed_at(frame, one))
    outcome = outcome_of(ENDS.sub("", found["what"]), context) if found else None
    if found is None or outcome is None:
        return None
    whose = WHOSE.search(frame.bare, start, one.start)
    arm = exposure_of(whose["who"], context) if whose else None
    return Lead(outcome, arm, one.start, "amount")


def _before(frame: Frame, context: Context, one: Effect, start: int) -> Lead | None:
    found = BEFORE_VALUE.search(frame.bare, start, one.start)
    outcome = outcome_of(found["what"], context) if found else None
    return Lead(outcome, None, found.start("what"), "amount") if found and outcome else None


def _next(frame: Frame, context: Context, one: Effect, last: Effect, told: Lead) -> Lead | None:
    """The next effect of a list whose items are led by "in", "for" or a verb of the same subject."""
    here, text = one.start, frame.text
    bracket = frame.outer[one.at]
    by_other = NEXT_WHO.fullmatch(text, last.end, here if bracket < 0 else bracket) if told.arm else None
    if by_other and _is_given(by_other["who"], context) and (arm := exposure_of(by_other["who"], context)):
        against = told.arm.partition(" vs ")[2] if told.arm else ""
        return replace(told, arm=f"{arm} vs {against}" if against else arm, at=one.start)
    if here <= last.end or here - last.end > 160:
        return None
    if one.head is not None:
        if one.of or AND_THE.fullmatch(text, last.end, here) is None:
            return None
        other = FOR_WHICH.match(text, closed_at(frame, one))
        arm = exposure_of(other["who"], context) if other and _is_given(other["who"], context) else None
        return replace(told, arm=arm, at=one.start) if arm else None
    forms = (NEXT_BEFORE, NEXT_FOR, NEXT_THAT, NEXT_VERB) if told.slot == "own" else (NEXT_BEFORE, NEXT_THAT, NEXT_VERB)
    found = next((match for form in forms if (match := form.fullmatch(text, last.end, here))), None)
    if found and found.re is NEXT_FOR and told.arm and (found["joined"] or not found["apart"]):
        return None  # "… for death for the drug (…) and for the other"
    outcome = _name(found["what"], context) if found else None
    return replace(told, outcome=outcome, at=found.start("what")) if found and outcome else None


def _is_given(words: str, context: Context) -> bool:
    return is_drug(words) or context.arms.known(words) is not None
