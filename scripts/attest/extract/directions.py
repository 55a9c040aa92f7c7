"""Directions: what the text says improved, worsened, rose, fell or did not differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from attest.extract.phrases import TIME, Phrase, items_at, name_before, tidy, usable

IMPROVED, WORSENED, SAME, HIGHER, LOWER = "improved", "worsened", "no difference", "higher", "lower"
NOUNS = {
    "improvement": IMPROVED, "amelioration": IMPROVED, "worsening": WORSENED, "deterioration": WORSENED, "increase": HIGHER,
    "rise": HIGHER, "elevation": HIGHER, "decrease": LOWER, "reduction": LOWER, "decline": LOWER, "fall": LOWER, "drop": LOWER,
}  # fmt: skip
VERBS = {
    "improved": IMPROVED, "ameliorated": IMPROVED, "resolved": IMPROVED, "disappeared": IMPROVED, "regressed": IMPROVED,
    "healed": IMPROVED, "normalised": IMPROVED, "normalized": IMPROVED, "worsened": WORSENED, "deteriorated": WORSENED, "increased": HIGHER,
    "rose": HIGHER, "decreased": LOWER, "declined": LOWER, "fell": LOWER, "dropped": LOWER, "reduced": LOWER, "lowered": LOWER,
    "prolonged": HIGHER, "shortened": LOWER, "elevated": HIGHER,
}  # fmt: skip
ADJECTIVES = {
    "lower": LOWER, "higher": HIGHER, "greater": HIGHER, "larger": HIGHER, "smaller": LOWER, "longer": HIGHER, "shorter": LOWER,
    "reduced": LOWER, "decreased": LOWER, "increased": HIGHER, "elevated": HIGHER, "improved": IMPROVED, "better": IMPROVED,
    "worse": WORSENED, "fewer": LOWER, "superior": IMPROVED, "inferior": WORSENED,
}  # fmt: skip
_NOUN, _VERB, _ADJ = "|".join(NOUNS), "|".join(VERBS), "|".join(ADJECTIVES)
_HOW = r"(?:(?:also|then|statistically|clinically|significantly|markedly|substantially|slightly|modestly|greatly|rapidly|gradually|consistently|similarly|meaningfully|further|progressively|completely|partially|remarkably|dramatically|numerically|considerably|moderately|marginally|notably|steadily)\s+)*"
_WHAT = r"(?:(?:a|an|the|and|statistically|clinically|significant|significantly|sustained|marked|substantial|modest|further|rapid|early|important|meaningful|relevant|remarkable|clear|progressive|notable|considerable|slight|small|large|mean|overall|absolute|relative)\s+)*"
NOUN_OF = re.compile(
    rf"(?P<no>\b(?:no|without(?:\s+any)?|not\s+\w+\s+(?:any|a))\s+)?(?P<what>\b{_WHAT})(?:(?P<more>greater|larger|more|smaller|less)\s+)?\b(?P<noun>{_NOUN})s?\s+(?:in|of|on|from|according\s+to\w?)\s+",
    re.I,
)
CORRELATED = re.compile(
    rf"\b{_HOW}(?:correlat\w+|(?:was|were|is)\s+{_HOW}(?:positively\s+)?(?:correlated|associated))\s+with\s+(?:the\s+|an?\s+)?(?:greater\s+|larger\s+|better\s+)?$",
    re.I,
)
SUBJECT_VERB = re.compile(
    rf"(?P<passive>\b(?:was|were)\s+)?(?P<how>\b{_HOW})\b(?P<verb>{_VERB})\b(?P<after>(?=[.,;)]|\s*$|\s+(?:in|from|at|after|during|over|by|with|on|and|but|to|within|compared|following|more|while|through|under|among|until|as|significantly|\(|only|throughout|between|than|for|across)\b|\s+\())",
    re.I,
)
VERB_OBJECT = re.compile(
    rf"(?<!was )(?<!were )(?<!is )(?<!be )(?<!been )(?<!an )(?<!a )(?<!the )(?<!with )\b(?P<how>{_HOW})(?P<verb>improved|reduced|increased|decreased|lowered|prolonged|worsened)\s+(?P<det>the\s+|both\s+)?(?=[A-Za-z])(?!\w+ly\b)(?!(?:in|from|at|after|during|over|by|with|on|and|but|to|within|compared|following|more|while|through|under|among|until|as|significantly|only|throughout|between|than|for|or|across|risks?\s+and)\b)",
    re.I,
)
ASSOCIATED = re.compile(
    rf"\bassociated\s+with\s+(?:an?\s+|the\s+)?{_HOW}(?:significant\s+)?(?P<adj>{_ADJ})\s+(?:(?:course|rates?|risks?|odds|likelihood|incidence|frequency|probability|levels?|rate\s+of\s+change)\s+(?:of|in|for)\s+)?",
    re.I,
)
WAS_ADJECTIVE = re.compile(
    rf"\b(?:was|were)\s+(?P<how>{_HOW})(?P<adj>{_ADJ})\b(?=\s+(?:in|with|for|among|than|at|after|compared|during|on|by|when|following|versus|vs|\()|[.,;]|\s*$)",
    re.I,
)
HAD_ADJECTIVE = re.compile(
    rf"\b(?:had|experienced|showed|demonstrated|exhibited|reported|achieved)\s+(?:an?\s+)?{_HOW}(?P<adj>{_ADJ})\s+(?!{_NOUN})(?=[A-Za-z])",
    re.I,
)
NO_DIFFERENCE = re.compile(
    r"\b(?:no|without(?:\s+any)?|not\s+(?:find|show|detect|observe)\s+(?:any|a))\s+(?:statistically\s+)?(?:significant\s+|apparent\s+|clear\s+|important\s+|meaningful\s+|other\s+)?(?:between-group\s+)?(?:differences?|changes?)\s+(?:(?:was|were)\s+(?:\w+\s+)?)?(?:(?:between|among)\s+(?:the\s+)?(?:\w+\s+){0,3}?(?:groups?|arms?|treatments|them)\s+)?(?:in|on|for|of|when\s+comparing|regarding|with\s+(?:regard|respect)\s+to|in\s+terms\s+of)\s+(?:the\s+)?",
    re.I,
)
DIFFERENCE_IN = re.compile(
    r"\b(?:significant|significantly|statistically)\s+(?:\w+\s+)?(?:differences?|different|changes?)\s+(?:(?:was|were)\s+(?:\w+\s+)?)?"
    r"(?:between\s+(?:the\s+)?(?:\w+\s+){0,3}?groups\s+)?(?:in|for|of)\s+(?:the\s+)?",
    re.I,
)
DID_NOT_DIFFER = re.compile(
    r"\b(?:did\s+not\s+(?:\w+ly\s+)?(?:differ|change)|(?:was|were|remained)\s+(?:\w+ly\s+)?(?:similar|comparable|unchanged|not\s+(?:significantly\s+)?different|stable))\b",
    re.I,
)
# Words that take the statement back: a wish, a plan, a guess, a definition.
HEDGED = re.compile(
    r"\b(?:may|might|could|can|would|should|to|will|if|whether|potential(?:ly)?|expected|defined|hypothes\w+|aim\w*|primary\s+(?:end\s?point|outcome)|at\s+least|criteri\w+|goal|likely|probably|designed|powered|need\w*)\b",
    re.I,
)
THRESHOLD = re.compile(r"(?:\d\s?%|at least|≥|>|fold|point)\s*$", re.I)
# A change that some people had, or whose share is counted, is not said of all.
OF_PEOPLE = re.compile(
    r"\b(?:proportion|percentage|numbers?|rates?|patients|participants|subjects|those|cases|responders)\b(?:\s+of\s+\w+)?\s+(?:with|who|having|showing|achieving)\b[^.;,]{0,60}$",
    re.I,
)
# What others have shown before is no result of the study.
PERFECT = re.compile(
    r"\b(?:ha(?:s|ve)|can|may)\s+(?:been\s+|also\s+)?(?:led|resulted|shown|associated|produced|demonstrated|lead)\s+(?:to|in|with|an?|the)?\s*$",
    re.I,
)
BASELINE = re.compile(r"\bbaseline\b", re.I)


@dataclass(frozen=True)
class Direction:
    """What went which way; `of` is the subject that it is said of, where the text compares or correlates."""

    value: str
    outcomes: tuple[Phrase, ...]
    start: int
    end: int
    rule: str
    of: str | None = None


def directions(text: str) -> list[Direction]:
    """All directions that a sentence states, in its order; none inside brackets, plans or guesses."""
    folded = text.casefold()
    if not any(word in folded for word in GUARDS):
        return []
    depth = _depths(text)
    out: list[Direction] = []
    taken: list[tuple[int, int]] = []
    for one in (
        *_no_difference(text),
        *_differences(text),
        *_by_noun(text),
        *_associated(text),
        *_by_adjective(text),
        *_had(text),
        *_by_verb(text),
        *_objects(text),
    ):
        if depth[one.start] or not one.outcomes or any(one.start < b and a < one.end for a, b in taken):
            continue
        lead = text[max(0, one.start - 60) : one.start]
        if PERFECT.search(lead):
            continue
        if HEDGED.search(_last_clause(lead)) and one.rule != "no-difference":
            continue
        taken.append((one.start, one.end))
        out.append(one)
    return sorted(out, key=lambda one: one.start)


GUARDS = tuple({*(noun[:6] for noun in NOUNS), *(verb[:6] for verb in VERBS), *ADJECTIVES, "differ", "no change", "similar", "comparable", "differen", "unchanged", "stable"})  # fmt: skip


def _depths(text: str) -> list[int]:
    """How many brackets every character stands in."""
    out, depth = [], 0
    for char in text:
        if char in ")]":
            depth = max(0, depth - 1)
        out.append(depth)
        if char in "([":
            depth += 1
    return [*out, 0]


def _last_clause(text: str) -> str:
    return re.split(r"[.;]\s|,\s|\b(?:and|but|while|whereas)\b", text)[-1]


def _by_noun(text: str) -> Iterator[Direction]:
    for found in NOUN_OF.finditer(text):
        noun = found["noun"].casefold()
        lead = text[: found.start("what")]
        if OF_PEOPLE.search(lead):
            continue
        if (
            THRESHOLD.search(lead)
            or re.search(r"\b(?:of|for|by|defined as|mean|with an?|correlat\w+)\s*$", lead, re.I)
            and not found["what"].strip()
            and not found["more"]
        ):
            correlated = CORRELATED.search(lead)
            if not correlated:
                continue
        outcomes, end = items_at(text, found.end())
        if not outcomes:
            continue
        if re.match(
            rf"\s*{_HOW}(?:correlat|(?:was|were|is)\s+{_HOW}(?:associated|correlated|related)|predict)",
            text[end:],
            re.I,
        ):
            continue  # what is correlated is no result of its own
        whole = text[found.start("noun") : outcomes[-1].end]
        correlated = CORRELATED.search(text[: found.start("more") if found["more"] else found.start("noun")])
        if correlated:
            subject = _subject(text, correlated.start())
            phrase = Phrase(tidy(whole), found.start("noun"), outcomes[-1].end)
            if subject and usable(phrase.words):
                yield Direction(HIGHER, (phrase,), correlated.start(), end, "correlated", subject.words)
            continue
        if found["more"]:
            value = LOWER if found["more"].casefold() in ("smaller", "less") else HIGHER
            verb = re.search(
                r"\b(?:experienced|had|showed|demonstrated|exhibited)\s+(?:an?\s+)?$",
                text[: found.start("more")].rstrip() + " ",
                re.I,
            )
            subject = _subject(text, verb.start()) if verb else None
            yield Direction(
                value,
                (Phrase(tidy(whole), found.start("noun"), outcomes[-1].end),),
                found.start(),
                end,
                "greater-change",
                _compared(text, subject, end),
            )
            continue
        value = SAME if found["no"] else NOUNS[noun]
        if found["no"] is None and re.search(r"\b(?:no|not|without|nor)\s+(?:\w+\s+){0,2}$", lead, re.I):
            value = SAME
        yield Direction(value, tuple(outcomes), found.start(), end, "change-in")


def _compared(text: str, subject: Phrase | None, end: int) -> str | None:
    if subject is None:
        return None
    other = re.match(
        r"\s*(?:compared\s+(?:with|to)|than|versus|vs\.?)\s+(?:in\s+|the\s+|those\s+with\s+)*(?P<other>[\w -]{3,50})",
        text[end:],
        re.I,
    )
    return f"{subject.words} vs {tidy(other['other'])}" if other else subject.words


def _subject(text: str, verb: int) -> Phrase | None:
    """The subject of a verb: from the beginning of its clause, an opening phrase of time or place left out."""
    lead = text[:verb]
    cut = 0
    for found in re.finditer(
        r"[.;:]\s|,\s+(?:and\s+|but\s+|while\s+|whereas\s+|of\s+which\s+)?|\)\s*,?\s*|\b(?:and|that|which|while|whereas|but)\s+(?=[^.;,]*$)",
        lead,
    ):
        if found.group().strip() in ("and",) and not re.search(
            r"\b(?:was|were|had|improved|decreased|increased|did|showed|disappeared)\b", lead[: found.start()], re.I
        ):
            continue
        cut = found.end()
    opening = TIME.match(text, cut, verb)
    if opening:
        cut = re.compile(r"[\s,]*").match(text, opening.end()).end()  # type: ignore[union-attr]
    outcomes, _ = items_at(text[:verb], cut)
    if not outcomes:
        return None
    words = tidy(" ".join(text[outcomes[0].start : outcomes[-1].end].split()))
    time = TIME.search(words)
    if time and time.end() == len(words):
        words = tidy(words[: time.start()])
    return Phrase(words, outcomes[0].start, outcomes[-1].end) if usable(words) else None


def _parts(phrase: Phrase, text: str) -> tuple[Phrase, ...]:
    outcomes, _ = items_at(text[: phrase.end], phrase.start)
    return tuple(outcomes) or (phrase,)


def _by_verb(text: str) -> Iterator[Direction]:
    for found in SUBJECT_VERB.finditer(text):
        verb = found["verb"].casefold()
        if verb in ("reduced", "lowered", "prolonged", "shortened", "elevated") and not found["passive"]:
            continue
        subject = _subject(text, found.start())
        if (
            subject is None
            or _is_people(subject.words)
            or re.search(
                r"\b(?:has|have|be|been|being|with|of|an?|the|than|not|significantly not)\s*$",
                text[: found.start()],
                re.I,
            )
        ):
            continue
        if _is_treatment(subject.words):
            continue
        yield Direction(VERBS[verb], _parts(subject, text), found.start(), found.end(), "subject-verb")


def _is_people(words: str) -> bool:
    return bool(
        re.search(
            r"\b(?:patients?|participants?|subjects?|individuals?|adults|children|women|men|cases|persons|people|responders|group|arm|studies|trials|of them)$|^(?:one|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*)\b",
            words,
            re.I,
        )
    )


def _is_treatment(words: str) -> bool:
    return bool(
        re.search(r"\b(?:treatment|therapy|supplementation|intervention|training|administration)$", words, re.I)
    )


def _acts(lead: str) -> bool:
    """Whether a subject stands before a verb form, so that it is no adjective ("show increased levels")."""
    clause = _last_clause(lead) if not re.search(r"\band\s*$", lead) else lead
    words = clause.split()
    if not words or words[-1][-1:] in ",;:([":
        return False
    if re.search(r"\b(?:was|were|had|is|are|has|have|showed?|included?|demonstrated|observed|found|led|caused|experienced|of|in|with|to|by|for|from|as|or|an?|the|significant|than|no|not)$", clause.strip(), re.I):  # fmt: skip
        return False
    return not words[-1].casefold().endswith("ly") and not re.search(r"\b(?:was|were|had)\b", clause, re.I)


def _objects(text: str) -> Iterator[Direction]:
    for found in VERB_OBJECT.finditer(text):
        if not _acts(text[: found.start()]):
            continue
        lead = re.match(
            r"(?:(?:risks?|rates?|odds|incidence|frequency|number|likelihood)\s+of\s+)", text[found.end() :], re.I
        )
        outcomes, end = items_at(text, found.end() + (lead.end() if lead else 0), keep_last=False)
        yield Direction(VERBS[found["verb"].casefold()], tuple(outcomes), found.start(), end, "verb-object")


def _associated(text: str) -> Iterator[Direction]:
    for found in ASSOCIATED.finditer(text):
        if re.match(rf"(?:{_NOUN})s?\s+(?:in|of)\b", text[found.end() :], re.I):
            continue
        if re.search(r"\bnot\s+(?:\w+\s+)?$", text[: found.start()]):
            continue
        outcomes, end = items_at(text, found.end())
        yield Direction(ADJECTIVES[found["adj"].casefold()], tuple(outcomes), found.start(), end, "associated-with")


def _by_adjective(text: str) -> Iterator[Direction]:
    for found in WAS_ADJECTIVE.finditer(text):
        subject = _subject(text, found.start())
        if subject is None or _is_people(subject.words):
            continue
        if re.search(r"\bnot\s*$", found["how"] or "", re.I):
            continue
        yield Direction(
            ADJECTIVES[found["adj"].casefold()],
            _parts(subject, text) if "," in subject.words else (subject,),
            found.start(),
            found.end(),
            "was-higher",
        )


def _had(text: str) -> Iterator[Direction]:
    for found in HAD_ADJECTIVE.finditer(text):
        outcomes, end = items_at(text, found.end())
        rest = text[end:]
        if outcomes and re.search(r"\b(?:than|compared|versus|vs)\b", rest[:160], re.I):
            yield Direction(
                ADJECTIVES[found["adj"].casefold()], tuple(outcomes[:1]), found.start(), outcomes[0].end, "had-higher"
            )


def _differences(text: str) -> Iterator[Direction]:
    """ "A significant difference in X between the groups": an outcome without a direction, for the p-value behind it."""
    for found in DIFFERENCE_IN.finditer(text):
        outcomes, end = items_at(text, found.end())
        yield Direction("", tuple(outcomes), found.start(), end, "difference-in")


def _no_difference(text: str) -> Iterator[Direction]:
    for found in NO_DIFFERENCE.finditer(text):
        outcomes, end = items_at(text, found.end())
        yield Direction(SAME, tuple(outcomes), found.start(), end, "no-difference")
    for found in DID_NOT_DIFFER.finditer(text):
        subject = _subject(text, found.start())
        if subject is not None and not _is_people(subject.words) and not BASELINE.search(text):
            yield Direction(SAME, _parts(subject, text), found.start(), found.end(), "no-difference")


__all__ = ["Direction", "directions", "name_before"]
