"""A team's own patterns: regular expressions beside a question of a form, by which documents are read for its answer.

The library `regex` is used instead of the standard `re` for one reason: its searches can be given a time budget.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

PATTERN = "pattern:"  # begins the rule of a suggestion that such a pattern made
GROUP = "value"  # the group around what is suggested
LONGEST = 1000  # characters of an expression

# Where in a report a pattern looks, and what that means. Without a place it looks everywhere but in the last three.
WHERE: Mapping[str, str] = {
    "title": "the title",
    "abstract": "the abstract with all its parts",
    "background": "introduction and aims",
    "methods": "methods",
    "results": "results",
    "conclusions": "discussion and conclusions",
    "funding": "what stands under a heading such as Funding",
    "registration": "what stands under a heading such as Trial registration",
    "tables": "rows of tables, with | between the cells",
    "statements": "acknowledgements, declarations of interests and the like",
    "whole": "all of these",
}
FLAGS: Mapping[str, str] = {"ignore case": "i", "spread out": "x"}


@dataclass(frozen=True)
class Pattern:
    """One expression of a field; `place` is where it stands in the form."""

    expression: str
    where: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    place: str = ""

    @cached_property
    def compiled(self) -> Any:
        """The expression of the library `regex`, whose searches take a `timeout`; raises ValueError saying why not."""
        import regex  # here, since only forms with patterns need it

        flags = regex.VERSION0
        for one in self.flags:
            flags |= {"i": regex.IGNORECASE, "x": regex.VERBOSE}[FLAGS[one]]
        try:
            return regex.compile(self.expression, flags)
        except (regex.error, ValueError, OverflowError, KeyError, IndexError) as reason:
            raise ValueError(str(reason)) from None
        except (RecursionError, MemoryError):
            raise ValueError("it is nested too deeply") from None

    def as_list(self) -> list[object]:
        """What a search by this pattern rests on."""
        return [self.expression, list(self.where), list(self.flags)]


def misread_escape(expression: str) -> bool:
    r"""Whether it holds a backspace, which `\b` is in double quotes of YAML."""
    return re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", expression) is not None
