"""What a sentence is led by without a comma: the group, or the circumstances, that stand before its subject."""

from __future__ import annotations

import re

from attest.extract.statistics import PEOPLE

# "In the drug group pain was lower", "and in group B the score fell": the place ends with its group.
GROUP_FIRST = re.compile(
    rf"(?:in|for|among|within)\s+(?:the\s+|both\s+|all\s+|all\s+the\s+)?(?:(?!(?:of|in|for|and|with|number|proportion|percentage|most|majority)\b)[\w/+-]+\s+){{0,3}}?"
    rf"(?:groups?(?:\s+(?-i:[A-D]|\d|I{{1,3}}|IV))?|arms?|cohorts?|(?!cases\b){PEOPLE})\s+(?-i:(?=[a-z]|(?!I{{1,3}}V?\b)[A-Z][\w-]{{2,}}\s))"
    r"(?!(?:and|or|nor|with|without|who|in|of|on|off|at|was|were|had|did|do|does|treated|receiving|given|that|which|compared|than|after|before|during|aged|undergoing|taking|but|"
    r"from|having|whose|whom|as|by|for|to|is|are|only|not|also|has|have|under|over|per|versus|vs|while|whereas|when|where|if|there|we|they|it|this|these|\w+ing|\w+ly|\w{3,}ed)\b)",
    re.I,
)
# "During the stay in hospital the rate of falls was lower": the subject begins with the last article that no other
# word leads to.
_LEADS = (
    r"(?:of|in|on|at|with|for|to|by|from|after|before|during|within|between|among|over|under|through|until|per|than|as|all|both|half|that|which|"
    r"who|and|or|nor|but|versus|vs|into|upon|against|about|since|when|while|where|if|near|not|an?|were|was|had|did|is|are|\w+ing|\w+ed|\w+en)"
)
CIRCUMSTANCE = re.compile(
    rf"(?:during|throughout|after|following|at|on|upon|in|within|before)\s+(?:(?!(?:that|which|who|whose|may|might|can|could)\b)(?!{_LEADS}\s+(?:the|mean|median)\b)[\w/+-]+\s+|{_LEADS}\s+(?:the|mean|median)\s+){{1,8}}?"
    r"(?=(?:the|mean|median)\s+(?!(?:same|other|latter|former|most|first|second)\b)[a-z])",
    re.I,
)


def led_by(text: str, start: int, end: int) -> int:
    """Where the subject begins behind a group or circumstances that no comma parts from it."""
    for form in (GROUP_FIRST, CIRCUMSTANCE):
        found = form.match(text, start, end)
        if found is not None:
            return found.end()
    return start
