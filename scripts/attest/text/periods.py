"""Periods of time as texts state them: "between March 2011 and June 2014"."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_POINT = rf"(?:{_DAY}\s+)?(?P<month@>{_MONTH})?\.?\s*(?:{_DAY},?\s+)?(?:of\s+)?(?P<year@>(?:19|20)\d\d)"
POINT = re.sub(r"\?P<\w+@>", "?:", _POINT)  # a day, a month or a year, without its named parts
PERIOD = re.compile(
    rf"\b(?:between|from|during)\s+{_POINT.replace('@', '1')}\s*(?:,?\s*(?:and|to|until|till|through)\s+|\s*[-–—]\s*)"
    rf"(?:the\s+end\s+of\s+)?{_POINT.replace('@', '2')}\b",
    re.I,
)
# A sentence speaks of recruitment; one about a search of databases or a survey of papers speaks of other studies.
RECRUITED = Cued(
    r"\b(?:recruit|enrol|randomi[sz]|includ|admit|admission|patient|participant|consecutive|treated|seen|attend|diagnos"
    r"|hospitali[sz]|assigned|underwent)",
    re.I,
)
SEARCHED = Cued(r"\b(?:search|database|medline|pubmed|embase|publish|literature|articles|studies)\b", re.I)
