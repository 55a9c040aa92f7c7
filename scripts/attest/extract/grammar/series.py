"""Series: values of one outcome side by side, and whose or when each of them is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from attest.expressions import quick as re
from attest.extract.arms import Arms
from attest.extract.grammar.atom import AVERAGED, Atom
from attest.extract.grammar.atoms import atoms
from attest.extract.grammar.courses import BECAME, TO, goes_on
from attest.extract.grammar.forms import UNIT
from attest.extract.grammar.frames import Frame
from attest.extract.grammar.groups import (
    group_before,
    group_behind,
    listed_group,
)
from attest.extract.grammar.whose import P_BRACKET, joined

VERSUS = re.compile(
    r"\b(?:vs|versus|v(?=\.?\s*(?:[\d(−]|$))|compared\s+(?:with|to)|relative\s+to|against|as\s+opposed\s+to|"
    r"(?<!more )(?<!less )than)\b",
    re.I,
)
LISTED = re.compile(
    rf"\s*(?:{UNIT}|[a-zA-Zµμ]{{1,6}}(?:\s?[·×]\s?[a-z]{{1,5}})?/[A-Za-z]{{1,6}})?\s*(?:,\s*(?:and|or)?|and|or)\s*",
    re.I,
)
# "From 4 to 2": a course; "ranged from 4 to 8" tells the extent of a spread.
FROM = re.compile(
    r"(?<!ranged )(?<!ranging )(?<!ranges )(?<!varied )(?<!varying )"
    r"\bfrom\s*(?:an?\s+)?(?:median|mean|average)?\s*(?:of\s+)?$"
)
MOST_ATOMS = 60  # a "sentence" with more numbers is a table saved as one line, whose cells no words name


@dataclass(frozen=True)
class Series:
    """Atoms of one outcome; `link` is how they are joined: "alone", "versus", "listed", "to"."""

    atoms: tuple[Atom, ...]
    link: str


class Read(NamedTuple):
    """A sentence's frame, its statistics, and these as they stand side by side."""

    frame: Frame
    atoms: list[Atom]
    series: list[Series]


def read_series(text: str, arms: Arms) -> Read:
    """A sentence with its statistics; none where it is a table in disguise."""
    frame, found = Frame(text), atoms(text)
    return Read(frame, found, series_of(frame, found, arms) if len(found) <= MOST_ATOMS else [])


def series_of(frame: Frame, found: list[Atom], arms: Arms) -> list[Series]:
    out: list[Series] = []
    for one in (atom for atom in found if atom.kind != "p"):
        if out:
            before = out[-1].atoms[-1]
            link = _link(frame, before, one, arms) if _alike(frame, before, one) else ""
            if out[-1].link == "to" and link in ("versus", "listed", "") and one.kind in (*AVERAGED, "share"):
                same = before.kind == one.kind and frame.outer[before.start] == frame.outer[one.start]
                link = "to" if same and goes_on(frame.text, before, one, arms) else link if link == "listed" else ""
            if link == "to" and out[-1].link == "versus" and goes_on(frame.text, before, one, arms):
                out[-1] = Series(out[-1].atoms, "to")  # "112 before, 78 at discharge, and then rose to 116"
            if link:
                out[-1] = Series((*out[-1].atoms, one), link if out[-1].link in ("alone", link) else "mixed")
                continue
        out.append(Series((one,), "alone"))
    return [_of_change(one) for one in out]


def _of_change(one: Series) -> Series:
    """Changes in per cent side by side: beside one with a sign, those without are no shares of people."""
    if not any(atom.kind == "value" and atom.unit == "%" and atom.parts["mean"][0][0] in SIGNS for atom in one.atoms):
        return one
    atoms = (
        replace(atom, kind="value", parts={"mean": atom.parts["percent"]}) if atom.kind == "share" else atom
        for atom in one.atoms
    )
    return Series(tuple(atoms), one.link)


SIGNS = "-−–+"


def _alike(frame: Frame, one: Atom, two: Atom) -> bool:
    kinds = {one.kind, two.kind}
    return (
        (
            len(kinds) == 1
            or kinds == {"count", "tally"}
            or (kinds <= {"value", "share"} and (one.unit == two.unit or not one.unit or not two.unit))
            or (one.kind in ("median", "spread") and two.kind == "value" and _from_to(frame, one, two))
        )
        and frame.outer[one.start] == frame.outer[two.start]
        and (one.kind != "interval" or not (one.measure or two.measure))
        and not (one.kind == "count" and (one.of or two.of))
        and not (one.kind == two.kind == "value" and _in_percent_too(one, two))
    )


def _in_percent_too(one: Atom, two: Atom) -> bool:
    """Whether one value has a unit of its own and the other is in per cent: "by 6.6 points or 22%"."""
    return bool(one.unit and two.unit) and (one.unit[0] == "%") != (two.unit[0] == "%")


def _from_to(frame: Frame, one: Atom, two: Atom) -> bool:
    """Whether a plain value is what one with its spread became: "from 17.6 mg (3-60) to 10.8 mg"."""
    led = FROM.search(frame.text[: one.start][-30:])
    return led is not None and TO.fullmatch(frame.text[_ended(one) : two.start]) is not None


def _ended(one: Atom) -> int:
    return max(one.end, one.value_end)


# "The mean time was 4.8 months and the mean length was 3.5 years": the value of something else.
OTHER_SUBJECT = re.compile(
    r"\b(?:and|but|while|whereas)\s+(?:the\s+)?(?:mean|median|average)\s+(?!(?:of|in|for|with|values?|scores?|levels?|changes?|one|was|were)\b)"
    r"(?:(?!(?:in|among|with|of\s+the)\s)[A-Za-z][\w/-]*\s+){1,5}?(?:(?:of|for)\s+(?!(?:the|those)\b)[\w-]+\s+)?(?:was|were|of)\s+(?:only\s+)?$"
)
BRACKET_FIRST = re.compile(r"^\s*%?\s*\([^()]{1,24}\)")
SENTENCE_ENDS = re.compile(r"[.:]\s")


IT_WAS = re.compile(
    r"\b(?:at|after|by|within)\s[^.;,()]{2,40}?\s(?:it|they)\s+(?:had\s+)?(?:was|were|fell|rose|increased|decreased|improved|dropped|declined|reached|averaged)\b",
    re.I,
)


def _link(frame: Frame, one: Atom, two: Atom, arms: Arms) -> str:
    between = P_BRACKET.sub("", BRACKET_FIRST.sub("", frame.text[_ended(one) : two.start]))
    if len(between) > 110 or ";" in between or SENTENCE_ENDS.search(between.casefold().replace("vs. ", "vs  ")):
        return ""
    ranged = two.unit in ("%", "percent", "per cent") and one.unit != two.unit  # "79 to 83 percent"
    if FROM.search(frame.text[: two.start][-30:]):
        return ""  # the values of another group begin: "and from 4.1 to 4.0 in the controls"
    opened = FROM.search(frame.bare[: one.start].rstrip()[-30:] + " ") or FROM.search(frame.text[: one.start][-30:])
    starts = opened is not None or (frame.outer[one.start] >= 0 and not ranged)
    if (starts and TO.fullmatch(between)) or BECAME.fullmatch(between):
        return "to"
    if VERSUS.search(between):
        return "versus"
    if OTHER_SUBJECT.search(between):
        return ""
    if LISTED.fullmatch(between) or between.strip() == "/":
        return "listed"
    if IT_WAS.search(between):
        return ""  # a statement of its own: "… and after 12 months it fell to 4"
    after, before = group_behind(frame.text, one.value_end, arms), group_before(frame.text, two.start, arms)
    if before is not None and before.start >= one.end and len(frame.text[one.end : before.start]) <= 16:
        return "versus"
    behind = (listed_group if after is not None and after.state else group_behind)(frame.text, two.value_end, arms)
    if (
        after is not None
        and behind is not None
        and after.end <= two.start
        and re.fullmatch(
            r"(?:\s+(?:group|arm|patients|participants))?\s*(?:,|and|,\s*and|while|but)\s+(?:it\s+was\s+|"
            r"only\s+|in\s+|by\s+)?",
            P_BRACKET.sub("", frame.text[after.end : two.start]),
        )
    ):
        return "versus"
    return "versus" if one.kind in AVERAGED and two.kind in AVERAGED and joined(frame.text, one, two, arms) else ""
