"""The words around numbers of people: who they are, and whether they are a part, a whole or a plan."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.number_led import CountLed
from attest.extract.numbers import COUNT
from attest.extract.people_forms import PERSONS, WHO

# A grade of health that stands before the noun: "52 ASA I or II women".
_GRADE = (
    r"(?:(?:ASA|NYHA)\s+(?:(?:physical\s+)?(?:status|class(?:es)?|grade)\s+)?"
    r"[IV1-4]+(?:\s*(?:,|or|and|to|-|–|/)\s*[IV1-4]+)*\s+)?"
)


# One person cannot be counted with a number: in "6 individual cancers" and "30 adult patients" another noun follows.
_MANY = "".join(
    rf"(?<!\b{one})"
    for one in (
        "patient",
        "participant",
        "subject",
        "individual",
        "person",
        "volunteer",
        "adult",
        "outpatient",
        "inpatient",
        "couple",
        "user",
        "student",
        "nurse",
        "employee",
        "donor",
        "parent",
        "resident",
        "recipient",
        "responder",
        "worker",
        "teacher",
    )
)


MENTION = CountLed(rf"(?<!\d )(?P<n>{COUNT})\)?\s+{_GRADE}{WHO}\b{_MANY}", re.I)


# "patients with gout who were seen here (n = 40)", "N = 40 adults"; a "patient visit" is nobody.
EQUAL = re.compile(
    rf"\b{PERSONS}(?=\s*[(\[]|\s+(?:with|who|that|aged|from|in|of|at|on|and|undergoing|meeting|diagnosed|admitted|attending|"
    r"receiving|having|referred|presenting|living|between|without|were|was|[a-z]{3,}ed)\b)"
    r"(?:[^.;:()\[\]\d]|\b(?:19|20)\d\d\b|\([^()=]{1,40}\)){0,120}?[(\[]\s*(?:total\s+)?n\s?=\s?(?P<n>\d[\d,]*)\s*[)\];,]"
    rf"|\bn\s?=\s?(?P<n_of>\d[\d,]*)\s+{WHO}\b",
    re.I,
)


NAMES_PEOPLE = Cued(rf"\b{PERSONS}\b", re.I)


# Words before a count that make it one of a part, and those that make it one of people who may not have taken part.
PART_BEFORE = re.compile(
    r"\b(?:compared\s+(?:\w+\s+){0,3}?(?:with|to)|feasibility\s+of\s+\w+ing|(?:control|comparison|reference|placebo|intervention|treatment|treated|experimental|sham|first|"
    r"second|third|other|healthy)\s+(?:group|arm|cohort)\s+(?:included|comprised|consisted\s+of|contained|had|of|was|were)|remaining|other|another|additional|further|only|just|last|next|of\s+whom|of\s+which|whom|per|each|every|"
    r"(?:cases|controls)\s+(?:were|comprised|included)|groups?\s+of|group\s+\w{1,3}\s*[:(,]?|(?:cohort\s*[(:]?|(?:group|arm|controls?)\s*[(:,]?)(?:\s*n\s?=)?|subgroup\s+of|subset\s+of|"
    r"(?:occurr\w+|observed|detected|found|seen|noted|reported|developed|required|achieved|positive|present|successful|"
    r"identified|diagnosed|discontinued|complete|stable|absent|normal|abnormal|negative|response|"
    r"recurrence|remission|died|deaths?|failure|complications?|improve\w*|resol\w+|persist\w+|necessary|needed|confirmed)\s+(?:\w+ly\s+)?"
    r"(?:in|by|among|for))\s+(?:(?:a\s+total\s+of|all|the|these|those|our)\s+)*$",
    re.I,
)


BEYOND = re.compile(
    r"\b(?:screened|approached|invited|contacted|eligible|assessed\s+for\s+eligibility|considered|potential\w*|population\s+of|"
    r"mailed|sent\s+(?:[\w-]+\s+){0,3}to|searched|at\s+least|(?<!slightly\s)more\s+than|less\s+than|fewer\s+than|up\s+to|(?<!just\s)(?<!slightly\s)over|minimum\s+of|maximum\s+of|target\w*|planned|anticipated|sample\s+size\s+of|(?:with|an?)\s+enrol?lment\s+of|required|"
    r"estimated|expected|(?:planned|target|expected|anticipated)\s+(?:enrol?lment|recruitment|accrual|sample(?:\s+size)?)\s*[:=]?|one\s+in|out\s+of\s+every|per|(?:will|would|should|plans?\s+to|aims?\s+to)\s+(?:\w+\s+){1,2})\s*(?:(?:a\s+total\s+of|all|the|about|approximately)\s+)*$",
    re.I,
)


BEYOND_AFTER = re.compile(
    r"[^.;,()]{0,60}?\s(?:(?:(?:were|was|had\s+been)\s+)?(?:\w+ly\s+)?(?:screened|approached|invited|contacted|eligible|"
    r"assessed\s+for\s+eligibility|considered|mailed|sent|excluded|ineligible|lost|needed|required|asked)|"
    r"(?:will|would|should|could)\s+be|are\s+(?:needed|required|affected|estimated)|per\s+(?:group|arm|year)|each\s+year|worldwide|a\s+year)\b",
    re.I,
)


# What was done with everybody; what else people were ("were hospitalised", "were positive") some of them were.
TAKEN = (
    r"enroll?ed|included|recruited|studied|treated|followed|evaluated|analy[sz]ed|examined|randomi[sz]ed|assigned|allocated|"
    r"divided|selected|reviewed|investigated|assessed|tested|observed|interviewed|surveyed|available|identified|operated|given|"
    r"monitored|matched|measured|admitted|registered|entered|involved|chosen|performed|used|asked|referred|prospectively|"
    r"retrospectively|consecutively|imaged|scanned|implanted|subjected|administered|compared|classified|categori[sz]ed|"
    r"stratified|conducted|carried|done|undertaken|trained|instructed|exposed|an?aesthetized|an?esthetized|converted|switched|"
    r"started|transplanted|scheduled|recorded|questioned|captured|collected|obtained|documented|determined|extracted|"
    r"abstracted|linked|drawn|taken|injected|vaccinated|immuni[sz]ed|sampled|genotyped|sequenced|sought|introduced|submitted|attended|"
    r"offered|provided|diagnosed|managed|undergoing|seen|dosed"
)


_SOME_DID = (
    r"died|developed|experienced|reported|showed|achieved|responded|relapsed|improved|withdrew|dropped|discontinued|declined|"
    r"refused|failed|suffered|tested|recovered|survived|preferred|had(?!\s+(?:received|been\s+(?:treated|given)))|have|demonstrated|exhibited|presented\s+with|required|"
    r"needed|scored|stopped|continued|progressed|remained|became|reached|met|did|could|are"
)


_INTO = r"divided|assigned|allocated|random\w+|classified|split|separated|categori\w+|stratified|into"


_CLAUSE = r"who|whom|that|which|whose|before|after|until|when|while|because|since"


PART_AFTER = re.compile(
    r"\s+at\s+(?:weeks?|months?|days?|years?)\s+\d|"
    r"\s+who\s+(?:continued|remained|stopped|discontinued|withdrew|dropped|responded|relapsed|died|survived|developed)\b|"
    r"\s*[(\[]\s*\d+(?:\.\d+)?\s?(?:%|per\s?cent)(?!\s+(?:fe)?males?\b|\s+(?:wo)?men\b)|\s*[,;]?\s*\d+(?:\.\d+)?\s?%|(?:[^.;,()]{0,60}?\sfrom)?\s+(?:each|per)\b|"
    r"[^.;,:()]{0,60}[(\[](?:the\s+)?(?:[\w-]+\s+){0,4}(?:group|arm)(?:\s+\w)?[)\]]|"
    rf"(?:(?!\b(?:{_INTO})\b)[^.;,:()]){{0,70}}\b(?:groups?|arms?)\b|"
    rf"(?:(?!\b(?:{_CLAUSE})\b)[^.;,:()]){{0,40}}?\s(?:(?<!\bwere\s)(?<!\bwas\s)(?:{_SOME_DID})|(?:were|was)\s+(?!(?:\w+ly\s+)?(?:{TAKEN})\b|\d|on\s+average\b|aged\b))\b",
    re.I,
)


OF_STUDIES = re.compile(
    r"\b(?:previous|other|earlier|prior|published|recent)\s+(?:trials|studies|reports|papers|series)\b", re.I
)


LISTED_AFTER = re.compile(
    rf"(?:(?:(?!\b(?:includ|compris|consist|of\s+wh|were|was|had|who)\w*)[^.;()]){{0,60}}?(?:\([^()]*\))?[^.;()\d]{{0,20}}?(?:,|\band|\bversus|\bvs\.?|\bcompared\s+(?:with|to))\s+(?:an?\s+|the\s+|another\s+)?"
    rf"(?P<n>{COUNT})\s+(?:(?:[\w-]+\s+){{0,4}}?(?:{PERSONS}|controls?|cases)|[\w-]+(?:\s+[\w-]+){{0,2}}\s*\([^()]*\b(?:group|arm))\b"
    rf"|\s+(?:received|underwent|used|took|given|on)\b[^.;]{{3,90}}?\b(?:and|while|whereas|,)\s+{COUNT}\b"
    rf"|\s+(?:with|without)\b[^.;()]{{3,60}}?(?:,|\band)\s+{COUNT}\s+(?:with|without|had|who)\b)",
    re.I,
)


# "Among 20 women with gout and 60 women without it": two groups.
ALSO_COUNTED = re.compile(
    rf"(?:(?!\b(?:were|was|had|who)\b)[^.;()\d]){{0,60}}?\s(?:and|versus|vs\.?)\s+{COUNT}\s+(?:[\w-]+\s+){{0,2}}?"
    rf"(?:{PERSONS}|controls)\b",
    re.I,
)


LISTED_BEFORE = re.compile(
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,5}}?(?:{PERSONS}|controls?|cases)\b[^.;]{{0,120}}(?:,|\band|\bversus|\bvs\.?|\bcompared\s+(?:with|to)|\bby)\s+(?:an?\s+|the\s+|another\s+)?$"
    rf"|{COUNT}\s+(?:[\w-]+\s+){{0,4}}?(?:,\s*(?:and\s+)?|and\s+)$",
    re.I,
)


# Words in the count itself that name a part of the people.
OF_A_PART = re.compile(
    r"\b(?:(?<!all )eligible|invited|approached|screened|placebo|controls?|"
    r"\w+-treated|intervention|exercise|experimental|sham|affected|incident|other|additional|further|remaining|more|fewer|planned|targeted|anticipated)\b",
    re.I,
)


# Cases are events or people; they are people where a study is one "of 22 cases".
SERIES = re.compile(
    r"\b(?:study|series|review|report|analysis|experience|performed|done|conducted)\s+(?:of|on|in|with)\s+(?:a\s+total\s+of\s+|all\s+)?$",
    re.I,
)


OF_ALL = re.compile(r"(?:^|[.;:,]\s)(?:of|among|from|out\s+of)\s+(?:(?:the|these|our|all|a\s+total\s+of)\s+)*$", re.I)


# "All 60 patients were women", "half of the 60 patients": nobody is left out.
OF_EVERYBODY = re.compile(
    r"\b(?:all|majority\s+of\s+(?:the|our|these)|(?:most|half|quarter|thirds?)\s+of\s+(?:the|our|these)|"
    r"(?:%|per\s?cent)\s+of\s+(?:the|our|these|all)|"
    r"(?:mean|median|average)\s+age\s+of\s+(?:the|all|our|these))\s+$",
    re.I,
)
IN_GROUP = re.compile(
    r"[^.;]{0,80}?\b(?:group|arm)s?\b|\s+(?:receiving|treated|given|taking|on|with|without|who)\b", re.I
)
_SEX = r"(?:women|men|(?:fe)?males?|girls|boys)\b"
# "60 patients: 44 women and 16 men": who they were, and no second group.
SEXES_BEHIND = re.compile(
    rf"\s*[:(,;–—-]\s*(?:{COUNT})\s+(?:(?:were|was)\s+)?{_SEX}(?=[^.;]{{0,40}}?\b(?:and|,|/)\s*{COUNT}\s+(?:were\s+)?{_SEX})",
    re.I,
)
# The same with both numbers, also behind what they had: "60 patients got tea for gout (44 women and 16 men".
BOTH_SEXES_BEHIND = re.compile(
    rf"(?:[^.;()\d]{{0,90}}?[(\[,:]|[^.;()\d]{{0,60}}?\([A-Z][\w-]{{1,9}}(?:,\s[a-z ]{{3,30}})?\)"
    rf"[^.;()\d]{{0,60}}[(\[,:])\s*(?P<one>{COUNT})\s+{_SEX}"
    rf"\s*(?:,|and|/|;|&)\s*(?:and\s+)?(?P<two>{COUNT})\s+{_SEX}",
    re.I,
)


IN_ALL = re.compile(r"\b(?:a\s+total\s+of|total|in\s+all|in\s+total|overall|altogether)\W+$", re.I)


WHOLE_OF = re.compile(
    rf"{COUNT}\s+(?:[(\[][^()\[\]]*[)\]]\s+)?(?:(?:[\w-]+\s+){{0,2}}?{PERSONS}\s+)?(?:out\s+)?of\s+(?:the\s+|our\s+|a\s+total\s+of\s+)?$",
    re.I,
)


# "24 of the 120 patients on the drug, compared with 36 of the 118 on placebo": the whole of each group.
_AND_OTHER = (
    rf"[^.;]{{0,100}}?\b(?:compared\s+(?:with|to)|versus|vs\.?|against|and)\s+(?:only\s+|just\s+)?{COUNT}"
    r"\s+(?:[(\[][^()\[\]]*[)\]]\s+)?(?:[\w-]+\s+)?(?:out\s+)?of\s+(?:the\s+)?"
)
OTHER_WHOLE = re.compile(rf"{_AND_OTHER}\d", re.I)
WHOLE_BEFORE = re.compile(rf"\bof\s+(?:the\s+)?\d[\d,]*\b{_AND_OTHER}$", re.I)


ASIDE = re.compile(r"^\s*[—–]\s?[^—–.;]{3,60}[—–]")  # "forty women—20 per group—completed …"


ANSWERED = re.compile(
    r"\b(?:of|out\s+of)\s+(?:the\s+)?[\w,-]+\s.{0,60}?\b(?:responded|replied|answered|returned|completed)\b", re.I
)


RANDOMISED = re.compile(
    r"(?:[^.;]|\.(?=\d)|(?<=\s[A-Z])\.(?=\s[a-z])){0,160}?\s(?:(?:were|was)\s+(?:\w+\s+){0,2}?(?:randomi[sz]ed|(?:assigned|allocated|divided)\s+(?:randomly|at\s+random))\b|"
    r"(?:were|was)\s+(?:\w+\s+){0,2}?randomly\s+(?:assigned|allocated|divided))",
    re.I,
)


# "18 patients were assigned to tea and 9 to water": those of one group.
TO_EACH = re.compile(
    rf"[^.;(]{{0,60}}?\s(?:assigned|allocated|randomi[sz]ed)\s+to\s+[^.;]{{2,80}}?,?\s+(?:and|while|whereas|versus|,)\s+{COUNT}\s+(?:\w+\s+){{0,3}}?to\b|"
    r"[^.;(]{0,40}?\s(?:assigned|allocated|randomi[sz]ed)\s+(?:in)?to\s+each\b",
    re.I,
)


IN_SET = re.compile(
    r"\b(?:(?:intention|intent)[- ]to[- ]treat|m?ITT|per[- ]protocol|safety|efficacy|analysis|evaluable)\s+"
    r"(?:\([^()]*\)\s+)?(?:analys[ie]s|population|set|sample)\s+"
    r"(?:included|comprised|consisted\s+of|of|was|with|had)\s+(?:a\s+total\s+of\s+|all\s+)?$",
    re.I,
)


# "A total of 360 people identified … will be randomised", "we planned to recruit 30": a plan.
PLANNED_BEHIND = re.compile(
    r"[^.;]{0,240}?\b(?:will|would|shall)\s+(?:\w+\s+)?be\s+(?:\w+ly\s+)?(?:random|recruit|includ|enrol|allocat|assign|invit|select|stud|follow)",
    re.I,
)


PLANNED_TO = re.compile(
    r"\b(?:plan(?:s|ned)?|aim(?:s|ed)?|intend(?:s|ed)?)\s+to\s+\w+\s+(?:a\s+total\s+of\s+|up\s+to\s+)?$", re.I
)


# "The 46 patients who completed the trial".
FINISHED = re.compile(
    r"\s+(?:who\s+(?:had\s+)?(?:completed|finished)|completing)\s+(?:(?:the|this|our|both|all)\s+)+(?:study|trial|follow-?up|protocol|periods|"
    r"phases|assessments?|questionnaires?|surveys?)\b",
    re.I,
)


ENROLLED = re.compile(r"\b(?:enroll?ed|recruited)\s+(?:a\s+total\s+of\s+|all\s+)?$", re.I)
OF_PEOPLE = re.compile(rf"\s+(?:of|in|from)\s+{COUNT}\s", re.I)  # "67 eyes of 39 patients": the patients count
EYES_OF = re.compile(r"\beyes\s+(?:of|in|from)\s+$", re.I)
NUMBERED = re.compile(
    r"\b(?:weeks?|days?|months?|visits?|grades?|stages?|phases?|cycles?|cohorts?|versions?)\s+$", re.I
)
YEAR = re.compile(r"(?:19|20)\d\d")


FEWEST = 3  # people: a smaller count is of cases told one by one
# "We gave tea to two patients": all of them.
FEW_TREATED = re.compile(
    r"\b(?:we|was|were)\s+(?:gave|given|administered|treated|reported|described|presented|report|describe|present|tried)\b[^.;]{0,90}$",
    re.I,
)
# "We compared 30 treated patients with 28 controls".
COMPARED = re.compile(r"\bcompar(?:ed|es?|ing)\s+(?:the\s+|an?\s+(?:group|cohort|series)\s+of\s+)?$", re.I)
WITH_OTHERS = re.compile(
    rf"[^.;]{{0,120}}?\b(?:with|to|against)\s+(?:the\s+|an?\s+)?(?:(?:control\s+)?(?:group|cohort|series)\s+of\s+)?"
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,3}}?(?:{PERSONS}|controls?)\b",
    re.I,
)


# Words that let fewer be randomised than were enrolled.
SOME_OF_THEM = re.compile(
    r"%(?!\s*(?:were\s+)?(?:fe)?male|\s*(?:were\s+)?(?:wo)?men\b)|\b(?:achiev|remain|respon|continu(?:e|ed|ing)\b|complet|stable|remission|run-in|then\b|subsequently\b|secondary|post[\s-]?hoc|analysis\s+of)",
    re.I,
)
