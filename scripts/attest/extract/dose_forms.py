"""The forms of amounts and schedules, and the words around them that make them doses or something else."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.numbers import COUNT, DIGITS

_UNIT = (
    r"(?:mg|g|μg|µg|mcg|microg|ng|IU|U|units|mL|ml|milligrams?|micrograms?|grams?|milliliters?|millilitres?|mmol|"
    r"gr|[lL]/min|l/h|mL/h|ml/h|ml/min|mL/min|J/cm2|J/cm²|kcal|(?:[cC]\.?[fF]\.?[uU]\.?|CFUs?|colony[- "
    r"]forming\s+units?)|drops|puffs|"
    r"mEq|kBq|MBq|GyECo|GyE|CGE|cGy|Gy|[Ii]nternational\s+[Uu]nits(?:\s\(IU\))?|(?:cobalt\s+)?Gray\s+equivalents?)"
)

_PER = (
    r"(?:(?:\s?|\s[x×]\s)(?:kg|m|d|day|h|min)\s?(?:[-−–](?:1|2)\b|\([-−–](?:1|2)\))|\s?/\s?(?:twice|thrice|cycle|kg|m2|m²|m\^2|m\(2\)|day|d|"
    r"week|wk|month|dose|h|body weight)|"
    r"\s+per\s+(?:min(?:ute)?|hour|kilogram|square\s+met(?:er|re))(?:\s+of\s+body[\s-](?:weight|surface(?:[\s-]area)?))?)"
)

_SCHEDULE = (
    r"(?:\s+(?:at|on|in)\s+(?:weeks|days|months)\s+\d{1,3}(?:\s?,\s?\d{1,3})*,?\s+(?:and|&)\s+\d{1,3}\b|\s*(?:,|;|per|/|×|x|a|each|on|at|once|twice|thrice|one|two|three|four|times|daily|weekly|"
    r"monthly|nightly|every|other|day|days|week|weeks|month|months|year|years|yearly|annually|night|"
    r"morning|evening|hours|for|of|bid|tid|qd|b\.i\.d\.|TDS|BID|TID|QID|QD|BD|OD|tds|q\.d\.|t\.i\.d\.|o\.d\.|"
    r"dose|doses|in|divided|\d{1,3}(?:\s?[-–]\s?\d{1,3})?(?![.·]\d))\b|\s*[×])*"
)

# A list before the last amount: "2.5, 5, or 10 mg"; a power of ten: "2.4 × 10^7 CFU".
_AMOUNT = rf"{DIGITS}(?:[.·]\d+)?(?:\s?{_UNIT})?"
_LIST = rf"(?:{_AMOUNT}(?:\s?\([a-z]+\))?,\s)*(?:{_AMOUNT},?\s(?:or|and)\s)?"
_POWER = r"(?:\s?[×x]\s?10\s?\^?\s?\(?\d{1,2}\)?)?"

DOSE = re.compile(
    rf"(?<![\w.−-])(?<!\s–)(?!00)(?P<dose>{_LIST}(?:\d{{1,3}}(?: \d{{3}})+(?!\d)|{DIGITS})(?:[.·]\d+)?{_POWER}"
    rf"(?:\s?(?:-|–|to|or|±|\+/?-)\s?{DIGITS}(?:[.·]\d+)?)"
    rf"?(?:/\d{{1,4}}(?:[.·]\d+)?(?=\s?(?:[μµ]g|mcg|mg)\b))?(?:\s?[(]\s?(?:range:?\s)?{DIGITS}(?:[.·]\d+)?\s?[-–]\s?{DIGITS}(?:[.·]\d+)?\s?[)])?(?:\s?|-(?!kcal)){_UNIT}\b{_PER}{{0,2}}(?!\s?/\s?(?:d?L|ml|mL|l\b|mol)|\s+per\s+(?:\w*lit(?:er|re)s?|mol\w*|gram|cell)\b){_SCHEDULE})"
)

# What stands before an amount and belongs to it: "3 courses of a drug (each of 2 infusions of", "two doses of".
_ROUNDS = rf"(?:{COUNT}|\d+)\s+(?:[a-z]+ly\s+)*(?:courses?|cycles?|rounds?)\s+of\s+[\w-]+\s*(?P<open>[(\[])?\s*"
_PORTIONS = (
    rf"(?:{COUNT}|\d+)\s+(?:(?:[a-z]+ly|consecutive|single|oral|intravenous|subcutaneous)\s+)*(?:infusions?|"
    r"doses?|injections?|tablets?|pulses?)\s+of\s+"
)
SCHEDULE_BEFORE = re.compile(
    rf"(?:{_ROUNDS}(?:(?:each|of|consisting\s+of|with)\s+(?:of\s+)?)?(?:{_PORTIONS})?|{_PORTIONS})(?:[\w-]+\s+)?$", re.I
)

NOT_DOSE = re.compile(
    r"\b(?:proteinuria|albumin\w*|weigh\w*|intake|levels?|concentrations?|cholesterol|creatinine|"
    r"glucose|ha?emoglobin|birth|volume|flow|output|equivalents?|threshold|reduc\w+|decreas\w+|"
    r"increas\w+|lower|higher|difference|mean|median|loss|lost|gained|declin\w+|fell|dropped|rose)\W+(?:\w+\W+){0,3}$|(?:[<>≤≥±]|\+/?-)\s?$|\b(?:above|below|larger|greater|smaller|more|less|exceeding|beyond)\s+(?:than\s+)?$",
    re.I,
)

GIVEN_AT = re.compile(r"\b(?:given|delivered|administered|set|started)\s+(?:at|as)\s+$", re.I)
# Words by which an amount is given, whatever is given.
GIVES = re.compile(
    r"\b(?:receiv\w+|treated\s+with|administ\w+|given|got|inhal\w+|infus\w+|inject\w+|assigned\s+to|allocated\s+to|"
    r"randomi[sz]ed\s+to|consum(?:ed|ing)|ingest(?:ed|ing)|took|fortified\s+with|"
    r"supplement\w*|containing|doses?\s+of|at\s+a\s+dose|compared\s+with|comparison\s+of)\b",
    re.I,
)
# What findings have and plans have not.
STEROIDS = re.compile(r"\b\w*(?:steroids?|predniso\w+|cortisone|dexamethasone)\b", re.I)
STEROID_BEHIND = re.compile(rf"\s*(?:of\s+)?(?:\w+\s+)?{STEROIDS.pattern}", re.I)
CUMULATIVE = re.compile(r"\bcumulat\w+\s+(?:[\w-]+\s+){0,5}$", re.I)
TESTED = re.compile(r"\b[Pp]\s?[<=>]|\bIQR\b|95\s?%\s?CI|\brespectively\b")
# "used at median 5 mg/kg": the average is of doses.
AVERAGE_DOSE = re.compile(
    r"\b(?:used|given|administered|dosed|received)\s+(?:\w+\s+){0,3}(?:mean|"
    r"median)\s+(?:of\s+)?$|\b(?:[\w-]+\s+)?doses?(?:\s+delivered\s+to\s+the\s+\w+(?:\s+\w+)?)?\s+(?:was|were|of)\s+$",
    re.I,
)

# "The mean morphine use was 15 mg, 16 mg and 13 mg": what people needed.
USED = re.compile(
    r"\b(?:mean|median|average|total)\b(?:(?!\bdos)[^.;]){0,60}?\b(?:used?|consum\w+|requirements?|required|needed)\b",
    re.I,
)

# "47.1 mg in the block group vs. 45.2 mg": what two groups needed.
AGAINST_OTHER = re.compile(r"\s+in\s+(?:the\s+)?[^.;,()]{2,20}?\s+(?:vs\b|versus\b|compared\b)", re.I)
PEOPLE_FIRST = re.compile(r"\d+,\s")
IN_SOME = re.compile(r"\b(?:in|to|for|by)\s+$", re.I)
# "65, 63 and 50 mL/min": what kidneys clear.
CLEARED = re.compile(
    r"(?:\d[\d.]*(?:,\s?|\s(?:and|to|or)\s|\s?[-–±]\s?))*\d[\d.]*\s?m[Ll]\s?(?:/\s?min|[·.]?min-1|per\s+min)"
)
IN_BEHIND = re.compile(r"\s+in\s*$")
DOSED = re.compile(
    r"\b(?:receiv\w+|treated|used|administ\w+|given|infus\w+|inject\w+|assigned|dose[ds]?|dosage|"
    r"testing|consum\w+|ingest\w+|took|taken|got|inhal\w+|drank|ate|containing|fortified|compar\w+|applied|allocated|"
    r"randomi[sz]ed|chew\w+|prescribed|started|oral\w*|intravenous\w*|subcutaneous\w*|daily|tablets?|"
    r"courses?|cycles?|conditioning|mobili[sz]\w+|regimens?|initiat\w+|commenc\w+|infusions?|injections?|supplement\w*|treatment\s+(?:was|were|consisted))"
    r"\b",
    re.I,
)


# "tea (≤2 mg per kilogram per day)", "low dose tea (< 10 mg/day)": the most that is given, which has a time.
AT_MOST = re.compile(r"\w\s?[(\[]\s?(?:up\s+to\s+)?(?P<sign>[<≤≥>]\s?)$")
HYPHENED = re.compile(r"(?<=\d)-(?=[A-Za-zµμ])")  # "5-mg": the same as "5 mg"
NOTHING = re.compile(r"0\s[A-Za-zµμ]")
PER_TIME = re.compile(
    r"/\s?d(?:ay)?\b|\bper\s+day\b|\bdaily\b|\b(?:a|each)\s+day\b|/\s?(?:w(?:ee)?k|cycle|course|month)\b", re.I
)
# "on days 0 and 14, and 500 mg": the numbers before the amount are days.
DAYS_BEFORE = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?|cycles?)\s+(?:\d+\s?(?:,|and|or|to|-|–)\s*)*$", re.I)
OF_DAYS = re.compile(r"\d+(?:,?\s(?:and|or)\s|,\s|\s(?:to)\s)(?=\d)")
SPREAD = re.compile(r"±|\+\s?/\s?[-−–]")
SPREAD_NEXT = re.compile(rf"\.?S\b|\s?(?:{SPREAD.pattern})")


# "Dependent on oxygen at rest (2 l/min)"; "despite A (30 mg/day) and pulses of B (750 mg/m2)": what had been tried.
NEEDED = re.compile(r"\b(?:dependent\s+on|dependence\s+on|in\s+need\s+of)\s[^.;,]{2,40}$", re.I)
FAILED = re.compile(
    r"\b(?:despite|refractory\s+to|resistant\s+to|unresponsive\s+to|failed\s+to\s+respond\s+to)\b"
    r"(?:(?!\b(?:receiv|given|treated|took|administer|start|were|was|but|then|subsequently)\w*)[^.;,:])*$",
    re.I,
)


# "Treatment with tea 180 mg daily had been stopped", "tea, 2 g/day, failed to help": what was given before.
STOPPED = re.compile(
    r"[^.;]{0,90}?\b(?:had\s+(?:all\s+)?(?:been\s+)?(?:stopped|discontinued|failed|tried|withdrawn|ineffective)|failed\s+to\s+(?:maintain|control|help|improve|induce)|"
    r"(?:was|were|proved)\s+(?:ineffective|unsuccessful))\b",
    re.I,
)


# "Tea in combination with milk (20 mg/day)", "pre-treated with milk (25 mg)": given with the study's own.
GIVEN_WITH = re.compile(
    r"\b(?:in\s+combination\s+with|combined\s+with|together\s+with|along\s+with|plus|(?:pre-?treat(?:ment|ed)|pre-?medicat(?:ion|ed))\s+with|preceded\s+by|"
    r"followed\s+by|consist(?:ed|s|ing)\s+of|conditioning)\b(?:(?!\b(?:background|stable|permitted|allowed|tapered|failed)\b)[^.;]){0,80}$",
    re.I,
)
# "Tea was then increased to 25 mg weekly": a dose that was changed; a steroid's is what people needed.
CHANGED_TO = re.compile(
    r"\b(?:increas|escalat|reduc|rais|lower|titrat|decreas)(?:ed|ing)\s+(?:up\s+)?(?:from\s+\d[^.;,]{0,20}\s)?to\s+(?:a\s+(?:maximum|target|dose)\s+(?:dose\s+)?of\s+)?$",
    re.I,
)
AVERAGED = re.compile(r"\b(?:mean|median|average[d]?)\b", re.I)
OVER_TIME = re.compile(r"\bcumulative\b[^.;]{0,40}\bdos(?:es?|ages?)\b", re.I)
# "Tea, 150 mg/day, induced a remission, but relapses occurred": given before, where another dose is told.
RELAPSED = re.compile(r"[^.;]{0,110}?\bbut\b[^.;]{0,40}?\b(?:relaps|recur|flare|worsen|deteriorat)\w*", re.I)
