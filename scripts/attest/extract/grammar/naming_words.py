"""The words around a value that tell how its name is found: verbs, groups, lists and what leads to a value."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.grammar.frames import BE, OCCUR
from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

BEHIND_VERB = re.compile(
    rf"\b(?:{OCCUR}|{BE})\s+(?:(?:in|by|among|for|with|as|at|to|from|was|were)(?:\s+|(?<=from)|(?<=to)))?(?:(?:only|"
    rf"approximately|about|an?\s+(?:average|mean)\s+of|respectively,?)\s+)?$",
    re.I,
)
IN_SHARE = re.compile(r"\s+(?:in|by|among|for)\s+(?:the\s+|a\s+total\s+of\s+|only\s+)?$", re.I)
ASSOCIATED = re.compile(
    r"\b(?:associated|related|correlated|linked|predict\w*|associations?|correlations?)\b|"
    r"\b(?:had|showed|reported|found|there\s+was)\b",
    re.I,
)
PARTITION = re.compile(
    r"^(?:(?:significantly|slightly|much|almost|nearly|about|approximately|over|only|more\s+than|less\s+than)\s+)?(?:higher|lower|greater|"
    r"larger|smaller|an?|one|two|the)?\s*(?:thirds|quarters|proportion|percentage|majority|minority|half|"
    r"quarter|third|share|number|fraction|most|total)\b",
    re.I,
)
PRODUCED = re.compile(
    r"\b(?:provided|showed|achieved|produced|resulted\s+in|led\s+to|caused|found|observed|reported|"
    r"there\s+(?:was|were))\s+",
    re.I,
)
MORE_PEOPLE = re.compile(
    rf"\s*(?:(?:Significantly\s+)?(?:more|fewer)|an?\s+(?:\w+ly\s+)?(?:higher|greater|larger|lower|smaller)\s+"
    rf"(?:proportion|percentage|number|share)\s+of)\s+(?:[\w-]+\s+)?{PEOPLE}\s",
    re.I,
)
# "More patients in one group (81%) than in the other (62%) could walk": what they did stands behind both.
THAN_OTHERS = re.compile(
    r"(?:\s*(?:than|compared\s+(?:with|to)|versus|vs\.?)\s+[^.;:,()\d]{2,70}?)?\s+(?=(?:had|have|were|was|reported|experienced|"
    r"achieved|attained|developed|met|reached|completed|showed|died|survived|relapsed|responded|required|needed|discontinued|withdrew|"
    r"remained|improved|worsened|recovered|suffered|stopped)\b)",
    re.I,
)
PARTED = re.compile(r"\b(?:proportion|percentage|majority|minority|number|share|fraction|most|half)\s*$", re.I)
LINKED = re.compile(
    r"\b(?:associated|related|correlated|linked)\s+(?:with|to)\s+(?:the\s+|an?\s+)?(?:(?:higher|"
    r"lower|increased|reduced|decreased|greater)\s+)?",
    re.I,
)
TIMED = re.compile(r"^(?:after|at|before|during|following|by|within|from|until|over|on)\s", re.I)
MOST = re.compile(r"\b(?:most\s+(?:common|frequent)|main|commonest|leading)\b", re.I)
COUNTED = re.compile(rf"\b(?:{COUNT})\s+(?:of\s+(?:the\s+)?{COUNT}\b|{PEOPLE}\b)[^.;,()]*$")
FROM_VALUE = re.compile(r"\s+from\s*(?:an?\s+)?(?:(?:mean|median|average|baseline)\s+)?(?:of\s+)?$", re.I)
# "A fall in the score, with a median of 4": the average is of what was named last.
WITH_AVERAGE = re.compile(
    r"\b(?:in|of)\s+(?:the\s+)?(?P<what>[A-Za-z][^.;:,()]{2,60}?)\s*,\s+with\s+(?:an?\s+)?(?:mean|median|average)\s+(?:values?\s+)?(?:of\s+)?$",
    re.I,
)
# "Activity, as measured by a score, decreased from": what did so stands before the comma.
DID = re.compile(
    r"(?:\w+ly\s+)?(?:(?:had|has|have)\s+)?(?:decreased|increased|fell|fallen|rose|risen|dropped|declined|improved|reduced|changed|went|gone\s+(?:up|down))(?:\s+\w+ly)?|"
    r"\w{3,}ly|over\s+time|further",
    re.I,
)
# Right before a value stands its name, and no word that leads to the value.
LEADS = re.compile(
    r"\b(?:of|by|to|from|at|was|were|is|are|be|than|and|or|vs\.?|versus|with|in|for|about|only|approximately|between|after|before|"
    r"within|over|until|a|an|the|on|as|mean|median|average|respectively|had|have|nearly|almost|plus|minus|per|either|both|group|arm|not|no|but)\s*$",
    re.I,
)
AGAINST_NEXT = re.compile(r"[^.;,()\d]{0,12}(?:\([^()]*\)\s*)?(?:vs\.?|versus|v\.?)\s", re.I)
OPENS_NAME = re.compile(r"(?:^|[.;:,]|\b(?:and|mean|median|average|including|respectively,))\s+(?:the\s+)?$", re.I)
ADJUSTED = re.compile(r"\b(?:adjust\w*|controlling|correct\w*)\s+for\s+(?P<what>[^.;()]{2,80})$", re.I)
# "significantly lower level of X", "fewer X": X is the outcome.
MORE_OF = re.compile(
    r"^(?:(?:significantly|slightly|markedly|much|substantially)\s+)?(?:(?:the\s+)?(?:highest|lowest)|lower(?!\s+(?:urinary|"
    r"limb|back|respiratory|extremit|leg|gastro|o?esoph))|higher|greater|"
    r"fewer|less|larger|smaller|increased|decreased|reduced|(?:better|worse|poorer|superior|inferior|shorter|longer)(?!\s+(?:or|and|than)\b))\s+(?:(?:mean\s+|"
    r"overall\s+)?(?:levels?|scores?|rates?|percentages?|incidences?|proportions?|"
    r"numbers?|frequency|risks?)\s+(?:of|for|in)\s+)?",
    re.I,
)
# "Cholesterol decreased (…)": what it did is no part of its name.
CHANGED = re.compile(r"\s+(?:significantly\s+)?(?:decreased|increased|fell|rose|declined|dropped|improved)$", re.I)
OTHER_SHARE = re.compile(r"\d\s?%\s*\(\s*$")
# "The drug gave higher rates than placebo at week 12 (…)": when is told last.
TIMED_AT = re.compile(
    r"\b(?:at|by|after|on)\s+(?P<when>(?:week|month|day|year)\s\d+|\d+\s+(?:weeks|months|days|years|hours))\s*$", re.I
)
# "Pain was felt by 25% and 31%": what was felt is the subject.
FELT_BY = re.compile(
    r"\b(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:experienced|reported|achieved|attained|reached|preferred|chosen|met|used|shown|suffered|completed|"
    r"noted|expressed|accepted|felt)\s+by\s+(?:only\s+|about\s+)?$"
)
# "Comparable in terms of X (…)".
TERMS = re.compile(
    r"\b(?:in\s+terms\s+of|with\s+(?:regard|respect)\s+to|regarding|concerning)\s+(?:the\s+)?(?P<what>[^.;,()]{3,80})$",
    re.I,
)
# "The stay was shorter (…), as was the duration of cough (…)".
AS_WAS = re.compile(
    r",\s+as\s+(?:was|were|did|had)\s+(?:the\s+)?(?P<what>(?!(?:the\s+|an?\s+|no\s+)?differences?\b)[^.;:,()\d]{3,60}?)\s*$",
    re.I,
)
# Between what changed and its bracket: an adverb, people, a time.
LOOSE = re.compile(r"\s*(?:\w+ly)?\s*(?:(?:in|among|with|after|at|by|on)\s[^.;,()\d]{0,60})?\s*", re.I)
