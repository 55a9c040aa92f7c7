"""The kind of report that a document is, and the words that show it."""

from __future__ import annotations

import re

from attest.ingest.blocks import NARRATIVE
from attest.ingest.facts import Read, span_of
from attest.ingest.title_bounds import ABSTRACT_NUMBER
from attest.ingest.title_tails import OF_ABSTRACT_SITE
from attest.text.document import Block

PREPRINT = re.compile(
    r"\b(?:this (?:article|paper) is a preprint|this version (?:is not|has not been) peer[- ]reviewed|"
    r"this is a preprint\b|preprints with the\b|preprint (?:server|posted|available)|medRxiv|"
    r"bioRxiv|research square)\b",
    re.I,
)

CONFERENCE = re.compile(
    r"(?m:^)abstract\s+\d{2,5}(?m:$)|(?m:^)(?-i:OP|POS|SAT|FRI|THU|WED|AB|LB|HPR|PARE)\d{4}(?m:$)|(?m:^)session:|"
    r"\b(?:abstract\s+(?:number|no\.?|#|id)\s*:?\s*\S+|(?:poster|"
    r"oral)\s+(?:\w+\s+)?(?:session|presentation)s?\b|presentation type\b|(?m:^)poster\s+[A-Z]{0,3}-?\d{1,5}\b|"
    r"session\s+(?:title|type|information)|annual (?:meeting|congress|scientific)|congress abstract|"
    r"meeting abstracts?\b|"
    r"abstracts? of presentations|\w+ Abstracts \((?:19|20)\d\d\)|(?:conference|meeting|congress) (?:abstract|"
    r"poster|proceedings)|"
    r"abstracts? (?:presented|from) (?:at )?the)",
    re.I,
)
# Words of pages about theses and sets of data.
THESIS = re.compile(
    r"(?:[•·]\s+)?(?:type(?: de (?:thèse|document))?\s*:[\s|]*)?(?:(?:phd|doctoral|master.?s?|bachelor.?s?|"
    r"medical)\s+(?:thesis|dissertation)\b|thes[ei]s(?:\s*\(|\s*$|\s*:)|"
    r"dissertation(?:\s*$|\s*:)|"
    r"(?:open access |master.?s?(?: of \w+)? |doctoral |undergraduate |honou?rs )(?:thesis|dissertation)|"
    r"degree (?:name|type|grantor)\b|"
    r"doctor of philosophy\b|date of examination\b|referee\s*:|awarding body\s*:|date of award\s*:|"
    r"tesis?\b.{0,40}$|[^.]{0,40}\btesis de (?:grad(?:o|uaci[óo]n)|licenciatura|maestr[íi]a|doctorado|"
    r"especialidad)\b|tese\b.{0,40}$|thèse\b.{0,40}$|"
    r"dissertação\b.{0,40}$|"
    r"trabajo (?:de )?fin de|trabalho de conclusão|(?:inaugural-?)?dissertation zur|doctorat (?:en|de)\b|mémoire de|"
    r"(?:tese|dissertação|tesis|thèse|thesis|dissertation)\b.{0,80}\b(?:apresentad[ao]|presentada|présentée|submitted|"
    r"presented|vorgelegt|eingereicht)\b|type de thèse\b|date de soutenance\b|diplôme d.état)",
    re.I,
)
DATA_SET = re.compile(
    r"(?:data\s?sets?(?:\s*$|\s*:)|.{20,400} is a dataset\b|data from:|individual (?:participant|"
    r"patient)-?\s?data\b.{0,40}$)",
    re.I,
)
LABELLED = 8  # blocks of a page's head in which a publisher says what it is
ARTICLE = re.compile(
    r"(?:original\s+)?research\s+articles?|original\s+research|original\s+(?:article|paper|investigation|"
    r"contribution)|(?:full\s+)?review\s+article",
    re.I,
)
FULL = 8000  # characters: more than an abstract has
PARTS = 3  # headings of a report on a page that does not call its text an abstract
MANY = 4  # headings that registers use, each once: papers have fewer of them
LINE = 250  # characters: a longer block is prose, and may speak of a congress without being one of its abstracts

# Words that only registers of trials write, and words that papers write as well.
REGISTER = re.compile(
    r"(?:eudract number|recruitment status|sponsor.s protocol code|public title|scientific title|official title|"
    r"brief (?:title|summary)\b|trial protocol$|overall recruitment status|study record|"
    r"clinicaltrials\.gov (?:id|identifier)\b|about this trial\s*$|arms of the study\s*$|"
    r"isrctn registry|secondary identifying numbers|date of first enrol?lment|estimated (?:enrollment|"
    r"study completion)|"
    r"first (?:posted|submitted)|responsible party|collaborators?:|clinical trial results:|trial website|"
    r"plain english summary|trial id\b|trial status\s*:|date (?:of registration|registered)\b|trial acronym\b|"
    r"nct (?:id|number)\b|ct\.gov id\b|registry id\b|registration number\s*:|título (?:completo|abreviado|público|"
    r"científico) del? (?:estudio|ensayo)|"
    r"título (?:público|científico)|identificador(?:\(es\))? del ensayo|promotor principal|estado de reclutamiento|"
    r"accepts healthy volunteers|target enrol?lment|trial end date|lead sponsor|overall status|actual enrollment|"
    r"interventional model|central trial contact|data sourced from clinicaltrials|participant gender|"
    r"situação do recrutamento|numéro eudract|eudract-nummer|注册号|试验主办单位)",
    re.I,
)
REGISTRY = re.compile(
    r"\b(?:study (?:details|overview|design)|recruitment status|inclusion criteria|study start|"
    r"primary outcome measures?|sponsor|exclusion criteria|eligibility(?: criteria)?|clinical study id|"
    r"study (?:summary|purpose)|"
    r"sites / locations|sponsored by|"
    r"recruitment(?: criteria| & eligibility)?|accepts healthy volunteers|who can participate|age range|allocation|"
    r"masking|primary purpose|intervention model|time frame|"
    r"plain-language summary|"
    r"registration number|target recruitment|"
    r"lead sponsor|nct id|trial phase|interventions?|locations?|brief summary|phase|conditions?|enrollment|"
    r"study type|ages eligible|acronym)\b\s*(?:$|:|\n)|(?:ages|eligible ages) \d\d|phase \d\s*$|completedphase",
    re.I,
)
NAMED_REGISTER = re.compile(
    r"\b(?:clinical trials? regist(?:er|ry)|clinicaltrials\.gov|isrctn|registry of clinical trials|anzctr|umin-ctr|"
    r"chictr|"
    r"drks|ensayos (?:clínicos )?registrados|registro (?:público )?(?:cubano )?de ensayos|trials? registr(?:ation|"
    r"y)|ictrp)\b",
    re.I,
)


def kind_of(
    text: str, blocks: list[Block], title: Read | None, cited: tuple[int, ...] = ()
) -> tuple[str, tuple[int, int, str] | None]:
    """The kind of report and, where words on the page say so, those words."""
    numbered = title and any(
        block.start < title.start <= block.end and ABSTRACT_NUMBER.match(text[block.start : block.end])
        for block in blocks
    )
    for block in blocks:
        if block.kind == "reference":
            continue
        for kind, pattern in (("preprint", PREPRINT), ("conference abstract", CONFERENCE)):
            if block.section in (None, "abstract", "apparatus") and (
                found := pattern.search(text, block.start, block.end)
            ):
                if (block.kind == "furniture" and kind != "preprint") or (
                    kind != "preprint" and block.end - block.start > LINE
                ):
                    continue
                return kind, (found.start(), found.end(), f"says-{kind.replace(' ', '-')}")
    if numbered and title:
        block = next(block for block in blocks if block.start < title.start <= block.end)
        return "conference abstract", (block.start, title.start, "abstract-number")
    if entry := _registry(text, blocks):
        return "registry entry", entry
    for block in blocks[:25]:
        if block.section in (None, "abstract") and block.kind != "reference":
            found = THESIS.match(text, block.start, block.end) or DATA_SET.match(text, block.start, block.end)
            if found and block.end - block.start <= LINE:
                return "other", (found.start(), found.end(), "says-thesis-or-data")
    for block in blocks[:LABELLED]:
        if block.section is None and (label := ARTICLE.fullmatch(text[block.start : block.end].strip())):
            return "journal article", (block.start, block.start + len(label.group()), "says-article")
    titles = [block for block in blocks if block.kind == "heading"]
    long = sum(block.end - block.start for block in blocks if block.kind == "paragraph") > FULL
    introduction = [block for block in titles if "introduction" in text[block.start : block.end].casefold()]
    if (
        introduction
        and not long
        and any(block.start > introduction[0].start and block.section == "results" for block in titles)
    ):
        introduction = []  # the first part of an abstract
    if introduction or long:
        return "journal article", None if not introduction else (*span_of(introduction[0]), "has-introduction")
    index = [block for block in titles if block.section == "index"] or [
        block for block in titles if block.section == "abstract"
    ]
    if index:
        return "abstract page", (*span_of(index[0]), "has-abstract")
    told = [block for block in titles if block.section in NARRATIVE]
    if len({block.section for block in told}) >= PARTS:
        return "abstract page", (*span_of(told[0]), "has-parts")
    if title and cited:
        return "abstract page", (*span_of(blocks[cited[0]]), "has-citation")
    if title and (site := OF_ABSTRACT_SITE.match(text, title.end)):
        return "abstract page", (title.start, site.end(), "named-by-site")
    return "abstract page", None


def _registry(text: str, blocks: list[Block]) -> tuple[int, int, str] | None:
    """The words of a register of trials: two that only registers write, or one beside its name or other such words."""
    strong = [found for block in blocks if (found := REGISTER.match(text, block.start, block.end))]
    weak = [found for block in blocks if (found := REGISTRY.match(text, block.start, block.end))]
    kinds = {found.group().strip(" :\n").casefold() for found in weak}
    reported = any(block.section in ("results", "conclusions") for block in blocks)
    named = any(
        NAMED_REGISTER.search(text, block.start, min(block.end, block.start + LINE)) and block.section is None
        for block in blocks[:8]
    )
    if (
        (len(strong) + min(1, len(weak)) + named >= 2 and strong)
        or (len(weak) >= 3 and named)
        or (len(kinds) >= MANY and not reported)
    ):
        first = (strong or weak)[0]
        return first.start(), first.end(), "registry-headings"
    return None
