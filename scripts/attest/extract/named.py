"""The name of a treatment that begins at a place: where it ends, and whether it can be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from attest.extract.treatments import control_pattern, treatment_words, treatments_in

LONGEST = 90  # characters; what is longer is a clause
_VERB = (
    r"improv\w+|reduc(?:e|es|ed)|increas(?:e|es|ed)|decreas(?:e|es|ed)|prevent(?:s|ed)?|affect(?:s|ed)?|"
    r"enhanc(?:e|es|ed)|prolong(?:s|ed)?|shorten(?:s|ed)?|"
    r"provid(?:e|es|ed)|result(?:s|ed)?|lead|leads|led|alleviat\w+|ameliorat\w+|exacerbat\w+|attenuat\w+|"
    r"lower(?:s|ed)|decrease|"
    r"needed|necessary|effective|useful|beneficial|safe|superior|better|associated|receiv\w+|administered|given|"
    r"performed|evaluated|assessed|compared|added|combined(?!\s+with)|initiated|continued|delivered|taken|showed|"
    r"shows|suggests?|suggested|demonstrat\w+|reveals?|helps?|could|would|should|"
    r"alters?|facilitates?|counteracts?|depletes?|identif(?:y|ies|ied)|requires?|differs?|protect|"
    r"protected|contribut\w+|"
    r"explained|designed|aimed|intended|recommended|approved|confirms?|becomes?|modulates?|heralds?|"
    r"proves?|proved|fails?|"
    r"valuable|sufficient|essential|justif\w+|worthwhile|feasible|acceptable|reliable|appropriate|"
    r"advisable|comparable|"
    r"regarding|concerning|according|depending|irrespective|regardless|independently|makes?(?=\s+an?)|them|"
    r"changes?(?=\s+(?:clinical|management|outcomes?|treatment|the))|influence(?=\s+\w)|cause(?=\s+\w)|"
    r"related(?!\s+(?:to\s+)?therapy)|"
    r"prolongs?|delays|extends|induces|inhibits|accelerates|produces|yields|offers|confers|causes|slows|preserves|"
    r"cuts|halves|eases|curbs|halts|boosts|beats|outperform(?:s|ed)?|relieves|lengthens|lowers|"
    r"influences|alters|remains|achieves|modifies|raises|worsens|protects|appears|predicts?|followed|subcutaneously|intravenously|intramuscularly|orally|topically"
)
END = re.compile(
    r"[.;:,?!()\[\]]|(?<=\w\s)(?:double|single|triple)-(?:blind|mask)\w*|(?<![\w-])\d[\d.]*\s+(?:or|and|to|"
    r"vs)\s+\d|(?<![\w-])\d[\d.,/]*\s?(?:(?:mg|g|µg|μg|"
    r"mcg|micro\s?g|IU|ml|mL)\b|%)|"
    r"(?<![\w-])\d[\d.]*\s?(?:hours?|h|hrs?|min|minutes?|days?|weeks?|months?)\s+(?:before|prior|after|"
    r"later|pre|post)\b|\s[-–—]\s|"
    r"(?<![\w-])(?:on|in|for|as|versus|vs|against|during|after|before|following|among|to|"
    r"(?<!extract )(?<!extracts )(?<!oil )from|by|than|up|whose|who|that|which|"
    r"was|were|is|are|be|been|has|had|have|can|may|will|did|do|does|whether|when|while|where|at|over|"
    r"into|within|between|"
    r"(?<!combined )(?<!combination )(?<!combination therapy )"
    r"(?<!combination treatment )(?<!supplemented )(?<!enriched )(?<!fortified )(?<!impregnated )(?<!coated )with|"
    rf"and\s+(?:the|its|used|assess\w*|evaluat\w+|determin\w+|compar\w+|to|then|was|were|mortality|survival|"
    rf"deaths?|odds|risks?|incidence|incident|serum|their|outcomes?|(?:prevention|treatment|progression|development|rates?|levels?|"
    rf"effects?|occurrence|onset)\s+of|(?:cost|economic|health)[\s-](?:[\w-]+\s+)?analys\w+)|"
    rf"no\s+(?:better|worse|more|less|longer|different|benefit|superior)|every\s+(?:\d+|other|two|three|four|six|eight|twelve)|"
    rf"without|until|since|through|via|per|or|alone|both|using|if|not|but|only|under|en|con|com|para|frente\s+al?|"
    rf"no\s+tratamento|no\s+controle|nos?\s+pacientes|sobre|em|chez|dans|sur|bei|mit|{_VERB})\b(?!-)",
    re.I,
)
LEAD = re.compile(
    r"(?:(?:the|a|an|adding|either|adjunctive|additional|different|various|two|three|its|their|our|this|"
    r"new|novel|of|using|"
    r"(?:once|twice|thrice|(?:two|three|four)\s+times)[- ](?:a\s+)?(?:weekly|daily|monthly|day|week)|"
    r"(?:to\s+)?(?:take|receive|undergo|self-administer|get)|double-blind(?:\s+either)?|"
    r"(?:subcutaneous|oral|intravenous|topical)(?:ly\s+administered)?|"
    r"(?:orally|intravenously|topically|subcutaneously|locally)\s+(?:administered|given|applied|injected)|"
    r"(?:\d+\s+|(?:two|three|four|six|eight|ten|twelve)\s+)?(?:weeks|months|days|years|sessions|"
    r"doses)(?:\s+and\s+\w+)?\s+of|"
    r"(?:single\s+|each\s+of\s+)?doses?\s+of|each\s+of|"
    r"roles?\s+of|injections?\s+of|intake\s+of|use of|administration of|addition of|"
    r"treatment with|therapy with|application of|"
    r"(?:(?:single|multiple|repeated|repeat|\d+)(?:\s+(?:and|"
    r"or)\s+\w+)?[\s-]+)?(?:treatment\s+)?(?:courses?|cycles?|infusions?)\s+"
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
# "Influence of hypothermia", "pharmacokinetics of a drug": the noun of the study stands before the treatment.
STUDY_OF = re.compile(
    r"(?:\w+-\s+(?:and|or|to)\s+)?(?:(?!(?:of|and|in|with|for|on|to|by|from|after|during)\s)[\w-]+,?\s+){0,4}?"
    r"(?:influence|role|roles|impact|effects?|failure|duration|onset(?:\s+of\s+action)?|timing|efficacy|"
    r"effectiveness|safety|"
    r"tolerability|pharmacokinetics|pharmacodynamics|bioavailability|feasibility|acceptability|stud(?:y|ies)|trials?|"
    r"comparison|evaluation|assessment|experience|results?|outcomes?|potential|value|utility|usefulness|benefits?|"
    r"(?:cultural\s+)?adaptation|cost-effectiveness|success|history|advances|aspects|"
    r"mechanisms?(?:\s+of\s+action)?|durations?|"
    r"reports?|cases?|analysis|review|adverse\s+events?|side\s+effects?|complications|importance|relevance|"
    r"place|performance|associations?)"
    r"(?:\s+(?:and|or)\s+(?:(?!of\s)[\w-]+\s+){0,3}?[\w-]+)?\s+of\s+(?:the\s+|an?\s+)?(?:use\s+of\s+|"
    r"effects?\s+of\s+)?(?=\S)",
    re.I,
)
# What a name may begin with though it ends others: "combined exercise", "reduced salt intake".
PARTICIPLE = re.compile(
    r"(?:combined|(?:reduced|increased)(?=\s+(?:[\w-]+\s+)?(?:intake|consumption|doses?|exercise|activity|frequency)\b))\s+(?=[a-z])",
    re.I,
)
INDUCED = re.compile(
    r"-(?:induced|related|associated)\s+(?:remissions?|responses?|improvements?|recovery|changes?|weight\s+loss)\b.*$",
    re.I,
)
AND_OUTCOME = re.compile(
    r"\s+and\s+(?:[\w-]+\s+){0,3}(?:activity|progression|outcomes?|function|damage|flares?|relapses?|responses?|remission|infections?|"
    r"fractures?|pain|fatigue|events?|tolerance|life|healing|recovery|hospitali[sz]ations?|exacerbations?|pneumonia|falls)$",
    re.I,
)
TAIL = re.compile(
    r"(?:\s+(?:and|of|the|a|an|either|effects?|(?:(?:once|twice|thrice|three\s+times)\s+)?(?:a\s+day|daily|"
    r"weekly|monthly|nightly|once|twice)))+$",
    re.I,
)
TOGETHER = re.compile(r"\s+(?:combined|supplemented|enriched|fortified)\s+with\b.*$", re.I | re.S)
# Adjectives that stand alone where a name was cut: "soft" of "soft versus rigid cups".
ADJECTIVE = re.compile(
    r"(?:[\w-]+\s+)?(?:early|late|delayed|immediate|high|low|soft|hard|rigid|flexible|oral|intravenous|"
    r"epidural|recombinant|"
    r"urinary|(?:pre|post)-?(?:prandial|operative|natal|menopausal)|open|closed|single|double|warm|cold|real|actual|[\w-]*thermic|[\w-]+(?:ed|-skill|-based|"
    r"-term|-dose|-only|-level)|"
    r"laparoscopic|robotic|endoscopic|surgical|medical|pharmacological|conservative|multidisciplinary|nutritional)",
    re.I,
)
# A list that is one treatment: "zinc, vitamin A, and glutamine supplementation".
LISTED = re.compile(r"(?:,\s+[\w-]+(?:\s+[\w-]+){0,2}){0,3},?\s+(?:and|or|plus)\s+(?=[\w-])", re.I)
# "A, and B and C were allowed": what a new clause is about is no part of the list.
CLAUSE = re.compile(r"\s*(?:were|was|is|are|had|has|have)\b", re.I)
TIME_ALONE = re.compile(
    r"(?:\d+|one|two|three|four|five|six|twelve)[\s-]+(?:years?|months?|weeks?|days?|hours?|"
    r"minutes?)$",
    re.I,
)
# "Treatment of a disease" names the disease.
OF_DISEASE = re.compile(
    r"(?:[\w-]+\s+){0,2}(?:treatment|management|prevention|therapy|diagnosis|control|care|production|study|trial|"
    r"evaluation|comparison|review|analysis|series|effects?|impact|(?:inter)?relations?(?:hips?)?|(?:cor)?relations?|"
    r"links?|frequency|prevalence|incidence|predictors?|determinants?|characteristics|failures|"
    r"development|validation|interpretations?|perceptions?|experiences?|understanding|knowledge)\s+(?:of|for)\b",
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
    r"available|new|novel|promising|effective|alternative|tiny|another|type of|kind of|one of|"
    r"[\w-]+[- ](?:month|week|day|year)|new|elective|medical|drug|"
    r"standard|early|further|any|all|both|other|first|second|single|total|long-term|short-term|surgical|"
    r"specific|appropriate|"
    r"successful|immediate|previous|initial)\s+)*(?:treatments?|therap(?:y|ies)|interventions?|drugs?|"
    r"medications?|medicines?|programmes?|programs?|"
    r"surgery|group|arms?|it|them|one|care|methods?|approach(?:es)?|strateg(?:y|ies)|procedures?|"
    r"techniques?|agents?|regimens?|"
    r"management|training|prevention|(?:prevention|diagnosis|management) and (?:treatment|management)|use|dose|"
    r"doses|parts?|rest|units|grams|they|these|those|you|we|he|she|formulations?|options?|placebo|control|"
    r"controls|age|sex|gender|time|patients?|"
    r"people|children|women|men|adults|individuals|participants|subjects|disease|treatment group|intervention group|"
    r"factors?|levels?|outcomes?|symptoms?|data|results|studies|trials|evidence|study|both groups|each|every|"
    r"intervention|"
    r"device|system|test|combination)",
    re.I,
)
MEASURED = re.compile(
    r"\b(?:levels?|concentrations?|status|deficienc(?:y|ies)|insufficiency|polymorphisms?|expression|"
    r"mutations?|genes?|receptors?|genotypes?|alleles?|variants?|microsatellites?|haplotypes?|impairments?|"
    r"comorbidit(?:y|ies)|"
    r"(?<!airway )pressure|parity|lesions?|predictors?|episodes?|history|growth|activity\s+levels?|stress|"
    r"income|estimates?|mass|deaths?|"
    r"scores?|prevalence|incidence|mortality|risk|disease|disorders?|syndrome|cancer|symptoms?|severity|"
    r"[a-z]+genicity|"
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
    start = place
    while lead := LEAD.match(text, start) or OF_STUDY.match(text, start) or STUDY_OF.match(text, start):
        start = lead.end()
    exposed = EXPOSURE.match(text, start)
    led = PARTICIPLE.match(text, start)
    stop = END.search(text, exposed.end() if exposed else led.end() if led else start)
    end = stop.start() if stop else len(text)
    end = _list_end(text, start, end) if text[end : end + 1] == "," else end
    bracket = re.compile(r"\(([A-Z][\w-]{1,12})\)").match(text, end)
    core = text[start:end].rstrip(" -–")
    core = TAIL.sub("", core)
    core = _without_outcome(core)
    if len(core) > LONGEST or len(core.split()) > 9:
        core = TOGETHER.sub("", core)
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


def _without_outcome(core: str) -> str:
    """A treatment without what it does or is looked at beside it: "tea and disease activity"."""
    if induced := INDUCED.search(core):
        return core[: induced.start()]
    beside = AND_OUTCOME.search(core)
    return core[: beside.start()] if beside and is_treatment(core[: beside.start()]) else core


def _list_end(text: str, start: int, end: int) -> int:
    """Where a list of treatments ends that begins with a name; the name's own end where none follows."""
    more = LISTED.match(text, end)
    stop = END.search(text, more.end()) if more else None
    until = stop.start() if stop else len(text)
    if more is None or until - start > LONGEST or len(text[more.end() : until].split()) > 4:
        return end
    listed = re.split(r",\s+(?:(?:and|or|plus)\s+)?|\s+(?:and|or|plus)\s+", text[start:until].rstrip())
    none = control_pattern()
    fits = len(listed) > 2 and all(one and not MEASURED.search(one) and not none.search(one) for one in listed)
    return (
        until
        if fits
        and not CLAUSE.match(text, until)
        and is_treatment(listed[-1])
        and (is_treatment(listed[0]) or len(listed[0].split()) < 3)
        else end
    )


@cache
def _head_pattern() -> re.Pattern[str]:
    """A noun that is the head of a treatment's name."""
    heads = "|".join(re.escape(one) for one in treatment_words()["heads"])
    return re.compile(
        rf"(?<![\w-])(?:{heads})s?(?=$|\s+(?:of|and|plus|with|programmes?|programs?|sessions?|cycles?|combining|using)\b)",
        re.I,
    )


def is_treatment(name: str) -> bool:
    """Whether a name is that of a medicine, a procedure or a programme, and not of something measured."""
    bare = re.sub(r"\s*\([^()]*\)$", "", name)
    if MEASURED.search(bare) or SAMPLED.match(bare):
        return False
    return bool(
        next(treatments_in(bare), None)
        or _head_pattern().search(bare)
        or re.search(r"[A-Za-z]{4,}(?:therapy|plasty|ectomy|scopy|graphy|pexy|stomy)\b|\b[A-Z]{1,4}-?\d{2,6}\b", bare)
    )
