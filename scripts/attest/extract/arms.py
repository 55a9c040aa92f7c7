"""Arms: the groups of people that a study compares, as the text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from attest.extract.arm_beside import sizes_beside
from attest.extract.arm_choice import NAMING, chosen
from attest.extract.arm_counted import comes_again, counted_groups, in_topic
from attest.extract.arm_doses import dose_in_name, without_doses
from attest.extract.arm_forms import Mention
from attest.extract.arm_given import bare_sizes, given_of, told_in_bracket
from attest.extract.arm_marked import CONTROL as CONTROL_GROUP
from attest.extract.arm_mentions import TOLD, TRIAL, mentions_in, without_details
from attest.extract.arm_names import (
    GENERIC,
    cleaned,
    in_year,
    telling,
    tells_dose,
    tokens,
    usable_arm,
)
from attest.extract.arm_order import order_of
from attest.extract.arm_shared import doses_beside, size_of_each
from attest.extract.arm_sizes import listed_in_bracket, of_all, paired_counts, parts_of_all, without_parts
from attest.extract.finding import Found, row_of
from attest.extract.people_counted import counts_in
from attest.extract.reading import TELLS_AIM, Reading, Sentence
from attest.extract.statistics import Statistic
from attest.text.words import place_of

JOINS = re.compile(r"\s(?:and|or)\s")  # "the A and B groups" are two
# Words that tell how much of a treatment, and how often, and no other treatment.
HOW_MUCH = re.compile(
    r"m?g|[µμ]g|mcg|iu|ml|kg|once|twice|three|four|times|daily|weekly|monthly|every|per|day|week|month|an?", re.I
)
ADDS = re.compile(r"\s(?:plus|with|\+)\s")
ADDED = re.compile(r"\s(?:plus|added\s+to|\+|in\s+addition\s+to|together\s+with)\s", re.I)
STUDIED = frozenset(("study", "trial", "case", "patient", "test"))
LISTED = 330  # characters that one list of arms may take
BESIDE = 120  # characters: groups named so near to each other are two, even if their names share a word
CODED = re.compile(r"[\s-]\d{2,}")  # "ABC 501": the number is the drug's
KIND = re.compile(r"(?!group|arm)[a-z]{4,}\s[A-Z]\d", re.I)  # a name that ends in the number of a kind
NUMBERS = re.compile(r"\d+")  # of doses and lettered groups: "drug 15 mg" is not "drug"
MOST_LISTED = 8  # letters, or names of one list
MOST_ARMS = 5  # more names than this are no arms but subgroups or places


@dataclass(eq=False)
class Arms:
    """The arms in the order of the text; `names` are as first reported.

    Each report has its own, equal to no other, so that what is read for it can be kept.
    """

    names: list[str] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    intervention: Found | None = None  # what the arm had that is called "intervention"

    def known(self, name: str) -> str | None:
        """The arm that a phrase means: the same words, or one that shares its telling words."""
        wanted = tokens(name)
        if not wanted:
            return next((arm for arm in self.names if arm.casefold() == name.casefold()), None)
        for arm in self.names:
            if tokens(arm) == wanted:
                return arm
        for arm in self.names:  # "vitamin D3" is called "vitamin D"
            if KIND.fullmatch(arm) and arm[:-1].casefold() == name.casefold():
                return arm
        # A letter tells a group only where it stands alone: "a" is in many a name.
        if added := ADDED.search(name):  # "tea plus usual care" is the arm that had tea
            own = [arm for arm in self.names if tokens(arm) <= tokens(name[: added.start()]) and telling(arm)]
            if len(own) == 1:
                return own[0]
        fitting = [arm for arm in self.names if wanted <= tokens(arm) or (tokens(arm) <= wanted and telling(arm))]
        shared = [len(wanted & tokens(arm)) for arm in fitting]
        return fitting[shared.index(max(shared))] if fitting and shared.count(max(shared)) == 1 else None

    def called(self, name: str) -> str:
        """A group as the arms call it, where they do: "patients randomised to the drug" is "drug"; doses are kept."""
        known = self.known(name)
        return known if known and NUMBERS.findall(known) == NUMBERS.findall(name) else name

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
        return order_of(self.names, text)


def arms_of(reading: Reading) -> Arms:
    """Arms that the abstract names as groups, with their sizes; at least two, or none."""
    told = ("methods", "results", None)
    told_of = [
        one
        for one in reading.sentences
        if one.part == "abstract" and (one.section in told or (one.section == "background" and TOLD.search(one.text)))
    ]
    topic = [
        one for one in reading.abstract("title", "background") if one.section == "title" or TELLS_AIM.search(one.text)
    ]
    totals = {int(one.value) for sentence in told_of for one in counts_in(sentence)}
    trial = any(TRIAL.search(one.text) for one in reading.sentences if one.part == "abstract")
    mentions = [
        replace(mention, name=cleaned(mention.name))
        for sentence in told_of
        for mention in (
            *without_details(sentence, mentions_in(sentence, trial)),
            *parts_of_all(sentence.text, sentence.start, totals),
            *listed_in_bracket(sentence.text, sentence.start, totals),
            *given_of(sentence.text, sentence.start, totals),
            *told_in_bracket(sentence.text, sentence.start, totals),
            *bare_sizes(sentence.text, sentence.start, totals),
            *counted_groups(
                sentence.text,
                sentence.start,
                totals,
                partial(comes_again, told_of, sentence),
                partial(in_topic, topic),
                sentence.section == "methods",
            ),
        )
    ]
    controlled = any(CONTROL_GROUP.fullmatch(one.name) for one in mentions)
    mentions = without_doses(mentions)
    mentions = _in_short(
        [one for one in mentions if _usable(one, controlled) and not in_year(one, reading.text)], reading
    )
    naming, mentions = chosen(reading, told_of, mentions)
    arms = Arms()
    arms.intervention = next(
        (
            Found("study.intervention", one.treatment, one.start, one.end, "intervention-first-arm")
            for one in naming
            if one.treatment and one.name == "intervention"
        ),
        None,
    )
    rules: dict[str, str] = {}
    places: dict[str, int] = {}
    for one in sorted(naming, key=lambda one: (one.rule == "group", one.start)):
        known = arms.known(one.name)
        if known and _beside_in_list(one, known, rules, places):
            known = None
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
        elif (
            len(tokens(one.name)) < len(tokens(known))
            and not (tells_dose(known) and one.name[-1].isdigit())
            and not CODED.fullmatch(known.removeprefix(one.name))
        ):
            arms.names[arms.names.index(known)] = one.name
            rules.setdefault(one.name, rules[known])
            places.setdefault(one.name, one.start)
    listed = all(rules[name] in ("lettered", "assigned-list") for name in arms.names if name in rules)
    if not 2 <= len(arms.names) <= (MOST_LISTED if listed else MOST_ARMS):
        return Arms()
    mentions = without_parts(mentions, totals)
    paired = paired_counts(mentions, told_of)
    for arm in arms.names:
        own = [one for one in mentions if arms.known(one.name) == arm and (one in paired or not of_all(one, totals))]
        sized = sorted((one for one in own if one.size), key=lambda one: (one.rule not in NAMING, one.start))
        told_doses = {one.name.casefold() for one in sized if tells_dose(one.name)}
        if len(told_doses) > 1 and len({one.size for one in sized}) > 1:
            sized = []  # "tea 5 mg (n = 30), tea 10 mg (n = 31)" of an arm that is called "tea"
        naming_it = [one for one in own if one in naming] or [one for one in naming if one.name == arm]
        named = (sized or sorted(naming_it, key=lambda one: one.start))[0]
        row = row_of(arm=arm)
        arms.found.append(Found("arm.name", arm, named.start, named.end, f"arm-{named.rule}", row))
        if sized and sized[0].size:
            arms.found.append(Found("arm.n", sized[0].size, named.start, named.end, f"arm-{named.rule}", row))
        if dosed := next((one.dose for one in own if one.dose), None) or dose_in_name(arm, named, told_of):
            arms.found.append(Found("arm.dose", *dosed, "arm-dose", row))
    given = [one for one in reading.sentences if one.part == "abstract" and one.section in ("title", "methods", None)]
    dosed_names = {one.row for one in arms.found if one.role == "arm.dose"}
    arms.found += _size_of_other(arms, paired)
    arms.found += _further_sizes(reading, arms, told_of, totals)
    for sentences in (given, reading.abstract("background")):
        bare = [name for name in arms.names if row_of(arm=name) not in dosed_names]
        doses = list(doses_beside(sentences, bare, reading.abbreviations))
        dosed_names |= {one.row for one in doses}
        arms.found += doses
    return arms


def _usable(one: Mention, controlled: bool) -> bool:
    """Whether a name is that of an arm; "study", counted beside a control, is."""
    return usable_arm(one.name) or (controlled and one.rule == "counted" and one.name.casefold() in STUDIED)


def _size_of_other(arms: Arms, paired: list[Mention]) -> list[Found]:
    """The size of the other of two arms, which the sentence that counts both calls otherwise."""
    sized = {one.row for one in arms.found if one.role == "arm.n"}
    bare = [arm for arm in arms.names if row_of(arm=arm) not in sized]
    unknown = [one for one in paired if arms.known(one.name) is None]
    if len(arms.names) != 2 or len(bare) != 1 or len(paired) != 2 or len(unknown) != 1:
        return []
    one = unknown[0]
    return [Found("arm.n", one.size or "", one.start, one.end, f"arm-{one.rule}", row_of(arm=bare[0]))]


def _further_sizes(reading: Reading, arms: Arms, told: list[Sentence], totals: set[int]) -> Iterator[Found]:
    """Sizes of arms that no mention gave: one for each, or told beside the names; where some are known, they agree."""
    known = {one.row: one.value for one in arms.found if one.role == "arm.n"}
    if len(known) < len(arms.names):
        each = [one for one in size_of_each(told, arms.names, totals) if one.row not in known]
        if each and set(known.values()) <= {each[0].value}:
            yield from each
            return
        told_beside = list(sizes_beside(told, arms.names, reading.abbreviations, totals))
        if all(known.get(one.row, one.value) == one.value for one in told_beside):
            yield from (one for one in told_beside if one.row not in known)


def _in_short(mentions: list[Mention], reading: Reading) -> list[Mention]:
    """Mentions by long forms under their short ones, where the report goes on to call the arm so."""
    named = {one.name for one in mentions}
    short = {tokens(one.long): one.short for one in reading.abbreviations.values() if one.short in named}
    return [replace(one, name=short.get(tokens(one.name), one.name)) for one in mentions]


def _beside_in_list(one: Mention, known: str, rules: dict[str, str], places: dict[str, int]) -> bool:
    """Whether one list assigns people to a name and to another that has all its words: "tea" and "tea with milk"."""
    listed = one.rule == "assigned-list" and rules.get(known) in ("assigned-list", "assigned-to")
    listed = listed or (one.rule in ("group-got", "counted") and one.rule == rules.get(known))
    listed = listed or (one.rule == rules.get(known) == "name-with-n" and bool(ADDS.search(f"{one.name} {known}")))
    listed = listed or one.name.casefold() == f"no {known}".casefold()
    more = tokens(known) ^ tokens(one.name)
    telling_more = any(word.isalpha() and not HOW_MUCH.fullmatch(word) for word in more)
    return listed and telling_more and abs(one.start - places[known]) < LISTED


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
