"""A model's claims held against the report: what its own words bear out is kept, the rest is counted by reason."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from attest.extract.model.answer import Claim
from attest.extract.model.passages import Passages
from attest.extract.model.questions import LONGEST_QUOTE, Asked, Questions, is_choice, is_number
from attest.extract.model.values import claimed_number, number_in, words_in
from attest.forms.entries import read_entry
from attest.model import Model
from attest.suggestion import Suggestion, quote_stands
from attest.text.damage import MASK
from attest.text.document import Document
from attest.text.source import Source

LONGEST_VALUE = 300  # characters; a longer one is a passage and no value

# Why a claim is not kept, in the order in which it is looked at; docs/model.md says what each means.
REASONS = (
    "malformed",
    "unknown_role",
    "quote_not_found",
    "quote_in_furniture",
    "quote_unfit",
    "value_not_in_quote",
    "not_an_answer",
    "no_row",
    "repeated",
    "contradicting",
    "read_by_rules",
)
# What the names of rows are called in suggestions, where it is not the last part of the role.
_ROW_NAMES = {"arm.name": "arm", "adverse_event.name": "event"}


@dataclass(frozen=True)
class Numbered:
    """A claim and the part of the report that it was made about; names of rows hold within one answer."""

    part: int
    claim: Claim


class _Kept(NamedTuple):
    asked: Asked
    group: tuple[int, str, str] | None  # part, section and name of the row; None for a value of the study
    made: Suggestion


def verify(
    claims: Iterable[Numbered],
    questions: Questions,
    document: Document,
    source: Source,
    by_rules: Sequence[Suggestion],
    model: Model,
) -> tuple[list[Suggestion], Counter[str]]:
    """Suggestions in the order of the text, and how many claims were discarded, by reason.

    Every claim is in one or the other: kept plus discarded are all that were made.
    """
    discarded: Counter[str] = Counter()
    passages = Passages(document, source)
    checked: list[_Kept] = []
    for one in claims:
        found = _checked(one, questions, document, source, passages, model)
        if isinstance(found, str):
            discarded[found] += 1
        else:
            checked.append(found)
    named = _with_rows(checked, discarded)
    named = _without_rows_of_rules(named, by_rules, discarded)
    kept = _each_once(named, by_rules, discarded)
    return _without_contradictions(kept, discarded), discarded


def _checked(
    one: Numbered, questions: Questions, document: Document, source: Source, passages: Passages, model: Model
) -> _Kept | str:
    """The claim as a suggestion without its row, or the reason why it is none."""
    role, claimed, quote, row = one.claim
    asked = questions.asked.get(role)
    if asked is None:
        return "unknown_role"
    if len(claimed) > LONGEST_VALUE:
        return "not_an_answer"
    if len(quote) > LONGEST_QUOTE or MASK in quote or not any(sign.isalpha() for sign in quote):
        return "quote_unfit"
    place = passages.own.find(quote)
    if place is None:
        return "quote_in_furniture" if passages.whole.find(quote) else "quote_not_found"
    value = _value(asked, claimed, passages.text, place)
    if not value:
        return "not_an_answer" if is_choice(asked.field) else "value_not_in_quote"
    entry = read_entry(value, asked.field)
    if entry is None or entry.level or entry.code or entry.accepts:
        return "not_an_answer"
    span = source.span(*place)
    words = source.text[place[0] : place[1]]
    if not quote_stands(source, *span, words):
        return "quote_not_found"
    if asked.sheet.many != bool(row):
        return "no_row"
    group = (one.part, asked.sheet.key, row) if asked.sheet.many else None
    made = Suggestion(document.file, role, value, None, words, *span, model.rule, document.report_id)
    return _Kept(asked, group, made)


def _value(asked: Asked, claimed: str, text: str, place: tuple[int, int]) -> str:
    """The value as it is kept, "" where its quote does not bear it out; for a choice any quote may."""
    if is_choice(asked.field):
        entry = read_entry(claimed, asked.field)
        if entry is None or entry.level or entry.code or entry.accepts:
            return ""
        return claimed if isinstance(entry.value, bool) else _listed(entry.value)
    if is_number(asked.field):
        number = claimed_number(claimed)
        return number_in(text, *place, number) if number else ""
    return words_in(" ".join(text[slice(*place)].split()), claimed)


def _listed(value: object) -> str:
    return "; ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else str(value)


def _with_rows(checked: Sequence[_Kept], discarded: Counter[str]) -> list[_Kept]:
    """Values with the row that the verified names tell; one that has lost its first name, or has two, goes."""
    names: dict[tuple[int, str, str], dict[str, str]] = defaultdict(dict)
    ambiguous = set()
    for one in checked:
        if one.group and one.asked.names_row:
            role, value = one.made.role, str(one.made.value)
            if names[one.group].setdefault(_ROW_NAMES.get(role, role.partition(".")[2]), value) != value:
                ambiguous.add(one.group)
    lead = {one.group for one in checked if one.group and one.asked.field.key == one.asked.sheet.keys[0]}
    kept = []
    for one in checked:
        if one.group is None:
            kept.append(one)
        elif one.group in ambiguous:
            discarded["contradicting"] += 1
        elif one.group in lead:
            kept.append(one._replace(made=replace(one.made, row=tuple(sorted(names[one.group].items())))))
        else:
            discarded["no_row"] += 1
    return kept


def _without_rows_of_rules(
    named: Sequence[_Kept], by_rules: Sequence[Suggestion], discarded: Counter[str]
) -> list[_Kept]:
    """Without the rows of which rules have read every value at the same place, whatever they call the row."""
    rows: dict[object, list[_Kept]] = defaultdict(list)
    for one in named:
        if one.group:
            rows[one.asked.sheet.key, one.made.row].append(one)
    known = set()
    for key, members in rows.items():
        told = [one.made for one in members if not one.asked.names_row] or [one.made for one in members]
        if all(any(_same_place(one, other) for other in by_rules) for one in told):
            known.add(key)
    kept = [one for one in named if one.group is None or (one.asked.sheet.key, one.made.row) not in known]
    discarded["read_by_rules"] += len(named) - len(kept)
    return kept


def _same_place(one: Suggestion, other: Suggestion) -> bool:
    same = one.role == other.role and str(one.value).casefold() == str(other.value).casefold()
    return same and one.start < other.end and other.start < one.end


def _each_once(named: Sequence[_Kept], by_rules: Sequence[Suggestion], discarded: Counter[str]) -> list[_Kept]:
    """Each value of a cell once, the first in the text; what a rule says of the same cell is the rule's."""
    seen = {(one.role, str(one.value).casefold(), one.row): "read_by_rules" for one in by_rules}
    kept = []
    for one in sorted(named, key=lambda one: _order(one.made)):
        cell = one.made.role, str(one.made.value).casefold(), one.made.row
        if cell in seen:
            discarded[seen[cell]] += 1
        else:
            seen[cell] = "repeated"
            kept.append(one)
    return kept


def _without_contradictions(kept: Sequence[_Kept], discarded: Counter[str]) -> list[Suggestion]:
    """Without what says two things of one cell: in a row neither is taken, of the study the first in the text."""
    said: dict[tuple[str, object], list[Suggestion]] = defaultdict(list)
    for one in kept:
        said[one.made.role, one.made.row].append(one.made)
    out = []
    for one in kept:
        values = said[one.made.role, one.made.row]
        if len(values) == 1 or (one.group is None and values[0] is one.made):
            out.append(one.made)
        else:
            discarded["contradicting"] += 1
    return out


def _order(one: Suggestion) -> tuple[object, ...]:
    return one.start, one.end, one.role, str(one.value), str(one.row)
