"""Doses of treatments, told apart from measurements and thresholds."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.extract.finding import Found
from attest.extract.numbers import COUNT, DIGITS
from attest.extract.reading import Reading, Sentence
from attest.extract.treatments import drug_pattern, treatments_in
from attest.text.words import place_of

_UNIT = (
    r"(?:mg|g|μg|µg|mcg|microg|ng|IU|U|units|mL|ml|milligrams?|micrograms?|grams?|milliliters?|millilitres?|mmol|"
    r"gr|[lL]/min|l/h|mL/h|ml/h|ml/min|mL/min|J/cm2|J/cm²|kcal|(?:[cC]\.?[fF]\.?[uU]\.?|CFUs?|colony[- "
    r"]forming\s+units?)|drops|puffs|"
    r"mEq|kBq|MBq|GyECo|GyE|CGE|Gy|(?:cobalt\s+)?Gray\s+equivalents?)"
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
    r"courses?|cycles?|initiat\w+|commenc\w+|infusions?|injections?|supplement\w*|treatment\s+(?:was|were|consisted))"
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


def doses(
    reading: Reading, intervention: Found | None = None, names: tuple[str, ...] = (), others: tuple[str, ...] = ()
) -> Iterator[Found]:
    """Doses of treatments; where some stand beside the study's own or one of `others`, those alone.

    `names` are words of its arms, `others` what it is compared with and its arms.
    """
    found = list(_doses(reading, names))
    own = [one for one in found if intervention and _beside(reading, one, intervention.value)]
    if own:
        own = [one for one in found if one in own or any(_beside(reading, one, other) for other in others)]
    yield from own or [one for one in found if not (intervention and _of_another(reading, one, intervention, names))]


def _of_another(reading: Reading, dose: Found, intervention: Found, names: tuple[str, ...]) -> bool:
    """Whether the medicine before a dose is a steroid that is neither the study's nor an arm's."""
    before = reading.text[max(0, dose.start - 40) : dose.end]
    named = [found.group().casefold() for found in STEROIDS.finditer(before)]
    shorts = reading.abbreviations
    named += [one.long.casefold() for short, one in shorts.items() if _is_steroid(one.long, short, before)]
    titles = " ".join(one.text for one in reading.abstract("title"))
    study = " ".join((intervention.value, *names, titles)).casefold()
    return bool(named) and not any(one in study for one in named) and not STEROIDS.search(study)


def _is_steroid(long: str, short: str, before: str) -> bool:
    return STEROIDS.search(long) is not None and place_of(short, before) is not None


def _beside(reading: Reading, dose: Found, treatment: str) -> bool:
    """Whether a treatment's name, or its short form, stands beside a dose and no other treatment stands nearer."""
    bare = re.sub(r"\s*\([^()]*\)$", "", treatment).casefold()
    shorts = [one.short.casefold() for one in reading.abbreviations.values() if one.long.casefold().endswith(bare)]
    behind_it = re.split(r"[,;.]", reading.text[dose.end : dose.end + 30], maxsplit=1)[
        0
    ]  # "10 mg, and tea": not of tea
    near = (reading.text[max(0, dose.start - 50) : dose.end] + behind_it).casefold()
    named = [word for word in (bare, *shorts) if word in near]
    behind = re.match(r"\s*(?:of\s+)?(?:\w+\s+)?", reading.text[dose.end :])
    after = reading.text[dose.end + (behind.end() if behind else 0) :][: len(bare) + 20].casefold()
    other = next(treatments_in(after if "," not in after[:3] else ""), None)
    between = near[max((near.rfind(word) + len(word) for word in named), default=0) : len(near) - len(behind_it)]
    if named and any(treatments_in(between)):
        return False  # "tea 5 mg, milk 10 mg": the second is of the milk
    if STEROID_BEHIND.match(reading.text, dose.end) and not STEROIDS.search(bare):
        return False
    return bool(named) and (other is None or other[1] > 3 or other[0] in bare or bare in other[0])


def _doses(reading: Reading, names: tuple[str, ...]) -> Iterator[Found]:
    """An amount beside a treatment's name, or one that was given; not a measurement or a threshold.

    Aims and conclusions are asked where what was done and found tells none.
    """
    found = list(_doses_in(reading, reading.abstract("title", "methods", "results", None), names))
    yield from found or _doses_in(reading, reading.abstract("background", "conclusions"), names)


def _doses_in(reading: Reading, sentences: list[Sentence], names: tuple[str, ...]) -> Iterator[Found]:
    seen: set[str] = set()
    own = [word for word in names if len(word) > 3]
    for sentence in sentences:
        told = sentence.section != "results" and not TESTED.search(sentence.text)
        for found in DOSE.finditer(sentence.text):
            lead = sentence.text[max(0, found.start() - 70) : found.start()]
            rest = sentence.text[found.end() : found.end() + 45]
            beside = lead.endswith("(") and any(end > len(lead) - 4 for _, _, end in treatments_in(lead))
            at_most = AT_MOST.search(lead) if PER_TIME.search(found["dose"]) else None
            if at_most and NOT_DOSE.search(lead[: at_most.start() + 1] + " "):
                at_most = None
            measured = (
                not (beside or at_most)
                and NOT_DOSE.search(lead)
                and not AVERAGE_DOSE.search(lead)
                and not GIVEN_AT.search(lead)
            )
            if (
                measured
                or CUMULATIVE.search(lead)
                or USED.search(sentence.text, 0, found.start())
                or re.search(r"\d\s?/\s?$", lead)
                or AGAINST_OTHER.match(sentence.text, found.start() + len(IN_BEHIND.sub("", found["dose"])))
                or re.match(r"\s+(?:less|more|fewer|lower|higher|better|worse)\b", rest)
                or CLEARED.match(sentence.text, found.start("dose"))
                or re.match(r"\s?/\s?(?:d?L|mL|l)\b|\s*[\[(]\s*(?:IQR|SD|range|\d+(?:[.·]\d+)?\s*[)\]])", rest)
            ):
                continue
            near = lead + rest
            names_treatment = (
                next(treatments_in(near), None)
                or _short_near(reading, near)
                or any(word in near.casefold() for word in own)
                or (told and GIVES.search(sentence.text[: found.start()]))
                or re.search(
                    r"\b(?:D3|D2|(?:daily|weekly|total|single|oral) doses? of|"
                    r"(?:mean|median|average|total|"
                    r"prescribed)\s+(?:[\w-]+\s+){0,3}dose(?:\s+delivered\s+to\s+the\s+\w+(?:\s+\w+)?)?\s+was)\s*$",
                    lead,
                )
            )
            if (
                STOPPED.match(sentence.text, found.end())
                or NEEDED.search(sentence.text[: found.start()])
                or FAILED.search(sentence.text[: found.start()])
            ):
                continue
            timed = PER_TIME.search(found["dose"]) and any(end > len(lead) - 4 for _, _, end in treatments_in(lead))
            if not names_treatment or not (timed or DOSED.search(sentence.text) or re.search(r"\(\s*$", lead)):
                continue
            value = re.sub(r"(?:\s*(?:,|;|\b(?:for|of|in|on|at|a|each|or)))+\s*$", "", found["dose"].strip())
            # "10 mg of 0.5% solution", "30 mg in 20 men": what follows is no part of the schedule.
            value = re.sub(
                r"(?:\s+on\s+days?(?:\s+\d+)?|\s+(?:(?:of|in|per|for|at|on|to|every)(?:\s+\d+)?|"
                r"(?<!divided )doses?)|\s?[/,])+$",
                "",
                value,
            )
            if SPREAD_NEXT.match(sentence.text[found.start() + len(value) :].lstrip(".")) or (
                SPREAD.search(value) and not AVERAGE_DOSE.search(lead)
            ):
                continue
            start, end = found.start(), found.start() + len(value)
            if DAYS_BEFORE.search(lead) and (days := OF_DAYS.match(value)):
                start, value = start + days.end(), value[days.end() :]
            if IN_SOME.search(lead) and PEOPLE_FIRST.match(
                value
            ):  # "8 mg in 22, 162 mg in 12": the first number is of people
                start, value = start + value.index(",") + 1, value[value.index(",") + 1 :]
                start, value = start + len(value) - len(value.lstrip()), value.lstrip()
            start -= len(at_most["sign"]) if at_most else 0
            before = SCHEDULE_BEFORE.search(sentence.text[:start])
            if before:
                start = before.start()
                end += bool(before["open"]) and sentence.text[end : end + 1] in (")", "]")
            value = " ".join(sentence.text[start:end].split())
            same = HYPHENED.sub(" ", value)
            if same in seen or NOTHING.match(value):
                continue
            seen.add(same)
            mention = next(reversed(list(treatments_in(lead[-30:]))), None)
            if mention and not before:
                start = found.start() - len(lead[-30:]) + mention[1]
            yield Found("study.dose", value, sentence.start + start, sentence.start + end, "dose-of-treatment")


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


def _short_near(reading: Reading, words: str) -> bool:
    return any(
        place_of(short, words) is not None and drug_pattern().search(one.long)
        for short, one in reading.abbreviations.items()
    )
