"""Two things that a report compares, however it says so: "A versus B", "compare A with B", "assigned to A or B"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.extract.diseases import is_disease
from attest.extract.named import MEASURED, Named, is_treatment, name_at
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import control_pattern, treatments_in

# What a comparison is of comes before its first side: "the efficacy and safety of A versus B".
_QUALITY = (
    r"(?:(?:[\w-]+\s+){0,3}?(?:effects?|efficacy|effectiveness|safety|tolerability|outcomes?|results?|"
    r"impact|influence|use|"
    r"usefulness|benefits?|costs?|cost-effectiveness|performance|accuracy|trial|study|comparison|"
    r"evaluation|analysis|role|value|"
    r"superiority|non-?inferiority|feasibility|rates?|quality\s+of\s+life|response|survival|incidence|"
    r"risks?|recovery|levels?|parameters|characteristics|profiles?|variables|features|stability|conditions|duration|properties|"
    r"pain|time|changes?|review|[a-z]+genicity|pharmacokinetics)(?:(?:,|\s+and|,\s+and|\s*/)\s*(?:[\w-]+\s+){0,2}[\w-]+){0,3})"
)
LEAD = re.compile(
    (
        rf"(?:(?:the|a|an)\s+)?{_QUALITY}\s+(?:of|between|with|after|for|from|to|following|using|"
        rf"in)\s+(?!{PEOPLE}\b)(?:the\s+(?:use|effects?|addition)\s+of\s+)?"
    ),
    re.I,
)
OR_ELSE = re.compile(r"\s*(?:[(\[][^()\[\]]{0,60}[)\]]\s*)?,?\s*\bor\s+", re.I)
CODE = re.compile(r"[A-Z]{1,4}\d{3,5}\b[.:\s]+")  # the number of a conference abstract
ASKS = re.compile(r"(?:(?:Does|Do|Is|Are|Can|Should|Could|Will|Which|Whether)\s+(?:the\s+)?)", re.I)
# Where the first side ends and the second begins.
STRONG = re.compile(r"\s(?:versus|vs\.?|with|to|against)\s+", re.I)
WEAK = re.compile(r"\s(?:and|or)\s+", re.I)
VERSUS = re.compile(
    r"(?:\s|(?<=\)))(?:versus|vs\.?|v|as\s+compared\s+(?:with|to)|compared\s+(?:with|to|against)|"
    r"in\s+comparison\s+(?:with|to)|instead\s+of|rather\s+than|(?:is\s+)?(?:not\s+)?(?:as\s+\w+\s+as|"
    r"(?:superior|inferior|non-?inferior|equivalent|preferable|comparable)\s+to|(?:no\s+)?(?:better|"
    r"more\s+effective|safer)\s+than))\s+",
    re.I,
)
COMPARES = re.compile(
    r"\b(?:comparisons?\s+(?:of|between)|(?<=comparative\s)(?:effectiveness|efficacy|safety|outcomes?)(?:\s+and\s+\w+)?\s+of|compar(?:e|es|ed|ing)(?!\s+(?:with|to)\b)|differences?\s+between|"
    r"(?:superiority|non-?inferiority|equivalence)\s+of|randomi[sz]ed\s+(?:\w+\s+)?(?:trial|study)\s+of|"
    r"whether|that)\s+",
    re.I,
)
ASSIGNED = re.compile(
    r"\b(?:(?:assigned|allocated|randomi[sz]ed|divided|split)\s+(?:(?:[^.;]{1,90}?\s+)?(?:in)?to(?!\s+(?:evaluate|assess|compare|determine|investigate|test|examine|establish)\b)|for(?!\s+(?:\d|an?\b|the\b)))|"
    r"randomly\s+(?:received|underwent|given)|(?:using|by|with)(?=\s+either\b)|"
    r"(?:received|receive|given|treated\s+with|underwent))\s+(?:(?:be\s+treated\s+with|receive|undergo|"
    r"take|use|get|have|perform|continue|one\s+of\s+"
    r"(?:two|three|four)\s+(?:groups|treatments|arms|interventions|diets)\s*:|(?:two|three|four|2|"
    r"3)\s+(?:equal\s+)?groups?\s*[:,(]|either|both|"
    r"treatment\s+with|group\s+(?:A|B|I|II|1|2)\b[^\w]*)\s*)*",
    re.I,
)
OR = re.compile(r",?\s+(?:or|versus|vs\.?)\s+(?:(?:to|with|receive|treatment\s+with)\s+)*", re.I)
AND = re.compile(r",?\s+and\s+(?:to\s+)?", re.I)
BOTH = re.compile(
    r"(?:^|[.;:]\s+|,\s+)(?P<names>[^.;:]{5,140}?)\s+(?:was|were|are|have\s+been)\s+(?:\w+ly\s+)?compared\b", re.I
)
WAS_COMPARED = re.compile(
    r"(?:^|[.;:]\s+)(?P<first>[A-Z][^.;:]{2,100}?)(?P<joint>\s+(?:was|"
    r"were)\s+(?:\w+ly\s+)?compared\s+(?:with|to|against)\s+)"
)
# What may stand between the first side's name and the joint: a bracket, a dose, what it was given for.
BETWEEN = re.compile(
    r"\s*(?:,\s(?!and\b|or\b)[^,;:()]{3,50},)?(?:therapy|treatment|group|"
    r"arm)?\s*(?:[(\[][^()\[\]]{0,80}[)\]]\s*)?(?:(?:for|in|on|of|during|after|at|as|before|alone|"
    r"plus|once|twice|daily|weekly|every|over|"
    r"\d|i\.?v\.?|orally|per)[^;:?()]{0,70}?)?\s*(?:[(\[][^()\[\]]{0,80}[)\]]\s*)?(?:was|were|is|are)?\s*,?\s*",
    re.I,
)
ARTICLES = re.compile(
    (
        r"(?:(?:the|an?|either|both|that\s+of|those\s+of|those\s+(?:with|receiving|treated\s+with)|with|"
        r"using|taking|to|use\s+of|receiving|only|just|assigned\s+to|allocated\s+to|randomi[sz]ed\s+to|matching|matched|identical|inert)\s+)+"
    ),
    re.I,
)
DOSE_FIRST = re.compile(
    (
        r"(?:a\s+)?(?:(?:single|daily|weekly|total)\s+)?(?:(?:doses?\s+of\s+)?\d[\d.,–-]*\s?(?:mg|g|μg|µg|"
        r"mcg|grams?|micrograms?|IU|U|units?|ml|mL|%|cc|kg|min|minutes|weeks?|days?)(?![a-z])(?:\s?/\s?\w+){0,2}\s*(?:/day\s+|daily\s+|"
        r"per\s+day\s+)?(?:of\s+)?)"
    ),
    re.I,
)
NOT_A_SIDE = re.compile(
    rf"\b(?:{PEOPLE}|levels?|those|values?|diseases?|rates?|results?|studies|trials|literature|baseline|"
    rf"years?|months?|weeks?|"
    r"scores?|mean|median|risk|odds|differences?|significan\w+|reference|groups|cent(?:er|re)s?|"
    r"hospitals?|clinics?|history|followed|"
    r"survival|preservation|mortality|function|ratio|index|pressure|concentrations?|symptoms?|"
    r"complications?|factors?|hypothesis|data|parameters|characteristics|measurements|variables|outcomes|"
    r"patients?[’']?|orders?|sequences?|methods|strategies|interventions|treatments)\b",
    re.I,
)
SOME_OF = re.compile(
    r"(?:\d+|one|two|three|four|five|six|either|each)\s+(?:of\s+)?(?:the\s+)?(?:\d+|two|three|four|"
    r"groups?|arms?|active|treatments?|regimens?|cohorts?)\b|"
    r"(?:intervention|treatment|study|experimental|active|test)\s*(?:group|arm|$)|groups?\b|others?$|one\b",
    re.I,
)
# An adjective that shares the noun behind the second side: "laparoscopic versus open repair".
BARE = re.compile(
    r"(?:[\w-]+(?:al|ic|ar|ive|ed|ous|ary|dose|term|line|day|week|time|site|stage|type|based|level|"
    r"assisted|to-face)|early|late|delayed|immediate|"
    r"recombinant|urinary|daily|weekly|monthly|twice|once|high|low|higher|lower|single|double|dual|triple|short|long|"
    r"short(?:er)?|long(?:er)?|open|closed|oral|warm|cold|active|online|direct|hot|dry|wet|fast|slow|"
    r"moderate|light|full|partial|home|group|individual|standard|tight|strict|liberal|continuous|"
    r"intermittent|intravenous|epidural|general|local|left|right)$",
    re.I,
)


JOINED = re.compile(
    r"\b(?:combined|supplemented|together|along|enriched|concomitantly|concurrently|in\s+combination)\s*$", re.I
)


AND_ALSO = re.compile(r"(?:\s*[(\[][^()\[\]]{0,60}[)\]])?,?\s+and\s", re.I)


class Pair(NamedTuple):
    """The first and the second of a comparison, in the sentence that makes it; places count within the sentence."""

    sentence: Sentence
    first: Named
    second: Named
    rule: str


def pairs(reading: Reading) -> Iterator[Pair]:
    """Comparisons that a report states: its title's first, then its aims', then what people were assigned to."""
    titles = reading.abstract("title")
    for one in titles:
        yield from _joined(one, "compared-in-title")
    for one in (*titles, *reading.abstract("background", None, "methods")):
        yield from _compared(one)
    for one in reading.abstract("methods", None, "background", "results"):
        yield from _assigned(one)
    for one in reading.abstract("background", None, "conclusions"):
        yield from _whether(one)


def _side(text: str, at: int, stop: int, last: bool, assigned: bool = False) -> Named | None:
    """The name from a place on; where it is not the last, nothing but what belongs to it may follow up to the joint."""
    text = text[:stop]
    lead = ARTICLES.match(text, at)
    at = lead.end() if lead else at
    dose = DOSE_FIRST.match(text, at)
    one = name_at(text, dose.end() if dose else at)
    hit = control_pattern().match(text, at)
    if assigned and last and hit and hit.end() <= stop and AND_ALSO.match(text, hit.end()):
        one = Named(hit.group(), hit.start(), hit.end())  # "tea or placebo and milk or placebo"
    if one is None and hit and hit.end() <= stop:
        one = Named(hit.group(), hit.start(), hit.end())
    if one is None or SOME_OF.match(one.name):
        return None
    if (NOT_A_SIDE.search(one.name) and not control_pattern().search(one.name)) or (
        is_disease(one.name) and not is_treatment(one.name)
    ):
        return None
    return one if last or BETWEEN.fullmatch(text, one.end, stop) else _either(text, one, stop)


def _either(text: str, one: Named, stop: int) -> Named | None:
    """Two treatments that are one side together: "tea or coffee with water"."""
    joint = OR_ELSE.match(text, one.end)
    other = name_at(text, joint.end()) if joint else None
    if other is None or not (is_treatment(one.name) and is_treatment(other.name)):
        return None
    both = Named(" ".join(text[one.start : other.end].split()), one.start, other.end)
    return both if BETWEEN.fullmatch(text, other.end, stop) else None


def _start(text: str, joint: int) -> int:
    """Where the first side of a title's comparison begins: behind its colon, its question word, "effects of"."""
    begin = max((found.end() for found in re.finditer(r"[.;:?]\s+|\s[-–—]\s", text[:joint])), default=0)
    code = CODE.match(text, begin)
    begin = code.end() if code else begin
    asks = ASKS.match(text, begin)
    begin = asks.end() if asks else begin
    while (lead := LEAD.match(text, begin)) and lead.end() < joint:
        begin = lead.end()
    return begin


def _joined(one: Sentence, rule: str) -> Iterator[Pair]:
    text = one.text.replace("\n", " ")
    for joint in VERSUS.finditer(text):
        yield from _pair(one, text, _nearest(text, _start(text, joint.start()), joint.start()), joint.span(), rule)
    for joint in WEAK.finditer(text) if " or " in text else ():
        if "or" in joint.group():
            for made in _pair(one, text, _start(text, joint.start()), joint.span(), rule):
                if is_known(made.first.name) and is_known(made.second.name):
                    yield made


def _nearest(text: str, begin: int, joint: int) -> int:
    """Where the first side begins that is told last: "oxidative stress in laparoscopic" compares operations."""
    leads = re.finditer(
        r"\b(?:in|of|after|with|between|following|during|undergoing|by|using|under|from|on)\s+(?:the\s+)?", text[:joint]
    )
    for lead in reversed(list(leads)):
        words = text[lead.end() : joint].strip()
        if JOINED.search(text, max(0, lead.start() - 14), lead.start()):
            return begin
        if lead.start() < begin or not words or len(words.split()) > 4:
            continue
        of_known = lead.group().startswith("of") or is_known(text[begin : lead.start()])
        if BARE.fullmatch(words) or (is_known(words) and not of_known):
            return lead.end()
    return begin


def _pair(one: Sentence, text: str, at: int, joint: tuple[int, int], rule: str) -> Iterator[Pair]:
    first = _side(text, at, joint[0], last=False)
    if first is None and rule == "compared-in-title":
        first = _combined(text, at, joint[0])
    second = _side(text, joint[1], len(text), last=True, assigned=rule == "assigned") if first else None
    if first and second and first.name.casefold() != second.name.casefold():
        yield Pair(one, _with_noun(first, second), second, rule)


COMBINED = re.compile(
    r"\s+(?:(?:combined|together|in\s+combination)\s+with|added\s+to)\s+(?:[\w-]+\s+){0,3}[\w-]+\s*", re.I
)


def _combined(text: str, at: int, stop: int) -> Named | None:
    """Two treatments that are one side together: "tea combined with milk versus …"."""
    one = name_at(text[:stop], at)
    if one is None or not COMBINED.fullmatch(text, one.end, stop):
        return None
    return Named(" ".join(text[one.start : stop].split()), one.start, one.start + len(text[one.start : stop].rstrip()))


def _with_noun(first: Named, second: Named) -> Named:
    """The first side with the noun that it shares: "laparoscopic" of "laparoscopic versus open repair"."""
    words, others = first.name.split(), second.name.split()
    if len(words) > 2 or len(others) < 2 or is_treatment(first.name) or not BARE.search(first.name):
        return first
    shared = others[len(words) :] if len(others) > len(words) else others[-1:]
    return Named(f"{first.name} {' '.join(shared)}", first.start, second.end)


def _compared(one: Sentence) -> Iterator[Pair]:
    if "ompar" not in one.text and "ifference" not in one.text and "eriority" not in one.text:
        return
    text = one.text.replace("\n", " ")
    for both in BOTH.finditer(text):
        for joint in WEAK.finditer(text, both.start("names"), both.end("names")):
            yield from _pair(one, text[: both.end("names")], both.start("names"), joint.span(), "compared")
    for one_with in WAS_COMPARED.finditer(text):
        yield from _pair(one, text, one_with.start("first"), one_with.span("joint"), "compared")
    for found in COMPARES.finditer(text):
        at = found.end()
        while lead := LEAD.match(text, at):
            at = lead.end()
        stop = re.compile(r"[.;:?]\s|$").search(text, at)
        limit = min(stop.start() if stop else len(text), at + 160)
        how = found.group().casefold()
        if VERSUS.search(text, at, limit):
            forms: tuple[re.Pattern[str], ...] = (VERSUS,) if not how.startswith("compar") else (VERSUS, STRONG)
        else:
            forms = () if how.startswith(("whether", "that")) else (WEAK,) if how.startswith("diff") else (STRONG, WEAK)
        told = False
        for form in forms:
            for joint in form.finditer(text, at, limit):
                if JOINED.search(text, at, joint.start()) or (told and form is WEAK and "or" in joint.group()):
                    continue  # "A or B with C" does not compare A with B
                for made in _pair(one, text, at, joint.span(), "compared"):
                    told = True
                    yield made


def _assigned(one: Sentence) -> Iterator[Pair]:
    if "or" not in one.text and "vs" not in one.text and "and" not in one.text:
        return
    text = one.text.replace("\n", " ")
    for found in ASSIGNED.finditer(text):
        stop = re.compile(r"[.;]\s|$").search(text, found.end())
        limit = min(stop.start() if stop else len(text), found.end() + 220)
        given = re.match(r"received?|given|treated|underwent|using|by|with", found.group(), re.I)
        for joint in OR.finditer(text, found.end(), limit):
            yield from _pair(one, text, found.end(), joint.span(), "received" if given else "assigned")
        # "A and B, or C" does not part A from B.
        either = given or any(_side(text, joint.end(), limit, True) for joint in OR.finditer(text, found.end(), limit))
        for joint in () if either else AND.finditer(text, found.end(), limit):
            yield from _pair(one, text, found.end(), joint.span(), "assigned")


def _whether(one: Sentence) -> Iterator[Pair]:
    text = one.text.replace("\n", " ")
    for joint in VERSUS.finditer(text):
        leads = [found.end() for found in re.finditer(r"\b(?:whether|that|if|of)\s+", text[: joint.start()])]
        for at in leads[-2:]:
            yield from _pair(one, text, at, joint.span(), "compared-whether")


def is_known(name: str) -> bool:
    """Whether a side is a treatment or a control by its own words."""
    return (
        is_treatment(name) or control_pattern().search(name) is not None or next(treatments_in(name), None) is not None
    )


def measured(name: str) -> bool:
    return MEASURED.search(name) is not None
