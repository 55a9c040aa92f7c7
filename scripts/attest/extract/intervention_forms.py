"""The forms of words that name the treatment of a study, and those that name something else."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.statistics import PEOPLE

_QUALITY = (
    r"(?:effects?|efficacy|effectiveness|safety|tolerability|benefits?|superiority|non-?inferiority|"
    r"feasibility|acceptability|"
    r"activity|efficiency|tolerance|(?:therapeutic\s+)?potential|cost[- ]effectiveness)"
)
_ANY = (
    rf"(?:{_QUALITY}|impact|influence|role|use|usefulness|utility|value|outcomes?|evaluation|accuracy|trial|"
    rf"study|experience|addition|comparison)"
)
_AND = r"(?:(?:,|\s+and|\s*/)\s*(?:[\w-]+\s+)?[\w-]+){0,2}"
# Where a treatment is named: forms whose wording is of treatments alone, and forms that speak of other things as well.
OF_TREATMENT = re.compile(
    rf"\b{_QUALITY}{_AND}\s+(?:of|with)\s+|\b(?:efectos?|eficacia|efectividad|seguridad|efeitos?|"
    rf"efetividade|eficácia|efficacité|effets?|wirksamkeit|wirkung)"
    r"(?:\s+(?:y|e|et|und)\s+[^\W\d]+|\s+adicional|\s+clínic[oa])?\s+(?:de\s+las?|de\s+los|del|de|da|do|"
    r"du|des|der|von)\s+",
    re.I,
)
# What only treatments have.
EFFICACY = re.compile(r"\b(?:efficacy|tolerability|non-?inferiority)\b", re.I)
OF_ANYTHING = re.compile(
    (
        rf"\b{_ANY}{_AND}\s+(?:of|with)\s+|\b(?:trial|study)\s+(?:evaluating|testing|assessing|investigating|"
        rf"examining)\s+(?!(?:the|whether|how|if)\b)"
    ),
    re.I,
)
TREATED = re.compile(r"\btreat(?:ed|ment|ing)\s+(?:(?:of|for)\s+[^:;,?.]{3,130}?\s+)?(?:with|by)\s+", re.I)
# What stands behind these is often what people had before: of a trial it is not the treatment under study.
BEFOREHAND = re.compile(
    r"\b(?:after|following|under|undergoing|receiving|taking|fed|through|via|response\s+to)\s+$", re.I
)
TREATED_WITH = re.compile(
    r"\b(?:treat(?:ed|ment|ing)\s+(?:(?:of|for)\s+[^:;,?.]{3,80}?\s+)?(?:with|by|using)|response\s+to|"
    r"receiving|undergoing|fed|taking|"
    r"therapy\s+with|intervention\s+with|supplementation\s+with|injury\s+with|"
    r"prevention\s+(?:of\s+[^:;,?.]{3,80}?\s+)?(?:with|by)|after|following|before\s+and\s+after|"
    r"under|using|use\s+of|managed\s+with|success\s+of|through|via)\s+",
    re.I,
)
AT_START = re.compile(r"^(?:[A-Z]{1,4}\d{3,5}[.:\s]+)?(?:(?:Does|Do|Is|Are|Can|Should|Could|Will)\s+)?(?=\S)", re.I)
WHETHER = re.compile(r"\b(?:whether|if|that|hypothesi[sz]ed\s+that)\s+(?=\S)", re.I)
RECEIVED = re.compile(
    r"\b(?:received|receiving|receive|treated\s+(?:orally\s+)?(?:with|by)|(?:assigned|allocated|"
    r"randomi[sz]ed)\s+(?:[^.;]{3,90}?\s+)?to"
    r"(?:\s+(?:either|receive|treatment\s+with|undergo|take|breathe))*|administered|were\s+given|"
    r"underwent|treatment\s+with|therapy\s+with|"
    r"supplement(?:ed|ation)\s+with|intervention\s+(?:group\s+)?(?:was|consisted\s+of|received|comprised))\s+"
    r"(?!(?:the\s+|an?\s+)?(?:(?:treatment|random)\s+)?(?:orders?|sequences?)\b)",
    re.I,
)
GIVEN = re.compile(
    r"\b(?:aleatori\w+|randomizad\w+|randomisé\w*|ensayo|ensaio|essai|tratamiento|tratamento|traitement|"
    r"behandl\w+|randomi[sz]ed|randomly|assigned|allocated|treated|treatment|therapy|received|"
    r"receiving|administ\w+|intervention|supplement\w*|"
    r"given|trial|infus\w+|inject\w+|underwent|operat\w+|reoperat\w+|surg\w+|procedures?|used\s+to\s+treat)\b",
    re.I,
)
ASKED = re.compile(
    r"\b(?:aim\w*|objectives?|purpose|objetivos?|evaluar|evalúa|compara|avalia|determinar|analizar|comparar|avaliar|évaluer|"
    r"déterminer|ziel\w*|whether|sought|to\s+(?:\w+ly\s+)?(?:evaluate|assess|compare|determine|"
    r"investigate|analy[sz]e|examine|"
    r"report|describe|test|study|measure|reduce|explore|establish|define|identify|characteri[sz]e|quantify|clarify)|"
    r"(?:evaluating|assessing|testing|investigating|comparing|examining|exploring)|"
    r"we\s+(?:\w+ly\s+)?(?:assessed|evaluated|compared|examined|investigated|studied|tested|"
    r"determined|analy[sz]ed|examine|evaluate|report))\b",
    re.I,
)
# What a study's methods say that it was made for.
MADE_FOR = re.compile(
    r"\b(?:study|trial|estudio|ensayo|estudo|ensaio|étude|essai)\b[^.;]{0,60}?\b(?:that|which|to|que|qui)\s+"
    r"(?:evaluate|assess|compare|test|examine|eval[úu]a|compar|avali|évalu)\w*\b",
    re.I,
)
# Titles of studies that describe or associate: a treatment is their subject only where a form of treatment says so.
OBSERVES = re.compile(
    r"\b(?:prevalence|frequency|epidemiolog\w*|associations?|associated\s+with|relationships?|"
    r"correlations?|risk\s+factors?|predictors?|"
    r"determinants?|characteri[sz]ation|characteristics|needs|levels?|concentrations?|changes\s+in|"
    r"morbidity|mortality|incidence|"
    r"patterns?|trends?|burden|knowledge|attitudes?|perceptions?|validation|diagnos\w+|frecuencia|"
    r"prevalencia|natural\s+history)\b",
    re.I,
)
RANDOM = re.compile(r"\b(?:randomi[sz]ed|randomly|placebo|sham)\b", re.I)
# "A once-weekly tablet called zolbetan".
CALLED = Cued(
    r"\b(?:drug|pill|tablet|capsule|medication|medicine|injection|shot|vaccine|treatment|therapy|antibody|compound|supplement|inhibitor|"
    r"agent|device|technique|procedure)s?,?\s+(?:called|named|known\s+as|dubbed)\s+[“\"‘']?(?P<name>(?!(?:the|an?|it|for|in)\b)[A-Za-z][\w-]{3,}(?-i:\s[A-Z][\w-]+)?)",
    re.I,
)
# What a title says of a measurement: "capillaroscopy predicts hypertension".
PREDICTS = re.compile(
    r"\s+(?:predict(?:s|ed|ing)?|(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:associated|correlated)|correlates?|reflects?)\b",
    re.I,
)
# What a title says of its treatment: for whom, what for, what it does.
DOES = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:for|to|in|on|as|among|with|during|at|before|after|versus|vs|"
    r"(?:(?:does|do)\s+not\s+|fails?\s+to\s+|can\s+|may\s+|significantly\s+)?(?:improv|reduc|increas|"
    r"decreas|prevent|enhanc|protect|attenuat|lower|affect|alleviat|ameliorat|"
    r"accelerat|promot|modulat|suppress|inhibit|preserv|shorten|delay|alter|influenc|facilitat|restor|"
    r"avoid|relie[vf])\w*)\b",
    re.I,
)
# Titles that go on with what was found or measured: "complications and causes of …", "analysis of …".
OF_FINDINGS = re.compile(
    r"\b(?:analysis|complications?|causes?|history|mechanisms?|results?|outcomes?|assessment|measurement|review|associations?|"
    r"cases?|adverse\s+events?|impact|influence|role)\b[^:]*$",
    re.I,
)
NO_TREATMENT = re.compile(
    r"\b(?:effects?|impact|influence|role|efficacy|effectiveness|safety|evaluation|assessment|comparison|"
    r"analysis|study|trial|outcomes?|results|changes?|"
    r"relationships?|associations?|predictors?|factors|measurement|review|validation|determination|"
    r"investigation|survey|experience|perspectives?|"
    r"lessons|cost|costs|costing|pharmacokinetics|bioavailability|responses?|patterns?|mechanisms?|"
    r"differences?|development|design|rationale|protocol|"
    r"prevention|treatment|management|improvement|improving|reducing|reduction|increasing|increase[ds]?|"
    r"decreased?|levels?|quality|performance|function|characteristics|"
    r"patients?|children|women|men|adults|people|prevalence|incidence|mortality|survival|markers?|"
    r"biomarkers?|expression|absorption|metabolism|"
    r"do|does|is|are|can|should|what|how|why|when|early|late|long-term|short-term|potential|optimal|"
    r"understanding|implementing|"
    r"towards?|current|status|recovery|complications?|severity|risks?|time|sex|gender|age)\b",
    re.I,
)
# What a study of habits is about: "association of coffee intake with liver cancer".
EXPOSED = re.compile(
    r"(?<![\w-])(?P<name>(?!(?:of|the|and|between|health|care|service|resource|energy|dietary|total|on|"
    r"in|oxygen|opioid|analgesic|drug|substance|alcohol\s+and)\b)[A-Za-zÀ-ÿ][\w’'-]*"
    r"(?:(?:,\s|\s+and\s+|\s+)(?!(?:of|the|and|between)\b)[\w’'-]+){0,2}?\s+(?:intake|consumption|"
    r"drinking|ingestion|exposure|"
    r"(?<!service\s)(?<!services\s)(?<!care\s)(?<!healthcare\s)(?<!resource\s)use(?=\s+(?:with|and|in|on|during|among)\b)))\b",
    re.I,
)
# A test whose accuracy is studied.
TESTED = re.compile(
    r"\b(?:diagnostic\s+)?(?:accuracy|performance|sensitivity|yield|"
    r"utility)(?:\s+and\s+\w+)?\s+of\s+(?!(?:the\s+)?(?:patients?|nurses|students|surgeons)\b)",
    re.I,
)
# "… whether a gel is an effective treatment".
IS_EFFECTIVE = re.compile(
    r"\s*(?:is|are|was|were)\s+(?:an?\s+)?(?:more\s+|as\s+|equally\s+)?(?:effective|efficacious|safe|"
    r"useful|beneficial|superior|better|non-?inferior)\b",
    re.I,
)
MEDIATES = re.compile(r"\s+(?:mediat|moderat|predict|correlat|differ|vari)\w*", re.I)
SOME_OF = re.compile(
    (
        r"(?:\d+|one|two|three|four|either|each)\s+(?:of\s+)?(?:the\s+)?(?:\d+|two|three|four|groups?|arms?|"
        r"active|treatments?|regimens?)"
    ),
    re.I,
)
# "… on levels of serum lipids, cyclosporine and creatinine".
LEVELS_OF = re.compile(r"\b(?:levels?|concentrations?)\s+of\s+[^.;:()]{0,50}$", re.I)
SAMPLE = re.compile(r"\b(?:serum|plasma|urinary|blood|circulating|salivary|total)\s+$", re.I)
OTHERS = re.compile(
    r"\b(?:versus|vs\.?|than|compared\s+(?:with|to)|unresponsive\s+to|refractory\s+to|resistant\s+to|"
    r"previous|prior|such\s+as|include|including|"
    r"despite|without|naive|adjunct\s+to|added\s+to|intolerant\s+of|history\s+of)\s+(?:\w+\s+)?$",
    re.I,
)
# A page's head names its journal: "BMC Surgery logo".
A_JOURNAL = re.compile(r"\blogo|\bBMC\s|\bJournal\b|\bAnnals\s+of\b|\bArchives\s+of\b")
PEOPLE_HAVE = re.compile(rf"\b{PEOPLE}\s+with\s+$", re.I)
