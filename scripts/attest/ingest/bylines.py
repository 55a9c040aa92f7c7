"""The authors of a page: one line of names, one name a line, or a lone name between the title and the abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attest.ingest.citation import POINT, Part
from attest.ingest.citation_lines import line_of
from attest.ingest.east_asian import names_in as east_asian_names
from attest.ingest.names import DEGREES, ORGANISATION, PLACE, PROFESSION, author_list, without_last_letters
from attest.ingest.no_names import is_no_name
from attest.ingest.one_name import CONTACT, DEGREE_BEHIND, LETTERED, NO_NAME, ONE_NAME, is_name, name_in
from attest.text.document import Block

_NO_NAMES = re.compile(NO_NAME.pattern.replace("|del|", "|"))
AUTHOR_LABEL = re.compile(
    r"(?:\d{1,3} )?authors?(?:\(s\))?(?:, including)?\s*:?|autor(?:es)?:?|by:?|"
    r"(?:presentad[oa]s?|elaborad[oa]s?|apresentad[oa]s?|realizad[oa]s?) por:?|(?:presented|submitted|written) by:?|"
    r"présentée? (?:et soutenue? )?par:?|vorgelegt von:?",
    re.I,
)
# Whose names stand below these have not written the report.
OTHERS = re.compile(
    r"\W*(?:(?:the(?:sis|se)\s)?(?:advis[eo]rs?|supervis[eo]rs?|examiners?|committee|referees?)|tutor(?:a|es)?|"
    r"asesor(?:a|es)?|(?:co-?)?orientador(?:a|es)?|director(?:a|es)?|directeur|directrice|jury|jurado|betreuer|"
    r"gutachter|"
    r"editor(?:s|es)?|handling editor|reviewers?|edited by|reviewed by)\b[^.]{0,40}:?\W*",
    re.I,
)
LONGEST_LIST = 6000  # characters of a list of names
MARK_LINE = re.compile(
    rf"[\da-z*†‡§¶,\s]{{1,6}}(?:\s(?:and|&|y|e))?|(?:and|&)|(?:{DEGREES}\b\.?(?:\([A-Z]+\))?[\s,]*){{1,6}}"
)
# What pages print between the names of authors: addresses, numbers of researchers, links to more of their papers.
BESIDE_NAME = re.compile(
    r"\[email\W*protected\]|(?:https?://)?(?:www\.)?orcid\b\S*(?:\s*:?\s*\S+)?|https?://\S*orcid\S*|\S+@\S+|"
    r"(?:view|search for|see|find|more)\b.{0,40}\b(?:author|articles|papers|publications|works)\b.{0,40}|"
    r"this site|pubmed|google scholar|article navigation|Drs?\. [^:\n]{2,60}: [^\n]{3,200}|"
    r"(?:corresponding author|autor de correspondencia|equal contribution)",
    re.I,
)
LED_BY_POINT = re.compile(rf"^{POINT}")
# How an affiliation begins, below or behind the names.
AFFILIATION = re.compile(
    r"(?:from\s+(?:the\s+)?)?(?:\d{1,2}\s?|[a-k]\s|\*\s?)?(?:\w+[\s,]+){0,4}?(?:Departments?|Divisions?|Sections?|"
    r"Service|Institut\w*|"
    r"Schools?|Facult\w+|Universi\w+|Hospitals?|Cent(?:er|re)s?|Colleges?|Clinics?|Klinik\w*|Abteilung|Servicio|"
    r"Serviço|"
    r"Departamento|Centro|Polic?l[íi]nic[oa]|Grupo|Área|Consultorio|Filial|Sanatorio|Clínica|Fundaci[óo]n|Escuela|"
    r"Escola|Ministerio|Laborator\w+|Unit|Unidad|Unidade|Unité|Clinique|Hôpital|Ospedale)\b"
)
BETWEEN_LINES = re.compile(
    r"(?:e-?mail\b|affiliations?\b|contributed equally\b|current address|\S+@\S+|roles?\b|orcid\b)", re.I
)
# How a site goes on behind the names that it shows: "... View all authors", "+3 authors", "Author Info & Affiliations".
_MORE = (
    r"(?i:(?:view|see|show)\s(?:all|more|less|fewer)\b|(?:\d+\s)?(?:more\s)?authors?\b|et\s+al\b|"
    r"author(?:s[’']?)?\s(?:info|affiliat|declar))"
)
BEHIND_NAMES = re.compile(
    rf"(?:{PLACE}|\b[a-k](?:,[a-k])*(?=\s…)|\b(?:MD|PhD|DO|MSc|MPH)(?=Author\s)|[\s,;.…:*†‡§¶|·•∙()\d\[\]#+&@-]|\b{DEGREES}(?![^\W\d_]))*"
    rf"(?:(?:and\s*)?$|{_MORE}|(?i:on behalf of|"
    rf"for the|and the|the|"
    rf"in the name of|en "
    rf"nombre de|"
    r"em nome|in collaboration|im namen|pour le|en representación)\b|(?:[a-k\d*†‡]{1,2}\b[,\s*]*)+$|"
    r"(?:and\s+)?[A-Z][\w-]*(?:\s[\w-]+){0,8}\s(?:[Gg]roup|Consortium|[Ii]nvestigators|Coauthors|Collaborat(?:ors|"
    r"ion)|Network|"
    r"Team|Study)\W*$)"
)
# A database's line of the first author and the journal: "Ann Roe et al. Example J. ."
ET_AL_IN = re.compile(r"[^\d\n]{4,60}\bet al\.\s+(?P<journal>[A-Z][\w&() :-]{1,60}?)\.(?:\s*\d{4})?[\s.]*")
CORRESPONDING = re.compile(r"\W*(?:correspond|address|contact|reprint|autor(?:a)? (?:de|para))", re.I)
# A line that says what the person above it does.
PROFESSION_LINE = re.compile(
    r"(?:fisio|médic|profess|nurse|physician|mestr[ea]\b|doutor|enferm|estudante|estudiante|graduand|especialista|"
    r"licenciad|"
    r"residente|bachar|docente|student|lecturer|consultant|facharzt|praticien)",
    re.I,
)
GOES_ON = re.compile(
    r"(?:[;,]|[;,\s](?:and|&)|[^\W\d_]\s*,\s?\d[\d,]*)\s*$"
)  # a list of names that the next line continues
APART = re.compile(r"[^\S\n][a-k](?![\w’'-])|\d")  # a mark behind a name
PROSE = 150  # characters of a paragraph below a byline
MOSTLY = 0.7  # of a line: what is left behind so many names is a town or a mark
WORKPLACE = re.compile(ORGANISATION.pattern.replace("Journal|Review", "Trust|NHS|Academy|Ltd|Inc|Trial Unit"))
LONGEST_PLACE = 250  # characters


def _reaches(text: str, block: Block) -> bool:
    """Whether a block that says how to reach somebody is an author's name with the contact details right behind it."""
    content = text[block.start : block.end]
    return CONTACT.search(content) is not None and is_name(text, block)


def is_author_line(text: str, block: Block) -> bool:
    """Whether a block is a list of names and little else, or one with the authors' institution behind it."""
    if block.end - block.start > LONGEST_LIST:
        return False
    names, more, end = author_list(text, block.start, block.end)
    if len(names) > 1 and (does := PROFESSION.match(text, end, block.end)):
        end = does.end()
    if not (len(names) > 1 or more) or (len(names) < 4 and _NO_NAMES.search(names[0][0])):
        return False
    if 1 < len(names) < 4 and any(is_no_name(name[0].split()[0]) for name in names):
        return False
    if more and ET_AL_IN.fullmatch(text, block.start, block.end):
        return True
    if len(names) > 3 and end - block.start > MOSTLY * (block.end - block.start):
        return True
    if BEHIND_NAMES.match(text, end, block.end) or more:
        return len(names) > 2 or end - block.start > 0.6 * (block.end - block.start)
    rest = re.compile(rf"(?:[\s\d*†‡§¶,;.]|\b{DEGREES}\b)+").match(text, end, block.end)
    return rest is not None and (
        AFFILIATION.match(text, rest.end(), block.end) is not None
        or (len(names) > 2 and WORKPLACE.search(text, rest.end(), block.end) is not None)
    )


def name_lines(text: str, blocks: list[Block], at: int) -> tuple[Part, ...]:
    """Names that stand one a line from a block on, with addresses between; none where fewer than two follow."""
    if not is_name(text, blocks[at]):
        return ()
    listed = [name_in(text, block) for block in _named_lines(text, blocks, at)]
    # Some sites list the names first, and then once more with the place of work below each.
    found = tuple(one for nth, one in enumerate(listed) if all(one[0] != other[0] for other in listed[:nth]))
    return found if len(found) > 1 else ()


def _named_lines(text: str, blocks: list[Block], at: int) -> Iterator[Block]:
    for block in blocks[at : at + 90]:
        content = LED_BY_POINT.sub("", text[block.start : block.end])
        told = PROFESSION_LINE.match(content) and block.end - block.start < LONGEST_PLACE
        if told or MARK_LINE.fullmatch(content) or BESIDE_NAME.fullmatch(content):
            continue
        if (block.kind != "furniture" or _reaches(text, block)) and is_name(text, block):
            yield block
        elif block.section is not None or not (
            AFFILIATION.match(content) or BETWEEN_LINES.match(content) or _is_place_of_work(content)
        ):
            return


def _is_place_of_work(content: str) -> bool:
    """Whether a line with a comma names an institution: "Example Care Trust, Town"."""
    return len(content) < LONGEST_PLACE and "," in content and WORKPLACE.search(content) is not None


def authors_behind(text: str, blocks: list[Block], title_end: int) -> tuple[Part, ...]:
    """The authors below a title: the first line of names, or names one a line, or one name alone above the abstract."""
    head: list[int] = []
    for at, block in enumerate(blocks):
        byline = block.rule == "furniture-byline" and text[block.start : block.start + 3].casefold() == "by "
        if block.start < title_end or (block.kind == "furniture" and not (byline or _reaches(text, block))):
            continue
        if block.kind == "heading" and block.section is not None:
            break
        head.append(at)
    for at in head[:12]:
        if blocks[at].rule == "furniture-byline":
            continue
        if at and OTHERS.fullmatch(text, blocks[at - 1].start, blocks[at - 1].end):
            return ()
        if signed := east_asian_names(text, blocks[at].start, blocks[at].end):
            return signed
        if is_author_line(text, blocks[at]):
            names = author_list(text, blocks[at].start, blocks[at].end)[0]
            last = at
            while last + 1 < len(blocks) and GOES_ON.search(text, blocks[last].start, blocks[last].end):
                last += 1
                names += _leading_names(text, blocks[last])
            return without_letters(text, blocks[at + 1 :], _with_further(text, blocks, at, names))
        if listed := name_lines(text, blocks, at):
            return listed
        if is_name(text, blocks[at]) and (
            _is_reached(text, blocks, at)
            or _is_labelled(text, blocks, at)
            or works_below(text, blocks, at)
            or cited_below(text, blocks, at)
        ):
            return (name_in(text, blocks[at]),)
    alone = [
        at
        for at in head
        if is_name(text, blocks[at])
        and len(text[blocks[at].start : blocks[at].end].split()) < 6
        and not _is_addressed(text, blocks, at)
    ]
    if head and blocks[head[0]].rule == "furniture-byline" and any(block.section == "abstract" for block in blocks):
        by = blocks[head[0]]
        alone_by = ONE_NAME.match(text, by.start + len("By "), by.end)
        return author_list(text, by.start, by.end)[0] or (_as_part(alone_by) if alone_by else ())
    if (
        head
        and DEGREE_BEHIND.search(text[blocks[head[0]].start : blocks[head[0]].end])
        and is_name(text, blocks[head[0]])
    ):
        return (name_in(text, blocks[head[0]]),)
    if len(head) > 1 and _is_nothing_else(text, blocks, head[0]):
        return (name_in(text, blocks[head[0]]),)
    closed = len(head) <= 4 and head and head[-1] + 1 < len(blocks)
    return (name_in(text, blocks[alone[0]]),) if closed and len(alone) == 1 else ()


def _with_further(text: str, blocks: list[Block], at: int, names: tuple[Part, ...]) -> tuple[Part, ...]:
    """The names with those of the lines below, where each line gives the people of one institution, then its name."""
    if not _names_institution(text, blocks[at]):
        return names
    more = list(names)
    for block in blocks[at + 1 : at + 12]:
        if block.section is not None or not _names_institution(text, block):
            break
        known = {name[0] for name in more}
        more += [name for name in _leading_names(text, block) if name[0] not in known]
    return tuple(more)


def _leading_names(text: str, block: Block) -> tuple[Part, ...]:
    """The names that a line begins with; one alone counts where an institution follows it."""
    names = author_list(text, block.start, block.end)[0]
    if names:
        return names
    alone = ONE_NAME.match(text, block.start, block.end)
    return _as_part(alone) if alone else ()


def _names_institution(text: str, block: Block) -> bool:
    """Whether an institution stands right behind the names of a line."""
    names = _leading_names(text, block)
    rest = re.compile(r"[\s\d*†‡§¶]*,\s+").match(text, names[-1][2], block.end) if names else None
    return rest is not None and WORKPLACE.search(text, rest.end(), block.end) is not None


def _is_addressed(text: str, blocks: list[Block], at: int) -> bool:
    """Whether the line above a name says that this is whom to write to."""
    return at > 0 and CORRESPONDING.match(text, blocks[at - 1].start, blocks[at - 1].end) is not None


def _is_nothing_else(text: str, blocks: list[Block], at: int) -> bool:
    """Whether the line right below a title is a name, prose follows, and its words stand nowhere in small letters."""
    below = blocks[at + 1]
    if not is_name(text, blocks[at]) or below.kind != "paragraph" or below.end - below.start < PROSE:
        return False
    words = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", text[blocks[at].start : blocks[at].end])]
    return not any(re.search(rf"(?<![^\W\d_]){word}(?![^\W\d_])", text) for word in words)


def works_below(text: str, blocks: list[Block], at: int) -> bool:
    """Whether the line below a name is the institution where this person works, and not only whom to write to."""
    if _is_addressed(text, blocks, at):
        return False
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and AFFILIATION.match(text, below.start, below.end) is not None


def cited_below(text: str, blocks: list[Block], at: int) -> bool:
    """Whether the line right below a name is the citation of the report: its journal and its numbers."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or below.section is not None or below.end - below.start > LONGEST_PLACE:
        return False
    cited = line_of(text, below.start, below.end)
    return cited is not None and cited.journal is not None and cited.volume is not None


def _as_part(found: re.Match[str]) -> tuple[Part, ...]:
    name = LETTERED.sub("", found.group())
    return ((name, found.start(), found.start() + len(name)),)


def _is_labelled(text: str, blocks: list[Block], at: int) -> bool:
    """Whether the line above a name says that it is the author's: "1 author:"."""
    return at > 0 and AUTHOR_LABEL.fullmatch(text, blocks[at - 1].start, blocks[at - 1].end) is not None


def _is_reached(text: str, blocks: list[Block], at: int) -> bool:
    """Whether the line below a name is how to reach this person, or the institution."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return below is not None and BESIDE_NAME.fullmatch(text, below.start, below.end) is not None


def without_letters(text: str, below: list[Block], names: tuple[Part, ...]) -> tuple[Part, ...]:
    """Names without the letters of affiliations that a page glues to them: "Roea, Poeb" above "a Some Hospital"."""
    listed = any(re.match(r"a\s?[A-ZÀ-Ý]", text[block.start : block.end]) for block in below[:6])
    apart = any(APART.match(text, name[2]) for name in names)  # "Ann Roe a, Bo Poe b": the letters are no part of them
    return without_last_letters(names) if listed and not apart else names
