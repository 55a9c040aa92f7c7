"""Names of conditions by the way they look: the ending of a word, the noun that ends a name, an adjective of people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attest.expressions.cued import Cued
from attest.extract.named import Named
from attest.extract.statistics import PEOPLE
from attest.rule_files import load

# Words that no name of a condition begins with or runs over.
_STOP = (
    r"(?:the|a|an|of|and|or|in|on|with|without|for|to|from|by|at|as|than|that|which|who|whose|was|were|"
    r"is|are|be|been|had|has|have|not|no|"
    r"this|these|those|their|its|our|his|her|all|any|some|such|other|both|each|most|more|less|many|"
    r"several|first|second|new|common|"
    r"patients?|people|adults|children|women|men|participants|subjects|individuals|cases?|after|before|"
    r"during|between|among|versus|vs|"
    r"treatments?|treating|treated|treat|prevent\w*|reduc\w+|improv\w+|increas\w+|decreas\w+|develop\w*|"
    r"caus\w+|induc\w+|includ\w+|"
    r"determin\w+|whether|examin\w+|investigat\w+|having|suffering|diagnosed|experienc\w+|report\w*|risk|"
    r"rates?|incidence|prevalence|severity|"
    r"symptoms?|history|mean|median|"
    r"significant\w*|overall|total|different|various|mild|high(?!\s+blood)|low(?!\s+(?:back|birth|"
    r"blood))|higher|lower|major(?=\s+(?:adverse|bleeding))|due|about|into|between|"
    r"when|while|where|if|but|also|only|can|may|will|would|could|did|do|does|underlying|possible|"
    r"potential|further|effects?|impact|"
    r"relieve\w*|(?:placebo|sham)-controlled|double-blind|open-label|experimental|incident|concomitant|"
    r"comorbid|self-reported|recent|previous|fighting|"
    r"fights|against|over|per|via|using|"
    r"predicts?|predicting|affects?|affecting|influences?|influencing|staging|how|what|why|does|"
    r"controlling|preventing|relieving|alleviating|suppressing|classif\w+|correlat\w+|cuts?|cutting|"
    r"slash\w*|fights?|ease[sd]?|easing|"
    r"boosts?|raises?|tied|linked|doubles?|halves?|"
    r"halved|curbs?|keeps?|helps?|stops?|treats?|lowers?|"
    r"journal|published|characteri[sz]ing|detecting|diagnosing|identifying|managing|evaluating|"
    r"laparoscopic|robotic|endoscopic|arthroscopic|thoracoscopic|surgical|assess\w*|evaluat\w+|"
    r"detect\w*|diagnos(?:e[sd]?|ing)|identif\w+|finds?|finding|guid(?:e[sd]?|ing)|spots?|spotting|someday|"
    r"one\s+day|tackl\w+|"
    r"beats?|beating|combat\w*|delay(?:s|ing)?|worsens?|triggers?|cur(?:e[sd]?|ing)|planning|alternative|"
    r"long-awaited|"
    r"another|"
    r"effective|suspicious|breakthrough|battl\w+|"
    r"measur\w+|compar\w+|associat\w+|related|specific|non-specific|main|key|long-term|"
    r"short-term|one|two|three|"
    # The same in Romance languages and German.
    r"de|del|da|do|dos|das|du|des|el|la|los|las|le|les|en|em|con|com|y|e|et|para|pour|por|par|un|una|une|"
    r"que|se|der|die|das|und|mit|bei|von|zur?)"
)


_PART = (
    r"(?!(?:tras|para|como|entre|sobre|durante|después|depois|após|avec|chez|dans|pour|sans|sous|"
    r"nach|bei|with|among|after|from|that|were|have|patients?|survivors)\b)[^\W\d]{4,}"
)


@cache
def _words() -> dict[str, list[str]]:
    return {key: [str(word) for word in words] for key, words in load("attest.extract", "conditions.yaml").items()}


@cache
def _modifier() -> str:
    """A word that can stand before the noun of a name: no verb, preposition or word of the study."""
    before = "|".join(_words()["not_before"])
    return rf"(?:(?<![\w-])(?!(?:{_STOP}|{before})(?![\w-])|\d+\s|[\w-]*--)[A-Za-zÀ-ÿ0-9][\w’'/-]*\s+)"


@cache
def disease_pattern() -> Cued:
    """A name of a condition: up to four words and the noun or ending that closes it."""
    words = _words()
    nouns = "|".join(re.escape(noun) for noun in sorted(words["nouns"], key=len, reverse=True))
    endings = "|".join(sorted(words["endings"], key=len, reverse=True))
    none = "|".join(re.escape(word) for word in words["not_conditions"])
    first = "|".join(words["heads_first"])
    return Cued(
        rf"(?<![\w-])(?:(?:head\s+and\s+neck\s+)?{_modifier()}{{0,5}}?(?P<core>{nouns}|"
        rf"type\s+[12I]{{1,2}}\s+diabetes|"
        rf"(?!(?:{none})\b)[A-Za-zÀ-ÿ-]{{2,}}(?:{endings}))(?![\w-])"
        rf"(?:\s+(?:mellitus|erythematosus|nigricans|vulgaris|simplex|zoster|fungoides|gravis|gravidarum|"
        rf"nodosa|in\s+situ)(?![\w-])|"
        rf"(?<=hepatitis)\s(?-i:[A-E])(?:\s+virus)?(?![\w-]))?"
        rf"|(?:{first})\s+(?:de\s+(?:la\s+|los\s+)?|del\s+|du\s+|des?\s+|à\s+)?{_PART}(?:\s+{_PART})?)",
        re.I,
    )


@cache
def adjective_pattern() -> re.Pattern[str]:
    """People told by what they have: "diabetic dialysis patients"."""
    adjectives = "|".join(re.escape(word) for word in _words()["adjectives"])
    return re.compile(rf"(?<![\w-])(?P<name>(?:{adjectives})(?:\s+(?:{adjectives}|[\w-]+))?)\s+{PEOPLE}\b", re.I)


# What stands behind a disease and says that something else is meant: a time, or what guards against it.
TIME_OF = re.compile(
    r"(?<=stress)[\s-]+reduction\b|"
    r"[\s-]+(?:pandemics?|outbreaks?|epidemics?|era|lockdowns?|cris[ie]s|vaccin\w+|wards?|units?|"
    r"cent(?:er|re)s?|clinics?|nurses?|protocols?|regimens?|scales?|inventor(?:y|ies)|questionnaires?|"
    r"echocardiograph\w*|chains?|storage|societ(?:y|ies)|foundations?|supplement)\b",
    re.I,
)
# The adjectives behind a name in Romance languages: "hematoma subdural crónico".
BEHIND = re.compile(
    r"(?:\s+(?:pos(?:t)?parto|(?!(?:clinical|total|final|inicial|principal)\b)[^\W\d]+(?:al|ar|ic[oa]s?|"
    r"iv[oa]s?|os[oa]s?|ante|ente|ique|ales|aire|ive|eux|euse|ad[oa]s?|ári[oa]|ari[oa]|"
    r"ère|ées?|és?|ienne|ien|ud[oa]|ile|ielle?|iel|aigue|aiguë?)))+\b",
    re.I,
)


# "cancer du sein", "tumores del hígado": what the disease is of.
HEADS = re.compile(
    (
        r"(?:c[aáâ]nc(?:er|ro)e?s?|tum(?:o|eu)r(?:es|s|e|i)?|carcinom[ea]s?|do(?:lo)?r|douleurs?|"
        r"fra[ct]+ur[ae]s?|infe\w+|hernias?|abscesos?|gangrena)$"
    ),
    re.I,
)
OF_PART = re.compile(
    (
        r"\s+(?:de\s+(?:la\s+|los\s+|las\s+|l[’'])?|del\s+|du\s+|des\s+|d[oa]s?\s+|di\s+|della\s+)(?!(?:los|"
        r"las|les|pacientes|patients)\b)[^\W\d]{3,}"
    ),
    re.I,
)


DE_NOVO = re.compile(r"\bde\snovo\b", re.I)
# The same in English: "cancer of the buccal mucosa", "fracture of the distal radius".
HEADS_OF = re.compile(
    r"(?:cancers?|carcinomas?|tumou?rs?|fractures?|tachypn\w+|retinopathy|anomal\w+|diseases?|lesions?|"
    r"dislocations?|ruptures?|tears?|stenosis|metastas\w+|"
    r"osteonecrosis|injur(?:y|ies)|malformations?|ulcers?|defects?|cysts?|melanoma|abscess\w*|infections?)$",
    re.I,
)
OF_WHAT = re.compile(
    r"\s+(?:of\s+(?:the\s+)?|to\s+the\s+)(?!(?:patients?|children|adults|men|women|this|these|unknown)\b)[a-z][\w-]*"
    r"(?:\s+(?!(?:in|is|are|was|were|and|or|with|by|after|using|treated|for|from|at|on|as|to|of|the|"
    r"during|following|who|that|which|can|may|has|have)\b)[a-z][\w-]*){0,2}",
    re.I,
)


def diseases_in(text: str, romance: bool = False) -> Iterator[Named]:
    """Every name of a condition in a text, longest first at each place; adjectives behind it in a Romance language."""
    at = 0
    while found := disease_pattern().search(text, at):
        again = disease_pattern().match(text, found.end() + 1) if text[found.end() : found.end() + 1] == " " else None
        end = again.end() if again else found.end()
        of_it = OF_IT.match(text, end)
        of_it = of_it and disease_pattern().match(text, of_it.end())
        end = of_it.end() if of_it else end
        part = OF_PART.match(text, end) if romance and HEADS.search(text[at:end]) else None
        end = part.end() if part else end
        behind = BEHIND.match(text, end) if romance else None
        end = behind.end() if behind else end
        of = None if romance or not HEADS_OF.search(text[at:end]) else OF_WHAT.match(text, end)
        end = of.end() if of else end
        begin = (
            found.start() - 3 if DE_NOVO.search(text, max(0, found.start() - 3), found.start() + 5) else found.start()
        )
        if not TIME_OF.match(text, end):
            yield Named(" ".join(text[begin:end].split()), begin, end)
        at = end
    if romance:
        for one in PEOPLE_HAVING.finditer(text):
            yield Named(" ".join(one["name"].split()), one.start("name"), one.end("name"))
    for one in adjective_pattern().finditer(text):
        yield Named(" ".join(one.group().split()), one.start("name"), one.end())


# "Gout–Associated Arthritis", with the dash of a typesetter, which joins no words elsewhere.
OF_IT = re.compile(r"[–‐‑](?:associated|related|induced)\s+", re.I)
# People told by what they have in Romance languages: "pacientes diabéticos tipo 2", "población hipertensa".
PEOPLE_HAVING = re.compile(
    r"\b(?:pacientes|poblaci[óo]n|população|personas|pessoas|niñ[oa]s|crianças|mujeres|mulheres|"
    r"adult[oa]s(?: mayores)?|"
    r"gerontes|ancian[oa]s|idosos|individuos|indivíduos|sujetos|doentes|enfermos|patients|malades|enfants|femmes|"
    r"pazienti)"
    r"\s+(?:adult[oa]s\s+)?(?P<name>(?:pre)?(?:diab[eéè]ti[cq](?:[oa]s?|ues?)|hipertens[oa]s?|hypertendue?s|"
    r"asm[áa]tic[oa]s?|"
    r"asthmatiques|obes[oa]s?|obèses|ciel[ií]acos|epil[ée]ptic[oa]s|épileptiques|an[ée]mic[oa]s|cirr[óo]tic[oa]s|"
    r"cirrhotiques|s[ée]ptic[oa]s|oncol[óo]gic[oa]s|l[úu]pic[oa]s|reum[áa]tic[oa]s|hemodializad[oa]s|hémodialysés|"
    r"trasplantad[oa]s|transplantad[oa]s|desnutrid[oa]s|esquizofr[ée]nic[oa]s)(?:\s+tipo\s+(?:[12]|I{1,2}))?)\b",
    re.I,
)


@cache
def topic_pattern() -> re.Pattern[str]:
    """A name of what else a study can be about: up to two words and the noun that closes it."""
    nouns = "|".join(re.escape(noun) for noun in sorted(_words()["topics"], key=len, reverse=True))
    return re.compile(rf"(?<![\w-]){_modifier()}{{0,2}}?(?:{nouns})(?![\w-])(?:\s+(?:cessation|initiation))?", re.I)


@cache
def _general() -> frozenset[str]:
    return frozenset(_words()["general"])


@cache
def _outcomes() -> frozenset[str]:
    return frozenset(_words()["outcomes"])


def is_general(name: str) -> bool:
    """Whether a name says only that there is some disease."""
    return (
        re.sub(
            r"^(?:(?:severe|acute|chronic|serious|mild|active|advanced|underlying|other|any)\s+)+", "", name.casefold()
        )
        in _general()
    )


def is_outcome(name: str) -> bool:
    """Whether a name is of what often happens to people with something else."""
    return name.casefold() in _outcomes()


# What goes on behind a disease and names none: "and an inadequate response", "associated with improved survival".
TELLS_MORE = re.compile(
    r"\s+(?:and|or|with)\s+(?:an?|the|in|at|on|among|no|not|who|its|their|poor|good|inadequate|"
    r"insufficient|stable|normal|"
    r"high|low|elevated|improve\w*|reduc\w+|increas\w+|decreas\w+|undiagnosed|healthy|control|controls|"
    r"other|others|age|"
    r"treatment|response)\b|\s+associated\s+with\b",
    re.I,
)


def told_part(name: str) -> str:
    """A name up to the last disease in it, and the letter or number behind it: "cancer" of "cancer fall more often"."""
    last = max((one.end() for one in disease_pattern().finditer(name)), default=None)
    if last is None or last == len(name):
        return name
    behind = re.match(
        (
            r"(?:\s+(?:[A-Z0-9]{1,4}|[IVX]+|type|grade|stage|[a-z]+(?:um|us|is|ans|osa|orum|ica|ata|"
            r"iae))\b)+|\s*\([^()]*\)|-[\w-]+"
        ),
        name[last:],
    )
    end = last + (behind.end() if behind else 0)
    rest = name[end:].split()
    if TELLS_MORE.match(name[end:]):
        return name[:end]
    if re.match(rf"\s+of\s+(?:[\w-]+\s+){{0,3}}{PEOPLE}$", name[end:], re.I):
        return name[:end]
    if not rest or rest[0].casefold() in (
        "and",
        "or",
        "of",
        "in",
        "with",
        "associated",
        "related",
        "secondary",
        "due",
        "caused",
        "complicated",
    ):
        return name
    return name[:end]


def is_disease(name: str) -> bool:
    return disease_pattern().search(name) is not None
