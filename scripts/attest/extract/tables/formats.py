"""Which statistic a head, label, caption or note tells, and a cell's figures read as that statistic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from attest.expressions import quick as re
from attest.extract.numbers import as_decimal

# What words tell: pairs are "mean sd", "median iqr", "n percent" …; single ones come from columns of their own.
_SD = r"(?:S\.?\s?D\.?s?|STD|standard\s+deviations?)"
_SE = r"(?:S\.?\s?E\.?\s?M\.?|S\.E\.|SE|standard\s+errors?(?:\s+of\s+(?:the\s+)?means?)?)"
_PART = r"(?:percent(?:ages?)?|per\s+cent|%)"
TOKENS = (
    ("median", re.compile(r"\bmedians?\b|\bMdn\b|\bMd\b(?=\s*[(\[])", re.I)),
    ("mean", re.compile(r"\b(?:means?|averages?)\b", re.I)),
    ("mean", re.compile(r"(?<![\w'’])(?:M|m|[xXχ]̄?|x̅|X̅)(?=\s*(?:[(\[]\s*)?(?:±|\+/[-−]|[(\[]\s*(?:SD|S\.D|SE)))")),
    ("sd", re.compile(rf"(?<![\w/])(?:±|\+/[-−])?\s?{_SD}(?!\w)|(?<=±)\s?[sS]\b|(?<=± )[sS]\b")),
    ("sd", re.compile(r"\bstandard\s+deviations?\b|(?<![\w/])sd(?!\w)", re.I)),
    ("se", re.compile(rf"(?<![\w/])(?:±|\+/[-−])?\s?{_SE}(?!\w)")),
    ("se", re.compile(r"\bstandard\s+errors?(?:\s+of\s+(?:the\s+)?means?)?\b|(?<![\w/])sem?(?!\w)", re.I)),
    (
        "iqr",
        re.compile(
            r"\bIQRs?\b|\binter[\s-]?quartile(?:\s+ranges?)?\b|\bQ1\s*[-–−,;to]+\s*Q3\b|\bquartiles?\s+1\b", re.I
        ),
    ),
    (
        "iqr",
        re.compile(
            r"\b25(?:th)?\s*(?:[-–−,;]|and|to)\s*75(?:th)?(?:\s+(?:per)?centiles?)?|\bP25\s*[-–−,;]\s*P75\b", re.I
        ),
    ),
    ("ci", re.compile(r"\b(?:\d{2}(?:\.\d)?\s?%\s*)?(?:CI|CrI|confidence\s+intervals?|credible\s+intervals?)\b", re.I)),
    ("range", re.compile(r"\branges?\b|\bmin(?:imum)?\.?\s*(?:[-–−,;/]|to|and)\s*max(?:imum)?\b", re.I)),
    ("total", re.compile(r"(?<=[nN]/)N\b|(?<=/)\s?total\s+(?:no\.?|number|n)\b|(?<=/)\s?total\b", re.I)),
    ("n", re.compile(rf"(?<![\w/])(?:n|nos?\.?|numbers?|counts?|frequency|f)(?=\s*[,(\[/]?\s*[(\[]?\s*{_PART})", re.I)),
    ("n", re.compile(rf"(?<![\w/])(?:n|nos?\.?|numbers?)\s+of\s+\w+(?=\s*[,(\[]\s*{_PART})", re.I)),
    ("n", re.compile(rf"(?<![\w/])(?:nos?\.?|numbers?)\s+(?:and|or)(?=\s+{_PART})", re.I)),
    ("n", re.compile(r"(?<![\w/])(?:n(?=\s?/\s?N)|(?:nos?\.?|number)(?=\s*/\s*total))", re.I)),
    ("n", re.compile(rf"(?<={_PART[3:5]}\()n(?=\))|(?<=%\s\()n(?=[/)])|(?<=%\()n(?=[/)])", re.I)),
    ("percent", re.compile(_PART, re.I)),
)
WHOLE = (
    ("size", re.compile(r"N")),
    ("n", re.compile(r"(?:n|nos?\.?|numbers?|counts?|events?|freq(?:uency|\.)?|№)", re.I)),
    ("percent", re.compile(rf"[(\[]?\s*{_PART}\s*[)\]]?|rate\s*\(%\)", re.I)),
    ("mean", re.compile(r"(?:M|m|x|X|χ|x̄|x̅|X̄|X̅|mean)")),
    ("sd", re.compile(r"(?:s|S|DS|±\s?SD|SD)")),
    ("min", re.compile(r"min(?:imum)?\.?", re.I)),
    ("max", re.compile(r"max(?:imum)?\.?", re.I)),
)
PAIRS = ("n total", "mean sd", "mean se", "mean ci", "median iqr", "median range", "mean range", "n percent")
NUM = r"[-−–+]?\s?(?:\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+(?!\d)(?:[.·]\d+)?|\d+(?:[.·,]\s?\d+)?|[.·]\d+)"
_TO = r"\s*(?:-|–|—|−|to|,|;|/|and)\s*"
_RAISED = r"\u00b9\u00b2\u00b3\u2070-\u209c\u1d2c-\u1dbf\u02b0-\u02ff"
# Footnote signs, raised letters and figures, and the letters of a footnote right behind a number.
MARKS = re.compile(
    rf"(?:\s*[*†‡§¶#ª¤{_RAISED}]|(?<=[\d)])\s?(?:[ivx]{{1,4}}|[a-h])(?:\s*,\s*[a-h])*(?=\s*$|\s*[,)*†‡§(±]))+"
)
COUNTED = re.compile(
    rf"(?P<n>\d[\d,]*)\s*(?:(?:/|of)\s*(?P<total>\d[\d,]*)\s*)?(?:[(\[,;]\s*(?P<percent>{NUM})\s*(?P<sign>%?)\s*[)\]]?)?"
)
SHARED = re.compile(rf"(?P<percent>{NUM})\s*%?\s*[(\[]\s*(?P<n>\d[\d,]*)\s*(?:(?:/|of)\s*(?P<total>\d[\d,]*)\s*)?[)\]]")
SPREAD = re.compile(
    rf"(?P<a>{NUM})\s*(?:(?:±|\+\s?/\s?[-−–])\s*(?P<b>{NUM})|[(\[]\s*(?:±|SD:?|SE:?)?\s*(?P<c>{NUM})\s*[)\]])"
)
RANGED = re.compile(
    rf"(?P<a>{NUM})\s*[(\[,;]\s*(?:(?:IQR|range|95\s?%\s?CI)[:,]?\s*)?(?P<low>{NUM}){_TO}(?P<high>{NUM})\s*[)\]]?"
)
INTERVAL = re.compile(rf"[(\[]?\s*(?P<low>{NUM}){_TO}(?P<high>{NUM})\s*[)\]]?")
BARE = re.compile(rf"[(\[]?\s*(?P<a>{NUM})\s*(?P<sign>%?)\s*[)\]]?(?:\s*\(n\))?")
RANGES = {"iqr": ("q1", "q3"), "range": ("min", "max"), "ci": ("ci_low", "ci_high")}
ROUNDING = 1.1  # per cent: what is printed may be cut off or rounded


@lru_cache(maxsize=1024)
def told(text: str) -> tuple[tuple[str, ...], str]:
    """The statistics that words tell, such as "mean sd", and the words without them.

    Several are alternatives, as in "n (%) or mean (SD)"; a percent sign alone tells a unit and no statistic.
    """
    whole = text.strip(" :;,.")
    for name, pattern in WHOLE:
        if pattern.fullmatch(whole):
            return (name,), ""
    found: list[tuple[str, int, int]] = []
    for name, pattern in TOKENS:
        for one in pattern.finditer(text):
            if not any(one.start() < end and start < one.end() for _, start, end in found):
                found.append((name, *one.span()))
    names = {name for name, _, _ in found}
    pairs = tuple(pair for pair in PAIRS if set(pair.split()) <= names)
    used = {name for pair in pairs for name in pair.split()}
    if "n total" in pairs:
        pairs = tuple(pair for pair in pairs if pair != "n percent")
    places = {name: start for name, start, _ in reversed(found)}
    if "n percent" in pairs and places["percent"] < places["n"]:
        pairs = tuple("percent n" if pair == "n percent" else pair for pair in pairs)
    singles = tuple(name for name in ("mean", "median", "sd", "se", "iqr") if name in names and name not in used)
    formats = pairs + (singles if not pairs or {"mean", "median"} & set(singles) else ())
    formats = formats or (("ci",) if "ci" in names else ())
    kept = [one for one in found if one[0] in used or one[0] in singles]
    return formats, _without(text, [(start, end) for _, start, end in kept]) if formats else text


EMPTY_BRACKET = re.compile(r"[(\[]\s*(?:[±,;/&+-]|or|and|\s)*\s*[)\]]")
OPENS_ON_COMMA = re.compile(r"\(\s*[,;]\s*")
CLOSES_ON_COMMA = re.compile(r"\s*[,;]\s*\)")
LOOSE_ENDS = re.compile(r"(?:\s*[±,;:/–-]|\s+(?:or|and))+\s*$|^\s*(?:[±,;:/–-]\s*|(?:or|and|of|in)\s+)+")


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    out, last = "", 0
    for start, end in sorted(spans):
        out += text[last:start]
        last = end
    out += text[last:]
    for _ in range(3):
        out = EMPTY_BRACKET.sub(" ", out)
    out = OPENS_ON_COMMA.sub("(", CLOSES_ON_COMMA.sub(")", out))
    out = LOOSE_ENDS.sub("", out)
    return " ".join(out.split())


SPACED_POINT = re.compile(r"(?<=\d[.·])\s(?=\d)")
BLANKS = re.compile(r"\s+")


def bare(cell: str) -> str:
    """A cell without footnote signs and the blanks inside its numbers."""
    text = MARKS.sub("", cell.strip())
    text = SPACED_POINT.sub("", text)
    return BLANKS.sub(" ", text).strip(" .*†‡§¶#")


def counted(text: str, size: str | None) -> dict[str, str] | None:
    """Events of "12 (40.0)" or "12/30 (40 %)", with the group's size where the share confirms it."""
    found = COUNTED.fullmatch(text)
    if found is None:
        return None
    share = found["percent"]
    if share is not None and not 0 <= _decimal(share) <= 100:
        return None
    parts = {"events": found["n"], "percent": share, "total": found["total"]}
    if parts["total"] is None and size is not None and fits(found["n"], size, share):
        parts["total"] = size
    if parts["total"] is not None and _int(found["n"]) > _int(parts["total"]):
        return None
    return {name: value.strip() for name, value in parts.items() if value is not None}


def fits(count: str, size: str, share: str | None) -> bool:
    """Whether a count can be of a group of that size, and the printed share says the same."""
    if not _int(size) or _int(count) > _int(size):
        return False
    return share is None or abs(100 * _int(count) / _int(size) - _decimal(share)) < ROUNDING


NOT_DIGIT = re.compile(r"\D")


def _int(text: str) -> int:
    return int(NOT_DIGIT.sub("", text) or 0)


DECIMAL_COMMA = re.compile(r",\d{1,2}$")


def _decimal(text: str) -> float:
    return float(as_decimal(text.replace(",", ".") if DECIMAL_COMMA.search(text) else text) or 0)


def read_cell(cell: str, form: str, size: str | None) -> dict[str, str] | None:
    """A cell's figures under the names of the roles; None where they have not the form of the statistic."""
    text = bare(cell)
    first, _, second = form.partition(" ")
    if form in ("n percent", "n total", "n"):
        plain = counted(text, size)
        if plain is None and form == "n" and (alone := BARE.fullmatch(text)) and not alone["sign"]:
            plain = counted(alone["a"], size)
        turned = _shared(text, size) if plain is None and form != "n" else None
        return plain or (turned if turned and "total" in turned else None)
    if form == "percent n":
        return _shared(text, size)
    if form == "percent":
        found = BARE.fullmatch(text)
        return {"percent": _tight(found["a"])} if found and 0 <= _decimal(found["a"]) <= 100 else None
    if second in ("sd", "se"):
        found = SPREAD.fullmatch(text)
        return {first: _tight(found["a"]), second: _tight(found["b"] or found["c"])} if found else None
    if second in RANGES:
        found = RANGED.fullmatch(text)
        low, high = RANGES[second]
        return {first: _tight(found["a"]), low: _tight(found["low"]), high: _tight(found["high"])} if found else None
    if form in RANGES:
        found = INTERVAL.fullmatch(text)
        low, high = RANGES[form]
        return {low: _tight(found["low"]), high: _tight(found["high"])} if found else None
    if form in ("mean", "median"):
        found = SPREAD.fullmatch(text) or RANGED.fullmatch(text)
        return {form: _tight(found["a"])} if found else _alone(text, form)
    return _alone(text, form)


def _shared(text: str, size: str | None) -> dict[str, str] | None:
    found = SHARED.fullmatch(text)
    if found is None or not 0 <= _decimal(found["percent"]) <= 100:
        return None
    total = found["total"] or (size if size and fits(found["n"], size, found["percent"]) else None)
    parts = {"events": found["n"], "percent": _tight(found["percent"]), "total": total}
    return {name: value for name, value in parts.items() if value is not None}


def _alone(text: str, name: str) -> dict[str, str] | None:
    found = BARE.fullmatch(text)
    return {name: _tight(found["a"])} if found and not found["sign"] else None


SPACED_SIGN = re.compile(r"^([-−–+])\s")


def _tight(number: str) -> str:
    return SPACED_SIGN.sub(r"\1", number.strip())


def self_told(cell: str, size: str | None) -> dict[str, str] | None:
    """Figures of a cell that say themselves what they are: "12 (40 %)", "12/30 (40.0)", "40 % (12)", "13 (n)"."""
    text = bare(cell)
    found = COUNTED.fullmatch(text)
    if found and found["sign"] and (not size or _int(found["n"]) <= _int(size)):
        return counted(text, size)
    if found and found["total"] and found["percent"] and fits(found["n"], found["total"], found["percent"]):
        return counted(text, size)
    if re.fullmatch(r"\d[\d,]*\s*\(n\)", text):
        return counted(text.split("(")[0].strip(), size)
    shared = _shared(text, size)
    return shared if shared and "%" in text and "total" in shared else None


WITH_DECIMALS = re.compile(r"[-−–]|\d+[.·]")


def chosen(forms: Sequence[str], cells: Sequence[tuple[str, str | None]]) -> str | None:
    """The one of several told statistics that a row's cells (with their groups' sizes) have; None where unclear.

    Counts have no decimals, and their shares agree with the groups' sizes; a mean or median has its own shape.
    """
    if len(forms) < 2:
        return forms[0] if forms else None
    read = {form: [read_cell(cell, form, size) for cell, size in cells] for form in forms}
    fitting = [form for form in forms if cells and all(found is not None for found in read[form])]
    ranged = [form for form in fitting if form.split()[-1] in RANGES]
    if ranged:
        return ranged[0] if len(ranged) == 1 else None
    if "n percent" in fitting:
        shares = [found for found in read["n percent"] if found is not None]
        if all("total" in found and "percent" in found for found in shares):
            return "n percent"
        decimal = any(WITH_DECIMALS.match(bare(cell)) for cell, _ in cells)
        rest = [form for form in fitting if form != "n percent"]
        return "n percent" if not rest and not decimal else None
    return fitting[0] if len(fitting) == 1 else None
