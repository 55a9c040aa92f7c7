"""Answers and judgements as people spell them: by id, by label, by initials, in any case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attest.instrument import Level

NOT_GIVEN = {"", "na", "n a", "not applicable", "not asked", "does not apply"}
STROKES = {"-", "–", "—", ".", "/"}  # what people put into a cell that stays blank
_RISK = re.compile(r"(?:at )?(.+?) (?:risk|concern)(?: of bias| regarding bias)?")
_BREAK = re.compile(r"[\W_]+")


def words_of(text: str) -> str:
    """The words of a text, small and with single blanks between them."""
    return _BREAK.sub(" ", text.casefold()).strip()


class Scale:
    """The spellings of the answers that an item offers, or of the levels of a judgement."""

    def __init__(self, levels: Sequence[Level]) -> None:
        self.levels = tuple(levels)
        self.labels = {level.id: level.label for level in levels}
        self._known: dict[str, str] = {}
        for spell in (lambda one: words_of(one.id), lambda one: words_of(one.label), _bare, _initials, _first):
            self._add([(spell(level), level.id) for level in levels])
        self._read: dict[str, str | None] = {}

    def _add(self, spellings: Iterable[tuple[str, str]]) -> None:
        """Spellings that nothing else has; two levels with the same one do without it."""
        told = list(spellings)
        for spelling, level in told:
            if spelling and {other for one, other in told if one == spelling} == {level}:
                self._known.setdefault(spelling, level)

    def read(self, text: str) -> str | None:
        """The id of the level; "" where nothing is said, None where it is none of these."""
        if text not in self._read:
            self._read[text] = self._find(text)
        return self._read[text]

    def _find(self, text: str) -> str | None:
        if text.strip() in STROKES:
            return ""
        told = words_of(text)
        for spelling in (told, told.replace(" ", "")):  # n/a is na
            if spelling in self._known:
                return self._known[spelling]
        risk = _RISK.fullmatch(told)
        if risk and risk[1] in self._known:
            return self._known[risk[1]]
        return "" if told in NOT_GIVEN and (told or not text.strip()) else None

    @property
    def offered(self) -> str:
        """The levels for a message."""
        return ", ".join(
            level.id if level.id.casefold() == level.label.casefold() else f"{level.id} ({level.label})"
            for level in self.levels
        )


def _bare(level: Level) -> str:
    """ "Low risk" is low."""
    risk = _RISK.fullmatch(words_of(level.label))
    return risk[1] if risk else ""


def _initials(level: Level) -> str:
    return "".join(word[0] for word in words_of(level.label).split())


def _first(level: Level) -> str:
    return words_of(level.label)[:1]
