"""The head of a page whose line breaks are lost: citation, title, authors and addresses in one long line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from attest.ingest.citation import CAPITAL, Citation, Part, doi_in
from attest.ingest.citation_lines import LEADING as CITED_FIRST
from attest.ingest.citation_parts import read_parts
from attest.ingest.facts import Lines, Read, citation_facts, flat
from attest.ingest.names import DEGREES, author_list, without_last_letters
from attest.ingest.sites import KIND
from attest.ingest.title_variants import ABROAD, ENGLISH
from attest.text.document import Block

FIRST = 6  # blocks of a page among which such a line stands
LONG = 250  # characters of it at least
SIGNED = 120  # the same where its authors' department is named
REACH = 1800  # characters in which its head ends
# Where the head ends: the abstract or what stands between the authors and it.
CLOSES = re.compile(
    r"\b(?:A\s?BSTRACT|Abstract|R\s?ESUM(?:O|EN)|Resum(?:o|en)|Résumé|RÉSUMÉ|SUMMARY|Summary(?=\s*:)|Zusammenfassung|"
    r"BACKGROUND|OBJECTIVES?|INTRODUCTION|(?:Background|Objectives?|Aims?|Introduction|Purpose|Keywords?)\s*:|"
    r"Key\s?words|K\s?EYWORDS|Recei[vc]ed|Accepted)(?![^\W\d_])"
)
# What stands before a title: addresses, numbers of a series, the citation, the type of the report.
LEADING = re.compile(
    rf"(?:https?://|www\.)\S+\)?|\b(?:doi\s*:?\s*)?10\.\d{{4,9}}/\S+|\bISSN\S*\s*:?\s*\d{{4}}-\d{{3}}[\dXx]|"
    r"\b(?:19|20)\d\d\s?[;,:)]\s?\d[\w()\s:;,–-]{0,30}(?=\s)|\b\d{1,4}\s?\(\d{1,3}\)\s?[:,]\s?\w?\d+\s?[-–]\s?\w?\d+|"
    rf"\b(?i:{KIND.pattern})\s*:?(?=\s+{CAPITAL})|[©®]|\)\s+\d{{1,4}}(?=\s)|\b\d{{1,5}}\s?[-–]\s?\d{{1,5}}(?=\s)",
)
MARK = re.compile(
    rf",\s?\d{{1,2}}\s|\s?(?:\d|[*⁎†‡§¶]|\([a-e\d]\)|[a-d](?:,[a-d*])*(?=\s?[,*]|\s[A-Z])|,\s{DEGREES}[a-d]\b)"
)
WORD = re.compile(rf"(?<![\w’'.-]){CAPITAL}[\w’'.-]*")
# The institution right behind the last name: "Ann Roe and Bo Poe Department of Medicine, …".
DEPARTMENT = re.compile(r",?\s(?:\d\s?)?(?:Department|Division|Section|Institute|School|Faculty)s?\sof\s")
LETTERED = re.compile(r"\s?a\s(?:Department|Division|Section|Institute|School|Faculty|Service|Unit)s?\s")
INITIAL = re.compile(rf"{CAPITAL}\.?(?:{CAPITAL}\.?)?$")
LEADING_INITIAL = re.compile(rf"{CAPITAL}\.(?:[\s-]?{CAPITAL}\.)*\s")
SHORTEST, LONGEST = 5, 45  # words of a title
FEWEST = 2  # names


def run_in_head(text: str, blocks: list[Block]) -> Lines | None:
    """What the first long line of a page tells before its abstract; None where no names with marks stand in it."""
    for block in blocks[:FIRST]:
        if block.kind in ("furniture", "reference") or block.section not in (None, "abstract"):
            continue
        closes = _close(text, block)
        signed = block.end - block.start >= SIGNED and DEPARTMENT.search(text, block.start, block.end)
        if block.end - block.start >= LONG or closes < block.end or signed:
            return _read(text, block.start, closes)
    return None


def _close(text: str, block: Block) -> int:
    found = CLOSES.search(text, block.start + 40, min(block.end, block.start + REACH))
    return found.start() if found else min(block.end, block.start + REACH)


def _read(text: str, start: int, end: int) -> Lines | None:
    names, sure = _names(text, start, end)
    names = _without_letters(text, names, end)
    if len(names) < FEWEST:
        return None
    lines = Lines()
    if cited := _citation(text, start, names[0][1]):
        lines.facts += citation_facts(cited, "run-in-head")
        lines.doi = cited.doi
    lines.doi = lines.doi or doi_in(text, start, end)
    if sure:
        lines.facts.append(Read("report.first_author", flat(names[0][0]), *names[0][1:], "run-in-head"))
        everyone = tuple(flat(name[0]) for name in names)
        lines.facts.append(Read("report.authors", everyone, names[0][1], names[-1][2], "run-in-head"))
        lines.title = _title(text, start, names[0][1], cited)
    return lines


def _names(text: str, start: int, end: int) -> tuple[tuple[Part, ...], bool]:
    """The longest run of names with marks, and whether it is clear where the first of them begins."""
    best: tuple[Part, ...] = ()
    chains: list[tuple[Part, ...]] = []
    at = start
    for word in WORD.finditer(text, start, end):
        if word.start() < at:
            continue
        names = author_list(text, word.start(), end)[0]
        if len(names) < FEWEST or not (
            MARK.match(text, names[0][2])
            or LEADING_INITIAL.match(names[0][0])
            or DEPARTMENT.match(text, names[-1][2], end)
        ):
            continue
        if best and names[-1] != best[-1]:
            at = chains[-1][-1][2]
            if len(names) <= len(best):
                continue
            chains = []
        best = max(best, names, key=len) if best else names
        chains.append(names)
    chains = [one for one in chains if one[1:] == best[1:]]
    if not chains or not (
        sum(MARK.match(text, name[2]) is not None for name in best) >= len(best) - 1
        or DEPARTMENT.match(text, best[-1][2], end)
        or all(LEADING_INITIAL.match(name[0]) for name in best)
    ):
        return (), False
    return _first_name(text, chains)


def _first_name(text: str, chains: list[tuple[Part, ...]]) -> tuple[tuple[Part, ...], bool]:
    """The run whose first name begins where a person's name can: title words may stand before it in capitals."""
    longest = chains[0]
    words = longest[0][0].split()
    before = text[max(0, longest[0][1] - 40) : longest[0][1]].split()
    alone = bool(before) and before[-1][0].islower()
    if alone and len(words) <= 4:
        return longest, True
    initial = next((at for at, word in enumerate(words) if at and INITIAL.match(word)), None)
    if initial is not None:
        wanted = len(words) - initial + 1
    else:
        lengths = Counter(len(name[0].split()) for name in longest[1:])
        if len(lengths) != 1:
            return longest, False
        wanted = next(iter(lengths))
    chosen = next((one for one in chains if len(one[0][0].split()) == wanted), None)
    return (chosen, True) if chosen else (longest, False)


def _without_letters(text: str, names: tuple[Part, ...], end: int) -> tuple[Part, ...]:
    """Names without the letters that lead to institutions, where a letter stands before the first of these."""
    listed = names and LETTERED.match(text, names[-1][2], end)
    return without_last_letters(names) if listed else names


def _leads(text: str, start: int, end: int) -> Iterator[int]:
    yield from (found.end() for found in LEADING.finditer(text, start, end))


def _title(text: str, start: int, end: int, cited: Citation | None) -> Read | None:
    """The words between what leads to a title and the first name; right behind a citation they may be few."""
    start = max(start, cited.end) if cited else start
    first = max(_leads(text, start, end), default=start)
    lead = re.compile(r"[\s.,:;|)\d–-]*(?=\D)").match(text, first, end)
    first = lead.end() if lead else first
    while end > first and text[end - 1] in " \t\n,;:.–⁎*-":
        end -= 1
    value = flat(text[first:end])
    words = value.split()
    fewest = 1 if cited and cited.end + 2 >= first else SHORTEST
    if not fewest <= len(words) <= LONGEST or not value[:1].isupper() or re.search(r"[.!]\s|@", value):
        return None
    if len(words) > 20 and ENGLISH.search(value) and ABROAD.search(value):
        return None  # the title with its translation, and nothing between them
    return Read("report.title", value, first, end, "run-in-head")


def _citation(text: str, start: int, end: int) -> Citation | None:
    """The citation with which the line begins: the longest stretch that is nothing else."""
    if begins := CITED_FIRST.match(text, start, end):
        return read_parts(text, *begins.span("cited"))
    lead = re.compile(r"(?:\d{1,4}\s)?\s*").match(text, start, end)
    start = lead.end() if lead else start
    best = None
    for stop in _leads(text, start, min(end, start + 300)):
        cited = read_parts(text, start, stop)
        if cited and cited.journal and cited.year and (cited.volume or cited.pages):
            best = cited
    return best
