"""The risk-of-bias form: a sheet an instrument, with the rules by which one answer follows from others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.appraise.judging import rule_of
from attest.deciding.conditions import as_data
from attest.deciding.renaming import renamed, renamed_rule
from attest.deciding.rule import rule_as_data
from attest.forms.form import Form
from attest.forms.round import Subject
from attest.forms.schema import read_form
from attest.instrument import OVERALL, Domain, Instrument, Item, conditions
from attest.instrument_names import NOT_IN_NAMES
from attest.protocol import Protocol
from attest.protocol import Rule as Line

NO_CODES: dict[str, Any] = {"type": "string", "x-codes": False}


def item_key(item: str) -> str:
    """The form's field for an item: `item_2_1` for 2.1."""
    return "item_" + NOT_IN_NAMES.sub("_", item)


def domain_key(domain: str) -> str:
    """The form's field for the judgement of a domain, or for the overall one."""
    return "judgement" if domain == OVERALL else "judgement_" + NOT_IN_NAMES.sub("_", domain)


def reason_key(domain: str) -> str:
    return domain_key(domain).replace("judgement", "reason", 1)


def direction_key(domain: str) -> str:
    return domain_key(domain).replace("judgement", "direction", 1)


def form(
    protocol: Protocol, judged: Iterable[Subject], wordings: Mapping[str, Mapping[str, str]] | None = None
) -> Form:
    """One form with a sheet an instrument, for those needed; all that the protocol has, while none is known to be.

    Without a rule, neither the instrument's nor the protocol's, a judgement is the assessor's. `wordings` are the
    official texts of items, by instrument and item, of a team that has them; they stand under our own words.
    """
    told = wordings or {}
    used = sorted({name for subject in judged for name in subject.sheets}) or sorted(protocol.in_use)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Risk of bias",
        "description": "Judge each study, or each result of it, with the instrument for its design. Say in a few "
        "words, or with a quote, what each answer rests on. Grey questions are not asked after the answers so far.",
        "x-subject": _subject([protocol.instruments[name] for name in used]),
        "x-layout": "questions",
        "type": "object",
        "properties": {
            name: sheet(protocol.instruments[name], protocol.rules.get(name, ()), told.get(name, {})) for name in used
        },
    }
    return read_form(schema, "the risk-of-bias form")


def _subject(instruments: Sequence[Instrument]) -> str:
    """What people call that which is judged."""
    found = {one.unit for one in instruments}
    return "study or result" if len(found) > 1 else next(iter(found), "study")


def sheet(
    instrument: Instrument, lines: Sequence[Line] = (), wording: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The part of the form for one instrument; `lines` are the protocol's rule for it, `wording` official texts."""
    fields: dict[str, Any] = {}
    needs: dict[str, list[str]] = {}
    keys = {item.id: item_key(item.id) for item in instrument.items}
    keys |= {domain.id: domain_key(domain.id) for domain in instrument.parts}
    for domain in instrument.parts:
        asked = {
            name: as_data(renamed(condition, keys.__getitem__))
            for name, condition in conditions(instrument, domain).items()
        }
        for item in domain.items:
            fields |= _item(item, asked.get(item.id), (wording or {}).get(item.id, ""))
        if domain.judged:
            fields |= _judgement(instrument, domain, asked.get(domain.id), lines, keys)
            needs[keys[domain.id]] = [reason_key(domain.id)]
    return {
        "type": "object",
        "title": instrument.short,
        "description": f"{instrument.title}, version {instrument.version}, {instrument.link}",
        "properties": fields,
        "dependentRequired": needs,
    }


def _item(item: Item, asked: Any, official: str) -> dict[str, Any]:
    key = item_key(item.id)
    answers = [level.id for level in item.answers]
    meant = {level.id: level.label for level in item.answers if level.id.lower() != level.label.lower()}
    question: dict[str, Any] = {
        **NO_CODES,
        "title": f"{item.id}. {item.label}",
        "enum": answers,
        "x-role": "bias.answer",
    }
    if meant:
        question["x-means"] = meant
    about = [f"Official wording: {official}"] if official else []
    if item.blank:
        about.append(f"Blank means {meant.get(item.blank, item.blank).lower()}.")
    if about:
        question["description"] = "\n".join(about)
    if asked is not None:
        question["x-asked"] = asked
    if item.blank:
        question["x-blank"] = item.blank
    support = {**NO_CODES, "title": f"{item.id}. Support", "x-supports": key, "x-role": "bias.support"}
    return {key: question, f"{key}_support": support}


def _judgement(
    instrument: Instrument, domain: Domain, asked: Any, lines: Sequence[Line], keys: dict[str, str]
) -> dict[str, Any]:
    key, name = keys[domain.id], domain_name(domain)
    rule = rule_of(instrument, domain, lines)
    decides = rule is not None and any(row.decision for table in rule.tables for row in table.rows)
    unless = ", unless it says that people decide" if decides else ""
    question: dict[str, Any] = {
        **NO_CODES,
        "title": f"{name}: judgement",
        "enum": [level.id for level in domain.levels],
        "x-role": "bias.judgement" if domain.id == OVERALL else "bias.domain",
        "description": "Your own judgement, with a reason: no rule is given for it."
        if rule is None
        else f"Blank: what the rule gives stands{unless}. A judgement of your own needs a reason.",
    }
    if asked is not None:
        question["x-asked"] = asked
    if rule is not None:
        question["x-computed"] = rule_as_data(renamed_rule(rule, keys.__getitem__))
    reason = {**NO_CODES, "title": f"{name}: reason", "x-supports": key, "x-role": "bias.reason"}
    fields = {key: question, reason_key(domain.id): reason}
    if instrument.directions:
        fields[direction_key(domain.id)] = {
            **NO_CODES,
            "title": f"{name}: direction of bias",
            "description": "Where it can be told.",
            "enum": list(instrument.directions),
            "x-role": "bias.direction",
            **({} if asked is None else {"x-asked": asked}),
        }
    return fields


def domain_name(domain: Domain) -> str:
    """How people call a domain: its number and what it is about."""
    return domain.label if domain.id == OVERALL else f"{domain.id} {domain.label}"
