"""Identifiers of publications in one spelling, and whether a DOI is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
# What landing pages and versions hang on a DOI.
_HANGERS = re.compile(r"(?:/(?:full|abstract|pdf|epdf|meta|fulltext|html)|\.pdf|(?<=\d)v\d{1,2}(?:\.full(?:\.pdf)?)?)$")
_RS_VERSION = re.compile(r"^(10\.21203/rs\.\d\.rs-\d+)/v\d+$")
_DIGITS = re.compile(r"\d+")
# Publishers that registered the same articles under two schemes. Such DOIs are aliases where everything else, the range
# of pages included, is the same; no other two DOIs are.
_TWO_SCHEMES = (
    # Wolters Kluwer: by accession number, and by journal, issue and place in it.
    (re.compile(r"10\.1097/\d\d\.[a-z]{2,5}\.\d{10}\."), re.compile(r"10\.1097/\d{8}-\d{9}-\d{5}$")),
    # Springer: a journal's issue that was sold as a book as well.
    (re.compile(r"10\.1007/(?:bf\d{8}|s\d{12}|s\d{5}-\d{3}-\d{4}-[\dx])$"), re.compile(r"10\.1007/978-[\d-]+x?_\d+$")),
)
# Springer, 1996 to 2002: two numbers behind the same journal's.
_SPRINGER = re.compile(r"(10\.1007/s\d{5})\d{7}$")
# Relations that say "the same text under another DOI"; "comment on", "erratum in" and "update of" do not.
_ALIAS_WORDS = re.compile(r"alias|same as|identical|translat|republish|reprint|version|preprint", re.IGNORECASE)
_NOT_ALIAS_WORDS = re.compile(
    r"comment|errat|correct|retract|cites|reference|review|supplement|part|updat", re.IGNORECASE
)
NONE: frozenset[str] = frozenset()
_REGISTRATION = re.compile(r"[^a-z0-9]+")


def doi(text: str) -> str:
    """A valid DOI in lower case without resolver, escapes and what hangs on it; nothing where it is not one."""
    if not text:
        return ""
    if "%" in text:
        text = unquote(text)
    found = _DOI.search(text)
    if not found:
        return ""
    name = found[0].lower()
    # A name that breaks off at a full stop or dash was cut: it is the journal's, not the article's.
    if name[-1] in "./-_" and name == text.strip().lower():
        return ""
    name = name.rstrip(".,;:'\"]}>")
    if name.endswith(")") and name.count(")") > name.count("("):
        name = name.rstrip(")")
    name = _HANGERS.sub("", name)
    return _RS_VERSION.sub(r"\1", name)


def number(text: str) -> str:
    """The digits of a PMID or PMCID."""
    found = _DIGITS.search(text) if text else None
    return found[0].lstrip("0") if found else ""


def registrations(values: Iterable[str]) -> frozenset[str]:
    """Registration numbers without spaces and dashes: `ISRCTN 12-345` and `isrctn12345` are one."""
    if not values:
        return NONE
    return frozenset(filter(None, (_REGISTRATION.sub("", str(value).lower()) for value in values)))


def aliases(relations: Iterable[object]) -> frozenset[str]:
    """The DOIs that a record declares to be its own text: a translation's, a preprint's, another version's."""
    if not relations:
        return NONE
    found = []
    for relation in relations:
        words = " ".join(map(str, relation.values())) if isinstance(relation, dict) else _joined(relation)
        kind = _DOI.sub("", words)
        if _ALIAS_WORDS.search(kind) and not _NOT_ALIAS_WORDS.search(kind):
            found += [doi(each) for each in _DOI.findall(words)]
    return frozenset(filter(None, found))


def registered_twice(one: str, other: str) -> bool:
    """Whether two DOIs belong to the two schemes under which one publisher registered the same articles."""
    left, right = _SPRINGER.match(one), _SPRINGER.match(other)
    if left and right:
        return left[1] == right[1]
    return any(
        first.match(a) and second.match(b) for first, second in _TWO_SCHEMES for a, b in ((one, other), (other, one))
    )


def _joined(relation: object) -> str:
    return " ".join(map(str, relation)) if isinstance(relation, (list, tuple)) else str(relation)
