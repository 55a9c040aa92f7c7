"""Words of harms: the kinds that a report calls them by, their names, and words that are no name of one."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.expressions.cued import Cued

# "Adverse events", "serious drug-related side effects", "TEAEs": harms by their kind, with up to four words before.
_NOT_OF_KIND = (
    r"(?:the|an?|any|no|not|nor|of|in|on|at|to|for|from|by|with|without|and|or|but|than|that|which|who|these|those|this|all|both|"
    r"each|other|such|some|most|more|less|fewer|few|many|several|common|commonest|frequent|frequently|commonly|main|reported|observed|noted|"
    r"was|were|is|are|be|been|had|has|have|did|due|only|there|their|its|our|we|overall|total|between|difference|differences|increase|"
    r"increased|higher|lower|of|patients|participants|subjects|with|experienced|developed|first|second|following|two|three|because|"
    r"including|causing|caused|led|leading|discontinued|withdrew|stopped|regarding|related\s+to|as|if|into|per|after|before|during|"
    r"worst|whose|where|when|while|one|showed|except)"
)
QUALIFIED = rf"(?:(?!{_NOT_OF_KIND}\b)[A-Za-z][\w-]*(?:,?\s+|/))"
KIND = (
    r"(?:adverse\s+(?:drug\s+|skin\s+|clinical\s+|treatment\s+)?(?:events?|effects?|reactions?|experiences?|outcomes?)|side[\s-]?effects?|"
    r"complications?|toxicit(?:y|ies)|(?-i:(?:[ST]|TE|TR|IR|imm)?S?AEs?|ADRs?|DLTs?)|"
    r"(?:infusion|injection|hypersensitivity|allergic|anaphylactic|injection-site|infusion-related|hypersensitive)(?:[\s-]site|-related)?\s+reactions?|"
    r"(?:serious|severe)\s+events)"
)
# What is always a harm where a report speaks of harms; an outcome elsewhere.
KNOWN = (
    r"(?:nausea|vomiting|diarrh\w+|rash(?:es)?|headaches?|migraines?|dizziness|vertigo|constipation|fatigue|tiredness|asthenia|malaise|"
    r"pruritus|itching|urticaria|erythema|eczema|acne|alopecia|hair\s+loss|nasopharyngitis|pharyngitis|rhinitis|sinusitis|bronchitis|"
    r"influenza|pneumonia|sepsis|cellulitis|cystitis|\w*infections?|herpes(?:\s+zoster|\s+simplex)?|zoster|tuberculosis|\w*penia|"
    r"an(?:a)?emia|hypotension|hypertension|bradycardia|tachycardia|arrhythmias?|palpitations?|hypoglyc(?:a)?emia|"
    r"hyperglyc(?:a)?emia|hyperkal(?:a)?emia|hypokal(?:a)?emia|hyponatr(?:a)?emia|hypocalc(?:a)?emia|hypercalc(?:a)?emia|"
    r"hyperlipid(?:a)?emia|hypogammaglobulin(?:a)?emia|somnolence|drowsiness|sedation|insomnia|irritability|anxiety|dry\s+mouth|mucositis|"
    r"stomatitis|gastritis|gastroenteritis|colitis|pancreatitis|flush(?:ing|es)?|dyspepsia|heartburn|flatulence|bloating|\w*\s?pain|cramps?|cramping|"
    r"discomfort|bleeding|h(?:a)?emorrhages?|h(?:a)?ematomas?|bruising|epistaxis|neuropath(?:y|ies)|par(?:a)?esthesias?|"
    r"tremors?|discharge|fever|pyrexia|chills|shivering|cough|dyspn(?:o)?ea|wheezing|arthralgias?|myalgias?|"
    r"hypersensitivity|anaphyla\w+|allerg(?:y|ies)|reactions?|hepatotoxicity|nephrotoxicity|cardiotoxicity|ototoxicity|hepatitis|uveitis|"
    r"(?:amino)?trans(?:amin|fer)ases|elevations?|(?:angio)?(?:o)?edema|weight\s+(?:gain|loss)|anorexia|appetite|hypothyroidism|thrombo\w+|embolism|"
    r"perforations?|seromas?|abscess(?:es)?|leak(?:age)?s?|fistulas?|swelling|redness|induration|tenderness|myopathy|rhabdomyolysis|seizures?|syncope|falls|fractures?|malignanc\w+|"
    r"lymphomas?|strokes?|infarctions?|cystitis|serum[\s-]sickness|deaths?|fatalities)"
)
TELLS = Cued(rf"\b{KIND}\b", re.I)
ANY_HARM = Cued(rf"\b(?:{KIND}|{KNOWN})\b", re.I)
NAMES_ONE = re.compile(rf"(?:^|[\s/-]){KNOWN}$|^{KNOWN}(?:[\s/-]|$)", re.I)
IS_KIND = re.compile(rf"(?:{QUALIFIED}){{0,4}}{KIND}", re.I)
# Words that no name of a harm holds: of verbs, amounts, groups and judgements.
NO_NAME = re.compile(
    r"\b(?:was|were|is|are|be|been|had|has|have|did|does|not|no|none|nor|similar|comparable|common|frequent|rare|uncommon|infrequent|reported|observed|noted|recorded|"
    r"seen|significant(?:ly)?|lower(?!\s+(?:extremit|limb|leg|respir|abdom|urin|back|gastro|airway))|higher|better|worse|more|less|fewer|most|groups?|arms?|patients?|participants?|subjects?|people|women|men|children|"
    r"typical|expected|consistent|those|these|they|that|this|which|who|resolved|required|needed|stopped|than|with|in|the|of\s+the|associated|"
    r"generally|usually|assessed|collected|graded|monitored|evaluated|classified|defined|limited|tolerable|tolerated|manageable|acceptable|minimal|few|low(?!\s+(?:[\w-]+\s+){0,2}(?:counts?|levels|pressure|Ig[AGM]|platelets)\b)|well|"
    r"never|but|study|trial|treatment|therapy|safety|efficacy|based|according|using|secondary|primary|outcomes?|quality|mainly|due|related\s+to|"
    r"self-limit\w+|transient|reversible|grade|grades|intensity|severity|mild|moderate|severity|number|rates?|incidence|frequency|frequencies|proportion|"
    r"overall|total|all|other|others|both|predictable|discontinuation|withdrawals?|compared|respectively|scores?|we|our|their|its|as|if|may|might|can|could|should|would|will)\b",
    re.I,
)
# The first half of a name whose second half stands behind "and": "upper and lower respiratory infections".
HALF = re.compile(
    r"(?:upper|lower|mild|local|systemic|minor|major|serious|severe|early|late|[\w-]+(?:al|ic|iac|ous|ary|ory|ive|ble|oid|ar))$",
    re.I,
)
ONE_HARM = re.compile(rf"{KNOWN}|reflux|[\w-]*itis|[\w-]*algia|[\w-]*emia|[\w-]*osis", re.I)


VAGUE = re.compile(
    r"(?:[\w-]+\s+)?(?:symptoms|signs|events|effects|conditions|disorders|problems|reasons|issues)", re.I
)


# What a report counts beside its harms: outcomes of the study …
NO_HARM = re.compile(
    r"\b(?:no|without)\s+(?:\w+\s+)?(?:adverse|side|toxic\w*)\b|"
    r"\b(?:failure\s+rates?|success\w*|mortality|(?<!requiring )(?<!to )hospitali[sz]\w*|hba1c|"
    r"analys[ei]s|attempts?|improve\w*|"
    r"respon(?:se|ded|ders?)|remission|relapsed?|relapses|recurred|recurrences?|cured?|survival|survived|negative|positive|"
    r"scores?|levels?|concentrations?|pain\s+relief|treatments)\b",
    re.I,
)
# … and what is nothing to extract.
NOTHING = re.compile(
    r"\bevaluable\b|\btitles?\b|(?:non-?)?compliance\b|\bmedical\s+condition\b|\bdrugs\b|\bable\s+to\b|"
    r"\bsavings\b|\barm\s+resulted|"
    r"\bfurther\s+action\b|--|^(?:most|some|all|none)\s+of\s+(?:these|them)\b|"
    r"^(?:mild|moderate|severe)(?:\s+and\s.*)?$|^(?:events?|cases?|episodes?|reactions?|patients|occurring|occurred|affecting|developing)$",
    re.I,
)
OFTEN = re.compile(
    r"^(?:(?:[Oo]nly|[Aa](?:part|side)\s+from|[Ee]xcept(?:\s+for)?|(?:in\s+)?particular|(?:the\s+)?(?:overall\s+|total\s+)?(?:frequency|frequencies|incidences?|occurrences?|rates?|number)\s+of|[Oo]ne\s+or\s+more|few|some|many|most\s+often|often|mainly|"
    r"associated\s+with(?=\s+(?:at\s+least|an?\b|some)))\s+)+(?=[A-Za-z])"
)

# "Diarrhoea, the most common adverse event".
AS_COMMONEST = re.compile(
    rf",\s+(?:the|which\s+was\s+the)\s+(?:most|second\s+most|main|commonest|leading)\b[\w\s-]{{0,40}}\b{KIND}$", re.I
)


# "Rash was the reason (for withdrawal)".
REASON = re.compile(r"\s+(?:was|were)\s+the\s+(?:\w+\s+)?(?:reason|cause)s?$", re.I)


def harm_called(words: str) -> str:
    """The name of a harm without the words of how often it was."""
    return REASON.sub("", AS_COMMONEST.sub("", OFTEN.sub("", words)))


def harm_cell(words: str) -> tuple[str, str] | None:
    """What of a row the words for a counted harm are, and their name: an event, an outcome after all, or nothing."""
    called = harm_called(words)
    return None if NOTHING.search(called) else ("event" if may_be_harm(called) else "outcome", called)


OF_TREATMENT = re.compile(
    r"(?<!major )\badverse\s+(?:\w+\s+)?(?:events?|effects?|reactions?|experiences?)|"
    r"\bside[\s-]?effects|\btoxicit|\b(?:TE)?S?AEs?\b",
    re.I,
)
# "Grade 3 nausea": so only what a treatment did is called.
GRADED = re.compile(rf"grades?\s+\S+\s+(?:[\w-]+\s+)*?{KNOWN}\b", re.I)


def is_of_treatment(words: str) -> bool:
    """Whether words name what a treatment did to people, whatever a report is about: no complication or end point."""
    return GRADED.match(words) is not None or (is_kind(words) and OF_TREATMENT.search(words) is not None)


def may_be_harm(words: str) -> bool:
    """Whether what sentences on harms count can be one of them by its name."""
    found = NO_HARM.search(words)
    if found is None:
        return True
    return not found.group().casefold().startswith(("no ", "without ")) and TELLS.search(words) is not None


# "Gastrointestinal events" tell where; "clinical symptoms" tell nothing.
OF_ORGAN = re.compile(
    r"(?!(?:clinical|typical|general|special|initial|additional|local|individual|potential|medical|physical|specific|chronic)\b)[\w-]+(?:al|iac|ic|ary|eous|ogical)\s",
    re.I,
)


def is_name(words: str) -> bool:
    """Whether words can be the name of a harm in a list of such."""
    if VAGUE.fullmatch(words) and OF_ORGAN.match(words) is None:
        return False
    if not 3 <= len(words) <= 60 or words.count(" ") > 6 or not words[0].isalpha() or NO_NAME.search(words):
        return False
    return " " in words or HALF.match(words) is None or ONE_HARM.fullmatch(words) is not None


def is_known(words: str) -> bool:
    """Whether words name what is a harm for sure, where harms are spoken of."""
    return is_name(words) and NAMES_ONE.search(words) is not None


def is_kind(words: str) -> bool:
    """Whether words name a kind of harms: "serious adverse events"."""
    return IS_KIND.fullmatch(words) is not None
