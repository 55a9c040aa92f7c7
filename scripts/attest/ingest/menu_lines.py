"""Menus of a site in one line: "Search | Latest | Issues", "SECTIONS  PDF  TOOLS  SHARE", in any language."""

from __future__ import annotations

import re
from functools import cache

from attest.rule_files import load

BETWEEN = re.compile(r"\s*[|•·]\s*|\s{2,}|\t")
PART = 48  # characters of a part of a menu
PARTS = 4  # parts of a line, from which on one word of menus is enough
ENOUGH = 2  # such words in a line of fewer parts
LONGEST = 250  # characters of such a line
# What a bibliographic line has and no menu: a year, numbers, a DOI; and the mark behind a label.
TOLD = re.compile(
    r"\b(?:19|20)\d\d\b|\b10\.\d{4}|\b(?:v(?:ol(?:ume)?)?|n[ro]?|no|issue|pp?|pages?|band|heft|jg|bd)\b\.?\s?\d|"
    r"\bISSN\b|:\s",
    re.I,
)
COUNT = re.compile(r"\s*\(\d{1,6}\)$|\s+\d[\d,.]*k?$")  # "Saved (0)", "Citations 88"


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in load("attest.ingest", "menu_words.yaml")), re.I)


def is_menu(content: str) -> bool:
    """Whether a line is a menu: short parts with bars or gaps between them, of which some are what menus say."""
    if len(content) > LONGEST or not ("|" in content or "  " in content or "•" in content or "·" in content):
        return False
    parts = [one for one in BETWEEN.split(content) if one]
    if len(parts) < ENOUGH or any(len(one) > PART for one in parts) or TOLD.search(content):
        return False
    said = sum(_words().fullmatch(COUNT.sub("", one)) is not None for one in parts)
    return said >= (1 if len(parts) >= PARTS else ENOUGH) and not any(one[0].isdigit() for one in parts)
