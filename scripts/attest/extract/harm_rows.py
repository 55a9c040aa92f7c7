"""What people had that is a harm of what they were given, though the words of its sentence only count it.

"Serious infections occurred in 28 patients" is an adverse event where the report looks at the safety of a treatment,
and a result where infections are what it is about. That takes the title, the aims and the sentences around, so it is
decided when every sentence is read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.context import Context
from attest.extract.finding import Found, Row
from attest.extract.grammar.harms import is_harm
from attest.extract.harm_words import ANY_HARM, KIND, NAMES_ONE, is_known, is_name
from attest.extract.reading import FIGURES, Reading
from attest.extract.statistics import PEOPLE
from attest.extract.treatments import drug_pattern

COUNTED = ("result.events", "result.percent", "result.total")
HARMED = ("adverse_event.events", "adverse_event.percent")
ANALYSED = ("result.estimate", "result.ci_low", "result.mean", "result.median")
# The report looks at harms of what was given.
SAFETY = Cued(
    rf"\b(?:safe|safely|safety|tolerab\w+|tolerated|tolerance|harms?|{KIND})\b(?!\s+(?:net|belts?|behaviou?rs?|culture))",
    re.I,
)
MEASURES = re.compile(
    r"\b(?:primary|main|principal|secondary)\s+(?:\w+\s+)?(?:outcomes?|end\s?-?points?|measures?)\b", re.I
)
AIM = re.compile(
    r"\b(?:aim\w*|objectives?|purpose|to\s+(?:evaluate|assess|compare|determine|investigate|analy[sz]e|examine|report|describe|identify|test|study)|"
    r"(?:we|study|trial|analysis|report)\s+(?:\w+\s+)?(?:evaluat|assess|compar|determin|investigat|analy[sz]|examin|report|describ|test|stud)\w+|"
    r"(?:was|were)\s+(?:evaluated|assessed|compared|investigated|examined|studied)|whether|sought)\b",
    re.I,
)
THERAPY = Cued(
    r"\b(?:therap(?:y|ies)|treatment|treated|transplantation|supplementation|vaccin\w+|infusions?|efficacy|prophylaxis)\b",
    re.I,
)
GIVEN = Cued(
    r"\b(?:randomi[sz]\w+|randomly|placebo|treated\s+with|received|receiving|administered|\d\s?mg|given)\b", re.I
)
# A report on a disease and on what belongs to it.
DESCRIBED = Cued(
    r"\b(?:characteristics|features|manifestations|risk\s+factors|predictors?|prevalence|incidence|epidemiology|prognos\w+|causes\s+of|burden|natural\s+history)\b",
    re.I,
)
POISONED = re.compile(r"\b(?:poison\w*|overdos\w*|ingesti\w+|ingested|intoxicat\w*)\b", re.I)
# What a treatment can always bring with it, whatever else it is for.
SERIOUS = re.compile(
    r"\b(?:infections?|reactivations?|sepsis|septic|pneumonias?|meningitis|encephalitis|zoster|tuberculosis|malignanc(?:y|ies)|neoplas\w+|neoplasms?|cancers?|lymphomas?|\w+penias?|"
    r"an(?:a)?phyla\w+|hypersensitivity|infusion(?:-related)?\s+reactions?|injection[\s-]site\s+\w+|thrombosis|thromboembol\w+|"
    r"serum[\s-]sickness(?:-like\s+\w+)?|human\s+anti-?\s?(?:chimeric|mouse|murine)\s+antibod(?:y|ies)|HACAs?|HAMAs?|perforations?|hepatitis|pancreatitis|nausea|vomiting|diarrh\w+|weight\s+gain|hypercalc(?:a)?emia|hypercalciuria|kidney\s+stones|"
    r"hypoglyc(?:a)?emi(?:a|c\s+\w+)|\w*toxicit(?:y|ies)|infectious\s+\w+|low\s+(?:[\w-]+\s+){0,2}counts?|hypogammaglobulin(?:a)?emia|hyperkal(?:a)?emia|hypokal(?:a)?emia|hair\s+loss|alopecia|dermatitis|h(?:a)?ematuria|"
    r"(?:elevations?|increases?|rises?)\s+(?:of|in)\s+(?:[\w-]+\s+){0,2}(?:transaminases|enzymes|aminotransferases|ALT|AST)|(?:transaminases|(?:liver|hepatic)\s+enzymes|aminotransferases)\s+(?:\w+\s+){0,3}(?:above|upper|elevat\w+|increased|rose|[>≥]\s?\d)|low\s+(?:serum\s+)?(?:immunoglobulins?|Ig[AGM])|"
    r"h(?:a)?emorrhagic\s+cystitis|(?:raised|elevated|abnormal|increased)\s+(?:(?:liver|serum|hepatic)\s+)?(?:transaminases|enzymes|aminotransferases))\b",
    re.I,
)
DIED = re.compile(r"\b(?:died|deaths?|fatalities|fatal)\b", re.I)
OF_TREATMENT = re.compile(
    r"\b(?:treatment|drug|transplant(?:ation)?|therapy|procedure|infusion|injection)-related\s+\w+|\btoxic\s+deaths?\b",
    re.I,
)
# The same told in other words: a trial of blood pressure is about hypertension.
SAME = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:died|deaths?|mortality|surviv\w+|fatal\w*)\b",
        r"\w*infect\w*|\bseptic|sepsis|pneumonia|zoster|tubercul\w*|antibiotic|antimicrobial|bacter\w*|vaccin\w*|viral|virus",
        r"\bbleed\w*|\bh(?:a)?emorrhag\w*|h(?:a)?ematoma|coagula\w*",
        r"malignan\w*|cancers?\b|neoplas\w*|tumou?rs?\b|lymphoma\w*|carcinoma\w*|oncolog\w*",
        r"thromb\w*|embol\w*|cardiovascular|\bvascular\s+events|infarct\w*|strokes?\b|\bcoronary",
        r"migraine\w*|headache\w*",
        r"blood\s+pressure|hypertensi\w*|hypotensi\w*",
        r"nausea|vomit\w*|emesis|emetic\w*|PONV|gastroparesis|dyspepsia|gastrointestinal",
        r"diarrh\w*|constipation|bowel|colitis|crohn|gastroenteritis",
        r"\bpain\w*|analges\w*|cramps?|discomfort|an(?:a)?esthe\w*",
        r"hypoglyc\w*|insulin",
        r"an(?:a)?emi\w*|h(?:a)?emoglobin",
        r"fractur\w*|\bfalls?\b|osteopor\w*",
        r"\w+penia|leuk\w+|h(?:a)?ematolog\w+|platelets?|neutro\w+",
        r"rash\w*|prurit\w*|itch\w*|eczema|dermatit\w*|urticaria|skin\s+lesions?|psoria\w*",
        r"weight\b|obes\w*|\bBMI\b",
        r"hepatitis|liver|hepat\w*|transaminases?",
        r"calc(?:a)?emi\w*|calciuria|kidney\s+stones?|nephrolith\w*",
        r"flush\w*|menopaus\w*|vasomotor",
        r"fatigue|tiredness|asthenia",
        r"\w*gammaglobulin\w*|immunoglobulin\w*|\bIg[AGM]\b",
        r"insomnia|sleep\w*|somnolence|drows\w*|sedat\w*",
        r"depress\w*|anxi\w*",
        r"pancreatitis|ERCP",
        r"cough|dyspn\w*|asthma|wheez\w*",
        r"o?edema|swelling|h(?:a)?emodynamic\w*",
    )
)
# What was there before, or what somebody else has found.
BEFORE = re.compile(
    r"\b(?:at\s+(?:baseline|presentation|diagnosis|onset|entry|admission|enrol\w+|inclusion)|on\s+admission|present(?:ed|ing|ation)\b|history\s+of|prior\s|"
    r"previous(?:ly)?|clinical\s+(?:manifest|feature|presentation|symptom)\w*|manifest\w*|pre-?treatment|before\s+(?:the\s+)?(?:treatment|therapy)|underlying\s+(?:cause|disease)s?\s+(?:was|were)|"
    r"(?:was|were)\s+(?:included|enrolled|recruited|hospitali[sz]ed\s+for|admitted)|causes?\s+of\s+death|risk\s+factors?|predict\w*|prevalence|comorbid\w*|indications?)\b",
    re.I,
)
WENT_WELL = re.compile(
    r"\b(?:improve\w*|respon[sd]\w*|remissions?|resolution|regression)\b[^.;:()]{0,60}?\b(?:in|of|among)\s+(?:\w+\s+){0,3}?(?:patients|those|cases|manifestations|"
    r"symptoms|signs|features|abnormalities)\b(?:[^.;]|[.]\d)*$",
    re.I,
)
# What went well, or was done, or is a score: no harm by whatever name.
NOT_HARMED = re.compile(
    r"\b(?:remission|respon\w+|improv\w+|relie\w+|heal\w+|cur(?:e|ed)|success\w*|survi\w+|relapse\w*|recur\w*|control\w*|resol\w+|recover\w*|free|without|no|not|"
    r"scores?|duration|prophyla\w+|clear\w*|negativ\w*|positiv\w*|levels?|reduc\w+|decreas\w*|prevent\w+|treat\w*|receiv\w+|(?<!\w\s)(?:requir|need)\w*|used?|screen\w*|"
    r"diagnos\w+|stable|unchanged|intensity|severity|history|cases?\s+receiving|response|pre-?existing|suspected|interstitial)\b",
    re.I,
)


# "Low IgG levels": a harm, though levels as such are none.
OF_LOW = re.compile(r"\blow\s+(?:serum\s+)?(?:(?:immunoglobulin\s+|Ig)[AGM]|immunoglobulin)(?:\s+levels?)?", re.I)
# "Leukopenia in 19 of 117 people given oral zinc": the sentence says of what it is a harm.
GIVEN_HERE = Cued(
    rf"\b{PEOPLE}\s+(?:(?:who\s+were\s+)?(?:given|treated\s+with)|who\s+(?:received|took)|receiving|taking)\s", re.I
)


class HarmRows:
    """What of the counted things of a report are harms."""

    def __init__(self, reading: Reading, contexts: Sequence[Context], compares: bool) -> None:
        titles = [one.text for one in reading.sentences if one.kind == "title" or one.section == "title"]
        titles += [one.text for one in reading.sentences[:1]]
        before = [
            one.text
            for one in reading.sentences
            if one.part == "abstract" and one.section not in ("results", "conclusions")
        ]
        plans = [text for text in before if AIM.search(text) and not FIGURES.search(text)]
        measures = [text for text in before if MEASURES.search(text)]
        aims = [text for text in plans if SAFETY.search(text) is None]
        self._about = "\n".join([*titles, *aims, *measures])
        self._studied = tuple(one for one in SAME if one.search(self._about))
        self._safety = any(SAFETY.search(text) for text in (*titles, *plans, *measures))
        of_drug = any(drug_pattern().search(text) or THERAPY.search(text) for text in titles)
        self._treats = of_drug or (compares and any(GIVEN.search(text) for text in before))
        self._described = any(DESCRIBED.search(text) for text in titles) and not self._safety
        self._poisoned = POISONED.search(self._about) is not None
        self._starts = [context.sentence.start for context in contexts]
        self._texts = [context.text for context in contexts]
        self._near = list(_near_harms(self._texts))

    def told(self, found: Sequence[Found]) -> list[Found]:
        """The findings, with the counts of harms as adverse events."""
        found = [one for one in found if not one.role.startswith("adverse_event.") or not _of_a_pair(one)]
        found = [
            _as_result(one) if one.role.startswith("adverse_event.") and self._went_well(one) else one for one in found
        ]
        rows: dict[Row, list[Found]] = defaultdict(list)
        for one in found:
            if one.row is not None and one.role in COUNTED and "outcome" in dict(one.row):
                rows[one.row].append(one)
        if not rows or self._poisoned or self._described:
            return list(found)
        analysed = {
            dict(one.row)["outcome"].casefold()
            for one in found
            if one.row is not None and one.role in ANALYSED and "outcome" in dict(one.row)
        }
        estimated = {one.row for one in found if one.role == "result.ci_low"}
        taken = {(one.role.split(".")[1], one.row) for one in found if one.role.startswith("adverse_event.")}
        harms: dict[Row, Row] = {}
        self._near_these(rows.values(), [one for one in found if one.role in HARMED])
        for row, cells in rows.items():
            name = dict(row)["outcome"]
            if _of_a_pair(cells[0]):
                continue
            if row in estimated or (DIED.search(name) and name.casefold() in analysed):
                continue  # an end point of its own
            if not any(self._is_harm(name, one) for one in cells):
                continue
            new = _as_event(row)
            roles = {(one.role.split(".")[1], new) for one in cells}
            if new in harms.values() or roles & taken:
                continue
            harms[row] = new
        return list(_renamed(found, harms)) if harms else list(found)

    def _went_well(self, one: Found) -> bool:
        """Whether people got better of what is a harm elsewhere: "improvement in people with anaemia (4/5)"."""
        at = self._at(one)
        text = self._texts[at] if at >= 0 else ""
        told = WENT_WELL.search(text, 0, one.start - self._starts[at]) if text else None
        return told is not None and SAFETY.search(text) is None

    def brought(self, name: str) -> bool:
        """Whether words name what a treatment of this report can bring with it, and not what the report is about."""
        if not self._treats or self._poisoned or self._described or NOT_HARMED.search(name):
            return False
        return (SERIOUS.search(name) is not None or is_harm(name)) and not self.is_studied(name)

    def _near_these(self, rows: Iterable[list[Found]], read: Iterable[Found]) -> None:
        """What a sentence counts beside a harm is one more of them: "neutropenia in two and sepsis in one"."""
        for one in read:
            if is_known(dict(one.row or ()).get("event", "")):
                self._near[self._at(one)] = True
        for one in (cell for cells in rows for cell in cells):
            if self._is_harm(dict(one.row or ())["outcome"], one):
                self._near[self._at(one)] = True

    def _at(self, one: Found) -> int:
        return bisect_right(self._starts, one.start) - 1

    def _is_harm(self, name: str, one: Found) -> bool:
        at = self._at(one)
        name = OF_LOW.sub("low immunoglobulins", name)
        if at < 0 or NOT_HARMED.search(name) or BEFORE.search(self._texts[at]) or self._went_well(one):
            return False
        died = DIED.search(name) is not None
        known = died or SERIOUS.search(name) is not None or (is_name(name) and NAMES_ONE.search(name) is not None)
        if OF_TREATMENT.search(name):
            return True
        if not known or self.is_studied(name):
            return False
        of_nobody = died and "arm" not in dict(one.row or ())
        if self._near[at] or (of_nobody and any(self._near[max(0, at - 1) : at + 2])):
            return True
        if self._safety and (died or SERIOUS.search(name) or is_harm(name)):
            return True
        treats = self._treats or GIVEN_HERE.search(self._texts[at]) is not None
        return treats and not died and (SERIOUS.search(name) is not None or is_harm(name))

    def near(self, context: Context) -> bool:
        """Whether a sentence, or those right before it, speak of harms."""
        return self._near[bisect_right(self._starts, context.sentence.start) - 1]

    def counts_deaths(self, context: Context) -> bool:
        """Whether deaths that a sentence tells of are harms: the report, or what stands around them, looks at harms."""
        at = bisect_right(self._starts, context.sentence.start) - 1
        return not self.is_studied("deaths") and (self._safety or any(self._near[max(0, at - 1) : at + 2]))

    def may_be(self, name: str) -> bool:
        """Whether words name a harm for sure that the report is not about, where it speaks of harms."""
        return is_known(name) and NOT_HARMED.search(name) is None and not self.is_studied(name)

    def is_studied(self, name: str) -> bool:
        """Whether the title, an aim or a primary outcome names it, in the same words or in others."""
        if any(one.search(name) for one in self._studied):
            return True
        about = self._about.casefold()
        return any(word[:6] in about for word in re.findall(r"[a-z]{5,}", name.casefold()) if ANY_HARM.search(word))


def _as_result(one: Found) -> Found:
    role = one.role.split(".")[1]
    row = tuple(("outcome" if key == "event" else key, value) for key, value in one.row or ())
    return one._replace(role=f"result.{'outcome' if role == 'name' else role}", row=row)


def _of_a_pair(one: Found) -> bool:
    """Whether a row is of two groups compared, which no people are in."""
    return one.row is not None and any(key == "arm" and " vs " in value for key, value in one.row)


def _near_harms(texts: Iterable[str]) -> Iterator[bool]:
    """Of each sentence, whether it or those right before it speak of harms."""
    near = False
    for text in texts:
        near = SAFETY.search(text) is not None or (near and (ANY_HARM.search(text) or DIED.search(text)) is not None)
        yield near


def _as_event(row: Row) -> Row:
    cells = dict(row)
    return tuple(("event" if key == "outcome" else key, cells[key]) for key in ("outcome", "arm") if key in cells)


def _renamed(found: Sequence[Found], harms: dict[Row, Row]) -> Iterator[Found]:
    """The findings with the counts of some rows as those of events; what else is told of them stays where it is."""
    for one in found:
        if one.row is None or (new := harms.get(one.row)) is None or not one.role.startswith("result."):
            yield one
            continue
        role = one.role.split(".")[1]
        if one.role in COUNTED:
            yield one._replace(role=f"adverse_event.{role}", row=new)
        elif role in ("outcome", "arm"):
            yield one
            yield one._replace(role=f"adverse_event.{'name' if role == 'outcome' else role}", row=new)
        else:
            yield one
