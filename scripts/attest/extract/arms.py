"""Arms: the groups of people that a study compares, as the text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from attest.extract.arm_assigned import ASSIGNS, assigned_mentions
from attest.extract.arm_compared import compared_mentions
from attest.extract.arm_counted import comes_again, counted_groups
from attest.extract.arm_forms import CONTRASTED, Mention, further_mentions
from attest.extract.arm_lists import listed_mentions, sized_brackets
from attest.extract.arm_names import GENERIC, cleaned, in_year, telling, tells_dose, tokens, usable_arm
from attest.extract.arm_patterns import (
    ASSIGNED_ONE,
    GROUP,
    N_ASSIGNED,
    N_LISTED,
    N_RECEIVED,
    N_TOLD,
    OF_PEOPLE_IN,
    SLASH_ASSIGNED,
    TWO_GROUPS,
    WITH_N,
)
from attest.extract.arm_shared import doses_beside, size_of_each
from attest.extract.arm_sizes import parts_of_all, sizes_of_groups, treated_of
from attest.extract.finding import Found, row_of
from attest.extract.numbers import count_value
from attest.extract.people_counted import counts_in
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import PEOPLE, Statistic
from attest.text.words import place_of

SIZED = (
    ("n-received", N_RECEIVED),
    ("of-people-in", OF_PEOPLE_IN),
    ("slash-assigned", SLASH_ASSIGNED),
    ("n-assigned", N_ASSIGNED),
)
COMPARED = re.compile(
    rf"\b(?:groups?|arms?|{PEOPLE}|randomi[sz]ed|randomi[sz]ation|assigned|receive|versus|vs)\b", re.I
)
JOINED = re.compile(
    r"\s*(?:,|,?\s*(?:and|or|versus|vs\.?|to|with|(?:were\s+|was\s+)?compared\s+(?:with|to))\s)\s*(?:or\s+|and\s+)?(?:to\s+)?(?:the\s+|an?\s+)?",
    re.I,
)
MOST_FIRST = re.compile(r"\b(?:followed\s+by|most\s+(?:common|frequent\w*)|commonest)\b", re.I)
ORGANISED = re.compile(r"(?:the\s+)?(?:[A-Z]\S*\s+){1,4}Group\s+(?:for|of|on)\b")
NAMING = (
    "name-with-n",
    "sized-pair",
    "case-control",
    "lettered",
    "doses",
    "assigned-list",
    "counted",
    "counted-state",
)
STATES = ("counted-state", "group", "two-groups")  # what names groups of people, and no treatments that were given
# "assigned 52 patients to A or B": all were 52. "The studies were of A (n = 3) …": papers, and no people.
OR_ANOTHER = re.compile(r"(?:[^.;]|(?<=\b[a-z])\.){0,110}?\s(?:or|versus|vs\.?)\s+(?!\d)", re.I)
NUMBERED = re.compile(r"\b(?:groups?|arms?|from|grades?|scores?|weeks?|days?|months?|between)\s+$", re.I)
VAGUE = frozenset(("intervention", "treatment", "active"))  # what several sized arms may be called together
GROUPED = re.compile(r"\b(?:randomi[sz]ed|assigned|allocated|divided)\b", re.I)
OF_PAPERS = re.compile(r"\b(?:studies|trials|articles|publications)\b", re.I)
JOINS = re.compile(r"\s(?:and|or)\s")  # "the A and B groups" are two
BESIDE = 120  # characters: groups named so near to each other are two, even if their names share a word
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
        hits, low = [], text.casefold()
        for arm in self.names:
            if (place := place_of(arm.casefold(), low, before="-")) is not None:
                hits.append((place, arm))
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
        places, low = [], text.casefold()
        for arm in self.names:
            if (place := place_of(arm.casefold(), low)) is not None:
                places.append((place, arm))
        order = [arm for _, arm in sorted(places)]
        if len(self.names) == 2 and len(order) == 1:
            order += [arm for arm in self.names if arm not in order]
        return order if len(order) == 2 else []


def _mentions(sentence: Sentence) -> Iterator[Mention]:
    text, at = sentence.text, sentence.start
    yield from further_mentions(text, at)
    if ASSIGNS.search(text):
        yield from assigned_mentions(text, at)
    for found in TWO_GROUPS.finditer(text):
        for part in ("first", "second"):
            yield Mention(found[part], at + found.start(part), at + found.end(part), "two-groups")
    for rule, pattern in (("group", GROUP), ("assigned-to", ASSIGNED_ONE)):
        for found in pattern.finditer(text):
            if ORGANISED.match(text, found.start()):
                continue
            yield Mention(found["name"], at + found.start(), at + found.end(), rule)
    for rule, told in SIZED:
        for found in told.finditer(text):
            if rule == "n-assigned" and (
                OR_ANOTHER.match(text, found.end()) or NUMBERED.search(text, 0, found.start())
            ):
                continue
            yield Mention(found["name"], at + found.start(), at + found.end(), rule, count_value(found["n"]))
    if OF_PAPERS.search(text):
        return
    yield from listed_mentions(text, at)
    yield from sizes_of_groups(text, at)
    yield from treated_of(text, at)
    beside = False
    for listed, joined in ((WITH_N, JOINED), (N_LISTED, re.compile(r"\s*")), (N_TOLD, re.compile(r"\s*"))):
        sized = list(listed.finditer(text)) if "=" in text else []
        if len(sized) >= 2:
            for run in _runs(text, sized, joined):
                between = [text[a.end() : b.start()] for a, b in pairwise(run)]
                if not COMPARED.search(text) and not all(re.match(r"\s*,?\s*or\b", words) for words in between):
                    continue
                if re.search(r"[)\]\w]\s*,\s*$", text[: run[0].start()]):
                    continue  # the rest of a longer list, such as treatments that some people had
                if MOST_FIRST.search(text, 0, run[-1].start()):
                    continue  # what was most frequent, and what came next
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
    told_of = [one for one in reading.sentences if one.part == "abstract" and one.section in told]
    totals = {int(one.value) for sentence in told_of for one in counts_in(sentence)}
    mentions = [
        replace(mention, name=cleaned(mention.name))
        for sentence in told_of
        for mention in (
            *_mentions(sentence),
            *parts_of_all(sentence.text, sentence.start, totals),
            *counted_groups(sentence.text, sentence.start, totals, partial(comes_again, told_of, sentence)),
        )
    ]
    mentions = [one for one in mentions if usable_arm(one.name) and not in_year(one)]
    # A size alone makes no arm ("12 of 30 patients with fever"); a group, an assignment or "A (n=…) and B (n=…)" does.
    naming = [one for one in mentions if one.size is None or one.rule in NAMING]
    abstract = [one.text for one in reading.sentences if one.part == "abstract"]
    if not any(CONTRASTED.search(text) for text in abstract):
        into = any(GROUPED.search(text) for text in abstract)
        naming = [one for one in naming if into or one.size or one.rule != "lettered"]
    naming = _lettered_or_named(naming)
    if any(one.rule not in STATES for one in naming):
        naming = [one for one in naming if one.rule != "counted-state"]
    if len({tokens(one.name) for one in naming if one.rule == "name-with-n"}) >= 2:
        naming = [one for one in naming if one.rule == "name-with-n" or one.name.casefold() not in VAGUE]
    if len({tokens(one.name) for one in naming}) < 2 and (compared := compared_mentions(reading)):
        naming, mentions = compared, [*mentions, *compared]
    naming = [one for one in naming if not _of_several(one, naming)]
    arms = Arms()
    rules: dict[str, str] = {}
    places: dict[str, int] = {}
    for one in sorted(naming, key=lambda one: (one.rule == "group", one.start)):
        known = arms.known(one.name)
        if known is None:
            alike = [arm for arm in arms.names if tokens(one.name) & tokens(arm) - GENERIC]
            beside = not JOINS.search(one.name) and any(
                abs(one.start - place) < BESIDE for arm, place in places.items() if arm in alike
            )
            if (
                one.rule != "group"
                or not alike
                or beside
                or all(rules.get(arm) == "group" and tells_dose(arm) for arm in alike)
            ):
                arms.names.append(one.name)
                rules[one.name] = one.rule
                places[one.name] = one.start
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
    given = [one for one in reading.sentences if one.part == "abstract" and one.section in ("title", "methods", None)]
    sized_names, dosed_names = ({one.row for one in arms.found if one.role == role} for role in ("arm.n", "arm.dose"))
    if not sized_names:
        arms.found += size_of_each(told_of, arms.names, totals)
    arms.found += doses_beside(given, [name for name in arms.names if row_of(arm=name) not in dosed_names])
    return arms


def _of_several(one: Mention, naming: list[Mention]) -> bool:
    """Whether a name is what several sized arms share: "tea" beside "tea with milk" and "tea with lemon"."""
    own = tokens(one.name)
    return (
        one.size is None
        and len({tokens(other.name) for other in naming if other.size and own < tokens(other.name)}) > 1
    )


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


def is_of_one_arm(arms: Arms, one: Found) -> bool:
    """Whether people who were counted as all are those of one arm, by the same number at the same place."""
    return any(
        arm.role == "arm.n"
        and arm.rule.startswith("arm-counted")
        and arm.value == one.value
        and arm.start < one.end
        and one.start < arm.end
        for arm in arms.found
    )


def arm_facts(arms: Arms) -> Iterator[Found]:
    yield from arms.found
