"""What a value tells: whether it is a result at all, and the role that it has."""

from __future__ import annotations

from attest.expressions import quick as re
from attest.extract.arms import Arms
from attest.extract.estimates import HINT, MEASURE
from attest.extract.grammar.atom import MEASURED as MEASURED_KINDS
from attest.extract.grammar.atom import Atom
from attest.extract.grammar.averaged import BESIDE_AVERAGE, averaged_by, no_average
from attest.extract.grammar.changers import changed_in_percent
from attest.extract.grammar.forms import DURATION
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import only_treatments
from attest.extract.grammar.how_often import is_rate, rate_parts
from attest.extract.grammar.interval_roles import CHANGE, SHARE_WORDS, interval_roles
from attest.extract.grammar.labels import CHANGED_BY, tells_change
from attest.extract.grammar.measured_values import counts_people, is_measured
from attest.extract.grammar.named import Named
from attest.extract.grammar.naming_words import BEHIND_VERB
from attest.extract.grammar.series import FROM, Series
from attest.extract.grammar.significance import PEOPLE_FACT
from attest.extract.grammar.survival_times import is_survival_time
from attest.extract.outcome_names import LEVEL_IN_PERCENT
from attest.extract.subjects import is_drug, is_treatment

PER_PEOPLE = re.compile(
    r"\s*(?:(?:cases|events|deaths)\s+)?per\s+(?:\d|hundred|thousand|million)", re.I
)  # a rate of events
# "(7 men, age 27 ± 2 years, body mass index …)": who the people were.
OF_PEOPLE = re.compile(
    r"[(\[](?:[^()\[\]]*[,;:]\s*|\s*)(?:mean\s+)?(?:aged?|\d+\s+(?:wo)?men|\d+\s+(?:fe)?males?)\b[^()\[\]]*$", re.I
)
DIFFERENCE = re.compile(r"\b(?:treatment|absolute|risk|between-group|mean)?\s*differences?$", re.I)
WHEN = re.compile(
    r"\b(?:after|at|for|within|over|during|until|every|last|first|next|by|following|each|"
    r"(?<!mean )(?<!median )(?<!average )of)\s+(?:the\s+)?$|"
    r"\b(?:after|at|within|for|over|during)\s+(?:an?\s+)?(?:mean|median|average)\s+(?:(?:time|duration|period|interval|follow-?up)\s+)?of\s+$",
    re.I,
)
TIMES_OF = re.compile(r"\b(?:times?|durations?|interval|onset|latenc\w+|stay|length|survival|delay|age)\b", re.I)
AT = re.compile(r"\b(?:at|after)\s+(?:the\s+)?$", re.I)
GRADED = re.compile(
    r"^(?:(?:common\s+terminology|WHO|NCI)\s+)?grades?\s+(?:[\d–-]+|[IV]+)(?:\s+(?:or|and|to)\s+\S+)?$", re.I
)
MEASURED = re.compile(
    r"\b(?:effect\s+sizes?|(?:odds|risk|hazards?|rate|likelihood|incidence|prevalence)\s+ratios?|^ratios?|coefficients?|differences?|correlations?|AUC|sensitivity|specificity)\b",
    re.I,
)
# Of shares of people: "survival was 61% (SE 4%)".
OF_RATE = re.compile(r"\b(?:probability|survival|rates?|incidence|prevalence|recurrence|mortality)$", re.I)
NOT_EVENTS = re.compile(
    r"^(?:female|male|women|men|girls|boys|white|aged?|enrolled|included|randomi[sz]ed|randomly|"
    r"assigned|allocated|publicly|eligible|recruited|screened|analy[sz]ed|used\s+at)\b",
    re.I,
)
TREATED = re.compile(r"\b(?:\d+\s?mg|mg/day|tablets?)\b|^(?:alone|either|each|both)\b", re.I)
# "Nerve block", "zinc supplementation": what was done to people, and nothing that was measured.
GIVEN_TO = re.compile(
    r"(?:(?!of\b)[\w-]+\s+){1,3}(?:block(?:ade)?|administration|supplementation|infusion|injection)s?", re.I
)
INVITED = re.compile(r"\b(?:invited|approached|contacted|surveyed|mailed|questionnaires?|survey)\b", re.I)
REDUCED = re.compile(r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:reduced|decreased|increased|lowered)\b[^.;:]*$", re.I)
USED = re.compile(r"\b(?:was|were)\s+(?:used|given|administered|treated|dosed|prescribed)\b[^.;]*$", re.I)
OF_TIME = re.compile(r"\s*%?\s*of\s+(?:the\s+|all\s+|that\s+)?time\b", re.I)
# What a share of people is like, without what is so in them: "positive", "became negative".
STATE_ALONE = re.compile(
    r"(?:(?:was|were|became|remained|stayed|had\s+been)\s+)?(?:\w+ly\s+)?(?:positive|negative|stable|unchanged|normal|abnormal|adequate|inadequate|"
    r"present|absent|high|low|elevated|raised|reduced|impaired|better|worse|similar|available|evident)",
    re.I,
)
GIVEN = re.compile(r"^(?:every|treatment|therapy)\b", re.I)
RESPONSE_RATE = re.compile(r"\bresponse\s+rate\b", re.I)
OF_DOSES = re.compile(r"^(?!time\s+to\b).*\bdos(?:e|es|age)\b", re.I)
# Doses that are an outcome: what people still needed.
STEROIDS = re.compile(
    r"\b(?:prednis\w+|(?:gluco)?cortico(?:steroids?|ids?)|steroids?|opioids?|morphine|analgesics?)\b", re.I
)
OF_AGE = re.compile(r"\b(?:ages?|aged|power)\b", re.I)


# "(95% CI for the difference, 1 to 4)": the ends of an interval.
OF_INTERVAL = re.compile(
    r"\b(?:CIs?|(?:confidence|credible)\s+intervals?)\b(?:\s*[(\[]CIs?[)\]])?\s+(?:for|of|in)\s+[^.;()\d]{3,40}$", re.I
)
THE_FIGURE = re.compile(r"\b(?:the|that|this)\s+figure$|\b(?:same|similar|lesser|greater)\s+(?:extent|degree)$", re.I)
# "Tres de los pacientes del grupo A (6%)": whom a share is of, and nothing that they had.
PEOPLE_ABROAD = re.compile(
    r"(?:^|\s)(?:de\s+l[ao]s|dos|das|des|der|dei|delle)\s+(?:pacientes|casos|mujeres|hombres|niñ[ao]s|mulheres|homens|crianças|patient(?:e?s|en|innen|i)|"
    r"sujet(?:os|s)|participantes)\s+(?:del?|d[ao]|du|in|im)\s",
    re.I,
)


def tells_result(text: str, named: Named, one: Series, arms: Arms) -> bool:
    words = named.outcome.words
    if one.atoms[0].kind == "share" and DIFFERENCE.search(words):
        return False
    if one.atoms[0].kind in ("share", "count") and (
        STATE_ALONE.fullmatch(words) or OF_TIME.match(text, one.atoms[-1].end)
    ):
        return False
    if THE_FIGURE.search(words) or DURATION.fullmatch(words) or PEOPLE_ABROAD.search(words):
        return False
    if "=" in words or (one.atoms[0].kind in ("value", "spread") and PER_PEOPLE.match(text, one.atoms[0].end)):
        return False
    if one.atoms[0].kind in ("value", "share") and OF_INTERVAL.search(
        text, max(0, one.atoms[0].start - 60), one.atoms[0].start
    ):
        return False
    if (
        one.link == "alone"
        and one.atoms[0].kind in ("value", "spread")
        and FROM.search(text[: one.atoms[0].start][-30:])
    ):
        return False  # where it went, no other value tells
    if OF_PEOPLE.search(text[max(0, one.atoms[0].start - 70) : one.atoms[0].start]):
        return False
    if one.atoms[0].kind in ("median", "value") and USED.search(text[: one.atoms[0].start]):
        return False
    if (
        is_drug(words)
        or (one.atoms[0].kind not in ("share", "count") and is_treatment(words))
        or TREATED.search(words)
        or (one.atoms[0].kind in MEASURED_KINDS and GIVEN_TO.fullmatch(words))
        or only_treatments(words, arms)
    ):
        return False
    if (
        one.link == "alone"
        and one.atoms[0].kind == "share"
        and not SHARE_WORDS.search(words)
        and REDUCED.search(text[: one.atoms[0].start])
    ):
        return False  # by how much something fell, and no share of people
    if one.link == "alone" and no_average(text, one.atoms[0]):
        return False
    if RESPONSE_RATE.search(words) and INVITED.search(text):
        return False
    if GRADED.match(words) or PEOPLE_FACT.search(words) or NOT_EVENTS.match(words):
        return False
    given = OF_DOSES.search(words) is not None and not (STEROIDS.search(words) and one.link == "versus")
    if given and (one.link != "to" or not FROM.search(text[: one.atoms[0].start][-30:])):
        return False
    if one.atoms[0].kind in ("median", "value") and GIVEN.search(words):
        return False
    return not OF_AGE.search(words)


OF_MEDIAN = re.compile(r"\bmedian\s+(?:[\w-]+\s+){0,2}(?:decrease|increase|reduction|decline|fall|rise|change)\b", re.I)
# A course "of predicted" goes on with others whose values are of predicted, too.
OF_PREDICTED = re.compile(r"\bfrom\s+[^;()]{1,40}?\sto\s+\d[^;()]{0,12}%\s*(?:of\s+)?(?:the\s+)?predicted\b")


def roles_of(frame: Frame, atom: Atom, named: Named, one: Series, distinct: bool) -> dict[str, str] | None:
    """The parts of an atom under the roles they have here; None where nothing says what the value is."""
    parts = {role: value[0] for role, value in atom.parts.items()}
    start = frame.clause(frame.anchor(atom.start))[0]
    lead = frame.text[start : atom.start]
    if atom.kind == "interval":
        return interval_roles(frame, atom, named, lead, parts, distinct and len(one.atoms) > 1)
    if atom.kind == "spread" and atom.unit == "%" and OF_RATE.search(named.outcome.words) and "se" in parts:
        return {"percent" if role == "mean" else role: value for role, value in parts.items()}
    if atom.kind == "spread" and "mean" in parts and averaged_by(lead) == "median":
        return {"median" if role == "mean" else role: value for role, value in parts.items()}
    if atom.kind == "median" and "q1" not in parts and (averaged := averaged_by(lead)) != "median":
        center = parts.pop("median")
        return {"mean": center, **parts} if averaged else parts
    predicted = one.link == "to" and "redicted" in frame.text and OF_PREDICTED.search(frame.text) is not None
    if atom.kind == "share" and (predicted or LEVEL_IN_PERCENT.search(named.outcome.words)):
        told = one.link in ("to", "versus") or averaged_by(lead) or (distinct and not CHANGE.search(lead))
        return {"median" if averaged_by(lead) == "median" else "mean": parts["percent"]} if told else None
    if atom.kind == "share" and changed_in_percent(frame.text[start : one.atoms[0].start]):
        average = "median" if averaged_by(lead) == "median" or OF_MEDIAN.search(lead) else "mean"
        return {average: parts["percent"], "unit": "%"} if distinct else None
    if atom.kind != "value":
        return parts
    if is_rate(one, lead):
        if frame.outer[atom.start] >= 0 and RATIO_BEHIND.match(frame.text, one.atoms[-1].end):
            return None  # the ratio beside them is what is estimated
        return rate_parts(atom, named.outcome.words)
    own = frame.text[named.outcome.end : atom.start].strip() == "of" and is_survival_time(
        named.outcome.words, atom.unit
    )
    if MEASURED.search(named.outcome.words) or (DURATION.fullmatch(atom.unit) and WHEN.search(lead) and not own):
        return None
    last = one.atoms[-1]
    first = one.atoms[0].start
    if DURATION.fullmatch(last.unit) and AT.search(frame.text[max(0, first - 20) : first]):
        return None  # "at 2 and 3 years": the unit stands behind the last
    if (
        DURATION.fullmatch(atom.unit or last.unit)
        and not TIMES_OF.search(named.outcome.words)
        and re.match(r"\s+(?:after|before|following|post|from)\b", frame.text[last.end :])
    ):
        return None  # "from 25 to 60 min after the injection"
    said = MEASURE.search(lead) if HINT.search(lead) else None
    if (
        said
        and one.link == "alone"
        and not atom.unit
        and atom.label_at is None
        and frame.outer[atom.start] < 0
        and BEHIND_VERB.search(lead)
        and MEASURE.name_of(said) not in ("MD", "RD")
    ):
        return {"estimate": parts["mean"], "measure": MEASURE.name_of(said)}
    segment = frame.segment(atom.start) if frame.outer[atom.start] >= 0 else None
    if segment is not None and HINT.search(frame.text, segment[0], atom.start):
        inside = MEASURE.search(frame.text, segment[0], atom.start)
        if inside is not None and MEASURE.name_of(inside) not in ("MD", "RD"):
            return None  # an estimate that its own rules have not read
    with_p = segment is not None and bool(re.match(r"[^()\[\]]{0,30}\b[pP]\s?[<=>]", frame.text[atom.end :]))
    alone = segment is not None and bool(
        re.fullmatch(r"\s*(?:[\w\s-]{1,20}[=:]\s*)?", frame.text[segment[0] : atom.start])
    )
    if re.search(r"[<>≤≥]\s?$", lead) or re.search(
        r"\b(?:at\s+least|n\s?=|week|day|month|phase|grade|type|stage|t\s?=|F\s?=)\s*$", lead, re.I
    ):
        return None
    if atom.unit in ("%", "percent", "per cent") and re.search(r"\bby\s+(?:about\s+)?$", lead):
        return None
    bracket = frame.outer[atom.start]
    interval = one.link == "to" and bracket >= 0 and not FROM.search(frame.text[bracket:first])
    if interval and BEHIND_NUMBER.search(frame.text, max(0, bracket - 20), bracket):
        return None  # the interval of the value before the bracket
    if (
        segment
        and (one.link == "alone" or (one.link == "listed" and not (distinct and _joined_by_and(frame, one))))
        and not tells_change(frame, atom)
        and MORE_BEFORE.search(frame.bare[: segment[0]])
    ):
        return None  # "a higher score (3 points, p = 0.04)" tells by how much
    if one.link == "to" and DURATION.fullmatch(last.unit) and not TIMES_OF.search(named.outcome.words):
        return None  # "improved from 6 to 12 months"
    beside = one.link == "alone" and BESIDE_AVERAGE.search(lead[-110:]) is not None
    if segment and one.link == "alone" and DAILY.fullmatch(atom.unit) and not EXCRETED.search(named.outcome.words):
        return None  # "in the high-dose group (1800 mg/day)": what they got
    if NOT_REACHED.search(lead) or (GIVEN_DOSE.search(lead) and BY_WEIGHT.match(atom.unit)):
        return None
    if governed := averaged_by(lead):
        distinct = distinct or beside
        direct = re.search(r"\bmedian\s+$", frame.text[: named.outcome.start], re.I)
        if governed == "median":
            return {"median": parts["mean"]} if distinct or direct else None
        return {"mean": parts["mean"]} if distinct or (with_p and alone and atom.unit) else None
    if is_survival_time(named.outcome.words, atom.unit or last.unit):
        return {"median": parts["mean"]} if distinct or one.link == "alone" else None
    if TO_EVENT.search(named.outcome.words):
        return None  # a median or a mean: nothing says which
    if distinct and one.link in ("versus", "listed") and counts_people(one, named, lead):
        return {"events": parts["mean"]}
    changed = one.link == "alone" and segment is None and _is_change(atom, named, lead)
    if (with_p and alone and atom.unit) or changed or (distinct and is_measured(one, named, lead)):
        return {"mean": parts["mean"]}
    return None


def _joined_by_and(frame: Frame, one: Series) -> bool:
    return " and " in frame.text[one.atoms[-2].end : one.atoms[-1].start]


def _is_change(atom: Atom, named: Named, lead: str) -> bool:
    """Whether a value with its unit says by how much something that is measured changed."""
    if not atom.unit or atom.unit in ("%", "percent", "per cent") or CHANGED_BY.search(lead[-110:]) is None:
        return False
    return not DURATION.fullmatch(atom.unit) or TIMES_OF.search(named.outcome.words) is not None


# "Randomised to receive 2.0 g/kg of A": what they got.
GIVEN_DOSE = re.compile(
    r"\b(?:receiv\w+|given|giving|gave|administered|infused|injected|took|taking|(?:assigned|allocated|randomi[sz]ed)\s+to)\s+"
    r"(?:(?:either|intravenous|oral)\s+)*$",
    re.I,
)
DAILY = re.compile(r"(?:m?c?g|[µμ]g|U|IU)/(?:day|d|kg(?:/day)?)")
EXCRETED = re.compile(
    r"\b(?:dos\w+|intake|excretion|protein\w*|album\w*|secretion|loss|consumption|use|requirements?|output)\b", re.I
)
BY_WEIGHT = re.compile(r"(?:m?c?g|[µμ]g|U|IU)(?:/(?:kg|m2|m²|day|d)|$)")
# "Was not reached vs 34.7 months": the value of the other group, which nothing names.
NOT_REACHED = re.compile(
    r"\bnot\s+(?:yet\s+)?(?:been\s+)?reached\s+(?:vs\.?|versus|compared\s+(?:with|to)|and)\s+$", re.I
)
TO_EVENT = re.compile(r"^(?:the\s+)?(?:time\s+(?:to|until)|(?:[\w-]+\s+){0,2}survival(?:\s+times?)?$)", re.I)
MORE_BEFORE = re.compile(
    r"\b(?:higher|lower|greater|better|worse|longer|shorter|larger|smaller)\s+[^.;,()]{2,60}\s*$", re.I
)
BEHIND_NUMBER = re.compile(r"\d\s*(?:%|[A-Za-zµμ/]{1,8})?\s*$")
RATIO_BEHIND = re.compile(
    r"[^()\[\]]{0,40}?[;,]\s*(?:adjusted\s+|crude\s+)?(?:[ai]?(?:HR|OR|RR|IRR)s?|(?:hazards?|odds|rate|risk)\s+ratios?)\b",
    re.I,
)
