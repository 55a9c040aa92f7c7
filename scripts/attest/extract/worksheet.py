"""The worksheet of integrity checks: a sheet a study, what does not fit first, each result with its arithmetic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attest.extract.integrity.names import CHECKS
from attest.extract.lines import EFFECTIVE, SUGGESTED
from attest.extract.reading_book import HEAD, Book, reading_book

ORDER = ("inconsistent", "not testable", "consistent")
LAYERS = {EFFECTIVE: "answers", SUGGESTED: "suggestion"}
WEIGHTS = {"impossible": "cannot all be true", "look": "may have a good reason", "": ""}
LOOKS = {"inconsistent": "doubt", "not testable": "quiet", "consistent": "plain"}
COLUMNS = (
    ("result", "Result", 13.0),
    ("check", "Check", 16.0),
    ("where", "Where", 26.0),
    ("values", "Values as reported", 26.0),
    ("arithmetic", "Arithmetic", 62.0),
    ("weight", "Weight", 15.0),
    ("state", "Flag", 13.0),
    ("answer", "What people found", 20.0),
    ("note", "Note", 26.0),
    ("layer", "Looked at", 12.0),
    ("flag_id", "Flag id", 13.0),
    ("value_ids", "Value ids", 24.0),
)
ABOUT_TEXT = (
    "Every check that the reported numbers allow. Inconsistent means: these numbers cannot all be as printed, or they "
    "ask for a look. It accuses nobody. Answer flags in the form of the step integrity, not here."
)

Row = Mapping[str, Any]


def write(path: str | Path, found: Sequence[Row], studies: Iterable[Row], title: str, date: str) -> None:
    """Write the workbook; `found` are the findings with the answers to their flags."""
    answered = _answered(found)
    shown = [one for one in found if _is_shown(one, answered)]
    with reading_book(path, f"Integrity checks: {title}", date) as book:
        known = [(study["study_id"], study["label"]) for study in studies]
        _overview(book, known, shown)
        for study_id, label in known:
            _study(book, label, sorted((one for one in shown if one["study_id"] == study_id), key=_rank))
        _key(book)


def _answered(found: Iterable[Row]) -> set[tuple[Any, ...]]:
    """The checks that what people answered has had: by row, and by cells."""
    own = [one for one in found if one["layer"] == EFFECTIVE]
    return {_row(one) for one in own} | {_what(one) for one in own}


def _is_shown(one: Row, answered: set[tuple[Any, ...]]) -> bool:
    """What counts, and suggestions where nothing is answered yet; never what one reviewer alone has typed.

    What did not fit in a suggestion stays in sight, unless the same cells were answered.
    """
    if one["layer"] != SUGGESTED:
        return bool(one["layer"] == EFFECTIVE)
    return bool(one["about"]) or (_what(one) if one["result"] == "inconsistent" else _row(one)) not in answered


def _row(one: Row) -> tuple[Any, ...]:
    return one["study_id"], one["check"], one["sheet"], one["row"]


def _what(one: Row) -> tuple[Any, ...]:
    return one["study_id"], one["check"], tuple(one["cells"])


def _rank(one: Row) -> tuple[int, int, int]:
    names = list(CHECKS)
    place = names.index(one["check"]) if one["check"] in names else len(names)
    return ORDER.index(one["result"]), 0 if one["severity"] == "impossible" else 1, place


def _overview(book: Book, studies: Sequence[tuple[str, str]], shown: Sequence[Row]) -> None:
    columns = (("Study", 30.0), *((name.capitalize(), 15.0) for name in ORDER), ("Flags not answered", 19.0))
    page = book.page("Integrity checks", ABOUT_TEXT, columns)
    for line, (study_id, label) in enumerate(studies, HEAD + 1):
        own = [one for one in shown if one["study_id"] == study_id]
        counted = Counter(one["result"] for one in own)
        waiting = {one["flag_id"] for one in own if one["state"] == "open"}
        texts = [label, *(str(counted[name]) for name in ORDER), str(len(waiting))]
        looks = ["label", *("doubt" if at in (1, 4) and texts[at] != "0" else "plain" for at in range(1, 5))]
        book.row(page, line, texts, looks, [width for _, width in columns])
    page.freeze_panes(HEAD + 1, 1)


def _study(book: Book, label: str, found: Sequence[Row]) -> None:
    widths = [width for _, _, width in COLUMNS]
    page = book.page(label, ABOUT_TEXT, [(name, width) for _, name, width in COLUMNS])
    for line, one in enumerate(found, HEAD + 1):
        looks = ["label", *[LOOKS[one["result"]]] * (len(COLUMNS) - 1)]
        book.row(page, line, _texts(one), looks, widths)
    if not found:
        book.write(page, HEAD + 1, 0, "No reported number could be tested yet.", "text")
    page.freeze_panes(HEAD + 1, 2)
    page.autofilter(HEAD, 0, HEAD + max(1, len(found)), len(COLUMNS) - 1)


def _texts(one: Row) -> list[str]:
    told = {
        **{name: str(one[name]) for name in ("result", "check", "where", "arithmetic", "state", "answer", "note")},
        "values": reported_values(one),
        "weight": WEIGHTS[one["severity"]],
        "layer": LAYERS[one["layer"]],
        "flag_id": one["flag_id"] if one["state"] else "",
        "value_ids": " ".join(cell["value_id"] for cell in one["looked_at"]),
    }
    return [told[key] for key, _, _ in COLUMNS]


def reported_values(one: Row) -> str:
    """What a check looked at, each value with its question."""
    return "; ".join(f"{cell['title']}: {cell['value']}" for cell in one["looked_at"])


def _key(book: Book) -> None:
    columns = (("Check", 26.0), ("Asks", 100.0))
    page = book.page("What each check asks", "", columns)
    for line, (name, asks) in enumerate(CHECKS.items(), HEAD + 1):
        book.row(page, line, [name, asks[0].upper() + asks[1:]], ["label", "plain"], [width for _, width in columns])
