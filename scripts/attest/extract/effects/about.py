"""What a study is about: the outcome that its title or aim names, for effects whose sentence names none."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.context import Context
from attest.extract.effects.outcomes import outcome_of
from attest.extract.reading import Reading

ABOUT = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:risks?|incidence|odds|hazard|rates?|likelihood|prevalence|development|occurrence)\s+(?:of|"
        r"for)\s+(?:the\s+)?(?P<y>[^.;:,()?]{3,90})",
        r"\b(?:associat\w+|relation\w*|correlat\w+|link)\s+(?:of|between)\s+(?:the\s+)?[^.;:()]{3,100}?\s+(?:and|"
        r"with)\s+(?:the\s+)?(?:risk\s+of\s+)?(?P<y>[^.;:,()?]{3,90})",
        r"\b(?:effects?|impact|influence|efficacy)\s+of\s+[^.;:()]{3,100}?\s+(?:on|against|"
        r"for)\s+(?:the\s+)?(?P<y>[^.;:,()?]{3,90})",
        r"\b(?:predictors?|risk\s+factors?|factors\s+associated\s+with|determinants?|predict(?:s|ing)?)\s+(?:of|"
        r"for)?\s*(?P<y>[^.;:,()?]{3,90})",
        r"\bprevention\s+(?:and\s+treatment\s+)?of\s+(?:the\s+)?(?P<y>[^.;:,()?]{3,90})",
        r"\band\s+(?:the\s+)?(?P<y>[^.;:,()?]{3,60}?\s+(?:risk|incidence|mortality|survival))\b",
    )
)


def about(reading: Reading, context: Context) -> str | None:
    """The outcome of the title, else of the aims."""
    sentences = [*reading.abstract("title"), *(one for one in reading.telling if one.section == "background")]
    for sentence in sentences[:6]:
        for pattern in ABOUT:
            found = pattern.search(sentence.text)
            outcome = outcome_of(found["y"], context) if found else None
            if outcome is not None and len(outcome.split()) <= 9:
                return outcome
    return None
