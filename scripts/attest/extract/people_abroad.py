"""Numbers of people in Spanish, Portuguese, French, German and Italian abstracts; ages and follow-up with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from attest.extract.finding import Found
from attest.extract.numbers_abroad import number, value_of
from attest.extract.reading import Reading, Sentence
from attest.extract.times_abroad import TIMES, times_abroad

LANGUAGES = ("es", "pt", "fr", "de", "it")
_PEOPLE = (
    r"(?:pacientes|patient(?:e?s|innen|inn?en|en)|participant[ei]?s|teilnehmer(?:innen|n)?|sujetos|sujeitos|sujets|proband(?:en|innen)|"
    r"personas|pessoas|personnes|personen|persone|menschen|ni[ñn][oa]s|crianças|enfants|kindern?|bambini|lactentes|lactantes|nourrissons|"
    r"nouveau-nés|nouveaux-nés|recém-nascidos|reci[eé]n nacidos|neonat[oi]s?|neugeborenen?|"
    r"säuglingen?|adultos|adultes|adulti|erwachsenen?|"
    r"adolescent[ei]?s|jugendlichen?|jóvenes|jovens|jeunes|ancian[oa]s|idos[oa]s|anziani|mujeres|mulheres|madres|mães|mères|mütter|padres|cuidador[ae]s|femmes|frauen|donne|hombres|"
    r"homens|hommes|männern?|uomini|gestantes|embarazadas|puérperas|parturientes|schwangeren?|escolares|estudiantes|estudantes|étudiants|"
    r"studierenden?|alumn[oa]s|alun[oa]s|élèves|schülern?|trabajador[ae]s|trabalhador[ae]s|enfermer[oa]s|médic[oa]s|profesionales|"
    r"profissionais|casos|cas|casi|fällen?|observations|indiv[ií]duos|individus|individui|pazienti|soggetti|doentes|enfermos|malades|utentes|"
    r"dossiers|prontu[aá]rios|historias\s+cl[ií]nicas|expedientes|familias|famílias|familles|familien|ojos|olhos|yeux|augen)"
)
_ADJECTIVE = r"(?:(?!(?:de|des|du|del|do|da|con|com|avec|mit|en|em|et|und|y|e)\b)[^\W\d][\w-]*\s+)"
_WHO = rf"{_ADJECTIVE}{{0,2}}?{_PEOPLE}\b"
# What stands between people and their verb; another count of people has a verb of its own.
_MORE = (
    rf"(?:(?:\([^()]{{1,60}}\)|[^.;()\d]|(?<=[a-z])\d|\d+(?!\d|\s+(?:{_PEOPLE}|ont|fueron|foram|wurden|han|sono)\b))"
    r"{0,110}?\s)"
)
_OF = (
    r"(?:(?:a|un\s+total\s+de|um\s+total\s+de|o\s+total\s+de|une?\s+total\s+de|au\s+total|insgesamt|los\s+datos\s+de|os\s+dados\s+de|dados\s+de|"
    r"datos\s+de|les\s+données\s+(?:de|des)|las\s+historias\s+(?:clínicas\s+)?de|os\s+prontuários\s+de|les\s+dossiers\s+(?:de|des)|en\s+total|"
    r"no\s+total|en\s+el\s+estudio|no\s+estudo|dans\s+l[’']étude|in\s+die\s+studie|nello\s+studio|ao\s+todo|em\s+total|das\s+daten\s+von),?\s+)*"
)
_DONE = r"(?:fueron|foram|ont\s+été|furent|étaient|wurden|sono\s+stat[ie]|han\s+sido)"
_STUDIED = r"analiz|estudi|evalu|revis|examin|analis|avali|estud|analys|étudi|évalué|ausgewertet|valutat|analizz"
_STUDY = (
    r"(?:estudio|estudo|étude|etude|ensayo|ensaio|essai|enquête|encuesta|inquérito|série|serie|cohorte|coorte|muestra|amostra|échantillon|"
    r"casuística|studie|untersuchung|kollektiv|stichprobe|studio|casistica|campione|investigación|pesquisa|análisis|análise|analyse|trabajo)"
)
_COMPOSED = (
    r"(?:(?:estuvo|fue|foi|estaba|quedó|ficou|era|était|est)\s+(?:constituid|constituíd|conformad|compuest|compost|formad|integrad|composé|constitué)\w*"
    r"\s+(?:por|de)|consisti[óu]\s+(?:en|em|de)|const[oó]u?\s+de|comprenait|comportait|incluait|inclu(?:yó|iu)|comprendi[óa]|compreendeu|abarc[óo]u?|"
    r"umfasste|bestand\s+aus|era\s+composto\s+da|comprendeva|ha\s+incluso)"
)
_OF_ALL = r"(?:d(?:e\s+(?:los|las|les)|e?[oa]s|es)\s+\d+\s+)?"  # "67 de los 73 pacientes"
_FRAMES: tuple[tuple[str, str], ...] = (
    (
        "n_randomised",
        rf"N\s+{_WHO}\s+{_MORE}?{_DONE}\s+(?:\w+\s+)?(?:aleatorizad|randomi[sz]|asignad[oa]s\s+al\s+azar|alocad|distribuíd)\w*",
    ),
    (
        "n_randomised",
        rf"\b(?:se\s+)?(?:aleatorizaron|randomizaron|aleatorizaram|randomisé)\s+{_OF}N\s+{_WHO}",
    ),
    (
        "n_enrolled",
        rf"\b(?:parmi|sur|de|entre)\s+(?:les|los|os)\s+\d+\s+{_WHO}[^.;]{{0,60}}?,\s+N\s+"
        r"(?:ont\s+été|fueron|foram)\s+inclu\w+",
    ),
    (
        "n_enrolled",
        rf"(?:\b|(?<=[óo]dos)|(?<=ados))(?:se\s+(?:han\s+|ha\s+)?(?:inclu|reclut|enrol|inscrib|registr)\w+|(?:foram|fueron|han\s+sido|wurden|ont\s+été|sono\s+stat[ie])\s+(?:\w+\s+)?"
        rf"(?:inclu|recru|reclut|eingeschlossen|arruolat|registrad|selec)\w*|(?:hemos|nous\s+avons)\s+(?:inclu|reclut|recrut|collig)\w*|incluimos|incluímos|"
        rf"(?:participaron|participaram|nahmen|hanno\s+partecipato|ont\s+participé))\s+{_OF}N\s+{_WHO}",
    ),
    (
        "n_enrolled",
        rf"N\s+{_WHO},?\s+{_MORE}?(?:{_DONE}\s+(?:\w+\s+)?(?:inclu|recru|reclut|eingeschlossen|arruolat|colligé|enrôlé|recens|selec)\w*|participaron|"
        r"participaram|ont\s+participé|nahmen\s|hanno\s+partecipato)",
    ),
    (
        "n_enrolled",
        rf"\bwurden\s+(?:[^\W\d][\w-]*\s+){{0,3}}?{_OF}N\s+{_WHO}\s+{_MORE}?(?:eingeschlossen|rekrutiert|aufgenommen|randomisiert)",
    ),
    (
        "n_enrolled",
        rf"\b{_STUDY}\b(?:[^.;]|\d\.\d){{0,140}}?\b(?:{_COMPOSED}|que\s+inclu\w+|incluy(?:endo|eron|ó)|incluindo|incluant|ayant\s+inclus|port(?:ant|e|ait)\s+sur|"
        rf"a\s+(?:inclus|porté\s+sur|concerné)|menée?\s+(?:chez|auprès\s+de|sur)|réalisée?\s+(?:chez|auprès\s+de|sur)|realizad[oa]\s+(?:con|en|com|em)|"
        rf"conduzido\s+com|desenvolvido\s+com|en(?=\s+\d)|em(?=\s+\d)|chez(?=\s+\d)|con(?=\s+\d)|com(?=\s+\d)|mit(?=\s+\d)|an(?=\s+\d)|bei(?=\s+\d)|de(?=\s+\d)|su(?=\s+\d))\s+{_OF}N\s+{_WHO}",
    ),
    (
        "n_enrolled",
        rf"\b(?:nous\s+(?:rapportons|présentons|décrivons)|(?:se\s+)?(?:reportamos|presentamos|describimos|presentan|describen|reportan)|"
        rf"(?:relatamos|apresentamos|descrevemos|relatam-se)|wir\s+(?:berichten|beschreiben|präsentieren)|il\s+s[’']agi(?:t|ssait)|riportiamo|descriviamo)\s+"
        rf"(?:de\s+|über\s+|sur\s+|(?:une\s+)?série\s+(?:rétrospective\s+)?de\s+|una\s+serie\s+de\s+)?N\s+{_WHO}",
    ),
    (
        "n_analysed",
        rf"\b(?:(?:se\s+)?(?:{_STUDIED})(?:aron|ó|aram|ados|adas|ou|amos)|se\s+(?:{_STUDIED})an?|nous\s+avons\s+(?:\w+ment\s+)?(?:{_STUDIED}|revu|exploité)[ées]*)\s+"
        rf"{_OF}N\s+{_OF_ALL}{_WHO}",
    ),
    (
        "n_analysed",
        rf"\b{_DONE}\s+(?:\w+mente\s+|retrospektiv\s+)?(?:{_STUDIED})\w*\s+{_OF}(?:(?:en|em|in|chez)\s+)?N\s+{_WHO}",
    ),
    ("n_analysed", rf"\b{_DONE}\s+(?:medid|mesuré)\w*\s+(?:en|em|chez)\s+{_OF}N\s+{_WHO}"),
    ("n_analysed", rf"N\s+{_WHO}\s+{_MORE}?{_DONE}\s+(?:\w+\s+)?(?:{_STUDIED})\w*"),
    (
        "n_analysed",
        rf"\b(?:données|dossiers|observations)\s+(?:de|des)\s+N\s+(?:premiers\s+)?{_WHO}[^.;]{{0,60}}?(?:{_STUDIED}|revu|exploité)\w*",
    ),
    (
        "n_analysed",
        rf"\b(?:gesamtzahl\s+von|un\s+total\s+de|um\s+total\s+de|(?:au|en|no)\s+total,?|in\s+totale)\s+N\s+{_WHO}",
    ),
    ("n_analysed", rf"\bwurden\s+(?:[^\W\d][\w-]*\s+){{0,3}}?{_OF}N\s+{_WHO}\s+{_MORE}?(?:analysiert|ausgewertet)"),
    ("n_analysed", rf"^(?:Resultados)?N\s+{_WHO}\s+(?:válid[oa]s|valorables|évaluables|avaliáveis|auswertbare)\b"),
    (
        "n_enrolled",
        rf"\b{_DONE}\s+(?:\w+mente\s+)?(?:hospitaliz|atendid|operad|tratad|ingresad|internad|opéré|traité|hospitalisé)\w*\s+{_OF}N\s+{_WHO}",
    ),
    (
        "n_enrolled",
        rf"N\s+{_WHO}\s+{_MORE}?(?:fueron|foram|ont\s+été|furent)\s+(?:\w+\s+)?"
        r"(?:operad|tratad|atendid|opéré|traité|hospitali|intervenid|submetid|diagnosti|recensé|suivi|registrad|notificad|identific)\w*",
    ),
    (
        "n_enrolled",
        rf"\bwurden\s+(?:[^\W\d][\w-]*\s+){{0,3}}?{_OF}N\s+{_WHO}\s+{_MORE}?(?:untersucht|nachuntersucht|behandelt|operiert|befragt|beobachtet)",
    ),
    (
        "n_enrolled",
        rf"\b(?:eingeschlossen|rekrutiert|aufgenommen|untersucht|behandelt|befragt)\s+wurden\s+{_OF}N\s+{_WHO}",
    ),
    ("n_analysed", rf"\b(?:ausgewertet|analysiert)\s+wurden\s+{_OF}N\s+{_WHO}"),
    ("n_enrolled", rf"\binsgesamt\s+N\s+{_WHO}"),
    ("n_enrolled", rf"^(?:Resultados)?(?:De|Dos|Das|Von|Parmi|Dei|Delle)\s+(?:los|las|les|os|as|den)?\s*N\s+{_WHO}"),
)
# What a count without more said is of: "42 patients d'âge moyen 61 ans", "80 pacientes (53 mulheres …)".
_DESCRIBED = (
    rf"(?<!\bparmi\sles\s)(?<!\bgrupo\sde\s)N\s+{_WHO}\s*(?:\((?=[^()]{{0,60}}\b(?:mulheres|mujeres|femmes|frauen|homens|hombres|hommes|männer|donne|uomini|años|anos|ans|jahre|âge|edad|idade)\b)|"
    r",?\s+(?:con\s+(?:una\s+)?|com\s+|avec\s+un\s+|d[’'])?(?:edad|média\s+de\s+idade|idade|âge|moyenne\s+d[’']âge|media\s+de\s+edad)\b)"
)
AND_OTHERS = re.compile(rf"\s*(?:et|y|e|und|,)\s+\d+\s+(?:{_PEOPLE}|contr[oô]les?|témoins)", re.I)
GROUPED = re.compile(r"\b(?:grup[oa]s?|groupes?|gruppen?|gruppo|controles?|témoins?)\b[^.;,]{0,30}$", re.I)


@cache
def _frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    count = f"(?P<n>{number()})"
    return tuple(
        (f"study.{role}", re.compile(pattern.replace("N\\s", f"{count}\\s"), re.I)) for role, pattern in _FRAMES
    )


@cache
def _described() -> re.Pattern[str]:
    return re.compile(_DESCRIBED.replace("N\\s", f"(?P<n>{number()})\\s"), re.I)


_COUNTS = re.compile(_PEOPLE, re.I)


def people_abroad(reading: Reading, known: Collection[str]) -> Iterator[Found]:
    """Facts of people that no English form gave: counts by their verb, then ages and follow-up, the first of each."""
    if reading.document.language not in LANGUAGES:
        return
    seen = set(known)
    counted: list[Found] = []
    said = [*reading.abstract("results", None), *reading.abstract("methods")]
    for sentence in [*said, *reading.abstract("background")]:
        if _COUNTS.search(sentence.text):
            for one in _counted(sentence, seen):
                seen.add(one.role)
                counted.append(one)
    yield from counted
    if [one.role for one in counted] == ["study.n_analysed"] and not seen & {"study.n_enrolled", "study.n_randomised"}:
        yield counted[0]._replace(role="study.n_enrolled")
    if not any(role.startswith("study.n_") for role in seen):
        for sentence in said:
            found = _described().search(sentence.text)
            if found and not GROUPED.search(sentence.text[: found.start()]) and (value := value_of(found["n"])):
                yield _of("study.n_enrolled", value, sentence, found)
                break
    for kind in TIMES:
        if not any(role.startswith(f"{kind}.") for role in seen):
            yield from times_abroad(kind, said)


def _counted(sentence: Sentence, seen: Collection[str]) -> Iterator[Found]:
    told: set[str] = set()
    for role, pattern in _frames():
        if role in seen or role in told:
            continue
        found = pattern.search(sentence.text)
        if (
            not found
            or GROUPED.search(sentence.text[: found.start("n")])
            or AND_OTHERS.match(sentence.text, found.end())
        ):
            continue
        value = value_of(found["n"])
        if value and value not in ("0", "1") and not _is_year(sentence.text, found):
            told.add(role)
            yield _of(role, value, sentence, found)


def _is_year(text: str, found: re.Match[str]) -> bool:
    """Whether digits tell a year: "entre 2011 y 2015 …"."""
    lead = text[max(0, found.start("n") - 12) : found.start("n")]
    return bool(
        re.fullmatch(r"(?:19|20)\d\d", found["n"]) and re.search(r"\b(?:en|em|in|et|y|e|und|de|a|à|bis)\s+$", lead)
    )


def _of(role: str, value: str, sentence: Sentence, found: re.Match[str]) -> Found:
    return Found(role, value, sentence.start + found.start(), sentence.start + found.end(), "counted-abroad")
