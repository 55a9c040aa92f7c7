"""The words around tallies: what opens, joins and ends the name of what was counted."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.grammar.tallies import FORMS
from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

_ONLY = (
    r"(?:(?:only|about|approximately|around|nearly|almost|roughly|some|just|all|the|another|an?|further|"
    r"additional|remaining|other|"
    r"overall|at\s+least|up\s+to|over|more\s+than|an?\s+estimated|a\s+total\s+of|as\s+many\s+as)\s+)*"
)
IN = re.compile(rf"\s+(?:in|for|among|by|with)\s+(?!an?\s+$){_ONLY}$", re.I)
# Before a share "with" and "for" name what it is, not whose: "with 50% overlap", "for a 57% correction".
WITH = re.compile(rf"\s+(?:with|for|by)\s+{_ONLY}$", re.I)
OF_THEM = re.compile(rf"\s*(?:of|[.;,]|$|{PEOPLE}|and\b|vs)", re.I)
# "…, with 34 of 43 patients experiencing a relapse".
WITH_DOING = re.compile(rf"(?:^|[,;\s])\s*with\s+{_ONLY}$", re.I)
LED_IN = re.compile(
    rf"\s*(?:(?:however|overall|moreover|furthermore|finally|also|additionally|conversely|in\s+contrast|in\s+addition|while|whereas|and|but|versus|vs\.?|compared\s+(?:with|to)|than),?\s+)?"
    rf"(?:In|Among|For)\s+{_ONLY}$",
    re.I,
)
_BE = (
    r"(?:was|were|is|are|being|be|been|reached|made(?:\s+up)?|amounted\s+to|averaged|total+ed|approached|"
    r"approaching|remained)"
)
# "Event rates were similar across the arms: 63%, …": what is said of the rates before they are told.
ALIKE = re.compile(
    r"\s+(?:was|were)\s+(?:\w+ly\s+)?(?:similar|comparable|different|balanced|high|low|higher|lower|as\s+follows)\b[^:;.]{0,60}$",
    re.I,
)
COPULA = re.compile(
    rf"(?:\s+(?:also|only|still|then|just|initially|respectively)?\s*\b{_BE}(?:\s+(?:[a-z]+ly\s+)?(?:greater|better|worse|superior|inferior|estimated|calculated|"
    rf"reported|found|observed|"
    rf"similar|high|low|higher|lower|as\s+high\s+as|as\s+low\s+as|respectively))?(?:\s+(?:at|as|"
    rf"to\s+be))?,?\s*{_ONLY}|\s*[:=]\s*|\s+at\s+{_ONLY})$",
    re.I,
)
OF = re.compile(rf"\s+of\s+{_ONLY}$", re.I)
RATE = re.compile(
    r"\b(?:rates?|incidences?|prevalences?|mortality|morbidity|survival|sensitivit(?:y|ies)|specificit(?:y|"
    r"ies)|accurac(?:y|ies)|"
    r"(?:predictive\s+)?values?|PPV|NPV|proportions?|percentages?|frequenc(?:y|ies)|remission|recurrence|"
    r"adherence|compliance|concordance|"
    r"agreement|coverage|uptake|success|failure|freedom|fatality|seroprevalence|detection|response|risks?|"
    r"probabilit(?:y|ies)|likelihood|"
    r"yield|retention|attendance|occurrence|OS|PFS|DFS|EFS|RFS|shares?|control|complications?|cure|patency|"
    r"utili[sz]ation|satisfaction)\b",
    re.I,
)
NO_RATE = re.compile(
    r"\b(?:figures?|questionnaires?|survey|follow-?up|sample|confidence|reductions?|increases?|differences?|changes?)\b",
    re.I,
)
FINITE = re.compile(r"\b(?:had|have|has|were|was|are|is|did|showed|found)\b", re.I)
# A verb of what goes with the main clause: "with 12 patients requiring surgery".
GOING = re.compile(
    r"(?:having|requiring|needing|reporting|indicating|experiencing|showing|developing|achieving|undergoing|"
    r"dying|remaining|returning|"
    r"presenting|suffering|exhibiting|demonstrating|reaching|meeting|preferring|choosing|agreeing|feeling|"
    r"becoming|being)\b",
    re.I,
)
# … and, right behind "with so many patients", any other.
DOING = re.compile(
    r"(?!(?:including|during|according|regarding|following|concerning|getting|given|leading|receiving|taking|using|undergoing|lasting|ranging|comprising|involving|"
    r"attending|living|treating|meaning|depending|remaining\s+(?:patients|participants|cases|\d)|missing|morning|evening|nursing|varying|"
    r"belonging|participating|evening|presenting\s+(?:to|at))\b)[a-z]{3,}ing\b",
    re.I,
)
# Between a figure and the verb of its people.
_WHOM = (
    rf"(?:of\s+(?:whom|which|them|these|those)\b|(?:of\s+)?(?:the\s+|these\s+|those\s+|all\s+|"
    rf"our\s+)?(?:{COUNT}\s+)?(?:(?!(?:and|or|of|in|to|"
    rf"with|who)\b)[\w/+-]+\s+){{0,3}}?{PEOPLE}\b)"
)
_AMONG = (
    r"(?:(?:in|on|of|from|for|with(?:out)?|among|within|given|receiving|taking|aged|younger|older)\s+[^.;:,]{2,70}?)"
)
BEHIND_WHOM = re.compile(rf"\s*(?:{_WHOM})?\s*,?\s+(?=[A-Za-z])", re.I)
SUBJECT = re.compile(
    rf"\s*(?:{_WHOM}\s*)?(?:,\s*(?:who|that)\s+)?(?:{_AMONG}\s+)?(?:(?:also|only|each|still|later|subsequently|"
    rf"initially|eventually|finally|ultimately|"
    r"then|already|previously|either|both|respectively|at\s+least\s+once|\w+ly),?\s+)*(?:,\s+respectively,?\s+)?",
    re.I,
)
# … or by what they were given: "12 of 60 people given the drug relapsed".
SUBJECT_GIVEN = re.compile(
    rf"\s*(?:{_WHOM}\s*)?(?:given|receiving|taking|getting|on|treated\s+with|(?:assigned|allocated|randomi[sz]ed)(?:\s+to)?|who\s+(?:received|took|got))\s+(?:(?!(?:who|that|and|or)\b)[\w+/-]+\s+){{1,5}}?(?={FORMS}\b)",
    re.I,
)
# The same up to the verb, where the people are told by their group: "in the control group quit".
SUBJECT_GROUP = re.compile(
    rf"\s*(?:{_WHOM}\s*)?(?:,\s*)?(?:in|on|of|from|among)\s+(?:(?:(?!(?:who|that|with|both|all|each|either|two)\b)[\w+/-]+\s+){{1,7}}?(?:groups?|arms?|cohorts?|{PEOPLE})|(?:group|arm)\s+(?:[A-Z]|\d|I{{1,3}}))\s+(?:(?:also|only|still|later|then|\w+ly)\s+)?"
    rf"(?=(?!(?:treated|assigned|allocated|randomi[sz]ed|given|exposed|aged|infected|affected|diagnosed|admitted)\b){FORMS}\b)",
    re.I,
)
_PLAIN_VERB = (
    r"(?:had|have|has|were|was|are|is|showed|developed|experienced|reported|suffered(?:\s+from)?|exhibited|"
    r"demonstrated|"
    r"presented(?:\s+with)?|displayed|achieved|met|reached|sustained|having|reporting|indicating|experiencing|"
    r"showing|developing|achieving|presenting|suffering|"
    r"exhibiting|demonstrating|reaching|meeting|being|encountered)"
)
PLAIN_VERB = re.compile(rf"{_PLAIN_VERB}$", re.I)
PLAIN_VERB_AT = re.compile(rf"{_PLAIN_VERB}\s", re.I)
# "12 patients treated with the drug had …": no verb, but which people.
PARTICIPLE = re.compile(
    r"[a-z]+ed\s+(?:with|to|in|by|for|at|on|as|from)\b[^.;,\d]*\b(?:had|were|was|did|died|has|have|[a-z]{3,}ed)\b", re.I
)
# Things that are counted and do something: "25 tumours relapsed", "ten hips required revision".
THINGS = re.compile(
    rf"\s+(?P<noun>(?:(?!(?:and|or|of|in|to|with|who|that|which|for|on|at|by|from|per|the|a|an|as|than|"
    rf"{FORMS})\b)[A-Za-z][\w/-]*\s+){{1,3}})(?={FORMS}\b)",
    re.I,
)
HAPPENED = re.compile(
    r"(?:(?:was|were|had\s+been|have\s+been)\s+(?:also\s+|\w+ly\s+)?(?:seen|observed|noted|found|reported|"
    r"recorded|detected|identified|"
    r"documented|diagnosed|encountered|confirmed)|occurred|developed|appeared|happened|arose|took\s+place)\b",
    re.I,
)
STOP = re.compile(
    r"[;:(\[]|[.](?!\d)|,\s|\ba\s+total\s+of\b|\bwith\s+(?=(?:(?!\b(?:compared|versus|vs|than)\b)[^.;,\d]){0,40}\d)|\b(?:compared|in\s+comparison|"
    r"versus|vs|(?<!less )(?<!more )(?<!fewer )(?<!lower )(?<!higher )(?<!greater )than|while|whereas|but|"
    r"respectively|who|because(?!\s+of\b)|which|although)\b|"
    rf"\b(?:and|or)\s+(?:in\s+|the\s+(?:remaining|other)\s+|only\s+)?(?:{COUNT}|\d)|\band\s+(?:none|no|"
    rf"the\s+rest)\b|\bin\s+the\s+(?:[\w-]+\s+){{1,3}}(?:group|arm)\b|"
    r"\b(?:at|after|by|within|over|during)\s+(?:(?:a|the)\s+)?(?:mean|median|\d|week|month|day|year|end\b|"
    r"follow-?up|baseline|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:week|month|day|year))",
    re.I,
)
MAY_OPEN = re.compile(
    r"(?:^|[,;:(]|\b(?:and|or|but|while|whereas|although|that|whom|which|only|of|total|where|when|then|because|"
    r"remaining|other|"
    r"another|about|approximately|overall|additional|further|nearly|almost|the|these|those|them|respectively|patients|cases|with))\s*$",
    re.I,
)
# Things are the subject only where their clause begins with them.
MAY_OPEN_THINGS = re.compile(
    r"(?:^|[,;:]|(?<!of the )\b(?:and|but|while|whereas|that|which|only|total\s+of|then|overall))\s*$", re.I
)
# What was seen in so many people; any other verb belongs to the outcome's name.
SEEN = re.compile(
    rf"(?:{_BE}|had\s+been)\s+(?:\w+ly\s+|also\s+)?(?:seen|observed|noted|found|reported|recorded|detected|"
    rf"identified|documented|diagnosed|"
    r"present|evident|apparent|visible|achieved|obtained|reached|described|demonstrated|noticed|encountered|registered|"
    r"confirmed|experienced|felt|shown|(?:a|an|the)\s+(?:\w+\s+){{0,2}}(?:problem|complication|finding|feature|"
    rf"complaint|symptom|sign|manifestation|diagnosis))$|"
    r"(?:occurred|developed|appeared|happened|arose|ensued)$",
    re.I,
)
_CHANGED = (
    r"(?:occurred|developed|appeared|happened|arose|improved|worsened|resolved|recurred|failed|persisted|increased|decreased|declined|"
    r"deteriorated|normali[sz]ed|healed|progressed|disappeared|succeeded|stabili[sz]ed|rose|risen|fell|fallen|dropped|remained\s+\w+|affected|involved)"
)
_LIKE = (
    r"(?:[a-z]+(?:ed|ful|al|ible|able|ete|ent|ant|ive|ary|own|en|ound|ept|eft|elt|ade|one|ate|ous|ory)|better|worse|good|poor|fair|high|low|"
    r"mild|severe|clear|free|intact|(?:a|an|the)\s+(?:\w+\s+){0,2}(?:problem|complication|finding|feature|complaint|symptom|sign|"
    r"manifestation|diagnosis|cause|reason))"
)
# By how much something changed: "worsened by at least 15%", "increased by >15% of the first value".
_BY = (
    r"(?:\s+by\s+(?:at\s+least\s+|more\s+than\s+|less\s+than\s+|over\s+|about\s+)?[<>≥≤]?\s?\d[\d.]*\s?(?:%|[A-Za-z/]{1,8}\b)?"
    r"(?:\s+(?:of|from|over)\s+(?:the\s+)?(?:[\w-]+\s?){1,3}?)?)?"
)
SAID_OF = re.compile(
    rf"(?:^|\s)(?P<verb>(?:{_BE}|had\s+been|became|stayed|turned)\s+(?:(?:reported|found|considered|judged|deemed|noted|shown|rated|said|thought)\s+(?:to\s+be\s+|as\s+)?)?(?:not\s+|no\s+longer\s+)?(?:\w+ly\s+)?{_LIKE}|"
    rf"(?:had\s+)?{_CHANGED}(?:\s+(?:or|and)\s+{_CHANGED})?{_BY})(?:\s+(?:only|successfully|unsuccessfully|again|completely|partially))?$",
    re.I,
)
# A clause that goes on with the subject of the one before: "and was stable in 4", "it rose in 2".
NO_SUBJECT = re.compile(r"[\s,;]*(?:(?:and|but|or|while|whereas)\b)?\s*(?:it|they|this|these|then|also)?\s*$", re.I)
PRONOUN = re.compile(r"(?:it|they|this|these)\s+(?=[a-z])", re.I)
NOT_DONE = re.compile(
    r"(?:conduct|measur|test|assess|obtain|evaluat|stud|examin|collect|enrol|includ|"
    r"recruit|randomi|assign|"
    r"analy|compar|investigat|availab|treat|identical|similar)",
    re.I,
)
# What was done is an outcome by its name alone, where its share is told: "appendectomy was performed in 137 (62%)".
PERFORMED = re.compile(
    r"\b(?:performed|done|undertaken|carried\s+out|required|needed|necessary|used|given|indicated|administered|applied|attempted|"
    r"prescribed|requested|ordered|offered|accomplished|completed)$",
    re.I,
)
ITEM_OPENS = re.compile(
    r"[;:]\s+|,\s+(?:and\s+|or\s+)?|\b(?:observed|found|noted|had|included|including|comprised|were|was|showed|"
    r"revealed|developed|"
    r"detected|identified|reported|recorded|seen|experienced|caused|there|with|namely|as|by|diagnosed|"
    r"underwent|received|obtained|"
    r"achieved|suffered|provided|produced|gave|led\s+to|resulted\s+in|induced|brought)\s+(?:an?\s+|the\s+)?",
    re.I,
)
NO_ITEM = re.compile(
    r"\b(?:reduction|increase|decrease|difference|change|rise|decline|trial|study|studies|done|performed|used|"
    r"available|and|or|of|results?|"
    r"analysis|data|follow-?up|baseline|respectively|ratio|score|scores)$|^(?:as|to|not|no|in|on|by|than|for|with|from|of|at(?!\s+least)|during|after|before|"
    r"respectively|been|being|all)\b|\d\s?%|"
    r"\b(?:is|are|was|were|had|has|have|did|which|that|who|whom|when|we)\b",
    re.I,
)
# "The prevalence among 435 people was …": of how many it was taken.
OF_MEASURE = re.compile(r"\b(?:prevalence|incidence|mean|median|average|rates?|means?|scores?|ratio)\b", re.I)
# "We compared A with B in 96 patients": what was studied in them.
STUDIED = re.compile(
    r"\b(?:we|trial|study|aim\w*|to)\s+(?:\w+\s+)?(?:compar|investigat|evaluat|stud(?:y|ied)|assess|examin|"
    r"test|measur|perform|conduct|analy|us|review)\w*",
    re.I,
)
LISTING = re.compile(
    r"\b(?:there\s+(?:was|were)|observed|found|noted|recorded|identified|included?|"
    r"including|comprised|"
    r"were|was|revealed|detected|diagnosed|suffered|caused|resulted\s+in|consisted\s+of|"
    r"namely)(?:\s+|:\s*)(?:only\s+|a\s+total\s+of\s+|another\s+)?$",
    re.I,
)
# A verb that takes an object is no outcome without one.
BARE_VERB = re.compile(
    r"(?:were|was|had|met|seen|found|noted|observed|been|done|made|took|left|used|showed|reported|developed|"
    r"experienced|identified|detected|"
    r"treated|performed|considered|required|needed|received|achieved|reached|underwent|undergone)$",
    re.I,
)
NO_NOUN = re.compile(
    rf"^(?:of|in|and|or|to|were|was|had|with|at|on|for|from|by|vs|versus|more|other|others|cases|different|such|"
    rf"{PEOPLE})\b(?:\s*$|\s+(?:of|in|and|who|with)\b)|"
    rf"^(?:of|in|and|or|to|were|was|had|with|at|on|for|from|by|vs|versus|who|that|which|respectively)\b|"
    rf"^(?:[\w-]+\s+){{0,3}}{PEOPLE}$|"
    r"\b(?:trials?|studies|study|articles|reports|papers|participants|patients|subjects)\b|^(?!.*(?-i:[a-z]{3}))",
    re.I,
)
ITEM = re.compile(
    rf"\s*(?:,\s*(?:and\s+)?|;\s*|and\s+)?(?P<count>{COUNT})\s+(?:cases?\s+of\s+|"
    rf"with\s+)?(?P<name>[A-Za-z][A-Za-z /’'-]{{2,50}}?)\s*(?=,|;|\band\s+(?:\d|{COUNT})|[)\]]|$)",
    re.I,
)
CASES_OF = re.compile(r"\s*(?:cases?|episodes?|events?|instances|patients?)\s+(?:of|with|had)\s+(?:an?\s+)?", re.I)
# "… in 15 AGA infants (7%) and in nine SGA infants": the same in others.
AND_IN = re.compile(
    rf"[\s)\]]*(?:(?:before|after|initially|at\s+(?:baseline|admission)|(?:pre|post)-?operatively)\s*)?,?\s*(?:and|but|or|vs\.?|versus|(?:as\s+)?compared\s+(?:with|to)|than|while|whereas)\s+(?:in|for|among|by)\s+(?:the\s+)?{_ONLY}$",
    re.I,
)
ALSO = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+)$", re.I)
SAME_OBJECT = re.compile(r"\s*(?:[,;]\s*(?:and\s+|but\s+|while\s+)?|and\s+)(?:only\s+|another\s+|about\s+)?$", re.I)
