"""The one scanner for all formats of lines that begin with a tag: RIS, MEDLINE, Web of Science, EndNote's `.enw`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Tags = dict[str, list[str]]


def tags_of(text: str, tag: re.Pattern[str]) -> Tags:
    """The values of each tag in their order; the lines that follow a tag's line without a tag belong to its value.

    `tag` matches a tag at the beginning of a line with what parts it from its value; its one group is the tag.
    """
    found: Tags = {}
    parts = tag.split(text)
    for name, value in zip(parts[1::2], parts[2::2], strict=True):
        if name in found:
            found[name].append(value.strip())
        else:
            found[name] = [value.strip()]
    return found


def joined(value: str) -> str:
    """A value that was wrapped over several lines as one line."""
    return " ".join(value.split()) if "\n" in value or "  " in value else value


def first(tags: Tags, *names: str) -> str:
    """The first value that is not blank, of the first tag that has one; on one line."""
    for name in names:
        for value in tags.get(name, ()):
            if value:
                return joined(value)
    return ""


def every(tags: Tags, *names: str) -> list[str]:
    """All values of some tags that are not blank, each on one line."""
    return [joined(value) for name in names for value in tags.get(name, ()) if value]


def lines(tags: Tags, *names: str) -> list[str]:
    """All values of some tags where each line is a value of its own, as in EndNote's keywords."""
    return [
        line.strip() for name in names for value in tags.get(name, ()) for line in value.split("\n") if line.strip()
    ]


def titles(values: Iterable[str]) -> Iterator[str]:
    """Titles that are there, each once."""
    return iter(dict.fromkeys(value for value in values if value))
