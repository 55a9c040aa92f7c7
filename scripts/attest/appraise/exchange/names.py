"""What domains and judgements are called in robvis, in RevMan and in the RoB 2 Excel tool."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from attest.appraise.figures.blocks import NO_INFORMATION, NOT_APPLICABLE
from attest.instrument import OVERALL, Domain, Instrument, Level

GENERIC = "Generic"

# RevMan's headings, from files of the Cochrane Library's data packages and from programs that read them.
REVMAN_ROB1 = {
    "D1": "Random sequence generation (selection bias)",
    "D2": "Allocation concealment (selection bias)",
    "D3": "Blinding of participants and personnel (performance bias)",
    "D4": "Blinding of outcome assessment (detection bias)",
    "D5": "Incomplete outcome data (attrition bias)",
    "D6": "Selective reporting (reporting bias)",
    "D7": "Other bias",
}
REVMAN_ROB2 = {
    "D1": "Bias arising from the randomization process",
    "D2": "Bias due to deviations from intended interventions",
    "D3": "Bias due to missing outcome data",
    "D4": "Bias in measurement of the outcome",
    "D5": "Bias in selection of the reported result",
    OVERALL: "Overall bias",
}
ROBVIS_ROB1 = {
    "D1": "Random.sequence.generation",
    "D2": "Allocation.concealment",
    "D3": "Blinding.of.participants.and.personnel",
    "D4": "Blinding.of.outcome.assessment",
    "D5": "Incomplete.outcome.data",
    "D6": "Selective.reporting",
    "D7": "Other.sources.of.bias",
}
OF_ROB2 = ("rob2", "rob2_adhering")


class Template(NamedTuple):
    """A template of robvis: its name, its headings by domain, and words for levels that it calls otherwise."""

    name: str
    headings: Mapping[str, str]
    words: Mapping[str, str]


def _numbered(name: str, *domains: str, **words: str) -> Template:
    return Template(name, {domain: domain for domain in domains}, words)


_FIVE = ("D1", "D2", "D3", "D4", "D5")
TEMPLATES = {
    "rob2": _numbered("ROB2", *_FIVE),
    "rob2_adhering": _numbered("ROB2", *_FIVE),
    "rob2_cluster": _numbered("ROB2-Cluster", "D1", "D1b", "D2", "D3", "D4", "D5"),
    "robins_i_2016": _numbered("ROBINS-I", *_FIVE, "D6", "D7"),
    "robins_e": _numbered("ROBINS-E", *_FIVE, "D6", "D7"),
    # robvis has no "unclear" here; its example data have "Some concerns" in its place.
    "quadas2": _numbered("QUADAS-2", "D1", "D2", "D3", "D4", unclear="Some concerns"),
    "quips": _numbered("QUIPS", *_FIVE, "D6"),
    "rob1": Template(GENERIC, ROBVIS_ROB1, {}),
}


def template_of(instrument: Instrument) -> Template | None:
    """The template for an instrument; None where robvis can show none, since no domain has a judgement."""
    if instrument.id in TEMPLATES:
        return TEMPLATES[instrument.id]
    headings = {part.id: _heading(part) for part in instrument.domains if part.judged}
    return Template(GENERIC, headings, {}) if headings else None


def _heading(part: Domain) -> str:
    """A name as R would make one of it, since robvis shows the headings of this template as they are."""
    named = "".join(sign if sign.isalnum() else "." for sign in part.label)
    return ".".join(piece for piece in named.split(".") if piece)


def names_elsewhere(instrument: Instrument) -> dict[str, str]:
    """Further names of an instrument's domains, in the files of other tools."""
    found: dict[str, str] = {}
    tables = [REVMAN_ROB1, ROBVIS_ROB1] if instrument.id == "rob1" else []
    tables += [REVMAN_ROB2] if instrument.id in OF_ROB2 else []
    for table in tables:
        found |= {name: domain for domain, name in table.items()}
    found |= {name.partition(" (")[0]: domain for name, domain in found.items()}
    if template := template_of(instrument):
        found |= {name: domain for domain, name in template.headings.items()}
    return found


def word_of(level: Level) -> str:
    """A level as robvis has it: "Low", where an instrument says "Low risk"."""
    return level.label.removesuffix(" risk").removesuffix(" concern")


SPECIAL = {NO_INFORMATION: "No information", NOT_APPLICABLE: "Not applicable"}
