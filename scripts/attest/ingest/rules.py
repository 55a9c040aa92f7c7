"""Rules as data: the YAML files beside this module, read once and compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# Keys of rules whose value is meant to be true or false.
FLAGS = ("opens", "closes_page", "title")


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


def load(name: str, package: str = "attest.ingest") -> Any:
    """The content of a rule file; true and false would be unquoted words such as `yes`, so they are faults."""
    content = yaml.safe_load((files(package) / name).read_text(encoding="utf-8"))
    _refuse_unquoted(content, name)
    return content


def _refuse_unquoted(content: Any, place: str) -> None:
    if isinstance(content, dict):
        for key, value in content.items():
            if isinstance(key, bool):
                raise ValueError(f"{place}: a key reads as true or false; quote it")
            if not (isinstance(value, bool) and key in FLAGS):
                _refuse_unquoted(value, f"{place}, {key}")
    elif isinstance(content, list):
        for item in content:
            if isinstance(item, bool):
                raise ValueError(f"{place}: a word reads as true or false; quote it")
            _refuse_unquoted(item, place)


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
        for entry in load("furniture.yaml")
    )


@cache
def sections() -> dict[str, str]:
    """From a heading's folded words to the section that it opens."""
    return {label.casefold(): section for section, labels in load("sections.yaml").items() for label in labels}
