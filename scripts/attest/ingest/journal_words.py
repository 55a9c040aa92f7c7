"""Whether words can be the name of a journal: by their capitals, and by words that names of journals never have."""

from __future__ import annotations

import re

from attest.ingest.sites import MENU

LONGEST_NAME = 16  # words of a journal's name
NO_JOURNAL = re.compile(
    r"\b(?:^case report|articles|recebido|recibido|revisado|aceito|aceptado|publicado|was|were|is|are|has|have|had|"
    r"found|showed|"
    r"reported|conducted|received|accepted|published|pages?|"
    r"copyright|rights|available|volume|issue|"
    r"patients?|participants|subjects|enrolled|phase|table|figure|years?|months?|weeks?|days?|age[ds]?|date|posted|"
    r"updated|version|start|completion|"
    r"home|skip|navigation|linkshome|registered|registration|study|trial|protocol|session|group|placebo|level|"
    r"class|chapter|section|visit|"
    r"deaths?|"
    r"grant|license|licen[cs]ed|from|to|by|at|submitted|downloads?|views?|isrctn|nct|percent|mean|median|ci|"
    r"january|february|april|june|july|august|september|october|november|december|room|street|building|box|avenue|"
    r"fax|tel|phone)\b|[%=<>@±≥≤{}]",
    re.I,
)
_SMALL = (
    r"(?:of|the|and|in|for|on|an?|&|de|del|la|las|los|el|y|e|da|do|dos|das|des|du|et|der|die|das|für|und|di|della|"
    r"van|voor|en|à|och|med|i|a|aan|w|z|-|–)"
)
_NAME_WORD = r"(?:[\"“'‘(\[]*[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][\w.’'/&-]*[)\]\"”,.:]*|&|\+)"
NAME = re.compile(rf"(?:The\s+)?{_NAME_WORD}(?:\s+(?:{_SMALL}\s+)*{_NAME_WORD})*")
SHORT_NAME = re.compile(r"[a-z]{2,8}")  # "ccm", as some libraries of journals write them
# A journal's name in small letters, as some print it over their pages.
SMALL_NAME = re.compile(
    r"(?:rev|arch|ann|j|clin|acta|bol|gac|an|am|int|eur|br)\b\.?(?: [a-z]{2,}\.?){1,6}|"
    r"(?:[a-z]+ ){0,4}(?:journal|annals|archives|bulletin|seminars|reviews?|revista|clinics)(?: [a-z]+){0,6}"
)
SENTENCE_CASE = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][\w’'&:,.()\[\]/-]*(?:\s+[\w’'&:,.()\[\]/=-]+)*")


def can_be_journal(name: str, told: set[str]) -> bool:
    """Whether words can be a journal's name: capitalised, or in a line that gives three other parts of a citation."""
    if (
        len(name) > 140
        or len(name.split()) > LONGEST_NAME
        or NO_JOURNAL.search(name)
        or len(name) < 2
        or MENU.fullmatch(name)
    ):
        return False
    if {"year", "volume"} <= told and told & {"pages", "issue"} and SMALL_NAME.fullmatch(name):
        return True
    if NAME.fullmatch(name) or (SHORT_NAME.fullmatch(name) and {"label", "year", "issue"} <= told):
        return True
    return len(told) > 2 and SENTENCE_CASE.fullmatch(name) is not None
