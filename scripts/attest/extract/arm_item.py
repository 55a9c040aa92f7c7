"""One item of a list of arms: its name without article, dose and schedule, and the dose and size told with it."""

from __future__ import annotations

import re

from attest.extract.arm_doses import AMONG_DOSES, DOSE, OF_SHARED_UNIT, OFTEN_SHORT, told_dose
from attest.extract.arm_forms import Mention
from attest.extract.arm_names import OFTEN
from attest.extract.statistics import PEOPLE

# Where the name of an item ends: its schedule, its time, what else was done.
_END = re.compile(
    rf"\s+(?:(?:one|two|three|four)\s+(?:hours?|times|sessions?|days?|weeks?|months?)|{OFTEN_SHORT}|once|twice|thrice|three\s+times|four\s+times|daily|weekly|monthly|every|per|for|during|over|until|before|after|in|at|on|"
    r"up|subcutaneously|intravenously|intramuscularly|orally|topically|via|by|who|which|that|as(?!\s+usual)|while|where|starting|beginning|consisting|composed|within|throughout|followed|given|administered|added|according|stratified|"
    r"an?\s+(?:day|week|month|year)|from|each|either(?=\s+(?:in|before|during|at|on|by)\b)|respectively|and\s+(?:were|was|followed|then|assessed|to|all|both|received|underwent|had|completed|treated|monitored|evaluated)|using|when|if|under|into|both|(?:was|were)\s+(?:done|performed|generated|made|carried|concealed|stratified|by)|all|the|their|between|groups?|arms?|\d[\d.,]*)\b"
    r"|\s*[(\[:,<>≤≥=\x01]|\s+[-–—]\s|\s+\w+ed\s+(?:by|in|with|to|at|on)\b",
)
_LEAD = re.compile(
    r"(?:(?:the|a|an|either|to|receive|receiving|(?:once|twice|thrice)-(?:daily|weekly|monthly)|\d+-(?:day|week|month|year|session)(?=\s+(?:[\w-]+\s+){0,5}?(?:program\w*|interventions?|training|therapy|course|exercise\w*|education|counsell?ing|diet|regimen|treatment)\b)|oral|intravenous|subcutaneous|topical|daily|weekly|single|matching|matched|treatment\s+with|therapy\s+with|"
    r"(?:(?:first|second|third|fourth|booster)\s+doses?\s+of\s+the\s+same)|doses?\s+of|infusions?\s+of|injections?\s+of|equal\s+volumes?\s+of|of|and|one|(?:serve|act|served|acted|serving)\s+as|group\s+\w+|arm\s+\w+)\s+)+",
    re.I,
)
# "ABC 501": the number is the drug's, and no amount.
CODED = re.compile(r"[A-Z]{2,5}[\s-]\d{2,5}(?![\d.]|,\s?\d|\s?(?:m?g|[µμ]g|mcg|IU|m?[lL]|%|mmol|units?)\b)")
# "10 mg rising to 15 mg", "10 mg, plus usual care": what is done with a dose, and no name.
OF_A_DOSE = re.compile(
    r"(?:rising|raised|increas\w+|escalat\w+|(?:up-?)?titrat\w+|reduc\w+|decreas\w+|taper\w+|building|going\s+up|plus|added|on\s+top)\b",
    re.I,
)
ROUTE = re.compile(r"(?:IV|SC|IM|PO|i\.?v|s\.?c|i\.?m|p\.?o)\.?", re.I)
BAD = re.compile(
    rf"(?<![\w-])(?:showed|tapered|significant|significantly|was|were|is|are|been|being|had|have|has|will|not|same|who|which|whom|than|there|their|other(?!\s+(?:[\w-]+\s+){{1,3}}(?:drugs|medicines|medications|agents|therap\w+|treatments|immunosuppress\w+)\b)|period|based|administered|either|following|reversed|needed|required|improved|this|these|those|them|it|they|we|respectively|ratio|groups?(?!\s+(?:[a-z-]+\s+)?(?:therapy|training|exercises?|education|counsell?ing|sessions?|support|psycho\w+|CBT|CPT)\b)|arms?|"
    rf"(?<![a-z]\s)(?<![a-z]-)blocks?|permuted\s+blocks?|blocks\s+of|sequences?|strata|separated|washout|trial|study|{PEOPLE}(?!\s+(?:education|information|support|training|navigation|decision)\b))\b|\bcomparison\s+of\b|^(?:either|only|conventional|one|two|three|four|five|both|other|another|same|and|with|without|standard|stratified|all|each|after|before|[a-z]+ally|protocol)$|"
    r"^(?:vice versa|up|continued|followed|completing)$|"
    r"^(?:provide|self-complete|compare|assess|evaluate|determine|investigate|examine|identify)\b|"
    r"^(?:[a-z]?(?:HR|OR|RR)|(?:W|S)?MD|mean difference)$|^\d\d\s?%\s?(?:CI|confidence)\b|"
    r"^\d(?![\d.]*\s?%\s\w)|^(?:two|three|four|five|several|different)\s|^(?:with|without|according|in|on|at|by|as|from|for|using|via|after|before|during)\b",
    re.I,
)
ADDED = re.compile(r"(?:\+|\b(?:plus|and|with))\s*$")
# "tea 5 mg/milk 2 mg": the dose of the first of two.
OF_FIRST = re.compile(r"\s\d[\d.,]*\s?(?:m?g|[µμ]g|mcg|IU)(?=/(?!(?:day|dose|week|month|hour|min|kg)\b)[A-Za-z]{3})")
BETWEEN = re.compile(r"(?=[^;]*(?:\+|\bplus\b|/|\bwith\b))(?!\s*[)\]])[^\d;:.]{1,60}")
ADDS = re.compile(r"\s*(?:\+|plus\b)\s*[A-Za-z]")
NONE_GIVEN = re.compile(r"\b(?:placebo|vehicle|sham|controls?)\b", re.I)
OR_DOSE = re.compile(r"\s+or\s+\d[\d.]*\s?(?:m?g|[µμ]g|mcg|IU)\b(?=[^()\[\]]{0,40}[)\]])")  # "(5 mg or 10 mg daily)"
MORE_DOSES = re.compile(r"\s+and\s+\d[\d.]*\s?(?:m?g|[µμ]g|mcg|IU)\b(?!\s+(?:of\b|[a-z]{5,}))")
OF_WHAT_FOLLOWED = re.compile(r"\sdose|\bfollowed\b|\bthen\b")
GROUP_WORD = re.compile(r"\s+(?:group|arm|groups|arms)$", re.I)
SIZE = re.compile(
    rf"[^()\[\],;]{{0,12}}(?:[(\[][^()\[\]=\d]{{1,80}}(?:[(\[][^()\[\]=]{{1,60}}[)\]])?[)\]]\s*)?"
    rf"[(\[](?:[\"“]?(?P<label>[A-Za-z][\w+/ -]{{0,25}}?)(?:\s+(?:group|arm))?[\"”]?\s*[;,:]\s*|"
    rf"[^()\[\]]{{0,60}}?(?:[;:]|,(?!\d{{3}}\b))\s*)?"
    rf"(?:[nN]\s?=\s?(?P<n>\d(?:[\d,]*\d)?)(?!\d|,\s?\d+\s?(?:,|and\b|[)\]])|\s?(?:and\s|/)\s?\d)|(?P<people>\d(?:[\d,]*\d)?)\s+{PEOPLE})(?![^()\[\]]{{0,20}}(?:\b(?:each|per|every)\b|/\s?(?:arm|group)))(?:[^()\[\]]|[(\[][^()\[\]]{{0,40}}[)\]]){{0,100}}[)\]]"
)
SIZE_ALONE = re.compile(r"[(\[]\s*[nN]\s?=\s?(?P<n>\d(?:[\d,]*\d)?)\s*[)\]]")
# "tea for four weeks, with milk (33 men, the tea group)".
SIZE_OF_PEOPLE = re.compile(
    rf"[(\[]\s*(?P<n>\d(?:[\d,]*\d)?)\s+{PEOPLE}\s*"
    r"(?:[,;:]\s*(?:the\s+)?(?P<label>[A-Za-z][\w+/ -]{1,30}?)\s+(?:group|arm)\s*)?[)\]]",
    re.I,
)
# "tea 5 mg daily (low-dose group) or …": what the report calls the arm.
LABEL = re.compile(
    r"[^()\[\],;]{0,70}[(\[](?:the\s+)?(?:(?P<label>[A-Za-z][\w+/ -]{1,25}?)\s+(?:group|arm)|"
    r"(?P<control>controls?|intervention)(?:\s*[;,:][^()\[\]]{0,90})?)[)\]]",
    re.I,
)
GENERIC = re.compile(r"intervention|treatment|experimental|active|control", re.I)
DOING = re.compile(r"[a-z]+ing\s")
STRENGTH = re.compile(r"\s+\d[\d.]*\s?%\s+[A-Za-z]{4}")
GAP = re.compile(r"[\s\x01]+")


def with_doses(found: list[Mention]) -> list[Mention]:
    """The items of a list, those of one name told apart by their doses."""
    names = [one.name.casefold() for one in found]
    return [_with_dose(one) if names.count(one.name.casefold()) > 1 else one for one in found]


def _with_dose(one: Mention) -> Mention:
    name = f"{one.name} {one.dose[0]}" if one.dose else one.name
    return Mention(name, one.start, one.end, one.rule, one.size, one.dose)


def item_of(text: str, flat: str, start: int, end: int) -> Mention | None:
    """One item: its name without articles, dose and schedule; its dose and its size where the list gives them."""
    dose = DOSE.search(text, start, end) or next(
        (one for one in OF_SHARED_UNIT.finditer(text, start) if one.end() <= end), None
    )
    if dose and AMONG_DOSES.search(text, start, dose.start()):
        dose = None  # "200, 400 or 800 mg": more than one
    if dose and MORE_DOSES.match(text, dose.end(), end):
        dose = None  # "5 mg and 10 mg"
    at = start
    while lead := (_LEAD.match(flat, at, end) or GAP.match(flat, at, end)):
        at = lead.end()
    if dose and dose.start() <= at + 1:
        at = dose.end()
        while lead := (_LEAD.match(flat, at, end) or GAP.match(flat, at, end)):
            at = lead.end()
    several = []  # doses of an item of two treatments: "tea 5 mg + milk 2 mg", "tea 5 mg/milk 2 mg"
    for other in (*DOSE.finditer(text, at, end), *OF_FIRST.finditer(text, at, end)):
        if other.re is OF_FIRST or ADDED.search(flat, at, other.start()) or ADDS.match(flat, other.end(), end):
            flat = flat[: other.start()] + " " * len(other.group()) + flat[other.end() :]
            several.append(other)
    coded = CODED.match(flat, at)
    coded = coded if coded and coded.end() <= end else None  # "ABC 100, 200 or 400 mg" has doses
    stop = _END.search(flat, coded.end() if coded else at + 1, end)
    name_end = stop.start() if stop else end
    words = " ".join(flat[at:name_end].split()).strip(" ,.-–—'‘’“”\"")
    words = GROUP_WORD.sub("", words).replace(" /", "/")
    words = re.sub(r"(\bplus|\band|\bwith|\+)\s+of\b", r"\1", words)  # "tea plus 10 mg of milk"
    name_end = at + len(flat[at:name_end].rstrip(" ,.-–"))
    words = "" if dose and ROUTE.fullmatch(words) else words
    if dose and (not words or (dose.start() < at and OF_A_DOSE.match(words))):
        return _bare_dose(text, dose, min(len(text), end + 1))
    words = re.sub(r"\s+(?:with|plus|and|of|at|to|or|containing)(?:\s+an?|\s+dose|\s+the)*$", "", words)
    cut = len(words.split()) == 1 and STRENGTH.match(flat, name_end, end)  # "epidural 0.5% tea"
    usable = not cut and not BAD.search(words) and 1 <= len(words.split()) <= 7 and re.search(r"[A-Za-z]{2}", words)
    if not usable and not LABEL.match(text, name_end, min(len(text), end + 1)):
        return None
    size = SIZE.search(text, name_end, min(len(text), end + 1))
    early = SIZE_ALONE.match(text, dose.end() + 1, end) if dose else None  # "20 mg (n = 44) of tea"
    told = (size["n"] or size["people"]) if size else early["n"] if early else None
    role = None
    label = size["label"] if size and not OFTEN.fullmatch(size["label"] or "") else None
    if size and size["people"] and not label and (behind := SIZE_OF_PEOPLE.search(text, *size.span())):
        label = behind["label"]
    if size is None and (called := LABEL.match(text, name_end, min(len(text), end + 1))):
        label = called["label"] or (called["control"] if not usable else None)
        role = called["control"]
    if label and tells_of(words, label):
        label = None
    words = label or words
    role = role.casefold() if role else None
    if dose and dose.start() > name_end + 25:
        dose = None
    if dose and NONE_GIVEN.search(words) and OF_WHAT_FOLLOWED.search(text, name_end, dose.start()):
        dose = None  # "or placebo at doses of 5 mg of tea"
    near = dose if dose and (dose.start() >= start) else None
    place = (min(at, near.start()) if near else at), max(name_end, size.end() if size else 0, near.end() if near else 0)
    doses = _all_doses(text, near, several, end) if near else None
    return Mention(words, *place, "assigned-list", told, doses, role)


def _all_doses(text: str, dose: re.Match[str], several: list[re.Match[str]], end: int) -> tuple[str, int, int]:
    """The dose of an item, and of two treatments all that is told from the dose of the first to that of the second."""
    if not several and (other := OR_DOSE.match(text, dose.end(), end)):
        return text[dose.start() : other.end()], dose.start(), other.end()
    first = min([dose.start(), *(one.start() + 1 for one in several if one.re is OF_FIRST)])
    last = first
    for one in (*OF_FIRST.finditer(text, first - 1, end), *DOSE.finditer(text, first, end)):
        if last == first or BETWEEN.fullmatch(text, last, one.start()):
            last = one.end()
    if not several or (first == dose.start() and last == dose.end()):
        return told_dose(dose)
    return " ".join(text[first:last].split()), first, last


def tells_of(name: str, label: str) -> bool:
    """Whether a bracket tells what a group did that has a name: "the intervention group (taking tea, n = 30)"."""
    return GENERIC.fullmatch(name) is not None and DOING.match(label) is not None


def _bare_dose(text: str, dose: re.Match[str], end: int) -> Mention:
    """An item that has only a dose, with what the report calls the arm and its size in brackets behind."""
    called, size = LABEL.match(text, dose.end(), end), SIZE.search(text, dose.end(), end)
    name = (called["label"] or called["control"]) if called else (size["label"] or "") if size else ""
    told = (size["n"] or size["people"]) if size else None
    return Mention(name, dose.start(), size.end() if size else dose.end(), "assigned-list", told, told_dose(dose))


def without_brackets(text: str) -> str:
    """The text with what stands in brackets blanked, every character in its place."""
    out, depth = [], 0
    for char in text:
        depth += char in "(["
        out.append("\x01" if depth else char)
        depth -= char in ")]" and depth > 0
    return "".join(out)
