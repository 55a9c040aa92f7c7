"""Where a title begins and ends on its line: behind a label or number, before what sites print behind it."""

from __future__ import annotations

import re

from attest.ingest.names import FAMILY_NAMES
from attest.ingest.title_tails import without_tail

ABSTRACT_NUMBER = re.compile(
    r"^(?:(?:Poster|Abstract|Oral|Paper)\s+[A-Z]{0,3}-?\d{1,5}\s*[:.|–-]?\s+(?=[A-Z])|"
    r"(?:[A-Z]{0,4}\d{1,5}(?:-[A-Z]{1,4})?|[A-Z]{1,5}-?\d{2,5})\s*[:.|–-]\s+(?=[A-Z])|"
    # the codes of congresses of rheumatology, and any before a title in capitals
    r"(?:OP|POS|SAT|FRI|THU|WED|AB|SP|LB|HPR|PARE)\d{4}(?:-[A-Z]{2,5})?\s+(?=[A-Z])|"
    r"[A-Z]{1,4}\d{2,4}(?:-[A-Z]{2,5})?\s+(?=[A-Z][A-Z]+\s[^a-z]*$))"
)
# What a database writes behind a title: its language, its type, the number of its references.
MARKS_BEHIND = re.compile(
    r"\s\((?:Article|Review|Conference Paper|Short Survey|Letter|Note)\)$|(?:\.?\s*\[[^\[\]]{2,40}\])+\.?$"
)
# What one may click behind a title: "Tea for sore hips Get access".
BUTTON_BEHIND = re.compile(
    r"\s+(?:Get access|Free access|Open access|Full access|Restricted access|Download (?:PDF|citation)|"
    r"Get rights and content|"
    r"Cite this article|View article|Read more|Share|(?<=[a-z]\s)Free)\s*$"
)
TITLE_LABEL = re.compile(r"(?:article |document )?(?:title|titel|titre|título|titolo)\s*:\s+(?=\S)", re.I)
MARKED_HEADING = re.compile(r"#{1,3}\s+")  # as Markdown marks a heading


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A line without a label or an abstract's number before it and a database's marks around it: "[…]. [German]"."""
    if heading := MARKED_HEADING.match(text, start, end):
        start = heading.end()
    if label := TITLE_LABEL.match(text, start, end):
        start = label.end()
    if names := FAMILY_NAMES.match(text, start, end):
        start = names.end()
    number = ABSTRACT_NUMBER.match(text[start:end])
    if number:
        start += number.end()
    marks = MARKS_BEHIND.search(text[start:end])
    if marks and marks.start() > 20:
        end = start + marks.start()
    if (button := BUTTON_BEHIND.search(text, start, end)) and button.start() - start > 20:
        end = button.start()
    end = without_tail(text, start, end)
    if text[start] == "[" and text[start:end].rstrip(".").endswith("]"):
        start, end = start + 1, start + len(text[start:end].rstrip(".")) - 1
    return start, end
