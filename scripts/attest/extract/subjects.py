"""The subject of a statement: where it begins and ends, and whether people or a treatment act in it."""

from __future__ import annotations

from functools import lru_cache

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.led_by import led_by
from attest.extract.phrase_times import TIME
from attest.extract.phrases import Phrase, after_opening, items_at, tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import drug_pattern

# "A, B, C, and D" as the subject: commas that join names are no ends of clauses.
_ITEM = (
    r"(?!(?:after|in|at|during|with|compared|of|among|for|over|and|but|when|while|as|at|however|"
    r"moreover|overall(?!\s+(?:survival|mortality|response|remission|quality))|"
    r"despite|although|because|since|if|that|there|than)\b)[\w+/²-]+(?::\w+)?(?:[ -][\w+/²-]+){0,3}"
    r"(?: in (?:1|one) s(?:ec(?:ond)?)?\b)?"
)
_LIST = rf"(?P<list>{_ITEM}(?: (?:and|of) {_ITEM}){{0,2}}(?:\s*,\s+{_ITEM}){{1,8}}\s*,?\s+(?:and|or)\s+{_ITEM})\s*$"
LISTED = re.compile(
    rf"(?:^|[.;:]\s+|\b(?:that|although|whereas|while|but|however,?)\s+)(?:The\s+|and\s+)?{_LIST}", re.I
)
# "After 12 weeks, A, B and C": the list begins behind the time.
LISTED_ALONE = re.compile(rf"(?:The\s+)?{_LIST}", re.I)


# A verb before "and" ends a clause there.
CLAUSE_VERB = re.compile(
    r"\b(?:was|were|had|improved|decreased|increased|did|showed|disappeared|occurred|developed|remained|"
    r"fell|rose|declined|changed|lowered|slowed|prevented|resolved|healed|normali[sz]ed|regressed|"
    r"subsided|remitted|shrank|dropped|worsened|lessened|doubled|halved|vanished)\b",
    re.I,
)
LIST_VERB = re.compile(
    r"\b(?:lessened|shrank|fell|rose|dropped|subsided|remitted|resolved|disappeared|declined|did|was|were|had)\b", re.I
)


# Several names with their brackets, or a list: each of them has the direction.
SEVERAL = re.compile(r",|[)\]]\s+and\s")
CLAUSE = re.compile(r"[.;:]")
# "X changed over time and was higher after it": the second verb has the subject of the first.
GOES_ON = re.compile(
    r"(?:[,\s]\s*(?:and|but|or)|,\s+which)(?:\s+(?:then|also|subsequently|thereafter|\w+ly))*\s*$", re.I
)
# "A and B did not change, except for C, which rose": C.
EXCEPTED = re.compile(
    r"\b(?:except(?:ing)?(?:\s+for)?|with\s+the\s+exception\s+of|apart\s+from)\s+(?:the\s+|an?\s+|changes?\s+in\s+)*(?P<name>[A-Za-z][^,;.()]{1,60}?)\s*,\s+which\s*$",
    re.I,
)
FIRST_VERB = re.compile(
    r"\b(?:was|were|had|did|showed|remained|changed|increased|decreased|improved|declined|rose|fell|dropped|differed|worsened|ranged)\b",
    re.I,
)
OWN_VERB = re.compile(
    rf"{FIRST_VERB.pattern}|\b(?:occurred|developed|averaged|appeared|persisted|returned|reached|peaked)\b", re.I
)
PERFECT = re.compile(r"\b(?:had|was|were)\s+(?:\w+ly\s+|also\s+|then\s+)*$", re.I)
RELATIVE = re.compile(r"\s*(?:who|which|that|whose)\b", re.I)
OWN_CLAUSE = re.compile(r"\b(?:while|whereas|although|but|which|who|that)\s+", re.I)
# "Pain and side effects, including nausea and itch, were": what is thrown in before the verb.
THROWN_IN = re.compile(
    r",\s+(?:however|therefore|though|moreover|(?:in|by)\s+contrast|on\s+the\s+other\s+hand|(?:including|such\s+as|as\s+(?:measured|assessed)|measured|assessed|defined|expressed|"
    r"calculated|but\s+not)\s(?:[^.;:()]|\([^()]{1,20}\)){3,90}),\s*$",
    re.I,
)
# "The proportion of dogs with lameness": what is counted belongs to the name.
COUNTED = re.compile(
    r"(?:proportions?|percentages?|numbers?|rates?|shares?)\s+of\s+(?:[\w-]+\s+){0,2}"
    rf"(?:{PEOPLE}|dogs|cats|mice|rats|animals|teeth|knees|hips|lesions|tumou?rs|cycles)(?:\s+\w+ed)?$",
    re.I,
)
# "Time from onset to admission": from when to when belongs to the name.
SPAN = re.compile(r"(?:(?:mean|median|total)\s+)?(?:times?|(?:time\s+)?intervals?|delays?|periods?|distances?)", re.I)
SPANS = re.compile(rf"{SPAN.pattern}\s+(?:from|between|to|until)\s", re.I)
LONGEST_WHOLE = 110
_INNER = r"(?:[^()\[\]]|\([^()]*\)|\[[^\[\]]*\])*"
BRACKET_BEFORE = re.compile(rf"[(\[]{_INNER}[)\]]\s*,?\s*$")
# A bracket with figures stands behind its name, and is no part of it; a short form in brackets is.
BRACKET = re.compile(rf"[(\[]{_INNER}[)\]]")
FIGURE = re.compile(r"\d\s?%|[<>=±]|\bvs\b|\bversus\b|\d[.·]\d|\d\s?[-–]\s?\d")
ALSO = re.compile(r"(?<=[\s)])(?:also|all|each|both|then)\s*$", re.I)  # "A (…), B (…), and C (…) also fell"
# "Pain after 3 hours (…), 6 hours (…), and 9 hours (…)": one name, measured at several times.
MORE_TIMES = re.compile(
    r"(?:,\s*(?:and\s+|or\s+)?|\s+and\s+)(?:(?:at|after)\s+)?\d+(?:\s*(?:to|-|–)\s*\d+)?\s*(?:hours|days|weeks|months|years|h|min|minutes)(?=\s|,|$)",
    re.I,
)
SHORT_BRACKET = re.compile(r"\([A-Za-z][\w%/.+ :-]{0,24}\)")


# "In the drug group (n = 30) pain was lower": the place ends where its bracket does.
LED_BY_PLACE = re.compile(
    r"(?:in|among|for|after|at|with|compared\s+(?:with|to)|during|on|by|from|between|within|of)\s[^.;:,()]{2,70}\([^()]*\)\s*,?\s*(?!(?:and|or|was|were|in|of|at)\b)",
    re.I,
)
# "The survival rate of the nonwhite patients": whose it is, is no part of its name.
OF_PEOPLE = re.compile(
    r"(?P<what>(?!rates?\s|risks?\s|odds\s)[A-Za-z][^,;()]{3,70}?)(?<!number)(?<!numbers)(?<!proportion)(?<!percentage)(?<!majority)(?<!most)(?<!half)(?<!share)(?<!care)\s+"
    r"(?:of|in|among|for)\s+(?:the\s+|these\s+|all\s+)?(?:[\w+/-]+\s+){0,3}?(?:patients|participants|children|women|men|groups?|arm|infants|controls|subjects|adults)$",
    re.I,
)


# "A, B, and C in both groups of patients were": whose they are ends no list.
OF_GROUP = re.compile(
    r"\s(?:in|among|of)\s+(?:the\s+|both\s+)?(?:[\w+/()-]+\s+){0,12}?(?:patients|participants|children|women|men|groups?|arms?|controls|subjects|adults)\s*$",
    re.I,
)


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found.group())


def _without_figures(found: re.Match[str]) -> str:
    return _spaces(found) if FIGURE.search(found.group()) else found.group()


def last_clause(text: str) -> str:
    return re.split(r"[.;]\s|,\s|\b(?:and|but|while|whereas)\b", text)[-1]


def compared_with(text: str, subject: Phrase | None, end: int) -> str | None:
    if subject is None:
        return None
    other = re.match(
        r"\s*(?:compared\s+(?:with|to)|than|versus|vs\.?)\s+(?:in\s+|the\s+|those\s+with\s+)"
        r"*(?P<other>[\w -]{3,50})",
        text[end:],
        re.I,
    )
    return f"{subject.words} vs {tidy(other['other'])}" if other else subject.words


def subject_of(text: str, verb: int) -> Phrase | None:
    """The subject of a verb: from the beginning of its clause, an opening phrase of time or place left out."""
    lead = THROWN_IN.sub(_spaces, BRACKET_BEFORE.sub(_spaces, BRACKET.sub(_without_figures, text[:verb])))
    lead = ALSO.sub(_spaces, lead)
    if (more := MORE_TIMES.search(lead)) and CLAUSE_VERB.search(lead, 0, more.start()) is None:
        lead = MORE_TIMES.sub(_spaces, lead)  # behind a verb a time opens the next clause
    bare = SHORT_BRACKET.sub(_spaces, lead)
    cut = clause = 0
    for found in re.finditer(
        r"(?<!i\.v)(?<!s\.c)(?<!\b[A-Z])[.;:]\s|,\s+(?:and\s+|but\s+|while\s+|whereas\s+|of\s+which\s+)?|\)\s*,?\s*|\b(?:and|"
        r"that|which|while|whereas|but)\s+(?=[^.;,]*$)",
        bare,
    ):
        if CLAUSE.match(found.group()):
            clause = found.end()
        if found.group().strip() in ("and",) and not CLAUSE_VERB.search(lead[max(clause, cut) : found.start()]):
            continue
        cut = found.end()
    goes_on = GOES_ON.search(bare)
    if excepted := EXCEPTED.search(bare):
        return Phrase(tidy(excepted["name"]), excepted.start("name"), excepted.end("name"))
    if goes_on:
        own = max([clause, *(one.end() for one in OWN_CLAUSE.finditer(bare, clause, goes_on.start()))])
        first = OWN_VERB.search(bare, own, goes_on.start())
        return subject_of(text, first.start()) if first else None
    without_group = OF_GROUP.sub(_spaces, BRACKET.sub(_spaces, bare))
    listed = LISTED.search(without_group)
    if listed and LIST_VERB.search(listed["list"]):
        listed = None
    if listed is None and (opened := after_opening(text, clause, verb)) > clause:
        listed = LISTED_ALONE.match(without_group, opened)
    cut = min(cut, listed.start("list")) if listed and listed.end() >= cut else cut
    if bare.startswith("or ", cut) and not OWN_VERB.search(bare, clause, cut):
        return None  # the last name of a list alone
    cut = after_opening(text, cut, verb)
    cut += len("both ") if text.startswith(("both ", "Both "), cut) else 0
    place = LED_BY_PLACE.match(text, cut, verb)
    cut = place.end() if place else cut
    cut = led_by(text, cut, verb) if place else cut
    outcomes, _ = items_at(lead_on := ALSO.sub(_spaces, THROWN_IN.sub(_spaces, text[:verb])), cut)
    if not outcomes:
        return None
    words = tidy(" ".join(lead[outcomes[0].start : outcomes[-1].end].split()))
    between = PERFECT.sub("", lead[outcomes[-1].end :])
    if FIRST_VERB.search(between) and not RELATIVE.match(between):
        return None  # another verb stands between
    whole = tidy(" ".join(lead[outcomes[0].start :].split()))
    if (COUNTED.match(words) or SPAN.fullmatch(words)) and "," not in whole and len(whole) < LONGEST_WHOLE:
        return Phrase(whole, outcomes[0].start, verb) if usable(whole) else None
    of_people = OF_PEOPLE.match(words)
    words = of_people["what"] if of_people else words
    time = TIME.search(words)
    if time and time.end() == len(words):
        words = tidy(words[: time.start()])
    end = len(lead_on[: outcomes[-1].end].rstrip())
    several = len(outcomes) > 2 and all(usable(one.words) for one in outcomes)
    return Phrase(words, outcomes[0].start, end) if several or usable(words) else None


NAMES_PEOPLE = Cued(
    r"\b(?:patients?|participants?|subjects?|individuals?|adults?|child(?:ren)?|wom[ae]n|m[ae]n|cases|"
    r"persons|people|responders|survivors|recipients|volunteers|girls|boys|students|mothers|groups?|arms?|cohorts?|"
    r"studies|trials|of them)$|^group\s+[\w.]+$|"
    r"^(?:one|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d[\d,]*)\b(?!-|\(|\s?(?:h|d|hrs?|hours?|mins?|minutes?|days?|weeks?|months?|years?)\s+[a-z])",
    re.I,
)


@lru_cache(maxsize=4096)
def is_people(words: str) -> bool:
    return bool(NAMES_PEOPLE.search(words))


@lru_cache(maxsize=4096)
def is_drug(words: str) -> bool:
    """Whether words name a medicine and nothing else."""
    return drug_pattern().fullmatch(re.sub(r"\s+alone$", "", words)) is not None and ANALYTE.fullmatch(words) is None


# What is given as a medicine and measured in the blood: a change of it is a finding.
ANALYTE = re.compile(
    r"(?:(?:total|serum|plasma|LDL|HDL|blood|fasting|urinary|salivary|free)[\s-]+)*(?:cholesterol|albumin|insulin|cortisol|testosterone|estradiol|oestradiol|"
    r"glucose|progesterone|aldosterone|glycerol|calcium|iron|zinc|magnesium|potassium|sodium|retinol|vitamin\s\w+|fibrinogen|"
    r"melatonin|leptin|adiponectin|glucagon|growth\s+hormone|thyroxine|triiodothyronine|h(?:a)?emoglobin|homocysteine|bilirubin)",
    re.I,
)


MEASURED = re.compile(r"(?:times?|intervals?|durations?|lengths?|numbers?|rates?|proportions?|percentages?)\b", re.I)


TREATMENT = re.compile(
    r"\b(?:treatment|therapy|supplementation|intervention|training|administration)$|\badministration\s+of\b|"
    r"^(?:doses?|dosages?|regimens?|formulations?)\b",
    re.I,
)


# What people need less of as they get better.
SPARED = re.compile(
    r"(?:doses?|dosages?)\s+of\s+(?:oral\s+|daily\s+)?(?:\w*pred\w+|(?:gluco)?corticosteroids?|steroids?|GCs?|CS|opioids?|morphine|insulin|diuretics?)\b",
    re.I,
)


def is_treatment(words: str) -> bool:
    return SPARED.match(words) is None and TREATMENT.search(words) is not None and not MEASURED.match(words)


# "A was safe and improved X".
SAFE_AND = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:safe|effective|efficacious|feasible|acceptable|(?:well|better)[\s-]tolerated|tolerated|superior\s+to\s+\w+|"
    r"beneficial|cost-effective)(?:\s+and\s+(?:\w+ly\s+)?(?:safe|effective|feasible|well\s+tolerated))?,?\s+and\s+(?:\w+ly\s+|also\s+)*$",
    re.I,
)


# "A had no effect on X, but reduced Y".
NO_EFFECT_BUT = re.compile(
    r"\b(?:had|showed|exerted|produced)\s+(?:no|little|an?|some)\s[^.;:]{3,120}\bbut\s+(?:\w+ly\s+|also\s+|did\s+)?$",
    re.I,
)


# "There was no evidence that zinc", "it was found that zinc": the clause begins behind it.
THAT = re.compile(
    r"^.*\b(?:evidence|found|shown|suggest(?:s|ed)?|indicat(?:es|ed)|demonstrat(?:es|ed)|show(?:s|ed)|concluded?|confirm(?:s|ed)?|reveal(?:s|ed))\s+that\s+(?=\S)",
    re.I | re.S,
)


def acts(lead: str) -> bool:
    """Whether a subject stands before a verb form, so that it is no adjective ("show increased levels")."""
    clause = last_clause(lead) if not re.search(r"\band\s*$", lead) else lead
    clause = THAT.sub("", clause)
    words = clause.split()
    if SAFE_AND.search(lead) or NO_EFFECT_BUT.search(lead):
        return True
    if not words or words[-1][-1:] in ",;:([":
        return False
    if re.search(
        r"\b(?:was|were|had|is|are|has|have|showed?|included?|demonstrated|observed|found|led|caused|"
        r"experienced?|have|develop|report|suffer|see|saw|seen|its|their|this|these|those|such|our|his|her|any|some|more|most|very|required|requiring|supported|suggest(?:s|ed)|indicat(?:es|ed)|reveal(?:s|ed)|reflect(?:s|ed|ing)|confirm(?:s|ed)|causing|receiv\w+|"
        r"developing|showing|reporting|including|involving|despite|because|exhibit\w+|of|in|with|to|by|for|from|as|or|an?|the|significant|than|no|not|that|when|if|where|although|while|whereas|between)$",
        clause.strip(),
        re.I,
    ):
        return False
    return not words[-1].casefold().endswith("ly") and not re.search(r"\b(?:was|were|had)\b", clause, re.I)
