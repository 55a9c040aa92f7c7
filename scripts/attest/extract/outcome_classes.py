"""The classes of words that name no outcome, as data: each with its pattern, sought in a tidied name.

A class says nothing of one text; it says what kind of words cannot be what a figure is of.
"""

from __future__ import annotations

from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

KIND = r"(?:(?:adjusted|unadjusted|crude|pooled|overall|combined|summary|corresponding|estimated|observed|mean)\s+)*"
_RATIO = (
    r"(?:(?:incidence|event|prevalence|attack)[\s-]+)?(?:rate|risk|odds|hazards?|prevalence)\s+(?:ratios?|differences?|"
    r"reductions?)"
)
SPEAKER = (
    r"(?:researchers?|experts?|scientists?|investigators?|authors?|doctors?|officials?|company|spokes\w+|team|"
    r"study|report)"
)
_SAY = r"(?:said|says?|told|tells?|explain(?:ed|s)?|add(?:ed|s)|wrote|writes?|believes?|warn(?:ed|s)?|conclude[ds]?)"

MEASURE = (
    rf"{KIND}(?:{_RATIO}|(?:treatment|between-group|group)\s+differences?|relative\s+(?:risks?|hazards?|odds)|(?:standardi[sz]ed\s+|weighted\s+)?mean\s+differences?|"
    r"effect\s+(?:sizes?|estimates?)|(?:vaccine\s+)?(?:efficacy|effectiveness)|numbers?\s+needed\s+to\s+(?:treat|harm))"
)

# Class of words, and how a name of that class looks.
CLASSES: tuple[tuple[str, str], ...] = (
    ("number", r"^(?:los|las|les|os|as|aos?|den|nach|après|dopo|po)\s+\d+\s+\w+$"),
    ("number", r"^[\d.,]+(?:\s+(?:and|or|to)\s+[\d.,]+)?(?:\s+\S{1,3})?$"),
    (
        "measure",
        rf"\bconfidence\s+intervals?\b|^(?:the\s+|an?\s+)?{MEASURE}\s+of\s+\d|(?:^|\b(?:the|an?)\s+)(?:{MEASURE}|{KIND}(?:absolute\s+)?(?:risks?|odds|hazards?)|"
        r"(?:correlation|regression|beta)\s+coefficients?|coefficients?|p[\s-]?values?|[ai]?(?:OR|RR|HR|IRR|NNT|CI)s?)$",
    ),
    (
        "aim",
        r"^(?:in\s+order\s+)?to\s+[a-z]+\b|^(?:aims?|purposes?|objectives|goals?|hypothes[ie]s)\b|^objective(?!\s+(?!of\b|was\b|is\b|in\b|to\b|for\b)[a-z])|\bsought\s+to\b|"
        r"^(?:receive|undergo|take|assess|evaluate|determine|investigate|examine|define)\b",
    ),
    (
        "design",
        r"^(?:(?:secondary|primary|post[\s-]hoc|pooled|interim|retrospective|prospective|this|present)\s+)*"
        r"(?:analys[ie]s|trial|study|review|meta-analys[ie]s|survey)\s+(?:of|in|comparing|showed)\b|"
        r"\b(?:clinical|controlled)\s+trial\b|\bdesign$|^(?:study|trial|experiment)\s+(?:\d|I{1,3})$",
    ),
    (
        "setting",
        r"\bcriteri(?:on|a)$|\bmargin$|^(?:mean\s+|median\s+|daily\s+|total\s+)*doses\s+of\b|\bisodoses?\b|\bencompassed\b|^covered\b|"
        r"(?<!pain )(?<!pressure )(?<!hearing )(?<!taste )(?<!sensory )(?<!perception )(?<!lactate )(?<!anaerobic )"
        r"\b(?:thresholds?|cut[\s-]?offs?|cut[\s-]?points?|settings?)$|"
        r"\b(?:dose|dosage)\s+(?:delivered|prescribed|administered|given)\b|\b(?:prescribed|prescription)\s+(?:dose|dosage)|"
        r"\d\s*(?:c?Gy\w*|CGE)\b|\b(?:temporary|programmed)\s+(?:basal\s+)?rates?\b|\b(?:slice\s+thickness|field\s+of\s+view|"
        r"(?:repetition|echo|acquisition)\s+times?|tube\s+(?:voltage|current)|sampling\s+rate|target\s+coverage)\b",
    ),
    (
        "speaker",
        rf"\b{SPEAKER}\s+{_SAY}$|\b(?:trial|study|survey|research)\s+(?:finds|found|shows|suggests)$|\b(?:data|results|findings|figures)\s+(?:show|suggest|indicate)s?$|^{_SAY}\b|\b(?:said|says)$|^(?:how|why|whether|what|according)\b",
    ),
    (
        "flow",
        r"^(?:(?:were|was|had\s+been)\s+)?(?:enroll?ed|screened|recruited|randomi[sz]ed|randomly|assigned|allocated|"
        r"included|excluded|eligible|analy[sz]ed|approached|invited|consented)\b|"
        r"^(?:completed|finished)\s+(?:(?=.*\b(?:assessments?|questionnaires?|surveys?|forms?|diar(?:y|ies))\b)|(?!.*\b(?:study|trial|protocol|extension|follow[\s-]?up|weeks?|months?|years?|infusions?|injections?|doses?|lessons?|sessions?|modules?|program(?:me)?s?|treatments?|therapy|courses?|"
        r"cycles?|rehabilitation|regimens?)\b))|^not\s+(?:seen|assessed|evaluated|available|reached|followed)\b|^(?:lost\s+to|available\s+for)\s+follow[\s-]?up|"
        r"^(?:withdrew|withdrawn|refused|gave|provided)\s+(?:their\s+)?consent|"
        r"^(?:discontinued|withdrew|withdrawn|dropped\s+out)(?:\s+(?:from\s+)?(?:the\s+)?(?:study|trial))?$|"
        r"^(?:(?:were|was)\s+)?(?:dosed|presented|treated)$|^(?:(?:were|was)\s+)?given\s+(?:the\s+|an?\s+)?(?:placebo|radi\w+|inert|drugs?|medication)\b|^(?:(?:were|was)\s+)?(?:attended\s+to|attended$|admitted\s+to\s+the\s+(?:study|trial)|referred$)|"
        r"^(?:(?:the|mean|median|total|average|complete)\s+)*(?:follow[\s-]?up|observation)\s+(?:data|periods?|times?|durations?|intervals?|information|records?)$|"
        r"^(?:(?:complete|full|missing|available|outcome)\s+)*(?:data|information|assessments)$",
    ),
    (
        "flow",
        r"^(?:(?:were|was)\s+)?(?:segregated|stratified|categori[sz]ed|subdivided|(?:divided|grouped|split|classified)\s+"
        r"(?:into?|by|according|depending|based)\b)",
    ),
    (
        "age",
        r"\b(?:years?|yrs?)\s+(?:of\s+age|old)\b|^(?:less|more|greater|older|younger|over|under|aged)\s+(?:than\s+)?\d+\s*(?:years?|yrs?|y)\b|"
        r"^(?:(?:baseline|general|demographics?|clinical|and|basic)\s+)+(?:data|information|characteristics|materials?)$|^demographics$",
    ),
    (
        "exposure",
        r"\b(?:inserted|implanted)\b|^(?:(?:the|an?|new|study|experimental|candidate)\s+)*(?:vaccines?|vaccination|drugs?|"
        r"pills?|shots?|devices?|pumps?|medications?|medicines?|placebo)$|"
        r"^(?:open|laparoscopic|robotic|conventional|minimally\s+invasive)\s+surgery$|"
        r"^(?:(?:all|both|the|these|study|active)\s+)*(?:control|intervention|treatments?|comparison|sham|placebo|experimental|usual\s+care)(?:\s+(?:condition|group|arm))?$|"
        r"^(?:[\w-]+\s+){1,3}(?:supplementation|administration|monotherapy|fortification)$|"
        r"^(?:the\s+|an?\s+)?(?:(?:lifestyle|exercise|diet|dietary|behaviou?ral|educational|intensive|active|psychological|nutritional|"
        r"physical[\s-]activity)[\s-]+)(?:[\w-]+\s+){0,2}(?:interventions?|program(?:me)?s?)$",
    ),
    (
        "clause",
        rf"\bin\s+\d+\s?/\s?\d+(?!\w)|^\d+\s?/\s?\d+\s|^for\s+the\s|,\s+in\s+(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:of\s+)?{PEOPLE}\b|"
        r"\b(?:detected|identified|found|revealed|yielded)\s+\d|\b(?:observed|seen|found|reported)\s+in\s+\d|^(?:\w+\s+)?(?:uni|bi|multi)varia(?:te|ble)\s+(?:analys[ie]s|models?|"
        r"regression)\b",
    ),
    (
        "significance",
        r"^(?:(?:not|no|non|was|were|are|is)[\s-]+)*(?:statistical(?:ly)?\s+)?(?:significan(?:t|ce|tly)|different)$|"
        r"^(?:(?:an?|the|significant|additional|further|overall|any|no|criteri(?:on|a)\s+(?:for|of))\s+)*(?:benefits?|advantages?|superiority|non-?inferiority|equivalence)$|"
        r"^(?:(?:direct|indirect|head-to-head|statistical|intergroup|between-group|pairwise)\s+)*comparisons?(?:\s+(?:between|of|with|among)\b.*)?$|"
        r"^(?:(?:no|not|any|an?|significant|statistical(?:ly)?|evidence\s+of|between-study|high|low|substantial|moderate)\s+)*(?:interactions?|heterogeneity|(?:(?:improv|increas|decreas|worsen)\w*\s+|\w+ward\s+)?trends?|publication\s+bias)$|"
        r"^(?:(?:the|mean|cumulative)\s+)*SUCRA(?:\s+(?:values?|scores?))?$|\branked\s+(?:first|second|third|best|highest|last|as)\b",
    ),
    (
        "verdict",
        r"^(?:(?:an?|the|major|main|minor|serious|common|important|frequent|only|possible|potential)\s+)*"
        r"(?:problems?|concerns?|issues?|findings?|reasons?|causes?|complaints?)$|"
        r"^(?:major|early|late|overall|total|positive|negative|acute|chronic|primary|secondary|small|large|limited|complete|partial|very\s+(?:low|high)|"
        r"times|fasting|shares?|points?|areas?|curves?|except|new|further|suggestive|indicative)$|"
        r"^(?:mild|moderate|severe|minor|transient)(?:[\s,-]+(?:or|to|and)?\s*(?:mild|moderate|severe|transient))*$|"
        r"^(?:(?:\w+ly|not|also|found|than|much)\s+)*(?:lower|higher|greater|smaller|larger|longer|shorter|worse|better|"
        r"different|similar|comparable|equal|equivalent|reduced|increased|rejected|accepted|confirmed|considered|"
        r"significant|used|compared)$",
    ),
    (
        "share",
        r"^(?:(?:almost|nearly|about|over|only|more\s+than|less\s+than|one|two|a|the)\s+)*(?:(?:one|two|three)-)?(?:half|thirds?|quarters?|fifths?|majority|minority)(?:\s+of\s+|$)|"
        r"^[A-Z]{2,5}\s+shares$|^(?:stock|shares?)(?:\s+prices?)?$|"
        r"\bof\s+(?:them|whom|these|those|which)$|^(?:accounting|comprising|representing|constituting|including)$|^[\w-]+(?:\s+\w+)?\s+per\s?cent\b(?!\s*-?(?:of\s+)?predicted)|^(?:only|about|nearly|almost|approximately|around|some)?\s*\d+(?:[.,·]\d+)?\s?(?:%|per\s?cent)",
    ),
    (
        "number",
        r"^(?:(?:about|nearly|almost|roughly|approximately|only)\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)$|"
        r"^(?:\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?\s+"
        r"(?!hours?|days?|weeks?|months?|years?|minutes?|percent|per)[a-z]|^\d[\d,]*\s+(?:(?:new|more|further)\s+)?(?!days?|weeks?|months?|years?|hours?|minutes?|items?|points?|times)[a-z]+s$|"
        r"^\d[\d,]*\s+(?:receiving|given|treated|taking|on|in|with|without|assigned|allocated)\b|^\d+(?:\.\d+)?-fold\b|^(?:[a-z]+\s+)?\d+(?:\.\d+)?\s?%$|"
        r"^[-−–]?\d[\d.]*\s?(?:(?:±|\+\s?/).*|[A-Za-zµ]{1,6}/[A-Za-z]{1,5}|%|mm\s?Hg|points?|min(?:utes?)?|hours?|days|weeks|months|years|[ckm]?m|kg|m[lL])$|^\d[\d.]*[\s-]?m?c?g(?:/\w+)?$|^(?:the\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty)\s+"
        r"(?:\w+\s+){0,2}(?:comparisons|analyses|tests|items|studies|trials|domains|outcomes|groups|arms|cent(?:er|re)s|sites|"
        r"variables|parameters|measures|factors|questions|samples|formulations|categories)\b",
    ),
    (
        "fragment",
        r"^\w+ly$|^(?:(?:just|barely|narrowly|almost|nearly)\s+)?(?:reach|miss|fail|approach)\w*\s.*\bsignificance$|"
        r"^(?:the\s+)?(?:latter|former|other|so|general|onset|predicted(?:\s+(?:normal|values?))*|favou?r\s+of\b.*|"
        r"un(?:altered|affected|changed)|(?:un(?:altered|affected|changed)|stable|similar|the\s+same)\s+(?:at|after|during|in|over)\b.*|"
        r"(?:low|high|lower|higher|standard|full|half)[\s-]doses?)$|"
        r"^(?:mean\s+|interquartile\s+)?ranges?$|^(?:much|most|some|part|all)\s+of\s+the\s+(?:differences?|effects?|variance|variation)\b|\b(?:groups?|arms?)\s+(?:where|in\s+wh(?:ich|om))\b|^(?:none|neither|additional\s+to|in\s+addition)\b|\sleading$|"
        r"^(?:African|Asian|Hispanic|Caucasian|European|Latin[oa]|Indian|Chinese)s?(?:[\s-]+Americans?)?$|^analys[ei]s$|^(?:(?:the|only|significant|estimated|adjusted|observed|least[\s-]squares|LS|mean|treatment|between-group|group)\s+)+differences?$|^(?:current|past|former|prior|previous|ever|any|long-term|short-term)\s+(?:use|users?|exposure)$|"
        r"^(?:first|second|third|other|one|control|intervention)\s+(?:group|arm)\s+(?:received|was|were|got)\b|^(?:had\s+|has\s+|have\s+)?(?:occurred|fallen|risen|dropped|increased|decreased)$|^(?:ranging|varying|averaging)\b|^values?\s+of\s+\w$|^(?:(?:the|these|our|statistical|similar|overall)\s+)*results$|\s(?:as|an|if|because|show|shows|suggest|suggests)$|\baccount(?:s|ed|ing)?$|^[a-zA-Zµμ]{1,5}\s?/\s?(?:[mdk]?[lLg]|min|day|d|h|week|kg|m2|year|s)$|^(?:pounds|euros?|dollars|inches|points|units|times?|periods?|kilograms|grams|kg|cm|mm|ml|mg|hr?|min|percentage\s+points)$|\bit$|"
        r"^(?:(?:similar|greater|smaller|further|significant|modest|marked)\s+)+(?:improvements?|reductions?|increases?|decreases?|changes?)$|^(?:basal|stimulated)$|\byielded\b|"
        r"^(?:signifying|indicating|suggesting|reflecting|showing|considering|regarding|concerning|comparing|be)\b|"
        r"^(?:promotes|enhances|inhibits|induces|prevents|improves|reduces|increases|decreases|lowers)\s+(?:the|its|their|an?)\s|"
        r"^(?:and|or|but|while|whereas|although|because|since|when)\s|^(?:while|whereas|although|because|since|when)$|"
        r"\s(?:accounts?|accounted|represents?|constitutes?|comprises?)$|\b(?:made|reached|totall?ed|comprised|were|was)\s+(?:up\s+)?\d[\d.,]*\s?%$|"
        r"^(?:(?:multivaria\w+|independent|significant|the)\s+)*(?:predictors?|risk\s+factors?|determinants)\s+(?:of|for)\s.*\sto\s+be\b|^(?:spite|terms|respect|regards?|accordance|line|order)\s+(?:of|to|with)\b|^(?:achieved|possible|observed|reported|present|found|noted|seen|obtained|used|performed|done|required|needed|given|"
        r"available|similar|different|compared|associated|correlated|related|unchanged|inflamed|higher|lower|greater|more|less|"
        r"most|majority|remaining|feasible|along\s+with\s.*|.*,\s+(?:it|they|we)|(?:additional\s+)?(?:reductions?|increases?|decreases?)\s+of\s+\d.*|favou?r|participants\s+experiencing|results?(?-i:[A-Z]).*|acceptable|adequate|satisfactory|good|fair|poor|excellent|normal|abnormal|stable|corresponding|respective|identical|equal|significant|detected|identified|evident|incidences?|prevalences?|frequency|percentage|numbers?|"
        r"not\s+changed.*|given\s+(?:the\s+)?same\b.*|same\s+(?:therapy|treatment)|no\s+(?:effects?|differences?|changes?)|"
        r"and|or|nor|neither|but|for|with|in|(?:\w+\s+on\s+)?average|(?:from|after|before|following|due\s+to|by|on|of|to|at(?!\s+least)|into|upon|during|within|until)\s.*|each\b.*\boutcomes?\b.*|all\s+outcomes|corresponding\b.*|(?:whom|which|(?-i:[Ww]ho)|whose|where|that)\b.*|"
        r"(?:as|so|both|either|neither|nor|whether)\s.*|.*\b(?:can|could|may|might|will|would|should|must|had|has|have|was|were|is|"
        r"are|did|does|be|been|than|versus|vs\.?|that|which|who|showed|shown))$|.*\bremained\s+significant\b.*|.*\bdiffered\b.*|\svs\.?\s|\sversus\s",
    ),
    (
        "place",
        r"^(?:before|after|prior|afterwards|beforehand|then|now)$|^(?:(?:at|in|on|during|the)\s+)*(?:rest|movement|supine|standing|sitting|proximal|distal|pre|post|preoperative(?:ly)?|"
        r"postoperative(?:ly)?|baseline(?:\s+(?:measurements?|values?|assessments?|visits?))?|(?:first|last|initial|second|next)\s+visits?|entry|admission|discharge|inclusion|enrol?lment|randomi[sz]ation|follow-?up(?:\s+(?:assessments?|evaluations?|visits?))?|"
        r"(?:(?:all|any|each|every|both|most)[\s-]+)?time[\s-]?points?|(?:week|day|month|year|visit|cycle)s?\s+\w+|(?-i:W)\s?\d{1,2}|\d+\s?[-–]\s?\d+\s?(?:min|h|hours?|minutes|days|weeks|months)|(?:following|next|first|last)\s+\d+\s+(?:days|weeks|months|years)|\d+\s+(?:hours?|days?|weeks?|months?|years?)\s+(?:after|before|of|following)\s.*|"
        rf"(?:{COUNT}|several|few|many|consecutive|all|other|subsequent|previous|following|last|next|both|these|those|most|later|more|half|some)"
        r"\s+(?:weeks|days|months|years)(?:\s+\w+)?)(?:\s+positions?)?$",
    ),
    (
        "people",
        r"^(?:the\s+)?(?:f(?:o)?etus(?:es)?|newborns|neonates|infants|babies|eyes|knees|hips|teeth|limbs|ears|samples|specimens|blocks|carriers)$|"
        rf"^(?:only\s+)?(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+)?{PEOPLE}\s+(?:with|without|who|from|on|in|"
        rf"receiving|treated|given|undergoing|having|aged|taking|before|after|prior|at|during|per)\b|^(?:[\w-]+\s+){{0,3}}controls$|"
        rf"^(?!.*\b(?:non-?responders|responders|survivors|pregnancies|cases)$)(?:(?!(?:of|in|for|among|with|by|on)\b)[\w-]+\s+){{0,2}}{PEOPLE}$",
    ),
)
