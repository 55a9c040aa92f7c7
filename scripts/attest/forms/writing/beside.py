"""What stands beside an answer: the suggestion with its quote and place, passages to be read, and what checks say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attest.forms.answers import Record
from attest.forms.entries import ACCEPT, entry_text
from attest.forms.form import Sheet
from attest.forms.round import CellKey, Passage, Round, Suggested

Flags = Mapping[CellKey, list[str]]
Parts = list[tuple[str, str]]  # (format name, text), written into one cell


def beside_cell(task: Round, record: Record, key: CellKey, flags: Flags) -> tuple[Parts, bool]:
    """The suggestion for one cell and the passages to be read there, and whether something asks for a look."""
    found = task.suggestions.get(key)
    parts = _own(record, key)
    if found and not parts:
        parts = [("value", entry_text(found.value, "")), _quoted([found])]
    parts = _with_passages(parts, task.passages.get(key, ()))
    return _with_flags(parts, [*_changed(task, record, key, ""), *flags.get(key, [])])


def beside_row(task: Round, record: Record, sheet: Sheet, key: CellKey, flags: Flags) -> tuple[Parts, bool]:
    """The suggestions for a whole row of a many-row sheet: its values by title, then the quotes they share."""
    fields = {field.key: field.title for field in sheet.fields}
    keys = [key._replace(field=name) for name in fields]
    found = {one: task.suggestions[one] for one in keys if one in task.suggestions}
    parts: Parts = []
    if found:
        told = " · ".join(f"{fields[one.field]}: {entry_text(each.value, '')}" for one, each in found.items())
        parts = [("value", told), _quoted(found.values())]
    parts = _with_passages(parts, [one for name in keys for one in task.passages.get(name, ())])
    for one in keys:
        if own := _own(record, one, f"{fields[one.field]}: "):
            parts = [*parts, ("value", "\n"), *own] if parts else own
    said = [text for one in keys for text in _changed(task, record, one, f"{fields[one.field]}: ")]
    return _with_flags(parts, [*said, *(flag for one in keys for flag in flags.get(one, []))])


def _own(record: Record, key: CellKey, title: str = "") -> Parts:
    """An earlier answer of one's own that waits to be confirmed."""
    offered = record.offered.get(key)
    if offered is None:
        return []
    told = f"\nYour own answer, given when this was one with another. {ACCEPT} takes it over."
    return [("value", title + offered.text), ("quote", told)]


def _changed(task: Round, record: Record, key: CellKey, title: str) -> list[str]:
    """What to say where the suggestion is another than when the cell was answered."""
    if key not in record.saw or key not in record.answers:
        return []
    before, now = record.saw[key][0], task.suggestions.get(key)
    if before is None:
        return [f"{title}suggested since you answered"]
    if now is None:
        return [f"{title}no longer suggested since you answered; it was: {entry_text(before, '')}"]
    return [f"{title}the suggestion has changed since you answered; it was: {entry_text(before, '')}"]


def _quoted(found: Iterable[Suggested]) -> tuple[str, str]:
    """Quotes and places, each once, the longest first and without those that stand inside it."""
    kept: list[Suggested] = []
    for one in sorted(found, key=lambda each: each.start - each.end):
        if not any(one.file == other.file and other.start <= one.start and one.end <= other.end for other in kept):
            kept.append(one)
    kept.sort(key=lambda each: (each.file, each.start))
    lines = [f"\n“{one.quote}”\n{one.place}" if one.quote else f"\n{one.place}" for one in kept]
    return "quote", "".join(lines)


def passages_in_words(passages: Iterable[Passage]) -> str:
    """Passages with their places, one below the other, each once."""
    return "\n".join(f"“{one.quote}”\n{one.place}" for one in dict.fromkeys(passages))


def _with_passages(parts: Parts, passages: Iterable[Passage]) -> Parts:
    told = passages_in_words(passages)
    return [*parts, ("quote", ("\n" if parts else "") + told)] if told else parts


def _with_flags(parts: Parts, flags: Iterable[str]) -> tuple[Parts, bool]:
    said = list(dict.fromkeys(flags))
    if said:
        parts = [*parts, ("strong", ("\n" if parts else "") + "\n".join(f"⚠ {flag}" for flag in said))]
    return parts, bool(said)
