"""What is told once of both groups whose figures stand apart from it, or from each other.

"In the tea group, 40% had a cough and in the milk group 22%", "12% had a cough with tea, as did 9% with milk", "while
22% had a cough with tea, this was 40% with milk", "similar proportions with tea (40%) and milk (22%) had a cough",
"a cough was seen with tea in 40% and with milk in 22%", "a cough was seen with tea and with milk in 40% and 22%,
respectively", "cough: tea 40%, milk 22%". Both groups are arms of the study, or nothing is read.
"""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.arms import Arms
from attest.extract.grammar.counted_sides import deed, fits, known, tested
from attest.extract.grammar.people_listed import CountedPeople
from attest.extract.numbers import COUNT, count_value
from attest.extract.phrase_times import opening_time, time_in
from attest.extract.phrases import after_opening, tidy, usable
from attest.extract.statistics import PEOPLE


def _figure(at: int) -> str:
    """ "40%", "40% (19/47)", "40% of patients", "19/47 (40%)", "19 of 47 patients (40%)", "19 patients (40%)"."""
    share = r"\d{1,3}(?:[.·]\d+)?"
    total = r"(?:\s*/\s*|\s+(?:out\s+)?of\s+(?:the\s+)?)"
    return (
        rf"(?:only\s+|just\s+)?(?:(?P<p{at}>{share})\s?%(?:\s*[(\[]\s*(?P<n{at}>\d+){total}(?P<t{at}>\d+)(?:\s+{PEOPLE})?\s*[)\]])?|"
        rf"(?P<m{at}>{COUNT})(?:{total}(?P<u{at}>\d+))?(?:\s+{PEOPLE})?\s*[(\[]\s*(?P<q{at}>{share})\s?%\s*[)\]])"
        rf"(?:\s+(?:of\s+)?(?:the\s+)?{PEOPLE})?"
    )


def _arm(at: int) -> str:
    return rf"(?:the\s+)?(?P<a{at}>(?!\d|the\b)[^.;:,()\[\]]{{2,50}}?)(?:\s+(?:group|arm))?"


_IN = r"(?:in|of|among|on|with|for|under|by)"
_LEAD = rf"(?:{_IN}\s+)?"
_VERB = (
    r"(?P<verb>had|have|developed|experienced|showed|reported|suffered(?:\s+from)?|achieved|reached|met|attained|died|required|needed|relapsed|"
    r"responded|underwent|discontinued|withdrew|stopped|improved|recovered|worsened|progressed|survived|became|remained|completed|were)\b"
)
_REST = r"(?P<rest>(?:[^.;,:()\d%]|(?<=\d)[.](?=\d)){0,70}?)"
_THEN = r"\s*[,;]?\s*(?:and|while|whereas|but|versus|vs\.?|v|(?:as\s+)?compared\s+(?:with|to)|against|;)\s+"
_WHAT = r"(?:rate|figure|proportion|percentage|number|share)"
_THIS = rf"(?:this|it|that|the\s+(?:corresponding\s+)?{_WHAT})\s+(?:was|were)\s+"
_ENDS = r"(?=\s*(?:[.;,:()\[]|$)|\s+(?:and|but|while|whereas)\s)"
_DID = r"(?:\s+(?:did(?:\s+so)?|were|had(?:\s+one)?))?"
SEEN = (
    r"(?:occurred|developed|(?:was|were)\s+(?:also\s+)?(?:seen|observed|found|noted|recorded|reported|achieved|reached|obtained|documented|"
    r"detected|present|diagnosed|confirmed))"
)
NAME = r"(?P<name>[A-Za-z](?:[^.;:,()\[\]%\d]|(?<=\w)\d){2,70}?)"
# What a name of what was seen never holds.
NO_NAME = re.compile(
    rf"\b(?:which|that|who|mean|median|respectively|{PEOPLE}|groups?|arms?|while|whereas|compared|than|was|were|had|did|is|are)\b",
    re.I,
)
# "In the one group, 40% had a cough and in the other 22%"; "…; in the other 22% had".
IN_EACH = Cued(
    rf"\b{_IN}\s+{_arm(1)},?\s+{_figure(1)}\s+{_VERB}{_REST}(?:{_THEN}|\s*,\s*|\s*;\s*){_IN}\s+{_arm(2)},?\s+(?:{_THIS})?{_figure(2)}{_DID}{_ENDS}",
    re.I,
)
# "In the one group, 40% had a cough, as did 22% in the other"; "40% had a cough in the one group, as did 22% …".
_AS_DID = rf",?\s+as\s+(?:did|had|was|were)\s+{_figure(2)}\s+{_LEAD}{_arm(2)}{_ENDS}"
IN_ONE_AS_DID = Cued(rf"\b{_IN}\s+{_arm(1)},?\s+{_figure(1)}\s+{_VERB}{_REST}{_AS_DID}", re.I)
ONE_AS_DID = Cued(rf"{_figure(1)}\s+{_IN}\s+{_arm(1)}\s+{_VERB}{_REST}{_AS_DID}", re.I)
HAD_IN_AS_DID = Cued(rf"{_figure(1)}\s+{_VERB}{_REST}\s+{_IN}\s+{_arm(1)}{_AS_DID}", re.I)
# "While 22% in the one group had a cough, this was 40% in the other".
WHILE = Cued(
    rf"\b(?:while|whereas|although)\s+{_figure(1)}\s+{_LEAD}{_arm(1)}\s+{_VERB}{_REST},\s+(?:{_THIS})?{_figure(2)}{_DID}\s+{_LEAD}{_arm(2)}{_DID}{_ENDS}",
    re.I,
)
# "A cough was seen in 40% in the one group, whereas it was seen in 22% in the other", "…; in the other this was 22%".
_TURN = r"\s*(?:[,;]\s*)?(?:while|whereas|but|and|;)\s+"
SEEN_TURNED = Cued(
    rf"{NAME}\s+{SEEN}\s+(?:in|by)\s+{_figure(1)}\s+{_LEAD}{_arm(1)}{_TURN}(?:it|this)\s+(?:{SEEN}\s+(?:in|by)\s+|was\s+)"
    rf"{_figure(2)}\s+{_LEAD}{_arm(2)}{_ENDS}",
    re.I,
)
_CORRESPONDING = (
    rf"\s*[,;]\s+(?:and\s+|while\s+|whereas\s+)?the\s+(?:corresponding|respective)\s+{_WHAT}\s+"
    rf"{_IN}\s+{_arm(2)}\s+(?:was|were)\s+{_figure(2)}{_ENDS}"
)
SEEN_CORRESPONDING = Cued(rf"{NAME}\s+{SEEN}\s+(?:in|by)\s+{_figure(1)}\s+{_LEAD}{_arm(1)}{_CORRESPONDING}", re.I)
HAD_CORRESPONDING = Cued(rf"{_figure(1)}\s+{_LEAD}{_arm(1)}\s+{_VERB}{_REST}{_CORRESPONDING}", re.I)
# "Similar proportions of the one group (40%) and the other (22%) had a cough".
PROPORTIONS = Cued(
    rf"\b(?:proportions?|percentages?|numbers?|rates?)\s+(?:of\s+{PEOPLE}\s+)?{_LEAD}{_arm(1)}\s*[(\[]\s*{_figure(1)}\s*[)\]]\s*(?:and|than|versus|vs\.?|compared\s+(?:with|to))\s+"
    rf"{_LEAD}{_arm(2)}\s*[(\[]\s*{_figure(2)}\s*[)\]],?\s+{_VERB}(?P<rest>[^.;,:()]{{0,70}}?)(?=\s*(?:[.;,:(]|$)|\s+(?:but|while|whereas)\s)",
    re.I,
)
# "A cough was seen in the one group in 40% and in the other in 22%", "… in 40%, compared with 22% in …".
_SEEN_IN = rf"{NAME}\s+{SEEN}\s+{_IN}\s+{_arm(1)}\s+(?:in|by)\s+{_figure(1)}{_THEN}"
SEEN_IN_EACH = Cued(rf"{_SEEN_IN}{_IN}\s+{_arm(2)},?\s+(?:in|by)\s+{_figure(2)}{_ENDS}", re.I)
SEEN_AGAINST = Cued(rf"{_SEEN_IN}(?:in\s+)?{_figure(2)}\s+{_LEAD}{_arm(2)}{_ENDS}", re.I)
# "A cough was seen in the one group and in the other in 40% and 22%, respectively".
SEEN_RESPECTIVELY = Cued(
    rf"{NAME}\s+{SEEN}\s+{_IN}\s+{_arm(1)}\s+and\s+{_LEAD}{_arm(2)}\s+(?:in|by)\s+{_figure(1)}\s+and\s+(?:in\s+|by\s+)?{_figure(2)},?\s+respectively\b",
    re.I,
)
# "A cough was seen with both treatments: 40% with the one and 22% with the other".
SEEN_IN_BOTH = Cued(
    rf"{NAME}\s+{SEEN}\s+{_IN}\s+(?:both|either|the\s+two)\s+(?:[\w-]+\s+){{0,2}}\w+[:,]\s+{_figure(1)}\s+{_LEAD}{_arm(1)}{_THEN}"
    rf"{_LEAD}{_figure(2)}\s+{_LEAD}{_arm(2)}{_ENDS}",
    re.I,
)
# "189 people (95%) in the one group having a cough compared with 150 (80%) in the other".
HAVING = Cued(
    rf"{_figure(1)}\s+{_LEAD}{_arm(1)}\s+(?P<verb>having|developing|experiencing|reporting|achieving|reaching|showing|requiring)\s+{_REST}"
    rf"{_THEN}(?:in\s+)?{_figure(2)}\s+{_LEAD}{_arm(2)}{_ENDS}",
    re.I,
)
# "People with a cough in the one and the other group were 40% and 22%".
PEOPLE_WITH = Cued(
    rf"\b{PEOPLE}\s+(?:with|who\s+had)\s+{NAME}\s+in\s+{_arm(1)}\s+and\s+{_LEAD}{_arm(2)}s?\s+(?:was|were)\s+"
    rf"{_figure(1)}\s+and\s+{_figure(2)}(?:,?\s+respectively)?{_ENDS}",
    re.I,
)
# "Cough: tea 40%, milk 22%", "Cough: 40% with tea, 22% with milk".
_LABEL = rf"(?:^|(?<=[.;]\s)){NAME}:\s+"
_NEXT = r"\s*(?:[,;]\s+(?:and\s+|versus\s+|vs\.?\s+)?|\s(?:and|versus|vs\.?)\s+)"
LABELLED = Cued(rf"{_LABEL}{_arm(1)},?\s+{_figure(1)}{_NEXT}{_arm(2)},?\s+{_figure(2)}{_ENDS}", re.I)
LABELLED_BEHIND = Cued(rf"{_LABEL}{_figure(1)}\s+{_LEAD}{_arm(1)}{_NEXT}{_figure(2)}\s+{_LEAD}{_arm(2)}{_ENDS}", re.I)
BY_WORD = (
    (" as ", (IN_ONE_AS_DID, ONE_AS_DID, HAD_IN_AS_DID)),
    ("while ", (WHILE,)),
    ("whereas ", (WHILE,)),
    ("although ", (WHILE,)),
    (" it ", (SEEN_TURNED,)),
    (" this ", (SEEN_TURNED,)),
    ("corresponding", (SEEN_CORRESPONDING, HAD_CORRESPONDING)),
    ("respective ", (SEEN_CORRESPONDING, HAD_CORRESPONDING)),
    (" (", (PROPORTIONS,)),
    (": ", (LABELLED, LABELLED_BEHIND)),
    ("respectively", (SEEN_RESPECTIVELY,)),
    (" both ", (SEEN_IN_BOTH,)),
    (" two ", (SEEN_IN_BOTH,)),
    ("ing ", (HAVING,)),
    (" were ", (PEOPLE_WITH,)),
    ("", (IN_EACH, SEEN_IN_EACH, SEEN_AGAINST)),
)


def told_of_both(text: str, arms: Arms) -> list[CountedPeople]:
    """The figures of both groups of the first form that a sentence has; none where its parts do not fit together."""
    if len(arms.names) < 2 or text.count("%") < 2:
        return []
    low = text.casefold()
    tried = dict.fromkeys(form for word, forms in BY_WORD if word in low for form in forms)
    return next((sides for form in tried for found in form.finditer(text) if (sides := _sides(text, found, arms))), [])


def _sides(text: str, found: re.Match[str], arms: Arms) -> list[CountedPeople]:
    told = found.groupdict()
    names = [known(found[f"a{at}"], arms) for at in (1, 2)]
    figures = [_parts(told, at) for at in (1, 2)]
    words = _name(text, found)
    if names[0] == names[1] or not all(name in arms.names for name in names) or not words:
        return []
    if not all(map(fits, figures)) or figures[0].keys() != figures[1].keys():
        return []
    time = time_in(told.get("rest") or "") or opening_time(text)
    place = found.start(), found.end()
    sides = [CountedPeople(words, name, time, *place, parts) for name, parts in zip(names, figures, strict=True)]
    return sides + tested(text, sides, found.end())


def _name(text: str, found: re.Match[str]) -> str | None:
    """What the people had, or what was seen in them."""
    told = found.groupdict()
    if not told.get("name"):
        verb = "had" if found["verb"].endswith("ing") else found["verb"]
        return deed(verb, found["rest"])
    start = after_opening(text, found.start("name"), found.end("name"))
    words = tidy(text[start : found.end("name")])
    return words if usable(words) and NO_NAME.search(words) is None else None


def _parts(told: dict[str, str | None], at: int) -> dict[str, str]:
    events = told[f"n{at}"] or told[f"m{at}"]
    given = {
        "events": count_value(events) if events else None,
        "total": told[f"t{at}"] or told[f"u{at}"],
        "percent": told[f"p{at}"] or told[f"q{at}"],
    }
    return {role: value for role, value in given.items() if value}
