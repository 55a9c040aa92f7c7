"""What a record is beside a plain article (erratum, comment, protocol, abstract, preprint), read from its own words."""

from __future__ import annotations

import re


class Sign:
    """Signs that two records must share to be one publication, as bits of a whole number; several may hold.

    Plain numbers and no enumeration: they are compared for every pair, and an enumeration's operators are slow.
    """

    NONE = 0
    ERRATUM = 1
    COMMENT = 2
    RETRACTION = 4
    PROTOCOL = 8
    PREPRINT = 16
    ABSTRACT = 32
    THESIS = 64
    REGISTRATION = 128


SHOWN = {
    Sign.ERRATUM: "an erratum",
    Sign.COMMENT: "a comment or reply",
    Sign.RETRACTION: "a retraction notice",
    Sign.PROTOCOL: "a protocol",
    Sign.PREPRINT: "a preprint",
    Sign.ABSTRACT: "a conference abstract",
    Sign.THESIS: "a thesis",
    Sign.REGISTRATION: "a registration",
}

# Titles without any of these words, the great majority, need no finer look.
_SIGN_WORDS = frozenset(
    (
        "erratum", "errata", "corrigendum", "corrigenda", "addendum", "correction", "corrections", "correcting", "re",
        "comment", "comments", "commentary", "discussion", "viewpoint", "letter", "letters", "editorial", "reply",
        "replies", "response", "page", "brief", "retraction", "concern", "protocol", "protocols", "rationale", "design",
    )
)  # fmt: skip
_TITLE_SIGNS = (
    (
        Sign.ERRATUM,
        re.compile(
            r"\b(?:erratum|errata|corrigend(?:um|a)|addendum)\b|^corrections? (?:to|for|of|in)\b|^corrections?$"
            r"|^(?:author|publisher|editorial)s? corrections?\b|\bcorrections?$|^correction [a-z]|^correcting "
        ),
    ),
    (
        Sign.COMMENT,
        re.compile(
            r"^(?:re|comments?|commentary|invited comment(?:ary)?|editorial comment(?:ary)?|discussion|viewpoint"
            r"|letters?(?: to the editor)?|editorial|reply|replies|response|authors? (?:reply|response)"
            r"|in (?:reply|response))"
            r"(?: (?:on|to|by|of|from|re|regarding|the|letters?|authors?|commentary)\b.*| [a-z].*)?$"
            r"|\b(?:authors? (?:reply|response|replies)|(?:reply|response)(?: (?:of|from|by) the authors?)?"
            r"|comment(?:ary)?|invited commentary|letter to the editor|patient page|in brief)$"
            r"|\b(?:reply|response|comments?|commentary) (?:to|on) (?:the )?(?:letter|article|paper|comment|editorial)"
        ),
    ),
    (
        Sign.RETRACTION,
        re.compile(r"^retraction\b|\bretraction(?: notice| note)?$|^(?:expression|statement) of concern\b"),
    ),
    (
        Sign.PROTOCOL,
        re.compile(
            r"\b(?:study|trial|review|research|clinical|meta analysis|scoping|rct|statistical analysis) protocols?\b"
            r"|\bprotocols? (?:for|of) (?:an?|the|two|three)\b|\bprotocol$|^protocol\b|\bdesign and rationale\b"
            r"|\brationale (?:and|for the) (?:study )?design\b|\b(?:study|trial) (?:design|rationale)\b"
            r"|\bdesign of (?:the|an?)\b|\brationale design\b|\brationale and protocol\b"
        ),
    ),
)  # fmt: skip
_TYPES = (
    (Sign.ERRATUM, re.compile(r"errat|corrig|correction")),
    (Sign.COMMENT, re.compile(r"comment|reply")),
    (Sign.RETRACTION, re.compile(r"retraction (?:of|notice)|expression of concern")),
    (Sign.PROTOCOL, re.compile(r"protocol")),
    (Sign.PREPRINT, re.compile(r"preprint|posted content|unpb")),
    (Sign.ABSTRACT, re.compile(r"(?:conference|meeting|congress) abstract|^abst\b|poster|presentation abstract")),
    (Sign.THESIS, re.compile(r"thes[ie]s|dissertation")),
    (Sign.REGISTRATION, re.compile(r"regist|trial record|clinical trial entry")),
)
_PREPRINT_CONTAINERS = re.compile(
    r"\b(?:biorxiv|medrxiv|arxiv|[a-z]*rxiv|ssrn|research square|preprints?(?: org)?|osf preprints|authorea|techrxiv)\b"
)
# Registrants that give DOIs to preprints only. 10.1101 is also Cold Spring Harbor's journals': see `preprint_doi`.
_PREPRINT_DOI = re.compile(
    r"^10\.(?:21203/rs|2139/ssrn|48550/arxiv|20944/preprints|31234/|26434/chemrxiv|36227/techrxiv|31219/osf|31235/osf"
    r"|22541/au|1101/(?:19|20)\d\d\.|1101/\d{6}$|21467/preprints)"
)
_REGISTERS = re.compile(
    r"\b(?:clinicaltrials gov|isrctn|who ictrp|ictrp|anzctr|chictr|eu clinical trials register)\b|^https? .*nct\d{8}"
)
_THESES = re.compile(r"^dissertation abstracts|\bdissertations?\b|\bthesis\b|^ph ?d\b")
# "P-123: …", "Abstract 1234: …", "(OC-045) …", "S12. …": the number that a meeting gave.
_ABSTRACT_NUMBER = re.compile(
    r"^\s*(?:abstract|poster|oral)?\s*(?:no\.?|number|#)?\s*[\[(#]?"
    r"((?:[A-Z]{1,4}[-. ]?)?\d{1,5}(?:[.-]\d{1,4}){0,2}[A-Z]?)[\])]?\s*[:.–—|-]\s+(?=\S)"
    r"|^\s*(?:abstract|poster)\s+(?:no\.?\s*)?([A-Z]{0,4}[-.]?\d{1,5})\W+(?=\S)",
)
_PART_WORDS = (
    *("part", "parts", "teil", "parte", "partie", "paper", "volume", "chapter", "section", "report", "study", "number"),
    *("no", "installment"),
)
_PART = re.compile(
    rf"\b(?:{'|'.join(_PART_WORDS)})"
    r" (\d{1,3}[a-z]?|[ivx]{1,5}|[a-h]|one|two|three|four|five|six|first|second|third)\b"
    r"|^(\d{1,2}|[ivx]{1,4}) (?=[a-z])| (\d{1,2}|ii|iii|iv|vi{0,3}|ix)$"
)
# Words that a title with a part's number has: one before the number, or the number at an end.
_COUNTING = frozenset(_PART_WORDS)
_NUMBER_AT_END = re.compile(r"\d{1,2}|[ivx]{1,4}")
_NUMERALS = {
    "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "first": "1", "second": "2", "third": "3", "a": "1", "b": "2", "c": "3", "d": "4",
}  # fmt: skip


def of_title(folded: str) -> int:
    """The signs in a title that was folded."""
    found = Sign.NONE
    if not _SIGN_WORDS.isdisjoint(folded.split()):
        for sign, pattern in _TITLE_SIGNS:
            if pattern.search(folded):
                found |= sign
    return found


def of_type(folded: str) -> int:
    """The signs in a record's type, such as Embase's `Conference Abstract` or PubMed's `Published Erratum`."""
    found = Sign.NONE
    for sign, pattern in _TYPES:
        if pattern.search(folded):
            found |= sign
    return found


def of_container(folded: str) -> int:
    """The signs in the name of a journal, server or register."""
    found = Sign.NONE
    if _PREPRINT_CONTAINERS.search(folded):
        found |= Sign.PREPRINT
    if _THESES.search(folded):
        found |= Sign.THESIS
    if _REGISTERS.search(folded):
        found |= Sign.REGISTRATION
    return found


def preprint_doi(doi: str) -> bool:
    """Whether a DOI is a preprint's; bioRxiv's and medRxiv's hold a date or six digits, the journals' do not."""
    return bool(_PREPRINT_DOI.match(doi))


def abstract_number(title: str) -> tuple[str, str]:
    """The number that a meeting put before a title, and the title without it."""
    found = _ABSTRACT_NUMBER.match(title)
    if not found:
        return "", title
    number = re.sub(r"\W", "", found[1] or found[2]).lower()
    # "2. Results of …" and "2010 – a year of …" are titles; a bare number counts only behind the word "abstract".
    if number.isdigit() and not re.match(r"\s*(?:abstract|poster|oral|#|\(|\[)", title, re.IGNORECASE):
        return "", title
    return number, title[found.end() :]


def part(folded: str) -> str:
    """The number of a part, paper or report in a series, as digits where it can be; else nothing."""
    words = folded.split()
    if not words or (_COUNTING.isdisjoint(words) and not any(map(_NUMBER_AT_END.fullmatch, (words[0], words[-1])))):
        return ""
    found = _PART.search(folded)
    if not found:
        return ""
    number = found[1] or found[2] or found[3]
    return _NUMERALS.get(number, number)


def named(signs: int) -> str:
    """Signs in words."""
    return " and ".join(words for sign, words in SHOWN.items() if signs & sign)
