"""The words around counts: who is counted, what they had, what joins two counts of one outcome."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.numbers import COUNT
from attest.extract.statistics import PEOPLE

# The kind of a count without a noun: "… and 4 on placebo"; it only goes on with the count before it.
BARE = "count-bare"
# Verbs that only join people and outcome; others are a part of the outcome's name.
JOINING = frozenset(
    [
        "had",
        "showed",
        "achieved",
        "developed",
        "experienced",
        "reported",
        "suffered",
        "complained",
        "reached",
        "met",
        "exhibited",
        "presented",
        "presented-with",
        "demonstrated",
    ]
)
_ARM = (
    r"(?:\s*(?:in|of|from|on|with|(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to(?:\s+receive)?|receiving|treated\s+with|given)\s+(?:the\s+)"
    r"?(?:(?:groups?|arms?|cohort)\s+(?:[A-D]|[1-5]|I{1,3}|IV)\b|(?:[\w+/%-]+\s+){0,4}?(?:groups?|arms?|cohort)\b))?"
)
# "… patients who completed the trial had", "… of women with a history of ulcers had".
_OF_STATE = (
    r"(?:\s+(?:who|with|without|receiving|treated\s+with|given|on|(?:randomly\s+)?(?:assigned|allocated|randomi[sz]ed)\s+to(?:\s+receive)?)\s+(?!\d)[\w/-]+(?:\s+(?!(?:and|or|but|had|were|was|showed|"
    r"developed)\b)[\w/-]+){0,6}?)?"
)
HAVE = re.compile(
    rf"\s*(?:{PEOPLE}\b)?{_ARM}{_OF_STATE}(?:,?\s*of\s+whom)?\s*(?:also\s+|each\s+|still\s+|only\s+|initially\s+|"
    rf"subsequently\s+|eventually\s+|later\s+|previously\s+|already\s+|finally\s+|additionally\s+)?(?P<verb>had|showed|achieved|developed|experienced|reported|suffered(?:\s+from)?|complained\s+of|reached|"
    rf"met|exhibited|presented(?:\s+with)?|demonstrated|"
    r"received|completed|finished|entered|joined|stayed|went\s+on(?:\s+to)?|took\s+part|died|responded|relapsed|discontinued|required|underwent|withdrew|"
    r"recovered|improved|worsened|remained|survived|made(?=\s+(?:an?|the)\s)|gained|attended|accepted|refused|"
    r"were\s+\w+|was\s+\w+|did\s+not|failed|stopped|needed|continued|progressed|returned)\b\s*(?:also\s+)?",
    re.I,
)
WAS_SEEN = re.compile(
    r"\b(?:(?:was|were|had\s+been)\s+(?:(?:\w+ly|therefore|thus|also|only|still|then|again)\s+)?(?:observed|seen|reported|noted|achieved|found|present|"
    r"apparent|evident|visible|detected|identified|documented|recorded|reached|diagnosed|obtained)(?:\s+\w+ly)?|(?:had\s+)?occurr(?:ed|ing)|"
    r"(?:had\s+)?(?:developed|appeared|happened|arose))\s+(?:(?:at|on|within|during|after|before)\s+(?:the\s+)?(?:[\w-]+\s+){1,5}?)?"
    r"(?:more\s+(?:often|frequently)\s+|less\s+(?:often|frequently)\s+)?(?:in|by|among|for|at|with)"
    r"\s+(?:only\s+|a\s+total\s+of\s+|the\s+(?:remaining|other)\s+)?$|\baffected\s+(?:only\s+|a\s+total\s+of\s+|the\s+(?:remaining|other)\s+)?$",
    re.I,
)
WAS_DONE = re.compile(
    r"\s(?P<verb>(?:was|were)\s+(?:\w+ly\s+)?(?!(?:perform|conduct|measur|test|assess|obtain|us|"
    r"carri|evaluat|stud|examin|collect|appli|enroll|includ|recruit|randomi[sz]|assign|analy[sz]|"
    r"compar|investigat)ed)(?:[a-z]{3,}ed|possible|feasible|(?:un)?successful|(?:un)?necessary|(?:in)?complete|fatal))\s+(?:in|for|by|among)\s+(?:only\s+|the\s+(?:remaining|"
    r"other)\s+)?$"
)
MOST_COMMON = re.compile(
    r"(?:^|[.;:,]\s+|\band\s+)(?P<name>[A-Za-z][\w /-]{2,60}?)\s+(?:was|were)\s+(?:also\s+)?(?:the\s+)"
    r"?(?:(?:most|least|second\s+most)\s+[\w-]+|commonest|main|leading|primary|predominant|major)"
    r"(?:\s+[\w-]+){1,9}?\s*$",
    re.I,
)
# Steps of a study's flow are no outcomes of it.
# "The most common toxicity was hepatic, with 29 patients (60%)".
MOST_WAS = re.compile(
    r"\b(?:most\s+(?:common|frequent|frequently|commonly|prevalent)|commonest|main|leading|predominant|major|principal)\s+(?:[\w-]+\s+){0,3}?"
    r"(?P<kind>toxicit(?:y|ies)|adverse\s+(?:events?|effects?|reactions?)|complications?|side[\s-]effects?|symptoms?|signs?|findings?|"
    r"diagnos[ei]s|causes?(?:\s+of\s+[\w\s-]{3,30}?)?|infections?|reasons?\s+for\s+[\w\s-]{3,30}?|lesions?|organisms?|comorbidit(?:y|ies))"
    r"\s+(?:was|were)\s+(?P<name>[A-Za-z][^.;:,()\d]{2,60}?),?\s+(?:with|in|occurring\s+in|seen\s+in|found\s+in|reported\s+(?:by|in)|"
    r"affecting|(?:which\s+)?occurred\s+in|observed\s+in|present\s+in|accounting\s+for)\s+$",
    re.I,
)
TOXIC = re.compile(r"(?:\w+(?:al|ic|ar|ary|ous))", re.I)
# "31 people had an event in one group and 32 in the other".
AND_MORE = re.compile(
    r"[^.;:()\d]{2,60}?[\s,]+(?:and|vs\.?|versus|(?:as\s+)?compared\s+(?:with|to)|but|while)\s+(?:only\s+)?$", re.I
)
FLOW = re.compile(
    r"been\s+(?:recruited|enroll?ed|included|invited|screened|randomi[sz]ed)\b|(?:were\s+|was\s+)?(?:assessed|screened|approached|invited|eligible|enroll?ed|"
    r"randomi[sz]ed|randomly|included|received|"
    r"(?:completed|finished)(?!\s+(?:(?:the|all|both|their|this|a|an|at\s+least)\s+)*(?:(?:\d+|[a-z-]+)[\s-]){0,3}?(?:study|trial|protocol|extension|"
    r"follow[\s-]?up|weeks?|months?|years?|treatment|therapy|infusions?|doses?|cycles?|courses?)\b)|"
    r"lost\s+to|available|followed|continued|recruited|analy[sz]ed|evaluated|assigned|allocated|"
    r"excluded|treated|consented|contributed|"
    r"selected|identified|retained|matched|registered|participated|agreed|"
    r"entered|joined|stayed\s+(?:on|in\s+the\s+(?:study|trial))|withdrew$|took\s+part|went\s+on\s+(?:with|in|taking|receiving)|"
    r"remained\s+(?:in|on)|responded\s+to\s+the\s+(?:survey|questionnaire))\b",
    re.I,
)
# A predicate without its subject names nothing: "… and was stable in 4 patients".
INCOMPLETE = re.compile(
    r"(?:apparent|evident|visible|adequate|inadequate|satisfactory|successful|complete|stable|unchanged|normal|abnormal|positive|negative|increased|decreased|improved|worsened|"
    r"absent|present|similar|declined|higher|lower|"
    r"performed|done|used|required|possible|available|seen|observed|noted|reported|found)\b",
    re.I,
)
# "Sodium was low in 7 patients, zinc in 2": the adjective belongs to every name of the list.
WAS_LIKE = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?P<like>(?:too\s+)?(?:low|high|normal|abnormal|positive|negative|elevated|raised|impaired|"
    r"decreased|increased|reduced|prolonged|undetectable|detectable|deficient|absent|unchanged|stable))\s+(?:in|for|among)\s+"
    r"(?:only\s+|all\s+|the\s+(?:remaining|other)\s+)?$",
    re.I,
)
ALSO_LIKE = re.compile(
    rf"\s*(?:{PEOPLE}\b)?(?:\s*[(\[][^()\[\]]*[)\]])?\s*(?:,\s*(?:and\s+)?|and\s+)"
    r"(?P<name>(?!and\s|\w+ed\s|(?:was|were|had|rose|fell)\s)[A-Za-z][\w%/ -]{0,40}?)\s+"
    r"(?:in|for|among)\s+(?:only\s+|the\s+(?:remaining|other)\s+)?",
    re.I,
)
# "Function improved in 7 patients, remained stable in 14 and worsened in 5": one subject, a verb for each count.
_BECAME = (
    r"(?P<verb>(?:had\s+)?(?:improved|worsened|resolved|recurred|progressed|increased|decreased|deteriorated|normali[sz]ed|healed|stabili[sz]ed)"
    r"(?:\s+or\s+(?:improved|stabili[sz]ed|worsened|progressed|remained\s+stable))?|"
    r"(?:remained|was|were|stayed)\s+(?:stable|unchanged|the\s+same|better|worse))\s+(?:in|for|among)\s+(?:only\s+|the\s+"
    r"(?:remaining|other)\s+)?$"
)
BECAME = re.compile(rf"\s{_BECAME}", re.I)
ALSO_BECAME = re.compile(
    rf"^\s*(?:{PEOPLE}\b)?(?:\s*[(\[][^()\[\]]*[)\]])?\s*(?:,\s*(?:and\s+)?|and\s+){_BECAME}", re.I
)
# "The reasons in the remaining 70 patients were": of how many something is told, and not in how many it was.
WHOSE = re.compile(rf"\s*(?:of\s+(?:the\s+)?)?(?:{PEOPLE})?\s*(?:were|was|are|is|included?|consisted)\b", re.I)
IN_COUNT = re.compile(
    r"\s+(?:in|for|among|by)\s+(?:only\s+|all\s+|the\s+(?:remaining|other)\s+|another\s+|" r"a\s+further\s+)?$", re.I
)
OUTCOME_END = re.compile(
    r"[;(\[]|\.(?!\d)|:\s|,\s+(?:accounting|representing|leading|resulting|requiring|giving)\b|,\s+(?:the|and)\s+(?:remaining|other|rest)\b|,\s+(?:defined|measured|assessed|expressed|based|as|i\.e\.|namely|although|though|who|which|with|and\s+\d|while|whereas|but|compared|all|including|respectively|"
    r"of|RR|OR|HR|p\b)|\s(?:(?:as\s+)?compared\s+with|(?:as\s+)?compared\s+to|in\s+comparison|versus|vs\.?)\s|"
    rf",\s+(?:either|because|due|owing)\b|\b(?:while|whereas)\s|\band\s+(?:almost|nearly|about|over|more\s+than|less\s+than)\s+(?:an?|one|two|half)\b|,?\s+and\s+(?=of\s+(?:the\s+|all\s+)?{COUNT})|\band\s+(?:only\s+|another\b|{COUNT})(?!\s*(?:weeks|months|years|days))|\b(?:in|from)\s+(?:group|arm)\s+(?:[A-D]|[1-5]|I{{1,3}}|IV)\b|\bin\s+the\s+(?:\w+[\s-]){{0,3}}(?:group|"
    rf"arm)s?\b|\s[-–—]\s|,\s+(?:and\s+)?{COUNT}\b(?!\s+(?:weeks|months|years|days))",
    re.I,
)
WHO_DEVELOPED = re.compile(r"\s*,\s*who\s+(?:developed|had|experienced|suffered(?:\s+from)?|presented\s+with)\s+", re.I)
ADVERSE = Cued(
    r"\badverse\s+(?:drug\s+|skin\s+|clinical\s+)?(?:effects?|events?|reactions?|experiences?)|\bside[\s-]?effects?|"
    r"\btoxicit(?:y|ies)\b|\b(?-i:(?:[ST]|TE|TR|IR|imm)?S?AEs?|ADRs?|DLTs?)\b|\binfusion\s+reactions?",
    re.I,
)
NO_BENEFIT = re.compile(
    r"\bdid\s+not\s+(?:provide|show|achieve|have|experience|result\s+in|produce|lead\s+to|yield|bring|give|offer|"
    r"demonstrate)\s+(?:any\s+|an?\s+)?|\b(?:provided|showed|achieved|had|experienced|resulted\s+in|produced|led\s+to|"
    r"yielded|brought|gave|offered|demonstrated|obtained)\s+no\s+|\bfailed\s+to\s+(?:provide|show|achieve|produce|bring|give)"
    r"\s+(?:any\s+|an?\s+)?|\bthere\s+was\s+no\s+|\bno\s+(?=[^.;]{3,60}\s(?:was|were)\s+(?:seen|observed|noted|found|achieved))",
    re.I,
)
LINK = re.compile(
    rf"^(?:\s*{PEOPLE}\b)?{_ARM}(?:\s+(?:{PEOPLE}))?(?:\s*(?:assigned|allocated|randomi[sz]ed|treated|receiving|given)"
    rf"\b[^.;]{{0,60}}?)?(?:\s*[(\[][^()\[\]]*[)\]])?[\s,]*(?:(?:and|vs\.?|versus|(?:as\s+)?compared\s+(?:with|"
    rf"to)|or|than|,)\s*(?:in\s+|by\s+|with\s+)?(?:only\s+|all\s+)?)+$",
    re.I,
)
# The same, with the arm named by its own words: "12 men on the drug and 4 on placebo".
LINK_OF_ARMS = re.compile(
    rf"^(?:\s*{PEOPLE})?\s*(?:[(\[][^()\[\]]*[)\]]\s*)?(?:(?:who\s+)?(?:in|of|on|with|from|among|receiv(?:ing|ed)|given|using|"
    r"taking|under|assigned\s+to|treated\s+with|allocated\s+to|randomi[sz]ed\s+to))\s+(?P<arm>[^.;()]{2,60}?)"
    r"(?:\s*[(\[][^()\[\]]*[)\]])?[\s,]*(?:(?:and|vs\.?|versus|(?:as\s+)?compared\s+(?:with|to)|or|than|against|,)\s*"
    r"(?:in\s+|by\s+|with\s+|among\s+)?(?:only\s+|all\s+)?)+$",
    re.I,
)
# … or the group by what was done with it: "38 of 412 patients moved early and 83 of 522 patients moved late".
LINK_OF_GROUPS = re.compile(
    r"\s+(?:who\s+(?:were\s+|had\s+been\s+)?)?\w+(?:ed|ing|en)\s+[^.;,()]{2,40}?\s+(?:and|vs\.?|versus|compared\s+with)\s+(?:in\s+)?",
    re.I,
)
VERB = re.compile(r"\b(?:had|was|were|did|showed|developed|died|experienced|reported|occurred)\b", re.I)
# "40 attacks occurred in 14 patients": how many people had the things that are counted is no count of the things.
COUNTED_THINGS = re.compile(rf"{COUNT}\s+(?!or\s+more\b)[A-Za-z]")
