"""The rows of a table as results: what is headed by a row, what its label says, and the facts of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from attest.expressions import quick as re
from attest.extract.finding import Found, row_of
from attest.extract.tables.cells import Figures, contrast, figures, p_of
from attest.extract.tables.formats import told
from attest.extract.tables.grid import Row, Table, is_blank, is_data
from attest.extract.tables.groups import Groups, in_order
from attest.extract.tables.heads import CHANGE, Column, columns_of
from attest.extract.tables.labels import DESCRIBES, SIZES, Label, caption_outcome, is_outcome, label_of
from attest.extract.tables.times import TIME
from attest.extract.tables.walk import Walk, count_share, head, leave_headings, note_sizes, size_beside

HARMS = re.compile(r"\b(?:adverse|side[\s-]effects?|toxicit\w+|complications?|harms?|safety)\b", re.I)
BASELINE = re.compile(
    r"(?<!from )\bbase[\s-]?line\b(?!\s*(?:,|and|to)\b|.*\b(?:after|follow|change|month|week|end|post|outcome)\w*)|"
    r"\bdemographics?\b|\b(?:socio[\s-]?demographic|clinical|patients?['’]?|participants?['’]?|general|background|"
    r"subjects?['’]?|sample|population)\s+(?:and\s+\w+\s+)?(?:characteristics|data|features|profile)\b|"
    r"\bcharacteristics\s+of\b|\bon\s+admission\b|\bat\s+(?:inclusion|entry|enrol?lment|randomi[sz]ation)\b|"
    r"\b(?:before|prior\s+to)\s+(?:the\s+)?(?:treatment|intervention)\b(?!.*\bafter\b)",
    re.I,
)
EVERYBODY = "*"  # the group of a table that compares times and no groups
UNTOLD = re.compile(r"^(?:the\s+)?(?:total|overall|global|sum|mean|summary|composite)(?:\s+scores?)?$|^scores?$", re.I)
DATED = re.compile(r"\d|\b(?:one|two|three|four|six|twelve|discharge)\b", re.I)


def is_baseline(table: Table) -> bool:
    """Whether a table describes the people before anything was done."""
    return BASELINE.search(table.caption) is not None


def result_facts(table: Table, groups: Groups, sizes: Mapping[str, str]) -> Iterator[Found]:
    """The results in a table whose columns or rows are groups; none where neither are."""
    columns = columns_of(table.heads, table, groups)
    row_groups = {} if any(one.group for one in columns) else groups_of_rows(table, groups)
    if not row_groups and len({one.group for one in columns if one.group}) < 2:
        columns = _before_and_after(columns, groups)
        if not columns:
            return
    heads = [head.cell(0) for head in table.heads]
    general = tuple(forms for text in (*heads, table.caption, table.notes) if (forms := _general(text)))
    times = {" ".join(found.group().split()) for found in TIME.finditer(table.caption) if DATED.search(found.group())}
    time = times.pop() if len(times) == 1 else None
    walk = Walk(table, groups, columns, row_groups, dict(sizes), general=general, caption_time=time)
    above = ""
    for at, row in enumerate(table.body):
        first = row.cell(0)
        above = first or above
        if again := _heads_again(walk, row):
            walk.columns, walk.headings = again, []
            continue
        label, group = _label(row, table, "" if first else above, row_groups)
        if not any(is_data(row.cell(one.at)) for one in walk.columns if one.kind in ("value", "contrast", "total")):
            head(walk, row, label, group, table.body[at + 1 : at + 2])
            continue
        leave_headings(walk, row, label)
        yield from _facts(walk, row, label, group)


def _before_and_after(columns: Sequence[Column], groups: Groups) -> list[Column]:
    """The columns of a table of one group at several times, in a report that names no groups; none of any other."""
    alone = not (groups.arms.names or groups.tabled or groups.compared or any(one.group for one in columns))
    times = {one.time for one in columns if one.kind == "value" and one.time}
    if not alone or len(times) < 2:
        return []
    return [replace(one, group=EVERYBODY) if one.kind == "value" and one.time else one for one in columns]


def _general(text: str) -> tuple[str, ...]:
    """Statistics that a caption or note tells for the whole table; a lone "mean" may be of one outcome."""
    forms, _ = told(text)
    return tuple(form for form in forms if " " in form)


def groups_of_rows(table: Table, groups: Groups) -> dict[str, str]:
    """The groups that labels, or the headings of rows, name; they may stand in a column of labels of their own."""
    headings: dict[str, bool] = {}
    figures_of = {row: sum(map(is_data, row.cells[table.labels :])) for row in table.body}
    fewest = min(2, max(figures_of.values(), default=0))
    for at in reversed(range(table.labels)):
        labels: dict[str, bool] = {}
        for row in table.body:
            label = label_of(row.cell(at))
            held = labels if figures_of[row] >= fewest else headings
            if label.name:
                held[label.name] = held.get(label.name, False) or label.size is not None
        if accepted := groups.accepted(labels):
            return accepted
    return groups.accepted(headings)


def _label(row: Row, table: Table, above: str, row_groups: Mapping[str, str]) -> tuple[Label, str]:
    """What the labels of a row say together, and the group that one of them names; `above` is what spans it."""
    words: list[str] = []
    group, size = "", None
    for text in (above, *(row.cell(at) for at in range(table.labels))):
        label = label_of(text)
        if label.name in row_groups and not group:
            group, size = row_groups[label.name], label.size
        elif text and not is_blank(text):
            words.append(text)
    whole = label_of(", ".join(words))
    return replace(whole, size=size or whole.size), group


def _heads_again(walk: Walk, row: Row) -> list[Column] | None:
    """The columns from a row on that heads them anew, such as the next time point; None for any other row."""
    filled = row.filled(walk.table.labels)
    if len(filled) < 2 or any(is_data(row.cells[at]) for at in filled):
        return None
    columns = columns_of((row,), walk.table, walk.groups)
    if len({one.group for one in columns if one.group}) >= 2:
        return columns
    times = [one.time for one in columns if one.time]
    if times and all(one.group for one in walk.columns if one.kind == "value"):
        at = {one.at: one.time for one in columns}
        return [
            replace(one, pieces=(*one.pieces, *(new.pieces for new in columns if new.at == one.at).__next__()))
            if at.get(one.at)
            else one
            for one in walk.columns
        ]
    return None


def _facts(walk: Walk, row: Row, label: Label, group: str) -> Iterator[Found]:
    if SIZES.match(label.text) and not walk.row_groups:
        note_sizes(walk, row)
        return
    columns = walk.columns
    group = group or walk.held("group")
    if walk.row_groups:
        if not group:
            return
        size = label.size or walk.held("size") or walk.sizes.get(group)
        if size:
            walk.sizes[group] = size
        said = label.size or walk.held("size") or size_beside(row, columns)
        columns = [replace(one, group=group, told_size=said) if one.kind == "value" else one for one in columns]
    own = [forms for forms in (label.forms, walk.forms) if forms]
    made = list(figures(row, columns, own, walk.general, walk.sizes))
    named: list[tuple[Figures, str, str | None]] = []
    for one in made:
        outcome = _outcome(walk, label, one.words)
        time = one.time or label.time or walk.held("time") or (walk.caption_time if label.name or one.words else None)
        if outcome is not None:
            named.append((one, outcome, time))
    yield from _emitted(walk, row, label, named)
    if not walk.row_groups:
        yield from _compared(walk, row, named, untold=len(named) < len(made))
    count_share(walk, made)


def _outcome(walk: Walk, label: Label, words: str) -> str | None:
    """The outcome of figures: from heading and label, the column's head, or the caption."""
    name, above = label.name, walk.held("name")
    if DESCRIBES.match(name) or DESCRIBES.match(above):
        return None
    changes = bool(words) and CHANGE.search(words) is not None
    outcome = f"{above}: {name}" if name and above else name or above
    if not outcome:
        said = label_of(words).name
        outcome = said if words and not changes and is_outcome(said) else caption_outcome(walk.table.caption) or ""
        if outcome and words and outcome != said:
            outcome = f"{outcome}, {said}"
    elif words and (walk.row_groups or changes or label_of(words).name.casefold() not in outcome.casefold()):
        outcome = f"{outcome}, {words}"
    if UNTOLD.match(outcome) and (about := caption_outcome(walk.table.caption)):
        outcome = f"{about}: {outcome}"
    return outcome if is_outcome(outcome) else None


def _emitted(walk: Walk, row: Row, label: Label, named: Sequence[tuple[Figures, str, str | None]]) -> Iterator[Found]:
    harms = HARMS.search(walk.table.caption) is not None
    for one, outcome, time in named:
        counts = "events" in one.parts or "percent" in one.parts
        if harms and counts:
            yield from _row_facts(row, "adverse_event", row_of(event=outcome, arm=_arm(one)), one.parts, one.form)
            continue
        unit = label.unit or label_of(one.words).unit
        parts = {**one.parts, **({"unit": unit} if unit and not counts else {})}
        yield from _row_facts(row, "result", row_of(outcome=outcome, arm=_arm(one), time_point=time), parts, one.form)


def _arm(one: Figures) -> str | None:
    return None if one.group == EVERYBODY else one.group


def _row_facts(
    row: Row, prefix: str, names: tuple[tuple[str, str], ...], parts: Mapping[str, str], form: str
) -> Iterator[Found]:
    """The names of one row and its figures, each with the whole row of the table as its words."""
    rule = f"table-{form.replace(' ', '-')}"
    for name, value in names:
        yield Found(f"{prefix}.{'name' if name == 'event' else name}", value, row.start, row.end, rule, names)
    for role, value in parts.items():
        yield Found(f"{prefix}.{role}", value, row.start, row.end, rule, names)


def _compared(walk: Walk, row: Row, named: Sequence[tuple[Figures, str, str | None]], untold: bool) -> Iterator[Found]:
    """The effect and the p-value of a row's comparison, where its groups' figures are of one outcome."""
    outcomes = list(dict.fromkeys(outcome for _, outcome, _ in named))
    times = list(dict.fromkeys(time for _, _, time in named))
    arms = in_order([one.group for one, _, _ in named])
    if arms is None and {one.group for one, _, _ in named} == {EVERYBODY}:
        times = times[:1] and [None]  # of the change between the times
    if len(outcomes) != 1 or untold or (HARMS.search(walk.table.caption) and "events" in named[0][0].parts):
        return
    last = times[-1] if len(times) == 1 else None
    columns = [one for one in walk.columns if one.kind == "contrast"]
    if columns and arms and len(times) == 1 and (parts := contrast(row, columns)):
        if "measure" not in parts and "mean" in named[0][0].parts:
            parts["measure"] = "MD"
        names = row_of(outcome=outcomes[0], arm=arms, time_point=columns[0].time or last)
        yield from _row_facts(row, "result", names, parts, "estimate")
    for column in walk.columns:
        p = p_of(row.cell(column.at)) if column.kind == "p" and not column.group else None
        time = column.time or last
        if p and (time in times or len(times) == 1) and not (column.time is None and len(times) > 1):
            yield from _row_facts(row, "result", row_of(outcome=outcomes[0], arm=arms, time_point=time), {"p": p}, "p")
