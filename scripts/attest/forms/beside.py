"""What stands beside an answer: the suggestion with its quote and place, and what the checks say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attest.forms.entries import entry_text
from attest.forms.form import Sheet
from attest.forms.round import CellKey, Round, Suggested

Flags = Mapping[CellKey, list[str]]
Parts = list[tuple[str, str]]  # (format name, text), written into one cell


def beside_cell(task: Round, key: CellKey, flags: Flags) -> tuple[Parts, bool]:
    """The suggestion for one cell, and whether a check has something to say about it."""
    found = task.suggestions.get(key)
    parts = [("value", entry_text(found.value, "")), _quoted([found])] if found else []
    return _with_flags(parts, flags.get(key, []))


def beside_row(task: Round, sheet: Sheet, key: CellKey, flags: Flags) -> tuple[Parts, bool]:
    """The suggestions for a whole row of a many-row sheet: its values by title, then the quotes they share."""
    fields = {field.key: field.title for field in sheet.fields}
    keys = [key._replace(field=name) for name in fields]
    found = {one: task.suggestions[one] for one in keys if one in task.suggestions}
    parts: Parts = []
    if found:
        told = " · ".join(f"{fields[one.field]}: {entry_text(each.value, '')}" for one, each in found.items())
        parts = [("value", told), _quoted(found.values())]
    return _with_flags(parts, [flag for one in keys for flag in flags.get(one, [])])


def _quoted(found: Iterable[Suggested]) -> tuple[str, str]:
    """Quotes and places, each once, the longest first and without those that stand inside it."""
    kept: list[Suggested] = []
    for one in sorted(found, key=lambda each: each.start - each.end):
        if not any(one.file == other.file and other.start <= one.start and one.end <= other.end for other in kept):
            kept.append(one)
    kept.sort(key=lambda each: (each.file, each.start))
    lines = [f"\n“{one.quote}”\n{one.place}" if one.quote else f"\n{one.place}" for one in kept]
    return "quote", "".join(lines)


def _with_flags(parts: Parts, flags: Iterable[str]) -> tuple[Parts, bool]:
    said = list(dict.fromkeys(flags))
    if said:
        parts = [*parts, ("strong", ("\n" if parts else "") + "\n".join(f"⚠ {flag}" for flag in said))]
    return parts, bool(said)
