"""Damage: words that were pasted into a sentence, so that the figures beside them cannot be trusted."""

from __future__ import annotations

import re

from attest.expressions.cued import Cued
from attest.text.document import Block, Damage
from attest.text.source import Source

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]+(?:\s*\((?:n\.\s?d\.|(?:accessed|retrieved|last)[^()]{0,60})\))?", re.I
)
# Words and marks after which an address is meant to stand in a sentence.
INTRODUCED = re.compile(
    r"(?:available(?:\s+(?:online|from))?(?:\s+at)?|see|visit|at|via|from|on|website|site|url|link|"
    r"doi|registered|"
    r"registration|identifier|number|clinicaltrials\.gov|prospero|accessed|found|here)\W{0,4}$",
    re.I,
)
SENTENCE_END = re.compile(r"[.!?](?:\s+(?=[A-Z])|\s*$)")
REPLACED = Cued(r"\ufffd+")
MASK = "\ufffc"


def damaged_spans(text: str, blocks: list[Block]) -> list[tuple[int, int, str, str]]:
    """Start and end in `text`, what is wrong, and the rule, for what was pasted into sentences."""
    spans = []
    for block in blocks:
        if block.kind not in ("paragraph", "list item"):
            continue
        content = text[block.start : block.end]
        if "://" in content or "www." in content.casefold():
            for found in ADDRESS.finditer(content):
                address = found.group().rstrip(".,;:)]") if not found.group().endswith(".)") else found.group()
                start, end = found.start(), found.start() + len(address)
                before, after = content[:start].rstrip(), content[end:].strip(" .,;:)]")
                if before and after and not INTRODUCED.search(before[-40:]) and not before.endswith((".", ":")):
                    what = "a web address stands inside a sentence"
                    spans.append((block.start + start, block.start + end, what, "address-in-sentence"))
        for found in REPLACED.finditer(content):
            what = "characters that could not be decoded"
            spans.append((block.start + found.start(), block.start + found.end(), what, "undecodable"))
    return spans


def damage_of(source: Source, blocks: list[Block]) -> list[Damage]:
    out = []
    for start, end, what, rule in damaged_spans(source.text, blocks):
        block = next(one for one in blocks if one.start <= start < one.end)
        before = [found.end() for found in SENTENCE_END.finditer(source.text, block.start, start)]
        after = SENTENCE_END.search(source.text, end, block.end)
        sentence = source.span(before[-1] if before else block.start, after.start() + 1 if after else block.end)
        out.append(Damage(*source.span(start, end), source.text[start:end], what, rule, *sentence))
    return out


def masked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text, as long as before, with the damaged characters replaced by one that no rule reads."""
    for start, end in spans:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text
