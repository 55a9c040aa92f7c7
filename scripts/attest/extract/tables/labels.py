"""What the label of a row says: the outcome, its unit, statistic and time point; and what a caption is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from attest.extract.outcome_names import no_outcome
from attest.extract.phrases import tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.tables.formats import told
from attest.extract.tables.groups import size_of
from attest.extract.tables.times import only_time, time_of

_UNIT = (
    r"(?:%(?:\s+(?:of\s+)?pred(?:icted|\.)?)?|°\s?[CF]|bpm|beats?(?:/| per )min\w*|mm\s?Hg|cm\s?H2O|"
    r"years?|yrs?|y|months?|mos?|"
    r"weeks?|wks?|days?|d|hours?|hrs?|hr|h|"
    r"minutes?|mins?|min|seconds?|secs?|s|points?|[µμmkcdnp]?(?:g|L|l|m|mol|U|IU|Eq|Pa|cal|s|osm)(?:\s?[/·.]\s?\S.*|²|2|³)?|"
    r"IU(?:\s?/\s?\S+)?|U\s?/\s?\S+|mEq\s?/\s?\S+|10[\d⁰-⁹^]+\s?/\s?\S+|[×x]\s?10.*|kcal.*|[A-Za-z%]+(?:\s?/\s?[A-Za-z0-9²³.]+)+|score)"
)
UNIT = re.compile(
    rf"(?:\s*[(\[]\s*(?:in\s+)?(?P<bracket>{_UNIT})\s*[)\]]|\s*,\s*(?P<comma>{_UNIT})|\s+(?P<bare>[µμmk]?(?:g|[lL]|mol|U|IU|cal)/[A-Za-z/]+))(?=\W*$)",
    re.I,
)
NO_UNIT = re.compile(r"yes\s?/\s?no|and\s?/\s?or", re.I)
# What describes people or their flow through a study and is no result of it.
DESCRIBES = re.compile(
    r"^\W*(?:age[ds]?|sex|gender|(?:fe)?males?|men|women|boys|girls|race|ethnic\w*|nationality|marital|married|single|divorced|"
    r"educat\w+|occupation\w*|employ\w+|income|religion|residence|caucasian|white|black|asian|hispanic|smok\w+|height|"
    r"diagnosis|comorbid\w+|(?:past\s+|medical\s+|family\s+)*history|insurance|country|cent(?:re|er)|site|university|college|"
    r"missing|unknown|others?|patient\s+origin|duration\s+of\s+(?:disease|illness)\s*,\s*y)\b",
    re.I,
)
SIZES = re.compile(
    rf"^\W*(?:n|N|(?:total\s+)?(?:no\.?|number|sample\s+size)(?:\s+of\s+{PEOPLE})?|{PEOPLE}|total)(?:\s+(?:randomi[sz]ed|analy[sz]ed|included|"
    r"enrol+ed|assessed|evaluated|in\s+(?:the\s+)?(?:group|analysis)))?(?:,?\s*\(?n\)?)?\W*$",
    re.I,
)
SECTION = re.compile(
    r"^\W*(?:(?:primary|secondary|tertiary|co-?primary|efficacy|safety|clinical|laboratory|other|main|key|exploratory|functional|"
    r"patient[\s-]reported|continuous|categorical|binary|dichotomous|demographic|baseline|biochemical|per[\s-]protocol|"
    r"intention[\s-]to[\s-]treat|ITT|PP|modified)[\s,/-]*(?:and\s+)?)*(?:outcomes?|end\s?points?|variables?|parameters?|"
    r"measure(?:ment)?s?|characteristics|findings|data|results|analys[ie]s|items?|population|tests?|set|markers|factors|values?)?"
    r"(?:\s+variables?|\s+measures?)?\W*$",
    re.I,
)
COUNTS_OF = re.compile(
    rf"^(?:the\s+)?(?:(?:total\s+)?(?:no\.?|number|num\.?|percent(?:age)?|proportion|frequency)\s+(?:and\s+(?:percent(?:age)?|"
    rf"proportion)\s+)?of\s+(?=(?:the\s+)?(?:\w+\s+)?{PEOPLE}))?(?:the\s+)?{PEOPLE}\s+(?:with|who\s+(?:had|were|developed|experienced|"
    r"achieved|reported)|having|experiencing|on|in|achieving|developing|reporting)\s+(?:an?\s+|the\s+)?",
    re.I,
)
# The beginning and the end of a caption that speak of the table and not of the outcome.
LEADS = re.compile(
    r"^(?:(?:the|a|an|summary\s+statistics|mean|median|average|overall|main|summary|comparisons?|distribution|change[sd]?|differences?|effects?|results?|"
    r"number|numbers|percentages?|percent|proportions?|frequency|rates?|values?|scores?|analysis|and|of|in|for|on|daily)\s+)+",
    re.I,
)
TAILS = re.compile(
    r"\s+(?:in\s+(?:the|both|each|all|two|three|hours|days|weeks|minutes|patients|participants|children|intervention|treatment|study)\b|"
    r"at\b|between\b|among\b|by\b|during\b|throughout\b|for\b|after\b|before\b|according\b|based\b|per\b|across\b|from\b|within\b|"
    r"over\b|with\b|on\s+admission\b).*$|[.;,:(].*$",
    re.I,
)
GENERIC = re.compile(
    r"^(?:(?:primary|secondary|clinical|main|other|study|treatment|efficacy|safety|and)\s+)*(?:outcomes?|end\s?points?|"
    r"results?|variables?|measures?|parameters?|characteristics|groups?|table|data|findings)\b",
    re.I,
)


@dataclass(frozen=True)
class Label:
    """A row's label taken apart; `name` is empty where it says nothing but time, size or statistic."""

    text: str
    name: str
    unit: str
    size: str | None
    forms: tuple[str, ...]
    time: str | None


@lru_cache(maxsize=1024)
def label_of(text: str) -> Label:
    """The parts of a label; a time point counts at its end, or where it is all of it."""
    plain = re.sub(
        r"(?<![\dm×x^])[\u00b9\u00b2\u00b3\u2070-\u209c\u02b0-\u02ff\u1d2c-\u1dbf]+(?=\W*$|\s*[,(])", "", text
    )
    plain = " ".join(re.sub(r"[*†‡§¶#¤ª]+", " ", plain).split()).strip(' :;–—-•·"“”')
    plain = re.sub(r"\s*\(\d+\s?/\s?\d+\)$", "", plain)  # how many people of each group it was measured in
    if time := only_time(plain):
        return Label(text, "", "", None, (), time)
    size, rest = size_of(plain)
    forms, rest = told(rest)
    unit = ""
    if (found := UNIT.search(rest)) and found.start() > 0 and not NO_UNIT.search(found.group()):
        unit = found["bracket"] or found["comma"] or found["bare"]
        rest = f"{rest[: found.start()]}{rest[found.end() :]}"
    if re.fullmatch(_UNIT, rest.strip(" ,:;()"), re.I) and (unit or forms):
        unit, rest = rest.strip(" ,:;()"), ""  # "Median, days (months)"
    when, without = time_of(rest)
    at_end = when is not None and rest.rstrip(" ,:;)").endswith(when)
    if at_end and re.search(r"[A-Za-z]{3}", without) and not re.search(r"\b(?:change|from|to)\b", rest, re.I):
        rest = without
    else:
        when = None
    if people := COUNTS_OF.match(rest.strip(" ,:;")):
        rest = rest.strip(" ,:;")[people.end() :]
        forms = ("n percent",) if unit == "%" and not forms else forms
    return Label(text, " ".join(rest.split()).strip(" ,:;-–"), unit, size, forms, when)


TWO_LETTERS = re.compile(r"[A-Za-z]{2}")


def is_outcome(name: str) -> bool:
    """Whether a label's words can name an outcome, and do not describe people."""
    return (
        bool(TWO_LETTERS.search(name))
        and usable(name)
        and not DESCRIBES.match(name)
        and no_outcome(name) in (None, "measure")
    )


def caption_outcome(caption: str) -> str | None:
    """What a table of one outcome is about, by its caption; None where that names no outcome."""
    first = re.split(r"(?<=[a-z\d)])\.\s", caption, maxsplit=1)[0]
    words = told(size_of(first)[1])[1]
    words = LEADS.sub("", words.strip())
    people = re.match(rf"(?:(?:individuals|{PEOPLE})\s+)(?:with|who\s+(?:had|were)|on|having)\s+", words, re.I)
    words = words[people.end() :] if people else words
    words = tidy(LEADS.sub("", TAILS.sub("", words)))
    fitting = (
        words and len(words.split()) <= 8 and not GENERIC.match(words) and not re.search(r"\band\b.*\band\b", words)
    )
    return words if fitting and is_outcome(words) else None
