"""Shares of people whose outcomes share a noun: "40% had a complete and 34% a partial response"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attest.expressions.cued import Cued
from attest.extract.numbers import COUNT, count_value
from attest.extract.statistics import PEOPLE

_NUMBER = r"\d+(?:[.·]\d+)?"
_NOUN = (
    r"(?:(?:clinical|renal|haematological|hematological|virological|metabolic|radiological|overall)\s+)?"
    r"(?:responses?|remissions?|recovery|improvement|relief|resolution|control|reduction)"
)
_WHO = rf"(?:\s+(?:of\s+)?(?:the\s+|these\s+|all\s+)?(?:\d+\s+)?{PEOPLE})?"


def _figure(at: int) -> str:
    """ "40% of the patients", "ten patients (40%)", "ten (40%)"."""
    share = rf"(?P<p{at}>{_NUMBER})\s?(?:%|per\s?cent){_WHO}"
    of_all = rf"(?:\s+(?:out\s+)?of\s+(?:the\s+)?(?P<t{at}>\d+))?"
    return rf"(?:{share}|(?P<n{at}>{COUNT}){of_all}{_WHO}(?:\s*[(\[]\s*(?P<q{at}>{_NUMBER})\s?%\s*[)\]])?)"


HALVED = Cued(
    rf"(?<![\w.·]){_figure(1)}\s+(?:had|achieved|showed|experienced|reached|obtained)\s+(?:an?\s+)?(?P<k1>[a-z][a-z-]{{3,18}}),?\s+(?:and|but|while|whereas)\s+{_figure(2)}\s+"
    rf"(?:(?:had|achieved|showed)\s+)?(?:an?\s+)?(?P<k2>[a-z][a-z-]{{3,18}})\s+(?P<noun>{_NOUN})\b",
)


# "… had a response, which was complete in five (26%) and partial in eight (42%)".
WAS_IN = Cued(
    rf"\b(?P<noun>{_NOUN})\s*(?:[(\[][^()\[\]]{{1,40}}[)\]]\s*)?(?:,\s+(?:which|this|it)\s+)?(?:was|were)\s+(?P<k1>[a-z][a-z-]{{3,18}})\s+in\s+{_figure(1)},?\s+(?:and|but)\s+(?:was\s+)?"
    rf"(?P<k2>[a-z][a-z-]{{3,18}})\s+in\s+{_figure(2)}",
)


class Halved(NamedTuple):
    name: str
    start: int
    end: int
    parts: dict[str, str]


def halved_names(text: str) -> Iterator[list[Halved]]:
    """The two shares or counts of such a sentence, each with its whole name."""
    for found in (*HALVED.finditer(text), *WAS_IN.finditer(text)):
        out = []
        for at in (1, 2):
            percent = found[f"p{at}"] or found[f"q{at}"]
            count = found[f"n{at}"]
            parts = {"events": count_value(count)} if count else {}
            parts |= {"total": found[f"t{at}"]} if found[f"t{at}"] else {}
            parts |= {"percent": percent} if percent else {}
            out.append(Halved(f"{found[f'k{at}']} {found['noun']}", found.start(), found.end(), parts))
        yield out
