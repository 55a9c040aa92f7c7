"""The vocabulary of roles: what a value means, whatever a form calls it."""

from __future__ import annotations

DISTRIBUTION = ("mean", "sd", "se", "median", "q1", "q3", "min", "max")

_NAMES: dict[str, str] = {
    "report": "kind title authors first_author journal year volume issue pages doi pmid registration about_doi",
    "study": "design trial_name condition country centres recruitment eligibility intervention dose comparator funding"
    " conflicts n_enrolled n_randomised n_analysed female_n female_percent male_n male_percent",
    "age": " ".join((*DISTRIBUTION, "unit")),
    "follow_up": " ".join((*DISTRIBUTION, "unit")),
    "arm": "name n n_analysed n_lost dose",
    "result": "outcome arm time_point events total percent "
    + " ".join(DISTRIBUTION)
    + " unit measure estimate ci_low ci_high ci_level ci_method p direction test statistic df",
    "adverse_event": "name arm events total percent",
    # The review's own decisions.
    "duplicate": "verdict record other_record other_verdict",
    "screening": "decision",
    "eligibility": "decision reason",
    "link": "same_study_as",
    "integrity": "answer note",
    "trustworthiness": "answer note domain judgement reason",
    "missing": "study result answer note judgement reason direction",
    "bias": "instrument answer support domain judgement reason direction",
}

ROLES: frozenset[str] = frozenset(f"{group}.{name}" for group, names in _NAMES.items() for name in names.split())
