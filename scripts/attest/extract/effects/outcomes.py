"""The words that can name the outcome of an effect."""

from __future__ import annotations

import re

from attest.extract.context import Context
from attest.extract.effects.forms import MEASURE
from attest.extract.effects.words import (
    ACTS,
    CUT,
    GIVEN,
    GROUPISH,
    LOOSE,
    MEDICINES,
    MODIFIERS,
    NOT_Y,
    PRONOUN,
    VERB,
)
from attest.extract.outcome_names import no_outcome
from attest.extract.phrases import tidy, usable
from attest.extract.statistics import PEOPLE
from attest.extract.subjects import is_drug, is_people


def outcome_of(words: str, context: Context) -> str | None:
    """The tidied words, where they can be an outcome and name no group."""
    words = SHARE_OF.sub("", HOW_MANY_BEHIND.sub("", " ".join(words.split())))
    words = PER_AMOUNT.sub("", words) if " per " in words else words
    cut = CUT.search(words)
    while cut is not None and cut.start() == 0 and cut.group().strip() in (",", ";", ":"):
        words = words[cut.end() :]
        cut = CUT.search(words)
    words = words[: cut.start()] if cut else words
    words = tidy(ACTS.sub("", MODIFIERS.sub("", tidy(words)) or words))
    words = tidy(ACTS.sub("", MODIFIERS.sub("", words) or words))
    words = re.sub(
        r"\s+(?:recorded|reported|assessed|rated|measured|judged)\s+by\s.*$|\s+by\s+(?:an?\s+)?(?:(?:mean|average|median)\s+(?:of\s+)?)?[-−–]?\d.*$|\s+by\s+(?:(?:about|nearly|almost|approximately|more\s+than|over|up\s+to)\s+)?(?:an?\s+|one[\s-]|two[\s-]|three[\s-])?(?:half|thirds?|quarters?|fifths?|tenths?)\b.*$|^(?:not|only|for|by|except\s+for|addition\s+to|with\s+an?\s+(?:similar\s+)?trend\s+for)\s+|\s+(?:significantly\s+)?(?:decreased|increased|fell|rose|declined|improved|dropped)$|(?<=mortality)\s+(?:reductions?|benefits?)(?:\s+with\s.{2,40})?$",
        "",
        words,
    )
    if (
        not usable(words)
        or len(words) < 2
        or words.casefold() in LOOSE
        or NOT_Y.match(words)
        or MEASURE.is_name(words)
        or VALUED.match(words)
        or LED_BY_PLACE.match(words)
        or SAID_OF_IT.fullmatch(words)
        or PRONOUN.match(words)
        or FINISHED.match(words)
        or GROUPISH.search(words)
        or is_people(words)
        or is_drug(GIVEN.sub("", words))
        or (MEDICINES.match(words) and not DONE_WITH.match(words))
        or no_outcome(words) is not None
    ):
        return None
    if context.arms.known(words) is None or words.endswith(" risk"):
        return words
    apart = with_arm(words, context)
    return outcome_of(apart[0], context) if apart is not None else None


# "A lower rate of bleeding with the drug": the arm in which it was seen is no part of its name.
WITH_ARM = re.compile(
    r"(?P<what>[^,;]{3,80}?)\s+(?:with|in|on|under|after|among|for)\s+(?:the\s+)?(?P<who>[^,;]{2,60})", re.I
)


def with_arm(words: str, context: Context) -> tuple[str, str] | None:
    """What was seen, and the arm in which it was, where words name both."""
    found = WITH_ARM.fullmatch(words)
    arm = context.arms.known(found["who"]) if found else None
    return (found["what"], arm) if found and arm and context.arms.known(found["what"]) is None else None


# "Reductions per 1 mmol/L fall in cholesterol in heart attacks".
PER_AMOUNT = re.compile(
    r"\s+per\s+\d[\d.·]*[\s-]?[^\s,;()]{0,12}\s+(?:reduction|increase|decrease|rise|fall|change|difference|increment)\s+(?:in|of)\s+(?:the\s+)?\S+"
    r"(?:\s(?!in\b)\S+){0,3}(?=\s+(?:in|of|on|for)\s)",
    re.I,
)
FINISHED = re.compile(r"(?:completed|finished)\s", re.I)  # how many went through with a study: no effect is of that
# "A sensitivity of 88% and …, with an area of": another measure with its value.
VALUED = re.compile(
    r"(?:sensitivity|specificity|accuracy|(?:positive|negative)\s+predictive\s+value)\s+(?:of|was)\s", re.I
)


# "Death from cancer (341 deaths)": how many is no part of the name.
HOW_MANY_BEHIND = re.compile(r"\s+[(\[]\s?(?:n\s?=\s?)?\d[\d,]*(?:\s[a-z]+){0,2}[)\]]$")
# "The proportion of patients with relapse": what they had.
SHARE_OF = re.compile(
    rf"^(?:the\s+|an?\s+)?(?:\w+\s+)?(?:proportions?|percentages?|numbers?|rates?|shares?|frequency)\s+of\s+(?:\w+\s+)?{PEOPLE}\s+"
    r"(?:with|having|who\s+(?:had|experienced|achieved|reported|developed|attained|reached)|achieving|experiencing|reporting|developing|"
    r"attaining|reaching|in\s+whom)\s+(?=[A-Za-z])",
    re.I,
)
# "Improved more with the drug": how or with whom, and no name.
LED_BY_PLACE = re.compile(r"(?:with|in|among|than|from|after)\s", re.I)


# "Stop or decrease steroids": what was done with a medicine, and not the medicine.
DONE_WITH = re.compile(
    r"(?:stop|discontinue|reduce|decrease|taper|withdraw|switch|start|initiate|need|require|use)(?:d|ed|ping|ing)?\s+(?:or\s+\w+\s+)?(?=[a-z])",
    re.I,
)
# What is said of an outcome, and none.
SAID_OF_IT = re.compile(
    r"(?:very\s+|more\s+|less\s+)?(?:rare|uncommon|common|frequent|infrequent|protective|harmful|beneficial|unchanged|low|high|"
    r"equal|identical|(?:in|non-?)?significant|safe|effective|(?:protective|beneficial|harmful|treatment)\s+(?:effects?|benefits?))",
    re.I,
)


# "…, especially in smokers (…)": what is said of the names before it.
THROWN_IN = re.compile(
    r"(?:especially|particularly|mainly|mostly|even|in|with|within|after|before|at|on|by|for|from|during|while|when|as|but|which|who|"
    r"regardless|independent\w*|including|compared|than|adjust\w*|respectively|however|although|also|both|all|irrespective|"
    r"suggest\w*|indicat\w*)\b",
    re.I,
)


def last_of(words: str, context: Context) -> str | None:
    """The last of the names that stand before a bracket, where they are listed; else what they name."""
    listed = re.split(r",\s+(?:(?:and|or|but)\s+)?", words)
    plain = len(listed) > 1 and not VERB.search(listed[-1]) and not THROWN_IN.match(listed[-1])
    last = outcome_of(listed[-1], context) if plain else None
    return last or outcome_of(words, context)
