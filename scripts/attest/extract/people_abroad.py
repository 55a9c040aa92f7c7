"""Numbers and ages of people in Spanish, Portuguese, French, German and Italian abstracts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from attest.extract.finding import Found
from attest.extract.reading import Reading

LANGUAGES = ("es", "pt", "fr", "de", "it")
_N = r"(?P<n>(?<![\d.,])\d{1,3}(?:[. ]\d{3})+(?![\d.,])|(?<![\d.,])\d+(?![\d.,]?\d|\s?%))"
_WHO = (
    r"(?:pacientes|patients?|patientes|patientinnen|patienten|participantes|participants?|teilnehmern?|sujetos|sujets|probanden|personas|"
    r"pessoas|personnes|personen|niñ[oa]s|crianças|enfants|kindern?|adultos|adultes|erwachsenen?|mujeres|mulheres|femmes|frauen|casos|cas|fällen?|"
    r"indivíduos|individuos|pazienti|soggetti|doentes|enfermos)"
)
_OF = (
    r"(?:(?:a|un\s+total\s+de|um\s+total\s+de|au\s+total|insgesamt|los\s+datos\s+de|os\s+dados\s+de|"
    r"las\s+historias\s+(?:clínicas\s+)?de|les\s+dossiers\s+de|en\s+total)\s+)*"
)
COUNTED = tuple(
    (role, re.compile(pattern, re.I))
    for role, pattern in (
        ("study.n_enrolled", rf"\bse\s+(?:incluy\w+|reclut\w+|enrol\w+|inscrib\w+)\s+{_OF}{_N}\s+{_WHO}"),
        (
            "study.n_enrolled",
            rf"{_N}\s+{_WHO}\s+(?:\w+\s+){{0,4}}?(?:fueron|foram|ont\s+été|wurden|sono\s+stati)\s+(?:\w+\s+)?(?:inclu\w+|recru\w+|reclut\w+|eingeschlossen|rekrutiert|inclusi|arruolati)",
        ),
        (
            "study.n_enrolled",
            rf"\b(?:foram|wurden|ont\s+été)\s+(?:incluíd[oa]s|recrutad[oa]s|inclus)?\s*{_OF}{_N}\s+{_WHO}(?:\s+(?:\w+\s+){{0,4}}?eingeschlossen)?",
        ),
        (
            "study.n_randomised",
            rf"{_N}\s+{_WHO}\s+(?:\w+\s+){{0,4}}?(?:fueron|foram|ont\s+été|wurden)\s+(?:\w+\s+)?(?:aleatorizad|randomi[sz]|asignad)\w*",
        ),
        (
            "study.n_analysed",
            rf"\b(?:se\s+)?(?:analiz|estudi|evalu|revis|examin|analis|avali)(?:aron|ó|aram|ados|adas|ou)\s+{_OF}{_N}\s+{_WHO}",
        ),
        (
            "study.n_analysed",
            rf"{_N}\s+{_WHO}\s+(?:\w+\s+){{0,4}}?(?:fueron|foram|ont\s+été|wurden)\s+(?:\w+\s+)?(?:analiz|estudi|evalu|analis|avali|analys|étudi|evaluier|untersucht|ausgewertet)\w*",
        ),
    )
)
_NUM = r"\d+(?:[.,]\d+)?"
_UNIT = r"(?P<unit>años|anos|ans|jahre|anni|meses|mois|monate|mesi)"
_AGE = r"(?:edad|idade|âge|alter|età|edades)"
AGES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b{_AGE}\s+(?:media|promedio|média|moyen|moyenne|mediana|médian|médiane)?[^.;\d]{{0,40}}?\b(?P<min>{_NUM})\s+(?:a|à|y|bis|e)\s+(?P<max>{_NUM})\s+{_UNIT}",
        rf"\b(?P<centre>media(?!na)|promedio|média|moyenne?|mittlere[rs]?|durchschnitt\w*|mediana|médiane?|medianes?)\s*(?:(?:de\s+)?(?:la\s+|l[’'])?{_AGE}\s+)?"
        rf"(?:de|fue|foi|était|war|era|von|betrug|"
        rf"des?)?[\s:]*(?:de\s+)?(?P<value>{_NUM})\s*(?:{_UNIT.replace('?P<unit>', '?P<unit_before>')}\s*)?"
        rf"(?:(?:[(\[]\s*)?(?:±|\+/-|DE|DP|SD|ET)\s*[:=]?\s*(?P<sd>{_NUM})\s*[)\]]?|[(\[]\s*(?:rango\s+intercuart\w+|intervalo\s+interquart\w+|RIC|RIQ|IIQ|IQR|EIQ)\s*[:=,]?\s*"
        rf"(?P<q1>{_NUM})\s*[-–a]\s*(?P<q3>{_NUM})\s*[)\]]|[(\[]\s*(?:rango|intervalo|extremos|range|spannweite|min[-–]max)\s*[:=,]?\s*(?P<low>{_NUM})\s*[-–a]\s*(?P<high>{_NUM})[^()]{{0,10}}[)\]])?"
        rf"(?:\s*{_UNIT})?",
    )
)
ROLES = {"low": "min", "high": "max", "unit_before": "unit"}
MEDIAN = re.compile(r"m[eé]dian", re.I)


def people_abroad(reading: Reading, known: Collection[str]) -> Iterator[Found]:
    """Facts of people that no English form gave: counts by their verb, then the ages of the first sentence with one."""
    if reading.document.language not in LANGUAGES:
        return
    seen = set(known)
    for sentence in [*reading.abstract("results", None), *reading.abstract("methods")]:
        for role, pattern in COUNTED:
            found = pattern.search(sentence.text)
            if found and role not in seen:
                seen.add(role)
                value = re.sub(r"[. ]", "", found["n"])
                yield Found(role, value, sentence.start + found.start(), sentence.start + found.end(), "counted-abroad")
        if not re.search(rf"\b{_AGE}\b", sentence.text, re.I) or any(role.startswith("age.") for role in seen):
            continue
        told = list(_ages(sentence.text))
        for role, value, start, end in told:
            yield Found(f"age.{role}", value, sentence.start + start, sentence.start + end, "age-abroad")
        seen |= {f"age.{role}" for role, _, _, _ in told}


def _ages(text: str) -> Iterator[tuple[str, str, int, int]]:
    given: set[str] = set()
    for pattern in AGES:
        found = pattern.search(text)
        if not found:
            continue
        parts = {ROLES.get(name, name): value for name, value in found.groupdict().items() if value}
        if "value" in parts:
            if "unit" not in parts:
                continue
            parts["median" if MEDIAN.match(parts.pop("centre")) else "mean"] = parts.pop("value")
        for role, value in parts.items():
            if role not in given:
                given.add(role)
                yield role, value.replace(",", ".") if role != "unit" else value, found.start(), found.end()
