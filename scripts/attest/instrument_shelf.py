"""The instruments that a review can use, its own and the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from attest.instrument import Instrument, load_instrument
from attest.places import HOME, own_or_shipped

FOLDER = "config/instruments"


class Shelf(Mapping[str, Instrument]):
    """Instruments by name, each read when it is first wanted."""

    def __init__(self, review: Path) -> None:
        self._review = review
        self._read: dict[str, Instrument] = {}

    def __getitem__(self, name: str) -> Instrument:
        """The instrument of that name; raises `Faults` where its file is missing or wrong."""
        if name not in self._read:
            self._read[name] = load_instrument(*self._find(name), self._find)
        return self._read[name]

    def _find(self, name: str) -> tuple[Path, str]:
        return own_or_shipped(self._review, f"{FOLDER}/{name}.yaml")

    def __iter__(self) -> Iterator[str]:
        folders = (self._review / FOLDER, HOME / FOLDER)
        return iter(sorted({path.stem for folder in folders for path in folder.glob("*.yaml")}))

    def __len__(self) -> int:
        return len(list(iter(self)))
