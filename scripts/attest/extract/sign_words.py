"""The signs of associations: inverse, negative and positive ones."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.extract.direction_words import HIGHER, LOWER

# "inversely associated with X", "a positive correlation between X and Y": the sign of the association is the direction.
SIGN_WORDS = {
    "inversely": LOWER,
    "negatively": LOWER,
    "positively": HIGHER,
    "inverse": LOWER,
    "negative": LOWER,
    "positive": HIGHER,
}
SIGNED_VERB = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+){0,2}?(?P<sign>inversely|negatively|"
    r"positively)\s+(?:and\s+\w+\s+)?(?:associated|correlated|related)\s+"
    r"(?:with|to)\s+(?:the\s+)?",
    re.I,
)
# "Correlated positively with X and negatively with Y".
SIGNED_BEHIND = Cued(
    r"\b(?:correlate[sd]|associated|related|correlating)\s+(?:\w+ly\s+(?:and|but)\s+)?(?P<sign>inversely|negatively|positively)\s+(?:with|to)\s+(?:the\s+)?|"
    r"\b(?:and|but)\s+(?P<again>inversely|negatively|positively)\s+(?:(?:correlated|associated)\s+)?(?:with|to)\s+(?:the\s+)?|"
    r"\b(?P<plain>inversely|negatively|positively)\s+(?:correlated|associated|correlates)\s+(?:with|to)\s+(?:the\s+)?",
    re.I,
)
# "X and Y were positively correlated".
SIGNED_PAIR = Cued(
    r"\b(?:was|were)\s+(?:\w+ly\s+){0,2}?(?P<sign>inversely|negatively|positively)\s+(?:correlated|associated|related)(?!\s+(?:with|to))\b",
    re.I,
)
SIGNED_NOUN = Cued(
    r"(?<!no )(?<!no significant )\b(?P<sign>inverse|negative|positive)\s+(?:linear\s+|"
    r"significant\s+)?(?:associations?|correlations?|"
    r"relationships?)\s+(?:(?:was|were)\s+\w+\s+)?(?:between|of)\s+(?:the\s+)?",
    re.I,
)
# A correlation whose sign its coefficient tells.
CORRELATION = re.compile(
    r"(?<!no )(?<!not )\b(?:(?P<verb>(?:(?:was|were)\s+)?(?:\w+ly\s+){0,2}(?<!not\s)correlated\s+"
    r"(?:\w+ly\s+)?(?:with|to))|"
    r"(?<!no )(?<!significant )correlations?\s+"
    r"(?:(?:was|were)\s+(?:\w+ly\s+)?(?:found|observed|seen|noted|detected)\s+)?"
    r"between)\s+(?:the\s+)?",
    re.I,
)
COEFFICIENT = re.compile(
    r"\s*[(\[][^()\[\]]{0,30}?\b(?:r|rs|r_s|rho|ρ|tau|τ)\s*=\s*(?P<minus>[-−–])?\s?0?[.·]\d+[^()\[\]]*[)\]]", re.I
)
NOT_SURE = re.compile(r"\b[pP]\s?(?:[=>]\s?0?[.·](?:0[6-9]|05[1-9]|[1-9])|>)|\bNS\b|\bn\.s\.")
# "X had a negative correlation with Y".
SIGNED_WITH = Cued(
    r"\b(?:had|has|showed|shows|demonstrated|exhibited|displayed)\s+(?:an?\s+)?(?:(?:statistically|significant|significantly|strong|weak|moderate)\s+)*"
    r"(?P<sign>inverse|negative|positive)\s+(?:linear\s+|significant\s+)?(?:associations?|correlations?|relationships?)\s+with\s+(?:the\s+)?",
    re.I,
)
