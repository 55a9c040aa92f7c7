"""The name of a treatment that begins at a place: where it ends, and whether it can be one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attest.extract.treatments import treatment_words, treatments_in

LONGEST = 90  # characters; what is longer is a clause
_VERB = (
    r"improv\w+|reduc(?:e|es|ed)|increas(?:e|es|ed)|decreas(?:e|es|ed)|prevent(?:s|ed)?|affect(?:s|ed)?|"
    r"enhanc(?:e|es|ed)|prolong(?:s|ed)?|shorten(?:s|ed)?|"
    r"provid(?:e|es|ed)|result(?:s|ed)?|lead|leads|led|alleviat\w+|ameliorat\w+|exacerbat\w+|attenuat\w+|"
    r"lower(?:s|ed)|decrease|"
    r"needed|necessary|effective|useful|beneficial|safe|superior|better|associated|receiv\w+|administered|given|"
    r"performed|evaluated|assessed|compared|added|combined|initiated|continued|delivered|taken|showed|"
    r"shows|suggests?|suggested|demonstrat\w+|reveals?|helps?|could|would|should|"
    r"prolongs?|delays|extends|induces|inhibits|accelerates|produces|yields|offers|confers|causes|slows|preserves|"
    r"influences|alters|remains|achieves|modifies|raises|worsens|protects|appears"
)
END = re.compile(
    r"[.;:,?!()\[\]]|(?<=\w\s)(?:double|single|triple)-(?:blind|mask)\w*|"
    r"(?<![\w-])\d[\d.,/]*\s?(?:(?:mg|g|µg|μg|mcg|IU|ml|mL)\b|%)|"
    r"(?<![\w-])\d[\d.]*\s?(?:hours?|h|hrs?|min|minutes?|days?|weeks?|months?)\s+(?:before|prior|after|later|pre|post)\b|\s[-–—]\s|"
    r"(?<![\w-])(?:on|in|for|as|versus|vs|against|during|after|before|following|among|to|from|by|than|who|that|which|"
    r"was|were|is|are|be|been|has|had|have|can|may|will|did|do|does|whether|when|while|where|at|over|"
    r"into|within|between|with|"
    rf"and\s+(?:the|its|mortality|survival|deaths?|odds|risks?|incidence|incident|serum|their|outcomes?)|"
    rf"without|until|since|through|via|per|or|alone|both|using|if|not|but|only|under|en|con|com|para|frente\s+al?|"
    rf"no\s+tratamento|no\s+controle|nos?\s+pacientes|sobre|em|chez|dans|sur|bei|mit|{_VERB})\b(?!-)",
    re.I,
)
LEAD = re.compile(
    r"(?:(?:the|a|an|adding|either|adjunctive|additional|different|various|two|three|its|their|our|this|"
    r"new|novel|of|using|"
    r"(?:once|twice|thrice|(?:two|three|four)\s+times)[- ](?:a\s+)?(?:weekly|daily|monthly|day|week)|"
    r"subcutaneous|oral|intravenous|topical|"
    r"(?:orally|intravenously|topically|subcutaneously|locally)\s+(?:administered|given|applied|injected)|"
    r"doses?\s+of|roles?\s+of|injections?\s+of|intake of|use of|administration of|"
    r"addition of|treatment with|therapy with|application of|"
    r"(?:(?:single|multiple|repeated|repeat|\d+)(?:\s+(?:and|or)\s+\w+)?[\s-]+)?(?:treatment\s+)?(?:courses?|cycles?|infusions?)\s+"
    r"(?:\([^()]{1,20}\)\s+)?(?:of|with)|"
    r"implementation of)(?:,\s*|\s+))+",
    re.I,
)
# "Randomised controlled trial of tea", "phase II study comparing tea with …": the treatment comes behind.
OF_STUDY = re.compile(
    r"(?:(?:the|an?)\s+)?(?:(?!(?:in|versus|vs|for|on|with|to|of|from|by|at|as|than|is|was)\b)[\w/-]+,?\s+){0,7}?"
    r"(?:trial|study|experiment)\s+(?:of|comparing|evaluating|assessing|testing|investigating|"
    r"examining|with)\s+(?!(?:[\w-]+,?\s+){0,4}of\s)(?:the\s+)?",
    re.I,
)
TIME_ALONE = re.compile(
    r"(?:\d+|one|two|three|four|five|six|twelve)[\s-]+(?:years?|months?|weeks?|days?|hours?|"
    r"minutes?)$",
    re.I,
)
# "Treatment of a disease" names the disease.
OF_DISEASE = re.compile(
    r"(?:[\w-]+\s+){0,2}(?:treatment|management|prevention|therapy|diagnosis|control|care|study|trial|"
    r"evaluation|comparison|review|analysis|series|effects?|impact|(?:inter)?relations?(?:hips?)?|(?:cor)?relations?|associations?|links?|"
    r"frequency|prevalence|incidence|predictors?|determinants?|characteristics|failures?|timing|adaptation|development|validation|interpretations?|perceptions?|"
    r"experiences?|understanding|knowledge)\s+(?:of|for)\b",
    re.I,
)
EXPOSURE = re.compile(
    r"(?:[\w-]+\s+){0,2}(?:(?:conversion|switch(?:ing)?|"
    r"transition)\s+(?:of\s+[\w-]+\s+)?from\s+[^.;:,]{3,60}?\s+to\s+(?:the\s+)?|(?:exposure|exposures|"
    r"adherence|switching|conversion|transition|access)\s+to\s+)",
    re.I,
)
VAGUE = re.compile(
    r"(?:(?:the|this|these|those|such|that|study|active|experimental|combined|various|different|current|"
    r"available|new|elective|medical|drug|"
    r"standard|early|further|any|all|both|other|first|second|single|total|long-term|short-term|surgical|"
    r"specific|appropriate|"
    r"successful|immediate|previous|initial)\s+)*(?:treatments?|therap(?:y|ies)|interventions?|drugs?|"
    r"medications?|medicines?|programmes?|programs?|"
    r"surgery|group|arms?|it|them|one|care|methods?|approach(?:es)?|strateg(?:y|ies)|procedures?|"
    r"techniques?|agents?|regimens?|"
    r"management|training|prevention|(?:prevention|diagnosis|management) and (?:treatment|management)|use|dose|"
    r"doses|formulations?|options?|placebo|control|controls|age|sex|gender|time|patients?|"
    r"people|children|women|men|adults|individuals|participants|subjects|disease|treatment group|intervention group|"
    r"factors?|levels?|outcomes?|symptoms?|data|results|studies|trials|evidence|study|both groups|each|every|"
    r"intervention|"
    r"device|system|test|combination)",
    re.I,
)
MEASURED = re.compile(
    r"\b(?:levels?|concentrations?|status|deficienc(?:y|ies)|insufficiency|polymorphisms?|expression|"
    r"mutations?|genes?|receptors?|"
    r"scores?|prevalence|incidence|mortality|risk|disease|disorders?|syndrome|cancer|symptoms?|severity|[a-z]+genicity|"
    r"quality|age|gender|sex|"
    r"resistance|allergy|toxicity|sensitivity|use disorder|abuse|dependence|injury|failure|infection|needs?|"
    r"parameters|characteristics|profiles?|variables|features|properties|stability|"
    r"width|area|thickness|diameter|index|ratio|density|knowledge|attitudes?|perceptions?)$",
    re.I,
)


SAMPLED = re.compile(
    r"(?:serum|plasma|urinary|urine|blood|circulating|salivary|hair|tissue|"
    r"baseline)\b(?!\s+(?:transfusion|exchange))",
    re.I,
)


@dataclass(frozen=True)
class Named:
    """A treatment as a text names it; `start` and `end` count within the sentence."""

    name: str
    start: int
    end: int


def name_at(text: str, place: int) -> Named | None:
    """The name that begins at a place, without articles; a short form in brackets belongs to it."""
    lead = LEAD.match(text, place)
    start = lead.end() if lead else place
    study = OF_STUDY.match(text, start)
    lead = LEAD.match(text, study.end()) if study else None
    start = lead.end() if lead else study.end() if study else start
    exposed = EXPOSURE.match(text, start)
    stop = END.search(text, exposed.end() if exposed else start)
    end = stop.start() if stop else len(text)
    bracket = re.compile(r"\(([A-Z][\w-]{1,12})\)").match(text, end)
    core = text[start:end].rstrip(" -–")
    core = re.sub(r"\s+(?:and|of|the|a|an|either|of\s+either)$", "", core, flags=re.I)
    end = bracket.end() if bracket else start + len(core)
    if OF_DISEASE.match(core) or TIME_ALONE.match(core):
        return None
    if (
        not 2 < len(core) <= LONGEST
        or len(core.split()) > 9
        or VAGUE.fullmatch(core)
        or not re.search(r"[^\W\d]{3}", core)
    ):
        return None
    return Named(" ".join(text[start:end].split()), start, end)


def is_treatment(name: str) -> bool:
    """Whether a name is that of a medicine, a procedure or a programme, and not of something measured."""
    bare = re.sub(r"\s*\([^()]*\)$", "", name)
    if MEASURED.search(bare) or SAMPLED.match(bare):
        return False
    heads = "|".join(re.escape(one) for one in treatment_words()["heads"])
    return bool(
        next(treatments_in(bare), None)
        or re.search(
            rf"(?<![\w-])(?:{heads})s?(?=$|\s+(?:of|and|plus|programmes?|programs?|sessions?|cycles?|"
            rf"combining|using)\b)",
            bare,
            re.I,
        )
        or re.search(r"[A-Za-z]{4,}(?:therapy|plasty|ectomy|scopy|graphy|pexy|stomy)\b|\b[A-Z]{1,4}-?\d{2,6}\b", bare)
    )
