"""Directions of whole lists and of amounts that were seen: "had lower X and higher Y", "fewer X occurred"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.direction_act_objects import behind_semicolons
from attest.extract.direction_names import named_in
from attest.extract.direction_words import (
    ADJECTIVES,
    ASSOCIATES,
    HIGHER,
    HOW,
    IMPROVED,
    LOWER,
    NOUN,
    PREDICTED,
    SAME,
    WORSENED,
)
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at
from attest.extract.subjects import is_drug, is_people, subject_of

# Adjectives that tell a direction only where something has them: "had more pain", "had thicker tumours".
HAD = {
    **{word: value for word, value in ADJECTIVES.items() if " " not in word},
    "more extensive": HIGHER,
    "less extensive": LOWER,
    "more severe": WORSENED,
    "less severe": IMPROVED,
    "more": HIGHER,
    "less": LOWER,
    "poorer": WORSENED,
    "thicker": HIGHER,
    "thinner": LOWER,
    "prolonged": HIGHER,
    "shortened": LOWER,
    "diminished": LOWER,
    "lowered": LOWER,
    "heavier": HIGHER,
    "lighter": LOWER,
    "faster": HIGHER,
    "slower": LOWER,
    "enhanced": HIGHER,
    "impaired": WORSENED,
    "poor": WORSENED,
    "similar": SAME,
    "comparable": SAME,
    "equivalent": SAME,
    "the same": SAME,
    "equal": SAME,
    "identical": SAME,
}
# "Lower respiratory tract", "lower limb": a place in the body.
_PLACE = (
    r"(?!\s+(?:respiratory\s+(?:tract|infection|symptom)|limbs?|extremit|back\b|gastrointestinal|urinary\s+tract|abdom|"
    r"airways?|legs?|lobes?|lip))"
)
ADJ = "|".join(
    word.replace(" ", r"\s+") + (_PLACE if word == "lower" else "") for word in sorted(HAD, key=len, reverse=True)
)
# "Is associated with poorer sleep, more pain and reduced comfort": one adjective of several.
AMONG_ADJECTIVES = re.compile(
    r"\b(?:associated\s+with|leads?\s+to|led\s+to|such\s+as|including|with|by)\s+(?:an?\s+)?(?:\w+ly\s+)?"
    rf"(?:{ADJ})\s[^.;:]*(?:,|\band)\s*$",
    re.I,
)
# What is no name behind such an adjective: "more than", "less likely", "higher in", "more frequently".
NO_OUTCOME_NEXT = (
    rf"(?!(?:rapid|pronounced|marked|substantial|sustained|frequent|significant|absolute|relative)\s+(?:{NOUN})s?\b|(?:severe|pronounced|intense)\s+(?:adverse|side)\b|(?:than|likely|often|frequent(?:ly)?|common(?:ly)?|prevalent|in|on|at|for|with|and|or|to|of|doses?|dosage|(?:{NOUN})s?|"
    r"(?!(?:early|elderly|family)\b)\w+ly|cost-effective|effective|changes?|differences?|advanced|patients?(?!\s+(?:satisfaction|acceptance|comfort|adherence|compliance|preference|survival|distress|anxiety|mobility|outcomes?|global)\b)|participants?|subjects?|people|women|men|children|"
    r"cases|studies|trials|research|data|attention|information|work|emphasis|power|sample)\b)(?=[A-Za-zα-ω]|\d+[\s-]?(?:h|hours?|days?|weeks?|months?|years?)\b)"
)
OF_AMOUNT = (
    r"(?:(?:(?:cumulative|annual|overall|relative|absolute|adjusted|crude|mean|median|excess|future|subsequent)\s+)*(?:risks?|odds|hazards?|rates?|incidences?|likelihood|probability|frequenc(?:y|ies)|prevalences?|numbers?|levels?|concentrations?|"
    r"percentages?|proportions?|degrees?|amounts?|severity|needs?|requirements?)(?:\s+and\s+(?:(?:higher|lower|greater|larger|smaller)\s+)?"
    r"(?:severity|intensity|frequency|duration|incidence|rates?|numbers?|risks?))?\s+(?:of|for)\s+(?:(?:the\s+)?(?:\w+\s+)?(?:patients|participants|people|subjects|children|adults|women|men)\s+(?:with|who\s+(?:had|achieved|reached)|"
    r"achieving|reaching|having|experiencing|developing)\s+(?:an?\s+)?)?|(?:scores?|values?|performance)\s+(?:in|on|of|for)\s+)?(?:the\s+)?"
)
LED = Cued(
    rf"(?P<verb>\b(?:had|has|have|experienced|showed|demonstrated|exhibited|reported|achieved|required|needed|suffered|displayed|indicated|revealed|found|observed|recorded|complained\s+of|suffered\s+from|presented\s+with|showing|having|experiencing|demonstrating|reporting|induced|elicited|gave|offered|attained|obtained|expressed|received|(?:(?:was|were)\s+)?(?:found|shown|noted|observed|reported|seen)\s+to\s+have|used|consumed|delivered|lost|gained|spent|(?<=\bwe\s)(?:demonstrate|observe|noted|detect(?:ed)?|saw|show|report|find)|(?:evidenced|shown|reflected|indicated)\s+by|(?<=,\s)with|(?<=tolerated\s)with|"
    r"(?P<sure>(?:was|were|is|are)\s+(?:also\s+)?at|(?:was|were|is|are)\s+accompanied\s+by|(?:resulted|results)\s+in|(?:led|leads)\s+to|yielded|yields|caused|causes|provided|provides|produced|produces|conferred|confers|carried|carries|contributed\s+to|"
    r"predict(?:ed|s)|(?:correlate[sd]?|(?:was|were|is|are)\s+(?:\w+ly\s+)?(?:associated|correlated|linked|related))\s+(?:with|to))|"
    rf"there\s+(?:was|were)))\s+(?:both\s+)?(?:an?\s+|the\s+)?(?:nearly\s+|almost\s+|about\s+)?"
    rf"(?P<how>(?:(?:\d[\d.]*(?:\s?%|-fold)|(?:two|three|four|five|six|ten)-?fold)\s+)?(?:statistically\s+(?:significant\s+)?|significant\s+)?{HOW}(?:\([^()]{{1,20}}\)\s+)?)(?P<adj>{ADJ})\s+{NO_OUTCOME_NEXT}{OF_AMOUNT}",
    re.I,
)
NEXT = re.compile(
    rf"(?:\s*(?:than|to)\s+(?:(?:in|with)\s+)?(?:the\s+)?[A-Za-z][^.;,()]{{1,40}}?\s*(?:\([^()]*\))?(?=,|\s+and\b|\s+but\b))?\s*(?:(?:during|after|at|in|on|with)\s[^.;,()]{{3,50}},\s)?(?:,\s*)?(?:(?:and|or|but|as\s+well\s+as|along\s+with|together\s+with|with|plus)\s+)?(?:also\s+)?(?:had\s+)?(?:an?\s+|the\s+)?"
    rf"(?:statistically\s+)?{HOW}(?P<adj>{ADJ})\s+{NO_OUTCOME_NEXT}{OF_AMOUNT}",
    re.I,
)
# What is alike is compared in itself.
BUT = re.compile(r"\bbut\s+(?:also\s+)?(?:had\s+)?(?:an?\s+)?$", re.I)
# "Showed reduced pain": a change, and no comparison.
PARTICIPLES = (
    "reduced",
    "decreased",
    "increased",
    "improved",
    "elevated",
    "diminished",
    "enhanced",
    "prolonged",
    "shortened",
)
SHOWING = re.compile(
    r"(?:showed|demonstrated|exhibited|displayed|experienced|revealed|achieved|had|(?:evidenced|shown|reflected|indicated)\s+by)$",
    re.I,
)
WE_SAW = re.compile(r"\bwe\s+(?:also\s+)?$", re.I)
EXPOSED = re.compile(r"\s*with\s+(?:an?\s+|the\s+)?(?:higher|lower|greater|increas\w+|more|less)\s", re.I)
DETERMINED = re.compile(r"\s+(?:the|their|its|his|her)\b", re.I)
ALIKE = re.compile(r"similar|comparable|equivalent|the\s+same|equal|identical", re.I)
COMPARES = re.compile(r"\b(?:than|compared|versus|vs|comparison|relative\s+to|v)\b", re.I)
TESTED = re.compile(r"\s*\([^()]*(?:\b[pP]\s?[<=>]|\bvs\b|\bversus\b|[<>=]\s?0?\.\d)", re.I)
# "Had a birth weight 140 g lower than": the amount stands before the adjective.
HAD_AMOUNT = re.compile(
    r"\b(?:had|showed|experienced|reported|with)\s+(?:an?\s+|the\s+)?(?P<what>[A-Za-z][\w /-]{2,50}?)\s+"
    r"(?:that\s+(?:was|were)\s+)?(?:an?\s+average\s+(?:of\s+)?)?\d[\d.,·]*(?:\s?%|[\s-](?:fold|times|[A-Za-z/]{1,8}))\s+"
    r"(?P<adj>lower|higher|less|longer|shorter|greater|smaller|larger)\s+than\b",
    re.I,
)
# "More frequently had X", "less often needed X".
FREQUENT = re.compile(
    r"\b(?P<adj>more|less)\s+(?:frequently|often|commonly)\s+(?:had|presented\s+with|reported|experienced|developed|showed|exhibited|"
    r"suffered(?:\s+from)?|(?=(?:required|received|underwent|used|needed)\b))\s*(?:an?\s+|the\s+)?(?=[A-Za-z])|"
    r"\b(?:had|showed|exhibited|experienced|developed)\s+(?:significantly\s+)?(?P<than>more|less)\s+(?:frequently|often|commonly)\s+(?:an?\s+|the\s+)?(?=[A-Za-z])",
    re.I,
)
# "Required less morphine", "used fewer opioids": how much of a medicine people needed is a finding.
NEEDED = re.compile(
    r"\b(?:required|needed|used|consumed)\s+(?:\w+ly\s+)?(?:less|more|fewer)\s+(?:(?:rescue|total|supplemental|additional|postoperative|intraoperative|intravenous)\s+)*$",
    re.I,
)
PLAIN_VERB = re.compile(r"(?:had|experienced|showed|demonstrated|exhibited|reported|achieved|has|have)\b", re.I)
NOT_SO = re.compile(r"\b(?:nor|neither|no\s+longer)\b[^.;,]*$", re.I)
OWN_VERB = re.compile(
    r"(?:minimal|few|mild|good|no|lacked|led|caused|required|showed|avoided|allowed|needed|became|remained|resulted)\s",
    re.I,
)
THAN_OTHERS = re.compile(r"\bthan\s+(?!(?:more|half|one|two|a|an|\d)\b)(?=[A-Za-z])", re.I)
BY_HOW_MUCH = re.compile(
    r"\d[\d.]*(?:\s?%|-fold)|(?:two|three|four|five|six|ten)-?fold", re.I
)  # "had a 64% lower risk of X"
# "Revealed a lower score in group A": than in the others.
IN_GROUP = re.compile(
    r"\s*(?:\([^()]*\)\s*)?in\s+(?:the\s+)?(?:group\s+[A-Z\d]{1,3}\b|(?:[\w+/-]+\s+){1,2}(?:group|arm)\b)", re.I
)
OPENS_COMPARED = re.compile(r"\s*(?:(?:when\s+)?compared|in\s+comparison|relative)\s+(?:with|to)\b", re.I)
GROUP_HAD = re.compile(
    r"\b(?:group(?:\s+[A-Z\d]{1,3})?|arm)\s*(?:\([^()]*\)\s*)?(?:(?:was|were)\s+(?:[\w-]+\s+){1,5}?and\s+)?$", re.I
)  # "the drug group had lower pain": than the other
MANY = re.compile(
    r"^[^,]*?(?:\w(?<!s)s|ae|ia|people|women|men|children|oedemata)\b(?:$|\s+(?!and\b|or\b))|^[^\s]*s$", re.I
)
PRESENT_TENSE = re.compile(
    r"(?:has|have|is|are|results|leads|yields|causes|provides|produces|confers|correlates?)\b", re.I
)


def lists(text: str, found_true: bool) -> Iterator[Direction]:
    """ "Had lower X (…), higher Y and less Z than …": each name with the adjective that stands before it."""
    for found in LED.finditer(text):
        if NOT_SO.search(text, 0, found.start()):
            continue
        if ASSOCIATES.match(text, found.start()) and PREDICTED.search(text, 0, found.start()):
            continue  # what goes with a change is no result of a treatment
        if PRESENT_TENSE.match(found["verb"]) and not (found_true or "significantly" in found["how"]):
            continue
        made: list[tuple[str, list[Phrase], int, int]] = []
        step: re.Match[str] | None = found
        while step is not None:
            outcomes, end = behind_semicolons(text, *items_at(text, step.end(), keep_last=False))
            again = next((at for at, one in enumerate(outcomes) if ADJ_LED.match(text, one.start)), None)
            if again is not None and again > 0:
                outcomes, end = outcomes[:again], outcomes[again - 1].end
                end = _past_bracket(text, end)
            if step["adj"].casefold() == "fewer":  # fewer of what can be counted: "fewer flares and loss of weight"
                outcomes = list(itertools.takewhile(lambda one: MANY.search(one.words) is not None, outcomes))
            verb = next((at for at, one in enumerate(outcomes) if at and OWN_VERB.match(one.words)), len(outcomes))
            outcomes = outcomes[:verb]  # "… and lacked relapses": no name, but what else was so
            if not outcomes or any(
                is_people(one.words) or (is_drug(one.words) and not NEEDED.search(text, 0, one.start))
                for one in outcomes
            ):
                break
            if (
                (step is found or not found["sure"])
                and step["adj"].casefold() in ("greater", "larger", "better", "more")
                and any(word in found["verb"].casefold() for word in ("associated", "correlat", "linked"))
                and not (THAN_OTHERS.search(text, end) or OPENS_COMPARED.match(text))
            ):
                break  # a correlation of two measures: which of them rose, nothing tells
            if step["adj"].casefold() == "poor" and "associated" not in found["verb"].casefold():
                break
            value = HAD[" ".join(step["adj"].casefold().split())]
            made.append((value, outcomes, step.start() if step is found else step.start("adj"), outcomes[-1].end))
            step = NEXT.match(text, end)
            if step is not None and EXPOSED.match(step.group()) and not COMPARES.search(text, step.end()):
                break  # "a reduced risk with higher intake": who had it
        changed = found_true and found["adj"].casefold() in PARTICIPLES
        changed = changed and bool(SHOWING.match(found["verb"]) or WE_SAW.search(text, 0, found.start()))
        changed = changed and DETERMINED.match(text, found.end("adj")) is None  # "had enhanced their strength"
        contrasts = {HIGHER, LOWER} <= {one[0] for one in made} and BUT.search(
            text, made[0][3], made[-1][2]
        ) is not None
        told = (
            found["sure"]
            or contrasts
            or changed
            or ALIKE.fullmatch(found["adj"])
            or found["adj"].casefold() == "fewer"
            or BY_HOW_MUCH.search(found["how"])
            or (PLAIN_VERB.match(found["verb"]) and GROUP_HAD.search(text, 0, found.start()))
            or re.search(r"significantly", found["how"], re.I)
            or COMPARES.search(text, found.end() if found["verb"].casefold() != "with" else 0)
            or OPENS_COMPARED.match(text)
            or (made and IN_GROUP.match(text, made[-1][3]))
        )
        if not made or not (told or any(TESTED.match(text, one.end) for _, names, _, _ in made for one in names)):
            continue
        plain = not changed and found["adj"].casefold() not in WIDER and PLAIN_VERB.match(found["verb"])
        if plain and [len(one[1]) for one in made] == [1] and not found["verb"].casefold().startswith("there"):
            continue  # one name behind a plain comparative is read with the other forms
        factor = subject_of(text, found.start()) if found["verb"].casefold().startswith("predict") else None
        for value, outcomes, start, end in made:
            named = named_in(outcomes)
            if named:
                yield Direction(value, named, start, end, "had-higher", factor.words if factor else None)


ADJ_LED = re.compile(rf"(?:an?\s+|the\s+)?(?:statistically\s+)?{HOW}(?:{ADJ})\s+(?:[A-Za-z]|\d+[\s-]?h)", re.I)
WIDER = tuple(word for word in HAD if word not in ADJECTIVES)


def _past_bracket(text: str, end: int) -> int:
    found = re.compile(r"(?:\s*[(\[](?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*[)\]])*").match(text, end)
    return found.end() if found else end


def by_amount(text: str) -> Iterator[Direction]:
    """ "Had a birth weight 140 g lower than others"."""
    for found in HAD_AMOUNT.finditer(text):
        outcomes, _ = items_at(text[: found.end("what")], found.start("what"))
        if (named := named_in(outcomes)) and len(outcomes) == 1:
            yield Direction(HAD[found["adj"].casefold()], named, found.start("what"), found.end(), "had-higher")


def frequent(text: str) -> Iterator[Direction]:
    """ "More frequently had X": X was more frequent."""
    for found in FREQUENT.finditer(text):
        outcomes, _ = items_at(text, found.end(), keep_last=False)
        named = named_in(outcomes)
        if len(named) != len(outcomes) or any(ADJ_LED.match(text, one.start) for one in outcomes):
            named = named_in(outcomes[:1])
        if named:
            value = HIGHER if (found["adj"] or found["than"]).casefold() == "more" else LOWER
            yield Direction(value, named, found.start(), named[-1].end, "had-higher")
