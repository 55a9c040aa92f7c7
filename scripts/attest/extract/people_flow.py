"""People by what became of them: those analysed and those who completed, where no other words tell who was analysed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.numbers import COUNT, as_decimal, count_of, count_value
from attest.extract.people_forms import BETWEEN, INCLUDED, PERSONS, RANDOMLY, SHARE, WHO
from attest.extract.reading import Sentence

_SET = (
    r"(?:(?:modified\s+)?intention[\s-]to[\s-]treat|intent[\s-]to[\s-]treat|m?ITT|per[\s-]protocol|full|final|primary|main|safety|efficacy)"
    r"\s+(?:analys[ei]s(?:\s+(?:set|population))?|population|sample|set|cohort)"
)
# "Intention-to-treat analysis was carried out in 96 women", "the final analysis included 96 women".
ANALYSED = Cued(
    rf"\b{_SET}\s+(?:(?:was|were)\s+(?:carried\s+out|done|performed|conducted|based|undertaken)\s+(?:in|on|with|for|among)|included|comprised|"
    rf"consisted\s+of|was\s+of|involved|of)\s+(?:data\s+(?:from|on)\s+|all\s+|a\s+total\s+of\s+|the\s+)*(?P<n>{COUNT})\s+{WHO}",
    re.I,
)
# "Complete data were obtained for 96 of 105 women", "the data of 96 women were analysed".
DATA_OF = Cued(
    rf"\b(?:data|IPD)\s+(?:(?:for|on)\s+(?:the\s+)?(?:[\w-]+\s+){{1,4}}?)?(?:(?:were|was)\s+(?:obtained|available|collected|analy[sz]ed)\s+)?(?:of|from|for|on|in)\s+(?:the\s+|all\s+)?(?P<n>{COUNT}){SHARE}"
    rf"(?:\s+(?:out\s+)?of\s+(?:the\s+)?{COUNT}|\s?/\s?\d[\d,]*{SHARE})?(?:\s+{WHO})?(?=\s+(?:were|was)\s+(?:\w+\s+)?(?:available|analy[sz]\w+|included|evaluable|evaluated|complete)|"
    r"(?<=\d)\s|[.;,]|\s+(?:who|with|at)\b)",
    re.I,
)
# "96 (91%) completed the follow-up": those who were there at the end.
COMPLETED = Cued(
    rf"(?P<n>{COUNT}){SHARE}(?:\s+(?:out\s+)?of\s+(?:the\s+)?{COUNT})?(?:\s+(?:of\s+(?:them|whom|these)|{WHO}))?{SHARE}\s+(?:who\s+)?(?:(?:successfully|fully)\s+)?(?:completed|finished)\s+"
    r"(?:the\s+|all\s+|both\s+|this\s+|our\s+|\d+[\s-]\w+\s+(?:of\s+)?)*(?:study|trial|follow-?\s?up|protocol|assessments?|questionnaires?|surveys?|intervention|programme?|treatment|"
    r"(?:treatment\s+|study\s+)?(?:periods|phases|arms|sessions)|(?:\d+|two|three|four|six|twelve)[\s-](?:weeks?|months?|years?)|(?:months?|weeks?|years?|visits?|day)\s\d+)\b",
    re.I,
)
# "113 were evaluable for response", "in 183 evaluable women", "442 could be followed".
_FOR = (
    r"(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:analys[ei]s|end\s?points?|outcomes?|efficacy|response|follow-?up|assessments?|evaluation)"
)
EVALUABLE = Cued(
    rf"(?P<n>{COUNT}){SHARE}(?:\s+(?:of\s+(?:them|whom|these)|{WHO}))?{SHARE}\s+(?:(?:were|was)\s+(?:evaluable|assessable|available)\s+for\s+{_FOR}\b|"
    rf"(?:were|was)\s+(?:evaluable|assessable)(?=\s*[.;,]|\s*$)|could\s+be\s+(?:followed|evaluated|analy[sz]ed|assessed)\b|contributed\s+data\b|"
    rf"(?:were|was)\s+followed\s+up\b)",
    re.I,
)
OF_EVALUABLE = Cued(
    rf"\b(?:in|of|among|for)\s+(?:the\s+|all\s+)?(?P<n>{COUNT})\s+(?:evaluable|assessable)\s+(?:[\w-]+\s+)?{PERSONS}\b",
    re.I,
)
FOR_RESPONSE = Cued(
    rf"\b(?:were|was)\s+(?:evaluable|assessable)\s+for\s+(?:safety|toxicity)\s+and\s+(?P<n>{COUNT}){SHARE}\s+(?:were\s+)?(?:evaluable\s+)?for\s+{_FOR}\b",
    re.I,
)
# "19 men, who had been well, were recruited here, and were randomised": both.
RECRUITED_AND_RANDOMISED = Cued(
    rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?(?:,\s+who\s[^.;,]{{3,80}},|{BETWEEN},?)\s+were\s+{INCLUDED}\b[^.;]{{0,100}}?,?\s+and\s+(?:were\s+)?"
    r"(?:then\s+|subsequently\s+)?random(?:i[sz]ed|ly\s+(?:assigned|allocated|divided))\b",
    re.I,
)
# "Forty women will be recruited and randomised": of a protocol, which has no other numbers.
PLANNED = Cued(
    rf"(?P<n>{COUNT})\s+{WHO}{SHARE}{BETWEEN}\s+(?:will|are\s+to)\s+be\s+(?P<done>(?:[a-z]+\s+(?:and|or)\s+)?(?:\w+ly\s+)?(?:random\w+|{INCLUDED}|allocated|assigned)"
    r"(?:,?\s+and\s+(?:then\s+)?random\w+)?)\b(?!\s+(?:in|to|into)\s+each\b|\s+per\b)",
    re.I,
)
# "Of 163 patients, 77 were randomised to tea and 86 to milk": the parts that make up the whole.
IN_PARTS = Cued(
    rf"(?P<n>{COUNT})(?:\s+{WHO})?{SHARE}\s+(?:were|was)\s+(?:{RANDOMLY}|assigned|allocated)\s+to\s(?:[^.;\d]|\d+(?:\.\d+)?\s?(?:m?g|%)){{2,120}}?,?\s(?:and|while|whereas)\s+(?P<m>{COUNT})"
    rf"(?:\s+{WHO})?{SHARE}(?:(?:\s+(?:were|was)\s+(?:{RANDOMLY}|assigned|allocated))?\s+to\s|,\s+[a-z])",
    re.I,
)
WHOLE = Cued(rf"(?P<n>{COUNT})\s+(?:{WHO}|agreed|consented|were\s+random)", re.I)
AT_RANDOM = re.compile(r"\brandom", re.I)
EACH = re.compile(r"\b(?:each|per|further|another|additional|least|every)\b[^.;]{0,12}$", re.I)
CUES_OF_PLANS = (
    ("study.n_enrolled", ("enrol", "recruit", "includ", "enter", "regist", "admit")),
    ("study.n_randomised", ("random", "allocat", "assign")),
)
# "In the 12 patients who completed two years, the score was …": some, of whom only this is told.
AMONG_THOSE = re.compile(r"\b(?:in|among|for)\s+(?:the\s+)?$", re.I)
# "Fifty completed 6 months of treatment, 41 completed 12 months": how many stayed how long.
AND_LATER = re.compile(rf"[^.;]{{0,30}}?,\s+(?:and\s+)?{COUNT}\s+(?:\w+\s+)?(?:completed|finished)\b", re.I)
OTHERS = re.compile(r"(?<!both )(?<!all )\b(?:group|arm|placebo|control)s?\b|\b(?:not|never)\s+$", re.I)


AT_END = (
    (ANALYSED, "analysis-done-in"),
    (DATA_OF, "data-of-people"),
    (EVALUABLE, "people-evaluable"),
    (OF_EVALUABLE, "evaluable-people"),
    (FOR_RESPONSE, "evaluable-for-response"),
    (COMPLETED, "people-completed"),
)
# "Wet (n = 194) and dry women (n = 143) were randomised": the one group and the other.
OTHER_SIZE = re.compile(
    r"[(\[]\s*n\s?=\s?\d[\d,]*\s*[)\]]\s*(?:,\s*)?(?:and|or|versus|vs\.?)\s[^.;()\[\]]{2,60}[(\[]\s*n\s?=\s?$", re.I
)


def is_part(text: str, at: int) -> bool:
    """Whether the count at a place is that of one of two arms to which people were randomised."""
    if OTHER_SIZE.search(text, 0, at):
        return True
    parts = IN_PARTS.search(text)
    return parts is not None and at in (parts.start("n"), parts.start("m"))


def randomised_in_parts(sentences: Iterable[Sentence]) -> tuple[Sentence, re.Match[str]] | None:
    """Where the people are counted who were randomised, by the sizes of two arms that make them up."""
    told = list(sentences)
    parts = next((found for one in told if (found := IN_PARTS.search(one.text))), None)
    if parts is None or not any(AT_RANDOM.search(one.text) for one in told):
        return None
    whole = count_of(parts["n"]) + count_of(parts["m"])
    counts = ((one, found) for one in told for found in WHOLE.finditer(one.text))
    return next((each for each in counts if count_of(each[1]["n"]) == whole), None)


def analysed_at_end(sentences: Iterable[Sentence], enrolled: str) -> tuple[Sentence, re.Match[str], str] | None:
    """Who was analysed by the words for the analysis, else who completed the study; not more than `enrolled`."""
    whole = as_decimal(enrolled)
    told = list(sentences)
    for form, rule in AT_END:
        for sentence in told:
            found = form.search(sentence.text)
            if found is None or (form is not ANALYSED and OTHERS.search(sentence.text)):
                continue
            if form is COMPLETED and (
                AMONG_THOSE.search(sentence.text, 0, found.start("n")) or AND_LATER.match(sentence.text, found.end())
            ):
                continue
            some = as_decimal(count_value(found["n"]))
            if some is not None and whole is not None and whole / 4 < some <= whole:
                return sentence, found, rule
    return None


def planned(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, re.Match[str], str]]:
    """How many people a protocol wants to enrol and to randomise, the first of each."""
    done: set[str] = set()
    for sentence in sentences:
        for found in PLANNED.finditer(sentence.text):
            if EACH.search(sentence.text, 0, found.start("n")):
                continue
            words = found["done"].casefold()
            for role, cues in CUES_OF_PLANS:
                if role not in done and any(cue in words for cue in cues):
                    done.add(role)
                    yield sentence, found, role
