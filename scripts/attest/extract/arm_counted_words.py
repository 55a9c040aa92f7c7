"""The words around counted groups: what people are called, what they got, and what may stand between two groups."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.number_led import CountLed
from attest.extract.numbers import COUNT
from attest.extract.people_counted_words import TAKEN
from attest.extract.statistics import PEOPLE

BRACKET = r"\s*[(\[](?:[^()\[\]]|[(\[][^()\[\]]{0,40}[)\]]){0,160}[)\]]"
NOUN = (
    rf"(?:{PEOPLE}|initiators|starters|(?:non|never)-?users|controls|comparisons|comparators|counterparts|males|females|migraineurs|diabetics|"
    r"hypertensives)"
)
_NOT_ADJECTIVE = (
    r"of|in|and|or|were|was|had|with|without|who|to|from|the|a|an|versus|vs|than|compared|received|underwent|"
    r"years?|months?|weeks?|days?|hours?|times?|more|mg|other|on|at|by|for|per|sites?|centers?|centres?"
)
_ADJECTIVE = (
    rf"(?!(?:{_NOT_ADJECTIVE})\b)"
    r"[A-Za-z][\w’'/+-]*"
)
# What the people of one group got, what they were called or had; a group that was made, or a state that was found.
_GOT = (
    r"(?:(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+(?:in)?to(?:\s+(?:receive|undergo))?|"
    r"received|receiving|underwent|undergone|undergoing|(?:(?:were|was)\s+)?(?:given|prescribed|administered)|"
    r"(?:(?:were|was)\s+)?(?:treated|managed|an(?:a)?esthetized|operated\s+on|supplemented|immuni[sz]ed|vaccinated)\s+"
    r"(?:with|by|using)|took|taken|taking|used|using|start(?:ed|ing)(?:\s+(?:on|with))?|(?:(?:were|was)\s+)?fed(?:\s+with)?|began|begun|commenc(?:ed|ing)|continu(?:ed|ing)(?:\s+on)?|initiat(?:ed|ing)(?:\s+on)?|switched\s+to|converted\s+to|enroll?ed\s+in(?:to)?|participated\s+in|"
    r"exposed\s+to|to(?:\s+(?:receive|undergo))?|on|for|(?:(?<=users\s)|(?<=starters\s)|(?<=initiators\s)|(?<=recipients\s))of)"
)
# "240 men, serving as controls, were given water".
_ASIDE = r"(?:,\s+(?:serving|acting|matched|selected|chosen|all|also|most|who\s+(?:served|acted))\b[^.;,()\d]{0,60},)?"
_WAS = r"(?:(?:served|acted|functioned)\s+as|comprised|composed|constituted|formed|made\s+up|included\s+in|in|from|as)"
_HAD = r"(?:with(?:out)?|had|having|who\s+had)"
_LATER = r"(?:newly|then|also|subsequently|initially|later|finally|instead|only|randomly)"
# "Received four weekly infusions of A": how often stands before what it was.
_TIMES = (
    rf"(?:(?:{COUNT}\s+|an?\s+)?(?:(?:weekly|monthly|daily|fortnightly|biweekly|single|consecutive|intravenous|oral|subcutaneous)\s+){{0,2}}"
    r"(?:infusions?|doses?|courses?|cycles?|pulses?|injections?|administrations?)\s+of\s+)?"
)
_AMOUNT = r"(?:m?c?g|[µμ]g|m[lL]|IU)\b"
ITEM = CountLed(
    rf"(?P<n>{COUNT})(?:\s+of\s+(?:them|whom|these))?(?:\s*[(\[][^()\[\]]{{0,40}}\d\s?%[^()\[\]]{{0,40}}[)\]])?"
    rf"(?:\s+(?P<kind>(?:(?:age|sex|gender)-\s+and\s+(?:sex|gender|age)-matched\s+)?(?:{_ADJECTIVE}(?:\s\([\w-]{{2,12}}\)-[a-z]+)?,?\s+){{0,5}}?{NOUN}|[A-Za-z][\w/+]*-treated(?=\s+(?:and|or|vs\.?|versus)\s))\b(?![\w-])(?:{BRACKET})?"
    rf"(?:\s+with\s+(?:{COUNT})\s+(?!and\b)[a-z]+(?=\s+w))?(?:,?\s+aged\s+[^.;,()]{{2,40}}?(?=\s+(?:with|who|had)\b))?)?"
    rf"{_ASIDE}(?:,?\s+(?:who|that|which)\b)?(?:\s+(?:were|was|had\s+been|(?:had|have)(?=\s+(?:received|undergone|taken|used|started|initiated|begun|continued|switched)\b)))?(?:\s+{_LATER})?"
    rf"(?:\s+(?:(?P<got>{_GOT})|(?P<was>{_WAS})|(?P<had>{_HAD}))\s+{_TIMES}(?!receive\b|undergo\b|{COUNT}\s+(?!{_AMOUNT})[a-zA-Z])(?P<name>(?:the\s+|an?\s+|either\s+)?))?",
    re.I,
)
_ANOTHER = r"(?:of\s+)?(?:(?:the|an?|another|a\s+group\s+of|those\s+of)\s+)?(?:other\s+|remaining\s+)?"
_MEASURE = r"(?:[mµμ]?c?g|micro(?:g|grams?)|mmol|J|m[lL]|IU|Gy|min|h|days?|weeks?|months?)\b"
NAME_END = re.compile(
    rf"\s*[.,;:()\[\]]|\s+(?:and|or|but|with)\s+{_ANOTHER}{COUNT}(?!\s*{_MEASURE})|"
    r"\s+and\s+(?:then\s+)?(?:changed|crossed|switched)\b|\s+(?:while|whereas|versus|vs\.?|compared|matched|were|was|who|which|that|at|during|over|before|for|followed|"
    r"until|prior|as|between|by|per|aged|seen|participated|diagnosed|according|defined|admitted|completed|undergoing|fulfilled|met|"
    r"served|received|underwent|had|did|[-–—])\s|"
    r"\s+(?:in|from|after)\s+(?=the\b|an?\b|our\b|this\b|\d|group\b|arm\b|whom\b)|\s+(?:groups?|arms?|cohorts?)\b|$",
    re.I,
)
# A number of something else: "25 mg", "50 years or older"; "aged 50".
MEASURED = re.compile(rf"\s*-?(?:{_MEASURE}|years?\b|hours?\b|times\b|points\b|centers?\b|centres?\b)", re.I)
OF_AGE = re.compile(r"\b(?:aged?|older\s+than|at\s+least|up\s+to|more\s+than)\s+$", re.I)
# Between a group and the next without a verb of its own, and the name behind its number.
AND_ALSO = re.compile(rf"(?:{BRACKET})?\s*(?:,\s*(?:and\s+)?|,?\s+and\s+)", re.I)
_NO_VERB = rf"(?!(?:{_NOT_ADJECTIVE}|{PEOPLE}|did|died|developed|showed|have|are|is|has|either|also|not|no|both|all)\b)"
ALSO = re.compile(
    rf"(?:\s*[(\[]\s*\d[\d.]*\s?%\s*[)\]])?\s+(?:the\s+|an?\s+)?(?:oral\s+|intravenous\s+|subcutaneous\s+)?(?P<name>no\s+[a-z]{{4,}}(?:\s+[a-z]{{4,}})?|none|neither|{_NO_VERB}[A-Za-z][\w/+-]*(?:\s+{_NO_VERB}[A-Za-z][\w/+-]*){{0,3}})"
    rf"(?=\s*(?:[.,;(\[]|$|(?:and|for|during|as|in|at|who|respectively)\b))",
    re.I,
)
GROUP = re.compile(r"\s+(?:groups?|arms?|cohorts?)\b", re.I)
# "(the tea group)", "(group A)", "(RTX)": how the report will call the people counted before it.
_LETTER = r"(?P<letter>(?:group|arm)\s+(?:[A-Z]|[1-6]|I{1,3}|IV))"
GENERIC = re.compile(r"(?:study|patients?|cases?|index|main)", re.I)  # labels that say less than the words before them
LETTER = re.compile(rf"(?:the\s+)?{_LETTER}(?![\w-])", re.I)
LABEL = re.compile(
    rf"\s*[(\[]\s*(?:[^()\[\]]{{2,120}}[;,]\s*)?(?:the\s+)?"
    rf"(?:{_LETTER}|[“\"‘']?(?P<label>[A-Za-z][\w+/ -]{{0,30}}?)[”\"’']?\s+(?:group|arm))\s*"
    r"(?:[;,:][^()\[\]]{0,60})?[)\]]",
    re.I,
)
SHORT = re.compile(r"\s*[(\[]\s*(?P<label>[A-Z][\w+/-]{0,9})\s*[)\]]")
IN_BRACKET = re.compile(r"\s*[(\[]\s*(?P<label>[A-Za-z][\w+/ -]{2,40})\s*[)\]]")
TREATED = re.compile(r"\b(?:treated\s+with|receiving|given|who\s+received)\s+(?P<name>[A-Za-z].*)$", re.I)
ORDINAL = re.compile(r"(?:first|second|third|fourth|other|former|latter)", re.I)
# Where the words on a group end at the latest: the next group, or the clause.
NEXT = re.compile(
    rf"(?:\b(?:and|while|whereas|vs|versus|or)|[,;:])\s+{_ANOTHER}{COUNT}\s+(?!{_MEASURE})|[.;]\s",
    re.I,
)
AGED = re.compile(r",?\s+aged\s+[\d.]+\s*(?:-|–|to|and)\s*[\d.]+\s+(?:years|yrs|y|months)\b", re.I)
JOINED = re.compile(
    r"(?P<gap>(?:[^.;:\d]|\d+(?:,\d{3})?(?=\s(?:days|weeks|months|years|m?g|mcg|[µμ]g|micrograms?|IU|infusions?|doses?)\b)|(?<=[A-Z])\d{1,2}(?=[\s,;-])|(?:19|20)\d\d){0,110}?)(?:[,;]|\b(?:and|or|versus|vs\.?|while|whereas|but|(?:(?:were|was)\s+)?compared\s+(?:with|to)|"
    r"(?:(?:were|was)\s+)?(?:[\w-]+\s+)?matched\s+(?:\(?\d\s?:\s?\d\)?\s+)?(?:with|to)|with|against)(?!\w))"
    r"(?:\s+(?:with|in|the|those|that|of|an?|another|others?|remaining|group|control|comparison|remainder|by|to|and|"
    r"further|additional|(?:[\w-]+-)?matched|historical|cohort|series|similar|concurrent|only|all))*\s*(?:\d[\d.]*\s?%\s+(?:in|among|of|for)\s+(?:the\s+)?)?",
    re.I,
)
PARTED = re.compile(
    r"\b(?:assigned|allocated|randomi[sz]ed|divided|categori[sz]ed|classified|separated|split|groups|arms)\b", re.I
)
# Behind a list of groups: "… were compared", "… were included", "… (mean age 64 v 62 years)".
COMPARED = re.compile(
    rf"[^.;,]{{0,30}}\b(?:were|was)\s+(?:\w+ly\s+)?compared\b|"
    rf"(?:{BRACKET})?,?\s+(?:were|was)\s+(?:\w+ly\s+)?(?:included|enroll?ed|recruited|identified|analy[sz]ed|studied|followed|evaluated|matched|eligible)\b|"
    r"\s*[(\[][^()\[\]]*\d[^()\[\]]*\s(?:vs\.?|versus)\s[^()\[\]]*\d",
    re.I,
)
THE_REST = re.compile(r"\b(?:the\s+)?(?:remaining|other)\s+\d|\bthe\s+(?:remaining|other)\b", re.I)
CONTROL = re.compile(
    r"\b(?:controls?|comparisons?|comparators?|counterparts|placebo|sham|usual\s+care|standard\s+(?:of\s+)?(?:care|treatment|therapy)|"
    r"conventional|routine\s+care|supportive\s+care|"
    r"no\s+(?:\w+\s+)?(?:treatment|therapy)|healthy|normal|unaffected|unexposed|untreated|non-?exposed|non-?users|without)\b",
    re.I,
)
# "There were 80 men in …", "included 80 people in …": what is counted next are the people of a study.
TAKES = re.compile(
    r"\b(?:there\s+were|includ\w+|enroll?\w+|recruit\w+|studied|identified|compris\w+|consist\w+\s+of|compar\w+)\s+$",
    re.I,
)
CONTROLS = re.compile(
    r"\b(?:controls|comparisons|control\s+\w+|healthy\s+(?:\w+\s+)?\w+|(?:unexposed|untreated)\s+\w+)$", re.I
)
# Words that make a list one of findings: within it, behind it, and before it.
FOUND = re.compile(
    r"\b(?:died|developed|experienced|reported|showed|achieved|reached|attained|responded|relapsed|occurred|positive|detected|withdrew|"
    r"discontinued|dropped|excluded|lost|completed|improved|failed|missing|declined|refused|recurr\w+|complain\w+|"
    r"required|needed|preferred)\b",
    re.I,
)
AFTER = re.compile(
    rf"(?:{BRACKET})?\s*(?:[.,;:()\[\]]|$|(?:who|that|which|and|but|while|whereas|participated|completed|took|underwent|"
    r"entered|performed|received|as|for|from|at|of|among|in|with|without|during|over|after|before|by|aged|or|vs\.?|"
    r"versus|compared|matched|served|serving|between|respectively|using|attending|undergoing|diagnosed|according|defined|fulfilled|met|"
    r"admitted|treated|living|recruited|seen)\b|"
    rf"(?:were|was|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:{TAKEN}|recruited|compared|also)\b)",
    re.I,
)
FINDS = re.compile(
    r"\b(?:(?:occurr\w+|observed|detected|diagnosed|confirmed|recorded|found|seen|noted|reported|developed|achieved|present|successful|necessary|"
    r"positive|required|died|deaths?)\s+(?:\w+ly\s+)?(?:in|by|among|for)|caused)\s+(?:only\s+)?$",
    re.I,
)
# "A cough was diagnosed in 60 men (20 in the tea group …": those who had it.
HAD_IT = re.compile(
    rf"\b(?:(?:occurr\w+|observed|detected|diagnosed|confirmed|recorded|found|seen|noted|reported|developed|died|deaths?)\s+(?:\w+ly\s+)?(?:in|by|among)\s+{COUNT}\s+(?:{PEOPLE}\s*)?|"
    r"(?:had|developed|experienced|suffered|sustained|reported|died)\b[^.;()\[\]]{0,60})[(\[][^()\[\]]*$",
    re.I,
)
# Behind a group: so many of its people had or did something.
DID = re.compile(
    r"(?:\s*[(][^()]{0,40}[)])?\s+(?:had(?!\s+(?:been|received))|suffered|sustained|died|developed|experienced|reported|worsened|responded|"
    r"relapsed|withdrew|discontinued)\b",
    re.I,
)
SEX = re.compile(r"(?:\w+\s+)?(?:(?:fe)?males?|(?:wo)?m[ae]n|boys|girls)(?:\s+\w+)?", re.I)
NAMELESS = re.compile(
    r"^(?:the\s+|these\s+|this\s+|each\s+|both\s+|which\s+|whom\s+|it\s+|them\s+|their\s+|total\s+|all\s+)|"
    rf"^(?:{PEOPLE}|group|arm|each|both|either|year|month|week|day|study|trial|age|addition|total|order|fact|part|randomi[sz]ation|baseline|analysis|enrol?lment|"
    rf"(?!\d[\d.,–-]*\s?{_AMOUNT}\W+\w)\d.*)$|"
    r"\b(?:respectively|followed|same)\b|^(?:never|not|no\s+longer)\b",
    re.I,
)
# A number without people that is a figure: "the score was 5 in the tea group".
VALUE = re.compile(r"(?:\b(?:scores?|mean|median|(?<!total )of|by|at|to|is|than|was)|(?<!\bthere)\s+were|=)\s+$", re.I)
PLAIN = re.compile(r"cases|patients", re.I)  # a name only beside controls
SPEAKS = re.compile(rf"\b(?:{NOUN}|groups?|arms?|received|given|treated|underwent|placebo|to|had|with)\b", re.I)
# Words that many groups share and that tell none of them.
SHARED = re.compile(
    rf"(?:{NOUN}|with|without|having|had|who|of|the|in|on|by|for|no|treated|healthy|normal|subjects?|control)", re.I
)
