"""The instruments that a review can use, its own and the shipped ones."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from attest.instrument import Instrument, load_instrument
from attest.places import HOME, own_or_shipped
from attest.problems import Faults, Problem, shown

FOLDER = "config/instruments"


class Shelf(Mapping[str, Instrument]):
    """Instruments by name, each read when it is first wanted."""

    def __init__(self, review: Path) -> None:
        self._review = review
        self._read: dict[str, Instrument] = {}

    def __getitem__(self, name: str) -> Instrument:
        """The instrument of that name; raises `Faults` where there is none, or its file is wrong."""
        if name not in self._read:
            if name not in (known := list(self)):  # a name is no path
                near = difflib.get_close_matches(name, known, 1)
                hint = f"Did you mean `{near[0]}`?" if near else f"Its file would be {FOLDER}/<name>.yaml."
                raise Faults([Problem(FOLDER, "", shown(name), f"one of {', '.join(known)}", hint)])
            self._read[name] = load_instrument(*self._find(name), self._find)
        return self._read[name]

    def is_own(self, name: str) -> bool:
        """Whether the review has a file of its own for that name."""
        return (self._review / FOLDER / f"{name}.yaml").is_file()

    def _find(self, name: str) -> tuple[Path, str]:
        return own_or_shipped(self._review, f"{FOLDER}/{name}.yaml")

    def __iter__(self) -> Iterator[str]:
        folders = (self._review / FOLDER, HOME / FOLDER)
        return iter(sorted({path.stem for folder in folders for path in folder.glob("*.yaml")}))

    def __len__(self) -> int:
        return len(list(iter(self)))
