"""The words around effects: what tells an association, a change or a comparison, and where names end."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.statistics import PEOPLE

_ADV = (
    r"(?:(?:and|not|also|only|still|even|both|all|almost|(?:\w+ly)|inversely|positively|negatively|strongly|most|"
    r"more|less|well)\s+)*"
)
_SIZE = (
    r"(?:(?:an?|the|any|no|its|their|some|all|further|markedly|clinically|(?!(?:month|dai|week|year|hour|ear|"
    r"fami|elder|quarter)ly\b)\w+ly|significant|statistical|similar|comparable|different|greater|higher|lower|increased?|decreased?|reduced|"
    r"elevated|raised|excess|"
    r"worse|poorer|poor|better|superior|inferior|improved|impaired|shorter|longer|fewer|more|less|larger|smaller|lesser|modest|"
    r"small|moderate|large|substantial|slight|strong|"
    r"little\s+(?:to|or)\s+no|little|weak|marked|double|triple|twofold|threefold|fourfold|\d[\d.]*-fold|\d[\d.]*\s?%(?=\s+(?:lower|higher|greater|decreased|increased|reduced|reduction|increase|decrease))|overall(?!\s+(?:survival|responses?|mortality)\b)|subsequent|relative|absolute|"
    r"adjusted|pooled|mean|net)\s+)*"
)
_NOUN = (
    r"(?:(?:risks?|odds|hazards?|rates?|likelihood|probability|probabilities|chances?|incidence|prevalence|"
    r"frequency|occurrence|levels?|scores?|"
    r"(?:reductions?|increases?|decreases?|declines?|improvements?|changes?|differences?|effects?|impact|"
    r"benefits?|effectiveness|efficacy|gains?|worsening|outcomes?|"
    r"associations?|relationships?|correlations?|trends?|protection|reporting|odds))\s+(?:was\s+|were\s+|seen\s+|"
    r"found\s+|observed\s+)?"
    r"(?:of|for|in|on|with|against|to|towards?|between)\s+)"
)
MODIFIERS = re.compile(rf"^(?:{_SIZE}{_NOUN})+{_SIZE}|^{_SIZE}", re.I)
ACTS = re.compile(
    r"^(?:(?:to|of|that|being|having|be|have|had|has|develop(?:ing|ed)?|report(?:ing|ed)?|experienc(?:e|ing|ed)|"
    r"show(?:ing|ed)?|receiv(?:e|ing)|suffer(?:ing)?(?:\s+from)?|"
    r"undergo(?:ing)?|achiev(?:e|ing)|reducing|increasing|improving|decreasing|lowering|preventing|predicting|"
    r"require)\s+)+",
    re.I,
)
_WHO = (
    rf"(?:{PEOPLE}|groups?|arms?|cohorts?|those|subgroups?|populations?|users|survivors|males?|females?|"
    rf"smokers|countries)"
)
# How a medicine is given.
GIVEN = re.compile(
    r"^(?:(?:oral|intramuscular|intravenous|topical|inhaled|subcutaneous|intranasal|"
    r"(?:low|high|standard)[\s-]dose)\s+)+",
    re.I,
)
# Classes of medicines, which are given and not measured.
MEDICINES = re.compile(
    r"^(?:(?!(?:use|number|rate|dose|levels?|response|cost|adherence|exposure)s?\b)[\w+/-]+\s+){0,4}(?:[\w-]*DMARDs?|(?:non-)?TNFi?s?|biologics?|statins|"
    r"[A-Z]*NSAIDs?|SS?N?RIs?|(?:[\w-]+\s+)?(?:inhibitors|blockers|agonists|antagonists|vaccines?|supplements|antibiotics|anticoagulants|"
    r"alone|antidepressants|antipsychotics|glucocorticoids|corticosteroids|steroids|diuretics|opioids))(?:\s+(?:alone|users|therapy|treatment))?$"
)
# Where the name of an outcome ends.
CUT = Cued(
    rf"\s*(?:[,;:](?:\s|$)|\s[-–—]\s|\b(?:in|among|amongst|for|of)\s+(?:the\s+|all\s+|both\s+|these\s+|"
    rf"those\s+)?(?:(?!(?:in|of|for|among|with|on|by|to|and|per)\b)[\w-]+\s+){{0,3}}?{_WHO}\b(?!-)|"
    r"\b(?:in|by|on|from|using)\s+(?:the\s+|our\s+|a\s+)?(?:[\w-]+\s+){0,3}?(?:analys[ei]s|models?|regression|"
    r"meta-analys[ei]s|studies|trials?)\b|"
    r"\b(?:compared|comparing|versus|vs|than|when|whereas|while|although|but|after\s+(?:adjust|controlling|"
    r"correct|multivar)\w*|(?:at|after|before|during|over|within|until|by)\s+"
    r"(?:the\s+)?(?:\d|one\b|two\b|three\b|four\b|five\b|six\b|twelve\b|baseline|follow|end\b|first|last|week|"
    r"month|year|day)|independent(?:ly)?\s+of|regardless|between|across|"
    r"even\s+after|relative\s+to|respectively|was|were|did|had|has|have|is|are|which|who|that|such\s+that|because|remained|"
    r"(?<!change\s)(?<!changes\s)(?<!improvement\s)(?<!reduction\s)(?<!increase\s)(?<!decrease\s)from\s+baseline\b(?!\s+(?:to\s+\S+\s+\S+\s+)?(?:in|of|for)\b)|with\s+(?:higher|lower|increas\w+|greater|use\b|more|less|each|every)|(?:with|yielding|giving)\s+(?:an?\s+|"
    r"the\s+)?(?:[\w-]+\s+){0,3}?(?:ratios?|[aA]?[OHR]Rs?|differences?|reductions?|increases?|area|AUC|"
    r"sensitivity|values?|"
    r"coefficients?|effect)|adjust(?:ing|ments?|ed\s+for)|controlling|per)\b)",
    re.I,
)
SUBJECT_CUT = re.compile(
    r"^(?:(?:and|but|neither|nor|while|whereas|that|however|moreover|furthermore|in\s+addition|overall|also|only|then|we|"
    r"results?|analys[ei]s|\w+ly(?=,)),?\s+)+",
    re.I,
)
GROUPISH = re.compile(
    rf"^(?:the\s+)?(?:total|whole|entire|overall|full|study|ITT|intention\S*)\s+(?:sample|population|cohort|"
    rf"group)$|^(?:extreme|highest|lowest|top|bottom)\b|\b(?:areas|quintiles?|quartiles?|tertiles?|categor(?:y|"
    rf"ies))$|(?:^|\b)(?:{_WHO})$|^(?:(?!(?:number|proportion|percentage|rate|share|frequency|majority)s?\b)[\w-]+\s+)"
    rf"{{0,3}}?(?:{_WHO})\s+(?:with|without|who|aged|on|receiving|taking|in|at|from|under|undergoing|treated)\b|^(?:men|women|"
    rf"boys|girls|controls|placebo)\b",
    re.I,
)
PRONOUN = re.compile(
    r"^(?:it|this|these|those|they|there|which|that|we|both|all|each|such|the\s+(?:same|former|latter)|no|none|"
    r"this\s+\w+|these\s+\w+|such\s+\w+|our\s+\w+)$",
    re.I,
)

# "Autonomous prognostic risk" factors.
_KINDS = r"(?:(?!(?:of|for|in|with|and|or|by|to|than|not|no)\b)[\w-]+\s+){0,3}?"
_BE = r"(?:was|were|is|are|be|been|being|remained|appeared|seemed|found)"
ASSOCIATED = Cued(
    rf"(?:\b(?:{_BE}|and|but)\s+)?{_ADV}\b(?:associated|correlated|correlate[sd]?|linked|related|connected|"
    rf"associate[sd]?)\s+{_ADV}(?:with|to)\s+",
    re.I,
)
BETWEEN = re.compile(
    r"\b(?:associations?|correlations?|relationships?|links?|agreement|concordance)\s+(?:(?:was|"
    r"were)\s+)?(?:(?:also\s+)?(?:found|observed|seen|noted|evident|identified|demonstrated|detected)\s+)?"
    r"(?:(?:between|of)\s+(?P<x>[^.;,]{2,80}?)\s+(?:and|with)\s+|with\s+)",
    re.I,
)
LIKELY = Cued(
    rf"\b(?:had|have|has|showed|exerted)\s+(?:an?\s+|little\s+(?:or|to)\s+no\s+)?(?:(?!no\b)[\w-]+\s+){{0,2}}(?:effects?|impact|influence)\s+(?:on|for|against|upon)\s+|\b(?:{_BE}\s+)?{_ADV}(?:(?:\d[\d.]*|\w+)\s+times\s+(?:as\s+)?|(?:twice|half)\s+(?=as\s)|\w+\s+as\s+|times\s+)?(?:more|less|most|least|"
    rf"as)\s+(?:likely|prone|apt|inclined)\s+(?:than\s+[^.;,()]{{3,60}}?\s+)?(?:to\s+(?:be\s+)?(?:have\s+(?:had\s+)?|develop\s+|"
    rf"report\s+|experience\s+|show\s+)?|diagnosed\s+with\s+)|"
    rf"\b(?:{_BE}|had|have|has|with|at|showed|carried|conferred|carries)\s+{_SIZE}(?:risks?|odds|hazards?|"
    rf"likelihood|probability|chances?|rates?|incidence|prevalence)\s+(?:of|for)\s+",
    re.I,
)
_PREDICTED = r"(?<!% )(?<!percent )(?<!per cent )predicted"  # "per cent predicted" is a unit
PREDICTS = Cued(
    rf"\b(?:{_ADV}{_PREDICTED}|{_ADV}predicts?|{_BE}\s+{_ADV}(?:predictive\s+(?:of|for)|(?:an?\s+|"
    rf"the\s+)?{_SIZE}{_KINDS}(?:predictors?|factors?|determinants?|markers?|indicators?)\s+(?:of|for|in|"
    rf"associated\s+with)))\s+",
    re.I,
)
FACTORS = Cued(
    r"\b(?:predictors?|(?:risk\s+|prognostic\s+|protective\s+|independent\s+)*factors?|determinants?|correlates?|"
    r"variables|characteristics|comorbidities|signs|SS|parameters)\b"
    r"(?:\s+(?:(?:that\s+were\s+|which\s+were\s+)?(?:\w+ly\s+)?(?:associated\s+with|related\s+to|linked\s+to|"
    r"predicting|predictive\s+of|for|of))\s+(?P<y>[^.;:()]{2,90}?)(?:\s*\([^()]{1,30}\))?)?"
    r"(?:\s+(?:in|on|by|at|after)\s+[^.;:()]{2,60}?)?(?:\s*[,:]\s*|\s+)(?:(?:were|was|included?|are|is|"
    r"such\s+as)\b\s*:?\s*|(?<=:\s))",
    re.I,
)
CHANGED = Cued(
    r"\b(?:(?:has\s+|have\s+)?(?:\w+ly\s+)?(?:reduced|increased|improved|decreased|lowered|raised|worsened|"
    r"prolonged|shortened|prevented|enhanced|attenuated|"
    r"reduces|increases|improves|decreases|lowers|prevents|prolongs|affects|affected|influenced|impacted|delayed|halved|doubled)|"
    r"(?:did(?:\s+not)?|does\s+not|do\s+not|could\s+not|may(?:\s+not)?|might|failed\s+to|seemed\s+to|appeared\s+to|appears\s+to)\s+(?:\w+ly\s+)?(?:reduce|increase|"
    r"improve|decrease|lower|raise|worsen|prolong|shorten|prevent|enhance|affect|influence|change|alter|modify|delay|impact)|"
    r"(?:may|might|probably|likely)\s+(?:\w+ly\s+)?(?:results?\s+in|leads?\s+to)|"
    r"(?:makes?|made)\s+(?=little)|"
    r"(?:(?:was|were)\s+)?(?:(?:superior|inferior|non-?inferior)\s+to\s+[^.;,()]{2,60}?|(?:\w+ly\s+)?(?:effective|beneficial))\s+(?:in|for|"
    r"at)\s+(?:reducing|improving|preventing|increasing|treating|lowering|decreasing)|"
    r"(?:in|for|at|by|of|without)\s+(?:reducing|improving|preventing|increasing|lowering|decreasing|relieving|"
    r"alleviating|treating)|"
    r"(?:led|leading|resulted|resulting)\s+(?:to|in)|translat(?:ed|es|ing)\s+(?:in)?to|(?:showed|had|found|revealed|demonstrated|produced|provided|"
    r"yielded|reported|observed|there\s+was|there\s+were|conferred))\s+",
    re.I,
)
COMPARED = re.compile(
    r"\b(?:was|were|is|are|remained|appeared)\s+(?:(?!(?:associated|correlated|related|linked|in|by|as|of|with|"
    r"for|to|and)\b)[\w.-]+\s+){0,4}?(?:higher|lower|greater|less|more|better|worse|longer|shorter|larger|smaller|"
    r"reduced|increased|decreased|improved|elevated|similar|different|comparable|common|frequent|prevalent|"
    r"superior|inferior|noninferior|non-inferior)\b",
    re.I,
)
VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|remained|differed|decreased|increased|improved|reduced|declined|fell|"
    r"rose|ranged|varied|averaged|favou?red|showed|occurred|developed|experienced|preferred|died)\b",
    re.I,
)
LOOSE = (
    *("substantial", "excellent", "good", "moderate", "fair", "perfect"),
    *("readers", "raters", "observers", "examiners", "investigators"),
    *("past", "current", "former", "never", "ever"),
    "our",
    "its",
    "their",
    "a",
    "an",
    "by",
    "in",
    "of",
    "to",
    "on",
    "at",
    *("the", "for", "and", "or", "with", "from", "not", "no", "there", "we", "as", "only", "also"),
)
NOT_Y = re.compile(
    r"^[<>≤≥]|^prior\s+to\b|^given\s+(?:as|orally|once|twice|daily|weekly|monthly|every|in|at)\b|^(?:the\s+)?data\s+(?:for|on|about)\b|"
    r"^(?:after|at|within|over|during)\s+\d|^(?:an?\s+|the\s+)?(?:\d(?!\d*[\s-](?:days?|weeks?|months?|years?|hours?|minutes?|min|m|joint)\s+[a-z])|adjust|respectively|more\s+than|less\s+than|at\s+least|certainty|evidence|"
    r"estimates?\b|meta-analys|results?\s+of|(?:trial|study|studies|analysis|review)\b)|\b(?:trial|study|studies)$|"
    r"^(?:an?\s+|the\s+)?(?:(?:mean|median|significant|further|average|respective|proportional|relative|absolute)\s+)?(?:decreases?|increases?|reductions?|improvements?|changes?|declines?|gains?|treat)(?:$|\s+of\s+[-−–]?\d)|"
    r"^(?:the\s+|this\s+)?(?:differences?|effects?|associations?|benefits?|superiority)\s+(?:persisted|remained|disappeared|continued)\b|"
    r"^(?:\w+\s+){0,3}regression(?:\s+(?:analys[ei]s|models?))?$|^(?:pooled|crude|adjusted|unadjusted|overall|summary|combined|multivariable|(?:multi|uni)varia\w+.*|"
    r".*\bmodels?|models?\s.*|(?:[\w-]+\s+){0,3}(?:meta-)?analys[ei]s|meta-regression)$",
    re.I,
)
NO_EXPOSURE = Cued(
    r"^(?:an?\s+)?(?:trends?|tendency)\s|^(?:more|less|fewer|an?\s+(?:mean|median|average))$|^(?:by|(?:as\s+)?compared\s+(?:with|to))\s|^(?:(?:no|any|an?)\s+)?(?:statistically\s+|clinically\s+|\w+ly\s+)?(?:non-?)?significant$|^(?:to|from)\s+\d|^(?:of\s+)?predicted\b|^(?:an?\s+)?(?:decrease|increase|reduction|improvement|change|decline)$|\banalys[ei]s\s+of\b|^(?:(?:more|less|most|least|very|highly)\s+)?\w+ly$|^(?:(?:reduc|improv|diagnos|predict|detect|prevent|increas|decreas|lower|compar|includ|adjust|assess|"
    r"treat)ing\b|included?\b)|\b(?:analys[ei]s|evidence|models?|regression|studies|"
    r"results?|findings|estimates?|review|meta-analys[ei]s)$|"
    r"^(?:weeks?|months?|days?|years?)\s+\d|^(?!(?:\w+\s+)?(?:age|aged|older|younger)\s|.*\b(?:every|per|each|other)\s+(?:\w+\s+)?(?:weeks?|months?|days?)$)(?:[\w-]+\s+){0,3}(?:years?|months?|weeks?|days?)(?:\s+(?:after|of|before|following|from)\b|$)|"
    r"\b(?:provided|showed|suggested|found|revealed|indicated|demonstrated)\b|"
    r"^(?:an?\s+)?(?:\w+\s+){0,2}(?:associations?|correlations?|relationships?|differences?)$",
    re.I,
)
# "… were identified as predictors".
_NAMED_AS = (
    r"(?:also\s+)?(?:(?:found|shown|seen|considered|determined|observed)\s+(?:to\s+be|as)|(?:identified|recogni[sz]ed|established|confirmed|retained|"
    r"selected|described)\s+(?:as|to\s+be))\s+"
)
# "A (…), B (…) and C (…) were risk factors for X": what stands behind the list names the outcome of all.
BEHIND_LIST = re.compile(
    rf"\s*(?:,\s*)?(?:(?:after|before|at|during|within|in|on)\s[^.;:,()]{{2,50}}?\s|but\s+not\s+[^.;:,()]{{2,50}}?,?\s|"
    rf"(?!(?:and|but|or|which|who|as|with|than|versus|vs)\b)[a-z-]+\s(?=w))??(?:(?:all|each|both)\s+)?(?:(?:were|was|are|is|remained|"
    rf"(?:proved|appeared|turned\s+out)\s+to\s+be|(?:(?:were|was)\s+)?(?:emerged|revealed|proved|acted|appeared)\s+as)\s+"
    rf"(?:{_NAMED_AS}|also\s+)?(?:{_SIZE}{_KINDS}"
    rf"(?:predictors?|factors?|determinants?|correlates|parameters?|variables?|markers?|indicators?)\s+(?:of|for|(?:associated|correlated)\s+with|"
    rf"(?:related|linked)\s+to)|{_ADV}(?:associated|correlated|related|linked|connected)\s+(?:with|to)|(?:\w+ly\s+)?(?:more|less)\s+likely\s+to)|"
    rf"{_ADV}correlated\s+with|(?!(?:and|but)\b){_ADV}(?:{_PREDICTED}|influenced|affected|"
    r"(?:reduced|increased|decreased|lowered|raised|improved|worsened|prevented)"
    r"(?!\s+(?:\w+ly|in|with|by|after|at|over|during|from|to|compared|and|but|the\s+most)\b)))"
    rf"\s+(?P<y>[^.;:()]{{2,120}})",
    re.I,
)
# "… after adjusting for A and B (…)": what was adjusted for is no outcome.
ADJUSTED_FOR = Cued(
    r",?\s*\b(?:(?:after|when|even\s+after|in\s+models?|with)\s+)?(?:(?:adjust(?:ing|ments?)|controlling|"
    r"correct(?:ing|ion))\s+(?:for\s+)?|adjust(?:ed)?\s+(?:for|by)\s+|(?<=,\s)(?:independent(?:ly)?|irrespective|regardless)\s+of\s+)[^.;()]*$",
    re.I,
)
PASSIVE = re.compile(
    rf"\b(?:was|were|is|are)\s+{_ADV}(?:reduced|increased|improved|decreased|lowered|raised|worsened|prolonged|"
    rf"shortened|affected|influenced|predicted|explained|prevented|inhibited|abolished|suppressed|attenuated|enhanced)\s+(?:by|with|"
    rf"for)\s+(?:an?\s+|the\s+)?(?=[A-Za-z])",
    re.I,
)
OF_GROUP = re.compile(
    r"\b(?:in|among|amongst|than|between|from|to|at|with|after|by|versus|vs\.?|for)\s+(?:in\s+|for\s+|"
    r"those\s+(?:with\s+|in\s+)?)?(?:the\s+|an?\s+)?$",
    re.I,
)
# "Risks were higher in A (…)", "the association was strongest among B (…)": the people stand right before the bracket.
SEEN_IN = re.compile(
    r"\b(?:was|were|is|are|remained|appeared)\s+(?:(?!(?:associated|correlated|related|linked|"
    r"between)\b)[\w.-]+\s+){1,5}?(?:in|among|amongst|for|with|at|after)\s+(?:the\s+|those\s+(?:with\s+|who\s+)?)?"
    r"(?P<who>(?:[^.;:,()]|\.\d){2,90})$",
    re.I,
)
EFFECT_OF = re.compile(
    r"\b(?:effects?|impact|influence|efficacy|benefits?)\s+of\s+(?P<x>[^.;:()]{2,80}?)\s+(?:on|in|"
    r"against)\s+(?:the\s+)?(?P<y>[^.;:()]{2,90})",
    re.I,
)
IN_GROUP = re.compile(
    r"\b(?:in|among|for|with|of)\s+(?:the\s+|those\s+(?:with\s+)?)?(?P<name>[^.;,()]{2,70}?)\s*(?=$|[,;]|"
    r"\b(?:than|compared|versus|vs)\b)",
    re.I,
)
# "Over a median follow-up of 18.3 months, …".
LED = re.compile(
    r"(?:Over|Within|Throughout|Prior\s+to|By|From|Since|Until|Relative\s+to|Versus|As\s+compared\s+(?:with|"
    r"to))\s+[^,;()]{3,90},\s+|(?:Although|While|Whereas|Though)\s+[^,;()]{3,200},\s+",
    re.I,
)
# "Compared with A, …": what the effects of the clause are told against.
AGAINST = re.compile(
    r"(?:(?:As\s+)?compared\s+(?:with|to)|Relative\s+to|Versus|(?:In|By)\s+comparison\s+(?:with|"
    r"to))\s+(?:the\s+)?(?P<other>[^,;()]{2,60}),\s",
    re.I,
)
# "…, but were lower than in A": the clause goes on with the subject before it.
GOES_ON = re.compile(
    r"\W*(?:but|and|while|although)?\s*(?:(?:was|were|remained)\s+(?:not\s+|also\s+)?|not\s+(?=(?:when\s+)?compared)|"
    r"(?=(?:similar|comparable|higher|lower|greater)\s+(?:when|compared|than|to|with|in|among|for)\b))"
    r"(?:[\w-]+\s+){0,5}?(?:(?:when\s+)?compared\s+(?:with|to)|than|to|with|in|among|for)\s+(?:that\s+|"
    r"those\s+)?(?:(?:with|of|in|for)\s+)?"
    r"(?:the\s+)?(?P<who>[^;:,()]{2,70}?)\s*$",
    re.I,
)
# "No difference between A and B with respect to X (…)": what is named last is the outcome.
WITH_REGARD = re.compile(
    r"\b(?:with\s+(?:respect|regard)s?\s+to|in\s+terms\s+of|as\s+regards|favou?r(?:ing|ed)\s+[^.;:,()]{2,50}?\s+(?:for|on))\s+(?:the\s+)?",
    re.I,
)
# "Higher risks of many outcomes, such as A (…) and B (…)".
SUCH_AS = re.compile(r"\b(?:such\s+as|including|namely|(?:e\.g\.|i\.e\.),?)\s+", re.I)
# "The scale showed a strong" correlation with something: what stands between the subject and the noun.
HAD = re.compile(
    r"\s+(?:resulted|led|leads|results)\s+(?:in|to)(?:\s+an?)?\s*$|\s+(?:also\s+)?(?:had|has|have|showed|shows|show|demonstrated|exhibited|displayed)\s+(?:(?!(?:that|and)\b)"
    r"[\w-]+\s+){0,4}$",
    re.I,
)
# "The hazard ratio of death" associated with something: the outcome stands with the measure.
RATIO_OF = re.compile(
    r"(?:\w+\s+)?(?:[a-z]?(?:HR|OR|RR)s?|(?:hazards?|odds|risk|rate)\s+ratios?|(?:relative\s+)?risks?|odds|hazards?)\s+(?:of|for)\s+"
    r"(?P<y>[^.;:()]{2,90})"
)
