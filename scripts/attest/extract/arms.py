"""Arms: the groups of people that a study compares, as the text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from attest.extract.arm_assigned import ASSIGNS, assigned_mentions
from attest.extract.arm_compared import compared_mentions
from attest.extract.arm_forms import CONTRASTED, Mention, further_mentions
from attest.extract.arm_lists import listed_mentions, sized_brackets
from attest.extract.arm_names import GENERIC, cleaned, in_year, telling, tells_dose, tokens, usable_arm
from attest.extract.finding import Found, row_of
from attest.extract.numbers import COUNT, count_value
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE, Statistic

_NOT_IN_NAME = (
    r"(?:the|a|an|this|that|these|those|each|both|either|two|three|four|all|same|other|another|study|"
    r"patients?|participants?|subjects?|in|of|to|with|from|for|than|and|or|was|were|had|who|by|between|"
    r"within|total|whole|age|per|as|at|on|one|no|any|which|their|respective|corresponding|entire|"
    r"overall|high|low|first|second|remaining|different|latter|former|risk|treatment|parallel|assigned|randomi[sz]ed|"
    r"allocated|into|divided|selected|split|separated|enrolled|recruited|included|compared|versus|vs|once|twice|daily|weekly|monthly|every|during|after|before|over|"
    r"using|via|plus|respectively)"
)
_WORD = rf"(?<![\w-])(?!{_NOT_IN_NAME}(?![\w/-]))[A-Za-z0-9Α-ωµ][\w.+/%’'-]*"
_NONE = r"no\s+(?:further\s+|additional\s+|active\s+)?(?:treatment|therapy|intervention|prophylaxis)\b"
NAME = rf"(?:{_NONE}|{_WORD}(?:\s+(?:(?:plus|alone|combined with)\s+)?{_WORD}){{0,4}})"
GROUP = re.compile(
    rf"\b(?:the\s+)(?P<name>{NAME}(?:\s+(?:and|plus|or)\s+{_WORD})?)[\s-]+(?:groups?|arms?|cohorts?)\b", re.I
)
TWO_GROUPS = re.compile(
    rf"\b(?:the\s+)?(?P<first>{NAME})\s+(?:and|or|versus|vs\.?)\s+(?:the\s+)?(?P<second>{NAME})"
    rf"\s+(?:groups|arms)\b",
    re.I,
)
ASSIGNED_ONE = re.compile(
    rf"\b(?:{PEOPLE}\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to\s+(?:receive\s+)?(?:the\s+)" rf"?(?P<name>{NAME})",
    re.I,
)
_MORE = r"(?:\s*[;,][^()\[\]]{0,60})?"
WITH_N = re.compile(
    rf"(?P<name>{NAME})(?:\s+\d[\d.,]*\s?(?:mg|g|µg|μg|mcg|IU)\b(?:/\w+)?(?:\s+(?:once|twice|daily|weekly|a|per|day|every))*)?\s*"
    rf"[(\[]\s*(?:[A-Z][\w-]{{0,9}}\s*[;,:]\s*)?[nN]\s?=\s?(?P<n>\d[\d,]*){_MORE}\s*[)\]]"
)
N_LISTED = re.compile(rf"[(\[;,]\s*(?:and\s+)?(?P<name>{NAME}),\s*[nN]\s?=\s?(?P<n>\d[\d,]*)(?=\s*[;,)\]])")
_GIVEN = r"(?:(?:were\s+)?(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to(?:\s+receive)?"
_SIZE = rf"(?:\s+{PEOPLE})?(?:\s*[(\[][^()\[\]]{{1,20}}[)\]])?\s+"
# "112 were assigned to A and 114 to B": both are arms. "30 received A and 28 received B" says so only where the
# report compares treatments.
ASSIGNED_EACH = re.compile(
    rf"{COUNT}{_SIZE}{_GIVEN})\s+(?:the\s+)?(?P<first>{NAME})(?:\s+(?:group|arm))?,?(?:\s+and)?\s+{COUNT}{_SIZE}"
    rf"(?:{_GIVEN}|to(?:\s+receive)?))\s+(?:the\s+)?(?P<second>{NAME})",
    re.I,
)
RECEIVED_EACH = re.compile(
    rf"{COUNT}{_SIZE}(?:received|(?:were\s+)?(?:given|treated\s+with))\s+(?P<first>{NAME}),?\s+and\s+{COUNT}{_SIZE}"
    rf"(?:received|(?:were\s+)?(?:given|treated\s+with))\s+(?P<second>{NAME})",
    re.I,
)
COMPARES = re.compile(r"\b(?:versus|vs|compar(?:e|es|ed|ing|ison))\b", re.I)
OF_PEOPLE_IN = re.compile(
    rf"\bof\s+(?:the\s+)?(?P<n>{COUNT})\s+(?:patients|participants|subjects|individuals|people|"
    rf"children|women|men|adults|infants)?\s*(?:in|assigned\s+to|receiving|treated\s+with|"
    rf"randomi[sz]ed\s+to|allocated\s+to)\s+(?:receive\s+)?(?:the\s+)?(?P<name>{NAME})"
    rf"(?:\s+(?:group|arm))?",
    re.I,
)
SLASH_ASSIGNED = re.compile(
    rf"\b\d[\d,]*\s?/\s?(?P<n>\d[\d,]*)\s*(?:[(\[][^()\[\]]{{1,20}}[)\]]\s*)?(?:{PEOPLE}\s+)"
    rf"?(?:assigned|allocated|randomi[sz]ed)\s+to\s+(?:receive\s+)?(?:the\s+)?(?P<name>{NAME})",
    re.I,
)
N_ASSIGNED = re.compile(
    rf"(?P<n>{COUNT})(?:\s+{PEOPLE})?(?:\s*[(\[][^()\[\]]{{1,20}}[)\]])?\s+(?:(?:were\s+)"
    rf"?(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+)?to\s+(?:receive\s+)?(?:the\s+)"
    rf"?(?P<name>{NAME})(?:\s+(?:group|arm))?\b",
    re.I,
)
N_RECEIVED = re.compile(rf"(?P<n>{COUNT}){_SIZE}received\s+(?P<name>{NAME})", re.I)
SIZED = (
    ("n-received", N_RECEIVED),
    ("of-people-in", OF_PEOPLE_IN),
    ("slash-assigned", SLASH_ASSIGNED),
    ("n-assigned", N_ASSIGNED),
)
COMPARED = re.compile(
    rf"\b(?:groups?|arms?|{PEOPLE}|randomi[sz]ed|randomi[sz]ation|assigned|receive|versus|vs)\b", re.I
)
JOINED = re.compile(r"\s*(?:,|,?\s*(?:and|or|versus|vs\.?|to)\s)\s*(?:or\s+|and\s+)?(?:to\s+)?(?:the\s+|an?\s+)?", re.I)
ORGANISED = re.compile(r"(?:the\s+)?(?:[A-Z]\S*\s+){1,4}Group\s+(?:for|of|on)\b")
NAMING = (
    "name-with-n",
    "sized-group",
    "sized-pair",
    "sized-people",
    "case-control",
    "lettered",
    "of-whom",
    "doses",
    "assigned-list",
)
# "assigned 52 patients to A or B": all were 52. "The studies were of A (n = 3) …": papers, and no people.
OR_ANOTHER = re.compile(r"[^.;]{0,110}?\s(?:or|versus|vs\.?)\s+(?!\d)", re.I)
NUMBERED = re.compile(r"\b(?:groups?|arms?|from|grades?|scores?|weeks?|days?|months?|between)\s+$", re.I)
VAGUE = frozenset(("intervention", "treatment", "active"))  # what several sized arms may be called together
GROUPED = re.compile(r"\b(?:randomi[sz]ed|assigned|allocated|divided)\b", re.I)
OF_PAPERS = re.compile(r"\b(?:studies|trials|articles|publications)\b", re.I)
MOST_ARMS = 5  # more names than this are no arms but subgroups or places


@dataclass
class Arms:
    """The arms in the order of the text; `names` are as first reported."""

    names: list[str] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)

    def known(self, name: str) -> str | None:
        """The arm that a phrase means: the same words, or one that shares its telling words."""
        wanted = tokens(name)
        if not wanted:
            return None
        for arm in self.names:
            if tokens(arm) == wanted:
                return arm
        # A letter tells a group only where it stands alone: "a" is in many a name.
        fitting = [arm for arm in self.names if wanted <= tokens(arm) or (tokens(arm) <= wanted and telling(arm))]
        return fitting[0] if len(fitting) == 1 else None

    def in_words(self, text: str) -> str | None:
        """The one arm that a phrase names: "in the drug group", "assigned to placebo"."""
        hits = []
        for arm in self.names:
            found = re.search(rf"(?<![\w-]){re.escape(arm.casefold())}(?![\w])", text.casefold())
            if found:
                hits.append((found.start(), arm))
        return min(hits)[1] if hits else None

    def of_statistic(self, sentence: Sentence, one: Statistic) -> str | None:
        """The arm of a value: named right behind or before it, or by its position in "A … B: x vs y"."""
        if len(self.names) < 2:
            return None
        after = re.match(
            r"\s*(?:[)\]]\s*)?(?:in|for|with|among|on)\s+(?:the\s+|those\s+\w+\s+)?([^.;,()]{2,60})",
            sentence.text[one.end :],
        )
        if after and (arm := self.in_words(re.split(r"\b(?:and|vs|versus|than|compared)\b", after.group(1))[0])):
            return arm
        if one.groups == 2:
            order = self.order_in(sentence.text[: one.start])
            return order[one.group] if len(order) == 2 else None
        return None

    def order_in(self, text: str) -> list[str]:
        """The two arms of a comparison in the order in which its values follow: the subject first."""
        places = []
        for arm in self.names:
            found = [
                match.start() for match in re.finditer(rf"(?<![\w]){re.escape(arm.casefold())}(?!\w)", text.casefold())
            ]
            if found:
                places.append((found[0], arm))
        order = [arm for _, arm in sorted(places)]
        if len(self.names) == 2 and len(order) == 1:
            order += [arm for arm in self.names if arm not in order]
        return order if len(order) == 2 else []


def _mentions(sentence: Sentence, compares: bool) -> Iterator[Mention]:
    text, at = sentence.text, sentence.start
    yield from further_mentions(text, at)
    if ASSIGNS.search(text):
        yield from assigned_mentions(text, at)
    pairs = [("assigned-each", ASSIGNED_EACH), ("two-groups", TWO_GROUPS)]
    for rule, pattern in pairs + ([("received-each", RECEIVED_EACH)] if compares else []):
        for found in pattern.finditer(text):
            for part in ("first", "second"):
                yield Mention(found[part], at + found.start(part), at + found.end(part), rule)
    for rule, pattern in (("group", GROUP), ("assigned-to", ASSIGNED_ONE)):
        for found in pattern.finditer(text):
            if ORGANISED.match(text, found.start()):
                continue
            yield Mention(found["name"], at + found.start(), at + found.end(), rule)
    for rule, pattern in SIZED:
        for found in pattern.finditer(text):
            if rule == "n-assigned" and (
                OR_ANOTHER.match(text, found.end()) or NUMBERED.search(text, 0, found.start())
            ):
                continue
            yield Mention(found["name"], at + found.start(), at + found.end(), rule, count_value(found["n"]))
    if OF_PAPERS.search(text):
        return
    yield from listed_mentions(text, at)
    beside = False
    for listed, joined in ((WITH_N, JOINED), (N_LISTED, re.compile(r"\s*"))):
        sized = list(listed.finditer(text)) if "=" in text else []
        if len(sized) >= 2:
            for run in _runs(text, sized, joined):
                between = [text[a.end() : b.start()] for a, b in pairwise(run)]
                if not COMPARED.search(text) and not all(re.match(r"\s*,?\s*or\b", words) for words in between):
                    continue
                if re.search(r"[)\]\w]\s*,\s*$", text[: run[0].start()]):
                    continue  # the rest of a longer list, such as treatments that some people had
                beside = True
                for found in run:
                    yield Mention(found["name"], at + found.start("name"), at + found.end(), "name-with-n", found["n"])
    if not beside:
        yield from sized_brackets(text, at)


def _runs(text: str, sized: list[re.Match[str]], joined: re.Pattern[str]) -> list[list[re.Match[str]]]:
    """The names with sizes that stand in one list, at least two of them."""
    runs: list[list[re.Match[str]]] = []
    for one in sized:
        if runs and joined.fullmatch(text[runs[-1][-1].end() : one.start()]):
            runs[-1].append(one)
        else:
            runs.append([one])
    return [run for run in runs if len(run) >= 2]


def arms_of(reading: Reading) -> Arms:
    """Arms that the abstract names as groups, with their sizes; at least two, or none."""
    told = ("methods", "results", None)
    compares = any(COMPARES.search(one.text) for one in reading.abstract("title", "background"))
    mentions = [
        replace(mention, name=cleaned(mention.name))
        for sentence in reading.sentences
        if sentence.part == "abstract" and sentence.section in told
        for mention in _mentions(sentence, compares)
    ]
    mentions = [one for one in mentions if usable_arm(one.name) and not in_year(one)]
    # A size alone makes no arm ("12 of 30 patients with fever"); a group, an assignment or "A (n=…) and B (n=…)" does.
    naming = [one for one in mentions if one.size is None or one.rule in NAMING]
    abstract = [one.text for one in reading.sentences if one.part == "abstract"]
    if not any(CONTRASTED.search(text) for text in abstract):
        into = any(GROUPED.search(text) for text in abstract)
        naming = [one for one in naming if one.rule != "of-whom" and (into or one.rule != "lettered")]
    naming = _lettered_or_named(naming)
    if len({tokens(one.name) for one in naming if one.rule == "name-with-n"}) >= 2:
        naming = [one for one in naming if one.rule == "name-with-n" or one.name.casefold() not in VAGUE]
    if len({tokens(one.name) for one in naming}) < 2 and (compared := compared_mentions(reading)):
        naming, mentions = compared, [*mentions, *compared]
    arms = Arms()
    rules: dict[str, str] = {}
    for one in sorted(naming, key=lambda one: (one.rule == "group", one.start)):
        known = arms.known(one.name)
        if known is None:
            alike = [arm for arm in arms.names if tokens(one.name) & tokens(arm) - GENERIC]
            if one.rule != "group" or not alike or all(rules.get(arm) == "group" and tells_dose(arm) for arm in alike):
                arms.names.append(one.name)
                rules[one.name] = one.rule
        elif len(tokens(one.name)) < len(tokens(known)):
            arms.names[arms.names.index(known)] = one.name
    if not 2 <= len(arms.names) <= MOST_ARMS:
        return Arms()
    for arm in arms.names:
        own = [one for one in mentions if arms.known(one.name) == arm]
        sized = sorted((one for one in own if one.size), key=lambda one: (one.rule not in NAMING, one.start))
        naming_it = [one for one in own if one in naming] or [one for one in naming if one.name == arm]
        named = (sized or sorted(naming_it, key=lambda one: one.start))[0]
        row = row_of(arm=arm)
        arms.found.append(Found("arm.name", arm, named.start, named.end, f"arm-{named.rule}", row))
        if sized and sized[0].size:
            arms.found.append(Found("arm.n", sized[0].size, named.start, named.end, f"arm-{named.rule}", row))
        dosed = next((one.dose for one in own if one.dose), None)
        if dosed:
            arms.found.append(Found("arm.dose", *dosed, "arm-dose", row))
    return arms


def _lettered_or_named(naming: list[Mention]) -> list[Mention]:
    """Letters where the report goes on to use them, else what the groups are; a single letter parts nothing."""
    letters: dict[str, int] = {}
    for one in naming:
        if one.rule == "lettered":
            letters[one.name] = letters.get(one.name, 0) + (2 if one.size else 1)
    others = [one for one in naming if one.rule != "lettered"]
    if len(letters) < 2 or (len({one.name for one in others}) >= 2 and min(letters.values()) < 2):
        return others
    return [one for one in naming if one.rule == "lettered"]


def arm_facts(arms: Arms) -> Iterator[Found]:
    yield from arms.found
