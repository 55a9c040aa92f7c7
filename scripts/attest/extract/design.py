"""A study's design and trial name, by the words that state them, and the places that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from attest.expressions.cued import Cued
from attest.extract.animals import made_in_animals, of_laboratory
from attest.extract.design_words import OTHERS, TO_COME
from attest.extract.diseases import diseases_in
from attest.extract.finding import Found
from attest.extract.places import place_facts
from attest.extract.reading import Reading, Sentence
from attest.extract.register_names import names_of_whole
from attest.rule_files import load
from attest.text.trial_words import told_as_two
from attest.text.trials import trial_names

# A report of such a design names the trials of others.
OF_STUDIES = frozenset(["systematic review", "meta-analysis"])
REVIEWS = OF_STUDIES | {"case report", "case series"}
GROUPED = "design-divided"  # groups that people were divided into; without a treatment they are what people had
NARRATIVE = "design-narrative-review"
SEARCHED = frozenset(["systematic-review-done", "literature-searched"])
# What states a design of animals too; groups that animals were put into at random make no trial.
OF_ANIMALS = frozenset(
    [
        "randomised-title",
        "randomised-done",
        "crossover",
        "ipd-meta-analysis",
        "systematic-review",
        "systematic-review-done",
        "meta-analysis-conducted",
        "meta-analysis-done",
        "narrative-review",
        "literature-searched",
        "with-meta-analysis",
    ]
)
# What a report that is marked as a review may be none the less.
IN_REVIEWS = frozenset(["narrative-review", "retrospective", "charts-reviewed"])
# Catalogues mark reviews so: "[Review] [45 refs]".
MARKED = re.compile(r"\[(?:systematic )?review\]", re.I)
# Words of registers, which stand by themselves under their label.
LABELLED = frozenset(["single-group", "allocated-randomly"])
# What a title says of its own report, and a sentence of others.
TITLE_ALONE = frozenset(["recommendations"])
FOLLOWED = frozenset(["followed", "open-trial", "divided", "before-and-after", "survival"])
# Headings of MEDLINE and words of authors that file a report under a design; "as Topic" files it under a subject.
FILED = {
    "randomized controlled trial": "randomised trial",
    "randomised controlled trial": "randomised trial",
    "meta analysis": "meta-analysis",
    "systematic review": "systematic review",
    "case reports": "case report",
    "case report": "case report",
    "case series": "case series",
    "case control studies": "case-control",
    "case control study": "case-control",
    "cross sectional studies": "cross-sectional",
    "cross sectional study": "cross-sectional",
    "cohort studies": "cohort",
    "cohort study": "cohort",
    "retrospective studies": "cohort",
    "retrospective study": "cohort",
}
_FILED = "|".join(re.escape(term).replace(r"\ ", r"[\s-]") for term in sorted(FILED, key=len, reverse=True))
INDEXED = re.compile(rf"(?<![\w-])(?P<term>{_FILED})(?![\w-]|\s+as\s+topic)", re.I)
PUBLISHED = re.compile(r"Cochrane\s+", re.I)
BESIDE = 20  # characters behind the type in its line: "and meta-analysis"
TIMED = frozenset(["design-cohort-abroad", "design-prospective", "design-observational"])
OF_A_MODEL = re.compile(
    r"\b(?:training|validation|derivation|test(?:ing)?)\s+(?:sets?|cohorts?|groups?|samples?|data)", re.I
)
# What journalists write of anything: of the test, the patient, the talk, the survival that may come.
OF_ANY_STORY = frozenset(
    [
        "accuracy",
        "one-patient",
        "before-and-after",
        "measured-twice",
        "with-controls",
        "interviewed",
        "survival",
        "surveyed",
        "open-trial",
        "divided",
    ]
)


TREATS = re.compile(
    (
        r"\b(?:treated|treatments?|therap\w+|receiv\w+|administ\w+|ingest\w*|consum\w+|chew\w+|removal|"
        r"interventions?|training|rehabilitation|program(?:me)?s?|exercises?|supplement\w*|(?:control|treatment)\s+group|inject\w+)\b"
    ),
    re.I,
)


@dataclass(frozen=True)
class DesignRule:
    id: str
    value: str
    pattern: Cued
    title: bool
    weak: bool
    unless: Cued | None


@cache
def _rules() -> tuple[DesignRule, ...]:
    return tuple(
        DesignRule(
            entry["id"],
            entry["value"],
            Cued(rf"\b(?:{entry['pattern']})" if entry["pattern"][0] not in "(" else entry["pattern"], re.I),
            bool(entry.get("title")),
            bool(entry.get("weak")),
            Cued(entry["unless"], re.I) if "unless" in entry else None,
        )
        for entry in load("attest.extract", "designs.yaml")
    )


def design_facts(reading: Reading) -> Iterator[Found]:
    designs = list(_design(reading))
    yield from designs
    of_studies = any(one.value in OF_STUDIES for one in designs)
    if not of_studies and not any(one.rule == NARRATIVE for one in designs):
        yield from _trial(reading)
    yield from place_facts(reading, of_studies or any(one.rule == NARRATIVE for one in designs))


def _design(reading: Reading) -> Iterator[Found]:
    """The title's words decide; then those of the methods, of the results, of the aims."""
    titles = reading.abstract("title")
    if reading.document.secondary:
        titles = []
    rest = [
        *reading.abstract("methods", None),
        *reading.abstract("results"),
        *reading.abstract("background", "conclusions"),
    ]
    known = _rules()
    marked = next((mark for one in titles if (mark := _mark(reading, one))), None)
    if marked:
        known = tuple(rule for rule in known if rule.value in REVIEWS or rule.id in IN_REVIEWS)
    elif made_in_animals(reading):
        known = tuple(rule for rule in known if rule.id in OF_ANIMALS)
    elif of_laboratory(reading):
        known = tuple(rule for rule in known if not rule.weak)
    barred = FOLLOWED if _against_placebo(reading) else frozenset() if _treats(reading) else frozenset(["divided"])
    barred |= OF_ANY_STORY if reading.document.secondary else frozenset()
    typed = _typed(reading)
    of_studies = typed if typed and typed.value in OF_STUDIES else None  # the studies that it tells of are others'
    for weak in (False, True):
        rules = [rule for rule in known if rule.weak == weak and rule.id not in barred]
        stated = _stated(titles, [], rules) or of_studies or _stated([], rest, rules)
        if first := stated or (None if weak else typed or _indexed(reading)):
            yield (first.rule == NARRATIVE and _searched(rest, known)) or first
            return
    if marked:
        yield Found("study.design", "other", marked.start(), marked.end(), NARRATIVE)


def _searched(rest: list[Sentence], known: tuple[DesignRule, ...]) -> Found | None:
    """What tells that the databases were searched, so that "a review" is a systematic one."""
    rules = [rule for rule in known if rule.id in SEARCHED]
    return next((found for one in rest if one.section != "conclusions" and (found := _first(one, rules))), None)


def _mark(reading: Reading, title: Sentence) -> re.Match[str] | None:
    """The mark of a review in a title or behind it in its line."""
    end = reading.text.find("\n", title.start + len(title.text))
    return MARKED.search(reading.text, title.start, end if end >= 0 else len(reading.text))


def _against_placebo(reading: Reading) -> bool:
    """Whether people had a placebo: then "were followed for three years" is of a trial."""
    return any(PLACEBO.search(one.text) for one in reading.sentences)


PLACEBO = Cued(r"\bplacebo\b", re.I)


def _treats(reading: Reading) -> bool:
    """Whether something was given: else groups that people were divided into are what they were like."""
    return any(TREATS.search(one.text) for one in reading.sentences if one.part == "abstract")


def _typed(reading: Reading) -> Found | None:
    """The design that a line beside the title names as the type of the report: "Randomized controlled trial"."""
    if reading.document.secondary:
        return None
    for sentence in reading.abstract(None):
        own = PUBLISHED.match(sentence.text)
        term = INDEXED.match(sentence.text, own.end() if own else 0) if sentence.kind == "heading" else None
        if term and len(sentence.text) - term.end() <= BESIDE:
            value = FILED[" ".join(term["term"].casefold().replace("-", " ").split())]
            return Found("study.design", value, sentence.start, sentence.start + term.end(), "design-typed")
    return None


def _indexed(reading: Reading) -> Found | None:
    """The design by which indexers or authors filed a report, where its own sentences name none."""
    if reading.document.secondary:
        return None
    for block in reading.document.blocks:
        if block.section in ("index", "keywords") or block.kind == "keywords":
            for found in INDEXED.finditer(reading.text, block.start, block.end):
                value = FILED[" ".join(found["term"].casefold().replace("-", " ").split())]
                return Found("study.design", value, found.start("term"), found.end("term"), "design-indexed")
    return None


def _stated(titles: list[Sentence], rest: list[Sentence], rules: list[DesignRule]) -> Found | None:
    """The first sentence that says what was done decides; what it says of others' studies does not count."""
    for sentence in titles:
        if first := _first(sentence, [rule for rule in rules if rule.title]):
            return first
    rules = [rule for rule in rules if rule.id not in TITLE_ALONE]
    for sentence in rest:
        heading = sentence.kind == "heading"
        first = _first(sentence, [rule for rule in rules if rule.id in LABELLED] if heading else rules)
        if first and first.rule == GROUPED and not TREATS.search(sentence.text + _next(rest, sentence)):
            continue
        if first and not _of_another(sentence.text, first.start - sentence.start, first.end - sentence.start):
            return (_divided(rest, rules) or first) if first.rule in TIMED else first
    return None


def _of_another(text: str, start: int, end: int) -> bool:
    """Whether the words around a design say that it is another study's, or that of one to come."""
    return OTHERS.search(text[:start]) is not None or TO_COME.match(text, end) is not None


def _next(sentences: list[Sentence], sentence: Sentence) -> str:
    """The words of the sentence behind another."""
    return min(((one.start, one.text) for one in sentences if one.start > sentence.start), default=(0, ""))[1]


def _divided(sentences: list[Sentence], rules: list[DesignRule]) -> Found | None:
    """People put into groups at random, which tells more than that a study looks ahead."""
    random = [rule for rule in rules if rule.id in ("randomised-abroad", "randomly-assigned")]
    made = (_first(one, random) for one in sentences if one.kind != "heading" and not OF_A_MODEL.search(one.text))
    return next((one for one in made if one is not None), None)


def _first(sentence: Sentence, rules: list[DesignRule]) -> Found | None:
    text = sentence.text.replace("\n", " ")  # of the same length: lines may break anywhere
    for rule in rules:
        found = rule.pattern.search(text)
        if found and not (rule.unless and rule.unless.search(text)):
            return Found(
                "study.design",
                rule.value,
                sentence.start + found.start(),
                sentence.start + found.end(),
                f"design-{rule.id}",
            )
    return None


def _trial(reading: Reading) -> Iterator[Found]:
    names = trial_names(reading.text, list(reading.document.blocks)) if reading.document.trial_names else []
    own = [one for one in names if not _is_short_for_disease(reading, one[0])][:1]
    two = told_as_two(reading.text)
    told = two if not own or own[0][0] in {one[0] for one in two} else own
    for name, start, end in told:
        yield Found("study.trial_name", name, start, end, "trial-name")
    if not told:
        yield from names_of_whole(reading)


def _is_short_for_disease(reading: Reading, name: str) -> bool:
    """Whether a report explains a name as that of a disease: "in cystic fibrosis (CF): a trial"."""
    known = reading.abbreviations.get(name)
    if known is not None and re.search(rf"\({re.escape(name)}\)\s+(?:[Tt]rial|[Ss]tudy)\b", reading.text):
        return False
    return known is not None and any(one.name == known.long for one in diseases_in(known.long))
