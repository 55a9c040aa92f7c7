"""The rules for furniture and sections, read once and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from attest.rule_files import load


@dataclass(frozen=True)
class FurnitureRule:
    """One way to recognise what stands around a report."""

    id: str
    reason: str
    pattern: re.Pattern[str]
    whole: bool
    anywhere: bool
    words: int
    opens: bool
    closes_page: bool

    def matches(self, text: str) -> bool:
        if self.words and text.count(" ") >= self.words:
            return False
        if self.whole:
            return len(text) <= 250 and self.pattern.fullmatch(text) is not None
        return (self.pattern.search(text) if self.anywhere else self.pattern.match(text)) is not None


MENU_LINE = FurnitureRule("menu-line", "a menu in one line", re.compile("(?!)"), False, False, 0, False, False)


@cache
def furniture() -> tuple[FurnitureRule, ...]:
    return tuple(
        FurnitureRule(
            id=entry["id"],
            reason=entry["reason"],
            pattern=re.compile(entry.get("line") or entry.get("begins") or entry["contains"], re.I | re.S),
            whole="line" in entry,
            anywhere="contains" in entry,
            words=entry.get("words", 0),
            opens=entry.get("opens", False),
            closes_page=entry.get("closes_page", False),
        )
        for entry in load("attest.ingest", "furniture.yaml")
    )


@cache
def sections() -> dict[str, str]:
    """From a heading's folded words to the section that it opens."""
    return {
        label.casefold(): section
        for section, labels in load("attest.ingest", "sections.yaml").items()
        for label in labels
    }
