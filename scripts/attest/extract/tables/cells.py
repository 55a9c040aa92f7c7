"""The figures of one row: of each group at each time, by the statistic that label, head, caption or note tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from attest.expressions import quick as re
from attest.extract.tables.formats import BARE, bare, chosen, read_cell, self_told
from attest.extract.tables.grid import Row, is_blank
from attest.extract.tables.heads import LEVEL, Column, measure_of

P_VALUE = re.compile(
    r"(?:[pP]\s*)?(?P<sign>[<>=≤≥]?)\s*(?P<p>(?:[01]?[.·,]\s?\d+|0|1)(?:\s?[x×]\s?10\s?[-−–⁻][\d⁰-⁹]+)?)"
)
P_WITHIN = re.compile(r"[;,(\s]\s*[pP]\s*(?P<sign>[<>=≤≥])\s*(?P<p>[01]?[.·]\d+)")
WITHOUT_P = re.compile(r"[;,]?\s*[(\[]?\s*[pP]\s*[<>=≤≥]\s*[01]?[.·]\d+\s*[)\]]?\s*$")  # of a change within the group
SINGLE = frozenset(("n", "percent", "mean", "median", "sd", "se", "iqr", "range", "size", "ci"))
SPREADS = frozenset(("percent", "sd", "se", "iqr", "range", "ci"))  # what belongs to the column before it
COUNTED = ("n percent", "percent n")
Key = tuple[str, str | None, str]  # group, time point, words of the head


@dataclass(frozen=True)
class Figures:
    """What one row says of one group: `parts` by role, `form` as the rule that read them is called."""

    group: str
    time: str | None
    words: str
    parts: Mapping[str, str]
    form: str


def figures(
    row: Row,
    columns: Sequence[Column],
    own: Sequence[tuple[str, ...]],
    general: Sequence[tuple[str, ...]],
    sizes: Mapping[str, str],
) -> Iterator[Figures]:
    """The figures of the groups' columns.

    `own` are the statistics of the row's label and heading, which count before those of the column; `general` those of
    the caption and notes, which count after. `sizes` are those of groups whose column names none.
    """
    by_key: dict[Key, list[Column]] = {}
    before: Column | None = None
    for one in columns:
        if one.kind != "value" or not one.group:
            continue
        if (
            before is not None
            and not one.words
            and one.forms
            and one.forms[0] in SPREADS
            and (one.group, one.time)
            == (
                before.group,
                before.time,
            )
        ):
            one = replace(one, words=before.words)
        before = one
        if not is_blank(row.cell(one.at)):
            by_key.setdefault((one.group, one.time, one.words), []).append(one)
    single = [held[0] for held in by_key.values() if len(held) == 1]
    made: list[tuple[Figures, str | None]] = []
    for (group, time, words), held in by_key.items():
        size = held[-1].size or sizes.get(group)
        if len(held) > 1:
            found = _split(row, held, size)
        else:
            alike = [one for one in single if one.words == words]
            found = _whole(row, held[0], alike, (*own, held[0].forms, *general), sizes)
        if found is None:
            continue
        form, parts = found
        made.append((Figures(group, time, words, parts, form), held[-1].size))
    # Beside a count of the people concerned, a mean may be of them alone.
    counted = {(told.group, told.time) for told, _ in made if "events" in told.parts}
    for told, known in made:
        has_size = {"events", "percent", "total"} & set(told.parts) or (told.group, told.time) in counted
        yield told if has_size or not known else replace(told, parts={**told.parts, "total": known})


def _whole(
    row: Row, one: Column, alike: Sequence[Column], layers: Sequence[tuple[str, ...]], sizes: Mapping[str, str]
) -> tuple[str, dict[str, str]] | None:
    """A cell that holds all there is, by the first layer that tells a statistic which its row can have."""
    size = one.size or sizes.get(one.group)
    cell = _figure(row, one)
    cells = [(_figure(row, other), other.size or sizes.get(other.group)) for other in alike]
    for forms in layers:
        if not forms:
            continue
        form = chosen(forms, cells)
        if form in ("n", "size", "percent"):
            form = _alone(form, cells)
        if form in COUNTED and not any("percent" in (read_cell(text, form, known) or ()) for text, known in cells):
            form = None  # a lone figure among shares is a count of people only where others of its row have theirs
        if form is not None and (parts := read_cell(cell, form, size)) is not None:
            return ("n percent" if "percent" in form else form), parts
        break
    told = self_told(cell, size)
    return ("n percent", told) if told is not None else None


def _figure(row: Row, one: Column) -> str:
    return WITHOUT_P.sub("", row.cell(one.at))


def _alone(form: str, cells: Sequence[tuple[str, str | None]]) -> str | None:
    """A count of people without its share counts where no group is smaller; a bare size or share tells too little."""
    read = [(read_cell(cell, "n", size) or {}) if form == "n" and size else {} for cell, size in cells]
    told = read and all("total" in parts for parts in read)
    return "n" if told and any(parts["events"] != parts["total"] for parts in read) else None


def _split(row: Row, held: Sequence[Column], size: str | None) -> tuple[str, dict[str, str]] | None:
    """Figures that stand in columns of their own, such as "Mean | SD" or "n | %"."""
    cells = [(one, _figure(row, one)) for one in held]
    counted = next((said for _, cell in cells if (said := self_told(cell, size)) is not None), None)
    if counted is not None and "events" in counted:
        shares = [found["a"] for _, cell in cells if (found := BARE.fullmatch(bare(cell))) and found["sign"]]
        return "n percent", counted | ({"percent": shares[0]} if shares and "percent" not in counted else {})
    forms = [one.forms[0] if len(one.forms) == 1 else "" for one, _ in cells]
    if len(set(forms)) < len(forms) or "" in forms:
        return None
    parts: dict[str, str] = {}
    measured = {"mean", "median"} & {form.split()[0] for form in forms}
    for (_, cell), form in zip(cells, forms, strict=True):
        if form == "size" or (form == "n" and measured):
            read = read_cell(cell, "n", None)
            read = {"total": read["events"]} if read else None
        else:
            read = read_cell(cell, form, size)
        if read is None and form in SINGLE and form not in ("mean", "median", "n"):
            continue
        if read is None:
            return None
        parts |= read
    if "percent" in parts and "events" in parts and size and not measured:
        parts = (read_cell(f"{parts['events']} ({parts['percent']})", "n percent", size)) or parts
    if not {"mean", "median", "events"} & set(parts):
        return None
    return " ".join(form for form in forms if form != "size"), parts


def p_of(cell: str) -> str | None:
    """A p-value with its sign; None for "NS" and the like."""
    found = P_VALUE.fullmatch(bare(cell))
    if found is None:
        return None
    sign = found["sign"].lstrip("=")
    return sign + found["p"].replace(" ", "")


def contrast(row: Row, columns: Sequence[Column]) -> dict[str, str]:
    """The effect that a row's columns for the comparison tell: estimate, interval, measure, p."""
    parts: dict[str, str] = {}
    for one in columns:
        cell = row.cell(one.at)
        if is_blank(cell):
            continue
        if inside := P_WITHIN.search(cell):
            parts.setdefault("p", inside["sign"].lstrip("=") + inside["p"])
            cell = cell[: inside.start()]
        level = LEVEL.search(one.text)
        has_interval = level is not None or "ci" in " ".join(one.forms) or re.search(r"\bCr?I\b", one.text) is not None
        alone = read_cell(cell, "ci", None) if has_interval else None
        whole = read_cell(cell, "mean ci", None) if has_interval else None
        spread = (
            read_cell(cell, "mean se", None) if "mean se" in one.forms or re.search(r"\bSEM?\b", one.text) else None
        )
        single = read_cell(cell, "mean", None)
        found = whole or (None if "estimate" not in parts else alone) or spread or single
        if not found or ("mean" in found and "estimate" in parts):
            continue
        parts |= {("estimate" if name == "mean" else name): value for name, value in found.items()}
        if "ci_low" in found and level:
            parts["ci_level"] = level.group(1)
        if measure := measure_of(one.text):
            parts["measure"] = measure
    return parts if "estimate" in parts else {}
