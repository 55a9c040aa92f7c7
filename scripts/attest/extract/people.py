"""How many people a study enrolled, randomised and analysed, and how many of them were women and men."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.finding import Found
from attest.extract.numbers import COUNT, PERCENT, count_value
from attest.extract.reading import Reading, Sentence
from attest.extract.statistics import OPEN, PEOPLE

_ADJECTIVE = r"(?:(?!(?:of|in|and|or|were|was|had|with|who|to|the)\b)[A-Za-zÀ-ÿ][\w’'/-]*\s+)"
WHO = rf"(?:{_ADJECTIVE}{{0,4}}?{PEOPLE})"
SHARE = r"(?:\s*[(\[][^()\[\]]{1,40}[)\]])?"
# What may stand between the people and what was done with them: "patients with advanced disease (mean age …) were".
BETWEEN = (
    r"(?:\s*[(\[](?:[^()\[\]]|[(\[][^()\[\]]{0,60}[)\]]){0,160}[)\]]|\s+(?:with|from|who|aged|having|diagnosed|and "
    r"their|across|at|in)\b(?:(?!\b(?:were|was|had|of whom)\b)(?:[^.;,]|(?<=\d)\.(?=\d))){0,160}?){0,2}"
)
INCLUDED = r"(?:enrolled|included|recruited|entered|registered|admitted to the study)"
ANALYSED = r"(?:analy[sz]ed|evaluated|evaluable|assessed|studied|treated|reviewed|investigated|examined)"
NOT_ALL = r"(?!\s*(?:with|by|for|using|in the \w+ (?:group|arm)))"
# "Among the 40 patients (31 women …": a bracket that describes the people says that all of them are meant.
AMONG = (
    rf"^(?:Among|In|Of)\s+(?:the\s+|these\s+|our\s+|all\s+)?(?:\w+ed\s+)?(?P<n>{COUNT})\s+{WHO}{BETWEEN}\s*"
    r"[(\[](?=[^()]{0,80}\b(?:women|men|girls|boys|females?|males?|age[ds]?)\b)"
)
# Whoever was treated is who a series reports on, where it says neither who was enrolled nor who was analysed.
TREATED = re.compile(
    rf"^(?:(?:a\s+total\s+of|in\s+total,?|overall,?|between\s[^,]{{4,60}},)\s+)?(?P<n>{COUNT})\s+{WHO}{BETWEEN}\s+"
    r"(?:were\s+(?:\w+ly\s+)?treated\s+(?:with|by)|received|underwent)\b(?!\s+(?:randomi|screening))",
    re.I,
)
RULES = tuple(
    (role, name, re.compile(pattern, re.I))
    for role, name, pattern in (
        (
            "study.n_randomised",
            "were-randomised",
            rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?{SHARE}{BETWEEN}\s+(?:were|was|underwent)"
            rf"\s+(?:\w+\s+and\s+)?(?:(?:then|subsequently|also|equally|centrally)\s+)"
            rf"?(?:randomly\s+(?:assigned|allocated|divided)|randomi[sz]ed|randomi[sz]ation)"
            rf"\b(?!\s+to\s+[^.;(]{{2,60}}?,?\s+(?:and\s+)?{COUNT}\s+(?:\w+\s+)?to\b)",
        ),
        (
            "study.n_randomised",
            "randomised-people",
            rf"(?:randomly\s+(?:assigned|allocated)|\b(?:we\s+)?randomi[sz]ed)\s+(?:a\s+total\s+of\s+)"
            rf"?(?P<n>{COUNT})\s+{WHO}",
        ),
        ("study.n_randomised", "number-randomised-people", rf"(?P<n>{COUNT})\s+randomi[sz]ed\s+{PEOPLE}"),
        ("study.n_randomised", "randomised-n-equals", r"\brandomi[sz]ed\s*[(\[]\s*[nN]\s?=\s?(?P<n>\d[\d,]*)\s*[)\]]"),
        (
            "study.n_enrolled",
            "were-enrolled",
            rf"(?:a\s+total\s+of\s+)?(?P<n>{COUNT}){SHARE}(?:\s+{WHO})"
            rf"?{SHARE}{BETWEEN}\s*(?:(?:,\s*(?:all\s+)?)?(?:were|was|have been)\s+(?:\w+ly\s+)?)"
            rf"{INCLUDED}\b(?!\s+in\s+the\s+(?:\w+[\s-]){{0,3}}(?:group|arm|analys[ei]s|final))",
        ),
        (
            "study.n_enrolled",
            "took-part",
            rf"(?P<n>{COUNT}){SHARE}\s+{WHO}{SHARE}{BETWEEN}\s+(?:took\s+part|participated|enroll?ed)\s+in\b",
        ),
        (
            "study.n_enrolled",
            "we-enrolled",
            rf"\b(?:we|study|trial|review|cohort|authors)\s+(?:\w+ly\s+)?(?:{INCLUDED}|enroll?s|"
            rf"includes|comprised)\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+)?(?P<n>{COUNT})"
            rf"\s+{WHO}(?!\s*(?:,|and)\s+{COUNT})",
        ),
        (
            "study.n_analysed",
            "complete-data",
            rf"(?P<n>{COUNT})(?:\s+{WHO})?\s+with\s+(?:complete|full|available|sufficient|evaluable)"
            rf"\s+(?:\w+\s+){{0,2}}(?:data|follow-up|records|outcomes?)\s+(?:were|was)\s+(?:included|"
            rf"analy[sz]ed|evaluated|eligible)",
        ),
        (
            "study.n_analysed",
            "included-in-analysis",
            rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?{SHARE}{BETWEEN}\s+(?:were|was)"
            rf"\s+(?:included\s+in\s+(?:the|this|our)\s+(?:\w+[\s-]){{0,3}}(?:analys[ei]s|"
            rf"analysis\s+set)|(?:analy[sz]ed|evaluable|studied)\b{NOT_ALL})",
        ),
        (
            "study.n_analysed",
            "we-analysed",
            rf"\bwe\s+(?:\w+ly\s+)?{ANALYSED}\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+|"
            rf"the\s+(?:data|records|charts)\s+of\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "study.n_analysed",
            "analysis-included",
            rf"\banalys[ei]s\s+(?:included|comprised)\s+(?:a\s+total\s+of\s+|data\s+(?:on|from)\s+)"
            rf"?(?P<n>{COUNT})\s+{WHO}",
        ),
        (
            "study.n_analysed",
            "completed-and-analysed",
            rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?{SHARE}{BETWEEN}\s+(?:\w+ly\s+)?(?:completed|finished|attended|"
            rf"provided|returned|contributed)\b[^.;,]{{0,60}}?\s+and\s+(?:were|was)\s+(?:\w+ly\s+)?"
            rf"(?:analy[sz]ed|evaluated|assessed|included\s+in\s+(?:the|this|our)\s+(?:\w+[\s-]){{0,3}}analys[ei]s)",
        ),
        (
            "study.n_analysed",
            "asked-who-responded",
            rf"\bof\s+(?:the\s+)?{COUNT}\s+(?:[a-z-]+\s+){{1,3}}(?:who\s+were\s+)?(?:invited|approached|contacted|"
            rf"surveyed|asked|eligible)\b[^.;]{{0,30}}?,\s*(?P<n>{COUNT}){SHARE}\s+(?:responded|answered|replied|"
            rf"participated|took\s+part|(?:completed|returned)\s+(?:the|a|an|our)\s+(?:[a-z-]+\s+)?(?:survey|"
            rf"questionnaires?))\b",
        ),
        (
            "study.n_analysed",
            "studies-of-people",
            rf"\b{COUNT}\s+(?:[a-z-]+\s+){{0,4}}?(?:trials|studies|RCTs|articles|reports|cohorts)\s+(?:\([^()]*\)\s+)?"
            rf"(?:involving|with|including|comprising|enrolling|of|totall?ing|reporting\s+on)\s+(?:a\s+total\s+of\s+)?"
            rf"(?P<n>{COUNT})\s+{WHO}\s+(?:were\s+(?:included|analy[sz]ed|pooled|eligible)|met)\b",
        ),
        (
            "study.n_analysed",
            "people-consisted-of",
            rf"\b(?:study\s+population|sample|series)\s+(?:consisted\s+of|comprised|included|was\s+made\s+up\s+of)\s+"
            rf"(?:a\s+total\s+of\s+)?(?P<n>{COUNT})\s+{WHO}",
        ),
        ("study.n_analysed", "among-the-people", AMONG),
        ("study.n_analysed", "in-people-with", rf"^In\s+(?:the\s+|these\s+|our\s+)?(?P<n>{COUNT})\s+{WHO}\s+with\b"),
    )
)
ANAPHORA = re.compile(PEOPLE, re.I)
PLANNED = re.compile(
    r"\b(?:at least|more than|up to|minimum of|target|planned|sample size of|needed|required|per)\s*$", re.I
)
PARENT = re.compile(r"\b(?:trials|studies|articles|papers|reports|RCTs|CTs|publications|records)\b", re.I)

FEMALE, MALE = r"(?:women|females?|girls)", r"(?:men|males?|boys)"
_N = rf"(?P<n>{COUNT})"
_PCT = rf"(?P<percent>{PERCENT})"
SEX_FORMS = tuple(
    (name, form)
    for name, form in (
        (
            "sex-count-percent",
            rf"{_N}\s+(?:(?:patients|participants|were|subjects)\s+)?(?:were\s+)?SEX\s*(?:{OPEN}|" rf",\s*)" rf"{_PCT}",
        ),
        ("sex-people-bracket", rf"{_N}\s+{PEOPLE}{OPEN}{_PCT}\s*[)\]]\s+(?:were|was)\s+SEX\b"),
        (
            "sex-count-bracket",
            rf"{_N}{OPEN}{_PCT}\s*[)\]](?:\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:{PEOPLE}))"
            rf"?\s*(?:(?:of\s+whom|who)\s+)?(?:{PEOPLE}\s+)?(?:were\s+|was\s+)?(?:\w+\s+)?SEX\b",
        ),
        ("sex-percent-count", rf"{_PCT}\s*(?:SEX\s*)?{OPEN}n\s?=\s?{_N}\s*[)\]](?:\s*(?:were\s+)?SEX)?"),
        ("sex-label-count", rf"\bSEX(?:\s+sex|\s+gender)?\s*[:,=]?\s*[(\[]?\s*(?:n\s?=\s?)?{_N}\s*[(\[,;]\s*{_PCT}"),
        ("sex-percent", rf"{_PCT}\s+(?:of\s+(?:the\s+|all\s+)?{WHO}\s+)?(?:(?:were|was)\s+)?SEX\b"),
        ("sex-label-percent", rf"\bSEX(?:\s+sex|\s+gender)?\s*[:,=(]\s*{_PCT}"),
        ("sex-count-were", rf"{_N}\s+(?:of\s+(?:whom|them)\s+)?(?:were|was)\s+SEX\b(?!\s*(?:[(\[]?\s*\d))"),
        (
            "sex-count-in-bracket",
            rf"(?:[(\[,;]\s*|\band\s+|:\s*){_N}\s+(?:were\s+)?SEX\b(?=\s*(?:[)\],;/]|and\s+{COUNT}\s))",
        ),
        (
            "sex-count-and-other",
            rf"{_N}\s+SEX\b(?=\s*(?:,|and|/)\s*{COUNT}\s+(?:women|men|females?|males?|girls|boys)\b)",
        ),
        ("sex-label-n", rf"\bSEX\s*[(\[]?\s*n\s?=\s?{_N}"),
    )
)
SEXES = tuple(
    (sex, name, re.compile(form.replace("SEX", words), re.I))
    for sex, words in (("female", FEMALE), ("male", MALE))
    for name, form in SEX_FORMS
)
BOTH_SEXES = re.compile(
    rf"(?P<n>{COUNT})\s+(?:were\s+)?(?P<one>{FEMALE}|{MALE})\s*(?:,|and|/|;)\s*(?:and\s+)"
    rf"?(?P<m>{COUNT})\s+(?:were\s+)?(?P<two>{FEMALE}|{MALE})\b",
    re.I,
)
SEX_GUARD = re.compile(r"\b(?:women|females?|girls|men|males?|boys)\b", re.I)
# A count of women that had something, or of women in one arm, says nothing about the study's people.
SEX_NOT = re.compile(
    r"^\s*(?:in the|with (?!a (?:mean|median))|who|had|developed|achieved|responded|died|showed|"
    r"experienced|reported|received)\b",
    re.I,
)


def numbers_of_people(reading: Reading) -> Iterator[Found]:
    """Counts of people by the verb that counts them; the first statement of each role stands."""
    seen: dict[str, str] = {}
    treated: tuple[Sentence, re.Match[str]] | None = None
    for sentence in _sentences(reading):
        for role, name, pattern in RULES:
            if role in seen:
                continue
            for found in pattern.finditer(sentence.text):
                if name != "asked-who-responded" and not _counts_people(sentence, found):
                    continue
                value = count_value(found["n"])
                seen[role] = value
                yield _found(role, value, sentence, found, name)
                break
        if sentence.section in ("results", None):
            all_treated = TREATED.match(sentence.text)
            treated = treated or ((sentence, all_treated) if all_treated else None)
        if "study.n_randomised" in seen and "study.n_enrolled" not in seen:
            both = re.compile(rf"(?P<n>{COUNT}){SHARE}(?:\s+{WHO})?\s+were\s+{INCLUDED}\s+and\s+random", re.I).search(
                sentence.text
            )
            if both:
                seen["study.n_enrolled"] = count_value(both["n"])
                yield _found("study.n_enrolled", seen["study.n_enrolled"], sentence, both, "enrolled-and-randomised")
    if treated and not seen:
        yield _found("study.n_analysed", count_value(treated[1]["n"]), *treated, "all-treated")


def _sentences(reading: Reading) -> Iterator[Sentence]:
    """Results first, since methods state plans; then methods and unlabelled text of the abstract, then the body."""
    reported = [one for one in reading.reporting if one.part == "abstract"]
    yield from reported
    yield from (one for one in reading.where("methods") if one.part == "abstract")
    if not any(one.part == "abstract" and one.section not in ("title", "background") for one in reading.sentences):
        yield from (one for one in reading.reporting if one.part == "body")


def _counts_people(sentence: Sentence, found: re.Match[str]) -> bool:
    phrase = found.group()
    lead = sentence.text[max(0, found.start() - 60) : found.start()]
    if not ANAPHORA.search(phrase):
        # A number without a noun counts the people that the sentence spoke of before.
        before = sentence.text[: found.start()]
        people, others = list(ANAPHORA.finditer(before)), list(PARENT.finditer(before))
        if not people or (others and others[-1].start() > people[-1].start() and not re.search(r"\bof which\b", lead)):
            return False
    return not PLANNED.search(lead)


def _found(role: str, value: str, sentence: Sentence, found: re.Match[str], rule: str) -> Found:
    return Found(role, value, sentence.start + found.start(), sentence.start + found.end(), rule)


def sexes(reading: Reading) -> Iterator[Found]:
    """Women and men among all people of the study, as counts and percentages."""
    seen: set[str] = set()
    for sentence in _sentences(reading):
        pair = BOTH_SEXES.search(sentence.text) if SEX_GUARD.search(sentence.text) and not seen else None
        lead = sentence.text[max(0, pair.start() - 12) : pair.start()] if pair else ""
        if (
            pair
            and not re.search(r"\b(?:in|by|of|among)\s*$", lead)
            and not SEX_NOT.match(sentence.text[pair.end() :])
            and not _of_a_group(sentence, pair)
        ):
            for number, word in (("n", "one"), ("m", "two")):
                sex = "female" if re.match(FEMALE, pair[word], re.I) else "male"
                seen.add(f"study.{sex}_n")
                yield _found(f"study.{sex}_n", count_value(pair[number]), sentence, pair, "both-sexes")
        if not SEX_GUARD.search(sentence.text):
            continue
        for sex, name, pattern in SEXES:
            if {f"study.{sex}_n", f"study.{sex}_percent"} & seen:
                continue
            for found in pattern.finditer(sentence.text):
                if SEX_NOT.match(sentence.text[found.end() :]) or _of_a_group(sentence, found):
                    continue
                if re.search(r"(?:\d|\w)\s+(?:out\s+)?of\s+$|\b(?:in|by|among)\s+$", sentence.text[: found.start()]):
                    continue  # "in 9 of 195 men (4.6%)" counts who had something
                if "label" in name and re.search(r"\d\s+$", sentence.text[: found.start()]):
                    continue
                known = found.groupdict()
                if known.get("n"):
                    seen.add(f"study.{sex}_n")
                    yield _found(f"study.{sex}_n", count_value(known["n"]), sentence, found, name)
                if known.get("percent"):
                    seen.add(f"study.{sex}_percent")
                    percent = re.sub(r"\s?(?:%|per\s?cent|percent)$", "", known["percent"], flags=re.I)
                    yield _found(f"study.{sex}_percent", percent, sentence, found, name)
                break


def _of_a_group(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the people are those of one arm: "in the placebo group (20 women …)"."""
    lead, rest = (
        sentence.text[max(0, found.start() - 80) : found.start()],
        sentence.text[found.end() : found.end() + 60],
    )
    return bool(
        re.search(r"\b(?:group|arm|responders)\b[^.;]{0,40}$", lead, re.I)
        or re.match(r"[^.;,]{0,25}\b(?:in|of) (?:the )?(?:\w+[\s-]){1,3}(?:group|arm)\b", rest, re.I)
        or re.match(r"\s*(?:\([^()]*\)\s*)?(?:vs\.?|versus|compared with)\b", rest, re.I)
    )
