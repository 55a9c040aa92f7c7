"""Labels: the name, group or time that stands before a value inside its bracket."""

from __future__ import annotations

import re

from attest.extract.grammar.atom import Atom
from attest.extract.grammar.brackets import SPREAD_TOLD
from attest.extract.grammar.frames import Frame
from attest.extract.phrases import Phrase
from attest.extract.subjects import is_drug

LABEL = re.compile(
    r"(?P<label>(?:\d+[-\s](?:years?|months?|weeks?|days?)\s+)?[A-Za-zΔ∆α-ω][^;:,=()\[\]]{0,60}?(?:\s*\([^()]{1,20}\))?)\s*[:=,]\s*(?:(?:mean|median)\s*[:=]?\s*)?$"
)
BARE_LABEL = re.compile(r"\s*(?:e\.?g\.?,?\s*)?(?P<label>[A-Za-z][A-Za-z -]{3,40}?)\s+$")
LISTED_LABEL = re.compile(
    r",\s+(?:and\s+)?(?P<label>[A-Za-z0-9Δ][\w/-]*(?:\s(?!and|or|of|mean|median|was|were)[a-z][\w/-]*){0,3})\s+$"
)
DRUG_LABEL = re.compile(r"\s*(?P<label>[A-Za-z][\w-]+(?:\s[\w-]+)?)\s+$")
# "(mean creatinine 201 [SD 56] …": the name behind the average.
AVERAGED = re.compile(
    r"\s*(?:means?|medians?|average)\s+(?P<label>(?!of\b|was\b|difference|change)[A-Za-z][A-Za-z0-9/-]*(?:\s[A-Za-z0-9/-]+){0,4})\s+(?:(?:was|of)\s+)?$"
)
# "(median change in A −31%, B −60%)": what changed, and the names that follow it in its bracket.
CHANGE_AVERAGED = re.compile(
    r"\s*(?:means?|medians?|average)\s+(?:per\s?cent(?:age)?\s+)?(?P<label>(?:changes?|reductions?|increases?|decreases?|improvements?)\s+"
    r"(?:in|of)\s+[A-Za-z][\w/-]*(?:\s[\w/-]+){0,3}?)\s+(?:(?:was|of)\s+)?$"
)
AVERAGES = re.compile(
    r"\s*(?:means?|medians?)\s[^()\[\]\d]{0,20}(?:changes?|reductions?|increases?|decreases?|improvements?)\s+(?:in|of)\s[^()\[\]]*?\d[^,;()\[\]]*,\s"
)
NO_LABEL = re.compile(
    r"^(?:n|N|p|P|mean|median|range|IQR|SD|SE|SEM|CI|t|F|r|OR|RR|HR|χ2|df|and|vs|versus|"
    r"respectively|log[- ]rank\s+test|or|from|to|was|were|adjusted|aOR|"
    r"aHR|in|of|for|by|interquartile\s+range|confidence\s+interval|defined.*|i\.?e\.?|e\.?g\.?|"
    r"score|scores|value|unadjusted|crude|total|"
    r"(?:means?|medians?|averages?)\s*(?:±|\+\s?/\s?[-−–]|[(\[])\s*(?:SDs?|SEM?|IQR|standard\s+(?:deviations?|errors?))[)\]]?)(?:\b|(?<=[)\]]))[\s.]*$",
    re.I,
)


def label_before(frame: Frame, atom: Atom) -> Phrase | None:
    """The label of an atom inside a bracket: "(Group 1, 81%; …)", "(molecular: 30.9%)"."""
    start, _ = frame.segment(atom.start)
    found = LABEL.search(frame.text, max(start, atom.start - 90), atom.start)
    if found is None and atom.kind in ("share", "count") and text_is_label(frame.text[start : atom.start]):
        bare = BARE_LABEL.fullmatch(frame.text[start : atom.start])
        if bare is not None:
            return Phrase(bare["label"], start + bare.start("label"), start + bare.end("label"))
    if found is None and atom.kind in ("spread", "median", "value", "share", "count"):
        drug = DRUG_LABEL.fullmatch(frame.text[start : atom.start])
        if drug is not None and (
            is_drug(drug["label"]) or drug["label"].casefold() in ("placebo", "control", "controls")
        ):
            return Phrase(drug["label"], start + drug.start("label"), start + drug.end("label"))
    if found is None and atom.kind in ("spread", "median", "value", "interval"):
        lead = frame.text[start : atom.start]
        averaged = AVERAGED.fullmatch(lead) or CHANGE_AVERAGED.fullmatch(lead)
        if averaged is not None:
            return Phrase(averaged["label"], start + averaged.start("label"), start + averaged.end("label"))
    if found is None and (atom.kind in ("spread", "median") or (atom.kind == "value" and in_averages(frame, atom))):
        listed = LISTED_LABEL.search(frame.text, start, atom.start)
        if listed is not None:
            return Phrase(listed["label"], *listed.span("label"))
    if (
        found is None
        or SPREAD_TOLD.search(found["label"])
        or NO_LABEL.match(found["label"].strip())
        or re.search(r"\d\s?%|\bCI\b", found["label"])
    ):
        return None
    words = found["label"].strip()
    return Phrase(words, found.start("label"), found.end("label"))


def in_averages(frame: Frame, atom: Atom) -> bool:
    """Whether an atom stands in a bracket of changes, behind the first: "(median change in A 3.1, B 4.2)"."""
    start, _ = frame.segment(atom.start)
    return frame.outer[atom.start] >= 0 and AVERAGES.match(frame.text, start, atom.start) is not None


def tells_change(frame: Frame, atom: Atom) -> bool:
    """Whether the label of an atom is what changed on average, and no group."""
    return in_averages(frame, atom) or (
        CHANGE_AVERAGED.fullmatch(frame.text[frame.segment(atom.start)[0] : atom.start]) is not None
    )


def text_is_label(words: str) -> bool:
    """Whether the words before a share can be its label: no joining or comparing words among them."""
    return not re.search(
        r"\b(?:vs|versus|and|or|of|by|to|from|with|in|for|was|were|than|only|about|approximately|"
        r"range|mean|median|overall|both)\b",
        words,
        re.I,
    )


# "The volume fell by 5 ml", "a change in the volume of 5 ml".
CHANGED_BY = re.compile(
    r"\b(?:increased|decreased|reduced|lowered|raised|rose|fell|improved|declined|dropped|gained|lost|shortened|prolonged)\b"
    r"(?:\s+(?:significantly|markedly|slightly|further))?(?:\s+by)?(?:\s+(?:only|about|approximately|nearly|almost))?\s+$|"
    r"\b(?:changes?|increases?|decreases?|reductions?|improvements?|declines?|gains?|rise|fall|loss)\s+(?:(?:in|from)\s+[^.;:,()\d]{2,60}?\s+)?"
    r"(?:of|was|were|by)\s+(?:only\s+|about\s+|approximately\s+)?$",
    re.I,
)
