"""The forms of words that name what people have or what is treated, and where such a name ends."""

from __future__ import annotations

import re

from attest.extract.statistics import PEOPLE

PEOPLE_WITH = re.compile(
    rf"\b(?:{PEOPLE}|those|pacientes|doentes|enfermos|Patienten|malades|"
    r"pessoas|personas|indiv[íi]duos|sujei?tos|mulheres|mujeres|hombres|crianças|niñ[oa]s|adult[oae]s|"
    r"personnes|sujets|"
    r"enfants|femmes|Menschen|Personen|Erwachsenen?|Kinder[n]?)\s+(?:\((?=\d)[^()]{1,50}\)\s+)?(?:\w+ly\s+)?"
    rf"(?:with|who (?:had|"
    rf"have)|suffering from|"
    r"diagnosed with|affected by|meeting (?:diagnostic )?criteria for|con|com|mit|atteints de|avec)\s+",
    re.I,
)

TREATMENT_OF = re.compile(
    r"\b(?:treatment|management|prevention|therapy|relief|diagnosis)\s+of\s+(?!patients|adults|"
    r"children|people|participants|choice|individuals|women|men|these|this|those)",
    re.I,
)

TREATMENT_FOR = re.compile(
    r"\b(?:treatment|therapy|surgery|intervention|vaccine|operation|[a-z]{3,}(?:ectomy|plasty|ostomy|otomy|"
    r"desis))s?\s+"
    r"(?:\([^()]{1,15}\)\s+)?for\s+(?:(?:suspected|presumed|proven|confirmed)\s+)?(?!patients|adults|children|"
    r"people|participants|at\s|\d|individuals)|"
    r"\b(?:versus|vs\.?)\s+[^.:;,]{2,60}?\s+for\s+(?!patients|adults|children|people|the\s|\d|"
    r"\w+\s+(?:weeks|months|days))",
    re.I,
)

# Weaker signs: what was repaired, survived or counted.
OF_CONDITION = re.compile(
    r"\b(?:repair|resection|removal|survivors|prevalence|incidence|burden|risk|severity|symptoms|onset|"
    r"complications?|recurrence)\s+of\s+(?!patients|adults|children|people|participants)",
    re.I,
)
# A title "X among nurses": what was looked for in people.
AMONG_PEOPLE = re.compile(
    rf"^(?:(?:the\s+)?(?:prevalence|incidence|burden|frequency|predictors|determinants|correlates)"
    r"\s+(?:and\s+[\w ]{3,30}\s+)?of\s+)?"
    rf"(?P<name>[A-Z]?[\w-]+(?:\s+(?!and\b|of\b|in\b)[\w-]+){{0,3}})\s+among\s+(?:[\w-]+\s+){{0,4}}?{PEOPLE}\b",
    re.I,
)

IN_CONDITION = re.compile(r"\b(?:in|on|for)\s+", re.I)

IS_DISEASE = re.compile(
    r"^(?P<name>[A-Z][\w'’-]+(?:\s+[\w'’-]+){0,5})\s*(?:\([A-Z][\w-]{1,9}\))?\s+is\s+(?:an?\s+|"
    r"one of |the )?(?:[\w,-]+\s+){0,8}(?:disease|disorder|syndrome|condition|cancer|infection|"
    r"illness|cause of|complication)",
    re.I,
)

# Where a condition's name ends.
NAME_END = re.compile(
    r"[.;:,?!\[\]]|\s[-–—]\s|--|(?<!-)\b(?:who|whom|were|was|is|are|had|has|have|treated|receiving|received|"
    r"undergoing|after|before|at|from|using|that|which|(?<!\bmild )(?<!moderate )(?<!resistant "
    r")(?<!refractory )(?<!secondary )(?<!due )(?<!related )(?<!attributable )to|"
    r"for|by|compared|randomi[sz]ed|followed|"
    r"continued|during|seen|admitted|on|as|may|can|will|under|through|between|versus|vs|based|aged|"
    r"despite|without|but|whose|when|while|not|only|in|enrolled|included|recruited|attending|"
    r"referred|regardless|because|requiring|survive[ds]?|been|fulfilling|meeting|satisfying|undertaking|"
    r"resulting|taking|"
    r"initiating|did|does|do|due|take|takes|took|get|gets|got|receive|need|needs|suffer|show|develop|"
    r"live|living|showed|reported|attended|presented|presenting|visited|responded|completed|agreed|"
    r"performed|participated|participating|following|took|seeking|experiencing|reporting|scheduled|having|"
    r"underwent|developed|experienced|died|remained|recovered|"
    r"and\s+(?:correlated|associated|compared|assessed|evaluated|determined|examined)\b|"
    r"and\s+(?:the|to|its|their|removal|treatment|treated|[a-z]+ed\s+(?:significantly|with|by|to|from|in)))\b(?!-)|"
    r"(?<!associated )(?<!infected )\bwith\b",
    re.I,
)

# A graft is what its recipients are studied for.
TRANSPLANT = re.compile(
    r"\b(?:(?:de\s+novo|stable|adult|paediatric|pediatric)\s+)*(?P<name>(?:kidney|renal|liver|hepatic|"
    r"heart|cardiac|lung|pancreas|islet|corneal|bone\s+marrow|"
    r"(?:ha?ematopoietic\s+)?stem\s+cell)\s+transplant(?:ation|s)?)\b",
    re.I,
)
UNDERGOING = re.compile(rf"\b{PEOPLE}\s+(?:undergoing|requiring|scheduled for|awaiting|in need of)\s+", re.I)
OF_PEOPLE = re.compile(r"\b(?:in|with|for|after|following)\s+(?:[\w-]+\s+)?$", re.I)
DIAGNOSED = re.compile(
    r"\b(?:diagnos\w+(?:\s+(?:of|de|with|as))?|suffer\w*\s+from|known\s+to\s+have)\s+(?:\w+\s+)?$", re.I
)

# People by what is told of them, with what they undergo.
_NONE = (
    r"(?:the|a|an|all|of|in|and|or|for|with|among|from|on|to|these|those|their|our|other|some|most|many|"
    r"between|both|versus|vs|than|is|are|by|"
    r"when|while|if|not|considering|using|compared|during|after|before|at|as|about|do|does|can|who|which|that|it|"
    r"its|this|i)"
)
POPULATION = re.compile(
    rf"(?<![\w-])(?:in|among|for|of|on|by|do|"
    rf"are)\s+(?:the\s+)?(?P<name>(?:(?!{_NONE}\s|\w+[’']\s)[\w’'-]+\s+){{1,4}}{PEOPLE}|(?:frail|"
    rf"institutionali[sz]ed)\s+elderly)\b"
    r"(?:\s+(?:undergoing|receiving|awaiting|requiring|admitted\s+to)\s+(?:(?!(?:and|or|with|for|in|at|"
    r"to|after|by|using)\b)[\w-]+\s*){1,5})?",
    re.I,
)
PLAIN = re.compile(
    r"(?:\d.*|[A-Z][a-z]+(?:an|ese|ish)|adult|older|young|younger|middle-aged|male|female|human|study|"
    r"individual|consecutive|eligible|selected|different|first|second|new|many|few|two|three|"
    r"such|more|all|non|clinical|hospital|control|trial|treatment|intervention|[\w-]*ing|own|same|"
    r"general|normal|more|less|no|certain|various|local|available|potential|one|help)",
    re.I,
)
OPERATION = re.compile(
    r"\b(?:in|for|after|during|following|undergoing|before|of|with|to|at)\s+(?!vitro|vivo)(?:the\s+|"
    r"an?\s+)?(?P<name>(?:(?!(?:the|a|an|of|and|or|in|for|with|to|by|using|versus|vs|after|during|"
    r"before|at|on|from|than|is|are|"
    r"group|type|kind|mode|route|planning|performing|undergoing|revising|time|quality|effects?|use|safety|efficacy|"
    r"outcomes?|patients?)\s)[\w-]+\s+){0,4}?"
    r"(?:surgery|operations?|transplantation|anesthesia|anaesthesia|intubation|cannulation|"
    r"catheterization|catheterisation|extraction|implantation|delivery|(?:cesarean|caesarean)\s+sections?|"
    r"(?:cesarean|caesarean)|resuscitation|induction|insemination|fertili[sz]ation|ventilation|dialysis|"
    r"hemodialysis|haemodialysis|bypass|colonoscopy|ripening|"
    r"[a-z]{3,}(?:ectomy|plasty|scopy|otomy|ostomy|pexy|rrhaphy)|TKA|THA|CABG|PCI|IVF|ICSI|TURP|PCNL|"
    r"ERCP|ICU|pregnancy|labou?r))\b",
    re.I,
)

# What stands before a condition's name and is no part of it.
LEAD = re.compile(
    r"(?:(?:(?:newly|recently|first)[\s-]+diagnosed|previously\s+untreated|the|a|an|either|any|some|all|various|severe\s+forms\s+of|documented|previous|prior|established|"
    r"addressing|controlling|developing|"
    r"preventing|treating|managing|relieving|alleviating|suppressing|placebo-controlled)\s+|(?:variety|"
    r"range|history|diagnosis|number|"
    r"spectrum|symptoms|appearance|occurrence|development|onset|presence|form|forms|type|types|signs|risk|"
    r"cases?|kinds?|groups?|pathogenesis|pathophysiology|a?etiology|treatment|number|evaluation|survivors)\s+of\s+)+",
    re.I,
)
CHANGING = re.compile(r"(?:reducing|improving|decreasing|increasing|lowering|raising|switch\w+)\b", re.I)
# Anaesthesia is given for something else: "spinal anaesthesia for caesarean section".
FOR_WHAT = ("for", "in ", "dur", "und")
NUMBED = re.compile(r"\ban(?:a)?esthesia$", re.I)
# "The frequency of calcinosis in JDM": what happened to people with something else.
HOW_OFTEN = re.compile(
    r"\b(?:frequency|prevalence|incidence|occurrence|rates?|predictors|risks?|odds)\s+of\s+(?:[\w-]+\s+)?$", re.I
)
IN_OTHERS = re.compile(
    r"\s+(?:in|among)\s+(?:(?:the|patients|children|people|adults|those|with)\s+)*(?-i:[A-Z]{2,}[a-z]?[A-Z]*)\b", re.I
)
RISK_IN = re.compile(
    r"\s+(?:risks?|incidence|events?|mortality|deaths?|rates?)\b(?:\s+(?!in\b|among\b)[\w-]+){0,6}?\s+(?:in|among)\s+"
    r"(?:(?:the|patients|people|adults|children|women|men|those|with)\s+)*",
    re.I,
)
IN_DISEASE = re.compile(r"\s+(?:in|among)\s+", re.I)

# "Severe, progressive lung disease": the name begins behind the comma.
DEGREES = re.compile(
    r"(?:(?:mild|moderate|severe|active|progressive|advanced|acute|chronic|refractory|relapsing|early|recent|"
    r"symptomatic|persistent)"
    r",\s+(?:and\s+)?)+",
    re.I,
)
# "Nodules confirmed by biopsy": how something was found is no part of its name.
FOUND_SO = re.compile(r"\s+(?:confirmed|limited|identified|established|documented|proven|detected)$", re.I)
# What people with a test result or a trait have; it is no condition.
TRAIT = re.compile(
    r"(?:[A-Z0-9]{1,4}(?:\s*[+/]\s*[A-Z0-9]{1,4})+|[A-Z]{1,3}|anti[a-z]{4,}s?|singleton\s+\w+|[^()]*\)|"
    r"(?:\S+\s+){0,5}(?:responses?|criteria|radiographs?|smears?|density|genotypes?|alleles?|polymorphisms?|"
    r"mutations?|variants?|expression|parents?|types?|heterozygous|homozygous|examinations?|results?|allografts?|"
    r"access|insurance|education|income|status|history|complaints|experience|"
    r"knowledge|intentions?|needs|quality|function|treatment|therapy|medication|interventions?|procedures?|risks?))",
)
VAGUE = re.compile(
    r"^(?:(?:no|one|two|three|four|five)\s+or\s+(?:more|fewer|less|one|two|three|four)|"
    r"this|these|that|such|the disease|a|an|one|any|other|different|no|at least|similar|"
    r"severe disease|complete|more|less|low|high|normal|missing|available|data|the same|all|or|and|"
    r"stable|active disease|advanced disease|progressive disease|higher|lower|longer|shorter|age|"
    r"(?:a\s+)?total\s+of|mainly|mostly|predominantly|worse|better|poor|good|an? (?:increased|expected|history)"
    r"|it|those|these|them|us|whom|mean|median|baseline|normal|newly|previously|known|refractory disease|"
    r"disease|various|several|two|three|"
    r"common|at risk|whom|scores?|data|complete|full|follow-up|informed|written|suspected|confirmed|symptoms|"
    r"comorbidities|journal|greater|lesser|smaller|larger|improved|improvements?|increas\w+|decreas\w+|"
    r"reductions?|elevated|reduced|whose|many|most|some|few|fewer|certain|specific|"
    r"positive|negative|abnormal|(?:an?\s+)?(?:body\s+mass|BMI|mean|median)|results?|outcomes?|access|"
    r"(?:the\s+)?(?:longest|shortest|highest|lowest|best|worst|greatest|fewest)|(?:non-?)?fatal|"
    r"purposes?$|[\w-]+\s+responses?$|suboptimal|inadequate|insufficient|limited|little|early|late|long|short|"
    r"respect|regard|mothers?|fathers?|sisters?|brothers?|siblings?|relatives|parents|genetic\s+variants|"
    r"conditions?$|"
    r"(?:heart\s+|brain\s+|CT\s+)?scans?|(?:stem\s+)?cells|(?:mild|moderate)(?:\s+to\s+\w+)?\s+symptoms)\b",
    re.I,
)


# Who had something once, or was first thought to have it, is not studied for it.
ONCE = re.compile(
    r"\b(?:(?:family|past|medical|surgical|previous)\s+)*history\s+of\b[^.;,]{0,60}$|\b(?:previously|"
    r"years?\s+(?:earlier|ago|before)|undergone)\b[^.;,]{0,40}$|"
    r"\b(?:provisional|suspected|initial|presumptive|preoperative|differential|working|mis|called|named|termed)[\s-]*$|"
    r"\bsuspicion\s+of\s+(?:\w+\s+)?$|\b(?:journal|published\s+(?:\w+\s+)?in(?:\s+the)?)[\s,]*(?:of\s+)?$",
    re.I,
)


# A journal's name has diseases in it: "a study in Clinical Infectious Diseases".
PRINTED = re.compile(
    r"\b(?:study|report|paper|article|findings|results|published|online|presented)\s+(?:\w+\s+)?(?:in|by|"
    r"at)\s+(?:the\s+)?(?:[A-Z]\w+\s+){0,3}$|\b(?:Group(?:e|s)?|Registre|Registry|Soci[ée]t[ée]|Grupo|Sociedad\w*|"
    r"Registro|rivista|revista|revue|journal|Zeitschrift|Society|Network|Association|Foundation)\s[^.;,]{0,40}$"
)


ROMANCE = ("es", "pt", "fr", "it")


# A bracket within a name: "type 2 (late-onset) diabetes".
TYPED = re.compile(r"type\s+(?:[12]|I{1,2})\s*\([^()]{3,40}\)\s+diabetes(?:\s+mellitus)?\b", re.I)


def name_at(text: str, place: int) -> tuple[str, int, int] | None:
    """The name that begins at a place, to where a name ends; a short form in brackets belongs to it."""
    if typed := TYPED.match(text, place):
        return typed.group(), typed.start(), typed.end()
    end = place
    stop = NAME_END.search(text, place)
    limit = stop.start() if stop else len(text)
    bracket = text.find("(", place, limit + 1)
    if bracket >= 0:
        closing = text.find(")", bracket)
        inside = text[bracket + 1 : closing] if closing > 0 else ""
        if closing > 0 and re.fullmatch(r"[A-Z][\w-]{1,12}(?:[;,]\s?[A-Z][\w-]{1,12})?", inside):
            rest = closing + 1
            if rest < len(text) and text[rest] == "-":
                stop = NAME_END.search(text, rest + 1)
                limit = stop.start() if stop else len(text)
                again = text.find("(", rest)
                limit = min(limit, again) if again >= 0 else limit
            else:
                limit = rest
        else:
            limit = bracket
    end = limit
    while end > place and text[end - 1] in " \t\n,-–":
        end -= 1
    name = re.sub(
        r"\s+(?:(?:and|or)(?:\s+(?:those|others|without))?|of|the|a|treatment|patients)$",
        "",
        text[place:end],
        flags=re.I,
    )
    end = place + len(name)
    if not 2 <= len(name) <= 110 or name.count(" ") > 12:
        return None
    return name, place, end
