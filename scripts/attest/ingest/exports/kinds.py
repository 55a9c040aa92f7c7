"""What kind of publication a record is, from the words that databases use for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

# The first kind in this order wins where an export gives several: "Journal Article; Published Erratum" is an erratum.
_WORDS = {
    "erratum": "published erratum|erratum|correction|corrigendum|correction, addition|retraction of publication",
    "comment": "comment|comment/reply|reply",
    "preprint": "preprint|prepub|working paper|posted-content",
    "registration": "clinical trial registration|trial registry record|trial registration|dataset registration|"
    "trial registry|clinical trial register|interventional|observational|expanded_access|registration",
    "conference abstract": "conference abstract|conference paper|meeting abstract|conference proceeding|"
    "conference proceedings|proceedings paper|conf|cpaper|abst|inproceedings|proceedings|conference|paper-conference|"
    "conference review|congress|journal: conference abstract|journal conference abstract|congresses|"
    "article; proceedings paper|poster|meeting",
    "thesis": "thes|thesis|phdthesis|mastersthesis|dissertation|dissertation/thesis|dissertations/theses|"
    "academic dissertation",
    "chapter": "chap|chapter|book chapter|book section|incollection|inbook|encyclopedia|echap|reference-book entry",
    "book": "book|ebook|edbook|edited book|electronic book|monograph|proceedings book",
    "journal article": "jour|journal article|article|journal|review|article in press|letter|editorial|note|"
    "article-journal|short survey|magazine article|mgzn|ejour|electronic article|early access|randomized controlled "
    "trial|clinical trial|case reports|meta-analysis|systematic review|journal articles|jfull|inpr|review article|"
    "data paper|journal: article|journal article; review|in-press|scholarly journals|academic journal|periodical|"
    "data papers|short communication|journal: review|journal: article in press|journal: letter|journal: editorial|"
    "journal: note|case report",
    "other": "other|gen|misc|web page|elec|rprt|report|techreport|unpb|unpublished|news|data|dataset|patent|pat|"
    "webpage|newspaper article|generic|technical report|a|s|p",
}
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}
_ORDER = {kind: rank for rank, kind in enumerate(_WORDS)}


def kind_of(words: Iterable[str]) -> str:
    """The kind that the words name; "other" where all of them are strange, "" where there are none."""
    ranks = [_rank(word) for word in words if word]
    return list(_ORDER)[min(ranks)] if ranks else ""


@lru_cache(maxsize=4096)
def _rank(word: str) -> int:
    word = word.strip().strip(".").lower()
    kind = _KINDS.get(word) or next((_KINDS[part] for part in word.split("; ") if part in _KINDS), "other")
    return _ORDER[kind]
