"""Directions that nouns and signs tell: associations with a sign, amounts of something, no difference at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.expressions.cued import Cued
from attest.extract.clause_subjects import clause_subject
from attest.extract.direction_lists import NOT_SO
from attest.extract.direction_names import named_in
from attest.extract.direction_words import (
    ADJECTIVES,
    AMOUNT_OF,
    BUT_NOT,
    DIFFERENCE_IN,
    ELLIPTIC,
    ELLIPTIC_ITEM,
    HIGHER,
    LOWER,
    SAME,
)
from attest.extract.finding import Direction
from attest.extract.phrases import Phrase, items_at, tidy, usable
from attest.extract.sign_words import (
    COEFFICIENT,
    CORRELATION,
    NOT_SURE,
    SIGN_WORDS,
    SIGNED_BEHIND,
    SIGNED_NOUN,
    SIGNED_PAIR,
    SIGNED_VERB,
    SIGNED_WITH,
)
from attest.extract.subjects import is_people, subject_of


def value_of_adjective(words: str) -> str:
    return ADJECTIVES[" ".join(words.casefold().split())]


# "Non-significant positive associations": which way they went, nothing is said to have shown.
UNSURE = re.compile(r"\b(?:non|not|no|without)[\s-]+(?:statistically[\s-]+)?(?:significant\s+)?$", re.I)
ATTRIBUTED = re.compile(
    r"\b(?:characteristics|factors|variables|features|predictors|conditions)\s+(?:\w+ly\s+)?associated\s*$", re.I
)


def signed(text: str) -> Iterator[Direction]:
    """ "X was inversely associated with Y", "a positive correlation between X and Y"."""
    for found in SIGNED_VERB.finditer(text):
        subject = subject_of(text, found.start())
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if subject is not None and outcomes:
            value = SIGN_WORDS[found["sign"].casefold()]
            yield Direction(value, tuple(outcomes), found.start(), end, "signed", subject.words)
    for found in SIGNED_WITH.finditer(text):
        subject = subject_of(text, found.start())
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if subject is not None and outcomes and not is_people(subject.words):
            yield Direction(
                SIGN_WORDS[found["sign"].casefold()], tuple(outcomes), found.start(), end, "signed", subject.words
            )
    for found in SIGNED_NOUN.finditer(text):
        if UNSURE.search(text, max(0, found.start() - 40), found.start()):
            continue
        outcomes, end = items_at(text, found.end())
        if len(outcomes) == 2 or (
            len(outcomes) == 3 and re.search(r"[)\]]\s*$", text[: outcomes[2].start].rstrip("and ,"))
        ):
            value = SIGN_WORDS[found["sign"].casefold()]
            yield Direction(value, (outcomes[0],), found.start(), end, "signed", outcomes[1].words)
    yield from _signed_behind(text)
    yield from _by_coefficient(text)


def _signed_behind(text: str) -> Iterator[Direction]:
    """ "X correlated positively with A and negatively with B", "X and Y were inversely correlated"."""
    first: str | None = None
    for found in SIGNED_BEHIND.finditer(text):
        subject = None if found["again"] else subject_of(text, found.start()) or clause_subject(text, found.start())
        first = subject.words if subject and not is_people(subject.words) else first if found["again"] else None
        outcomes, end = items_at(text, found.end(), keep_last=False)
        sign = found["sign"] or found["again"] or found["plain"]
        if first and outcomes and not DENIED.search(text, 0, found.start()):
            yield Direction(
                SIGN_WORDS[sign.casefold()],
                named_in(outcomes),
                found.start("again") if found["again"] else found.start(),
                end,
                "signed",
                first,
            )
    for found in SIGNED_PAIR.finditer(text):
        subject = clause_subject(text, found.start())
        pair = items_at(text[: subject.end], subject.start)[0] if subject else []
        if len(pair) == 2 and not DENIED.search(text, 0, found.start()):
            yield Direction(
                SIGN_WORDS[found["sign"].casefold()],
                named_in(pair[:1]),
                pair[0].start,
                found.end(),
                "signed",
                pair[1].words,
            )


DENIED = re.compile(r"\b(?:no|not|nor|neither|whether|if)\b[^.;,]*$", re.I)


def _by_coefficient(text: str) -> Iterator[Direction]:
    """ "X correlated with Y (r = -0.42, p = 0.01)", "a correlation was found between X and Y (rho = 0.5)": its sign."""
    if "correl" not in text.casefold() or not COEFFICIENT.search(text):
        return
    for found in CORRELATION.finditer(text):
        outcomes, _ = items_at(text, found.end(), keep_last=False)
        if found["verb"]:
            subject = subject_of(text, found.start())
            pair = [Phrase(subject.words, subject.start, subject.end), *outcomes[:1]] if subject else []
        else:
            pair = outcomes[:2]
        if len(pair) < 2 or any(is_people(one.words) or not usable(one.words) for one in pair):
            continue
        told = COEFFICIENT.match(text, pair[1].end)
        if told and not NOT_SURE.search(told.group()):
            value = LOWER if told["minus"] else HIGHER
            yield Direction(value, (pair[0],), min(found.start(), pair[0].start), told.end(), "signed", pair[1].words)


def amounts(text: str) -> Iterator[Direction]:
    """ "had significantly lower scores in X and Y", "a higher percentage of X"."""
    for found in AMOUNT_OF.finditer(text):
        if ATTRIBUTED.search(text, 0, found.start()) or NOT_SO.search(text, 0, found.start()):
            continue  # "factors associated with a higher rate of X": X is no result of a treatment
        outcomes, end = items_at(text, found.end())
        named = tuple(one for one in outcomes if not is_people(one.words))
        if named and len(named) == len(outcomes):
            yield Direction(value_of_adjective(found["adj"]), named, found.start(), end, "amount-of")


def elliptic(text: str) -> Iterator[Direction]:
    """ "X was lower (…), Y higher (…), and Z lower": what goes on without a verb."""
    for found in ELLIPTIC.finditer(text):
        at = found.end()
        while item := ELLIPTIC_ITEM.match(text, at):
            words = tidy(item["name"])
            if not usable(words) or is_people(words):
                break
            phrase = Phrase(words, item.start("name"), item.end("name"))
            if not named_in([phrase]):
                break
            yield Direction(
                value_of_adjective(item["adj"]), (phrase,), item.start("name"), item.end("adj"), "was-higher"
            )
            at = item.end()


def also_did(text: str, before: list[Direction]) -> Iterator[Direction]:
    """ "X rose after 12 weeks, as did Y": Y rose as well."""
    for found in AS_DID.finditer(text):
        said = [one for one in before if one.end <= found.start() + 1 and found.start() - one.start <= 260]
        if found["nor"] and said and said[-1].value != SAME:
            continue
        outcomes, end = items_at(text, found.end(), keep_last=False)
        if said and said[-1].value and (named := named_in(outcomes)):
            yield Direction(said[-1].value, named, found.start(), end, said[-1].rule, said[-1].of)


AS_DID = Cued(
    r",?\s+(?:(?:as|so(?:\s+too)?)\s+(?:did|was|were|had)|(?P<nor>n(?:either|or))\s+(?:did|was|were|had)|and\s+(?:the\s+same\s+(?:was|held)\s+(?:true\s+)?|similarly\s+)for)\s+"
    r"(?:the\s+|any\s+)?(?=[A-Za-z])",
    re.I,
)


def but_not(text: str, before: list[Direction]) -> Iterator[Direction]:
    """ "X fell after A but not after B": X did not change after B; "reduced X but not Y": Y did not change."""
    for found in BUT_NOT.finditer(text):
        said = [
            one
            for one in before
            if one.end <= found.start() + 1 and one.value != SAME and found.start() - one.start <= 260
        ]
        if not said:
            continue
        start = re.compile(r"\s*,?\s*").match(text, found.start()).end()  # type: ignore[union-attr]
        at = found.start("when") + len(found["lead"]) + 1 if found["when"] else found.end()
        others, end = items_at(text, at, keep_last=False)
        named = [one for one in others if not is_people(one.words) and not NO_OTHER.search(one.words)]
        same_form = found["when"] is None or (
            found["lead"] in ("in", "with") and _led_by(text, said[-1], found["lead"])
        )
        another = found["of"] is not None and found["of"].strip().casefold() == "for" and said[-1].rule in OF_SUBJECTS
        if same_form and (said[-1].rule in OF_OBJECTS or another):
            if named and len(named) == len(others):
                yield Direction(SAME, tuple(named), start, end, "but-not", said[-1].of)
        elif found["when"] and said[-1].rule not in ("signed", "correlated", "linked"):
            outcomes = tuple(
                Phrase(one.words, one.start, one.end, " ".join(found["when"].split())) for one in said[-1].outcomes
            )
            yield Direction(SAME, outcomes, start, found.end(), "but-not")


# Directions whose outcomes stand behind what tells them, so that "but not" goes on with another.
OF_OBJECTS = (
    "signed",
    "correlated",
    "linked",
    "verb-object",
    "had-higher",
    "associated-with",
    "change-in",
    "greater-change",
    "likelier",
    "difference-in",
)
OF_SUBJECTS = ("was-higher", "subject-verb")  # "X was better with A, but not for Y"
NO_OTHER = re.compile(r"\b(?:groups?|arms?|placebo|controls?|weeks?|months?|years?|treatment|therapy)\b", re.I)


def _led_by(text: str, said: Direction, lead: str) -> bool:
    """Whether the outcomes of a direction stand behind the same word: "an increase in X but not in Y"."""
    return re.search(rf"\b{lead}\s+(?:the\s+|both\s+|an?\s+)*$", text[: said.outcomes[0].start], re.I) is not None


NOT_BEFORE = re.compile(r"\bnot\s+(?:very\s+)?$", re.I)


def differences(text: str) -> Iterator[Direction]:
    """Outcomes without a direction, for the p-value behind them: "a significant difference in X between groups"."""
    for found in DIFFERENCE_IN.finditer(text):
        if (
            NOT_BEFORE.search(text, max(0, found.start() - 12), found.start())
            and "different" in found.group().casefold()
        ):
            continue  # "were not significantly different in X": X was the same
        outcomes, end = items_at(text, found.end())
        if named_in(outcomes):
            yield Direction("", tuple(outcomes), found.start(), end, "difference-in")
