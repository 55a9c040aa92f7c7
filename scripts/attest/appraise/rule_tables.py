"""An instrument as tables that a methodologist can check: its questions, and which answers lead to which judgement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from attest.deciding.complete import Line, described
from attest.deciding.conditions import ALWAYS, in_words
from attest.instrument import ASSESSOR, OVERALL, Domain, Instrument, Item
from attest.instrument_shelf import FOLDER, Shelf
from attest.problems import Faults, Problem, shown


def show_instrument(review: Path, name: str) -> str:
    """The tables of the review's instrument of that name, or else of the shipped one, as Markdown.

    Raises `Faults` where there is none, or where its file has faults.
    """
    shelf = Shelf(review)
    known = list(shelf)
    if name not in known:
        raise Faults([Problem(FOLDER, "", shown(name), f"one of {', '.join(known)}")])
    return rule_tables(shelf[name])


def rule_tables(instrument: Instrument) -> str:
    """Questions and rules, domain by domain, as Markdown. Labels of answers are explained once, at the end."""
    usual = _usual_labels(instrument)
    parts = ["\n".join(_head(instrument))]
    parts += ["\n\n".join(_domain(domain, usual)) for domain in instrument.parts]
    if usual:
        parts.append("Answers: " + ", ".join(f"{id} = {label}" for id, label in usual.items() if id != label) + ".")
    return "\n\n".join(parts)


def _head(instrument: Instrument) -> Iterator[str]:
    yield f"# {instrument.title}"
    yield ""
    told = {
        "Version": instrument.version,
        "Judged": f"one {instrument.unit}",
        "Official text": instrument.link,
        "Licence": instrument.licence,
        "Not to be used yet": instrument.unavailable,
        "Note": instrument.note,
        "Published rule": instrument.published_rule,
        "Sources": "; ".join(instrument.sources),
    }
    lines = [line for domain in instrument.parts if domain.rule for line in described(domain.rule)]
    told["Rows that others read otherwise"] = ", ".join(line.id for line in lines if line.disputes)
    told["Rows after which people decide"] = ", ".join(line.id for line in lines if line.decision)
    yield from (f"- {name}: {text}" for name, text in told.items() if text)


def _usual_labels(instrument: Instrument) -> dict[str, str]:
    """The label that each answer bears where it is first offered."""
    usual: dict[str, str] = {}
    for item in instrument.items:
        for level in item.answers:
            usual.setdefault(level.id, level.label)
    return usual


def _domain(domain: Domain, usual: Mapping[str, str]) -> Iterator[str]:
    yield "## Overall" if domain.id == OVERALL else f"## {domain.id}: {domain.label}"
    if domain.asked != ALWAYS:
        yield f"Assessed where {in_words(domain.asked)}."
    if domain.items:
        rows = (_item(item, usual) for item in domain.items)
        yield _table(("item", "question", "answers", "asked where"), rows)
    if domain.rule is not None:
        labels = {level.id: level.label for level in domain.levels}
        rows = (_line(line, labels) for line in described(domain.rule))
        yield _table(("row", "where", "leads to", "remarks"), rows)
    elif domain.judged:
        who = "the assessors" if domain.by == ASSESSOR else "the protocol's rule or, without one, the assessors"
        yield f"Judged by {who}: {', '.join(level.label for level in domain.levels)}."


def _item(item: Item, usual: Mapping[str, str]) -> tuple[str, ...]:
    answers = [level.id if level.label == usual[level.id] else f"{level.id} ({level.label})" for level in item.answers]
    asked = "" if item.asked == ALWAYS else in_words(item.asked)
    blank = f" (blank counts as {item.blank})" if item.blank else ""
    return item.id, item.label, ", ".join(answers) + blank, asked


def _line(line: Line, labels: Mapping[str, str]) -> tuple[str, ...]:
    if line.step:
        leads_to = f"{line.step}: {line.then}" if line.then else f"{line.step}: that one"
    else:
        leads_to = f"**{labels.get(line.then, line.then)}**" if line.then else "**that one**"
    remarks = [
        *(f"{dispute.by} would give {labels.get(dispute.then, dispute.then)}" for dispute in line.disputes),
        *([f"People decide: {line.decision}"] if line.decision else []),
        *([line.note] if line.note else []),
    ]
    return line.id, line.when, leads_to, " ".join(_sentence(remark) for remark in remarks)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
