"""Names of trials that a report belongs to: capitals that the text itself calls a trial or study."""

from __future__ import annotations

import re
from itertools import chain

from attest.text.document import Block

NAME = r"[A-Z][A-Z0-9]{2,}(?:[- ]?(?:[A-Z]{0,3}[0-9]{1,3}|[IVX]{1,4}|[A-Z]{2,}))?(?:-[A-Z0-9]+)*"
CALLED = re.compile(
    rf"\b[Tt]he\s+(?P<name>{NAME})\s+(?i:(?:(?:randomi[sz]ed|clinical|controlled|phase\s+\w+|"
    rf"open-label|extension)\s+)*"
    r"(?:trial|study))\b"
)
# "a randomised phase III study (EXAMPLE-2)": the name in brackets right behind the word.
IN_BRACKETS = re.compile(
    rf"\b(?i:(?:an?|the|this|our)\s+(?P<words>(?:[\w-]+,?\s+){{0,6}}?(?:trial|study)))\s+[(](?P<name>{NAME})[)]"
)
OF_TRIAL = re.compile(r"\b(?:trial|randomi[sz]ed|phase|controlled|(?:double|single)-blind)\b", re.I)
BEFORE_COLON = re.compile(rf"^(?P<name>{NAME}):\s|\((?P<inside>{NAME})\)\s*:\s")
TRIAL_WORD = re.compile(r"\b(?:trial|study|randomi[sz]ed)\b", re.I)
# Capitals that name a design, a body or a method, not a trial.
NOT_NAMES = frozenset(
    [
        "RCT",
        "RCTS",
        "CT",
        "MRI",
        "PET",
        "HIV",
        "AIDS",
        "COVID",
        "COVID-19",
        "SARS",
        "ITT",
        "FDA",
        "EMA",
        "WHO",
        "NIH",
        "USA",
        "UK",
        "EU",
        "US",
        "SR",
        "CTS",
        "ICU",
        "PUBMED",
        "MEDLINE",
        "EMBASE",
        "COCHRANE",
        "PRISMA",
        "GRADE",
        "CI",
        "IQR",
        "SD",
        "ANOVA",
        "DNA",
        "RNA",
        "PCR",
        "ECG",
        "BMI",
        "ACR",
        "EULAR",
    ]
)
FEW = 3


def trial_names(text: str, blocks: list[Block]) -> list[tuple[str, int, int]]:
    """Names with their places, each once, in the order of the text."""
    found: dict[str, tuple[str, int, int]] = {}
    # A reference list names other people's trials; one or two references are what a news item speaks of.
    listed = sum(block.kind == "reference" for block in blocks) > FEW
    for block in blocks:
        if (
            block.kind in ("furniture", "keywords")
            or (block.kind == "reference" and listed)
            or (block.section in ("references",) and block.kind != "reference")
        ):
            continue
        if block.kind == "title" and TRIAL_WORD.search(text, block.start, block.end):
            for match in BEFORE_COLON.finditer(text[block.start : block.end]):
                group = "name" if match["name"] else "inside"
                place = block.start + match.start(group)
                _add(found, match[group], place)
        if block.kind in ("title", "heading", "paragraph", "list item", "reference") and block.section != "background":
            matches = [form.finditer(text, block.start, block.end) for form in (IN_BRACKETS, CALLED)]
            for match in sorted(chain(*matches), key=lambda one: one.start("name")):
                if match.re is IN_BRACKETS and not _is_trial(match["words"], match["name"]):
                    continue
                _add(found, match["name"], match.start("name"))
    return list(found.values())


def _is_trial(words: str, name: str) -> bool:
    """Whether the words are of a trial, and the name behind them is no short form of these words themselves."""
    initials = "".join(word[0] for word in re.split(r"[\s,-]+", words)).upper()
    return bool(OF_TRIAL.search(words)) and not initials.endswith(name)


def _add(found: dict[str, tuple[str, int, int]], name: str, place: int) -> None:
    if name not in NOT_NAMES and not name.isdigit():
        found.setdefault(name, (name, place, place + len(name)))
