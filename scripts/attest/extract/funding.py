"""Who paid for a study, in the words that a page has for it: a section, a label, "funded by" in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.extract.finding import Found
from attest.extract.reading import Reading, sentence_spans

LONGEST = 400  # characters of a section that names funders and nothing else
# A cheap look before the patterns: sentences without one of these speak of no money.
TOLD = re.compile(
    r"fund|support|sponsor|financ|grant|subsid|gefördert|förder|finanz|subvenc|auspici|patrocin|apoio|soutenu|资助|助成",
    re.I,
)
_END = (
    r"(?=(?<!\bInc)(?<!\bCo)(?<!\bSt)(?<!\bLtd)(?<!\bU\.S)(?<!\bU)\.(?:\s|$)|[;()\[\]]|$|,\s+(?:and\s+)?(?:registered|clinicaltrials|which|who|had\s+no|under|grant|contract|through|while)\b|"
    r"\s+(?:to|under|through|as\s+part|for\s+the|had\s+no|grants?\s+(?:no|number|\w*\d))\b)"
)
_NAME = rf"(?P<funder>(?-i:[A-ZÀ-Ý])[^;()\[\]]{{2,160}}?){_END}"
_THE = r"(?:(?:the|an?|el|la|los|las|o|os|a|as|le|les|l['’]|der|die|das|dem|den|il|lo)\s+|l['’])?"
_GRANT = (
    r"(?:(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,3}?(?:grants?|funding|funds|awards?|support|fellowships?|contracts?)\s+"
    r"(?:\(?(?:(?:no|nos|numbers?)\.?\s*)?[\w/-]*\d[\w/-]*\)?\s+)?(?:from|by)\s+)?"
)
_HOW = r"(?:(?:in\s+part|partly|partially|entirely|fully|jointly|solely|financially|generously)\s+)?"
_STUDY = (
    r"(?:study|trial|work|research|project|analys[ei]s|investigation|paper|review|survey|program\w*|registry|cohort|"
    r"publication|article|authors?|investigators?|we)"
)
FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b(?:funded|sponsored|financed|subsidi[sz]ed)\s+{_HOW}(?:by|through)\s+{_GRANT}{_THE}{_NAME}",
        # What findings are "supported by" paid for nothing: a study has to stand before it, or the sentence begins.
        rf"(?:^\W*|:\s*|\b{_STUDY}\b[^.;]{{0,60}}?\b(?:was|were|is|are|been)\s+(?:[\w-]+\s+){{0,3}}?)supported\s+{_HOW}(?:by|through)\s*:?\s+"
        rf"{_GRANT}{_THE}{_NAME}",
        rf"\b{_STUDY}\b[^.;]{{0,40}}?\breceived\s+(?:[\w-]+\s+){{0,3}}?(?:funding|support|grants?)\s+from\s+{_THE}{_NAME}",
        rf"\b(?:funding|financial\s+support|support|grants?)\b[^.;]{{0,60}}?\b(?:was|were|is)\s+(?:provided|received|obtained|given)\s+"
        rf"(?:by|from)\s+{_THE}{_NAME}",
        rf"\bwith\s+(?:the\s+)?(?:financial\s+)?(?:funding|support)\s+(?:from|of)\s+{_THE}{_NAME}",
        rf"\b(?:funding|(?:funding|financial)\s+sources?|financial\s+support|(?:source|sources)\s+of\s+(?:funding|support)|sponsors?|sponsored\s+by|"
        rf"fuentes?\s+de\s+financia\w+|financiaci[óo]n|financiamiento|financiamento|apoio\s+financeiro|financement|förderung|finanzierung|"
        rf"finanziamento)\s*:\s*{_THE}{_NAME}",
        rf"^\W*funding\s+{_NAME}",
        rf"\b(?:financiad[oa]s?|subvencionad[oa]s?|patrocinad[oa]s?)\s+(?:parcialmente\s+)?(?:por|pel[oa]s?)\s+{_THE}{_NAME}",
        rf"\b(?:financée?s?|soutenue?s?|sponsorisée?s?)\s+par\s+{_THE}{_NAME}",
        rf"\b(?:gefördert|finanziert|unterstützt)\s+(?:durch|von|vom)\s+{_THE}{_NAME}",
        rf"\bdurch\s+{_THE}{_NAME[: -len(_END)]}\s+(?:gefördert|finanziert|unterstützt)",
        rf"\bfinanziat[oaie]\s+(?:da|dal|dalla|dall['’])\s*{_THE}{_NAME}",
    )
)
_FUNDS = rf"(?:funded|sponsored|supported|financed)\s+(?:the|this)\s+{_STUDY}\b"
FUNDER = re.compile(
    rf"\b(?P<funder>[A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'-]*|of|and|for|the|&))*),?\s+(?:which\s+(?:\w+\s+){{0,4}}?(?:and\s+)?)?{_FUNDS}"
)
NONE = re.compile(
    r"\W*(?:none|nil|no\b|not\b|n/?a\b|there (?:was|is|were) no|(?:the |this |our )?(?:authors?|study|"
    r"research|funders?|funding|sponsors?|"
    r"work|trial)\b[^.]{0,60}\b(?:no|not|without)\b|"
    r"ningun|sin financ|nenhum|sem financ|keine|aucun|nessun|self[- ]?funded|unfunded|declared none|see\b|click|"
    r"view\b|more\b|"
    r"role of the fund)",
    re.I,
)
A_PERSON = re.compile(r"[^\W\d_]+\s[A-Z]\.?")
# What follows "Funding:" without naming anybody.
NOBODY = re.compile(
    r"(?:none|nil|no\b|not\b|the\s+authors?\b|this\b|we\b|our\b|authors?\b|information|statement|sources?|industry$|"
    r"ningun|nenhum|keine|aucun|nessun|propi[oa]s?\b|government|other\b|grants?$|study\b|supported|funded)",
    re.I,
)


def funding(reading: Reading) -> Iterator[Found]:
    """The first words that name who paid: a section of its own, then sentences, then the acknowledgements."""
    for block in reading.document.blocks:
        if (
            block.section == "funding"
            and block.kind in ("paragraph", "list item", "heading")
            and not block.rule.startswith(("heading-", "label-"))
        ):
            words = reading.text[block.start : block.end]
            if words.endswith(":"):
                continue  # another label
            if len(words) <= LONGEST and not NONE.match(words) and not words.isdigit():
                name = _named(words)
                span = name.span("funder") if name else (0, len(words))
                yield _found(reading, block.start + span[0], block.start + span[1], "funding-section")
                return
            if NONE.match(words):
                return
    for start, text in _sentences(reading):
        found = _named(text)
        if found:
            yield _found(reading, start + found.start("funder"), start + found.end("funder"), "funded-by")
            return


def _named(text: str) -> re.Match[str] | None:
    """The earliest words of a sentence that name a funder."""
    if not TOLD.search(text):
        return None
    found = [one for form in (*FORMS, FUNDER) if (one := form.search(text)) and one["funder"]]
    named = [one for one in found if not NOBODY.match(one["funder"]) and not A_PERSON.fullmatch(one["funder"])]
    return min(named, key=lambda one: one.start("funder")) if named else None


def _sentences(reading: Reading) -> Iterator[tuple[int, str]]:
    """The sentences of the report, and behind them those of its acknowledgements."""
    for sentence in reading.sentences:
        if sentence.section != "background":
            yield sentence.start, sentence.text
    for block in reading.document.blocks:
        if block.section == "apparatus" and block.kind in ("paragraph", "list item"):
            content = reading.text[block.start : block.end]
            if TOLD.search(content):
                yield from ((block.start + start, content[start:end]) for start, end in sentence_spans(content))


def _found(reading: Reading, start: int, end: int, rule: str) -> Found:
    words = reading.text[start:end].rstrip(" .,")
    return Found("study.funding", " ".join(words.split()), start, start + len(words), rule)
