"""Values with their group or time in a bracket of their own: "63% (300 mg), 62% (150 mg) and 62% (placebo)"."""

from __future__ import annotations

import re

from attest.extract.arms import Arms
from attest.extract.grammar.atom import Atom
from attest.extract.phrase_times import time_in

OWN_BRACKET = re.compile(
    r"\s*[(\[](?P<who>(?![nNpP]\s?[=<>]|9\d\s?%|CI\b|range|IQR|SD\b)(?=[^()\[\]]*[A-Za-z]{2})[^()\[\]%=<>±/;]{2,40})[)\]]"
)


# "(16% before stents vs 19% after)", "(12% placebo; 8% zinc)": words right behind each value of one bracket.
BARE = re.compile(
    r"\s*%?\s+(?P<who>(?!(?:vs|versus|and|or|to|of|in|for|with|on|at|by|from|than|compared|"
    r"per|reduction|increase|"
    r"decrease|decline|change|lower|higher|more|less|"
    r"fewer|greater|difference|each|respectively|p|n|CI|confidence|range|patients|women|men|cases)\b)"
    r"[A-Za-z][\w -]{1,36}?)\s*(?=[,;)\]]|\b(?:vs|versus|and|compared|than)\b)"
)


def bare_labels(text: str, atoms: tuple[Atom, ...], arms: Arms) -> list[tuple[str | None, str | None]] | None:
    """The arm of each value of a bracket, where all have their words right behind them and no two the same."""
    found = [BARE.match(text, atom.end) for atom in atoms]
    words = [told["who"].strip() for told in found if told]
    if len(words) < len(atoms) or len({word.casefold() for word in words}) < len(words) or any(map(time_in, words)):
        return None
    return [(arms.known(told) or told, None) for told in words]


def own_brackets(text: str, atoms: tuple[Atom, ...], arms: Arms) -> list[tuple[str | None, str | None]] | None:
    """The arm or the time of each value; None where one has none, or two have the same."""
    found = [OWN_BRACKET.match(text, atom.end) for atom in atoms]
    words = [told["who"].strip() for told in found if told]
    if len(words) < len(atoms) or len(set(words)) < len(words):
        return None
    times = [time_in(told) for told in words]
    if all(times):
        return [(None, time) for time in times]
    return None if any(times) else [(arms.known(told) or told, None) for told in words]
