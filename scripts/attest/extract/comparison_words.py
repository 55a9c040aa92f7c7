"""The words by which reports compare two things."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.statistics import PEOPLE

# What a comparison is of comes before its first side: "the efficacy and safety of A versus B".
_QUALITY = (
    r"(?:(?:[\w-]+\s+){0,3}?(?:effects?|efficacy|effectiveness|safety|tolerability|outcomes?|results?|"
    r"impact|influence|use|"
    r"usefulness|benefits?|costs?|cost-effectiveness|performance|accuracy|trial|study|comparison|"
    r"evaluation|analysis|role|value|"
    r"superiority|non-?inferiority|feasibility|rates?|quality\s+of\s+life|response|survival|incidence|"
    r"risks?|recovery|levels?|parameters|characteristics|profiles?|variables|features|stability|conditions|duration|properties|"
    r"pain|time|changes?|review|[a-z]+genicity|pharmacokinetics)(?:(?:,|\s+and|,\s+and|\s*/)\s*(?:[\w-]+\s+){0,2}[\w-]+){0,3})"
)
LEAD = re.compile(
    (
        rf"(?:(?:the|a|an)\s+)?{_QUALITY}\s+(?:of|between|with|after|for|from|to|following|using|"
        rf"in)\s+(?!{PEOPLE}\b)(?:the\s+(?:use|effects?|addition)\s+of\s+)?"
    ),
    re.I,
)
OR_ELSE = re.compile(r"\s*(?:[(\[][^()\[\]]{0,60}[)\]]\s*)?,?\s*\bor\s+", re.I)
CODE = re.compile(r"[A-Z]{1,4}\d{3,5}\b[.:\s]+")  # the number of a conference abstract
ASKS = re.compile(r"(?:(?:Does|Do|Is|Are|Can|Should|Could|Will|Which|Whether)\s+(?:the\s+)?)", re.I)
# Where the first side ends and the second begins.
STRONG = re.compile(r"\s(?:versus|vs\.?|with|to|against)\s+", re.I)
WEAK = re.compile(r"\s(?:and|or)\s+", re.I)
VERSUS = re.compile(
    r"(?:\s|(?<=\)))(?:versus|vs\.?|v|as\s+compared\s+(?:with|to)|compared\s+(?:with|to|against)|"
    r"in\s+comparison\s+(?:with|to)|instead\s+of|rather\s+than|(?:is\s+)?(?:not\s+)?(?:as\s+\w+\s+as|"
    r"(?:superior|inferior|non-?inferior|equivalent|preferable|comparable)\s+to|(?:no\s+)?(?:better|"
    r"more\s+effective|safer)\s+than))\s+",
    re.I,
)
COMPARES = re.compile(
    r"\b(?:comparisons?\s+(?:of|between)|(?<=comparative\s)(?:effectiveness|efficacy|safety|outcomes?)(?:\s+and\s+\w+)?\s+of|compar(?:e|es|ed|ing)(?!\s+(?:with|to)\b)|differences?\s+between|"
    r"(?:superiority|non-?inferiority|equivalence)\s+of|randomi[sz]ed\s+(?:\w+\s+)?(?:trial|study)\s+of|"
    r"whether|that)\s+",
    re.I,
)
ASSIGNED = re.compile(
    r"\b(?:(?:assigned|allocated|randomi[sz]ed|divided|split)\s+(?:(?:[^.;]{1,90}?\s+)?(?:in)?to(?!\s+(?:evaluate|assess|compare|determine|investigate|test|examine|establish)\b)|for(?!\s+(?:\d|an?\b|the\b)))|"
    r"randomly\s+(?:received|underwent|given)|(?:using|by|with)(?=\s+either\b)|"
    r"(?:received|receive|given|treated\s+with|underwent))\s+(?:(?:be\s+treated\s+with|receive|undergo|"
    r"take|use|get|have|perform|continue|one\s+of\s+"
    r"(?:two|three|four)\s+(?:groups|treatments|arms|interventions|diets)\s*:|(?:two|three|four|2|"
    r"3)\s+(?:equal\s+)?groups?\s*[:,(]|either|both|"
    r"treatment\s+with|group\s+(?:A|B|I|II|1|2)\b[^\w]*)\s*)*",
    re.I,
)
OR = re.compile(r",?\s+(?:or|versus|vs\.?)\s+(?:(?:to|with|receive|treatment\s+with)\s+)*", re.I)
AND = re.compile(r",?\s+and\s+(?:to\s+)?", re.I)
BOTH = re.compile(
    r"(?:^|[.;:]\s+|,\s+)(?P<names>[^.;:]{5,140}?)\s+(?:was|were|are|have\s+been)\s+(?:\w+ly\s+)?compared\b", re.I
)
WAS_COMPARED = re.compile(
    r"(?:^|[.;:]\s+)(?P<first>[A-Z][^.;:]{2,100}?)(?P<joint>\s+(?:was|"
    r"were)\s+(?:\w+ly\s+)?compared\s+(?:with|to|against)\s+)"
)
# What may stand between the first side's name and the joint: a bracket, a dose, what it was given for.
BETWEEN = re.compile(
    r"\s*(?:,\s(?!and\b|or\b)[^,;:()]{3,50},)?(?:therapy|treatment|group|"
    r"arm)?\s*(?:[(\[][^()\[\]]{0,80}[)\]]\s*)?(?:(?:for|in|on|of|during|after|at|as|before|alone|"
    r"plus|once|twice|daily|weekly|every|over|"
    r"\d|i\.?v\.?|orally|per)[^;:?()]{0,70}?)?\s*(?:[(\[][^()\[\]]{0,80}[)\]]\s*)?(?:was|were|is|are)?\s*,?\s*",
    re.I,
)
ARTICLES = re.compile(
    (
        r"(?:(?:the|an?|either|both|that\s+of|those\s+of|those\s+(?:with|receiving|treated\s+with)|with|"
        r"using|taking|to|use\s+of|receiving|only|just|assigned\s+to|allocated\s+to|randomi[sz]ed\s+to|matching|matched|identical|inert)\s+)+"
    ),
    re.I,
)
DOSE_FIRST = re.compile(
    (
        r"(?:a\s+)?(?:(?:single|daily|weekly|total)\s+)?(?:(?:doses?\s+of\s+)?\d[\d.,–-]*\s?(?:mg|g|μg|µg|"
        r"mcg|grams?|micrograms?|IU|U|units?|ml|mL|%|cc|kg|min|minutes|weeks?|days?)(?![a-z])(?:\s?/\s?\w+){0,2}\s*(?:/day\s+|daily\s+|"
        r"per\s+day\s+)?(?:of\s+)?)"
    ),
    re.I,
)
NOT_A_SIDE = re.compile(
    rf"\b(?:{PEOPLE}|levels?|those|values?|diseases?|rates?|results?|studies|trials|literature|baseline|"
    rf"years?|months?|weeks?|"
    r"scores?|mean|median|risk|odds|differences?|significan\w+|reference|groups|cent(?:er|re)s?|"
    r"hospitals?|clinics?|history|followed|"
    r"survival|preservation|mortality|function|ratio|index|pressure|concentrations?|symptoms?|"
    r"complications?|factors?|hypothesis|data|parameters|characteristics|measurements|variables|outcomes|"
    r"patients?[’']?|orders?|sequences?|methods|strategies|interventions|treatments)\b",
    re.I,
)
SOME_OF = re.compile(
    r"(?:\d+|one|two|three|four|five|six|either|each)\s+(?:of\s+)?(?:the\s+)?(?:\d+|two|three|four|"
    r"groups?|arms?|active|treatments?|regimens?|cohorts?)\b|"
    r"(?:intervention|treatment|study|experimental|active|test)\s*(?:group|arm|$)|groups?\b|others?$|one\b",
    re.I,
)
# An adjective that shares the noun behind the second side: "laparoscopic versus open repair".
BARE = re.compile(
    r"(?:[\w-]+(?:al|ic|ar|ive|ed|ous|ary|dose|term|line|day|week|time|site|stage|type|based|level|"
    r"assisted|to-face)|early|late|delayed|immediate|"
    r"recombinant|urinary|daily|weekly|monthly|twice|once|high|low|higher|lower|single|double|dual|triple|short|long|"
    r"short(?:er)?|long(?:er)?|open|closed|oral|warm|cold|active|online|direct|hot|dry|wet|fast|slow|"
    r"moderate|light|full|partial|home|group|individual|standard|tight|strict|liberal|continuous|"
    r"intermittent|intravenous|epidural|general|local|left|right)$",
    re.I,
)


JOINED = re.compile(
    r"\b(?:combined|supplemented|together|along|enriched|concomitantly|concurrently|in\s+combination)\s*$", re.I
)


AND_ALSO = re.compile(r"(?:\s*[(\[][^()\[\]]{0,60}[)\]])?,?\s+and\s", re.I)
