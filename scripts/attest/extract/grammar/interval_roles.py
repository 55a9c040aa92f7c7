"""What a value with an interval is: an average, a share of people, or an estimate."""

from __future__ import annotations

import re

from attest.extract.grammar.atom import Atom
from attest.extract.grammar.averaged import averaged_by
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.named import Named
from attest.extract.grammar.survival_times import is_survival_time
from attest.extract.outcome_names import LEVEL_IN_PERCENT
from attest.extract.statistics import PEOPLE

CHANGE = re.compile(
    r"\b(?:change[ds]?|reduc\w+|decreas\w+|increas\w+|improv\w+|fell|fallen|rose|risen|dropped|declined|"
    r"difference|gain|loss|lost|gained)\b",
    re.I,
)
SHARE_WORDS = re.compile(
    r"\b(?:rates?|prevalence|proportions?|percentages?|incidence|frequency|survival|mortality|remission)\b", re.I
)
# "47.9% (95% CI …) of the residents": a share of people.
OF_ALL = re.compile(rf"\s*%?\s*[)\]]*\s*of\s+(?:the\s+|all\s+|these\s+)?(?:[\w-]+\s+){{0,2}}?{PEOPLE}\b", re.I)
NO_SHARE_OF = re.compile(
    r"\b(?:differences?|changes?|reductions?|increases?|decreases?|efficacy|effectiveness|sensitivity|specificity)\b",
    re.I,
)
# "Rash in 19% (95% CI 13-26)": of people, though nothing says so.
IN_SHARE = re.compile(r"(?<!increase\s)(?<!reduction\s)(?<!decrease\s)(?<!difference\s)\bin\s+(?:about\s+|only\s+)?$")
BY_HOW_MUCH = re.compile(r"\bby\s+(?:about\s+)?$")
AMOUNT = re.compile(r"\b(?:concentrations?|levels?|doses?)\b", re.I)
COMPARES = re.compile(r"\b(?:difference|between)\b", re.I)
SETS_AGAINST = re.compile(r"\b(?:difference|between|than|effect|ratio)s?\b", re.I)


def interval_roles(
    frame: Frame, atom: Atom, named: Named, lead: str, parts: dict[str, str], side_by_side: bool
) -> dict[str, str]:
    """The parts under their roles; `side_by_side` is whether each of several values has a group or time of its own."""
    averaged = "" if atom.measure or COMPARES.search(lead) else averaged_by(lead)
    if averaged:
        role = averaged
    elif atom.measure:
        role = "estimate"
    elif is_survival_time(named.outcome.words, atom.unit):
        role = "median"
    elif _is_share(frame, atom, named, lead):
        role = "percent"
    elif side_by_side and not SETS_AGAINST.search(lead):
        role = "percent" if _may_be_share(atom, named, lead) else "mean"
    else:
        role = "estimate"
    estimate = parts.pop("estimate")
    return {**parts, role: estimate}


def _is_share(frame: Frame, atom: Atom, named: Named, lead: str) -> bool:
    """Whether the words say that a percentage is of people."""
    did = atom.value_end <= named.outcome.start < atom.value_end + 60  # what its people did
    return (
        atom.unit == "%"
        and BY_HOW_MUCH.search(lead) is None
        and bool(did or SHARE_WORDS.search(lead) or OF_ALL.match(frame.text, atom.end) or IN_SHARE.search(lead))
        and NO_SHARE_OF.search(lead) is None
    )


def _may_be_share(atom: Atom, named: Named, lead: str) -> bool:
    """Whether a percentage of each of two groups is of their people: what it is of has no level in per cent."""
    told = (
        NO_SHARE_OF.search(lead),
        CHANGE.search(lead),
        AMOUNT.search(lead),
        LEVEL_IN_PERCENT.search(named.outcome.words),
    )
    return atom.unit == "%" and not any(told)
