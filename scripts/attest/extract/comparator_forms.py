"""The forms of words that name what a treatment is compared with."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued

PLACEBO = re.compile(
    r"\b(placebo)[- ]controlled\b|\b(?:or|and|versus|vs\.?|with|to)\s+(?:an?\s+)?(?:matching\s+|matched\s+|"
    r"oral\s+)?(placebo)s?\b",
    re.I,
)
# "This was a placebo-controlled trial", and not "earlier placebo-controlled trials".
OWN_PLACEBO = re.compile(
    r"\b(?:this|we|our|present|was|in\s+an?|conducted|performed)\b[^.;]{0,120}?\bplacebo[- ]controlled\b[^.;]{0,80}?"
    r"\b(?:trial|study|experiment|design)\b|"
    r"^an?\s+(?:[\w-]+,?\s+){0,6}?placebo[- ]controlled\b[^.;]{0,80}?\b(?:trial|study)\s+(?:was|were|has\s+been)\s+"
    r"(?:conducted|performed|done|undertaken|carried\s+out|designed)\b",
    re.I,
)
# "People on placebo", "the other half got a dummy pill".
PLACEBO_TAKERS = Cued(
    r"\b(?:those|people|patients|participants|women|men|children|adults|half|others|who)\s+(?:(?:were|was)\s+)?(?:on|taking|took|receiving|received|given|got|"
    r"getting|assigned\s+to)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?P<name>placebo|(?:dummy|sugar)\s+(?:pills?|tablets?|drugs?))\b",
    re.I,
)
STANDARD = re.compile(
    r"(?<!related )(?<!due )(?<!attributed )\b(?:with|against|using|and|to)\s+(?!(?:the\s+)"
    r"?(?:\w+\s+)?(?:were|was|used)\b)(?=[^.;,]{3,80}?\s+(?:\([A-Z]{2,8}\)\s+)?(?:as|being|"
    r"served\s+as)\s+(?:the\s+|an?\s+)?(?:reference|gold|criterion|comparator|control)\b)",
    re.I,
)
ASSIGNED_OR = re.compile(
    r"\b(?:assigned|allocated|randomi[sz]ed)\s+(?:[^.;]{1,90}?\s+)?to\s+(?:(?:either|"
    r"receive)\s+)*[\w-]+(?:\s+[\w-]+){0,5}?(?:\s*\([^()]{1,60}\))?"
    r"(?:\s+(?:once|twice|daily|weekly|\d+\s?mg(?:/\w+)?|for\s+\d+\s+\w+)){0,4},?\s+(?:or|versus|vs\.?)\s+(?:to\s+)?",
    re.I,
)
CONTROL_HAD = re.compile(
    r"\b(?:(?:control|comparison|comparator|placebo|conventional|standard)\s+(?:groups?|arms?|"
    r"subjects|participants|patients|children|women|schools))"
    r"\s*(?:\([^()]{1,30}\)\s*)?[)]?\s*(?:,\s*)?(?:which\s+|who\s+)?(?:only\s+)?(?:received|receiving|receives|"
    r"used|was\s+(?:given|treated\s+with|provided\s+with)|"
    r"were\s+(?:given|treated\s+with|provided\s+with)|underwent|treated\s+with|given|consumed|drank|ate|"
    r"took|performed|followed|continued|maintained|attended|"
    r"participated\s+in|got)\s+(?:with\s+)?(?:only\s+|their\s+)?",
    re.I,
)
# "A (n = 20) or their usual diet (control group, n = 20)": what the controls had stands before their name.
CONTROL_BEFORE = Cued(
    r"\b(?:or|and|versus|vs\.?)\s+(?:to\s+)?(?:(?:their|his|her|a|an|the|receive)\s+)*(?=[a-z][a-z-]+(?:\s(?!or\b|and\b)[\w-]+){0,3}\s*"
    r"[(\[](?:the\s+)?controls?(?:\s+(?:group|arm|diet))?\s*[,;:)\]])",
    re.I,
)
# "a control group (pure oxygen)": what the controls had, and neither their number nor a short form.
CONTROL_IS = Cued(
    r"\b(?:control|comparison)\s+(?:groups?|arms?)\s*[(\[]\s*(?:receiving\s+|with\s+)?(?!(?:group|arm)\b)(?=[A-Za-z][^()\[\]=\d;]{5,60}[)\]])(?-i:(?![A-Z]{2,}[)\]]))",
    re.I,
)
# "Patients who had received tea served as historical controls": what these had.
CONTROLS_GOT = Cued(
    r"\b(?:patients|people|those|subjects|adults|children|women|men|cases)\s+(?:(?:who\s+(?:had\s+)?(?:been\s+)?)?(?:received|receiving|treated\s+with|given|underwent|undergoing|on))\s+"
    r"(?:an?\s+|the\s+)?(?P<name>(?!(?:the|an?|no|not)\b)[a-z][\w-]*(?:\s+(?!(?:were|was|who|served|in|at|for|and|or)\b)[\w-]+){0,3}?)(?:\s+(?:alone|only))?\s+(?:(?:were|was)\s+(?:used|included|taken|chosen|selected)|served|acted)\s+as\s+"
    r"(?:an?\s+|the\s+)?(?:(?:historical|historic|concurrent|external|matched)\s+)?(?:controls?|comparators?|comparison\s+group|control\s+group)\b",
    re.I,
)
# "Tea was superior to milk", "did not differ from placebo": in a review, what its trials compared it with.
THAN_IN_TRIALS = Cued(
    r"\b(?:superior|inferior|comparable|equivalent)\s+to\s+(?:that\s+of\s+)?(?:the\s+)?(?P<name>[a-z][\w-]+(?:\s+(?:therapy|treatment))?)(?=\s*[,.;)]|\s+(?:in|with|for|and)\b)|"
    r"\b(?:differ(?:ed|ent)?|difference)\b[^.;]{0,40}?\bfrom\s+(?P<other>placebo|controls?)\b|\bdifference\s+between\s+[\w-]+\s+and\s+(?P<control>placebo|controls?)\b",
    re.I,
)
# A part of the studied combination by itself: "compared with surgery alone".
ALONE = re.compile(
    r"\b(?:compar(?:ed|ing)\s+[^.;]{0,60}?(?:with|to)|versus|vs\.?)\s+(?:the\s+|an?\s+)?"
    r"(?:(?:patients|those|people|women|men|children|participants)\s+(?:receiving|given|taking|on|treated\s+with)\s+)?"
    r"(?P<name>(?!(?:with|those|to|patients)\b)[a-z][\w-]+(?:\s+(?!(?:was|were|in|and|or|for)\b)[\w-]+){0,2}\s+alone)\b",
    re.I,
)
# "No treatment was applied to the control group".
NOT_GIVEN = Cued(
    r"\b(?P<name>no\s+(?:\w+\s+)?(?:treatment|intervention|therapy|training|exercise|supplement\w*|medication))\s+(?:was|were)\s+"
    r"(?:given|applied|provided|offered|administered|performed)\s+(?:to|for|in)\s+(?:the\s+)?controls?\b",
    re.I,
)
OF_GROUP = re.compile(r"\b(?:other|second|remaining|another)\s+(?:group|arm|half)\b", re.I)
AGAINST = re.compile(
    (
        r"\b(?:(?:as\s+)?compared\s+(?:with|to)|in\s+comparison\s+(?:with|to))\s+(?:those\s+(?:in|with|"
        r"of)\s+|that\s+of\s+)?(?P<name>(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:reference|control|"
        r"comparison|general(?=\s+popul)|background|healthy|conventional|standard|usual|traditional|native|"
        r"normal)\b[^.;:,()]{2,120})"
    ),
    re.I,
)
# "… and compare its efficiency with corticosteroid treatment".
ITS = re.compile(
    r"\bcompar(?:e|ed|ing)\s+(?:its|their)\s+(?:[\w-]+\s+){1,4}?(?:with|to)\s+(?:that\s+of\s+|those\s+of\s+)?", re.I
)
# "The values of a healthy population": what was measured stands before those who were compared.
VALUES_OF = re.compile(
    r"(?:[\w-]+\s+){0,2}?(?:values?|data|those|that|declines?|levels?|rates?|scores?|results?|findings|"
    r"ones)\s+(?:of|from|in|for|with)\s+"
    r"(?:an?\s+|the\s+)?",
    re.I,
)
OF_WHOM = re.compile(
    r"\s+(?:of\s+(?:\d|one\b|individuals|people|patients)|and\s+(?:[\w-]+\s+)?groups?).*$", re.I | re.S
)
AIMS = re.compile(
    r"\b(?:aim|objective|to|objetivo|evaluar|comparar|determinar|avaliar|estudiar|estudar|évaluer|comparer|"
    r"objectif|Ziel)\b",
    re.I,
)
# The same in Spanish, Portuguese, French and German.
AGAINST_ABROAD = re.compile(
    r"\b(?:compar\w+\s+(?:con|com|à|aux?|avec)|en\s+comparación\s+con|em\s+comparação\s+com|"
    r"par\s+rapport\s+(?:à|aux?)|"
    r"(?:im\s+)?vergl\w+\s+(?:mit|zu)|frente\s+al?|versus)\s+(?:(?:el|la|los|las|o|a|os|as|le|les|un|una|"
    r"uma|der|dem|den|einer?)\s+)?"
    r"(?P<name>(?!(?:(?:l[ao]s?|les)\s+)?(?:ya|otr[oa]s?|outr[oa]s?|autres?|anderen?|resultados|"
    r"literatura|littérature|données|datos|dados|valores|estudios|"
    r"mismos?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|dois|duas|três|quatro|sete|oito|nove|dez|deux|trois|"
    r"quatre|cinq|sept|huit|neuf|dix|zwei|drei|vier|fünf|sechs|sieben|acht|neun|"
    r"zehn)\b)[^\W\d][\w-]+(?:\s+(?:de\s+|del\s+|do\s+|da\s+)?[\w-]+){0,3}?)(?=\s*[.;:,()]|"
    r"\s+(?:en|em|para|pour|por|y|e|et|und|bei|dans)\b)",
    re.I,
)
# The people without an exposure are what the exposed are compared with: "non-users", "never-smokers".
UNEXPOSED = re.compile(
    r"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|relative\s+to|versus|vs\.?|than\s+(?:in|"
    r"among|for)?)\s*(?:the\s+|those\s+who\s+were\s+)?"
    r"(?P<name>(?:[a-z]+\s+)?(?:non|never)[- ]?(?:use\b(?:\s+of\s+[\w-]+(?:\s+[\w-]+)?)?|"
    r"\w*(?:users?|smokers?|drinkers?|consumers?|takers?|exposed|recipients?))\b)",
    re.I,
)
CONTROLS = re.compile(
    r"\b(?<!Centers for )(?<!Centres for )(?P<name>(?:healthy|normal|matched|age-matched|hospital|"
    r"community|population|disease)\s+(?:(?!(?:with|to|for|and)\b)[\w-]+\s+){0,2}?controls?(?:\s+(?:subjects|group|"
    r"participants|individuals|patients))?|"
    r"control\s+(?:group|subjects|participants|patients|arm|women|children)|controls(?=\s*(?:\(|were\b|had\b)))",
    re.I,
)
# "Matched with untreated patients", "compared with patients not treated": those without the treatment.
UNTREATED = Cued(
    r"\b(?:compared|comparison|matched|versus|vs\.?|than)\b[^.;:]{0,60}?\s(?P<name>(?:untreated|non-treated)\s+(?:[\w-]+\s+){0,2}?(?:patients|controls|group|cases|subjects|ones)|"
    r"(?:patients|controls|those|control\s+patients)\s+(?:who\s+(?:were|did|had)\s+)?not\s+(?:treated|receiv\w+|given|exposed)(?:\s+(?:with\s+|to\s+)?(?!(?:was|were|in|at|from|by|for|and|or|with|to|the)\b)[\w-]+)?)\b",
    re.I,
)
GIVEN = re.compile(r"\b(?:random\w*|placebo|assigned)\b", re.I)
OF_PEOPLE = re.compile(
    (
        r"\b(?:patients?|women|men|children|levels?|those|values?|diseases?|outcomes?|rates?|results?|"
        r"studies|individuals|baseline)\b"
    ),
    re.I,
)
# "Survival with and without a feeding tube".
WITHOUT = re.compile(
    r"\bwith\s+(?:and|versus|vs\.?)\s+(?P<name>without\s+(?!(?:the|these|this|prior|previous|history|adjust\w+|"
    r"any)\b)(?:an?\s+)?[\w-]+(?:\s+(?!(?:in|on|for|using|and|or|to|by|at|who|were|was|is|are|after|"
    r"during)\b)[\w-]+){0,3})",
    re.I,
)
HEALTHY = re.compile(
    r"\b(?:and|with|to|than|versus|vs\.?)\s+(?:\d+\s+|"
    r"in\s+)?(?P<name>healthy\s+(?:[\w-]+\s+){0,2}?(?:participants|volunteers|subjects|individuals|"
    r"people|adults|women|men|children|comparison\s+group))\b",
    re.I,
)
# Words that do not tell one arm from another.
COMMON = frozenset(
    [
        "the",
        "and",
        "with",
        "for",
        "plus",
        "group",
        "arm",
        "therapy",
        "treatment",
        "only",
        "alone",
        "daily",
        "weekly",
        "dose",
        "control",
        "study",
    ]
)
WITHOUT_CONTROL = re.compile(r"\b(?:no|without|lack\w*\s+of|absence\s+of)\s+(?:an?\s+)?(?:placebo|control)", re.I)
