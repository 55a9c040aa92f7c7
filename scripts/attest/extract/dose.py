"""Doses of treatments, told apart from measurements and thresholds."""

from __future__ import annotations

from collections.abc import Iterator

from attest.expressions import quick as re
from attest.extract.dose_forms import (
    AGAINST_OTHER,
    AT_MOST,
    AVERAGE_DOSE,
    AVERAGED,
    CHANGED_TO,
    CLEARED,
    CUMULATIVE,
    DAYS_BEFORE,
    DOSE,
    DOSED,
    FAILED,
    GIVEN_AT,
    GIVEN_WITH,
    GIVES,
    HYPHENED,
    IN_BEHIND,
    IN_SOME,
    NEEDED,
    NOT_DOSE,
    NOTHING,
    OF_DAYS,
    OVER_TIME,
    PEOPLE_FIRST,
    PER_TIME,
    RELAPSED,
    SCHEDULE_BEFORE,
    SPREAD,
    SPREAD_NEXT,
    STEROID_BEHIND,
    STEROIDS,
    STOPPED,
    TESTED,
    USED,
)
from attest.extract.finding import Found
from attest.extract.reading import Reading, Sentence
from attest.extract.treatments import drug_pattern, treatments_in
from attest.text.words import place_of


def doses(
    reading: Reading, intervention: Found | None = None, names: tuple[str, ...] = (), others: tuple[str, ...] = ()
) -> Iterator[Found]:
    """Doses of treatments; where some stand beside the study's own or one of `others`, those alone.

    `names` are words of its arms, `others` what it is compared with and its arms.
    """
    found = list(_doses(reading, names))
    found = [one for one in found if not RELAPSED.match(reading.text, one.end)] or found
    own = [one for one in found if intervention and _beside(reading, one, intervention.value)]
    if own:
        own = [
            one
            for one in found
            if one in own
            or one.rule == CHANGED
            or any(_beside(reading, one, other) for other in others)
            or _given_with(reading, one)
        ]
    yield from own or [one for one in found if not (intervention and _of_another(reading, one, intervention, names))]


def _given_with(reading: Reading, dose: Found) -> bool:
    """Whether a dose is of what was given together with the study's own treatment, by the words before it."""
    return GIVEN_WITH.search(reading.text, max(0, dose.start - 120), dose.start) is not None


def _of_another(reading: Reading, dose: Found, intervention: Found, names: tuple[str, ...]) -> bool:
    """Whether the medicine before a dose is a steroid that is neither the study's nor an arm's."""
    before = reading.text[max(0, dose.start - 40) : dose.end]
    named = [found.group().casefold() for found in STEROIDS.finditer(before)]
    shorts = reading.abbreviations
    named += [one.long.casefold() for short, one in shorts.items() if _is_steroid(one.long, short, before)]
    titles = " ".join(one.text for one in reading.abstract("title"))
    study = " ".join((intervention.value, *names, titles)).casefold()
    return bool(named) and not any(one in study for one in named) and not STEROIDS.search(study)


def _is_steroid(long: str, short: str, before: str) -> bool:
    return STEROIDS.search(long) is not None and place_of(short, before) is not None


def _beside(reading: Reading, dose: Found, treatment: str) -> bool:
    """Whether a treatment's name, or its short form, stands beside a dose and no other treatment stands nearer."""
    bare = re.sub(r"\s*\([^()]*\)$", "", treatment).casefold()
    shorts = [one.short.casefold() for one in reading.abbreviations.values() if one.long.casefold().endswith(bare)]
    behind_it = re.split(r"[,;.]", reading.text[dose.end : dose.end + 30], maxsplit=1)[
        0
    ]  # "10 mg, and tea": not of tea
    near = (reading.text[max(0, dose.start - 50) : dose.end] + behind_it).casefold()
    named = [word for word in (bare, *shorts) if word in near]
    behind = re.match(r"\s*(?:of\s+)?(?:\w+\s+)?", reading.text[dose.end :])
    after = reading.text[dose.end + (behind.end() if behind else 0) :][: len(bare) + 20].casefold()
    other = next(treatments_in(after if "," not in after[:3] else ""), None)
    between = near[max((near.rfind(word) + len(word) for word in named), default=0) : len(near) - len(behind_it)]
    if named and any(treatments_in(between)):
        return False  # "tea 5 mg, milk 10 mg": the second is of the milk
    if STEROID_BEHIND.match(reading.text, dose.end) and not STEROIDS.search(bare):
        return False
    return bool(named) and (other is None or other[1] > 3 or other[0] in bare or bare in other[0])


def _doses(reading: Reading, names: tuple[str, ...]) -> Iterator[Found]:
    """An amount beside a treatment's name, or one that was given; not a measurement or a threshold.

    Aims and conclusions are asked where what was done and found tells none.
    """
    found = list(_doses_in(reading, reading.abstract("title", "methods", "results", None), names))
    yield from found or _doses_in(reading, reading.abstract("background", "conclusions"), names)


def _doses_in(reading: Reading, sentences: list[Sentence], names: tuple[str, ...]) -> Iterator[Found]:
    seen: set[str] = set()
    own = [word for word in names if len(word) > 3]
    for sentence in sentences:
        told = sentence.section != "results" and not TESTED.search(sentence.text)
        for found in DOSE.finditer(sentence.text):
            lead = sentence.text[max(0, found.start() - 70) : found.start()]
            rest = sentence.text[found.end() : found.end() + 45]
            beside = lead.endswith("(") and any(end > len(lead) - 4 for _, _, end in treatments_in(lead))
            at_most = AT_MOST.search(lead) if PER_TIME.search(found["dose"]) else None
            if at_most and NOT_DOSE.search(lead[: at_most.start() + 1] + " "):
                at_most = None
            changed = told and _is_changed(sentence, found)
            measured = (
                not (beside or at_most or changed)
                and NOT_DOSE.search(lead)
                and not AVERAGE_DOSE.search(lead)
                and not GIVEN_AT.search(lead)
            )
            if (
                measured
                or CUMULATIVE.search(lead)
                or OVER_TIME.search(sentence.text, 0, found.start())
                or USED.search(sentence.text, 0, found.start())
                or re.search(r"\d\s?/\s?$", lead)
                or AGAINST_OTHER.match(sentence.text, found.start() + len(IN_BEHIND.sub("", found["dose"])))
                or re.match(r"\s+(?:less|more|fewer|lower|higher|better|worse)\b", rest)
                or CLEARED.match(sentence.text, found.start("dose"))
                or re.match(r"\s?/\s?(?:d?L|mL|l)\b|\s*[\[(]\s*(?:IQR|SD|range|\d+(?:[.·]\d+)?\s*[)\]])", rest)
            ):
                continue
            near = lead + rest
            names_treatment = (
                next(treatments_in(near), None)
                or _short_near(reading, near)
                or any(word in near.casefold() for word in own)
                or (told and GIVES.search(sentence.text[: found.start()]))
                or re.search(
                    r"\b(?:D3|D2|(?:daily|weekly|total|single|oral) doses? of|"
                    r"(?:mean|median|average|total|"
                    r"prescribed)\s+(?:[\w-]+\s+){0,3}dose(?:\s+delivered\s+to\s+the\s+\w+(?:\s+\w+)?)?\s+was)\s*$",
                    lead,
                )
            )
            if (
                STOPPED.match(sentence.text, found.end())
                or NEEDED.search(sentence.text[: found.start()])
                or FAILED.search(sentence.text[: found.start()])
            ):
                continue
            timed = PER_TIME.search(found["dose"]) and any(end > len(lead) - 4 for _, _, end in treatments_in(lead))
            if not names_treatment or not (
                timed or changed or DOSED.search(sentence.text) or re.search(r"\(\s*$", lead)
            ):
                continue
            value = re.sub(r"(?:\s*(?:,|;|\b(?:for|of|in|on|at|a|each|or)))+\s*$", "", found["dose"].strip())
            # "10 mg of 0.5% solution", "30 mg in 20 men": what follows is no part of the schedule.
            value = re.sub(
                r"(?:\s+on\s+days?(?:\s+\d+)?|\s+(?:(?:of|in|per|for|at|on|to|every)(?:\s+\d+)?|"
                r"(?<!divided )doses?)|\s?[/,])+$",
                "",
                value,
            )
            if SPREAD_NEXT.match(sentence.text[found.start() + len(value) :].lstrip(".")) or (
                SPREAD.search(value) and not AVERAGE_DOSE.search(lead)
            ):
                continue
            start, end = found.start(), found.start() + len(value)
            if DAYS_BEFORE.search(lead) and (days := OF_DAYS.match(value)):
                start, value = start + days.end(), value[days.end() :]
            if IN_SOME.search(lead) and PEOPLE_FIRST.match(
                value
            ):  # "8 mg in 22, 162 mg in 12": the first number is of people
                start, value = start + value.index(",") + 1, value[value.index(",") + 1 :]
                start, value = start + len(value) - len(value.lstrip()), value.lstrip()
            start -= len(at_most["sign"]) if at_most else 0
            before = SCHEDULE_BEFORE.search(sentence.text[:start])
            if before:
                start = before.start()
                end += bool(before["open"]) and sentence.text[end : end + 1] in (")", "]")
            value = " ".join(sentence.text[start:end].split())
            same = HYPHENED.sub(" ", value)
            if same in seen or NOTHING.match(value):
                continue
            seen.add(same)
            mention = next(reversed(list(treatments_in(lead[-30:]))), None)
            if mention and not before:
                start = found.start() - len(lead[-30:]) + mention[1]
            yield Found(
                "study.dose",
                value,
                sentence.start + start,
                sentence.start + end,
                CHANGED if changed else "dose-of-treatment",
            )


def _is_changed(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether a treatment's dose was raised or lowered to this one; a steroid's or an average is a finding."""
    if not CHANGED_TO.search(sentence.text, 0, found.start()):
        return False
    before = sentence.text[: found.start()]
    named = list(treatments_in(before))
    steroid = STEROIDS.search(before) and not (named and not STEROIDS.search(before[named[-1][1] : named[-1][2]]))
    return not steroid and not AVERAGED.search(before)


CHANGED = "dose-changed"


def _short_near(reading: Reading, words: str) -> bool:
    return any(
        place_of(short, words) is not None and drug_pattern().search(one.long)
        for short, one in reading.abbreviations.items()
    )
