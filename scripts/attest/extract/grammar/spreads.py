"""Means with their spread in brackets: "3.1 (SD 0.4)", or "3.1 (0.4)" where the sentence says what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions import quick as re
from attest.extract.grammar.forms import PLUS_MINUS, SIGN, UNIT, WHEN_BETWEEN
from attest.extract.grammar.surroundings import NUMBERED, is_time
from attest.extract.number_led import FigureLed
from attest.extract.statistics import Value, value_of

_NUM = rf"{SIGN}(?<![\w.·,])\d+(?:[.·]\d+)?"
_SD = r"(?:s\.d\.|S\.?D\.?s?|standard\s+deviations?)"
_SE = r"(?:s\.e\.(?:m\.)?|S\.?E\.?(?:M\.?)?s?|standard\s+errors?(?:\s+of\s+(?:the\s+)?means?)?)"
# "mean (SD)", "means ± SEM", "adjusted mean change (standard error)": what the figures behind it are.
SAID = re.compile(
    rf"(?:[(\[,]\s*|±\s?|plus\s?(?:/|or)\s?minus\s+(?:the\s+)?|\+\s?/\s?[-−–]\s?|\band\s+)(?:(?P<sd>{_SD})|(?P<se>{_SE}))\s*(?=[)\],\s])"
)
LABELLED = FigureLed(
    rf"(?P<mean>{_NUM})(?P<unit>\s?{UNIT}(?!\w))?{WHEN_BETWEEN}\s?[(\[]\s*(?:(?:±\s?)?(?P<sd_said>{_SD}|(?=±|\+\s?/))|(?:±\s?)?(?P<se_said>{_SE}))\s*[:=,]?\s*(?:of\s+)?"
    rf"(?:{PLUS_MINUS}\s?)?(?P<spread>\d+(?:[.·]\d+)?)(?:\s?{UNIT})?\s*(?:[)\]]|(?=[;,]))"
)
BRACKETED = FigureLed(
    rf"(?P<mean>{_NUM})(?P<unit>\s?{UNIT})?\s?[(\[]\s*(?:{PLUS_MINUS}\s?)?(?P<spread>\d+(?:[.·]\d+)?)(?:\s?{UNIT})?\s*[)\]]"
)
# "(M = 4.3, SD = 1.2)", "mean 4.3, SD 1.2".
SAID_EACH = re.compile(
    rf"\b(?:M|[Mm]eans?)\s*[=:]?\s*(?P<mean>{_NUM})(?P<unit>\s?{UNIT})?\s*[,;]?\s*(?:(?P<sd_said>{_SD})|(?P<se_said>{_SE}))\s*[=:]?\s*(?P<spread>\d*[.·]?\d+)"
)
# "34.0 (8.4) versus 36.9 (10.7)", "from 61.2 (11.0) to 67.4 (13.1)": side by side, although nothing names the spread.
PAIRED = re.compile(
    rf"(?P<one>(?<![\w.·,])\d+(?P<point>[.·]\d+)?)(?P<unit>\s?{UNIT})?\s?[(\[](?P<in_one>\d+(?:[.·]\d+)?)[)\]](?P<behind>\s?{UNIT}(?!\w))?"
    rf"(?P<whose>\s(?:in|for|with|on|at|before|after)\s[^.;,()\d]{{2,50}}?)?\s*"
    rf"(?P<link>vs\.?|versus|compared\s+(?:with|to)|to|,?\s*and|,)\s+"
    rf"(?=(?P<two>\d+[.·]?\d*)(?:\s?{UNIT})?\s?[(\[](?P<in_two>\d+(?:[.·]\d+)?)[)\]](?P<behind_two>\s?{UNIT}(?!\w))?)"
)
# "between 23 and 165 min (average 39.4 min)", "3 to 9 days (4.5 days on average)".
_BOUND = r"(?<![\w.·])\d+(?:[.·]\d+)?"
RANGED = FigureLed(
    rf"(?P<low>{_BOUND})\s?(?P<unit_low>{UNIT}(?!\w))?\s*(?:to|and|[-–—])\s*(?P<high>\d+(?:[.·]\d+)?)\s?(?P<unit>{UNIT}(?!\w))?\s*[(\[,;]"
    rf"\s*(?:with\s+)?(?:an?\s+)?(?:(?P<how>means?|medians?|average)\s*(?:of\s+|[:=,]\s*)?(?P<center>{_BOUND})"
    rf"(?:\s?{UNIT}(?!\w))?|(?P<center_two>{_BOUND})\s?(?:{UNIT}(?!\w))?\s+on\s+average)\s*[)\]]",
    re.I,
)
AVERAGE = re.compile(r"\b(?:means?|averages?)\b", re.I)
MEDIAN = re.compile(r"\bmedians?\b", re.I)


class Spread(NamedTuple):
    start: int
    end: int
    parts: dict[str, Value]
    unit: str


# "54.2 ± 3.5 (SE)", "54.2 ± 3.5 ng/mL [SEM]": what the figure before it is.
SAID_BEHIND = re.compile(
    rf"\s?(?:{UNIT})?\s?(?:[(\[]\s*|,\s*)?(?:(?P<sd>{_SD})|(?P<se>{_SE}))"
    r"(?=\s*[)\]]|\s+(?:at|to|before|after|in|and|years)\b)"
)


def spread_behind(text: str, place: int) -> str:
    """The spread that the words right behind a figure say it is: "sd", "se", or ""."""
    found = SAID_BEHIND.match(text, place) if text[place : place + 24].count("S") or "s.e." in text else None
    return "" if found is None else "se" if found["se"] else "sd"


def said_spread(text: str, place: int) -> str:
    """The spread that the words before a place announce: "sd", "se", or ""."""
    said = None
    for found in SAID.finditer(text, 0, place):
        said = found
    return "" if said is None else "se" if said["se"] else "sd"


def bracketed_spreads(text: str) -> Iterator[Spread]:
    """Means whose spread stands in a bracket behind them, labelled there, before, or at the first of the list."""
    for found in SAID_EACH.finditer(text) if "SD" in text or "SE" in text else ():
        yield _made(found, "se" if found["se_said"] else "sd")
    if "(" not in text and "[" not in text:
        return
    labelled = ""
    for found in LABELLED.finditer(text):
        if NUMBERED.search(text, max(0, found.start() - 12), found.start()) or is_time(text, *found.span("mean")):
            continue  # "13.6 at Month 24 (SD 5.6)": the spread is of the value before
        if not (found["sd_said"] or found["se_said"]) and (found["unit"] or "").strip() == "%":
            continue  # a rate with its error
        labelled = labelled or ("se" if found["se_said"] else "sd")
        yield _made(found, "se" if found["se_said"] else "sd")
    first = next((found.end() for found in LABELLED.finditer(text)), len(text)) if labelled else len(text)
    said = next(SAID.finditer(text), None)
    for found in BRACKETED.finditer(text):
        kind = said_spread(text, found.start()) if said is not None else ""
        if not kind and labelled and found.start() >= first:
            kind = labelled
        if kind:
            yield _made(found, kind)
    averaged = AVERAGE.search(text)
    for found in PAIRED.finditer(text):
        spread = _deviates(found)
        if not spread and (not found["point"] or found["link"] == "to"):
            continue
        if (
            found["link"][0] in ",a"
            and (averaged is None or averaged.start() > found.start())
            and not (spread and found["whose"])
        ):
            continue  # "12.1 (40) and …" may be anything
        for part in ("one", "two"):
            end = BEHIND_PAIRED.match(text, found.end(part))
            parts = {"mean": value_of(found, part)} | ({"sd": value_of(found, f"in_{part}")} if spread else {})
            yield Spread(
                found.start(part),
                end.end() if end else found.end(part),
                parts,
                (found["unit"] or found["behind"] or "").strip(),
            )


BEHIND_PAIRED = re.compile(rf"(?:\s?{UNIT})?\s?[(\[][^()\[\]]*[)\]]")


def _deviates(found: re.Match[str]) -> bool:
    """Whether numbers in plain brackets are deviations: they have decimals, as no count has, or a unit behind them."""
    if MEDIAN.search(found.string, 0, found.start()):
        return False
    inside = found["in_one"], found["in_two"]
    if all("." in one or "·" in one for one in (*inside, found["one"], found["two"])):
        return not any(one.startswith(("0.0", "0·0")) for one in inside)  # "r = 0.52 (0.03)"
    return bool(found["behind"]) and found["behind"] == found["behind_two"] and "%" not in found["behind"]


def ranged(text: str) -> Iterator[Spread]:
    """Ranges with their mean or median in a bracket behind them."""
    if "verage" not in text and "ean" not in text and "edian" not in text:
        return
    for found in RANGED.finditer(text):
        joined = " and " in text[found.end("low") : found.start("high")]
        if joined and not text[: found.start()].endswith("between "):
            continue
        center = "center" if found["center"] else "center_two"
        role = "median" if (found["how"] or "").casefold().startswith("median") else "mean"
        parts = {role: value_of(found, center)}
        if (found["unit_low"] or found["unit"]) == found["unit"]:
            parts |= {"min": value_of(found, "low"), "max": value_of(found, "high")}
        yield Spread(*found.span(), parts, (found["unit"] or "").strip())


def _made(found: re.Match[str], kind: str) -> Spread:
    parts = {"mean": value_of(found, "mean"), kind: value_of(found, "spread")}
    return Spread(*found.span(), parts, (found["unit"] or "").strip())
