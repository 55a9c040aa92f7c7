"""Who paid for a study, in the words that a page has for it: a section, a label, "funded by" in several languages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attest.expressions import quick as re
from attest.expressions.cued import Cued
from attest.extract.declarations import INTERESTS
from attest.extract.finding import Found
from attest.extract.reading import Reading
from attest.extract.statements import statements
from attest.text.document import Block

LONGEST = 400  # characters of a section that names funders and nothing else
# A cheap look before the patterns: sentences without one of these speak of no money.
TOLD = Cued(
    r"fund|support|sponsor|financ|grant|subsid|gefördert|förder|finanz|subvenc|auspici|patrocin|apoio|soutenu|资助|助成",
    re.I,
)
_END = (
    r"(?=(?<!\bInc)(?<!\bCo)(?<!\bSt)(?<!\bLtd)(?<!\bU\.S)(?<!\bU\.K)(?<!\bU)\.(?:\s|$)|[;()\[\]]|$|"
    r",\s+(?:and\s+)?(?:registered|clinicaltrials|which|who|had|has|have|is|was|will|under|grant|"
    r"contract|through|while)\b|"
    r"\s+(?:to|under|through|as\s+part|for\s+the|had\s+no|grants?\s+(?:no|number|\w*\d))\b)"
)
# A bracket such as "(no. 81)" belongs to a list of funders that goes on behind it.
_MORE = r"(?:\s*\([^()]{1,60}\)(?:,|,?\s+and)\s+[^;()\[\]]{2,120}?){0,4}"
_NAME = rf"(?P<funder>(?-i:[A-ZÀ-Ý])[^;()\[\]]{{2,160}}?{_MORE}){_END}"
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
        rf"(?:^\W*|:\s*|\b{_STUDY}\b[^.;]{{0,60}}?\b(?:was|were|is|are|"
        rf"been)\s+(?:[\w-]+\s+){{0,3}}?)supported\s+{_HOW}(?:by|through)\s*:?\s+"
        rf"{_GRANT}{_THE}{_NAME}",
        (
            rf"\b{_STUDY}\b[^.;]{{0,40}}?\breceived\s+(?:[\w-]+\s+){{0,3}}?(?:funding|support|"
            rf"grants?)\s+from\s+{_THE}{_NAME}"
        ),
        rf"\b(?:funding|financial\s+support|support|grants?)\b[^.;]{{0,60}}?\b(?:was|were|"
        rf"is)\s+(?:provided|received|obtained|given)\s+"
        rf"(?:by|from)\s+{_THE}{_NAME}",
        rf"\bwith\s+(?:the\s+)?(?:financial\s+)?(?:funding|support)\s+(?:from|of)\s+{_THE}{_NAME}",
        rf"\b(?:we|authors?|[A-Z]{{2,3}})\s+(?:also\s+|gratefully\s+)?(?:thanks?|acknowledges?|(?:is|"
        rf"are)\s+grateful\s+to)\s+{_THE}{_NAME[: -len(_END)]}\s+for\s+"
        r"(?:(?!(?:support|help|advice|care|comments)\b)[\w-]+\s+){0,5}?(?:funding|financing|"
        r"financial\s+support|grants?|funds)\b",
        (
            rf"\b(?:acknowledges?|grateful\s+for)\s+(?:the\s+)?(?:\w+\s+)?(?:funding|(?:financial|grant|"
            rf"research|funding)\s+support|grants?)\s+(?:from|of|by|provided\s+by)\s+{_THE}{_NAME}"
        ),
        rf"\b(?:made\s+possible|financially\s+supported)\s+{_HOW}(?:by|through)\s+{_GRANT}{_THE}{_NAME}",
        rf"^\W*(?:(?:lead|primary|study)\s+)?sponsors?\s*[:|]?\s+(?!(?:and|or|of|had|was|were)\b){_THE}{_NAME}",
        rf"\b(?:funding|(?:funding|financial)\s+(?:sources?|information|statement|support)|"
        rf"funding\s*(?:/|and)\s*support|grant\s+support|(?:source|sources)\s+of\s+(?:funding|"
        rf"support)|sponsors?|sponsored\s+by|"
        rf"fuentes?\s+de\s+financia\w+|financiaci[óo]n|financiamiento|financiamento|apoio\s+financeiro|"
        rf"financement|förderung|finanzierung|"
        rf"finanziamento)\s*:\s*{_THE}{_NAME}",
        rf"^\W*funding\s+{_NAME}",
        (
            rf"\b(?:financiad[oa]s?|subvencionad[oa]s?|patrocinad[oa]s?)\s+(?:parcialmente\s+)?(?:por|"
            rf"pel[oa]s?)\s+{_THE}{_NAME}"
        ),
        rf"\b(?:financée?s?|soutenue?s?|sponsorisée?s?)\s+par\s+{_THE}{_NAME}",
        rf"\b(?:gefördert|finanziert|unterstützt)\s+(?:durch|von|vom)\s+{_THE}{_NAME}",
        rf"\bdurch\s+{_THE}{_NAME[: -len(_END)]}\s+(?:gefördert|finanziert|unterstützt)",
        rf"\bfinanziat[oaie]\s+(?:da|dal|dalla|dall['’])\s*{_THE}{_NAME}",
    )
)
_FUNDS = (
    rf"(?:funded|sponsored|supported|financed|provided\s+(?:the\s+)?(?:funding|"
    rf"financial\s+support)\s+for)\s+(?:the|this|our)\s+{_STUDY}\b"
)
FUNDER = re.compile(
    rf"\b(?:The\s+)?(?P<funder>[A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'-]*|of|and|for|the|"
    rf"&))*),?\s+(?:which\s+(?:\w+\s+){{0,4}}?(?:and\s+)?)?{_FUNDS}"
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


# What is told of the people rather than of the study.
PERSONAL = re.compile(
    r"\b(?:personal\s+fees|honorari\w+|advisory|consult\w+|speaker\w*|lecture\w*|travel|employees?|stock|"
    r"outside\s+the\s+submitted"
    r"|shares|royalt\w+|no\s+(?:role|influence|part)\s+in)\b",
    re.I,
)


# A register's label and its answer as items of a list: "- Lead Sponsor", "- University of Examples".
SPONSOR = re.compile(r"[-*•\s]+(?:(?:lead|primary|main|study)\s+)?sponsors?\s*:?\s*", re.I)
# The label within an answer: "Sponsor organisation name University of Examples".
LABEL = re.compile(r"(?:sponsor\s+)?organi[sz]ation\s+name\s*:?\s+", re.I)
LISTED = re.compile(r"[-*•]\s+(?P<funder>[A-ZÀ-Ý][^\n]{3,120}?)\s*")


def funding(reading: Reading) -> Iterator[Found]:
    """The first words that name who paid: a section of its own, then sentences, then the acknowledgements."""
    for block in reading.document.blocks:
        words = reading.text[block.start : block.end]
        if not _is_answer(block) or words.endswith(":"):  # else another label
            continue
        if NONE.match(words):
            return
        if len(words) <= LONGEST and not words.isdigit():
            name = _named(words)
            lead = LABEL.match(words)
            start, end = name.span("funder") if name else (lead.end() if lead else 0, len(words))
            yield _found(reading, block.start + start, block.start + end, "funding-section")
            return
    for label, below in pairwise(reading.document.blocks):
        value = LISTED.fullmatch(reading.text, below.start, below.end) if label.kind == below.kind else None
        if value and SPONSOR.fullmatch(reading.text, label.start, label.end) and not NONE.match(value["funder"]):
            yield _found(reading, *value.span("funder"), "sponsor-below")
            return
    for start, text in _sentences(reading):
        found = _named(text)
        if found:
            yield _found(reading, start + found.start("funder"), start + found.end("funder"), "funded-by")
            return


def _is_answer(block: Block) -> bool:
    """Whether a block stands under a heading or label of funding, and is none itself."""
    return (
        block.section == "funding"
        and block.kind in ("paragraph", "list item", "heading")
        and not block.rule.startswith(("heading-", "label-"))
    )


def _named(text: str) -> re.Match[str] | None:
    """The earliest words of a sentence that name a funder."""
    if not TOLD.search(text):
        return None
    found = [one for form in (*FORMS, FUNDER) if (one := form.search(text)) and one["funder"]]
    named = [one for one in found if not NOBODY.match(one["funder"]) and not A_PERSON.fullmatch(one["funder"])]
    return min(named, key=lambda one: one.start("funder")) if named else None


def _sentences(reading: Reading) -> Iterator[tuple[int, str]]:
    """The sentences of the report, and behind them those of its statements, unless they are about its people."""
    for sentence in reading.sentences:
        if sentence.section != "background":
            yield sentence.start, sentence.text
    for one in statements(reading):
        if one.section != "registration" and not INTERESTS.fullmatch(one.heading):
            yield from ((start, text) for start, _, text in one.sentences() if not PERSONAL.search(text))


def _found(reading: Reading, start: int, end: int, rule: str) -> Found:
    words = reading.text[start:end].rstrip(" .,")
    return Found("study.funding", " ".join(words.split()), start, start + len(words), rule)
