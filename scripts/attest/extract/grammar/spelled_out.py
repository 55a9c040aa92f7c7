"""Sentences that spell out figures of two groups, of several times or of harms: each form is read as a whole.

What such a sentence tells is taken before the rules for single counts see it, so that none of its figures is read
without the group or time that stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.harms import HARM_KINDS, is_harm
from attest.extract.numbers import COUNT, count_value
from attest.extract.phrase_times import opening_time
from attest.extract.phrases import after_opening, tidy, usable
from attest.extract.statistics import PEOPLE


class Spelled(NamedTuple):
    """One figure or pair of figures with what it is of; a harm is an adverse event."""

    name: str
    arm: str | None
    time: str | None
    start: int
    end: int
    parts: dict[str, str]
    harm: bool = False


_NUMBER = r"\d+(?:[.·]\d+)?"
_NAME = r"[A-Za-z][^.;:,()\[\]%]{2,90}?"
_GROUP = r"(?:the\s+)?(?P<{0}>(?!the\b)[A-Za-z][^.;:,()\[\]%]{{1,45}}?)(?:\s+(?:group|arm|cohort))?"
_SIDE = r"(?:in|of|from|on|with|receiving|given|taking|(?:assigned|allocated|randomi[sz]ed)\s+to)"


def _share(name: str) -> str:
    return rf"[(\[]\s*(?P<{name}>{_NUMBER})\s?%(?:\s*[,;]\s*[pP]\s?[=<>≤]\s?[\d.·]{{2,8}})?\s*[)\]]"


def _counted(at: int) -> str:
    """ "Four men in the first group (8%)", "4 of 50 men in the first group (8%)"."""
    people = rf"(?P<n{at}>{COUNT})(?:\s+(?:out\s+)?of\s+(?:the\s+)?(?P<t{at}>\d+))?(?:\s+{PEOPLE})?"
    return rf"{people}\s+{_SIDE}\s+{_GROUP.format(f'a{at}')}\s*{_share(f'p{at}')}"


_VERB = (
    r"(?:(?:still|also|later|subsequently|eventually|ultimately|again|each|already)\s+)?(?P<not>no\s+longer\s+)?(?P<verb>had\s+had|had|have|developed|experienced|showed|reported|suffered|presented|achieved|reached|met|attained|completed|died|required|needed|relapsed|responded|"
    r"underwent|discontinued|withdrew|dropped\s+out|stopped|improved|recovered|worsened|progressed|recurred|survived|were|was)\b"
)
_AGAINST = r",?\s+(?:and|versus|vs\.?|(?:as\s+)?compared\s+(?:with|to))\s+(?:only\s+)?"
# "Four men in the first group (8%) and one in the second (2%) died".
BOTH_COUNTED = Cued(
    rf"(?<![\w.]){_counted(1)}{_AGAINST}{_counted(2)},?\s+"
    rf"{_VERB}(?P<rest>[^.;,:()]{{0,60}}?)(?=[.;,:(]|\s+(?:but|while|whereas|and)\b|$)",
    re.I,
)
# "Four men in the first group (8%) died, as compared with one in the second (2%)".
COUNTED_BEHIND = Cued(rf"(?<![\w.]){_counted(1)}\s+{_VERB}(?P<rest>[^.;,:()]{{0,60}}?){_AGAINST}{_counted(2)}", re.I)
OBJECT_ONLY = frozenset(
    (
        "had",
        "had had",
        "have",
        "developed",
        "experienced",
        "showed",
        "reported",
        "suffered",
        "presented",
        "reached",
        "met",
    )
)
# "Compared with the first group (60%), the second was less likely to have had it (20%)".
LIKELIER = Cued(
    rf"\b(?:compared|comparison)\s+(?:with|to)\s+{_GROUP.format('a1')}\s*{_share('p1')},\s+{_GROUP.format('a2')}\s+(?:was|were)\s+(?:[a-z]+ly\s+)?"
    rf"(?:more|less)\s+likely\s+to\s+(?:have|be|develop|experience|receive|achieve|report|show)\s+(?P<name>{_NAME})\s*{_share('p2')}",
    re.I,
)
# "Complications were seen in 3/20 patients after one operation and in 1/20 after the other": in two settings.
SETTINGS = Cued(
    rf"(?P<name>{_NAME})\s+(?:occurred|(?:was|were)\s+(?:seen|observed|found|noted|recorded|reported|present|detected))\s+in\s+"
    rf"(?P<n1>\d+)\s?/\s?(?P<t1>\d+)(?:\s+{PEOPLE}|\s+cases)?(?:\s*{_share('p1')})?\s+(?P<when>after|during|with|under|following)\s+(?P<a1>[A-Za-z][^.;:,()\[\]]{{2,45}}?)\s+"
    rf"(?:and|versus|vs\.?|compared\s+(?:with|to))\s+(?:in\s+)?(?P<n2>\d+)\s?/\s?(?P<t2>\d+)(?:\s+{PEOPLE}|\s+cases)?(?:\s*{_share('p2')})?\s+(?P=when)\s+"
    r"(?P<a2>[A-Za-z][^.;:,()\[\]]{2,45}?)(?=\s*[.;:,(]|$)",
    re.I,
)
_TIMES = r"(?P<{0}>\d+(?:\s*,\s*\d+)*,?\s+and\s+\d+)\s+(?P<{1}>months|weeks|years|days|hours)"
_SHARES = rf"(?P<{{0}}>{_NUMBER}\s?%(?:\s*,\s*{_NUMBER}\s?%)*,?\s+and\s+{_NUMBER}\s?%)"
_HIGHER = r"(?:higher|lower|greater|better|worse|similar|comparable|more\s+frequent|less\s+frequent)"
# "Rates were higher in the one group (80% and 90% at 3 and 6 months, respectively) than in the other (…)".
OVER_TIMES = Cued(
    rf"(?P<name>{_NAME})\s+(?:was|were)\s+(?:[a-z]+ly\s+)?{_HIGHER}\s+(?:in|with|for|among)\s+{_GROUP.format('a1')}\s*[(\[]\s*{_SHARES.format('s1')}\s+(?:at|after)\s+"
    rf"{_TIMES.format('w1', 'u1')}[^()\[\]]{{0,40}}[)\]],?\s+(?:than|compared\s+(?:with|to)|versus|vs\.?)\s+"
    rf"(?:in\s+|with\s+|for\s+|among\s+)?{_GROUP.format('a2')}\s*[(\[]\s*{_SHARES.format('s2')}"
    rf"(?:\s+(?:at|after)\s+{_TIMES.format('w2', 'u2')})?[^()\[\]]{{0,40}}[)\]]",
    re.I,
)
# "The rate was 45% (10 patients) at 6 months and 55% (12 patients) at 12 months".
_TIMED = (
    rf"(?P<p{{0}}>{_NUMBER})\s?%\s*[(\[]\s*(?:n\s?=\s?)?(?P<n{{0}}>\d+)(?:\s?/\s?(?P<t{{0}}>\d+))?(?:\s+{PEOPLE})?\s*[)\]]\s+"
    r"(?P<w{0}>(?:at|after)\s+(?:\d+|one|two|three|six|twelve)[\s-](?:months?|weeks?|years?|days?|hours?))"
)
AT_TIMES = Cued(
    rf"(?P<name>{_NAME})\s+(?:was|were)\s+{_TIMED.format(1)}\s*,?\s+(?:and|versus|vs\.?)\s+{_TIMED.format(2)}", re.I
)
# "Good (0–2) and fair (3) outcome was achieved in 21 (64%) and 30 (91%) patients, respectively".
KINDS = Cued(
    r"(?<![\w-])(?P<k1>[A-Za-z-]{4,20})(?:\s+\([^()]{1,30}\))?\s+and\s+(?P<k2>[A-Za-z-]{4,20})(?:\s+\([^()]{1,30}\))?\s+(?P<noun>(?:outcomes?|clinical\s+outcomes?|"
    r"responses?|remissions?|results?|improvements?|recovery|functional\s+outcomes?)\b)[^.;:()\[\]]{0,40}?\s+(?:was|were)\s+(?:achieved|seen|observed|found|noted|"
    rf"obtained|reached|recorded|reported)\s+in\s+(?P<n1>\d+)(?:\s+{PEOPLE})?\s*{_share('p1')}\s+and\s+(?:in\s+)?(?P<n2>\d+)(?:\s+{PEOPLE})?\s*{_share('p2')}(?:\s+(?:of\s+)?{PEOPLE})?,?\s+respectively\b",
    re.I,
)
# "The most common adverse events with A, B and C were nausea (2%, 8%, 9%), …".
BY_ARMS = Cued(
    rf"\b{HARM_KINDS}\b(?:\s*\([A-Z]\w*\))?[^.;:()]{{0,25}}?\s(?:with|in|for|among|on)\s+(?:the\s+)?(?P<arms>[^.;:()]{{3,110}}?)(?:\s+(?:groups|arms))?(?:\s*\([^()]{{1,30}}\))?,?\s+"
    r"(?:respectively,?\s+)?(?:were|included)\s+",
    re.I,
)
ARM_OF_HARM = re.compile(
    rf"(?:and\s+|or\s+)?(?P<name>[A-Za-z][\w /’'-]{{2,50}}?)\s*"
    rf"[(\[]\s*(?P<shares>{_NUMBER}\s?%(?:\s*(?:,|;|,?\s+and|vs\.?|versus)\s*{_NUMBER}\s?%)+)(?:,\s*respectively)?\s*[)\]]\s*(?P<mark>,?\s*(?:and\s+)?)",
    re.I,
)
PARTS = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|vs\.?|versus)\s+")
SHARE = re.compile(rf"{_NUMBER}(?=\s?%)")
# "In 4 (11%) patients, serious adverse events were recorded".
IN_SOME = Cued(
    rf"\bIn\s+(?P<n>{COUNT})(?:\s*{_share('p')})?\s+(?:of\s+(?:the\s+)?(?P<t>\d+)\s+)?{PEOPLE},?\s+(?P<name>(?:(?:an?|severe|serious|mild|transient|minor|major)\s+)*{HARM_KINDS})\s+"
    r"(?:was|were)\s+(?:recorded|observed|seen|noted|reported|documented|found)\b",
    re.I,
)
# "Fever was the most common adverse event, affecting 60%".
COMMONEST = Cued(
    rf"(?P<name>[A-Za-z][^.;:,()\[\]%]{{2,50}}?)\s+(?:was|were)\s+the\s+most\s+(?:common|frequent(?:ly)?(?:\s+reported)?)\s+{HARM_KINDS},?\s+(?:(?:affecting|occurring\s+in|reported\s+(?:in|by)|"
    rf"seen\s+in|observed\s+in|experienced\s+by|in)\s+|[(\[]\s*)(?:(?P<n>\d+)\s+(?:{PEOPLE}\s+)?[(\[]\s*)?(?P<p>{_NUMBER})\s?%",
    re.I,
)
# "Two cases of intracranial haemorrhage were observed".
CASES = Cued(
    rf"(?<![\w.])(?P<n>{COUNT})\s+(?:cases|episodes|instances)\s+of\s+(?P<name>[A-Za-z][^.;:,()\[\]%]{{3,50}}?)(?:\s*{_share('p')})?\s+(?:occurred|developed|(?:was|were)\s+(?:observed|seen|"
    r"noted|recorded|reported|documented))\s*(?=[.;,]|$)",
    re.I,
)
SECOND_SHARE = re.compile(r"\d\s?%")
_FIGURE = (
    rf"(?:(?P<n{{0}}>\d+)\s*(?:{PEOPLE}\s*)?[(\[]\s*(?P<p{{0}}>{_NUMBER})\s?%\s*[)\]]|(?P<q{{0}}>{_NUMBER})\s?%)\s+"
    rf"(?:of\s+(?:the\s+)?(?P<t{{0}}>\d+\s)?)?(?:\s*{PEOPLE}\s+)?(?:(?:treated|receiving|given|taking)\s+)?(?:with\s+|in\s+|on\s+|of\s+|receiving\s+|taking\s+)"
)
# "Fever was the most common adverse event, reported in 39 (66%) of 59 patients on A and 17 (29%) of 59 on B".
COMMONEST_BOTH = Cued(
    rf"(?P<name>[A-Za-z][^.;:,()\[\]%]{{2,50}}?)\s+(?:was|were)\s+the\s+most\s+(?:common|frequent(?:ly)?(?:\s+reported)?)\s+{HARM_KINDS},?\s+(?:[a-z]+\s+){{0,2}}?(?:in|by|affecting)\s+"
    rf"{_FIGURE.format(1)}{_GROUP.format('a1')}\s+(?:and|versus|vs\.?|compared\s+(?:with|to))\s+(?:in\s+)?{_FIGURE.format(2)}{_GROUP.format('a2')}(?=\s*[.;,(]|$)",
    re.I,
)
GRAVE = re.compile(r"\b(?:ha?emorrhage|perforation|anaphyla\w+|(?:wound|site)\s+infections?|hepatotoxicity)\b", re.I)
NOT_NAMES = re.compile(rf"\b(?:which|that|who|mean|median|respectively|{PEOPLE})\b|\d\s?%", re.I)


def spelled_out(text: str, arms: Arms) -> list[Spelled]:
    """The figures of the first form that a sentence has; none where its parts do not fit together."""
    shares = text.count("%")
    if shares >= 2 or "/" in text:
        told = next(_two_groups(text, arms), None) or next(_times(text, arms), None) if shares >= 2 else None
        if told := told or next(_settings(text, arms), None) or (_by_arms(text, arms) if shares >= 2 else None):
            return told
    return list(_harms(text))


def _arm(words: str, arms: Arms) -> str:
    return arms.known(words) or " ".join(words.split())


def _outcome(text: str, found: re.Match[str], part: str = "name") -> tuple[str, int] | None:
    start = after_opening(text, found.start(part), found.end(part))
    words = tidy(text[start : found.end(part)])
    return (words, start) if usable(words) and NOT_NAMES.search(words) is None else None


def _figures(found: re.Match[str], at: int) -> dict[str, str]:
    told = found.groupdict()
    parts = {role: told.get(f"{key}{at}") for role, key in (("events", "n"), ("total", "t"), ("percent", "p"))}
    parts["percent"] = parts["percent"] or told.get(f"q{at}")
    return {
        role: count_value(value.strip()) if role == "events" else value.strip()
        for role, value in parts.items()
        if value
    }


# "(49%; p = 0.04)", "(49%) (p = 0.04)".
P_BEHIND = re.compile(
    r"\s?%\s*(?:[;,]\s*|[)\]]\s*[,;]?\s*[(\[]?\s*)[pP]\s?(?P<sign>[=<>≤])\s?(?P<p>0?[.·]\d+)(?![.·]?\d)"
)


def _two_groups(text: str, arms: Arms) -> Iterator[list[Spelled]]:
    yield from _pairs(text, arms, BOTH_COUNTED)
    yield from _pairs(text, arms, COUNTED_BEHIND)
    if "likely" in text:
        yield from _pairs(text, arms, LIKELIER)
    if " most " in text:
        yield from _pairs(text, arms, COMMONEST_BOTH)


def _settings(text: str, arms: Arms) -> Iterator[list[Spelled]]:
    if "/" in text:
        yield from _pairs(text, arms, SETTINGS)


def _pairs(text: str, arms: Arms, form: Cued) -> Iterator[list[Spelled]]:
    for found in form.finditer(text):
        if form in (BOTH_COUNTED, COUNTED_BEHIND):
            verb, rest = " ".join(found["verb"].casefold().split()), found["rest"]
            words = tidy(rest if verb in OBJECT_ONLY else f"{'' if verb in ('was', 'were') else verb} {rest}")
            words = f"no longer {verb} {tidy(rest)}" if found["not"] else words
            named = (words, found.start()) if usable(words) else None
        else:
            named = _outcome(text, found)
        one, two = _arm(found["a1"], arms), _arm(found["a2"], arms)
        if named is None or one == two:
            continue
        start, harm = min(named[1], found.start()), form is COMMONEST_BOTH or is_harm(named[0])
        end = found.end("p2") if form is COUNTED_BEHIND else found.end()
        time = opening_time(text)
        told = [Spelled(named[0], arm, time, start, end, _figures(found, at), harm) for at, arm in ((1, one), (2, two))]
        tested = P_BEHIND.match(text, end) if form is COUNTED_BEHIND else None
        if tested:
            value = {"p": tested["sign"].replace("=", "") + tested["p"]}
            told.append(Spelled(named[0], f"{one} vs {two}", time, start, tested.end(), value))
        yield told


def _times(text: str, arms: Arms) -> Iterator[list[Spelled]]:
    for found in OVER_TIMES.finditer(text) if text.count("%") >= 4 else ():
        named, one, two = _outcome(text, found), _arm(found["a1"], arms), _arm(found["a2"], arms)
        lists = [SHARE.findall(found[part]) for part in ("s1", "s2")]
        times = [re.findall(r"\d+", found[part] or found["w1"]) for part in ("w1", "w2")]
        if named is None or one == two or [len(part) for part in lists] != [len(part) for part in times]:
            continue
        unit = found["u1"].casefold()
        yield [
            Spelled(named[0], arm, f"at {when} {unit}", named[1], found.end("s2"), {"percent": share})
            for arm, shares, whens in zip((one, two), lists, times, strict=True)
            for share, when in zip(shares, whens, strict=True)
        ]
    for found in AT_TIMES.finditer(text):
        if named := _outcome(text, found):
            yield [
                Spelled(named[0], None, found[f"w{at}"], named[1], found.end(), _figures(found, at)) for at in (1, 2)
            ]
    for found in KINDS.finditer(text) if "respectively" in text else ():
        yield [
            Spelled(f"{found[f'k{at}']} {found['noun']}", None, None, found.start(), found.end(), _figures(found, at))
            for at in (1, 2)
        ]


def _by_arms(text: str, arms: Arms) -> list[Spelled]:
    """Harms by name, each with as many shares as the sentence names arms."""
    found = BY_ARMS.search(text)
    if found is None:
        return []
    names = [_arm(part, arms) for part in PARTS.split(found["arms"]) if part]
    at, out = found.end(), []
    while item := ARM_OF_HARM.match(text, at):
        shares = SHARE.findall(item["shares"])
        if len(shares) != len(names) or len(set(names)) < len(names) or len(names) < 2:
            return []
        name = " ".join(item["name"].split())
        out += [
            Spelled(name, arm, None, item.start("name"), item.end("shares"), {"percent": share}, True)
            for arm, share in zip(names, shares, strict=True)
        ]
        at = item.end()
    return out


def _harms(text: str) -> Iterator[Spelled]:
    for form, cue in ((IN_SOME, "In "), (COMMONEST, "most "), (CASES, "s of ")):
        for found in form.finditer(text) if cue in text else ():
            name = re.sub(r"^(?:an?|the)\s+", "", " ".join(found["name"].split()), flags=re.I)
            if form is COMMONEST and SECOND_SHARE.search(text, found.end()):
                continue  # "… 12% with A and 8% with B": the groups' shares are read with their groups
            if form is CASES and not (is_harm(name) or GRAVE.search(name)):
                continue
            told = found.groupdict()
            parts = {role: told.get(key) for role, key in (("events", "n"), ("total", "t"), ("percent", "p"))}
            given = {role: count_value(value) if role == "events" else value for role, value in parts.items() if value}
            yield Spelled(name, None, None, found.start(), found.end(), given, True)
