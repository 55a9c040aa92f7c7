"""Registration numbers that a report gives as its own."""

from __future__ import annotations

from functools import cache

from attest.expressions import quick as re
from attest.rule_files import load
from attest.text.document import Block

CUE = re.compile(
    r"regist|clinicaltrials\.gov|identifier|prospero|eudract|isrctn|umin|trial number|trial information|study number|"
    r"\bNCT\b|protocol|funded|\(\s*$|\|\s*$",
    re.I,
)
# A report has a handful of registrations; a text that lists many speaks of other people's trials.
AT_MOST = 4
# A register named in words before the digits of its number: "ISRCTN registry, number 12345678".
NAMED = re.compile(r"^(?:ISRCTN|International|PROSPERO)\D*?(?=\d+$)")
# How the register of the European Union writes the number of a trial in one of its countries.
PREFIXED = r"EUCTR20\d\d-\d{6}-\d\d(?:-[A-Z]{2,3})?"


@cache
def _patterns() -> tuple[str, ...]:
    return (PREFIXED, *(entry["pattern"] for entry in load("attest.ingest", "registries.yaml")))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _patterns()))


@cache
def _in_text() -> re.Pattern[str]:
    """The same, also within a word: where a block begins, one may have ended."""
    return re.compile(_pattern().pattern.replace(r"\b", ""))


def _sign(named: re.Match[str]) -> str:
    """The letters with which the numbers of a register that is named in words begin."""
    return "CRD" if named.group().startswith("PROSPERO") else "ISRCTN"


def registrations(text: str, blocks: list[Block]) -> list[tuple[str, int, int]]:
    """Numbers with their places, outside references and furniture, each once; none where too many are listed."""
    found: dict[str, tuple[str, int, int]] = {}
    for block in blocks if _in_text().search(text) else ():
        if block.kind in ("reference", "furniture") or block.section == "references":
            continue
        for match in _pattern().finditer(text, block.start, block.end):
            before = text[max(block.start, match.start() - 120) : match.start()]
            after = text[match.end() : match.end() + 40]
            if not (
                block.section == "registration"
                or CUE.search(before)
                or CUE.search(match.group())
                or CUE.search(after)
                or match.start() == block.start
            ):
                continue
            number = NAMED.sub(_sign, "".join(match.group().split()).replace(":", ""))
            found.setdefault(number, (number, match.start(), match.end()))
    return list(found.values()) if len(found) <= AT_MOST else []
