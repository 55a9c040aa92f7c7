"""Risk of bias from a file of robvis, the RoB 2 Excel tool or RevMan, from our own JSON, or from a table of answers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from attest.appraise.answers.columns import Headings, tokens
from attest.appraise.answers.results import Answers, Result, read_answers
from attest.appraise.answers.table import Sheet, read_sheets
from attest.appraise.answers.words import NOT_GIVEN, STROKES, Scale, words_of
from attest.appraise.exchange import document
from attest.appraise.exchange.aims import with_its_aim
from attest.appraise.exchange.assessed import Assessed, levels_of
from attest.appraise.exchange.names import names_elsewhere, template_of
from attest.appraise.figures.blocks import NO_INFORMATION, NOT_APPLICABLE
from attest.appraise.judging import Judgement
from attest.appraise.many import Bench
from attest.instrument import OVERALL, Instrument
from attest.problems import Problem, shown

REVMAN_ANALYSIS = "Analysis name"
_REVMAN = re.compile(r"domain \((judgement|support)\): (.+?)(?:: all (?:outcomes|tests))?", re.I)
_BREAKS = re.compile(r"</(?:p|li|div|tr|h\d)>|<br ?/?>", re.I)
_TAGS = re.compile(r"</?[a-z][^<>]*>", re.I)


class Read(NamedTuple):
    """The results of a file, and what in it could not be read."""

    rows: list[Assessed]
    problems: list[Problem]


def read_assessed(path: Path, instrument: Instrument) -> Read:
    """The results in a file; raises `Faults` where it is no table."""
    file = str(path)
    if document.is_document(path):
        return Read(document.read(path, instrument), [])
    sheets = [_plain_headings(sheet) for sheet in read_sheets(path, file)]
    others = names_elsewhere(instrument)
    answers = with_its_aim(read_answers(sheets, instrument, file, others), instrument, file)
    reader = _Reader(instrument, Headings(instrument, others), answers, file)
    rows = [reader.assessed(result) for result in answers.results]
    if REVMAN_ANALYSIS in answers.copied:
        rows = list(_once(rows))
    return Read(rows, [*answers.problems, *reader.problems])


def _once(rows: Iterable[Assessed]) -> Iterator[Assessed]:
    """RevMan repeats a study's judgements in every subgroup of an analysis, among the figures of the analysis."""
    seen = set()
    for row in rows:
        kept = {name: text for name, text in row.ids.items() if name in ("Study", REVMAN_ANALYSIS)}
        at = (*kept.values(), *sorted(row.judgements.items()))
        if at not in seen:
            seen.add(at)
            yield replace(row, ids=kept)


def _plain_headings(sheet: Sheet) -> Sheet:
    """RevMan's “Domain (judgement): X” as “X (judgement)”."""
    rows = list(sheet.rows)
    for at, row in enumerate(rows[:1]):
        found = [_REVMAN.fullmatch(cell.strip()) for cell in row]
        if any(found):
            rows[at] = [f"{one[2]} ({one[1]})" if one else cell for one, cell in zip(found, row, strict=True)]
    return Sheet(sheet.name, rows)


class _Reader:
    def __init__(self, instrument: Instrument, headings: Headings, answers: Answers, file: str) -> None:
        self.instrument, self.headings, self.answers, self.file = instrument, headings, answers, file
        self.problems: list[Problem] = []
        self.bench = Bench(instrument)
        domains = {part.id for part in instrument.parts} | {OVERALL}
        self.scales = {domain: Scale(levels_of(instrument, domain)) for domain in domains}
        template = template_of(instrument)
        self.words = {words_of(word): level for level, word in template.words.items()} if template else {}
        self.notes = {name: headings.supported(name) for name in answers.copied if _is_support(name)}
        self.weight = next((name for name in answers.copied if tokens(name) == ("weight",)), "")

    def assessed(self, result: Result) -> Assessed:
        stated = {domain: self._level(result, domain) for domain in result.stated}
        told: dict[str, Judgement] = {}
        if result.answers:
            own = {domain: level for domain, level in stated.items() if level in self.scales[domain].labels}
            computed = {one.domain: one for one in self.bench(result.answers).judgements}
            told = {domain: one for domain, one in computed.items() if own.get(domain, one.judgement) == one.judgement}
        judgements = {domain: one.judgement for domain, one in told.items()} | {k: v for k, v in stated.items() if v}
        left = {*self.notes, self.weight}
        ids = {name: text for name, text in result.ids.items() if name not in left}
        return Assessed(
            ids, result.row, result.answers, judgements, self._support(result), {}, told, self._weight(result)
        )

    def _level(self, result: Result, domain: str) -> str:
        """The level that a file states for a domain: what the assessors say before what an algorithm gives."""
        found = ""
        for one in result.stated[domain]:
            level = self._read(domain, one.text)
            if level is None:
                place = self.answers.sheet.place(one.row, one.column)
                expected = f"one of {self.scales[domain].offered}"
                self.problems.append(Problem(self.file, place, shown(one.text), expected))
                level = one.text.strip()
            found = level or found
        return found

    def _read(self, domain: str, text: str) -> str | None:
        told = words_of(text)
        if told in self.words:
            return self.words[told]
        if told in ("no information", "ni"):
            return self.scales[domain].read(text) or NO_INFORMATION
        if told in NOT_GIVEN and told and text.strip() not in STROKES:
            return self.scales[domain].read(text) or NOT_APPLICABLE
        return self.scales[domain].read(text)

    def _support(self, result: Result) -> dict[str, str]:
        about = [(of, plain_text(result.ids[name])) for name, of in self.notes.items() if of]
        return {of: text for of, text in about if text}

    def _weight(self, result: Result) -> float | None:
        text = result.ids.get(self.weight, "").strip().removesuffix("%").strip()
        try:
            return float(text.replace(",", ".")) if text else None
        except ValueError:
            place = self.answers.sheet.place(result.row, self.weight)
            self.problems.append(Problem(self.file, place, shown(text), "a number"))
            return None


def _is_support(name: str) -> bool:
    return bool({"support", "note", "notes", "comment", "comments", "reason"} & set(tokens(name)))


def plain_text(text: str) -> str:
    """What RevMan writes as HTML, as text; a paragraph becomes a line."""
    told = html.unescape(_TAGS.sub("", _BREAKS.sub("\n", text))) if _TAGS.search(text) else text
    lines: Sequence[str] = [" ".join(line.split()) for line in told.split("\n")]
    return "\n".join(line for line in lines if line)


def named_supports(support: Mapping[str, str], items: Sequence[str]) -> str:
    """The texts for several items as one, each after its number where there is more than one."""
    told = [(item, support[item]) for item in items if support.get(item)]
    return told[0][1] if len(told) == 1 else "\n".join(f"{item}: {text}" for item, text in told)
