"""Ages and follow-up in Spanish, Portuguese, French, German and Italian: the centre, its spread, a range, the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attest.extract.finding import Found
from attest.extract.reading import Sentence

TIMES = ("age", "follow_up")
_NUM = r"(?<![\d.,])\d{1,3}(?:[.,]\d+)?(?![\d%]|[.,]\d|\s?%)"
_YEARS = r"años|anos|ans|jahren?|anni"
_UNIT = rf"(?:{_YEARS}|meses|mois|monaten?|mesi|semanas|semaines|wochen|settimane|d[ií]as|jours|tagen?|giorni)"
_WORD = {
    "age": r"(?:edad(?:es)?|idades?|âges?|alter|età|âgée?s|durchschnittsalter|lebensalter|altersdurchschnitt)",
    "follow_up": (
        r"(?:seguimiento|seguimento|acompanhamento|suivi|recul|nachbeobachtung\w*|beobachtungszeit\w*|verlaufsbeobachtung|follow-up(?:-zeit)?|"
        r"nachuntersuchungszeit\w*)"
    ),
}
_CENTRE = (
    r"(?P<centre>media(?!na)\w*|promedio|média|médio|medio|moyen(?:ne)?s?|mittlere[rs]?|durchschnittlich\w*|im\s+mittel|im\s+durchschnitt|durchschnitts?(?=alter)|"
    r"mediana?|mediano|médiane?s?|medianes?|im\s+median|em\s+média|en\s+promedio|en\s+moyenne)"
)
_SD = (
    rf"[(\[]?\s*(?:±|\+/-|\+-|DE|DP|DS|SD|ET|écart[- ]type|desviación\s+estándar|desvio[- ]padrão|"
    rf"Standardabweichung)\s*(?:[:=]|de\s)?\s*(?:±\s*)?(?P<sd>{_NUM})\s*[)\]]?"
)
_IQR = (
    rf"[(\[]\s*(?:rango\s+intercuart\w+|intervalo\s+interquart\w+|amplitude\s+interquart\w+|RIC|RIQ|IIQ|AIQ|IQR|EIQ|interquartilsabstand)\s*[:=,]?\s*(?:\w+\s+)?"
    rf"(?P<q1>{_NUM})\s*(?:[-–—;a]|à|bis|e)\s*(?P<q3>{_NUM})"
)
_RANGE = (
    rf"[(\[,;]?\s*(?:(?:con\s+(?:un\s+)?|com\s+|avec\s+(?:des\s+)?)?(?:rango|intervalo|extrêmes?|extremos|range|limites|variação|amplitude|spannweite|bereich|min[-–/]max|"
    rf"variando|variant|varia\w*|oscil\w+|allant|entre|de|von|da)\s*[:=,]?\s*(?:de\s+|entre\s+|von\s+|da\s+)?)(?P<low>{_NUM})\s*(?:{_UNIT}\s*)?(?:[-–—/;]|a|à|y|e|et|und|bis)\s*(?P<high>{_NUM})"
)
_MINMAX = (
    rf"[^.;\d]{{0,20}}\bm[ií]n(?:imum|imo|imale?)?\.?\s*(?:de\s+|:\s*)?(?P<low2>{_NUM})\s*(?:{_UNIT})"
    rf"?[^.;\d]{{0,25}}\bm[aá]x(?:imum|imo|imale?)?\.?\s*(?:de\s+|:\s*)?(?P<high2>{_NUM})"
)
_SPREAD = re.compile(rf"\s*(?P<unit1>{_UNIT})?\s*(?:{_SD}|{_IQR}|{_RANGE}|{_MINMAX})\s*(?P<unit2>{_UNIT})?", re.I)
_VALUE = rf"(?P<value>{_NUM})\s*(?P<unit>{_UNIT})?"
_LINK = (
    r"[^.;:\d()]{0,90}?(?:\b(?:de|fue|foi|était|est|war|lag|era|von|betrug|bei|à|des?|d[’']|di|fu|è|"
    r"sido|in)|[:=,]|\()\s*(?:de\s+|d[’']environ\s+|von\s+|bei\s+)?"
)


def _forms(word: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.I)
        for pattern in (
            rf"\b{_CENTRE}\s*(?:\w+\s+){{0,2}}?(?:(?:de|del|do|da|du|des|d[’']|der)\s*)?(?:la\s+|l[’'])?{word}\b(?:{_LINK}|\s+){_VALUE}",
            rf"\b{word}\s+(?:(?:de|do|del|dos|das|des|der)\s+[\wÀ-ÿ’' ]{{3,40}}?\s+)?(?:\w+\s+)"
            rf"?{_CENTRE}\b(?:{_LINK}|\s+){_VALUE}",
            rf"\b{word}\s*\(?(?:en\s+años|em\s+anos)?,?\s*{_CENTRE}\)?\s*[:=,]?\s*{_VALUE}",
            rf"{_VALUE}\s*(?:(?:±|\+/-)\s*(?P<sd>{_NUM})\s*)?(?P<unit3>{_UNIT})\s+(?:de|d[’'])\s*{word}\s+{_CENTRE}",
            rf"\b{word}\b[^.;]{{0,80}}?,?\s*(?:con|com|avec|mit)\s+(?:una?\s+|uma\s+|une?\s+|einem\s+|sua\s+)?{_CENTRE}\s+(?:de\s+|von\s+)?{_VALUE}",
        )
    )


_RANGED = {
    "age": re.compile(
        rf"\b(?:edad(?:es)?\s+(?:comprendidas?\s+)?(?:entre|de)|idades?\s+(?:variou\s+(?:de|entre)|entre|de)|âgée?s?\s+(?:de|entre)|edad\s+(?:osciló|varió)\s+(?:entre|de)|"
        rf"rango\s+de\s+edad(?:es)?\s*(?:de|:|entre)?|alter\s+(?:von|zwischen)|età\s+compresa\s+(?:fra|tra))\s*(?:los\s+|os\s+)?"
        rf"(?P<low>{_NUM})\s*(?:{_UNIT})?\s*(?:[-–—]|a|à|y|e|et|und|bis|ed)\s*(?:los\s+|os\s+)?(?P<high>{_NUM})\s*(?P<unit2>{_UNIT})",
        re.I,
    )
}
FORMS = {kind: _forms(word) for kind, word in _WORD.items()}
GUARDS = {kind: re.compile(rf"\b{word}\b", re.I) for kind, word in _WORD.items()}
MEDIAN = re.compile(r"(?:im\s+)?m[eé]dian", re.I)
OTHER_AGE = re.compile(
    r"\b(?:edad|idade|âge|alter)\s+(?:gestacional|de\s+(?:la\s+)?(?:menopausia|menarca|menarquia|inicio|início|début|dia)|gestationnel|bei\s+beginn)",
    re.I,
)
OF_GROUP = re.compile(r"\b(?:grup[oa]|groupe|gruppe|gruppo|controles|témoins)\b", re.I)
ROLES = {"low": "min", "high": "max", "low2": "min", "high2": "max"}
# Who might join: "mayores de 18 años", "âgés de 18 à 65 ans" in the methods.
ELIGIBLE = ("methods", "background")


def times_abroad(kind: str, sentences: Iterable[Sentence]) -> Iterator[Found]:
    """The first statement of ages or of follow-up; of ages a range alone counts where it is not who was eligible."""
    for sentence in sentences:
        if not GUARDS[kind].search(sentence.text):
            continue
        told = list(_told(kind, sentence))
        if told:
            for role, value, start, end in told:
                yield Found(f"{kind}.{role}", value, sentence.start + start, sentence.start + end, f"{kind}-abroad")
            return


def _told(kind: str, sentence: Sentence) -> Iterator[tuple[str, str, int, int]]:
    text = sentence.text
    parts: dict[str, tuple[str, int, int]] = {}
    for form in FORMS[kind]:
        found = form.search(text)
        if (
            found
            and not OTHER_AGE.search(text[max(0, found.start() - 12) : found.end()])
            and not OF_GROUP.search(found.group())
        ):
            _take(parts, found)
            break
    ranged = _RANGED[kind].search(text) if kind in _RANGED else None
    if ranged and OF_GROUP.search(text[max(0, ranged.start() - 30) : ranged.start()]):
        ranged = None
    if ranged and not {"min", "max"} & set(parts) and (parts or sentence.section not in ELIGIBLE):
        _take(parts, ranged)
    if kind == "follow_up" and "unit" not in parts:
        return
    for role, (value, start, end) in parts.items():
        yield role, value.replace(",", ".") if role != "unit" else value, start, end


def _take(parts: dict[str, tuple[str, int, int]], found: re.Match[str]) -> None:
    """What a match says, and the spreads that follow it directly."""
    said = {name: value for name, value in found.groupdict().items() if value}
    end = found.end()
    if "value" in said:
        for _ in range(2):
            spread = _SPREAD.match(found.string, end)
            if not spread:
                break
            said = {**{name: value for name, value in spread.groupdict().items() if value}, **said}
            end = spread.end()
        said["median" if MEDIAN.match(said.pop("centre")) else "mean"] = said.pop("value")
    unit = next((said.pop(name) for name in ("unit", "unit3", "unit2", "unit1") if name in said), None)
    for name in ("unit", "unit1", "unit2", "unit3"):
        said.pop(name, None)
    for name, value in [*said.items(), *([("unit", unit)] if unit else [])]:
        parts.setdefault(ROLES.get(name, name), (value, found.start(), end))
