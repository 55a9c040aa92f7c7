"""The words that say that something improved, worsened, rose, fell or did not differ."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.statistics import PEOPLE

IMPROVED, WORSENED, SAME, HIGHER, LOWER = "improved", "worsened", "no difference", "higher", "lower"

NOUNS = {
    "improvement": IMPROVED,
    "amelioration": IMPROVED,
    "worsening": WORSENED,
    "deterioration": WORSENED,
    "increase": HIGHER,
    "rise": HIGHER,
    "elevation": HIGHER,
    "decrease": LOWER,
    "reduction": LOWER,
    "decline": LOWER,
    "fall": LOWER,
    "drop": LOWER,
    "resolution": IMPROVED,
    "normalisation": IMPROVED,
    "normalization": IMPROVED,
    "stabilisation": SAME,
    "stabilization": SAME,
    "prolongation": HIGHER,
    "shortening": LOWER,
}
# Nouns that tell a change only with what it is of: "regression of X", where "the regression rate" is a name.
NOUNS_WITH_OF = {
    "depletion": LOWER,
    "disappearance": IMPROVED,
    "regression": IMPROVED,
    "healing": IMPROVED,
    "softening": IMPROVED,
    "thinning": LOWER,
    "thickening": HIGHER,
    "preservation": SAME,
}

VERBS = {
    "improved": IMPROVED,
    "ameliorated": IMPROVED,
    "resolved": IMPROVED,
    "disappeared": IMPROVED,
    "regressed": IMPROVED,
    "healed": IMPROVED,
    "normalised": IMPROVED,
    "normalized": IMPROVED,
    "worsened": WORSENED,
    "deteriorated": WORSENED,
    "increased": HIGHER,
    "rose": HIGHER,
    "decreased": LOWER,
    "declined": LOWER,
    "fell": LOWER,
    "fallen": LOWER,
    "risen": HIGHER,
    "dropped": LOWER,
    "reduced": LOWER,
    "lowered": LOWER,
    "prolonged": HIGHER,
    "shortened": LOWER,
    "elevated": HIGHER,
    "diminished": LOWER,
    "lessened": LOWER,
    "halved": LOWER,
    "slowed": LOWER,
    "shrank": LOWER,
    "plummeted": LOWER,
    "doubled": HIGHER,
    "tripled": HIGHER,
    "climbed": HIGHER,
    "grew": HIGHER,
    "jumped": HIGHER,
    "subsided": IMPROVED,
    "abated": IMPROVED,
    "vanished": IMPROVED,
    "cleared": IMPROVED,
    "remitted": IMPROVED,
    "stabilised": SAME,
    "stabilized": SAME,
    "plateaued": SAME,
}

ADJECTIVES = {
    "lower": LOWER,
    "higher": HIGHER,
    "greater": HIGHER,
    "larger": HIGHER,
    "smaller": LOWER,
    "longer": HIGHER,
    "shorter": LOWER,
    "reduced": LOWER,
    "decreased": LOWER,
    "increased": HIGHER,
    "elevated": HIGHER,
    "improved": IMPROVED,
    "better": IMPROVED,
    "worse": WORSENED,
    "fewer": LOWER,
    "lesser": LOWER,
    "easier": IMPROVED,
    "milder": IMPROVED,
    "less severe": IMPROVED,
    "more severe": WORSENED,
    "stronger": HIGHER,
    "weaker": LOWER,
    "more often": HIGHER,
    "more frequently": HIGHER,
    "less often": LOWER,
    "less frequently": LOWER,
    "more common": HIGHER,
    "more frequent": HIGHER,
    "more prevalent": HIGHER,
    "more likely": HIGHER,
    "less common": LOWER,
    "less frequent": LOWER,
    "less prevalent": LOWER,
    "less likely": LOWER,
    "superior": IMPROVED,
    "inferior": WORSENED,
}

NOUN, VERB = "|".join(NOUNS), "|".join(VERBS)
NOUNS |= NOUNS_WITH_OF
NOUN_ANY = "|".join(NOUNS)
ADJECTIVE = "|".join(word.replace(" ", r"\s+") for word in ADJECTIVES)

HOW = (
    r"(?:(?:also|then|statistically|clinically|significantly|markedly|substantially|slightly|modestly|"
    r"much|somewhat|far|even|quite|rather|a\s+little|greatly|rapidly|gradually|consistently|similarly|"
    r"meaningfully|further|progressively|completely|"
    r"partially|remarkably|dramatically|numerically|considerably|moderately|marginally|notably|"
    r"steadily|independently|strongly|highly|appreciably|noticeably|sharply|strikingly|profoundly|nominally|clearly|transiently|"
    r"relatively|generally|initially|subsequently|\d[\d.]*(?:\s?%|\s+per\s?cent))\s+)*"
)

_WHAT = (
    r"(?:(?:a|an|the|and|statistically|clinically|significant|significantly|sustained|marked|"
    r"substantial|modest|further|rapid|early|important|meaningful|relevant|remarkable|clear|"
    r"progressive|notable|considerable|slight|small|large|mean|median|overall|absolute|relative|profound|complete|swift|effective|near-?complete|nearly|almost|gradual|dramatic|striking)\s+)*"
)

NOUN_OF = Cued(
    rf"(?P<no>\b(?:no|without(?:\s+any)?|not\s+\w+\s+(?:any|a)|(?<!clinically\s)(?:non-?\s?(?:statistically\s+)?|in|statistically\s+in)significant)\s+)?(?P<what>\b{_WHAT})"
    rf"(?:(?P<more>greater|larger|more|smaller|less|better)\s+(?:\([^()]{{1,30}}\)\s+)?(?:(?:additional|rapid|pronounced|marked|substantial|absolute|relative|overall|annual|sustained|significant)\s+){{0,2}})?\b(?P<noun>{NOUN_ANY})s?\s+(?:\([^()]{{1,40}}\)\s+)?"
    rf"(?:(?:from|over|versus|relative\s+to|compared\s+(?:with|to))\s+(?:the\s+)?baseline\s+(?:\([^()]{{1,40}}\)\s+)?)?"
    r"(?:(?:due\s+to|with|after|following|than|versus|vs\.?|compared\s+(?:with|to)|over|relative\s+to|at|by)\s+[\w/+-]+(?:\s+[\w/+-]+){0,5}?\s+(?=in\s))?(?:in|of|on|from(?!\s+(?:training|treatment|therapy|(?:pre|post)-?\w*|day|week|month|the\s+(?:first|intervention|treatment))\b)|"
    rf"for(?!\s+(?:(?:the|those|both|all|each|these)\s+)?(?:[\w/+-]+\s+){{0,3}}?(?:{PEOPLE}|groups?|arms?|weeks?|months?|years?|days?|treatments?|comparison)\b)|according\s+to)\s+(?:terms\s+of\s+(?:the\s+)?)?(?:(?:the\s+|their\s+)?(?:mean\s+|median\s+|total\s+)?(?:scores?|ratings?|values?)\s+(?:on|of|for|in)\s+(?:the\s+)?(?=[A-Za-z]))?(?:both\s+(?!(?:the|of|at|groups?|arms?|sexes|treatments?|drugs?|eyes|{PEOPLE})\b))?"
    r"(?:[-−–+]?\d+(?:[.·]\d+)?(?:\s?[^\s\d]{1,10}){0,2}?\s+(?:\([^()]*\)\s*)?(?:in|of)\s+(?:the\s+)?)?",
    re.I,
)

# "Regarding the skin, … showed significant improvements": the topic before the comma is what improved.
# "Grip gains and sleep reductions": names that end in a change.
ANOTHER_GAIN = re.compile(rf"\b(?:gains?|loss(?:es)?|changes?|(?:{NOUN})s?)$", re.I)
TOPIC_NOUN = re.compile(
    rf"(?:^|(?<=[.;]\s))(?:Regarding|Concerning|For(?!\s+(?:example|instance|each|all|patients|those|this|comparison))|As\s+(?:for|to|regards)|On(?=\s+(?:most|all|some|the\s+\w+\s+(?:scale|test|score))\b)|With\s+(?:regard|"
    rf"respect)\s+to|In\s+terms\s+of)\s+"
    rf"(?:the\s+)?(?P<topic>[^.;,()]{{2,60}}?)(?:,\s+|\s+(?=(?:both|all|the\s+two)\s+(?:\w+\s+)?(?:groups|arms|treatments)\b))[^.;]{{0,80}}?\b(?:showed|found|had|reported|"
    rf"there\s+was|there\s+were|saw|"
    rf"observed|noted|demonstrated)\s+(?P<no>no\s+)?{_WHAT}(?P<noun>{NOUN})s?\b(?!\s+(?:in|of|on|from(?!\s+baseline))\b)",
    re.I,
)

CORRELATED = re.compile(
    rf"\b{HOW}(?:correlat\w+\s+with|(?:was|were|is)\s+{HOW}(?:positively\s+)?(?:(?:correlated|associated)\s+with|"
    rf"(?:related|linked|tied)\s+(?:to|with))|(?:went|goes|go|going)\s+(?:along|together|hand\s+in\s+hand)\s+with|"
    rf"coincided\s+with)\s+(?:the\s+|an?\s+)?(?:greater\s+|larger\s+|better\s+)?$",
    re.I,
)

ASSOCIATED = re.compile(
    rf"\bassociated\s+with\s+(?:an?\s+|the\s+)?{HOW}(?:significant\s+)?(?P<adj>{ADJECTIVE})(?!\s+than\b)"
    rf"\s+(?:(?:course|rates?|risks?|odds|likelihood|incidence|frequency|probability|levels?|"
    rf"rate\s+of\s+change)\s+(?:of|in|for)\s+)?",
    re.I,
)

HAD_ADJECTIVE = Cued(
    rf"\b(?:had|experienced|showed|demonstrated|exhibited|reported|achieved|(?P<now>has|have|shows?|presents?|carries|experience))\s+(?:an?\s+)"
    rf"?(?:(?:statistically\s+)?significant\s+)?(?:(?:\d[\d.]*(?:\s?%|-fold)|(?:two|three|four|five|six|ten)-?fold)\s+)?{HOW}(?P<adj>{ADJECTIVE})\s+(?!{NOUN})(?=[A-Za-z]|\d+[\s-](?:hours?|days?|weeks?|months?|years?)\s)",
    re.I,
)

DIFFERENCE_IN = Cued(
    r"\b(?:significant|significantly|statistically)\s+(?:\w+\s+)?(?:differences?|different|"
    r"changes?)\s+(?:(?:was|were)\s+(?:\w+\s+)?)?"
    r"(?:between\s+(?:the\s+)?(?:\w+\s+){0,3}?groups\s+)?(?:in|for|of)\s+(?:the\s+)?",
    re.I,
)

# Words that take the statement back: a wish, a plan, a guess, a definition.
HEDGED = re.compile(
    r"\b(?:may|might|could|can|would|should|will|if|whether|potential(?:ly)?|expected|defined|"
    r"(?<!time )(?<!times )(?<!response )(?<!return )(?<!adherence )(?<!access )(?<!exposure )(?<!due )"
    r"to(?!\s+(?:the|an?|these|those|this|their|its|our|placebo|\w+ing|\d[\d.]*|\w+ed)\b)|"
    r"hypothes\w+|aim\w*|primary\s+(?:end\s?point|outcome)|at\s+least|criteri\w+|goal|likely|"
    r"probably|designed|powered|needed|needs?\s+to|trends?|tend(?:ed|ency))\b",
    re.I,
)

# What takes it back before a finite verb: an infinitive there belongs to the subject ("the time needed to walk").
HEDGED_SUBJECT = re.compile(
    r"\b(?:may|might|could|can|would|should|will|if|whether|expected|defined|hypothes\w+|aim\w*|goal|likely|probably|designed|"
    r"powered|trends?|tend(?:ed|ency))\b",
    re.I,
)

THRESHOLD = re.compile(r"(?:\d\s?%|at least|≥|>|fold|point)\s*$", re.I)

# A change that some people had, or whose share is counted, is not said of all.
OF_PEOPLE = re.compile(
    r"\b(?:proportion|percentage|numbers?|rates?|patients|participants|subjects|those|cases|"
    r"responders)\b(?:\s+of\s+\w+)?\s+(?:with|who|having|showing|achieving)\b[^.;,]{0,60}$",
    re.I,
)

# What others have shown before is no result of the study.
PERFECT = re.compile(
    r"\b(?:ha(?:s|ve)|can|may)\s+(?:been\s+|also\s+)?(?:led|resulted|shown|associated|produced|"
    r"demonstrated|lead)\s+(?:to|in|with|an?|the)?\s*$",
    re.I,
)


# "significantly lower scores in X", "a higher percentage of X", "an elevated level of X": what is measured.
AMOUNT_OF = Cued(
    rf"\b(?:had|have|showed|reported|there\s+(?:was|were)|experienced|demonstrated|with|exhibited|"
    rf"scored|noted|found)\s+(?:an?\s+|the\s+)?"
    rf"(?:statistically\s+)?(?:significantly\s+|markedly\s+|substantially\s+|"
    rf"slightly\s+)?(?P<adj>{ADJECTIVE})\s+(?:\w+\s+)?(?:percentages?|proportions?|rates?|levels?|"
    r"numbers?|scores?|incidences?|frequenc(?:y|ies)|prevalences?|concentrations?|risks?|values?|"
    r"odds|degrees?|amounts?)\s+"
    r"(?:than\s+(?:the\s+)?(?!those\b|that\b)[\w\s-]{2,40}?\s+)?(?:of|in|on|for)\s+(?:the\s+)?",
    re.I,
)

# "Smokers were more likely than others to have X", "was less likely to report Y": what people had more often.
LIKELY = re.compile(
    r"\b(?:was|were|are|is)\s+(?:\w+ly\s+|much\s+|somewhat\s+|far\s+|also\s+|even\s+|\d[\d.]*(?:\s+times|\s?%|\s+per\s?cent)\s+|not\s+|\([^()]{1,30}\)\s+){0,3}?(?P<adj>more|less)\s+(?:likely|prone|apt|inclined)\s+"
    r"(?:(?:than|compared\s+(?:with|to))\s+(?P<other>[^.;()]{2,70}?)\s+)?to\s+(?:(?:plan|intend|want)\s+to\s+)?(?:(?:have|be|report|experience|develop|suffer(?:\s+from)?|present"
    r"\s+with|show|exhibit|achieve)\s+)?(?:had\s+|been\s+)?(?:an?\s+|the\s+)?",
    re.I,
)
# "lower (12 vs 15), and X higher (…)": an adjective that stands alone behind its noun goes on with the verb before.
ELLIPTIC = re.compile(
    rf"(?:was|were)\s+(?:found\s+to\s+be\s+|also\s+|{HOW})?(?P<adj>{ADJECTIVE})"
    r"(?:\s+(?:in|with|on|for)\s+[^.;:,()\[\]]{2,50}?)?\s*(?:[(\[][^()\[\]]*[)\]])?(?:\s*,\s*|\s+(?=and\s))",
    re.I,
)
ELLIPTIC_ITEM = re.compile(
    rf"(?:and\s+)?(?P<name>[A-Za-z][\w/ -]{{2,60}}?)\s+(?:significantly\s+|markedly\s+|also\s+)?(?P<adj>{ADJECTIVE})\s*"
    r"(?:[(\[][^()\[\]]*[)\]])?\s*(?:,\s*|$|(?=\b(?:at|in|with|after|than)\b|[.;]))",
    re.I,
)
# "increased after A but not after B": the same outcomes did not change then; "reduced X but not Y": Y did not change.
BUT_NOT = Cued(
    r"\s*,?\s*\bbut\s+not\s+(?:(?P<when>(?P<lead>after|at|in|during|with)\s+(?:the\s+)?[^.;,()]{2,50}?)(?=\s*[(\[.;,]|\s*$)|"
    r"(?P<of>(?:of|on|for|to)\s+)?(?:the\s+)?(?=[A-Za-z%])(?!\w+ly\b|(?:significant|statistical\w*|when|as|all|those|between|among|by|"
    r"from|until|before|limited|only|necessarily|always)\b))",
    re.I,
)

# "Treatment with A was associated with a greater reduction in X": no correlation of two measures.
TREATED = re.compile(
    r"\b(?:treatment|therapy|use|administration|surgery|intervention|supplementation|exercise|training|programme?|vaccination)\b"
    r"(?:\s+(?:with|of)\s+[^.;:,]{2,50})?\s*(?:\([^()]*\)\s*)?$",
    re.I,
)
# What was studied, or what a title announces, was not found: "the effect of a reduction of X was studied".
STUDIED = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:studied|investigated|evaluated|examined)\b|"
    r"^(?:the\s+)?(?:effects?|influence|impact|comparison|evaluation|efficacy)\s+of\b(?!.*\b(?:was|were|had|did|showed|led|produced|resulted)\b)",
    re.I,
)
# "A reduction in X was associated with higher Y", "factors associated with higher Y": Y is no result of a treatment.
ASSOCIATES = re.compile(r"(?:(?:was|were|is|are)\s+)?(?:\w+ly\s+)?associated\s+with\b", re.I)
PREDICTED = re.compile(
    rf"(?:^|[.;,]\s+)(?:(?:the|an?|greater|larger)\s+)*(?:{NOUN}|change)s?\s+in\s+(?:the\s+)?[^.;:,()]{{2,60}}?\s+"
    r"(?:(?:was|were)\s+)?(?:\w+ly\s+)?$|\b(?:characteristics|factors|variables|features|predictors|conditions)\s+(?:(?:were|was|are|is)\s+)?(?:(?:\w+ly|also)\s+)*$",
    re.I,
)
OTHER_SIGN = re.compile(rf"(?:including\s|(?:an?\s+)?(?:{ADJECTIVE}|less|more)\s)", re.I)
ON_LAST = re.compile(r"\bon\s+$", re.I)
# "Was greater but not significantly different".
NOT_PROVEN = re.compile(
    r"\s*,?\s+(?:but|though|although|albeit)\s+(?:(?:the\s+differences?|this|these|they)\s+)?(?:(?:was|were|did)\s+)?(?:not|non-?)\s*"
    r"(?:\w+\s+){0,2}?significan",
    re.I,
)
