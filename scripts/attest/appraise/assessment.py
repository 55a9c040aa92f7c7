"""Risk-of-bias forms from instruments, and which instrument each study is judged with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attest.forms.form import Form
from attest.forms.round import Subject
from attest.forms.schema import read_form
from attest.instrument import Instrument
from attest.protocol import Protocol
from attest.rounds import study_subject

WITHOUT = ("study_id", "study", "reason")
JUDGEMENT, REASON = "judgement", "reason"


def item_key(item: str) -> str:
    return f"item_{item}"


def form(protocol: Protocol, judged: Iterable[Subject]) -> Form:
    """One form with a sheet an instrument, for those in use; all, while no study is known to need one.

    Without a rule in the protocol the overall judgement is the assessor's.
    """
    used = sorted({name for subject in judged for name in subject.sheets}) or sorted(protocol.instruments)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Risk of bias",
        "description": "Judge each study with the instrument for its design. Say in a few words, or with a quote, what "
        "each answer rests on.",
        "x-subject": "study",
        "x-layout": "questions",
        "type": "object",
        "properties": {name: _sheet(protocol.instruments[name], name in protocol.rules) for name in used},
    }
    return read_form(schema, "the risk-of-bias form")


def _sheet(instrument: Instrument, has_rule: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for item in instrument.items:
        fields[item_key(item.id)] = {
            "type": "string",
            "title": f"{item.id}. {item.label}",
            "enum": [level.id for level in instrument.answers],
            "x-codes": False,
            "x-role": "bias.answer",
        }
        fields[f"{item_key(item.id)}_support"] = {
            "type": "string",
            "title": f"{item.id}. Support",
            "x-supports": item_key(item.id),
            "x-codes": False,
            "x-role": "bias.support",
        }
    if not has_rule:
        fields[JUDGEMENT] = {
            "type": "string",
            "title": "Overall judgement",
            "description": "The protocol has no rule for it: your own judgement, with a reason.",
            "enum": [level.id for level in instrument.judgements],
            "x-codes": False,
            "x-role": "bias.judgement",
        }
        fields[REASON] = {
            "type": "string",
            "title": "Reason",
            "x-supports": JUDGEMENT,
            "x-codes": False,
            "x-role": "bias.reason",
        }
    return {
        "type": "object",
        "title": instrument.short,
        "description": f"{instrument.title}, version {instrument.version}, {instrument.link}",
        "properties": fields,
        **({} if has_rule else {"dependentRequired": {JUDGEMENT: [REASON]}}),
    }


def subjects(
    protocol: Protocol, studies: Iterable[Mapping[str, Any]], designs: Mapping[str, tuple[str, bool]]
) -> tuple[list[Subject], list[dict[str, str]]]:
    """The studies to judge, and those that no instrument applies to, with the reason."""
    judged, without = [], []
    for study in studies:
        design, settled = designs[study["study_id"]]
        instrument = protocol.instrument_of.get(design, "")
        if instrument:
            judged.append(study_subject(study, (instrument,)))
        else:
            reason = f"no instrument is named for the design “{design}”" if design else "the design is not known yet"
            hint = "" if settled else " (nobody has settled the design yet)"
            without.append({"study_id": study["study_id"], "study": study["label"], "reason": reason + hint})
    return judged, without
