"""The effect-direction plot: which way each outcome went in each study, where nothing was pooled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attest import drawing
from attest.drawing import INK, PAPER, QUIET, Sheet

MARGIN = 3.0  # little, so that the figure stands flush with the text around it
LABEL_WIDEST = 160.0
SIGN = 8.5  # half the height of an arrow
SLOT = 30.0  # one arrow with its caption; a study with several time points has several in a cell
COLUMN_LEAST, COLUMN_MOST = 64.0, 128.0
WIDTH_AIMED = 540.0  # columns grow until the figure has the width of a page

# What a direction means when the row does not say whom it favours; "higher" alone favours nobody.
FAVOURS = {
    "improved": "benefit",
    "worsened": "harm",
    "no difference": "none",
    "higher": "unclear",
    "lower": "unclear",
}
MEANING = {
    "benefit": ("better", drawing.GREEN),
    "harm": ("worse", drawing.VERMILION),
    "none": ("no difference", drawing.BLUE),
    "unclear": ("direction reported, meaning unclear", drawing.QUIET),
}


def draw(rows: Sequence[Mapping[str, Any]], svg: str | Path, png: str | Path) -> None:
    """Draw one arrow for each row of outcome, study, direction, favours, status, n and note."""
    title = "Direction of effect by study and outcome"
    if not rows:
        page = drawing.notice("No direction of effect has been reported or extracted yet.")
        drawing.save(page.figure, svg, png, title, "No direction of effect has been extracted yet.")
        return
    outcomes, studies = _in_order(rows, "outcome"), _in_order(rows, "study")
    cells: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for row in rows:
        cells.setdefault((_said(row, "study"), _said(row, "outcome")), []).append(row)
    notes = _in_order([row for row in rows if _said(row, "note")], "note")
    empty = "An empty place: no direction was extracted from that study for that outcome."
    label = min(LABEL_WIDEST, max(70.0, *(drawing.text_width(study, 8.5) for study in studies)))
    widths = _widths(outcomes, cells, WIDTH_AIMED - label - 2 * MARGIN - 8)
    heads = [drawing.wrap(name, wide - 8, 8, "bold") for name, wide in zip(outcomes, widths, strict=True)]
    names = [drawing.wrap(study, label + 1, 8.5) for study in studies]
    heights = [max(38.0, 10 + 10.5 * len(name)) for name in names]
    head = 10 + 10.5 * max(len(lines) for lines in heads)
    width = max(label + 8 + sum(widths) + 2 * MARGIN, 420.0)
    legend, legend_height = _legend(rows, width)
    keys = [(str(i), drawing.wrap(note, width - 2 * MARGIN - 16, 7.6)) for i, note in enumerate(notes, 1)]
    if len(cells) < len(outcomes) * len(studies):
        keys.append(("", drawing.wrap(empty, width - 2 * MARGIN - 16, 7.6)))
    key_height = sum(3 + 10 * len(lines) for _, lines in keys)
    height = MARGIN + head + sum(heights) + 12 + legend_height + key_height + MARGIN
    page = drawing.sheet(width, height)

    line = MARGIN + head
    right = MARGIN + label + 8 + sum(widths)
    page.text(MARGIN, line - 7, "Study", 8, fontweight="bold", color=QUIET)
    lefts = [MARGIN + label + 8 + sum(widths[:number]) for number in range(len(outcomes))]
    for x, wide, lines in zip(lefts, widths, heads, strict=True):
        page.lines(
            x + wide / 2,
            line - 7 - 10.5 * (len(lines) - 1),
            lines,
            8,
            10.5 / 8,
            fontweight="bold",
            ha="center",
        )
    page.rule((MARGIN, line), (right, line), color=INK)
    y = line
    for study, name, high in zip(studies, names, heights, strict=True):
        page.lines(MARGIN, y + high / 2 + 3 - 5.25 * (len(name) - 1), name, 8.5, 10.5 / 8.5)
        for outcome, x, wide in zip(outcomes, lefts, widths, strict=True):
            _cell(page, cells.get((study, outcome), []), x, wide, y + high / 2, notes)
        y += high
        page.rule((MARGIN, y), (right, y), width=0.5)
    y += 12
    for x, down, favours, settled, words in legend:
        _sign(page, x + SIGN, y + down, favours, settled, 0.8)
        page.text(x + 2 * SIGN + 6, y + down + 3, words, 8)
    y += legend_height + 8
    for mark, lines in keys:
        page.text(MARGIN, y, mark, 6.5, color=QUIET, fontweight="bold")
        page.lines(MARGIN + (14 if mark else 0), y, lines, 7.6, 10 / 7.6, color=QUIET)
        y += 3 + 10 * len(lines)
    drawing.save(page.figure, svg, png, title, describe(rows))


def describe(rows: Sequence[Mapping[str, Any]]) -> str:
    """What the figure shows, in words."""
    return " ".join(
        f"{_said(row, 'study')}, {_said(row, 'outcome')}: {_said(row, 'direction') or 'not stated'}, "
        f"{MEANING[_favours(row)][0]} ({_said(row, 'status') or 'settled'})."
        for row in rows
    )


def _favours(row: Mapping[str, Any]) -> str:
    stated = _said(row, "favours")
    return stated if stated in MEANING else FAVOURS.get(_said(row, "direction"), "unclear")


def _settled(row: Mapping[str, Any]) -> bool:
    return bool(row.get("settled"))


def _said(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return "" if value is None else drawing.clean(value)


def _in_order(rows: Sequence[Mapping[str, Any]], key: str) -> list[str]:
    return list(dict.fromkeys(_said(row, key) for row in rows))


def _widths(
    outcomes: Sequence[str], cells: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]], room: float
) -> list[float]:
    """Each outcome's column: wide enough for its arrows, and as wide as the page allows for its name."""
    share = min(COLUMN_MOST, max(COLUMN_LEAST, room / len(outcomes)))
    most = [max(len(found) for (_, name), found in cells.items() if name == outcome) for outcome in outcomes]
    words = [max(drawing.text_width(word, 8, "bold") for word in name.split() or [""]) for name in outcomes]
    return [max(share, SLOT * count + 8, min(word + 12, COLUMN_MOST)) for count, word in zip(most, words, strict=True)]


def _cell(
    page: Sheet, rows: Sequence[Mapping[str, Any]], x: float, wide: float, middle: float, notes: Sequence[str]
) -> None:
    slot = max(SLOT, wide / max(len(rows), 1)) if len(rows) == 1 else min(wide / max(len(rows), 1), 44)
    first = x + wide / 2 - slot * (len(rows) - 1) / 2
    captions = [_caption(row) for row in rows]
    sign = middle - 5 if any(captions) else middle
    for number, (row, caption) in enumerate(zip(rows, captions, strict=True)):
        at = first + slot * number
        _sign(page, at, sign, _favours(row), _settled(row))
        if caption:
            page.text(at, middle + 14, drawing.shorten(caption, slot - 2, 6.8), 6.8, color=QUIET, ha="center")
        note = _said(row, "note")
        if note:
            page.text(at + SIGN + 2, sign - 3, str(notes.index(note) + 1), 6, color=QUIET, fontweight="bold")


def _caption(row: Mapping[str, Any]) -> str:
    """How many people, and the reported word where the arrow does not say it."""
    said, n = _said(row, "direction"), _said(row, "n")
    return " · ".join(part for part in (said if said in ("higher", "lower") else "", n and f"n {n}") if part)


def _sign(page: Sheet, x: float, y: float, favours: str, settled: bool, scale: float = 1.0) -> None:
    """An upward arrow for benefit, a downward one for harm, a two-headed one for neither, else a question."""
    colour = MEANING[favours][1]
    style = {"fill": colour if settled else PAPER, "edge": colour, "dashed": not settled}
    half, wing, stem = SIGN * scale, SIGN * 0.72 * scale, SIGN * 0.3 * scale
    if favours == "unclear":
        page.disc(x, y, half * 0.9, **style)  # type: ignore[arg-type]
        page.symbol(x, y, "?", 10 * scale, PAPER if settled else INK)
    elif favours == "none":
        tip, neck, high = half * 1.15, half * 0.45, half * 0.62
        right = [(neck, stem), (neck, high), (tip, 0), (neck, -high), (neck, -stem)]
        points = right + [(-across, -down) for across, down in right]
        page.polygon([(x + across, y + down) for across, down in points], **style)  # type: ignore[arg-type]
    else:
        up = -1 if favours == "benefit" else 1
        points = [(stem, -half), (stem, 0), (wing, 0), (0, half), (-wing, 0), (-stem, 0), (-stem, -half)]
        page.polygon([(x + across, y + up * down) for across, down in points], **style)  # type: ignore[arg-type]


def _legend(rows: Sequence[Mapping[str, Any]], width: float) -> tuple[list[tuple[float, float, str, bool, str]], float]:
    entries = [(favours, True, words) for favours, (words, _) in MEANING.items()]
    if not all(map(_settled, rows)):
        entries.append(("benefit", False, "dashed and hollow: not settled yet"))
    places = []
    x, y = MARGIN, 10.0
    for favours, settled, words in entries:
        wide = 2 * SIGN + 6 + drawing.text_width(words, 8)
        if x + wide > width - MARGIN and x > MARGIN:
            x, y = MARGIN, y + 20
        places.append((x, y, favours, settled, words))
        x += wide + 16
    return places, y + 14
