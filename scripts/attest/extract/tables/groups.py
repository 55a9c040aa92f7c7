"""Which heads or labels of a table name the groups that a study compares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attest.extract.arm_names import NEVER, cleaned
from attest.extract.arms import MOST_ARMS, Arms
from attest.extract.reading import Reading

SIZE = re.compile(
    r"[(\[,;:]?\s*\b[nN]\s*[=:]\s*(?P<n>\d[\d,\u2009\u202f ]*\d|\d)\s*(?:patients|participants|subjects|eyes)?\s*[)\]]?"
)
CONTROL = re.compile(
    r"\b(?:placebo|controls?|sham|usual\s+care|standard\s+(?:of\s+)?(?:care|treatment|therapy)|treatment\s+as\s+usual|TAU|UC|"
    r"SOC|wait(?:ing)?[\s-]?list|no\s+(?:treatment|intervention|therapy)|untreated|vehicle|comparator|conventional(?:\s+\w+)?)\b",
    re.I,
)
TREATED = re.compile(
    r"^(?:the\s+)?(?:active\s+)?(?:intervention|treatment|experimental|study|exposed|treated|drug|active)s?\b", re.I
)
GROUP = re.compile(
    r"\b(?:groups?|arms?|cohort|unit)\b(?:\s+(?:[A-D]|\d|I{1,3}))?\s*$|^(?:groups?|arms?)\s+(?:[A-D]|\d|I{1,3})\b", re.I
)
# Classes of people that a table may set side by side, and that nobody was assigned to.
SUBGROUP = re.compile(
    r"^\W*(?:(?:fe)?males?|men|women|boys|girls)\b|"
    r"^\W*(?:yes|no|never|ever|current|former|low|medium|high|moderate|mild|severe|young(?:er)?|old(?:er)?|adults|children|elderly|"
    r"whites?|blacks?|asians?|unadjusted|adjusted|crude|univaria\w+|multivaria\w+|(?:non-?)?responders?|(?:non-?)?survivors?|alive|dead|"
    r"died|positive|negative|absent|present)(?:\s+(?:risk|income|education|adherence|smokers?|age|people|patients|participants))?\W*$|"
    r"^\W*(?:quartile|tertile|quintile|model|Q\d)\b|^\W*[<>≤≥]\s*\d|^\W*\d+\s*[-–−]\s*\d+\b|^\W*(?:p|n|%)\W*$|\b(?:years?|yrs?)\W*$",
    re.I,
)
TOTAL = re.compile(
    r"^\W*(?:(?:the\s+)?(?:total|all|overall|whole|entire|both|full)(?:\s+(?:patients|participants|subjects|cohort|groups?|sample|"
    r"study|population|cases|people|women|men|children|included|both|the|analy[sz]ed))*|(?:study\s+)?(?:sample|cohort|population|"
    r"participants|patients|subjects))\W*$",
    re.I,
)
COMPARED = re.compile(
    r"\brandom|\b(?:groups|arms|placebo|controls?)\b", re.I
)  # what a report of one group does not say
LONGEST = 60
LETTERED = re.compile(
    r"\b(?P<short>[A-Z][A-Za-z]{0,2}[A-Z]|[A-Z]{2,6})\s*(?:[:=,]|\s)\s*(?P<long>[a-z][\w-]+(?:\s+[a-z][\w-]+){0,5})"
)


SIGNS = re.compile(r"[*†‡§¶#¤ªˣ\u00b9\u00b2\u00b3\u2070-\u209c\u02b0-\u02ff\u1d2c-\u1dbf]+(?=\W|$)")


def size_of(text: str) -> tuple[str | None, str]:
    """The "(n = …)" of a head or label, and the words without it."""
    found = SIZE.search(text)
    if found is None or SIZE.search(text, found.end()):
        return None, text  # none, or those of several groups
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return found["n"].strip(), re.sub(r"\s+", " ", rest).strip(" ,;:")


def named(words: str) -> str:
    """The name of a group without footnote signs and the word "group"."""
    text = SIGNS.sub("", words)
    text = re.sub(r"^(?:intervention|control|experimental)\s+group\s*:\s*(?=\S)", "", text.strip(" :;,–-"), flags=re.I)
    return cleaned(text.strip(" :;,–-()"))


class Groups:
    """The arms that the abstract names, and the words by which a table means them."""

    def __init__(self, reading: Reading, arms: Arms, notes: str) -> None:
        self.arms = arms
        self.tabled: dict[str, str] = {}
        self.compared = any(COMPARED.search(one.text) for one in reading.sentences if one.part == "abstract")
        self.long = {short: one.long for short, one in reading.abbreviations.items()}
        for found in LETTERED.finditer(notes):
            self.long.setdefault(found["short"], found["long"])

    def add(self, names: Iterable[str]) -> None:
        """Take up groups that some table names, so that others may name them without a size."""
        self.tabled = {name.casefold(): name for name in names}

    def known(self, name: str) -> str | None:
        """The arm of the abstract that a name means, also by its abbreviation."""
        if arm := self.arms.known(name) or self.tabled.get(name.casefold()):
            return arm
        long = self.long.get(name) or self.long.get(name.rstrip("s"))
        return self.arms.known(long) if long else None

    def is_control(self, name: str) -> bool:
        return bool(CONTROL.search(name) or CONTROL.search(self.long.get(name, "")))

    def accepted(self, candidates: Mapping[str, bool]) -> dict[str, str]:
        """Names of groups by the words that mean them: at least two, or none.

        `candidates` tells for each name whether a size stands beside it. Names count where the abstract has them, where
        every one has its size or says that it is a group, or where one of them is a control; classes of people do not.
        """
        names = {words: named(words) for words in candidates}
        names = {
            words: name for words, name in names.items() if 1 <= len(name) <= LONGEST and re.search(r"[A-Za-z]", name)
        }
        known = self._with_control(names, {words: arm for words, name in names.items() if (arm := self.known(name))})
        if len(set(known.values())) >= 2:
            sized = {words: name for words, name in names.items() if words not in known and candidates[words]}
            return known | {words: name for words, name in sized.items() if not SUBGROUP.search(name)}
        possible = {
            words: name
            for words, name in names.items()
            if not SUBGROUP.search(name) and not TOTAL.match(name) and (words in known or not _never(name))
        }
        told = [words for words in possible if candidates[words] or GROUP.search(words) or words in known]
        control = [words for words in possible if self.is_control(possible[words])]
        if not 2 <= len(set(possible.values())) <= MOST_ARMS or (len(told) < len(possible) and not control):
            return {}
        if len(told) < len(possible) and not all(self._like(possible[words], words) for words in possible):
            return {}
        return possible

    def _with_control(self, names: Mapping[str, str], known: dict[str, str]) -> dict[str, str]:
        """Known arms, with the abstract's control for the table's, where each has two arms and one of them is known."""
        rest = [words for words in names if words not in known]
        left = [arm for arm in self.arms.names if arm not in known.values()]
        two = len(self.arms.names) == 2 and len(rest) == len(left) == 1 and len(set(known.values())) == 1
        controls = two and self.is_control(names[rest[0]]) and self.is_control(left[0])
        return known | {rest[0]: left[0]} if controls else known

    def _like(self, name: str, words: str) -> bool:
        """Whether a name can be a treatment's beside a control: few words, no figure of a table."""
        return len(name.split()) <= 6 and not re.search(
            r"\b(?:difference|change|value|score|ratio|effect|test)\b", words, re.I
        )


def _never(name: str) -> bool:
    return NEVER.search(name) is not None and not CONTROL.search(name) and not TREATED.search(name)


def in_order(groups: Sequence[str]) -> str | None:
    """Both groups of a comparison, where there are two."""
    once = list(dict.fromkeys(groups))
    return " vs ".join(once) if len(once) == 2 else None
